//! GEXF 1.3, as Gephi, Gephi Lite and networkx read it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attribute::{Attribute, Kind, OF_PEOPLE, OF_TIES};
use super::xml::{clean, document};
use crate::graph::PeopleGraph;

/// Without `www.`: networkx finds no graph in any other namespace, and the format's own schema has this one.
const NAMESPACE: &str = "http://gexf.net/1.3";

pub(super) fn write(graph: &PeopleGraph, out: impl Write) -> io::Result<()> {
    document(out, |xml| {
        let root = xml.create_element("gexf").with_attributes([("xmlns", NAMESPACE), ("version", "1.3")]);
        root.write_inner_content(|xml| {
            xml.create_element("meta").write_inner_content(|xml| {
                xml.create_element("creator").write_text_content(BytesText::new("hoinghi"))?;
                let what = "People, joined by the events that they attended together";
                xml.create_element("description").write_text_content(BytesText::new(what))?;
                Ok(())
            })?;
            let head = [("mode", "static"), ("defaultedgetype", "undirected"), ("idtype", "string")];
            xml.create_element("graph").with_attributes(head).write_inner_content(|xml| {
                declare(xml, "node", &OF_PEOPLE)?;
                declare(xml, "edge", &OF_TIES)?;
                nodes(xml, graph)?;
                edges(xml, graph)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn declare<W: Write, T>(xml: &mut Writer<W>, class: &str, attributes: &[Attribute<T>]) -> io::Result<()> {
    let element = xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]);
    element.write_inner_content(|xml| {
        for Attribute { name, kind, .. } in attributes {
            let kind = match kind {
                Kind::Integer => "integer",
                Kind::String => "string",
            };
            let attribute = [("id", *name), ("title", *name), ("type", kind)];
            xml.create_element("attribute").with_attributes(attribute).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn nodes<W: Write>(xml: &mut Writer<W>, graph: &PeopleGraph) -> io::Result<()> {
    let count = graph.people().len().to_string();
    let element = xml.create_element("nodes").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for person in graph.people() {
            let (id, label) = (clean(&person.iri), clean(&person.name));
            let node = xml.create_element("node").with_attributes([("id", id.as_ref()), ("label", label.as_ref())]);
            node.write_inner_content(|xml| values(xml, person, &OF_PEOPLE))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn edges<W: Write>(xml: &mut Writer<W>, graph: &PeopleGraph) -> io::Result<()> {
    let count = graph.ties().len().to_string();
    let element = xml.create_element("edges").with_attribute(("count", count.as_str()));
    element.write_inner_content(|xml| {
        for (id, (one, other, tie)) in graph.ties().enumerate() {
            let (id, source, target) = (id.to_string(), clean(&one.iri), clean(&other.iri));
            let weight = tie.weight().to_string();
            let edge = [("id", id.as_str()), ("source", &source), ("target", &target), ("weight", &weight)];
            let edge = xml.create_element("edge").with_attributes(edge);
            edge.write_inner_content(|xml| values(xml, tie, &OF_TIES))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn values<W: Write, T>(xml: &mut Writer<W>, thing: &T, attributes: &[Attribute<T>]) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for attribute in attributes {
            if let Some(value) = (attribute.value)(thing) {
                let value = clean(&value);
                let pair = [("for", attribute.name), ("value", value.as_ref())];
                xml.create_element("attvalue").with_attributes(pair).write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
