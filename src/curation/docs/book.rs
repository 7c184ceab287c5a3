//! An ontology in the order in which its pages tell of it.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Edition;
use super::words::Language;
use crate::curation::term::{Term, Value, short, terms};
use crate::curation::usage::Usage;
use crate::ontology::{NAMESPACE, Ontology};
use crate::rdf::DATA_SCHEMES;

/// What the pages tell of, and what they look up.
pub(super) struct Book<'a> {
    pub(super) terms: BTreeMap<String, Term>,
    pub(super) version: &'a str,
    pub(super) usage: Option<&'a Usage>,
    pub(super) edition: Edition<'a>,
    /// IRIs of the ontology itself, as a rule one.
    pub(super) about: Vec<String>,
    pub(super) classes: Vec<String>,
    pub(super) properties: Vec<String>,
    pub(super) schemes: Vec<Scheme>,
    /// Whatever else the ontology speaks of.
    pub(super) others: Vec<String>,
    /// For each property between terms, and each of its values: of what it is said.
    said_of: BTreeMap<(String, String), Vec<String>>,
}

/// A concept scheme.
pub(super) struct Scheme {
    pub(super) iri: String,
    pub(super) concepts: Vec<Concept>,
}

/// A concept with the narrower ones of its scheme.
pub(super) struct Concept {
    pub(super) iri: String,
    pub(super) narrower: Vec<Self>,
}

impl<'a> Book<'a> {
    pub(super) fn new(ontology: &'a Ontology, usage: Option<&'a Usage>, edition: Edition<'a>) -> Self {
        let mut said_of: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        let terms = terms(ontology);
        for (iri, term) in &terms {
            for (property, values) in term.properties() {
                for value in values {
                    if let Value::Iri(object) = value {
                        said_of.entry((property.to_owned(), object.clone())).or_default().push(iri.clone());
                    }
                }
            }
        }
        let mut book = Self {
            terms,
            version: ontology.version(),
            usage,
            edition,
            about: Vec::new(),
            classes: Vec::new(),
            properties: Vec::new(),
            schemes: Vec::new(),
            others: Vec::new(),
            said_of,
        };
        book.arrange();
        book
    }

    fn arrange(&mut self) {
        let mut schemes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (iri, term) in &self.terms {
            let is_one_of = |classes: &[&str]| classes.iter().any(|class| term.is_a(class));
            if let Some(scheme) = term.scheme() {
                schemes.entry(scheme.to_owned()).or_default().insert(iri.clone());
            } else if is_one_of(&["skos:ConceptScheme"]) {
                schemes.entry(iri.clone()).or_default();
            } else if is_one_of(&["owl:Ontology"]) {
                self.about.push(iri.clone());
            } else if is_one_of(&["owl:Class", "rdfs:Class"]) {
                self.classes.push(iri.clone());
            } else if is_one_of(&[
                "owl:ObjectProperty",
                "owl:DatatypeProperty",
                "owl:AnnotationProperty",
                "rdf:Property",
            ]) {
                self.properties.push(iri.clone());
            } else {
                self.others.push(iri.clone());
            }
        }
        let mut schemes: Vec<Scheme> = schemes
            .into_iter()
            .map(|(iri, members)| {
                let broader = |iri: &String| self.broader(iri).into_iter().any(|broader| members.contains(broader));
                let mut told = BTreeSet::new();
                let mut concepts = Vec::new();
                // What stands under nothing begins; then what a circle would hide.
                for concept in members.iter().filter(|c| !broader(c)).chain(members.iter().filter(|c| broader(c))) {
                    concepts.extend(self.concept(concept, &members, &mut told));
                }
                Scheme { iri, concepts }
            })
            .collect();
        let called = |iri: &String| unmarked(self.terms[iri].label("vi").unwrap_or_default());
        schemes.iter_mut().for_each(|scheme| sort(&mut scheme.concepts, &called));
        // Those that data points into go first.
        let rank = |scheme: &Scheme| DATA_SCHEMES.iter().position(|name| scheme.iri.ends_with(&format!("#{name}")));
        schemes.sort_by_key(|scheme| (rank(scheme).unwrap_or(usize::MAX), scheme.iri.clone()));
        self.schemes = schemes;
    }

    fn concept(&self, iri: &str, members: &BTreeSet<String>, told: &mut BTreeSet<String>) -> Option<Concept> {
        if !members.contains(iri) || !told.insert(iri.to_owned()) {
            return None;
        }
        let narrower = self.said_of("skos:broader", iri).iter();
        let narrower = narrower.filter_map(|narrower| self.concept(narrower, members, told)).collect();
        Some(Concept { iri: iri.to_owned(), narrower })
    }

    fn broader(&self, iri: &str) -> Vec<&str> {
        self.terms.get(iri).into_iter().flat_map(|term| term.values("skos:broader")).map(Value::text).collect()
    }

    /// The terms of which a property is said with this value.
    pub(super) fn said_of(&self, property: &str, value: &str) -> &[String] {
        self.said_of.get(&(property.to_owned(), value.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// What a term is called on a page: its label in the page's language, else in the other, else its name.
    pub(super) fn called(&self, iri: &str, language: Language) -> (String, Option<Language>) {
        let term = self.terms.get(iri);
        let in_language = |language: Language| Some((term?.label(language.tag())?.to_owned(), Some(language)));
        in_language(language).or_else(|| in_language(language.other())).unwrap_or_else(|| (short(iri), None))
    }

    /// The anchor of a term, where the pages have one: the local name of its IRI.
    pub(super) fn anchor<'b>(&self, iri: &'b str) -> Option<std::borrow::Cow<'b, str>> {
        let told = self.terms.contains_key(iri) || self.schemes.iter().any(|scheme| scheme.iri == iri);
        told.then(|| match iri.strip_prefix(NAMESPACE) {
            Some(local) => local.into(),
            None => short(iri).trim_matches(['<', '>']).to_owned().into(),
        })
    }
}

impl Scheme {
    /// How many concepts it has.
    pub(super) fn size(&self) -> usize {
        fn size(concepts: &[Concept]) -> usize {
            concepts.iter().map(|concept| 1 + size(&concept.narrower)).sum()
        }
        size(&self.concepts)
    }
}

/// The letters of a name without marks, by which lists are ordered as people do.
pub(super) fn unmarked(name: &str) -> String {
    let letters = name.to_lowercase().replace('đ', "d");
    letters.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// By what they are called.
fn sort(concepts: &mut [Concept], called: &impl Fn(&String) -> String) {
    concepts.sort_by_cached_key(|concept| (called(&concept.iri), concept.iri.clone()));
    concepts.iter_mut().for_each(|concept| sort(&mut concept.narrower, called));
}
