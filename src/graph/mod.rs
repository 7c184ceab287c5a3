//! Graphs seen in the store: who met whom, who holds which post where, what belongs to what.
//!
//! [`Records`] are the tables of a store; a [`View`] makes a [`Network`] of them.
//!
//! ```
//! use hoinghi::graph::{Records, View, Weighting};
//! use hoinghi::{facts::Facts, ontology::Ontology, store::Store};
//!
//! let facts: Facts = serde_json::from_str(
//!     r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}, {"name": "Vi Công Thuận"}],
//!         "events": [{"id": "e1", "type": "congress", "name": "Đại hội Chi bộ Khoa Dược"}],
//!         "participations": [{"event": "e1", "person": "Lý Thị Sen", "as": ["attendee"]},
//!                            {"event": "e1", "person": "Vi Công Thuận", "as": ["attendee"]}]}"#,
//! )?;
//! let store = Store::in_memory()?;
//! store.replace_article(&facts, &Ontology::embedded()?)?;
//!
//! let network = Records::load(&store)?.network(View::Meetings, Weighting::Events);
//! let weights: Vec<f64> = network.edges().map(|(_, _, edge)| edge.weight).collect();
//! assert_eq!(weights, [1.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod appearance;
mod arrangement;
mod layout;
mod load;
mod measures;
mod network;
mod records;
mod select;
mod ties;
mod views;

/// Where all IRIs of a store begin that are made of what articles say.
pub use crate::identity::NAMESPACE;
pub use answers::AnswerError;
pub use appearance::Sizes;
pub use arrangement::{Arrangement, ColorBy, Design, Look};
pub use load::LoadError;
pub use measures::{Measure, MeasureError, Measures, Options};
pub use network::{Column, Edge, Kind, Network, Node, Occasion, Span, Type, Value};
pub use records::{Article, Body, Event, Participation, Person, Post, Records};
pub use select::Selection;
pub use views::{View, Weighting};
