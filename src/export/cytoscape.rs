//! JSON of Cytoscape (`.cyjs`), which Cytoscape.js and networkx read, too.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::attribute::{Table, look, unsigned};
use crate::graph::{Column, Network, Value};

/// Names that Cytoscape and networkx keep for themselves.
const KEPT: [&str; 15] = [
    "id",
    "value",
    "name",
    "label",
    "source",
    "target",
    "key",
    "weight",
    "parent",
    "selected",
    "suid",
    "shared_name",
    "interaction",
    "size",
    "color",
];

pub(super) fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let table = Table::new(network, false, &KEPT);
    let mut pairs: Vec<(usize, usize)> = network.edges().map(|(source, target, _)| (source, target)).collect();
    pairs.dedup();
    let is_multigraph = pairs.len() < network.edge_count();
    write!(
        out,
        "{{\n\"format_version\": \"1.0\",\n\"generated_by\": \"hoinghi\",\n\"data\": {},\n\"directed\": {},\n\"multigraph\": {is_multigraph},\n\"elements\": {{\n\"nodes\": [",
        json!({"name": network.title}),
        network.is_directed,
    )?;
    for (place, node) in network.nodes().enumerate() {
        let mut data = values(&table.of_nodes, table.values_of_node(place));
        data.insert("id".into(), node.iri.as_str().into());
        // networkx names nodes by it.
        data.insert("value".into(), node.iri.as_str().into());
        data.insert("name".into(), node.label.as_str().into());
        data.insert("label".into(), node.label.as_str().into());
        let mut element = Map::new();
        if let Some(look) = look(network, place) {
            let [r, g, b] = look.color;
            data.insert("size".into(), (2.0 * look.size).into());
            data.insert("color".into(), format!("#{r:02x}{g:02x}{b:02x}").into());
            // There y grows downwards.
            element.insert("position".into(), json!({"x": look.x, "y": unsigned(-look.y)}));
        }
        element.insert("data".into(), data.into());
        let element = Json::Object(element);
        write!(out, "{}{element}", if place == 0 { "\n" } else { ",\n" })?;
    }
    write!(out, "\n],\n\"edges\": [")?;
    for (number, (source, target, edge)) in network.edges().enumerate() {
        let mut data = values(&table.of_edges, table.values_of_edge(edge));
        // Ids of edges are apart from those of nodes, which are IRIs or what a query gave.
        data.insert("id".into(), format!("edge-{number}").into());
        data.insert("source".into(), network.node(source).iri.as_str().into());
        data.insert("target".into(), network.node(target).iri.as_str().into());
        data.insert("key".into(), number.into());
        data.insert("weight".into(), edge.weight.into());
        if let Some(kind) = &edge.kind {
            data.insert("interaction".into(), kind.as_ref().into());
        }
        write!(out, "{}{}", if number == 0 { "\n" } else { ",\n" }, json!({"data": data}))?;
    }
    writeln!(out, "\n]\n}}\n}}")
}

fn values(columns: &[Column], values: Vec<Option<Value>>) -> Map<String, Json> {
    let named = columns.iter().map(|column| column.name.clone()).zip(values);
    named.filter_map(|(name, value)| Some((name, json(value?)))).collect()
}

fn json(value: Value) -> Json {
    match value {
        Value::Integer(number) => number.into(),
        Value::Float(number) => unsigned(number).into(),
        Value::Boolean(truth) => truth.into(),
        Value::Text(text) => text.into(),
        Value::Date(day) => day.to_string().into(),
        Value::List(texts) => texts.into(),
    }
}
