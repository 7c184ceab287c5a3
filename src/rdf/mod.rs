//! Facts into RDF: one named graph an article, and the vocabulary.
//!
//! ```
//! use hoinghi::{facts::Facts, ontology::Ontology, rdf::Describer};
//!
//! let describer = Describer::new(&Ontology::embedded()?);
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! let described = describer.describe(&facts);
//! assert_eq!(described.graph.name, hoinghi::identity::article("a.txt"));
//! assert!(described.problems.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod claims;
mod describe;
mod events;
mod people;
mod writing;

pub mod vocab;

pub use describe::{Described, Describer, NamedGraph};
