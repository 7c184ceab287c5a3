//! Writing to a store on disk.

use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::{Store, StoreError, database, folder};

/// The next generation of a store on disk. Nothing of what is put into it shows until it is published, all at once.
/// Dropped before that, or lost with its process, it leaves the store as it was. Meanwhile others can read the store,
/// but only one draft can be open.
///
/// ```
/// # #[cfg(feature = "disk")] {
/// use hoinghi::store::{Draft, Store};
///
/// let dir = tempfile::tempdir()?;
/// let path = dir.path().join("store");
/// let draft = Draft::open(&path)?;
/// assert!(Store::open(&path).is_err());
/// draft.publish()?;
/// assert!(Store::open(&path).is_ok());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Draft {
    // Closed before its folder goes.
    store: Store,
    place: Place,
}

impl Draft {
    /// Begins with what the store holds; where there is no store, with nothing.
    ///
    /// # Errors
    /// Where another draft is open, or what is there is no store that this program can use.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::begin(path, true)
    }

    /// Begins with nothing, to take the place of what the store holds.
    ///
    /// # Errors
    /// As for [`Draft::open`].
    pub fn empty(path: &Path) -> Result<Self, StoreError> {
        Self::begin(path, false)
    }

    fn begin(path: &Path, with_content: bool) -> Result<Self, StoreError> {
        let place = Place::take(path)?;
        folder::begin(path, place.number, place.current.filter(|_| with_content))?;
        let inner = database::open(&folder::draft(path, place.number))?;
        Ok(Self { store: Store { inner, published: None }, place })
    }

    /// Where facts are laid by until they are written.
    pub(super) fn spool_path(&self) -> PathBuf {
        folder::spool(&self.place.path, self.place.number)
    }

    /// Makes what was put into the draft the content of the store.
    ///
    /// # Errors
    /// Where it cannot be written; the store is then as it was before.
    pub fn publish(self) -> Result<(), StoreError> {
        let Self { store, place } = self;
        database::close(store.inner, &folder::data(&place.path, place.number))?;
        place.publish(env!("CARGO_PKG_VERSION"))
    }
}

impl Deref for Draft {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Store {
    /// Copies a store, also while others use it, into a folder that is empty or not there yet. The copy is a store itself.
    /// What both can share on one file system costs neither room nor time.
    ///
    /// # Errors
    /// Where there is no store, the folder is not empty, or it cannot be written: then nothing of the copy remains.
    pub fn backup(path: &Path, to: &Path) -> Result<(), StoreError> {
        let (_, published) = folder::read(path)?;
        let occupied = || StoreError::Occupied { path: to.to_owned() };
        let place = Place::take(to).map_err(|error| match error {
            StoreError::NotAStore { .. } | StoreError::Version { .. } => occupied(),
            error => error,
        })?;
        if place.current.is_some() {
            return Err(occupied());
        }
        folder::begin(to, place.number, None)?;
        published.copy(&folder::data(to, place.number))?;
        place.publish(published.program())
    }
}

/// Where a draft is. Of a draft that was not published, nothing remains.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    number: u64,
    current: Option<u64>,
    _lock: File,
}

impl Place {
    /// Takes the right to write, and a number for what will be written.
    fn take(path: &Path) -> Result<Self, StoreError> {
        if cfg!(not(feature = "disk")) {
            return Err(StoreError::NoDisk { path: path.to_owned() });
        }
        folder::published(path)?;
        let lock = folder::lock(path)?;
        // From here on nobody else publishes.
        let current = folder::published(path)?;
        folder::tidy(path, current);
        let number = folder::free_number(path, current.unwrap_or_default() + 1);
        Ok(Self { path: path.to_owned(), number, current, _lock: lock })
    }

    fn publish(mut self, program: &str) -> Result<(), StoreError> {
        folder::publish(&self.path, self.number, program)?;
        self.current = Some(self.number);
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        folder::tidy(&self.path, self.current);
        folder::give_up(&self.path);
    }
}
