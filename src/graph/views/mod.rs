//! Views of what a store knows, as networks.

mod all;
mod attendance;
mod bodies;
mod careers;
mod meetings;
mod posts;

use std::sync::Arc;

use crate::graph::network::{Column, Kind, Network, Node, Occasion, Type, Value};
use crate::graph::records::{Body, Event, Person, Post, Records};

/// What is joined with what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum View {
    /// People, joined by the events that they attended together. No direction.
    #[default]
    Meetings,
    /// From people to events, by ways of taking part.
    Attendance,
    /// From people to bodies, by roles.
    Posts,
    /// From each body to those that it belongs to.
    Bodies,
    /// From body to body, where people moved.
    Careers,
    /// All of these, and who held which event and which body came in the place of which.
    All,
}

/// How much an event adds to the tie between two people who attended it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Weighting {
    /// 1.
    #[default]
    Events,
    /// 1 / (people at the event − 1), so that all ties of a person at one event add up to 1: a congress of hundreds does
    /// not drown a committee of nine. After Newman, *Scientific collaboration networks. II* (Phys. Rev. E 64, 2001).
    Scaled,
}

impl Records {
    /// The network of a view.
    ///
    /// Nodes are those that the view is of, also such that nothing ties: people who were at no event with others, bodies that
    /// belong to none.
    pub fn network(&self, view: View, weighting: Weighting) -> Network {
        match view {
            View::Meetings => self.meetings(weighting),
            View::Attendance => self.attendance(),
            View::Posts => self.posts(),
            View::Bodies => self.tree(),
            View::Careers => self.careers(),
            View::All => self.all(),
        }
    }

    /// Nodes of people, with the columns of [`columns`]. Their occasions are to come.
    fn people_nodes(&self) -> Vec<Node> {
        let values = |post: Option<String>, person: &Person| vec![None, post.map(Value::Text), list(&person.titles)];
        let node = |(person, post): (&Person, _)| node(&person.iri, &person.name, Kind::Person, values(post, person));
        self.people.iter().zip(self.main_posts()).map(node).collect()
    }

    fn body_nodes(&self) -> Vec<Node> {
        let node = |body: &Body| node(&body.iri, &body.name, Kind::Body, vec![words(&body.kind), None, None]);
        self.bodies.iter().map(node).collect()
    }

    fn event_nodes(&self) -> Vec<Node> {
        let node = |event: &Event| node(&event.iri, &event.name, Kind::Event, vec![words(&event.kind), None, None]);
        self.events.iter().map(node).collect()
    }

    fn event_occasions(&self) -> Vec<Occasion> {
        let occasion = |event: &Event| Occasion {
            iri: event.iri.clone(),
            name: event.name.clone(),
            span: event.span,
            articles: event.articles.clone(),
        };
        self.events.iter().map(occasion).collect()
    }

    fn post_occasions(&self) -> Vec<Occasion> {
        let occasion = |post: &Post| Occasion {
            iri: post.iri.clone(),
            name: post.role.to_string(),
            span: post.span,
            articles: post.articles.clone(),
        };
        self.posts.iter().map(occasion).collect()
    }

    /// The names of all roles, sorted, and for each post the place of its own.
    fn roles(&self) -> (Vec<Arc<str>>, Vec<u32>) {
        let mut roles: Vec<Arc<str>> = self.posts.iter().map(|post| post.role.clone()).collect();
        roles.sort_unstable();
        roles.dedup();
        let place = |post: &Post| roles.binary_search(&post.role).unwrap_or_default() as u32;
        let places = self.posts.iter().map(place).collect();
        (roles, places)
    }
}

/// What nodes tell in every view: the kind of body or event, a person's main post and titles.
fn columns() -> Vec<Column> {
    vec![Column::new("type", Type::Text), Column::new("post", Type::Text), Column::new("titles", Type::List)]
}

fn node(iri: &str, label: &str, kind: Kind, values: Vec<Option<Value>>) -> Node {
    Node { iri: iri.to_owned(), label: label.to_owned(), kind, occasions: Vec::new(), values }
}

fn words(text: &Option<Arc<str>>) -> Option<Value> {
    text.as_ref().map(|text| Value::Text(text.to_string()))
}

fn list(texts: &[String]) -> Option<Value> {
    (!texts.is_empty()).then(|| Value::List(texts.to_vec()))
}

/// Lets nodes know of an occasion.
fn note(nodes: &mut [Node], node: u32, occasion: u32) {
    if let Some(node) = nodes.get_mut(node as usize)
        && node.occasions.last() != Some(&occasion)
    {
        node.occasions.push(occasion);
    }
}
