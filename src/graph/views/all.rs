//! Everything: people, bodies and events, and all that ties them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bodies::WAYS;
use super::{columns, note};
use crate::graph::network::Network;
use crate::graph::records::Records;
use crate::graph::ties::Tie;

/// The kind of tie from an event to the body that holds it.
const ORGANIZER: &str = "organizer";

impl Records {
    pub(super) fn all(&self) -> Network {
        let (bodies, events) = (self.people.len() as u32, (self.people.len() + self.bodies.len()) as u32);
        let mut nodes = self.people_nodes();
        nodes.extend(self.body_nodes());
        nodes.extend(self.event_nodes());
        // Occasions: the events, and behind them the posts.
        let first_post = self.events.len() as u32;
        for participation in &self.participations {
            note(&mut nodes, participation.person, participation.event);
        }
        for event in 0..first_post {
            note(&mut nodes, events + event, event);
        }
        for (number, post) in (first_post..).zip(&self.posts) {
            note(&mut nodes, post.person, number);
            if let Some(body) = post.body {
                note(&mut nodes, bodies + body, number);
            }
        }

        let mut kinds = Kinds::default();
        let mut ties = self.participation_ties(events);
        let ways: Vec<u32> = self.ways.iter().map(|way| kinds.place(way)).collect();
        ties.iter_mut().for_each(|tie| tie.kind = tie.kind.and_then(|way| ways.get(way as usize).copied()));
        for (way, ties_of_way) in WAYS.iter().zip(self.body_ties(bodies)) {
            let kind = Some(kinds.place(&Arc::from(*way)));
            ties.extend(ties_of_way.into_iter().map(|tie| Tie { kind, ..tie }));
        }
        let organizer = Some(kinds.place(&Arc::from(ORGANIZER)));
        for (number, event) in (0..).zip(&self.events) {
            let tie = |body| Tie {
                ends: (events + number, bodies + body),
                kind: organizer,
                occasion: Some(number),
                weight: 1.0,
            };
            ties.extend(event.organizers.iter().map(|body| tie(*body)));
        }
        for (number, post) in (first_post..).zip(&self.posts) {
            let Some(body) = post.body else { continue };
            let kind = Some(kinds.place(&post.role));
            ties.push(Tie { ends: (post.person, bodies + body), kind, occasion: Some(number), weight: 1.0 });
        }

        let mut network = Network::from_ties(nodes, true, &kinds.names, ties);
        network.title = "People, bodies and events".into();
        network.occasions = self.event_occasions();
        network.occasions.extend(self.post_occasions());
        network.node_columns = columns();
        network
    }
}

/// Kinds of ties, numbered as they come.
#[derive(Debug, Default)]
struct Kinds {
    names: Vec<Arc<str>>,
    places: BTreeMap<Arc<str>, u32>,
}

impl Kinds {
    fn place(&mut self, name: &Arc<str>) -> u32 {
        *self.places.entry(name.clone()).or_insert_with(|| {
            self.names.push(name.clone());
            self.names.len() as u32 - 1
        })
    }
}
