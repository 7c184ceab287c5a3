//! A text with the ontology's words marked in it.

use super::{Sort, Words};
use crate::text::{Case, Short, SmallLetters, Symbol, Token, TokenKind, is_bullet, title_case, tokens};

impl Words {
    /// Cuts a text into tokens and marks the words in it.
    pub fn mark<'a>(&self, text: &'a str) -> Marked<'a> {
        let tokens = tokens(text);
        let small = SmallLetters::new(&tokens);
        let symbols: Vec<Symbol> = self.phrases.symbols(&tokens, &small);
        let mut marks = Vec::with_capacity(tokens.len() / 2);
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut sorts = Vec::with_capacity(tokens.len());
        let mut begins = Vec::with_capacity(tokens.len());
        let asides = bracketed(&tokens);
        let aside = |at: usize| asides.binary_search_by_key(&at, |(open, _)| *open).ok().map(|i| asides[i].1);
        let (mut numbers, mut signs) = (Vec::new(), Vec::with_capacity(tokens.len() / 6));
        for start in 0..tokens.len() {
            match tokens[start].kind {
                TokenKind::Word => {}
                TokenKind::Number => numbers.push(start as u32),
                TokenKind::Mark | TokenKind::LineEnd => signs.push(start as u32),
            }
            first.push(marks.len() as u32);
            let mut here = 0;
            self.phrases.at(&symbols, start, aside, |end, (sort, concept)| {
                let fits = match sort {
                    Sort::EventNoun => !ends_within(&marks, &first, start),
                    Sort::Place => is_name(&tokens[start..end]),
                    _ => true,
                };
                if fits {
                    if here & sort.bit() == 0 {
                        begins.push((start as u32, sort));
                    }
                    here |= sort.bit();
                    marks.push(Mark { end, sort, concept });
                }
            });
            sorts.push(here);
        }
        first.push(marks.len() as u32);
        let places = Places::new(&begins);
        Marked { tokens, small, marks, first, sorts, places, numbers, signs }
    }
}

