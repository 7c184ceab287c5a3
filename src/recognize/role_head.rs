//! Roles that the head noun of their body is read out of: one that they begin with and leave out behind them (`Vụ trưởng Tổ chức
//! cán bộ` of the `Vụ Tổ chức cán bộ`), one that they end with and write in short (`CVP UBND tỉnh A`).

use super::mention::BodyMention;
use super::person;
use super::scan::Scan;
use super::words::{Mark, Sort};
use crate::ontology::Concept;
use crate::text::{Case, capitalised};

impl Scan<'_, '_, '_> {
    /// `Vụ trưởng Tổ chức cán bộ`, `Đội trưởng QLTT số 8`: the head noun that the role begins with stands for the one before
    /// the field.
    pub(super) fn elided_head(&self, start: usize, role: Mark) -> Option<BodyMention> {
        let text = self.text;
        if !text.is_capitalised(role.end) {
            return None;
        }
        let field = text.longest(role.end, Sort::Field);
        let named = field.map_or(role.end + 1, |field| field.end);
        let heads = text.longest(role.end, Sort::Head).is_some_and(|m| m.end >= named);
        let from = if text.says(start, "phó") { start + 1 } else { start };
        let head =
            text.longest(from, Sort::Head).filter(|m| text.says(m.end, "trưởng") && m.end + 1 == role.end && !heads)?;
        let body = self.bodies.elided(head.concept, role.end);
        (field.is_some() || self.is_of_office(&body)).then_some(body)
    }

    /// `Cục trưởng Chống sạt lở đất (Bộ X)`, `Cục trưởng Kè đập ven biển Lê Văn A`: words of which one is written
    /// in small letters, before the institution that the office is of, or the name of whoever heads it.
    fn is_of_office(&self, body: &BodyMention) -> bool {
        let text = self.text;
        let small = body.qualifiers.first().is_some_and(|name| name.contains(|c: char| c.is_whitespace()))
            && text.tokens.get(body.start + 1).is_some_and(|t| t.case == Case::Lower);
        let named = || text.is(body.end, Sort::Surname) && person::reach(text, body.end) >= body.end + 2;
        small && (body.inner.is_some() || named())
    }

    /// `CVP UBND tỉnh A`, `PTP Tổ chức cán bộ`: what the role that is written in short would open (`Văn phòng`, `Phòng`).
    pub(super) fn opened_in_short(&self, role: &Concept, at: usize) -> Option<BodyMention> {
        let name = role.name();
        let mut ends = name.match_indices(' ').map(|(i, _)| &name[i + 1..]);
        let head = ends.find_map(|end| self.words.head(&capitalised(end)))?;
        Some(self.bodies.elided(head.concept, at)).filter(|body| !body.is_bare())
    }
}
