//! The kinds of word that can be suggested, and what the ontology says of such a word by default.

use std::fmt;

use serde::Serialize;

/// What a suggested phrase would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A role held at a body.
    Role,
    /// The head noun of names of bodies.
    Body,
    /// A form of address, title, rank or profession before a name.
    Honorific,
    /// A verb of taking part.
    Verb,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Role, Self::Body, Self::Honorific, Self::Verb];

    /// The concept scheme that a word of this kind joins.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Role => "roles",
            Self::Body => "body-types",
            Self::Honorific => "honorifics",
            Self::Verb => "participation-verbs",
        }
    }

    /// What the local name of such a concept begins with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Body => "head",
            Self::Honorific => "title",
            Self::Verb => "verb",
        }
    }

    /// What its scheme asks for besides a label: property and value in Turtle. To be looked over by whoever pastes it.
    pub(super) fn defaults(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Role => &[("hn:rank", "50"), ("hn:heldAt", "\"institution\"")],
            Self::Body => &[("skos:broader", "hn:body-other"), ("hn:takes", "\"name\"")],
            Self::Honorific => &[("hn:sort", "\"title\"")],
            Self::Verb => &[("hn:implies", "hn:kind-attendee")],
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Role => "role",
            Self::Body => "body",
            Self::Honorific => "honorific",
            Self::Verb => "verb",
        })
    }
}
