//! One article's bytes, before and after they are understood.

use std::path::PathBuf;

use super::{Article, Format, InputError, Place, docx, encoding, html, jsonl, mhtml, pdf};
use crate::facts::Facts;

/// What an input turns out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// An article to read.
    Article(Article),
    /// Facts that someone else has read already.
    Facts(Box<Facts>),
}

/// One article, or the facts of one, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    at: Place,
    format: Format,
    bytes: Vec<u8>,
}

impl Source {
    /// The whole content of a file.
    pub fn new(path: impl Into<PathBuf>, format: Format, bytes: Vec<u8>) -> Self {
        Self { at: Place { path: path.into(), line: None }, format, bytes }
    }

    /// One line of a file, counted from 1.
    pub fn line(path: impl Into<PathBuf>, line: u64, format: Format, bytes: Vec<u8>) -> Self {
        Self { at: Place { path: path.into(), line: Some(line) }, format, bytes }
    }

    /// Where it came from.
    pub fn at(&self) -> &Place {
        &self.at
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Decodes and understands it: a pure function of its bytes.
    ///
    /// The document is named after the file, `stdin` for standard input; a JSON line by its `id` or `document`, else
    /// `FILE:LINE`.
    ///
    /// # Errors
    /// Where it is empty, no text in any encoding, or not a JSON object of the right shape.
    pub fn parse(self) -> Result<Input, InputError> {
        let Self { at, format, bytes } = self;
        let document = at.document();
        if format.is_lines() {
            return jsonl::parse(&bytes, format, &at, document);
        }
        let article = match format {
            Format::Docx => docx::article(&bytes, document),
            Format::Pdf => pdf::article(bytes, document),
            Format::Mhtml => mhtml::article(&bytes, document),
            _ => return Self::parse_text(at, format, &bytes, document),
        };
        match article {
            Ok(article) => not_empty(article, at),
            Err((kind, reason)) => Err(InputError::Document { at, kind, reason }),
        }
    }

    fn parse_text(at: Place, format: Format, bytes: &[u8], document: String) -> Result<Input, InputError> {
        let text = match encoding::decode(bytes, format == Format::Html) {
            Ok(text) => text,
            Err(reason) => return Err(InputError::NotText { at, reason }),
        };
        let article = match format {
            Format::Html => match html::article(&text, document) {
                Ok(article) => article,
                Err(reason) => return Err(InputError::NoPage { at, reason }),
            },
            _ => Article { document, text, ..Article::default() },
        };
        not_empty(article, at)
    }
}

fn not_empty(article: Article, at: Place) -> Result<Input, InputError> {
    if article.text.trim().is_empty() { Err(InputError::Empty { at }) } else { Ok(Input::Article(article)) }
}
