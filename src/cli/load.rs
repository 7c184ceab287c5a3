//! `hoinghi load`: a whole store in.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use super::store::{Format, Place};
use super::{CliError, Exit};
use crate::store::{Store, StoreError};

/// Make a store out of what `hoinghi dump` wrote
///
/// All of it gets in, or the store stays as it was.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi load store.nq --store copy
  zcat store.nq.gz | hoinghi load - --replace")]
pub(super) struct Args {
    /// The dump; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// How it is written [default: trig for a file that ends in .trig, else nquads]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Give up what the store holds
    #[arg(long)]
    replace: bool,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let is_trig = args.file.extension().is_some_and(|ending| ending == "trig");
    let format = args.format.unwrap_or(if is_trig { Format::Trig } else { Format::Nquads });
    let reader: Box<dyn Read> = if args.file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&args.file).map_err(|error| {
            CliError::new(Exit::Input, format!("cannot read {}", args.file.display()))
                .because(error)
                .hint("check the path and who may read it")
        })?;
        Box::new(BufReader::new(file))
    };
    Store::restore(args.place.path(), format.into(), reader, args.replace).map_err(|error| {
        let thing = match &error {
            StoreError::NotEmpty => format!("cannot load into {}", args.place.path().display()),
            StoreError::Parse(_) => format!("cannot load {}", args.file.display()),
            _ => return error.into(),
        };
        CliError::from(error).under(thing)
    })?;
    Ok(Exit::Success)
}
