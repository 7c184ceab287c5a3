//! All that is known of a person, body or event, each line with the article and the sentence that says so.
//!
//! ```
//! use hoinghi::{explain, facts::Facts, ontology::Ontology, store::Store};
//!
//! let store = Store::in_memory()?;
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! store.replace_article(&facts, &Ontology::embedded()?)?;
//! let explain::Found::One(thing) = explain::find(store.inner(), "ly thi sen")? else { panic!() };
//! let explanation = explain::explain(store.inner(), thing)?;
//! assert_eq!(explanation.lines[0].article, "a.txt");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod find;
mod lines;

pub use find::{Found, Thing, ThingKind, find};
pub use lines::{Explanation, Line, explain};

use oxigraph::store::StorageError;

use crate::query::{LibraryError, QueryError};

/// Why nothing could be explained.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExplainError {
    /// The store could not be read.
    #[error("the store cannot be read")]
    Store(#[from] StorageError),
    /// The store could not be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A query of ours is malformed: a fault in the program.
    #[error(transparent)]
    Malformed(#[from] LibraryError),
}
