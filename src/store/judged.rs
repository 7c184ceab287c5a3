//! Judgements of people, in a named graph of their own.

use std::collections::{BTreeMap, HashMap, HashSet};

use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, Term, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::quads::Quads;
use crate::identity::{self, Judgement, Judgements, Verdict};
use crate::rdf::vocabulary::{JUDGEMENT_GRAPH, dcterms, hn};

fn graph() -> GraphNameRef<'static> {
    NamedNodeRef::new_unchecked(JUDGEMENT_GRAPH).into()
}

/// Puts judgements in the place of those that held. Gives the nodes of those that came and went.
pub(super) fn replace(
    transaction: &mut Transaction<'_>,
    judgements: &Judgements,
) -> Result<HashSet<NamedNode>, StorageError> {
    let old = read(transaction)?;
    // Of two that contradict each other on one pair, that which keeps it apart holds; else the later.
    let mut of_pair: BTreeMap<String, &Judgement> = BTreeMap::new();
    for judgement in judgements.iter() {
        let known = of_pair.entry(identity::judgement(&judgement.a, &judgement.b).into_string()).or_insert(judgement);
        if judgement.verdict == Verdict::Different || known.verdict == Verdict::Same {
            *known = judgement;
        }
    }
    let (before, after): (HashSet<&Judgement>, HashSet<&Judgement>) =
        (old.iter().collect(), of_pair.into_values().collect());
    if before == after {
        return Ok(HashSet::new());
    }
    transaction.clear_graph(graph())?;
    for triple in after.iter().flat_map(|judgement| triples(judgement)) {
        transaction.insert(triple.as_ref().in_graph(graph()));
    }
    let changed = before.symmetric_difference(&after);
    Ok(changed.flat_map(|judgement| [judgement.a.clone(), judgement.b.clone()]).collect())
}

/// The judgements that hold, in the order of their nodes.
pub(super) fn read(store: &impl Quads) -> Result<Judgements, StorageError> {
    let mut told: BTreeMap<String, HashMap<NamedNode, Term>> = BTreeMap::new();
    for quad in store.quads(None, None, None, Some(graph())) {
        let quad = quad?;
        told.entry(quad.subject.to_string()).or_default().insert(quad.predicate, quad.object);
    }
    let mut judgements: Vec<Judgement> = told.values().filter_map(judgement).collect();
    judgements.sort_by(|a, b| (a.a.as_str(), a.b.as_str()).cmp(&(b.a.as_str(), b.b.as_str())));
    Ok(judgements.into_iter().collect())
}

fn judgement(told: &HashMap<NamedNode, Term>) -> Option<Judgement> {
    let node = |property: NamedNodeRef<'_>| match told.get(&property.into_owned()) {
        Some(Term::NamedNode(node)) => Some(node.clone()),
        _ => None,
    };
    let text = |property: NamedNodeRef<'_>| match told.get(&property.into_owned()) {
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        _ => String::new(),
    };
    Some(Judgement {
        verdict: text(hn::VERDICT).parse().ok()?,
        a: node(hn::ONE)?,
        b: node(hn::OTHER)?,
        names: (text(hn::NAME_OF_ONE), text(hn::NAME_OF_OTHER)),
        who: text(dcterms::CREATOR),
        when: text(dcterms::CREATED).parse().ok(),
        why: text(rdfs::COMMENT),
    })
}

fn triples(judgement: &Judgement) -> Vec<Triple> {
    let Judgement { verdict, a, b, names, who, when, why } = judgement;
    let node = identity::judgement(a, b);
    let mut triples = vec![
        Triple::new(node.clone(), rdf::TYPE, hn::JUDGEMENT),
        Triple::new(node.clone(), hn::ONE, a.clone()),
        Triple::new(node.clone(), hn::OTHER, b.clone()),
        Triple::new(node.clone(), hn::VERDICT, Literal::from(verdict.to_string())),
    ];
    let texts =
        [(hn::NAME_OF_ONE, &names.0), (hn::NAME_OF_OTHER, &names.1), (dcterms::CREATOR, who), (rdfs::COMMENT, why)];
    for (predicate, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        triples.push(Triple::new(node.clone(), predicate, Literal::from(text.as_str())));
    }
    if let Some(day) = when {
        triples.push(Triple::new(node, dcterms::CREATED, Literal::new_typed_literal(day.to_string(), xsd::DATE)));
    }
    triples
}
