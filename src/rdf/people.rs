//! People, bodies, and the posts that people hold there.

use std::collections::HashMap;

use jiff::civil::Date;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode};

use super::vocab::{hn, org, schema};
use super::writing::{Writing, filled};
use crate::facts::Post;
use crate::text::key;

/// A body whose type is not known is one of these.
const OTHER: &str = "other";

/// The posts that each person holds, by the key of the person's name.
pub(super) type Memberships = HashMap<String, Vec<NamedNode>>;

impl Writing<'_> {
    pub(super) fn people(&mut self) {
        for person in &self.facts.people {
            let node = self.person(&person.name);
            for title in person.titles.iter().filter_map(|t| filled(t)) {
                let honorific = self.concept("honorifics", title);
                self.add(&node, hn::HONORIFIC, honorific);
            }
            self.add_evidence(&node, person.evidence.as_ref());
        }
    }

    pub(super) fn bodies(&mut self) {
        for organization in &self.facts.organizations {
            let Some(node) = self.body(Some(&organization.name)) else {
                self.problems.push("an organization has no name".to_owned());
                continue;
            };
            let kind = filled(&organization.kind).unwrap_or(OTHER);
            let concept = self.concept("body-types", kind);
            self.add(&node, hn::BODY_TYPE, concept);
            self.add_class(&node, "body-types", kind);
            if let Some(parent) = self.body(organization.parent.as_deref()) {
                let institution = organization.parent.as_deref().is_some_and(|p| self.is_institution(p));
                let sits_in = institution && self.is_seated(kind);
                self.add(&node, if sits_in { hn::WITHIN } else { org::SUB_ORGANIZATION_OF }, parent);
            }
            self.add_evidence(&node, organization.evidence.as_ref());
        }
    }

    /// Whether bodies of a type sit in institutions, as party bodies and unions do.
    fn is_seated(&self, kind: &str) -> bool {
        self.ontology.concept("body-types", kind).is_some_and(|c| c.is("seated"))
    }

    /// Whether the article calls a body something that others sit in.
    fn is_institution(&self, name: &str) -> bool {
        let key = key(name);
        let mut same = self.facts.organizations.iter().filter(|o| crate::text::key(&o.name) == key);
        same.next().is_some_and(|o| !self.is_seated(&o.kind))
    }

    pub(super) fn posts(&mut self) -> Memberships {
        let mut memberships = Memberships::new();
        for post in &self.facts.posts {
            let Some(role) = filled(&post.role) else {
                self.problems.push(format!("a post of {:?} has no role", post.person));
                continue;
            };
            let member = self.person(&post.person);
            let role = self.concept("roles", role);
            let organization = self.body(post.organization.as_deref());
            let node = crate::identity::membership(&member, &role, organization.as_ref());
            self.add(&node, rdf::TYPE, org::MEMBERSHIP);
            self.add(&node, org::MEMBER, member);
            self.add(&node, org::ROLE, role);
            if let Some(organization) = organization {
                self.add(&node, org::ORGANIZATION, organization);
            }
            self.add_date(&node, schema::START_DATE, post.since);
            if post.former {
                self.add(&node, hn::FORMER, Literal::new_typed_literal("true", xsd::BOOLEAN));
            } else {
                self.add_date(&node, hn::REPORTED, self.reported(post));
                memberships.entry(key(&post.person)).or_default().push(node.clone());
            }
            self.add_evidence(&node, post.evidence.as_ref());
        }
        memberships
    }

    /// The day for which the article reports a post: of the last event that the person takes part in, else of the
    /// first event with a date, else of publication.
    fn reported(&self, post: &Post) -> Option<Date> {
        let person = key(&post.person);
        let theirs = self.facts.participations.iter().filter(|p| key(&p.person) == person);
        let date = |id: &str| self.facts.events.iter().find(|e| e.id == id).and_then(|e| e.date);
        theirs
            .filter_map(|p| date(&p.event))
            .max()
            .or_else(|| self.facts.events.iter().find_map(|e| e.date))
            .or(self.facts.published)
    }
}
