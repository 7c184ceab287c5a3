//! Constraints that are written as queries (SHACL-SPARQL).

use std::collections::BTreeMap;

use oxigraph::model::{Literal, Term, Variable};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolution, SparqlEvaluator};
use oxigraph::store::Store;
use spargebra::{Query, SparqlParser};

use crate::query::{Bindings, shorten};

/// A query that finds what is wrong with `$this`.
#[derive(Debug)]
pub(super) struct Select {
    /// The node that holds it in the file of shapes.
    pub(super) node: Term,
    /// Messages of its own, which may name variables.
    pub(super) messages: Vec<Literal>,
    query: Query,
    this: Variable,
}

impl Select {
    /// Reads a query, with prefixes and their namespaces.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn parse(
        node: Term,
        text: &str,
        prefixes: &[(String, String)],
        messages: Vec<Literal>,
    ) -> Result<Self, String> {
        if ["$PATH", "$shapesGraph", "$currentShape"].iter().any(|variable| text.contains(variable)) {
            return Err("$PATH, $shapesGraph and $currentShape are not understood".to_owned());
        }
        let mut parser = SparqlParser::new();
        for (prefix, namespace) in prefixes {
            parser = parser.with_prefix(prefix, namespace).map_err(|e| format!("prefix {prefix}: {e}"))?;
        }
        let query = parser.parse_query(text).map_err(|e| format!("the query is not SPARQL: {e}"))?;
        if !matches!(query, Query::Select { .. }) {
            return Err("the query is no SELECT".to_owned());
        }
        Ok(Self { node, messages, query, this: Variable::new_unchecked("this") })
    }

    /// What the query finds of a node. The node stands in the place of `$this` before the query is asked.
    pub(super) fn ask(&self, store: &Store, node: &Term) -> Result<Vec<QuerySolution>, QueryEvaluationError> {
        let mut query = self.query.clone();
        // A blank node in a query is no name: all are asked for, and those of others are left out.
        if !matches!(node, Term::BlankNode(_)) {
            Bindings(&BTreeMap::from([(self.this.clone(), node.clone())])).apply(&mut query);
        }
        let results = SparqlEvaluator::new().for_query(query).on_store(store).execute()?;
        let QueryResults::Solutions(solutions) = results else { return Ok(Vec::new()) };
        let is_of_node = |row: &QuerySolution| row.get(&self.this).is_none_or(|this| this == node);
        solutions.filter(|row| row.as_ref().map_or(true, is_of_node)).collect()
    }
}

/// A message with the variables that it names (`{?name}` or `{$name}`) in words.
pub(super) fn fill(message: &Literal, row: &QuerySolution) -> Literal {
    let mut text = message.value().to_owned();
    for (variable, term) in row.iter() {
        let shown = match term {
            Term::NamedNode(node) => shorten(node.as_str()),
            Term::Literal(literal) => literal.value().to_owned(),
            other => other.to_string(),
        };
        for sigil in ['?', '$'] {
            text = text.replace(&format!("{{{sigil}{}}}", variable.as_str()), &shown);
        }
    }
    match message.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(text, language),
        None => Literal::from(text),
    }
}
