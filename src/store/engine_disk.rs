//! Generations kept by RocksDB.

use std::fs;
use std::io;
use std::path::Path;

use oxigraph::store::{StorageError, Store};

/// Name of this way of keeping, for `store.json`.
pub(super) const NAME: &str = "rocksdb";

/// Opens a published generation. Nobody writes to it any more, so any number of processes can read it.
pub(super) fn open_read_only(dir: &Path) -> Result<Store, StorageError> {
    Store::open_read_only(dir)
}

/// Opens a generation that is being made.
pub(super) fn open(dir: &Path) -> Result<Store, StorageError> {
    Store::open(dir)
}

/// Copies a published generation. Table files are never changed once they are written, so both can share them.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() || name == "LOCK" || name.to_string_lossy().starts_with("LOG") {
            continue;
        }
        let target = to.join(name);
        let shared = path.extension().is_some_and(|e| e == "sst") && fs::hard_link(&path, &target).is_ok();
        if !shared {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// Closes a generation for good.
pub(super) fn close(store: Store, _dir: &Path) -> Result<(), StorageError> {
    store.flush()
}
