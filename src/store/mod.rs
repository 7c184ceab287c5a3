//! The store: a named graph for what each article says, and a default graph for all of them together.
//!
//! The default graph is a function of the named graphs, so that articles may come in any order, in one go or in ten:
//! it holds every triple of an article's graph, except that of the names and dates that articles report of a thing it
//! holds a summary (one name, the others beside it; the first and the last day). Putting in an article touches what
//! that article says, and nothing else.
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

mod articles;
mod dump;
mod error;
mod folder;
mod layers;
mod summary;

use std::fmt;
use std::path::Path;

pub use articles::Change;
pub use dump::DumpFormat;
pub use error::StoreError;

/// A knowledge graph, on disk or in memory.
#[derive(Clone)]
pub struct Store {
    inner: oxigraph::store::Store,
}

impl Store {
    /// An empty store in memory.
    ///
    /// # Errors
    /// Where the system refuses memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { inner: oxigraph::store::Store::new()? })
    }

    /// Opens a store on disk. Only one process can have it open.
    ///
    /// # Errors
    /// Where the folder is missing, not a store, of another version, or open in another process; or the program was
    /// built without the store on disk.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        folder::check(path)?;
        Ok(Self { inner: folder::open(path)? })
    }

    /// Opens a store on disk; where there is none, makes an empty one.
    ///
    /// # Errors
    /// As for [`Store::open`], or where the folder cannot be made.
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        match folder::check(path) {
            Err(StoreError::Missing { .. }) => folder::create(path)?,
            checked => checked?,
        }
        Ok(Self { inner: folder::open(path)? })
    }

    /// Brings everything into its place on disk, so that the next to open the store need not.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn flush(&self) -> Result<(), StoreError> {
        #[cfg(feature = "disk")]
        self.inner.flush()?;
        Ok(())
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
