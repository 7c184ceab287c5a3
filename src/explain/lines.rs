//! What the articles say of a thing, line by line.

use oxigraph::store::Store;
use serde::Serialize;

use super::{ExplainError, Thing, ThingKind};
use crate::query::{Options, Query, Values};

/// A thing, and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The thing.
    #[serde(flatten)]
    pub thing: Thing,
    /// What the articles say, by what it is about, then by the article's day.
    pub lines: Vec<Line>,
}

/// Something that an article says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is about: `name`, `post`, `took part`, `award`, ...
    pub about: String,
    /// What is said.
    pub text: String,
    /// Name of the article's document.
    pub article: String,
    /// Day that the article was published, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The words of the article that say so, where its facts came with evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

/// Gathers all that the articles say of a thing.
///
/// # Errors
/// When the store cannot be read.
pub fn explain(store: &Store, thing: Thing) -> Result<Explanation, ExplainError> {
    let text = match thing.kind {
        ThingKind::Person => include_str!("person.rq"),
        ThingKind::Body => include_str!("body.rq"),
        ThingKind::Event => include_str!("event.rq"),
    };
    let values = Values::from([("thing".to_owned(), thing.iri.clone())]);
    let answer = Query::parse("of explain", text)?.run(store, &values, &Options::default())?;
    let line = |row: Vec<Option<String>>| match <[_; 6]>::try_from(row) {
        Ok([Some(about), Some(text), Some(article), date, quote, _]) => {
            Some(Line { about, text, article, date, quote })
        }
        _ => None,
    };
    Ok(Explanation { thing, lines: answer.into_texts().filter_map(line).collect() })
}
