//! Counting what was found, missed and wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use crate::facts::Evidence;

/// What makes a fact the same as another: the keys of its parts.
pub(super) type Key = Vec<String>;

/// A fact of one kind, as it is compared and as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Row {
    pub key: Key,
    pub shown: String,
    /// The names and numbers in it, the most telling first.
    pub cues: Vec<String>,
    pub evidence: Option<Evidence>,
}

/// A fact that was missed, one that is wrong, or one that is right.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Miss {
    /// Stem of the document's name.
    pub document: String,
    /// The fact.
    pub fact: String,
    /// The sentence beside it, where it was looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// The keys of its parts: the same from one run to the next.
    pub key: Vec<String>,
    #[serde(skip)]
    pub(super) cues: Vec<String>,
    /// Where it was found, as far as the facts told.
    #[serde(skip)]
    pub evidence: Option<Evidence>,
}

/// How well one kind of fact was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Share of the answers that are right, from 0 to 1, rounded to four places.
    pub precision: f64,
    /// Share of the gold facts that were found, likewise.
    pub recall: f64,
    /// The harmonic mean of both, likewise.
    pub f1: f64,
    /// How many gold facts there are.
    pub gold: usize,
    /// How many answers count.
    pub found: usize,
    /// Gold facts that were missed.
    pub missed: Vec<Miss>,
    /// Answers that gold does not have.
    pub wrong: Vec<Miss>,
    /// Answers that gold has too.
    #[serde(skip)]
    pub right: Vec<Miss>,
}

/// How well articles were read, kind by kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// How many articles gold has.
    pub articles: usize,
    /// Stems of the articles without an answer.
    pub unanswered: Vec<String>,
    /// Stems of all articles.
    pub documents: Vec<String>,
    /// The figures of each kind, over all articles together.
    pub kinds: BTreeMap<Kind, Figures>,
}

/// The count of one kind over all documents.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    right: Vec<Miss>,
    missed: Vec<Miss>,
    wrong: Vec<Miss>,
}

impl Tally {
    /// Compares the facts of a document as sets. An answer that is only among the optional ones does not count.
    pub fn count(&mut self, document: &str, gold: Vec<Row>, found: Vec<Row>, optional: &[Row]) {
        let (gold, mut found) = (set(gold), set(found));
        for row in optional {
            if !gold.contains_key(&row.key) {
                found.remove(&row.key);
            }
        }
        let miss = |row: &Row| Miss {
            document: document.to_owned(),
            fact: row.shown.clone(),
            sentence: None,
            key: row.key.clone(),
            cues: row.cues.clone(),
            evidence: row.evidence.clone(),
        };
        self.right.extend(found.values().filter(|row| gold.contains_key(&row.key)).map(miss));
        self.missed.extend(gold.values().filter(|row| !found.contains_key(&row.key)).map(miss));
        self.wrong.extend(found.values().filter(|row| !gold.contains_key(&row.key)).map(miss));
    }

    /// The figures of what was counted. Where nothing was answered, nothing of it is wrong.
    pub fn figures(self) -> Figures {
        let hit = self.right.len();
        let (gold, found) = (hit + self.missed.len(), hit + self.wrong.len());
        let of = |whole: usize| if whole == 0 { 1.0 } else { hit as f64 / whole as f64 };
        let (precision, recall) = (of(found), of(gold));
        let sum = precision + recall;
        let f1 = if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum };
        let (precision, recall, f1) = (rounded(precision), rounded(recall), rounded(f1));
        Figures { precision, recall, f1, gold, found, missed: self.missed, wrong: self.wrong, right: self.right }
    }
}

/// Rows by their keys; the first of those that are the same stays.
fn set(rows: Vec<Row>) -> BTreeMap<Key, Row> {
    let mut set = BTreeMap::new();
    for row in rows {
        set.entry(row.key.clone()).or_insert(row);
    }
    set
}

/// To four decimal places, as they would be written.
fn rounded(share: f64) -> f64 {
    format!("{share:.4}").parse().unwrap_or(share)
}
