//! Articles and the ontology into a store, and articles out of it.

use oxigraph::model::{GraphNameRef, NamedNodeRef, Triple};

use super::layers::Changes;
use super::{Store, StoreError, judged};
use crate::facts::Facts;
use crate::identity::{self, Judgements};
use crate::ontology::Ontology;
use crate::rdf::vocabulary::ONTOLOGY_GRAPH;
use crate::rdf::{ArticleGraph, ontology_triples};

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

impl Store {
    /// Makes the graph of the ontology hold this one, so that queries find its labels. Articles that were put in with
    /// another ontology keep its concepts until they are put in again. Gives whether it was another one before.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_ontology(&self, ontology: &Ontology) -> Result<bool, StoreError> {
        let graph = NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH);
        let old = self.inner.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph)));
        let mut old = old.map(|quad| quad.map(Triple::from)).collect::<Result<Vec<_>, _>>()?;
        old.sort_by_cached_key(ToString::to_string);
        let new = ontology_triples(ontology);
        if old == new {
            return Ok(false);
        }
        let mut transaction = self.inner.start_transaction()?;
        transaction.clear_graph(graph)?;
        transaction.extend(new.iter().map(|triple| triple.as_ref().in_graph(graph)));
        transaction.commit()?;
        Ok(true)
    }

    /// Puts articles in, each in the place of an earlier one of the same document, and gives what came of each. They
    /// get in all or none, and are kept in memory until then: some dozens at a time are quick without taking much.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_articles(&self, articles: &[ArticleGraph]) -> Result<Vec<Change>, StoreError> {
        let mut transaction = self.inner.start_transaction()?;
        let mut changes = Changes::default();
        let put = articles.iter().map(|article| changes.put(&mut transaction, article));
        let put = put.collect::<Result<Vec<_>, _>>()?;
        if put.iter().any(|change| *change != Change::Unchanged) {
            changes.finish(&mut transaction)?;
            transaction.commit()?;
        }
        Ok(put)
    }

    /// Puts one article in, and the ontology whose concepts it is told in.
    ///
    /// # Errors
    /// Where the store cannot be read or written.
    pub fn replace_article(&self, facts: &Facts, ontology: &Ontology) -> Result<Change, StoreError> {
        self.put_ontology(ontology)?;
        let changes = self.put_articles(&[ArticleGraph::new(facts, ontology)])?;
        Ok(changes.first().copied().unwrap_or(Change::Unchanged))
    }

    /// Takes an article out, by the name of its document, with all that only it says. Gives whether it was there.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn remove_article(&self, document: &str) -> Result<bool, StoreError> {
        let mut transaction = self.inner.start_transaction()?;
        let mut changes = Changes::default();
        let was_there = changes.remove(&mut transaction, &identity::article(document))?;
        changes.finish(&mut transaction)?;
        transaction.commit()?;
        Ok(was_there)
    }

    /// Lets these judgements of people hold, and no others: they bind which nodes are one. Gives whether others held
    /// before.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_judgements(&self, judgements: &Judgements) -> Result<bool, StoreError> {
        let mut transaction = self.inner.start_transaction()?;
        let mut changes = Changes::default();
        let has_changed = changes.judge(&mut transaction, judgements)?;
        if has_changed {
            changes.finish(&mut transaction)?;
            transaction.commit()?;
        }
        Ok(has_changed)
    }

    /// The judgements of people that hold.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn judgements(&self) -> Result<Judgements, StoreError> {
        Ok(judged::of_store(&self.inner)?)
    }
}
