//! Places of an article: a level without one (`UBND huyện`) takes that which the article names with the level.

use std::collections::BTreeMap;

use super::Bodies;
use crate::recognize::body::{is_named_after_president, is_plural_before};
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::person::ends_before;
use crate::recognize::term;
use crate::recognize::words::{Mark, Sort};
use crate::relate::reading::{Reading, with_inner};
use crate::text::{Case, initial, key};

impl Bodies<'_> {
    pub(super) fn collect_places(&mut self, reading: &Reading<'_>, organizer: Option<&BodyMention>) {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut named: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        let mut note = |level: &str, place: &str, at: usize, weight: usize| {
            // `Thành phố Hồ Chí Minh` is of the level that its name says.
            let own_level =
                place.get(..level.len()).filter(|p| p.chars().flat_map(char::to_lowercase).eq(level.chars()));
            let place = own_level.and_then(|_| place.get(level.len() + 1..)).unwrap_or(place);
            *counts.entry((level.to_owned(), place.to_owned())).or_default() += weight;
            named.entry(level.to_owned()).or_default().push((at, place.to_owned()));
        };
        let text = &reading.text;
        for (_, body) in reading.bodies() {
            let weight = if organizer.is_some_and(|o| with_inner(o).any(|i| i.start == body.start)) { 100 } else { 2 };
            for part in &body.qualifiers {
                if let Some((level, place)) = self.split_level(part) {
                    note(level, place, body.start, weight);
                }
            }
            let of_head = self.words.get(body.head).and_then(|c| c.value("level"));
            if let (Some(level), Some(place)) = (of_head, body.qualifiers.first()) {
                let plain = self.split_level(place).map_or(place.as_str(), |(_, p)| p);
                note(level, plain, body.start, 2);
            }
        }
        for read in &reading.sentences {
            for (at, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Level) {
                let known = text.longest(mark.end, Sort::Place);
                // `một số tỉnh Tây Nam bộ` names no province.
                let several = is_plural_before(text, at);
                let two = (mark.end..mark.end + 3).map(|i| text.tokens.get(i).is_some_and(|t| t.case == Case::Title));
                let unknown = (!several && two.eq([true, true, false])).then(|| text.words(mark.end, mark.end + 2));
                // `xã Tân Sơn Đông` is not the known Tân Sơn.
                let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title && !t.glued);
                let longer = |place: &Mark| title(place.end) && !title(place.end + 1) && !ends_before(text, place.end);
                let name = |place: Mark| match longer(&place) {
                    true => text.words(mark.end, place.end + 1),
                    false => self.words.concept(place.concept).name().to_owned(),
                };
                let place = known.map(name).or(unknown).filter(|_| term::end(text, mark.end).is_none());
                if let Some(place) = place.filter(|_| text.is_capitalised(mark.end)) {
                    note(self.words.concept(mark.concept).name(), &place, mark.end, 1);
                }
            }
            for (at, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Place) {
                // `phong cách Hồ Chí Minh`: the man, not the city.
                let place = text.is_capitalised(at) && !text.says_all(at, &["hồ", "chí", "minh"]);
                if place
                    && let Some(level) =
                        self.words.concept(mark.concept).value("level").filter(|l| *l == "tỉnh" || *l == "thành phố")
                {
                    note(level, self.words.concept(mark.concept).name(), at, 1);
                }
            }
        }
        let mut by_level: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for ((level, place), n) in counts {
            by_level.entry(level).or_default().push((n, place));
        }
        for (level, mut places) in by_level {
            places.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            // Three places of one level, and none of them named much more than the next: the text goes from one to another.
            let scattered = matches!(places.as_slice(), [a, b, _, ..] if a.0 < 100 && a.0 < 2 * b.0);
            let Some((weight, place)) = places.into_iter().next() else { continue };
            let mut all = named.remove(&level).unwrap_or_default();
            all.sort_unstable();
            if scattered {
                from_sentence_start(reading, &mut all);
            } else {
                all = turns(reading, &all, &place);
            }
            if !all.is_empty() {
                self.scattered.insert(level.clone(), all);
            }
            self.weights.insert(level.clone(), weight);
            self.places.insert(level, place);
        }
    }

    /// The place of a level that is meant at a token: the article's, or the last one named before where it tells of several.
    pub(super) fn place_at(&self, level: &str, at: usize) -> Option<&String> {
        let last = |all: &Vec<(usize, String)>| all.partition_point(|(i, _)| *i <= at).checked_sub(1);
        let before = self.scattered.get(level).and_then(|all| all.get(last(all)?));
        before.map(|(_, place)| place).or_else(|| self.places.get(level))
    }

    /// Whether the article tells of several places of a level in turn.
    pub(super) fn is_scattered(&self, level: &str) -> bool {
        self.scattered.contains_key(level)
    }

    /// `huyện Thạch Thất` into level and place.
    pub fn split_level<'p>(&'p self, part: &'p str) -> Option<(&'p str, &'p str)> {
        self.words.levels().iter().find_map(|level| {
            let place = part.strip_prefix(level.as_str())?.strip_prefix(' ')?;
            Some((level.as_str(), place))
        })
    }

    /// Whether a name is that of a place, with its level before it.
    pub fn is_place(&self, name: &str) -> bool {
        self.split_level(name).is_some()
    }

    /// The name without the body inside, its open level closed by the article's place of that level.
    pub(super) fn own_name(&self, body: &BodyMention) -> String {
        self.own_name_at(body, None)
    }

    /// The same; a place that stands beside the body comes before the article's.
    pub(super) fn own_name_at(&self, body: &BodyMention, beside: Option<&(String, String)>) -> String {
        let place_of = |level: &str| {
            let beside = beside.filter(|(l, _)| l == level).map(|(_, place)| place);
            beside.or_else(|| self.place_at(level, body.start))
        };
        let level_of_head = self.words.get(body.head).and_then(|c| c.value("level"));
        let mut name = body.head_name.clone();
        for part in &body.qualifiers {
            // `Thành ủy thành phố Hà Nội` is the Thành ủy Hà Nội; a place with a person's name keeps its level.
            let plain = self.split_level(part).filter(|(level, place)| {
                let number = place.chars().all(|c| c.is_ascii_digit());
                level_of_head == Some(*level) && !is_named_after_president(place) && !number
            });
            name.push(' ');
            name.push_str(plain.map_or(part, |(_, place)| place));
        }
        if let Some(level) = &body.open_level {
            name.push(' ');
            name.push_str(level);
            if let Some(place) = place_of(level) {
                name.push(' ');
                name.push_str(place);
            }
        } else if let (true, Some(place)) = (body.qualifiers.is_empty(), level_of_head.and_then(place_of)) {
            // A place that bears a person's name keeps its level: `Thành ủy Thành phố Hồ Chí Minh`.
            if is_named_after_president(place) && !key(&name).ends_with(&key("thành phố")) {
                name.push_str(" Thành phố");
            }
            name.push(' ');
            name.push_str(place);
        }
        name
    }
}

