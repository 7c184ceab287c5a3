//! The name of a body taken apart: what it is called, at which level and place, and above it what.
//!
//! Spellings of one body differ in abbreviations, in `và` and `của`, in whether the level (`tỉnh`) and the places above
//! are told. What they share is the [`BodyName::base`]; the rest makes two names compatible or not.

use std::fmt;

use crate::ontology::{Concept, Ontology};
use crate::text::key;

/// The longest head noun of a body, in words.
const LONGEST_HEAD: usize = 8;

/// Joining words: a name with and without them is the same.
const JOINING: [&str; 4] = ["và", "các", "của", "thuộc"];

/// How many officials a body and what is around it may have, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reach {
    /// An institution or a commune.
    Institution,
    /// A district, or a town.
    District,
    /// A province.
    Province,
    /// The whole country.
    Country,
}

impl Reach {
    const ALL: [(Self, &str); 4] = [
        (Self::Institution, "institution"),
        (Self::District, "district"),
        (Self::Province, "province"),
        (Self::Country, "country"),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(reach, _)| *reach == self).map_or("", |(_, name)| name)
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(reach, _)| *reach)
    }
}

/// The name of a body, taken apart. All parts are keys (see [`crate::text::key`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BodyName {
    /// The words that all spellings share: the head noun spelled out, its field, its own name or place.
    pub(crate) base: String,
    /// Level of its place, where told: `tỉnh`, `huyện`.
    pub(crate) level: Option<String>,
    /// Its place, without the level.
    pub(crate) place: Option<String>,
    /// What lies above: places, or the institution that it is a part of. The nearest first.
    pub(crate) above: Vec<String>,
    /// Whether the name alone tells which body is meant. `Sở Y tế` does not.
    pub(crate) is_whole: bool,
    /// How many people are around it.
    pub(crate) reach: Reach,
    /// Whether it is the committee, council or office of a place, such as `Huyện ủy`.
    pub(crate) is_unit: bool,
    /// The name of the institution that the body sits in or is an arm of, as it stands in this name.
    pub(crate) host: Option<String>,
}

impl BodyName {
    /// Takes a name apart with the head nouns, fields, levels and places of an ontology.
    pub(crate) fn new(name: &str, ontology: &Ontology) -> Self {
        Parser { ontology }.body(&name.split_whitespace().collect::<Vec<_>>())
    }

    /// What is told beside the base.
    pub(crate) fn details(&self) -> BodyDetails {
        BodyDetails { level: self.level.clone().unwrap_or_default(), above: self.above.clone() }
    }

    fn plain(words: &[&str]) -> Self {
        let base = keys(words);
        let is_whole = !base.is_empty();
        Self {
            base,
            level: None,
            place: None,
            above: Vec::new(),
            is_whole,
            reach: Reach::Institution,
            is_unit: false,
            host: None,
        }
    }
}

/// What the name of a body tells beside its base. As text: `level: above / above`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BodyDetails {
    level: String,
    above: Vec<String>,
}

impl BodyDetails {
    pub(crate) fn from_text(text: &str) -> Self {
        let (level, above) = text.split_once(": ").unwrap_or_default();
        let above = above.split(" / ").filter(|above| !above.is_empty()).map(str::to_owned).collect();
        Self { level: level.to_owned(), above }
    }

    /// Whether the other tells no less, and nothing else.
    pub(crate) fn is_told_by(&self, other: &Self) -> bool {
        (self.level.is_empty() || self.level == other.level) && is_part(&self.above, &other.above)
    }
}

impl fmt::Display for BodyDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level, self.above.join(" / "))
    }
}

fn is_part(some: &[String], all: &[String]) -> bool {
    some.iter().all(|one| all.contains(one))
}

struct Parser<'a> {
    ontology: &'a Ontology,
}

