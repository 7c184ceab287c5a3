//! Measures along the shortest paths, each edge being one step: betweenness and closeness.
//!
//! From a node all shortest paths are counted at once: Brandes, *A Faster Algorithm for Betweenness Centrality* (Journal of
//! Mathematical Sociology 25, 2001). In a large component this is done from some nodes only, the pivots, and what these see is
//! taken for all: Brandes and Pich, *Centrality Estimation in Large Networks* (Int. J. of Bifurcation and Chaos 17, 2007), and
//! Eppstein and Wang, *Fast Approximation of Centrality* (J. of Graph Algorithms and Applications 8, 2004).
//!
//! `rustworkx-core` has both, but not from pivots; on several cores it adds up in the order in which these are done, so
//! that the last digits differ from run to run, and here all cores are used with one result.

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::index;
use rayon::prelude::*;

use super::Options;
use super::projection::Projection;

/// In how many parts the work is done. Values are added up part by part, so that they do not depend on the number of cores.
const PARTS: usize = 16;
/// The distance of nodes that were not reached.
const FAR: u32 = u32::MAX;

/// What the shortest paths tell.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// See [`super::Measure::Betweenness`].
    pub(super) betweenness: Vec<f64>,
    /// See [`super::Measure::Closeness`].
    pub(super) closeness: Vec<f64>,
    /// From how many nodes of a component paths were counted, where not from all.
    pub(super) pivots: Option<usize>,
}

/// Measures along paths. Takes the number of the component of each node, from 1.
pub(super) fn paths(graph: &Projection, components: &[usize], options: &Options) -> Paths {
    let nodes = graph.node_count();
    let mut members = vec![Vec::new(); components.iter().copied().max().unwrap_or_default()];
    for (node, component) in components.iter().enumerate() {
        members[component - 1].push(node);
    }
    let is_sampled = |members: &Vec<usize>| members.len() > options.exact_up_to.max(options.pivots.max(2));
    let mut random = StdRng::seed_from_u64(options.seed);
    let mut sources = Vec::new();
    let mut is_source = vec![false; nodes];
    // Of each component, from how many of its nodes paths are counted.
    let mut numbers = Vec::new();
    for members in &members {
        let start = sources.len();
        if is_sampled(members) {
            let drawn = index::sample(&mut random, members.len(), options.pivots.max(2));
            sources.extend(drawn.iter().map(|place| members[place]));
        } else {
            sources.extend(members);
        }
        sources[start..].iter().for_each(|source| is_source[*source] = true);
        numbers.push(sources.len() - start);
    }

    let parts: Vec<Count> = (0..PARTS)
        .into_par_iter()
        .map(|part| {
            let mut count = Count::new(nodes);
            sources.iter().skip(part).step_by(PARTS).for_each(|source| count.add_from(graph, *source));
            count
        })
        .collect();
    let (mut between, mut distances) = (vec![0.0; nodes], vec![0_u64; nodes]);
    for part in &parts {
        between.iter_mut().zip(&part.between).for_each(|(sum, more)| *sum += more);
        distances.iter_mut().zip(&part.distances).for_each(|(sum, more)| *sum += more);
    }

    let pairs = (nodes.saturating_sub(1) * nodes.saturating_sub(2)).max(1) as f64;
    let mut paths =
        Paths { pivots: members.iter().any(is_sampled).then_some(options.pivots.max(2)), ..Paths::default() };
    for (node, component) in components.iter().enumerate() {
        // From how many others paths were counted, out of how many.
        let seen_from = (numbers[component - 1] - usize::from(is_source[node])) as f64;
        let others = (members[component - 1].len() - 1) as f64;
        let is_alone = seen_from == 0.0;
        paths.betweenness.push(if is_alone { 0.0 } else { between[node] * (others / seen_from) / pairs });
        paths.closeness.push(if is_alone { 0.0 } else { seen_from / distances[node] as f64 });
    }
    paths
}

/// What is counted from some nodes.
struct Count {
    /// For each node the sum over all others of the share of shortest paths that lead through it.
    between: Vec<f64>,
    /// For each node the sum of its distances.
    distances: Vec<u64>,
    /// Of the node that is counted from: the distance of each node,
    distance: Vec<u32>,
    /// how many shortest paths lead there,
    number: Vec<f64>,
    /// how many of those to nodes behind it lead through it, each as a share of those to the same node,
    through: Vec<f64>,
    /// and those reached, in order of their distance.
    reached: Vec<usize>,
}

impl Count {
    fn new(nodes: usize) -> Self {
        Self {
            between: vec![0.0; nodes],
            distances: vec![0; nodes],
            distance: vec![FAR; nodes],
            number: vec![0.0; nodes],
            through: vec![0.0; nodes],
            reached: Vec::new(),
        }
    }

