//! Measures of nodes, as numbers that a reader of the graph sorts, colours and sizes by.
//!
//! All but PageRank look at the graph without directions and kinds: two nodes are joined or not, and as strongly as all edges
//! between them weigh together. The same network and options give the same values, to the last digit.

mod communities;
mod components;
mod cores;
mod page_rank;
mod paths;
mod projection;

pub(super) use components::components;
use leiden_rs::LeidenError;
pub(super) use projection::Projection;

use super::network::{Column, Network, Type, Value};

/// Something that is measured of each node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// To how many others the node is tied. A whole number.
    Degree,
    /// How much all edges of the node weigh together, in the unit of the edges: events, unless they are scaled (Barrat and
    /// others, *The architecture of complex weighted networks*, PNAS 101, 2004, who call it strength).
    WeightedDegree,
    /// The share of time, of 1 for all nodes together, that somebody spends at the node who walks along edges, chosen by
    /// weight, and at 15 of 100 steps goes anywhere. Follows the direction of edges where they have one (Page and others,
    /// *The PageRank Citation Ranking*, Stanford 1999).
    PageRank,
    /// Of all pairs of other nodes, the share whose shortest paths lead through the node, each path of several counted by its
    /// part; every edge is one step (Freeman, *A set of measures of centrality based on betweenness*, Sociometry 40,
    /// 1977). From 0 to 1.
    Betweenness,
    /// How many steps it is from the node to the others of its component in the mean, as 1 / steps: from 0 (nobody to be
    /// reached) to 1 (all are neighbours) (Freeman, *Centrality in social networks*, Social Networks 1, 1978).
    Closeness,
    /// The greatest k such that the node belongs to a part of the graph in which each has k neighbours or more
    /// (Seidman, *Network structure and minimum degree*, Social Networks 5, 1983).
    CoreNumber,
    /// The number of the community that the node belongs to, found for modularity with weights (Traag, Waltman, van Eck,
    /// *From Louvain to Leiden*, Scientific Reports 9, 2019). 1 is the largest.
    Community,
    /// How evenly the neighbours of the node are spread over communities: 1 - Σ (share of neighbours in a community)²; 0
    /// where all are in one (Guimerà and Amaral, *Functional cartography of complex metabolic networks*, Nature 433, 2005).
    ParticipationCoefficient,
    /// The number of the component that the node belongs to: what hangs together. 1 is the largest.
    Component,
}

impl Measure {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 9] = [
        Self::Degree,
        Self::WeightedDegree,
        Self::PageRank,
        Self::Betweenness,
        Self::Closeness,
        Self::CoreNumber,
        Self::Community,
        Self::ParticipationCoefficient,
        Self::Component,
    ];

    /// What its column is called, as in `pageRank`. Where betweenness and closeness rest on pivots, `Sampled` is added.
    pub fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::WeightedDegree => "weightedDegree",
            Self::PageRank => "pageRank",
            Self::Betweenness => "betweenness",
            Self::Closeness => "closeness",
            Self::CoreNumber => "coreNumber",
            Self::Community => "community",
            Self::ParticipationCoefficient => "participationCoefficient",
            Self::Component => "component",
        }
    }

    fn of(self) -> Type {
        match self {
            Self::WeightedDegree
            | Self::PageRank
            | Self::Betweenness
            | Self::Closeness
            | Self::ParticipationCoefficient => Type::Float,
            Self::Degree | Self::CoreNumber | Self::Community | Self::Component => Type::Integer,
        }
    }
}

/// How to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What chance starts from, for pivots and communities. The same gives the same.
    pub seed: u64,
    /// Up to how many nodes of a component betweenness and closeness are exact.
    pub exact_up_to: usize,
    /// From how many nodes of a larger component, drawn by chance, paths are counted; at least 2.
    pub pivots: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, exact_up_to: 2_000, pivots: 500 }
    }
}

/// What was measured: values in the order of [`Network::nodes`], and of the graph as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    /// [`Measure::Degree`]
    pub degree: Vec<usize>,
    /// [`Measure::WeightedDegree`]
    pub weighted_degree: Vec<f64>,
    /// [`Measure::PageRank`]
    pub page_rank: Vec<f64>,
    /// [`Measure::Betweenness`]
    pub betweenness: Vec<f64>,
    /// [`Measure::Closeness`]
    pub closeness: Vec<f64>,
    /// [`Measure::CoreNumber`]
    pub core_number: Vec<usize>,
    /// [`Measure::Community`]
    pub community: Vec<usize>,
    /// [`Measure::ParticipationCoefficient`]
    pub participation_coefficient: Vec<f64>,
    /// [`Measure::Component`]
    pub component: Vec<usize>,
    /// In how many communities each node has neighbours.
    pub communities_around: Vec<usize>,
    /// From how many nodes of each larger component paths were counted, where betweenness and closeness are not exact.
    pub pivots: Option<usize>,
    /// How much of the weight lies inside of communities, above what chance would put there: from -1/2 to 1 (Newman, *Analysis
    /// of weighted networks*, Phys. Rev. E 70, 2004).
    pub modularity: f64,
    /// How many pairs of nodes are joined.
    pub joined_pairs: usize,
}

