//! A quadtree, by which far points repel as one: Barnes and Hut, *A hierarchical O(N log N) force-calculation algorithm* (Nature
//! 324, 1986).

use super::Point;

/// How large a cell may look, as its side by its distance, to be taken for one point: θ of the paper, as in Gephi.
const COARSENESS: f64 = 1.2;
/// Up to how many points a cell is not divided.
const FEW: usize = 8;
/// How often the plane is divided at most: points in one place cannot be told apart.
const DEPTH: usize = 32;

/// Points with masses, in cells within cells.
#[derive(Debug)]
pub(super) struct Quadtree<'a> {
    points: &'a [Point],
    masses: &'a [f64],
    /// Each cell stands before those within it.
    cells: Vec<Cell>,
    /// The points of each cell stand together.
    order: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    center: Point,
    mass: f64,
    side: f64,
    /// The first cell behind that is not within this one.
    next: usize,
    /// Where its points begin and end, if it is not divided.
    points: Option<(usize, usize)>,
}

impl<'a> Quadtree<'a> {
    pub(super) fn new(points: &'a [Point], masses: &'a [f64]) -> Self {
        let mut tree = Self { points, masses, cells: Vec::new(), order: (0..points.len() as u32).collect() };
        let least = |axis: usize| points.iter().map(|point| point[axis]).fold(f64::INFINITY, f64::min);
        let most = |axis: usize| points.iter().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max);
        let corner = [least(0), least(1)];
        let side = (most(0) - corner[0]).max(most(1) - corner[1]);
        if !points.is_empty() {
            tree.divide(0, points.len(), corner, side, DEPTH);
        }
        tree
    }

    /// Makes a cell of a stretch of points, and the cells within it.
    fn divide(&mut self, start: usize, end: usize, corner: Point, side: f64, depth: usize) {
        let here = self.cells.len();
        let is_leaf = end - start <= FEW || depth == 0;
        let (center, mass) = self.center(start, end);
        self.cells.push(Cell { center, mass, side, next: 0, points: is_leaf.then_some((start, end)) });
        if !is_leaf {
            let half = side / 2.0;
            let middle = corner.map(|low| low + half);
            let across = self.split(start, end, |point| point[1] < middle[1]);
            for (start, end, y) in [(start, across, corner[1]), (across, end, middle[1])] {
                let along = self.split(start, end, |point| point[0] < middle[0]);
                for (start, end, x) in [(start, along, corner[0]), (along, end, middle[0])] {
                    if start < end {
                        self.divide(start, end, [x, y], half, depth - 1);
                    }
                }
            }
        }
        self.cells[here].next = self.cells.len();
    }

    /// Where the middle of the mass of a stretch of points is, and how large that is.
    fn center(&self, start: usize, end: usize) -> (Point, f64) {
        let (mut sum, mut mass) = ([0.0; 2], 0.0);
        for point in &self.order[start..end] {
            let ([x, y], m) = (self.points[*point as usize], self.masses[*point as usize]);
            sum = [sum[0] + x * m, sum[1] + y * m];
            mass += m;
        }
        (sum.map(|sum| sum / mass), mass)
    }

    /// Puts those points of a stretch first that are so, and gives where the others begin.
    fn split(&mut self, start: usize, end: usize, is_first: impl Fn(Point) -> bool) -> usize {
        let mut others = start;
        for place in start..end {
            if is_first(self.points[self.order[place] as usize]) {
                self.order.swap(place, others);
                others += 1;
            }
        }
        others
    }

    /// The sum of mass / distance from a point to all others, as a vector that leads away from them.
    pub(super) fn repulsion(&self, of: usize) -> Point {
        let here = self.points[of];
        let mut force = [0.0; 2];
        let mut add = |[x, y]: Point, mass: f64| {
            let (dx, dy) = (here[0] - x, here[1] - y);
            let square = dx * dx + dy * dy;
            if square > 0.0 {
                force[0] += dx * mass / square;
                force[1] += dy * mass / square;
            }
        };
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let (dx, dy) = (here[0] - cell.center[0], here[1] - cell.center[1]);
            if let Some((start, end)) = cell.points {
                let others = self.order[start..end].iter().map(|other| *other as usize).filter(|other| *other != of);
                others.for_each(|other| add(self.points[other], self.masses[other]));
                at = cell.next;
            } else if cell.side * cell.side < COARSENESS * COARSENESS * (dx * dx + dy * dy) {
                add(cell.center, cell.mass);
                at = cell.next;
            } else {
                at += 1;
            }
        }
        force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_points_count_as_one_and_near_ones_each() {
        // Two heaps of 100, far from each other, on a lattice.
        let heap = |x: f64| (0..100).map(move |n| [x + f64::from(n % 10), f64::from(n / 10)]);
        let points: Vec<Point> = heap(0.0).chain(heap(1000.0)).collect();
        let masses: Vec<f64> = (0..200).map(|n| 1.0 + f64::from(n % 3)).collect();
        let tree = Quadtree::new(&points, &masses);
        for of in [0, 55, 150] {
            let mut exact = [0.0; 2];
            for (other, mass) in (0..200).zip(&masses).filter(|(other, _)| *other != of) {
                let d = [0, 1].map(|axis| points[of][axis] - points[other][axis]);
                let square = d[0] * d[0] + d[1] * d[1];
                exact = [0, 1].map(|axis| exact[axis] + d[axis] * mass / square);
            }
            let found = tree.repulsion(of);
            let error = (found[0] - exact[0]).hypot(found[1] - exact[1]);
            assert!(error < 0.1 * exact[0].hypot(exact[1]), "{found:?} {exact:?}");
        }
    }

    #[test]
    fn points_in_one_place_do_not_divide_it_for_ever() {
        assert_eq!(Quadtree::new(&[[3.0, 4.0]; 100], &[1.0; 100]).repulsion(7), [0.0, 0.0]);
        assert!(Quadtree::new(&[], &[]).cells.is_empty());
    }
}
