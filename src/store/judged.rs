//! Judgements of people, in a named graph of their own.

use std::collections::HashSet;

use jiff::civil::Date;
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use oxigraph::store::{StorageError, Transaction};

use crate::identity::{self, Judgement, Judgements};
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
    let (before, after): (HashSet<&Judgement>, HashSet<&Judgement>) =
        (old.iter().collect(), judgements.iter().collect());
    if before == after {
        return Ok(HashSet::new());
    }
    transaction.clear_graph(graph())?;
    for triple in judgements.iter().flat_map(triples) {
        transaction.insert(triple.as_ref().in_graph(graph()));
    }
    let changed = before.symmetric_difference(&after);
    Ok(changed.flat_map(|judgement| [judgement.a.clone(), judgement.b.clone()]).collect())
}

/// The judgements that hold, in the order of their nodes.
pub(super) fn read(transaction: &Transaction<'_>) -> Result<Judgements, StorageError> {
    let mut judgements = Vec::new();
    for quad in transaction.quads_for_pattern(None, Some(rdf::TYPE), Some(hn::JUDGEMENT.into()), Some(graph())) {
        if let NamedOrBlankNode::NamedNode(node) = quad?.subject {
            judgements.extend(judgement(transaction, &node)?);
        }
    }
    judgements.sort_by(|a: &Judgement, b| (a.a.as_str(), a.b.as_str()).cmp(&(b.a.as_str(), b.b.as_str())));
    Ok(judgements.into_iter().collect())
}

fn judgement(transaction: &Transaction<'_>, node: &NamedNode) -> Result<Option<Judgement>, StorageError> {
    let value = |predicate: NamedNodeRef<'_>| {
        let mut quads = transaction.quads_for_pattern(Some(node.into()), Some(predicate), None, Some(graph()));
        quads.next().transpose().map(|quad| quad.map(|quad| quad.object))
    };
    let text = |predicate| {
        value(predicate).map(|term| match term {
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            _ => String::new(),
        })
    };
    let (Some(Term::NamedNode(a)), Some(Term::NamedNode(b)), Ok(verdict)) =
        (value(hn::ONE)?, value(hn::OTHER)?, text(hn::VERDICT)?.parse())
    else {
        return Ok(None);
    };
    let names = (text(hn::NAME_OF_ONE)?, text(hn::NAME_OF_OTHER)?);
    let when = text(dcterms::CREATED)?.parse::<Date>().ok();
    Ok(Some(Judgement { verdict, a, b, names, who: text(dcterms::CREATOR)?, when, why: text(rdfs::COMMENT)? }))
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
