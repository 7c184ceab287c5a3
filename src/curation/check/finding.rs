//! What a rule found.

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

use super::Rule;
use super::source::Source;
use crate::query::shorten;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; it may be meant so.
    Info,
    /// It should be otherwise, and does no harm yet.
    Warning,
    /// It is wrong: something is lost or misread by it.
    Error,
}

impl Level {
    /// The level of a name: `error`, `warning` or `info`.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error].into_iter().find(|level| level.to_string() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A fault in an ontology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: String,
    /// How grave it is.
    pub level: Level,
    /// The term, with a prefix where we know one; empty where it is no term's.
    pub term: String,
    /// The file in which it stands; nothing where no file says anything of it.
    pub file: Option<PathBuf>,
    /// The line, from 1: where what is said of the term begins.
    pub line: Option<usize>,
    /// The column, from 1, of a mistake in the Turtle.
    pub column: Option<usize>,
    /// What is wrong.
    pub problem: String,
}

impl Finding {
    /// `file:line:column`, as far as they are known.
    pub fn place(&self) -> String {
        let Some(file) = &self.file else { return String::new() };
        let numbers = [self.line, self.column].into_iter().flatten().map(|number| format!(":{number}"));
        numbers.fold(file.display().to_string(), |place, number| place + &number)
    }

    /// By place; what has none comes last.
    pub(super) fn order(&self) -> impl Ord + '_ {
        (self.file.is_none(), &self.file, self.line, self.column, &self.rule, &self.problem)
    }
}

/// What a rule says of a term, before it has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The IRI.
    pub(super) term: String,
    pub(super) problem: String,
    /// Line and file, where the rule knows better than that the term begins there.
    pub(super) place: Option<(PathBuf, usize)>,
}

impl Fault {
    pub(super) fn new(term: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { term: term.into(), problem: problem.into(), place: None }
    }

    pub(super) fn finding(self, rule: &Rule, source: &Source<'_>) -> Finding {
        let (file, line) = self.place.or_else(|| source.place(&self.term)).unzip();
        let problem = self.problem.split(' ').map(shorten).collect::<Vec<_>>().join(" ");
        Finding {
            rule: rule.name.clone(),
            level: rule.level,
            term: shorten(&self.term),
            file,
            line,
            column: None,
            problem,
        }
    }
}
