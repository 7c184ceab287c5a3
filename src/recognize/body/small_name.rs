//! Names in small letters, behind a role.

use super::Bodies;
use super::branch_office;
use super::qualifiers::Allow;
use crate::recognize::function_words::is_function_word;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::{Mark, Sort};
use crate::text::{Case, TokenKind};

impl Bodies<'_, '_, '_> {
    /// Behind a role a department may be named in small letters up to the institution that it sits in (`Trưởng phòng Phòng
    /// chống buôn lậu Công an tỉnh`), any body up to a name or number (`Giám đốc công ty cổ phần thủy sản và thương mại A`,
    /// `Chủ tịch Hội bảo vệ người tiêu dùng Việt Nam`), a part of an institution with marks between up to where that one
    /// stands (`Cục Quản lý Khám, chữa bệnh (Bộ Y tế)`).
    pub(super) fn small_name(&self, body: &mut BodyMention) {
        let text = self.text;
        let head = self.words.concept(body.head);
        let firm = head.value("broader") == Some("body-company");
        // `trưởng ban chỉ đạo cải cách tư pháp tỉnh`: a short noun in small letters, or a branch, may be any (`bí thư chi bộ giỏi`).
        let of_party = head.value("broader").is_some_and(|kind| kind.starts_with("body-party"));
        let named = || body.qualifiers.first().is_some_and(|q| q.starts_with(char::is_uppercase));
        let noun = firm || text.is_capitalised(body.start) || !(of_party || head.is("lone") && !named());
        let joined = body.qualifiers.is_empty() && text.says(body.end, "và");
        if !self.before_name || body.open_level.is_some() || joined {
            return;
        }
        if let Some(end) = self.up_to_seat(body) {
            self.push_words(body, end);
            return;
        }
        if !noun {
            return;
        }
        let stop = (body.end..text.tokens.len().min(body.end + LONGEST)).find(|i| !self.is_small_part(*i));
        let Some(stop) = stop.filter(|end| *end > body.end) else { return };
        let at_seat = text.longest(stop, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("seat"));
        if text.is_capitalised(stop) && at_seat {
            self.push_words(body, stop);
            return;
        }
        // `Giám đốc Trung tâm Hoạt động Thiếu nhi tỉnh`
        if !body.is_bare() && text.tokens[stop].case == Case::Lower && self.level(stop).is_some() {
            self.push_words(body, stop);
            self.qualify(body, Allow { fields: false, names: false, numbers: false });
            return;
        }
        let number = text.tokens[stop].kind == TokenKind::Number && text.tokens[stop].text.len() <= 2;
        // `Trung tâm Y tế huyện A và 96 đoàn viên`
        let document = text.is(stop, Sort::DocumentKind) || number && text.says(stop - 1, "và");
        if document || !number && (!text.is_capitalised(stop) || self.is_other_mention(stop, false)) {
            return;
        }
        let mut longer = body.clone();
        self.push_words(&mut longer, stop);
        self.qualify(&mut longer, Allow { fields: true, names: true, numbers: true });
        if longer.end > stop {
            *body = longer;
        }
    }

    /// The end of the words in small letters, with the commas between them, that a named part of an institution goes on with
    /// up to the institution.
    fn up_to_seat(&self, body: &BodyMention) -> Option<usize> {
        let text = self.text;
        if body.qualifiers.is_empty() || !self.words.concept(body.head).is("part") {
            return None;
        }
        let stop = (body.end..text.tokens.len().min(body.end + LONGEST)).find(|i| {
            let small = || text.tokens.get(i + 1).is_some_and(|t| t.case == Case::Lower);
            let listed = text.is_mark(*i, &[',']) && small() && !self.begins_small_seat(i + 1);
            !(self.is_small_part(*i) || text.says(*i, "về") || listed)
        });
        let stop = stop.filter(|end| *end > body.end && text.tokens[end - 1].kind == TokenKind::Word)?;
        let seat = |at: usize| text.is_capitalised(at) && text.is(at, Sort::Head);
        let joint = text.is_mark(stop, &[',', '(']) && (seat(stop + 1) || self.begins_small_seat(stop + 1));
        (joint || seat(stop)).then_some(stop)
    }

    /// `bộ Công an`, `sở Y tế`: an institution whose head noun is written in small letters.
    fn begins_small_seat(&self, at: usize) -> bool {
        let named = self.text.longest(at, Sort::Head).filter(|m| self.text.is_capitalised(m.end));
        named.is_some_and(|m| self.words.concept(m.concept).is("seat"))
    }

    /// Whether a word in small letters may belong to a name.
    fn is_small_part(&self, at: usize) -> bool {
        let text = self.text;
        let sorts = [Sort::PartVerb, Sort::EventVerb, Sort::AwardVerb, Sort::Honorific];
        // `Phòng Tổ chức cán bộ bệnh viện A`: the institution that it sits in.
        let several = |m: Mark| m.end > at + 1 && self.words.concept(m.concept).name() != branch_office::NOUN;
        let seat = text.longest(at, Sort::Head).is_some_and(several) && self.begins_small_seat(at);
        text.tokens[at].case == Case::Lower
            && !seat
            && !sorts.iter().any(|s| text.is(at, *s))
            && (!is_function_word(text.small(at)) || text.says(at, "và") || self.is_of_term(at))
    }

    /// `các` in `Hiệp hội các nhà nhập khẩu …`, `đối` in `đối ngoại`: a function word that belongs to a name.
    fn is_of_term(&self, at: usize) -> bool {
        let text = self.text;
        let term = |from: usize| text.longest(from, Sort::Field).is_some_and(|m| m.end > at && m.end > from + 1);
        text.says(at, "các") && !text.says(at - 1, "và") || (at.saturating_sub(1)..=at).any(term)
    }

    fn push_words(&self, body: &mut BodyMention, end: usize) {
        let rest = self.text.words(body.end, end);
        match body.qualifiers.last_mut() {
            Some(last) if rest.starts_with(',') => last.push_str(&rest),
            Some(last) => *last = format!("{last} {rest}"),
            None => body.qualifiers.push(rest),
        }
        body.end = end;
    }
}

/// Words in small letters of the longest name.
const LONGEST: usize = 12;
