//! The folder of a store on disk. What is published in it is never written to again: a new generation takes its place.
//!
//! ```text
//! STORE/hoinghi-store.json       format, program, number of the published generation
//! STORE/writing                  locked by whoever writes the next one
//! STORE/generation-7/in-use      locked, shared, by whoever reads this one
//! STORE/generation-7/data/       the database
//! STORE/generation-8/draft/      the database of the next one, while it is being written
//! STORE/generation-8/spool       the facts of new articles, until they are written into it
//! ```

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StoreError, database};

/// The file that makes a folder a store.
const MARKER: &str = "hoinghi-store.json";

/// The format of the data: to be raised when programs no longer understand each other's.
const FORMAT: u32 = 2;

/// What the folders of generations are called, before their number.
const GENERATION: &str = "generation-";

/// The folder of a generation's database.
const DATA: &str = "data";

/// The file by which writers keep each other out.
const WRITING: &str = "writing";

/// How often a reader looks again, where the generation that it wanted was replaced meanwhile.
const ATTEMPTS: usize = 5;

/// What the marker says.
#[derive(Debug, Serialize, Deserialize)]
struct Marker {
    /// The format of the data.
    format: u32,
    /// The version of the program that made the store, for people to see.
    program: String,
    /// The published generation. Missing in other formats.
    #[serde(default)]
    generation: u64,
}

/// The published generation, while it is read. It stays as long as this does.
#[derive(Debug)]
pub(super) struct Published {
    dir: PathBuf,
    program: String,
    _in_use: File,
}

impl Published {
    /// The version of the program that made it.
    pub(super) fn program(&self) -> &str {
        &self.program
    }

    /// Copies its database, and makes sure that the copy is on the disk.
    pub(super) fn copy(&self, to: &Path) -> Result<(), StoreError> {
        let copy = || {
            database::copy(&self.dir.join(DATA), to)?;
            fs::read_dir(to)?.try_for_each(|entry| File::open(entry?.path())?.sync_all())?;
            sync(to)
        };
        copy().map_err(|source| StoreError::Folder { path: to.to_owned(), source })
    }

    /// Its size on disk.
    pub(super) fn bytes(&self) -> Result<u64, StoreError> {
        let data = self.dir.join(DATA);
        let sum = || -> io::Result<u64> { fs::read_dir(&data)?.map(|entry| Ok(entry?.metadata()?.len())).sum() };
        sum().map_err(|source| StoreError::Folder { path: data.clone(), source })
    }
}

/// Opens the published generation for reading.
pub(super) fn read(path: &Path) -> Result<(oxigraph::store::Store, Published), StoreError> {
    let mut attempt = 1;
    loop {
        let marker = marker(path)?.ok_or_else(|| StoreError::Missing { path: path.to_owned() })?;
        let number = marker.generation;
        let in_use = generation(path, number).join("in-use");
        match File::open(&in_use).and_then(|file| file.lock_shared().map(|()| file)) {
            // Locked too late, the generation is gone.
            Ok(_) if !in_use.exists() && attempt < ATTEMPTS => attempt += 1,
            Ok(file) => {
                let published = Published { dir: generation(path, number), program: marker.program, _in_use: file };
                return Ok((database::open_read_only(&data(path, number))?, published));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && attempt < ATTEMPTS => attempt += 1,
            Err(source) => return Err(StoreError::Folder { path: in_use, source }),
        }
    }
}

/// The number of the published generation; nothing where there is no store, but could be one.
pub(super) fn published(path: &Path) -> Result<Option<u64>, StoreError> {
    Ok(marker(path)?.map(|marker| marker.generation))
}

fn marker(path: &Path) -> Result<Option<Marker>, StoreError> {
    let content = match fs::read(path.join(MARKER)) {
        Ok(content) => content,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return if is_free(path)? { Ok(None) } else { Err(StoreError::NotAStore { path: path.to_owned() }) };
        }
        Err(source) => return Err(StoreError::Folder { path: path.join(MARKER), source }),
    };
    let marker: Marker =
        serde_json::from_slice(&content).map_err(|_| StoreError::NotAStore { path: path.to_owned() })?;
    if marker.format == FORMAT {
        Ok(Some(marker))
    } else {
        Err(StoreError::Version {
            path: path.to_owned(),
            found: marker.format,
            program: marker.program,
            supported: FORMAT,
        })
    }
}

