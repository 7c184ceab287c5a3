//! Keeping the ontology: what a change of it changes.

pub mod diff;
mod term;
