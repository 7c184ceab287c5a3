//! One JSON line into an article or facts.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Article, Format, Input, InputError, Place, date};
use crate::facts::Facts;

/// Understands one line. `document` is its name where it brings none.
pub(super) fn parse(line: &[u8], format: Format, at: &Place, document: String) -> Result<Input, InputError> {
    match format {
        Format::Facts => facts(line, at, document),
        Format::AnyJson => {
            let object: Map<String, Value> = from_slice(line, at)?;
            if object.contains_key("text") { article(object, at, document) } else { facts(line, at, document) }
        }
        _ => article(from_slice(line, at)?, at, document),
    }
}

fn facts(line: &[u8], at: &Place, document: String) -> Result<Input, InputError> {
    let mut facts: Facts = from_slice(line, at)?;
    if facts.document.is_empty() {
        facts.document = document;
    }
    Ok(Input::Facts(Box::new(facts)))
}

fn article(mut object: Map<String, Value>, at: &Place, document: String) -> Result<Input, InputError> {
    let Some(Value::String(text)) = object.remove("text") else {
        let message = "it has no string `text`".to_owned();
        return Err(InputError::Json { at: at.clone(), message });
    };
    if text.trim().is_empty() {
        return Err(InputError::Empty { at: at.clone() });
    }
    // What else a line says of its article is welcome, but no reason to refuse it.
    let mut take = |key| match object.remove(key)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    Ok(Input::Article(Article {
        document: take("id").unwrap_or(document),
        url: take("url"),
        title: take("title"),
        published: take("published").as_deref().and_then(date::day),
        site: take("site"),
        text,
        ..Article::default()
    }))
}

fn from_slice<T: DeserializeOwned>(line: &[u8], at: &Place) -> Result<T, InputError> {
    serde_json::from_slice(line).map_err(|error| {
        // serde_json counts lines inside the line: say the column alone.
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        InputError::Json { at: at.clone(), message: format!("{message} (column {})", error.column()) }
    })
}
