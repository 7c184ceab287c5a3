//! Writing to a store on disk.

use std::fs::{self, File};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::{OpenError, Store, UpdateError, engine, place};

/// The next generation of a store on disk. What is written to it shows when it is published, all at once; dropped
/// before that, by an error or the end of the process, it leaves the store as it was.
///
/// ```
/// # use hoinghi::store::{Draft, Store};
/// # let dir = tempfile::tempdir()?;
/// let path = dir.path().join("store");
/// let draft = Draft::open(&path)?;
/// assert!(Store::open(&path).is_err());
/// draft.publish()?;
/// assert!(Store::open(&path).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Draft {
    // Closed before its folder goes.
    store: Store,
    place: DraftPlace,
}

impl Draft {
    /// Begins with what the store holds; where there is no store, with nothing.
    ///
    /// # Errors
    /// When another process is writing, or what stands there is no store that this program can use.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::begin(path, true)
    }

    /// Begins with nothing, to take the place of what the store holds.
    ///
    /// # Errors
    /// As [`Draft::open`].
    pub fn empty(path: &Path) -> Result<Self, OpenError> {
        Self::begin(path, false)
    }

    fn begin(path: &Path, with_content: bool) -> Result<Self, OpenError> {
        place::published(path)?;
        let (writing, made) = place::lock(path)?;
        // From here on nobody else publishes.
        let current = place::published(path)?;
        place::tidy(path, current);
        let first = current.map_or(1, |n| n + 1);
        let number = (first..).find(|n| !place::generation(path, *n).exists()).unwrap_or(first);
        let dir = place::generation(path, number);
        let place = DraftPlace { path: path.to_owned(), dir, number, made, published: false, _writing: writing };
        let base = current.filter(|_| with_content).map(|n| place::data(&place::generation(path, n)));
        place.prepare(base.as_deref()).map_err(|source| OpenError::Io { path: place.dir.clone(), source })?;
        let inner = engine::open(&place::data(&place.dir))
            .map_err(|source| OpenError::Database { path: path.to_owned(), source })?;
        Ok(Self { store: Store { inner, _in_use: None }, place })
    }

    /// Makes what was written the content of the store.
    ///
    /// # Errors
    /// When it cannot be written to disk; then the store is as it was.
    pub fn publish(self) -> Result<(), UpdateError> {
        let Self { store, mut place } = self;
        engine::close(store.inner, &place::data(&place.dir))?;
        place::publish(&place.path, place.number)?;
        place.published = true;
        place::tidy(&place.path, Some(place.number));
        Ok(())
    }
}

impl Deref for Draft {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// Where a draft is being written. Unless it was published, nothing remains of it.
#[derive(Debug)]
struct DraftPlace {
    path: PathBuf,
    dir: PathBuf,
    number: u64,
    /// Whether the store's folder was made for this draft
    made: bool,
    published: bool,
    /// Locked as long as the draft lives
    _writing: File,
}

impl DraftPlace {
    fn prepare(&self, base: Option<&Path>) -> std::io::Result<()> {
        fs::create_dir_all(&self.dir)?;
        File::create(self.dir.join("in-use"))?;
        match base {
            Some(base) => engine::copy(base, &place::data(&self.dir)),
            None => Ok(()),
        }
    }
}

impl Drop for DraftPlace {
    fn drop(&mut self) {
        if self.published {
            return;
        }
        // What cannot be removed now goes when the store is next written to.
        _ = fs::remove_dir_all(&self.dir);
        if self.made {
            _ = fs::remove_file(self.path.join("writing"));
            _ = fs::remove_dir(&self.path);
        }
    }
}
