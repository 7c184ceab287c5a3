//! A file of shapes, understood. What is not understood is an error, so that nothing that a file asks for goes unchecked.

use std::path::Path as FilePath;

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use regex::RegexBuilder;

use super::file::{DEPTH, File, ShapesError};
use super::shape::{Comparison, Constraint, NodeKind, Severity, Shape, Shapes, Target};
use super::sparql::Select;
use crate::query::shorten;
use crate::rdf::vocabulary::sh;

/// The shapes that the program carries inside.
const EMBEDDED: &str = include_str!("../../ontology/shapes/shapes.ttl");

/// What shapes say for people.
const REMARKS: [&str; 5] = ["name", "description", "order", "group", "defaultValue"];

/// What is read with the shape or with another thing that is said of it.
const HEEDED: [&str; 6] = ["path", "severity", "message", "deactivated", "flags", "ignoredProperties"];

const OWL_CLASS: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Class");

impl Shapes {
    /// The shapes that the program carries inside.
    ///
    /// # Errors
    /// When they cannot be understood.
    pub fn embedded() -> Result<Self, ShapesError> {
        Self::from_turtle(FilePath::new("shapes.ttl"), EMBEDDED.as_bytes())
    }

    /// The shapes of a file.
    ///
    /// # Errors
    /// When the file cannot be read, is not Turtle, or holds what is not understood.
    pub fn from_file(path: &FilePath) -> Result<Self, ShapesError> {
        let turtle = std::fs::read(path).map_err(|source| ShapesError::Read { path: path.to_owned(), source })?;
        Self::from_turtle(path, &turtle)
    }

    /// The shapes in a Turtle document, that is called so.
    ///
    /// # Errors
    /// When it is not Turtle, or holds what is not understood.
    pub fn from_turtle(path: &FilePath, turtle: &[u8]) -> Result<Self, ShapesError> {
        let file = File::parse(path, turtle)?;
        let mut nodes: Vec<Term> = file
            .triples()
            .filter(|triple| {
                let is_target = triple.predicate.as_str().strip_prefix(sh::NAMESPACE).is_some_and(is_target);
                is_target || (triple.predicate == rdf::TYPE && is_class(&triple.object))
            })
            .map(|triple| Term::from(triple.subject))
            .filter(|node| is_shape(&file, node))
            .collect();
        nodes.sort_by_cached_key(ToString::to_string);
        nodes.dedup();
        if nodes.is_empty() {
            return Err(ShapesError::Empty { path: path.to_owned() });
        }
        let wrong =
            |Problem { node, problem }| ShapesError::Shape { path: path.to_owned(), shape: name(&node), problem };
        let is_component = |triple: &Triple| triple.object == Term::from(sh::CONSTRAINT_COMPONENT);
        if let Some(component) = file.triples().find(is_component) {
            let problem = "constraint components of one's own are not understood".to_owned();
            return Err(wrong(Problem { node: component.subject.into(), problem }));
        }
        let shapes = nodes.iter().map(|node| shape(&file, node, 0).map_err(wrong)).collect::<Result<_, _>>()?;
        Ok(Self { shapes })
    }

    /// The names of all shapes that demand something themselves, in their order.
    pub fn names(&self) -> Vec<String> {
        fn collect(shape: &Shape, names: &mut Vec<String>) {
            if !shape.constraints.is_empty() {
                names.push(name(&shape.node));
            }
            shape.properties.iter().for_each(|property| collect(property, names));
        }
        let mut names = Vec::new();
        self.shapes.iter().for_each(|shape| collect(shape, &mut names));
        names.sort();
        names.dedup();
        names
    }
}

/// The name of a shape as people read it.
pub(super) fn name(node: &Term) -> String {
    match node {
        Term::NamedNode(node) => match node.as_str().strip_prefix(SHAPES) {
            Some(local) => local.to_owned(),
            None => shorten(node.as_str()),
        },
        other => other.to_string(),
    }
}

/// The namespace of our shapes.
const SHAPES: &str = "https://w3id.org/hoinghi/shapes#";

