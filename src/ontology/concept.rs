//! A SKOS concept, as the program uses it.

use serde::{Deserialize, Serialize};

use super::Text;

/// A SKOS concept of one of the ontology's schemes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Concept {
    /// Its IRI.
    pub iri: Text,
    /// Local name of its scheme's IRI, such as `roles`.
    pub scheme: Text,
    /// `skos:notation`: the name that facts use, where it differs from the label (`summary-conference`).
    pub notation: Option<Text>,
    /// All labels, preferred ones first.
    pub labels: Vec<Label>,
    /// Every other property by the local name of its predicate, with its values (local names of IRIs, texts of literals), all
    /// sorted.
    pub properties: Vec<(Text, Vec<Text>)>,
}

/// A word or phrase for a concept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Label {
    /// Preferred, alternative or hidden.
    pub kind: LabelKind,
    /// The words.
    pub text: Text,
    /// Language tag; empty where there is none.
    pub language: Text,
}

/// The three SKOS kinds of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LabelKind {
    /// `skos:prefLabel`
    Preferred,
    /// `skos:altLabel`
    Alternative,
    /// `skos:hiddenLabel`: abbreviations and misspellings
    Hidden,
}

impl Label {
    /// Whether it is a word in Vietnamese; those without a language count too.
    pub fn is_vietnamese(&self) -> bool {
        self.language == "vi" || self.language.is_empty()
    }
}

impl Concept {
    /// The part of its IRI that tells it from the others of its ontology.
    pub fn local_name(&self) -> &str {
        local_name(&self.iri)
    }

    /// The preferred label in a language.
    pub fn pref_label(&self, language: &str) -> Option<&str> {
        self.labels.iter().find(|l| l.kind == LabelKind::Preferred && l.language == language).map(|l| l.text.as_str())
    }

    /// The name that facts use: the notation, else the Vietnamese preferred label.
    pub fn name(&self) -> &str {
        self.notation.as_deref().or_else(|| self.pref_label("vi")).unwrap_or(&self.iri)
    }

    /// Every word for it in Vietnamese, abbreviations and misspellings included.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().filter(|l| l.is_vietnamese()).map(|l| l.text.as_str())
    }

    /// The values of a property, by the local name of its predicate.
    pub fn values(&self, property: &str) -> &[Text] {
        // A concept has a handful: most are told apart from the one asked for by their length alone.
        self.properties.iter().find(|(name, _)| name == property).map_or(&[], |(_, values)| values)
    }

    /// The first value of a property.
    pub fn value(&self, property: &str) -> Option<&str> {
        self.values(property).first().map(Text::as_str)
    }

    /// Whether a property is `true`.
    pub fn is(&self, property: &str) -> bool {
        self.value(property) == Some("true")
    }

    /// A number, such as a rank or level.
    pub fn number(&self, property: &str) -> Option<i64> {
        self.value(property)?.parse().ok()
    }
}

/// What stands behind the last `#` or `/` of an IRI.
pub(super) fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}
