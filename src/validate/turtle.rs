//! The report as SHACL says it.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{BlankNode, Literal, NamedNodeRef, Term, Triple};

use super::report::{Finding, Report};
use crate::rdf::prefix::prefixed;
use crate::rdf::vocabulary::sh;

impl Report {
    /// The report as triples: a `sh:ValidationReport` with a `sh:ValidationResult` for each result.
    pub fn triples(&self) -> Vec<Triple> {
        let report = BlankNode::new_unchecked("report");
        let mut triples = vec![
            Triple::new(report.clone(), rdf::TYPE, sh::VALIDATION_REPORT),
            Triple::new(report.clone(), sh::CONFORMS, Literal::from(self.conforms())),
        ];
        for (finding, number) in self.results.iter().zip(1..) {
            let node = BlankNode::new_unchecked(format!("result{number}"));
            triples.push(Triple::new(report.clone(), sh::RESULT, node.clone()));
            triples.extend(result(&node, finding));
        }
        triples
    }

    /// Writes the report as Turtle.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write_turtle(&self, out: impl Write) -> io::Result<()> {
        let serializer = prefixed(RdfSerializer::from_format(RdfFormat::Turtle)).map_err(io::Error::other)?;
        let mut serializer = serializer.for_writer(out);
        for triple in self.triples() {
            serializer.serialize_triple(&triple)?;
        }
        serializer.finish()?.flush()
    }
}

fn result(node: &BlankNode, finding: &Finding) -> Vec<Triple> {
    let mut triples = Vec::new();
    let mut add = |property: NamedNodeRef<'_>, value: Term| triples.push(Triple::new(node.clone(), property, value));
    add(rdf::TYPE, sh::VALIDATION_RESULT.into());
    add(sh::RESULT_SEVERITY, finding.severity.iri().into());
    add(sh::FOCUS_NODE, finding.focus.clone());
    if let Some(path) = &finding.path {
        add(sh::RESULT_PATH, path.node.clone());
    }
    if let Some(value) = &finding.value {
        add(sh::VALUE, value.clone());
    }
    add(sh::SOURCE_SHAPE, finding.shape.clone());
    if let Some(constraint) = &finding.constraint {
        add(sh::SOURCE_CONSTRAINT, constraint.clone());
    }
    add(sh::SOURCE_CONSTRAINT_COMPONENT, finding.component.into());
    for message in &finding.messages {
        add(sh::RESULT_MESSAGE, message.clone().into());
    }
    triples.extend(finding.path.iter().flat_map(|path| path.triples.clone()));
    triples
}
