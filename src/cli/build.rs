//! `hoinghi build`: articles into the store.

use std::io::Write as _;

use serde::Serialize;

use super::global::Global;
use super::identity::{JudgementFile, report_conflicts};
use super::intake::{Arrival, Intake};
use super::output::Format;
use super::reading::{self, Reading, Tally};
use super::store::{Place, earlier_articles};
use super::{CliError, Exit, output};
use crate::relate::Reader;
use crate::store::{Change, Earlier};

/// Read articles and put what they say into the store
///
/// An article takes the place of an earlier one of the same name; one that says the same as before changes nothing. An
/// input that cannot be read is reported, and the others get in. All of it shows in the store at the end: a run that is
/// broken off leaves the store as it was.
///
/// Where the ontology is another one than before, articles that are not among the inputs stay as they were read. It is told
/// how many these are, and kept until they are read again or `hoinghi ontology migrate` has brought them to it.
///
/// With --prune, articles of the store that are not among the inputs are taken out, so that it holds just these. An
/// input that fails keeps the article that it gave before; where it cannot be told which that is, none is taken out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi build articles/
  hoinghi build articles/ --prune
  hoinghi build news.jsonl corrected.facts.jsonl --store ~/meetings
  zcat articles.jsonl.gz | hoinghi build - --format json")]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    judgements: JudgementFile,
    /// Take out the articles that are not among the inputs
    #[arg(long)]
    prune: bool,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) read: u64,
    pub(super) new: u64,
    pub(super) changed: u64,
    pub(super) unchanged: u64,
    /// Taken out by `--prune`; nothing where that was not asked for, or could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) removed: Option<usize>,
    pub(super) failed: Vec<Failure>,
    /// Articles of the store that were read with an ontology before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) earlier: Option<Earlier>,
}

/// An input that did not get in.
#[derive(Debug, Serialize)]
pub(super) struct Failure {
    pub(super) input: String,
    pub(super) error: String,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let reader = Reader::new(&ontology);
    let judgements = args.judgements.read(args.place.path())?;
    let mut intake = Intake::new(args.place.path(), &ontology)?;
    if let Some(judgements) = &judgements {
        report_conflicts(judgements);
        intake.judge(judgements)?;
    }
    let store = intake.store();
    args.reading
        .run(|input| Arrival::new(reading::facts(&reader, input), &store, &ontology), |arrival| intake.take(arrival))?;
    // The store is closed when it is published.
    drop(store);
    if args.prune {
        intake.prune()?;
    }
    let report = intake.finish()?;
    if let Some(earlier) = &report.earlier {
        let version = ontology.version();
        // Where even standard error is gone, nobody is left to tell.
        _ = writeln!(
            anstream::stderr(),
            "warning: {}: `hoinghi ontology migrate` brings them to this one ({version}), as does building them again",
            earlier_articles(earlier)
        );
    }
    output::print(&report.render(args.format)?)?;
    Ok(report.tally().exit())
}

impl Report {
    pub(super) fn count(&mut self, change: Change) {
        self.read += 1;
        match change {
            Change::New => self.new += 1,
            Change::Changed => self.changed += 1,
            Change::Unchanged => self.unchanged += 1,
        }
    }

    fn tally(&self) -> Tally {
        Tally { read: self.read, failed: self.failed.len() as u64 }
    }

    fn render(&self, format: Format) -> Result<Vec<u8>, CliError> {
        if let Format::Json = format {
            return output::json(self);
        }
        let Self { read, new, changed, unchanged, removed, failed, .. } = self;
        let removed = removed.map(|removed| format!("{removed} removed; ")).unwrap_or_default();
        let mut text = format!(
            "{read} read: {new} new, {changed} changed, {unchanged} unchanged; {removed}{} failed{}\n",
            failed.len(),
            if failed.is_empty() { "" } else { ":" }
        );
        for failure in failed {
            text.push_str(&format!("  {}\n", failure.error));
        }
        Ok(text.into_bytes())
    }
}
