//! Which nodes hang together.

use petgraph::unionfind::UnionFind;

use super::projection::Projection;

/// For each node the number of its component: 1 is that of the most nodes, among equals that of the first node.
pub(in crate::graph) fn components(graph: &Projection) -> Vec<usize> {
    let mut sets = UnionFind::new(graph.node_count());
    for (one, other, _) in graph.pairs() {
        sets.union(one, other);
    }
    numbered_by_size(&sets.into_labeling())
}

/// Groups numbered from 1 by their size, the largest first, among equals that of the first node. Takes for each node some
/// number of its group, which is below the number of nodes.
pub(super) fn numbered_by_size(groups: &[usize]) -> Vec<usize> {
    let mut sizes = vec![0; groups.len()];
    let mut order = Vec::new();
    for group in groups {
        if sizes[*group] == 0 {
            order.push(*group);
        }
        sizes[*group] += 1;
    }
    order.sort_by_key(|group| std::cmp::Reverse(sizes[*group]));
    let mut numbers = vec![0; groups.len()];
    for (number, group) in (1..).zip(order) {
        numbers[group] = number;
    }
    groups.iter().map(|group| numbers[*group]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_numbered_by_size() {
        assert_eq!(components(&Projection::of(6, &[(1, 4), (5, 3), (3, 2)])), [3, 2, 1, 1, 2, 1]);
        assert!(components(&Projection::of(0, &[])).is_empty());
    }
}
