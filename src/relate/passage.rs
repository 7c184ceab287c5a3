//! Evidence: the words of the article that say something.

use crate::facts::Evidence;
use crate::recognize::words::Marked;
use crate::text::TokenKind;

/// The evidence from one token to another, found by a rule. Bullets at the front and line ends at the back are left off.
pub(super) fn passage(source: &str, text: &Marked<'_>, from: usize, to: usize, rule: &str) -> Option<Evidence> {
    let mut tokens = text.tokens.get(from..to)?;
    while let [first, rest @ ..] = tokens {
        let bullet = first.kind == TokenKind::LineEnd
            || first.is_dash()
            || first.is_mark('+')
            || first.is_mark(',')
            || first.is_mark(';');
        if !bullet {
            break;
        }
        tokens = rest;
    }
    while let [rest @ .., last] = tokens {
        if last.kind != TokenKind::LineEnd {
            break;
        }
        tokens = rest;
    }
    let (first, last) = (tokens.first()?, tokens.last()?);
    let quote = source.get(first.bytes.start as usize..last.bytes.end as usize)?.to_owned();
    Some(Evidence { start: first.start as usize, end: last.end as usize, quote, rule: rule.to_owned() })
}
