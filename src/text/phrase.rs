//! Many phrases looked up at once in a row of tokens.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use unicode_normalization::char::compose;

use super::key::{has_silent_y, is_tone, push_key};
use super::{Short, SmallLetters, Token, TokenKind, tokens};

/// A number that stands for all spellings of one syllable or mark; 0 for those that no phrase uses.
pub type Symbol = u32;

/// Phrases, each with the values that were added for it.
///
/// Matching is blind to case and to the place of the tone mark, as [`key`](super::key) is; marks inside a phrase count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases<T> {
    /// All spellings of the syllables and marks of the phrases, in small letters.
    symbols: FxHashMap<Short, Symbol>,
    /// Those that are too long for a number, as the phrases spell them.
    long: FxHashMap<Box<str>, Symbol>,
    /// The symbols of a line end, of a dash of any length and of an apostrophe of any form; 0 where no phrase has one.
    line_end: Symbol,
    dash: Symbol,
    apostrophe: Symbol,
    /// For each symbol the node of the phrases that begin with it; 0 where none does.
    first: Vec<u32>,
    nodes: Vec<Node>,
    /// The symbols that lead on from nodes, those of one node in order, each with the node that it leads to.
    edges: Vec<(Symbol, u32)>,
    /// The values of nodes, one node behind the other.
    values: Vec<T>,
}

/// The end of the beginning of a phrase: where what leads on from it begins, and the values of the phrase that ends here. Both
/// reach to where those of the next node begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Node {
    edges: u32,
    values: u32,
    /// The [`bit`]s of the symbols that lead on from it.
    leads_on: u64,
}

/// One of 64 bits for a symbol, by which most of those that do not lead on are told without looking for them.
fn bit(symbol: Symbol) -> u64 {
    1 << (symbol % 64)
}

/// Phrases on their way into [`Phrases`]: a tree.
#[derive(Debug)]
struct Branch<T> {
    next: BTreeMap<Symbol, Branch<T>>,
    values: Vec<T>,
}

