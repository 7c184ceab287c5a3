//! One node against one shape.

use oxigraph::model::{Literal, Term};
use rustc_hash::FxHashSet;

use super::ValidateError;
use super::graph::Graph;
use super::report::Finding;
use super::shape::{Constraint, PathTerm, Shape};
use super::value::{holds, is_well_formed};
use super::{parse, sparql};

/// Checks what a shape demands of a node.
pub(super) fn check(graph: &Graph<'_>, shape: &Shape, focus: &Term) -> Result<Vec<Finding>, ValidateError> {
    let mut found = Vec::new();
    if shape.is_deactivated {
        return Ok(found);
    }
    let values = match &shape.path {
        Some((path, _)) => path.values(graph, focus)?,
        None => vec![focus.clone()],
    };
    for constraint in &shape.constraints {
        Scene { graph, shape, focus, values: &values, constraint }.check(&mut found)?;
    }
    for property in &shape.properties {
        for value in &values {
            found.extend(check(graph, property, value)?);
        }
    }
    Ok(found)
}

fn conforms(graph: &Graph<'_>, shape: &Shape, node: &Term) -> Result<bool, ValidateError> {
    Ok(check(graph, shape, node)?.is_empty())
}

/// One demand of a shape on a node with its values.
struct Scene<'a> {
    graph: &'a Graph<'a>,
    shape: &'a Shape,
    focus: &'a Term,
    values: &'a [Term],
    constraint: &'a Constraint,
}

impl Scene<'_> {
    fn check(&self, found: &mut Vec<Finding>) -> Result<(), ValidateError> {
        let Self { graph, focus, values, .. } = *self;
        match self.constraint {
            // Of all values together.
            Constraint::MinCount(count) => found.extend((values.len() < *count).then(|| self.finding(None))),
            Constraint::MaxCount(count) => found.extend((values.len() > *count).then(|| self.finding(None))),
            Constraint::HasValue(value) => found.extend((!values.contains(value)).then(|| self.finding(None))),
            Constraint::UniqueLang => found.extend(shared_languages(values).map(|()| self.finding(None))),
            // Of the values and those of another property.
            Constraint::Equals(property) => {
                let others = graph.values(focus, property.as_ref())?;
                let lone = values.iter().filter(|value| !others.contains(value));
                let lacking = others.iter().filter(|other| !values.contains(other));
                found.extend(lone.chain(lacking).map(|value| self.finding(Some(value))));
            }
            Constraint::Disjoint(property) => {
                let others = graph.values(focus, property.as_ref())?;
                found.extend(values.iter().filter(|v| others.contains(v)).map(|value| self.finding(Some(value))));
            }
            Constraint::Compare(comparison, property) => {
                for other in graph.values(focus, property.as_ref())? {
                    let wrong = values.iter().filter(|value| !holds(value, *comparison, &other));
                    found.extend(wrong.map(|value| self.finding(Some(value))));
                }
            }
            Constraint::Closed(allowed) => {
                for value in values {
                    let said = graph.said_of(value)?;
                    let extra = said.into_iter().filter(|(property, _)| !allowed.contains(property));
                    found.extend(extra.map(|(property, value)| {
                        let path = PathTerm { node: property.into(), triples: Vec::new() };
                        Finding { path: Some(path), ..self.finding(Some(&value)) }
                    }));
                }
            }
            Constraint::Sparql(select) => {
                let asked = select.ask(graph.store(), focus);
                for row in
                    asked.map_err(|source| ValidateError::Query { shape: parse::name(&self.shape.node), source })?
                {
                    let value = row.get("value").or((self.shape.path.is_none()).then_some(focus));
                    let messages = if select.messages.is_empty() { &self.shape.messages } else { &select.messages };
                    let mut finding = self.finding(value);
                    if !messages.is_empty() {
                        finding.messages = messages.iter().map(|message| sparql::fill(message, &row)).collect();
                    }
                    if let (None, Some(Term::NamedNode(path))) = (&finding.path, row.get("path")) {
                        finding.path = Some(PathTerm { node: path.clone().into(), triples: Vec::new() });
                    }
                    found.push(Finding { constraint: Some(select.node.clone()), ..finding });
                }
            }
            // Of each value by itself.
            _ => {
                for value in values {
                    if !self.is_met_by(value)? {
                        found.push(self.finding(Some(value)));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether a value is as is demanded of each.
    fn is_met_by(&self, value: &Term) -> Result<bool, ValidateError> {
        let count = |shapes: &[Shape]| -> Result<usize, ValidateError> {
            let mut count = 0;
            for shape in shapes {
                count += usize::from(conforms(self.graph, shape, value)?);
            }
            Ok(count)
        };
        Ok(match self.constraint {
            Constraint::Class(class) => self.graph.is_instance(value, class)?,
            Constraint::Datatype(datatype) => {
                matches!(value, Term::Literal(literal)
                    if literal.datatype() == datatype.as_ref() && is_well_formed(literal.value(), literal.datatype()))
            }
            Constraint::NodeKind(kind) => match value {
                Term::NamedNode(_) => kind.iri,
                Term::BlankNode(_) => kind.blank,
                _ => kind.literal,
            },
            Constraint::In(allowed) => allowed.contains(value),
            Constraint::LanguageIn(languages) => {
                language(value).is_some_and(|language| languages.iter().any(|range| is_in_range(language, range)))
            }
            Constraint::MinLength(length) => text(value).is_some_and(|text| text.chars().count() >= *length),
            Constraint::MaxLength(length) => text(value).is_some_and(|text| text.chars().count() <= *length),
            Constraint::Pattern(pattern) => text(value).is_some_and(|text| pattern.is_match(text)),
            Constraint::Bound(comparison, bound) => holds(value, *comparison, &bound.clone().into()),
            Constraint::Not(shape) => !conforms(self.graph, shape, value)?,
            Constraint::Node(shape) => conforms(self.graph, shape, value)?,
            Constraint::And(shapes) => count(shapes)? == shapes.len(),
            Constraint::Or(shapes) => count(shapes)? > 0,
            Constraint::Xone(shapes) => count(shapes)? == 1,
            _ => true,
        })
    }

    fn finding(&self, value: Option<&Term>) -> Finding {
        let mut messages = self.shape.messages.clone();
        if messages.is_empty() {
            messages.push(Literal::new_language_tagged_literal_unchecked(self.constraint.to_string(), "en"));
        }
        Finding {
            severity: self.shape.severity,
            focus: self.focus.clone(),
            name: None,
            path: self.shape.path.as_ref().map(|(_, term)| term.clone()),
            value: value.cloned(),
            shape: self.shape.node.clone(),
            constraint: None,
            component: self.constraint.component(),
            messages,
            sources: Vec::new(),
        }
    }
}

/// The text of an IRI or literal. A blank node has none.
fn text(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn language(term: &Term) -> Option<&str> {
    if let Term::Literal(literal) = term { literal.language() } else { None }
}

/// Whether a language is one of a range: `vi-VN` is of `vi`.
fn is_in_range(language: &str, range: &str) -> bool {
    let language = language.to_lowercase();
    language == range || language.strip_prefix(range).is_some_and(|rest| rest.starts_with('-'))
}

/// Once for each language that several values are in.
fn shared_languages(values: &[Term]) -> impl Iterator<Item = ()> {
    let (mut seen, mut shared) = (FxHashSet::default(), FxHashSet::default());
    for language in values.iter().filter_map(language).map(str::to_lowercase) {
        if !seen.insert(language.clone()) {
            shared.insert(language);
        }
    }
    shared.into_iter().map(|_| ())
}
