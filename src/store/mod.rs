//! The store: a named graph for what each article says, and a default graph for all of them together.
//!
//! The default graph is a function of the named graphs, so that articles may come in any order, in one go or in ten:
//! it holds every triple of an article's graph, except that of the names and dates that articles report of a thing it
//! holds a summary (one name, the others beside it; the first and the last day). Putting in an article touches what
//! that article says, and nothing else. On disk, who writes works on a [`Draft`] that takes the store's place whole.
//!
//! ```
//! use hoinghi::{facts::Facts, ontology::Ontology, store::{Change, Store}};
//!
//! let ontology = Ontology::embedded()?;
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! let store = Store::in_memory()?;
//! assert_eq!(store.replace_article(&facts, &ontology)?, Change::New);
//! assert_eq!(store.replace_article(&facts, &ontology)?, Change::Unchanged);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod all_nodes;
mod articles;
mod audit;
mod candidates;
mod database;
mod draft;
mod dump;
mod earlier;
mod entailment;
mod error;
mod fill;
mod folder;
mod inferred;
mod judged;
mod layers;
mod mentioned;
mod migrate;
mod nodes;
mod passages;
mod quads;
mod resolution;
mod rewrite;
mod spool;
mod status;
mod summary;
mod whole;
mod writing;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub use articles::Change;
pub use audit::{Audit, Problem};
pub use candidates::{Because, Candidate, Member};
pub use draft::Draft;
pub use dump::DumpFormat;
pub use earlier::Earlier;
pub use error::StoreError;
use folder::Published;
pub use mentioned::Mentioned;
pub use migrate::{Difference, MigrateError, Migrated, Turnover};
pub use spool::{Spool, Spooled};
pub use status::{Status, Triples};

/// A knowledge graph, on disk or in memory.
#[derive(Clone)]
pub struct Store {
    inner: oxigraph::store::Store,
    /// The generation that is read, where it is one on disk.
    published: Option<Arc<Published>>,
}

impl Store {
    /// An empty store in memory.
    ///
    /// # Errors
    /// Where the system refuses memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { inner: oxigraph::store::Store::new()?, published: None })
    }

    /// Opens a store on disk to read what was last published. Any number of processes can, also beside a [`Draft`].
    ///
    /// # Errors
    /// Where the folder is missing, not a store or of another version; or the program was built without the store on
    /// disk.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (inner, published) = folder::read(path)?;
        Ok(Self { inner, published: Some(Arc::new(published)) })
    }

    /// The RDF store underneath, to be read.
    pub fn inner(&self) -> &oxigraph::store::Store {
        &self.inner
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}
