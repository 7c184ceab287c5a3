//! Parts of a drawing side by side: Freivalds, Dogrusoz and Kikusts, *Disconnected graph layout and the polyomino packing
//! approach* (Graph Drawing 2001). The plane is a grid; each part, the largest first, takes the free cells nearest to the middle
//! that its shape fits.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Point;

/// Of the whole, its breadth by its height: that of the usual screen and page.
const ASPECT: f64 = 4.0 / 3.0;
/// The room left around discs.
const MARGIN: f64 = 10.0;

/// A part of a drawing: discs, and lines between them.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) points: &'a [Point],
    pub(super) radii: &'a [f64],
    pub(super) pairs: &'a [(usize, usize, f64)],
}

/// Cells that a part covers, as one span a row, counted from the cell of its middle. Hollows to left and right are covered: what
/// stands there would seem to belong to the part.
type Shape = Vec<(i32, i32, i32)>;

/// By how much each part has to be moved, so that they stand side by side.
pub(super) fn pack(parts: &[Part<'_>]) -> Vec<Point> {
    let least = parts.iter().flat_map(|part| part.radii).copied().fold(f64::INFINITY, f64::min);
    let side = 2.0 * least + MARGIN;
    let shapes: Vec<Shape> = parts.iter().map(|part| shape(part, side)).collect();
    let size = |shape: &Shape| shape.iter().map(|(_, from, to)| i64::from(to - from + 1)).sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|part| std::cmp::Reverse(size(&shapes[*part])));

    let mut taken: FxHashSet<(i32, i32)> = FxHashSet::default();
    // Where the search for a shape as high and broad as this ended: nearer to the middle there was no room.
    let mut ended: FxHashMap<(usize, i32), i32> = FxHashMap::default();
    let mut moves = vec![[0.0; 2]; parts.len()];
    for part in order {
        let shape = &shapes[part];
        let breadth = shape.iter().map(|(_, from, to)| to - from).max().unwrap_or_default();
        let ring = ended.entry((shape.len(), breadth)).or_default();
        let fits = |x: i32, y: i32| {
            shape.iter().all(|(row, from, to)| (from + x..=to + x).all(|column| !taken.contains(&(row + y, column))))
        };
        let (x, y) = loop {
            match cells(*ring).find(|(x, y)| fits(*x, *y)) {
                Some(found) => break found,
                None => *ring += 1,
            }
        };
        taken.extend(shape.iter().flat_map(|(row, from, to)| (from + x..=to + x).map(move |column| (row + y, column))));
        moves[part] = [f64::from(x) * side, f64::from(y) * side];
    }
    moves
}

fn shape(part: &Part<'_>, side: f64) -> Shape {
    let mut rows: FxHashMap<i32, (i32, i32)> = FxHashMap::default();
    let cell = |coordinate: f64| (coordinate / side).round() as i32;
    let mut cover = |x: f64, y: f64, reach: f64| {
        for row in cell(y - reach)..=cell(y + reach) {
            let span = rows.entry(row).or_insert((i32::MAX, i32::MIN));
            *span = (span.0.min(cell(x - reach)), span.1.max(cell(x + reach)));
        }
    };
    for ([x, y], radius) in part.points.iter().zip(part.radii) {
        cover(*x, *y, radius + MARGIN / 2.0 - 1e-6);
    }
    for (one, other, _) in part.pairs {
        let ([x, y], [u, v]) = (part.points[*one], part.points[*other]);
        let steps = ((u - x).abs().max((v - y).abs()) / side * 2.0).ceil() as i32;
        for step in 1..steps {
            let share = f64::from(step) / f64::from(steps);
            cover(x + (u - x) * share, y + (v - y) * share, 0.0);
        }
    }
    let mut shape: Shape = rows.into_iter().map(|(row, (from, to))| (row, from, to)).collect();
    shape.sort_unstable();
    shape
}

/// The cells of a ring around the middle, that of number 0.
fn cells(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    let breadth = |ring: i32| (f64::from(ring) * ASPECT) as i32;
    let (inner, outer) = (if ring == 0 { -1 } else { breadth(ring - 1) }, breadth(ring));
    (-ring..=ring).flat_map(move |y| {
        let is_edge = y.abs() == ring;
        (-outer..=outer).filter(move |x| is_edge || x.abs() > inner).map(move |x| (x, y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_cover_each_cell_once() {
        let mut all: Vec<(i32, i32)> = (0..20).flat_map(cells).collect();
        let number = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), number), (39 * 51, 39 * 51));
    }

    #[test]
    fn parts_stand_side_by_side() {
        let (points, radii) = ([[0.0, 0.0]], [4.0]);
        let parts: Vec<Part<'_>> = (0..50).map(|_| Part { points: &points, radii: &radii, pairs: &[] }).collect();
        let moves = pack(&parts);
        for one in 0..moves.len() {
            for other in 0..one {
                let [dx, dy] = [0, 1].map(|axis| moves[other][axis] - moves[one][axis]);
                assert!(dx.hypot(dy) >= 8.0, "{one} and {other}");
            }
        }
        assert!(moves.iter().flatten().all(|coordinate| coordinate.abs() < 8.0 * 14.0), "near to each other");
    }
}
