//! Rules about the terms that the program itself uses.

use std::collections::BTreeSet;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, Term};

use super::finding::Fault;
use super::rule::Test;
use super::source::Source;
use super::{Level, Rule};
use crate::ontology::{NAMESPACE, PROPERTIES, SCHEMES};
use crate::rdf::vocabulary::{ONTOLOGY_GRAPH, hn};

const ONTOLOGY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Ontology");
const IN_SCHEME: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#inScheme");
/// What declares a term of the vocabulary.
const KINDS: [&str; 4] = ["Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"];

pub(super) fn rules() -> [Rule; 3] {
    [
        Rule {
            name: "missing-term".to_owned(),
            level: Level::Error,
            title: "A term that the program uses and the ontology lacks".to_owned(),
            means: "The program writes data with the term, or asks concepts for it, but nothing says what it means. This is asked of the whole \
                    ontology only: of files that describe the ontology itself (owl:Ontology)."
                .to_owned(),
            cure: "Describe the term in vocabulary.ttl; a scheme of words may be empty, but must be described.".to_owned(),
            test: Test::Code(missing_term),
        },
        Rule {
            name: "unused-term".to_owned(),
            level: Level::Info,
            title: "A class or property that neither the program nor the ontology uses".to_owned(),
            means: "The program never asks for it, and no term refers to it: it may be a word of one’s own, for one’s own queries, or one that was \
                    given up or misspelled."
                .to_owned(),
            cure: "Take it out, or mark it as given up (owl:deprecated) where data may still have it.".to_owned(),
            test: Test::Code(unused_term),
        },
        Rule {
            name: "unread-scheme".to_owned(),
            level: Level::Warning,
            title: "A concept whose scheme the program does not read".to_owned(),
            means: "The reading looks for the words of certain schemes only, and this is none of them: its words are never found.".to_owned(),
            cure: "Put the concept into one of the schemes that the program reads (`skos:inScheme`).".to_owned(),
            test: Test::Code(unread_scheme),
        },
    ]
}

/// All terms that the program uses by name.
fn used() -> BTreeSet<String> {
    let asked = PROPERTIES.iter().chain(&SCHEMES).map(|name| format!("{NAMESPACE}{name}"));
    hn::ALL.iter().map(|term| term.as_str().to_owned()).chain(asked).collect()
}

fn missing_term(source: &Source<'_>) -> Vec<Fault> {
    let ontology = NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH);
    if !source.has(Some(ontology), rdf::TYPE, Some(ONTOLOGY)) {
        return Vec::new();
    }
    let is_declared = |term: &String| source.has(Some(NamedNodeRef::new_unchecked(term)), rdf::TYPE, None);
    let missing = used().into_iter().filter(|term| !is_declared(term));
    missing.map(|term| Fault::new(ONTOLOGY_GRAPH, format!("lacks {term} that the program uses"))).collect()
}

fn unused_term(source: &Source<'_>) -> Vec<Fault> {
    let used = used();
    let kinds = KINDS.map(|kind| format!("http://www.w3.org/2002/07/owl#{kind}"));
    let declared = kinds.iter().flat_map(|kind| source.subjects(rdf::TYPE, NamedNodeRef::new_unchecked(kind)));
    let declared: BTreeSet<String> = declared.filter(|term| term.starts_with(NAMESPACE)).collect();
    let is_used = |term: &String| used.contains(term) || source.refers_to(NamedNodeRef::new_unchecked(term));
    let unused = declared.into_iter().filter(|term| !is_used(term));
    unused.map(|term| Fault::new(term, "neither the program nor any other term uses it")).collect()
}

fn unread_scheme(source: &Source<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (concept, scheme) in source.pairs(IN_SCHEME) {
        let Term::NamedNode(scheme) = scheme else { continue };
        let name = scheme.as_str().strip_prefix(NAMESPACE);
        if name.is_none_or(|name| !SCHEMES.contains(&name)) {
            faults.push(Fault::new(concept, format!("is in {} which the program does not read", scheme.as_str())));
        }
    }
    faults
}
