//! Entities of FollowTheMoney, one JSON object a line, as OpenSanctions' tools and Aleph take them.
//!
//! | of a store | schema |
//! | --- | --- |
//! | person | `Person` |
//! | body | `Organization`; `PublicBody` where it governs, `Company` where it trades |
//! | that a body sits in another; came in the place of another | `UnknownLink` with the role `within`; `Succession` |
//! | role at a body, whoever has it | `Position` |
//! | post | `Occupancy`; at a party body, union or association also `Membership` |
//! | event | `Event` |
//! | taking part in one way | `UnknownLink` from person to event, with the way as its role |
//! | article | `Article`, and `proof` of what it tells |
//!
//! Days of posts are those of reports, so they are given as `date`, never as the start or the end.

use std::collections::BTreeMap;
use std::io::{self, Write};

use data_encoding::HEXLOWER;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use crate::graph::{Article, Body, Event, Person, Post, Records, Span};

/// Kinds of body whose posts make members.
const OF_MEMBERS: [&str; 7] = [
    "party-organization",
    "party-committee",
    "party-branch",
    "party-commission",
    "trade-union",
    "youth-union",
    "mass-organization",
];

/// Writes the entities of all that some records hold, in the order of their ids, each once. Ids are made of the IRIs that
/// things have in the store, so that they stay the same as long as these do. The same records give the same bytes.
///
/// # Errors
/// What `out` says.
pub fn write_entities(records: &Records, mut out: impl Write) -> io::Result<()> {
    let mut entities = Entities { records, articles: BTreeMap::new(), found: BTreeMap::new() };
    entities.articles = records.articles.iter().map(|article| (&*article.document, article)).collect();
    let mut positions = vec![Vec::new(); records.people.len()];
    for post in records.posts.iter().filter(|post| !post.is_former) {
        if let Some(positions) = positions.get_mut(post.person as usize) {
            positions.push(entities.position(post));
        }
    }
    records.people.iter().zip(positions).for_each(|(person, positions)| entities.person(person, positions));
    records.bodies.iter().for_each(|body| entities.body(body));
    records.posts.iter().for_each(|post| entities.post(post));
    (0..).zip(&records.events).for_each(|(place, event)| entities.event(place, event));
    entities.participations();
    for (id, entity) in entities.found {
        serde_json::to_writer(&mut out, &json!({"id": id, "schema": entity.schema, "properties": entity.properties}))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

struct Entity {
    schema: &'static str,
    properties: Map<String, Json>,
}

struct Entities<'a> {
    records: &'a Records,
    /// By document.
    articles: BTreeMap<&'a str, &'a Article>,
    found: BTreeMap<String, Entity>,
}

impl Entities<'_> {
    /// Adds an entity. Properties without values are left out.
    fn add(&mut self, id: String, schema: &'static str, properties: Vec<(&'static str, Vec<String>)>) {
        let mut told = Map::new();
        for (name, mut values) in properties {
            values.retain(|value| !value.is_empty());
            values.sort_unstable();
            values.dedup();
            if !values.is_empty() {
                told.insert(name.to_owned(), values.into());
            }
        }
        self.found.entry(id).or_insert(Entity { schema, properties: told });
    }

    fn person(&mut self, person: &Person, positions: Vec<String>) {
        let properties = vec![
            ("name", vec![person.name.clone()]),
            ("alias", person.other_names.clone()),
            ("title", person.titles.clone()),
            ("position", positions),
        ];
        self.add(id(&person.iri), "Person", properties);
    }

    fn body(&mut self, body: &Body) {
        let schema = match body.kind.as_deref() {
            Some("government") => "PublicBody",
            Some("company") => "Company",
            _ => "Organization",
        };
        let properties = vec![
            ("name", vec![body.name.clone()]),
            ("alias", body.other_names.clone()),
            ("classification", body.kind.iter().map(ToString::to_string).collect()),
            ("parent", self.bodies(&body.part_of)),
        ];
        self.add(id(&body.iri), schema, properties);
        for host in self.bodies(&body.within) {
            let link = made("within", &[&body.iri, &host]);
            let ends = vec![("subject", vec![id(&body.iri)]), ("object", vec![host]), ("role", vec!["within".into()])];
            self.add(link, "UnknownLink", ends);
        }
        for old in self.bodies(&body.replaces) {
            let link = made("succession", &[&body.iri, &old]);
            self.add(link, "Succession", vec![("predecessor", vec![old]), ("successor", vec![id(&body.iri)])]);
        }
    }

    /// The post as a position, the person's time in it, and their membership.
    fn post(&mut self, post: &Post) {
        let Some(person) = self.records.people.get(post.person as usize) else { return };
        let body = post.body.and_then(|body| self.records.bodies.get(body as usize));
        let position = made("position", &[&post.role, body.map_or("", |body| &body.iri)]);
        let organization: Vec<String> = body.map(|body| id(&body.iri)).into_iter().collect();
        let properties = vec![("name", vec![self.position(post)]), ("organization", organization.clone())];
        self.add(position.clone(), "Position", properties);
        let status = if post.is_former { vec!["ended".to_owned()] } else { Vec::new() };
        let mut told = vec![("date", days(post.span)), ("status", status)];
        told.extend(self.sources(&post.articles));
        let holder = [("holder", vec![id(&person.iri)]), ("post", vec![position])];
        self.add(id(&post.iri), "Occupancy", told.iter().cloned().chain(holder).collect());
        if body.and_then(|body| body.kind.as_deref()).is_some_and(|kind| OF_MEMBERS.contains(&kind)) {
            let member = [
                ("member", vec![id(&person.iri)]),
                ("organization", organization),
                ("role", vec![post.role.to_string()]),
            ];
            let membership = format!("{}.member", id(&post.iri));
            self.add(membership, "Membership", told.into_iter().chain(member).collect());
        }
    }

    fn event(&mut self, place: u32, event: &Event) {
        let records = self.records;
        // They stand in the order of their events.
        let first = records.participations.partition_point(|p| p.event < place);
        let of_event = records.participations.iter().skip(first).take_while(|p| p.event == place);
        let people = of_event.filter_map(|p| Some(id(&records.people.get(p.person as usize)?.iri)));
        let name = if event.name.is_empty() { event.kind.as_deref().unwrap_or("event") } else { &event.name };
        let mut properties = vec![
            ("name", vec![name.to_owned()]),
            ("startDate", event.span.start.iter().map(ToString::to_string).collect()),
            ("endDate", event.span.end.iter().map(ToString::to_string).collect()),
            ("location", event.place.iter().cloned().collect()),
            ("keywords", event.kind.iter().map(ToString::to_string).collect()),
            ("organizer", self.bodies(&event.organizers)),
            ("involved", people.collect()),
        ];
        properties.extend(self.sources(&event.articles));
        self.add(id(&event.iri), "Event", properties);
    }

    fn participations(&mut self) {
        let records = self.records;
        for participation in &records.participations {
            let Some(person) = records.people.get(participation.person as usize) else { continue };
            let Some(event) = records.events.get(participation.event as usize) else { continue };
            let way = participation.way.and_then(|way| records.ways.get(way as usize)).map_or("", |way| way);
            let mut properties = vec![
                ("subject", vec![id(&person.iri)]),
                ("object", vec![id(&event.iri)]),
                ("role", vec![way.to_owned()]),
                ("date", days(event.span)),
            ];
            properties.extend(self.sources(&event.articles));
            self.add(made("participation", &[&event.iri, &person.iri, way]), "UnknownLink", properties);
        }
    }

    /// The articles that tell of something, which are added, and their addresses.
    fn sources(&mut self, documents: &[std::sync::Arc<str>]) -> [(&'static str, Vec<String>); 2] {
        let articles: Vec<&Article> = documents.iter().filter_map(|name| self.articles.get(&**name).copied()).collect();
        for article in &articles {
            let title: Vec<String> = article.headline.iter().cloned().collect();
            let properties = vec![
                ("fileName", vec![article.document.to_string()]),
                ("name", vec![article.headline.clone().unwrap_or_else(|| article.document.to_string())]),
                ("title", title),
                ("sourceUrl", article.url.iter().cloned().collect()),
                ("publishedAt", article.published.iter().map(ToString::to_string).collect()),
            ];
            self.add(id(&article.iri), "Article", properties);
        }
        let urls = articles.iter().filter_map(|article| article.url.clone()).collect();
        [("proof", articles.iter().map(|article| id(&article.iri)).collect()), ("sourceUrl", urls)]
    }

    fn bodies(&self, places: &[u32]) -> Vec<String> {
        places.iter().filter_map(|place| Some(id(&self.records.bodies.get(*place as usize)?.iri))).collect()
    }

    /// A post in words, as in `Bí thư, Chi bộ Khoa Dược`.
    fn position(&self, post: &Post) -> String {
        let body = post.body.and_then(|body| self.records.bodies.get(body as usize));
        body.map_or_else(|| post.role.to_string(), |body| format!("{}, {}", post.role, body.name))
    }
}

/// An id out of an IRI: of its letters, digits, dots and hyphens, which is all that an id may have. IRIs of a store have no
/// others behind their namespace, besides slashes.
fn id(iri: &str) -> String {
    let path = iri.strip_prefix(crate::graph::NAMESPACE).unwrap_or(iri);
    let fits = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '.' };
    format!("hoinghi.{}", path.chars().map(fits).collect::<String>())
}

/// An id for what has no IRI of its own.
fn made(folder: &str, parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update([0]);
    }
    format!("hoinghi.{folder}.{}", HEXLOWER.encode(hasher.finalize().get(..12).unwrap_or_default()))
}

fn days(span: Span) -> Vec<String> {
    [span.start, span.end].into_iter().flatten().map(|day| day.to_string()).collect()
}
