//! `hoinghi ontology migrate`: a store that was built with an older ontology, brought to this one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use crate::article::Input;
use crate::cli::global::Global;
use crate::cli::output::Format;
use crate::cli::reading::{self, Reading};
use crate::cli::store::Place;
use crate::cli::{CliError, Exit, output};
use crate::ontology::{Migration, MigrationError, Ontology};
use crate::rdf::ArticleGraph;
use crate::relate::Reader;
use crate::store::{Difference, Draft, MigrateError, Migrated, Store, Turnover};
use crate::text::count;

/// Bring a store that was built with an older ontology to this one
///
/// The SPARQL updates in the folder `migrations` of the ontology, from the version that the store was built with to that of
/// the ontology, run on each article; its README tells how to write them. All of it shows in the store at the end, or
/// nothing does. Where `build` put the ontology in already, those articles are worked on that were read before it came.
///
/// Articles whose reading depends on what changed have to be read again. They are listed; those that are among PATH are read,
/// and no others.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology migrate --dry-run
  hoinghi ontology migrate articles/
  hoinghi ontology migrate --ontology ontology/ --store ~/meetings --format json")]
pub(super) struct Args {
    /// Where to find articles that have to be read again: files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only count what would change
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What was done, or would be.
#[derive(Debug, Serialize)]
struct Report {
    from: String,
    to: String,
    dry_run: bool,
    steps: Vec<Step>,
    articles: u64,
    changed: u64,
    quads: Difference,
    /// Articles that were read again.
    read: BTreeSet<String>,
    /// Articles that have to be.
    reread: BTreeSet<String>,
}

#[derive(Debug, Serialize)]
struct Step {
    name: String,
    description: String,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let before = args.place.open()?;
    let earlier = before.earlier()?.map(|earlier| earlier.ontology);
    let from = earlier.or(before.ontology_version()?).unwrap_or_default();
    let steps = Migration::between(global.migrations()?, &from, ontology.version())?;
    let draft = Draft::open(args.place.path())?;
    let Migrated { articles, changed, mut reread } = draft.migrate(&steps, &ontology)?;
    let read = read_again(&args.paths, &draft, &ontology, &mut reread)?;
    let quads = draft.difference(&before)?;
    if !args.dry_run && quads != Difference::default() {
        draft.publish()?;
    }
    let steps = steps.into_iter().map(|Migration { name, description, .. }| Step { name, description }).collect();
    let (to, dry_run) = (ontology.version().to_owned(), args.dry_run);
    let report = Report { from, to, dry_run, steps, articles, changed, quads, read, reread };
    output::print(&report.render(args.format)?)?;
    Ok(Exit::Success)
}

/// Reads those articles again that have to be and are among the paths. Gives which they are, and leaves the others.
fn read_again(
    paths: &[PathBuf],
    store: &Store,
    ontology: &Ontology,
    wanted: &mut BTreeSet<String>,
) -> Result<BTreeSet<String>, CliError> {
    let mut read = BTreeSet::new();
    if paths.is_empty() {
        return Ok(read);
    }
    let (reader, all) = (Reader::new(ontology), wanted.clone());
    let work = |input: Input| {
        let document = match &input {
            Input::Article(article) => &article.document,
            Input::Facts(facts) => &facts.document,
        };
        all.contains(document).then(|| ArticleGraph::new(&reading::facts(&reader, input), ontology))
    };
    Reading::of(paths).run(work, |article| {
        let article = match article {
            Ok(Some(article)) => article,
            Ok(None) => return Ok(()),
            Err(error) => {
                CliError::from(error).print();
                return Ok(());
            }
        };
        if wanted.remove(article.document()) {
            store.put_articles(std::slice::from_ref(&article))?;
            read.insert(article.document().to_owned());
        }
        Ok(())
    })?;
    Ok(read)
}

impl Report {
    fn render(&self, format: Format) -> Result<Vec<u8>, CliError> {
        if let Format::Json = format {
            return output::json(self);
        }
        let Self { from, to, dry_run, steps, articles, changed, quads, read, reread } = self;
        let mut text = format!("ontology {from} to {to}{}\n", if *dry_run { ": nothing was changed" } else { "" });
        for Step { name, description } in steps {
            _ = writeln!(text, "  {name}  {description}");
        }
        _ = writeln!(text, "{changed} of {} in other terms", count(*articles, "article"));
        for (kind, Turnover { removed, added }) in [
            ("articles", quads.articles),
            ("default graph", quads.default_graph),
            ("ontology", quads.ontology),
            ("inferred", quads.inferred),
        ] {
            _ = writeln!(text, "  {kind:13}  {} removed, {added} added", count(removed, "quad"));
        }
        for (documents, what) in [(read, "read again"), (reread, "to be read again")] {
            if !documents.is_empty() {
                _ = writeln!(text, "{} {what}:", documents.len());
                documents.iter().for_each(|document| _ = writeln!(text, "  {document}"));
            }
        }
        Ok(text.into_bytes())
    }
}

impl From<MigrationError> for CliError {
    fn from(error: MigrationError) -> Self {
        let hint = match &error {
            MigrationError::Later { .. } => "use a later program, or the ontology that the store was built with",
            MigrationError::Over { .. } => "write one file for each step between versions that stores have",
            MigrationError::Version { .. } => "give the ontology an owl:versionInfo such as 1.2.0",
            _ => "see the README in the folder migrations of the ontology",
        };
        Self::from_error(Exit::Ontology, &error).hint(hint)
    }
}

impl From<MigrateError> for CliError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Store(error) => error.into(),
            error => Self::from_error(Exit::Ontology, &error).hint("correct that file; the store is as it was"),
        }
    }
}
