//! The kinds of fact that are scored.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A kind of fact that is scored by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Kind {
    /// People by name.
    People,
    /// Titles of the people that gold has, where it says which they have.
    Titles,
    /// Events, paired with those of gold.
    Events,
    /// Types of the events that were found.
    EventTypes,
    /// Days of the events that were found.
    EventDates,
    /// Who holds them.
    EventOrganizers,
    /// Who took part in what, and how.
    Participations,
    /// Who was present at what.
    Attendance,
    /// Who holds which role where.
    Posts,
    /// Who holds which role.
    Roles,
    /// How many were present without being named.
    Groups,
    /// Bodies by name.
    Organizations,
    /// Bodies and their superiors.
    Parents,
    /// Who was awarded what.
    Awards,
    /// How many a body has.
    Headcounts,
    /// Cited documents by number.
    Documents,
    /// Results in figures.
    Indicators,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 17] = [
        Self::People,
        Self::Titles,
        Self::Events,
        Self::EventTypes,
        Self::EventDates,
        Self::EventOrganizers,
        Self::Participations,
        Self::Attendance,
        Self::Posts,
        Self::Roles,
        Self::Groups,
        Self::Organizations,
        Self::Parents,
        Self::Awards,
        Self::Headcounts,
        Self::Documents,
        Self::Indicators,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Titles => "titles",
            Self::Events => "events",
            Self::EventTypes => "event types",
            Self::EventDates => "event dates",
            Self::EventOrganizers => "event organizers",
            Self::Participations => "participations",
            Self::Attendance => "attendance",
            Self::Posts => "posts",
            Self::Roles => "posts (person, role)",
            Self::Groups => "groups",
            Self::Organizations => "organizations",
            Self::Parents => "organization parents",
            Self::Awards => "awards",
            Self::Headcounts => "headcounts",
            Self::Documents => "documents",
            Self::Indicators => "indicators",
        }
    }
}

/// A name that no kind has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no kind {0:?}; the kinds are {names}", names = Kind::ALL.map(Kind::name).join(", "))]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

impl TryFrom<String> for Kind {
    type Error = UnknownKind;

    fn try_from(name: String) -> Result<Self, UnknownKind> {
        name.parse()
    }
}

impl From<Kind> for &'static str {
    fn from(kind: Kind) -> Self {
        kind.name()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
