//! The ontology as it goes into the store.

use oxigraph::model::dataset::CanonicalizationAlgorithm;
use oxigraph::model::{BlankNode, Graph, NamedNode, NamedOrBlankNode, Term, Triple};

use super::vocabulary::ONTOLOGY_GRAPH;
use crate::ontology::Ontology;

/// The triples of an ontology, sorted, with an IRI for each blank node: the same for the same Turtle, however often it
/// is read.
pub fn ontology_triples(ontology: &Ontology) -> Vec<Triple> {
    sorted(canonical_triples(ontology).into_iter().map(named))
}

/// The same with blank nodes left as such, by names that hang on what is said of them.
pub fn canonical_triples(ontology: &Ontology) -> Vec<Triple> {
    let mut graph: Graph = ontology.triples().iter().collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    sorted(graph.iter().map(|triple| triple.into_owned()))
}

fn sorted(triples: impl Iterator<Item = Triple>) -> Vec<Triple> {
    let mut triples: Vec<Triple> = triples.collect();
    triples.sort_by_cached_key(ToString::to_string);
    triples
}

fn named(mut triple: Triple) -> Triple {
    if let NamedOrBlankNode::BlankNode(node) = &triple.subject {
        triple.subject = skolem(node).into();
    }
    if let Term::BlankNode(node) = &triple.object {
        triple.object = skolem(node).into();
    }
    triple
}

fn skolem(node: &BlankNode) -> NamedNode {
    NamedNode::new_unchecked(format!("{ONTOLOGY_GRAPH}/.well-known/genid/{}", node.as_str()))
}
