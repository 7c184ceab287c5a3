//! Facts laid by on disk, one article a line, between the reading of all articles and the writing of their quads.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Lines, Write};
use std::path::{Path, PathBuf};

use super::StoreError;
use crate::facts::Facts;

/// Facts that wait to be written. Gone from the disk when it is dropped.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<File>,
    path: PathBuf,
    articles: usize,
}

/// The facts of one article, as they are laid by: made on all cores.
#[derive(Debug, Clone)]
pub struct Spooled(Vec<u8>);

impl Spooled {
    /// Facts, ready to be laid by.
    ///
    /// # Errors
    /// Where they cannot be written, as a number that is none.
    pub fn new(facts: &Facts) -> Result<Self, StoreError> {
        let mut line = serde_json::to_vec(facts).map_err(|error| StoreError::Spool(error.into()))?;
        line.push(b'\n');
        Ok(Self(line))
    }
}

impl Spool {
    /// Begins a file for them, at a place where there is none.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let file = File::create_new(path).map_err(StoreError::Spool)?;
        Ok(Self { file: BufWriter::with_capacity(1 << 20, file), path: path.to_owned(), articles: 0 })
    }

    /// Lays the facts of an article by.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn push(&mut self, facts: &Spooled) -> Result<(), StoreError> {
        self.articles += 1;
        self.file.write_all(&facts.0).map_err(StoreError::Spool)
    }

    /// How many articles were laid by.
    pub(super) fn articles(&self) -> usize {
        self.articles
    }

    /// Goes over all that was laid by, as often as is wanted: some articles at a time.
    pub(super) fn batches(&mut self, size: usize) -> Result<Batches, StoreError> {
        let mut open = || {
            self.file.flush()?;
            File::open(&self.path)
        };
        let file: io::Result<File> = open();
        Ok(Batches { lines: BufReader::with_capacity(1 << 20, file.map_err(StoreError::Spool)?).lines(), size })
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // What cannot be removed now goes with the generation.
        _ = fs::remove_file(&self.path);
    }
}

/// Iterator over the lines of a spool, some at a time.
#[derive(Debug)]
pub(super) struct Batches {
    lines: Lines<BufReader<File>>,
    size: usize,
}

impl Iterator for Batches {
    type Item = Result<Vec<String>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch: io::Result<Vec<String>> = self.lines.by_ref().take(self.size).collect();
        match batch {
            Ok(batch) if batch.is_empty() => None,
            batch => Some(batch.map_err(StoreError::Spool)),
        }
    }
}

/// Facts as they were before they were laid by.
pub(super) fn facts(line: &str) -> Result<Facts, StoreError> {
    serde_json::from_str(line).map_err(|error| StoreError::Spool(error.into()))
}
