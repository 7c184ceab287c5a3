//! The people and bodies of one article, each with what tells it apart from namesakes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::NamedNode;

use super::body_name::{BodyName, Reach};
use super::seat::Seat;
use super::{article, iri, slugged};
use crate::facts::{Evidence, Facts, Organization, Post};
use crate::ontology::Ontology;
use crate::places::{PlaceName, Units};
use crate::text::key;

/// Kinds of body whose names are given to many: what lies above is a part of which one is meant.
const MANY_OF_A_NAME: [&str; 1] = ["school"];

/// Kinds of body that are a part of another, which is then where their people are.
const INSIDE: [&str; 3] = ["department", "party-commission", "party-branch"];

/// The rule of the reading that finds those present in a list, which names each of them once.
const LIST: &str = "attendance-list";

/// Rank to which offices of the state are held by a handful of people in the country.
const HIGHEST: i64 = 4;

/// How often a seat is looked for above a body: parents can stand in a circle.
const MOST_STEPS: usize = 8;

/// A person as one article tells of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMention {
    /// The node that the article's graph gives them: the same in each article that places them at the same seat.
    pub iri: NamedNode,
    /// Key of the name.
    pub name_key: String,
    /// Where they have posts, present ones first.
    pub seats: Vec<Seat>,
    /// Whose meetings they are told to be at, or to write about.
    pub seen_at: Vec<Seat>,
}

/// A body as one article names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyMention {
    /// The node that the article's graph gives it: the same in each article that tells the same of it.
    pub iri: NamedNode,
    /// Key that all spellings share.
    pub name_key: String,
    /// What else the name or the article tells: its level, what lies above.
    pub told_apart_by: String,
    /// The places that the name or the text behind it tells, the nearest first.
    pub places: Vec<PlaceName>,
}

/// The people and bodies of one article.
#[derive(Debug)]
pub struct Mentions<'a> {
    ontology: &'a Ontology,
    article: NamedNode,
    organizations: HashMap<String, &'a Organization>,
    /// The province, where the bodies of the article are in one only.
    province: Option<String>,
    /// Where the article is at home.
    home: Option<Seat>,
    people: HashMap<String, PersonMention>,
    bodies: HashMap<String, BodyMention>,
}

impl<'a> Mentions<'a> {
    /// What the facts of an article tell of their people and bodies. It depends on nothing but them and the ontology.
    pub fn new(facts: &'a Facts, ontology: &'a Ontology) -> Self {
        let organizations = facts.organizations.iter().map(|body| (key(&body.name), body)).collect();
        let mut mentions = Self {
            ontology,
            article: article(&facts.document),
            organizations,
            province: province(facts, ontology),
            home: None,
            people: HashMap::new(),
            bodies: HashMap::new(),
        };
        mentions.home = mentions.home_of(facts);
        mentions.people = mentions.people_of(facts);
        mentions
    }

    /// A person that the article names.
    pub fn person(&self, name: &str) -> PersonMention {
        let key = key(name);
        match self.people.get(&key) {
            Some(person) => person.clone(),
            None => self.placed(&key, name, Vec::new(), Vec::new()),
        }
    }

    /// A body that the article names, whether or not it lists it.
    pub fn body(&mut self, name: &str) -> BodyMention {
        let key = key(name);
        if let Some(body) = self.bodies.get(&key) {
            return body.clone();
        }
        let body = self.told(name);
        self.bodies.insert(key, body.clone());
        body
    }

    /// Key of the name of the province that the bodies of the article lie in, where it is one only.
    pub fn province(&self) -> Option<&str> {
        self.province.as_deref()
    }

    /// Where the first event is held from; where nobody is said to hold one, where most posts are.
    fn home_of(&self, facts: &Facts) -> Option<Seat> {
        let mut hosts = facts.events.iter().flat_map(|event| &event.organizers);
        hosts.find_map(|host| self.seat(host)).or_else(|| {
            let mut posts: BTreeMap<Seat, usize> = BTreeMap::new();
            for seat in facts.posts.iter().filter_map(|post| self.seat(post.organization.as_deref()?)) {
                *posts.entry(seat).or_default() += 1;
            }
            posts.into_iter().rev().max_by_key(|(_, posts)| *posts).map(|(seat, _)| seat)
        })
    }

