//! `hoinghi schema`: the JSON Schema of the facts.

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
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Facts))
        .map_err(|e| CliError::new(Exit::Internal, "cannot print the schema as JSON").because(e))?;
    output::print(format!("{schema}\n").as_bytes())?;
    Ok(Exit::Success)
}