/// Takes the right to write, for as long as the file is open. Makes the folder where there is none.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    let folder = |source| StoreError::Folder { path: path.to_owned(), source };
    fs::create_dir_all(path).map_err(folder)?;
    let file = File::options().create(true).truncate(false).write(true).open(path.join(WRITING)).map_err(folder)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => Err(folder(source)),
    }
}

/// Makes the folder of a generation, with the data of another one or none.
pub(super) fn begin(path: &Path, number: u64, base: Option<u64>) -> Result<(), StoreError> {
    let dir = generation(path, number);
    let make = || {
        fs::create_dir_all(&dir)?;
        File::create(dir.join("in-use"))?;
        base.map_or(Ok(()), |base| database::copy(&data(path, base), &draft(path, number)))
    };
    make().map_err(|source| StoreError::Folder { path: dir.clone(), source })
}

/// Makes a generation, whose database is closed, the published one: at one stroke.
pub(super) fn publish(path: &Path, number: u64, program: &str) -> Result<(), StoreError> {
    let marker = Marker { format: FORMAT, program: program.to_owned(), generation: number };
    let new = generation(path, number).join(MARKER);
    let write = || -> io::Result<()> {
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec_pretty(&marker)?)?;
        file.sync_all()?;
        sync(&generation(path, number))?;
        sync(path)?;
        fs::rename(&new, path.join(MARKER))?;
        // The old generation goes only when this is on the disk.
        sync(path)
    };
    write().map_err(|source| StoreError::Folder { path: path.join(MARKER), source })?;
    _ = fs::remove_dir_all(draft(path, number));
    Ok(())
}

/// Makes sure that what a folder lists is on the disk, where the system can do so.
fn sync(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Removes all generations but one, and those that somebody still reads. Only for whoever may write. What cannot be
/// removed does no harm but take room, and is tried again the next time.
pub(super) fn tidy(path: &Path, keep: Option<u64>) {
    let keep = keep.map(|number| generation(path, number));
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let dir = entry.path();
        if is_generation(&entry) && Some(&dir) != keep.as_ref() {
            // Locked until it is gone, so that nobody begins to read it meanwhile.
            let lock = File::open(dir.join("in-use"));
            if lock.as_ref().map_or(true, |file| file.try_lock().is_ok()) {
                _ = fs::remove_dir_all(dir);
            }
        }
    }
}

/// Removes a folder in which nothing was ever published.
pub(super) fn give_up(path: &Path) {
    if !path.join(MARKER).exists() {
        _ = fs::remove_file(path.join(WRITING));
        _ = fs::remove_dir(path);
    }
}

/// The first number from `from` on that no generation has.
pub(super) fn free_number(path: &Path, from: u64) -> u64 {
    (from..).find(|number| !generation(path, *number).exists()).unwrap_or(from)
}

/// The folder of a generation's database, while it is being written.
pub(super) fn draft(path: &Path, number: u64) -> PathBuf {
    generation(path, number).join("draft")
}

/// The file of what is to be written into a generation.
pub(super) fn spool(path: &Path, number: u64) -> PathBuf {
    generation(path, number).join("spool")
}

/// The folder of a generation's database.
pub(super) fn data(path: &Path, number: u64) -> PathBuf {
    generation(path, number).join(DATA)
}

fn generation(path: &Path, number: u64) -> PathBuf {
    path.join(format!("{GENERATION}{number}"))
}

fn is_generation(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with(GENERATION)
}

/// Whether a store can be made at a place: there is nothing, or an empty folder, or what a run that was killed has left.
fn is_free(path: &Path) -> Result<bool, StoreError> {
    match fs::read_dir(path) {
        Ok(entries) => Ok(entries.flatten().all(|entry| entry.file_name() == WRITING || is_generation(&entry))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(source) => Err(StoreError::Folder { path: path.to_owned(), source }),
    }
}