    fn people_of(&self, facts: &Facts) -> HashMap<String, PersonMention> {
        let mut names: Vec<&str> = facts.people.iter().map(|person| person.name.as_str()).collect();
        names.extend(facts.posts.iter().map(|post| post.person.as_str()));
        let mut seats: HashMap<String, Vec<Seat>> = HashMap::new();
        for former in [false, true] {
            for post in facts.posts.iter().filter(|post| post.former == former) {
                let Some(seat) = self.seat_of(post) else { continue };
                let seats = seats.entry(key(&post.person)).or_default();
                if !seats.contains(&seat) {
                    seats.push(seat);
                }
            }
        }
        let mut seen_at = self.seen_at(facts);
        let mut people = HashMap::new();
        for name in names {
            let key = key(name);
            if people.contains_key(&key) {
                continue;
            }
            if self.are_two(name, facts) {
                people.insert(key.clone(), self.placed(&key, name, Vec::new(), Vec::new()));
                continue;
            }
            let seats = seats.remove(&key).unwrap_or_default();
            let seen_at = seen_at.remove(&key).filter(|seats| !seats.is_empty());
            let seen_at = seen_at.unwrap_or_else(|| self.home.iter().cloned().collect());
            people.insert(key.clone(), self.placed(&key, name, seats, seen_at));
        }
        people
    }

    /// Whether one list names two people so, with posts at two seats. Which of them the rest tells of, nobody knows.
    fn are_two(&self, name: &str, facts: &Facts) -> bool {
        let posts = facts.posts.iter().filter(|post| post.person == name);
        let told: Vec<(&Evidence, Seat)> = posts
            .filter_map(|post| {
                let evidence = post.evidence.as_ref().filter(|evidence| evidence.quote.contains(name))?;
                Some((evidence, self.seat_of(post)?))
            })
            .collect();
        let lists = facts.participations.iter().filter(|part| part.person == name).filter_map(|p| p.evidence.as_ref());
        lists.filter(|list| list.rule == LIST).any(|list| {
            let is_inside = |evidence: &Evidence| list.start <= evidence.start && evidence.end <= list.end;
            let in_list: Vec<_> = told.iter().filter(|(evidence, _)| is_inside(evidence)).collect();
            let is_other = |(a, at): &(&Evidence, Seat), (b, elsewhere): &(&Evidence, Seat)| {
                a.end <= b.start && !at.agrees(elsewhere)
            };
            in_list.iter().any(|one| in_list.iter().any(|other| is_other(one, other)))
        })
    }

    /// Whose events each person is at.
    fn seen_at(&self, facts: &Facts) -> HashMap<String, Vec<Seat>> {
        let hosts: HashMap<&str, BTreeSet<Seat>> = facts
            .events
            .iter()
            .map(|event| (event.id.as_str(), event.organizers.iter().filter_map(|host| self.seat(host)).collect()))
            .collect();
        let mut seen: HashMap<String, BTreeSet<Seat>> = HashMap::new();
        for participation in &facts.participations {
            let hosts = hosts.get(participation.event.as_str()).into_iter().flatten().cloned();
            seen.entry(key(&participation.person)).or_default().extend(hosts);
        }
        seen.into_iter().map(|(person, seats)| (person, seats.into_iter().collect())).collect()
    }

    fn placed(&self, key: &str, name: &str, seats: Vec<Seat>, seen_at: Vec<Seat>) -> PersonMention {
        let place = match (seats.first(), seen_at.first()) {
            (Some(seat), _) => seat.to_string(),
            (None, Some(seat)) => format!("seen at {seat}"),
            // Nothing tells them from namesakes but the article.
            (None, None) => self.article.as_str().to_owned(),
        };
        // A name without a letter or digit has an empty key: then its characters decide.
        let name_key = if key.is_empty() { name.trim().to_owned() } else { key.to_owned() };
        let iri = iri(&format!("person/{}", slugged(&name_key, &[&name_key, &place])));
        PersonMention { iri, name_key, seats, seen_at }
    }

