//! `hoinghi dump`: the whole store out.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use super::store::{Format, Place};
use super::{CliError, Exit, output};
use crate::store::{Store, StoreError};

/// Write the whole store as RDF
///
/// Each article is a named graph; the default graph sums them up. `hoinghi load` reads it back.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi dump | gzip > store.nq.gz
  hoinghi dump --format trig -o store.trig
  hoinghi dump | LC_ALL=C sort > sorted.nq")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "nquads")]
    format: Format,
    /// Write to this file; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    if args.output.as_os_str() == "-" {
        return write(&store, args, output::stdout(), "standard output".into());
    }
    let target = args.output.display().to_string();
    let hint = "check that its folder exists and can be written to";
    let file = File::create(&args.output).map_err(|e| CliError::output(&target, e).hint(hint))?;
    write(&store, args, BufWriter::new(file), target)
}

fn write(store: &Store, args: &Args, writer: impl Write, target: String) -> Result<Exit, CliError> {
    let written =
        store.dump(args.format.into(), writer).and_then(|mut writer| writer.flush().map_err(StoreError::Dump));
    match written {
        Ok(()) => Ok(Exit::Success),
        Err(StoreError::Dump(error)) => Err(CliError::output(target, error)),
        Err(error) => Err(error.into()),
    }
}
