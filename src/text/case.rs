//! Letter case of names and words.

use super::letter::SMALL;
use super::{Case, Short, Token, TokenKind};

/// Every word with a capital initial and small letters behind it.
///
/// ```
/// assert_eq!(hoinghi::text::title_case("LÝ THỊ SEN"), "Lý Thị Sen");
/// ```
pub fn title_case(name: &str) -> String {
    let (mut out, mut begins) = (String::with_capacity(name.len()), true);
    for c in name.chars() {
        if begins {
            out.extend(c.to_uppercase())
        } else {
            out.extend(c.to_lowercase())
        }
        begins = c == ' ';
    }
    out
}

/// Texts in small letters, in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SmallLetters {
    all: String,
    /// Where each text begins, and where the last one ends.
    bounds: Vec<usize>,
    /// Each text as a number, where it is short.
    shorts: Vec<Option<Short>>,
}

impl SmallLetters {
    /// The texts of tokens in small letters.
    ///
    /// ```
    /// use hoinghi::text::{SmallLetters, tokens};
    /// assert_eq!(SmallLetters::new(&tokens("Đảng ỦY")).get(1), Some("ủy"));
    /// ```
    pub fn new(tokens: &[Token<'_>]) -> Self {
        let letters = &*SMALL;
        let bytes = tokens.last().map_or(0, |t| t.bytes.end);
        let (mut all, mut bounds) = (String::with_capacity(bytes), Vec::with_capacity(tokens.len() + 1));
        let mut shorts = Vec::with_capacity(tokens.len());
        bounds.push(0);
        for token in tokens {
            let start = all.len();
            if token.case == Case::Lower || token.kind == TokenKind::Number {
                all.push_str(&token.text);
            } else {
                for c in token.text.chars() {
                    match letters.get(c) {
                        Some(small) => all.push(small),
                        None => all.extend(c.to_lowercase()),
                    }
                }
            }
            shorts.push(Short::new(&all[start..]));
            bounds.push(all.len());
        }
        Self { all, bounds, shorts }
    }

    /// The texts, one after another.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.bounds.windows(2).map(|bounds| &self.all[bounds[0]..bounds[1]])
    }

    /// The text at an index; nothing behind the last.
    pub fn get(&self, at: usize) -> Option<&str> {
        match self.bounds.get(at..)? {
            [start, end, ..] => self.all.get(*start..*end),
            _ => None,
        }
    }

    /// Whether the text at an index is a word.
    #[inline(always)]
    pub fn is(&self, at: usize, word: &str) -> bool {
        match Short::new(word) {
            Some(word) => self.shorts.get(at) == Some(&Some(word)),
            None => self.get(at) == Some(word),
        }
    }
}
