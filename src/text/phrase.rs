//! Many phrases looked up at once in a row of tokens.

use rustc_hash::FxHashMap;

use super::key::push_key;
use super::{Token, TokenKind, tokens};

/// A number that stands for all spellings of one syllable or mark; 0 for those that no phrase uses.
pub type Symbol = u32;

/// Phrases, each with the values that were added for it.
///
/// Matching is blind to case and to the place of the tone mark, as [`key`](super::key) is; marks inside a phrase count.
#[derive(Debug, Clone, Default)]
pub struct Phrases<T> {
    symbols: FxHashMap<Box<str>, Symbol>,
    edges: FxHashMap<(u32, Symbol), u32>,
    values: Vec<Vec<T>>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// No phrase yet.
    pub fn new() -> Self {
        Self { symbols: FxHashMap::default(), edges: FxHashMap::default(), values: vec![Vec::new()] }
    }

    /// Adds a phrase with a value. A phrase without any token is passed over.
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut node = 0;
        let mut room = String::new();
        for token in tokens(phrase) {
            let next = self.symbols.len() as Symbol + 1;
            let symbol = *self.symbols.entry(token_key(&token, &mut room).into()).or_insert(next);
            let fresh = self.values.len() as u32;
            node = *self.edges.entry((node, symbol)).or_insert(fresh);
            if node == fresh {
                self.values.push(Vec::new());
            }
        }
        if node != 0 && !self.values[node as usize].contains(&value) {
            self.values[node as usize].push(value);
        }
    }

    /// The symbol of each token.
    pub fn symbols(&self, tokens: &[Token<'_>]) -> Vec<Symbol> {
        let mut room = String::new();
        tokens.iter().map(|t| self.symbols.get(token_key(t, &mut room)).copied().unwrap_or(0)).collect()
    }

    /// The phrases that begin at `start`, shortest first: the index behind the phrase, and a value.
    pub fn at<'a>(&'a self, symbols: &'a [Symbol], start: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let mut node = Some(0);
        let mut end = start;
        std::iter::from_fn(move || {
            let symbol = *symbols.get(end).filter(|s| **s != 0)?;
            node = node.and_then(|n| self.edges.get(&(n, symbol)).copied());
            end += 1;
            node.map(|n| (end, &self.values[n as usize]))
        })
        .flat_map(|(end, values)| values.iter().map(move |v| (end, *v)))
    }
}

/// What all spellings of a token have in common; `room` is where it is put together.
fn token_key<'t>(token: &'t Token<'_>, room: &'t mut String) -> &'t str {
    match token.kind {
        TokenKind::Word => {
            room.clear();
            push_key(&token.text, room);
            room
        }
        TokenKind::LineEnd => "\n",
        TokenKind::Mark if token.is_dash() => "-",
        _ => &token.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_phrases_at_a_place_are_found() {
        let mut phrases = Phrases::new();
        phrases.add("Phó Bí thư", 1);
        phrases.add("phó bí thư Thường trực", 2);
        let row = tokens("PHÓ BÍ THƯ thường trực");
        let symbols = phrases.symbols(&row);
        assert_eq!(phrases.at(&symbols, 0).collect::<Vec<_>>(), [(3, 1), (5, 2)]);
        assert_eq!(phrases.at(&symbols, 1).count(), 0);
    }
}
