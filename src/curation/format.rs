//! The files of an ontology in one order and layout, with the same meaning.

use std::path::PathBuf;

use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::dataset::{CanonicalizationAlgorithm, Dataset};

use super::turtle::{Document, LayoutError};
use crate::ontology::File;

/// Why a file is left as it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The file is no Turtle.
    #[error("{path} is not valid Turtle: {source}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        source: RdfSyntaxError,
    },
    /// The file is not UTF-8.
    #[error("{path} is not UTF-8")]
    Encoding {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: std::str::Utf8Error,
    },
    /// The file has something that cannot be kept, as a comment that belongs to nothing.
    #[error("cannot lay out {path}")]
    Layout {
        /// The file.
        path: PathBuf,
        /// What, with its line.
        source: LayoutError,
    },
    /// The file would not mean the same.
    #[error("{path} would not mean the same in the new layout")]
    Meaning {
        /// The file.
        path: PathBuf,
    },
}

/// A file in the one order and layout ([`Document::canonical`]).
///
/// ```
/// use hoinghi::{curation::format, ontology::File};
/// let turtle = "@prefix a: <http://a/> .\na:c a a:D .\n# The first.\na:b a:e 1;  a a:D.";
/// let file = File { path: "a.ttl".into(), bytes: turtle.into() };
/// let text = format::formatted(&file)?;
/// assert_eq!(text, "@prefix a: <http://a/> .\n\n# The first.\na:b\n    a a:D ;\n    a:e 1 .\n\na:c a a:D .\n");
/// # Ok::<(), format::FormatError>(())
/// ```
///
/// # Errors
/// When it is no Turtle, or cannot be laid out so that it means the same and keeps its comments.
pub fn formatted(file: &File) -> Result<String, FormatError> {
    let path = || file.path.clone();
    let text = std::str::from_utf8(&file.bytes).map_err(|source| FormatError::Encoding { path: path(), source })?;
    let before = triples(file)?;
    let document = Document::parse(text).map_err(|source| FormatError::Layout { path: path(), source })?;
    let text = document.canonical();
    match triples(&File { path: path(), bytes: text.clone().into_bytes() }) {
        Ok(after) if after == before => Ok(text),
        _ => Err(FormatError::Meaning { path: path() }),
    }
}

/// What a file says, the same whatever its blank nodes are called.
fn triples(file: &File) -> Result<Dataset, FormatError> {
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(&file.bytes);
    let triples: Result<Dataset, _> = parser.collect();
    let mut triples = triples.map_err(|source| FormatError::Syntax { path: file.path.clone(), source })?;
    triples.canonicalize(CanonicalizationAlgorithm::Unstable);
    Ok(triples)
}
