//! Running a query with its parameters, within a time.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Term, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults};
use oxigraph::store::Store;

use super::bind::Bindings;
use super::functions::evaluator;
use super::header::{Kind, Need};
use super::{Answer, Query, QueryError};
use crate::rdf::vocabulary::INFERRED_GRAPH;

/// Values of parameters, by name.
pub type Values = BTreeMap<String, String>;

/// How to run a query.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Give up after this time. What has been begun ends by itself, on a thread of its own, when it next reads from the
    /// store: the evaluator can be stopped only there.
    pub timeout: Option<Duration>,
    /// Ask for what articles say alone, not for what follows from it, where the store has that.
    pub without_inference: bool,
}

impl Query {
    /// Asks the store.
    ///
    /// # Errors
    /// When a parameter is missing, unknown or of another kind; when the time is up; when the store cannot be read.
    pub fn run(&self, store: &Store, values: &Values, options: &Options) -> Result<Answer, QueryError> {
        let is_free = self.parameters().is_empty() && !self.is_in_library;
        let bindings = if is_free { self.free_bindings(values)? } else { self.bindings(values)? };
        let mut query = self.parsed.clone();
        Bindings(&bindings).apply(&mut query);
        let view = View::new(store, options).map_err(QueryError::Evaluation)?;
        let result = match options.timeout {
            Some(timeout) => within(timeout, store.clone(), query, view)?,
            None => ask(store, query, view, CancellationToken::new()),
        };
        result.map_err(QueryError::Evaluation)
    }

    /// Values for a query of one's own that declares no parameters: any variable can be set, to a text or to an `<IRI>`.
    fn free_bindings(&self, values: &Values) -> Result<BTreeMap<Variable, Term>, QueryError> {
        let mut bindings = BTreeMap::new();
        for (name, value) in values {
            let term = Some(value).filter(|v| v.starts_with('<')).and_then(|v| Kind::Iri.term(v));
            let term = term.unwrap_or_else(|| Literal::from(value.as_str()).into());
            let variable = Variable::new(name).map_err(|_| self.unknown(name))?;
            let binding = BTreeMap::from([(variable, term)]);
            let mut bound = self.parsed.clone();
            Bindings(&binding).apply(&mut bound);
            if bound == self.parsed {
                return Err(self.unknown(name));
            }
            bindings.extend(binding);
        }
        Ok(bindings)
    }

    fn unknown(&self, name: &str) -> QueryError {
        QueryError::UnknownParameter { query: self.name().to_owned(), parameter: name.to_owned(), usage: self.usage() }
    }

    /// The values of the declared parameters, defaults included, as terms.
    fn bindings(&self, values: &Values) -> Result<BTreeMap<Variable, Term>, QueryError> {
        if let Some(unknown) = values.keys().find(|name| !self.parameters().iter().any(|p| p.name == **name)) {
            return Err(self.unknown(unknown));
        }
        let mut bindings = BTreeMap::new();
        for parameter in self.parameters() {
            let value = match (values.get(&parameter.name), &parameter.need) {
                (Some(value), _) | (None, Need::Default(value)) => value,
                (None, Need::Optional) => continue,
                (None, Need::Required) => {
                    return Err(QueryError::MissingParameter {
                        query: self.name().to_owned(),
                        parameter: parameter.name.clone(),
                        usage: self.usage(),
                    });
                }
            };
            let term = parameter.kind.term(value).ok_or_else(|| QueryError::Value {
                parameter: parameter.name.clone(),
                value: value.clone(),
                expected: parameter.kind.expected(),
            })?;
            bindings.insert(Variable::new_unchecked(parameter.name.as_str()), term);
        }
        Ok(bindings)
    }
}

/// What a query sees as the default graph, where it does not say so itself.
#[derive(Debug, Clone, Copy)]
enum View {
    /// The default graph.
    Said,
    /// The same, and what follows from it.
    WithInferred,
}

impl View {
    fn new(store: &Store, options: &Options) -> Result<Self, QueryEvaluationError> {
        let is_inferred = || store.contains_named_graph(NamedNodeRef::new_unchecked(INFERRED_GRAPH));
        let is_seen =
            !options.without_inference && is_inferred().map_err(|e| QueryEvaluationError::Dataset(e.into()))?;
        Ok(if is_seen { Self::WithInferred } else { Self::Said })
    }
}

fn ask(
    store: &Store,
    query: spargebra::Query,
    view: View,
    token: CancellationToken,
) -> Result<Answer, QueryEvaluationError> {
    let mut prepared = evaluator().with_cancellation_token(token).for_query(query);
    if matches!(view, View::WithInferred) && prepared.dataset().is_default_dataset() {
        // No triple is in both, so that none is counted twice.
        let inferred = NamedNode::new_unchecked(INFERRED_GRAPH).into();
        prepared.dataset_mut().set_default_graph(vec![GraphName::DefaultGraph, inferred]);
    }
    collect(prepared.on_store(store).execute()?)
}

/// Reads the whole result, so that an error comes before anything is printed.
fn collect(results: QueryResults<'_>) -> Result<Answer, QueryEvaluationError> {
    Ok(match results {
        QueryResults::Boolean(answer) => Answer::Boolean(answer),
        QueryResults::Graph(triples) => Answer::Graph(triples.collect::<Result<_, _>>()?),
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().to_vec();
            let rows = solutions.map(|row| row.map(|row| row.values().to_vec())).collect::<Result<_, _>>()?;
            Answer::Rows { columns, rows }
        }
    })
}

/// Asks on another thread, and waits for the answer no longer than this.
fn within(
    timeout: Duration,
    store: Store,
    query: spargebra::Query,
    view: View,
) -> Result<Result<Answer, QueryEvaluationError>, QueryError> {
    let token = CancellationToken::new();
    let (sender, receiver) = mpsc::channel();
    let cancelled = token.clone();
    thread::spawn(move || {
        // Nobody listens any more when the time is up.
        _ = sender.send(ask(&store, query, view, cancelled));
    });
    receiver.recv_timeout(timeout).map_err(|_| {
        token.cancel();
        QueryError::Timeout { seconds: timeout.as_secs_f64() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, values: &[(&str, &str)]) -> Result<Vec<Vec<Option<String>>>, QueryError> {
        let query = Query::parse("mine", text).unwrap();
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ok(query.run(&Store::new().unwrap(), &values, &Options::default())?.into_texts().collect())
    }

    #[test]
    fn any_variable_of_a_query_that_declares_none_can_be_set() {
        let text = "SELECT ?length { BIND(STRLEN(STR(?name)) AS ?length) }";
        assert_eq!(rows(text, &[("name", "Sen\" }")]).unwrap(), [[Some("6".to_owned())]]);
        assert_eq!(rows(text, &[("name", "<urn:a>")]).unwrap(), [[Some("5".to_owned())]]);
        for name in ["other", "a b"] {
            assert!(matches!(rows(text, &[(name, "x")]), Err(QueryError::UnknownParameter { .. })), "{name}");
        }
    }
}
