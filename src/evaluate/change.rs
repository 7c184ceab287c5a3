//! What a change to the grammar or the ontology made better and worse.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::kind::Kind;
use super::tally::{Evaluation, Figures, Miss};

/// The change of one kind of fact from an earlier evaluation to this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Precision, recall and F1 of the earlier one, from 0 to 1.
    pub before: [f64; 3],
    /// The same now.
    pub now: [f64; 3],
    /// Gold facts that were missed and are found now.
    pub gained: Vec<Miss>,
    /// Gold facts that were found and are missed now.
    pub lost: Vec<Miss>,
    /// Answers that are wrong and were not given before.
    pub newly_wrong: Vec<Miss>,
    /// Wrong answers that are no longer given.
    pub mended: Vec<Miss>,
}

impl Change {
    /// Whether every single fact is as it was.
    pub fn is_none(&self) -> bool {
        [&self.gained, &self.lost, &self.newly_wrong, &self.mended].iter().all(|facts| facts.is_empty())
    }
}

/// Compares an evaluation with an earlier one of the same gold, kind by kind. Single facts are compared in the documents
/// that both know.
pub fn changes(before: &Evaluation, now: &Evaluation) -> BTreeMap<Kind, Change> {
    let there: BTreeSet<&String> = before.documents.iter().collect();
    let common: BTreeSet<&String> = now.documents.iter().filter(|d| there.contains(d)).collect();
    // What one list has and the other has not.
    let beyond = |these: &[Miss], those: &[Miss]| -> Vec<Miss> {
        let those: BTreeSet<_> = those.iter().map(|m| (&m.document, &m.key)).collect();
        let is_new = |m: &&Miss| common.contains(&m.document) && !those.contains(&(&m.document, &m.key));
        these.iter().filter(is_new).cloned().collect()
    };
    let change = |(kind, now): (&Kind, &Figures)| {
        let before = before.kinds.get(kind)?;
        let change = Change {
            before: [before.precision, before.recall, before.f1],
            now: [now.precision, now.recall, now.f1],
            gained: beyond(&before.missed, &now.missed),
            lost: beyond(&now.missed, &before.missed),
            newly_wrong: beyond(&now.wrong, &before.wrong),
            mended: beyond(&before.wrong, &now.wrong),
        };
        Some((*kind, change))
    };
    now.kinds.iter().filter_map(change).collect()
}
