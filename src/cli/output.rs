//! Where results go: standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;
use tempfile::NamedTempFile;

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
    write_all(&[(target, &|out| out.write_all(bytes))])
}

/// Something that writes a file.
pub(super) type Writing<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

/// Writes some files, each to its target, or to standard output for `-`. They are there whole, or as they were before: what is
/// written stands in files beside them until all is well.
pub(super) fn write_all(files: &[(&Path, Writing<'_>)]) -> Result<(), CliError> {
    let mut drafts = Vec::new();
    for (target, write) in files {
        if target.as_os_str() == "-" {
            let mut out = stdout();
            write(&mut out).and_then(|()| out.flush()).map_err(failed)?;
        } else {
            // A link stays one: the file that it leads to is replaced.
            let target = target.canonicalize().unwrap_or_else(|_| target.to_path_buf());
            drafts.extend(draft(&target, write).map_err(|e| refused(&target, e))?.map(|draft| (draft, target)));
        }
    }
    for (draft, target) in drafts {
        draft.persist(&target).map_err(|e| refused(&target, e.error))?;
    }
    Ok(())
}

/// A file beside the target that takes its place; none where the target is no file, as a terminal, which is written to.
fn draft(target: &Path, write: Writing<'_>) -> io::Result<Option<NamedTempFile>> {
    let there = target.metadata().ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        let mut out = BufWriter::new(File::options().write(true).open(target)?);
        write(&mut out).and_then(|()| out.flush())?;
        return Ok(None);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // As of any new file, less what the user's mask takes.
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let draft = builder.prefix(".hoinghi-").tempfile_in(folder)?;
    if let Some(there) = there {
        draft.as_file().set_permissions(there.permissions())?;
    }
    let mut out = BufWriter::with_capacity(64 * 1024, draft.as_file());
    write(&mut out).and_then(|()| out.flush())?;
    drop(out);
    Ok(Some(draft))
}

fn refused(target: &Path, error: io::Error) -> CliError {
    CliError::output(target.display(), error).hint("check that its folder exists and can be written to")
}
