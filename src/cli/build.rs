//! `hoinghi build`: articles into the store.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use oxigraph::model::NamedNode;
use serde::Serialize;

use super::global::Global;
use super::identity::{self, JudgementFile};
use super::output::Format;
use super::reading::{self, Reading, Tally};
use super::store::Place;
use super::{CliError, Exit, output};
use crate::article::InputError;
use crate::identity::Judgements;
use crate::ontology::Ontology;
use crate::rdf::ArticleGraph;
use crate::relate::Reader;
use crate::store::{Change, Draft};

/// A transaction keeps its changes in memory: it ends at so many articles.
const BATCH: usize = 64;

/// Read articles and put what they say into the store
///
/// An article takes the place of an earlier one of the same name; one that says the same as before changes nothing. An
/// input that cannot be read is reported, and the others get in. All of it shows in the store at the end: a run that is
/// broken off leaves the store as it was.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi build articles/
  hoinghi build news.jsonl corrected.facts.jsonl --store ~/meetings
  zcat articles.jsonl.gz | hoinghi build - --format json")]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    judgements: JudgementFile,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
struct Report {
    read: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    failed: Vec<Failure>,
}

/// An input that did not get in.
#[derive(Debug, Serialize)]
struct Failure {
    input: String,
    error: String,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let reader = Reader::new(&ontology);
    let judgements = args.judgements.read(args.place.path())?;
    let mut intake = Intake::new(args.place.path(), &ontology)?;
    if let Some(judgements) = &judgements {
        identity::report_conflicts(judgements);
        intake.judge(judgements)?;
    }
    args.reading
        .run(|input| ArticleGraph::new(&reading::facts(&reader, input), &ontology), |article| intake.take(article))?;
    let report = intake.finish()?;
    output::print(&report.render(args.format)?)?;
    Ok(report.tally().exit())
}

/// The one writer: takes articles as they are read, and puts them into the store by batches.
struct Intake<'a> {
    ontology: &'a Ontology,
    /// Published at the end: a run that fails leaves the store as it was.
    store: Draft,
    has_changed: bool,
    batch: Vec<ArticleGraph>,
    seen: HashSet<NamedNode>,
    report: Report,
    progress: ProgressBar,
}

impl<'a> Intake<'a> {
    fn new(path: &Path, ontology: &'a Ontology) -> Result<Self, CliError> {
        let store = Draft::open(path)?;
        let batch = Vec::with_capacity(BATCH);
        let (seen, report) = (HashSet::new(), Report::default());
        Ok(Self { ontology, store, has_changed: false, batch, seen, report, progress: progress() })
    }

    /// Lets the store hold what people judged.
    fn judge(&mut self, judgements: &Judgements) -> Result<(), CliError> {
        self.has_changed |= self.store.put_judgements(judgements)?;
        Ok(())
    }

    fn take(&mut self, article: Result<ArticleGraph, InputError>) -> Result<(), CliError> {
        self.progress.inc(1);
        match article {
            Err(error) => self.fail(error.at().to_string(), error.into()),
            Ok(article) if !self.seen.insert(article.iri().clone()) => {
                let document = article.document();
                let error = CliError::new(Exit::Input, format!("there are several articles named {document}"))
                    .hint("only the first got in; give the others names or ids of their own");
                self.fail(document.to_owned(), error);
            }
            Ok(article) => self.batch.push(article),
        }
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), CliError> {
        if self.batch.is_empty() {
            return Ok(());
        }
        if self.report.read == 0 {
            self.has_changed |= self.store.put_ontology(self.ontology)?;
        }
        for change in self.store.put_articles(&self.batch)? {
            self.has_changed |= change != Change::Unchanged;
            self.report.count(change);
        }
        self.batch.clear();
        Ok(())
    }

    fn fail(&mut self, input: String, error: CliError) {
        self.progress.suspend(|| error.print());
        self.report.failed.push(Failure { input, error: error.in_one_line() });
    }

    fn finish(mut self) -> Result<Report, CliError> {
        self.flush()?;
        if self.has_changed {
            self.store.publish()?;
        }
        self.progress.finish_and_clear();
        Ok(self.report)
    }
}

impl Report {
    fn count(&mut self, change: Change) {
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
        let Self { read, new, changed, unchanged, failed } = self;
        if let Format::Json = format {
            let mut json = serde_json::to_vec(self)
                .map_err(|e| CliError::new(Exit::Internal, "cannot print the report as JSON").because(e))?;
            json.push(b'\n');
            return Ok(json);
        }
        let mut text = format!(
            "{read} read: {new} new, {changed} changed, {unchanged} unchanged; {} failed{}\n",
            failed.len(),
            if failed.is_empty() { "" } else { ":" }
        );
        for failure in failed {
            text.push_str(&format!("  {}\n", failure.error));
        }
        Ok(text.into_bytes())
    }
}

/// A count of articles on standard error, where that is a terminal.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}");
    let bar = ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(100));
    }
    bar
}
