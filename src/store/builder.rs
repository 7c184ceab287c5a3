//! Many articles into a store, in transactions of bounded size.

use std::fmt;

use oxigraph::model::{GraphNameRef, NamedNodeRef, Triple};
use oxigraph::store::Transaction;

use super::{Store, StoreError, layers};
use crate::ontology::Ontology;
use crate::rdf::vocabulary::ONTOLOGY_GRAPH;
use crate::rdf::{ArticleGraph, ontology_triples};

/// A transaction keeps its changes in memory: it ends at so many articles.
const BATCH: usize = 64;

/// What came of putting an article in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// There was none of that document.
    New,
    /// It took the place of an earlier one.
    Changed,
    /// The store says just that already.
    Unchanged,
}

/// Puts articles into a store. Each goes in whole or not at all; what was put in since the last full batch is given up
/// unless [`Builder::finish`] is called.
#[must_use = "the last articles get in when it is finished"]
pub struct Builder<'a> {
    store: &'a Store,
    transaction: Option<Transaction<'a>>,
    pending: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(store: &'a Store, ontology: &Ontology) -> Result<Self, StoreError> {
        put_ontology(store, ontology_triples(ontology))?;
        Ok(Self { store, transaction: None, pending: 0 })
    }

    /// Puts an article in, in the place of an earlier one of the same document.
    ///
    /// # Errors
    /// Where the store cannot be read or written.
    pub fn put(&mut self, article: &ArticleGraph) -> Result<Change, StoreError> {
        let transaction = match &mut self.transaction {
            Some(transaction) => transaction,
            none => none.insert(self.store.inner.start_transaction()?),
        };
        let change = layers::put(transaction, article)?;
        if change != Change::Unchanged {
            self.pending += 1;
        }
        if self.pending >= BATCH {
            self.commit()?;
        }
        Ok(change)
    }

    /// Keeps all that was put in.
    ///
    /// # Errors
    /// Where the store cannot be written; it then lacks the last articles.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.commit()
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.pending = 0;
        Ok(self.transaction.take().map_or(Ok(()), Transaction::commit)?)
    }
}

impl fmt::Debug for Builder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("store", self.store).field("pending", &self.pending).finish_non_exhaustive()
    }
}

/// Makes the graph of the ontology hold just these triples, sorted.
fn put_ontology(store: &Store, triples: Vec<Triple>) -> Result<(), StoreError> {
    let graph = NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH);
    let old = store.inner.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph)));
    let mut old = old.map(|quad| quad.map(Triple::from)).collect::<Result<Vec<_>, _>>()?;
    old.sort_by_cached_key(ToString::to_string);
    if old == triples {
        return Ok(());
    }
    let mut transaction = store.inner.start_transaction()?;
    transaction.clear_graph(graph)?;
    transaction.extend(triples.iter().map(|triple| triple.as_ref().in_graph(graph)));
    Ok(transaction.commit()?)
}
