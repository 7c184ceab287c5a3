//! Levels and places in names of bodies: `UBND huyện Y`, `Công an TP. Z`.

use super::Bodies;
use crate::recognize::date::part_of_day;
use crate::recognize::function_words::is_function_word;
use crate::recognize::mention::BodyMention;
use crate::recognize::person;
use crate::recognize::words::{Mark, Sort, is_consonant};
use crate::text::{Case, TokenKind, key};

impl Bodies<'_, '_, '_> {
    /// A level such as `huyện`; a bracketed short form behind it is passed over.
    pub fn level(&self, at: usize) -> Option<(String, usize)> {
        let mark = self.text.longest(at, Sort::Level)?;
        // `Buôn Ma Thuột` is the name of a city.
        if self.text.longest(at, Sort::Place).is_some_and(|place| place.end > mark.end) && self.is_village(mark) {
            return None;
        }
        // `xã hội` and `quận đoàn` are no levels.
        let behind = self.text.tokens.get(mark.end);
        if mark.end == at + 1
            && behind.is_some_and(|t| t.case == Case::Lower && !is_function_word(self.text.small(mark.end)))
            && self.text.is(at, Sort::Field)
        {
            return None;
        }
        // `Tỉnh đoàn`
        if self.text.longest(at, Sort::Head).is_some_and(|head| head.end > mark.end) {
            return None;
        }
        let mut end = mark.end;
        // `TP. Vinh`; behind `xã.` the sentence ends.
        if self.text.is_mark(end, &['.'])
            && self.text.tokens[end - 1].text.chars().flat_map(char::to_uppercase).all(is_consonant)
        {
            end += 1;
        }
        let end = self.bracketed_level(end).unwrap_or(end);
        Some((self.words.concept(mark.concept).name().to_owned(), end))
    }

    pub(super) fn is_village(&self, level: Mark) -> bool {
        self.words.is_village(self.words.concept(level.concept).name())
    }

    /// `(TP)` behind a level that is spelled out.
    pub(super) fn bracketed_level(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let level = text.is_mark(at, &['(']).then(|| text.longest(at + 1, Sort::Level)).flatten()?;
        text.is_mark(level.end, &[')']).then_some(level.end + 1)
    }

    /// The end of a place of three or four syllables that the text names behind a level where no name of a person can follow.
    fn place_of_text(&self, at: usize) -> Option<usize> {
        let places = &self.known.places;
        if places.is_empty() {
            return None;
        }
        (at + 3..=at + 4)
            .rev()
            .find(|end| *end <= self.text.tokens.len() && places.contains(&self.text.words(at, *end)))
    }

    /// The end of the place name at a token: one of the ontology, or up to three capitalised words that begin no name of
    /// a person, no role and no body.
    pub fn place(&self, at: usize) -> Option<usize> {
        // `Chủ tịch UBND phường Báo cáo …`, `Huyện ủy Phó Trưởng tiểu ban …`
        let deputy = self.text.says(at, "phó");
        // `Tỉnh ủy A Pớt chúc mừng`: a name of the highlands.
        let highland = self.text.is_capitalised(at)
            && self.text.tokens[at].text.chars().count() == 1
            && !self.text.is(at, Sort::Place);
        if deputy || highland || self.text.longest(at, Sort::PartVerb).is_some_and(|m| m.end > at + 1) {
            return None;
        }
        let end = self.place_of_text(at).or_else(|| self.place_by_name(at))?;
        // `phường Móng Cái 3`
        let number = self.text.tokens.get(end).filter(|t| t.kind == TokenKind::Number && t.text.len() <= 2);
        let counts = self.counts_something(end) || !self.text.is_capitalised(at);
        Some(if number.is_some() && !counts { end + 1 } else { end })
    }

    pub(super) fn place_by_name(&self, at: usize) -> Option<usize> {
        let text = self.text;
        if !text.is_capitalised(at) {
            return text
                .tokens
                .get(at)
                .filter(|t| t.kind == TokenKind::Number && !self.counts_something(at))
                .map(|_| at + 1);
        }
        if let Some(end) = self.known_place(at) {
            return Some(end);
        }
        if text.says_all(at, &["trung", "ương"]) {
            return Some(at + 2);
        }
        let communes = &self.known.communes;
        if !communes.is_empty() && at + 2 <= text.tokens.len() && communes.contains(&key(&text.words(at, at + 2))) {
            return Some(at + 2);
        }
        // `xã Lương Phú Trần Văn A`: a place that begins like a name, and the name of a person.
        let name = person::reach(text, at + 2) >= at + 5 && text.is(at + 2, Sort::Surname);
        if name
            && text.is(at, Sort::Surname)
            && !person::is_middle_name(text, at + 1)
            && person::reach(text, at) >= at + 5
        {
            return Some(at + 2);
        }
        if self.is_other_mention(at, false) {
            return None;
        }
        // Places have two syllables, seldom three; what goes on longer runs into the name of a person.
        let end = self.name_run(at, false);
        Some(if end - at >= 4 { at + 2 } else { end })
    }

    /// The end of the place of the ontology that begins at a token. `Tân Sơn Đông` goes on behind the known `Tân Sơn`; of a
    /// name of a person more would follow.
    pub fn known_place(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let next = text.longest(at, Sort::Place)?.end;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title && !t.glued);
        let day = || part_of_day(text, next).is_some() || text.says(next, "ngày") || person::ends_before(text, next);
        let longer = title(next)
            && text.tokens[next - 1].kind == TokenKind::Word
            && !title(next + 1)
            && !day()
            && !self.is_other_mention(next, true);
        Some(if longer { next + 1 } else { next })
    }

    /// `Công an quận 3`, `Quận ủy 3`: the number behind a noun that says the level.
    pub(super) fn numbered_place(&self, body: &BodyMention) -> Option<String> {
        let number = self.text.tokens.get(body.end).filter(|t| t.kind == TokenKind::Number && t.text.len() <= 2)?;
        let level = self.words.concept(body.head).value("level").filter(|level| *level == "quận")?;
        if self.counts_something(body.end) {
            return None;
        }
        let told = key(&body.head_name).ends_with(&key(level));
        Some(if told { number.text.to_string() } else { format!("{level} {}", number.text) })
    }

    /// The name of a place; short for `HCM` the whole one.
    pub fn place_name(&self, at: usize, end: usize) -> String {
        let written = self.text.proper(at, end);
        let mark = self.text.longest(at, Sort::Place).filter(|m| m.end == end);
        let concept = mark.map(|m| self.words.concept(m.concept));
        let is_other = |name: &str| name != written && key(name) != key(&written);
        let short = concept.filter(|c| c.pref_label("vi").is_some_and(is_other));
        short.map_or(written, |c| c.name().to_owned())
    }
}
