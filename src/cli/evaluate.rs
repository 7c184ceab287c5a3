//! `hoinghi evaluate`: what is read against what should be.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Serialize;

use super::global::Global;
use super::output::Format;
use super::reading::{self, Reading, Tally};
use super::store::Place;
use super::{CliError, Exit, evaluate_identity, output};
use crate::article::Input;
use crate::evaluate::{self, Change, Evaluation, Figures, GoldError, Kind, Miss, Scorer, Sheet};
use crate::facts::Facts;
use crate::ontology::Ontology;
use crate::text::count;

/// Score what is read in articles against gold facts
///
/// Prints precision, recall and F1 for each kind of fact. GOLD_DIR holds a file NAME.json for each article: facts as
/// `hoinghi extract` prints them, where an entry with "optional": true counts neither for nor against. Articles are
/// paired with gold by the stems of their names; facts that come as such (.facts.jsonl) are scored as they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi evaluate gold/ articles/
  hoinghi evaluate gold/ articles/ --misses posts
  hoinghi evaluate gold/ answers-of-another-program.facts.jsonl --min posts=0.9 --min people=0.95
  hoinghi evaluate gold/ articles/ --save before.json
  hoinghi evaluate gold/ articles/ --ontology my-words/ --baseline before.json
  hoinghi evaluate --identity who-is-who.json --store hoinghi-store")]
pub(super) struct Args {
    /// Folder with the gold facts
    #[arg(value_name = "GOLD_DIR", required = true)]
    gold: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// List what was missed (-) and what is wrong (+) of this kind, each with the sentence beside it
    #[arg(long, value_name = "KIND", value_parser = Kind::from_str)]
    misses: Vec<Kind>,
    /// Show what became better and worse since the evaluation in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the evaluation to this file, for --baseline
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// End with code 10 when the F1 of this kind is lower
    #[arg(long, value_name = "KIND=F1", value_parser = Floor::from_str)]
    min: Vec<Floor>,
    /// Score instead whom the store takes for one: a JSON file of people with their articles, and of bodies with their
    /// spellings
    #[arg(long, value_name = "FILE", conflicts_with_all = ["gold", "paths", "misses", "baseline", "save", "min"])]
    identity: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// The least F1 that one kind may have.
#[derive(Debug, Clone, Copy)]
struct Floor {
    kind: Kind,
    f1: f64,
}

impl FromStr for Floor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, f1) = text.rsplit_once('=').ok_or("it has the form KIND=F1, such as posts=0.9")?;
        let kind = kind.parse().map_err(|e: evaluate::UnknownKind| e.to_string())?;
        Ok(Self { kind, f1: f1.parse().map_err(|_| format!("{f1:?} is no number"))? })
    }
}

/// An evaluation, and what changed since another.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    evaluation: &'a Evaluation,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a BTreeMap<Kind, Change>>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    if let Some(gold) = &args.identity {
        return evaluate_identity::run(gold, &args.place, args.format);
    }
    // clap demands a path to read, and the first is the folder with the gold facts.
    let gold = evaluate::gold(args.gold.as_deref().unwrap_or(Path::new(".")))?;
    let before = args.baseline.as_deref().map(baseline).transpose()?;
    let answers = Answers::read(args, global)?;
    for document in answers.sheets.keys().filter(|document| !gold.contains_key(*document)) {
        note(&format!("there is no gold for {document}: it is not scored"));
    }
    // By the same words whatever words are read with: else figures of two ontologies could not be compared.
    let scorer = Scorer::new(&Ontology::embedded()?);
    let mut evaluation = scorer.score(&gold, &answers.sheets);
    if !args.misses.is_empty() {
        scorer.add_sentences(&mut evaluation, &answers.texts);
    }
    let changes = before.as_ref().map(|before| {
        note_other_documents(before, &evaluation);
        evaluate::changes(before, &evaluation)
    });
    if let Some(file) = &args.save {
        output::write_to(file, &output::json(&Report { evaluation: &evaluation, changes: None })?)?;
    }
    match args.format {
        Format::Json => output::print(&output::json(&Report { evaluation: &evaluation, changes: changes.as_ref() })?)?,
        Format::Text => output::print(text(args, &evaluation, changes.as_ref()).as_bytes())?,
    }
    let too_low = args.min.iter().filter_map(|floor| {
        let f1 = evaluation.kinds.get(&floor.kind)?.f1;
        (f1 < floor.f1).then(|| format!("{} {f1:.3} < {}", floor.kind, floor.f1))
    });
    let too_low: Vec<String> = too_low.collect();
    if too_low.is_empty() {
        return Ok(answers.tally.exit());
    }
    Err(CliError::new(Exit::Below, format!("below: {}", too_low.join("; ")))
        .hint("`--misses KIND` lists what was missed and what is wrong"))
}

/// What was answered, by the stems of the documents.
#[derive(Default)]
struct Answers {
    sheets: BTreeMap<String, Sheet>,
    /// The articles, where sentences are asked for.
    texts: HashMap<String, String>,
    tally: Tally,
}

