//! What the default graph sums up, made from all that many articles report: what `summary` keeps up to date article by
//! article, gathered in one go, to fill a store and to check one that has grown.

use std::collections::{HashMap, HashSet};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use oxigraph::store::{StorageError, Store};
use rayon::prelude::*;

use super::summary::{is_summed_up, text, unfitness};
use crate::rdf::vocabulary::{hn, skos};

/// The names and days that articles report, by the things that they are of.
#[derive(Debug, Default)]
pub(super) struct Whole {
    names: HashMap<(NamedNode, NamedNode), HashSet<Term>>,
    days: HashMap<NamedNode, Span>,
}

/// The first and the last of some days, as they are written.
#[derive(Debug)]
struct Span {
    first: Box<str>,
    last: Box<str>,
}

/// What the summary of one property of one thing lacks.
#[derive(Debug)]
pub(super) struct Lacking {
    pub(super) thing: NamedNode,
    pub(super) property: NamedNode,
    pub(super) values: Vec<Term>,
}

impl Whole {
    /// Takes in what one article says. Gives whether the default graph sums it up, instead of repeating it.
    pub(super) fn add(&mut self, triple: &Triple) -> bool {
        let NamedOrBlankNode::NamedNode(thing) = &triple.subject else { return false };
        if !is_summed_up(triple.predicate.as_ref()) {
            return false;
        }
        if triple.predicate == hn::REPORTED_ON {
            let day = text(&triple.object);
            match self.days.get_mut(thing) {
                Some(span) => span.add(day),
                None => _ = self.days.insert(thing.clone(), Span { first: day.into(), last: day.into() }),
            }
        } else {
            let names = self.names.entry((thing.clone(), triple.predicate.clone())).or_default();
            if !names.contains(&triple.object) {
                names.insert(triple.object.clone());
            }
        }
        true
    }

    /// Takes out what the store has a summary of, and gives of that what the summary lacks.
    pub(super) fn take_known(&mut self, store: &Store) -> Result<Vec<Lacking>, StorageError> {
        let names = std::mem::take(&mut self.names).into_par_iter().map(|((thing, property), spellings)| {
            let known = known(store, &thing, [property.as_ref(), skos::ALT_LABEL])?;
            Ok(((thing, property), spellings, known))
        });
        let mut lacking = Vec::new();
        for ((thing, property), spellings, known) in names.collect::<Result<Vec<_>, StorageError>>()? {
            if known.is_empty() {
                self.names.insert((thing, property), spellings);
            } else if !spellings.is_subset(&known) {
                lacking.push(Lacking { thing, property, values: spellings.into_iter().collect() });
            }
        }
        let days = std::mem::take(&mut self.days).into_par_iter().map(|(thing, span)| {
            let known = known(store, &thing, [hn::FIRST_REPORTED, hn::LAST_REPORTED])?;
            Ok((thing, span, known))
        });
        for (thing, span, known) in days.collect::<Result<Vec<_>, StorageError>>()? {
            if known.is_empty() {
                self.days.insert(thing, span);
            } else if !known.iter().any(|day| text(day) <= &*span.first)
                || !known.iter().any(|day| text(day) >= &*span.last)
            {
                let values = [span.first, span.last].map(date).into();
                lacking.push(Lacking { thing, property: hn::REPORTED_ON.into_owned(), values });
            }
        }
        Ok(lacking)
    }

    /// The summaries, as triples of the default graph.
    pub(super) fn triples(self) -> impl Iterator<Item = Triple> {
        let names = self.names.into_iter().flat_map(|((thing, property), spellings)| {
            let best = spellings.iter().min_by_key(|spelling| unfitness(spelling)).cloned();
            spellings.into_iter().map(move |spelling| {
                let is_best = best.as_ref() == Some(&spelling);
                let property = if is_best { property.clone() } else { skos::ALT_LABEL.into_owned() };
                Triple::new(thing.clone(), property, spelling)
            })
        });
        let days = self.days.into_iter().flat_map(|(thing, Span { first, last })| {
            [(hn::FIRST_REPORTED, first), (hn::LAST_REPORTED, last)]
                .map(|(property, day)| Triple::new(thing.clone(), property, date(day)))
        });
        names.chain(days)
    }
}

impl Span {
    fn add(&mut self, day: &str) {
        if day < &*self.first {
            self.first = day.into();
        }
        if day > &*self.last {
            self.last = day.into();
        }
    }
}

/// What the default graph says of a thing by these properties.
fn known(store: &Store, thing: &NamedNode, properties: [NamedNodeRef<'_>; 2]) -> Result<HashSet<Term>, StorageError> {
    let default = Some(GraphNameRef::DefaultGraph);
    let of = |property| store.quads_for_pattern(Some(thing.into()), Some(property), None, default);
    properties.into_iter().flat_map(of).map(|quad| quad.map(|quad| quad.object)).collect()
}

fn date(day: Box<str>) -> Term {
    Literal::new_typed_literal(day, xsd::DATE).into()
}
