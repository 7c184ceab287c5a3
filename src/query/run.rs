//! Running a query with its parameters, within a time.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, RecvTimeoutError};
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
    /// Give up after this time. The query is stopped where it next reads from the store, so it may end a little later.
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
        let token = CancellationToken::new();
        let prepared = evaluator().with_cancellation_token(token.clone()).for_query(query).on_store(store);
        let work = || prepared.execute().and_then(collect);
        let result = match options.timeout {
            Some(timeout) => within(timeout, &token, work),
            None => work(),
        };
        result.map_err(|error| match (error, options.timeout) {
            (QueryEvaluationError::Cancelled, Some(timeout)) => QueryError::Timeout { seconds: timeout.as_secs_f64() },
            (error, _) => QueryError::Evaluation(error),
        })
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

/// Does the work, and cancels it when the time is up.
fn within<T>(timeout: Duration, token: &CancellationToken, work: impl FnOnce() -> T) -> T {
    let token = token.clone();
    thread::scope(|scope| {
        let (done, finished) = mpsc::channel::<()>();
        scope.spawn(move || {
            if finished.recv_timeout(timeout) == Err(RecvTimeoutError::Timeout) {
                token.cancel();
            }
        });
        let result = work();
        drop(done);
        result
    })
}
