//! Where results go: standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;

use super::{CliError, Exit};

/// How a command prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// Standard output, locked and buffered. Whoever takes it flushes it at the end.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// What to say when standard output fails.
pub(super) fn failed(error: io::Error) -> CliError {
    CliError::output("standard output", error)
}

/// As JSON, for scripts.
pub(super) fn json(value: &impl Serialize) -> Result<Vec<u8>, CliError> {
    let mut json = serde_json::to_vec_pretty(value)
        .map_err(|e| CliError::new(Exit::Internal, "cannot print the result as JSON").because(e))?;
    json.push(b'\n');
    Ok(json)
}

/// Prints something whole.
pub(super) fn print(bytes: &[u8]) -> Result<(), CliError> {
    let mut out = stdout();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(failed)
}

/// Writes a whole document to a file, or to standard output for `-`.
pub(super) fn write_to(target: &Path, bytes: &[u8]) -> Result<(), CliError> {
    if target.as_os_str() == "-" {
        return print(bytes);
    }
    File::create(target)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|e| CliError::output(target.display(), e).hint("check that its folder exists and can be written to"))
}
