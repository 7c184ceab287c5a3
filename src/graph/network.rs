//! A graph to be drawn, measured and written: things as nodes, what ties them as edges.

use std::sync::Arc;

use jiff::civil::Date;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::Arrangement;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A party body or institution.
    Body,
    /// An event.
    Event,
    /// Anything else that a query gave.
    Thing,
}

impl Kind {
    /// All of them, in the order of a legend.
    pub const ALL: [Self; 4] = [Self::Person, Self::Body, Self::Event, Self::Thing];

    /// One word for files: `person`, `body`, `event`, `thing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Event => "event",
            Self::Thing => "thing",
        }
    }
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Integer(i64),
    /// A number; always finite.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// A text.
    Text(String),
    /// A day.
    Date(Date),
    /// Several texts. In formats without lists they are one text, joined by `; `.
    List(Vec<String>),
}

/// Of what type the values of an attribute are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// [`Value::Integer`]
    Integer,
    /// [`Value::Float`]
    Float,
    /// [`Value::Boolean`]
    Boolean,
    /// [`Value::Text`]
    Text,
    /// [`Value::Date`]
    Date,
    /// [`Value::List`]
    List,
}

/// An attribute that nodes or edges may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called, as in `firstDate`.
    pub name: String,
    /// Of what type its values are.
    pub of: Type,
}

impl Column {
    /// An attribute of this name and type.
    pub fn new(name: impl Into<String>, of: Type) -> Self {
        Self { name: name.into(), of }
    }
}

/// The first and the last day of something that lasts. One of them may be unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day.
    pub start: Option<Date>,
    /// The last day, no earlier than the first.
    pub end: Option<Date>,
}

/// What ties nodes: an event that people attend, a post that somebody holds, the move of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occasion {
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub name: String,
    /// When it was.
    pub span: Span,
    /// The documents of the articles that tell of it, sorted.
    pub articles: Vec<Arc<str>>,
}

/// A thing in the graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its IRI: no two nodes have the same.
    pub iri: String,
    /// Its name.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// What it was part of, as places in [`Network::occasions`], ascending.
    pub occasions: Vec<u32>,
    /// A value, or none, for each of [`Network::node_columns`].
    pub values: Vec<Option<Value>>,
}

/// What ties two things.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// In what way they are tied, where the view has several. No two edges of one kind join the same nodes.
    pub kind: Option<Arc<str>>,
    /// How strongly; always more than 0.
    pub weight: f64,
    /// By what they are tied, as places in [`Network::occasions`], ascending.
    pub occasions: Vec<u32>,
    /// A value, or none, for each of [`Network::edge_columns`].
    pub values: Vec<Option<Value>>,
}

/// What an edge of a network tells, beside [`Network::edge_columns`], of its occasions: IRIs, names, days, articles.
const OF_OCCASIONS: [(&str, Type); 6] = [
    ("occasions", Type::List),
    ("names", Type::List),
    ("dates", Type::List),
    ("articles", Type::List),
    ("firstDate", Type::Date),
    ("lastDate", Type::Date),
];

/// A graph of things, with what its nodes and edges tell.
///
/// Nodes stand in the order of their IRIs, edges in that of their ends and then of their kinds, so that the same store gives
/// the same graph, to the byte of a file.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// One line for people who open the file.
    pub title: String,
    /// Whether edges lead from one node to the other, or join both alike.
    pub is_directed: bool,
    /// What ties nodes.
    pub occasions: Vec<Occasion>,
    /// Attributes of nodes, besides label and kind.
    pub node_columns: Vec<Column>,
    /// Attributes of edges, besides kind and weight.
    pub edge_columns: Vec<Column>,
    /// Where nodes stand, how large and in which colour, if that was asked for.
    pub arrangement: Option<Arrangement>,
    pub(super) graph: DiGraph<Node, Edge>,
}

