//! Keeping the ontology: what a change of it changes, pages that tell of it to people, and how much its terms are used.

pub mod diff;
pub mod docs;
mod term;
pub mod usage;
