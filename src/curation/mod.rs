//! Keeping an ontology: what is wrong with its Turtle files, their layout, and new terms in them; what a change of it changes,
//! pages that tell of it to people, and how much its terms are used.

pub mod check;
pub mod diff;
pub mod docs;
pub mod format;
mod term;
pub mod turtle;
pub mod usage;
pub mod word;
