//! What the reading asks of a character, worked out once for those of the scripts that Vietnamese is written in.

use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::key::{Part, part};

/// A character as tokens look at it: a set of bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter(u8);

impl Letter {
    /// It is a letter.
    pub const ALPHABETIC: u8 = 1;
    /// It is a capital: it has a small letter that is another one.
    pub const UPPER: u8 = 1 << 1;
    /// It is a small letter.
    pub const LOWER: u8 = 1 << 2;
    /// It is white space.
    pub const SPACE: u8 = 1 << 3;
    /// It is a mark on the letter before it.
    pub const COMBINING: u8 = 1 << 4;
    /// It ends a line.
    pub const LINE_END: u8 = 1 << 5;
    /// It is a zero-width space or joiner, a soft hyphen or a byte order mark.
    pub const INVISIBLE: u8 = 1 << 6;
    /// A token keeps it as it is, whatever stands beside it.
    pub const PLAIN: u8 = 1 << 7;

    /// Not a character at all.
    pub const NONE: Self = Self(0);

    fn new(c: char) -> Self {
        let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
        let composed = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0;
        let line_end = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
        let all = [
            (Self::ALPHABETIC, c.is_alphabetic()),
            (Self::UPPER, c.is_uppercase() || small(c) != Some(c)),
            (Self::LOWER, c.is_lowercase()),
            (Self::SPACE, c.is_whitespace()),
            (Self::COMBINING, is_combining_mark(c)),
            (Self::LINE_END, line_end),
            (Self::INVISIBLE, invisible),
            (Self::PLAIN, composed && !invisible && !matches!(c, 'Ð' | 'ð')),
        ];
        Self(all.into_iter().filter(|(_, is)| *is).map(|(bit, _)| bit).sum())
    }

    /// Whether it is one of these.
    pub fn is(self, bits: u8) -> bool {
        self.0 & bits != 0
    }

    /// Whether it is all of these.
    pub fn is_all(self, bits: u8) -> bool {
        self.0 & bits == bits
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
    /// By character; nothing where it is not worked out.
    known: Vec<Option<T>>,
    of: fn(char) -> T,
}

impl<T: Copy> Table<T> {
    fn new(of: fn(char) -> T) -> Self {
        Self { known: ('\0'..LAST).map(|c| is_ours(c).then(|| of(c))).collect(), of }
    }

    /// What the function says of a character.
    #[inline(always)]
    pub(super) fn get(&self, c: char) -> T {
        self.known.get(c as usize).copied().flatten().unwrap_or_else(|| (self.of)(c))
    }
}

/// Behind the last block that a table knows.
const LAST: char = '\u{2070}';

/// Latin up to the letters with a horn, those with two marks, and punctuation.
fn is_ours(c: char) -> bool {
    matches!(c, ..'\u{250}' | '\u{1e00}'..'\u{1f00}' | '\u{2000}'..)
}
