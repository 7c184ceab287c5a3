//! Mentions in a text: names, bodies, roles, days, numbers, documents.

pub mod body;
mod branches;
pub mod date;
pub mod document;
mod elided;
mod embedded;
pub mod function_words;
pub mod known;
pub mod layout;
pub mod lunar;
pub mod mention;
mod named;
pub mod number;
pub mod person;
mod role;
mod role_head;
pub mod scan;
pub mod tails;
pub mod term;
pub mod words;
