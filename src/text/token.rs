//! Text into tokens: syllables, numbers, marks and line ends, each with its place in the text as given.

use std::borrow::Cow;
use std::str::Chars;

use unicode_normalization::UnicodeNormalization;

use super::letter::{LETTERS, Letter, Table};
use super::wrap;

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

/// A piece of the text. Its numbers are small, since texts are gone over again and again and have many pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The characters, composed (NFC) and without zero-width ones.
    pub text: Cow<'a, str>,
    /// Offset of the first character, in Unicode scalar values of the text as given.
    pub start: u32,
    /// Offset behind the last character, in the same unit.
    pub end: u32,
    /// The same place in bytes of the text as given.
    pub bytes: std::ops::Range<u32>,
    /// What it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
    /// The character of a mark.
    pub mark: Option<char>,
}

impl Token<'_> {
    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.mark == Some(mark)
    }

    /// Whether it is a dash of any length.
    pub fn is_dash(&self) -> bool {
        self.mark.is_some_and(is_dash)
    }

    /// Whether it is an apostrophe of any form, as in the names of the highlands (`Ea H’leo`).
    pub fn is_apostrophe(&self) -> bool {
        self.mark.is_some_and(is_apostrophe)
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && matches!(self.case, Case::Title | Case::Upper)
    }
}

/// Whether a character is a dash of any length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑')
}

/// Whether a character at the head of a line is the bullet of a list: a dash, a sign, or what word processors keep for
/// bullets in fonts of symbols (`U+F0B7`).
pub fn is_bullet(c: char) -> bool {
    const SIGNS: &str = "+*★☆•·●○◦▪■□◆♦❖►▶➢➤✓✔✅🔸🔹\u{f02d}\u{f0a7}\u{f0b7}\u{f0d8}\u{f0fc}";
    is_dash(c) || SIGNS.contains(c)
}

/// Whether a character is an apostrophe of any form.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// Cuts a text into tokens: its first four gigabytes, should it be longer.
///
/// A capital inside a run of letters begins a new token behind three or more letters, for captions that are glued to
/// the words before them (`văn bảnToàn cảnh`). A line end between two words of which the second is written small is none.
///
/// ```
/// use hoinghi::text::tokens;
/// let words: Vec<_> = tokens("Sáng 5/1, Bệnh viện").iter().map(|t| t.text.to_string()).collect();
/// assert_eq!(words, ["Sáng", "5", "/", "1", ",", "Bệnh", "viện"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len() / 4);
    let mut scan = Scan { text, rest: text.chars(), offset: 0, letters: &LETTERS };
    let (mut glued, mut line) = (false, 0);
    let mut broken = wrap::broken(text).into_iter().peekable();
    loop {
        let start = scan.place();
        let Some(c) = scan.bump() else { return out };
        if c == ' ' {
            glued = false;
            continue;
        }
        let letter = scan.letters.get(c);
        if letter.is(Letter::ALPHABETIC) {
            let case = scan.plain_word(letter).or_else(|| scan.word(letter));
            out.push(scan.token(start, TokenKind::Word, case, glued));
            glued = true;
        } else if letter.is(Letter::LINE_END) {
            scan.take_while(|letter, _| letter.is(Letter::LINE_END | Letter::SPACE | Letter::INVISIBLE));
            // A line that goes on in the next one, as in text that was broken to fit a page (`Bí⏎thư Đảng ủy`).
            let length = start.offset - line;
            while broken.next_if(|part| part.bytes.end <= start.at).is_some() {}
            let width = broken.peek().filter(|part| part.bytes.start <= start.at).map(|part| part.width);
            let full = width.is_some_and(|width| wrap::is_full(length, width));
            let filled = width.is_some_and(|width| wrap::is_filled(length, width));
            let goes_on = if full { Letter::ALPHABETIC } else { Letter::LOWER };
            let open = |token: &Token<'_>| token.kind == TokenKind::Word || full && token.is_mark(',');
            let broken = scan.since(start).matches('\n').count() == 1
                && scan.next().is_some_and(|c| scan.letters.get(c).is(goes_on) || filled && is_dash(c))
                && out.last().is_some_and(open);
            if !broken {
                out.push(scan.token(start, TokenKind::LineEnd, None, false));
            }
            (glued, line) = (false, scan.offset);
        } else if letter.is(Letter::SPACE | Letter::INVISIBLE) {
            glued = glued && letter.is(Letter::INVISIBLE);
        } else {
            let (kind, case) = if c.is_ascii_digit() {
                scan.number();
                (TokenKind::Number, Some(Case::Other))
            } else {
                (TokenKind::Mark, letter.is(Letter::PLAIN).then_some(Case::Other))
            };
            out.push(scan.token(start, kind, case, glued));
            glued = true;
        }
    }
}

/// A place in a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// In bytes.
    at: usize,
    /// In characters.
    offset: usize,
}

struct Scan<'a> {
    text: &'a str,
    /// What is not yet in a token.
    rest: Chars<'a>,
    /// Where that begins, in characters.
    offset: usize,
    letters: &'static Table<Letter>,
}

impl<'a> Scan<'a> {
    fn place(&self) -> Place {
        Place { at: self.text.len() - self.rest.as_str().len(), offset: self.offset }
    }

