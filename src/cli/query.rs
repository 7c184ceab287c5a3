//! `hoinghi query`: questions to the store.

use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;
use miette::{GraphicalReportHandler, GraphicalTheme};

use super::store::Place;
use super::{CliError, Exit, output};
use crate::query::{self, Library, LibraryError, Need, Options, Query, QueryError, SyntaxError, Values};

/// Width of a table where the output is no terminal.
const WIDTH: u16 = 160;

/// Ask the store a question
///
/// Without a name, the questions of the library are listed. Names of people, bodies and events are found blind to case
/// and the place of the tone mark, and also when typed without diacritics.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi query
  hoinghi query body-tree --about
  hoinghi query attendance --format csv > attendance.csv
  hoinghi query person-events --set person='ly thi sen' --set from=2024-01-01
  echo 'SELECT ?name { ?p a foaf:Person ; foaf:name ?name }' | hoinghi query -")]
pub(super) struct Args {
    /// A name of the library, a file that ends in .rq, or - for a query on standard input
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Value of a parameter; may be given several times
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    /// Tell what the query answers and promises, and what it takes, instead of asking it
    #[arg(long, requires = "name")]
    about: bool,
    /// How to print the answer; turtle and ntriples are for CONSTRUCT and DESCRIBE
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// Ask for what articles say alone, not for what `hoinghi ontology infer` found to follow from it
    #[arg(long)]
    no_inference: bool,
    /// Take the library from the .rq files of this folder, instead of the one built in
    #[arg(long, value_name = "DIR")]
    queries: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Csv,
    Tsv,
    Json,
    Xml,
    Turtle,
    Ntriples,
}

impl From<Format> for query::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => Self::Table { width: comfy_table::Table::new().width().unwrap_or(WIDTH) },
            Format::Csv => Self::Csv,
            Format::Tsv => Self::Tsv,
            Format::Json => Self::Json,
            Format::Xml => Self::Xml,
            Format::Turtle => Self::Turtle,
            Format::Ntriples => Self::NTriples,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let library = || match &args.queries {
        Some(dir) => Library::from_dir(dir),
        None => Library::embedded(),
    };
    let Some(name) = &args.name else {
        output::print(list(&library()?).as_bytes())?;
        return Ok(Exit::Success);
    };
    let query = if is_own(name) { from_file(name)? } else { library()?.get(name)?.clone() };
    if args.about {
        output::print(about(&query).as_bytes())?;
        return Ok(Exit::Success);
    }
    let values: Values = args.set.iter().cloned().collect();
    let store = args.place.open()?;
    let answer =
        query.run(store.inner(), &values, &Options { timeout: args.timeout, without_inference: args.no_inference })?;
    let mut out = output::stdout();
    answer.write(args.format.into(), &mut out)?;
    out.flush().map_err(output::failed)?;
    Ok(Exit::Success)
}

/// A query of one's own: of a file, or - of standard input.
pub(super) fn from_file(name: &str) -> Result<Query, CliError> {
    Ok(Query::parse(if name == "-" { "standard input" } else { name }, &text_of(name)?)?)
}

/// Whether a name is that of a file or of standard input, and not one of the library.
fn is_own(name: &str) -> bool {
    name == "-" || Path::new(name).extension().is_some_and(|e| e == "rq")
}

fn text_of(name: &str) -> Result<String, CliError> {
    let text = if name == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(name)
    };
    text.map_err(|error| {
        CliError::new(Exit::Query, format!("cannot read the query {name}"))
            .because(error)
            .hint("check the path, and that the query is text in UTF-8")
    })
}

/// The library, a line a query with its parameters; optional ones in brackets.
fn list(library: &Library) -> String {
    let usage = |query: &Query| {
        let mut usage = query.name().to_owned();
        for parameter in query.parameters() {
            _ = match &parameter.need {
                Need::Required => write!(usage, " {}=…", parameter.name),
                Need::Optional => write!(usage, " [{}=…]", parameter.name),
                Need::Default(value) => write!(usage, " [{}={value}]", parameter.name),
            };
        }
        usage
    };
    let lines: Vec<_> = library.list().map(|query| (usage(query), query.description())).collect();
    let width = lines.iter().map(|(usage, _)| usage.chars().count()).max().unwrap_or_default();
    lines.iter().fold(String::new(), |mut text, (usage, description)| {
        _ = writeln!(text, "{usage:width$}  {description}");
        text
    })
}

/// What a query says of itself.
fn about(query: &Query) -> String {
    let parts = [query.description(), query.promises(), &query.usage(), &query.examples().join("\n")];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n", parts.join("\n\n"))
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a parameter is set as name=value")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "a number of seconds, such as 10 or 0.5".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

/// The mistake, underlined in the query's text.
fn underlined(error: &SyntaxError) -> String {
    let mut text = String::new();
    let theme = GraphicalTheme::unicode_nocolor();
    // Writing into a text does not fail; where it did, the message would do without the picture.
    _ = GraphicalReportHandler::new_themed(theme).with_links(false).render_report(&mut text, error);
    // The first lines repeat the message.
    text.find("╭─").map_or(text.clone(), |at| text[text[..at].rfind('\n').map_or(0, |n| n + 1)..].to_owned())
}

impl From<LibraryError> for CliError {
    fn from(error: LibraryError) -> Self {
        match &error {
            LibraryError::Syntax(mistake) => Self::from_error(Exit::Query, &error)
                .detail(underlined(mistake))
                .hint("correct the query at that place; `hoinghi query` lists those that are ready-made"),
            LibraryError::Unknown { near, all, .. } => {
                let offered = if near.is_empty() {
                    format!("there are {}", all.join(", "))
                } else {
                    format!("did you mean {}? `hoinghi query` lists them all", near.join(", "))
                };
                Self::from_error(Exit::Query, &error).hint(offered)
            }
            LibraryError::Header { .. } => Self::from_error(Exit::Query, &error).hint("correct that line of comment"),
            _ => Self::from_error(Exit::Query, &error).hint("--queries takes a folder of .rq files"),
        }
    }
}

impl From<QueryError> for CliError {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Write(error) => output::failed(error),
            QueryError::MissingParameter { ref usage, .. } | QueryError::UnknownParameter { ref usage, .. } => {
                Self::from_error(Exit::Query, &error).detail(usage.clone()).hint("set parameters with --set name=value")
            }
            QueryError::Format { .. } => Self::from_error(Exit::Query, &error)
                .hint("turtle and ntriples are for CONSTRUCT and DESCRIBE; table, csv, tsv, json and xml are for all"),
            QueryError::Timeout { .. } => {
                Self::from_error(Exit::Query, &error).hint("give it longer with --timeout, or ask for less")
            }
            QueryError::Value { .. } => Self::from_error(Exit::Query, &error).hint("correct the value after --set"),
            _ => Self::from_error(Exit::Query, &error).hint("check the functions that the query calls"),
        }
    }
}
