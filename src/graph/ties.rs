//! Ties one by one, gathered into the edges of a network.

use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};

use super::network::{Edge, Network, Node};

/// That an occasion ties two nodes: one share of an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tie {
    /// Places among the nodes as they were given.
    pub(super) ends: (u32, u32),
    /// Place among the kinds.
    pub(super) kind: Option<u32>,
    /// Place among the occasions.
    pub(super) occasion: Option<u32>,
    /// What it adds to the edge's weight.
    pub(super) weight: f64,
}

impl Network {
    /// A network of some nodes, each with an IRI of its own; with an edge for all ties of one kind between the same ends.
    /// Where edges have no direction, it does not matter which end of a tie stands first.
    pub(super) fn from_ties(mut nodes: Vec<Node>, is_directed: bool, kinds: &[Arc<str>], mut ties: Vec<Tie>) -> Self {
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_unstable_by(|a, b| nodes[*a].iri.cmp(&nodes[*b].iri));
        let mut place = vec![0_u32; nodes.len()];
        for (new, old) in (0..).zip(&order) {
            place[*old] = new;
        }
        nodes.sort_unstable_by(|a, b| a.iri.cmp(&b.iri));

        for tie in &mut ties {
            let (source, target) = (place[tie.ends.0 as usize], place[tie.ends.1 as usize]);
            tie.ends = if is_directed || source < target { (source, target) } else { (target, source) };
        }
        ties.retain(|tie| tie.ends.0 != tie.ends.1);
        let kind = |tie: &Tie| tie.kind.and_then(|kind| kinds.get(kind as usize));
        let group = |tie: &Tie| (tie.ends, kind(tie));
        ties.sort_unstable_by(|a, b| (group(a), a.occasion).cmp(&(group(b), b.occasion)));

        let mut graph = DiGraph::with_capacity(nodes.len(), 0);
        for node in nodes {
            graph.add_node(node);
        }
        for ties in ties.chunk_by(|a, b| group(a) == group(b)) {
            let Some(first) = ties.first() else { continue };
            let mut occasions: Vec<u32> = ties.iter().filter_map(|tie| tie.occasion).collect();
            occasions.dedup();
            let edge = Edge {
                kind: kind(first).cloned(),
                weight: ties.iter().map(|tie| tie.weight).sum(),
                occasions,
                values: Vec::new(),
            };
            graph.add_edge(NodeIndex::new(first.ends.0 as usize), NodeIndex::new(first.ends.1 as usize), edge);
        }
        Self { is_directed, graph, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::network::Kind;
    use super::*;

    fn network(is_directed: bool) -> Network {
        let node = |iri: &str| Node {
            iri: iri.into(),
            label: iri.to_uppercase(),
            kind: Kind::Thing,
            occasions: Vec::new(),
            values: Vec::new(),
        };
        let tie = |ends, kind, occasion| Tie { ends, kind: Some(kind), occasion: Some(occasion), weight: 0.5 };
        let kinds = ["x".into(), "w".into()];
        let ties = vec![tie((0, 1), 0, 7), tie((1, 0), 0, 3), tie((0, 1), 1, 7), tie((1, 1), 0, 9), tie((2, 0), 0, 1)];
        Network::from_ties(["b", "a", "c"].map(node).into(), is_directed, &kinds, ties)
    }

    fn told(network: &Network) -> Vec<(usize, usize, &str, f64, &[u32])> {
        network.edges().map(|(s, t, e)| (s, t, e.kind.as_deref().unwrap(), e.weight, e.occasions.as_slice())).collect()
    }

    #[test]
    fn ties_of_one_kind_are_one_edge() {
        assert_eq!(network(false).nodes().map(|node| node.iri.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
        let undirected: [(_, _, _, _, &[u32]); 3] =
            [(0, 1, "w", 0.5, &[7]), (0, 1, "x", 1.0, &[3, 7]), (1, 2, "x", 0.5, &[1])];
        assert_eq!(told(&network(false)), undirected);
        let directed: [(_, _, _, _, &[u32]); 4] =
            [(0, 1, "x", 0.5, &[3]), (1, 0, "w", 0.5, &[7]), (1, 0, "x", 0.5, &[7]), (2, 1, "x", 0.5, &[1])];
        assert_eq!(told(&network(true)), directed);
    }
}
