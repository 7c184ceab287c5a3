//! Reads the name of a body, word by word.

use std::ops::Range;
use std::sync::LazyLock;

use super::body_name::{BodyName, Reach};
use crate::ontology::{Concept, Ontology};
use crate::places::PlaceName;
use crate::text::key;

/// The longest head noun of a body, in words.
const LONGEST_HEAD: usize = 8;

/// The longest level of a place, in words.
const LONGEST_LEVEL: usize = 2;

/// Keys of joining words: a name with and without them is the same.
static JOINING: LazyLock<[String; 4]> = LazyLock::new(|| ["và", "các", "của", "thuộc"].map(key));

/// Kinds of body that are units of an institution, or branches: many have one name.
const PARTS: [&str; 2] = ["body-department", "body-party-branch"];

pub(super) struct Parser<'a> {
    ontology: &'a Ontology,
    key: String,
    /// Where each word of the key begins, and where the next would.
    starts: Vec<usize>,
}

/// A place with its level, where that is told.
struct Place<'a> {
    level: Option<&'a str>,
    name: String,
}

impl<'a> Parser<'a> {
    pub(super) fn new(name: &str, ontology: &'a Ontology) -> Self {
        let key = key(name);
        let mut starts = vec![0];
        starts.extend(key.match_indices(' ').map(|(space, _)| space + 1));
        if !key.is_empty() {
            starts.push(key.len() + 1);
        }
        Self { ontology, key, starts }
    }

    /// The whole name as that of a body.
    pub(super) fn body(&self) -> BodyName {
        self.body_in(0..self.len())
    }

    /// The whole name as that of a place.
    pub(super) fn place(&self) -> BodyName {
        self.of_place(0..self.len())
    }

    fn body_in(&self, words: Range<usize>) -> BodyName {
        let Some((head, behind)) = self.head(&words) else { return BodyName::plain(self.base(words)) };
        let rest = behind..words.end;
        let mut name = match head.value("takes") {
            Some("place") => self.of_place(rest),
            Some("field") => self.of_field(head, rest),
            Some("institution") => self.of_institution(rest),
            Some("none") => BodyName { is_whole: true, reach: Reach::Country, ..BodyName::plain(self.base(rest)) },
            _ => self.of_name(head, rest),
        };
        let noun = head.value("comparedAs").unwrap_or(head.name());
        name.base = joined(&without_joining(key(noun).split(' ')), &name.base);
        if let Some(level) = head.value("level") {
            name.level = Some(key(level));
            name.reach = self.reach(Some(level), name.place.as_deref());
            if let Some(place) = name.places.first_mut().filter(|place| Some(&place.name) == name.place.as_ref()) {
                place.level.get_or_insert_with(|| key(level));
            }
        }
        name
    }

    /// `Ủy ban nhân dân | xã Mường Lạng, huyện Nà Pan`.
    fn of_place(&self, rest: Range<usize>) -> BodyName {
        let places = self.places(rest);
        let with_levels = with_levels(&places);
        let mut places = places.into_iter();
        let Some(Place { level, name }) = places.next() else { return BodyName::plain(String::new()) };
        let place = Some(name.clone()).filter(|name| !name.is_empty());
        BodyName {
            level: level.map(key),
            reach: self.reach(level, place.as_deref()),
            place,
            above: named(places),
            is_unit: true,
            places: with_levels,
            ..BodyName::plain(name)
        }
    }

    /// `Sở | Y tế | tỉnh Bạch Thủy`; a ministry has no place.
    fn of_field(&self, head: &Concept, rest: Range<usize>) -> BodyName {
        if !head.is("ofProvince") {
            return BodyName { reach: Reach::Country, ..BodyName::plain(self.base(rest)) };
        }
        let (field_name, field) = self.field(&rest);
        let place = self.of_place(field..rest.end);
        let place = if place.is_whole { place } else { BodyName::plain(String::new()) };
        let base = joined(&field_name, &place.base);
        BodyName { base, reach: Reach::Province, is_unit: false, ..place }
    }

    /// `Đảng ủy | Bệnh viện …`, `Đảng ủy | xã …`, `Đảng ủy | Khối … tỉnh …`.
    fn of_institution(&self, rest: Range<usize>) -> BodyName {
        if self.level(&rest).is_some() {
            return self.of_place(rest);
        }
        if self.head(&rest).is_none() {
            return self.named(rest);
        }
        BodyName { host: Some(self.words(&rest).to_owned()), ..self.body_in(rest) }
    }

