//! Where bodies lie: the administrative unit that their name, or the text behind it, certainly means.

use std::collections::HashSet;

use jiff::civil::Date;
use oxigraph::model::{NamedNode, NamedNodeRef};

use super::draft::Draft;
use super::vocabulary::schema;
use crate::facts::Facts;
use crate::identity::BodyMention;
use crate::places::{Context, Unit, Units};

/// What was said of places so far.
pub(super) struct Places {
    /// The day of the article.
    day: Option<Date>,
    /// Bodies whose place was looked for.
    located: HashSet<NamedNode>,
    /// Units that are told of.
    told: HashSet<NamedNodeRef<'static>>,
}

impl Places {
    /// Without a day of its own, an article is of that of the last event that it reports.
    pub(super) fn new(facts: &Facts) -> Self {
        let day = facts.published.or_else(|| facts.events.iter().filter_map(|event| event.date).max());
        Self { day, located: HashSet::new(), told: HashSet::new() }
    }
}

impl Draft<'_> {
    /// Says in which unit a body lies, where that is certain, and of the unit what is needed to ask for it.
    pub(super) fn locate(&mut self, body: &BodyMention) {
        if body.places.is_empty() || self.places.located.contains(&body.iri) {
            return;
        }
        self.places.located.insert(body.iri.clone());
        let context = Context { day: self.places.day, province: self.mentions.province() };
        let units = Units::embedded();
        if let Some(unit) = units.meant(&body.places, &context) {
            self.add(&body.iri, schema::LOCATION, unit.iri.clone());
            self.tell(units, unit);
        }
    }

    /// What is to be known of a unit: in which others it lies, and what all these became.
    fn tell(&mut self, units: &'static Units, unit: &'static Unit) {
        if self.places.told.insert(unit.iri.as_ref()) {
            self.add_all(&unit.triples);
            units.above(unit).into_iter().chain(units.became(unit)).for_each(|other| self.tell(units, other));
        }
    }
}
