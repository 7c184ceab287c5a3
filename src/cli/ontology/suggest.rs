//! `hoinghi ontology suggest`: words that the ontology may lack.

use std::num::NonZeroU64;

use clap::ValueEnum;

use crate::article::Input;
use crate::cli::global::Global;
use crate::cli::reading::{Reading, Tally};
use crate::cli::{CliError, Exit, output, table};
use crate::suggest::{self, Suggester, Suggestion, Suggestions};

/// Characters in a line where standard output is no terminal.
const WIDTH: u16 = 100;

/// Suggest words that the ontology may lack
///
/// These are phrases that stand where a role, a body's head noun, an honorific or a verb of taking part would stand but
/// that the ontology does not know, by the number of articles that have them, each with an example. Many are no such
/// word: look each over before it goes in. Facts among the inputs (.facts.jsonl) are passed over.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology suggest articles/
  hoinghi ontology suggest articles/ --kind role --kind body --min 3 --limit 20
  hoinghi ontology suggest articles/ --kind role --format turtle > ontology/new-roles.ttl
  hoinghi extract --ontology ontology/ article.txt")]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,
    /// Suggest words of this kind only
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,
    /// Leave out phrases that stand in fewer articles
    #[arg(long, value_name = "N", default_value = "2")]
    min: NonZeroU64,
    /// Suggest at most so many of each kind
    #[arg(long, value_name = "N", default_value = "50")]
    limit: usize,
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// Roles held at a body
    Role,
    /// Head nouns of names of bodies
    Body,
    /// Forms of address, titles, ranks and professions before a name
    Honorific,
    /// Verbs of taking part in an event
    Verb,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object a line
    Json,
    /// Concepts to be pasted into the ontology
    Turtle,
}

impl From<Kind> for suggest::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Role => Self::Role,
            Kind::Body => Self::Body,
            Kind::Honorific => Self::Honorific,
            Kind::Verb => Self::Verb,
        }
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let suggester = Suggester::new(&ontology);
    let (mut suggestions, mut tally) = (Suggestions::default(), Tally::default());
    let find = |input: Input| match input {
        Input::Article(article) => suggester.find(&article),
        Input::Facts(_) => Vec::new(),
    };
    args.reading.run(find, |found| {
        match found {
            Ok(found) => {
                tally.read += 1;
                suggestions.add(found);
            }
            Err(error) => {
                tally.failed += 1;
                CliError::from(error).print();
            }
        }
        Ok(())
    })?;
    let suggestions = chosen(args, suggestions.ranked(args.min.get()));
    let text = match args.format {
        Format::Table => table(&suggestions),
        Format::Turtle => suggest::turtle(&suggestions, &ontology),
        Format::Json => json(&suggestions)?,
    };
    output::print(text.as_bytes())?;
    Ok(tally.exit())
}

/// Those of the kinds that were asked for, the first of each.
fn chosen(args: &Args, ranked: Vec<Suggestion>) -> Vec<Suggestion> {
    let wanted: Vec<suggest::Kind> = args.kind.iter().map(|kind| (*kind).into()).collect();
    let kinds = suggest::Kind::ALL.into_iter().filter(|kind| wanted.is_empty() || wanted.contains(kind));
    kinds.flat_map(|kind| ranked.iter().filter(move |s| s.kind == kind).take(args.limit).cloned()).collect()
}

fn table(suggestions: &[Suggestion]) -> String {
    let mut table = table::wrapped(&["kind", "phrase", "articles", "times", "example"], WIDTH);
    for suggestion in suggestions {
        let Suggestion { kind, phrase, articles, occurrences, .. } = suggestion;
        let example = suggestion.excerpt();
        table.add_row([kind.to_string(), phrase.clone(), articles.to_string(), occurrences.to_string(), example]);
    }
    table::text(&table)
}

fn json(suggestions: &[Suggestion]) -> Result<String, CliError> {
    let lines: Result<Vec<String>, _> = suggestions.iter().map(serde_json::to_string).collect();
    let lines = lines.map_err(|e| CliError::new(Exit::Internal, "cannot print suggestions as JSON").because(e))?;
    Ok(lines.into_iter().map(|line| line + "\n").collect())
}
