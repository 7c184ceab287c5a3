//! What stands around a network: what it is called, what colours and sizes mean, how much is shown.

use super::{Disc, Size, Text, font};
use crate::graph::{Arrangement, Network};
use crate::text::count;

/// In units of the picture: the edge that stays free, the sizes of texts, the breadth of the legend, and the height of its lines.
const EDGE: f64 = 40.0;
const TITLE: f64 = 40.0;
const BODY: f64 = 24.0;
const BREADTH: f64 = 520.0;
const LINE: f64 = 40.0;
const BULLET: f64 = 12.0;
/// Of what size an example has no colour of a node.
const SHOWN: [u8; 3] = [187, 187, 187];

/// Where nodes and their names stand: left, top, right, bottom.
pub(super) fn field(size: Size, unit: f64) -> [f64; 4] {
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    [EDGE * unit, (EDGE + 2.0 * TITLE) * unit, width - (BREADTH + 2.0 * EDGE) * unit, height - EDGE * unit]
}

/// Texts and examples.
pub(super) fn legend(
    network: &Network,
    arrangement: &Arrangement,
    named: usize,
    scale: f64,
    size: Size,
    unit: f64,
) -> (Vec<Text>, Vec<Disc>) {
    let left = f64::from(size.width) - (BREADTH + EDGE) * unit;
    let mut column = Column { left, y: (EDGE + 2.0 * TITLE) * unit, unit, texts: Vec::new(), discs: Vec::new() };
    let title = TITLE * unit;
    let room = f64::from(size.width) - 2.0 * EDGE * unit;
    let text = font::shortened(&network.title, title, room);
    column.texts.push(Text { x: EDGE * unit, y: EDGE * unit + title, size: title, text });

    column.line(&format!("{}, {}", count(network.node_count(), "node"), count(network.edge_count(), "edge")));
    if named < network.node_count() {
        column.line(&format!("{named} named, where there is room"));
    }
    if !arrangement.legend.is_empty() {
        column.gap();
        column.line("Colour");
        for (name, color) in &arrangement.legend {
            column.example(name, BULLET * unit, *color);
        }
    }
    if let Some(sizes) = arrangement.sizes.as_ref().filter(|sizes| sizes.greatest > 0.0) {
        column.gap();
        column.line(&format!("Size: {}", sizes.of));
        for value in [sizes.greatest, sizes.greatest / 4.0, 0.0] {
            column.example(&figure(value), sizes.radius(value) * scale, SHOWN);
        }
    }
    (column.texts, column.discs)
}

/// Lines one below the other.
struct Column {
    left: f64,
    y: f64,
    unit: f64,
    texts: Vec<Text>,
    discs: Vec<Disc>,
}

impl Column {
    fn line(&mut self, text: &str) {
        self.y += LINE * self.unit;
        self.text(text, 0.0);
    }

    fn gap(&mut self) {
        self.y += LINE * self.unit;
    }

    /// A disc, and what it means. Texts stand below each other, however large discs are, and these do not meet.
    fn example(&mut self, text: &str, radius: f64, color: [u8; 3]) {
        let least = LINE * self.unit / 2.0;
        let half = (radius * 1.15).max(least);
        let top = self.y + (BODY / 3.0) * self.unit;
        let middle = top + half;
        let indent = (2.0 * radius).max(2.0 * BULLET * self.unit);
        self.discs.push(Disc { x: self.left + indent / 2.0, y: middle, radius, color });
        self.y = middle + BODY * self.unit * 0.36;
        self.text(text, indent + BULLET * self.unit);
        self.y = top + 2.0 * half - (BODY / 3.0) * self.unit;
    }

    fn text(&mut self, text: &str, indent: f64) {
        let size = BODY * self.unit;
        let text = font::shortened(text, size, BREADTH * self.unit - indent);
        self.texts.push(Text { x: self.left + indent, y: self.y, size, text });
    }
}

/// A number with three digits that count, or as many as stand before the point.
fn figure(value: f64) -> String {
    if value == value.trunc() {
        return value.to_string();
    }
    let digits = 2 - value.abs().log10().floor() as i32;
    format!("{value:.*}", digits.clamp(0, 9) as usize)
}
