//! Terms of office and of committees, as `khóa X` and `nhiệm kỳ 2020 - 2025` name them.

use super::words::Marked;
use crate::text::{Case, TokenKind};

/// The index behind the naming of a term that begins at a token: `khóa VII`, `nhiệm kỳ 2020 - 2025`.
pub fn end(text: &Marked<'_>, at: usize) -> Option<usize> {
    let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let numeral =
        |i: usize| number(i) || text.tokens.get(i).is_some_and(|t| t.case == Case::Upper || is_roman(&t.text));
    if (text.says(at, "khóa") || text.says(at, "khoá")) && numeral(at + 1) {
        return Some(at + 2);
    }
    let noun = if text.says(at, "nk") { 1 } else { 2 };
    let from = at + noun;
    if !((noun == 1 || text.says(at, "nhiệm") && (text.says(at + 1, "kỳ") || text.says(at + 1, "kì"))) && numeral(from))
    {
        return None;
    }
    Some(if text.is_dash(from + 1) && number(from + 2) { from + 3 } else { from + 1 })
}

/// The index behind all namings of a term that stand at a token, commas before them too: `, khóa VII, nhiệm kỳ 2020 - 2025`.
pub fn behind(text: &Marked<'_>, mut at: usize) -> usize {
    let next = |at: usize| end(text, if text.is_mark(at, &[',']) { at + 1 } else { at });
    let from = at;
    while let Some(end) = next(at) {
        at = end;
    }
    if at > from { years_in_brackets(text, at).unwrap_or(at) } else { at }
}

/// Behind `(2016 - 2021)`.
fn years_in_brackets(text: &Marked<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..at + 5).find(|i| text.is_mark(*i, &[')'])).filter(|_| text.is_mark(at, &['(']))?;
    let years =
        |i: usize| text.is_dash(i) || text.tokens[i].kind == TokenKind::Number && text.tokens[i].text.len() == 4;
    (at + 1..close).all(years).then_some(close + 1)
}

/// Whether a word is a Roman numeral, as far as its letters tell.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "IVXL".contains(c))
}
