//! PageRank: Page, Brin, Motwani, Winograd, *The PageRank Citation Ranking: Bringing Order to the Web* (Stanford, 1999).
//!
//! `petgraph` has one that looks at every pair of nodes in each step, and at no weights.

use crate::graph::Network;

/// With which share whoever walks along edges goes on, instead of starting anew somewhere.
const DAMPING: f64 = 0.85;
/// When to stop: how much all values together still change in a step.
const CHANGE: f64 = 1e-12;
/// When to stop at the latest. The change shrinks by [`DAMPING`] with every step, so that 170 are enough.
const STEPS: usize = 200;

/// The share of time that whoever walks from node to node spends at each: along edges by their weights, in their direction
/// where they have one; from a node without a way out, anywhere.
pub(super) fn page_rank(network: &Network) -> Vec<f64> {
    let mut arcs: Vec<(usize, usize, f64)> =
        network.edges().map(|(source, target, edge)| (source, target, edge.weight)).collect();
    if !network.is_directed {
        let back: Vec<_> = arcs.iter().map(|(source, target, weight)| (*target, *source, *weight)).collect();
        arcs.extend(back);
    }
    walk(network.node_count(), &arcs)
}

fn walk(nodes: usize, arcs: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut out = vec![0.0; nodes];
    for (source, _, weight) in arcs {
        out[*source] += weight;
    }
    let anywhere = 1.0 / nodes as f64;
    let mut ranks = vec![anywhere; nodes];
    for _ in 0..STEPS {
        let stuck: f64 = ranks.iter().zip(&out).filter(|(_, out)| **out == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * stuck) * anywhere; nodes];
        for (source, target, weight) in arcs {
            next[*target] += DAMPING * ranks[*source] * weight / out[*source];
        }
        let change: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ranks = next;
        if change < CHANGE {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_flow_along_edges() {
        assert!(walk(0, &[]).is_empty());
        assert_eq!(walk(2, &[]), [0.5, 0.5]);
        // A leads to B, and B nowhere: a = s, b = s + 0.85 a, with s = (0.15 + 0.85 b) / 2.
        let ranks = walk(2, &[(0, 1, 3.0)]);
        assert!((ranks[0] - 1.0 / 2.85).abs() < 1e-11 && (ranks[1] - 1.85 / 2.85).abs() < 1e-11, "{ranks:?}");
        // Three of four parts of what A has go to B.
        let ranks = walk(3, &[(0, 1, 3.0), (0, 2, 1.0), (1, 0, 1.0), (2, 0, 1.0)]);
        let (b, c) = (0.05 + 0.85 * ranks[0] * 0.75, 0.05 + 0.85 * ranks[0] * 0.25);
        assert!((ranks[1] - b).abs() < 1e-11 && (ranks[2] - c).abs() < 1e-11, "{ranks:?}");
        assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-11);
    }
}
