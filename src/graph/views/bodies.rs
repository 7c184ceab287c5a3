//! From each body to those that it belongs to.

use std::sync::Arc;

use super::columns;
use crate::graph::network::Network;
use crate::graph::records::{Body, Records};
use crate::graph::ties::Tie;

/// In which ways bodies are tied: by the names of the properties that say so.
pub(super) const WAYS: [&str; 3] = ["subOrganizationOf", "within", "replaces"];

impl Records {
    pub(super) fn tree(&self) -> Network {
        let kinds = WAYS.map(Arc::from);
        let [part_of, within, _] = self.body_ties(0);
        let mut network = Network::from_ties(self.body_nodes(), true, &kinds, [part_of, within].concat());
        network.title = "Bodies, their superiors, and the institutions that they sit in".into();
        network.node_columns = columns();
        network
    }

    /// Ties between bodies, by [`WAYS`]; the first body has the node at `first`.
    pub(super) fn body_ties(&self, first: u32) -> [Vec<Tie>; 3] {
        let lists: [fn(&Body) -> &[u32]; 3] = [|body| &body.part_of, |body| &body.within, |body| &body.replaces];
        let mut ties = [Vec::new(), Vec::new(), Vec::new()];
        for ((ties, list), way) in ties.iter_mut().zip(lists).zip(0..) {
            for (number, body) in (0..).zip(&self.bodies) {
                let tie =
                    |other| Tie { ends: (first + number, first + other), kind: Some(way), occasion: None, weight: 1.0 };
                ties.extend(list(body).iter().map(|other| tie(*other)));
            }
        }
        ties
    }
}
