//! `hoinghi export`: the graph, for programs that draw and measure graphs.

use std::path::PathBuf;

use clap::ValueEnum;

use super::graph::view::Graph;
use super::store::Place;
use super::{CliError, Exit, output};
use crate::export;
use crate::graph::Options;

/// Write the graph for other programs: people joined by their meetings, or another view
///
/// Nodes carry their name, kind, main post, and the dates of the first and the last occasion; edges their weight, and the
/// events or posts that tie the two, with dates and articles.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi export gexf -o people.gexf       # open it in Gephi or Gephi Lite
  hoinghi export -o posts.graphml --view posts --body 'Chi bộ Khoa Dược'
  hoinghi export -o near.gexf --view all --person 'Lý Thị Sen' --hops 2
  hoinghi export -o spring.graphml --from 2024-01-01 --to 2024-06-30 --min-weight 2
  hoinghi export -o awards.gexf --query awards.rq
  hoinghi export gexf -o - | xmllint --format -")]
pub(super) struct Args {
    /// Format [default: what the ending of FILE says]
    format: Option<Format>,
    /// Write to this file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    graph: Graph,
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
    let mut network = args.graph.network(&args.place)?;
    network.measure(&Options::default())?;
    let mut document = Vec::new();
    export::write(&network, format, &mut document).map_err(|e| CliError::output("the graph", e))?;
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
