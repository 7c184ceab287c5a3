//! A transaction that keeps what follows from the default graph true, where the store infers.

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};

use oxigraph::model::{GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef, Triple};
use oxigraph::model::{NamedNodeRef, TripleRef};
use oxigraph::store::{QuadIter, StorageError, Store, Transaction};

use super::entailment::settle;
use super::inferred;
use super::quads::Quads;
use crate::infer::Rules;

/// A transaction. What is said in the default graph goes by [`Writing::say`] and [`Writing::take_back`].
pub(super) struct Writing<'s> {
    transaction: Transaction<'s>,
    /// The rules by which the store infers, if it does.
    rules: Option<Rules>,
    /// What came into the default graph or went.
    changed: HashSet<Triple>,
}

impl<'s> Writing<'s> {
    pub(super) fn start(store: &'s Store) -> Result<Self, StorageError> {
        let transaction = store.start_transaction()?;
        let rules = inferred::is_on(store)?.then(|| inferred::rules(&transaction)).transpose()?;
        Ok(Self { transaction, rules, changed: HashSet::new() })
    }

    /// Lets the default graph say so.
    pub(super) fn say(&mut self, triple: TripleRef<'_>) -> Result<(), StorageError> {
        let quad = triple.in_graph(GraphNameRef::DefaultGraph);
        self.note(quad, false)?;
        self.transaction.insert(quad);
        Ok(())
    }

    /// Lets the default graph say so no more.
    pub(super) fn take_back(&mut self, triple: TripleRef<'_>) -> Result<(), StorageError> {
        let quad = triple.in_graph(GraphNameRef::DefaultGraph);
        self.note(quad, true)?;
        self.transaction.remove(quad);
        Ok(())
    }

    /// Notes a triple that is about to come or go, and is not so already.
    fn note(&mut self, quad: QuadRef<'_>, is_said: bool) -> Result<(), StorageError> {
        if self.rules.is_some() && self.transaction.contains(quad)? == is_said {
            self.changed.insert(Quad::from(quad).into());
        }
        Ok(())
    }

    /// Brings what follows up to date, and makes all of it hold.
    pub(super) fn commit(mut self) -> Result<(), StorageError> {
        if let Some(rules) = &self.rules {
            settle(&mut self.transaction, rules, &self.changed)?;
        }
        self.transaction.commit()
    }
}

impl<'s> Deref for Writing<'s> {
    type Target = Transaction<'s>;

    fn deref(&self) -> &Transaction<'s> {
        &self.transaction
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.transaction
    }
}

impl Quads for Writing<'_> {
    fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> QuadIter<'_> {
        self.transaction.quads(subject, predicate, object, graph)
    }
}
