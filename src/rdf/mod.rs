//! Facts into RDF: what one article says, as triples with resolved IRIs and without blank nodes.
//!
//! A pure function of the facts and the ontology. [`crate::store`] keeps the triples in a named graph of the article,
//! and a summary of all articles in the default graph.
//!
//! ```
//! use hoinghi::{facts::Facts, ontology::Ontology, rdf::ArticleGraph};
//!
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! let graph = ArticleGraph::new(&facts, &Ontology::embedded()?);
//! assert!(graph.triples().iter().any(|t| t.object.to_string() == "\"Lý Thị Sen\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod article;
mod bodies;
mod claims;
mod concepts;
mod draft;
mod events;
mod ontology;
mod people;
mod places;
pub mod prefix;
mod retold;
pub mod vocabulary;

pub use article::ArticleGraph;
pub use concepts::{DATA_SCHEMES, minted_in};
pub use ontology::{canonical_triples, ontology_triples};
