//! `hoinghi graph stats`: how large the graph is, who is central in it, and who stands between its communities.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use comfy_table::{CellAlignment, Table};
use serde::Serialize;

use super::super::output::{self, Format};
use super::super::store::Place;
use super::super::{CliError, Exit, table};
use super::view::Graph;
use crate::graph::{Kind, Measure, Measures, Network, Options, Value};
use crate::text::count;

/// How many communities are told of, and how many of the heaviest in each.
const COMMUNITIES: usize = 8;
const MEMBERS: usize = 3;
/// By what people are central.
const CENTRAL: [Measure; 3] = [Measure::Betweenness, Measure::PageRank, Measure::WeightedDegree];

/// Show how large the graph is, its communities, the most central people, and who stands between communities
///
/// All but PageRank look at the graph without directions and kinds. Density is the share of pairs of nodes that are joined.
/// Betweenness is the share of shortest paths that lead through somebody; in components of more than 2,000 nodes it is
/// counted from 500 of them, drawn by chance, and the heading says so. PageRank is the share of time that a walk along edges
/// spends at somebody. The weighted degree adds up the weights of somebody's edges. Communities are found by the Leiden
/// algorithm. Brokers are those with neighbours in the most communities; the participation coefficient is near 1 where these
/// are spread evenly, and 0 where all are in one. Where a graph has no people, all its nodes are ranked.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi graph stats
  hoinghi graph stats --from 2024-01-01 --scaled --limit 20
  hoinghi graph stats --view careers
  hoinghi graph stats --format json | jq -r '.brokers[].name'")]
pub(in crate::cli) struct Args {
    #[command(flatten)]
    graph: Graph,
    /// How many of the most central people, and of the brokers
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    place: Place,
}

/// What is printed.
#[derive(Debug, Serialize)]
struct Stats {
    title: String,
    directed: bool,
    nodes: usize,
    /// Nodes by kind.
    kinds: BTreeMap<&'static str, usize>,
    edges: usize,
    joined_pairs: usize,
    density: f64,
    weight: f64,
    components: Parts,
    communities: Communities,
    /// From how many nodes of each larger component betweenness was counted; null where it is exact.
    betweenness_pivots: Option<usize>,
    /// By the names of measures.
    central: BTreeMap<&'static str, Vec<Ranked>>,
    brokers: Vec<Broker>,
}

#[derive(Debug, Serialize)]
struct Parts {
    count: usize,
    largest: usize,
}

#[derive(Debug, Serialize)]
struct Communities {
    count: usize,
    modularity: f64,
    largest: Vec<Community>,
}

#[derive(Debug, Serialize)]
struct Community {
    number: usize,
    nodes: usize,
    /// The heaviest.
    members: Vec<Named>,
}

#[derive(Debug, Serialize)]
struct Named {
    iri: String,
    name: String,
    post: Option<String>,
}

#[derive(Debug, Serialize)]
struct Ranked {
    #[serde(flatten)]
    named: Named,
    value: f64,
}

#[derive(Debug, Serialize)]
struct Broker {
    #[serde(flatten)]
    named: Named,
    community: usize,
    communities_around: usize,
    participation_coefficient: f64,
    degree: usize,
}

pub(in crate::cli) fn run(args: &Args) -> Result<Exit, CliError> {
    let network = args.graph.network(&args.place)?;
    let stats = Stats::new(&network, &Measures::of(&network, &Options::default())?, args.limit);
    let shown = match args.format {
        Format::Json => output::json(&stats)?,
        Format::Text => stats.text().into_bytes(),
    };
    output::print(&shown)?;
    Ok(Exit::Success)
}

impl Stats {
    fn new(network: &Network, measures: &Measures, limit: usize) -> Self {
        let mut kinds = BTreeMap::new();
        for node in network.nodes() {
            *kinds.entry(node.kind.name()).or_default() += 1;
        }
        let central = CENTRAL.map(|measure| {
            let values = measures.values(measure);
            let ranked = |node: usize| Ranked { named: Named::new(network, node), value: values[node] };
            let first = ranked_people(network, |a, b| values[b].total_cmp(&values[a]), |node| values[node] > 0.0);
            (measure.name(), first.into_iter().take(limit).map(ranked).collect())
        });
        let broker = |node: usize| Broker {
            named: Named::new(network, node),
            community: measures.community[node],
            communities_around: measures.communities_around[node],
            participation_coefficient: measures.participation_coefficient[node],
            degree: measures.degree[node],
        };
        let brokers = ranked_people(
            network,
            |a, b| {
                let number = |node: usize| Reverse(measures.communities_around[node]);
                let coefficient = &measures.participation_coefficient;
                number(a).cmp(&number(b)).then(coefficient[b].total_cmp(&coefficient[a]))
            },
            |node| measures.communities_around[node] > 1,
        );
        Self {
            title: network.title.clone(),
            directed: network.is_directed,
            nodes: network.node_count(),
            kinds,
            edges: network.edge_count(),
            joined_pairs: measures.joined_pairs,
            density: measures.density(),
            weight: network.edges().map(|(.., edge)| edge.weight).sum(),
            components: Parts {
                count: measures.component.iter().copied().max().unwrap_or_default(),
                largest: measures.component.iter().filter(|number| **number == 1).count(),
            },
            communities: Communities {
                count: measures.community.iter().copied().max().unwrap_or_default(),
                modularity: measures.modularity,
                largest: largest_communities(network, measures),
            },
            betweenness_pivots: measures.pivots,
            central: central.into(),
            brokers: brokers.into_iter().take(limit).map(broker).collect(),
        }
    }

