//! What qualifies a head noun: fields, places, names, numbers.

use super::Bodies;
use crate::recognize::function_words::is_function_word;
use crate::recognize::mention::BodyMention;
use crate::recognize::person;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind, key};

impl Bodies<'_, '_, '_> {
    /// The index behind `Trung ương`, spelled out or in short (`Công an T.Ư`).
    fn centre(&self, at: usize) -> Option<usize> {
        let short =
            || self.text.longest(at, Sort::Field).filter(|m| self.words.concept(m.concept).name() == "trung ương");
        if self.text.says_all(at, &["trung", "ương"]) { Some(at + 2) } else { short().map(|m| m.end) }
    }

    pub(super) fn qualify(&self, body: &mut BodyMention, allow: Allow) {
        let text = self.text;
        let one_field = self.words.concept(body.head).value("takes") == Some("field");
        let sits_at = self.words.concept(body.head).is("sitsAt");
        let after_people = self.words.concept(body.head).is("namedAfterPeople");
        let (mut at, mut fields, mut field_end) = (body.end, allow.fields, body.end);
        while let Some(token) = text.tokens.get(at) {
            let first = body.qualifiers.is_empty();
            // `Bệnh viện Phổi Bình ĐịnhSơ đồ tổ chức`: what is glued to a word is of another line, but for brands (`VinGroup`).
            let last = &text.tokens[at - 1];
            let brand = token.text.is_ascii() && last.text.is_ascii();
            let glued = token.glued && token.case == Case::Title && last.kind == TokenKind::Word && !brand;
            if token.kind == TokenKind::LineEnd || glued || (at > body.end && body.qualifiers.len() > 8) {
                break;
            }
            if let Some(next) =
                self.bracketed_abbreviation(at).filter(|next| !first && allow.names && self.is_seat(*next))
            {
                body.end = next;
                break;
            }
            // `Tổng công ty A - TNHH Một thành viên`: what sort of firm it is, is no part of the name.
            if let Some(end) = self.legal_form(at).filter(|_| !first) {
                body.end = end;
                break;
            }
            if let Some(next) = self.bracketed_level(at).or_else(|| self.bracketed_abbreviation(at)) {
                at = next;
                continue;
            }
            if let Some((level, next)) = self.level(at) {
                // `tổ dân phố số 4`
                if text.says(next, "số") && text.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                    body.qualifiers.push(text.words(at, next + 2));
                    at = next + 2;
                    body.end = at;
                    continue;
                }
                match self.place(next) {
                    Some(end) => {
                        let place = self.place_name(next, end);
                        let whole = key(&place).starts_with(&key(&level));
                        body.qualifiers.push(if whole { place } else { format!("{level} {place}") });
                        at = end;
                        body.end = at;
                        continue;
                    }
                    // `Công ty TX Hoa Mai` bears a name, `Bộ Tư lệnh TP` is the city's.
                    None if !(text.tokens[at].case == Case::Upper
                        && first
                        && allow.names
                        && text.is_capitalised(next)) =>
                    {
                        body.open_level = Some(level);
                        body.end = next;
                        return;
                    }
                    None => {}
                }
            }
            // `Tòa án nhân dân cấp cao tại Hà Nội`
            if sits_at
                && text.says(at, "tại")
                && let Some(end) = self.place(self.level(at + 1).map_or(at + 1, |l| l.1))
            {
                body.qualifiers.push(text.words(at, end));
                body.end = end;
                return;
            }
            // `Hội Cựu chiến binh Khối các cơ quan tỉnh`
            fields |= first && self.opens_block(at);
            if fields
                && (first || !one_field)
                && let Some(mark) = text.longest(at, Sort::Field).filter(|m| self.field_fits(at, m.end))
                && !(first && self.goes_on_as_name(body.head, at, mark.end))
            {
                body.qualifiers.push(self.field_name(at, mark.end, mark.concept));
                at = mark.end;
                (body.end, field_end) = (at, at);
                continue;
            }
            if token.is_capitalised()
                && let Some(end) = self.centre(at)
                && text.longest(at, Sort::Head).is_none_or(|m| m.end <= end)
                && !(first && one_field)
            {
                let written = text.words(at, end);
                body.qualifiers.push(if end == at + 2 { written } else { "Trung ương".to_owned() });
                at = end;
                body.end = at;
                continue;
            }
            let shouted = token.case == Case::Upper && self.ends_shouted(at) || self.begins_event(at);
            // `Phòng Chính trị Cục`
            if field_end == at && !first && self.is_bare_seat(at) {
                break;
            }
            if token.is_capitalised() && !shouted && !self.is_other_mention(at, first && after_people) {
                if let Some(mark) = text.longest(at, Sort::Place) {
                    let end = self.place(at).unwrap_or(mark.end);
                    body.qualifiers.push(self.place_name(at, end));
                    at = end;
                    body.end = at;
                    continue;
                }
                let place_of_field = !allow.names && allow.fields && !first && self.is_short_name(at);
                let open = body.qualifiers.last().is_some_and(|q| is_open_field(q));
                if allow.names || (!allow.fields && first) || open || place_of_field {
                    let of_place = !allow.names && !allow.fields;
                    let place = if of_place { self.place(at) } else { None };
                    // `Tỉnh ủy Y Mửi trao …`: a name of the highlands.
                    if of_place && place.is_none() && token.text.chars().count() == 1 {
                        break;
                    }
                    let end = if of_place { place.unwrap_or(at + 1) } else { self.name_run(at, allow.names) };
                    // `… của TAND Thay mặt …`, `… TAND Đại diện …`: the stop between two sentences is lost.
                    let next = text.tokens.get(end).filter(|t| t.case == Case::Lower && !is_function_word(&t.text));
                    if of_place && end == at + 1 && (next.is_some() || is_function_word(text.small(at))) {
                        break;
                    }
                    let name = self.known.spelled_out(&text.proper(at, end));
                    // `Hội LHTN VN TP. B`
                    let national = name == "Việt Nam" && self.level(end).is_some();
                    match body.qualifiers.last_mut().filter(|_| token.glued && !token.is_dash()) {
                        Some(last) => last.push_str(&name),
                        None => body.qualifiers.push(name),
                    }
                    at = end;
                    body.end = at;
                    if of_place && !national {
                        break;
                    }
                    continue;
                }
            }
            if let Some(place) = self.numbered_place(body).filter(|_| first) {
                body.qualifiers.push(place);
                body.end = at + 1;
                break;
            }
            // `Trường Mầm non 1/6`
            let day = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() <= 2);
            let school = || self.words.kind_of_head(body.head) == "school";
            if first && day(at) && (text.is_mark(at + 1, &['/']) || text.is_dash(at + 1)) && day(at + 2) && school() {
                body.qualifiers.push(text.words(at, at + 3));
                at += 3;
                body.end = at;
                continue;
            }
            if allow.numbers
                && (token.kind == TokenKind::Number && !token.text.contains([',', '.']) && !self.counts_something(at))
            {
                let glued_letter = text.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
                let end = at + 1 + usize::from(glued_letter);
                match body.qualifiers.last_mut().filter(|_| token.glued) {
                    Some(last) => last.push_str(&text.words(at, end)),
                    None => body.qualifiers.push(text.words(at, end)),
                }
                at = end;
                body.end = at;
                continue;
            }
            if allow.numbers
                && text.says(at, "số")
                && text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
            {
                body.qualifiers.push(text.words(at, at + 2));
                at += 2;
                body.end = at;
                continue;
            }
            if !first
                && (allow.names || one_field)
                && let Some(end) = self.enumeration(body.head, body.end, at)
            {
                let listed = text.words(body.end, end);
                if let Some(last) = body.qualifiers.last_mut() {
                    last.push_str(if listed.starts_with(',') { "" } else { " " });
                    last.push_str(&listed);
                }
                at = end;
                body.end = at;
                continue;
            }
            // `khoa Nội – Nhi`
            let rest = allow.names || allow.fields && text.is(at + 1, Sort::Field);
            let joint = text.is_dash(at) || text.is_mark(at, &['&']) && text.is_capitalised(at + 1);
            if joint && !first && rest && self.goes_on_behind_dash(at + 1) {
                if let Some(last) = body.qualifiers.last_mut() {
                    let joint = if text.is_mark(at, &['&']) { "&" } else { "–" };
                    last.push_str(&if token.glued { joint.replace('–', "-") } else { format!(" {joint}") });
                }
                at += 1;
                continue;
            }
            break;
        }
        join_dashes(&mut body.qualifiers);
    }

    /// `Hiệp hội Vận tải hành khách công cộng`: the name of an association begins with a field, and goes on in small letters.
    fn goes_on_as_name(&self, head: u32, at: usize, end: usize) -> bool {
        let association = self.words.kind_of_head(head) == "mass-organization" && !self.opens_block(at);
        let small = self.text.tokens.get(end).is_some_and(|t| t.case == Case::Lower);
        association && small && self.text.is_capitalised(at) && self.name_run(at, true) > end
    }

    /// Whether nothing but the noun of a seat stands at a token, for the institution that the text means by it.
    fn is_bare_seat(&self, at: usize) -> bool {
        let mark = self.text.longest(at, Sort::Head).filter(|_| self.text.is_capitalised(at));
        mark.is_some_and(|m| {
            let head = self.words.concept(m.concept);
            let ends =
                self.text.tokens.get(m.end).is_none_or(|t| matches!(t.kind, TokenKind::Mark | TokenKind::LineEnd));
            head.is("seat") && head.is("lone") && !self.text.is(at, Sort::Field) && ends
        })
    }

    /// Whether a block of bodies (`Khối các cơ quan tỉnh`), which is named by what it is made of, begins at a token.
    fn opens_block(&self, at: usize) -> bool {
        let field = |at: usize| self.text.longest(at, Sort::Field);
        self.text.is_capitalised(at)
            && field(at).is_some_and(|m| is_open_field(self.words.concept(m.concept).name()) && field(m.end).is_some())
    }

    /// Whether a body that others sit in is named at a token.
    pub(super) fn is_seat(&self, at: usize) -> bool {
        let mark = self.text.longest(at, Sort::Head).filter(|_| self.text.is_capitalised(at));
        mark.is_some_and(|m| self.words.concept(m.concept).is("seat"))
    }

    /// `(CQ&DN)`, `(PC 46)` behind the words that it stands for.
    pub fn bracketed_abbreviation(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let close = text.is_mark(at, &['(']).then(|| (at + 1..at + 7).find(|i| text.is_mark(*i, &[')']))).flatten()?;
        let number = |i: usize| i > at + 1 && text.tokens[i].kind == TokenKind::Number;
        let short = |i: usize| text.tokens[i].case == Case::Upper || text.is_mark(i, &['&', '-']) || number(i);
        (close > at + 1 && (at + 1..close).all(short)).then_some(close + 1)
    }

    /// Two capitalised words that begin no name: a place behind a field (`ngành Y tế Bạch Thủy`).
    pub(super) fn is_short_name(&self, at: usize) -> bool {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        title(at)
            && title(at + 1)
            && !title(at + 2)
            && !text.is(at, Sort::Surname)
            && !self.is_other_mention(at + 1, true)
    }

    pub(super) fn field_fits(&self, at: usize, end: usize) -> bool {
        // A field that a longer role, title or head begins with is none.
        let longer = |sort| self.text.longest(at, sort).is_some_and(|m| m.end >= end && self.text.is_capitalised(at));
        // `Trường Đại học Điều dưỡng Nam Định`: no nurse, for what follows is a place.
        let name = || person::begins_at(self.text, end) && !self.text.is(end, Sort::Place);
        let title = longer(Sort::Honorific) && name();
        !(longer(Sort::Role) || title || self.text.longest(at, Sort::Head).is_some_and(|m| m.end > end))
    }

    /// The name of a field as the text writes it, or spelled out where it is written in short.
    pub fn field_name(&self, at: usize, end: usize, concept: u32) -> String {
        let concept = self.words.concept(concept);
        let written = self.text.words(at, end);
        let hidden = concept
            .labels
            .iter()
            .any(|l| l.kind == crate::ontology::LabelKind::Hidden && l.text.to_lowercase() == written.to_lowercase());
        // `TRUNG TÂM KIỂM NGHIỆM` of a headline
        let shouted = self.text.tokens[at..end].iter().all(|t| t.case == Case::Upper || t.kind != TokenKind::Word);
        if hidden || shouted && end > at + 1 { concept.name().to_owned() } else { written }
    }

    /// Whether the number at a token counts people or units (`3 đảng viên`).
    pub fn counts_something(&self, at: usize) -> bool {
        let text = self.text;
        // `Phòng 7 Công an tỉnh`
        let body = text.is_capitalised(at + 1) && text.is(at + 1, Sort::Head);
        text.is(at + 1, Sort::GroupNoun) && !body
            || text.is(at + 1, Sort::Measure)
            || text.longest(at + 1, Sort::Level).is_some_and(|m| self.is_village(m) && !text.is_capitalised(at + 1))
            || text.is_mark(at + 1, &['/', '%'])
            // `Chi bộ khu phố 1 ngày 21/5`
            || text.says(at + 1, "ngày") && text.tokens.get(at + 2).is_none_or(|t| t.kind != TokenKind::Number)
            || ["năm", "tháng", "lần"].iter().any(|w| text.says(at + 1, w))
    }
}

#[derive(Clone, Copy)]
pub(super) struct Allow {
    pub fields: bool,
    pub names: bool,
    pub numbers: bool,
}

/// Fields that a name of its own may follow: `ngành Y tế`, `khối Ngoại`.
fn is_open_field(field: &str) -> bool {
    ["khối", "ngành", "bộ phận"].contains(&field.to_lowercase().as_str())
}

/// `A –`, `B` become `A – B`.
fn join_dashes(parts: &mut Vec<String>) {
    let mut joined: Vec<String> = Vec::new();
    for part in parts.drain(..) {
        match joined.last_mut() {
            Some(last) if last.ends_with('–') => {
                last.push(' ');
                last.push_str(&part);
            }
            Some(last) if last.ends_with('-') => last.push_str(&part),
            _ => joined.push(part),
        }
    }
    // `Sở Nội vụ thành phố B – được …`
    joined.last_mut().into_iter().for_each(|last| last.truncate(last.trim_end_matches([' ', '–']).len()));
    *parts = joined;
}
