//! Articles into their named graphs, and what they bear on in the default graph.

use std::collections::{HashMap, HashSet};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, Term, TermRef, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::Change;
use super::summary::{self, Turnover};
use crate::rdf::ArticleGraph;
use crate::rdf::vocabulary::{ONTOLOGY_GRAPH, hn};

/// Makes the graph of an article hold just what it says now.
pub(super) fn put(transaction: &mut Transaction<'_>, article: &ArticleGraph) -> Result<Change, StorageError> {
    let change = match content_hash(transaction, article.iri())? {
        None => Change::New,
        Some(Term::Literal(hash)) if hash.value() == article.content_hash() => return Ok(Change::Unchanged),
        Some(_) => Change::Changed,
    };
    let old = if change == Change::New { HashSet::new() } else { graph(transaction, article.iri())? };
    replace(transaction, article.iri(), &old, &article.triples().iter().cloned().collect())?;
    Ok(change)
}

/// Takes an article out, with all that only it says. Gives whether it was there.
pub(super) fn remove(transaction: &mut Transaction<'_>, article: &NamedNode) -> Result<bool, StorageError> {
    let old = graph(transaction, article)?;
    replace(transaction, article, &old, &HashSet::new())?;
    transaction.remove_named_graph(article)?;
    Ok(!old.is_empty())
}

/// Brings both layers from one state of an article to another.
fn replace(
    transaction: &mut Transaction<'_>,
    article: &NamedNode,
    old: &HashSet<Triple>,
    new: &HashSet<Triple>,
) -> Result<(), StorageError> {
    let mut turnovers: HashMap<_, Turnover> = HashMap::new();
    let mut turnover = |triple: &Triple, record: fn(&mut Turnover, Term)| {
        let place = (triple.subject.clone(), triple.predicate.clone());
        record(turnovers.entry(place).or_default(), triple.object.clone());
    };
    // First what goes, then what comes: the store may take two spellings of a number for one.
    for triple in old.difference(new) {
        transaction.remove(triple.as_ref().in_graph(article));
        if is_said(transaction, triple)? {
            continue;
        }
        if summary::is_summed_up(triple.predicate.as_ref()) {
            turnover(triple, Turnover::went);
        } else {
            transaction.remove(triple.as_ref().in_graph(GraphNameRef::DefaultGraph));
        }
    }
    for triple in new.difference(old) {
        transaction.insert(triple.as_ref().in_graph(article));
        if summary::is_summed_up(triple.predicate.as_ref()) {
            turnover(triple, Turnover::came);
        } else {
            transaction.insert(triple.as_ref().in_graph(GraphNameRef::DefaultGraph));
        }
    }
    for ((subject, predicate), turnover) in turnovers {
        summary::update(transaction, subject.as_ref(), predicate.as_ref(), turnover)?;
    }
    Ok(())
}

/// Whether any article says so.
fn is_said(transaction: &Transaction<'_>, triple: &Triple) -> Result<bool, StorageError> {
    let object: TermRef<'_> = triple.object.as_ref();
    for quad in transaction.quads_for_pattern(
        Some(triple.subject.as_ref()),
        Some(triple.predicate.as_ref()),
        Some(object),
        None,
    ) {
        if is_article(&quad?.graph_name) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a graph is that of an article.
pub(super) fn is_article(graph: &GraphName) -> bool {
    matches!(graph, GraphName::NamedNode(graph) if graph.as_str() != ONTOLOGY_GRAPH)
}

fn graph(transaction: &Transaction<'_>, article: &NamedNode) -> Result<HashSet<Triple>, StorageError> {
    let graph = GraphNameRef::NamedNode(article.as_ref());
    transaction.quads_for_pattern(None, None, None, Some(graph)).map(|quad| quad.map(Triple::from)).collect()
}

fn content_hash(transaction: &Transaction<'_>, article: &NamedNode) -> Result<Option<Term>, StorageError> {
    let (graph, hash): (_, NamedNodeRef<'_>) = (GraphNameRef::NamedNode(article.as_ref()), hn::CONTENT_HASH);
    let mut quads = transaction.quads_for_pattern(Some(article.into()), Some(hash), None, Some(graph));
    Ok(quads.next().transpose()?.map(|quad| quad.object))
}