    /// `Bệnh viện | Đa khoa khu vực Sông Trăng, tỉnh Bạch Thủy`; `Khoa | Dược Bệnh viện …`.
    fn of_name(&self, head: &Concept, rest: Range<usize>) -> BodyName {
        let is_part = head.is("part") || head.values("broader").iter().any(|kind| PARTS.contains(&kind.as_str()));
        if !is_part {
            return self.named(rest);
        }
        let is_seat = |at: &usize| self.head(&(*at..rest.end)).is_some_and(|(head, _)| head.is("seat"));
        let Some(seat) = (rest.start + 1..rest.end).find(is_seat) else {
            return BodyName { is_whole: false, ..BodyName::plain(self.base(rest)) };
        };
        let host = seat..rest.end;
        let above = self.body_in(host.clone());
        BodyName {
            places: above.places,
            above: vec![above.base],
            is_whole: above.is_whole,
            host: Some(self.words(&host).to_owned()),
            ..BodyName::plain(self.base(rest.start..seat))
        }
    }

    /// A name of its own, and perhaps the places above. Without one of its own, the place is the name.
    fn named(&self, rest: Range<usize>) -> BodyName {
        let own = self.next_level(rest.start, rest.end);
        if own == rest.start {
            return BodyName { is_unit: false, ..self.of_place(rest) };
        }
        let places = self.places(own..rest.end);
        let reach = places.first().map_or(Reach::Institution, |Place { level, name }| self.reach(*level, Some(name)));
        let with_levels = with_levels(&places);
        BodyName {
            above: named(places.into_iter()),
            reach,
            places: with_levels,
            ..BodyName::plain(self.base(rest.start..own))
        }
    }

    /// The longest head noun that the words begin with, and where it ends.
    fn head(&self, words: &Range<usize>) -> Option<(&'a Concept, usize)> {
        self.longest("body-types", words, LONGEST_HEAD, |concept| concept.value("broader").is_some())
    }

    /// The field of work that the words begin with, spelled out, and where it ends.
    fn field(&self, words: &Range<usize>) -> (String, usize) {
        if let Some((field, end)) = self.longest("fields", words, LONGEST_HEAD, |_| true) {
            return (without_joining(key(field.name()).split(' ')), end);
        }
        let end = self.next_level(words.start, words.end);
        (self.base(words.start..end), end)
    }

    /// The level that the words begin with, and where it ends.
    fn level(&self, words: &Range<usize>) -> Option<(&'a Concept, usize)> {
        self.longest("levels", words, LONGEST_LEVEL, |_| true)
    }

    /// Where a level begins, or the end.
    fn next_level(&self, from: usize, end: usize) -> usize {
        (from..end).find(|at| self.level(&(*at..end)).is_some()).unwrap_or(end)
    }

    /// Places one behind the other.
    fn places(&self, words: Range<usize>) -> Vec<Place<'a>> {
        let (mut places, mut at) = (Vec::new(), words.start);
        while at < words.end {
            let level = self.level(&(at..words.end));
            let name = level.map_or(at, |(_, end)| end);
            at = self.next_level(words.end.min(name + 1), words.end);
            let name = self.base(name..at);
            let name = self.ontology.concept_of_key("places", &name).map_or(name, |place| key(place.name()));
            places.push(Place { level: level.map(|(level, _)| level.name()), name });
        }
        places
    }

    /// How many people are around a place.
    fn reach(&self, level: Option<&str>, place: Option<&str>) -> Reach {
        let place = || self.ontology.concept_of_key("places", place?);
        match level.map_or(Reach::Institution, Reach::of_level) {
            Reach::District if place().is_some_and(|place| place.is("likeProvince")) => Reach::Province,
            reach => reach,
        }
    }

    /// The concept whose label is the longest that the words begin with, and where it ends.
    fn longest(
        &self,
        scheme: &str,
        words: &Range<usize>,
        most: usize,
        fits: fn(&Concept) -> bool,
    ) -> Option<(&'a Concept, usize)> {
        let mut ends = (words.start + 1..=words.end.min(words.start + most)).rev();
        ends.find_map(|end| {
            let concept = self.ontology.concept_of_key(scheme, self.words(&(words.start..end)))?;
            fits(concept).then_some((concept, end))
        })
    }

    /// How many words there are.
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn words(&self, words: &Range<usize>) -> &str {
        if words.is_empty() { "" } else { &self.key[self.starts[words.start]..self.starts[words.end] - 1] }
    }

    /// Some words, without those that only join.
    fn base(&self, words: Range<usize>) -> String {
        without_joining(self.words(&words).split(' '))
    }
}

fn with_levels(places: &[Place<'_>]) -> Vec<PlaceName> {
    let named = places.iter().filter(|place| !place.name.is_empty());
    named.map(|place| PlaceName { level: place.level.map(key), name: place.name.clone() }).collect()
}

fn named<'a>(places: impl Iterator<Item = Place<'a>>) -> Vec<String> {
    places.map(|place| place.name).filter(|name| !name.is_empty()).collect()
}

fn without_joining<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut kept = String::new();
    for word in words.filter(|word| !JOINING.iter().any(|joining| joining == word)) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

fn joined(a: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() { format!("{a}{b}") } else { format!("{a} {b}") }
}
