//! Discs that do not cover each other.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::Point;

/// What is left between two discs, in the units of the plane; and what is enough.
const GAP: f64 = 1.5;
const ENOUGH: f64 = 0.75;
/// After so many rounds in which discs still cover each other, all move apart, so that it ends.
const ROUNDS: usize = 40;
const GROWTH: f64 = 1.1;

/// Pushes discs apart until none covers another. They move as little as they push each other.
pub(super) fn separate(points: &mut [Point], radii: &[f64]) {
    let greatest = radii.iter().copied().fold(0.0, f64::max);
    for round in 1.. {
        if !push_apart(points, radii, greatest) {
            return;
        }
        if round % ROUNDS == 0 {
            points.iter_mut().flatten().for_each(|coordinate| *coordinate *= GROWTH);
        }
    }
}

/// One round. Gives whether any two were too near to each other.
fn push_apart(points: &mut [Point], radii: &[f64], greatest: f64) -> bool {
    let placed = points.iter().enumerate().map(|(number, point)| GeomWithData::new(*point, number)).collect();
    let tree = RTree::bulk_load(placed);
    let mut are_near = false;
    for one in 0..points.len() {
        let reach = radii[one] + greatest + GAP;
        for other in tree.locate_within_distance(points[one], reach * reach) {
            let other = other.data;
            if other <= one {
                continue;
            }
            let [dx, dy] = [0, 1].map(|axis| points[other][axis] - points[one][axis]);
            let distance = (dx * dx + dy * dy).sqrt();
            let wanted = radii[one] + radii[other];
            if distance >= wanted + ENOUGH {
                continue;
            }
            are_near = true;
            // Discs in one place part to where their numbers send them.
            let [ux, uy] = if distance > 1e-9 { [dx / distance, dy / distance] } else { direction(one + other) };
            let push = (wanted + GAP - distance) / 2.0;
            points[one] = [points[one][0] - ux * push, points[one][1] - uy * push];
            points[other] = [points[other][0] + ux * push, points[other][1] + uy * push];
        }
    }
    are_near
}

fn direction(number: usize) -> Point {
    const WAYS: [Point; 4] = [[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [0.8, -0.6]];
    WAYS[number % WAYS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_in_one_place_part() {
        let radii: Vec<f64> = (0..300).map(|n| 4.0 + f64::from(n % 17)).collect();
        let mut points = vec![[0.0, 0.0]; radii.len()];
        separate(&mut points, &radii);
        for one in 0..points.len() {
            for other in 0..one {
                let [dx, dy] = [0, 1].map(|axis| points[other][axis] - points[one][axis]);
                assert!(dx.hypot(dy) >= radii[one] + radii[other], "{one} and {other}");
            }
        }
    }
}
