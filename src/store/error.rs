//! What can go wrong with a store, one type an operation.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::{LoaderError, SerializerError, StorageError};

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is none.
    #[error("there is no store at {path}")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder holds other things.
    #[error("{path} is no store: it has no readable store.json")]
    NotAStore {
        /// The folder.
        path: PathBuf,
    },
    /// Another version of the program made it.
    #[error("the store at {path} is of version {found}; this program reads version {expected}")]
    Version {
        /// The store.
        path: PathBuf,
        /// The version that it has.
        found: String,
        /// The version that is understood.
        expected: String,
    },
    /// Another process is writing to it.
    #[error("the store at {path} is being written by another process")]
    Locked {
        /// The store.
        path: PathBuf,
    },
    /// A file or folder of it cannot be read or made.
    #[error("cannot use {path}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Its database cannot be opened.
    #[error("the database of the store at {path} cannot be opened")]
    Database {
        /// The store.
        path: PathBuf,
        /// What Oxigraph said.
        source: StorageError,
    },
}

/// Why a store could not be changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// The database failed.
    #[error("the store cannot be written")]
    Storage(#[from] StorageError),
    /// A file of the store cannot be written.
    #[error("cannot write {path}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A mistake in a query, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// Offset of the mistake in the query, in bytes, where known.
    pub offset: Option<usize>,
}

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// It is no SPARQL.
    #[error("the query is not valid SPARQL")]
    Syntax(#[from] SyntaxError),
    /// A variable was set that the query does not have.
    #[error("the query has no variable ?{name} to set")]
    NoSuchVariable {
        /// Its name.
        name: String,
    },
    /// A variable was set to a text, and stands where only an IRI can.
    #[error("?{name} stands where only an IRI can, and was set to {value}")]
    NotAnIri {
        /// Its name.
        name: String,
        /// What it was set to.
        value: String,
    },
    /// It took longer than allowed.
    #[error("the query took longer than {} s", .0.as_secs_f64())]
    TimedOut(Duration),
    /// It could not be worked out.
    #[error("the query failed")]
    Evaluation(#[source] QueryEvaluationError),
}

/// Why a store could not be written out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DumpError {
    /// The target could not be written.
    #[error("the dump cannot be written")]
    Output(#[source] io::Error),
    /// The database failed.
    #[error("the store cannot be read")]
    Storage(#[source] StorageError),
    /// The format has no named graphs.
    #[error("{0} cannot hold named graphs")]
    NoGraphs(String),
}

/// Why a dump could not be read into a store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The dump is malformed, cannot be read, or the database failed.
    #[error("the dump cannot be loaded")]
    Loader(#[from] LoaderError),
    /// The store holds something already.
    #[error("the store is not empty")]
    NotEmpty,
    /// The database failed.
    #[error("the store cannot be read")]
    Storage(#[from] StorageError),
}

impl From<SerializerError> for DumpError {
    fn from(error: SerializerError) -> Self {
        match error {
            SerializerError::Io(error) => Self::Output(error),
            SerializerError::Storage(error) => Self::Storage(error),
            SerializerError::DatasetFormatExpected(format) => Self::NoGraphs(format.name().to_owned()),
        }
    }
}
