//! GEXF 1.3, as Gephi, Gephi Lite and networkx read it.

use std::io::{self, Write};

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attribute::{Table, look, text};
use super::xml::{clean, document};
use crate::graph::{Column, Look, Network, Type, Value};

/// Without `www.`: networkx finds no graph in any other namespace, and the format's own schema has this one.
const NAMESPACE: &str = "http://gexf.net/1.3";
const VIZ: &str = "http://gexf.net/1.3/viz";

/// Names of elements and attributes of the format, which some readers confuse with attributes of nodes and edges.
const KEPT: [&str; 15] = [
    "id",
    "label",
    "source",
    "target",
    "weight",
    "viz",
    "spells",
    "networkx_key",
    "x",
    "y",
    "z",
    "size",
    "color",
    "shape",
    "thickness",
];

/// With spells if `is_dynamic`.
pub(super) fn write(network: &Network, is_dynamic: bool, out: impl Write) -> io::Result<()> {
    document(out, |xml| {
        let mut names = vec![("xmlns", NAMESPACE), ("version", "1.3")];
        if network.arrangement.is_some() {
            names.push(("xmlns:viz", VIZ));
        }
        xml.create_element("gexf").with_attributes(names).write_inner_content(|xml| {
            xml.create_element("meta").write_inner_content(|xml| {
                xml.create_element("creator").write_text_content(BytesText::new("hoinghi"))?;
                xml.create_element("description").write_text_content(BytesText::new(&clean(&network.title)))?;
                Ok(())
            })?;
            let direction = if network.is_directed { "directed" } else { "undirected" };
            let mut head = vec![("defaultedgetype", direction), ("idtype", "string")];
            match is_dynamic {
                true => head.extend([("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")]),
                false => head.push(("mode", "static")),
            }
            xml.create_element("graph").with_attributes(head).write_inner_content(|xml| {
                let table = Table::new(network, false, &KEPT);
                declare(xml, "node", &table.of_nodes)?;
                declare(xml, "edge", &table.of_edges)?;
                nodes(xml, network, &table, is_dynamic)?;
                edges(xml, network, &table, is_dynamic)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// One block a class, also of a dynamic graph: graphology knows only the last.
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
            let name = clean(name);
            let attribute = [("id", name.as_ref()), ("title", &name), ("type", of)];
            xml.create_element("attribute").with_attributes(attribute).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn nodes<W: Write>(xml: &mut Writer<W>, network: &Network, table: &Table<'_>, is_dynamic: bool) -> io::Result<()> {
    let count = network.node_count().to_string();
    let element = xml.create_element("nodes").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for (place, node) in network.nodes().enumerate() {
            let (id, label) = (clean(&node.iri), clean(&node.label));
            let element = xml.create_element("node").with_attributes([("id", id.as_ref()), ("label", label.as_ref())]);
            element.write_inner_content(|xml| {
                values(xml, &table.of_nodes, &table.values_of_node(place))?;
                if is_dynamic {
                    spells(xml, &network.spells(&node.occasions))?;
                }
                look(network, place).map_or(Ok(()), |look| draw(xml, look))
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn edges<W: Write>(xml: &mut Writer<W>, network: &Network, table: &Table<'_>, is_dynamic: bool) -> io::Result<()> {
    let count = network.edge_count().to_string();
    let element = xml.create_element("edges").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for (id, (source, target, edge)) in network.edges().enumerate() {
            let (id, weight) = (id.to_string(), edge.weight.to_string());
            let (source, target) = (clean(&network.node(source).iri), clean(&network.node(target).iri));
            let ends = [("id", id.as_str()), ("source", &source), ("target", &target), ("weight", &weight)];
            let kind = edge.kind.as_deref().map(clean);
            let kind = kind.iter().map(|kind| ("kind", kind.as_ref()));
            let element = xml.create_element("edge").with_attributes(ends).with_attributes(kind);
            element.write_inner_content(|xml| {
                values(xml, &table.of_edges, &table.values_of_edge(edge))?;
                if is_dynamic { spells(xml, &network.spells(&edge.occasions)) } else { Ok(()) }
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values<W: Write>(xml: &mut Writer<W>, columns: &[Column], values: &[Option<Value>]) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (column, value) in columns.iter().zip(values) {
            if let Some(value) = value {
                let (name, value) = (clean(&column.name), text(value));
                let pair = [("for", name.as_ref()), ("value", &clean(&value))];
                xml.create_element("attvalue").with_attributes(pair).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// What has no day has no spells, and is there at all times.
fn spells<W: Write>(xml: &mut Writer<W>, spells: &[(Date, Date)]) -> io::Result<()> {
    if spells.is_empty() {
        return Ok(());
    }
    xml.create_element("spells").write_inner_content(|xml| {
        for (start, end) in spells {
            let (start, end) = (start.to_string(), end.to_string());
            let days = [("start", start.as_str()), ("end", &end)];
            xml.create_element("spell").with_attributes(days).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn draw<W: Write>(xml: &mut Writer<W>, look: Look) -> io::Result<()> {
    let [x, y, size] = [look.x, look.y, look.size].map(|number| number.to_string());
    let [r, g, b] = look.color.map(|channel| channel.to_string());
    let color = [("r", r.as_str()), ("g", &g), ("b", &b)];
    xml.create_element("viz:size").with_attribute(("value", size.as_str())).write_empty()?;
    let position = [("x", x.as_str()), ("y", &y), ("z", "0")];
    xml.create_element("viz:position").with_attributes(position).write_empty()?;
    xml.create_element("viz:color").with_attributes(color).write_empty()?;
    Ok(())
}
