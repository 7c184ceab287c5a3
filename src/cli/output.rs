//! Where results go: standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::CliError;

const STDOUT: &str = "standard output";

/// Standard output, locked and buffered. Write to it in a closure for [`print`], so that what is left is flushed.
pub(super) type Stdout = BufWriter<io::StdoutLock<'static>>;

/// Prints through a locked and buffered standard output, and flushes it.
pub(super) fn print(write: impl FnOnce(&mut Stdout) -> io::Result<()>) -> Result<(), CliError> {
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    write(&mut out).and_then(|()| out.flush()).map_err(|e| CliError::output(STDOUT, e))
}

/// Writes a whole document to a file, or to standard output for `-`.
pub(super) fn write_to(target: &Path, bytes: &[u8]) -> Result<(), CliError> {
    if target.as_os_str() == "-" {
        return print(|out| out.write_all(bytes));
    }
    File::create(target)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|e| CliError::output(target.display(), e).hint("check that its folder exists and can be written to"))
}
