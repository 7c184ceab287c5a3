//! What the default graph says of a thing in the place of all that articles report of it.
//!
//! A summary holds each different value once, so that it can be brought up to date from itself and the values that came
//! and went, however many articles report the thing.

use std::collections::BTreeSet;

use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, Term, TermRef};
use oxigraph::store::{StorageError, Transaction};

use super::layers::is_reported;
use crate::rdf::vocabulary::{foaf, hn, skos};

/// Properties that articles report and the default graph sums up.
pub(super) fn is_summed_up(predicate: NamedNodeRef<'_>) -> bool {
    [foaf::NAME, skos::PREF_LABEL, hn::REPORTED_ON].contains(&predicate)
}

/// Values of one such property of one thing that articles began or ceased to report.
#[derive(Debug, Default)]
pub(super) struct Turnover {
    pub(super) came: BTreeSet<Value>,
    pub(super) went: BTreeSet<Value>,
}

/// A literal, with its order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Value {
    text: String,
    literal: String,
    term: OrdLiteral,
}
