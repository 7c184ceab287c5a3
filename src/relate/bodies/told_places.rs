//! The places that a text names, and of each level the one that it is about.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Bodies;
use super::visit::Visit;
use crate::recognize::body::is_plural_before;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::term;
use crate::recognize::words::Sort;
use crate::relate::reading::{Reading, body_of, with_inner};
use crate::text::{Case, initial, key};

/// Weight of what the body that holds the event says of its place; what another body says weighs two, a mere naming one.
const OF_ORGANIZER: usize = 100;

/// The places of an article, by their levels.
#[derive(Debug, Default)]
pub(super) struct Places<'r>(BTreeMap<&'r str, OfLevel>);

/// The places of one level.
#[derive(Debug)]
struct OfLevel {
    /// The one that the article is about.
    name: String,
    /// How much it is spoken of.
    weight: usize,
    /// Where (index of the token) the text goes over to which, where it tells of several in turn.
    turns: Vec<(usize, String)>,
}

impl<'r> Places<'r> {
    /// Gathers the places of a text; those of the body that holds the event come first.
    pub fn of(bodies: &Bodies<'r>, reading: &Reading<'r>, organizer: Option<&BodyMention>) -> Self {
        let mut told = Told::default();
        let seats = told.by_bodies(bodies, reading, organizer);
        told.by_levels(reading, &seats);
        told.by_headline(reading);
        told.by_names(reading);
        Self(told.0.into_iter().filter_map(|(level, told)| Some((level, OfLevel::new(reading, told)?))).collect())
    }

    /// The place of a level that the article is about.
    pub fn main(&self, level: &str) -> Option<&str> {
        self.0.get(level).map(|of| of.name.as_str())
    }

    /// The place of a level that is meant at a token: the article's, or the last one named before where it tells of several.
    pub fn at(&self, level: &str, at: usize) -> Option<&str> {
        let of = self.0.get(level)?;
        let last = of.turns.partition_point(|(i, _)| *i <= at).checked_sub(1);
        Some(last.map_or(of.name.as_str(), |i| of.turns[i].1.as_str()))
    }

    /// How much the article's place of a level is spoken of.
    pub fn weight(&self, level: &str) -> usize {
        self.0.get(level).map_or(0, |of| of.weight)
    }

    /// Whether the article tells of several places of a level in turn.
    pub fn are_several(&self, level: &str) -> bool {
        self.0.get(level).is_some_and(|of| !of.turns.is_empty())
    }
}

/// A place as the text names it.
struct Named {
    /// Index of the token.
    at: usize,
    place: String,
    /// How much that says of the place that the article is about.
    weight: usize,
}

/// All namings of places, by their levels.
#[derive(Default)]
struct Told<'r>(BTreeMap<&'r str, Vec<Named>>);

impl<'r> Told<'r> {
    fn note(&mut self, level: &'r str, place: &str, at: usize, weight: usize) {
        // `Thành phố Hồ Chí Minh` is of the level that its name says.
        let of_level = place.as_bytes().get(level.len()) == Some(&b' ');
        let own = place.get(..level.len()).filter(|own| of_level && own.to_lowercase() == level);
        let place = own.and_then(|_| place.get(level.len() + 1..)).unwrap_or(place);
        self.0.entry(level).or_default().push(Named { at, place: place.to_owned(), weight });
    }

    /// Places in names of bodies. Gives where brackets behind bodies begin, with the weight of what stands in them:
    /// `Bệnh viện A (tỉnh B)` says more of the place than what the text names otherwise.
    fn by_bodies(
        &mut self,
        bodies: &Bodies<'r>,
        reading: &Reading<'r>,
        organizer: Option<&BodyMention>,
    ) -> FxHashMap<usize, usize> {
        let mut seats = FxHashMap::default();
        for (_, body) in reading.bodies() {
            let holds = organizer.is_some_and(|o| with_inner(o).any(|i| i.start == body.start));
            let weight = if holds { OF_ORGANIZER } else { 2 };
            if reading.text.is_mark(body.end, &['(']) {
                seats.insert(body.end + 1, weight + 1);
            }
            for (level, place) in body.qualifiers.iter().filter_map(|part| bodies.split_level(part)) {
                self.note(level, place, body.start, weight);
            }
            let of_head = reading.words.get(body.head).and_then(|c| c.value("level"));
            if let (Some(level), Some(place)) = (of_head, body.qualifiers.first()) {
                self.note(level, bodies.split_level(place).map_or(place, |(_, p)| p), body.start, 2);
            }
        }
        seats
    }

    /// Places behind a level: known ones, and two syllables with capitals.
    fn by_levels(&mut self, reading: &Reading<'r>, seats: &FxHashMap<usize, usize>) {
        let text = &reading.text;
        for read in &reading.sentences {
            for (at, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Level) {
                let from = mark.end;
                let city = || text.longest(at, Sort::Place).is_some_and(|place| place.end > from);
                if !text.is_capitalised(from) || term::end(text, from).is_some() || text.is_capitalised(at) && city() {
                    continue;
                }
                // `một số tỉnh Tây Nam bộ` names no province.
                let unknown = || {
                    let title = (from..from + 3).map(|i| text.tokens.get(i).is_some_and(|t| t.case == Case::Title));
                    (!is_plural_before(text, at) && title.eq([true, true, false])).then(|| text.words(from, from + 2))
                };
                if let Some(place) = reading.known_place(from).or_else(unknown) {
                    let weight = seats.get(&at).copied().unwrap_or(1);
                    self.note(reading.words.concept(mark.concept).name(), &place, from, weight);
                }
            }
        }
    }

