//! What people judged: that two nodes are one, or are not.
//!
//! Judgements are kept in a CSV file of their own, a line each, that people can read, edit and keep under version
//! control. The columns `judgement`, `a` and `b` decide; the others are for those who read it.
//!
//! ```
//! use hoinghi::identity::{Judgements, Verdict};
//!
//! let csv = "judgement,a,b,name_a,name_b,who,when,why\n\
//!     same,https://example.org/a,https://example.org/b,Lý Thị Sen,Lý Thị Sen,An,2026-01-31,same portrait\n";
//! let judgements = Judgements::from_csv(csv.as_bytes())?;
//! assert_eq!(judgements.iter().next().map(|j| j.verdict), Some(Verdict::Same));
//! assert_eq!(judgements.to_csv(), csv);
//! # Ok::<(), hoinghi::identity::JudgementError>(())
//! ```

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use oxigraph::model::NamedNode;
use serde::{Deserialize, Serialize};

/// Whether two nodes are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They are one person or body.
    Same,
    /// They are two.
    Different,
}

/// What someone judged of two nodes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Judgement {
    /// Whether they are one.
    pub verdict: Verdict,
    /// One node.
    pub a: NamedNode,
    /// The other.
    pub b: NamedNode,
    /// Their names, for those who read the file.
    pub names: (String, String),
    /// Who judged.
    pub who: String,
    /// On which day.
    pub when: Option<Date>,
    /// Why.
    pub why: String,
}

/// All that was judged, in the order in which it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements {
    list: Vec<Judgement>,
}

/// Two nodes that some judgements make one, by way of others, and one keeps apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict<'a> {
    /// The judgement that keeps them apart.
    pub different: &'a Judgement,
    /// The chain of judgements that makes them one.
    pub same: Vec<&'a Judgement>,
}

/// Why a file of judgements could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JudgementError {
    /// It is not CSV with the columns that it should have.
    #[error("it is no table of judgements")]
    Csv(#[from] csv::Error),
    /// A line names something by what is no IRI.
    #[error("line {line}: {iri:?} is no IRI")]
    Iri {
        /// Number of the line, from 1.
        line: u64,
        /// What stands there.
        iri: String,
    },
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    judgement: Verdict,
    a: String,
    b: String,
    #[serde(default)]
    name_a: String,
    #[serde(default)]
    name_b: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    when: Option<Date>,
    #[serde(default)]
    why: String,
}

impl Judgements {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a CSV file with a header line.
    ///
    /// # Errors
    /// Where it is not CSV, lacks a column, or has in `judgement`, `a`, `b` or `when` what does not belong there.
    pub fn from_csv(csv: &[u8]) -> Result<Self, JudgementError> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(csv);
        let mut list = Vec::new();
        for (line, row) in (2..).zip(reader.deserialize()) {
            let Line { judgement, a, b, name_a, name_b, who, when, why } = row?;
            let node = |iri: String| NamedNode::new(&iri).map_err(|_| JudgementError::Iri { line, iri });
            list.push(Judgement {
                verdict: judgement,
                a: node(a)?,
                b: node(b)?,
                names: (name_a, name_b),
                who,
                when,
                why,
            });
        }
        Ok(Self { list })
    }

    /// As a CSV file.
    pub fn to_csv(&self) -> String {
        let mut csv = csv::Writer::from_writer(Vec::new());
        for Judgement { verdict, a, b, names, who, when, why } in &self.list {
            let line = Line {
                judgement: *verdict,
                a: a.as_str().to_owned(),
                b: b.as_str().to_owned(),
                name_a: names.0.clone(),
                name_b: names.1.clone(),
                who: who.clone(),
                when: *when,
                why: why.clone(),
            };
            // Writing texts to memory cannot fail.
            csv.serialize(line).unwrap_or_default();
        }
        String::from_utf8(csv.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    /// All of them, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Judgement> {
        self.list.iter()
    }

    /// Whether nothing is judged.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds one; one of the same two that was there before goes. Gives whether anything changed.
    pub fn add(&mut self, judgement: Judgement) -> bool {
        let known = self.list.iter().find(|known| known.is_of(&judgement.a, &judgement.b));
        if known.is_some_and(|known| known.verdict == judgement.verdict) {
            return false;
        }
        self.list.retain(|known| !known.is_of(&judgement.a, &judgement.b));
        self.list.push(judgement);
        true
    }

    /// Takes back what was judged of two nodes, or without them what was judged last.
    pub fn undo(&mut self, pair: Option<(&NamedNode, &NamedNode)>) -> Option<Judgement> {
        let at = match pair {
            Some((a, b)) => self.list.iter().rposition(|judgement| judgement.is_of(a, b))?,
            None => self.list.len().checked_sub(1)?,
        };
        Some(self.list.remove(at))
    }

    /// Nodes that are judged one, directly or by way of others: each group with all of its nodes.
    pub fn groups(&self) -> Vec<BTreeSet<&NamedNode>> {
        let mut groups: Vec<BTreeSet<&NamedNode>> = Vec::new();
        for judgement in self.list.iter().filter(|judgement| judgement.verdict == Verdict::Same) {
            let mut group = BTreeSet::from([&judgement.a, &judgement.b]);
            let (with_these, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| !g.is_disjoint(&group));
            group.extend(with_these.into_iter().flatten());
            groups = others;
            groups.push(group);
        }
        groups
    }

    /// Pairs that are judged different, but the same by way of others.
    pub fn conflicts(&self) -> Vec<Conflict<'_>> {
        let different = self.list.iter().filter(|judgement| judgement.verdict == Verdict::Different);
        different.filter_map(|j| Some(Conflict { different: j, same: self.chain(&j.a, &j.b)? })).collect()
    }

    /// The shortest chain of judgements that makes two nodes one.
    fn chain(&self, from: &NamedNode, to: &NamedNode) -> Option<Vec<&Judgement>> {
        let mut reached: Vec<(&NamedNode, Vec<&Judgement>)> = vec![(from, Vec::new())];
        let mut next = 0;
        while let Some((node, chain)) = reached.get(next).cloned() {
            if node == to && !chain.is_empty() {
                return Some(chain);
            }
            for judgement in self.list.iter().filter(|judgement| judgement.verdict == Verdict::Same) {
                let Some(other) = judgement.other(node) else { continue };
                if !reached.iter().any(|(known, _)| *known == other) {
                    reached.push((other, [chain.as_slice(), &[judgement]].concat()));
                }
            }
            next += 1;
        }
        None
    }
}

