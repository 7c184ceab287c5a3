//! Cores: Seidman, *Network structure and minimum degree* (Social Networks 5, 1983), found as by Batagelj and Zaveršnik,
//! *An O(m) Algorithm for Cores Decomposition of Networks* (2003).

use super::projection::Projection;

/// For each node the greatest k such that it belongs to a part of the graph in which everyone has k neighbours or more.
pub(super) fn core_numbers(graph: &Projection) -> Vec<usize> {
    let nodes = graph.node_count();
    // Neighbours that are left; in the end, of each node as many as it had when it was taken out.
    let mut left: Vec<usize> = (0..nodes).map(|node| graph.degree(node)).collect();
    let most = left.iter().copied().max().unwrap_or_default();
    let mut by_left: Vec<Vec<usize>> = vec![Vec::new(); most + 1];
    for (node, degree) in left.iter().enumerate() {
        by_left[*degree].push(node);
    }
    let mut taken = vec![false; nodes];
    for core in 0..=most {
        // Whoever falls to this number while others are taken out comes here too.
        while let Some(node) = by_left[core].pop() {
            if taken[node] || left[node] != core {
                continue;
            }
            taken[node] = true;
            for other in graph.neighbours(node) {
                let other = *other as usize;
                if left[other] > core {
                    left[other] -= 1;
                    by_left[left[other]].push(other);
                }
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_outside_are_taken_out_first() {
        // Four who all know each other, two in a row behind them, one alone, and three around.
        let graph = Projection::of(
            10,
            &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5), (7, 8), (8, 9), (9, 7)],
        );
        assert_eq!(core_numbers(&graph), [3, 3, 3, 3, 1, 1, 0, 2, 2, 2]);
        assert!(core_numbers(&Projection::of(0, &[])).is_empty());
    }
}
