//! Where nodes stand: near to those that they are tied to, none upon another.

mod force_atlas;
mod overlaps;
mod packing;
mod quadtree;

use force_atlas::{Springs, force_atlas};
use packing::Part;

use super::measures::{Projection, components};
use super::network::Network;

/// A place in the plane: x to the right, y upwards.
pub(super) type Point = [f64; 2];

/// Of the room of a part, the share that its discs cover.
const COVERED: f64 = 0.1;
/// How long edges are in the mean, by the radii at their ends.
const STRETCH: f64 = 2.0;

/// A place for the disc of each node, given the radii: the parts of the network that hang together each by forces, none over
/// another. All around the middle of the plane. The same network, radii and seed give the same places.
pub(super) fn layout(network: &Network, radii: &[f64], seed: u64) -> Vec<Point> {
    let graph = Projection::new(network);
    let component = components(&graph);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); component.iter().copied().max().unwrap_or_default()];
    let mut number = vec![0; component.len()];
    for (node, component) in component.iter().enumerate() {
        number[node] = members[component - 1].len();
        members[component - 1].push(node);
    }
    let mut springs: Vec<Springs> =
        members.iter().map(|nodes| Springs { nodes: nodes.len(), pairs: Vec::new() }).collect();
    // The root: two who met a hundred times stand near, but not on one spot. By the mean: the unit of weights does not matter.
    let mean = graph.pairs().map(|(.., weight)| weight).sum::<f64>() / graph.pair_count().max(1) as f64;
    for (one, other, weight) in graph.pairs() {
        springs[component[one] - 1].pairs.push((number[one], number[other], (weight / mean).sqrt()));
    }
    let radii_of: Vec<Vec<f64>> = members.iter().map(|nodes| nodes.iter().map(|node| radii[*node]).collect()).collect();
    let points_of: Vec<Vec<Point>> =
        springs.iter().zip(&radii_of).map(|(springs, radii)| place(springs, radii, seed)).collect();
    let parts: Vec<Part<'_>> = springs
        .iter()
        .zip(points_of.iter().zip(&radii_of))
        .map(|(springs, (points, radii))| Part { points, radii, pairs: &springs.pairs })
        .collect();
    let moves = packing::pack(&parts);

    let mut points = vec![[0.0; 2]; component.len()];
    for ((nodes, places), by) in members.iter().zip(&points_of).zip(moves) {
        for (node, [x, y]) in nodes.iter().zip(places) {
            points[*node] = [x + by[0], y + by[1]];
        }
    }
    let middle = middle(&points);
    points.iter().map(|[x, y]| [rounded(x - middle[0]), rounded(y - middle[1])]).collect()
}

/// One part, around the middle of the plane.
fn place(springs: &Springs, radii: &[f64], seed: u64) -> Vec<Point> {
    let mut points = force_atlas(springs, seed);
    let scale = scale(springs, &points, radii);
    points.iter_mut().flatten().for_each(|coordinate| *coordinate *= scale);
    overlaps::separate(&mut points, radii);
    let [x, y] = middle(&points);
    points.into_iter().map(|point| [point[0] - x, point[1] - y]).collect()
}

/// By how much forces have to be spread, so that discs have room and edges can be seen.
fn scale(springs: &Springs, points: &[Point], radii: &[f64]) -> f64 {
    let nodes = points.len().max(1) as f64;
    let mean = |axis: usize| points.iter().map(|point| point[axis]).sum::<f64>() / nodes;
    let [x, y] = [mean(0), mean(1)];
    let spread: f64 = points.iter().map(|point| (point[0] - x).powi(2) + (point[1] - y).powi(2)).sum::<f64>() / nodes;
    // Points that fill a circle evenly spread by half the square of its radius.
    let for_discs = (radii.iter().map(|radius| radius * radius).sum::<f64>() / (2.0 * spread * COVERED)).sqrt();
    let length = |(one, other, _): &(usize, usize, f64)| {
        let [dx, dy] = [0, 1].map(|axis| points[*one][axis] - points[*other][axis]);
        (dx * dx + dy * dy).sqrt()
    };
    let lengths: f64 = springs.pairs.iter().map(length).sum();
    let wanted: f64 = springs.pairs.iter().map(|(one, other, _)| STRETCH * (radii[*one] + radii[*other])).sum();
    let scale = for_discs.max(wanted / lengths);
    if scale.is_finite() { scale } else { 1.0 }
}

/// The middle of the smallest upright rectangle around all points.
fn middle(points: &[Point]) -> Point {
    [0, 1].map(|axis| {
        let along = || points.iter().map(|point| point[axis]);
        let (least, most) = (along().fold(f64::INFINITY, f64::min), along().fold(f64::NEG_INFINITY, f64::max));
        if least <= most { (least + most) / 2.0 } else { 0.0 }
    })
}

/// To a hundredth: finer than anybody sees, and short in files.
fn rounded(coordinate: f64) -> f64 {
    // Without the sign of zero.
    (coordinate * 100.0).round() / 100.0 + 0.0
}
