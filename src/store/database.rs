//! The database of one generation.

use std::fs;
use std::io;
use std::path::Path;

use super::StoreError;

/// Opens a published generation. Nobody writes to it any more, so any number of processes can read it.
#[cfg(feature = "disk")]
pub(super) fn open_read_only(dir: &Path) -> Result<oxigraph::store::Store, StoreError> {
    Ok(oxigraph::store::Store::open_read_only(dir)?)
}

/// Opens a generation that is being written.
#[cfg(feature = "disk")]
pub(super) fn open(dir: &Path) -> Result<oxigraph::store::Store, StoreError> {
    Ok(oxigraph::store::Store::open(dir)?)
}

/// Closes the database, and leaves in a new folder what readers need of it: table files, which are shared, and none of
/// the logs that they were made from.
#[cfg(feature = "disk")]
pub(super) fn close(database: oxigraph::store::Store, to: &Path) -> Result<(), StoreError> {
    Ok(database.backup(to)?)
}

/// Merges the tables after a bulk load. Readers look into each that may hold a key: let there be few.
#[cfg(feature = "disk")]
pub(super) fn merge_tables(database: &oxigraph::store::Store) -> Result<(), StoreError> {
    Ok(database.optimize()?)
}

/// A store in memory has no tables.
#[cfg(not(feature = "disk"))]
pub(super) fn merge_tables(_database: &oxigraph::store::Store) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(not(feature = "disk"))]
pub(super) fn open_read_only(dir: &Path) -> Result<oxigraph::store::Store, StoreError> {
    Err(StoreError::NoDisk { path: dir.to_owned() })
}

#[cfg(not(feature = "disk"))]
pub(super) fn open(dir: &Path) -> Result<oxigraph::store::Store, StoreError> {
    Err(StoreError::NoDisk { path: dir.to_owned() })
}

#[cfg(not(feature = "disk"))]
pub(super) fn close(_database: oxigraph::store::Store, to: &Path) -> Result<(), StoreError> {
    Err(StoreError::NoDisk { path: to.to_owned() })
}

/// Copies a published generation. RocksDB never changes a table file that it has written, so both can share those, and
/// the copy costs the same for a small store and a large one.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let is_log = name == "LOCK" || name.to_string_lossy().starts_with("LOG");
        if is_log || path.is_dir() {
            continue;
        }
        let target = to.join(name);
        let is_shared = path.extension().is_some_and(|e| e == "sst") && fs::hard_link(&path, &target).is_ok();
        if !is_shared {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
