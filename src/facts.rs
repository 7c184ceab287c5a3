//! The waist of the program: what one article says, as plain data.
//!
//! Everything before this module reads Vietnamese and knows no RDF; everything after it knows no Vietnamese. The same
//! shape is what `hoinghi extract` prints (one JSON object a line), what gold articles are written in, and what any
//! other extractor may hand to `hoinghi build` as a `.facts.jsonl` file.
//!
//! ```
//! let line = r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen", "titles": ["BS"]}]}"#;
//! let facts: hoinghi::facts::Facts = serde_json::from_str(line)?;
//! assert_eq!(facts.people[0].name, "Lý Thị Sen");
//! # Ok::<(), serde_json::Error>(())
//! ```

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where in an article a fact stands, and which rule found it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Offset of the first character, in Unicode scalar values of the article's text as given.
    pub start: usize,
    /// Offset behind the last character, in the same unit.
    pub end: usize,
    /// The words themselves: exactly the text from `start` to `end`.
    pub quote: String,
    /// Name of the rule that found the fact.
    pub rule: String,
}

/// All that one article says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Facts {
    /// The article's file name, or the id that it came with.
    pub document: String,
    /// Address of the article, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>")]
    pub published: Option<Date>,
    /// Names in the byline, without titles.
    pub authors: Vec<String>,
    /// Events that the article reports as held.
    pub events: Vec<Event>,
    /// Every person that the text names.
    pub people: Vec<Person>,
    /// Roles that the text gives to people, one entry a role.
    pub posts: Vec<Post>,
    /// Who took part in which event, and how.
    pub participations: Vec<Participation>,
    /// Those present who are not named one by one.
    pub groups: Vec<Group>,
    /// Party bodies, and the institutions that events, posts, groups and awards rest on.
    pub organizations: Vec<Organization>,
    /// Commendations, ratings and badges.
    pub awards: Vec<Award>,
    /// How many members, branches or delegates a body has.
    pub headcounts: Vec<Headcount>,
    /// Documents that the text cites.
    pub documents: Vec<CitedDocument>,
    /// Results of work told in figures.
    pub indicators: Vec<Indicator>,
    /// Bodies that took the place of others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub successions: Vec<Succession>,
}

/// A meeting or ceremony.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Event {
    /// Name of the event inside its article (`e1`, `e2`, ...).
    pub id: String,
    /// Notation of a concept in the ontology's scheme of kinds of event, such as `summary-conference`.
    #[serde(rename = "type")]
    pub kind: String,
    /// As the text names it.
    pub name: String,
    /// First day, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Last day, where there are several.
    #[schemars(with = "Option<String>")]
    pub end_date: Option<Date>,
    /// `morning`, `afternoon` or `evening`.
    pub part_of_day: Option<String>,
    /// Venue.
    pub place: Option<String>,
    /// Whole names of the organisations that hold it.
    pub organizers: Vec<String>,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A person whom the text names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Person {
    /// Name without titles.
    pub name: String,
    /// Academic and honorary titles (`BSCKII`, `TTND`), as the ontology notes them.
    pub titles: Vec<String>,
    /// Where the name first stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A role held by a person at an organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Post {
    /// Name of the person, as in [`Facts::people`].
    pub person: String,
    /// The role, such as `Phó Bí thư`.
    pub role: String,
    /// Whole name of the organisation, where the text gives or implies one.
    pub organization: Option<String>,
    /// Day from which the post is held, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// Whether the text calls it a post of the past (`nguyên Bí thư`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// The words that say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A person's part in an event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Participation {
    /// Id of the event, as in [`Event::id`].
    pub event: String,
    /// Name of the person.
    pub person: String,
    /// Notations of concepts in the ontology's scheme of kinds of taking part (`attendee`, `speaker`, ...).
    #[serde(rename = "as")]
    pub kinds: Vec<String>,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// People present who are not named one by one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Group {
    /// Id of the event.
    pub event: String,
    /// What the text calls them.
    pub group: String,
    /// How many, where the text says.
    pub count: Option<u64>,
    /// The organisation that they are of.
    pub organization: Option<String>,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A party body or institution.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Organization {
    /// Whole name.
    pub name: String,
    /// Notation of a concept in the ontology's scheme of kinds of body, such as `party-branch`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whole name of the body that it belongs to: its superior, or the institution that it sits in.
    pub parent: Option<String>,
    /// The places that it lies in, where the text names them behind it: `huyện …`, `tỉnh …`, the nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lies_in: Vec<String>,
    /// Where the name first stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A commendation, rating or badge.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Award {
    /// The rating where there is one (`Đảng viên hoàn thành xuất sắc nhiệm vụ`), else its form (`Giấy khen`).
    pub title: String,
    /// Whole name of the person or organisation honoured.
    pub recipient: Option<String>,
    /// What those honoured are, where they are not named (`đảng viên`).
    pub group: Option<String>,
    /// How many of them.
    pub count: Option<u64>,
    /// Year that it is given for.
    pub year: Option<i16>,
    /// Whole name of the organisation that gives it.
    pub by: Option<String>,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// How many of something a body has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Headcount {
    /// Whole name of the body.
    pub organization: String,
    /// `party-members`, `party-branches`, `delegates` or `other`.
    pub of: String,
    /// The number.
    pub value: u64,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A document that the text cites.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct CitedDocument {
    /// Its number, such as `05-CT/TW`.
    pub number: Option<String>,
    /// What it is (`Chỉ thị`, `Nghị quyết`).
    pub kind: Option<String>,
    /// Its name, where it has no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its date, `YYYY-MM-DD`.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The sentence that cites it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A result of work told in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// `%`, or what is counted.
    pub unit: Option<String>,
    /// Year of the result.
    pub year: Option<i16>,
    /// Whole name of the body whose result it is.
    pub organization: Option<String>,
    /// How it compares, in the text's words.
    pub comparison: Option<String>,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// One body in the place of others: renamed, merged or raised in rank.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Succession {
    /// Whole names of the bodies that were.
    pub original: Vec<String>,
    /// Whole name of the body in their place.
    pub resulting: String,
    /// The sentence that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}