fn is_target(local: &str) -> bool {
    ["target", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"].contains(&local)
}

/// Whether a node is a shape: a class is one only if it says what SHACL has words for.
fn is_shape(file: &File, node: &Term) -> bool {
    file.said_of(node).iter().any(|(property, _)| property.as_str().starts_with(sh::NAMESPACE))
}

/// What is wrong with a shape.
struct Problem {
    node: Term,
    problem: String,
}

/// Reads a shape; one that stands so deep inside others.
fn shape(file: &File, node: &Term, depth: usize) -> Result<Shape, Problem> {
    let wrong = |problem: String| Problem { node: node.clone(), problem };
    if depth > DEPTH {
        return Err(wrong("it is a part of itself, which is not understood".to_owned()));
    }
    let path = match &file.shacl(node, "path")[..] {
        [] => None,
        [path] => Some((file.property_path(path).map_err(wrong)?, file.path_term(path))),
        _ => return Err(wrong("it has several paths".to_owned())),
    };
    let severity = match file.shacl(node, "severity").first() {
        None => Severity::Violation,
        Some(given) => {
            let known = Severity::ALL.into_iter().find(|severity| *given == Term::from(severity.iri()));
            known.ok_or_else(|| wrong(format!("{given} is none of sh:Violation, sh:Warning and sh:Info")))?
        }
    };
    let mut shape = Shape {
        node: node.clone(),
        targets: Vec::new(),
        path,
        constraints: Vec::new(),
        properties: Vec::new(),
        severity,
        messages: file.texts(node, "message"),
        is_deactivated: file.text(node, "deactivated").as_deref() == Some("true"),
    };
    for (property, value) in file.said_of(node) {
        // A class that is a shape is about its instances.
        if property == rdf::TYPE && is_class(&value) {
            shape.targets.extend(iri(node).map(Target::Class));
        }
        let Some(local) = property.as_str().strip_prefix(sh::NAMESPACE) else { continue };
        if REMARKS.contains(&local) || HEEDED.contains(&local) {
            continue;
        }
        let part = Part { file, node, local, value, depth };
        if local == "property" {
            shape.properties.push(part.shape(&part.value)?);
        } else if let Some(target) = part.target()? {
            shape.targets.push(target);
        } else {
            shape.constraints.extend(part.constraint()?);
        }
    }
    Ok(shape)
}

/// One thing that a file says of a shape.
struct Part<'a> {
    file: &'a File,
    node: &'a Term,
    /// Which of the properties of SHACL.
    local: &'a str,
    value: Term,
    depth: usize,
}

