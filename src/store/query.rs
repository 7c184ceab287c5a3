//! Questions in SPARQL.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use oxigraph::model::{Literal, NamedNode, Term, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlSyntaxError};
use spargebra::SparqlParser;

use super::substitute::Substitution;
use super::{QueryError, Store, SyntaxError, functions};

/// Prefixes that need no declaration in a query.
const PREFIXES: &[(&str, &str)] = &[
    ("hn", "https://w3id.org/hoinghi/ontology#"),
    ("id", "https://w3id.org/hoinghi/id/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A query that has been understood, with values for some of its variables.
///
/// ```
/// use hoinghi::store::{Query, QueryResults, Store, parse_term};
///
/// let mut query = Query::parse("SELECT ?same WHERE { BIND(hn:matches('Lý Thị Sen', ?name) AS ?same) }")?;
/// query.set("name", parse_term("ly thi sen"))?;
/// let QueryResults::Solutions(mut rows) = Store::in_memory()?.query(&query)? else { unreachable!() };
/// assert_eq!(rows.next().ok_or("no row")??["same"].to_string(), "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Query {
    algebra: spargebra::Query,
}

impl Query {
    /// Understands a query. The prefixes of our vocabularies need no declaration.
    ///
    /// # Errors
    /// When it is not SPARQL; the error knows the place.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let mut parser = SparqlParser::new();
        for (prefix, iri) in PREFIXES {
            parser =
                parser.with_prefix(*prefix, *iri).map_err(|e| SyntaxError { message: e.to_string(), offset: None })?;
        }
        let algebra = parser.parse_query(text).map_err(|error| syntax_error(text, &error))?;
        Ok(Self { algebra })
    }

    /// Puts a value in the place of a variable, everywhere in the query.
    ///
    /// # Errors
    /// When the query has no such variable, or only an IRI can stand in its place.
    pub fn set(&mut self, name: &str, value: Term) -> Result<(), QueryError> {
        let no_such_variable = || QueryError::NoSuchVariable { name: name.to_owned() };
        let variable = Variable::new(name).map_err(|_| no_such_variable())?;
        let mut substitution = Substitution::new(variable, value.clone());
        substitution.apply(&mut self.algebra);
        if substitution.needs_iri() {
            return Err(QueryError::NotAnIri { name: name.to_owned(), value: value.to_string() });
        }
        if substitution.found() { Ok(()) } else { Err(no_such_variable()) }
    }
}

impl Store {
    /// Answers a query. Rows are worked out while they are read.
    ///
    /// # Errors
    /// When the query fails; reading the answer can fail, too.
    pub fn query(&self, query: &Query) -> Result<QueryResults<'static>, QueryError> {
        self.execute(query, CancellationToken::new()).map_err(QueryError::Evaluation)
    }

    /// Answers a query within a time, and gives what `take` makes of the answer.
    ///
    /// All this is done on another thread: a query looks whether it is cancelled only when it reads from the store, so
    /// one that goes on for long with what it has read is left behind.
    ///
    /// # Errors
    /// When the query fails or takes too long, or `take` fails.
    pub fn query_within<T, E>(
        &self,
        query: &Query,
        timeout: Duration,
        take: impl FnOnce(QueryResults<'static>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<QueryError> + Send + 'static,
    {
        let (store, query, token) = (self.clone(), query.clone(), CancellationToken::new());
        let cancelled = token.clone();
        let (answer, answered) = mpsc::channel();
        thread::spawn(move || {
            let results = store.execute(&query, cancelled).map_err(QueryError::Evaluation);
            let result = results.map_err(E::from).and_then(take);
            // Nobody listens any more once the time is over.
            _ = answer.send(result);
        });
        match answered.recv_timeout(timeout) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                token.cancel();
                Err(QueryError::TimedOut(timeout).into())
            }
        }
    }

    fn execute(
        &self,
        query: &Query,
        cancelled: CancellationToken,
    ) -> Result<QueryResults<'static>, QueryEvaluationError> {
        let evaluator = functions::evaluator().with_cancellation_token(cancelled);
        evaluator.for_query(query.algebra.clone()).on_store(&self.inner).execute()
    }
}

