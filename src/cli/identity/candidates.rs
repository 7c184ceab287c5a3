//! `hoinghi identity candidates`: pairs for people to judge.

use clap::ValueEnum;
use serde::Serialize;

use super::super::store::Place;
use super::super::{CliError, Exit, explain_identity, output, table};
use crate::explain::{self, Found, Line};
use crate::query::shorten;
use crate::store::{Candidate, Store};

/// List pairs of people who may be one, the likeliest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi identity candidates
  hoinghi identity candidates --limit 0 --format csv > pairs.csv")]
pub(super) struct Args {
    /// How many pairs; 0 is all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A table for people
    Text,
    /// A line each, with a header
    Csv,
    /// A list of objects
    Json,
}

/// A pair, with what is known of both.
#[derive(Debug, Serialize)]
pub(super) struct Pair {
    weight: f64,
    why: String,
    pub(super) a: Side,
    pub(super) b: Side,
}

/// What is known of one of two.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    pub(super) iri: String,
    pub(super) name: String,
    posts: Vec<String>,
    first_article: Option<String>,
    last_article: Option<String>,
    articles: Vec<String>,
    quotes: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    let candidates = store.candidates()?;
    let limit = if args.limit == 0 { candidates.len() } else { args.limit };
    let pairs: Vec<Pair> =
        candidates.iter().take(limit).map(|candidate| Pair::new(&store, candidate)).collect::<Result<_, _>>()?;
    match args.format {
        Format::Json => output::print(&output::json(&pairs)?)?,
        Format::Csv => output::print(&csv(&pairs)?)?,
        Format::Text => output::print(table(&pairs, candidates.len()).as_bytes())?,
    }
    Ok(Exit::Success)
}

impl Pair {
    pub(super) fn new(store: &Store, candidate: &Candidate) -> Result<Self, CliError> {
        Ok(Self {
            weight: candidate.comparison.weight(),
            why: explain_identity::reason(&candidate.comparison),
            a: Side::new(store, candidate.a.as_str(), &candidate.names.0)?,
            b: Side::new(store, candidate.b.as_str(), &candidate.names.1)?,
        })
    }

    /// The pair for someone who judges it.
    pub(super) fn told(&self) -> String {
        format!("{}\n\n{}\n{}", self.why, self.a.told(), self.b.told())
    }
}

impl Side {
    fn new(store: &Store, iri: &str, name: &str) -> Result<Self, CliError> {
        let mut side = Self {
            iri: iri.to_owned(),
            name: name.to_owned(),
            posts: Vec::new(),
            first_article: None,
            last_article: None,
            articles: Vec::new(),
            quotes: Vec::new(),
        };
        if let Found::One(thing) = explain::find(store.inner(), iri)? {
            explain::explain(store.inner(), thing)?.lines.into_iter().for_each(|line| side.add(line));
        }
        side.articles.sort();
        side.articles.dedup();
        Ok(side)
    }

    fn add(&mut self, line: Line) {
        let Line { about, text, article, date, quote, .. } = line;
        let quote = quote.map(|quote| quote.split_whitespace().collect::<Vec<_>>().join(" "));
        if about == "post" && !self.posts.contains(&text) {
            self.posts.push(text);
        }
        self.articles.push(article);
        if let Some(date) = date {
            if self.first_article.as_ref().is_none_or(|first| date < *first) {
                self.first_article = Some(date.clone());
            }
            if self.last_article.as_ref().is_none_or(|last| date > *last) {
                self.last_article = Some(date);
            }
        }
        if let Some(quote) = quote.filter(|quote| !self.quotes.contains(quote)) {
            self.quotes.push(quote);
        }
    }

    fn days(&self) -> String {
        match (&self.first_article, &self.last_article) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => String::new(),
        }
    }

    fn told(&self) -> String {
        const MOST_QUOTES: usize = 3;
        let mut lines = vec![format!("{}  {}", self.name, shorten(&self.iri))];
        lines.extend(self.posts.iter().map(|post| format!("  {post}")));
        let days = Some(self.days()).filter(|days| !days.is_empty()).map(|days| format!(", {days}"));
        lines.push(format!("  in {}{}", self.articles.join(", "), days.unwrap_or_default()));
        lines.extend(self.quotes.iter().take(MOST_QUOTES).map(|quote| format!("  “{quote}”")));
        lines.join("\n") + "\n"
    }
}

fn table(pairs: &[Pair], all: usize) -> String {
    if pairs.is_empty() {
        return "there is no pair to judge\n".to_owned();
    }
    let mut table = table::wrapped(&["weight", "one", "other"], table::WIDTH);
    for pair in pairs {
        table.add_row([format!("{:+.1}\n{}", pair.weight, pair.why), pair.a.told(), pair.b.told()]);
    }
    let more = all - pairs.len();
    let rest = if more == 0 { String::new() } else { format!("{more} more: --limit 0 lists all\n") };
    format!("{table}\n{rest}`hoinghi identity review` asks for one after the other\n")
}

fn csv(pairs: &[Pair]) -> Result<Vec<u8>, CliError> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let sides = ["iri", "name", "posts", "days", "articles", "quotes"]
        .map(|column| [format!("a_{column}"), format!("b_{column}")]);
    let header = ["weight".to_owned(), "why".to_owned()].into_iter();
    let header: Vec<String> =
        header.chain(sides.iter().map(|[a, _]| a.clone())).chain(sides.iter().map(|[_, b]| b.clone())).collect();
    let internal = |e: csv::Error| CliError::new(Exit::Internal, "cannot print the pairs as CSV").because(e);
    csv.write_record(&header).map_err(internal)?;
    for pair in pairs {
        let side = |side: &Side| {
            let list = |values: &[String]| values.join("; ");
            [
                side.iri.clone(),
                side.name.clone(),
                list(&side.posts),
                side.days(),
                list(&side.articles),
                list(&side.quotes),
            ]
        };
        let cells = [format!("{:.1}", pair.weight), pair.why.clone()].into_iter();
        csv.write_record(cells.chain(side(&pair.a)).chain(side(&pair.b))).map_err(internal)?;
    }
    csv.into_inner().map_err(|e| CliError::new(Exit::Internal, "cannot print the pairs as CSV").because(e.into_error()))
}
