//! GraphML, as igraph, networkx and Gephi read it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attribute::{Table, text};
use super::xml::{clean, document};
use crate::graph::{Column, Network, Type, Value};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Names that igraph takes for the ids of nodes, and those written by hand below.
const KEPT: [&str; 5] = ["id", "source", "target", "label", "weight"];

pub(super) fn write(network: &Network, out: impl Write) -> io::Result<()> {
    document(out, |xml| {
        xml.create_element("graphml").with_attribute(("xmlns", NAMESPACE)).write_inner_content(|xml| {
            let table = Table::new(network, true, &KEPT);
            keys(xml, "node", &[Column::new("label", Type::Text)])?;
            keys(xml, "node", &table.of_nodes)?;
            keys(xml, "edge", &[Column::new("weight", Type::Float)])?;
            keys(xml, "edge", &table.of_edges)?;
            let direction = if network.is_directed { "directed" } else { "undirected" };
            let head = [("id", "network"), ("edgedefault", direction)];
            xml.create_element("graph")
                .with_attributes(head)
                .write_inner_content(|xml| content(xml, network, &table))?;
            Ok(())
        })?;
        Ok(())
    })
}

fn keys<W: Write>(xml: &mut Writer<W>, class: &str, columns: &[Column]) -> io::Result<()> {
    for Column { name, of } in columns {
        let of = match of {
            Type::Integer => "long",
            Type::Float => "double",
            Type::Boolean => "boolean",
            Type::Text | Type::Date | Type::List => "string",
        };
        let (id, name) = (key_id(class, name), clean(name));
        let attributes = [("id", id.as_str()), ("for", class), ("attr.name", &name), ("attr.type", of)];
        xml.create_element("key").with_attributes(attributes).write_empty()?;
    }
    Ok(())
}

/// Keys share one space of names: nodes and edges both have `events`.
fn key_id(class: &str, name: &str) -> String {
    format!("{class}-{}", clean(name))
}

fn content<W: Write>(xml: &mut Writer<W>, network: &Network, table: &Table<'_>) -> io::Result<()> {
    for (place, node) in network.nodes().enumerate() {
        let id = clean(&node.iri);
        xml.create_element("node").with_attribute(("id", id.as_ref())).write_inner_content(|xml| {
            data(xml, "node", "label", &node.label)?;
            values(xml, "node", &table.of_nodes, &table.values_of_node(place))
        })?;
    }
    for (source, target, edge) in network.edges() {
        // Without an id: igraph takes an edge's for a node's.
        let (source, target) = (clean(&network.node(source).iri), clean(&network.node(target).iri));
        let ends = [("source", source.as_ref()), ("target", target.as_ref())];
        xml.create_element("edge").with_attributes(ends).write_inner_content(|xml| {
            data(xml, "edge", "weight", &edge.weight.to_string())?;
            values(xml, "edge", &table.of_edges, &table.values_of_edge(edge))
        })?;
    }
    Ok(())
}

fn values<W: Write>(xml: &mut Writer<W>, class: &str, columns: &[Column], values: &[Option<Value>]) -> io::Result<()> {
    for (column, value) in columns.iter().zip(values) {
        if let Some(value) = value {
            data(xml, class, &column.name, &text(value))?;
        }
    }
    Ok(())
}

fn data<W: Write>(xml: &mut Writer<W>, class: &str, name: &str, value: &str) -> io::Result<()> {
    let (key, value) = (key_id(class, name), clean(value));
    let element = xml.create_element("data").with_attribute(("key", key.as_str()));
    element.write_text_content(BytesText::new(&value))?;
    Ok(())
}
