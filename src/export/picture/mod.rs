//! A network as a picture: nodes, edges, names where there is room for them, and a legend.
//!
//! ```
//! use hoinghi::export::{Picture, Size};
//! use hoinghi::graph::{Design, Network, Options};
//!
//! let mut network = Network::default();
//! let measures = network.measure(&Options::default())?;
//! network.arrange(&measures, &Design::of(&network));
//! let mut svg = Vec::new();
//! Picture::new(&network, Size::default()).write_svg(&mut svg)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod font;
mod labels;
mod legend;
mod png;
mod svg;

use crate::graph::{Arrangement, Look, Network};

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Default for Size {
    fn default() -> Self {
        Self { width: 2400, height: 1800 }
    }
}

/// A disc: a node, or an example in the legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// The middle, from the left.
    pub x: f64,
    /// The middle, from the top.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
    /// Red, green and blue.
    pub color: [u8; 3],
}

/// A line: an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Its ends, each from the left and from the top.
    pub ends: [[f64; 2]; 2],
    /// Its breadth.
    pub width: f64,
    /// Red, green and blue.
    pub color: [u8; 3],
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where it begins, from the left.
    pub x: f64,
    /// The line that it stands on, from the top.
    pub y: f64,
    /// The size of the font.
    pub size: f64,
    /// What it says.
    pub text: String,
}

impl Text {
    /// The upright rectangle that holds it: left, top, right, bottom.
    pub fn bounds(&self) -> [f64; 4] {
        let right = self.x + font::width(&self.text, self.size);
        [self.x, self.y - font::RISE * self.size, right, self.y + font::FALL * self.size]
    }
}

/// A picture of a network: what is drawn where, in pixels. What comes later here is drawn above what comes before.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// How large it is.
    pub size: Size,
    /// The edges, the heaviest last.
    pub edges: Vec<Line>,
    /// How dense edges are drawn, from 0 to 1: the more of them, the lighter.
    pub opacity: f64,
    /// The nodes, in the order of the network.
    pub nodes: Vec<Disc>,
    /// Names of nodes. None lies upon another.
    pub labels: Vec<Text>,
    /// What the network is called, the legend, and how much is shown.
    pub captions: Vec<Text>,
    /// What the legend shows of colours and sizes.
    pub examples: Vec<Disc>,
}

/// Edges between nodes of different colours.
const GREY: [u8; 3] = [136, 136, 136];
/// The breadth of the heaviest edge and of the lightest, in units of the picture.
const BROAD: f64 = 4.5;
const THIN: f64 = 0.8;
/// The greatest scale: the nodes of a small network do not fill the picture.
const CLOSEST: f64 = 2.0;
/// Smaller discs cannot be seen.
const DOT: f64 = 0.8;

impl Picture {
    /// Draws a network that is arranged. Nodes without a look are left out, with their edges.
    pub fn new(network: &Network, size: Size) -> Self {
        let bare = Arrangement::default();
        let arrangement = network.arrangement.as_ref().unwrap_or(&bare);
        let unit = unit(size);
        let field = legend::field(size, unit);
        let view = View::new(&arrangement.looks, field, unit);
        let nodes: Vec<Disc> =
            arrangement.looks.iter().take(network.node_count()).map(|look| view.disc(*look, unit)).collect();
        let labels = labels::labels(network, &nodes, field, unit);
        let (captions, examples) = legend::legend(network, arrangement, labels.len(), view.scale, size, unit);
        Self {
            size,
            edges: lines(network, &nodes, unit * (view.scale / unit).clamp(0.2, 1.0)),
            opacity: (0.5 * (400.0 / network.edge_count().max(1) as f64).powf(0.25)).clamp(0.15, 0.5),
            nodes,
            labels,
            captions,
            examples,
        }
    }
}

/// A pixel of a picture of the usual size, by which texts and lines are measured: as much smaller as the picture is, but not so
/// small that they cannot be read while the legend has room.
fn unit(size: Size) -> f64 {
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    (width / 2400.0).min(height / 1800.0).max(0.45).min(width / 1000.0).min(height / 1000.0)
}

/// How the plane of an arrangement is seen in a part of the picture.
struct View {
    scale: f64,
    /// What of the plane lies in the middle, and where that is in the picture.
    from: [f64; 2],
    to: [f64; 2],
}

impl View {
    /// All looks in the middle of a field, which is given as left, top, right, bottom.
    fn new(looks: &[Look], [left, top, right, bottom]: [f64; 4], unit: f64) -> Self {
        let along = |of: fn(&Look) -> f64| {
            let least = looks.iter().map(|look| of(look) - look.size).fold(f64::INFINITY, f64::min);
            let most = looks.iter().map(|look| of(look) + look.size).fold(f64::NEG_INFINITY, f64::max);
            if least <= most { (least, most) } else { (0.0, 0.0) }
        };
        let ((west, east), (south, north)) = (along(|look| look.x), along(|look| look.y));
        let scale = ((right - left) / (east - west)).min((bottom - top) / (north - south)).min(CLOSEST * unit);
        Self {
            scale,
            from: [(west + east) / 2.0, (south + north) / 2.0],
            to: [(left + right) / 2.0, (top + bottom) / 2.0],
        }
    }

    fn disc(&self, look: Look, unit: f64) -> Disc {
        Disc {
            x: self.to[0] + (look.x - self.from[0]) * self.scale,
            y: self.to[1] - (look.y - self.from[1]) * self.scale,
            radius: (look.size * self.scale).max(DOT * unit),
            color: look.color,
        }
    }
}

/// The edges, the heaviest last, so that they lie above.
fn lines(network: &Network, nodes: &[Disc], unit: f64) -> Vec<Line> {
    let heaviest = network.edges().map(|(.., edge)| edge.weight).fold(0.0, f64::max);
    let line = |(source, target, weight): (usize, usize, f64)| {
        let (one, other) = (nodes.get(source)?, nodes.get(target)?);
        Some(Line {
            ends: [[one.x, one.y], [other.x, other.y]],
            width: unit * (THIN + (BROAD - THIN) * (weight / heaviest).sqrt()),
            color: if one.color == other.color { one.color } else { GREY },
        })
    };
    let mut edges: Vec<_> = network.edges().map(|(source, target, edge)| (source, target, edge.weight)).collect();
    edges.sort_by(|(.., one), (.., other)| one.total_cmp(other));
    edges.into_iter().filter_map(line).collect()
}
