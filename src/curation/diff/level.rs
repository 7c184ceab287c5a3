//! How much a change matters to who uses an ontology.

use serde::Serialize;

use crate::curation::term::{Term, Value};

/// The part of a version's number that must rise for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Wording for people: comments, definitions, translations of labels.
    Patch,
    /// Something more, or something else for the reading of articles: a term, a Vietnamese label, a rank; a term
    /// deprecated.
    Minor,
    /// What was written with the old state may be wrong or nameless by the new: a term or its name gone, its meaning
    /// changed.
    Major,
}

impl Level {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// What a term means: its kind and place, what it may be said of, the name and class that data has by it.
const MEANING: [&str; 14] = [
    "rdf:type",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "rdfs:domain",
    "rdfs:range",
    "owl:inverseOf",
    "owl:disjointWith",
    "owl:equivalentClass",
    "owl:equivalentProperty",
    "owl:propertyChainAxiom",
    "skos:inScheme",
    "skos:notation",
    "hn:denotes",
    "hn:implies",
];

/// What people read of a term, and no program.
const NOTES: [&str; 11] = [
    "rdfs:comment",
    "rdfs:seeAlso",
    "rdfs:isDefinedBy",
    "skos:definition",
    "skos:note",
    "skos:scopeNote",
    "skos:editorialNote",
    "skos:changeNote",
    "skos:historyNote",
    "skos:example",
    "owl:versionInfo",
];

const LABELS: [&str; 4] = ["rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"];

/// The level of a change of a property's values in a language.
pub(super) fn of(property: &str, language: &str) -> Level {
    let translates = LABELS.contains(&property) && !["vi", ""].contains(&language);
    if MEANING.contains(&property) {
        Level::Major
    } else if translates
        || NOTES.contains(&property)
        || (property.starts_with("dcterms:") && property != "dcterms:isReplacedBy")
    {
        Level::Patch
    } else {
        Level::Minor
    }
}

/// Whether facts name a concept by this property: by its preferred Vietnamese label, where it has no notation.
pub(super) fn names(term: &Term, property: &str, language: &str) -> bool {
    property == "skos:prefLabel"
        && language == "vi"
        && term.scheme().is_some()
        && term.values("skos:notation").next().is_none()
}

/// All that a concept may be called by in facts.
pub(super) fn words(term: &Term) -> impl Iterator<Item = &str> {
    let properties = LABELS.into_iter().chain(["skos:notation"]);
    properties.flat_map(|property| term.values(property)).map(Value::text)
}
