//! Two tables, as the spreadsheet import of Gephi wants them: one of nodes, one of edges.

use std::io::{self, Write};

use super::attribute::{Table, text};
use super::xml::clean;
use crate::graph::{Column, Network, Value};

/// Columns that Gephi knows, blind to case.
const KEPT: [&str; 7] = ["id", "label", "source", "target", "type", "weight", "timeset"];

/// Columns of nodes in front: the type of a node is no type of an edge, so it keeps its name.
const KEPT_OF_NODES: [&str; 3] = ["id", "label", "timeset"];

pub(super) fn nodes(network: &Network, out: impl Write) -> io::Result<()> {
    let table = Table::new(network, true, &KEPT_OF_NODES);
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["Id", "Label"].into_iter().chain(names(&table.of_nodes)))?;
    for (place, node) in network.nodes().enumerate() {
        let ends = [&node.iri, &node.label].map(|text| clean(text).into_owned());
        rows.write_record(ends.into_iter().chain(cells(table.values_of_node(place))))?;
    }
    rows.flush()
}

pub(super) fn edges(network: &Network, out: impl Write) -> io::Result<()> {
    let table = Table::new(network, false, &KEPT);
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["Source", "Target", "Type", "Id", "Weight"].into_iter().chain(names(&table.of_edges)))?;
    let direction = if network.is_directed { "Directed" } else { "Undirected" };
    for (number, (source, target, edge)) in network.edges().enumerate() {
        let [source, target] = [source, target].map(|end| clean(&network.node(end).iri).into_owned());
        let told = [source, target, direction.to_owned(), number.to_string(), edge.weight.to_string()];
        rows.write_record(told.into_iter().chain(cells(table.values_of_edge(edge))))?;
    }
    rows.flush()
}

fn names(columns: &[Column]) -> impl Iterator<Item = &str> {
    columns.iter().map(|column| if column.name == "kind" { "Kind" } else { column.name.as_str() })
}

fn cells(values: Vec<Option<Value>>) -> impl Iterator<Item = String> {
    values.into_iter().map(|value| value.map_or_else(String::new, |value| clean(&text(&value)).into_owned()))
}
