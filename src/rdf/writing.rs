//! The triples of one article, while they are being written.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};

use super::vocab::{foaf, hn, oa, org, prov, skos};
use crate::facts::{Evidence, Facts};
use crate::identity;
use crate::ontology::{Concept, Ontology};

/// The triples of one article. The kinds of fact add themselves in the files beside this one.
pub(super) struct Writing<'a> {
    pub(super) ontology: &'a Ontology,
    pub(super) facts: &'a Facts,
    pub(super) article: NamedNode,
    pub(super) problems: Vec<String>,
    triples: Vec<Triple>,
    parts: HashSet<NamedNode>,
    names: HashMap<NamedNode, Literal>,
}

impl<'a> Writing<'a> {
    pub(super) fn new(ontology: &'a Ontology, facts: &'a Facts) -> Self {
        Self {
            ontology,
            facts,
            article: identity::article(&facts.document),
            problems: Vec::new(),
            triples: Vec::new(),
            parts: HashSet::new(),
            names: HashMap::new(),
        }
    }

    pub(super) fn finish(self) -> (NamedNode, Vec<Triple>, Vec<String>) {
        (self.article, self.triples, self.problems)
    }

    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), predicate, object));
    }

    /// Adds a text, unless there is none or it is blank.
    pub(super) fn add_text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: Option<&str>) {
        if let Some(text) = text.and_then(filled) {
            self.add(subject, predicate, Literal::new_simple_literal(text));
        }
    }

    pub(super) fn add_date(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, date: Option<Date>) {
        if let Some(date) = date {
            self.add(subject, predicate, Literal::new_typed_literal(date.to_string(), xsd::DATE));
        }
    }

    pub(super) fn add_year(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, year: Option<i16>) {
        if let Some(year) = year {
            let sign = if year < 0 { "-" } else { "" };
            let year = format!("{sign}{:04}", year.unsigned_abs());
            self.add(subject, predicate, Literal::new_typed_literal(year, xsd::G_YEAR));
        }
    }

    pub(super) fn add_count(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, count: Option<u64>) {
        if let Some(count) = count {
            self.add(subject, predicate, Literal::new_typed_literal(count.to_string(), xsd::INTEGER));
        }
    }

    /// Points from a fact to the passage that says it.
    pub(super) fn add_evidence(&mut self, subject: &NamedNode, evidence: Option<&Evidence>) {
        let Some(Evidence { start, end, quote, rule }) = evidence else { return };
        let article = self.article.clone();
        let passage = identity::passage(&article, *start, *end, rule);
        let span = identity::span(&article, *start, *end);
        let selector = |part| NamedNode::new_unchecked(format!("{}#{part}", span.as_str()));
        let (position, words) = (selector("position"), selector("quote"));
        self.add(subject, prov::WAS_DERIVED_FROM, passage.clone());
        self.add(&passage, rdf::TYPE, oa::SPECIFIC_RESOURCE);
        self.add(&passage, oa::HAS_SOURCE, article);
        self.add_text(&passage, hn::RULE, Some(rule));
        self.add(&passage, oa::HAS_SELECTOR, position.clone());
        self.add(&passage, oa::HAS_SELECTOR, words.clone());
        self.add(&position, rdf::TYPE, oa::TEXT_POSITION_SELECTOR);
        self.add_count(&position, oa::START, Some(*start as u64));
        self.add_count(&position, oa::END, Some(*end as u64));
        self.add(&words, rdf::TYPE, oa::TEXT_QUOTE_SELECTOR);
        self.add(&words, oa::EXACT, Literal::new_simple_literal(quote));
    }

    /// The person of this name, who thereby is in the graph.
    pub(super) fn person(&mut self, name: &str) -> NamedNode {
        let person = identity::person(name);
        self.add(&person, rdf::TYPE, foaf::PERSON);
        self.add_name(&person, foaf::NAME, Literal::new_simple_literal(name.trim()));
        person
    }

    /// The body of this name, which thereby is in the graph; nothing for a blank name.
    pub(super) fn body(&mut self, name: Option<&str>) -> Option<NamedNode> {
        let name = name.and_then(filled)?;
        let body = identity::body(name);
        self.add(&body, rdf::TYPE, org::ORGANIZATION_CLASS);
        self.add_name(&body, skos::PREF_LABEL, vietnamese(name));
        Some(body)
    }

    /// The concept of this notation or label. One that the ontology does not have is made, with this label.
    pub(super) fn concept(&mut self, scheme: &str, label: &str) -> NamedNode {
        let identity::Concept { iri, known } = identity::concept(self.ontology, scheme, label);
        if !known {
            let scheme = NamedNode::new_unchecked(format!("{}{scheme}", crate::ontology::NAMESPACE));
            self.add(&iri, rdf::TYPE, skos::CONCEPT);
            self.add(&iri, skos::IN_SCHEME, scheme);
            self.add_name(&iri, skos::PREF_LABEL, vietnamese(label.trim()));
        }
        iri
    }

    /// Names a node: the first naming in the article is its name there, others stand beside it.
    fn add_name(&mut self, node: &NamedNode, predicate: NamedNodeRef<'_>, name: Literal) {
        match self.names.get(node) {
            None => {
                self.names.insert(node.clone(), name.clone());
                self.add(node, predicate, name);
            }
            Some(first) if *first == name => {}
            Some(_) => self.add(node, skos::ALT_LABEL, name),
        }
    }

    /// Adds the class that a concept stands for.
    pub(super) fn add_class(&mut self, subject: &NamedNode, scheme: &str, label: &str) {
        if let Some(class) = self.ontology.concept(scheme, label).and_then(|c| Concept::value(c, "denotes")) {
            let class = NamedNode::new_unchecked(format!("{}{class}", crate::ontology::NAMESPACE));
            self.add(subject, rdf::TYPE, class);
        }
    }

    /// An IRI for a part of this article. Two parts of the same content are told apart by their order.
    pub(super) fn part(&mut self, kind: &str, content: &[&str]) -> NamedNode {
        let mut content = content.to_vec();
        let mut part = identity::part(&self.article, kind, &content);
        while !self.parts.insert(part.clone()) {
            content.push("again");
            part = identity::part(&self.article, kind, &content);
        }
        part
    }
}

/// The text without white space around it, unless nothing is left.
pub(super) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|t| !t.is_empty())
}

fn vietnamese(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "vi")
}