impl Parser<'_> {
    fn body(&self, words: &[&str]) -> BodyName {
        let Some((head, length)) = self.head(words) else { return BodyName::plain(words) };
        let (own, rest) =
            (keys(&head.name().split_whitespace().collect::<Vec<_>>()), words.get(length..).unwrap_or(&[]));
        let mut name = match head.value("takes") {
            Some("place") => self.of_place(rest),
            Some("field") => self.of_field(head, rest),
            Some("institution") => self.of_institution(rest),
            Some("none") => BodyName { is_whole: true, reach: Reach::Country, ..BodyName::plain(rest) },
            _ => self.of_name(head, rest),
        };
        name.base = joined(&own, &name.base);
        if let Some(level) = head.value("level") {
            name.level = Some(key(level));
            name.reach = reach(level);
        }
        name
    }

    /// `Ủy ban nhân dân | xã Pa Hon, huyện Tân Khê`.
    fn of_place(&self, rest: &[&str]) -> BodyName {
        let mut places = self.places(rest).into_iter();
        let Some((level, place)) = places.next() else { return BodyName { is_whole: false, ..BodyName::plain(rest) } };
        let reach = level.map_or(Reach::Institution, reach);
        let (base, is_whole) = (place.clone(), !place.is_empty());
        BodyName {
            base,
            level: level.map(key),
            place: Some(place).filter(|place| !place.is_empty()),
            above: places.map(|(_, place)| place).filter(|place| !place.is_empty()).collect(),
            is_whole,
            reach,
            is_unit: true,
            host: None,
        }
    }

    /// `Sở | Y tế | tỉnh An Lĩnh`; a ministry has no place.
    fn of_field(&self, head: &Concept, rest: &[&str]) -> BodyName {
        if !head.is("ofProvince") {
            return BodyName { reach: Reach::Country, ..BodyName::plain(rest) };
        }
        let field = self.field(rest);
        let (field, rest) = rest.split_at(field);
        let place = if rest.is_empty() { None } else { Some(self.of_place(rest)) };
        let place = place.filter(|place| place.is_whole);
        BodyName {
            base: joined(&keys(field), place.as_ref().map_or("", |place| &place.base)),
            is_whole: place.is_some(),
            reach: Reach::Province,
            ..place.unwrap_or_else(|| BodyName::plain(&[]))
        }
    }

    /// `Đảng ủy | Bệnh viện …`, `Đảng ủy | xã …`, `Đảng ủy | Khối … tỉnh …`.
    fn of_institution(&self, rest: &[&str]) -> BodyName {
        if self.level(rest).is_some() {
            return self.of_place(rest);
        }
        if self.head(rest).is_none() {
            return self.named(rest);
        }
        BodyName { host: Some(rest.join(" ")), ..self.body(rest) }
    }

    /// `Bệnh viện | Đa khoa khu vực Lương Giang, tỉnh An Lĩnh`; `Khoa | Dược Bệnh viện …`.
    fn of_name(&self, head: &Concept, rest: &[&str]) -> BodyName {
        if !self.is_part(head) {
            return self.named(rest);
        }
        let seat = (1..rest.len()).find(|at| self.head(&rest[*at..]).is_some_and(|(head, _)| head.is("seat")));
        let Some(seat) = seat else { return BodyName { is_whole: false, ..BodyName::plain(rest) } };
        let (own, host) = rest.split_at(seat);
        let above = self.body(host);
        BodyName {
            above: vec![above.base],
            is_whole: above.is_whole,
            host: Some(host.join(" ")),
            ..BodyName::plain(own)
        }
    }

    /// A name of its own, and perhaps the places above. Without one of its own, the place is the name.
    fn named(&self, rest: &[&str]) -> BodyName {
        let own = (0..rest.len()).find(|at| self.level(&rest[*at..]).is_some()).unwrap_or(rest.len());
        if own == 0 {
            return BodyName { is_unit: false, ..self.of_place(rest) };
        }
        let (own, places) = rest.split_at(own);
        let places = self.places(places);
        let reach = places.first().and_then(|(level, _)| *level).map_or(Reach::Institution, reach);
        let above = places.into_iter().map(|(_, place)| place).filter(|place| !place.is_empty()).collect();
        BodyName { above, reach, ..BodyName::plain(own) }
    }

    /// A unit of an institution, or a branch: many have one name.
    fn is_part(&self, head: &Concept) -> bool {
        let kind = |kind: &&str| ["body-department", "body-party-branch"].contains(kind);
        head.is("part") || head.values("broader").iter().map(String::as_str).any(|broader| kind(&broader))
    }

    /// The longest head noun that the words begin with, and its length.
    fn head(&self, words: &[&str]) -> Option<(&Concept, usize)> {
        (1..=words.len().min(LONGEST_HEAD)).rev().find_map(|length| {
            let concept = self.ontology.concept("body-types", &words[..length].join(" "))?;
            Some((concept, length)).filter(|(concept, _)| concept.value("broader").is_some())
        })
    }

    /// How many words at the beginning are a field of work.
    fn field(&self, words: &[&str]) -> usize {
        let is_field = |length: &usize| self.ontology.concept("fields", &words[..*length].join(" ")).is_some();
        let known = (1..=words.len().min(LONGEST_HEAD)).rev().find(is_field);
        known.unwrap_or_else(|| (0..words.len()).find(|at| self.level(&words[*at..]).is_some()).unwrap_or(words.len()))
    }

    /// The level that the words begin with, and its length.
    fn level(&self, words: &[&str]) -> Option<(&str, usize)> {
        (1..=words.len().min(2)).rev().find_map(|length| {
            let concept = self.ontology.concept("levels", &words[..length].join(" "))?;
            Some((concept.name(), length))
        })
    }

    /// Places one behind the other, each with its level where told.
    fn places<'w>(&self, mut words: &[&'w str]) -> Vec<(Option<&str>, String)> {
        let mut places = Vec::new();
        while !words.is_empty() {
            let (level, length) = self.level(words).map_or((None, 0), |(level, length)| (Some(level), length));
            words = &words[length..];
            let end = (1..words.len()).find(|at| self.level(&words[*at..]).is_some()).unwrap_or(words.len());
            let (place, rest): (&[&'w str], _) = words.split_at(end);
            places.push((level, keys(place)));
            words = rest;
        }
        places
    }
}

/// How many people are around a place of a level.
fn reach(level: &str) -> Reach {
    match level {
        "tỉnh" => Reach::Province,
        "thành phố" | "quận" | "huyện" | "thị xã" => Reach::District,
        _ => Reach::Institution,
    }
}

/// The key of some words, without those that only join.
fn keys(words: &[&str]) -> String {
    let words = words.iter().filter(|word| !JOINING.contains(&word.to_lowercase().as_str()));
    key(&words.copied().collect::<Vec<_>>().join(" "))
}

fn joined(a: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() { format!("{a}{b}") } else { format!("{a} {b}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(a: &str, b: &str) -> bool {
        let ontology = Ontology::embedded().unwrap_or_else(|e| panic!("{e}"));
        let (a, b) = (BodyName::new(a, &ontology), BodyName::new(b, &ontology));
        a.base == b.base && (a.details().is_told_by(&b.details()) || b.details().is_told_by(&a.details()))
    }

    #[test]
    fn spellings_of_one_body_agree() {
        for (a, b) in [
            ("BVĐK khu vực Lương Giang", "Bệnh viện Đa khoa Khu Vực Lương Giang"),
            ("Sở Y tế An Lĩnh", "Sở Y tế tỉnh An Lĩnh"),
            ("TTYT huyện Tân Khê", "Trung tâm y tế Tân Khê"),
            (
                "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh An Lĩnh",
                "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh An Lĩnh",
            ),
            ("Ủy ban nhân dân xã Pa Hon", "UBND xã Pa Hon huyện Tân Khê"),
            ("Bệnh viện Sao Mai", "BV Sao Mai tỉnh An Lĩnh"),
            ("Phòng Tài chính – Kế hoạch huyện Tân Khê", "Phòng Tài chính - Kế hoạch Tân Khê"),
        ] {
            assert!(agree(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn names_of_different_bodies_do_not() {
        for (a, b) in [
            ("Ủy ban nhân dân tỉnh An Lĩnh", "Ủy ban nhân dân thành phố An Lĩnh"),
            ("Đảng ủy Sở Y tế tỉnh An Lĩnh", "Đảng bộ Sở Y tế tỉnh An Lĩnh"),
            ("UBND xã Pa Hon huyện Tân Khê", "UBND xã Pa Hon huyện Lương Giang"),
            ("Sở Y tế tỉnh An Lĩnh", "Sở Y tế tỉnh Kỳ Sơn"),
            ("Bệnh viện Sao Mai tỉnh An Lĩnh", "Bệnh viện Sao Mai tỉnh Kỳ Sơn"),
        ] {
            assert!(!agree(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn a_bare_name_does_not_tell_which_body() {
        let ontology = Ontology::embedded().unwrap_or_else(|e| panic!("{e}"));
        let is_whole = |name: &str| BodyName::new(name, &ontology).is_whole;
        for name in ["Sở Y tế", "Đảng ủy", "Ủy ban nhân dân tỉnh", "Chi bộ 1", "Khoa Dược", "Bệnh viện", "Huyện ủy"]
        {
            assert!(!is_whole(name), "{name}");
        }
        for name in ["Bộ Y tế", "Quốc hội", "Tỉnh ủy An Lĩnh", "Khoa Dược Bệnh viện Sao Mai", "Trường THPT Sông Chanh"]
        {
            assert!(is_whole(name), "{name}");
        }
    }
}
