//! Offices of banks and firms in a place: `Ngân hàng A, chi nhánh B`.

use super::Bodies;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;

/// What such an office is called.
pub(super) const NOUN: &str = "Chi nhánh";

impl Bodies<'_, '_, '_> {
    /// `Ngân hàng Nhà nước Chi nhánh tỉnh A`, `Ngân hàng B - Chi nhánh A`, `Công ty C, chi nhánh A`: the office in the place, with a
    /// dash between in each case.
    pub(super) fn branch_office(&self, body: &mut BodyMention) {
        let text = self.text;
        let parted = text.is_mark(body.end, &[',']) || text.is_dash(body.end);
        let Some(noun) = text.longest(body.end + usize::from(parted), Sort::Head) else { return };
        let own = self.words.concept(body.head);
        let open = own.is("seat") && own.name() != NOUN && body.open_level.is_none() && body.inner.is_none();
        if !open || self.words.concept(noun.concept).name() != NOUN {
            return;
        }
        let place = self.level(noun.end).map_or(noun.end, |(_, next)| next);
        if let Some(end) = self.place(place) {
            body.qualifiers.push(format!("– {NOUN} {}", text.words(noun.end, end)));
            body.end = end;
        }
    }
}
