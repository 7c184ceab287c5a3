//! Facts as they are scored: gold and answers in one shape.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::Value;

use crate::facts::{Evidence, Facts};

/// Why gold facts could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldError {
    /// The folder or a file in it could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file holds no JSON, or entries of another shape.
    #[error("{path} holds no gold facts")]
    Json {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        source: serde_json::Error,
    },
    /// No file of the folder holds gold facts.
    #[error("there are no gold facts in {path}")]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// What one article says, in the shape of [`Facts`] but with entries that may be optional, and lenient about what is absent.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Sheet {
    #[serde(deserialize_with = "or_default")]
    pub(super) events: Vec<EventEntry>,
    #[serde(deserialize_with = "or_default")]
    pub(super) people: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) posts: Vec<PostEntry>,
    #[serde(deserialize_with = "or_default")]
    pub(super) participations: Vec<Part>,
    #[serde(deserialize_with = "or_default")]
    pub(super) groups: Vec<GroupEntry>,
    #[serde(deserialize_with = "or_default")]
    pub(super) organizations: Vec<Body>,
    #[serde(deserialize_with = "or_default")]
    pub(super) awards: Vec<AwardEntry>,
    #[serde(deserialize_with = "or_default")]
    pub(super) headcounts: Vec<HeadcountEntry>,
    #[serde(deserialize_with = "or_default")]
    pub(super) documents: Vec<DocumentEntry>,
    /// Scored only where gold has the list.
    #[serde(deserialize_with = "listed")]
    pub(super) indicators: Option<Vec<IndicatorEntry>>,
}

/// Declares entries: texts that default to nothing, other fields with their type.
macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident { $($text:ident $(as $key:literal)?),* ; $($field:ident $(as $name_of:literal)?: $kind:ty),* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
        #[serde(default)]
        pub(super) struct $name {
            $(#[serde(deserialize_with = "text" $(, rename = $key)?)] pub $text: String,)*
            $(#[serde(deserialize_with = "or_default" $(, rename = $name_of)?)] pub $field: $kind,)*
            #[serde(deserialize_with = "or_default")]
            pub optional: bool,
            pub evidence: Option<Evidence>,
        }
    )*};
}

entries! {
    /// A person; titles are scored where gold has the list.
    Named { name; titles: Option<Vec<String>> }
    /// An event.
    EventEntry { id, kind as "type", name, date; organizers: Vec<String> }
    /// A role held.
    PostEntry { person, role, organization; }
    /// Taking part.
    Part { event, person; kinds as "as": Vec<String> }
    /// A group; it is scored where it has a count.
    GroupEntry { event, group, count, organization; }
    /// A body.
    Body { name, parent; }
    /// An award.
    AwardEntry { title, recipient, count; }
    /// A headcount.
    HeadcountEntry { organization, of; value: f64 }
    /// A cited document.
    DocumentEntry { number; }
    /// A figure.
    IndicatorEntry { name, unit, year; value: f64 }
}

impl Sheet {
    /// The answers of a reading.
    ///
    /// # Errors
    /// Where facts cannot be told in JSON: a fault in the program.
    pub fn from_facts(facts: &Facts) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::to_value(facts)?)
    }
}

/// The gold facts in the `.json` files of a folder (not of its subfolders), by the stem of the file's name. A file
/// `identity.json`, and one without events and people, is passed over.
///
/// # Errors
/// When the folder or a file cannot be read, or holds no gold facts.
pub fn gold(dir: &Path) -> Result<BTreeMap<String, Sheet>, GoldError> {
    let read = |source| GoldError::Read { path: dir.to_owned(), source };
    let mut gold = BTreeMap::new();
    for entry in std::fs::read_dir(dir).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let name = stem(&path.to_string_lossy());
        if path.extension().is_none_or(|e| e != "json") || name == "identity" {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|source| GoldError::Read { path: path.clone(), source })?;
        let json = |source| GoldError::Json { path: path.clone(), source };
        let value: Value = serde_json::from_slice(&bytes).map_err(json)?;
        if value.get("events").or_else(|| value.get("people")).is_some() {
            gold.insert(name, serde_json::from_value(value).map_err(json)?);
        }
    }
    if gold.is_empty() { Err(GoldError::Empty { path: dir.to_owned() }) } else { Ok(gold) }
}

/// What pairs a document with its gold: the last part of its name, without the ending.
pub fn stem(document: &str) -> String {
    Path::new(document).file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned())
}

/// A value, or its default for `null`.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// A list that is there, if only as `null`.
fn listed<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<Vec<T>>, D::Error> {
    or_default(from).map(Some)
}

/// A text; of a number its digits, of `null` nothing.
fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match Value::deserialize(from)? {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.as_f64().map_or_else(|| number.to_string(), |n| n.to_string())),
        other => Err(D::Error::custom(format_args!("{other} stands where a text should"))),
    }
}