    /// Where a post is held. The highest offices of the state need no body.
    fn seat_of(&self, post: &Post) -> Option<Seat> {
        if let Some(body) = &post.organization {
            return self.seat(body);
        }
        let role = self.ontology.concept("roles", &post.role)?;
        let is_high = role.value("heldAt") == Some("none") && role.number("rank").is_some_and(|rank| rank <= HIGHEST);
        is_high.then(|| Seat::of_office(role.name()))
    }

    /// Where the people of a body are: the institution that it sits in, or itself. Nothing where the body is not known.
    fn seat(&self, name: &str) -> Option<Seat> {
        let mut name = key(name);
        for _ in 0..MOST_STEPS {
            let mut parts = BodyName::new(&name, self.ontology);
            if let Some(host) = parts.host {
                name = host;
                continue;
            }
            let listed = self.organizations.get(&name);
            parts.lies_in(listed.map_or(&[], |body| &body.lies_in), self.ontology);
            match listed
                .and_then(|body| body.parent.as_ref())
                .filter(|_| listed.is_some_and(|body| self.is_inside(body)))
            {
                Some(parent) => name = key(parent),
                None if parts.is_whole => return Some(Seat::new(&parts).lies_in(self.province.as_deref())),
                None => return None,
            }
        }
        None
    }

    /// Whether the people of a body are those of its parent.
    fn is_inside(&self, body: &Organization) -> bool {
        let is_seated = |kind: &str| self.ontology.concept("body-types", kind).is_some_and(|kind| kind.is("seated"));
        let parent = body.parent.as_deref().and_then(|parent| self.organizations.get(&key(parent)));
        let sits_in = is_seated(&body.kind) && !parent.is_some_and(|parent| is_seated(&parent.kind));
        sits_in || INSIDE.contains(&body.kind.as_str())
    }

    fn told(&self, name: &str) -> BodyMention {
        let mut parts = BodyName::new(name, self.ontology);
        let listed = self.organizations.get(&key(name));
        let kind = listed.map(|body| body.kind.as_str());
        let has_namesakes = parts.is_unit && parts.reach == Reach::Institution
            || parts.reach == Reach::District && is_of_many(&parts)
            || kind.is_some_and(|kind| MANY_OF_A_NAME.contains(&kind));
        parts.lies_in(listed.map_or(&[], |body| &body.lies_in), self.ontology);
        if !parts.is_whole {
            let is_inside = kind.is_some_and(|kind| INSIDE.contains(&kind));
            let seat = self.seat(name).or_else(|| self.home.clone().filter(|_| is_inside));
            // Nothing tells it from namesakes but the article.
            parts.above = vec![seat.map_or_else(|| self.article.as_str().to_owned(), |seat| seat.name().to_owned())];
        } else if has_namesakes && parts.above.is_empty() {
            parts.above.extend(self.province.clone());
        }
        let name_key = if parts.base.is_empty() { name.trim().to_owned() } else { parts.base.clone() };
        let told_apart_by = parts.details().to_string();
        let iri = iri(&format!("body/{}", slugged(&name_key, &[&name_key, &told_apart_by])));
        BodyMention { iri, name_key, told_apart_by, places: parts.places }
    }
}

/// Whether there are several districts of the name of a body's place.
fn is_of_many(name: &BodyName) -> bool {
    let place = name.level.as_deref().zip(name.place.as_deref());
    place.is_some_and(|(level, place)| Units::embedded().are_many(level, place))
}

