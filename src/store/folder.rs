//! The folder of a store on disk: the database's files, and one that says which program they are for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// The file that makes a folder a store.
const MARKER: &str = "hoinghi-store.json";

/// The format of the data: to be raised when programs no longer understand each other's.
const FORMAT: u32 = 1;

/// What the marker says.
#[derive(Debug, Serialize, Deserialize)]
struct Marker {
    /// The format of the data.
    format: u32,
    /// The version of the program that made the store, for people to see.
    program: String,
}

/// Whether there is a store that this program can open.
pub(super) fn check(path: &Path) -> Result<(), StoreError> {
    let content = match fs::read(path.join(MARKER)) {
        Ok(content) => content,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(if is_free(path)? {
                StoreError::Missing { path: path.to_owned() }
            } else {
                StoreError::NotAStore { path: path.to_owned() }
            });
        }
        Err(source) => return Err(StoreError::Folder { path: path.join(MARKER), source }),
    };
    let marker: Marker =
        serde_json::from_slice(&content).map_err(|_| StoreError::NotAStore { path: path.to_owned() })?;
    if marker.format == FORMAT {
        Ok(())
    } else {
        Err(StoreError::Version {
            path: path.to_owned(),
            found: marker.format,
            program: marker.program,
            supported: FORMAT,
        })
    }
}

/// Makes the folder of a new store, where there is nothing or an empty folder.
pub(super) fn create(path: &Path) -> Result<(), StoreError> {
    if cfg!(not(feature = "disk")) {
        return Err(StoreError::NoDisk { path: path.to_owned() });
    }
    let folder = |source| StoreError::Folder { path: path.to_owned(), source };
    fs::create_dir_all(path).map_err(folder)?;
    let marker = Marker { format: FORMAT, program: env!("CARGO_PKG_VERSION").to_owned() };
    let content = serde_json::to_vec_pretty(&marker).map_err(|e| folder(e.into()))?;
    fs::write(path.join(MARKER), content).map_err(folder)
}

/// Opens the database in a folder that was checked.
#[cfg(feature = "disk")]
pub(super) fn open(path: &Path) -> Result<oxigraph::store::Store, StoreError> {
    oxigraph::store::Store::open(path).map_err(|error| {
        // The database tells its lock from other mishaps only in words: that of another process, and of this one.
        let message = error.to_string();
        let is_lock = ["While lock file", "lock hold by current process"].iter().any(|words| message.contains(words));
        if is_lock { StoreError::Locked { path: path.to_owned() } } else { error.into() }
    })
}

#[cfg(not(feature = "disk"))]
pub(super) fn open(path: &Path) -> Result<oxigraph::store::Store, StoreError> {
    Err(StoreError::NoDisk { path: path.to_owned() })
}

/// Puts a new store, which `fill` fills, in the place of the one at `path`.
pub(super) fn replace(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&Store) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // Open until the new one is ready, so that no other process writes into what is about to go.
    let old = match check(path) {
        Err(StoreError::Missing { .. }) => None,
        checked => {
            checked?;
            let old = open(path)?;
            if !replace && !old.is_empty()? {
                return Err(StoreError::NotEmpty);
            }
            Some(old)
        }
    };
    // Through symbolic links, and without a slash at the end, the folder's siblings are where they should be.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.components().collect());
    let new = sibling(path, "new");
    let result = make(&new, fill).and_then(|()| {
        // A database writes by path until it is closed: into the new one, were it moved away while open.
        drop(old);
        swap(path, &new).map_err(|source| StoreError::Folder { path: path.to_owned(), source })
    });
    if result.is_err() {
        // Whatever is left of it is of no use; the error is what matters.
        _ = fs::remove_dir_all(&new);
    }
    result
}

/// Moves a folder to the place of another, which goes.
fn swap(path: &Path, new: &Path) -> io::Result<()> {
    if !path.exists() {
        return fs::rename(new, path);
    }
    let old = sibling(path, "old");
    fs::rename(path, &old)?;
    if let Err(error) = fs::rename(new, path) {
        fs::rename(&old, path)?;
        return Err(error);
    }
    fs::remove_dir_all(old)
}

fn make(path: &Path, fill: impl FnOnce(&Store) -> Result<(), StoreError>) -> Result<(), StoreError> {
    create(path)?;
    fill(&Store { inner: open(path)? })
}

/// A folder beside another one, for this process alone.
fn sibling(path: &Path, purpose: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{purpose}-{}", std::process::id()));
    PathBuf::from(name)
}

/// Whether a store can be made at a place: there is nothing, or an empty folder.
fn is_free(path: &Path) -> Result<bool, StoreError> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(source) => Err(StoreError::Folder { path: path.to_owned(), source }),
    }
}
