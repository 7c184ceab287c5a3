//! `hoinghi ontology usage`: how much the terms of the ontology are used.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;
use comfy_table::Table;
use comfy_table::presets::NOTHING;

use crate::cli::global::Global;
use crate::cli::reading::{self, Reading, Tally};
use crate::cli::store::Place;
use crate::cli::{CliError, Exit, output, table};
use crate::curation::diff::Named;
use crate::curation::usage::{self, Usage, Use, WordUse};
use crate::evaluate::{self, Evaluation, Scorer, Sheet};
use crate::ontology::Ontology;
use crate::relate::Reader;

/// Tell how much the terms of the ontology are used
///
/// Counts the statements of a store that name each class, property, role, honorific, kind of body, of event and of
/// taking part, the most used first. With --gold it reads articles instead, and tells of each word for a title, a
/// role, a kind of event, a way of taking part or a body how many facts rest on it and how many of these are in gold. A
/// fact rests on the longest word of its concept in its evidence; - stands where there is none.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology usage
  hoinghi ontology usage --unused --store hoinghi-store
  hoinghi ontology usage --gold gold/ articles/
  hoinghi ontology usage --gold gold/ articles/ --format json")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// List only terms that the store does not have
    #[arg(long, conflicts_with = "gold")]
    unused: bool,
    /// Folder with gold facts, as for `hoinghi evaluate`
    #[arg(long, value_name = "GOLD_DIR", requires = "paths")]
    gold: Option<PathBuf>,
    /// Articles to read, with --gold
    #[arg(value_name = "PATH", requires = "gold")]
    paths: Vec<PathBuf>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON array
    Json,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let Some(gold) = &args.gold else {
        let usage = Usage::of(&ontology, &args.place.open()?)?;
        let mut uses: Vec<&Use> = usage.uses().filter(|term| !args.unused || term.count == 0).collect();
        uses.sort_by_key(|term| std::cmp::Reverse(term.count));
        match args.format {
            Format::Json => output::print(&output::json(&uses)?)?,
            Format::Table => output::print(of_terms(&uses).as_bytes())?,
        }
        return Ok(Exit::Success);
    };
    let gold = evaluate::gold(gold)?;
    let (evaluation, tally) = evaluation(args, &ontology, &gold)?;
    let mut words = usage::words(&ontology, &evaluation);
    words.sort_by_key(|word| (word.term.group.clone(), std::cmp::Reverse(word.right + word.wrong)));
    match args.format {
        Format::Json => output::print(&output::json(&words)?)?,
        Format::Table => output::print(of_words(&words).as_bytes())?,
    }
    Ok(tally.exit())
}

/// Reads the articles and scores what was read.
fn evaluation(
    args: &Args,
    ontology: &Ontology,
    gold: &BTreeMap<String, Sheet>,
) -> Result<(Evaluation, Tally), CliError> {
    let reader = Reader::new(ontology);
    let (mut sheets, mut tally) = (BTreeMap::new(), Tally::default());
    let read = |input| {
        let facts = reading::facts(&reader, input);
        Sheet::from_facts(&facts).map(|sheet| (evaluate::stem(&facts.document), sheet))
    };
    Reading::of(&args.paths).run(read, |answer| {
        match answer {
            Ok(answer) => {
                tally.read += 1;
                sheets.extend(Some(
                    answer.map_err(|e| CliError::new(Exit::Internal, "cannot take facts as JSON").because(e))?,
                ));
            }
            Err(error) => {
                tally.failed += 1;
                CliError::from(error).print();
            }
        }
        Ok(())
    })?;
    Ok((Scorer::new(&Ontology::embedded()?).score(gold, &sheets), tally))
}

fn of_terms(uses: &[&Use]) -> String {
    let mut table = plain(&["uses", "group", "term", "label", "example"]);
    for Use { term, count, example } in uses {
        let Named { group, name, label, .. } = term;
        let example = example.as_ref().map_or("", |e| e.quote.as_deref().unwrap_or(&e.subject));
        table.add_row([&count.to_string(), group, name, label.as_deref().unwrap_or_default(), &first_words(example)]);
    }
    table::text(&table)
}

fn of_words(words: &[WordUse]) -> String {
    let mut table = plain(&["group", "term", "word", "right", "wrong", "precision"]);
    for WordUse { term, word, right, wrong, precision } in words {
        let figures = [right.to_string(), wrong.to_string(), format!("{precision:.3}")];
        let [right, wrong, precision] = &figures;
        table.add_row([&term.group, &term.name, word.as_deref().unwrap_or("-"), right, wrong, precision]);
    }
    table::text(&table)
}

fn plain(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.force_no_tty().load_style(NOTHING).set_header(head);
    table
}

/// What fits into a column.
fn first_words(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
