//! What the reading asks of a character, worked out once for those of the scripts that Vietnamese is written in.

use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::key::{Part, part};

/// A character as tokens look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Whether it is a letter.
    pub alphabetic: bool,
    /// Whether it is a capital: it has a small letter that is another one.
    pub upper: bool,
    /// Whether it is a small letter.
    pub lower: bool,
    /// Whether it is white space.
    pub space: bool,
    /// Whether it is a mark on the letter before it.
    pub combining: bool,
    /// Whether it ends a line.
    pub line_end: bool,
    /// Whether it is a zero-width space or joiner, a soft hyphen or a byte order mark.
    pub invisible: bool,
    /// Whether a token keeps it as it is, whatever stands beside it.
    pub plain: bool,
}

impl Letter {
    fn new(c: char) -> Self {
        let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
        let composed = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0;
        Self {
            alphabetic: c.is_alphabetic(),
            upper: c.is_uppercase() || small(c) != Some(c),
            lower: c.is_lowercase(),
            space: c.is_whitespace(),
            combining: is_combining_mark(c),
            line_end: matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}'),
            invisible,
            plain: composed && !invisible && !matches!(c, 'Ð' | 'ð'),
        }
    }
}

/// The small letter of a character, where that is one.
fn small(c: char) -> Option<char> {
    let mut small = c.to_lowercase();
    small.next().filter(|_| small.next().is_none())
}

/// What tokens ask of characters.
pub(super) static LETTERS: LazyLock<Table<Letter>> = LazyLock::new(|| Table::new(Letter::new));

/// The small letters of characters, where they have just one.
pub(super) static SMALL: LazyLock<Table<Option<char>>> = LazyLock::new(|| Table::new(small));

/// What keys make of characters, where that is one letter at most.
pub(super) static PARTS: LazyLock<Table<Option<Part>>> = LazyLock::new(|| Table::new(part));

/// What a function says of characters.
#[derive(Debug)]
pub(super) struct Table<T> {
    known: Vec<T>,
    of: fn(char) -> T,
}

impl<T: Copy> Table<T> {
    fn new(of: fn(char) -> T) -> Self {
        let known = ('\0'..LAST).filter(|c| place(*c).is_some()).map(of).collect();
        Self { known, of }
    }

    /// What the function says of a character.
    pub(super) fn get(&self, c: char) -> T {
        place(c).and_then(|at| self.known.get(at)).copied().unwrap_or_else(|| (self.of)(c))
    }
}

/// Behind the last block that a table knows.
const LAST: char = '\u{2070}';

/// Where a character stands in a table: Latin up to the letters with a horn, those with two marks, and punctuation.
fn place(c: char) -> Option<usize> {
    match u32::from(c) as usize {
        c @ ..0x250 => Some(c),
        c @ 0x1e00..0x1f00 => Some(c - 0x1e00 + 0x250),
        c @ 0x2000..0x2070 => Some(c - 0x2000 + 0x350),
        _ => None,
    }
}
