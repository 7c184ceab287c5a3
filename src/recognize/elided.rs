//! Bodies of two places behind one noun: `Đảng ủy phường A và phường B`, `Ban Chấp hành Đảng bộ tỉnh A và B`.

use super::mention::{BodyMention, Mention, What};
use super::scan::Scan;
use super::words::Sort;
use crate::text::Case;

impl Scan<'_, '_, '_> {
    /// The body of the second place, where a mention ends in the first.
    pub(super) fn of_second_place(&self, mention: &Mention) -> Option<Mention> {
        let text = self.text;
        let What::Body(body) = &mention.what else { return None };
        let at = mention.end + 1;
        if body.plural || !text.says(mention.end, "và") {
            return None;
        }
        let first = innermost(body);
        let last = first.qualifiers.last().filter(|_| first.open_level.is_none())?;
        let (level, _) = self.words.split_level(last)?;
        // `và phường B`, `và Yên Bái cũng đã …`
        let place = match self.bodies.level(at) {
            Some((second, next)) => Some(next).filter(|_| second == level),
            None => {
                let place = text.longest(at, Sort::Place).filter(|_| text.is_capitalised(at))?;
                let alike = self.words.concept(place.concept).value("level") == Some(level);
                let goes_on = text.tokens.get(place.end).is_some_and(|t| t.case == Case::Lower);
                (alike && goes_on).then_some(at)
            }
        }?;
        let end = self.bodies.place(place)?;
        let mut second = body.clone();
        move_to(&mut second, &format!("{level} {}", self.bodies.place_name(place, end)), at, end);
        Some(Mention { start: at, end, what: What::Body(second) })
    }
}

/// The body inside all others.
fn innermost(body: &BodyMention) -> &BodyMention {
    body.inner.as_deref().map_or(body, innermost)
}

/// Gives a body, or the innermost one of it, another place in the end of its name, and says where the words stand that name it.
fn move_to(body: &mut BodyMention, place: &str, start: usize, end: usize) {
    (body.start, body.end) = (start, end);
    match &mut body.inner {
        Some(inner) => move_to(inner, place, start, end),
        None => {
            body.qualifiers.pop();
            body.qualifiers.push(place.to_owned());
        }
    }
}
