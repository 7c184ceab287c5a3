//! Who and what is named in which article, and which node of the default graph that is.

use std::collections::HashMap;

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;

use super::layers::is_article;
use super::{Store, StoreError};
use crate::rdf::vocabulary::{dcterms, foaf, skos};

/// A name in an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mentioned {
    /// Name of the article's document.
    pub document: String,
    /// The name, as spelled there.
    pub name: String,
    /// The node of the default graph.
    pub node: NamedNode,
    /// Whether it is a person; else it is a body.
    pub is_person: bool,
}

impl Store {
    /// Every name of a person or body in every article, sorted.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn mentioned(&self) -> Result<Vec<Mentioned>, StoreError> {
        let documents = self.documents()?;
        let resolved = self.resolved()?;
        let mut mentioned = Vec::new();
        for (property, is_person) in [(foaf::NAME, true), (skos::PREF_LABEL, false)] {
            for quad in self.inner.quads_for_pattern(None, Some(property), None, None) {
                let quad = quad?;
                let (NamedOrBlankNode::NamedNode(node), Term::Literal(name)) = (&quad.subject, &quad.object) else {
                    continue;
                };
                if let (Some(document), Some(target)) = (document(&documents, &quad.graph_name), resolved.get(node)) {
                    let (document, name, node) = (document.clone(), name.value().to_owned(), target.clone());
                    mentioned.push(Mentioned { document, name, node, is_person });
                }
            }
        }
        mentioned.sort();
        mentioned.dedup();
        Ok(mentioned)
    }

    /// The name of each article's document.
    fn documents(&self) -> Result<HashMap<NamedNode, String>, StorageError> {
        let default = Some(GraphNameRef::DefaultGraph);
        let property: NamedNodeRef<'_> = dcterms::IDENTIFIER;
        let mut documents = HashMap::new();
        for quad in self.inner.quads_for_pattern(None, Some(property), None, default) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(article), Term::Literal(document)) = (quad.subject, quad.object)
                && is_article(&GraphName::from(article.clone()))
            {
                documents.insert(article, document.value().to_owned());
            }
        }
        Ok(documents)
    }
}

fn document<'a>(documents: &'a HashMap<NamedNode, String>, graph: &GraphName) -> Option<&'a String> {
    match graph {
        GraphName::NamedNode(article) => documents.get(article),
        _ => None,
    }
}
