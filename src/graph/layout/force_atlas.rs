//! Nodes that repel, and edges that pull: Jacomy, Venturini, Heymann and Bastian, *ForceAtlas2, a continuous graph layout
//! algorithm for handy network visualization designed for the Gephi software* (PLoS ONE 9(6), 2014). Written from the paper, whose
//! signs stand here in brackets.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::Point;
use super::quadtree::Quadtree;

/// How strongly nodes repel (kᵣ).
const REPULSION: f64 = 10.0;
/// How strongly nodes are drawn to the middle (k_g), the more the farther they are: *strong gravity*. It keeps groups with few
/// ties to others by them, so that the plane is filled.
const GRAVITY: f64 = 0.2;
/// How fast a node may move for the speed of the whole (kₛ), and at most, for the force on it (kₛₘₐₓ).
const SPEED: f64 = 0.1;
const GREATEST_SPEED: f64 = 10.0;
/// By how much the speed of the whole may rise in one step.
const RISE: f64 = 1.5;

/// A graph that hangs together, as pairs of nodes with the strength of what pulls them.
#[derive(Debug)]
pub(super) struct Springs {
    pub(super) nodes: usize,
    pub(super) pairs: Vec<(usize, usize, f64)>,
}

/// A place for each node. The same seed gives the same places, to the last digit: forces are added up in one order, and only by
/// operations that every machine rounds alike.
pub(super) fn force_atlas(springs: &Springs, seed: u64) -> Vec<Point> {
    let mut masses = vec![1.0; springs.nodes];
    for (one, other, _) in &springs.pairs {
        masses[*one] += 1.0;
        masses[*other] += 1.0;
    }
    let mut points = scattered(springs.nodes, seed);
    let mut forces = vec![[0.0; 2]; springs.nodes];
    let mut speed = 1.0;
    for _ in 0..steps(springs.nodes) {
        let before = std::mem::replace(&mut forces, pulls(springs, &points));
        let tree = Quadtree::new(&points, &masses);
        for (node, force) in forces.iter_mut().enumerate() {
            let away = tree.repulsion(node);
            for axis in [0, 1] {
                force[axis] += masses[node] * (REPULSION * away[axis] - GRAVITY * points[node][axis]);
            }
        }
        // Swinging: how much forces turn about. Traction: how much they keep their direction.
        let changes = |sign: f64| {
            let change =
                move |(now, then): (&Point, &Point)| length([now[0] + sign * then[0], now[1] + sign * then[1]]);
            forces.iter().zip(&before).map(change)
        };
        let swinging: Vec<f64> = changes(-1.0).collect();
        let swing: f64 = swinging.iter().zip(&masses).map(|(swing, mass)| swing * mass).sum();
        let traction: f64 = changes(1.0).zip(&masses).map(|(twice, mass)| twice / 2.0 * mass).sum();
        if swing > 0.0 {
            speed = (tolerance(springs.nodes) * traction / swing).min(speed * RISE);
        }
        for ((point, force), swing) in points.iter_mut().zip(&forces).zip(&swinging) {
            let own = SPEED * speed / (1.0 + speed * swing.sqrt());
            let own = own.min(GREATEST_SPEED / length(*force).max(f64::MIN_POSITIVE));
            *point = [point[0] + force[0] * own, point[1] + force[1] * own];
        }
    }
    points
}

/// Enough to unfold. None where there is nothing to move.
fn steps(nodes: usize) -> usize {
    match nodes {
        0..=1 => 0,
        2..=2_000 => 1_000,
        _ => 600,
    }
}

/// How much swinging is borne for speed (τ), which grows with the graph.
fn tolerance(nodes: usize) -> f64 {
    match nodes {
        0..5_000 => 0.1,
        5_000..50_000 => 1.0,
        _ => 10.0,
    }
}

/// The pull of edges: as strong as they are long.
fn pulls(springs: &Springs, points: &[Point]) -> Vec<Point> {
    let mut forces = vec![[0.0; 2]; springs.nodes];
    for (one, other, strength) in &springs.pairs {
        for axis in [0, 1] {
            let pull = strength * (points[*other][axis] - points[*one][axis]);
            forces[*one][axis] += pull;
            forces[*other][axis] -= pull;
        }
    }
    forces
}

/// Places by chance, in a square with room for all.
fn scattered(nodes: usize, seed: u64) -> Vec<Point> {
    let mut chance = StdRng::seed_from_u64(seed);
    let half = 10.0 * (nodes as f64).sqrt();
    (0..nodes).map(|_| [chance.random_range(-half..=half), chance.random_range(-half..=half)]).collect()
}

fn length([x, y]: Point) -> f64 {
    (x * x + y * y).sqrt()
}
