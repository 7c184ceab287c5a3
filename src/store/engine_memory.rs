//! Generations kept as one N-Quads file each, and in memory while they are open: for builds without RocksDB.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

use oxigraph::io::RdfFormat;
use oxigraph::store::{LoaderError, SerializerError, StorageError, Store};

/// Name of this way of keeping, for `store.json`.
pub(super) const NAME: &str = "nquads";

const FILE: &str = "quads.nq";

/// Opens a published generation.
pub(super) fn open_read_only(dir: &Path) -> Result<Store, StorageError> {
    open(dir)
}

/// Opens a generation that is being made.
pub(super) fn open(dir: &Path) -> Result<Store, StorageError> {
    let store = Store::new()?;
    match File::open(dir.join(FILE)) {
        Ok(file) => store.load_from_reader(RdfFormat::NQuads, BufReader::new(file)).map_err(|error| match error {
            LoaderError::Storage(error) => error,
            other => StorageError::Io(other.into()),
        })?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(store)
}

/// Copies a published generation.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::copy(from.join(FILE), to.join(FILE)).map(drop)
}

/// Closes a generation for good.
pub(super) fn close(store: Store, dir: &Path) -> Result<(), StorageError> {
    fs::create_dir_all(dir)?;
    let file = BufWriter::new(File::create(dir.join(FILE))?);
    let mut file = store.dump_to_writer(RdfFormat::NQuads, file).map_err(|error| match error {
        SerializerError::Storage(error) => error,
        other => StorageError::Io(other.into()),
    })?;
    file.flush()?;
    Ok(())
}
