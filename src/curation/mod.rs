//! Keeping an ontology: what is wrong with its Turtle files, their layout, and new terms in them.

pub mod check;
pub mod format;
pub mod turtle;
pub mod word;
