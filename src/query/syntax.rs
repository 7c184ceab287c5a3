//! A mistake in the SPARQL, with its place.

use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode, SourceSpan};
use oxigraph::sparql::SparqlSyntaxError;

/// A query that is not SPARQL. As a [`Diagnostic`] it shows the place in the query's text.
#[derive(Debug, thiserror::Error)]
#[error("{name} is not valid SPARQL: {problem}")]
pub struct SyntaxError {
    name: String,
    problem: String,
    /// Line and column, from 1, in characters.
    place: Option<(usize, usize)>,
    text: NamedSource<String>,
    span: Option<SourceSpan>,
}

impl SyntaxError {
    /// The parser's error on the text of a query.
    pub(super) fn new(name: &str, text: &str, error: &SparqlSyntaxError) -> Self {
        let message = error.to_string();
        let placed = placed(&message);
        let place = placed.map(|(place, _)| place);
        Self {
            name: name.to_owned(),
            problem: placed.map_or_else(|| message.clone(), |(_, problem)| problem.to_owned()),
            place,
            span: place.map(|place| span(text, place)),
            text: NamedSource::new(name, text.to_owned()),
        }
    }

    /// Line and column of the mistake, from 1, in characters; nothing where it has no one place.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// What the parser expected there.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl Diagnostic for SyntaxError {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.text)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.span?;
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(Some(self.problem.clone()), span))))
    }
}

/// The parser says `error at LINE:COLUMN: expected ...`.
fn placed(message: &str) -> Option<((usize, usize), &str)> {
    let (place, problem) = message.strip_prefix("error at ")?.split_once(": ")?;
    let (line, column) = place.split_once(':')?;
    Some(((line.parse().ok()?, column.parse().ok()?), problem))
}

/// The word at a place, in bytes.
fn span(text: &str, (line, column): (usize, usize)) -> SourceSpan {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[before..];
    let start = before + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
    let word = text[start..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '?' | '_' | ':' | '-')));
    let length = word.unwrap_or(text.len() - start).max(text[start..].chars().next().map_or(0, char::len_utf8));
    (start, length).into()
}

#[cfg(test)]
mod tests {
    use spargebra::SparqlParser;

    use super::*;

    fn error(text: &str) -> SyntaxError {
        SyntaxError::new("q.rq", text, &SparqlParser::new().parse_query(text).unwrap_err())
    }

    fn marked(text: &str) -> String {
        let span = error(text).span.unwrap();
        text[span.offset()..span.offset() + span.len()].to_owned()
    }

    #[test]
    fn the_place_of_a_mistake_is_marked() {
        assert_eq!(marked("SELECT ?x WHERE { ?x ?y }"), "}");
        assert_eq!(error("SELECT ?x\nWHERE { ?x ?y }").place(), Some((2, 15)));
        assert_eq!(marked("SELCT ?x WHERE { ?x ?y ?z }"), "SELCT");
    }

    #[test]
    fn letters_of_several_bytes_before_the_mistake_do_not_move_it() {
        assert_eq!(marked("SELECT ?x WHERE { ?x ?y 'Đảng ủy' ] }"), "]");
    }

    #[test]
    fn a_mistake_at_the_end_is_marked_there() {
        assert_eq!(error("SELECT ?x WHERE {").span.unwrap().len(), 0);
        assert_eq!(error("").place(), Some((1, 1)));
    }
}
