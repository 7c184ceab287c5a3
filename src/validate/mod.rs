//! Whether the data of a store is well formed: SHACL over its default graph.
//!
//! The program carries shapes inside ([`Shapes::embedded`]); [`Shapes::from_file`] reads others. Understood is SHACL Core
//! without `sh:qualifiedValueShape` and without shapes that are parts of themselves, and of SHACL-SPARQL constraints by
//! `sh:select`; what is not understood is refused. Nodes are taken out of the store some at a time and checked on all
//! cores, so that memory does not grow with the store.
//!
//! ```
//! use hoinghi::{facts::Facts, ontology::Ontology, store::Store, validate::{Shapes, validate}};
//!
//! let store = Store::in_memory()?;
//! let facts: Facts = serde_json::from_str(r#"{"document": "a.txt", "people": [{"name": "Lý Thị Sen"}]}"#)?;
//! store.replace_article(&facts, &Ontology::embedded()?)?;
//! assert!(validate(&store, &Shapes::embedded()?, 1000)?.conforms());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod evidence;
mod file;
mod graph;
mod parse;
mod path;
mod report;
mod shape;
mod sparql;
mod turtle;
mod value;

use std::collections::HashMap;

pub use file::ShapesError;
use graph::Graph;
use oxigraph::model::Term;
use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;
use rayon::prelude::*;
pub use report::{Finding, Report, Source};
pub use shape::{PathTerm, Severity, Shapes};

use crate::store::Store;

/// So many nodes are taken out of the store at a time.
const BATCH: usize = 4096;

/// Why a store could not be validated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ValidateError {
    /// The store could not be read.
    #[error("the store cannot be read")]
    Storage(#[from] StorageError),
    /// A query of a shape could not be answered.
    #[error("the query of shape {shape} cannot be answered")]
    Query {
        /// The shape.
        shape: String,
        /// What the evaluator said.
        source: QueryEvaluationError,
    },
}

/// Checks the default graph of a store against shapes. Of each shape, so many results are told; the others are counted.
///
/// # Errors
/// When the store cannot be read, or a query of a shape not be answered.
pub fn validate(store: &Store, shapes: &Shapes, limit: usize) -> Result<Report, ValidateError> {
    let graph = Graph::new(store.inner())?;
    let mut report = Report::default();
    let mut told: HashMap<Term, usize> = HashMap::new();
    for shape in shapes.shapes.iter().filter(|shape| !shape.is_deactivated) {
        let mut nodes = Vec::with_capacity(BATCH);
        let mut check = |nodes: &mut Vec<Term>| -> Result<(), ValidateError> {
            report.focus_nodes += nodes.len() as u64;
            let found = nodes.par_drain(..).map(|node| check::check(&graph, shape, &node));
            for finding in found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
                *report.counts.entry(finding.severity).or_default() += 1;
                let told = told.entry(finding.shape.clone()).or_default();
                *told += 1;
                if *told <= limit {
                    report.results.push(finding);
                }
            }
            Ok(())
        };
        graph.each_selected(&shape.targets, |node| -> Result<(), ValidateError> {
            nodes.push(node);
            if nodes.len() == BATCH { check(&mut nodes) } else { Ok(()) }
        })?;
        check(&mut nodes)?;
    }
    report.results.par_iter_mut().try_for_each(|finding| evidence::add(&graph, finding))?;
    report.results.sort_by_cached_key(|finding| {
        let value = finding.value.as_ref().map(ToString::to_string);
        (std::cmp::Reverse(finding.severity), finding.shape_name(), finding.focus.to_string(), value)
    });
    Ok(report)
}
