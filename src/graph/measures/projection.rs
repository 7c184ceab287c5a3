//! The graph that measures look at: no direction, no kinds, one edge between two nodes.

use crate::graph::Network;

/// The neighbours of each node, with the weights of all edges between the two together.
#[derive(Debug, Default)]
pub(in crate::graph) struct Projection {
    /// Where the neighbours of each node begin; one more at the end.
    starts: Vec<usize>,
    /// Neighbours, ascending for each node.
    neighbours: Vec<u32>,
    /// For each neighbour the weight.
    weights: Vec<f64>,
}

impl Projection {
    /// Of a network. Edges from a node to itself are left out.
    pub(in crate::graph) fn new(network: &Network) -> Self {
        let arcs = network.edges().filter(|(source, target, _)| source != target).flat_map(|(source, target, edge)| {
            [(source as u32, target as u32, edge.weight), (target as u32, source as u32, edge.weight)]
        });
        Self::from_arcs(network.node_count(), arcs.collect())
    }

    /// Of arcs, each of which stands there in both directions.
    fn from_arcs(nodes: usize, mut arcs: Vec<(u32, u32, f64)>) -> Self {
        // Stable, so that weights are added in the order of edges.
        arcs.sort_by_key(|(source, target, _)| (*source, *target));
        let mut projection = Self { starts: vec![0], ..Self::default() };
        let mut arcs = arcs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).peekable();
        for node in 0..nodes as u32 {
            while let Some([(_, target, weight), more @ ..]) = arcs.next_if(|arcs| arcs[0].0 == node) {
                projection.neighbours.push(*target);
                projection.weights.push(weight + more.iter().map(|(.., weight)| weight).sum::<f64>());
            }
            projection.starts.push(projection.neighbours.len());
        }
        projection
    }

    pub(in crate::graph) fn node_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many pairs of nodes are joined.
    pub(in crate::graph) fn pair_count(&self) -> usize {
        self.neighbours.len() / 2
    }

    /// The neighbours of a node, ascending.
    pub(super) fn neighbours(&self, node: usize) -> &[u32] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }

    /// The neighbours of a node, ascending, and how strongly it is tied to each.
    pub(super) fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.starts[node]..self.starts[node + 1];
        self.neighbours(node).iter().zip(&self.weights[range]).map(|(other, weight)| (*other as usize, *weight))
    }

    /// How many neighbours a node has.
    pub(super) fn degree(&self, node: usize) -> usize {
        self.neighbours(node).len()
    }

    /// How much the edges of a node weigh together.
    pub(super) fn strength(&self, node: usize) -> f64 {
        self.ties(node).map(|(_, weight)| weight).sum()
    }

    /// All pairs of nodes that are joined, the smaller first, with weights.
    pub(in crate::graph) fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let of = |node| self.ties(node).filter(move |(other, _)| node < *other).map(move |(o, w)| (node, o, w));
        (0..self.node_count()).flat_map(of)
    }
}

#[cfg(test)]
impl Projection {
    /// Of pairs of so many nodes, each of weight 1 as often as it stands there.
    pub(super) fn of(nodes: usize, pairs: &[(u32, u32)]) -> Self {
        Self::from_arcs(nodes, pairs.iter().flat_map(|(a, b)| [(*a, *b, 1.0), (*b, *a, 1.0)]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_between_two_are_one() {
        let projection = Projection::of(4, &[(0, 1), (2, 1), (1, 0)]);
        assert_eq!(projection.pairs().collect::<Vec<_>>(), [(0, 1, 2.0), (1, 2, 1.0)]);
        assert_eq!((0..4).map(|node| projection.degree(node)).collect::<Vec<_>>(), [1, 2, 1, 0]);
        assert_eq!((0..4).map(|node| projection.strength(node)).collect::<Vec<_>>(), [2.0, 3.0, 1.0, 0.0]);
        assert_eq!(projection.pair_count(), 2);
    }
}
