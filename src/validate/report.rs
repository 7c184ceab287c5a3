//! What was validated, and what does not hold.

use std::collections::BTreeMap;

use oxigraph::model::{Literal, NamedNodeRef, Term};

use super::shape::{PathTerm, Severity};

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Nodes that shapes are about; one that several are about counts for each.
    pub focus_nodes: u64,
    /// How many results there are, by severity.
    pub counts: BTreeMap<Severity, u64>,
    /// The results, the worst first; of each shape so many as were asked for.
    pub results: Vec<Finding>,
}

impl Report {
    /// How many results are of this severity or worse.
    pub fn count_from(&self, severity: Severity) -> u64 {
        self.counts.range(severity..).map(|(_, count)| count).sum()
    }

    /// Whether all holds, infos included, as SHACL has it.
    pub fn conforms(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many results are counted but not told.
    pub fn untold(&self) -> u64 {
        self.counts.values().sum::<u64>().saturating_sub(self.results.len() as u64)
    }
}

/// A node of which something does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The node.
    pub focus: Term,
    /// What it is called, where it has a name.
    pub name: Option<String>,
    /// The path that its values were looked for at.
    pub path: Option<PathTerm>,
    /// The value that is wrong, where it is one value.
    pub value: Option<Term>,
    /// The shape.
    pub shape: Term,
    /// The query of the shape, where it is one.
    pub constraint: Option<Term>,
    /// What demands it.
    pub component: NamedNodeRef<'static>,
    /// What is wrong, in words; in several languages perhaps.
    pub messages: Vec<Literal>,
    /// Sentences that the node rests on, the first few of them.
    pub sources: Vec<Source>,
}

/// A sentence of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Source {
    /// Name of the article's document.
    pub article: String,
    /// Its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

impl Finding {
    /// The name of the shape as people read it.
    pub fn shape_name(&self) -> String {
        super::parse::name(&self.shape)
    }

    /// The message in a language, else in English, else any.
    pub fn message(&self, language: &str) -> &str {
        let spoken = |language: &str| self.messages.iter().find(|m| m.language().unwrap_or_default() == language);
        let message = spoken(language).or_else(|| spoken("en")).or_else(|| self.messages.first());
        message.map_or("", Literal::value)
    }
}