impl Answers {
    fn read(args: &Args, global: &Global) -> Result<Self, CliError> {
        let reader = global.reader()?;
        let mut answers = Self::default();
        let keep_text = !args.misses.is_empty();
        let work = |input: Input| {
            let text = match &input {
                Input::Article(article) if keep_text => Some(article.text.clone()),
                _ => None,
            };
            let facts: Facts = reading::facts(&reader, input);
            Sheet::from_facts(&facts).map(|sheet| (evaluate::stem(&facts.document), sheet, text))
        };
        args.reading.run(work, |answer| {
            let answer = match answer {
                Ok(answer) => answer,
                Err(error) => {
                    answers.tally.failed += 1;
                    CliError::from(error).print();
                    return Ok(());
                }
            };
            answers.tally.read += 1;
            let (stem, sheet, text) =
                answer.map_err(|e| CliError::new(Exit::Internal, "cannot take facts as JSON").because(e))?;
            answers.texts.extend(text.map(|text| (stem.clone(), text)));
            answers.sheets.insert(stem, sheet);
            Ok(())
        })?;
        Ok(answers)
    }
}

fn baseline(path: &Path) -> Result<Evaluation, CliError> {
    let hint = "--baseline takes what an earlier `hoinghi evaluate` wrote with --save or --format json";
    let bytes = std::fs::read(path)
        .map_err(|e| CliError::new(Exit::Input, format!("cannot read {}", path.display())).because(e).hint(hint))?;
    serde_json::from_slice(&bytes).map_err(|e| {
        CliError::new(Exit::Input, format!("{} holds no evaluation", path.display())).because(e).hint(hint)
    })
}

fn note_other_documents(before: &Evaluation, now: &Evaluation) {
    let (there, here): (BTreeSet<_>, BTreeSet<_>) = (before.documents.iter().collect(), now.documents.iter().collect());
    let others: Vec<&str> = there.symmetric_difference(&here).map(|d| d.as_str()).collect();
    if !others.is_empty() {
        note(&format!("the baseline is of other articles, so its figures are too: {}", others.join(", ")));
    }
}

/// Something that the user should know and that is no error.
fn note(text: &str) {
    // Where even standard error is gone, nobody is left to tell.
    _ = writeln!(anstream::stderr().lock(), "note: {text}");
}

/// The table, then what was asked for besides.
fn text(args: &Args, evaluation: &Evaluation, changes: Option<&BTreeMap<Kind, Change>>) -> String {
    let unanswered = match &evaluation.unanswered[..] {
        [] => String::new(),
        some => format!(", no answer for {}", some.join(", ")),
    };
    let head = format!("   ({}{unanswered})", count(evaluation.articles, "article"));
    let of_interest = |kind: &Kind| args.misses.is_empty() || args.misses.contains(kind);
    let kinds = || evaluation.kinds.iter().filter(|(kind, _)| of_interest(kind));
    let mut out = String::new();
    match changes {
        None => figures(&mut out, kinds(), &head),
        Some(changes) => compared(&mut out, changes.iter().filter(|(kind, _)| of_interest(kind)), &head),
    }
    for (_, figures) in kinds().filter(|_| !args.misses.is_empty()) {
        out.push('\n');
        listed(&mut out, "-", &figures.missed);
        listed(&mut out, "+", &figures.wrong);
    }
    out
}

fn figures<'a>(out: &mut String, kinds: impl Iterator<Item = (&'a Kind, &'a Figures)>, head: &str) {
    _ = writeln!(
        out,
        "{:22} {:>9} {:>7} {:>7} {:>6} {:>6}{head}",
        "kind", "precision", "recall", "F1", "gold", "found"
    );
    for (kind, Figures { precision, recall, f1, gold, found, .. }) in kinds {
        _ = writeln!(out, "{kind:22} {precision:9.3} {recall:7.3} {f1:7.3} {gold:6} {found:6}");
    }
}

/// The figures before and now, then the single facts that changed.
fn compared<'a>(out: &mut String, changes: impl Iterator<Item = (&'a Kind, &'a Change)> + Clone, head: &str) {
    _ = writeln!(out, "{:22} {:^15} {:^15} {:^15} {:>7}{head}", "kind", "precision", "recall", "F1", "change");
    for (kind, change) in changes.clone() {
        let [precision, recall, f1] = [0, 1, 2].map(|i| format!("{:.3} → {:.3}", change.before[i], change.now[i]));
        let by = change.now[2] - change.before[2];
        let by = if by == 0.0 { "=".to_owned() } else { format!("{by:+.3}") };
        _ = writeln!(out, "{kind:22} {precision:15} {recall:15} {f1:15} {by:>7}");
    }
    for (kind, change) in changes.filter(|(_, change)| !change.is_none()) {
        _ = writeln!(out, "\n{kind}");
        listed(out, "gained", &change.gained);
        listed(out, "lost", &change.lost);
        listed(out, "newly wrong", &change.newly_wrong);
        listed(out, "mended", &change.mended);
    }
}

fn listed(out: &mut String, mark: &str, facts: &[Miss]) {
    for Miss { document, fact, sentence, .. } in facts {
        _ = writeln!(out, "{document}: {mark} {fact}");
        if let Some(sentence) = sentence {
            _ = writeln!(out, "    “{sentence}”");
        }
    }
}

impl From<GoldError> for CliError {
    fn from(error: GoldError) -> Self {
        Self::from_error(Exit::Input, &error)
            .hint("GOLD_DIR is a folder of NAME.json files, each with the facts of the article NAME")
    }
}
