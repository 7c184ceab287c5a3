//! The queries of `queries/`: each a file with a header that says what it answers and what it takes.
//!
//! ```text
//! # Who attended an event            the first line: what it answers
//! # @param event (required) ...      a variable that is set before the query is asked
//! # @param role (optional) ...
//! # @param limit (default 10) ...
//! # @example hoinghi query who-attended --set event="..."
//! ```

use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// Why a folder of queries could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder holds no query.
    #[error("{path} holds no .rq file")]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// A value that a query takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Name of the variable, without `?`.
    pub name: String,
    /// Whether the query makes no sense without it.
    pub required: bool,
    /// The value where none is given.
    pub default: Option<String>,
    /// What it means.
    pub description: String,
}

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedQuery {
    /// The file's name, without extension.
    pub name: String,
    /// What it answers, in a line.
    pub description: String,
    /// What it takes.
    pub parameters: Vec<Parameter>,
    /// Command lines that show its use.
    pub examples: Vec<String>,
    /// The query, header included.
    pub text: String,
}

/// Queries by name.
#[derive(Debug, Clone)]
pub struct Library {
    queries: Vec<NamedQuery>,
}

impl Library {
    /// The queries that the program carries inside.
    pub fn embedded() -> Self {
        let files = EMBEDDED.files().filter(|f| is_query(f.path()));
        Self::new(files.filter_map(|f| Some(NamedQuery::parse(&stem(f.path()), f.contents_utf8()?))).collect())
    }

    /// The queries in the `.rq` files of a folder.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read, or it holds no query.
    pub fn from_dir(dir: &Path) -> Result<Self, LibraryError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            |source| LibraryError::Read { path, source }
        };
        let mut queries = Vec::new();
        for entry in std::fs::read_dir(dir).map_err(failed(dir))? {
            let path = entry.map_err(failed(dir))?.path();
            if is_query(&path) {
                let text = std::fs::read_to_string(&path).map_err(failed(&path))?;
                queries.push(NamedQuery::parse(&stem(&path), &text));
            }
        }
        if queries.is_empty() { Err(LibraryError::Empty { path: dir.to_owned() }) } else { Ok(Self::new(queries)) }
    }

    fn new(mut queries: Vec<NamedQuery>) -> Self {
        queries.sort_by(|a, b| a.name.cmp(&b.name));
        Self { queries }
    }

    /// All queries, by name.
    pub fn queries(&self) -> &[NamedQuery] {
        &self.queries
    }

    /// The query of this name.
    pub fn get(&self, name: &str) -> Option<&NamedQuery> {
        self.queries.iter().find(|q| q.name == name)
    }
}

impl NamedQuery {
    /// Reads the header of a query.
    pub fn parse(name: &str, text: &str) -> Self {
        let mut query = Self {
            name: name.to_owned(),
            description: String::new(),
            parameters: Vec::new(),
            examples: Vec::new(),
            text: text.to_owned(),
        };
        for line in text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim) {
            if let Some(parameter) = line.strip_prefix("@param ") {
                query.parameters.push(Parameter::parse(parameter.trim()));
            } else if let Some(example) = line.strip_prefix("@example ") {
                query.examples.push(example.trim().to_owned());
            } else if query.description.is_empty() {
                line.clone_into(&mut query.description);
            }
        }
        query
    }
}

impl Parameter {
    /// `name (required) description`, `name (optional) description` or `name (default VALUE) description`.
    fn parse(text: &str) -> Self {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        let (kind, description) = match rest.trim().strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((kind, description)) => (kind.trim(), description.trim()),
            None => ("required", rest.trim()),
        };
        Self {
            name: name.to_owned(),
            required: kind == "required",
            default: kind.strip_prefix("default ").map(|value| value.trim().to_owned()),
            description: description.to_owned(),
        }
    }
}

fn is_query(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "rq")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Query;

    #[test]
    fn a_header_says_what_a_query_takes() {
        let query = NamedQuery::parse(
            "met",
            "# Who met whom\n# @param person (required) a name\n# @param since (optional) a day\n# @param n (default 10) rows\n\
             # @example hoinghi query met\nSELECT * {}",
        );
        assert_eq!(query.description, "Who met whom");
        let parameters: Vec<_> =
            query.parameters.iter().map(|p| (p.name.as_str(), p.required, p.default.as_deref())).collect();
        assert_eq!(parameters, [("person", true, None), ("since", false, None), ("n", false, Some("10"))]);
        assert_eq!(query.examples, ["hoinghi query met"]);
    }

    #[test]
    fn every_query_that_is_carried_inside_is_sound() {
        let library = Library::embedded();
        assert!(library.queries().len() >= 20, "{}", library.queries().len());
        for query in library.queries() {
            assert!(!query.description.is_empty() && !query.examples.is_empty(), "{}", query.name);
            let mut parsed = Query::parse(&query.text).unwrap_or_else(|e| panic!("{}: {e}", query.name));
            for parameter in &query.parameters {
                assert!(!parameter.description.is_empty(), "{}: {}", query.name, parameter.name);
                let value = crate::store::parse_term("x");
                parsed.set(&parameter.name, value).unwrap_or_else(|e| panic!("{}: {e}", query.name));
            }
        }
    }
}
