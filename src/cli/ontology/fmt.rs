//! `hoinghi ontology fmt`: the files of an ontology in one order and layout.

use std::path::PathBuf;

use crate::cli::global::Global;
use crate::cli::{CliError, Exit, output};
use crate::curation::format::{FormatError, formatted};
use crate::ontology::File;

/// Write the Turtle of an ontology in one order and layout
///
/// Terms stand in the order of their IRIs, each in the section where it stood: sections begin with a scheme, or with a comment that
/// has a blank line behind it. What is said of a term stands in one order, and values in that of their texts. Comments stay above
/// or behind what they stand at. A file is written only where it means the same as before; the names of those written are printed.
/// With --check nothing is written, and the code is 11 where a file would be.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology fmt ontology/
  hoinghi ontology fmt ontology/ --check")]
pub(super) struct Args {
    /// The folder of the ontology; without it, that of --ontology
    dir: Option<PathBuf>,
    /// Write nothing, and name the files that are not in this layout
    #[arg(long)]
    check: bool,
}

impl From<FormatError> for CliError {
    fn from(error: FormatError) -> Self {
        let hint = match &error {
            FormatError::Meaning { .. } => "the file is left as it was; please report it with the file",
            FormatError::Layout { .. } => {
                "the file is left as it was; put the comment on a line above what it speaks of"
            }
            _ => "correct the file: `hoinghi ontology check` shows what is wrong, and where",
        };
        Self::from_error(Exit::Ontology, &error).hint(hint)
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let dir = super::folder(args.dir.as_deref(), global)?;
    let mut texts = Vec::new();
    // All files are laid out before any is written.
    for file in File::of_dir(dir)? {
        let text = formatted(&file)?;
        if text.as_bytes() != file.bytes {
            texts.push((file.path, text));
        }
    }
    if !args.check {
        let writes: Vec<_> =
            texts.iter().map(|(_, text)| move |out: &mut dyn std::io::Write| out.write_all(text.as_bytes())).collect();
        let files: Vec<_> = texts
            .iter()
            .zip(&writes)
            .map(|((path, _), write)| (path.as_path(), write as output::Writing<'_>))
            .collect();
        output::write_all(&files)?;
    }
    let names = texts.iter().map(|(path, _)| format!("{}\n", path.display()));
    output::print(names.collect::<String>().as_bytes())?;
    Ok(if args.check && !texts.is_empty() { Exit::Unsound } else { Exit::Success })
}
