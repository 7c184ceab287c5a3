//! The files that are checked: their triples, and where each term stands.

use std::collections::HashMap;
use std::path::PathBuf;

use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef};
use oxigraph::store::{StorageError, Store};

use super::{Finding, Rule};
use crate::curation::turtle::Document;
use crate::ontology::File;

/// What the rules look at.
pub(super) struct Source<'a> {
    /// The triples of all files, in the default graph.
    pub(super) store: Store,
    /// IRIs to the places where something is said of them: file and line, in order.
    places: HashMap<String, Vec<(&'a File, usize)>>,
}

/// A file that is no Turtle.
#[derive(Debug)]
pub(super) struct Mistake {
    path: PathBuf,
    place: Option<(usize, usize)>,
    problem: String,
}

impl<'a> Source<'a> {
    /// Reads all files. The first mistake of each is given beside what could be read.
    pub(super) fn read(files: &'a [File]) -> Result<(Self, Vec<Mistake>), StorageError> {
        let store = Store::new()?;
        let (mut mistakes, mut places) = (Vec::new(), HashMap::new());
        for file in files {
            let mut quads = Vec::new();
            match parse(file, &mut quads) {
                Ok(()) => add_places(file, &mut places),
                Err(error) => mistakes.push(Mistake::new(file, &error)),
            }
            store.extend(quads)?;
        }
        Ok((Self { store, places }, mistakes))
    }

    /// Where the first thing is said of a term.
    pub(super) fn place(&self, term: &str) -> Option<(PathBuf, usize)> {
        self.places.get(term)?.first().map(|(file, line)| (file.path.clone(), *line))
    }

    /// Whether a triple of this kind stands in some file.
    pub(super) fn has(
        &self,
        subject: Option<NamedNodeRef<'_>>,
        property: NamedNodeRef<'_>,
        object: Option<NamedNodeRef<'_>>,
    ) -> bool {
        let (subject, object) = (subject.map(NamedOrBlankNodeRef::from), object.map(TermRef::from));
        self.store.quads_for_pattern(subject, Some(property), object, None).next().is_some()
    }

    /// The IRIs of what has a value of a property.
    pub(super) fn subjects(&self, property: NamedNodeRef<'_>, object: NamedNodeRef<'_>) -> Vec<String> {
        let quads = self.store.quads_for_pattern(None, Some(property), Some(object.into()), None);
        quads.flatten().filter_map(|quad| iri(quad.subject)).collect()
    }

    /// What has a property, as IRIs, with its values.
    pub(super) fn pairs(&self, property: NamedNodeRef<'_>) -> Vec<(String, Term)> {
        let quads = self.store.quads_for_pattern(None, Some(property), None, None);
        quads.flatten().filter_map(|quad| Some((iri(quad.subject)?, quad.object))).collect()
    }

    /// Whether a term is the property or the value of a triple.
    pub(super) fn refers_to(&self, term: NamedNodeRef<'_>) -> bool {
        let object = self.store.quads_for_pattern(None, None, Some(term.into()), None).next();
        self.store.quads_for_pattern(None, Some(term), None, None).next().or(object).is_some()
    }

    /// Terms with all places where something is said of them, in no order.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, &[(&'a File, usize)])> {
        self.places.iter().map(|(term, places)| (term.as_str(), places.as_slice()))
    }
}

fn iri(subject: NamedOrBlankNode) -> Option<String> {
    match subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.into_string()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn parse(file: &File, quads: &mut Vec<Quad>) -> Result<(), RdfSyntaxError> {
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(&file.bytes) {
        quads.push(quad?);
    }
    Ok(())
}

/// Where the statements of a file begin. One that we cannot take apart has no places: its triples are checked all the same.
fn add_places<'a>(file: &'a File, places: &mut HashMap<String, Vec<(&'a File, usize)>>) {
    let text = String::from_utf8_lossy(&file.bytes);
    let Ok(document) = Document::parse(&text) else { return };
    for block in document.blocks() {
        if let Some(subject) = document.subject(block) {
            places.entry(subject).or_default().push((file, block.line));
        }
    }
}

impl Mistake {
    fn new(file: &File, error: &RdfSyntaxError) -> Self {
        let place = error.location().map(|at| (at.start.line as usize + 1, at.start.column as usize + 1));
        let message = error.to_string();
        // The parser's message repeats the place that we show beside it.
        let problem =
            message.split_once(": ").filter(|(place, _)| place.contains(" line ")).map(|(_, problem)| problem);
        Self { path: file.path.clone(), place, problem: problem.unwrap_or(&message).to_owned() }
    }

    pub(super) fn finding(&self, rule: &Rule) -> Finding {
        let (line, column) = self.place.unzip();
        Finding {
            rule: rule.name.clone(),
            level: rule.level,
            term: String::new(),
            file: Some(self.path.clone()),
            line,
            column,
            problem: self.problem.clone(),
        }
    }
}
