//! What the graphs of articles say of the nodes of people and bodies, for telling which of them are one.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use oxigraph::model::{NamedNode, NamedNodeRef, Term, TermRef};

use crate::identity::{self, Group, Judgements, NamedBody, Namesake};
use crate::rdf::vocabulary::hn;

/// Nodes of people and bodies whose names have one key, or are joined by judgements.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    people: BTreeMap<NamedNode, Namesake>,
    bodies: BTreeMap<NamedNode, NamedBody>,
}

impl Nodes {
    /// Adds what a triple of an article's graph says of a node; most say nothing that matters here.
    pub(super) fn add(&mut self, node: &NamedNode, predicate: NamedNodeRef<'_>, object: TermRef<'_>) {
        let TermRef::Literal(literal) = object else { return };
        let value = literal.value();
        if identity::is_body(node.as_ref()) {
            if predicate == hn::TOLD_APART_BY {
                let body = NamedBody { iri: node.clone(), told_apart_by: value.to_owned() };
                self.bodies.insert(node.clone(), body);
            }
        } else if identity::is_person(node.as_ref()) {
            let told = [hn::NAME_KEY, hn::SEAT, hn::SEEN_AT, hn::REPORTED_ON].contains(&predicate);
            if !told {
                return;
            }
            let person = self.people.entry(node.clone()).or_insert_with(|| Namesake::new(node.clone(), String::new()));
            if predicate == hn::NAME_KEY {
                value.clone_into(&mut person.name_key);
            } else if predicate == hn::REPORTED_ON {
                value.parse().into_iter().for_each(|day| person.reported_on(day));
            } else if let Ok(seat) = value.parse() {
                let seats = if predicate == hn::SEAT { &mut person.seats } else { &mut person.seen_at };
                seats.insert(seat);
            }
        }
    }

    /// The people among them, sorted.
    pub(super) fn people(&self) -> impl Iterator<Item = &Namesake> {
        self.people.values()
    }

    /// Adds all nodes of another collection, and what it tells of those that are in both.
    pub(super) fn merge(&mut self, other: Self) {
        for (node, person) in other.people {
            match self.people.entry(node) {
                Entry::Vacant(entry) => _ = entry.insert(person),
                Entry::Occupied(mut entry) => entry.get_mut().add(&person),
            }
        }
        self.bodies.extend(other.bodies);
    }

    /// Which of them are one.
    pub(super) fn groups(&self, judgements: &Judgements) -> Vec<Group> {
        let people: Vec<Namesake> = self.people.values().cloned().collect();
        let bodies: Vec<NamedBody> = self.bodies.values().cloned().collect();
        let mut groups = identity::people(&people, judgements);
        groups.extend(identity::bodies(&bodies, judgements));
        groups
    }
}

/// The node that is the subject of a triple about a person or body, with the key of its name.
pub(super) fn name_key(subject: &NamedNode, predicate: NamedNodeRef<'_>, object: &Term) -> Option<NameKey> {
    let Term::Literal(key) = object else { return None };
    (predicate == hn::NAME_KEY)
        .then(|| NameKey { is_person: identity::is_person(subject.as_ref()), key: key.value().to_owned() })
}

/// What nodes share that may be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameKey {
    pub(super) is_person: bool,
    pub(super) key: String,
}
