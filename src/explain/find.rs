//! Which thing a name or an IRI means.

use std::collections::BTreeMap;

use oxigraph::store::Store;
use serde::Serialize;

use super::ExplainError;
use crate::query::{Options, Query, Values, lengthen, matches};
use crate::text::{bare, key, near};

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

/// A thing and the names that it goes by.
struct Named {
    thing: Thing,
    names: Vec<String>,
}

/// Finds the thing that a name, an IRI or a shortened IRI (`id:person/…`) means. A name is compared blind to case and
/// the place of the tone mark; typed without any diacritics, blind to all diacritics. One that is the whole name wins over
/// those that only contain it.
///
/// # Errors
/// When the store cannot be read.
pub fn find(store: &Store, wanted: &str) -> Result<Found, ExplainError> {
    let known = known(store)?;
    let iri = wanted.strip_prefix('<').and_then(|w| w.strip_suffix('>')).unwrap_or(wanted);
    let iri = lengthen(iri).unwrap_or_else(|| iri.to_owned());
    if let Some(named) = known.iter().find(|named| named.thing.iri == iri) {
        return Ok(Found::One(named.thing.clone()));
    }
    let (wanted_key, wanted_bare) = (key(wanted), bare(wanted));
    let tests: [&dyn Fn(&str) -> bool; 3] =
        [&|name| key(name) == wanted_key, &|name| wanted.is_ascii() && bare(name) == wanted_bare, &|name| {
            matches(name, wanted)
        }];
    for test in tests {
        let mut found: Vec<Thing> =
            known.iter().filter(|named| named.names.iter().any(|name| test(name))).map(|n| n.thing.clone()).collect();
        found.sort();
        match found.len() {
            0 => {}
            1 => return Ok(Found::One(found.swap_remove(0))),
            _ => return Ok(Found::Several(found)),
        }
    }
    Ok(Found::None { near: near(wanted, known.iter().map(|named| named.thing.name.as_str())) })
}

/// Everything that has a name.
fn known(store: &Store) -> Result<Vec<Named>, ExplainError> {
    let query = Query::parse("the names of things", include_str!("names.rq"))?;
    let answer = query.run(store, &Values::new(), &Options::default())?;
    let mut known: BTreeMap<String, Named> = BTreeMap::new();
    // The rows of a thing's chief name come before those of its other names.
    for row in answer.into_texts() {
        let Ok([Some(kind), Some(iri), Some(name), date, _]) = <[_; 5]>::try_from(row) else { continue };
        let kind = match kind.as_str() {
            "person" => ThingKind::Person,
            "body" => ThingKind::Body,
            _ => ThingKind::Event,
        };
        let new = || Named { thing: Thing { kind, name: name.clone(), iri: iri.clone(), date }, names: Vec::new() };
        known.entry(iri.clone()).or_insert_with(new).names.push(name.clone());
    }
    Ok(known.into_values().collect())
}
