//! People, the posts that they hold, and their part in events.

use std::collections::HashMap;

use jiff::civil::Date;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode};

use super::concepts::{HONORIFICS, PARTICIPATION_KINDS, ROLES};
use super::draft::{Draft, date};
use super::vocabulary::{hn, org, schema};
use crate::facts::{Participation, Post};
use crate::identity;

/// The kind of taking part that `schema:attendee` is the short way for.
const ATTENDEE: &str = "attendee";

impl Draft<'_> {
    /// All people, with their posts and their part in events.
    pub(super) fn people(&mut self) {
        let facts = self.facts;
        for person in &facts.people {
            let Some(node) = self.person(&person.name) else { continue };
            for title in &person.titles {
                if let Some(title) = self.concept(HONORIFICS, title) {
                    self.add(&node, hn::HONORIFIC, title);
                }
            }
            self.add_evidence(&node, person.evidence.as_ref());
        }
        let held = self.posts();
        for participation in &facts.participations {
            self.participation(participation, &held);
        }
    }

    /// All posts; gives those that each person holds now.
    fn posts(&mut self) -> HashMap<NamedNode, Vec<NamedNode>> {
        let facts = self.facts;
        let days = self.days();
        let day_of_article = facts.events.iter().filter_map(|e| e.date).min().or(facts.published);
        let mut held: HashMap<NamedNode, Vec<NamedNode>> = HashMap::new();
        for post in &facts.posts {
            let Some((person, membership)) = self.post(post) else { continue };
            // A post of the past is reported, but not as held on that day.
            if post.former {
                continue;
            }
            if let Some(day) = days.get(&person).copied().or(day_of_article) {
                self.add(&membership, hn::REPORTED_ON, date(day));
                self.add(&person, hn::REPORTED_ON, date(day));
            }
            held.entry(person).or_default().push(membership);
        }
        held
    }

    fn post(&mut self, post: &Post) -> Option<(NamedNode, NamedNode)> {
        let person = self.person(&post.person)?;
        let role = self.concept(ROLES, &post.role)?;
        let body = post.organization.as_deref().and_then(|name| self.body(name));
        let membership = identity::membership(&person, &role, body.as_ref());
        self.add(&membership, rdf::TYPE, org::MEMBERSHIP);
        self.add(&membership, org::HAS_MEMBER, person.clone());
        self.add(&membership, org::ROLE, role);
        if let Some(body) = body {
            self.add(&membership, org::IN_ORGANIZATION, body);
        }
        if let Some(since) = post.since {
            self.add(&membership, schema::START_DATE, date(since));
        }
        if post.former {
            self.add(&membership, hn::FORMER, Literal::from(true));
        }
        self.add_evidence(&membership, post.evidence.as_ref());
        Some((person, membership))
    }

    /// The first day of an event that each person takes part in.
    fn days(&self) -> HashMap<NamedNode, Date> {
        let facts = self.facts;
        let events: HashMap<&str, Date> = facts.events.iter().filter_map(|e| Some((e.id.as_str(), e.date?))).collect();
        let mut days: HashMap<NamedNode, Date> = HashMap::new();
        for participation in &facts.participations {
            let Some(&day) = events.get(participation.event.as_str()) else { continue };
            let Some(person) = self.person_node(&participation.person) else { continue };
            days.entry(person).and_modify(|first| *first = day.min(*first)).or_insert(day);
        }
        days
    }

    /// One node for each kind of taking part.
    fn participation(&mut self, participation: &Participation, held: &HashMap<NamedNode, Vec<NamedNode>>) {
        let Some(person) = self.person(&participation.person) else { return };
        let event = self.event(&participation.event);
        let mut kinds: Vec<_> =
            participation.kinds.iter().map(|kind| self.concept(PARTICIPATION_KINDS, kind)).collect();
        if kinds.is_empty() {
            kinds.push(None);
        }
        for kind in kinds {
            let name = kind.as_ref().map_or("", NamedNode::as_str);
            let node = identity::participation(&self.article, &event, &person, name);
            self.add(&node, rdf::TYPE, hn::PARTICIPATION);
            self.add(&node, hn::IN_EVENT, event.clone());
            self.add(&node, hn::PARTICIPANT, person.clone());
            if let Some(kind) = kind {
                self.add(&node, hn::PARTICIPATION_KIND, kind);
            }
            for membership in held.get(&person).into_iter().flatten() {
                self.add(&node, hn::HELD_POST, membership.clone());
            }
            self.add_evidence(&node, participation.evidence.as_ref());
        }
        if participation.kinds.iter().any(|kind| kind == ATTENDEE) {
            self.add(&event, schema::ATTENDEE, person);
        }
    }
}
