//! Answers of queries as networks.

use std::collections::BTreeMap;
use std::sync::Arc;

use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{Literal, NamedOrBlankNode, Term, Triple};

use super::network::{Column, Kind, Network, Node, Type, Value};
use super::ties::Tie;
use crate::identity;
use crate::rdf::vocabulary::{foaf, schema, skos};

/// Properties that name a thing, the best first.
const NAMES: [oxigraph::model::NamedNodeRef<'_>; 5] =
    [foaf::NAME, skos::PREF_LABEL, schema::NAME, rdfs::LABEL, schema::HEADLINE];

/// Columns that tell of the ends and the edge itself, and become no attribute.
const OF_ENDS: [&str; 6] = ["source", "target", "sourceLabel", "targetLabel", "weight", "kind"];

/// Why rows are no network.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// There is no column of that name.
    #[error("the answer has no column {0}")]
    Missing(&'static str),
}

/// Nodes while they are found, by IRI or text.
#[derive(Debug, Default)]
struct Nodes {
    nodes: Vec<Node>,
    places: BTreeMap<String, u32>,
}

impl Network {
    /// The network of some triples. Nodes are what they are about and lead to; a literal becomes an attribute of its subject,
    /// named by the end of the property's IRI, or its label where the property names things. An edge leads from subject to
    /// object, and its kind is the end of the property's IRI.
    pub fn from_triples(triples: &[Triple]) -> Self {
        let mut nodes = Nodes::default();
        let (mut kinds, mut ties): (Vec<Arc<str>>, Vec<Tie>) = (Vec::new(), Vec::new());
        let mut told: BTreeMap<&str, BTreeMap<u32, Vec<&Term>>> = BTreeMap::new();
        let mut named: BTreeMap<u32, (usize, &str)> = BTreeMap::new();
        for triple in triples {
            let subject = nodes.place(&subject(triple));
            let property = triple.predicate.as_ref();
            match &triple.object {
                Term::Literal(literal) => match NAMES.iter().position(|name| *name == property) {
                    Some(rank) => {
                        let name = (rank, literal.value());
                        named.entry(subject).and_modify(|best| *best = name.min(*best)).or_insert(name);
                    }
                    None => {
                        told.entry(end(property.as_str())).or_default().entry(subject).or_default().push(&triple.object)
                    }
                },
                object if property == rdf::TYPE => {
                    told.entry("type").or_default().entry(subject).or_default().push(object);
                }
                object => {
                    let kind = end(property.as_str());
                    let place = kinds.iter().position(|known| **known == *kind).unwrap_or_else(|| {
                        kinds.push(kind.into());
                        kinds.len() - 1
                    });
                    let ends = (subject, nodes.place(&text(object)));
                    ties.push(Tie { ends, kind: Some(place as u32), occasion: None, weight: 1.0 });
                }
            }
        }
        for (node, (_, name)) in named {
            nodes.name(node, name);
        }
        let mut columns = Vec::new();
        for (name, values) in told {
            let of = type_of(values.values().flatten().copied());
            let of = if values.values().any(|values| values.len() > 1) { Type::List } else { of };
            columns.push(Column::new(name, of));
            for (place, node) in (0..).zip(&mut nodes.nodes) {
                node.values.push(values.get(&place).and_then(|terms| value(terms, of)));
            }
        }
        let mut network = Self::from_ties(nodes.nodes, true, &kinds, ties);
        network.title = "The answer of a query".into();
        network.node_columns = columns;
        network
    }

    /// The network of some rows: from each `source` to its `target` an edge, with the `weight` (1 where there is none, and added
    /// up where several rows join the same ends) and `kind` of the row. `sourceLabel` and `targetLabel` name the ends;
    /// any other column is an attribute of the edge. A row without both ends, or with a weight that is not above 0, makes no edge.
    ///
    /// # Errors
    /// When there is no column `source` or `target`.
    pub fn from_rows(columns: &[String], rows: &[Vec<Option<Term>>]) -> Result<Self, AnswerError> {
        let column = |name: &str| columns.iter().position(|column| column == name);
        let source = column("source").ok_or(AnswerError::Missing("source"))?;
        let target = column("target").ok_or(AnswerError::Missing("target"))?;
        let cell = |row: &'_ [Option<Term>], place: Option<usize>| row.get(place?)?.as_ref().map(text);
        let mut nodes = Nodes::default();
        let (mut kinds, mut ties): (Vec<Arc<str>>, Vec<Tie>) = (Vec::new(), Vec::new());
        // The rows of the edges, numbered as occasions until the edges are known.
        let mut of_edges: Vec<&[Option<Term>]> = Vec::new();
        for row in rows {
            let (Some(from), Some(to)) = (cell(row, Some(source)), cell(row, Some(target))) else { continue };
            let ends = (nodes.place(&from), nodes.place(&to));
            for (node, label) in [(ends.0, "sourceLabel"), (ends.1, "targetLabel")] {
                cell(row, column(label)).into_iter().for_each(|label| nodes.name(node, &label));
            }
            let weight = cell(row, column("weight")).map_or(Some(1.0), |weight| weight.parse::<f64>().ok());
            let Some(weight) = weight.filter(|weight| *weight > 0.0 && weight.is_finite()) else { continue };
            let kind = cell(row, column("kind")).map(|kind| {
                let kind = end(&kind);
                kinds.iter().position(|known| **known == *kind).unwrap_or_else(|| {
                    kinds.push(kind.into());
                    kinds.len() - 1
                }) as u32
            });
            ties.push(Tie { ends, kind, occasion: Some(of_edges.len() as u32), weight });
            of_edges.push(row);
        }
        let mut network = Self::from_ties(nodes.nodes, true, &kinds, ties);
        network.title = "The answer of a query".into();
        for (place, name) in columns.iter().enumerate().filter(|(_, name)| !OF_ENDS.contains(&name.as_str())) {
            let terms = |occasions: &[u32]| {
                let rows = occasions.iter().filter_map(|row| of_edges.get(*row as usize));
                let mut terms: Vec<&Term> = rows.filter_map(|row| row.get(place)?.as_ref()).collect();
                terms.dedup();
                terms
            };
            let cells: Vec<Vec<&Term>> = network.edges().map(|(.., edge)| terms(&edge.occasions)).collect();
            let of = type_of(cells.iter().flatten().copied());
            let of = if cells.iter().any(|cells| cells.len() > 1) { Type::List } else { of };
            network.add_edge_column(Column::new(name, of), cells.iter().map(|terms| value(terms, of)));
        }
        network.graph.edge_weights_mut().for_each(|edge| edge.occasions.clear());
        Ok(network)
    }
}

impl Nodes {
    fn place(&mut self, iri: &str) -> u32 {
        if let Some(place) = self.places.get(iri) {
            return *place;
        }
        let place = self.nodes.len() as u32;
        self.places.insert(iri.to_owned(), place);
        self.nodes.push(Node {
            iri: iri.to_owned(),
            label: end(iri).to_owned(),
            kind: kind(iri),
            occasions: Vec::new(),
            values: Vec::new(),
        });
        place
    }

    fn name(&mut self, node: u32, name: &str) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            name.clone_into(&mut node.label);
        }
    }
}

