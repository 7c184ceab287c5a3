//! DOT, as graphviz reads it.

use std::io::{self, Write};

use super::attribute::{Table, look, text};
use super::xml::clean;
use crate::graph::{Column, Network, Value};

/// Points in an inch: graphviz takes widths in inches.
const POINTS: f64 = 72.0;

/// The thinnest and the thickest line, in points.
const LINES: (f64, f64) = (0.3, 8.0);

/// Names that mean something to graphviz, where a node or an edge has them.
const KEPT: [&str; 34] = [
    "arrowhead",
    "arrowsize",
    "arrowtail",
    "class",
    "color",
    "comment",
    "constraint",
    "dir",
    "distortion",
    "fillcolor",
    "fixedsize",
    "fontcolor",
    "fontname",
    "fontsize",
    "group",
    "height",
    "href",
    "id",
    "image",
    "key",
    "label",
    "layer",
    "len",
    "minlen",
    "orientation",
    "penwidth",
    "pos",
    "shape",
    "style",
    "target",
    "tooltip",
    "url",
    "weight",
    "width",
];

pub(super) fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let table = Table::new(network, false, &KEPT);
    let (graph, arrow) = if network.is_directed { ("digraph", "->") } else { ("graph", "--") };
    writeln!(out, "{graph} {} {{", quoted(&network.title))?;
    if network.arrangement.is_some() {
        // Nodes stay where they are: `dot -Tsvg FILE` draws what Gephi shows.
        writeln!(out, "  graph [layout=neato, inputscale={POINTS}, splines=line, outputorder=edgesfirst];")?;
        writeln!(out, "  node [shape=circle, style=filled, fixedsize=true];")?;
    }
    for (place, node) in network.nodes().enumerate() {
        write!(out, "  {} [label={}", quoted(&node.iri), label(&node.label))?;
        if let Some(look) = look(network, place) {
            let ([r, g, b], width) = (look.color, 2.0 * look.size / POINTS);
            write!(out, ", pos=\"{},{}!\", width={width}, fillcolor=\"#{r:02x}{g:02x}{b:02x}\"", look.x, look.y)?;
        }
        values(&mut out, &table.of_nodes, &table.values_of_node(place))?;
    }
    for (source, target, edge) in network.edges() {
        let (source, target) = (quoted(&network.node(source).iri), quoted(&network.node(target).iri));
        let width = edge.weight.sqrt().clamp(LINES.0, LINES.1);
        write!(out, "  {source} {arrow} {target} [weight={}, penwidth={width:.2}", edge.weight)?;
        values(&mut out, &table.of_edges, &table.values_of_edge(edge))?;
    }
    writeln!(out, "}}")
}

fn values(mut out: impl Write, columns: &[Column], values: &[Option<Value>]) -> io::Result<()> {
    for (column, value) in columns.iter().zip(values) {
        if let Some(value) = value {
            write!(out, ", {}={}", quoted(&column.name), quoted(&text(value)))?;
        }
    }
    writeln!(out, "];")
}

/// A text in quotation marks. Backslashes are doubled: one before the closing mark would take its meaning, and graphviz leaves
/// any two as they are.
fn quoted(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A label: graphviz reads `&` as the beginning of a character's name there.
fn label(text: &str) -> String {
    quoted(&text.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes() {
        assert_eq!(quoted(r#"Chi bộ "Dược" \"#), r#""Chi bộ \"Dược\" \\""#);
        assert_eq!(label("A & B\n\u{1}C"), "\"A &amp; B C\"");
    }
}
