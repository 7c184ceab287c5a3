//! People, joined by the events that they attended together.

use super::{Weighting, columns, note};
use crate::graph::network::{Column, Network, Type, Value};
use crate::graph::records::Records;
use crate::graph::ties::Tie;

impl Records {
    pub(super) fn meetings(&self, weighting: Weighting) -> Network {
        let mut nodes = self.people_nodes();
        let mut ties = Vec::new();
        // Participations stand in the order of their events, then of people.
        for at_event in self.participations.chunk_by(|a, b| a.event == b.event) {
            let Some(event) = at_event.first().map(|first| first.event) else { continue };
            let mut people: Vec<u32> = at_event.iter().map(|participation| participation.person).collect();
            people.dedup();
            let weight = match weighting {
                Weighting::Events => 1.0,
                Weighting::Scaled => 1.0 / people.len().saturating_sub(1).max(1) as f64,
            };
            for (n, one) in people.iter().enumerate() {
                note(&mut nodes, *one, event);
                let others = people.iter().skip(n + 1);
                ties.extend(others.map(|other| Tie {
                    ends: (*one, *other),
                    kind: None,
                    occasion: Some(event),
                    weight,
                }));
            }
        }
        let mut network = Network::from_ties(nodes, false, &[], ties);
        network.title = "People, joined by the events that they attended together".into();
        network.occasions = self.event_occasions();
        network.node_columns = columns();
        let events: Vec<_> = network.nodes().map(|node| Some(Value::Integer(node.occasions.len() as i64))).collect();
        network.add_node_column(Column::new("events", Type::Integer), events);
        let events: Vec<_> = network.edges().map(|(.., e)| Some(Value::Integer(e.occasions.len() as i64))).collect();
        network.add_edge_column(Column::new("events", Type::Integer), events);
        network
    }
}
