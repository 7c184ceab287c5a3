//! What a query answers, and writing it down.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use super::{QueryError, table};
use crate::rdf::prefix::prefixed;

/// What a query answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// `SELECT`: rows of terms, as many as columns; nothing where a variable is unbound.
    Rows {
        /// Names of the columns.
        columns: Vec<Variable>,
        /// The rows, in the order that the query gives.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// `ASK`: yes or no.
    Boolean(bool),
    /// `CONSTRUCT` and `DESCRIBE`: triples.
    Graph(Vec<Triple>),
}

/// A way to write an answer down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people: columns in line, IRIs shortened, wide cells broken.
    Table {
        /// At most this many characters a line.
        width: u16,
    },
    /// SPARQL 1.1 results as CSV.
    Csv,
    /// SPARQL 1.1 results as TSV.
    Tsv,
    /// SPARQL 1.1 results as JSON.
    Json,
    /// SPARQL 1.1 results as XML.
    Xml,
    /// RDF as Turtle: for `CONSTRUCT` and `DESCRIBE`.
    Turtle,
    /// RDF as N-Triples: for `CONSTRUCT` and `DESCRIBE`.
    NTriples,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::Table { .. } => "table",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Turtle => "turtle",
            Self::NTriples => "ntriples",
        }
    }

    fn results(self) -> Option<QueryResultsFormat> {
        Some(match self {
            Self::Csv => QueryResultsFormat::Csv,
            Self::Tsv => QueryResultsFormat::Tsv,
            Self::Json => QueryResultsFormat::Json,
            Self::Xml => QueryResultsFormat::Xml,
            Self::Table { .. } | Self::Turtle | Self::NTriples => return None,
        })
    }
}

impl Answer {
    /// Writes the answer. Triples are written in the formats for rows as rows of subject, predicate and object.
    ///
    /// # Errors
    /// [`QueryError::Format`] when rows are asked for as RDF; [`QueryError::Write`] when the writer fails.
    pub fn write(&self, format: Format, out: &mut impl Write) -> Result<(), QueryError> {
        match (self, format) {
            (Self::Graph(triples), Format::Turtle) => write_rdf(triples, RdfFormat::Turtle, out)?,
            (Self::Graph(triples), Format::NTriples) => write_rdf(triples, RdfFormat::NTriples, out)?,
            (Self::Graph(triples), _) => as_rows(triples).write(format, out)?,
            (Self::Boolean(answer), Format::Table { .. }) => writeln!(out, "{answer}")?,
            (Self::Rows { columns, rows }, Format::Table { width }) => table::write(columns, rows, width, out)?,
            (Self::Boolean(_) | Self::Rows { .. }, _) => {
                let Some(results) = format.results() else {
                    let answer = if matches!(self, Self::Boolean(_)) { "yes or no" } else { "rows" };
                    return Err(QueryError::Format { answer, format: format.name() });
                };
                self.write_results(results, out)?;
                if matches!(format, Format::Json | Format::Xml) || matches!(self, Self::Boolean(_)) {
                    writeln!(out)?;
                }
            }
        }
        Ok(())
    }

    /// The cells of the rows as texts: the words of a literal, the whole IRI of a node. No rows where the query answers
    /// with yes, no or triples.
    pub fn into_texts(self) -> impl Iterator<Item = Vec<Option<String>>> {
        let rows = if let Self::Rows { rows, .. } = self { rows } else { Vec::new() };
        rows.into_iter().map(|row| row.into_iter().map(|term| term.map(text)).collect())
    }

    fn write_results(&self, format: QueryResultsFormat, out: &mut impl Write) -> io::Result<()> {
        let serializer = QueryResultsSerializer::from_format(format);
        match self {
            Self::Boolean(answer) => {
                serializer.serialize_boolean_to_writer(out, *answer)?;
            }
            Self::Rows { columns, rows } => {
                let mut writer = serializer.serialize_solutions_to_writer(out, columns.clone())?;
                for row in rows {
                    let bound =
                        columns.iter().zip(row).filter_map(|(c, term)| Some((c.as_ref(), term.as_ref()?.as_ref())));
                    writer.serialize(bound)?;
                }
                writer.finish()?;
            }
            Self::Graph(_) => {}
        }
        Ok(())
    }
}

fn as_rows(triples: &[Triple]) -> Answer {
    let row =
        |t: &Triple| vec![Some(t.subject.clone().into()), Some(t.predicate.clone().into()), Some(t.object.clone())];
    Answer::Rows {
        columns: ["subject", "predicate", "object"].map(Variable::new_unchecked).to_vec(),
        rows: triples.iter().map(row).collect(),
    }
}

fn write_rdf(triples: &[Triple], format: RdfFormat, out: &mut impl Write) -> io::Result<()> {
    let serializer = prefixed(RdfSerializer::from_format(format)).map_err(io::Error::other)?;
    let mut writer = serializer.for_writer(out);
    for triple in triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(())
}

fn text(term: Term) -> String {
    match term {
        Term::NamedNode(node) => node.into_string(),
        Term::Literal(literal) => literal.destruct().0,
        other => other.to_string(),
    }
}