impl Part<'_> {
    fn wrong(&self, problem: impl Into<String>) -> Problem {
        Problem { node: self.node.clone(), problem: format!("sh:{}: {}", self.local, problem.into()) }
    }

    fn target(&self) -> Result<Option<Target>, Problem> {
        Ok(Some(match self.local {
            "targetClass" => Target::Class(self.iri()?),
            "targetSubjectsOf" => Target::SubjectsOf(self.iri()?),
            "targetObjectsOf" => Target::ObjectsOf(self.iri()?),
            "targetNode" => Target::Node(self.value.clone()),
            _ => return Ok(None),
        }))
    }

    /// What is demanded; nothing where the value says that it is not.
    fn constraint(&self) -> Result<Option<Constraint>, Problem> {
        Ok(Some(match self.local {
            "minCount" => Constraint::MinCount(self.number()?),
            "maxCount" => Constraint::MaxCount(self.number()?),
            "hasValue" => Constraint::HasValue(self.value.clone()),
            "uniqueLang" if self.is_true() => Constraint::UniqueLang,
            "class" => Constraint::Class(self.iri()?),
            "datatype" => Constraint::Datatype(self.iri()?),
            "nodeKind" => Constraint::NodeKind(self.node_kind()?),
            "in" => Constraint::In(self.list()?),
            "languageIn" => Constraint::LanguageIn(self.languages()?),
            "minLength" => Constraint::MinLength(self.number()?),
            "maxLength" => Constraint::MaxLength(self.number()?),
            "pattern" => Constraint::Pattern(Box::new(self.pattern()?)),
            "minExclusive" => Constraint::Bound(Comparison::Greater, self.literal()?),
            "minInclusive" => Constraint::Bound(Comparison::GreaterOrEqual, self.literal()?),
            "maxExclusive" => Constraint::Bound(Comparison::Less, self.literal()?),
            "maxInclusive" => Constraint::Bound(Comparison::LessOrEqual, self.literal()?),
            "lessThan" => Constraint::Compare(Comparison::Less, self.iri()?),
            "lessThanOrEquals" => Constraint::Compare(Comparison::LessOrEqual, self.iri()?),
            "equals" => Constraint::Equals(self.iri()?),
            "disjoint" => Constraint::Disjoint(self.iri()?),
            "not" => Constraint::Not(Box::new(self.shape(&self.value)?)),
            "and" => Constraint::And(self.shapes()?),
            "or" => Constraint::Or(self.shapes()?),
            "xone" => Constraint::Xone(self.shapes()?),
            "node" => Constraint::Node(Box::new(self.shape(&self.value)?)),
            "closed" if self.is_true() => Constraint::Closed(self.allowed()?),
            "sparql" => Constraint::Sparql(Box::new(self.select()?)),
            "uniqueLang" | "closed" => return Ok(None),
            _ => return Err(self.wrong("this is not understood")),
        }))
    }

    fn iri(&self) -> Result<NamedNode, Problem> {
        iri(&self.value).ok_or_else(|| self.wrong(format!("{} is no IRI", self.value)))
    }

    fn literal(&self) -> Result<Literal, Problem> {
        match &self.value {
            Term::Literal(literal) => Ok(literal.clone()),
            other => Err(self.wrong(format!("{other} is no literal"))),
        }
    }

    fn number(&self) -> Result<usize, Problem> {
        let literal = self.literal()?;
        literal.value().parse().map_err(|_| self.wrong(format!("{literal} is no number of things")))
    }

    fn is_true(&self) -> bool {
        matches!(&self.value, Term::Literal(literal) if literal.value() == "true")
    }

    fn list(&self) -> Result<Vec<Term>, Problem> {
        self.file.list(&self.value).map_err(|problem| self.wrong(problem))
    }

    fn languages(&self) -> Result<Vec<String>, Problem> {
        let text = |term: Term| match term {
            Term::Literal(language) => Ok(language.value().to_lowercase()),
            other => Err(self.wrong(format!("{other} is no language"))),
        };
        self.list()?.into_iter().map(text).collect()
    }

    fn shape(&self, node: &Term) -> Result<Shape, Problem> {
        shape(self.file, node, self.depth + 1)
    }

    fn shapes(&self) -> Result<Vec<Shape>, Problem> {
        self.list()?.iter().map(|node| self.shape(node)).collect()
    }

    fn node_kind(&self) -> Result<NodeKind, Problem> {
        let kind = self.iri()?;
        let names = kind.as_str().strip_prefix(sh::NAMESPACE).unwrap_or_default();
        let has = |name: &str| {
            names == name || names.starts_with(&format!("{name}Or")) || names.ends_with(&format!("Or{name}"))
        };
        let kind = NodeKind { iri: has("IRI"), blank: has("BlankNode"), literal: has("Literal") };
        if kind.iri || kind.blank || kind.literal {
            Ok(kind)
        } else {
            Err(self.wrong(format!("{} is none", self.value)))
        }
    }

    fn pattern(&self) -> Result<regex::Regex, Problem> {
        let flags = self.file.text(self.node, "flags").unwrap_or_default();
        if let Some(unknown) = flags.chars().find(|flag| !"imsx".contains(*flag)) {
            return Err(self.wrong(format!("the flag {unknown} is not understood")));
        }
        let mut pattern = RegexBuilder::new(self.literal()?.value());
        pattern.case_insensitive(flags.contains('i')).multi_line(flags.contains('m'));
        pattern.dot_matches_new_line(flags.contains('s')).ignore_whitespace(flags.contains('x'));
        pattern.build().map_err(|e| self.wrong(e.to_string()))
    }

    /// The properties that a closed shape allows: those of its own property shapes, and those that it ignores.
    fn allowed(&self) -> Result<Vec<NamedNode>, Problem> {
        let mut allowed = Vec::new();
        for list in self.file.shacl(self.node, "ignoredProperties") {
            allowed.extend(self.file.list(&list).map_err(|problem| self.wrong(problem))?);
        }
        let properties = self.file.shacl(self.node, "property");
        allowed.extend(properties.iter().flat_map(|property| self.file.shacl(property, "path")));
        Ok(allowed.iter().filter_map(iri).collect())
    }

    fn select(&self) -> Result<Select, Problem> {
        let query = &self.value;
        let known = ["select", "prefixes", "message"];
        let said = self.file.said_of(query);
        let unknown =
            said.iter().filter_map(|(p, _)| p.as_str().strip_prefix(sh::NAMESPACE)).find(|p| !known.contains(p));
        if let Some(unknown) = unknown {
            return Err(self.wrong(format!("sh:{unknown} is not understood")));
        }
        let text = self.file.text(query, "select").ok_or_else(|| self.wrong("it has no sh:select"))?;
        let messages = self.file.texts(query, "message");
        Select::parse(query.clone(), &text, &self.file.prefixes(query), messages).map_err(|problem| self.wrong(problem))
    }
}

