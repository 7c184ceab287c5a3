//! Turtle into tokens, with all but white space kept.

use std::ops::Range;

use super::LayoutError;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `# …`, up to the end of its line.
    Comment,
    /// An IRI, name, literal, `a`, or the keyword of a directive.
    Term,
    /// One of `. ; , [ ] ( )`.
    Mark,
}

/// A piece of Turtle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Line of its first character, from 1.
    pub(super) line: usize,
    /// Its place in bytes.
    pub(super) bytes: Range<usize>,
    /// Line ends between the token before it and itself; at the begin of the text as if one stood there.
    pub(super) line_ends: usize,
}

impl Token<'_> {
    pub(super) fn is(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.text == mark
    }
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, LayoutError> {
    let mut out = Vec::new();
    let (mut at, mut line, mut line_ends) = (0, 1, 1);
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c == '\u{feff}' {
            let ends = usize::from(c == '\n');
            (at, line, line_ends) = (at + c.len_utf8(), line + ends, line_ends + ends);
            continue;
        }
        let rest = &text[at..];
        let (kind, length) = match c {
            '#' => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            ';' | ',' | '[' | ']' | '(' | ')' => (Kind::Mark, 1),
            '.' if !rest[1..].starts_with(|c: char| c.is_ascii_digit()) => (Kind::Mark, 1),
            '"' | '\'' => (Kind::Term, literal(rest).ok_or_else(|| error(line, "a literal without an end"))?),
            '<' => (Kind::Term, iri(rest).ok_or_else(|| error(line, "an IRI without an end"))?),
            _ => (Kind::Term, name(rest)),
        };
        if length == 0 {
            return Err(error(line, &format!("{c} cannot stand here")));
        }
        let bytes = at..at + length;
        let token = text[bytes.clone()].trim_end();
        out.push(Token { kind, text: token, line, bytes, line_ends });
        line += token.matches('\n').count();
        (at, line_ends) = (at + length, 0);
    }
    Ok(out)
}

pub(super) fn error(line: usize, problem: &str) -> LayoutError {
    LayoutError { line, problem: problem.to_owned() }
}

/// Bytes of `<…>`.
fn iri(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    (!text[1..end].contains([' ', '\n', '<'])).then_some(end + 1)
}

/// Bytes of a literal with its language or datatype.
fn literal(text: &str) -> Option<usize> {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let quotes = if text.starts_with(&long) { long.as_str() } else { quote };
    let mut at = quotes.len();
    while !text[at..].starts_with(quotes) {
        let c = text[at..].chars().next()?;
        let escaped = if c == '\\' { text[at + 1..].chars().next()?.len_utf8() } else { 0 };
        at += c.len_utf8() + escaped;
    }
    at += quotes.len();
    // A long literal may end in quotes of its own.
    while quotes.len() == 3 && text[at..].starts_with(quote) {
        at += 1;
    }
    let rest = &text[at..];
    Some(
        at + if let Some(language) = rest.strip_prefix('@') {
            1 + language.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(language.len())
        } else if let Some(datatype) = rest.strip_prefix("^^") {
            2 + if datatype.starts_with('<') { iri(datatype)? } else { name(datatype) }
        } else {
            0
        },
    )
}

/// Bytes of a name, number or keyword. A dot belongs to it only where more of it follows.
fn name(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c.is_whitespace() || ";,[]()\"'<>#^{}|".contains(c) {
            break;
        } else if c == '.' {
            continue;
        }
        end = characters.peek().map_or(text.len(), |(next, _)| *next).max(at);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).unwrap().into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn dots_end_statements_and_stand_in_names_and_numbers() {
        assert_eq!(texts("a:b.c a:d 1.5, .5."), ["a:b.c", "a:d", "1.5", ",", ".5", "."]);
        assert_eq!(texts("a:b a:c\\,d."), ["a:b", "a:c\\,d", "."]);
    }

    #[test]
    fn literals_are_kept_with_language_and_datatype() {
        assert_eq!(
            texts(r#""a \" # b"@vi-VN,'c'^^a:d;"e"^^<f#g>"#),
            [r#""a \" # b"@vi-VN"#, ",", "'c'^^a:d", ";", r#""e"^^<f#g>"#]
        );
        assert_eq!(texts("\"\"\"a\n\"b\"\"\"\"."), ["\"\"\"a\n\"b\"\"\"\"", "."]);
    }

    #[test]
    fn lines_are_counted_also_inside_literals() {
        let found = tokens("\"\"\"a\nb\"\"\" # c\na:b").unwrap();
        let places: Vec<_> = found.iter().map(|t| (t.line, t.line_ends)).collect();
        assert_eq!(places, [(1, 1), (2, 0), (3, 1)]);
    }

    #[test]
    fn what_has_no_end_is_an_error() {
        for text in ["\"a", "<a", "'''a''", "a:b \"\\"] {
            assert!(tokens(text).is_err(), "{text}");
        }
    }
}
