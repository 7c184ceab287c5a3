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

/// The same text, its first letter a capital.
///
/// ```
/// assert_eq!(hoinghi::text::capitalised("văn phòng"), "Văn phòng");
/// ```
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    capital + letters.as_str()
}

/// The texts of tokens in small letters: of those that are not written so already, in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SmallLetters {
    all: String,
    /// Where each text begins, and where the last one ends: those of tokens in small letters are empty.
    bounds: Vec<u32>,
    /// Each text as a number, where it is short.
    shorts: Vec<Option<Short>>,
}

impl SmallLetters {
    /// The texts of tokens in small letters.
    ///
    /// ```
    /// use hoinghi::text::{SmallLetters, tokens};
    /// let tokens = tokens("Đảng ỦY");
    /// assert_eq!(SmallLetters::new(&tokens).get(&tokens, 1), Some("ủy"));
    /// ```
    pub fn new(tokens: &[Token<'_>]) -> Self {
        let letters = &*SMALL;
        let (mut all, mut bounds) = (String::with_capacity(2 * tokens.len()), Vec::with_capacity(tokens.len() + 1));
        let mut shorts = Vec::with_capacity(tokens.len());
        bounds.push(0);
        for token in tokens {
            let start = all.len();
            if token.kind != TokenKind::Word || token.case == Case::Lower {
                shorts.push(Short::new(&token.text));
            } else {
                let mut rest = token.text.chars();
                let push = |c: char| match letters.get(c) {
                    Some(small) => all.push(small),
                    None => all.extend(c.to_lowercase()),
                };
                if token.case == Case::Title {
                    rest.by_ref().take(1).for_each(push);
                    all.push_str(rest.as_str());
                } else {
                    rest.for_each(push);
                }
                shorts.push(Short::new(&all[start..]));
            }
            bounds.push(all.len() as u32);
        }
        Self { all, bounds, shorts }
    }

    /// The text at an index of the tokens that it was made of; nothing behind the last.
    pub fn get<'t>(&'t self, tokens: &'t [Token<'_>], at: usize) -> Option<&'t str> {
        let token = tokens.get(at)?;
        let (start, end) = (*self.bounds.get(at)?, *self.bounds.get(at + 1)?);
        if start == end { Some(&token.text) } else { self.all.get(start as usize..end as usize) }
    }

    /// The text at an index as a number; nothing where it is not short, and behind the last.
    pub fn short(&self, at: usize) -> Option<Short> {
        self.shorts.get(at).copied().flatten()
    }
}
