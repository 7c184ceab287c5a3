//! Events, who took part in them, and groups that were present.

use std::collections::HashMap;

use oxigraph::model::NamedNode;
use oxigraph::model::vocab::rdf;

use super::people::Memberships;
use super::vocab::{hn, schema};
use super::writing::{Writing, filled};
use crate::identity;
use crate::text::key;

const OTHER: &str = "other";

/// The kind of taking part that says that a person was there.
const ATTENDEE: &str = "attendee";

/// The events of the article, by their ids.
pub(super) type Events = HashMap<String, NamedNode>;

impl Writing<'_> {
    pub(super) fn events(&mut self) -> Events {
        let article = self.article.clone();
        let mut events = Events::new();
        for event in &self.facts.events {
            let kind = filled(&event.kind).unwrap_or(OTHER);
            let date = event.date.map(|d| d.to_string()).unwrap_or_default();
            let node = self.part("event", &[kind, &key(&event.name), &date]);
            self.add(&article, schema::ABOUT, node.clone());
            self.add(&node, rdf::TYPE, hn::EVENT);
            self.add_class(&node, "event-types", kind);
            let concept = self.concept("event-types", kind);
            self.add(&node, hn::EVENT_TYPE, concept);
            self.add_text(&node, schema::NAME, Some(&event.name));
            self.add_date(&node, schema::START_DATE, event.date);
            self.add_date(&node, schema::END_DATE, event.end_date);
            self.add_text(&node, hn::PART_OF_DAY, event.part_of_day.as_deref());
            self.add_text(&node, schema::LOCATION, event.place.as_deref());
            for organizer in &event.organizers {
                if let Some(body) = self.body(Some(organizer)) {
                    self.add(&node, schema::ORGANIZER, body);
                }
            }
            self.add_evidence(&node, event.evidence.as_ref());
            if events.insert(event.id.clone(), node).is_some() {
                self.problems.push(format!("two events have the id {:?}; the last one counts", event.id));
            }
        }
        events
    }

    pub(super) fn participations(&mut self, events: &Events, memberships: &Memberships) {
        for participation in &self.facts.participations {
            let Some(event) = events.get(&participation.event) else {
                self.no_such_event(&format!("{:?} takes part in", participation.person), &participation.event);
                continue;
            };
            let person = self.person(&participation.person);
            for kind in participation.kinds.iter().filter_map(|k| filled(k)) {
                let concept = self.concept("participation-kinds", kind);
                let node = identity::part(event, "participation", &[person.as_str(), concept.as_str()]);
                self.add(&node, rdf::TYPE, hn::PARTICIPATION);
                self.add(&node, hn::AT_EVENT, event.clone());
                self.add(&node, hn::PARTICIPANT, person.clone());
                self.add(&node, hn::PARTICIPATION_KIND, concept);
                for membership in memberships.get(&key(&participation.person)).into_iter().flatten() {
                    self.add(&node, hn::HELD_POST, membership.clone());
                }
                self.add_evidence(&node, participation.evidence.as_ref());
                if kind == ATTENDEE {
                    self.add(event, schema::ATTENDEE, person.clone());
                }
            }
        }
    }

    pub(super) fn groups(&mut self, events: &Events) {
        for group in &self.facts.groups {
            let Some(event) = events.get(&group.event) else {
                self.no_such_event("a group is present at", &group.event);
                continue;
            };
            let count = group.count.map(|c| c.to_string()).unwrap_or_default();
            let organization = group.organization.as_deref().unwrap_or_default();
            let node = self.part("group", &[event.as_str(), &key(&group.group), &count, &key(organization)]);
            self.add(&node, rdf::TYPE, hn::GROUP_ATTENDANCE);
            self.add(&node, hn::AT_EVENT, event.clone());
            self.add_text(&node, hn::GROUP, Some(&group.group));
            self.add_count(&node, hn::COUNT, group.count);
            if let Some(body) = self.body(group.organization.as_deref()) {
                self.add(&node, hn::BODY, body);
            }
            self.add_evidence(&node, group.evidence.as_ref());
        }
    }

    fn no_such_event(&mut self, what: &str, event: &str) {
        self.problems.push(format!("{what} an event {event:?}, which is not among the events"));
    }
}
