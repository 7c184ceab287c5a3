//! What the default graph says of a thing in the place of all that articles report of it.
//!
//! A summary of names keeps each spelling once, one of dates the first and the last. So it can be brought up to date
//! from itself and from what came and went, however many articles report the thing.

use std::cmp::Reverse;
use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, Term, TripleRef};
use oxigraph::store::StorageError;

use super::layers::is_article;
use super::writing::Writing;
use crate::rdf::vocabulary::{foaf, hn, skos};

/// Whether the default graph sums a property up, instead of repeating it.
pub(super) fn is_summed_up(predicate: NamedNodeRef<'_>) -> bool {
    [foaf::NAME, skos::PREF_LABEL, hn::REPORTED_ON].contains(&predicate)
}

/// The values of one property of one thing that an article begins to report, and those that none reports any more.
#[derive(Debug, Default)]
pub(super) struct Turnover {
    came: HashSet<Term>,
    went: HashSet<Term>,
}

impl Turnover {
    pub(super) fn came(&mut self, value: Term) {
        self.came.insert(value);
    }

    pub(super) fn went(&mut self, value: Term) {
        self.went.insert(value);
    }
}

/// Brings the summary of one property of one thing up to date. The named graphs, in which `nodes` stand for it, are so
/// already.
pub(super) fn update(
    transaction: &mut Writing<'_>,
    thing: &NamedNode,
    nodes: &[NamedNode],
    predicate: NamedNodeRef<'_>,
    turnover: Turnover,
) -> Result<(), StorageError> {
    let mut summary = Summary { transaction, thing: thing.as_ref(), nodes };
    if predicate == hn::REPORTED_ON { summary.update_days(turnover) } else { summary.update_names(predicate, turnover) }
}

/// The default graph's view of one thing.
struct Summary<'t, 'a, 's> {
    transaction: &'t mut Writing<'s>,
    thing: NamedNodeRef<'a>,
    nodes: &'a [NamedNode],
}

impl Summary<'_, '_, '_> {
    /// One spelling becomes the name, the others stand beside it.
    fn update_names(&mut self, property: NamedNodeRef<'_>, turnover: Turnover) -> Result<(), StorageError> {
        let mut spellings = self.values(property)?;
        let old = spellings.iter().next().cloned();
        spellings.extend(self.values(skos::ALT_LABEL)?);
        spellings.retain(|spelling| !turnover.went.contains(spelling));
        spellings.extend(turnover.came);
        let name = spellings.iter().min_by_key(|spelling| unfitness(spelling)).cloned();
        if let Some(old) = old.filter(|old| name.as_ref() != Some(old)) {
            self.remove(property, &old)?;
        }
        for gone in &turnover.went {
            self.remove(skos::ALT_LABEL, gone)?;
        }
        for spelling in &spellings {
            if name.as_ref() == Some(spelling) {
                self.remove(skos::ALT_LABEL, spelling)?;
                self.insert(property, spelling)?;
            } else {
                self.insert(skos::ALT_LABEL, spelling)?;
            }
        }
        Ok(())
    }

    /// The first and the last day.
    fn update_days(&mut self, turnover: Turnover) -> Result<(), StorageError> {
        let first = self.values(hn::FIRST_REPORTED)?;
        let last = self.values(hn::LAST_REPORTED)?;
        let mut days: HashSet<Term> = first.union(&last).cloned().collect();
        if days.is_disjoint(&turnover.went) {
            days.extend(turnover.came);
        } else {
            days = self.reported_days()?;
        }
        for (property, old, day) in [
            (hn::FIRST_REPORTED, first, days.iter().min_by_key(|day| text(day))),
            (hn::LAST_REPORTED, last, days.iter().max_by_key(|day| text(day))),
        ] {
            for old in old.iter().filter(|old| Some(*old) != day) {
                self.remove(property, old)?;
            }
            if let Some(day) = day {
                self.insert(property, day)?;
            }
        }
        Ok(())
    }

    /// All days of all articles: only needed where the first or the last is gone.
    fn reported_days(&self) -> Result<HashSet<Term>, StorageError> {
        let mut days = HashSet::new();
        for node in self.nodes {
            for quad in self.transaction.quads_for_pattern(Some(node.into()), Some(hn::REPORTED_ON), None, None) {
                let quad = quad?;
                if is_article(&quad.graph_name) {
                    days.insert(quad.object);
                }
            }
        }
        Ok(days)
    }

    fn values(&self, property: NamedNodeRef<'_>) -> Result<HashSet<Term>, StorageError> {
        let default = Some(GraphNameRef::DefaultGraph);
        let quads = self.transaction.quads_for_pattern(Some(self.thing.into()), Some(property), None, default);
        quads.map(|quad| quad.map(|quad| quad.object)).collect()
    }

    fn insert(&mut self, property: NamedNodeRef<'_>, value: &Term) -> Result<(), StorageError> {
        self.transaction.say(TripleRef::new(self.thing, property, value))
    }

    fn remove(&mut self, property: NamedNodeRef<'_>, value: &Term) -> Result<(), StorageError> {
        self.transaction.take_back(TripleRef::new(self.thing, property, value))
    }
}

/// Orders the spellings of a name, the best first: not all in capitals, many words with a capital, few capitals
/// besides, and at last the alphabet.
pub(super) fn unfitness(spelling: &Term) -> (bool, Reverse<usize>, usize, String) {
    let text = text(spelling);
    let words = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (!text.contains(char::is_lowercase), Reverse(words), capitals, spelling.to_string())
}

pub(super) fn text(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        Term::NamedNode(node) => node.as_str(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::Literal;

    use super::*;

    #[test]
    fn the_best_spelling_is_the_name() {
        for [best, other] in [
            ["Lý Thị Sen", "LÝ THỊ SEN"],
            ["Lý Thị Sen", "Lý thị Sen"],
            ["Chi bộ Khoa Dược", "Chi Bộ KHOA dược"],
            ["Lý Thị Thuỷ", "Lý Thị Thủy"],
        ]
        .map(|pair| pair.map(|text| Term::from(Literal::from(text))))
        {
            assert!(unfitness(&best) < unfitness(&other), "{best} before {other}");
        }
    }
}
