//! Which thing a name or an IRI means.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, QuadRef, Term};
use oxigraph::store::{StorageError, Store};
use serde::Serialize;

use super::ExplainError;
use crate::query::{Fit, Wanted, lengthen};
use crate::rdf::vocabulary::{foaf, hn, org, schema, skos};
use crate::text::near;

/// A person, body or event in the store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Its name.
    pub name: String,
    /// Its IRI.
    pub iri: String,
    /// The first day of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ThingKind {
    /// A person.
    Person,
    /// A party body or institution.
    Body,
    /// An event.
    Event,
}

/// What was found under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The one thing of that name.
    One(Thing),
    /// Several, sorted.
    Several(Vec<Thing>),
    /// None; with names like it, the likest first.
    None {
        /// At most five names.
        near: Vec<String>,
    },
}

/// The kinds of thing, each with its class and the property of its chief name.
const KINDS: [(ThingKind, NamedNodeRef<'static>, NamedNodeRef<'static>); 3] = [
    (ThingKind::Person, foaf::PERSON, foaf::NAME),
    (ThingKind::Body, org::ORGANIZATION, skos::PREF_LABEL),
    (ThingKind::Event, hn::EVENT, schema::NAME),
];

/// Finds the thing that a name, an IRI or a shortened IRI (`id:person/…`) means. A name is compared blind to case and
/// the place of the tone mark; typed without any diacritics, blind to all diacritics. One that is the whole name wins over
/// those that only contain it.
///
/// An IRI is looked up; for a name all names of the store are gone through once.
///
/// # Errors
/// When the store cannot be read.
pub fn find(store: &Store, wanted: &str) -> Result<Found, ExplainError> {
    let iri = wanted.strip_prefix('<').and_then(|w| w.strip_suffix('>')).unwrap_or(wanted);
    let iri = lengthen(iri).unwrap_or_else(|| iri.to_owned());
    if let Ok(node) = NamedNode::new(iri)
        && let Some(thing) = thing(store, &node)?
    {
        return Ok(Found::One(thing));
    }
    let wanted_name = Wanted::new(wanted);
    let mut fitting: BTreeMap<Fit, Vec<NamedNode>> = BTreeMap::new();
    for property in [foaf::NAME, skos::PREF_LABEL, skos::ALT_LABEL, schema::NAME] {
        for named in names(store, property) {
            let (node, name) = named?;
            if let Some(fit) = wanted_name.fit(&name) {
                fitting.entry(fit).or_default().push(node);
            }
        }
    }
    for nodes in fitting.into_values() {
        let mut found: Vec<Thing> =
            nodes.iter().filter_map(|node| thing(store, node).transpose()).collect::<Result<_, _>>()?;
        found.sort();
        found.dedup();
        match found.len() {
            0 => {}
            1 => return Ok(Found::One(found.swap_remove(0))),
            _ => return Ok(Found::Several(found)),
        }
    }
    let all = KINDS.iter().flat_map(|(_, _, property)| names(store, *property));
    let all: Vec<String> = all.map(|named| named.map(|(_, name)| name)).collect::<Result<_, _>>()?;
    Ok(Found::None { near: near(wanted, all.iter().map(String::as_str)) })
}

/// All that the default graph names by a property.
fn names(store: &Store, property: NamedNodeRef<'_>) -> impl Iterator<Item = Result<(NamedNode, String), StorageError>> {
    let quads = store.quads_for_pattern(None, Some(property), None, Some(GraphNameRef::DefaultGraph));
    quads.filter_map(|quad| match quad.map(|quad| (quad.subject, quad.object)) {
        Ok((NamedOrBlankNode::NamedNode(node), Term::Literal(name))) => Some(Ok((node, name.value().to_owned()))),
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    })
}

/// The person, body or event that a node is; nothing where it is none, or has no name.
fn thing(store: &Store, node: &NamedNode) -> Result<Option<Thing>, StorageError> {
    for (kind, class, property) in KINDS {
        let is = QuadRef::new(node, rdf::TYPE, class, GraphNameRef::DefaultGraph);
        if !store.contains(is)? {
            continue;
        }
        if let Some(name) = first_value(store, node, property)? {
            let date = if kind == ThingKind::Event { first_value(store, node, schema::START_DATE)? } else { None };
            return Ok(Some(Thing { kind, name, iri: node.as_str().to_owned(), date }));
        }
    }
    Ok(None)
}

/// The first in order of what the default graph says by a property of a node.
fn first_value(store: &Store, node: &NamedNode, property: NamedNodeRef<'_>) -> Result<Option<String>, StorageError> {
    let quads = store.quads_for_pattern(Some(node.into()), Some(property), None, Some(GraphNameRef::DefaultGraph));
    let value = |term| match term {
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    };
    let values = quads.map(|quad| quad.map(|quad| value(quad.object))).collect::<Result<Vec<_>, _>>()?;
    Ok(values.into_iter().flatten().min())
}
