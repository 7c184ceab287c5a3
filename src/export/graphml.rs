//! GraphML, as igraph, networkx and Gephi read it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attribute::{Attribute, Kind, OF_PEOPLE, OF_TIES};
use super::xml::{clean, document};
use crate::graph::PeopleGraph;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

pub(super) fn write(graph: &PeopleGraph, out: impl Write) -> io::Result<()> {
    document(out, |xml| {
        xml.create_element("graphml").with_attribute(("xmlns", NAMESPACE)).write_inner_content(|xml| {
            key(xml, "node", "label", Kind::String)?;
            for attribute in &OF_PEOPLE {
                key(xml, "node", attribute.name, attribute.kind)?;
            }
            key(xml, "edge", "weight", Kind::Integer)?;
            for attribute in &OF_TIES {
                key(xml, "edge", attribute.name, attribute.kind)?;
            }
            let head = [("id", "people"), ("edgedefault", "undirected")];
            xml.create_element("graph").with_attributes(head).write_inner_content(|xml| content(xml, graph))?;
            Ok(())
        })?;
        Ok(())
    })
}

fn key<W: Write>(xml: &mut Writer<W>, class: &str, name: &str, kind: Kind) -> io::Result<()> {
    let kind = match kind {
        Kind::Integer => "int",
        Kind::String => "string",
    };
    let id = key_id(class, name);
    let attributes = [("id", id.as_str()), ("for", class), ("attr.name", name), ("attr.type", kind)];
    xml.create_element("key").with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Keys share one space of names: nodes and edges both have `events`.
fn key_id(class: &str, name: &str) -> String {
    format!("{class}-{name}")
}

fn content<W: Write>(xml: &mut Writer<W>, graph: &PeopleGraph) -> io::Result<()> {
    for person in graph.people() {
        let id = clean(&person.iri);
        xml.create_element("node").with_attribute(("id", id.as_ref())).write_inner_content(|xml| {
            data(xml, "node", "label", &person.name)?;
            values(xml, "node", person, &OF_PEOPLE)
        })?;
    }
    for (one, other, tie) in graph.ties() {
        // Without an id: igraph takes an edge's for a node's.
        let (source, target) = (clean(&one.iri), clean(&other.iri));
        let edge = [("source", source.as_ref()), ("target", target.as_ref())];
        xml.create_element("edge").with_attributes(edge).write_inner_content(|xml| {
            data(xml, "edge", "weight", &tie.weight().to_string())?;
            values(xml, "edge", tie, &OF_TIES)
        })?;
    }
    Ok(())
}

fn values<W: Write, T>(xml: &mut Writer<W>, class: &str, thing: &T, attributes: &[Attribute<T>]) -> io::Result<()> {
    for attribute in attributes {
        if let Some(value) = (attribute.value)(thing) {
            data(xml, class, attribute.name, &value)?;
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