impl FromIterator<Judgement> for Judgements {
    fn from_iter<I: IntoIterator<Item = Judgement>>(judgements: I) -> Self {
        Self { list: judgements.into_iter().collect() }
    }
}

impl Judgement {
    /// Whether it is of these two, in whatever order.
    pub fn is_of(&self, a: &NamedNode, b: &NamedNode) -> bool {
        (&self.a, &self.b) == (a, b) || (&self.a, &self.b) == (b, a)
    }

    fn other(&self, node: &NamedNode) -> Option<&NamedNode> {
        match (&self.a == node, &self.b == node) {
            (true, _) => Some(&self.b),
            (_, true) => Some(&self.a),
            _ => None,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "same",
            Self::Different => "different",
        })
    }
}

impl FromStr for Verdict {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "same" => Ok(Self::Same),
            "different" => Ok(Self::Different),
            _ => Err(format!("{text:?} is neither `same` nor `different`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judgement(verdict: Verdict, a: &str, b: &str) -> Judgement {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://example.org/{name}"));
        let names = (a.to_owned(), b.to_owned());
        Judgement { verdict, a: node(a), b: node(b), names, who: String::new(), when: None, why: String::new() }
    }

    #[test]
    fn a_later_judgement_takes_the_place_of_an_earlier_one() {
        let mut judgements = Judgements::new();
        assert!(judgements.add(judgement(Verdict::Same, "a", "b")));
        assert!(!judgements.add(judgement(Verdict::Same, "b", "a")));
        assert!(judgements.add(judgement(Verdict::Different, "b", "a")));
        assert_eq!(judgements.iter().count(), 1);
        assert_eq!(judgements.undo(None).map(|j| j.verdict), Some(Verdict::Different));
        assert_eq!(judgements.undo(None), None);
    }

    #[test]
    fn conflicts_are_found_along_chains() {
        let mut judgements = Judgements::new();
        judgements.add(judgement(Verdict::Same, "a", "b"));
        judgements.add(judgement(Verdict::Same, "c", "b"));
        judgements.add(judgement(Verdict::Different, "a", "d"));
        assert!(judgements.conflicts().is_empty());
        judgements.add(judgement(Verdict::Different, "c", "a"));
        let conflicts = judgements.conflicts();
        assert_eq!(conflicts.iter().map(|conflict| conflict.same.len()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn wrong_lines_are_named() {
        let csv = |line: &str| Judgements::from_csv(format!("judgement,a,b,why\n{line}\n").as_bytes());
        assert!(csv("same,https://example.org/a,https://example.org/b,").is_ok());
        assert!(matches!(csv("same,a b,https://example.org/b,"), Err(JudgementError::Iri { line: 2, .. })));
        assert!(matches!(csv("perhaps,https://example.org/a,https://example.org/b,"), Err(JudgementError::Csv(_))));
    }
}
