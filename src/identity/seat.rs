//! Where people have their posts: the institution, commune, district or province by which namesakes are told apart.

use std::fmt;
use std::str::FromStr;

use super::body_name::{BodyName, Reach, is_part};
use crate::text::key;

/// An institution, or the leadership of a commune, district or province with its committee, council and office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    reach: Reach,
    /// Key of its name.
    name: String,
    /// Key of the place that it is named after.
    place: Option<String>,
    /// Keys of the places above.
    above: Vec<String>,
}

/// Text that is no [`Seat`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no seat: it has the form `reach: name @ place / above`")]
pub struct NoSeat {
    text: String,
}

impl Seat {
    pub(super) fn new(name: &BodyName) -> Self {
        let above = name.above.clone();
        match (&name.place, &name.level) {
            (Some(place), Some(level)) if name.is_unit && name.reach <= Reach::Province => {
                Self { reach: name.reach, name: format!("{level} {place}"), place: Some(place.clone()), above }
            }
            (place, _) => Self { reach: name.reach, name: name.base.clone(), place: place.clone(), above },
        }
    }

    /// A high office of the state that names no body, such as `Thủ tướng`.
    pub(super) fn of_office(name: &str) -> Self {
        Self { reach: Reach::Country, name: key(name), place: None, above: Vec::new() }
    }

    /// Whether both can be one: the same name, and nothing above that tells them apart.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.name == other.name && (is_part(&self.above, &other.above) || is_part(&other.above, &self.above))
    }

    /// Key of the name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// How many people are around it.
    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    /// Its place and those above, with how many people are around each: of those above nobody tells how large they are.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, Reach)> {
        let own = self.place.iter().map(|place| (place.as_str(), self.reach));
        own.chain(self.above.iter().map(|above| (above.as_str(), Reach::Province)))
    }

    /// Adds the province of the article, where the name tells nothing of what lies above a commune or institution.
    pub(super) fn lies_in(mut self, province: Option<&str>) -> Self {
        let is_small = self.reach <= Reach::District;
        let province = province.filter(|province| is_small && self.place.as_deref() != Some(province));
        if let (Some(province), true) = (province, self.above.is_empty()) {
            self.above.push(province.to_owned());
        }
        self
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reach.name(), self.name)?;
        if let Some(place) = &self.place {
            write!(f, " @ {place}")?;
        }
        self.above.iter().try_for_each(|above| write!(f, " / {above}"))
    }
}

impl FromStr for Seat {
    type Err = NoSeat;

    fn from_str(text: &str) -> Result<Self, NoSeat> {
        let parts = || {
            let (reach, rest) = text.split_once(": ")?;
            let mut rest = rest.split(" / ");
            let name = rest.next()?;
            let (name, place) = match name.split_once(" @ ") {
                Some((name, place)) => (name, Some(place.to_owned())),
                None => (name, None),
            };
            let above = rest.map(str::to_owned).collect();
            Some(Self { reach: Reach::named(reach)?, name: name.to_owned(), place, above })
        };
        parts().ok_or_else(|| NoSeat { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::Ontology;

    fn seat(name: &str) -> Seat {
        Seat::new(&BodyName::new(name, &Ontology::embedded().unwrap_or_else(|e| panic!("{e}"))))
    }

    #[test]
    fn committees_and_offices_of_a_district_have_one_seat() {
        let names = ["Huyện ủy Nà Pan", "Ủy ban nhân dân huyện Nà Pan", "HĐND huyện Nà Pan tỉnh Bạch Thủy"];
        for name in names {
            assert!(seat(name).agrees(&seat(names[0])), "{name}: {}", seat(name));
        }
        assert!(!seat("Trung tâm Y tế huyện Nà Pan").agrees(&seat(names[0])));
        assert!(!seat("Đảng ủy thị trấn Nà Pan").agrees(&seat(names[0])));
    }

    #[test]
    fn a_seat_is_read_as_written() {
        for name in
            ["Huyện ủy Nà Pan", "Sở Y tế tỉnh Bạch Thủy", "Bộ Y tế", "UBND xã Mường Lạng huyện Nà Pan", "Quốc hội"]
        {
            let seat = seat(name).lies_in(Some("bạch thủy"));
            assert_eq!(seat.to_string().parse(), Ok(seat), "{name}");
        }
        assert!("somewhere".parse::<Seat>().is_err());
    }
}
