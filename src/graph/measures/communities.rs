//! Communities, and who stands between them.

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig, LeidenError};

use super::components::numbered_by_size;
use super::projection::Projection;

/// For each node the number of its community: 1 is that of the most nodes, among equals that of the first node. Communities
/// are those of the Leiden algorithm (Traag, Waltman, van Eck, *From Louvain to Leiden*, Sci. Rep. 9, 2019) for
/// modularity with weights.
pub(super) fn communities(graph: &Projection, seed: u64) -> Result<Vec<usize>, LeidenError> {
    let mut builder = GraphDataBuilder::new(graph.node_count());
    for (one, other, weight) in graph.pairs() {
        builder.add_edge(one, other, weight)?;
    }
    let config = LeidenConfig::builder().seed(seed).build();
    let found = Leiden::new(config).run(&builder.build()?)?;
    Ok(numbered_by_size(found.partition.as_slice()))
}

/// How much more of the weight lies inside of communities than would if edges were drawn at random between nodes of the same
/// strength: from -1/2 to 1. Newman, *Analysis of weighted networks* (Phys. Rev. E 70, 2004). 0 where there are no edges.
pub(super) fn modularity(graph: &Projection, communities: &[usize]) -> f64 {
    let number = communities.iter().copied().max().unwrap_or_default();
    let (mut inside, mut strength) = (vec![0.0; number + 1], vec![0.0; number + 1]);
    for (node, community) in communities.iter().enumerate() {
        strength[*community] += graph.strength(node);
    }
    for (one, other, weight) in graph.pairs().filter(|(one, other, _)| communities[*one] == communities[*other]) {
        inside[communities[one.min(other)]] += weight;
    }
    let total: f64 = strength.iter().sum::<f64>() / 2.0;
    if total == 0.0 {
        return 0.0;
    }
    inside.iter().zip(&strength).map(|(inside, strength)| inside / total - (strength / (2.0 * total)).powi(2)).sum()
}

/// Of each node: in how many communities its neighbours are, and its participation coefficient, 1 - Σ (kₛ/k)² with kₛ of its
/// k neighbours in community s: 0 where all are in one, near 1 where they are spread over many. Guimerà and Amaral,
/// *Functional cartography of complex metabolic networks* (Nature 433, 2005).
pub(super) fn spread(graph: &Projection, communities: &[usize]) -> (Vec<usize>, Vec<f64>) {
    let of = |node: usize| {
        let mut around: Vec<usize> = graph.neighbours(node).iter().map(|other| communities[*other as usize]).collect();
        around.sort_unstable();
        let all = around.len() as f64;
        let shares = || around.chunk_by(|a, b| a == b).map(|same| same.len() as f64 / all);
        let same: f64 = shares().map(|share| share * share).sum();
        (shares().count(), if around.is_empty() { 0.0 } else { 1.0 - same })
    };
    (0..graph.node_count()).map(of).unzip()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Five who all know each other, three who do, one edge between them, and one alone.
    fn two_circles() -> Projection {
        let five = (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b)));
        let pairs: Vec<_> = five.chain([(5, 6), (5, 7), (6, 7), (4, 5)]).collect();
        Projection::of(9, &pairs)
    }

    #[test]
    fn circles_are_communities() {
        let graph = two_circles();
        let found = communities(&graph, 1).unwrap();
        assert_eq!(found, [1, 1, 1, 1, 1, 2, 2, 2, 3]);
        // 14 edges: 10 inside of the first, whose degrees add up to 21; 3 inside of the second, with 7.
        let expected = 10.0 / 14.0 - (21.0_f64 / 28.0).powi(2) + 3.0 / 14.0 - (7.0_f64 / 28.0).powi(2);
        assert!((modularity(&graph, &found) - expected).abs() < 1e-12);
        assert_eq!(communities(&graph, 1).unwrap(), found, "the same again");
    }

    #[test]
    fn who_has_neighbours_here_and_there_stands_between() {
        let (number, coefficient) = spread(&two_circles(), &[1, 1, 1, 1, 1, 2, 2, 2, 3]);
        assert_eq!(number, [1, 1, 1, 1, 2, 2, 1, 1, 0]);
        assert_eq!(coefficient[0], 0.0);
        assert!((coefficient[4] - (1.0 - 16.0 / 25.0 - 1.0 / 25.0)).abs() < 1e-12);
        assert!((coefficient[5] - (1.0 - 4.0 / 9.0 - 1.0 / 9.0)).abs() < 1e-12);
        assert_eq!(coefficient[8], 0.0);
    }

    #[test]
    fn without_edges_there_is_no_modularity() {
        let graph = Projection::of(2, &[]);
        assert_eq!(communities(&graph, 1).unwrap(), [1, 2]);
        assert_eq!(modularity(&graph, &[1, 2]), 0.0);
        assert!(communities(&Projection::of(0, &[]), 1).unwrap().is_empty());
    }
}
