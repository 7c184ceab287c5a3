//! The triples of an article while they are written.

use std::collections::HashMap;

use jiff::civil::Date;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};

use super::places::Places;
use super::vocabulary::{foaf, hn, oa, org, prov, schema, skos};
use crate::facts::{Evidence, Facts};
use crate::identity::{self, Mentions};
use crate::ontology::{Concept, Ontology};

/// What is known while an article is written, and the triples so far (some perhaps twice).
pub(super) struct Draft<'a> {
    pub(super) facts: &'a Facts,
    pub(super) ontology: &'a Ontology,
    pub(super) article: NamedNode,
    /// Kinds of the bodies that the article lists.
    pub(super) body_types: HashMap<NamedNode, &'a Concept>,
    pub(super) mentions: Mentions<'a>,
    pub(super) places: Places,
    triples: Vec<Triple>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(facts: &'a Facts, ontology: &'a Ontology, article: NamedNode) -> Self {
        let mut mentions = Mentions::new(facts, ontology);
        let mut body_types = HashMap::new();
        for body in &facts.organizations {
            if let Some(concept) = ontology.concept("body-types", &body.kind) {
                body_types.entry(mentions.body(&body.name).iri).or_insert(concept);
            }
        }
        let places = Places::new(facts);
        Self { facts, ontology, article, body_types, mentions, places, triples: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Triple> {
        self.triples
    }

    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), predicate, object));
    }

    /// Triples that are not of the article's own making.
    pub(super) fn add_all(&mut self, triples: &[Triple]) {
        self.triples.extend_from_slice(triples);
    }

    /// A plain text, where there is one.
    pub(super) fn add_text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: Option<&str>) {
        if let Some(text) = text.and_then(given) {
            self.add(subject, predicate, Literal::from(text));
        }
    }

    /// A body, where one is named.
    pub(super) fn add_body(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, name: Option<&str>) {
        if let Some(body) = name.and_then(|name| self.body(name)) {
            self.add(subject, predicate, body);
        }
    }

    /// The node of a person that the article names.
    pub(super) fn person_node(&self, name: &str) -> Option<NamedNode> {
        Some(self.mentions.person(given(name)?).iri)
    }

    /// A person that the article names, with the name as spelled here, and what tells them from namesakes.
    pub(super) fn person(&mut self, name: &str) -> Option<NamedNode> {
        let name = given(name)?;
        let person = self.mentions.person(name);
        self.add(&person.iri, rdf::TYPE, foaf::PERSON);
        self.add(&person.iri, foaf::NAME, Literal::from(name));
        self.add(&person.iri, hn::NAME_KEY, Literal::from(person.name_key.as_str()));
        for seat in &person.seats {
            self.add(&person.iri, hn::SEAT, Literal::from(seat.to_string()));
        }
        for seat in &person.seen_at {
            self.add(&person.iri, hn::SEEN_AT, Literal::from(seat.to_string()));
        }
        Some(person.iri)
    }

    /// A body that the article names, with the name as spelled here, and what tells it from namesakes.
    pub(super) fn body(&mut self, name: &str) -> Option<NamedNode> {
        let name = given(name)?;
        let body = self.mentions.body(name);
        self.add(&body.iri, rdf::TYPE, org::ORGANIZATION);
        self.add(&body.iri, skos::PREF_LABEL, vietnamese(name));
        self.add(&body.iri, hn::NAME_KEY, Literal::from(body.name_key.as_str()));
        self.add(&body.iri, hn::TOLD_APART_BY, Literal::from(body.told_apart_by.as_str()));
        self.locate(&body);
        Some(body.iri)
    }

    /// An event of the article; one that the article refers to but does not list is still an event.
    pub(super) fn event(&mut self, id: &str) -> NamedNode {
        let event = identity::event(&self.article, id);
        self.add(&event, rdf::TYPE, hn::EVENT);
        let article = self.article.clone();
        self.add(&event, schema::SUBJECT_OF, article);
        event
    }

    /// Leads from a claim to the passage that makes it.
    pub(super) fn add_evidence(&mut self, claim: &NamedNode, evidence: Option<&Evidence>) {
        let Some(Evidence { start, end, quote, rule }) = evidence else { return };
        let article = self.article.clone();
        let passage = identity::passage(&article, *start, *end, rule);
        let position = identity::part(&passage, "position");
        let words = identity::part(&passage, "quote");
        self.add(claim, prov::WAS_DERIVED_FROM, passage.clone());
        self.add(&passage, rdf::TYPE, oa::SPECIFIC_RESOURCE);
        self.add(&passage, oa::HAS_SOURCE, article);
        self.add(&passage, oa::HAS_SELECTOR, position.clone());
        self.add(&passage, oa::HAS_SELECTOR, words.clone());
        self.add(&passage, hn::RULE, Literal::from(rule.as_str()));
        self.add(&position, rdf::TYPE, oa::TEXT_POSITION_SELECTOR);
        self.add(&position, oa::START, integer(start));
        self.add(&position, oa::END, integer(end));
        self.add(&words, rdf::TYPE, oa::TEXT_QUOTE_SELECTOR);
        self.add(&words, oa::EXACT, Literal::from(quote.as_str()));
    }
}

/// A text that says something, without the white space around it.
pub(super) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

pub(super) fn vietnamese(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "vi")
}

pub(super) fn date(date: Date) -> Literal {
    Literal::new_typed_literal(date.to_string(), xsd::DATE)
}

pub(super) fn integer(number: impl ToString) -> Literal {
    Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
}

/// A figure as it was written: `95.5` stays `95.5`.
pub(super) fn decimal(number: f64) -> Literal {
    if number.is_finite() {
        Literal::new_typed_literal(number.to_string(), xsd::DECIMAL)
    } else {
        Literal::from(number)
    }
}