/// An RDF term as one writes it on a command line: `<IRI>`, a literal in quotes with a language tag or datatype if
/// wanted, and everything else as a text.
pub fn parse_term(text: &str) -> Term {
    let quoted = text.starts_with('"') || text.starts_with('<');
    match text.parse::<Term>() {
        Ok(term) if quoted => term,
        _ => match NamedNode::new(text) {
            Ok(iri) if text.starts_with("http://") || text.starts_with("https://") => iri.into(),
            _ => Literal::new_simple_literal(text).into(),
        },
    }
}

/// The parser says `error at LINE:COLUMN: what it expected`.
fn syntax_error(text: &str, error: &SparqlSyntaxError) -> SyntaxError {
    let message = error.to_string();
    let placed = message.strip_prefix("error at ").and_then(|rest| {
        let (place, message) = rest.split_once(": ")?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?, message.to_owned()))
    });
    match placed {
        Some((line, column, message)) => SyntaxError { message, offset: Some(offset(text, line, column)) },
        None => SyntaxError { message, offset: None },
    }
}

/// The byte at a line and column, both counted in characters from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str, set: &[(&str, &str)]) -> Vec<String> {
        let mut query = Query::parse(text).unwrap();
        for (name, value) in set {
            query.set(name, parse_term(value)).unwrap();
        }
        let QueryResults::Solutions(rows) = Store::in_memory().unwrap().query(&query).unwrap() else { panic!() };
        rows.map(|row| {
            row.unwrap().values().iter().map(|v| v.as_ref().map_or("-".into(), ToString::to_string)).collect()
        })
        .collect()
    }

    #[test]
    fn a_value_stands_everywhere_that_its_variable_does() {
        let set = [("x", "a\" } INSERT")];
        assert_eq!(answer("SELECT ?x { }", &set), [r#""a\" } INSERT""#]);
        assert_eq!(answer("SELECT ?y { { SELECT (?x AS ?y) { } } }", &set), [r#""a\" } INSERT""#]);
        assert_eq!(answer("SELECT ?y { FILTER(BOUND(?x)) BIND(STRLEN(?x) AS ?y) }", &[("x", "abc")]).len(), 1);
        assert_eq!(answer("SELECT (COUNT(*) AS ?n) { VALUES ?x { 'a' 'b' } }", &[("x", "b")]).len(), 1);
        assert_eq!(answer("SELECT ?x (COUNT(*) AS ?n) { VALUES ?y { 1 2 } } GROUP BY ?x", &[("x", "b")]).len(), 1);
    }

    #[test]
    fn only_variables_of_the_query_can_be_set() {
        let mut query = Query::parse("SELECT ?g { GRAPH ?g { ?s ?p ?o } }").unwrap();
        assert!(matches!(query.set("x", parse_term("1")), Err(QueryError::NoSuchVariable { .. })));
        assert!(matches!(query.set("a b", parse_term("1")), Err(QueryError::NoSuchVariable { .. })));
        assert!(matches!(query.set("g", parse_term("1")), Err(QueryError::NotAnIri { .. })));
        assert!(query.set("p", parse_term("<urn:p>")).is_ok());
    }

    #[test]
    fn a_mistake_is_shown_at_its_place() {
        let text = "SELECT ?x WHERE {\n  ?x \"Đảng\" ; ?y\n}";
        let error = Query::parse(text).unwrap_err();
        assert_eq!(&text[error.offset.unwrap()..][..1], "\"");
        assert!(error.message.starts_with("expected"), "{}", error.message);
    }

    #[test]
    fn a_query_ends_when_its_time_is_over() {
        let query = Query::parse(
            "SELECT (COUNT(*) AS ?n) { VALUES ?a {1 2 3 4 5 6 7 8 9 10} VALUES ?b {1 2 3 4 5 6 7 8 9 10}
             VALUES ?c {1 2 3 4 5 6 7 8 9 10} VALUES ?d {1 2 3 4 5 6 7 8 9 10} VALUES ?e {1 2 3 4 5 6 7 8 9 10}
             VALUES ?f {1 2 3 4 5 6 7 8 9 10} VALUES ?g {1 2 3 4 5 6 7 8 9 10} VALUES ?h {1 2 3 4 5 6 7 8 9 10} }",
        )
        .unwrap();
        let limit = Duration::from_millis(50);
        let started = std::time::Instant::now();
        let result = Store::in_memory().unwrap().query_within(&query, limit, |results| match results {
            QueryResults::Solutions(rows) => Ok(rows.count()),
            _ => Ok(0),
        });
        assert!(matches!(result, Err(QueryError::TimedOut(_))), "{result:?}");
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}
