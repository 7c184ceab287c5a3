//! What can go wrong with a store.

use std::io;
use std::path::PathBuf;

use oxigraph::io::RdfParseError;
use oxigraph::store::{LoaderError, SerializerError, StorageError};

/// Why a store cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is nothing at that place.
    #[error("there is no store at {path}")]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// There is something else at that place.
    #[error("{path} is not a store")]
    NotAStore {
        /// What is there.
        path: PathBuf,
    },
    /// The store was made by a program that keeps its data otherwise.
    #[error("{path} is a store of format {found}, made by hoinghi {program}; this program reads format {supported}")]
    Version {
        /// The store.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The version of the program that made it.
        program: String,
        /// The one format that this program reads.
        supported: u32,
    },
    /// Another process is writing to the store.
    #[error("{path} is being written by another process")]
    Locked {
        /// The store.
        path: PathBuf,
    },
    /// The program was built without the feature `disk`.
    #[error("cannot open {path}: this program was built without the store on disk")]
    NoDisk {
        /// The store.
        path: PathBuf,
    },
    /// A copy can only go into an empty folder.
    #[error("{path} is not empty")]
    Occupied {
        /// The folder, or what stands in its place.
        path: PathBuf,
    },
    /// A dump can only go into an empty store.
    #[error("the store is not empty")]
    NotEmpty,
    /// A file or folder could not be read or written.
    #[error("cannot use {path}")]
    Folder {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is to be loaded is not RDF.
    #[error("the data cannot be read")]
    Parse(#[source] RdfParseError),
    /// What was read could not be laid by until it is written, or not be read again.
    #[error("the facts cannot be kept until they are written")]
    Spool(#[source] io::Error),
    /// A dump could not be written.
    #[error("the dump cannot be written")]
    Dump(#[source] io::Error),
    /// The data could not be read or written.
    #[error("the store cannot be read or written")]
    Storage(#[from] StorageError),
}

impl From<LoaderError> for StoreError {
    fn from(error: LoaderError) -> Self {
        match error {
            LoaderError::Parsing(error) => Self::Parse(error),
            LoaderError::Storage(error) => Self::Storage(error),
            LoaderError::InvalidBaseIri { .. } => Self::Storage(StorageError::Io(io::Error::other(error))),
        }
    }
}

impl From<SerializerError> for StoreError {
    fn from(error: SerializerError) -> Self {
        match error {
            SerializerError::Io(error) => Self::Dump(error),
            SerializerError::Storage(error) => Self::Storage(error),
            error => Self::Dump(io::Error::other(error)),
        }
    }
}
