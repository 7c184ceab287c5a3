//! Events, and groups present at them.

use oxigraph::model::vocab::rdf;

use super::concepts::EVENT_TYPES;
use super::draft::{Draft, date, integer};
use super::vocabulary::{hn, schema};
use crate::facts::{Event, Group};
use crate::identity;

impl Draft<'_> {
    /// All events, and the groups present.
    pub(super) fn events(&mut self) {
        let facts = self.facts;
        for event in &facts.events {
            self.event_held(event);
        }
        for (number, group) in (1..).zip(&facts.groups) {
            self.group(number, group);
        }
    }

    fn event_held(&mut self, event: &Event) {
        let node = self.event(&event.id);
        self.add_kind(&node, hn::EVENT_TYPE, EVENT_TYPES, &event.kind);
        self.add_text(&node, schema::NAME, Some(&event.name));
        for (property, day) in [(schema::START_DATE, event.date), (schema::END_DATE, event.end_date)] {
            if let Some(day) = day {
                self.add(&node, property, date(day));
            }
        }
        self.add_text(&node, hn::PART_OF_DAY, event.part_of_day.as_deref());
        self.add_text(&node, schema::LOCATION, event.place.as_deref());
        for organizer in &event.organizers {
            self.add_body(&node, schema::ORGANIZER, Some(organizer));
        }
        self.add_evidence(&node, event.evidence.as_ref());
    }

    fn group(&mut self, number: usize, group: &Group) {
        let node = identity::numbered(&self.article, "group", number);
        let event = self.event(&group.event);
        self.add(&node, rdf::TYPE, hn::GROUP_ATTENDANCE);
        self.add(&node, hn::IN_EVENT, event);
        self.add_text(&node, schema::NAME, Some(&group.group));
        if let Some(count) = group.count {
            self.add(&node, hn::COUNT, integer(count));
        }
        self.add_body(&node, hn::OF_BODY, group.organization.as_deref());
        self.add_evidence(&node, group.evidence.as_ref());
    }
}
