//! `hoinghi export`: the graph of people, for programs that draw and measure graphs.

use std::path::PathBuf;

use clap::ValueEnum;

use super::store::Place;
use super::{CliError, Exit, output};
use crate::{export, graph};

/// Write the graph of people, joined by the events that they attended together
///
/// The weight of an edge is the number of these events. Nodes carry the person's name, main post, number of events and
/// the dates of the first and the last; edges carry the events.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi export gexf -o people.gexf       # open it in Gephi or Gephi Lite
  hoinghi export -o people.graphml         # for igraph, networkx, Cytoscape, yEd
  hoinghi export gexf -o - | xmllint --format -")]
pub(super) struct Args {
    /// Format [default: what the ending of FILE says]
    format: Option<Format>,
    /// Write to this file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// GEXF 1.3, for Gephi
    Gexf,
    /// GraphML, for igraph
    Graphml,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let format = format(args)?;
    let store = args.place.open()?;
    let graph = graph::people(&store).map_err(|e| {
        CliError::from_error(Exit::Store, &e)
            .hint("a damaged store is built again from the articles, in another folder")
    })?;
    let mut document = Vec::new();
    export::write(&graph, format, &mut document).map_err(|e| CliError::output("the graph", e))?;
    output::write_to(&args.output, &document)?;
    Ok(Exit::Success)
}

fn format(args: &Args) -> Result<export::Format, CliError> {
    let named = args.format.map(|format| match format {
        Format::Gexf => export::Format::Gexf,
        Format::Graphml => export::Format::Graphml,
    });
    named.or_else(|| export::Format::of_path(&args.output)).ok_or_else(|| {
        CliError::new(Exit::Usage, format!("cannot tell the format of {}", args.output.display()))
            .hint("name it: `hoinghi export gexf -o FILE`, or let FILE end in .gexf or .graphml")
    })
}
