//! `hoinghi remove`: articles out of the store.

use std::collections::BTreeSet;
use std::path::Path;

use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use super::output::Format;
use super::store::{BATCH, Place};
use super::{CliError, Exit, output};
use crate::store::{Draft, Store};
use crate::text::near;

/// Take articles out of the store, with all that only they say
///
/// An article has the name of its file, or the id that it came with; of a path, the file's name counts. A name that the
/// store does not have is reported, with the names that are like it, and the others go. All of them go at once: a run
/// that is broken off leaves the store as it was.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi remove 2024-07-so-ket.txt
  hoinghi remove articles/*.html --store ~/meetings --format json")]
pub(super) struct Args {
    /// Names of articles, or paths of their files
    #[arg(value_name = "ARTICLE", required = true, value_parser = NonEmptyStringValueParser::new())]
    articles: Vec<String>,
    #[command(flatten)]
    place: Place,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
struct Report {
    removed: BTreeSet<String>,
    unknown: Vec<Unknown>,
}

/// A name that the store does not have.
#[derive(Debug, Serialize)]
struct Unknown {
    name: String,
    near: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    // A store that is not there is not begun.
    drop(args.place.open()?);
    let draft = Draft::open(args.place.path())?;
    let report = find(&draft, &args.articles)?;
    report.unknown.iter().for_each(|unknown| unknown.error().print());
    if !report.removed.is_empty() {
        let documents: Vec<&String> = report.removed.iter().collect();
        for batch in documents.chunks(BATCH) {
            draft.remove_articles(batch)?;
        }
        draft.publish()?;
    }
    output::print(&report.render(args.format)?)?;
    Ok(report.exit())
}

/// What each name means.
fn find(store: &Store, names: &[String]) -> Result<Report, CliError> {
    let mut report = Report::default();
    let mut known = None;
    for name in names {
        let file = Path::new(name).file_name().map_or_else(|| name.into(), |file| file.to_string_lossy());
        if store.has_article(name)? {
            report.removed.insert(name.clone());
        } else if store.has_article(&file)? {
            report.removed.insert(file.into_owned());
        } else {
            let known = match &mut known {
                Some(known) => known,
                None => known.insert(store.articles()?),
            };
            let near = near(&file, known.iter().map(String::as_str));
            report.unknown.push(Unknown { name: name.clone(), near });
        }
    }
    Ok(report)
}

impl Unknown {
    fn error(&self) -> CliError {
        let hint = match self.near.as_slice() {
            [] => "`hoinghi query articles` lists what there is".to_owned(),
            near => format!("did you mean {}?", near.join(", ")),
        };
        CliError::new(Exit::NotFound, format!("no article is named {}", self.name)).hint(hint)
    }
}

impl Report {
    fn exit(&self) -> Exit {
        match (self.removed.is_empty(), self.unknown.is_empty()) {
            (_, true) => Exit::Success,
            (false, false) => Exit::Partial,
            (true, false) => Exit::NotFound,
        }
    }

    fn render(&self, format: Format) -> Result<Vec<u8>, CliError> {
        match format {
            Format::Json => output::json(self),
            Format::Text => {
                Ok(format!("{} removed; {} unknown\n", self.removed.len(), self.unknown.len()).into_bytes())
            }
        }
    }
}
