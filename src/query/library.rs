//! The queries by name.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use spargebra::algebra::GraphPattern;

use super::header::{Header, Need, Parameter};
use super::{LibraryError, SyntaxError};
use crate::rdf::prefix::sparql_parser;
use crate::text::near;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// Queries by name.
#[derive(Debug, Clone)]
pub struct Library {
    queries: BTreeMap<String, Query>,
}

/// A query, parsed, with what it says of itself.
#[derive(Debug, Clone)]
pub struct Query {
    name: String,
    header: Header,
    /// Whether it comes from a library, where a query takes what its head says and nothing else.
    pub(super) is_in_library: bool,
    pub(super) parsed: spargebra::Query,
}

impl Library {
    /// The library that the program carries inside.
    ///
    /// # Errors
    /// When a query that was built in is malformed.
    pub fn embedded() -> Result<Self, LibraryError> {
        let files = EMBEDDED.files().filter(|file| is_query(file.path()));
        let texts = files.map(|file| (stem(file.path()), String::from_utf8_lossy(file.contents()).into_owned()));
        Self::from_texts(texts)
    }

    /// The `.rq` files of a folder (not of its subfolders), each by its name without the ending.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, holds no query, or one that is malformed.
    pub fn from_dir(dir: &Path) -> Result<Self, LibraryError> {
        let read = |source| LibraryError::Read { path: dir.to_owned(), source };
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(dir).map_err(read)? {
            let path = entry.map_err(read)?.path();
            if is_query(&path) {
                let text = std::fs::read_to_string(&path);
                texts.push((stem(&path), text.map_err(|source| LibraryError::Read { path, source })?));
            }
        }
        if texts.is_empty() {
            return Err(LibraryError::Empty { path: dir.to_owned() });
        }
        Self::from_texts(texts)
    }

    fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Result<Self, LibraryError> {
        let query = |(name, text): (String, String)| {
            let query = Query { is_in_library: true, ..Query::parse(&name, &text)? };
            Ok((name, query))
        };
        Ok(Self { queries: texts.into_iter().map(query).collect::<Result<_, _>>()? })
    }

    /// All queries, sorted by name.
    pub fn list(&self) -> impl Iterator<Item = &Query> {
        self.queries.values()
    }

    /// The query of a name.
    ///
    /// # Errors
    /// [`LibraryError::Unknown`], with names like it, when there is none.
    pub fn get(&self, name: &str) -> Result<&Query, LibraryError> {
        self.queries.get(name).ok_or_else(|| {
            let all: Vec<String> = self.queries.keys().cloned().collect();
            LibraryError::Unknown { name: name.to_owned(), near: near(name, all.iter().map(String::as_str)), all }
        })
    }
}

impl Query {
    /// Reads a query from its text; `name` is what messages call it. Where its head declares no parameters, any of its
    /// variables can be set.
    ///
    /// # Errors
    /// When its head is malformed, or the rest is not SPARQL.
    pub fn parse(name: &str, text: &str) -> Result<Self, LibraryError> {
        let header = Header::parse(text).map_err(|problem| LibraryError::Header { name: name.to_owned(), problem })?;
        let parser = sparql_parser();
        let parsed = parser
            .clone()
            .parse_query(text)
            .map_err(|error| LibraryError::Syntax(Box::new(SyntaxError::new(name, text, parser, &error))))?;
        Ok(Self { name: name.to_owned(), header, is_in_library: false, parsed })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it answers, in one line; empty where it does not say.
    pub fn description(&self) -> &str {
        &self.header.description
    }

    /// What someone may rely on in its answer: what a row stands for, and what is left out; empty where it does not say.
    pub fn promises(&self) -> &str {
        &self.header.promises
    }

    /// What it takes, in the order of its head.
    pub fn parameters(&self) -> &[Parameter] {
        &self.header.parameters
    }

    /// Command lines that show its use.
    pub fn examples(&self) -> &[String] {
        &self.header.examples
    }

    /// The names of the columns that it gives; none where it gives no rows.
    pub fn columns(&self) -> Vec<&str> {
        match &self.parsed {
            spargebra::Query::Select { pattern, .. } => projected(pattern),
            _ => Vec::new(),
        }
    }

    /// What its head says in lines `# @name text` of this name.
    pub fn note(&self, name: &str) -> Option<&str> {
        self.header.notes.get(name).map(String::as_str)
    }

    /// Its parameters as someone must give them, one a line; says so where there are none.
    pub fn usage(&self) -> String {
        if self.header.parameters.is_empty() {
            let own = if self.is_in_library { "" } else { " but its variables" };
            return format!("{} takes no parameters{own}", self.name);
        }
        let line = |p: &Parameter| {
            let need = match &p.need {
                Need::Required => "required".to_owned(),
                Need::Optional => "optional".to_owned(),
                Need::Default(value) => format!("default {value}"),
            };
            format!("--set {}=…  ({need}) {}", p.name, p.description)
        };
        self.header.parameters.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The variables of the outermost projection.
fn projected(pattern: &GraphPattern) -> Vec<&str> {
    match pattern {
        GraphPattern::Project { variables, .. } => variables.iter().map(|variable| variable.as_str()).collect(),
        GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
            projected(inner)
        }
        _ => Vec::new(),
    }
}

fn is_query(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "rq")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
