//! `hoinghi status`: what a store holds, in figures.

use indicatif::HumanBytes;

use super::output::Format;
use super::store::{Place, earlier_articles};
use super::{CliError, Exit, output};
use crate::store::Status;
use crate::text::count;

/// Show what the store holds, in figures
///
/// Articles, people, bodies, events, posts and triples, those inferred too; pairs of people in doubt; the first and the last
/// day of its events, its size on disk, the version of the ontology that it was built with and of the program that wrote it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi status
  hoinghi status --store ~/meetings --format json | jq .articles")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let status = args.place.open()?.status()?;
    let shown = match args.format {
        Format::Json => output::json(&status)?,
        Format::Text => text(&status).into_bytes(),
    };
    output::print(&shown)?;
    Ok(Exit::Success)
}

fn text(status: &Status) -> String {
    let triples = format!("{}, of them {} in the default graph", status.triples.all, status.triples.default_graph);
    let inferred = status.triples.inferred.map(|inferred| format!("{}, which queries see", count(inferred, "triple")));
    let days = match (&status.first_day, &status.last_day) {
        (Some(first), Some(last)) => Some(format!("{first} to {last}")),
        _ => None,
    };
    let ontology = status.ontology.as_ref().map(|version| match &status.earlier {
        Some(earlier) => format!("{version}; {}", earlier_articles(earlier)),
        None => version.clone(),
    });
    let lines = [
        ("articles", Some(status.articles.to_string())),
        ("people", Some(status.people.to_string())),
        ("bodies", Some(status.bodies.to_string())),
        ("events", Some(status.events.to_string())),
        ("posts", Some(status.posts.to_string())),
        ("days", days),
        ("to judge", Some(format!("{} of people; {} judged", count(status.candidates, "pair"), status.judgements))),
        ("triples", Some(triples)),
        ("inferred", inferred),
        ("on disk", status.bytes.map(|bytes| HumanBytes(bytes).to_string())),
        ("ontology", ontology),
        ("program", status.program.clone()),
    ];
    let lines = lines.into_iter().filter_map(|(name, value)| Some(format!("{name:8}  {}\n", value?)));
    lines.collect()
}
