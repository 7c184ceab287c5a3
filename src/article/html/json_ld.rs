//! What a page's JSON-LD says of its article.

use dom_query::Document;
use serde_json::Value;

/// Properties of the first article described on the page.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    /// Name of the publisher.
    pub(super) site: Option<String>,
    /// Names of people; organisations are left out.
    pub(super) authors: Vec<String>,
}

/// Looks for a schema.org article in every JSON-LD script, also inside lists and `@graph`. What is no JSON is passed over.
pub(super) fn read(dom: &Document) -> JsonLd {
    dom.select("script[type='application/ld+json']")
        .iter()
        .filter_map(|script| json(&script.text()))
        .find_map(|value| find(&value).map(properties))
        .unwrap_or_default()
}

/// The JSON in a script; content management systems like to leave line ends inside its strings.
fn json(script: &str) -> Option<Value> {
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&script.replace(['\n', '\r', '\t'], " "))).ok()
}

fn find(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(find),
        Value::Object(object) if is(value, "Article") || is(value, "Posting") => {
            Some(value).filter(|_| !object.is_empty())
        }
        Value::Object(object) => ["@graph", "mainEntity"].iter().find_map(|key| object.get(*key).and_then(find)),
        _ => None,
    }
}

/// Whether a type of the thing ends in `name` (`NewsArticle` is an `Article`).
fn is(value: &Value, name: &str) -> bool {
    let ends = |v: &Value| v.as_str().is_some_and(|t| t.ends_with(name));
    match &value["@type"] {
        Value::Array(types) => types.iter().any(ends),
        one => ends(one),
    }
}

fn properties(article: &Value) -> JsonLd {
    let text = |key: &str| article[key].as_str().map(unescape).filter(|t| !t.is_empty());
    let authors = match &article["author"] {
        Value::Array(authors) => authors.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    };
    JsonLd {
        headline: text("headline"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        url: text("url").or_else(|| match &article["mainEntityOfPage"] {
            Value::String(url) => Some(url.clone()),
            page => page["@id"].as_str().map(str::to_owned),
        }),
        site: article["publisher"]["name"].as_str().map(unescape).filter(|name| !name.is_empty()),
        authors: authors
            .into_iter()
            .filter(|author| is(author, "Person"))
            .filter_map(|author| author["name"].as_str().map(unescape))
            .collect(),
    }
}

/// Many sites write entities into JSON, where they do not belong.
fn unescape(text: &str) -> String {
    Document::fragment(text.replace('<', "&lt;")).text().trim().to_owned()
}
