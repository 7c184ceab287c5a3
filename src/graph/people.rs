//! People, joined by the events that they attended together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::{EdgeRef, IntoNodeReferences};

/// A person, with what is known of the events attended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// IRI of the person.
    pub iri: String,
    /// Name without titles.
    pub name: String,
    /// The main post and its body, such as `Bí thư, Đảng ủy Bệnh viện Cửa Sông`.
    pub post: Option<String>,
    /// How many events the person attended; counted by [`PeopleGraph::new`].
    pub events: usize,
    /// Date of the earliest of them that has one.
    pub first: Option<Date>,
    /// Date of the latest of them that has one.
    pub last: Option<Date>,
}

/// An event that people attend.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// IRI of the event.
    pub iri: String,
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub date: Option<Date>,
}

/// That a person attended an event, both by IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// IRI of the person.
    pub person: String,
    /// IRI of the event.
    pub event: String,
}

/// What joins two people: the events that both attended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tie {
    /// The events, by date, then by IRI. Never empty in a [`PeopleGraph`].
    pub events: Vec<Event>,
}

impl Tie {
    /// The number of events.
    pub fn weight(&self) -> usize {
        self.events.len()
    }
}

/// People as nodes, joined by an undirected edge where they attended an event together.
///
/// Nodes stand in the order of their IRIs, edges in that of their ends, so that the same store gives the same graph.
#[derive(Debug, Clone, Default)]
pub struct PeopleGraph {
    graph: UnGraph<Person, Tie>,
}

impl PeopleGraph {
    /// Joins people by what they attended. Attendance by someone, or at something, that is not among the people and
    /// events is left out; saying it twice counts once.
    pub fn new(
        people: impl IntoIterator<Item = Person>,
        events: impl IntoIterator<Item = Event>,
        attendance: impl IntoIterator<Item = Attendance>,
    ) -> Self {
        let people: BTreeMap<String, Person> = people.into_iter().map(|p| (p.iri.clone(), p)).collect();
        let mut graph = UnGraph::default();
        let nodes: BTreeMap<String, NodeIndex> =
            people.into_iter().map(|(iri, person)| (iri, graph.add_node(person))).collect();
        let mut present: BTreeMap<String, BTreeSet<NodeIndex>> = BTreeMap::new();
        for Attendance { person, event } in attendance {
            if let Some(node) = nodes.get(&person) {
                present.entry(event).or_default().insert(*node);
            }
        }
        let events: BTreeMap<String, Event> = events.into_iter().map(|e| (e.iri.clone(), e)).collect();
        let mut events: Vec<Event> = events.into_values().collect();
        events.sort_by_key(|event| event.date);

        let mut ties: BTreeMap<(NodeIndex, NodeIndex), Tie> = BTreeMap::new();
        for event in events {
            let Some(present) = present.get(&event.iri) else { continue };
            for (i, one) in present.iter().enumerate() {
                attend(&mut graph[*one], event.date);
                for other in present.iter().skip(i + 1) {
                    ties.entry((*one, *other)).or_default().events.push(event.clone());
                }
            }
        }
        for ((one, other), tie) in ties {
            graph.add_edge(one, other, tie);
        }
        Self { graph }
    }

    /// The graph itself, for measures and layouts.
    pub fn graph(&self) -> &UnGraph<Person, Tie> {
        &self.graph
    }

    /// All people, in the order of their IRIs.
    pub fn people(&self) -> impl ExactSizeIterator<Item = &Person> {
        self.graph.node_references().map(|(_, person)| person)
    }

    /// All ties with the two people whom they join, in the order of these. No pair comes twice.
    pub fn ties(&self) -> impl ExactSizeIterator<Item = (&Person, &Person, &Tie)> {
        self.graph.edge_references().map(|e| (&self.graph[e.source()], &self.graph[e.target()], e.weight()))
    }
}

fn attend(person: &mut Person, date: Option<Date>) {
    person.events += 1;
    person.first = [person.first, date].into_iter().flatten().min();
    person.last = person.last.max(date);
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn graph(attendance: &[(&str, &str)]) -> PeopleGraph {
        let people = ["c", "a", "b", "d"].map(|iri| Person { iri: iri.into(), ..Person::default() });
        let day = |iri: &str, date| Event { iri: iri.into(), name: iri.to_uppercase(), date };
        let events = [day("late", Some(date(2024, 3, 1))), day("early", Some(date(2023, 3, 1))), day("undated", None)];
        let attendance = attendance.iter().map(|(p, e)| Attendance { person: (*p).into(), event: (*e).into() });
        PeopleGraph::new(people, events, attendance)
    }

    #[test]
    fn people_are_joined_by_what_they_attended_together() {
        let graph =
            graph(&[("b", "late"), ("a", "late"), ("a", "early"), ("b", "early"), ("c", "early"), ("a", "late")]);
        let ties: Vec<_> = graph.ties().map(|(a, b, tie)| (a.iri.as_str(), b.iri.as_str(), tie.weight())).collect();
        assert_eq!(ties, [("a", "b", 2), ("a", "c", 1), ("b", "c", 1)]);
        let names: Vec<_> = graph.ties().next().unwrap().2.events.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["EARLY", "LATE"]);
    }

    #[test]
    fn people_know_how_many_events_and_when() {
        let graph =
            graph(&[("a", "late"), ("a", "undated"), ("a", "early"), ("b", "undated"), ("x", "late"), ("a", "x")]);
        let known: Vec<_> = graph.people().map(|p| (p.iri.as_str(), p.events, p.first, p.last)).collect();
        let (early, late) = (Some(date(2023, 3, 1)), Some(date(2024, 3, 1)));
        assert_eq!(known, [("a", 3, early, late), ("b", 1, None, None), ("c", 0, None, None), ("d", 0, None, None)]);
    }
}
