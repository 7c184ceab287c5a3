//! The store: a named graph for each article, and a default graph that holds them all with summaries.
//!
//! The default graph is the union of the named graphs, except for the names of people and bodies, of which it holds one
//! as the name and the others as `skos:altLabel`, and with the days on which posts are first and last reported. So it
//! depends on the named graphs alone, not on the order in which they came.
//!
//! ```
//! use hoinghi::{facts::Facts, ontology::Ontology, rdf::Describer, store::{Change, Store}};
//!
//! let describer = Describer::new(&Ontology::embedded()?);
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! let graph = describer.describe(&facts).graph;
//!
//! let store = Store::in_memory()?;
//! assert_eq!(store.replace(&graph)?, Change::New);
//! assert_eq!(store.replace(&graph)?, Change::Unchanged);
//! assert!(store.remove(&graph.name)?);
//! assert!(store.as_oxigraph().is_empty()?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! On disk a store is a folder of *generations* ([`Draft`]): who writes works on a copy, and publishes it whole.

#[cfg_attr(feature = "disk", path = "engine_disk.rs")]
#[cfg_attr(not(feature = "disk"), path = "engine_memory.rs")]
mod engine;

mod default_graph;
mod draft;
mod dump;
mod error;
mod functions;
mod library;
mod place;
mod query;
mod replace;
mod substitute;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub use draft::Draft;
pub use dump::format as dump_format;
pub use error::{DumpError, LoadError, OpenError, QueryError, SyntaxError, UpdateError};
pub use library::{Library, LibraryError, NamedQuery, Parameter};
pub use oxigraph::sparql::{QueryResults, QuerySolution};
pub use query::{Query, parse_term};
pub use replace::Change;

/// A store that is open. Copies share it.
#[derive(Clone)]
pub struct Store {
    inner: oxigraph::store::Store,
    /// Held while the store is open, so that nobody takes the generation away.
    _in_use: Option<Arc<File>>,
}

impl Store {
    /// An empty store in memory.
    ///
    /// # Errors
    /// When Oxigraph cannot make one.
    pub fn in_memory() -> Result<Self, UpdateError> {
        Ok(Self { inner: oxigraph::store::Store::new()?, _in_use: None })
    }

    /// Opens a store on disk for reading: what was last published. Any number of processes can, also while one writes.
    ///
    /// # Errors
    /// When there is no store, or one that this program cannot read. Nothing is made on disk.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let (inner, in_use) = place::open(path)?;
        Ok(Self { inner, _in_use: Some(Arc::new(in_use)) })
    }

    /// The Oxigraph store behind it, for reading.
    pub fn as_oxigraph(&self) -> &oxigraph::store::Store {
        &self.inner
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}
