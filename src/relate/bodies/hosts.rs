//! The bodies of an article that tells of several events, each with a host of its own.

use super::Bodies;
use crate::recognize::mention::BodyMention;
use crate::relate::events::Held;
use crate::relate::reading::Reading;

/// The bodies of an article as each of its events has them: `Chi bộ` is one branch where the first congress is told, and
/// another where the second is.
#[derive(Debug)]
pub(in crate::relate) struct Hosts<'r> {
    /// Index of the sentence from which on they hold.
    parts: Vec<(usize, Bodies<'r>)>,
}

/// No article tells of as many events with hosts of their own; each costs a look at the whole text.
const MANY_HOSTS: usize = 20;

impl<'r> Hosts<'r> {
    /// Gathers the bodies once for the first event, and again for each later one that another body holds.
    pub fn new(reading: &Reading<'r>, held: &[Held]) -> Self {
        let mut parts = vec![(0, Bodies::new(reading, held.first()))];
        let mut named: Option<&BodyMention> = held.first().and_then(|h| h.organizers.first());
        for event in held.iter().skip(1) {
            if parts.len() == MANY_HOSTS {
                break;
            }
            let other = event.organizers.first().filter(|o| !o.is_bare() && named.is_none_or(|n| n.name() != o.name()));
            if other.is_some() {
                parts.push((event.sentence, Bodies::new(reading, Some(event))));
                named = other;
            }
        }
        Self { parts }
    }

    /// Those of the first event, which the article as a whole is about.
    pub fn main(&self) -> &Bodies<'r> {
        &self.parts[0].1
    }

    /// Those that hold in a sentence.
    pub fn at(&self, sentence: usize) -> &Bodies<'r> {
        let part = self.parts.iter().rev().find(|(from, _)| *from <= sentence);
        part.map_or_else(|| self.main(), |(_, bodies)| bodies)
    }
}
