//! What changed between two states of an ontology, and how far its version must rise for it.
//!
//! ```
//! use hoinghi::curation::diff::{Difference, Level};
//! use hoinghi::ontology::{File, Ontology};
//!
//! let state = |turtle: &str| {
//!     let turtle = format!("@prefix hn: <https://w3id.org/hoinghi/ontology#> . {turtle}");
//!     Ontology::from_files(&[File { path: "roles.ttl".into(), bytes: turtle.into_bytes() }])
//! };
//! let difference = Difference::between(&state("")?, &state("hn:role-bell-ringer hn:rank 9 .")?);
//! assert_eq!(difference.added[0].name, "hn:role-bell-ringer");
//! assert_eq!(difference.rise.by, Some(Level::Minor));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod changelog;
mod level;
mod markdown;
mod rise;
mod text;

use std::collections::{BTreeMap, BTreeSet};

pub use level::Level;
pub use rise::Rise;
use serde::Serialize;

use super::term::{Term, Value, terms};
use crate::ontology::Ontology;

/// What changed between two states of an ontology: by what they say, whatever the order of files and statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// How far the version must rise, and whether it did.
    pub rise: Rise,
    /// Terms that only the new state has.
    pub added: Vec<Named>,
    /// Terms that only the old state has.
    pub removed: Vec<Named>,
    /// Terms that the new state says should not be used any more.
    pub deprecated: Vec<Named>,
    /// Terms of which the states say different things.
    pub changed: Vec<Changed>,
}

/// A term, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// What it is one of: the local name of its concept scheme (`roles`), or `classes`, `properties`, `schemes`,
    /// `others`.
    pub group: String,
    /// Its IRI with a prefix, where one is known.
    pub name: String,
    /// Its label in Vietnamese, else in English.
    pub label: Option<String>,
    /// Its IRI.
    pub iri: String,
}

/// A term that both states have, and what changed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The term, as the new state calls it.
    #[serde(flatten)]
    pub term: Named,
    /// What changed, property by property; texts language by language.
    pub changes: Vec<Change>,
}

/// What changed of one property of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How far the version must rise for it.
    pub level: Level,
    /// The property, with a prefix.
    pub property: String,
    /// Values that only the old state has, as in Turtle.
    pub removed: Vec<String>,
    /// Values that only the new state has.
    pub added: Vec<String>,
}

impl Difference {
    /// Compares two states of an ontology.
    pub fn between(old: &Ontology, new: &Ontology) -> Self {
        let (before, after) = (terms(old), terms(new));
        let only = |these: &BTreeMap<String, Term>, those: &BTreeMap<String, Term>| {
            let only = these.iter().filter(|(iri, term)| !those.contains_key(*iri) && !term.is_a("owl:Ontology"));
            sorted(only.map(|(iri, term)| Named::new(iri, term)))
        };
        let (added, removed) = (only(&after, &before), only(&before, &after));
        let both = || after.iter().filter_map(|(iri, now)| Some((iri, before.get(iri)?, now)));
        let deprecated = both().filter(|(_, was, now)| now.is_deprecated() && !was.is_deprecated());
        let deprecated = sorted(deprecated.map(|(iri, _, now)| Named::new(iri, now)));
        let changed = both().map(|(iri, was, now)| Changed { term: Named::new(iri, now), changes: changes(was, now) });
        let mut changed: Vec<Changed> = changed.filter(|changed| !changed.changes.is_empty()).collect();
        changed.sort_by(|a, b| a.term.cmp(&b.term));
        let levels = changed.iter().flat_map(|term| &term.changes).map(|change| change.level);
        let of_terms = [(&removed, Level::Major), (&added, Level::Minor), (&deprecated, Level::Minor)];
        let levels = levels.chain(of_terms.into_iter().filter(|(terms, _)| !terms.is_empty()).map(|(_, level)| level));
        let rise = Rise::new(levels.max(), old.version(), new.version());
        Self { rise, added, removed, deprecated, changed }
    }

    /// Whether both states say the same, but for the number of the version.
    pub fn is_none(&self) -> bool {
        self.rise.by.is_none()
    }
}

impl Named {
    pub(in crate::curation) fn new(iri: &str, term: &Term) -> Self {
        let is_one_of = |classes: &[&str]| classes.iter().any(|class| term.is_a(class));
        let group = match term.scheme() {
            Some(scheme) => scheme.rsplit(['#', '/']).next().unwrap_or(scheme),
            None if is_one_of(&["owl:Class", "rdfs:Class"]) => "classes",
            None if is_one_of(&[
                "owl:ObjectProperty",
                "owl:DatatypeProperty",
                "owl:AnnotationProperty",
                "rdf:Property",
            ]) =>
            {
                "properties"
            }
            None if is_one_of(&["skos:ConceptScheme"]) => "schemes",
            None => "others",
        };
        let label = term.label("vi").or_else(|| term.label("en"));
        Self {
            group: group.to_owned(),
            name: super::term::short(iri),
            label: label.map(str::to_owned),
            iri: iri.to_owned(),
        }
    }

    /// The label, or the name where there is none.
    fn called(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }
}

impl Change {
    /// Old values and new ones, in one line.
    fn values(&self) -> String {
        match (&self.removed[..], &self.added[..]) {
            ([], added) => format!("+ {}", added.join(", ")),
            (removed, []) => format!("- {}", removed.join(", ")),
            (removed, added) => format!("{} → {}", removed.join(", "), added.join(", ")),
        }
    }
}

fn sorted(terms: impl Iterator<Item = Named>) -> Vec<Named> {
    let mut terms: Vec<Named> = terms.collect();
    terms.sort();
    terms
}

/// What changed of a term. That it is deprecated now, and the number of the version, are told elsewhere.
fn changes(was: &Term, now: &Term) -> Vec<Change> {
    let mut slots: BTreeMap<(&str, &str), [BTreeSet<&Value>; 2]> = BTreeMap::new();
    for (state, term) in [was, now].into_iter().enumerate() {
        for (property, values) in term.properties() {
            for value in values {
                slots.entry((property, value.language())).or_default()[state].insert(value);
            }
        }
    }
    let told_elsewhere = |property: &str| {
        (property == "owl:versionInfo" && now.is_a("owl:Ontology"))
            || (property == "owl:deprecated" && now.is_deprecated())
    };
    let slots = slots.into_iter().filter(|((property, _), [old, new])| old != new && !told_elsewhere(property));
    let change = |((property, language), [old, new]): ((&str, &str), [BTreeSet<&Value>; 2])| {
        let texts = |values: &BTreeSet<&Value>, others: &BTreeSet<&Value>| -> Vec<String> {
            values.difference(others).map(ToString::to_string).collect()
        };
        let name_is_gone = level::names(was, property, language)
            && old.difference(&new).any(|name| !level::words(now).any(|word| word == name.text()));
        let level = if name_is_gone { Level::Major } else { level::of(property, language) };
        Change { level, property: property.to_owned(), removed: texts(&old, &new), added: texts(&new, &old) }
    };
    slots.map(change).collect()
}