    fn text(&self) -> String {
        let kinds: Vec<String> = self.kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let mut text = format!("{}\n\n", self.title);
        for (name, value) in [
            ("nodes", format!("{} ({})", self.nodes, kinds.join(", "))),
            ("edges", format!("{}, of weight {}", self.edges, figure(self.weight))),
            ("density", format!("{}: {} joined", figure(self.density), count(self.joined_pairs, "pair"))),
            (
                "components",
                format!("{}; the largest has {}", self.components.count, count(self.components.largest, "node")),
            ),
            ("communities", format!("{}; modularity {:.3}", self.communities.count, self.communities.modularity)),
        ] {
            text += &format!("{name:11}  {value}\n");
        }
        let tables = [
            (format!("The most central {}", self.ranked_kind()), self.central_table()),
            (
                format!("Brokers between communities: {} with neighbours in the most", self.ranked_kind()),
                self.brokers(),
            ),
            ("The largest communities".to_owned(), self.communities()),
        ];
        for (heading, table) in tables {
            text += &format!("\n{heading}\n");
            text = table.lines().fold(text, |text, line| text + line.trim_end() + "\n");
        }
        if let Some(pivots) = self.betweenness_pivots {
            text += &format!(
                "\nBetweenness is sampled: in components of more than {} nodes, paths were counted from {pivots} of them.\n",
                Options::default().exact_up_to
            );
        }
        text
    }

    fn ranked_kind(&self) -> &'static str {
        if self.kinds.contains_key(Kind::Person.name()) { "people" } else { "nodes" }
    }

    fn central_table(&self) -> Table {
        let sampled = if self.betweenness_pivots.is_some() { "betweenness (sampled)" } else { "betweenness" };
        let mut table = table::wrapped(&["", sampled, "PageRank", "weighted degree"], table::WIDTH);
        let columns = CENTRAL.map(|measure| self.central.get(measure.name()).map(Vec::as_slice).unwrap_or_default());
        for row in 0..columns.iter().map(|column| column.len()).max().unwrap_or_default() {
            let cell = |column: &[Ranked]| {
                column.get(row).map(|r| format!("{}  {}", r.named.name, figure(r.value))).unwrap_or_default()
            };
            let [betweenness, page_rank, degree] = columns.map(cell);
            table.add_row([(row + 1).to_string(), betweenness, page_rank, degree]);
        }
        table
    }

    fn brokers(&self) -> Table {
        let mut table = table::wrapped(
            &["name", "post", "communities", "participation coefficient", "neighbours", "own"],
            table::WIDTH,
        );
        for broker in &self.brokers {
            table.add_row([
                broker.named.name.clone(),
                broker.named.post.clone().unwrap_or_default(),
                broker.communities_around.to_string(),
                figure(broker.participation_coefficient),
                broker.degree.to_string(),
                broker.community.to_string(),
            ]);
        }
        right(&mut table, 2..6);
        table
    }

    fn communities(&self) -> Table {
        let mut table = table::wrapped(&["number", "nodes", "heaviest"], table::WIDTH);
        for Community { number, nodes, members } in &self.communities.largest {
            let members: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
            table.add_row([number.to_string(), nodes.to_string(), members.join(", ")]);
        }
        right(&mut table, 0..2);
        table
    }
}

impl Named {
    fn new(network: &Network, node: usize) -> Self {
        let of = network.node(node);
        let post = network.node_columns.iter().position(|column| column.name == "post");
        let post = match post.and_then(|place| of.values.get(place)) {
            Some(Some(Value::Text(post))) => Some(post.clone()),
            _ => None,
        };
        Self { iri: of.iri.clone(), name: of.label.clone(), post }
    }
}

/// People by some order, among equals the first by IRI; where there are none, all nodes. Only those that `counts` lets through.
fn ranked_people(
    network: &Network,
    order: impl Fn(usize, usize) -> std::cmp::Ordering,
    counts: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let has_people = network.nodes().any(|node| node.kind == Kind::Person);
    let is_ranked = |node: &usize| (!has_people || network.node(*node).kind == Kind::Person) && counts(*node);
    let mut nodes: Vec<usize> = (0..network.node_count()).filter(is_ranked).collect();
    nodes.sort_by(|a, b| order(*a, *b));
    nodes
}

/// The largest communities of more than one node.
fn largest_communities(network: &Network, measures: &Measures) -> Vec<Community> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, number) in measures.community.iter().enumerate().filter(|(_, number)| **number <= COMMUNITIES) {
        members.entry(*number).or_default().push(node);
    }
    members.retain(|_, members| members.len() > 1);
    let community = |(number, mut members): (usize, Vec<usize>)| {
        members.sort_by(|a, b| measures.weighted_degree[*b].total_cmp(&measures.weighted_degree[*a]));
        let heaviest = members.iter().take(MEMBERS).map(|node| Named::new(network, *node)).collect();
        Community { number, nodes: members.len(), members: heaviest }
    };
    members.into_iter().map(community).collect()
}

/// Puts columns of numbers to the right.
fn right(table: &mut Table, columns: std::ops::Range<usize>) {
    for place in columns {
        if let Some(column) = table.column_mut(place) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// A number with three digits that count, or as many as stand before the point.
fn figure(value: f64) -> String {
    if value == value.trunc() {
        return value.to_string();
    }
    let digits = 2 - value.abs().log10().floor() as i32;
    format!("{value:.*}", digits.clamp(0, 9) as usize)
}
