//! A rule: what is asked of an ontology, and what to say of a fault.

use super::Level;
use super::finding::Fault;
use super::source::Source;
use crate::query::Query;

/// A rule that an ontology is checked by.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name: of a query, that of its file.
    pub name: String,
    /// How grave a fault is that it finds.
    pub level: Level,
    /// What it finds, in one line.
    pub title: String,
    /// What such a fault means.
    pub means: String,
    /// How to mend it.
    pub cure: String,
    pub(super) test: Test,
}

/// How a rule is asked.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// By the parser.
    Syntax,
    /// By a query over the triples of all files.
    Query(Box<Query>),
    /// By a function.
    Code(fn(&Source<'_>) -> Vec<Fault>),
}
