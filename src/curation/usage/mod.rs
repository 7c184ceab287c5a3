//! How much the terms of an ontology are used: in what a store knows, and in answers that gold facts judge.
//!
//! ```
//! use hoinghi::{curation::usage::Usage, facts::Facts, ontology::Ontology, store::Store};
//!
//! let ontology = Ontology::embedded()?;
//! let facts: Facts = serde_json::from_str(
//!     r#"{"document": "a.txt", "posts": [{"person": "Lý Thị Sen", "role": "Bí thư"}]}"#,
//! )?;
//! let store = Store::in_memory()?;
//! store.replace_article(&facts, &ontology)?;
//! let usage = Usage::of(&ontology, &store)?;
//! assert_eq!(usage.count("https://w3id.org/hoinghi/ontology#role-bi-thu"), 1);
//! assert_eq!(usage.count("https://w3id.org/hoinghi/ontology#Event"), 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod example;
mod words;

use std::collections::BTreeMap;

use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNode, Quad};
use serde::Serialize;
pub use words::{WordUse, words};

use super::diff::Named;
use super::term::{Term, terms};
use crate::ontology::Ontology;
use crate::rdf::DATA_SCHEMES;
use crate::store::{Store, StoreError};

/// How often each term of an ontology occurs in the default graph of a store.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    uses: BTreeMap<String, Use>,
}

/// The use of one term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The term.
    #[serde(flatten)]
    pub term: Named,
    /// How many statements name it: as property, as class or as value.
    pub count: u64,
    /// One of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
}

/// A statement that names a term, and the words of the article that make it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// What it is about, by name where it has one.
    pub subject: String,
    /// The value, where the term is a property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What the article says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

impl Usage {
    /// Looks up each term that data may have: classes, properties but for those of concepts, and the concepts of the
    /// schemes that data points into. The words of other schemes only guide the reading, and leave no trace in a store.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn of(ontology: &Ontology, store: &Store) -> Result<Self, StoreError> {
        let mut uses = BTreeMap::new();
        let terms = terms(ontology);
        for (iri, term) in terms.iter().filter(|(_, term)| may_be_in_data(term)) {
            let node = NamedNodeRef::new_unchecked(iri);
            let (mut count, mut first) = (0, None::<Quad>);
            let as_property = store.inner().quads_for_pattern(None, Some(node), None, Some(GraphNameRef::DefaultGraph));
            let as_value =
                store.inner().quads_for_pattern(None, None, Some(node.into()), Some(GraphNameRef::DefaultGraph));
            for quad in as_property.chain(as_value) {
                let quad = quad?;
                count += 1;
                if first.as_ref().is_none_or(|first| place(&quad) < place(first)) {
                    first = Some(quad);
                }
            }
            let example = first.map(|quad| example::of(store, &terms, &quad, node)).transpose()?;
            uses.insert(iri.clone(), Use { term: Named::new(iri, term), count, example });
        }
        Ok(Self { uses })
    }

    /// The uses of all terms that data may have, in the order of their IRIs.
    pub fn uses(&self) -> impl Iterator<Item = &Use> {
        self.uses.values()
    }

    /// The use of a term, by its IRI; none of a term that data never has.
    pub fn get(&self, iri: &str) -> Option<&Use> {
        self.uses.get(iri)
    }

    /// How often a term occurs.
    pub fn count(&self, iri: &str) -> u64 {
        self.get(iri).map_or(0, |term| term.count)
    }
}

/// By what the example is chosen, so that it is the same however the store was built.
fn place(quad: &Quad) -> (String, String) {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    };
    (subject, quad.object.to_string())
}

fn may_be_in_data(term: &Term) -> bool {
    let is_one_of = |classes: &[&str]| classes.iter().any(|class| term.is_a(class));
    let scheme = term.scheme().and_then(|scheme| scheme.rsplit(['#', '/']).next());
    is_one_of(&["owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"])
        || scheme.is_some_and(|s| DATA_SCHEMES.contains(&s))
}
