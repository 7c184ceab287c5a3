//! Many phrases looked up at once in a row of tokens.

use rustc_hash::FxHashMap;

use super::key::push_key;
use super::{SmallLetters, Token, TokenKind, tokens};

/// A number that stands for all spellings of one syllable or mark; 0 for those that no phrase uses.
pub type Symbol = u32;

/// Phrases, each with the values that were added for it.
///
/// Matching is blind to case and to the place of the tone mark, as [`key`](super::key) is; marks inside a phrase count.
#[derive(Debug, Clone, Default)]
pub struct Phrases<T> {
    /// Keys to symbols, and beside them words as the phrases spell them, in small letters: most words of a text are spelled
    /// so, and need no key.
    symbols: FxHashMap<Box<str>, Symbol>,
    /// For each symbol the node of the phrases that begin with it; 0 where none does.
    first: Vec<u32>,
    /// From a node, by the next symbol, to the next node.
    edges: FxHashMap<(u32, Symbol), u32>,
    /// For each node the values of the phrase that ends there.
    values: Vec<Vec<T>>,
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// No phrase yet.
    pub fn new() -> Self {
        let (symbols, edges) = (FxHashMap::default(), FxHashMap::default());
        Self { symbols, first: vec![0], edges, values: vec![Vec::new()] }
    }

    /// Adds a phrase with a value. A phrase without any token is passed over.
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut node = 0;
        let mut room = String::new();
        let tokens = tokens(phrase);
        let small = SmallLetters::new(&tokens);
        for (token, small) in tokens.iter().zip(small.iter()) {
            let next = self.first.len() as Symbol;
            let symbol = *self.symbols.entry(token_key(token, &mut room).into()).or_insert(next);
            self.symbols.entry(small.into()).or_insert(symbol);
            if symbol == next {
                self.first.push(0);
            }
            let fresh = self.values.len() as u32;
            let to = if node == 0 {
                &mut self.first[symbol as usize]
            } else {
                self.edges.entry((node, symbol)).or_default()
            };
            if *to == 0 {
                *to = fresh;
                self.values.push(Vec::new());
            }
            node = *to;
        }
        if node != 0 && !self.values[node as usize].contains(&value) {
            self.values[node as usize].push(value);
        }
    }

    /// The symbol of each token; `small` are their texts in small letters.
    pub fn symbols(&self, tokens: &[Token<'_>], small: &SmallLetters) -> Vec<Symbol> {
        let mut room = String::new();
        let mut symbol = |token, small| {
            let found = self.symbols.get(small).or_else(|| self.symbols.get(token_key(token, &mut room)));
            found.copied().unwrap_or(0)
        };
        tokens.iter().zip(small.iter()).map(|(token, small)| symbol(token, small)).collect()
    }

    /// The phrases that begin at `start`, shortest first: the index behind the phrase, and a value.
    pub fn at<'a>(&'a self, symbols: &'a [Symbol], start: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let first = symbols.get(start).map_or(0, |symbol| self.first[*symbol as usize]);
        let mut node = Some(first).filter(|node| *node != 0);
        let mut end = start;
        std::iter::from_fn(move || {
            let here = node?;
            end += 1;
            let next = symbols.get(end).filter(|symbol| **symbol != 0);
            node = next.and_then(|symbol| self.edges.get(&(here, *symbol)).copied());
            Some((end, &self.values[here as usize]))
        })
        .flat_map(|(end, values)| values.iter().map(move |v| (end, *v)))
    }
}

/// What all spellings have in common that [`Phrases`] takes for one phrase: the keys of its tokens, with spaces between. Empty
/// where there is no token, so that the phrase is found nowhere.
///
/// ```
/// use hoinghi::text::phrase_key;
/// assert_eq!(phrase_key("Uỷ ban  Kiểm tra"), phrase_key("ủy ban kiểm tra"));
/// assert_ne!(phrase_key("GD&ĐT"), phrase_key("GDĐT"));
/// assert_eq!(phrase_key("\u{200b} "), "");
/// ```
pub fn phrase_key(phrase: &str) -> String {
    let mut room = String::new();
    let keys: Vec<String> = tokens(phrase).iter().map(|token| token_key(token, &mut room).to_owned()).collect();
    keys.join(" ")
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
        let symbols = phrases.symbols(&row, &SmallLetters::new(&row));
        assert_eq!(phrases.at(&symbols, 0).collect::<Vec<_>>(), [(3, 1), (5, 2)]);
        assert_eq!(phrases.at(&symbols, 1).count(), 0);
    }
}