/// The province that the bodies of an article lie in, where it is one only.
fn province(facts: &Facts, ontology: &Ontology) -> Option<String> {
    let names = facts.organizations.iter().map(|body| BodyName::new(&body.name, ontology));
    let around =
        facts.organizations.iter().flat_map(|body| &body.lies_in).map(|place| BodyName::of_place(place, ontology));
    let in_province = names.chain(around).filter(|name| name.reach == Reach::Province);
    let provinces: BTreeSet<String> = in_province.filter_map(|name| name.place).collect();
    let mut provinces = provinces.into_iter();
    provinces.next().filter(|_| provinces.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(json: &str) -> Facts {
        serde_json::from_str(json).unwrap_or_else(|e| panic!("{e}"))
    }

    fn ontology() -> Ontology {
        Ontology::embedded().unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn people_of_one_institution_share_a_node_and_namesakes_do_not() {
        let ontology = ontology();
        let iri = |document: &str, body: &str| {
            let json = format!(
                r#"{{"document": "{document}", "people": [{{"name": "Lý Thị Sen"}}],
                "posts": [{{"person": "Lý Thị Sen", "role": "Bí thư", "organization": "{body}"}}]}}"#
            );
            Mentions::new(&facts(&json), &ontology).person("LÝ THỊ SEN").iri
        };
        let hospital = iri("a", "Bệnh viện Đa khoa Sao Mai");
        assert_eq!(iri("b", "Đảng ủy BVĐK Sao Mai"), hospital);
        assert_eq!(iri("c", "Khoa Dược Bệnh viện Đa khoa Sao Mai"), hospital);
        assert_ne!(iri("d", "Trường THPT Sao Mai"), hospital);
        assert_ne!(iri("e", "Đảng ủy"), iri("f", "Đảng ủy"));
    }

    #[test]
    fn units_with_names_given_to_many_are_those_of_their_host() {
        let ontology = ontology();
        let iri = |document: &str, host: &str| {
            let json = format!(
                r#"{{"document": "{document}", "organizations": [{{"name": "{host}", "type": "hospital"}},
                {{"name": "Đảng bộ {host}", "type": "party-organization", "parent": "{host}"}},
                {{"name": "Chi bộ 1", "type": "party-branch", "parent": "Đảng bộ {host}"}}]}}"#
            );
            let facts = facts(&json);
            Mentions::new(&facts, &ontology).body("Chi bộ 1").iri
        };
        assert_eq!(iri("a", "Bệnh viện Sao Mai"), iri("b", "BV Sao Mai"));
        assert_ne!(iri("a", "Bệnh viện Sao Mai"), iri("b", "Bệnh viện Sao Hôm"));
    }

    #[test]
    fn communes_of_one_name_are_told_apart_by_where_they_lie() {
        let ontology = ontology();
        let told = |place: &str| {
            let json = format!(
                r#"{{"document": "a", "organizations": [{{"name": "Ủy ban nhân dân xã Mường Lạng", "type": "government",
                "lies_in": ["{place}"]}}], "posts": [{{"person": "Lý Thị Sen", "role": "Chủ tịch",
                "organization": "Ủy ban nhân dân xã Mường Lạng"}}]}}"#
            );
            let facts = facts(&json);
            let mut mentions = Mentions::new(&facts, &ontology);
            (mentions.person("Lý Thị Sen").iri, mentions.body("UBND xã Mường Lạng").iri)
        };
        let (one, other) = (told("huyện Nà Pan"), told("huyện Sông Trăng"));
        assert!(one.0 != other.0 && one.1 == told("huyện Nà Pan").1);
    }

    #[test]
    fn the_highest_offices_are_seats_of_their_own() {
        let ontology = ontology();
        let seats = |role: &str| {
            let json = format!(r#"{{"document": "a", "posts": [{{"person": "Lý Thị Sen", "role": "{role}"}}]}}"#);
            let facts = facts(&json);
            Mentions::new(&facts, &ontology).person("Lý Thị Sen").seats.len()
        };
        assert_eq!((seats("Phó Chủ tịch nước"), seats("Bí thư"), seats("Thuyền trưởng")), (1, 0, 0));
    }

    #[test]
    fn parents_in_a_circle_are_no_seat() {
        let ontology = ontology();
        let facts = facts(
            r#"{"document": "a", "organizations": [{"name": "Khoa A", "type": "department", "parent": "Khoa B"},
            {"name": "Khoa B", "type": "department", "parent": "Khoa A"}],
            "posts": [{"person": "Lý Thị Sen", "role": "Trưởng khoa", "organization": "Khoa A"}]}"#,
        );
        assert!(Mentions::new(&facts, &ontology).person("Lý Thị Sen").seats.is_empty());
    }
}
