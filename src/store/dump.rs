//! A whole store out and in.

use std::io::{Read, Write};
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};

use super::{Draft, Store, StoreError};
use crate::rdf::prefix::prefixed;

/// How a whole store is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum DumpFormat {
    /// One quad a line; sorted, the lines of two equal stores are equal.
    #[default]
    NQuads,
    /// With prefixes, for reading.
    TriG,
}

impl DumpFormat {
    fn rdf(self) -> RdfFormat {
        match self {
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
        }
    }
}

impl Store {
    /// Writes everything, graph by graph, as it is read from the store.
    ///
    /// # Errors
    /// Where the store cannot be read, or `writer` not written.
    pub fn dump<W: Write>(&self, format: DumpFormat, writer: W) -> Result<W, StoreError> {
        let serializer = prefixed(RdfSerializer::from_format(format.rdf()));
        let serializer = serializer.map_err(|e| StoreError::Dump(std::io::Error::other(e)))?;
        let mut serializer = serializer.for_writer(writer);
        for quad in &self.inner {
            serializer.serialize_quad(&quad?).map_err(StoreError::Dump)?;
        }
        serializer.finish().map_err(StoreError::Dump)
    }

    /// Reads a dump into this store, which must be empty. All of it gets in, or nothing.
    ///
    /// # Errors
    /// Where the store is not empty or cannot be written, or the dump cannot be read.
    pub fn load(&self, format: DumpFormat, reader: impl Read) -> Result<(), StoreError> {
        if !self.inner.is_empty()? {
            return Err(StoreError::NotEmpty);
        }
        let mut loader = self.inner.bulk_loader();
        loader.load_from_reader(RdfParser::from_format(format.rdf()), reader)?;
        Ok(loader.commit()?)
    }

    /// Makes the store at `path` out of a dump. Whatever goes wrong, the store stays as it was. A store that holds
    /// anything is replaced only where `replace` says so.
    ///
    /// # Errors
    /// Where there is a store that is not to be replaced or cannot be, or the dump cannot be read.
    pub fn restore(path: &Path, format: DumpFormat, reader: impl Read, replace: bool) -> Result<(), StoreError> {
        let draft = Draft::empty(path)?;
        match Self::open(path) {
            Ok(old) if !replace && !old.inner.is_empty()? => return Err(StoreError::NotEmpty),
            Ok(_) | Err(StoreError::Missing { .. }) => {}
            Err(error) => return Err(error),
        }
        draft.load(format, reader)?;
        draft.publish()
    }
}
