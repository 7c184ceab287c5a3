//! One article's graph in, another out: work for what differs, however large the store is.

use std::collections::HashSet;

use oxigraph::model::{NamedNode, NamedOrBlankNode, QuadRef, Term, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::{Store, UpdateError, default_graph};
use crate::rdf::NamedGraph;
use crate::rdf::vocab::hn;

/// What became of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The store did not have it.
    New,
    /// The store had another in its place.
    Changed,
    /// The store had it as it is.
    Unchanged,
}

impl Store {
    /// Puts a graph in, in place of one of the same name, in one transaction.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    pub fn replace(&self, graph: &NamedGraph) -> Result<Change, UpdateError> {
        Ok(self.replace_all([graph])?.pop().unwrap_or(Change::Unchanged))
    }

    /// Puts several graphs in, in one transaction, and says for each what became of it. Many at a time are quicker than
    /// one by one; some hundred thousand triples are as many as memory should hold.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    pub fn replace_all<'a>(
        &self,
        graphs: impl IntoIterator<Item = &'a NamedGraph>,
    ) -> Result<Vec<Change>, UpdateError> {
        let mut transaction = self.inner.start_transaction()?;
        let mut changes = Vec::new();
        for graph in graphs {
            changes.push(replace(&mut transaction, graph)?);
        }
        if changes.iter().any(|c| *c != Change::Unchanged) {
            transaction.commit()?;
        }
        Ok(changes)
    }

    /// Takes a graph out, in one transaction. Says whether there was one.
    ///
    /// # Errors
    /// When the database fails; then nothing is changed.
    pub fn remove(&self, name: &NamedNode) -> Result<bool, UpdateError> {
        let mut transaction = self.inner.start_transaction()?;
        let old = triples(&transaction, name)?;
        exchange(&mut transaction, name, &old, &HashSet::new())?;
        transaction.remove_named_graph(name)?;
        transaction.commit()?;
        Ok(!old.is_empty())
    }
}

fn replace(transaction: &mut Transaction<'_>, graph: &NamedGraph) -> Result<Change, StorageError> {
    let hash = transaction
        .quads_for_pattern(Some(graph.name.as_ref().into()), Some(hn::CONTENT_HASH), None, Some((&graph.name).into()))
        .next()
        .transpose()?;
    let change = match hash.map(|quad| quad.object) {
        None => Change::New,
        Some(Term::Literal(hash)) if hash.value() == graph.hash => return Ok(Change::Unchanged),
        Some(_) => Change::Changed,
    };
    let old = if change == Change::New { HashSet::new() } else { triples(transaction, &graph.name)? };
    exchange(transaction, &graph.name, &old, &graph.triples.iter().cloned().collect())?;
    Ok(change)
}

/// The triples of a named graph.
fn triples(transaction: &Transaction<'_>, name: &NamedNode) -> Result<HashSet<Triple>, StorageError> {
    let quads = transaction.quads_for_pattern(None, None, None, Some(name.into()));
    quads.map(|quad| quad.map(Triple::from)).collect()
}

fn exchange(
    transaction: &mut Transaction<'_>,
    name: &NamedNode,
    old: &HashSet<Triple>,
    new: &HashSet<Triple>,
) -> Result<(), StorageError> {
    let removed: Vec<&Triple> = old.difference(new).collect();
    let added: Vec<&Triple> = new.difference(old).collect();
    for triple in &removed {
        transaction.remove(quad(triple, name));
    }
    for triple in &added {
        transaction.insert(quad(triple, name));
    }
    default_graph::follow(transaction, name, &removed, &added)
}

fn quad<'a>(triple: &'a Triple, graph: &'a NamedNode) -> QuadRef<'a> {
    QuadRef::new(subject(triple), &triple.predicate, &triple.object, graph)
}

fn subject(triple: &Triple) -> &NamedOrBlankNode {
    &triple.subject
}
