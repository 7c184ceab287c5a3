//! Files into articles: formats, encodings, main content, headline, date, byline.
//!
//! [`sources`] walks over paths and gives one [`Source`] an article, undecoded, with little memory however large the
//! files are; [`Source::parse`] is a pure function of its bytes, so that it can run on all cores. [`inputs`] does both.
//!
//! ```
//! use hoinghi::article::{Format, Input, Source};
//!
//! let source = Source::new("notice.txt", Format::Text, "Sáng 05/3, Chi bộ Khoa Dược họp.".into());
//! let Input::Article(article) = source.parse()? else { return Err("not an article".into()) };
//! assert_eq!(article.document, "notice.txt");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod date;
mod docx;
mod encoding;
mod error;
mod format;
mod html;
mod jsonl;
mod lines;
mod mhtml;
mod pdf;
mod source;
mod text;
mod walk;

use std::ops::Range;

pub use error::{InputError, Place};
pub use format::Format;
use jiff::civil::Date;
pub use source::{Input, Source};
pub use walk::{Options, Sources, sources};

/// One article as it came: its text, and what its container (a web page, a JSON line) says of it.
///
/// Offsets of evidence count Unicode scalar values of `text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The file's name, or the id that the article came with.
    pub document: String,
    /// Address, where the container gives one; of a web page the canonical one.
    pub url: Option<String>,
    /// Name of the site, where the container gives one.
    pub site: Option<String>,
    /// Headline, where the container gives one; else the reading finds it in the text.
    pub title: Option<String>,
    /// Day of publication, where the container gives one; else the reading finds it in the text.
    pub published: Option<Date>,
    /// Byline, where the container gives one.
    pub authors: Vec<String>,
    /// The text as given: decoded, otherwise untouched. Of a web page, the headline and the main content, one line a
    /// paragraph, list item or caption.
    pub text: String,
    /// Where in `text` the container marks captions, in Unicode scalar values, in order.
    pub captions: Vec<Range<usize>>,
    /// What the container holds beside the article, and is no part of `text`.
    pub left_out: Vec<LeftOut>,
}

/// Something on a page that is no part of its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is: `menu`, `related news`, `comments`, ...
    pub why: &'static str,
    /// Its words, one line a block.
    pub text: String,
}

/// The articles in files and folders, one after the other: [`sources`], parsed.
pub fn inputs(
    paths: impl IntoIterator<Item = std::path::PathBuf>,
    options: Options,
) -> impl Iterator<Item = Result<Input, InputError>> {
    sources(paths, options).map(|source| source.and_then(Source::parse))
}
