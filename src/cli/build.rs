//! `hoinghi build`: articles into the store.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use oxigraph::model::NamedNode;
use serde::Serialize;

use super::global::Global;
use super::identity::{JudgementFile, report_conflicts};
use super::output::Format;
use super::reading::{self, Reading, Tally};
use super::store::{BATCH, Place};
use super::{CliError, Exit, output};
use crate::article::InputError;
use crate::identity::{self, Judgements};
use crate::ontology::Ontology;
use crate::rdf::ArticleGraph;
use crate::relate::Reader;
use crate::store::{Change, Draft};

/// Read articles and put what they say into the store
///
/// An article takes the place of an earlier one of the same name; one that says the same as before changes nothing. An
/// input that cannot be read is reported, and the others get in. All of it shows in the store at the end: a run that is
/// broken off leaves the store as it was.
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
struct Report {
    read: u64,
    new: u64,
    changed: u64,
    unchanged: u64,
    /// Taken out by `--prune`; nothing where that was not asked for, or could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<usize>,
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
        report_conflicts(judgements);
        intake.judge(judgements)?;
    }
    args.reading
        .run(|input| ArticleGraph::new(&reading::facts(&reader, input), &ontology), |article| intake.take(article))?;
    if args.prune {
        intake.prune()?;
    }
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
    /// Documents of failed inputs; nothing for one that may have held any document.
    lost: Vec<Option<String>>,
    report: Report,
    progress: ProgressBar,
}

impl<'a> Intake<'a> {
    fn new(path: &Path, ontology: &'a Ontology) -> Result<Self, CliError> {
        let store = Draft::open(path)?;
        let batch = Vec::with_capacity(BATCH);
        let (seen, lost, report) = (HashSet::new(), Vec::new(), Report::default());
        Ok(Self { ontology, store, has_changed: false, batch, seen, lost, report, progress: progress() })
    }

    /// Lets the store hold what people judged.
    fn judge(&mut self, judgements: &Judgements) -> Result<(), CliError> {
        self.has_changed |= self.store.put_judgements(judgements)?;
        Ok(())
    }

    fn take(&mut self, article: Result<ArticleGraph, InputError>) -> Result<(), CliError> {
        self.progress.inc(1);
        match article {
            Err(error) => {
                self.lost.push(error.document());
                self.fail(error.at().to_string(), error.into());
            }
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

    /// Takes out what is not among the inputs, where it is certain what they are.
    fn prune(&mut self) -> Result<(), CliError> {
        self.flush()?;
        let unknown = self.lost.iter().any(Option::is_none);
        if self.report.read == 0 || unknown {
            let reason =
                if unknown { "an input failed that may have held any of them" } else { "no input could be read" };
            let error = CliError::new(Exit::Input, "no article was taken out").because(reason);
            let error = error.hint("mend that input or leave it out, then build with --prune again");
            self.progress.suspend(|| error.print());
            return Ok(());
        }
        let lost: HashSet<&str> = self.lost.iter().flatten().map(String::as_str).collect();
        let mut gone = self.store.articles()?;
        gone.retain(|document| !self.seen.contains(&identity::article(document)) && !lost.contains(document.as_str()));
        let mut removed = 0;
        for batch in gone.chunks(BATCH) {
            removed += self.store.remove_articles(batch)?;
        }
        self.has_changed |= removed > 0;
        self.report.removed = Some(removed);
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
        if let Format::Json = format {
            return output::json(self);
        }
        let Self { read, new, changed, unchanged, removed, failed } = self;
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

/// A count of articles on standard error, where that is a terminal.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}");
    let bar = ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(100));
    }
    bar
}