/// `ông A, Phó Bí thư Tỉnh ủy; ông B, Chủ tịch UBND tỉnh X`: the place that a sentence names first is meant from its start.
fn from_sentence_start(reading: &Reading<'_>, named: &mut [(usize, String)]) {
    let mut sentences = reading.sentences.iter().map(|r| (r.sentence.start, r.sentence.end)).peekable();
    let mut last = None;
    for (at, _) in named {
        while sentences.next_if(|(_, end)| *end <= *at).is_some() {}
        let Some((start, _)) = sentences.peek().filter(|(start, _)| start <= at) else { continue };
        if last.replace(*start) != Some(*start) {
            *at = *start;
        }
    }
}

/// Where a text about one place turns to another, `Tại huyện X, …`, and back: sentences that name it, and no other, before
/// they name anyone.
fn turns(reading: &Reading<'_>, named: &[(usize, String)], main: &str) -> Vec<(usize, String)> {
    let (name, main) = (main, key(main));
    let mut out: Vec<(usize, String)> = Vec::new();
    let (mut rest, mut away) = (named, false);
    for read in &reading.sentences {
        let (from, to) = (read.sentence.start, read.sentence.end);
        let here = &rest[rest.partition_point(|(at, _)| *at < from)..rest.partition_point(|(at, _)| *at < to)];
        rest = &rest[rest.partition_point(|(at, _)| *at < to)..];
        let Some((at, place)) = here.first() else { continue };
        let anyone = read.mentions.iter().find(|m| !matches!(m.what, What::Body(_))).map_or(to, |m| m.start);
        let alone = here.iter().all(|(_, p)| p == place);
        let home = here.iter().find(|(_, p)| p == name || initial(p) == initial(name) && key(p) == main);
        match home {
            Some(home) if away => out.push(home.clone()),
            None if alone && *at < anyone && Reading::is_body(read) => out.push((*at, place.clone())),
            _ => continue,
        }
        away = home.is_none();
    }
    out
}

/// Levels below the district, whose party committee is an Đảng ủy.
pub(super) fn is_commune(level: &str) -> bool {
    matches!(level, "xã" | "phường" | "thị trấn" | "đặc khu")
}
