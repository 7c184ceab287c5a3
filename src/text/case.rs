//! Letter case of names and words.

use super::Token;
use super::letter::letters;

/// Every word with a capital initial and small letters behind it.
///
/// ```
/// assert_eq!(hoinghi::text::title_case("LÝ THỊ SEN"), "Lý Thị Sen");
/// ```
pub fn title_case(name: &str) -> String {
    let one = |word: &str| {
        let mut letters = word.chars();
        let Some(first) = letters.next() else { return String::new() };
        let rest: String = letters.flat_map(char::to_lowercase).collect();
        first.to_uppercase().to_string() + &rest
    };
    name.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Texts in small letters, in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SmallLetters {
    all: String,
    ends: Vec<usize>,
}

impl SmallLetters {
    /// The texts of tokens in small letters.
    ///
    /// ```
    /// use hoinghi::text::{SmallLetters, tokens};
    /// assert_eq!(SmallLetters::new(&tokens("Đảng ỦY")).get(1), Some("ủy"));
    /// ```
    pub fn new(tokens: &[Token<'_>]) -> Self {
        let letter = letters();
        let bytes = tokens.last().map_or(0, |t| t.bytes.end);
        let (mut all, mut ends) = (String::with_capacity(bytes), Vec::with_capacity(tokens.len()));
        for token in tokens {
            for c in token.text.chars() {
                match letter(c).small {
                    Some(small) => all.push(small),
                    None => all.extend(c.to_lowercase()),
                }
            }
            ends.push(all.len());
        }
        Self { all, ends }
    }

    /// The text at an index; nothing behind the last.
    pub fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(at)?)
    }
}
