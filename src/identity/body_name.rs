//! The name of a body taken apart: what it is called, at which level and place, and above it what.
//!
//! Spellings of one body differ in abbreviations, in `và` and `của`, in whether the level (`tỉnh`) and the places above
//! are told. What they share is the [`BodyName::base`]; the rest makes two names compatible or not.

use std::fmt;

use super::body_parser::Parser;
use crate::ontology::Ontology;
use crate::places::PlaceName;

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

    /// That of a level: `tỉnh`, `huyện`.
    pub(super) fn of_level(level: &str) -> Self {
        match level {
            "tỉnh" => Self::Province,
            "thành phố" | "quận" | "huyện" | "thị xã" => Self::District,
            _ => Self::Institution,
        }
    }

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
    /// Key of the name of the institution that the body sits in or is an arm of, as it stands in this name.
    pub(crate) host: Option<String>,
    /// The places that the name tells, its own and those above, with their levels: the nearest first.
    pub(crate) places: Vec<PlaceName>,
}

impl BodyName {
    /// Takes a name apart with the head nouns, fields, levels and places of an ontology.
    pub(crate) fn new(name: &str, ontology: &Ontology) -> Self {
        Parser::new(name, ontology).body()
    }

    /// Takes a place apart (`huyện …`, `tỉnh …`), as a name that is nothing else.
    pub(crate) fn of_place(place: &str, ontology: &Ontology) -> Self {
        Parser::new(place, ontology).place()
    }

    /// Nothing but the words that all spellings share.
    pub(super) fn plain(base: String) -> Self {
        Self {
            is_whole: !base.is_empty(),
            base,
            level: None,
            place: None,
            above: Vec::new(),
            reach: Reach::Institution,
            is_unit: false,
            host: None,
            places: Vec::new(),
        }
    }

    /// Adds places that it is told to lie in (`huyện …`, `tỉnh …`) and that the name does not tell.
    pub(crate) fn lies_in(&mut self, places: &[String], ontology: &Ontology) {
        for told in places.iter().map(|place| Self::of_place(place, ontology)) {
            let Some(place) = told.place else { continue };
            if self.place.as_ref() != Some(&place) && !self.above.contains(&place) {
                self.above.push(place);
            }
            for place in told.places {
                if !self.places.contains(&place) {
                    self.places.push(place);
                }
            }
        }
    }

    /// What is told beside the base.
    pub(crate) fn details(&self) -> BodyDetails {
        BodyDetails { level: self.level.clone().unwrap_or_default(), above: self.above.clone() }
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

/// Whether all places of one stand among those of the other.
pub(super) fn is_part(some: &[String], all: &[String]) -> bool {
    some.iter().all(|one| all.contains(one))
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
            ("BVĐK khu vực Sông Trăng", "Bệnh viện Đa khoa Khu Vực Sông Trăng"),
            ("Sở Y tế Bạch Thủy", "Sở Y tế tỉnh Bạch Thủy"),
            ("TTYT huyện Nà Pan", "Trung tâm y tế Nà Pan"),
            (
                "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Bạch Thủy",
                "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Bạch Thủy",
            ),
            ("Ủy ban nhân dân xã Mường Lạng", "UBND xã Mường Lạng huyện Nà Pan"),
            ("Bệnh viện Sao Mai", "BV Sao Mai tỉnh Bạch Thủy"),
            ("Phòng Tài chính – Kế hoạch huyện Nà Pan", "Phòng Tài chính - Kế hoạch Nà Pan"),
            ("Sở GD&ĐT Bạch Thủy", "Sở Giáo dục và Đào tạo tỉnh Bạch Thủy"),
        ] {
            assert!(agree(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn names_of_different_bodies_do_not() {
        for (a, b) in [
            ("Ủy ban nhân dân tỉnh Bạch Thủy", "Ủy ban nhân dân thành phố Bạch Thủy"),
            ("Đảng ủy Sở Y tế tỉnh Bạch Thủy", "Đảng bộ Sở Y tế tỉnh Bạch Thủy"),
            ("UBND xã Mường Lạng huyện Nà Pan", "UBND xã Mường Lạng huyện Sông Trăng"),
            ("Sở Y tế tỉnh Bạch Thủy", "Sở Y tế tỉnh Kỳ Sơn"),
            ("Bệnh viện Sao Mai tỉnh Bạch Thủy", "Bệnh viện Sao Mai tỉnh Kỳ Sơn"),
        ] {
            assert!(!agree(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn cities_on_the_level_of_a_province_lie_in_none() {
        let ontology = Ontology::embedded().unwrap_or_else(|e| panic!("{e}"));
        let reach = |name: &str| BodyName::new(name, &ontology).reach;
        assert_eq!(reach("UBND thành phố Hải Phòng"), Reach::Province);
        assert_eq!(reach("Thành ủy Hà Nội"), Reach::Province);
        assert_eq!(reach("UBND thành phố Nà Pan"), Reach::District);
    }

    #[test]
    fn a_bare_name_does_not_tell_which_body() {
        let ontology = Ontology::embedded().unwrap_or_else(|e| panic!("{e}"));
        let is_whole = |name: &str| BodyName::new(name, &ontology).is_whole;
        for name in ["Sở Y tế", "Đảng ủy", "Ủy ban nhân dân tỉnh", "Chi bộ 1", "Khoa Dược", "Bệnh viện", "Huyện ủy"]
        {
            assert!(!is_whole(name), "{name}");
        }
        for name in
            ["Bộ Y tế", "Quốc hội", "Tỉnh ủy Bạch Thủy", "Khoa Dược Bệnh viện Sao Mai", "Trường THPT Sông Chanh"]
        {
            assert!(is_whole(name), "{name}");
        }
    }
}
