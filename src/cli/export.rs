//! `hoinghi export`: the graph, for programs that draw and measure graphs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::graph::look::Look;
use super::graph::view::Graph;
use super::store::Place;
use super::{CliError, Exit, output};
use crate::export::{self, Picture};

/// Write the graph for other programs: people joined by their meetings, or another view
///
/// Nodes carry their name, kind, main post, and the dates of the first and the last occasion; edges their weight, and the
/// events or posts that tie the two, with dates and articles. What can be drawn is arranged: who is tied stands near to each
/// other, sizes and colours show measures (see `hoinghi graph stats`).
///
/// svg and png are pictures, with a legend, and with names where there is room for them: the most important first.
///
/// csv writes two files for -o NAME.csv: NAME.nodes.csv and NAME.edges.csv; to standard output only the edges. ftm writes
/// people, bodies, posts, events and articles as entities instead of a graph.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi export gexf -o people.gexf       # open it in Gephi or Gephi Lite
  hoinghi export -o years.gexf --dynamic   # with a timeline
  hoinghi export -o people.png             # a picture to look at
  hoinghi export -o posts.svg --view posts --size-by betweenness --color-by community
  hoinghi export -o posts.graphml --view posts --body 'Chi bộ Khoa Dược'
  hoinghi export -o near.gexf --view all --person 'Lý Thị Sen' --hops 2
  hoinghi export -o spring.graphml --from 2024-01-01 --to 2024-06-30 --min-weight 2
  hoinghi export -o awards.gexf --query awards.rq
  hoinghi export -o people.csv             # people.nodes.csv and people.edges.csv
  hoinghi export -o entities.ftm.json      # for the tools of OpenSanctions and Aleph
  hoinghi export gexf -o - | xmllint --format -")]
pub(super) struct Args {
    /// Format [default: what the ending of FILE says]
    format: Option<Format>,
    /// Write to this file; - is standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// GEXF with the times at which nodes and edges are there, for Gephi's timeline
    #[arg(long)]
    dynamic: bool,
    #[command(flatten)]
    graph: Graph,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// GEXF 1.3, for Gephi
    Gexf,
    /// GraphML, for igraph and networkx
    Graphml,
    /// DOT, for graphviz
    Dot,
    /// JSON, for Cytoscape
    Cytoscape,
    /// Tables of nodes and of edges, for spreadsheets
    Csv,
    /// A picture that stays sharp at any size, for browsers and programs that draw
    Svg,
    /// A picture, for everything else
    Png,
    /// Entities of FollowTheMoney, one JSON object a line
    Ftm,
}

/// Endings of files, the longer ones first.
const ENDINGS: [(&str, Format); 11] = [
    (".ftm.jsonl", Format::Ftm),
    (".ftm.json", Format::Ftm),
    (".graphml", Format::Graphml),
    (".gexf", Format::Gexf),
    (".dot", Format::Dot),
    (".gv", Format::Dot),
    (".cyjs", Format::Cytoscape),
    (".json", Format::Cytoscape),
    (".csv", Format::Csv),
    (".svg", Format::Svg),
    (".png", Format::Png),
];

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let format = format(args)?;
    if args.dynamic && format != Format::Gexf {
        return Err(CliError::new(Exit::Usage, "only GEXF has a timeline")
            .hint("leave out --dynamic, or export gexf; every format has firstDate and lastDate"));
    }
    args.look.check(matches!(format, Format::Svg | Format::Png))?;
    let target = args.output.as_path();
    if format == Format::Ftm {
        if let Some(flag) = args.look.flag() {
            return Err(CliError::new(
                Exit::Usage,
                format!("{flag} says how a graph looks, and this format has entities"),
            )
            .hint("leave it out, or export a graph"));
        }
        let records = args.graph.records(&args.place)?;
        output::write_all(&[(target, &|out| export::write_entities(&records, out))])?;
        return Ok(Exit::Success);
    }
    let mut network = args.graph.network(&args.place)?;
    args.look.give(&mut network)?;
    let write = |format, out: &mut dyn Write| -> io::Result<()> { export::write(&network, format, out) };
    let picture = || Picture::new(&network, args.look.size());
    let format = match format {
        Format::Svg => return drawn(target, &|out| picture().write_svg(out)),
        Format::Png => return drawn(target, &|out| picture().write_png(out)),
        Format::Gexf if args.dynamic => export::Format::DynamicGexf,
        Format::Gexf => export::Format::Gexf,
        Format::Graphml => export::Format::Graphml,
        Format::Dot => export::Format::Dot,
        Format::Cytoscape => export::Format::Cytoscape,
        Format::Csv | Format::Ftm => export::Format::EdgesCsv,
    };
    if format == export::Format::EdgesCsv && target.as_os_str() != "-" {
        let (nodes, edges) = (beside(target, "nodes"), beside(target, "edges"));
        output::write_all(&[
            (nodes.as_path(), &|out| write(export::Format::NodesCsv, out)),
            (edges.as_path(), &|out| write(export::Format::EdgesCsv, out)),
        ])?;
        return Ok(Exit::Success);
    }
    output::write_all(&[(target, &|out| write(format, out))])?;
    if format == export::Format::EdgesCsv {
        anstream::eprintln!("note: these are the edges; -o NAME.csv writes the nodes, too");
    }
    Ok(Exit::Success)
}

fn drawn(target: &Path, write: output::Writing<'_>) -> Result<Exit, CliError> {
    output::write_all(&[(target, write)])?;
    Ok(Exit::Success)
}

/// `people.csv` as `people.nodes.csv`.
fn beside(target: &Path, what: &str) -> PathBuf {
    let is_csv = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let stem = if is_csv { target.with_extension("") } else { target.to_path_buf() };
    let mut name = stem.into_os_string();
    name.push(format!(".{what}.csv"));
    name.into()
}

fn format(args: &Args) -> Result<Format, CliError> {
    let name = args.output.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let of_ending = || ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format);
    args.format.or_else(of_ending).ok_or_else(|| {
        let endings: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
        CliError::new(Exit::Usage, format!("cannot tell the format of {}", args.output.display()))
            .hint(format!("name it: `hoinghi export gexf -o FILE`, or let FILE end in one of {}", endings.join(" ")))
    })
}