    /// The text from a place up to here.
    fn since(&self, start: Place) -> &'a str {
        &self.text[start.at..self.place().at]
    }

    /// The character that comes.
    fn next(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// Steps behind the character that comes, and gives it.
    #[inline(always)]
    fn bump(&mut self) -> Option<char> {
        self.offset += 1;
        self.rest.next()
    }

    fn take_while(&mut self, mut keep: impl FnMut(Letter, char) -> bool) {
        while self.next().is_some_and(|c| keep(self.letters.get(c), c)) {
            self.bump();
        }
    }

    /// The rest of a word as nearly all are, which this is quickest for: a letter, then small ones, nothing that is not kept
    /// as it is. How it is capitalised; nothing, and no step ahead, where it is another word.
    #[inline(always)]
    fn plain_word(&mut self, first: Letter) -> Option<Case> {
        if !first.is(Letter::PLAIN) {
            return None;
        }
        let rest = self.rest.as_str();
        let (mut at, mut letters) = (0, 0);
        loop {
            // Most letters are of one byte, and nearly all words end before a space or mark of one.
            let next = match rest.as_bytes().get(at) {
                Some(b'a'..=b'z') => {
                    (at, letters) = (at + 1, letters + 1);
                    continue;
                }
                Some(b'A'..=b'Z') => return None,
                Some(byte) if !byte.is_ascii() => rest[at..].chars().next(),
                _ => None,
            };
            let letter = next.map_or(Letter::NONE, |c| self.letters.get(c));
            if !letter.is_all(Letter::ALPHABETIC | Letter::LOWER | Letter::PLAIN) {
                if letter.is(Letter::ALPHABETIC | Letter::COMBINING | Letter::INVISIBLE) {
                    return None;
                }
                (self.rest, self.offset) = (rest[at..].chars(), self.offset + letters);
                return Some(if first.is(Letter::UPPER) { Case::Title } else { Case::Lower });
            }
            (at, letters) = (at + next.map_or(0, char::len_utf8), letters + 1);
        }
    }

    /// The rest of a word: letters with their combining marks, up to a capital behind three or more letters of which the last
    /// is small. How they are capitalised, where all of them are kept as they are.
    fn word(&mut self, first: Letter) -> Option<Case> {
        let mut capitals = Capitals::default();
        capitals.add(first.is(Letter::UPPER));
        let (mut last_lower, mut plain) = (first.is(Letter::LOWER), first.is(Letter::PLAIN));
        self.take_while(|letter, _| {
            if !letter.is(Letter::ALPHABETIC) {
                let joins = letter.is(Letter::COMBINING | Letter::INVISIBLE);
                plain &= !joins;
                return joins;
            }
            let upper = letter.is(Letter::UPPER);
            if upper && last_lower && capitals.letters >= 3 {
                return false;
            }
            capitals.add(upper);
            plain &= letter.is(Letter::PLAIN);
            last_lower = letter.is(Letter::LOWER);
            true
        });
        plain.then(|| capitals.case())
    }

    /// The rest of a number: digits; a dot or comma only between digits.
    fn number(&mut self) {
        self.take_while(|_, c| c.is_ascii_digit());
        while let [b'.' | b',', b'0'..=b'9', ..] = self.rest.as_str().as_bytes() {
            self.bump();
            self.take_while(|_, c| c.is_ascii_digit());
        }
    }

    /// The token from a place up to here; `case` is known of one that is kept as it is.
    #[inline(always)]
    fn token(&self, start: Place, kind: TokenKind, case: Option<Case>, glued: bool) -> Token<'a> {
        let end = self.place();
        let given = &self.text[start.at..end.at];
        let (text, case) = match case {
            Some(case) => (Cow::Borrowed(given), case),
            None => self.changed(given, kind),
        };
        let mark = if kind == TokenKind::Mark { text.chars().next() } else { None };
        let bytes = start.at as u32..end.at as u32;
        Token { text, start: start.offset as u32, end: end.offset as u32, bytes, kind, case, glued, mark }
    }

    /// The text of a token that may not be kept as it is, and how it is capitalised.
    #[inline(never)]
    fn changed(&self, given: &'a str, kind: TokenKind) -> (Cow<'a, str>, Case) {
        let text = composed(given, self.letters);
        let case = if kind == TokenKind::Word { Capitals::of(&text, self.letters).case() } else { Case::Other };
        (text, case)
    }
}

/// NFC, without invisible characters, and with the Icelandic `Ð` that some keyboards give read as the Vietnamese `Đ`.
fn composed<'a>(text: &'a str, letters: &Table<Letter>) -> Cow<'a, str> {
    if text.chars().all(|c| letters.get(c).is(Letter::PLAIN)) {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| !letters.get(*c).is(Letter::INVISIBLE)).map(|c| match c {
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    });
    Cow::Owned(visible.nfc().collect())
}

/// The capitals of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Capitals {
    letters: usize,
    upper: usize,
    first: bool,
}

impl Capitals {
    fn of(text: &str, letters: &Table<Letter>) -> Self {
        let mut capitals = Self::default();
        text.chars().for_each(|c| capitals.add(letters.get(c).is(Letter::UPPER)));
        capitals
    }

    fn add(&mut self, upper: bool) {
        self.first |= upper && self.letters == 0;
        self.letters += 1;
        self.upper += usize::from(upper);
    }

    fn case(self) -> Case {
        match (self.first, self.upper) {
            (false, 0) => Case::Lower,
            (true, 1) => Case::Title,
            (true, upper) if upper == self.letters => Case::Upper,
            _ => Case::Other,
        }
    }
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
        assert_eq!(found[1].end as usize, decomposed.chars().count());
    }
}
