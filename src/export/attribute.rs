//! What nodes and edges carry beside their ids, labels and weights, whatever the format.

use crate::graph::{Person, Tie};

/// An attribute of a `T`.
pub(super) struct Attribute<T> {
    /// Its name in the file.
    pub(super) name: &'static str,
    /// Its type. Only types that GEXF and GraphML readers agree on.
    pub(super) kind: Kind,
    /// Its value, where there is one.
    pub(super) value: fn(&T) -> Option<String>,
}

/// Type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    String,
}

pub(super) const OF_PEOPLE: [Attribute<Person>; 4] = [
    Attribute { name: "post", kind: Kind::String, value: |person| person.post.clone() },
    Attribute { name: "events", kind: Kind::Integer, value: |person| Some(person.events.to_string()) },
    Attribute { name: "first", kind: Kind::String, value: |person| person.first.map(|date| date.to_string()) },
    Attribute { name: "last", kind: Kind::String, value: |person| person.last.map(|date| date.to_string()) },
];

pub(super) const OF_TIES: [Attribute<Tie>; 2] = [
    Attribute { name: "events", kind: Kind::String, value: |tie| Some(join(tie, |e| &e.iri, " ")) },
    Attribute { name: "names", kind: Kind::String, value: |tie| Some(join(tie, |e| &e.name, "; ")) },
];

fn join(tie: &Tie, part: fn(&crate::graph::Event) -> &str, between: &str) -> String {
    tie.events.iter().map(part).collect::<Vec<_>>().join(between)
}
