//! Many phrases looked up at once in a row of tokens.

use std::collections::HashMap;

use super::{Token, TokenKind, key, tokens};

/// A number that stands for all spellings of one syllable or mark; 0 for those that no phrase uses.
pub type Symbol = u32;

/// Phrases, each with the values that were added for it.
///
/// Matching is blind to case and to the place of the tone mark, as [`key`] is; marks inside a phrase count.
#[derive(Debug, Clone, Default)]
pub struct Phrases<T> {
    symbols: HashMap<Box<str>, Symbol>,
    edges: HashMap<(u32, Symbol), u32>,
    values: Vec<Vec<T>>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// No phrase yet.
    pub fn new() -> Self {
        Self { symbols: HashMap::new(), edges: HashMap::new(), values: vec![Vec::new()] }
    }

    /// Adds a phrase with a value. A phrase without any token is passed over.
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut node = 0;
        for token in tokens(phrase) {
            let next = self.symbols.len() as Symbol + 1;
            let symbol = *self.symbols.entry(token_key(&token).into()).or_insert(next);
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
    pub fn symbols<'t>(&self, tokens: &'t [Token<'_>]) -> Vec<Symbol> {
        // Most words of a text recur: each spelling is looked up once.
        let mut seen: HashMap<&str, Symbol> = HashMap::new();
        let look_up = |t: &Token<'_>| self.symbols.get(token_key(t).as_str()).copied().unwrap_or(0);
        let one = |t: &'t Token<'_>| match t.kind {
            TokenKind::Word => *seen.entry(t.text.as_ref()).or_insert_with(|| look_up(t)),
            _ => look_up(t),
        };
        tokens.iter().map(one).collect()
    }

    /// The phrases that begin at `start`, shortest first: the index behind the phrase, and a value.
    pub fn at<'a>(&'a self, symbols: &'a [Symbol], start: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let mut node = Some(0);
        let mut end = start;
        std::iter::from_fn(move || {
            let symbol = *symbols.get(end)?;
            node = node.and_then(|n| self.edges.get(&(n, symbol)).copied());
            end += 1;
            node.map(|n| (end, &self.values[n as usize]))
        })
        .flat_map(|(end, values)| values.iter().map(move |v| (end, *v)))
    }
}

fn token_key(token: &Token<'_>) -> String {
    match token.kind {
        TokenKind::Word => key(&token.text),
        TokenKind::LineEnd => "\n".to_owned(),
        TokenKind::Mark if token.is_dash() => "-".to_owned(),
        _ => token.text.clone().into_owned(),
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
