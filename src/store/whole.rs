//! What the default graph sums up, made anew from all that the articles report: what `summary` keeps up to date article
//! by article, gathered in one go, to fill an empty store and to check one that has grown.

use std::collections::{HashMap, HashSet};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use super::summary::{is_summed_up, text, unfitness};
use crate::rdf::vocabulary::{hn, skos};

/// The names and days that articles report, by the things that they are of.
#[derive(Debug, Default)]
pub(super) struct Whole {
    names: HashMap<(NamedOrBlankNode, NamedNode), HashSet<Term>>,
    days: HashMap<NamedOrBlankNode, Span>,
}

/// The first and the last of some days, as they are written.
#[derive(Debug)]
struct Span {
    first: Box<str>,
    last: Box<str>,
}

impl Whole {
    /// Takes in what one article says. Gives whether the default graph sums it up, instead of repeating it.
    pub(super) fn add(&mut self, triple: &Triple) -> bool {
        if !is_summed_up(triple.predicate.as_ref()) {
            return false;
        }
        if triple.predicate == hn::REPORTED_ON {
            let day = text(&triple.object);
            match self.days.get_mut(&triple.subject) {
                Some(span) => span.add(day),
                None => _ = self.days.insert(triple.subject.clone(), Span { first: day.into(), last: day.into() }),
            }
        } else {
            let names = self.names.entry((triple.subject.clone(), triple.predicate.clone())).or_default();
            if !names.contains(&triple.object) {
                names.insert(triple.object.clone());
            }
        }
        true
    }

    /// The summaries, as triples of the default graph.
    pub(super) fn triples(self) -> impl Iterator<Item = Triple> {
        let names = self.names.into_iter().flat_map(|((thing, property), spellings)| {
            let best = spellings.iter().min_by_key(|spelling| unfitness(spelling)).cloned();
            spellings.into_iter().map(move |spelling| {
                let is_best = best.as_ref() == Some(&spelling);
                let property = if is_best { property.clone() } else { skos::ALT_LABEL.into_owned() };
                Triple { subject: thing.clone(), predicate: property, object: spelling }
            })
        });
        let days = self.days.into_iter().flat_map(|(thing, Span { first, last })| {
            [(hn::FIRST_REPORTED, first), (hn::LAST_REPORTED, last)]
                .map(|(property, day)| Triple::new(thing.clone(), property, Literal::new_typed_literal(day, xsd::DATE)))
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
