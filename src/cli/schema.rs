//! `hoinghi schema`: the JSON Schema of the facts.

use std::io::{self, Write};

use super::{CliError, Exit, output};
use crate::facts::Facts;

/// Print the JSON Schema of what `extract` prints and `build` takes
///
/// The schema is generated from the program's own types, so it always agrees with what the program prints.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi schema > facts.schema.json")]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> Result<Exit, CliError> {
    output::print(|out| {
        serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Facts)).map_err(io::Error::from)?;
        writeln!(out)
    })?;
    Ok(Exit::Success)
}
