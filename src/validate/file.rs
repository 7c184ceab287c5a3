//! A file of shapes as it is read: Turtle, and the terms of SHACL in it.

use std::path::{Path as FilePath, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Graph, Literal, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Term, TermRef, Triple};

use super::path::Path;
use super::shape::PathTerm;
use crate::query::shorten;
use crate::rdf::vocabulary::sh;

/// Why shapes cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShapesError {
    /// A file could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not Turtle.
    #[error("{path} is not valid Turtle: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        message: String,
    },
    /// A shape says what is not understood; nothing is validated rather than less than the file asks for.
    #[error("{path}: shape {shape}: {problem}")]
    Shape {
        /// The file.
        path: PathBuf,
        /// The shape.
        shape: String,
        /// What is wrong with it.
        problem: String,
    },
    /// No shape selects any node.
    #[error("{path} holds no shape that says which nodes it is about")]
    Empty {
        /// The file.
        path: PathBuf,
    },
}

/// A file of shapes, or one of their nodes, with what is asked of it. Problems are told in words.
pub(super) struct File {
    graph: Graph,
}

impl File {
    pub(super) fn parse(path: &FilePath, turtle: &[u8]) -> Result<Self, ShapesError> {
        let mut graph = Graph::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
            let quad = quad.map_err(|e| ShapesError::Syntax { path: path.to_owned(), message: e.to_string() })?;
            graph.insert(&Triple::from(quad));
        }
        Ok(Self { graph })
    }

    /// Every triple.
    pub(super) fn triples(&self) -> impl Iterator<Item = Triple> {
        self.graph.iter().map(|triple| triple.into_owned())
    }

    /// What the file says of a node.
    pub(super) fn said_of(&self, node: &Term) -> Vec<(NamedNode, Term)> {
        let said = subject(node).into_iter().flat_map(|node| self.graph.triples_for_subject(node));
        said.map(|triple| (triple.predicate.into_owned(), triple.object.into_owned())).collect()
    }

    /// The values of a property of a node.
    pub(super) fn values(&self, node: &Term, property: NamedNodeRef<'_>) -> Vec<Term> {
        let values = subject(node).into_iter().flat_map(|n| self.graph.objects_for_subject_predicate(n, property));
        values.map(TermRef::into_owned).collect()
    }

    /// The values of a property of SHACL.
    pub(super) fn shacl(&self, node: &Term, property: &str) -> Vec<Term> {
        self.values(node, NamedNodeRef::new_unchecked(&format!("{}{property}", sh::NAMESPACE)))
    }

    pub(super) fn texts(&self, node: &Term, property: &str) -> Vec<Literal> {
        let literal = |term| if let Term::Literal(literal) = term { Some(literal) } else { None };
        self.shacl(node, property).into_iter().filter_map(literal).collect()
    }

    pub(super) fn text(&self, node: &Term, property: &str) -> Option<String> {
        self.texts(node, property).first().map(|text| text.value().to_owned())
    }

    /// The members of a list.
    pub(super) fn list(&self, head: &Term) -> Result<Vec<Term>, String> {
        let (mut members, mut at) = (Vec::new(), head.clone());
        while at != Term::from(rdf::NIL) {
            let first = self.values(&at, rdf::FIRST);
            let rest = self.values(&at, rdf::REST);
            let ([first], [rest]) = (&first[..], &rest[..]) else { return Err(format!("{head} is no list")) };
            members.push(first.clone());
            if members.len() > self.graph.len() {
                return Err(format!("{head} is a list without end"));
            }
            at = rest.clone();
        }
        Ok(members)
    }

    /// A property path.
    pub(super) fn property_path(&self, node: &Term) -> Result<Path, String> {
        self.path_below(node, 0)
    }

    fn path_below(&self, node: &Term, depth: usize) -> Result<Path, String> {
        let below = |node: &Term| self.path_below(node, depth + 1);
        let each = |list: &Term| self.list(list)?.iter().map(below).collect::<Result<Vec<_>, String>>();
        if let Term::NamedNode(property) = node {
            return Ok(Path::Property(property.clone()));
        }
        if depth > DEPTH {
            return Err("a path holds itself".to_owned());
        }
        if !self.values(node, rdf::FIRST).is_empty() {
            return Ok(Path::Sequence(each(node)?));
        }
        let said = self.said_of(node);
        let [(kind, of)] = &said[..] else { return Err("the path is no property path".to_owned()) };
        Ok(match kind.as_str().strip_prefix(sh::NAMESPACE) {
            Some("inversePath") => Path::Inverse(Box::new(below(of)?)),
            Some("alternativePath") => Path::Alternative(each(of)?),
            Some("zeroOrOnePath") => Path::Optional(Box::new(below(of)?)),
            Some("zeroOrMorePath") => Path::Repeated { path: Box::new(below(of)?), is_optional: true },
            Some("oneOrMorePath") => Path::Repeated { path: Box::new(below(of)?), is_optional: false },
            _ => return Err(format!("{} is no property path", shorten(kind.as_str()))),
        })
    }

    /// A path with all that the file says of its blank nodes.
    pub(super) fn path_term(&self, node: &Term) -> PathTerm {
        let (mut triples, mut open) = (Vec::new(), vec![node.clone()]);
        while let Some(node) = open.pop() {
            let Term::BlankNode(blank) = &node else { continue };
            for (predicate, object) in self.said_of(&node) {
                open.push(object.clone());
                triples.push(Triple::new(blank.clone(), predicate, object));
            }
        }
        PathTerm { node: node.clone(), triples }
    }

    /// The prefixes that a query declares by `sh:prefixes`.
    pub(super) fn prefixes(&self, query: &Term) -> Vec<(String, String)> {
        let declared = self.shacl(query, "prefixes").into_iter().flat_map(|of| self.shacl(&of, "declare"));
        declared.filter_map(|of| Some((self.text(&of, "prefix")?, self.text(&of, "namespace")?))).collect()
    }
}

/// Nothing that people write is nested deeper.
pub(super) const DEPTH: usize = 32;

fn subject(node: &Term) -> Option<NamedOrBlankNodeRef<'_>> {
    match node {
        Term::NamedNode(node) => Some(node.as_ref().into()),
        Term::BlankNode(node) => Some(node.as_ref().into()),
        _ => None,
    }
}
