//! Text into tokens: syllables, numbers, marks and line ends, each with its place in the text as given.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters: in Vietnamese, a syllable.
    Word,
    /// Digits, with dots or commas between digits (`39.203`, `103,96`).
    Number,
    /// Any other single character that is no space.
    Mark,
    /// One or more line ends.
    LineEnd,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital.
    Lower,
    /// A capital, then small letters; or a single capital.
    Title,
    /// Capitals only, two or more.
    Upper,
    /// Anything else, and whatever is no word.
    Other,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The characters, composed (NFC) and without zero-width ones.
    pub text: Cow<'a, str>,
    /// Offset of the first character, in Unicode scalar values of the text as given.
    pub start: usize,
    /// Offset behind the last character, in the same unit.
    pub end: usize,
    /// The same place in bytes of the text as given.
    pub bytes: std::ops::Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
}

impl Token<'_> {
    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.text.starts_with(mark)
    }

    /// Whether it is a dash of any length.
    pub fn is_dash(&self) -> bool {
        self.kind == TokenKind::Mark && self.text.starts_with(['-', '–', '—', '−', '‐', '‑'])
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && matches!(self.case, Case::Title | Case::Upper)
    }
}

/// Cuts a text into tokens.
///
/// A capital inside a run of letters begins a new token behind three or more letters, for captions that are glued to
/// the words before them (`văn bảnToàn cảnh`).
///
/// ```
/// use hoinghi::text::tokens;
/// let words: Vec<_> = tokens("Sáng 5/1, Bệnh viện").iter().map(|t| t.text.to_string()).collect();
/// assert_eq!(words, ["Sáng", "5", "/", "1", ",", "Bệnh", "viện"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut scan = Scan { rest: text.char_indices().peekable(), offset: 0, text };
    let mut glued = false;
    while let Some(c) = scan.peek() {
        if is_line_end(c) {
            let (start, bytes) = (scan.offset, scan.byte());
            scan.take_while(|c| is_line_end(c) || c.is_whitespace() || is_invisible(c));
            out.push(scan.token(start, bytes, TokenKind::LineEnd, false));
            glued = false;
        } else if c.is_whitespace() || is_invisible(c) {
            scan.bump();
            glued = glued && is_invisible(c);
        } else {
            let (start, bytes) = (scan.offset, scan.byte());
            let kind = if c.is_alphabetic() {
                scan.word();
                TokenKind::Word
            } else if c.is_ascii_digit() {
                scan.number();
                TokenKind::Number
            } else {
                scan.bump();
                TokenKind::Mark
            };
            out.push(scan.token(start, bytes, kind, glued));
            glued = true;
        }
    }
    out
}

struct Scan<'a> {
    rest: std::iter::Peekable<std::str::CharIndices<'a>>,
    offset: usize,
    text: &'a str,
}

impl<'a> Scan<'a> {
    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, c)| *c)
    }

    fn byte(&mut self) -> usize {
        self.rest.peek().map_or(self.text.len(), |(i, _)| *i)
    }

    fn bump(&mut self) {
        if self.rest.next().is_some() {
            self.offset += 1;
        }
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&keep) {
            self.bump();
        }
    }

    /// Letters with their combining marks, up to a capital behind three or more letters of which the last is small.
    fn word(&mut self) {
        let mut letters = 0;
        let mut last_lower = false;
        while let Some(c) = self.peek() {
            if c.is_alphabetic() {
                if letters >= 3 && last_lower && c.is_uppercase() {
                    return;
                }
                letters += 1;
                last_lower = c.is_lowercase();
            } else if !(is_combining(c) || is_invisible(c)) {
                return;
            }
            self.bump();
        }
    }

    /// Digits; a dot or comma only between digits.
    fn number(&mut self) {
        self.take_while(|c| c.is_ascii_digit());
        while matches!(self.peek(), Some('.' | ',')) {
            let mut ahead = self.rest.clone();
            ahead.next();
            if !ahead.next().is_some_and(|(_, c)| c.is_ascii_digit()) {
                return;
            }
            self.bump();
            self.take_while(|c| c.is_ascii_digit());
        }
    }

    fn token(&mut self, start: usize, from: usize, kind: TokenKind, glued: bool) -> Token<'a> {
        let to = self.byte();
        let text = composed(&self.text[from..to]);
        let case = if kind == TokenKind::Word { case(&text) } else { Case::Other };
        Token { text, start, end: self.offset, bytes: from..to, kind, case, glued }
    }
}

/// NFC, without invisible characters, and with the Icelandic `Ð` that some keyboards give read as the Vietnamese `Đ`.
fn composed(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !is_invisible(c) && !matches!(c, 'Ð' | 'ð');
    if text.chars().all(plain) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    });
    Cow::Owned(visible.nfc().collect())
}

fn case(text: &str) -> Case {
    let mut letters = text.chars();
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first_upper, upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Other,
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Zero-width spaces and joiners, soft hyphens and byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.text.into_owned()).collect()
    }

    #[test]
    fn glued_captions_are_cut_and_short_titles_are_not() {
        assert_eq!(cut("văn bảnToàn cảnh"), ["văn", "bản", "Toàn", "cảnh"]);
        assert_eq!(cut("ThS.BS"), ["ThS", ".", "BS"]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(cut("39.203, 103,96% 22.8."), ["39.203", ",", "103,96", "%", "22.8", "."]);
    }

    #[test]
    fn offsets_count_characters_of_the_text_as_given() {
        let decomposed: String = "Nguyễn Úy".nfd().collect();
        let found = tokens(&decomposed);
        assert_eq!(found[0].text, "Nguyễn");
        assert_eq!(found[1].end, decomposed.chars().count());
    }
}
