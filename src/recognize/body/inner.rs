//! Bodies inside the name of another: `Đảng ủy Bệnh viện X`, `Phòng Tổ chức cán bộ Sở Y tế`.

use super::Bodies;
use super::qualifiers::Allow;
use crate::ontology::Concept;
use crate::recognize::mention::BodyMention;
use crate::recognize::person;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind, key};

/// Words before the name of the country in the name of a union.
const LONGEST_NATIONAL: usize = 6;

impl Bodies<'_, '_, '_> {
    /// A party body, union or board: fields such as `cơ sở`, then the institution, or a level and place; a board of a council
    /// also behind a comma (`Trưởng ban Đô thị, HĐND thành phố`).
    pub(super) fn institution(&self, body: &mut BodyMention, of: bool, depth: usize) {
        let text = self.text;
        let mut at = self.bracketed_abbreviation(body.end).unwrap_or(body.end);
        let (says_of, comma) = (text.says(at, "của"), text.is_mark(at, &[',']));
        if says_of || comma && self.before_name {
            let next = text.longest(at + 1, Sort::Head).map(|m| self.words.concept(m.concept));
            let government = || self.words.concept(body.head).value("broader") == Some("body-government");
            let board = || self.before_name && government();
            let holds = |next: &Concept| if comma { next.is("holdsParts") && board() } else { of || board() };
            at += usize::from(next.is_some_and(holds));
        }
        if let Some(inner) = self.inner(at, depth) {
            body.end = inner.end;
            body.inner = Some(Box::new(inner));
            return;
        }
        if let Some(end) = self.party_name(body.end) {
            body.qualifiers.push(text.words(body.end, end));
            body.end = end;
            return;
        }
        if let Some(end) = self.national_name(body.end) {
            body.qualifiers.push(text.words(body.end, end));
            body.end = end;
            return;
        }
        let known_brand = self.before_name || self.known_brand(body.end).is_some();
        if let Some(brand) = self.brand(body.end).filter(|_| known_brand) {
            body.end = brand.end;
            body.inner = Some(Box::new(brand));
            return;
        }
        self.qualify(body, Allow { fields: true, names: false, numbers: false });
        // `Đảng bộ xã A Chi bộ ấp B`: two bodies side by side.
        let branch = |b: &BodyMention| self.words.kind_of_head(b.head) == "party-branch";
        if body.open_level.is_none()
            && let Some(inner) = self.inner(body.end, depth).filter(|b| !branch(b))
            && !body.qualifiers.is_empty()
        {
            body.end = inner.end;
            body.inner = Some(Box::new(inner));
        }
    }

    /// The end of a name without a head noun that party bodies of this text are called by.
    pub(super) fn party_name(&self, at: usize) -> Option<usize> {
        let end = person::run(self.text, at);
        (end > at && self.known.bodies.contains(&key(&self.text.words(at, end)))).then_some(end)
    }

    /// The end of a name that ends in that of the country: `Công đoàn Cao su Việt Nam`.
    fn national_name(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        let word = |i: usize| text.tokens.get(i).is_some_and(|t| matches!(t.case, Case::Title | Case::Lower));
        let country = (at + 1..at + LONGEST_NATIONAL).find(|i| text.says_all(*i, &["việt", "nam"]))?;
        let own = title(at) && (at..country).all(|i| word(i) && !self.is_other_mention(i, true));
        own.then_some(country + 2)
    }

    /// A department or branch may name the institution that it sits in: `Phòng Tổ chức cán bộ Sở Y tế`.
    pub(super) fn seat(&self, body: &mut BodyMention, depth: usize) {
        if body.open_level.is_some() {
            return;
        }
        // `Đoàn kiểm tra của Ban Thường vụ Huyện ủy`
        let named = !body.qualifiers.is_empty() || body.end > body.start + 2;
        let of = named && self.text.says(body.end, "của") && self.keeps_of(body.head);
        // `Hội Phụ nữ - Bệnh viện X`
        let dashed = body.is_bare() && self.text.is_dash(body.end) && self.is_seat(body.end + 1);
        let behind = if of || dashed || self.is_seat_behind_comma(body) { body.end + 1 } else { body.end };
        // `Hội Cựu chiến binh (CCB) Bệnh viện X`
        let behind = self.bracketed_abbreviation(behind).unwrap_or(behind);
        let bracket = self.is_seat_in_brackets(body);
        let inner = self.inner(if bracket { body.end + 1 } else { behind }, depth);
        // `tại Bệnh viện X Chi bộ Y tổ chức`: no institution sits in a branch.
        let kind = |head: u32| self.words.kind_of_head(head);
        let inner = inner.filter(|b| !(kind(b.head) == "party-branch" && self.words.concept(body.head).is("seat")));
        // `Trường Đại học Công đoàn` bears the noun of a body as its name.
        if let Some(inner) = inner.as_ref().filter(|b| kind(body.head) == "school" && body.is_bare() && b.is_bare()) {
            body.qualifiers.push(self.text.words(body.end, inner.end));
            body.end = inner.end;
            return;
        }
        let inner = inner.map(|inner| self.with_neighbour(body.head, inner, depth));
        if let Some(inner) = inner.filter(|b| !bracket || self.text.is_mark(b.end, &[')'])) {
            body.end = inner.end + usize::from(bracket);
            body.inner = Some(Box::new(inner));
            body.keeps_of = of;
        }
    }

    /// `Chi bộ Phòng Đào tạo - Khoa Dược`: a branch of two departments, the second joined to the name of the first.
    fn with_neighbour(&self, head: u32, mut inner: BodyMention, depth: usize) -> BodyMention {
        let kind = |head: u32| self.words.kind_of_head(head);
        let department =
            |b: &BodyMention| kind(b.head) == "department" && b.inner.is_none() && !b.qualifiers.is_empty();
        let joins = kind(head) == "party-branch" && self.text.is_dash(inner.end) && department(&inner);
        let next = || self.nested(inner.end + 1, depth + 1, false).filter(department);
        if let Some(next) = joins.then(next).flatten() {
            let words = self.text.words(inner.end, next.end);
            inner.qualifiers.iter_mut().last().into_iter().for_each(|last| *last = format!("{last} {words}"));
            inner.end = next.end;
        }
        inner
    }

    /// `Trưởng phòng Quản lý công sản (Sở Tài chính)`.
    fn is_seat_in_brackets(&self, body: &BodyMention) -> bool {
        let part = self.words.concept(body.head).is("part") && !body.qualifiers.is_empty();
        part && self.before_name && self.text.is_mark(body.end, &['('])
    }

    pub(super) fn keeps_of(&self, head: u32) -> bool {
        self.words.concept(head).is("keepsOf")
    }

    /// `Trưởng khoa Nội, Bệnh viện X`, `Cục A, Bộ B`, behind a role `Trưởng phòng Nghiệp vụ – Sở X`: what belongs to an institution,
    /// a comma or dash, the institution.
    pub(super) fn is_seat_behind_comma(&self, body: &BodyMention) -> bool {
        let text = self.text;
        let part = self.words.concept(body.head).is("part") && !body.qualifiers.is_empty();
        let dash = self.before_name && text.is_dash(body.end) && !text.tokens[body.end].glued;
        let parted = part && (dash || text.is_mark(body.end, &[',']));
        let Some(mark) = text.longest(body.end + 1, Sort::Head).filter(|_| parted) else {
            return false;
        };
        let seat = self.words.concept(mark.concept);
        let named = text.is_capitalised(mark.end) || text.is(mark.end, Sort::Field) || text.is(mark.end, Sort::Level);
        let holds = seat.is("seat") && mark.concept != body.head || seat.is("holdsParts") && self.before_name;
        holds && named && (self.before_name || text.is_capitalised(body.end + 1))
    }

    pub(super) fn inner(&self, at: usize, depth: usize) -> Option<BodyMention> {
        // `Phòng 7 Viện Kiểm sát nhân dân`: the number is the department's.
        let numbered = |b: &BodyMention| {
            let number = at > 0 && self.text.tokens[at - 1].kind == TokenKind::Number;
            number && self.text.is_capitalised(at) && !b.is_bare()
        };
        let nested = self.nested(at, depth + 1, false).filter(|b| !b.plural || numbered(b));
        nested.map(|b| BodyMention { plural: false, ..b }).or_else(|| self.bare_institution(at))
    }

    /// `Sở` in `Đảng ủy Sở`, `Trung tâm` in `Đảng bộ Trung tâm`: an institution that the text shortens to its head noun.
    pub(super) fn bare_institution(&self, at: usize) -> Option<BodyMention> {
        let mark = self.text.longest(at, Sort::Head).filter(|_| self.text.is_capitalised(at))?;
        let head = self.words.concept(mark.concept);
        let institution = matches!(
            head.value("broader"),
            Some("body-company" | "body-school" | "body-government" | "body-mass-organization")
        );
        let head_name = head.name().to_owned();
        let centre = matches!(head_name.as_str(), "Trung tâm" | "Viện" | "Trung ương Hội");
        let fits = head.is("lone") && (institution || centre);
        fits.then(|| BodyMention { start: at, end: mark.end, head: mark.concept, head_name, ..BodyMention::default() })
    }
}
