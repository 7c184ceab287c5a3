//! Names of bodies: a head noun of the ontology and what qualifies it.
//!
//! Forms: `Đảng ủy Bệnh viện Tâm thần Hà Nội` (a body inside), `Huyện ủy Thạch Thất` (a place), `UBND huyện Y` (level and
//! place), `Sở Y tế tỉnh Z` (a field and a place), `Chi bộ Ngoại – Gây mê` (a name with a dash), `Đảng ủy Khối Cơ quan và
//! Doanh nghiệp tỉnh` (a level whose place the text leaves out), `Đảng ủy` alone.

use super::function_words::is_function_word;
use super::known::Known;
use super::mention::BodyMention;
use super::person;
use super::words::{Marked, Sort, Words};
use crate::text::{Case, TokenKind, key};

/// What the recogniser of bodies looks at.
#[derive(Clone, Copy)]
pub struct Bodies<'w, 't, 'a> {
    /// The ontology's words.
    pub words: &'w Words,
    /// The text.
    pub text: &'t Marked<'a>,
    /// What the text makes known of its names.
    pub known: &'t Known,
    /// Whether the name of a person may follow without a mark between, as behind a role.
    pub before_name: bool,
}

impl Bodies<'_, '_, '_> {
    /// The body that begins at a token.
    pub fn at(&self, at: usize) -> Option<BodyMention> {
        self.nested(at, 0, false)
    }

    /// The body that a role is held at: here a small head noun counts too (`Tổng Biên tập báo Tuổi Trẻ`).
    pub fn of_role(&self, at: usize) -> Option<BodyMention> {
        Self { before_name: true, ..*self }.nested(at, 0, true)
    }

    fn nested(&self, at: usize, depth: usize, of_role: bool) -> Option<BodyMention> {
        let text = self.text;
        let mark = text.longest(at, Sort::Head)?;
        // `Đại hội đại biểu toàn quốc Hội X`: the Hội begins behind `toàn quốc`.
        if at > 0 && text.says(at - 1, "toàn") && text.says_all(at, &["quốc", "hội"]) {
            return None;
        }
        // A longer word of another sort wins: `Trung tâm` in a field, `Bộ trưởng` as a role.
        if text.longest(at, Sort::Role).is_some_and(|m| m.end > mark.end) || depth > 4 {
            return None;
        }
        let head = self.words.concept(mark.concept);
        let takes = head.value("takes").unwrap_or("name");
        let mut body = BodyMention {
            start: at,
            end: mark.end,
            head: mark.concept,
            head_name: head.name().to_owned(),
            plural: at > 0 && is_plural_before(text, at),
            ..BodyMention::default()
        };
        let lone = head.is("lone");
        let upper = text.is_capitalised(at) || of_role;
        if lone && text.tokens[at].case == Case::Upper && is_function_word(text.small(at)) {
            return None;
        }
        match takes {
            "none" => self.country(&mut body),
            "institution" => self.institution(&mut body, head.is("arm") || head.is("organ"), depth),
            "place" => self.qualify(&mut body, Allow { fields: false, names: false, numbers: false }),
            "field" => self.qualify(&mut body, Allow { fields: true, names: false, numbers: false }),
            _ => self.qualify(&mut body, Allow { fields: true, names: upper || !lone, numbers: true }),
        }
        if takes == "name" {
            self.small_name(&mut body);
            self.seat(&mut body, depth);
        }
        let small = !upper
            && match takes {
                "name" => !self.begins_with_field(mark.end),
                // `cơ sở chính trị` is no Sở; `bộ Công an` is a Bộ.
                "field" => !text.is_capitalised(mark.end),
                _ => false,
            };
        if lone && (small || body.is_bare()) {
            return None;
        }
        Some(body)
    }

    fn begins_with_field(&self, at: usize) -> bool {
        self.text.is(at, Sort::Field)
    }

    /// `Quốc hội Cuba`: a body without a place of its own, of another country.
    fn country(&self, body: &mut BodyMention) {
        let text = self.text;
        if let Some(mark) = text.longest(body.end, Sort::Place).filter(|m| self.words.concept(m.concept).is("country"))
        {
            body.qualifiers.push(text.words(body.end, mark.end));
            body.end = mark.end;
        }
    }

    /// Behind a role a department may be named in small letters up to the institution that it sits in (`Trưởng phòng Phòng
    /// chống buôn lậu Công an tỉnh`), a firm up to its own name (`Giám đốc công ty cổ phần thủy sản và thương mại A`).
    fn small_name(&self, body: &mut BodyMention) {
        let text = self.text;
        let head = self.words.concept(body.head);
        let firm = head.value("broader") == Some("body-company");
        if !(self.before_name && (firm || head.is("part") && text.is_capitalised(body.start))) {
            return;
        }
        let goes_on = |i: usize| {
            let verb =
                [Sort::PartVerb, Sort::EventVerb, Sort::AwardVerb, Sort::Honorific].iter().any(|s| text.is(i, *s));
            text.tokens[i].case == Case::Lower && !verb && (text.says(i, "và") || !is_function_word(text.small(i)))
        };
        let stop = (body.end..text.tokens.len().min(body.end + 12)).find(|i| !goes_on(*i));
        let Some(stop) = stop.filter(|end| *end > body.end + 1 && text.is_capitalised(*end)) else { return };
        let at_seat = text.longest(stop, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("seat"));
        let at_name = firm && !self.is_other_mention(stop, false);
        if at_seat || at_name {
            let end = if at_seat { stop } else { self.name_run(stop, false) };
            let rest = text.words(body.end, end);
            match body.qualifiers.last_mut() {
                Some(last) => *last = format!("{last} {rest}"),
                None => body.qualifiers.push(rest),
            }
            body.end = end;
        }
    }

    /// A party body, union or board: fields such as `cơ sở`, then the institution, or a level and place.
    fn institution(&self, body: &mut BodyMention, of: bool, depth: usize) {
        let text = self.text;
        let mut at = body.end;
        if of && text.says(at, "của") && text.is(at + 1, Sort::Head) {
            at += 1;
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
        if let Some(brand) = self.brand(body.end).filter(|_| self.before_name) {
            body.end = brand.end;
            body.inner = Some(Box::new(brand));
            return;
        }
        self.qualify(body, Allow { fields: true, names: false, numbers: false });
        if body.open_level.is_none()
            && let Some(inner) = self.inner(body.end, depth)
            && !body.qualifiers.is_empty()
        {
            body.end = inner.end;
            body.inner = Some(Box::new(inner));
        }
    }

    /// `Tổng Giám đốc Vinamilk`, `Chủ tịch HĐQT EVN HANOI`: a firm without a head noun, told by words that are no Vietnamese
    /// syllables.
    pub fn brand(&self, at: usize) -> Option<BodyMention> {
        let text = self.text;
        let foreign = |i: usize| {
            let Some(token) = text.tokens.get(i).filter(|t| t.kind == TokenKind::Word) else { return false };
            let letters = token.text.chars().count();
            let known = [Sort::Role, Sort::Honorific, Sort::Level, Sort::Place, Sort::Head, Sort::Surname, Sort::Field];
            let acronym = token.case == Case::Upper && letters >= 3;
            let long = token.is_capitalised() && letters > LONGEST_SYLLABLE;
            (acronym || long) && !known.iter().any(|s| text.is(i, *s))
        };
        let in_capitals = at > 1 && (at - 2..at).all(|i| text.tokens[i].case == Case::Upper);
        if in_capitals || !foreign(at) {
            return None;
        }
        let end = (at + 1..at + 4).find(|i| !foreign(*i)).unwrap_or(at + 4);
        let end = text.longest(end, Sort::Place).filter(|_| text.is_capitalised(end)).map_or(end, |m| m.end);
        let head = self.words.head("Công ty")?;
        let head_name = text.words(at, end);
        Some(BodyMention { start: at, end, head: head.concept, head_name, ..BodyMention::default() })
    }

    /// The end of a name without a head noun that party bodies of this text are called by.
    fn party_name(&self, at: usize) -> Option<usize> {
        let end = person::run(self.text, at);
        (end > at && self.known.bodies.contains(&key(&self.text.words(at, end)))).then_some(end)
    }

    /// A department or branch may name the institution that it sits in: `Phòng Tổ chức cán bộ Sở Y tế`.
    fn seat(&self, body: &mut BodyMention, depth: usize) {
        if body.open_level.is_some() {
            return;
        }
        let of = !body.qualifiers.is_empty() && self.text.says(body.end, "của") && self.keeps_of(body.head);
        let behind = if of || self.is_seat_behind_comma(body) { body.end + 1 } else { body.end };
        if let Some(inner) = self.inner(behind, depth) {
            body.end = inner.end;
            body.inner = Some(Box::new(inner));
            body.keeps_of = of;
        }
    }

    fn keeps_of(&self, head: u32) -> bool {
        self.words.concept(head).is("keepsOf")
    }

    /// `Trưởng khoa Nội, Bệnh viện X`, `Cục A, Bộ B`: what belongs to an institution, a comma, the institution.
    fn is_seat_behind_comma(&self, body: &BodyMention) -> bool {
        let text = self.text;
        let part = self.words.concept(body.head).is("part") && !body.qualifiers.is_empty();
        let Some(mark) = text.longest(body.end + 1, Sort::Head).filter(|_| part && text.is_mark(body.end, &[',']))
        else {
            return false;
        };
        let seat = self.words.concept(mark.concept);
        let named = text.is_capitalised(mark.end) || text.is(mark.end, Sort::Field) || text.is(mark.end, Sort::Level);
        seat.is("seat") && named && (self.before_name || text.is_capitalised(body.end + 1))
    }

    fn inner(&self, at: usize, depth: usize) -> Option<BodyMention> {
        self.nested(at, depth + 1, false).filter(|b| !b.plural).or_else(|| self.bare_institution(at))
    }

    /// `Sở` in `Đảng ủy Sở`, `Trung tâm` in `Đảng bộ Trung tâm`: an institution that the text shortens to its head noun.
    fn bare_institution(&self, at: usize) -> Option<BodyMention> {
        let mark = self.text.longest(at, Sort::Head).filter(|_| self.text.is_capitalised(at))?;
        let head = self.words.concept(mark.concept);
        let institution = matches!(head.value("broader"), Some("body-company" | "body-school" | "body-government"));
        let head_name = head.name().to_owned();
        let fits = head.is("lone") && (institution || head_name == "Trung tâm" || head_name == "Viện");
        fits.then(|| BodyMention { start: at, end: mark.end, head: mark.concept, head_name, ..BodyMention::default() })
    }

    fn qualify(&self, body: &mut BodyMention, allow: Allow) {
        let text = self.text;
        let one_field = self.words.concept(body.head).value("takes") == Some("field");
        let after_people = self.words.concept(body.head).is("namedAfterPeople");
        let mut at = body.end;
        while let Some(token) = text.tokens.get(at) {
            let first = body.qualifiers.is_empty();
            if token.kind == TokenKind::LineEnd || (at > body.end && body.qualifiers.len() > 8) {
                break;
            }
            if let Some(next) = self.bracketed_level(at).or_else(|| self.bracketed_abbreviation(at)) {
                at = next;
                continue;
            }
            if let Some((level, next)) = self.level(at) {
                match self.place(next) {
                    Some(end) => {
                        let place = self.place_name(next, end);
                        let whole = key(&place).starts_with(&key(&level));
                        body.qualifiers.push(if whole { place } else { format!("{level} {place}") });
                        at = end;
                        body.end = at;
                        continue;
                    }
                    None if !(text.tokens[at].case == Case::Upper && first && allow.names) => {
                        body.open_level = Some(level);
                        body.end = next;
                        return;
                    }
                    None => {}
                }
            }
            if allow.fields
                && (first || !one_field)
                && let Some(mark) = text.longest(at, Sort::Field).filter(|m| self.field_fits(at, m.end))
            {
                body.qualifiers.push(self.field_name(at, mark.end, mark.concept));
                at = mark.end;
                body.end = at;
                continue;
            }
            if text.says_all(at, &["trung", "ương"]) && token.is_capitalised() && !(first && one_field) {
                body.qualifiers.push(text.words(at, at + 2));
                at += 2;
                body.end = at;
                continue;
            }
            let shouted = token.case == Case::Upper && (is_function_word(text.small(at)) || self.begins_event(at));
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
                    let end = if of_place { self.place(at).unwrap_or(at + 1) } else { self.name_run(at, allow.names) };
                    body.qualifiers.push(self.known.spelled_out(&text.proper(at, end)));
                    at = end;
                    body.end = at;
                    if !allow.names && !allow.fields {
                        break;
                    }
                    continue;
                }
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
            if text.is_dash(at) && !first && allow.names && self.goes_on_behind_dash(at + 1) {
                if let Some(last) = body.qualifiers.last_mut() {
                    last.push_str(if token.glued { "-" } else { " –" });
                }
                at += 1;
                continue;
            }
            break;
        }
        join_dashes(&mut body.qualifiers);
    }

    /// The end of a list of fields that a name goes on with: `Văn hóa`, then `, Thể thao và Du lịch`; the last item stands
    /// behind `và` or before `của`.
    fn enumeration(&self, head: u32, field_end: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let of_firm = self.words.concept(head).value("broader") == Some("body-company");
        let behind_field = of_firm
            || (field_end.saturating_sub(4)..field_end).any(|i| {
                text.is_capitalised(i) && text.marks_at(i).iter().any(|m| m.sort == Sort::Field && m.end <= field_end)
            });
        let mut at = from;
        for _ in 0..6 {
            let and = text.says(at, "và") || text.is_mark(at, &['&']);
            if !behind_field || !(and || text.is_mark(at, &[','])) {
                return None;
            }
            let item = at + 1;
            let title = text.tokens.get(item).is_some_and(|t| t.case == Case::Title);
            if !(title || text.is(item, Sort::Field))
                || self.is_other_mention(item, false)
                || text.longest(item, Sort::Place).is_some()
            {
                return None;
            }
            let end = match text.longest(item, Sort::Field) {
                Some(field) => field.end,
                None => self.name_run(item, true),
            };
            // `Phòng Vật tư, thiết bị y tế`: a single field in small letters ends the list too.
            let small = !title && !text.is_mark(end, &[',']) && !text.says(end, "và");
            if and || small || text.says(end, "của") && text.is(end + 1, Sort::Head) {
                return Some(end);
            }
            at = end;
        }
        None
    }

    /// `(TP)` behind a level that is spelled out.
    fn bracketed_level(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let level = text.is_mark(at, &['(']).then(|| text.longest(at + 1, Sort::Level)).flatten()?;
        text.is_mark(level.end, &[')']).then_some(level.end + 1)
    }

    /// `(CQ&DN)` behind the words that it stands for.
    fn bracketed_abbreviation(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let close = text.is_mark(at, &['(']).then(|| (at + 1..at + 7).find(|i| text.is_mark(*i, &[')']))).flatten()?;
        let short = |i: usize| text.tokens[i].case == Case::Upper || text.is_mark(i, &['&', '-']);
        (close > at + 1 && (at + 1..close).all(short)).then_some(close + 1)
    }

    /// Two capitalised words that begin no name: a place behind a field (`ngành Y tế An Lĩnh`).
    fn is_short_name(&self, at: usize) -> bool {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        title(at)
            && title(at + 1)
            && !title(at + 2)
            && !text.is(at, Sort::Surname)
            && !self.is_other_mention(at + 1, true)
    }

    /// A level such as `huyện`; a bracketed short form behind it is passed over.
    fn level(&self, at: usize) -> Option<(String, usize)> {
        let mark = self.text.longest(at, Sort::Level)?;
        // `xã hội` and `quận đoàn` are no levels.
        let behind = self.text.tokens.get(mark.end);
        if mark.end == at + 1
            && behind.is_some_and(|t| t.case == Case::Lower && !is_function_word(self.text.small(mark.end)))
            && self.text.is(at, Sort::Field)
        {
            return None;
        }
        let mut end = mark.end;
        if self.text.is_mark(end, &['.']) {
            end += 1;
        }
        let end = self.bracketed_level(end).unwrap_or(end);
        Some((self.words.concept(mark.concept).name().to_owned(), end))
    }

    /// The end of the place name at a token: one of the ontology, or up to three capitalised words that begin no name of
    /// a person, no role and no body.
    fn place(&self, at: usize) -> Option<usize> {
        let end = self.place_by_name(at)?;
        // `phường Móng Cái 3`
        let number = self.text.tokens.get(end).filter(|t| t.kind == TokenKind::Number && t.text.len() <= 2);
        let counts = self.counts_something(end) || !self.text.is_capitalised(at);
        Some(if number.is_some() && !counts { end + 1 } else { end })
    }

    fn place_by_name(&self, at: usize) -> Option<usize> {
        let text = self.text;
        if !text.is_capitalised(at) {
            return text
                .tokens
                .get(at)
                .filter(|t| t.kind == TokenKind::Number && !self.counts_something(at))
                .map(|_| at + 1);
        }
        if let Some(mark) = text.longest(at, Sort::Place) {
            // `Tân Sơn Đông` goes on behind the known `Tân Sơn`; a surname would begin a name.
            let next = mark.end;
            let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title && !t.glued);
            let day = crate::recognize::date::part_of_day(text, next).is_some()
                || text.says(next, "ngày")
                || text.says(next, "ảnh");
            let longer = !day
                && title(next)
                && !title(next + 1)
                && !text.is(next, Sort::Surname)
                && !self.is_other_mention(next, true);
            return Some(if longer { next + 1 } else { next });
        }
        if text.says_all(at, &["trung", "ương"]) {
            return Some(at + 2);
        }
        if self.is_other_mention(at, false) {
            return None;
        }
        // Places have two syllables, seldom three; what goes on longer runs into the name of a person.
        let end = self.name_run(at, false);
        Some(if end - at >= 4 { at + 2 } else { end })
    }

    /// The name of a place; short for `HCM` the whole one.
    fn place_name(&self, at: usize, end: usize) -> String {
        let written = self.text.proper(at, end);
        let mark = self.text.longest(at, Sort::Place).filter(|m| m.end == end);
        let concept = mark.map(|m| self.words.concept(m.concept));
        let short = concept.filter(|c| c.pref_label("vi").is_some_and(|p| key(p) != key(&written)));
        short.map_or(written, |c| c.name().to_owned())
    }

    /// The end of a run of capitalised words; with `loose`, small words that finish a term go along (`Kế hoạch`).
    fn name_run(&self, at: usize, loose: bool) -> usize {
        let text = self.text;
        let mut end = at + 1;
        let limit = self.before_name.then(|| person::split_of_run(text, at, &self.known.people)).flatten();
        while let Some(token) = text.tokens.get(end) {
            if limit.is_some_and(|l| end >= l) || end - at >= 6 {
                break;
            }
            let shouted = token.case == Case::Upper && (is_function_word(text.small(end)) || self.begins_event(end));
            let capital = token.is_capitalised()
                && !shouted
                && !self.is_other_mention(end, false)
                && text.tokens[end - 1].kind == TokenKind::Word;
            let small = loose
                && token.case == Case::Lower
                && self.goes_on_small(at, end)
                && !is_function_word(text.small(end))
                && !text.longest(end, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("seat"))
                && !text.is(end, Sort::PartVerb)
                && !text.is(end, Sort::AwardVerb)
                && !text.is(end, Sort::EventVerb)
                && !text.is(end, Sort::ResultVerb)
                && !text.is(end, Sort::Award)
                && self.level(end).is_none();
            if !(capital || small) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a small word may belong to a name: behind its first capital (`Kế hoạch tổng hợp`), or between capitals or
    /// before a mark (`Hoa tiêu Hàng hải - …`); never behind an acronym or a place.
    fn goes_on_small(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let before = &text.tokens[at - 1];
        if before.case == Case::Upper && before.text.chars().count() > 1 {
            return false;
        }
        if text.tokens[from..at].iter().filter(|t| t.is_capitalised()).count() == 1 {
            return text.longest(from, Sort::Place).is_none_or(|m| m.end != at);
        }
        let next = text.tokens.get(at + 1);
        let title = next.is_some_and(|t| t.case == Case::Title) && !self.is_other_mention(at + 1, false);
        let at_seat = self.before_name && text.is(at + 1, Sort::Head);
        before.case == Case::Title && (title || at_seat || next.is_none_or(|t| t.kind != TokenKind::Word))
    }

    fn begins_event(&self, at: usize) -> bool {
        [Sort::EventCue, Sort::EventVerb, Sort::EventNoun].iter().any(|s| self.text.is(at, *s))
    }

    fn field_fits(&self, at: usize, end: usize) -> bool {
        // A field that a longer role, title or head begins with is none.
        let longer = |sort| self.text.longest(at, sort).is_some_and(|m| m.end >= end && self.text.is_capitalised(at));
        let title = longer(Sort::Honorific) && person::begins_at(self.text, end);
        !(longer(Sort::Role) || title || self.text.longest(at, Sort::Head).is_some_and(|m| m.end > end))
    }

    fn field_name(&self, at: usize, end: usize, concept: u32) -> String {
        let concept = self.words.concept(concept);
        let written = self.text.words(at, end);
        let hidden = concept
            .labels
            .iter()
            .any(|l| l.kind == crate::ontology::LabelKind::Hidden && l.text.to_lowercase() == written.to_lowercase());
        if hidden { concept.name().to_owned() } else { written }
    }

    /// Whether a person, role, title or another body begins here.
    fn is_other_mention(&self, at: usize, first: bool) -> bool {
        let text = self.text;
        text.is(at, Sort::Role)
            || text.longest(at, Sort::RoleMark).is_some_and(|m| text.is(m.end, Sort::Role))
            || text.longest(at, Sort::Honorific).is_some_and(|m| {
                self.words.concept(m.concept).value("sort") != Some("address") || person::begins_at(text, m.end)
            })
            || text.longest(at, Sort::Head).is_some_and(|m| self.nested_is_named(at, m.end))
            || person::stands_at(text, at, first || !self.before_name, &self.known.people)
    }

    fn nested_is_named(&self, at: usize, end: usize) -> bool {
        let lone = self.text.longest(at, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("lone"));
        !lone || self.text.is(end, Sort::Field) || self.text.is_capitalised(end)
    }

    fn goes_on_behind_dash(&self, at: usize) -> bool {
        let text = self.text;
        (text.is(at, Sort::Field) && self.field_fits(at, at + 1) || text.is_capitalised(at))
            && !self.is_other_mention(at, false)
            || text.tokens.get(at).is_some_and(|t| t.case == Case::Title && t.text.chars().count() == 1)
    }

    /// Whether the number at a token counts people or units (`3 đảng viên`).
    fn counts_something(&self, at: usize) -> bool {
        let text = self.text;
        text.is(at + 1, Sort::GroupNoun)
            || text.is(at + 1, Sort::Measure)
            || text.is_mark(at + 1, &['/', '%'])
            || ["năm", "tháng", "ngày", "lần"].iter().any(|w| text.says(at + 1, w))
    }
}

#[derive(Clone, Copy)]
struct Allow {
    fields: bool,
    names: bool,
    numbers: bool,
}

/// Letters of the longest syllable of Vietnamese (`nghiêng`).
const LONGEST_SYLLABLE: usize = 7;

/// Fields that a name of its own may follow: `ngành Y tế`, `khối Ngoại`.
fn is_open_field(field: &str) -> bool {
    ["khối", "ngành", "bộ phận"].iter().any(|open| key(open) == key(field))
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
    *parts = joined;
}

/// Whether a word of number or a numeral stands before a head noun: `các chi bộ`, `11 chi bộ`.
pub fn is_plural_before(text: &Marked<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| text.tokens.get(i)) else { return false };
    let word = text.small(at - 1);
    let of_several = ["các", "những", "mỗi", "từng", "một", "nhiều", "số", "toàn", "mọi", "hai", "ba", "cấp"];
    of_several.contains(&word) && !text.is_capitalised(at)
        || (before.kind == TokenKind::Number && !text.is_capitalised(at))
        || matches!(word, "các" | "những" | "mỗi" | "từng")
}
