//! A mistake in the SPARQL, with its place.

use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode, SourceSpan};
use spargebra::{SparqlParser, SparqlSyntaxError};

use crate::rdf::prefix::PREFIXES;

/// Longer than any keyword.
const PADDING: &str = "                                ";

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
    /// The mistake in the text of a query, as the parser finds it.
    pub(super) fn new(name: &str, text: &str, parser: SparqlParser, error: &SparqlSyntaxError) -> Self {
        // Near the end of the text the parser's place is wrong, as it reads ahead: so it reads again, with room behind.
        let padded = parser.parse_query(&format!("{text}{PADDING}")).err().map(|error| error.to_string());
        let message = padded.unwrap_or_else(|| error.to_string());
        let found = undeclared(text).or_else(|| placed(&message, text));
        let (offset, problem) = found.map_or((None, message), |(offset, problem)| (Some(offset), problem));
        Self {
            name: name.to_owned(),
            problem,
            place: offset.map(|offset| line_and_column(text, offset)),
            span: offset.map(|offset| span(text, offset)),
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

/// The parser says `error at LINE:COLUMN: expected one of WORD, ...`. Where it missed a keyword, it names the place behind
/// the letters that it compared, so their number is taken off. Gives the place in bytes, and what was expected.
fn placed(message: &str, text: &str) -> Option<(usize, String)> {
    let (place, problem) = message.strip_prefix("error at ")?.split_once(": expected ")?;
    let (line, column) = place.split_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let padded = format!("{text}{PADDING}");
    let before: usize = padded.split_inclusive('\n').take(line - 1).map(|line| line.chars().count()).sum();
    let expected: Vec<&str> = problem.trim_start_matches("one of ").split(", ").filter(|word| *word != "[_]").collect();
    let is_keyword =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let ahead = expected.iter().map(|word| if is_keyword(word) { word.len() } else { 0 }).min().unwrap_or_default();
    let place = (before + column - 1).saturating_sub(ahead);
    let offset = text.char_indices().nth(place).map_or(text.len(), |(at, _)| at);
    // White space before a word is no mistake.
    let offset = text[offset..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |blank| offset + blank);
    // Of all that could stand there the parser names what it compared the furthest: a long keyword, that alone.
    let problem = match &text[offset..] {
        rest if !expected.iter().all(|word| is_keyword(word)) && !rest.is_empty() => {
            format!("expected {}", expected.join(", "))
        }
        "" => "the query ends too early".to_owned(),
        rest => format!("{} cannot stand here", word(rest)),
    };
    Some((offset, problem))
}

/// The first prefix that is used and neither declared nor one of ours.
fn undeclared(text: &str) -> Option<(usize, String)> {
    let code = code(text);
    let mut declared: Vec<&str> = PREFIXES.iter().map(|(prefix, _)| *prefix).collect();
    let mut after_keyword = false;
    for word in code.split_whitespace() {
        if after_keyword && let Some(prefix) = word.split(':').next() {
            declared.push(prefix);
        }
        after_keyword = word.eq_ignore_ascii_case("prefix");
    }
    for (colon, _) in code.match_indices(':') {
        let start = code[..colon].rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')));
        let start = start.map_or(0, |at| at + code[at..].chars().next().map_or(1, char::len_utf8));
        let prefix = &code[start..colon];
        if !prefix.is_empty() && !code[..start].ends_with('_') && !declared.contains(&prefix) {
            return Some((start, format!("the prefix {prefix}: is not declared")));
        }
    }
    None
}

/// The text with comments, IRIs and literals blanked out, at the same places.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '#' => rest.find('\n'),
            '<' => rest.find('>').filter(|end| !rest[..*end].contains(char::is_whitespace)).map(|end| end + 1),
            '"' | '\'' => rest[1..].find(c).map(|end| end + 2),
            _ => None,
        };
        let (length, keep) = match (c, end) {
            (_, Some(end)) => (end, false),
            ('#' | '"' | '\'', None) => (rest.len(), false),
            _ => (c.len_utf8(), true),
        };
        let (part, after) = rest.split_at(length);
        if keep {
            out.push_str(part)
        } else {
            out.extend(std::iter::repeat_n(' ', length))
        }
        rest = after;
    }
    out
}

/// Line and column, from 1, in characters.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
}

/// The word at a place, in bytes; at the end of the text, the last character before it.
fn span(text: &str, start: usize) -> SourceSpan {
    let rest = &text[start..];
    if rest.is_empty() {
        let last = text.trim_end().char_indices().next_back();
        return last.map_or((0, 0), |(at, c)| (at, c.len_utf8())).into();
    }
    (start, word(rest).len()).into()
}

/// The word or the mark that a text begins with.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '?' | '_' | ':' | '-'))).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    &text[..end.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> SyntaxError {
        SyntaxError::new("q.rq", text, SparqlParser::new(), &SparqlParser::new().parse_query(text).unwrap_err())
    }

    fn marked(text: &str) -> String {
        let span = error(text).span.unwrap();
        text[span.offset()..span.offset() + span.len()].to_owned()
    }

    #[test]
    fn the_place_of_a_mistake_is_marked() {
        assert_eq!(marked("SELECT ?x WHERE { ?x ?y ?z ] }"), "]");
        assert_eq!(error("SELECT ?x\nWHERE { ?x ?y ?z ] }").place(), Some((2, 18)));
        assert_eq!(marked("SELCT ?x WHERE { ?x ?y ?z }"), "SELCT");
    }

    #[test]
    fn letters_of_several_bytes_before_the_mistake_do_not_move_it() {
        assert_eq!(marked("SELECT ?x WHERE { ?x ?y 'Đảng ủy' ] }"), "]");
    }

    #[test]
    fn a_mistake_at_the_end_is_marked_on_the_last_character() {
        assert_eq!(marked("SELECT ?x WHERE {\n"), "{");
        assert_eq!((error("").place(), marked("")), (Some((1, 1)), String::new()));
    }

    #[test]
    fn an_undeclared_prefix_is_named() {
        let text = "# no: prefix\nPREFIX a: <http://a/b:c>\nSELECT * { ?x a:b 'x:y' ; hn:event ?y ; fo:o ?z }";
        assert_eq!((marked(text).as_str(), error(text).problem()), ("fo:o", "the prefix fo: is not declared"));
    }

    #[test]
    fn a_keyword_that_the_parser_happened_to_try_is_not_asked_for() {
        let text = "SELECT ?s WHERE { ?s ?p ?o . FILTER(?x = ) }";
        assert_eq!((marked(text).as_str(), error(text).problem()), (")", ") cannot stand here"));
        assert_eq!(error("SELCT ?x WHERE { ?x ?y ?z }").problem(), "SELCT cannot stand here");
        assert_eq!(error("SELECT ?x WHERE {\n").problem(), "the query ends too early");
    }

    #[test]
    fn an_unfinished_triple_is_marked_where_it_begins() {
        assert_eq!(marked("SELECT ?x WHERE { ?x ?y }"), "?x");
    }
}
