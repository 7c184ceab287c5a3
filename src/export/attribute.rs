//! Attributes as formats write them.

use std::borrow::Cow;

use crate::graph::{Column, Edge, Look, Network, Type, Value};

/// Between the texts of a list, in formats without lists.
const BETWEEN: &str = "; ";

/// How a node looks, where a format has no words of its own for it.
const LOOKS: [(&str, Type); 6] = [
    ("x", Type::Float),
    ("y", Type::Float),
    ("size", Type::Float),
    ("r", Type::Integer),
    ("g", Type::Integer),
    ("b", Type::Integer),
];

/// The attributes that a format writes as such: names and types, and the values of each node and edge. No two have one name,
/// and none has one of those that the format keeps for itself, whatever a query called its columns.
pub(super) struct Table<'a> {
    network: &'a Network,
    has_looks: bool,
    /// Attributes of nodes: the kind, looks if wanted, and what [`Network::attributes_of_nodes`] lists.
    pub(super) of_nodes: Vec<Column>,
    /// Attributes of edges: the kind, and what [`Network::attributes_of_edges`] lists.
    pub(super) of_edges: Vec<Column>,
}

impl<'a> Table<'a> {
    /// With looks among the attributes if `has_looks`, for a format that keeps some names for itself, in lower case.
    pub(super) fn new(network: &'a Network, has_looks: bool, kept: &[&str]) -> Self {
        let has_looks = has_looks && network.arrangement.is_some();
        let kind = || std::iter::once(Column::new("kind", Type::Text));
        let looks = LOOKS.iter().filter(|_| has_looks).map(|(name, of)| Column::new(*name, *of));
        let of_nodes = apart(kind().chain(looks).chain(network.attributes_of_nodes()), kept);
        let of_edges = apart(kind().chain(network.attributes_of_edges()), kept);
        Self { network, has_looks, of_nodes, of_edges }
    }

    /// The values of the node at a place, for each of its columns.
    pub(super) fn values_of_node(&self, place: usize) -> Vec<Option<Value>> {
        let node = self.network.node(place);
        let kind = Some(Value::Text(node.kind.name().to_owned()));
        let mut values = vec![kind];
        if self.has_looks {
            let look = look(self.network, place);
            let number = |of: fn(Look) -> f64| look.map(of).map(Value::Float);
            values.extend([number(|look| look.x), number(|look| look.y), number(|look| look.size)]);
            values.extend((0..3).map(|channel| look.map(|look| Value::Integer(look.color[channel].into()))));
        }
        values.extend(self.network.values_of_node(node));
        values
    }

    /// The values of an edge, for each of its columns.
    pub(super) fn values_of_edge(&self, edge: &Edge) -> Vec<Option<Value>> {
        let kind = edge.kind.as_ref().map(|kind| Value::Text(kind.to_string()));
        std::iter::once(kind).chain(self.network.values_of_edge(edge)).collect()
    }
}

/// How the node at a place looks, if the network is arranged.
pub(super) fn look(network: &Network, place: usize) -> Option<Look> {
    let look = *network.arrangement.as_ref()?.looks.get(place)?;
    Some(Look { x: unsigned(look.x), y: unsigned(look.y), ..look })
}

/// A number without the sign of a negative zero, which would be written `-0`.
pub(super) fn unsigned(number: f64) -> f64 {
    number + 0.0
}

/// Columns with a number behind their names where these are kept or were there before, blind to case.
fn apart(columns: impl Iterator<Item = Column>, kept: &[&str]) -> Vec<Column> {
    let mut taken: Vec<String> = kept.iter().map(|name| (*name).to_owned()).collect();
    let named = columns.map(|Column { name, of }| {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(&name.to_lowercase()));
        let name = free.unwrap_or(name);
        taken.push(name.to_lowercase());
        Column { name, of }
    });
    named.collect()
}

/// A value as text: days in ISO 8601, lists joined by `; `, numbers in the shortest form that reads back the same, without an
/// exponent.
pub(super) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Integer(number) => number.to_string().into(),
        Value::Float(number) => unsigned(*number).to_string().into(),
        Value::Boolean(truth) => truth.to_string().into(),
        Value::Text(text) => text.into(),
        Value::Date(day) => day.to_string().into(),
        Value::List(texts) => texts.join(BETWEEN).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_apart() {
        let columns = ["kind", "Kind", "label", "label2"].map(|name| Column::new(name, Type::Text));
        let names: Vec<String> = apart(columns.into_iter(), &["label"]).into_iter().map(|c| c.name).collect();
        assert_eq!(names, ["kind", "Kind2", "label2", "label22"]);
    }

    #[test]
    fn numbers_have_no_exponent_and_zero_no_sign() {
        assert_eq!(text(&Value::Float(1e-7)), "0.0000001");
        assert_eq!(text(&Value::Float(-0.0)), "0");
        assert_eq!(text(&Value::Float(2e21)), "2000000000000000000000");
    }
}
