//! Graphs seen in the store: who met whom.
//!
//! ```
//! use hoinghi::graph::{Attendance, Event, PeopleGraph, Person};
//!
//! let person = |iri: &str, name: &str| Person { iri: iri.into(), name: name.into(), ..Person::default() };
//! let people = [person("urn:1", "Lý Thị Sen"), person("urn:2", "Vi Công Thuận")];
//! let events = [Event { iri: "urn:e".into(), name: "Hội nghị sơ kết".into(), date: None }];
//! let attendance = ["urn:1", "urn:2"].map(|person| Attendance { person: person.into(), event: "urn:e".into() });
//!
//! let graph = PeopleGraph::new(people, events, attendance);
//! assert_eq!(graph.ties().next().map(|(_, _, tie)| tie.weight()), Some(1));
//! ```

mod load;
mod people;

pub use load::{LoadError, people};
pub use people::{Attendance, Event, PeopleGraph, Person, Tie};