/// `Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam`: where abbreviations stand in brackets behind a word, each with the index
/// behind it.
fn bracketed(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    let abbreviation = |pair: &[Token<'_>]| pair[0].is_mark('(') && pair[1].case == Case::Upper;
    let opens = tokens.windows(2).enumerate().filter(|(_, pair)| abbreviation(pair)).map(|(at, _)| at);
    opens.filter(|open| tokens.get(open + 2).is_some_and(|t| t.is_mark(')'))).map(|open| (open, open + 3)).collect()
}

/// `Ngày Hội an ninh` names no Hội An: whether the last word of a name is written with a capital, or none is. Behind an
/// apostrophe (`Ea H’leo`) it need not be.
fn is_name(tokens: &[Token<'_>]) -> bool {
    let small = |token: &Token<'_>| token.kind == TokenKind::Word && token.case == Case::Lower;
    match tokens {
        [first, .., before, last] => !small(last) || small(first) || before.is_apostrophe(),
        [first, last] => !small(last) || small(first),
        _ => true,
    }
}

/// `Quốc hội thảo luận`, `Trung tâm Hội nghị Quốc gia`: whether a token is inside a head noun that begins before it, so that
/// no noun for events begins there.
fn ends_within(marks: &[Mark], first: &[u32], at: usize) -> bool {
    let from = first[at.saturating_sub(LONGEST_BEFORE)] as usize;
    let here = first[at] as usize;
    marks[from..here].iter().any(|m| m.sort == Sort::Head && m.end > at)
}

/// Tokens of a head noun before a noun for events inside it.
const LONGEST_BEFORE: usize = 3;

/// A word of the ontology in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Index of the token behind it.
    pub end: usize,
    /// What it is.
    pub sort: Sort,
    /// Index of its concept.
    pub concept: u32,
}

/// A text in tokens, with the ontology's words marked. Positions are indices of tokens.
#[derive(Debug)]
pub struct Marked<'a> {
    /// The tokens.
    pub tokens: Vec<Token<'a>>,
    /// Their texts in small letters.
    small: SmallLetters,
    marks: Vec<Mark>,
    /// For each token the index of its first mark.
    first: Vec<u32>,
    /// For each token the sorts of its marks, as a set of bits.
    sorts: Vec<u32>,
    /// Where words of each sort begin.
    places: Places,
    /// The tokens that are numbers.
    numbers: Vec<u32>,
    /// The tokens that are marks or line ends.
    signs: Vec<u32>,
}

/// The tokens at which words of each sort begin, one sort behind the other.
#[derive(Debug)]
struct Places {
    tokens: Vec<u32>,
    /// For each sort where its tokens begin, and where those of the last one end.
    bounds: [usize; SORTS + 1],
}

/// Tokens of the longest word that [`Marked::behind`] looks back over.
const LONGEST_BEHIND: usize = 6;

/// How many sorts there are.
const SORTS: usize = Sort::Layout as usize + 1;

impl Places {
    /// Those of a text; `begins` are the sorts of each token that words begin at, in order.
    fn new(begins: &[(u32, Sort)]) -> Self {
        let mut bounds = [0; SORTS + 1];
        begins.iter().for_each(|(_, sort)| bounds[*sort as usize + 1] += 1);
        for sort in 0..SORTS {
            bounds[sort + 1] += bounds[sort];
        }
        let (mut tokens, mut free) = (vec![0; bounds[SORTS]], bounds);
        for (at, sort) in begins {
            let free = &mut free[*sort as usize];
            tokens[*free] = *at;
            *free += 1;
        }
        Self { tokens, bounds }
    }

    /// Those of one sort, in order.
    fn of(&self, sort: Sort) -> &[u32] {
        &self.tokens[self.bounds[sort as usize]..self.bounds[sort as usize + 1]]
    }
}

impl Marked<'_> {
    /// All words that begin at a token, shortest first.
    pub fn marks_at(&self, at: usize) -> &[Mark] {
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(from), Some(to)) => &self.marks[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The longest word of one sort that begins at a token.
    pub fn longest(&self, at: usize, sort: Sort) -> Option<Mark> {
        if !self.is(at, sort) {
            return None;
        }
        self.marks_at(at).iter().rev().find(|m| m.sort == sort).copied()
    }

    /// The first token of a range at which a word of one sort begins.
    pub fn next(&self, from: usize, to: usize, sort: Sort) -> Option<usize> {
        next_of(self.places.of(sort), from, to)
    }

    /// The tokens of a range at which words of one sort begin.
    pub fn all(&self, from: usize, to: usize, sort: Sort) -> impl Iterator<Item = usize> {
        let all = self.places.of(sort);
        let first = all.partition_point(|at| (*at as usize) < from);
        all[first..].iter().map(|at| *at as usize).take_while(move |at| *at < to)
    }

    /// The first number of a range.
    pub fn next_number(&self, from: usize, to: usize) -> Option<usize> {
        next_of(&self.numbers, from, to)
    }

    /// The tokens of a range that are numbers.
    pub fn numbers(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> {
        within(&self.numbers, from, to)
    }

    /// The tokens of a range that are marks or line ends.
    pub fn signs(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> {
        within(&self.signs, from, to)
    }

    /// How many words a range has.
    pub fn count_words(&self, from: usize, to: usize) -> usize {
        let others = self.numbers(from, to).count() + self.signs(from, to).count();
        to.saturating_sub(from + others)
    }

    /// Whether a word of one sort begins at a token.
    pub fn is(&self, at: usize, sort: Sort) -> bool {
        self.sorts.get(at).is_some_and(|sorts| sorts & sort.bit() != 0)
    }

    /// Whether a word of one of these sorts begins at a token.
    #[inline(always)]
    pub fn is_one_of(&self, at: usize, sorts: &[Sort]) -> bool {
        let wanted = sorts.iter().fold(0, |bits, sort| bits | sort.bit());
        self.sorts.get(at).is_some_and(|sorts| sorts & wanted != 0)
    }

    /// Whether a word of one sort ends where a token begins.
    pub fn behind(&self, at: usize, sort: Sort) -> bool {
        let ends = |i: usize| self.is(i, sort) && self.marks_at(i).iter().any(|m| m.sort == sort && m.end == at);
        (at.saturating_sub(LONGEST_BEHIND)..at).any(ends)
    }

    /// Whether a line begins at a token.
    pub fn opens_line(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|i| self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::LineEnd))
    }

    /// Whether a line or an item of a list begins at a token, behind its bullet or number.
    pub fn opens_item(&self, at: usize) -> bool {
        let bullet = |n: usize| at >= n && self.opens_line(at - n) && self.bullet(at - n) == n;
        self.opens_line(at) || bullet(1) || bullet(2)
    }

    /// How many tokens the bullet or number takes that an item of a list begins with at a token.
    pub fn bullet(&self, at: usize) -> usize {
        if self.tokens.get(at).and_then(|t| t.mark).is_some_and(is_bullet) {
            return 1;
        }
        let numbered = self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if numbered && self.is_mark(at + 1, &['.', ')', '|']) { 2 } else { 0 }
    }

    /// The words from one token to another, with one space where the text has space, and none inside `05-CT/TW`.
    pub fn words(&self, from: usize, to: usize) -> String {
        let tokens = &self.tokens[from..to.min(self.tokens.len())];
        let mut out = String::with_capacity(tokens.iter().map(|t| t.text.len() + 1).sum());
        for (i, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::LineEnd {
                continue;
            }
            if i > 0 && !token.glued && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&token.text);
        }
        out
    }

    /// The words from one token to another, as a name: what is written in capitals throughout gets capital initials.
    pub fn proper(&self, from: usize, to: usize) -> String {
        let words = self.words(from, to);
        let capitals = self.tokens[from..to].iter().all(|t| t.case == Case::Upper || t.kind != TokenKind::Word);
        let long = self.tokens[from..to].iter().any(|t| t.text.chars().count() > 3);
        // `Cục THADS tỉnh`: an abbreviation among words that are not in capitals.
        let shouted = |i: usize| self.tokens.get(i).is_some_and(|t| t.case == Case::Upper);
        let alone = to - from == 1 && !(from > 0 && shouted(from - 1) || shouted(to));
        if alone || !(capitals && (long || to - from > 1)) {
            return words;
        }
        // No syllable is without a vowel: `CSND` is an abbreviation, also among words in capitals.
        let word = |w: &str| if w.chars().all(is_consonant) { w.to_owned() } else { title_case(w) };
        words.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// Whether the token is this word, in any case.
    #[inline(always)]
    pub fn says(&self, at: usize, word: &str) -> bool {
        match Short::new(word) {
            Some(word) => self.small.short(at) == Some(word),
            None => self.small(at) == word,
        }
    }

    /// The token in small letters; nothing behind the last.
    pub fn small(&self, at: usize) -> &str {
        self.small.get(&self.tokens, at).unwrap_or_default()
    }

    /// Whether the tokens from here on are these words, in any case.
    #[inline(always)]
    pub fn says_all(&self, at: usize, words: &[&str]) -> bool {
        // Where the first is another, as nearly always, no more is looked at.
        words.split_first().is_none_or(|(first, rest)| self.says(at, first) && self.goes_on_with(at + 1, rest))
    }

    fn goes_on_with(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, w)| self.says(at + i, w))
    }

    /// Whether the token is one of these marks.
    #[inline(always)]
    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.tokens.get(at).and_then(|t| t.mark).is_some_and(|mark| marks.contains(&mark))
    }

    /// Whether the token is a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_dash)
    }

    /// Whether the token begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capitalised)
    }
}

/// The first of some tokens, given in order, that stands in a range.
fn next_of(tokens: &[u32], from: usize, to: usize) -> Option<usize> {
    let next = tokens.partition_point(|at| (*at as usize) < from);
    tokens.get(next).map(|at| *at as usize).filter(|at| *at < to)
}

/// Those of some tokens, given in order, that stand in a range.
fn within(tokens: &[u32], from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
    let place = |bound: usize| tokens.partition_point(|at| (*at as usize) < bound);
    let first = place(from);
    tokens[first..place(to).max(first)].iter().map(|at| *at as usize)
}

/// Whether a capital is a consonant.
pub fn is_consonant(c: char) -> bool {
    c == 'Đ' || c.is_ascii_uppercase() && !"AEIOUY".contains(c)
}
