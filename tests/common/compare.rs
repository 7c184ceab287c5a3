//! Expected facts against found ones, both as JSON in the form of `hoinghi extract`.
//!
//! Each kind of fact is written as rows of words and the rows are compared as sets, by [`hoinghi::text::key`]. Rows of
//! entries marked `"optional": true` count neither for nor against.

use std::collections::BTreeMap;

use hoinghi::text::key;
use serde_json::Value;

/// Key of a row to the row as it is shown.
type Rows = BTreeMap<String, String>;

/// What was missed (`- kind: row`) and what is wrong (`+ kind: row`).
pub fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for (kind, rows_of) in KINDS {
        let (wanted, allowed, got) = (rows_of(expected, false), rows_of(expected, true), rows_of(found, false));
        let there = |k: &String| got.contains_key(k) || (*kind == "post" && stood_in(k, &allowed, &got));
        let missed = wanted.iter().filter(|(k, _)| !there(k));
        out.extend(missed.map(|(_, shown)| format!("- {kind}: {shown}")));
        let wrong = got.iter().filter(|(k, _)| !wanted.contains_key(*k) && !allowed.contains_key(*k));
        out.extend(wrong.map(|(_, shown)| format!("+ {kind}: {shown}")));
    }
    out
}

/// Whether a row that is allowed and found says the same but for its last part: another naming of the body of a post.
fn stood_in(row: &str, allowed: &Rows, got: &Rows) -> bool {
    let same = |other: &String| other.rsplit_once('|').map(|r| r.0) == row.rsplit_once('|').map(|r| r.0);
    allowed.keys().any(|other| same(other) && got.contains_key(other))
}

type RowsOf = fn(&Value, bool) -> Rows;

const KINDS: &[(&str, RowsOf)] = &[
    ("title", |d, optional| if optional { Rows::new() } else { rows([vec![text(d, "title")]]) }),
    ("published", |d, optional| if optional { Rows::new() } else { rows([vec![text(d, "published")]]) }),
    ("author", |d, optional| if optional { Rows::new() } else { rows(texts(d, "authors").map(|a| vec![a])) }),
    ("person", |d, o| rows(items(d, "people", o).map(|p| vec![text(p, "name")]))),
    ("event", |d, o| rows(items(d, "events", o).map(|e| vec![text(e, "type"), when(e), text(e, "part_of_day")]))),
    ("organizer", |d, o| {
        rows(items(d, "events", o).flat_map(|e| texts(e, "organizers").map(move |by| vec![label(e), by])))
    }),
    ("taking part", taking_part),
    ("post", |d, o| {
        rows(items(d, "posts", o).map(|p| vec![text(p, "person"), text(p, "role"), text(p, "organization")]))
    }),
    ("group", |d, o| rows(counted(d, o).map(|g| vec![event_of(d, g), text(g, "count")]))),
    ("organization", |d, o| rows(items(d, "organizations", o).map(|b| vec![text(b, "name"), text(b, "type")]))),
    ("award", |d, o| rows(items(d, "awards", o).map(|a| vec![text(a, "title"), whom(a)]))),
    ("headcount", |d, o| {
        rows(items(d, "headcounts", o).map(|h| vec![text(h, "organization"), text(h, "of"), text(h, "value")]))
    }),
    ("document", |d, o| {
        rows(items(d, "documents", o).map(|c| vec![text(c, "number")]).filter(|row| !row[0].is_empty()))
    }),
    ("indicator", |d, o| rows(items(d, "indicators", o).map(|i| vec![text(i, "value"), percent(i), text(i, "year")]))),
    ("succession", |d, o| {
        rows(
            items(d, "successions", o)
                .map(|s| vec![text(s, "resulting"), texts(s, "original").collect::<Vec<_>>().join(" + ")]),
        )
    }),
];

/// Event, person and kind. Beside what is marked optional: whoever takes part at all may be called an attendee, and
/// whoever opens, closes, leads or presents a speaker.
fn taking_part(document: &Value, optional: bool) -> Rows {
    let row = |p: &Value, kind: String| vec![event_of(document, p), text(p, "person"), kind];
    let told = items(document, "participations", optional);
    let mut out = rows(told.flat_map(|p| texts(p, "as").map(move |kind| row(p, kind))));
    if optional {
        for p in items(document, "participations", false) {
            out.extend(rows([row(p, "attendee".to_owned())]));
            if texts(p, "as").any(|k| matches!(&*k, "opener" | "concluder" | "presenter" | "guest-of-honour" | "chair"))
            {
                out.extend(rows([row(p, "speaker".to_owned())]));
            }
        }
    }
    out
}

/// Groups with a number.
fn counted(document: &Value, optional: bool) -> impl Iterator<Item = &Value> {
    items(document, "groups", optional).filter(|g| !g["count"].is_null())
}

/// The person or body honoured; where none is named, how many.
fn whom(award: &Value) -> String {
    if award["recipient"].is_null() { text(award, "count") } else { text(award, "recipient") }
}

fn percent(indicator: &Value) -> String {
    if text(indicator, "unit") == "%" { "%".to_owned() } else { String::new() }
}

fn event_of(document: &Value, entry: &Value) -> String {
    let events = document["events"].as_array();
    events
        .and_then(|all| all.iter().find(|e| e["id"] == entry["event"]))
        .map_or_else(|| "no such event".to_owned(), label)
}

/// Type and days of an event: its name across the two sides, whose ids and wording may differ.
fn label(event: &Value) -> String {
    format!("{} {}", text(event, "type"), when(event))
}

fn when(event: &Value) -> String {
    [text(event, "date"), text(event, "end_date")].join(" ").trim().to_owned()
}

/// The entries of one list that are, or are not, optional.
fn items<'a>(document: &'a Value, list: &str, optional: bool) -> impl Iterator<Item = &'a Value> {
    let all = document[list].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(move |entry| (entry["optional"] == true) == optional)
}

fn texts<'a>(entry: &'a Value, list: &str) -> impl Iterator<Item = String> + 'a {
    entry[list].as_array().map(Vec::as_slice).unwrap_or_default().iter().map(plain)
}

fn text(entry: &Value, name: &str) -> String {
    plain(&entry[name])
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Number(n) => n.as_f64().unwrap_or_default().to_string(),
        other => other.to_string(),
    }
}

fn rows(all: impl IntoIterator<Item = Vec<String>>) -> Rows {
    let keyed = |row: &[String]| row.iter().map(|part| key(part)).collect::<Vec<_>>().join("|");
    all.into_iter().map(|row| (keyed(&row), row.join(" | "))).collect()
}
