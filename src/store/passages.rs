//! The passages of an article's graph: where they stand, and what they quote.

use std::collections::{HashMap, HashSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};

use super::audit::{Audit, BUILD, Problem, iri};
use crate::rdf::vocabulary::{oa, prov};

/// The passages of an article, and what rests on them.
pub(super) struct Passages {
    /// By IRI, in its order.
    passages: Vec<(String, Passage)>,
    /// Claims that lead to one of them.
    evident: HashSet<NamedOrBlankNode>,
}

/// What an article's graph says of a passage.
#[derive(Debug, Default)]
struct Passage {
    source: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<String>,
}

impl Passages {
    pub(super) fn new(triples: &[Triple]) -> Self {
        let is_passage = |t: &&Triple| t.predicate == rdf::TYPE && t.object == Term::from(oa::SPECIFIC_RESOURCE);
        let mut passages: HashMap<String, Passage> =
            triples.iter().filter(is_passage).map(|t| (iri(&t.subject), Passage::default())).collect();
        let selectors: HashMap<String, String> = triples
            .iter()
            .filter(|t| t.predicate == oa::HAS_SELECTOR)
            .map(|t| (value(&t.object).to_owned(), iri(&t.subject)))
            .collect();
        let mut evident = HashSet::new();
        for triple in triples {
            let (subject, predicate, object) = (iri(&triple.subject), &triple.predicate, value(&triple.object));
            if *predicate == prov::WAS_DERIVED_FROM && passages.contains_key(object) {
                evident.insert(triple.subject.clone());
            }
            let Some(passage) = passages.get_mut(selectors.get(&subject).unwrap_or(&subject)) else { continue };
            if *predicate == oa::HAS_SOURCE {
                passage.source = Some(object.to_owned());
            } else if *predicate == oa::START {
                passage.start = object.parse().ok();
            } else if *predicate == oa::END {
                passage.end = object.parse().ok();
            } else if *predicate == oa::EXACT {
                passage.quote = Some(object.to_owned());
            }
        }
        let mut passages: Vec<_> = passages.into_iter().collect();
        passages.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { passages, evident }
    }

    /// Whether a claim leads to a passage.
    pub(super) fn has_evidence(&self, claim: &NamedOrBlankNode) -> bool {
        self.evident.contains(claim)
    }

    /// Checks that each passage is of the article, and that its quote is as long as its place.
    pub(super) fn check(&self, article: &NamedNode, document: &str, audit: &mut Audit) {
        for (passage, Passage { source, start, end, quote }) in &self.passages {
            audit.quotes += 1;
            let what = match (start, end, quote) {
                _ if source.as_deref() != Some(article.as_str()) => "passage that is not of its article".to_owned(),
                (Some(start), Some(end), Some(quote)) if end.checked_sub(*start) == Some(quote.chars().count()) => {
                    continue;
                }
                (Some(start), Some(end), Some(quote)) => {
                    format!("passage from {start} to {end} with a quote of {} characters", quote.chars().count())
                }
                _ => "passage without its place or its quote".to_owned(),
            };
            audit.found(problem(what, document, passage));
        }
    }

    /// Compares each quote with what stands at its place.
    pub(super) fn compare(&self, document: &str, text: &str, audit: &mut Audit) {
        let characters: Vec<char> = text.chars().collect();
        for (passage, Passage { start, end, quote, .. }) in &self.passages {
            let (Some(start), Some(end), Some(quote)) = (start, end, quote) else { continue };
            audit.compared += 1;
            let there = characters.get(*start..*end);
            if !there.is_some_and(|there| there.iter().copied().eq(quote.chars())) {
                let what = format!("the article does not say “{quote}” from {start} to {end}");
                audit.found(problem(what, document, passage));
            }
        }
    }
}

fn problem(what: String, document: &str, passage: &str) -> Problem {
    Problem { what, article: Some(document.to_owned()), thing: passage.to_owned(), cure: BUILD }
}

/// An IRI, or the value of a literal.
fn value(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        _ => "",
    }
}
