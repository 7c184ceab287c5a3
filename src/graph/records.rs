//! What a store knows, as tables: that which views are made from.

use std::sync::Arc;

use jiff::civil::Date;

use super::Span;

/// People, bodies and events of a store, with what ties them. Tables name each other's rows by their places.
///
/// Rows stand in the order of their IRIs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// People.
    pub people: Vec<Person>,
    /// Party bodies and institutions.
    pub bodies: Vec<Body>,
    /// Events.
    pub events: Vec<Event>,
    /// Who took part in what, and how: sorted, each once.
    pub participations: Vec<Participation>,
    /// Who holds or held which post.
    pub posts: Vec<Post>,
    /// Ways of taking part, such as `attendee`, sorted.
    pub ways: Vec<Arc<str>>,
    /// Articles, whatever of them is selected.
    pub articles: Vec<Article>,
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// IRI.
    pub iri: String,
    /// Name without titles.
    pub name: String,
    /// Other spellings of the name, sorted.
    pub other_names: Vec<String>,
    /// Titles, such as `Tiến sĩ`, sorted.
    pub titles: Vec<String>,
}

/// A party body or institution.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// IRI.
    pub iri: String,
    /// Name.
    pub name: String,
    /// Other spellings of the name, sorted.
    pub other_names: Vec<String>,
    /// What kind of body: the notation of its concept, such as `party-branch`.
    pub kind: Option<Arc<str>>,
    /// Superior bodies (`org:subOrganizationOf`), ascending.
    pub part_of: Vec<u32>,
    /// Institutions that it sits in (`hn:within`), ascending.
    pub within: Vec<u32>,
    /// Bodies in whose place it came (`dcterms:replaces`), ascending.
    pub replaces: Vec<u32>,
}

/// An event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// IRI.
    pub iri: String,
    /// What it is called.
    pub name: String,
    /// What kind of event: the notation of its concept, such as `congress`.
    pub kind: Option<Arc<str>>,
    /// When it was held.
    pub span: Span,
    /// Where.
    pub place: Option<String>,
    /// Who held it, ascending.
    pub organizers: Vec<u32>,
    /// The documents of the articles that report it, sorted.
    pub articles: Vec<Arc<str>>,
}

/// An article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// IRI.
    pub iri: String,
    /// The name of its document.
    pub document: Arc<str>,
    /// Headline.
    pub headline: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
}

/// That a person took part in an event in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Participation {
    /// Place of the event.
    pub event: u32,
    /// Place of the person.
    pub person: u32,
    /// Place of the way, or none where the article does not tell.
    pub way: Option<u32>,
}

/// A post that somebody holds or held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Post {
    /// IRI of the membership.
    pub iri: String,
    /// Place of the person.
    pub person: u32,
    /// Name of the role, such as `Bí thư Đảng ủy`.
    pub role: Arc<str>,
    /// How high the role is: 1 is the highest.
    pub rank: Option<u32>,
    /// Place of the body, where it is known.
    pub body: Option<u32>,
    /// From the day on which it began, or was first reported, to that on which it was last reported.
    pub span: Span,
    /// Whether the person holds it no more.
    pub is_former: bool,
    /// The documents of the articles that report it, sorted.
    pub articles: Vec<Arc<str>>,
}

impl Records {
    /// Each person's main post: of those not past the one with the smallest rank, among equals the first by words; as in
    /// `Bí thư, Đảng ủy Bệnh viện Cửa Sông`.
    pub fn main_posts(&self) -> Vec<Option<String>> {
        let mut posts: Vec<Option<(u32, String)>> = vec![None; self.people.len()];
        for post in self.posts.iter().filter(|post| !post.is_former) {
            let body = post.body.and_then(|body| self.bodies.get(body as usize));
            let words = body.map_or_else(|| post.role.to_string(), |body| format!("{}, {}", post.role, body.name));
            let candidate = (post.rank.unwrap_or(u32::MAX), words);
            if let Some(main) = posts.get_mut(post.person as usize)
                && main.as_ref().is_none_or(|main| candidate < *main)
            {
                *main = Some(candidate);
            }
        }
        posts.into_iter().map(|post| post.map(|(_, words)| words)).collect()
    }
}
