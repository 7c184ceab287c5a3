//! Ontologies before the present one, kept as long as the store has articles that were read with them: so that
//! [`Store::migrate`] finds what it has to do, whoever put the present one in.

use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Triple};
use oxigraph::store::StorageError;
use semver::Version;
use serde::Serialize;

use super::{Store, StoreError};
use crate::ontology::Ontology;
use crate::rdf::vocabulary::{EARLIER_GRAPH, ONTOLOGY_GRAPH, dcterms};

/// Articles that were read with an ontology before the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The version of that ontology; of several, the lowest.
    pub ontology: String,
    /// How many articles.
    pub articles: u64,
}

fn graph() -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(EARLIER_GRAPH)
}

/// That an article was read with what the graph has.
fn read_with(article: &NamedNode) -> Triple {
    Triple::new(article.clone(), dcterms::CONFORMS_TO, NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH))
}

impl Store {
    /// What of the store was read with an ontology before the present one.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn earlier(&self) -> Result<Option<Earlier>, StoreError> {
        let articles = self.earlier_articles()?.len() as u64;
        if articles == 0 {
            return Ok(None);
        }
        let versions = self.ontology_versions(graph())?;
        let lowest = versions.into_iter().min_by_key(|version| Version::parse(version).ok());
        Ok(Some(Earlier { ontology: lowest.unwrap_or_default(), articles }))
    }

    /// Keeps an ontology that was the store's until now, as that which all articles of the store were read with; none that
    /// says nothing.
    ///
    /// # Errors
    /// Where the store cannot be read or written; it is then as it was before.
    pub fn keep_earlier(&self, ontology: &Ontology) -> Result<(), StoreError> {
        if ontology.triples().is_empty() {
            return Ok(());
        }
        let articles: Vec<Triple> = self.article_graphs()?.iter().map(read_with).collect();
        let kept = ontology.triples().iter().chain(&articles);
        let mut transaction = self.inner.start_transaction()?;
        transaction.extend(kept.map(|triple| triple.as_ref().in_graph(graph())));
        transaction.commit()?;
        Ok(())
    }

    /// Notes that these articles were read with the present ontology, and gives which were not. Where all were, nothing is
    /// kept of an earlier one.
    ///
    /// # Errors
    /// Where the store cannot be read or written.
    pub fn settle_earlier(&self, read: &HashSet<NamedNode>) -> Result<Option<Earlier>, StoreError> {
        for article in self.earlier_articles()?.intersection(read) {
            self.inner.remove(&read_with(article).in_graph(graph()))?;
        }
        let earlier = self.earlier()?;
        if earlier.is_none() {
            self.forget_earlier()?;
        }
        Ok(earlier)
    }

    /// Says that the store has no article of an earlier ontology.
    pub(super) fn forget_earlier(&self) -> Result<(), StorageError> {
        self.inner.remove_named_graph(graph())
    }

    /// Articles that the store has, and that were read with an earlier ontology.
    pub(super) fn earlier_articles(&self) -> Result<HashSet<NamedNode>, StorageError> {
        let (present, graph) = (NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH), GraphNameRef::NamedNode(graph()));
        let quads = self.inner.quads_for_pattern(None, Some(dcterms::CONFORMS_TO), Some(present.into()), Some(graph));
        let mut articles = HashSet::new();
        for quad in quads {
            if let Quad { subject: NamedOrBlankNode::NamedNode(article), .. } = quad?
                && self.inner.contains_named_graph(&article)?
            {
                articles.insert(article);
            }
        }
        Ok(articles)
    }
}