    fn add_from(&mut self, graph: &Projection, source: usize) {
        self.reached.push(source);
        self.distance[source] = 0;
        self.number[source] = 1.0;
        let mut next = 0;
        while let Some(node) = self.reached.get(next).copied() {
            next += 1;
            let (further, number) = (self.distance[node] + 1, self.number[node]);
            for other in graph.neighbours(node) {
                let other = *other as usize;
                if self.distance[other] == FAR {
                    self.distance[other] = further;
                    self.reached.push(other);
                }
                if self.distance[other] == further {
                    self.number[other] += number;
                }
            }
        }
        for node in self.reached.iter().rev().copied().filter(|node| *node != source) {
            let share = (1.0 + self.through[node]) / self.number[node];
            for other in graph.neighbours(node) {
                let other = *other as usize;
                if self.distance[other] + 1 == self.distance[node] {
                    self.through[other] += self.number[other] * share;
                }
            }
            self.between[node] += self.through[node];
            self.distances[node] += u64::from(self.distance[node]);
        }
        for node in self.reached.drain(..) {
            (self.distance[node], self.number[node], self.through[node]) = (FAR, 0.0, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::components::components;
    use super::*;

    fn of(graph: &Projection, options: &Options) -> Paths {
        paths(graph, &components(graph), options)
    }

    #[test]
    fn who_stands_on_the_way_is_between() {
        // Two ways from 0 to 3, by 1 and by 2; 4 behind 3; 5 and 6 beside.
        let graph = Projection::of(7, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (5, 6)]);
        let Paths { betweenness, closeness, pivots } = of(&graph, &Options::default());
        // Pairs of others, each way of two by half; 15 pairs are possible.
        let expected = [0.5, 1.0, 1.0, 3.5, 0.0, 0.0, 0.0].map(|pairs| pairs / 15.0);
        assert!(betweenness.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{betweenness:?}");
        let expected = [4.0 / 7.0, 4.0 / 6.0, 4.0 / 6.0, 4.0 / 5.0, 4.0 / 8.0, 1.0, 1.0];
        assert!(closeness.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{closeness:?}");
        assert_eq!(pivots, None);
    }

    #[test]
    fn small_graphs_have_values() {
        assert!(of(&Projection::of(0, &[]), &Options::default()).betweenness.is_empty());
        for (nodes, pairs) in [(1, vec![]), (2, vec![(0, 1)]), (3, vec![(0, 1)])] {
            let Paths { betweenness, closeness, .. } = of(&Projection::of(nodes, &pairs), &Options::default());
            assert!(betweenness.iter().all(|value| *value == 0.0));
            assert!(closeness.iter().all(|value| *value == 0.0 || *value == 1.0));
        }
    }

    #[test]
    fn pivots_see_about_the_same_as_all() {
        // A ring of 1,000 with roads across.
        let pairs: Vec<_> = (0..1000).flat_map(|n| [(n, (n + 1) % 1000), (n, (n * n + 7) % 997)]).collect();
        let graph = Projection::of(1000, &pairs.into_iter().filter(|(a, b)| a != b).collect::<Vec<_>>());
        let exact = of(&graph, &Options::default());
        let options = Options { exact_up_to: 500, pivots: 400, ..Options::default() };
        let sampled = of(&graph, &options);
        assert_eq!((exact.pivots, sampled.pivots), (None, Some(400)));
        let most = exact.betweenness.iter().copied().fold(0.0, f64::max);
        let both = || exact.betweenness.iter().zip(&sampled.betweenness);
        let off: f64 = both().map(|(exact, sampled)| (exact - sampled).abs()).sum();
        assert!(off / 1000.0 < 0.08 * most, "{off} of {most}");
        let (all, seen): (f64, f64) = both().fold((0.0, 0.0), |(a, s), (exact, sampled)| (a + exact, s + sampled));
        assert!((seen / all - 1.0).abs() < 0.03, "{seen} of {all}");
        for (exact, sampled) in exact.closeness.iter().zip(&sampled.closeness) {
            assert!((exact / sampled - 1.0).abs() < 0.05, "{exact} {sampled}");
        }
        assert_eq!(of(&graph, &options).betweenness, sampled.betweenness, "the same again");
        assert_ne!(of(&graph, &Options { seed: 2, ..options }).betweenness, sampled.betweenness);
        let all = Options { exact_up_to: 0, pivots: 1000, ..Options::default() };
        assert_eq!(of(&graph, &all).pivots, None, "all of them are no sample");
    }
}