fn iri(term: &Term) -> Option<NamedNode> {
    if let Term::NamedNode(node) = term { Some(node.clone()) } else { None }
}

fn is_class(term: &Term) -> bool {
    [rdfs::CLASS, OWL_CLASS].map(Term::from).contains(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <urn:x:> . @prefix : <https://w3id.org/hoinghi/shapes#> .";

    fn problem(shape: &str) -> String {
        let turtle = format!("{PREFIXES} :S sh:targetClass x:C ; {shape} .");
        Shapes::from_turtle(FilePath::new("my.ttl"), turtle.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        assert_eq!(problem("sh:minCunt 1"), "my.ttl: shape S: sh:minCunt: this is not understood");
        assert_eq!(
            problem("sh:minLength -1"),
            "my.ttl: shape S: sh:minLength: \"-1\"^^<http://www.w3.org/2001/XMLSchema#integer> is no number of things"
        );
        assert_eq!(problem("sh:target [ sh:ask \"\" ]"), "my.ttl: shape S: sh:target: this is not understood");
        assert_eq!(
            problem("sh:severity sh:Bad"),
            "my.ttl: shape S: <http://www.w3.org/ns/shacl#Bad> is none of sh:Violation, sh:Warning and sh:Info"
        );
        assert_eq!(problem("sh:node :S"), "my.ttl: shape S: it is a part of itself, which is not understood");
        assert!(problem("sh:pattern \"(\"").starts_with("my.ttl: shape S: sh:pattern: regex parse error"));
        assert!(
            problem("sh:sparql [ sh:select \"SELECT $this { $this x:p ?value }\" ]")
                .contains("the query is not SPARQL")
        );
        assert!(
            problem("sh:minCount 1 . x:Mine a sh:ConstraintComponent").contains("urn:x:Mine: constraint components")
        );
        assert!(problem("sh:path ( x:p [ x:q x:r ] )").contains("is no property path"));
    }

    #[test]
    fn a_file_without_targets_is_no_file_of_shapes() {
        let error = Shapes::from_turtle(FilePath::new("my.ttl"), b"<urn:a> <urn:b> <urn:c> .").unwrap_err();
        assert_eq!(error.to_string(), "my.ttl holds no shape that says which nodes it is about");
        let error = Shapes::from_turtle(FilePath::new("my.ttl"), b"<urn:a> <urn:b>").unwrap_err();
        assert!(matches!(error, ShapesError::Syntax { .. }));
    }

    #[test]
    fn the_shapes_of_the_program_are_understood() {
        assert!(Shapes::embedded().unwrap().names().len() > 15);
    }
}
