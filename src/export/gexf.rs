//! GEXF 1.3, as Gephi, Gephi Lite and networkx read it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attribute::text;
use super::xml::{clean, document};
use crate::graph::{Column, Network, Type, Value};

/// Without `www.`: networkx finds no graph in any other namespace, and the format's own schema has this one.
const NAMESPACE: &str = "http://gexf.net/1.3";

pub(super) fn write(network: &Network, out: impl Write) -> io::Result<()> {
    document(out, |xml| {
        let root = xml.create_element("gexf").with_attributes([("xmlns", NAMESPACE), ("version", "1.3")]);
        root.write_inner_content(|xml| {
            xml.create_element("meta").write_inner_content(|xml| {
                xml.create_element("creator").write_text_content(BytesText::new("hoinghi"))?;
                xml.create_element("description").write_text_content(BytesText::new(&network.title))?;
                Ok(())
            })?;
            let direction = if network.is_directed { "directed" } else { "undirected" };
            let head = [("mode", "static"), ("defaultedgetype", direction), ("idtype", "string")];
            xml.create_element("graph").with_attributes(head).write_inner_content(|xml| {
                declare(xml, "node", &network.attributes_of_nodes())?;
                declare(xml, "edge", &network.attributes_of_edges())?;
                nodes(xml, network)?;
                edges(xml, network)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn declare<W: Write>(xml: &mut Writer<W>, class: &str, columns: &[Column]) -> io::Result<()> {
    let element = xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]);
    element.write_inner_content(|xml| {
        for Column { name, of } in columns {
            let of = match of {
                Type::Integer => "long",
                Type::Float => "double",
                Type::Boolean => "boolean",
                Type::Text | Type::Date | Type::List => "string",
            };
            let attribute = [("id", name.as_str()), ("title", name), ("type", of)];
            xml.create_element("attribute").with_attributes(attribute).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn nodes<W: Write>(xml: &mut Writer<W>, network: &Network) -> io::Result<()> {
    let (count, columns) = (network.node_count().to_string(), network.attributes_of_nodes());
    let element = xml.create_element("nodes").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for node in network.nodes() {
            let (id, label) = (clean(&node.iri), clean(&node.label));
            let element = xml.create_element("node").with_attributes([("id", id.as_ref()), ("label", label.as_ref())]);
            element.write_inner_content(|xml| values(xml, &columns, &network.values_of_node(node)))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn edges<W: Write>(xml: &mut Writer<W>, network: &Network) -> io::Result<()> {
    let (count, columns) = (network.edge_count().to_string(), network.attributes_of_edges());
    let element = xml.create_element("edges").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for (id, (source, target, edge)) in network.edges().enumerate() {
            let (id, weight) = (id.to_string(), edge.weight.to_string());
            let (source, target) = (clean(&network.node(source).iri), clean(&network.node(target).iri));
            let ends = [("id", id.as_str()), ("source", &source), ("target", &target), ("weight", &weight)];
            let element = xml.create_element("edge").with_attributes(ends);
            element.write_inner_content(|xml| values(xml, &columns, &network.values_of_edge(edge)))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values<W: Write>(xml: &mut Writer<W>, columns: &[Column], values: &[Option<Value>]) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (column, value) in columns.iter().zip(values) {
            if let Some(value) = value {
                let value = text(value);
                let pair = [("for", column.name.as_str()), ("value", &clean(&value))];
                xml.create_element("attvalue").with_attributes(pair).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
