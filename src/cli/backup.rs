//! `hoinghi backup`: a copy of a store.

use std::path::PathBuf;

use super::store::Place;
use super::{CliError, Exit};
use crate::store::Store;

/// Copy the store, also while others use it
///
/// The copy is a store itself, as the store was when the copying began. On one file system it shares the files that no
/// build ever changes, and takes hardly any room; to another one they are copied. It shows in its folder at the end:
/// of a copy that is broken off nothing can be opened.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi backup /media/disk/meetings-2024-07
  hoinghi backup copy --store ~/meetings && hoinghi status --store copy")]
pub(super) struct Args {
    /// Folder for the copy: empty, or not there yet
    #[arg(value_name = "DIR")]
    target: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    Store::backup(args.place.path(), &args.target)?;
    Ok(Exit::Success)
}
