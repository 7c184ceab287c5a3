//! Why an input could not be read.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Format;

/// A file, or a line in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file or folder; `-` is standard input.
    pub path: PathBuf,
    /// Number of the line, from 1, where the file holds one article a line.
    pub line: Option<u64>,
}

impl Place {
    /// What an article from there is called where it brings no name: the file's name, with the line where it has one.
    pub fn document(&self) -> String {
        let name = if self.path == Path::new("-") {
            "stdin".to_owned()
        } else {
            self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
        };
        self.line.map_or_else(|| name.clone(), |line| format!("{name}:{line}"))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.to_str() {
            Some("-") => f.write_str("standard input")?,
            _ => self.path.display().fmt(f)?,
        }
        self.line.map_or(Ok(()), |line| write!(f, ", line {line}"))
    }
}

/// Why an input could not be read. One bad input says nothing about the others.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The system refused.
    #[error("cannot read {at}")]
    Read {
        /// The file or folder.
        at: Place,
        /// What the system said.
        source: io::Error,
    },
    /// There is nothing but white space.
    #[error("{at} is empty")]
    Empty {
        /// The file or line.
        at: Place,
    },
    /// A folder without a single article.
    #[error("no articles in {at}")]
    NoArticles {
        /// The folder.
        at: Place,
    },
    /// The bytes are no text in any encoding.
    #[error("{at} is no text")]
    NotText {
        /// The file or line.
        at: Place,
        /// What speaks against it.
        reason: &'static str,
    },
    /// A web page that cannot be parsed.
    #[error("{at} cannot be parsed as a web page")]
    NoPage {
        /// The file.
        at: Place,
        /// What speaks against it.
        reason: &'static str,
    },
    /// A file of another program that holds no text for us, or is damaged.
    #[error("{at} cannot be read as {kind}")]
    Document {
        /// The file.
        at: Place,
        /// What kind of file it is, with its article: `a PDF file`.
        kind: &'static str,
        /// What speaks against it.
        reason: String,
    },
    /// A line is not a JSON object of the right shape.
    #[error("{at} is not valid: {message}")]
    Json {
        /// The line.
        at: Place,
        /// What is wrong, with the column.
        message: String,
    },
}

impl InputError {
    /// The document that the input would have given. Nothing where that cannot be told, since it holds several, or each
    /// brings a name of its own.
    pub fn document(&self) -> Option<String> {
        let at = self.at();
        let is_one_article = |format: Format| !format.is_lines();
        Format::of_path(&at.path).is_some_and(is_one_article).then(|| at.document())
    }

    /// Where it happened.
    pub fn at(&self) -> &Place {
        match self {
            Self::Read { at, .. }
            | Self::Empty { at }
            | Self::NoArticles { at }
            | Self::NotText { at, .. }
            | Self::NoPage { at, .. }
            | Self::Document { at, .. }
            | Self::Json { at, .. } => at,
        }
    }
}
