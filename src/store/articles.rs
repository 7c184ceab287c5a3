//! Articles and the ontology into a store, and articles out of it.

use oxigraph::model::{GraphNameRef, NamedNodeRef, Term, Triple};

use super::layers::Changes;
use super::writing::Writing;
use super::{Store, StoreError, judged, layers};
use crate::facts::Facts;
use crate::identity::{self, Judgements};
use crate::infer::Rules;
use crate::ontology::Ontology;
use crate::rdf::vocabulary::{ONTOLOGY_GRAPH, dcterms};
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
    /// another ontology keep its concepts until they are put in again. Gives the one before, where it said something else.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_ontology(&self, ontology: &Ontology) -> Result<Option<Ontology>, StoreError> {
        let graph = NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH);
        let old = self.inner.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph)));
        let mut old = old.map(|quad| quad.map(Triple::from)).collect::<Result<Vec<_>, _>>()?;
        old.sort_by_cached_key(ToString::to_string);
        let new = ontology_triples(ontology);
        if old == new {
            return Ok(None);
        }
        let mut transaction = self.inner.start_transaction()?;
        transaction.clear_graph(graph)?;
        transaction.extend(new.iter().map(|triple| triple.as_ref().in_graph(graph)));
        transaction.commit()?;
        if self.infers()? && Rules::new(&old) != Rules::new(&new) {
            self.infer()?;
        }
        Ok(Some(Ontology::from_triples(old)))
    }

    /// Puts articles in, each in the place of an earlier one of the same document, and gives what came of each. They
    /// get in all or none, and are kept in memory until then: some dozens at a time are quick without taking much.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_articles(&self, articles: &[ArticleGraph]) -> Result<Vec<Change>, StoreError> {
        let mut transaction = Writing::start(&self.inner)?;
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
        Ok(self.remove_articles(&[document])? > 0)
    }

    /// Takes articles out as [`Store::remove_article`] does, all or none, and gives how many were there. As when they are
    /// put in, some dozens at a time are quick without taking much memory.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn remove_articles(&self, documents: &[impl AsRef<str>]) -> Result<usize, StoreError> {
        let mut transaction = Writing::start(&self.inner)?;
        let (mut changes, mut removed) = (Changes::default(), 0);
        for document in documents {
            removed += usize::from(changes.remove(&mut transaction, &identity::article(document.as_ref()))?);
        }
        changes.finish(&mut transaction)?;
        transaction.commit()?;
        Ok(removed)
    }

    /// Whether there is an article of a document.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn has_article(&self, document: &str) -> Result<bool, StoreError> {
        Ok(self.inner.contains_named_graph(&identity::article(document))?)
    }

    /// Whether there is any article.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn has_articles(&self) -> Result<bool, StoreError> {
        for graph in self.inner.named_graphs() {
            if layers::is_article(&graph?.into()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The names of all articles' documents, in no particular order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn articles(&self) -> Result<Vec<String>, StoreError> {
        let mut articles = Vec::new();
        for graph in self.inner.named_graphs() {
            let graph = graph?;
            let (subject, graph) = (graph.as_ref(), GraphNameRef::from(graph.as_ref()));
            for quad in self.inner.quads_for_pattern(Some(subject), Some(dcterms::IDENTIFIER), None, Some(graph)) {
                if let Term::Literal(name) = quad?.object {
                    articles.push(name.value().to_owned());
                }
            }
        }
        Ok(articles)
    }

    /// Lets these judgements of people hold, and no others: they bind which nodes are one. Gives whether others held
    /// before.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn put_judgements(&self, judgements: &Judgements) -> Result<bool, StoreError> {
        let mut transaction = Writing::start(&self.inner)?;
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
        Ok(judged::read(&self.inner)?)
    }
}