impl Network {
    /// The graph itself, for measures and layouts. Its edges have a direction; what that means says `is_directed`.
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes, in the order of their IRIs.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.graph.raw_nodes().iter().map(|node| &node.weight)
    }

    /// All edges with their ends, as places among the nodes, in the order of these.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = (usize, usize, &Edge)> {
        self.graph.edge_references().map(|e| (e.source().index(), e.target().index(), e.weight()))
    }

    /// The node at a place, which is below [`Network::node_count`].
    ///
    /// # Panics
    /// When it is not.
    pub fn node(&self, place: usize) -> &Node {
        &self.graph[NodeIndex::new(place)]
    }

    /// Gives nodes an attribute: for each node in order its value. Where there are too few, the others have none.
    pub fn add_node_column(&mut self, column: Column, values: impl IntoIterator<Item = Option<Value>>) {
        self.node_columns.push(column);
        let mut values = values.into_iter();
        for node in self.graph.node_weights_mut() {
            node.values.push(values.next().flatten());
        }
    }

    /// Gives edges an attribute: for each edge in order its value. Where there are too few, the others have none.
    pub fn add_edge_column(&mut self, column: Column, values: impl IntoIterator<Item = Option<Value>>) {
        self.edge_columns.push(column);
        let mut values = values.into_iter();
        for edge in self.graph.edge_weights_mut() {
            edge.values.push(values.next().flatten());
        }
    }

    /// What files tell of a node besides IRI, label and kind: its own attributes, then the first and the last day of its
    /// occasions.
    pub fn attributes_of_nodes(&self) -> Vec<Column> {
        let days = [Column::new("firstDate", Type::Date), Column::new("lastDate", Type::Date)];
        self.node_columns.iter().cloned().chain(days).collect()
    }

    /// The values of [`Network::attributes_of_nodes`] for one node.
    pub fn values_of_node(&self, node: &Node) -> Vec<Option<Value>> {
        let Span { start, end } = self.span(&node.occasions);
        node.values.iter().cloned().chain([start.map(Value::Date), end.map(Value::Date)]).collect()
    }

    /// What files tell of an edge besides its ends, kind and weight: its own attributes, then of its occasions the IRIs, names,
    /// days (where known; `from/to` where there are two) and articles, and the first and the last day.
    pub fn attributes_of_edges(&self) -> Vec<Column> {
        let told = OF_OCCASIONS.map(|(name, of)| Column::new(name, of));
        self.edge_columns.iter().cloned().chain(told).collect()
    }

    /// The values of [`Network::attributes_of_edges`] for one edge.
    pub fn values_of_edge(&self, edge: &Edge) -> Vec<Option<Value>> {
        let of = |tell: fn(&Occasion) -> Option<String>| self.occasions_at(&edge.occasions).filter_map(tell).collect();
        let mut articles: Vec<String> =
            self.occasions_at(&edge.occasions).flat_map(|o| &o.articles).map(|article| article.to_string()).collect();
        articles.sort_unstable();
        articles.dedup();
        let lists = [of(|o| Some(o.iri.clone())), of(|o| Some(o.name.clone())), of(|o| o.span.written()), articles];
        let lists = lists.map(|list: Vec<String>| (!list.is_empty()).then_some(Value::List(list)));
        let Span { start, end } = self.span(&edge.occasions);
        edge.values.iter().cloned().chain(lists).chain([start.map(Value::Date), end.map(Value::Date)]).collect()
    }

    /// The occasions at some places. A place that there is not is passed over.
    pub fn occasions_at<'a>(&'a self, places: &'a [u32]) -> impl Iterator<Item = &'a Occasion> {
        places.iter().filter_map(|place| self.occasions.get(*place as usize))
    }

    /// The first and the last day of some occasions.
    pub fn span(&self, occasions: &[u32]) -> Span {
        let days = || self.occasions_at(occasions).flat_map(|o| [o.span.start, o.span.end]).flatten();
        Span { start: days().min(), end: days().max() }
    }

    /// When some occasions were, in order of time, as spans that neither touch nor overlap. Those without a day are left
    /// out.
    pub fn spells(&self, occasions: &[u32]) -> Vec<(Date, Date)> {
        let mut spans: Vec<(Date, Date)> = self.occasions_at(occasions).filter_map(|o| o.span.closed()).collect();
        spans.sort_unstable();
        let mut spells: Vec<(Date, Date)> = Vec::new();
        for (start, end) in spans {
            match spells.last_mut() {
                Some((_, last)) if start <= last.tomorrow().unwrap_or(*last) => *last = end.max(*last),
                _ => spells.push((start, end)),
            }
        }
        spells
    }

    /// Keeps only the edges that `keep` says, and then drops nodes that are left without any, if asked.
    pub fn retain_edges(&mut self, keep: impl Fn(&Edge) -> bool, drop_lone_nodes: bool) {
        self.graph.retain_edges(|graph, edge| keep(&graph[edge]));
        if drop_lone_nodes {
            self.retain_nodes(|network, node| {
                network.graph.neighbors_undirected(NodeIndex::new(node)).next().is_some()
            });
        }
        self.in_order();
    }

    /// Keeps only the nodes that `keep` says, by their places, and the edges between them.
    pub fn retain_nodes(&mut self, keep: impl Fn(&Self, usize) -> bool) {
        let kept: Vec<bool> = (0..self.node_count()).map(|node| keep(self, node)).collect();
        self.graph = self.graph.filter_map(
            |node: NodeIndex, weight| kept[node.index()].then(|| weight.clone()),
            |_: EdgeIndex, weight| Some(weight.clone()),
        );
        self.in_order();
    }

    /// Edges in the order of their ends, then of their kinds. Nodes keep theirs when others go.
    fn in_order(&mut self) {
        let (nodes, edges) = std::mem::take(&mut self.graph).into_nodes_edges();
        let mut edges: Vec<_> = edges.into_iter().map(|e| (e.source(), e.target(), e.weight)).collect();
        edges.sort_by(|(s, t, e), (u, v, f)| (s, t, &e.kind).cmp(&(u, v, &f.kind)));
        self.graph = DiGraph::with_capacity(nodes.len(), edges.len());
        for node in nodes {
            self.graph.add_node(node.weight);
        }
        for (source, target, edge) in edges {
            self.graph.add_edge(source, target, edge);
        }
    }
}

impl Span {
    /// One day.
    pub fn day(day: Option<Date>) -> Self {
        Self { start: day, end: day }
    }

    /// Both ends, where at least one is known. A last day before the first is taken for the first.
    pub fn closed(self) -> Option<(Date, Date)> {
        let start = self.start.or(self.end)?;
        Some((start, self.end.unwrap_or(start).max(start)))
    }

    /// Whether any of its days lies within bounds, both included. One without any day does only where there are no bounds.
    pub fn meets(self, from: Option<Date>, to: Option<Date>) -> bool {
        match self.closed() {
            Some((start, end)) => from.is_none_or(|from| from <= end) && to.is_none_or(|to| start <= to),
            None => from.is_none() && to.is_none(),
        }
    }

    /// `2024-03-05`, or `2024-03-05/2024-03-07` (ISO 8601).
    fn written(&self) -> Option<String> {
        let (start, end) = self.closed()?;
        Some(if start == end { start.to_string() } else { format!("{start}/{end}") })
    }
}
