//! Files into articles: formats, encodings, main content, headline, date, byline.

use jiff::civil::Date;

/// One article as it came: its text, and what its container (a web page, a JSON line) says of it.
///
/// Offsets of evidence count Unicode scalar values of `text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The file's name, or the id that the article came with.
    pub document: String,
    /// Address, where the container gives one.
    pub url: Option<String>,
    /// Headline, where the container gives one; else the reading finds it in the text.
    pub title: Option<String>,
    /// Day of publication, where the container gives one; else the reading finds it in the text.
    pub published: Option<Date>,
    /// Byline, where the container gives one.
    pub authors: Vec<String>,
    /// The text as given: decoded, otherwise untouched.
    pub text: String,
}
