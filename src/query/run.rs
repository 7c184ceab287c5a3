//! Running a query with its parameters, within a time.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oxigraph::model::{Term, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults};
use oxigraph::store::Store;

use super::bind::Bindings;
use super::functions::evaluator;
use super::header::Need;
use super::{Answer, Query, QueryError};

/// Values of parameters, by name.
pub type Values = BTreeMap<String, String>;

/// How to run a query.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Give up after this time. What has been begun ends by itself, on a thread of its own, when it next reads from the
    /// store: the evaluator can be stopped only there.
    pub timeout: Option<Duration>,
}

impl Query {
    /// Asks the store.
    ///
    /// # Errors
    /// When a parameter is missing, unknown or of another kind; when the time is up; when the store cannot be read.
    pub fn run(&self, store: &Store, values: &Values, options: &Options) -> Result<Answer, QueryError> {
        let bindings = self.bindings(values)?;
        let mut query = self.parsed.clone();
        Bindings(&bindings).apply(&mut query);
        let result = match options.timeout {
            Some(timeout) => within(timeout, store.clone(), query)?,
            None => ask(store, query, CancellationToken::new()),
        };
        result.map_err(QueryError::Evaluation)
    }

    /// The values of the parameters, defaults included, as terms.
    fn bindings(&self, values: &Values) -> Result<BTreeMap<Variable, Term>, QueryError> {
        if let Some(unknown) = values.keys().find(|name| !self.parameters().iter().any(|p| p.name == **name)) {
            return Err(QueryError::UnknownParameter {
                query: self.name().to_owned(),
                parameter: unknown.clone(),
                usage: self.usage(),
            });
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

fn ask(store: &Store, query: spargebra::Query, token: CancellationToken) -> Result<Answer, QueryEvaluationError> {
    collect(evaluator().with_cancellation_token(token).for_query(query).on_store(store).execute()?)
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
) -> Result<Result<Answer, QueryEvaluationError>, QueryError> {
    let token = CancellationToken::new();
    let (sender, receiver) = mpsc::channel();
    let cancelled = token.clone();
    thread::spawn(move || {
        // Nobody listens any more when the time is up.
        _ = sender.send(ask(&store, query, cancelled));
    });
    receiver.recv_timeout(timeout).map_err(|_| {
        token.cancel();
        QueryError::Timeout { seconds: timeout.as_secs_f64() }
    })
}
