//! What can go wrong with queries.

use std::path::PathBuf;

use oxigraph::sparql::QueryEvaluationError;

use super::SyntaxError;

/// Why a library of queries, or a query in it, cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// A folder or file could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder holds no `.rq` file.
    #[error("{path} holds no .rq file")]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// The comments at the head of a query are malformed.
    #[error("the head of query {name} is malformed: {problem}")]
    Header {
        /// The query.
        name: String,
        /// What is wrong, with the number of the line.
        problem: String,
    },
    /// A query is not SPARQL.
    #[error(transparent)]
    Syntax(Box<SyntaxError>),
    /// There is no query of this name.
    #[error("there is no query {name}")]
    Unknown {
        /// The name.
        name: String,
        /// Names like it, the likest first.
        near: Vec<String>,
        /// All names.
        all: Vec<String>,
    },
}

/// Why a query was not answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// A required parameter was not given.
    #[error("query {query} needs parameter {parameter}")]
    MissingParameter {
        /// The query.
        query: String,
        /// The parameter.
        parameter: String,
        /// The query's parameters, one a line.
        usage: String,
    },
    /// The query has no such parameter.
    #[error("query {query} has no parameter {parameter}")]
    UnknownParameter {
        /// The query.
        query: String,
        /// The name that was given.
        parameter: String,
        /// The query's parameters, one a line.
        usage: String,
    },
    /// A parameter's value is of another kind.
    #[error("{value} is no value of parameter {parameter}: it takes {expected}")]
    Value {
        /// The parameter.
        parameter: String,
        /// The value that was given.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
    /// The query took longer than it was given.
    #[error("the query took longer than {seconds} s")]
    Timeout {
        /// The time that it was given.
        seconds: f64,
    },
    /// The answer cannot be written in this format.
    #[error("this query answers with {answer}, which cannot be written as {format}")]
    Format {
        /// What the query answers with.
        answer: &'static str,
        /// The format's name.
        format: &'static str,
    },
    /// The store could not be read, or a function was called wrongly.
    #[error("the query cannot be answered")]
    Evaluation(#[source] QueryEvaluationError),
    /// The answer could not be written.
    #[error("the answer cannot be written")]
    Write(#[from] std::io::Error),
}
