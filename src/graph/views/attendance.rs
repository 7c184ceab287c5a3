//! From people to events, by ways of taking part.

use super::{columns, note};
use crate::graph::network::Network;
use crate::graph::records::Records;
use crate::graph::ties::Tie;

impl Records {
    pub(super) fn attendance(&self) -> Network {
        let (mut nodes, first) = (self.people_nodes(), self.people.len() as u32);
        nodes.extend(self.event_nodes());
        for participation in &self.participations {
            note(&mut nodes, participation.person, participation.event);
        }
        for event in 0..self.events.len() as u32 {
            note(&mut nodes, first + event, event);
        }
        let mut network = Network::from_ties(nodes, true, &self.ways, self.participation_ties(first));
        network.title = "People, and the events that they took part in".into();
        network.occasions = self.event_occasions();
        network.node_columns = columns();
        network
    }

    /// Ties from people to events; the first event has the node at `first`.
    pub(super) fn participation_ties(&self, first: u32) -> Vec<Tie> {
        let tie = |p: &crate::graph::Participation| Tie {
            ends: (p.person, first + p.event),
            kind: p.way,
            occasion: Some(p.event),
            weight: 1.0,
        };
        self.participations.iter().map(tie).collect()
    }
}
