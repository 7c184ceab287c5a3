//! Where the store is. Shared by the commands that use it.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{CliError, Exit};
use crate::store::{DumpFormat, Earlier, Store, StoreError};
use crate::text::count;

/// A transaction keeps its changes in memory: it ends at so many articles.
pub(super) const BATCH: usize = 64;

/// Which store to use.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// Folder of the store
    #[arg(long = "store", value_name = "DIR", env = "HOINGHI_STORE", default_value = "hoinghi-store")]
    path: PathBuf,
}

impl Place {
    /// Where it is, or should be.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the store, which must be there.
    pub(super) fn open(&self) -> Result<Store, CliError> {
        Ok(Store::open(&self.path)?)
    }
}

/// How a whole store is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// N-Quads: one quad a line
    Nquads,
    /// TriG: graphs with prefixes
    Trig,
}

impl From<Format> for DumpFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Nquads => Self::NQuads,
            Format::Trig => Self::TriG,
        }
    }
}

/// That articles were read with an earlier ontology, in words.
pub(super) fn earlier_articles(earlier: &Earlier) -> String {
    let Earlier { ontology, articles } = earlier;
    let were = if *articles == 1 { "was" } else { "were" };
    format!("{} {were} read with an earlier ontology ({ontology})", count(*articles, "article"))
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        let (exit, hint) = match &error {
            StoreError::Missing { .. } => (
                Exit::Store,
                "make one with `hoinghi build PATH...`; --store or HOINGHI_STORE says where it is [default: \
                 ./hoinghi-store]",
            ),
            StoreError::NotAStore { .. } => {
                (Exit::Store, "name the folder of a store, or one that is empty or not there yet, with --store")
            }
            StoreError::Version { .. } => (
                Exit::Store,
                "build a new one from the articles with this program, in another folder; or use the program that made it",
            ),
            StoreError::Locked { .. } => (Exit::Store, "wait until that process has ended, or end it"),
            StoreError::NoDisk { .. } => (Exit::Store, "build the program with its default features"),
            StoreError::Occupied { .. } => (Exit::Store, "name a folder that is empty or not there yet"),
            StoreError::NotEmpty => {
                (Exit::Store, "take another place with --store, or give up what it holds with --replace")
            }
            StoreError::Folder { .. } | StoreError::Spool(_) => {
                (Exit::Store, "check the path, who may write there, and the room on the disk")
            }
            StoreError::Parse(_) => (Exit::Input, "give what `hoinghi dump` writes, and its --format"),
            StoreError::Dump(_) => (Exit::Output, "check the path, who may write there, and the room on the disk"),
            StoreError::Storage(_) => (
                Exit::Store,
                "check the room on the disk; a damaged store is built again from the articles, in another folder",
            ),
        };
        Self::from_error(exit, &error).hint(hint)
    }
}
