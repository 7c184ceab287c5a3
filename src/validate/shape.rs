//! Shapes as they are checked: what a file of shapes says, understood.

use std::fmt;

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use regex::Regex;
use serde::Serialize;

use super::path::Path;
use super::sparql::Select;
use crate::rdf::vocabulary::sh;
use crate::text::count;

/// How bad it is where a shape does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth looking at: the text may well say so.
    Warning,
    /// Wrong.
    Violation,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Violation, Self::Warning, Self::Info];

    /// What SHACL calls it.
    pub fn iri(self) -> NamedNodeRef<'static> {
        match self {
            Self::Info => sh::INFO,
            Self::Warning => sh::WARNING,
            Self::Violation => sh::VIOLATION,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Violation => "violation",
        })
    }
}

/// The shapes of a file: those that select nodes, with those that they are made of.
#[derive(Debug)]
pub struct Shapes {
    pub(super) shapes: Vec<Shape>,
}

/// What must hold of a node, or, with a path, of its values.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its name; a blank node where the file gives none.
    pub(super) node: Term,
    pub(super) targets: Vec<Target>,
    pub(super) path: Option<(Path, PathTerm)>,
    pub(super) constraints: Vec<Constraint>,
    /// Shapes of the values.
    pub(super) properties: Vec<Shape>,
    pub(super) severity: Severity,
    pub(super) messages: Vec<Literal>,
    pub(super) is_deactivated: bool,
}

/// A path as it stands in the file, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTerm {
    /// The property, or the blank node of a longer path.
    pub node: Term,
    /// What the file says of the blank node.
    pub triples: Vec<Triple>,
}

/// Which nodes a shape is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Class(NamedNode),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
    Node(Term),
}

/// What a shape demands.
#[derive(Debug)]
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    HasValue(Term),
    UniqueLang,
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(NodeKind),
    In(Vec<Term>),
    LanguageIn(Vec<String>),
    MinLength(usize),
    MaxLength(usize),
    Pattern(Box<Regex>),
    Bound(Comparison, Literal),
    Compare(Comparison, NamedNode),
    Equals(NamedNode),
    Disjoint(NamedNode),
    Not(Box<Shape>),
    And(Vec<Shape>),
    Or(Vec<Shape>),
    Xone(Vec<Shape>),
    Node(Box<Shape>),
    Closed(Vec<NamedNode>),
    Sparql(Box<Select>),
}

/// What a value has to be to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// IRI, blank node or literal, in any combination that SHACL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeKind {
    pub(super) iri: bool,
    pub(super) blank: bool,
    pub(super) literal: bool,
}

impl Constraint {
    /// What SHACL calls the part that demands it.
    pub(super) fn component(&self) -> NamedNodeRef<'static> {
        match self {
            Self::MinCount(_) => sh::MIN_COUNT_COMPONENT,
            Self::MaxCount(_) => sh::MAX_COUNT_COMPONENT,
            Self::HasValue(_) => sh::HAS_VALUE_COMPONENT,
            Self::UniqueLang => sh::UNIQUE_LANG_COMPONENT,
            Self::Class(_) => sh::CLASS_COMPONENT,
            Self::Datatype(_) => sh::DATATYPE_COMPONENT,
            Self::NodeKind(_) => sh::NODE_KIND_COMPONENT,
            Self::In(_) => sh::IN_COMPONENT,
            Self::LanguageIn(_) => sh::LANGUAGE_IN_COMPONENT,
            Self::MinLength(_) => sh::MIN_LENGTH_COMPONENT,
            Self::MaxLength(_) => sh::MAX_LENGTH_COMPONENT,
            Self::Pattern(_) => sh::PATTERN_COMPONENT,
            Self::Bound(Comparison::Less, _) => sh::MAX_EXCLUSIVE_COMPONENT,
            Self::Bound(Comparison::LessOrEqual, _) => sh::MAX_INCLUSIVE_COMPONENT,
            Self::Bound(Comparison::Greater, _) => sh::MIN_EXCLUSIVE_COMPONENT,
            Self::Bound(Comparison::GreaterOrEqual, _) => sh::MIN_INCLUSIVE_COMPONENT,
            Self::Compare(Comparison::Less, _) => sh::LESS_THAN_COMPONENT,
            Self::Compare(..) => sh::LESS_THAN_OR_EQUALS_COMPONENT,
            Self::Equals(_) => sh::EQUALS_COMPONENT,
            Self::Disjoint(_) => sh::DISJOINT_COMPONENT,
            Self::Not(_) => sh::NOT_COMPONENT,
            Self::And(_) => sh::AND_COMPONENT,
            Self::Or(_) => sh::OR_COMPONENT,
            Self::Xone(_) => sh::XONE_COMPONENT,
            Self::Node(_) => sh::NODE_COMPONENT,
            Self::Closed(_) => sh::CLOSED_COMPONENT,
            Self::Sparql(_) => sh::SPARQL_COMPONENT,
        }
    }
}

/// What a shape without a message of its own has to say.
impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinCount(least) => write!(f, "fewer than {}", count(*least, "value")),
            Self::MaxCount(most) => write!(f, "more than {}", count(*most, "value")),
            Self::HasValue(value) => write!(f, "{value} is not among the values"),
            Self::UniqueLang => write!(f, "several values in one language"),
            Self::Class(class) => write!(f, "the value is not of class {class}"),
            Self::Datatype(datatype) => write!(f, "the value is no well-formed {datatype}"),
            Self::NodeKind(_) => write!(f, "the value is of another kind of node"),
            Self::In(_) => write!(f, "the value is none of those that are allowed"),
            Self::LanguageIn(languages) => write!(f, "the value is not in {}", languages.join(", ")),
            Self::MinLength(length) => write!(f, "the value is shorter than {}", count(*length, "character")),
            Self::MaxLength(length) => write!(f, "the value is longer than {}", count(*length, "character")),
            Self::Pattern(pattern) => write!(f, "the value does not match {pattern}"),
            Self::Bound(comparison, bound) => write!(f, "the value is not {comparison} {bound}"),
            Self::Compare(comparison, property) => write!(f, "the value is not {comparison} that of {property}"),
            Self::Equals(property) => write!(f, "the values are not those of {property}"),
            Self::Disjoint(property) => write!(f, "the value is one of {property}, too"),
            Self::Not(shape) => write!(f, "the value is as {} says", shape.node),
            Self::And(_) => write!(f, "the value is not as all of the shapes say"),
            Self::Or(_) => write!(f, "the value is as none of the shapes says"),
            Self::Xone(_) => write!(f, "the value is not as just one of the shapes says"),
            Self::Node(shape) => write!(f, "the value is not as {} says", shape.node),
            Self::Closed(_) => write!(f, "the property is none of those that are allowed"),
            Self::Sparql(_) => write!(f, "the query finds something"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Less => "less than",
            Self::LessOrEqual => "at most",
            Self::Greater => "greater than",
            Self::GreaterOrEqual => "at least",
        })
    }
}