/// What our own IRIs say of what they name.
fn kind(iri: &str) -> Kind {
    let Ok(node) = oxigraph::model::NamedNode::new(iri) else { return Kind::Thing };
    if identity::is_person(node.as_ref()) {
        Kind::Person
    } else if identity::is_body(node.as_ref()) {
        Kind::Body
    } else if iri.starts_with(identity::NAMESPACE) && iri.contains("/event/") {
        Kind::Event
    } else {
        Kind::Thing
    }
}

/// The type that all these terms have.
fn type_of<'a>(terms: impl Iterator<Item = &'a Term>) -> Type {
    let of = |term: &Term| match term {
        Term::Literal(literal) if literal.datatype() == xsd::INTEGER => Type::Integer,
        Term::Literal(literal) if [xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT].contains(&literal.datatype()) => Type::Float,
        Term::Literal(literal) if literal.datatype() == xsd::BOOLEAN => Type::Boolean,
        Term::Literal(literal) if literal.datatype() == xsd::DATE => Type::Date,
        _ => Type::Text,
    };
    let mut types = terms.map(of);
    let first = types.next().unwrap_or(Type::Text);
    if types.all(|other| other == first) { first } else { Type::Text }
}

/// Some terms as a value of a type. What cannot be one is none.
fn value(terms: &[&Term], of: Type) -> Option<Value> {
    let first = text(terms.first()?);
    Some(match of {
        Type::Integer => Value::Integer(first.parse().ok()?),
        Type::Float => Value::Float(first.parse().ok().filter(|number: &f64| number.is_finite())?),
        Type::Boolean => Value::Boolean(matches!(first.as_str(), "true" | "1")),
        Type::Date => Value::Date(first.parse().ok()?),
        Type::Text => Value::Text(first),
        Type::List => Value::List(terms.iter().map(|term| text(term)).collect()),
    })
}

/// What stands behind the last `#` or `/` of an IRI; of other texts all.
fn end(iri: &str) -> &str {
    match iri.rsplit(['#', '/']).next() {
        Some(end) if iri.contains("://") && !end.is_empty() => end,
        _ => iri,
    }
}

fn subject(triple: &Triple) -> String {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => Literal::value(literal).to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}
