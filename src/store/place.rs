//! A store's folder.
//!
//! ```text
//! STORE/store.json             version, engine, number of the published generation
//! STORE/writing                locked by whoever writes
//! STORE/generation-7/in-use    locked, shared, by whoever reads this generation
//! STORE/generation-7/data/     the database
//! ```

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{OpenError, UpdateError, engine};

/// Version of the layout on disk.
const VERSION: u32 = 1;

const MANIFEST: &str = "store.json";
const PREFIX: &str = "generation-";

/// How often a reader looks again, where the generation that it wanted was replaced meanwhile.
const ATTEMPTS: usize = 5;

#[derive(Serialize, Deserialize)]
struct Manifest {
    version: u32,
    engine: String,
    generation: u64,
}

/// Opens the published generation for reading, and holds it.
pub(super) fn open(path: &Path) -> Result<(oxigraph::store::Store, File), OpenError> {
    let mut attempt = 1;
    loop {
        let number = published(path)?.ok_or_else(|| OpenError::Missing { path: path.to_owned() })?;
        let dir = generation(path, number);
        let in_use = dir.join("in-use");
        match File::open(&in_use).and_then(|file| file.lock_shared().map(|()| file)) {
            Ok(file) => {
                let database = |source| OpenError::Database { path: path.to_owned(), source };
                return Ok((engine::open_read_only(&data(&dir)).map_err(database)?, file));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && attempt < ATTEMPTS => attempt += 1,
            Err(source) => return Err(OpenError::Io { path: in_use, source }),
        }
    }
}

/// The number of the published generation; nothing where there is no store.
pub(super) fn published(path: &Path) -> Result<Option<u64>, OpenError> {
    let file = path.join(MANIFEST);
    let bytes = match fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_vacant(path) => return Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(OpenError::NotAStore { path: path.to_owned() });
        }
        Err(source) => return Err(OpenError::Io { path: file, source }),
    };
    let value: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|_| OpenError::NotAStore { path: path.to_owned() })?;
    let (version, engine) = (value["version"].as_u64(), value["engine"].as_str());
    if version != Some(VERSION.into()) || engine != Some(engine::NAME) {
        let found = match (version, engine) {
            (Some(version), Some(engine)) => format!("{version} ({engine})"),
            _ => "unknown".to_owned(),
        };
        let expected = format!("{VERSION} ({})", engine::NAME);
        return Err(OpenError::Version { path: path.to_owned(), found, expected });
    }
    let manifest: Manifest =
        serde_json::from_value(value).map_err(|_| OpenError::NotAStore { path: path.to_owned() })?;
    Ok(Some(manifest.generation))
}

/// Whether a store can be made here: there is nothing, or only what a run that failed has left.
fn is_vacant(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.all(|entry| {
            entry.is_ok_and(|e| e.file_name() == "writing" || e.file_name().to_string_lossy().starts_with(PREFIX))
        }),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Makes the folder where there is none, and takes the right to write in it. Says whether the folder was made.
pub(super) fn lock(path: &Path) -> Result<(File, bool), OpenError> {
    let io = |source| OpenError::Io { path: path.to_owned(), source };
    let made = !path.exists();
    fs::create_dir_all(path).map_err(io)?;
    let file = File::options().create(true).truncate(false).write(true).open(path.join("writing")).map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok((file, made)),
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(io(source)),
    }
}

/// Makes a generation the published one, at one stroke.
pub(super) fn publish(path: &Path, number: u64) -> Result<(), UpdateError> {
    let manifest = Manifest { version: VERSION, engine: engine::NAME.to_owned(), generation: number };
    let write = |temporary: &Path| -> io::Result<()> {
        let mut file = File::create(temporary)?;
        serde_json::to_writer(&mut file, &manifest)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(temporary, path.join(MANIFEST))
    };
    let temporary = path.join("writing.json");
    write(&temporary).map_err(|source| UpdateError::Io { path: temporary, source })
}

/// Removes generations other than `keep`, except those that somebody still reads. Those go the next time.
pub(super) fn tidy(path: &Path, keep: Option<u64>) {
    let keep = keep.map(|number| generation(path, number));
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let dir = entry.path();
        let old = entry.file_name().to_string_lossy().starts_with(PREFIX) && Some(&dir) != keep.as_ref();
        if old {
            let free = File::open(dir.join("in-use")).map_or(true, |file| file.try_lock().is_ok());
            if free {
                // What cannot be removed does no harm but take room.
                _ = fs::remove_dir_all(dir);
            }
        }
    }
}

/// The folder of a generation.
pub(super) fn generation(path: &Path, number: u64) -> PathBuf {
    path.join(format!("{PREFIX}{number}"))
}

/// The folder of a generation's database.
pub(super) fn data(generation: &Path) -> PathBuf {
    generation.join("data")
}
