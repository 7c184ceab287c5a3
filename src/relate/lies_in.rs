//! Where bodies lie: the places that the text names behind them.
//!
//! Forms: `UBND xã A, huyện B, tỉnh C`; `Bệnh viện A (tỉnh C)`; `xã A thuộc huyện B`. What a text says once of a place holds
//! for all bodies of that place.

use rustc_hash::FxHashMap;

use super::bodies::Bodies;
use super::reading::Reading;
use crate::facts::Organization;
use crate::recognize::words::{Mark, Sort};
use crate::text::{Case, key};

/// The most words in the name of a place.
const LONGEST: usize = 4;

/// The most places named one behind the other.
const DEEPEST: usize = 3;

/// Gives each body the places that the text names behind its name, or behind the place that its name ends with.
pub(super) fn lies_in(reading: &Reading<'_>, bodies: &Bodies<'_>, organizations: &mut [Organization]) {
    let mut told: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for (_, body) in reading.bodies() {
        let above = above(reading, body.end);
        if !above.is_empty()
            && let Some(named) = bodies.complete(body)
        {
            told.entry(key(&named.name)).or_insert(above);
        }
    }
    let mut places: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for read in &reading.sentences {
        let mut behind = read.sentence.start;
        for (at, _) in reading.marks(read.sentence.start, read.sentence.end, Sort::Level) {
            // Each chain from its first place on.
            let Some(place) = Place::at(reading, at).filter(|_| at >= behind) else { continue };
            let above = above(reading, place.end);
            if !above.is_empty() {
                behind = place.end + 1;
                places.entry(key(&place.name(reading))).or_insert(above);
            }
        }
    }
    if told.is_empty() && places.is_empty() {
        return;
    }
    for body in organizations {
        let name = key(&body.name);
        // The longest place that the name ends with.
        let mut ends = name.match_indices(' ').map(|(space, _)| &name[space + 1..]);
        let of_place = ends.find_map(|end| places.get(end));
        body.lies_in = told.get(&name).or(of_place).cloned().unwrap_or_default();
    }
}

/// The places named behind a token, one behind the other.
fn above(reading: &Reading<'_>, at: usize) -> Vec<String> {
    let text = &reading.text;
    let (mut above, mut at) = (Vec::new(), at);
    while text.is_mark(at, &[',', '(']) || text.says(at, "thuộc") {
        let Some(place) = Place::at(reading, at + 1).filter(|_| above.len() < DEEPEST) else { break };
        above.push(place.name(reading));
        at = place.end;
    }
    above
}

/// A level and a place behind it.
struct Place {
    level: Mark,
    /// The index behind the place.
    end: usize,
}

impl Place {
    /// The one that begins at a token.
    fn at(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let text = &reading.text;
        let level = text.longest(at, Sort::Level)?;
        let known =
            text.longest(level.end, Sort::Place).filter(|_| text.is_capitalised(level.end)).map(|mark| mark.end);
        let is_title = |i: &usize| text.tokens.get(*i).is_some_and(|token| token.case == Case::Title);
        let run = (level.end..level.end + LONGEST).take_while(is_title).count();
        let end = known.unwrap_or(level.end).max(level.end + run);
        (end > level.end).then_some(Self { level, end })
    }

    fn name(&self, reading: &Reading<'_>) -> String {
        let level = reading.words.concept(self.level.concept).name();
        format!("{level} {}", reading.text.proper(self.level.end, self.end))
    }
}
