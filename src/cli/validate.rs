//! `hoinghi validate`: whether the data of a store is well formed.

use std::path::PathBuf;

use clap::ValueEnum;
use oxigraph::model::{Literal, Term};
use serde_json::{Map, Value, json};

use super::store::Place;
use super::{CliError, Exit, output, table};
use crate::query::shorten;
use crate::text::count;
use crate::validate::{Finding, Report, Severity, Shapes, ShapesError, ValidateError, validate};

/// Check the data against shapes (SHACL)
///
/// The shapes say what well-formed data is: a post has one person and one role, an event does not end before it starts, a quote
/// is not empty. Each result tells how bad it is, of what, and the article and sentence that it rests on. A violation is wrong; a
/// warning is worth looking at. `hoinghi verify` asks another question: whether the store agrees with its articles.
///
/// Ends with code 11 where there is a result as bad as --fail-on says, or worse.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi validate
  hoinghi validate --fail-on warning --lang vi
  hoinghi validate --shapes my-shapes.ttl --format turtle > report.ttl
  hoinghi validate --format json | jq -r '.results[] | [.severity, .shape, .focus] | @tsv'")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// Check with the shapes of this Turtle file, instead of those built in
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,
    /// How to print the results
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// What makes the command end with code 11
    #[arg(long, value_name = "SEVERITY", default_value = "violation")]
    fail_on: FailOn,
    /// So many results are told of each shape; all are counted
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: usize,
    /// Language of the messages in the table: en or vi, or what the shapes have
    #[arg(long, value_name = "LANG", default_value = "en")]
    lang: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object
    Json,
    /// A SHACL validation report
    Turtle,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Violation,
    /// A warning or a violation
    Warning,
    /// Any result
    Info,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Violation => Self::Violation,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let shapes = match &args.shapes {
        Some(path) => Shapes::from_file(path)?,
        None => Shapes::embedded()?,
    };
    let report = validate(&args.place.open()?, &shapes, args.limit)?;
    match args.format {
        Format::Table => output::print(table(&report, &args.lang).as_bytes())?,
        Format::Json => output::print(&output::json(&json(&report))?)?,
        Format::Turtle => report.write_turtle(output::stdout()).map_err(output::failed)?,
    }
    Ok(if report.count_from(args.fail_on.into()) > 0 { Exit::Unsound } else { Exit::Success })
}

fn table(report: &Report, language: &str) -> String {
    let mut text = String::new();
    if !report.results.is_empty() {
        let mut table = table::wrapped(&["severity", "of", "what", "article and sentence"], table::WIDTH);
        for finding in &report.results {
            let cells = [finding.severity.to_string(), of(finding), what(finding, language), sentences(finding)];
            table.add_row(cells);
        }
        text += &table::text(&table);
    }
    let found = Severity::ALL
        .map(|severity| count(report.counts.get(&severity).copied().unwrap_or_default(), &severity.to_string()));
    text += &format!("{}: {}", count(report.focus_nodes, "node"), found.join(", "));
    match report.untold() {
        0 => text + "\n",
        untold => text + &format!("; {untold} not shown (--limit)\n"),
    }
}

fn of(finding: &Finding) -> String {
    let node = shown(&finding.focus);
    finding.name.as_ref().map_or(node.clone(), |name| format!("{name}\n{node}"))
}

fn what(finding: &Finding, language: &str) -> String {
    let value = finding.value.as_ref().filter(|value| **value != finding.focus);
    let value = value.map_or_else(String::new, |value| format!(": {}", shown(value)));
    format!("{}{value}\n[{}]", finding.message(language), finding.shape_name())
}

fn sentences(finding: &Finding) -> String {
    let sentence = |source: &crate::validate::Source| {
        let day = source.published.as_ref().map(|day| format!(", {day}")).unwrap_or_default();
        let quote = source.quote.as_ref().map(|quote| format!(" “{quote}”")).unwrap_or_default();
        format!("[{}{day}]{quote}", source.article)
    };
    finding.sources.iter().map(sentence).collect::<Vec<_>>().join("\n")
}

fn json(report: &Report) -> Value {
    let counts = Severity::ALL.map(|s| (s.to_string(), json!(report.counts.get(&s).copied().unwrap_or_default())));
    json!({
        "conforms": report.conforms(),
        "focus_nodes": report.focus_nodes,
        "counts": Map::from_iter(counts),
        "results": report.results.iter().map(result).collect::<Vec<_>>(),
    })
}

fn result(finding: &Finding) -> Value {
    let message = |text: &Literal| (text.language().unwrap_or_default().to_owned(), json!(text.value()));
    let mut result = json!({
        "severity": finding.severity,
        "shape": finding.shape_name(),
        "focus": plain(&finding.focus),
        "messages": finding.messages.iter().map(message).collect::<Map<_, _>>(),
        "sources": finding.sources,
    });
    let path = finding.path.as_ref().and_then(|path| match &path.node {
        Term::NamedNode(property) => Some(property.as_str().to_owned()),
        _ => None,
    });
    let optional = [("name", finding.name.clone()), ("path", path), ("value", finding.value.as_ref().map(plain))];
    for (key, value) in optional {
        if let Some(value) = value {
            result[key] = value.into();
        }
    }
    result
}

/// A term without what marks it as one.
fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

fn shown(term: &Term) -> String {
    shorten(&plain(term))
}

impl From<ShapesError> for CliError {
    fn from(error: ShapesError) -> Self {
        let hint = match &error {
            ShapesError::Read { .. } => "check the path and who may read it",
            ShapesError::Syntax { .. } => "mend the file at this place",
            ShapesError::Empty { .. } => "say with sh:targetClass, or another target, which nodes a shape is about",
            ShapesError::Shape { .. } => {
                "mend the shape, or take it out: what is understood stands in the README under \"Is the data well formed?\""
            }
        };
        Self::from_error(Exit::Ontology, &error).hint(hint)
    }
}

impl From<ValidateError> for CliError {
    fn from(error: ValidateError) -> Self {
        let (exit, hint) = match &error {
            ValidateError::Storage(_) => {
                (Exit::Store, "check the room on the disk; a damaged store is built again from the articles")
            }
            ValidateError::Query { .. } => (Exit::Query, "mend the query in the file of shapes"),
        };
        Self::from_error(exit, &error).hint(hint)
    }
}