impl<T> Default for Branch<T> {
    fn default() -> Self {
        Self { next: BTreeMap::new(), values: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Phrases with their values; one may come several times. A phrase without any token is passed over.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut keys: FxHashMap<Box<str>, Symbol> = FxHashMap::default();
        let (mut symbols, mut long) = (FxHashMap::default(), FxHashMap::default());
        let mut root = Branch::default();
        let mut room = String::new();
        for (phrase, value) in phrases {
            let tokens = tokens(phrase);
            let small = SmallLetters::new(&tokens);
            let mut branch = &mut root;
            for (at, token) in tokens.iter().enumerate() {
                let (key, next) = (token_key(token, &mut room), keys.len() as Symbol + 1);
                let symbol = match keys.get(key) {
                    Some(symbol) => *symbol,
                    None => {
                        for spelling in spellings(key) {
                            symbols.extend(Short::new(&spelling).map(|short| (short, next)));
                        }
                        *keys.entry(key.into()).or_insert(next)
                    }
                };
                match small.short(at) {
                    Some(short) => *symbols.entry(short).or_insert(symbol),
                    None => *long.entry(small.get(&tokens, at).unwrap_or_default().into()).or_insert(symbol),
                };
                branch = branch.next.entry(symbol).or_default();
            }
            if !tokens.is_empty() && !branch.values.contains(&value) {
                branch.values.push(value);
            }
        }
        let symbol = |key: &str| keys.get(key).copied().unwrap_or(0);
        let [line_end, dash, apostrophe] = [LINE_END, DASH, APOSTROPHE].map(symbol);
        let mut first = vec![0; keys.len() + 1];
        let (nodes, edges, values) = (vec![Node::default()], Vec::new(), Vec::new());
        let mut phrases = Self { symbols, long, line_end, dash, apostrophe, first: Vec::new(), nodes, edges, values };
        for (symbol, branch) in root.next {
            first[symbol as usize] = phrases.grow(branch);
        }
        phrases.nodes.push(phrases.behind());
        phrases.first = first;
        phrases
    }

    /// The node behind the last.
    fn behind(&self) -> Node {
        Node { edges: self.edges.len() as u32, values: self.values.len() as u32, leads_on: 0 }
    }

    /// Takes in a branch; gives the index of its node.
    fn grow(&mut self, branch: Branch<T>) -> u32 {
        // Breadth first, so that what belongs to one node lies side by side, and nodes in the order of their edges.
        let root = self.nodes.len() as u32;
        let (mut level, mut known) = (vec![branch], root + 1);
        while !level.is_empty() {
            let mut below = Vec::new();
            for branch in level {
                let leads_on = branch.next.keys().fold(0, |bits, symbol| bits | bit(*symbol));
                self.nodes.push(Node { leads_on, ..self.behind() });
                self.values.extend(branch.values);
                for (symbol, next) in branch.next {
                    self.edges.push((symbol, known));
                    known += 1;
                    below.push(next);
                }
            }
            level = below;
        }
        root
    }

    /// The symbol of each token; `small` are their texts in small letters.
    pub fn symbols(&self, tokens: &[Token<'_>], small: &SmallLetters) -> Vec<Symbol> {
        let symbol = |(at, token): (usize, &Token<'_>)| match token.kind {
            TokenKind::LineEnd => self.line_end,
            TokenKind::Mark if token.is_dash() => self.dash,
            TokenKind::Mark if token.is_apostrophe() => self.apostrophe,
            _ => {
                let long = || self.long.get(small.get(tokens, at)?);
                let known = small.short(at).map_or_else(long, |short| self.symbols.get(&short));
                known.copied().unwrap_or(0)
            }
        };
        tokens.iter().enumerate().map(symbol).collect()
    }

    /// Gives the phrases that begin at `start`, shortest first, to `found`: the index behind the phrase, and a value. Inside a
    /// phrase `aside` may say of a token that the phrase goes on behind it, at another index.
    pub fn at(
        &self,
        symbols: &[Symbol],
        start: usize,
        aside: impl Fn(usize) -> Option<usize>,
        mut found: impl FnMut(usize, T),
    ) {
        let (mut node, mut end) = (self.first[symbols[start] as usize] as usize, start);
        while node != 0 {
            end += 1;
            let (here, next) = (self.nodes[node], self.nodes[node + 1]);
            self.values[here.values as usize..next.values as usize].iter().for_each(|value| found(end, *value));
            if here.leads_on == 0 {
                return;
            }
            let next = |end: usize| {
                let symbol = symbols.get(end).filter(|symbol| here.leads_on & bit(**symbol) != 0)?;
                let edges = &self.edges[here.edges as usize..next.edges as usize];
                let edge = edges.binary_search_by_key(symbol, |(symbol, _)| *symbol).ok()?;
                Some(edges[edge].1 as usize)
            };
            node = next(end).unwrap_or_default();
            if node == 0
                && let Some(behind) = aside(end)
            {
                end = behind;
                node = next(end).unwrap_or_default();
            }
        }
    }
}

/// Every text in small letters that has this [`token_key`].
fn spellings(key: &str) -> Vec<String> {
    let (letters, tone) = match key.chars().next_back().filter(|c| is_tone(*c)) {
        Some(tone) => (&key[..key.len() - tone.len_utf8()], Some(tone)),
        None => (key, None),
    };
    // `kỹ` and `kĩ` have one key.
    let with_y = letters.strip_suffix('i').map(|begin| format!("{begin}y")).filter(|y| has_silent_y(y));
    let mut out = Vec::new();
    for letters in with_y.iter().map(String::as_str).chain([letters]) {
        let Some(tone) = tone else {
            out.push(letters.to_owned());
            continue;
        };
        for (at, letter) in letters.char_indices() {
            if let Some(marked) = compose(letter, tone) {
                let behind = &letters[at + letter.len_utf8()..];
                out.push(format!("{}{marked}{behind}", &letters[..at]));
            }
        }
    }
    out
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
        TokenKind::LineEnd => LINE_END,
        TokenKind::Mark if token.is_dash() => DASH,
        TokenKind::Mark if token.is_apostrophe() => APOSTROPHE,
        _ => &token.text,
    }
}

/// The keys of a line end, of dashes of any length and of apostrophes of any form.
const LINE_END: &str = "\n";
const DASH: &str = "-";
const APOSTROPHE: &str = "'";

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases in a text: where each begins and ends, and its value.
    fn found(phrases: &Phrases<i32>, text: &str) -> Vec<(usize, usize, i32)> {
        let row = tokens(text);
        let symbols = phrases.symbols(&row, &SmallLetters::new(&row));
        let mut out = Vec::new();
        (0..row.len())
            .for_each(|start| phrases.at(&symbols, start, |_| None, |end, value| out.push((start, end, value))));
        out
    }

    #[test]
    fn all_phrases_at_a_place_are_found() {
        let phrases = Phrases::new([("Phó Bí thư", 1), ("phó bí thư Thường trực", 2)]);
        assert_eq!(found(&phrases, "PHÓ BÍ THƯ thường trực"), [(0, 3, 1), (0, 5, 2)]);
    }

    #[test]
    fn all_spellings_of_a_syllable_are_one() {
        let phrases =
            Phrases::new([("hòa", 1), ("Kỹ", 2), ("quý", 3), ("Đắk – Lắk", 4), ("nghiêng-nghiêngnghiêng", 5)]);
        let found = found(&phrases, "hoà hòa HOÀ kĩ KỸ quí Quý đắk-lắk nghiêng - NGHIÊNGNGHIÊNG hoa ki");
        assert_eq!(found.into_iter().map(|(_, _, value)| value).collect::<Vec<_>>(), [1, 1, 1, 2, 2, 3, 3, 4, 5]);
    }

    #[test]
    fn spellings_have_the_key_that_they_are_of() {
        for syllable in ["hòa", "kỹ", "quý", "nguyễn", "y", "ly", "thuở", "giêng", "đ"] {
            let key = phrase_key(syllable);
            let spelled = spellings(&key);
            assert!(spelled.iter().any(|s| s == syllable), "{syllable}");
            assert!(spelled.iter().all(|s| phrase_key(s) == key), "{spelled:?}");
        }
    }
}
