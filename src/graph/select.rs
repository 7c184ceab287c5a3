//! A part of what a store knows.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::network::Network;
use super::records::Records;

/// What is wanted of a store. By default everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only events and posts of this day or later.
    pub from: Option<Date>,
    /// Only events and posts of this day or earlier.
    pub to: Option<Date>,
    /// Only this body, by IRI, with all under it: their posts, those who hold them, and the events that these people took part
    /// in or that the bodies held.
    pub body: Option<String>,
    /// Only events of these types, by notation.
    pub event_types: Vec<String>,
    /// Only these ways of taking part, by notation.
    pub ways: Vec<String>,
}

impl Records {
    /// Leaves out what is not wanted. Rows of people, bodies and events stay where they are named by what is left;
    /// with an empty selection, everything stays.
    pub fn select(&mut self, selection: &Selection) {
        let Selection { from, to, body, event_types, ways } = selection;
        let mut events: Vec<bool> = self
            .events
            .iter()
            .map(|event| {
                let is_type = |of: &String| event.kind.as_deref() == Some(of);
                event.span.meets(*from, *to) && (event_types.is_empty() || event_types.iter().any(is_type))
            })
            .collect();
        self.posts.retain(|post| post.span.meets(*from, *to));
        let way = |way: Option<u32>| way.and_then(|way| self.ways.get(way as usize));
        if !ways.is_empty() {
            self.participations.retain(|p| way(p.way).is_some_and(|way| ways.iter().any(|wanted| **wanted == **way)));
        }
        if let Some(body) = body {
            let bodies = self.under(body);
            self.posts.retain(|post| post.body.is_some_and(|body| bodies.contains(&body)));
            let people: BTreeSet<u32> = self.posts.iter().map(|post| post.person).collect();
            self.participations.retain(|participation| people.contains(&participation.person));
            let attended: BTreeSet<u32> = self.participations.iter().map(|participation| participation.event).collect();
            for ((number, event), keep) in (0..).zip(&self.events).zip(&mut events) {
                *keep &= attended.contains(&number) || event.organizers.iter().any(|body| bodies.contains(body));
            }
        }
        self.participations.retain(|participation| events.get(participation.event as usize) == Some(&true));
        if *selection != Selection::default() {
            self.drop_unnamed(&events, body.as_deref().map(|body| self.under(body)));
        }
    }

    /// A body, and all that belong to it, at however many steps.
    fn under(&self, body: &str) -> BTreeSet<u32> {
        let mut found: BTreeSet<u32> = (0..).zip(&self.bodies).filter(|(_, b)| b.iri == body).map(|(n, _)| n).collect();
        loop {
            let belongs = |of: &[u32]| of.iter().any(|above| found.contains(above));
            let more =
                (0..).zip(&self.bodies).filter(|(_, b)| belongs(&b.part_of) || belongs(&b.within)).map(|(n, _)| n);
            let before = found.len();
            let more: Vec<u32> = more.collect();
            found.extend(more);
            if found.len() == before {
                return found;
            }
        }
    }

    /// Leaves out people and bodies that nothing names any more, and events that are not to be kept.
    fn drop_unnamed(&mut self, events: &[bool], under: Option<BTreeSet<u32>>) {
        let (mut people, mut bodies) = (vec![false; self.people.len()], vec![false; self.bodies.len()]);
        let mark = |marks: &mut Vec<bool>, place: u32| {
            if let Some(mark) = marks.get_mut(place as usize) {
                *mark = true;
            }
        };
        self.participations.iter().for_each(|p| mark(&mut people, p.person));
        for post in &self.posts {
            mark(&mut people, post.person);
            post.body.into_iter().for_each(|body| mark(&mut bodies, body));
        }
        match under {
            Some(under) => under.into_iter().for_each(|body| mark(&mut bodies, body)),
            None => {
                let kept = self.events.iter().zip(events).filter(|(_, keep)| **keep).map(|(event, _)| event);
                kept.flat_map(|event| &event.organizers).for_each(|body| mark(&mut bodies, *body));
            }
        }

        let (people, bodies, events) = (Kept::new(&people), Kept::new(&bodies), Kept::new(events));
        people.retain(&mut self.people);
        bodies.retain(&mut self.bodies);
        events.retain(&mut self.events);
        for body in &mut self.bodies {
            [&mut body.part_of, &mut body.within, &mut body.replaces]
                .into_iter()
                .for_each(|list| bodies.renumber(list));
        }
        self.events.iter_mut().for_each(|event| bodies.renumber(&mut event.organizers));
        for participation in &mut self.participations {
            participation.person = people.place(participation.person);
            participation.event = events.place(participation.event);
        }
        for post in &mut self.posts {
            post.person = people.place(post.person);
            post.body = post.body.map(|body| bodies.place(body));
        }
    }
}

/// Which rows of a table stay, and where they stand then.
struct Kept(Vec<Option<u32>>);

impl Kept {
    fn new(marks: &[bool]) -> Self {
        let mut next = 0..;
        Self(marks.iter().map(|keep| if *keep { next.next() } else { None }).collect())
    }

    fn retain<T>(&self, rows: &mut Vec<T>) {
        let mut keep = self.0.iter();
        rows.retain(|_| keep.next().is_some_and(Option::is_some));
    }

    /// The new place of a row that stays.
    fn place(&self, old: u32) -> u32 {
        self.0.get(old as usize).copied().flatten().unwrap_or_default()
    }

    fn renumber(&self, list: &mut Vec<u32>) {
        list.retain_mut(|old| {
            let new = self.0.get(*old as usize).copied().flatten();
            *old = new.unwrap_or_default();
            new.is_some()
        });
    }
}

impl Network {
    /// Keeps the nodes that can be reached from one, by IRI, in so many steps along edges in either direction. Gives whether
    /// there is such a node.
    pub fn keep_around(&mut self, iri: &str, hops: usize) -> bool {
        use petgraph::graph::NodeIndex;
        let Some(start) = self.nodes().position(|node| node.iri == iri) else { return false };
        let mut near = BTreeSet::from([start]);
        let mut edge_of_it = near.clone();
        for _ in 0..hops {
            let next = edge_of_it.iter().flat_map(|node| self.graph().neighbors_undirected(NodeIndex::new(*node)));
            edge_of_it = next.map(NodeIndex::index).filter(|node| !near.contains(node)).collect();
            near.extend(&edge_of_it);
        }
        self.retain_nodes(|_, node| near.contains(&node));
        true
    }

    /// Keeps the so many nodes with the greatest sum of weights of their edges; among equals the first by IRI.
    pub fn keep_heaviest(&mut self, number: usize) {
        if self.node_count() <= number {
            return;
        }
        let mut weights = vec![0.0; self.node_count()];
        for (source, target, edge) in self.edges() {
            weights[source] += edge.weight;
            weights[target] += edge.weight;
        }
        let mut places: Vec<usize> = (0..self.node_count()).collect();
        places.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
        places.truncate(number);
        let kept: BTreeSet<usize> = places.into_iter().collect();
        self.retain_nodes(|_, node| kept.contains(&node));
    }
}
