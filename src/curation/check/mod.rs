//! What is wrong with an ontology: rules, each with a name and a level, and what they find, with file and line.
//!
//! Most rules are SPARQL queries, one a file in `ontology/checks/`, with a head like that of the questions in `queries/`:
//!
//! ```text
//! # A term that has no type
//! # @level error
//! # @means Something is said of the term, but not what it is.
//! # @cure Write its type.
//! SELECT ?term ("it has no type" AS ?problem) WHERE { … }
//! ```
//!
//! `?term` is the term that is found at fault and `?problem` says what is wrong with it. Whoever has a rule of their own puts
//! such a file into the folder `checks` of their ontology. What no query can ask (of the text of a file, of the program
//! itself) is a rule in Rust.
//!
//! ```
//! use hoinghi::curation::check::{Checks, Level};
//! use hoinghi::ontology::File;
//!
//! let turtle = "@prefix hn: <https://w3id.org/hoinghi/ontology#> .\n\nhn:role-x hn:rank 1 .\n";
//! let files = [File { path: "mine.ttl".into(), bytes: turtle.into() }];
//! let findings = Checks::embedded()?.run(&files)?;
//! let untyped = findings.iter().find(|f| f.rule == "untyped").ok_or("not found")?;
//! assert_eq!((untyped.level, untyped.term.as_str(), untyped.line), (Level::Error, "hn:role-x", Some(3)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod finding;
mod program;
mod query;
mod rule;
mod source;
mod text;

use std::path::{Path, PathBuf};

pub use finding::{Finding, Level};
pub use rule::Rule;

use crate::ontology::File;
use crate::query::{LibraryError, QueryError};
use rule::Test;
use source::Source;

/// Why an ontology could not be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// A rule's folder or file could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A rule is malformed.
    #[error(transparent)]
    Rule(#[from] LibraryError),
    /// The head of a rule does not say what it must.
    #[error("rule {name}: {problem}")]
    Head {
        /// The rule.
        name: String,
        /// What is wrong.
        problem: String,
    },
    /// A rule could not be asked.
    #[error("cannot ask rule {name}")]
    Query {
        /// The rule.
        name: String,
        /// Why.
        source: QueryError,
    },
    /// The triples could not be laid out for the rules.
    #[error("cannot hold the triples of the ontology")]
    Store(#[from] oxigraph::store::StorageError),
}

/// Rules to check an ontology by.
#[derive(Debug, Clone)]
pub struct Checks {
    rules: Vec<Rule>,
}

impl Checks {
    /// The rules that the program carries inside.
    ///
    /// # Errors
    /// When a rule that was built in is malformed.
    pub fn embedded() -> Result<Self, CheckError> {
        let mut rules = text::rules().to_vec();
        rules.extend(program::rules());
        rules.extend(query::embedded()?);
        Ok(Self { rules }.sorted())
    }

    /// With the rules in the `.rq` files of a folder besides; each takes the place of one of its name.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or a rule is malformed.
    pub fn with_dir(mut self, dir: &Path) -> Result<Self, CheckError> {
        for rule in query::of_dir(dir)? {
            self.rules.retain(|known| known.name != rule.name);
            self.rules.push(rule);
        }
        Ok(self.sorted())
    }

    /// All rules, by name.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Checks the files of an ontology. All files are read; where one is no Turtle, what is wrong with it is all that is
    /// said of any, as the other rules would take what stands in it for missing. Findings come by file and line.
    ///
    /// # Errors
    /// When a rule cannot be asked.
    pub fn run(&self, files: &[File]) -> Result<Vec<Finding>, CheckError> {
        let (source, mistakes) = Source::read(files)?;
        let mut findings = Vec::new();
        for rule in &self.rules {
            let faults = match &rule.test {
                Test::Syntax => {
                    findings.extend(mistakes.iter().map(|m| m.finding(rule)));
                    continue;
                }
                _ if !mistakes.is_empty() => continue,
                Test::Query(query) => query::ask(&rule.name, query, &source.store)?,
                Test::Code(test) => test(&source),
            };
            findings.extend(faults.into_iter().map(|fault| fault.finding(rule, &source)));
        }
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(findings)
    }

    fn sorted(mut self) -> Self {
        self.rules.sort_by(|a, b| a.name.cmp(&b.name));
        self
    }
}
