//! Which nodes are named, and where: the largest first, each beside its disc where there is room, or not at all.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::{Disc, Text, font};
use crate::graph::Network;

/// The size of the smallest and of the largest names, in units of the picture.
const SMALL: f64 = 17.0;
const LARGE: f64 = 34.0;
/// How long a name may be, in sizes of its font: longer ones are cut.
const LONGEST: f64 = 16.0;
/// The room around a name, in sizes of its font.
const ROOM: f64 = 0.1;
/// How much of a name may lie upon discs of smaller nodes.
const COVERED: f64 = 0.15;

/// Where a name may stand to its disc: to the right, to the left, above, below, and between these; as shares of its breadth and
/// height by which it is moved, and of the radius.
const PLACES: [([f64; 2], [f64; 2]); 8] = [
    ([0.0, 0.5], [1.0, 0.0]),
    ([-1.0, 0.5], [-1.0, 0.0]),
    ([-0.5, 0.0], [0.0, -1.0]),
    ([-0.5, 1.0], [0.0, 1.0]),
    ([0.0, 0.0], [0.71, -0.71]),
    ([0.0, 1.0], [0.71, 0.71]),
    ([-1.0, 0.0], [-0.71, -0.71]),
    ([-1.0, 1.0], [-0.71, 0.71]),
];

/// What a name may not lie upon, or better not: another name, or the disc with a number.
type Obstacle = GeomWithData<Rectangle<[f64; 2]>, Option<usize>>;

/// The names of nodes within a field (left, top, right, bottom). Nodes are as in the network.
pub(super) fn labels(network: &Network, nodes: &[Disc], field: [f64; 4], unit: f64) -> Vec<Text> {
    let least = nodes.iter().map(|disc| disc.radius).fold(f64::INFINITY, f64::min);
    let most = nodes.iter().map(|disc| disc.radius).fold(0.0, f64::max);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by(|a, b| nodes[*b].radius.total_cmp(&nodes[*a].radius));
    let mut rank = vec![0; nodes.len()];
    for (place, node) in order.iter().enumerate() {
        rank[*node] = place;
    }
    let discs = nodes.iter().enumerate().map(|(node, disc)| {
        let corner = |sign: f64| [disc.x + sign * disc.radius, disc.y + sign * disc.radius];
        Obstacle::new(Rectangle::from_corners(corner(-1.0), corner(1.0)), Some(rank[node]))
    });
    let mut obstacles = RTree::bulk_load(discs.collect());
    let mut labels = Vec::new();
    for node in order {
        let disc = nodes[node];
        let share = if most > least { (disc.radius - least) / (most - least) } else { 0.5 };
        let size = unit * (SMALL + (LARGE - SMALL) * share);
        let text = font::shortened(&network.node(node).label, size, LONGEST * size);
        if text.trim().is_empty() {
            continue;
        }
        let places = PLACES.iter().filter_map(|place| {
            let text = beside(disc, &text, size, *place);
            cost(text.bounds(), rank[node], size, field, &obstacles).map(|cost| (cost, text))
        });
        // Among equals the first.
        let best = places.min_by(|(one, _), (other, _)| one.total_cmp(other));
        if let Some((_, text)) = best {
            let [left, top, right, bottom] = text.bounds();
            obstacles.insert(Obstacle::new(Rectangle::from_corners([left, top], [right, bottom]), None));
            labels.push(text);
        }
    }
    labels
}

fn beside(disc: Disc, text: &str, size: f64, ([across, down], [dx, dy]): ([f64; 2], [f64; 2])) -> Text {
    let (breadth, height) = (font::width(text, size), size * CAPITALS);
    let radius = disc.radius + ROOM * size;
    Text {
        x: disc.x + across * breadth + dx * radius,
        y: disc.y + down * height + dy * radius,
        size,
        text: text.to_owned(),
    }
}

/// How high most letters are, as a part of their size.
const CAPITALS: f64 = 0.71;

/// How much a name would cover of what had better be seen. None where it may not stand: outside of the field, upon another name
/// or the disc of a larger node.
fn cost(
    [left, top, right, bottom]: [f64; 4],
    rank: usize,
    size: f64,
    field: [f64; 4],
    obstacles: &RTree<Obstacle>,
) -> Option<f64> {
    if left < field[0] || top < field[1] || right > field[2] || bottom > field[3] {
        return None;
    }
    let room = ROOM * size;
    let around = AABB::from_corners([left - room, top - room], [right + room, bottom + room]);
    let mut covered = 0.0;
    for obstacle in obstacles.locate_in_envelope_intersecting(around) {
        match obstacle.data {
            Some(own) if own == rank => {}
            Some(other) if other > rank => {
                let (lower, upper) = (obstacle.geom().lower(), obstacle.geom().upper());
                let breadth = (right.min(upper[0]) - left.max(lower[0])).max(0.0);
                let height = (bottom.min(upper[1]) - top.max(lower[1])).max(0.0);
                covered += breadth * height;
            }
            _ => return None,
        }
    }
    let share = covered / ((right - left) * (bottom - top));
    (share <= COVERED).then_some(share)
}
