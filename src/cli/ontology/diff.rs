//! `hoinghi ontology diff`: what changed between two states of the ontology.

use clap::ValueEnum;

use super::state::State;
use crate::cli::{CliError, Exit, output};
use crate::curation::diff::Difference;

/// Tell what changed between two states of the ontology
///
/// Terms that came, went, were deprecated or say something else, by their labels, whatever the order of files and
/// statements; and how far the version must rise for it. Major: a term is gone, or its meaning or its name in data has
/// changed. Minor: a term or a Vietnamese label came or went, a term was deprecated, or the reading of articles is told
/// something else. Patch: comments, definitions, translations of labels. Below 1.0.0 a major change raises the second
/// number.
///
/// A state is a folder of .ttl files, one such file, `embedded` (the one inside the program), `nothing`, or a git
/// revision, whose folder `ontology` is meant (REVISION:FOLDER for another).
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology diff embedded my-words/
  hoinghi ontology diff HEAD ontology/
  hoinghi ontology diff v0.1.0 HEAD --format markdown
  hoinghi ontology diff v0.1.0 ontology/ --check
  hoinghi ontology diff v0.1.0 ontology/ --format changelog     # a section for ontology/CHANGELOG.md")]
pub(super) struct Args {
    /// The old state
    old: State,
    /// The new state
    new: State,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// End with code 12 when the version did not rise as far as it must
    #[arg(long)]
    check: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For a description of the change
    Markdown,
    /// A section for the new version, to be pasted into a changelog
    Changelog,
    /// One JSON object
    Json,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let difference = Difference::between(&args.old.read()?, &args.new.read()?);
    match args.format {
        Format::Text => output::print(difference.to_string().as_bytes())?,
        Format::Markdown => output::print(difference.markdown().as_bytes())?,
        Format::Changelog => output::print(difference.changelog().as_bytes())?,
        Format::Json => output::print(&output::json(&difference)?)?,
    }
    if !args.check || difference.rise.enough {
        return Ok(Exit::Success);
    }
    Err(CliError::new(Exit::Unraised, difference.rise.to_string())
        .hint("raise owl:versionInfo in vocabulary.ttl, and tell of it in CHANGELOG.md (--format changelog)"))
}