    /// `Thới Bình: Khai mạc kỳ họp thứ 10, HĐND huyện khóa XI`: what stands before the colon of the headline is the place of the level that
    /// a body behind it leaves open.
    fn by_headline(&mut self, reading: &Reading<'r>) {
        let text = &reading.text;
        let Some((start, end)) = reading.layout.title else { return };
        let title = |i: usize| text.tokens[i].case == Case::Title;
        let Some(colon) = (start + 2..end.min(start + 5)).find(|i| text.is_mark(*i, &[':'])) else { return };
        let open = reading
            .headline()
            .and_then(|r| r.mentions.iter().filter_map(body_of).find_map(|b| b.open_level.as_deref()));
        let level = open.and_then(|open| reading.words.levels().iter().find(|level| *level == open));
        if let Some(level) = level.filter(|_| (start..colon).all(title)) {
            self.note(level, &text.words(start, colon), start, 2);
        }
    }

    /// Provinces and cities by their names alone.
    fn by_names(&mut self, reading: &Reading<'r>) {
        let text = &reading.text;
        for read in &reading.sentences {
            for (at, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Place) {
                // `phong cách Hồ Chí Minh`: the man, not the city; `bà Lê Thái Bình`: no province.
                let of_person = read.mentions[..read.mentions.partition_point(|m| m.start <= at)].last();
                let of_person = of_person.is_some_and(|m| matches!(m.what, What::Person(_)) && m.end > at);
                // `xa lộ Hà Nội` lies elsewhere.
                let road = |i: usize| text.longest(i, Sort::PlaceNoun).filter(|m| m.end == at);
                let of_road = || {
                    (at.saturating_sub(2)..at)
                        .find_map(road)
                        .is_some_and(|m| reading.words.concept(m.concept).is("road"))
                };
                if !text.is_capitalised(at) || of_person || text.says_all(at, &["hồ", "chí", "minh"]) || of_road() {
                    continue;
                }
                let place = reading.words.concept(mark.concept);
                if let Some(level) = place.value("level").filter(|l| matches!(*l, "tỉnh" | "thành phố")) {
                    self.note(level, place.name(), at, 1);
                }
            }
        }
    }
}

impl OfLevel {
    /// What namings of places of one level say.
    fn new(reading: &Reading<'_>, mut told: Vec<Named>) -> Option<Self> {
        told.sort_unstable_by(|a, b| a.at.cmp(&b.at).then_with(|| a.place.cmp(&b.place)));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        told.iter().for_each(|named| *counts.entry(&named.place).or_default() += named.weight);
        let mut places: Vec<(&str, usize)> = counts.into_iter().collect();
        places.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        // Three places, and none of them named much more than the next: the text goes from one to another.
        let scattered = matches!(places.as_slice(), [a, b, _, ..] if a.1 < OF_ORGANIZER && a.1 < 2 * b.1);
        let (name, weight) = places.first().map(|(name, weight)| ((*name).to_owned(), *weight))?;
        let named: Vec<(usize, String)> = told.into_iter().map(|named| (named.at, named.place)).collect();
        let turns = if scattered {
            from_sentence_start(reading, named)
        } else {
            let visit = Visit::of(reading, &named).map(|visit| visit.turns(reading, &named, &name));
            let mut turns = turns(reading, &named, &name);
            turns.extend(visit.into_iter().flatten());
            turns.sort_by_key(|(at, _)| *at);
            turns
        };
        Some(Self { name, weight, turns })
    }
}

/// `ông A, Phó Bí thư Tỉnh ủy; ông B, Chủ tịch UBND tỉnh X`: the place that a sentence names first is meant from its start.
fn from_sentence_start(reading: &Reading<'_>, mut named: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let mut sentences = reading.sentences.iter().map(|r| (r.sentence.start, r.sentence.end)).peekable();
    let mut last = None;
    // `Đảng bộ tỉnh A và B cũng …`: the text goes on with the first.
    let text = &reading.text;
    let mut last_end = 0;
    named.retain(|(at, place)| {
        let joined = text.says(at.wrapping_sub(1), "và") && last_end + 1 == *at;
        last_end = if joined { last_end } else { at + place.split(' ').count() };
        !joined
    });
    for (at, _) in &mut named {
        while sentences.next_if(|(_, end)| *end <= *at).is_some() {}
        let Some((start, _)) = sentences.peek().filter(|(start, _)| start <= at) else { continue };
        if last.replace(*start) != Some(*start) {
            *at = *start;
        }
    }
    named
}

/// Where a text about one place turns to another, `Tại huyện X, …`, and back: sentences that name it, and no other, before
/// they name anyone; a text that has turned away turns to a third place in any sentence that names it alone.
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
            None if alone && (away || *at < anyone) && Reading::is_body(read) => out.push((*at, place.clone())),
            _ => continue,
        }
        away = home.is_none();
    }
    out
}