/// Why a network could not be measured.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MeasureError {
    /// Weights are so large that one cannot reckon with their sum, as a query may give them.
    #[error("the edges of the graph weigh too much: {0:e} together")]
    TooHeavy(f64),
    /// Communities could not be found.
    #[error("the graph cannot be divided into communities")]
    Communities(#[from] LeidenError),
}

/// The greatest weight of all edges together; its square is still a number.
const HEAVIEST: f64 = 1e150;

impl Measures {
    /// Measures a network.
    ///
    /// # Errors
    /// When the edges weigh too much to reckon with.
    pub fn of(network: &Network, options: &Options) -> Result<Self, MeasureError> {
        let weight: f64 = network.edges().map(|(.., edge)| edge.weight).sum();
        if weight > HEAVIEST {
            return Err(MeasureError::TooHeavy(weight));
        }
        let graph = Projection::new(network);
        let nodes = 0..graph.node_count();
        let component = components(&graph);
        let paths = paths::paths(&graph, &component, options);
        let community = communities::communities(&graph, options.seed)?;
        let (communities_around, participation_coefficient) = communities::spread(&graph, &community);
        Ok(Self {
            degree: nodes.clone().map(|node| graph.degree(node)).collect(),
            weighted_degree: nodes.map(|node| graph.strength(node)).collect(),
            page_rank: page_rank::page_rank(network),
            betweenness: paths.betweenness,
            closeness: paths.closeness,
            core_number: cores::core_numbers(&graph),
            modularity: communities::modularity(&graph, &community),
            community,
            participation_coefficient,
            component,
            communities_around,
            pivots: paths.pivots,
            joined_pairs: graph.pair_count(),
        })
    }

    /// The share of pairs of nodes that are joined, from 0 to 1.
    pub fn density(&self) -> f64 {
        let nodes = self.degree.len();
        let pairs = nodes * nodes.saturating_sub(1) / 2;
        self.joined_pairs as f64 / pairs.max(1) as f64
    }

    /// What the column of a measure is called: its name, with `Sampled` where it rests on pivots.
    pub fn column_name(&self, measure: Measure) -> String {
        match measure {
            Measure::Betweenness | Measure::Closeness if self.pivots.is_some() => format!("{}Sampled", measure.name()),
            _ => measure.name().to_owned(),
        }
    }

    /// The values of a measure as numbers, in the order of the nodes.
    pub fn values(&self, measure: Measure) -> Vec<f64> {
        let whole = |values: &[usize]| values.iter().map(|value| *value as f64).collect();
        match measure {
            Measure::Degree => whole(&self.degree),
            Measure::WeightedDegree => self.weighted_degree.clone(),
            Measure::PageRank => self.page_rank.clone(),
            Measure::Betweenness => self.betweenness.clone(),
            Measure::Closeness => self.closeness.clone(),
            Measure::CoreNumber => whole(&self.core_number),
            Measure::Community => whole(&self.community),
            Measure::ParticipationCoefficient => self.participation_coefficient.clone(),
            Measure::Component => whole(&self.component),
        }
    }
}

impl Network {
    /// Measures the nodes, and gives them an attribute for each [`Measure`]. An attribute of the same name, as a query may
    /// have given one, stays in its place.
    ///
    /// # Errors
    /// See [`Measures::of`].
    pub fn measure(&mut self, options: &Options) -> Result<Measures, MeasureError> {
        let measures = Measures::of(self, options)?;
        for measure in Measure::ALL {
            let name = measures.column_name(measure);
            if self.node_columns.iter().any(|column| column.name == name) {
                continue;
            }
            let of = measure.of();
            let value = |number| if of == Type::Integer { Value::Integer(number as i64) } else { Value::Float(number) };
            self.add_node_column(Column::new(name, of), measures.values(measure).into_iter().map(|n| Some(value(n))));
        }
        Ok(measures)
    }
}
