//! The ontology's words, compiled for looking up, and a text with these words marked.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::ontology::{Concept, Label, PROPERTIES, Text};
use crate::text::{Case, Phrases, Short, SmallLetters, Symbol, Token, TokenKind, key, title_case, tokens};

/// The schemes of the ontology that the reading uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Roles held at a body.
    Role,
    /// Words before a role (`nguyên`, `quyền`).
    RoleMark,
    /// Head nouns of names of bodies.
    Head,
    /// Fields of work in names of bodies.
    Field,
    /// Administrative levels before place names.
    Level,
    /// Provinces and districts.
    Place,
    /// Nouns before names of places, streets, prizes (`quảng trường`).
    PlaceNoun,
    /// Countries of one syllable, which is one of names too: read as such behind an office only (`Thủ tướng Đức`).
    Country,
    /// Words before a name that tell whose kin someone is (`con trai`).
    Kin,
    /// Surnames.
    Surname,
    /// Forms of address, degrees, honours, ranks.
    Honorific,
    /// Cues of kinds of event.
    EventCue,
    /// Nouns that names of events begin with.
    EventNoun,
    /// Verbs of holding an event.
    EventVerb,
    /// Verbs of taking part.
    PartVerb,
    /// Titles and forms of award.
    Award,
    /// Verbs of commending.
    AwardVerb,
    /// Nouns for groups of people or units.
    GroupNoun,
    /// Verbs whose counted object is a result of work.
    ChangeVerb,
    /// What is counted as a result.
    Measure,
    /// Verbs before the figure of a result.
    ResultVerb,
    /// Kinds of document.
    DocumentKind,
    /// Words of one body in the place of another.
    SuccessionVerb,
    /// Words of the web page.
    Layout,
}

impl Sort {
    /// The sort as a set of one.
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

const SCHEMES: [(Sort, &str); 25] = [
    (Sort::Role, "roles"),
    (Sort::RoleMark, "role-marks"),
    (Sort::Head, "body-types"),
    (Sort::Field, "fields"),
    (Sort::Level, "levels"),
    (Sort::Place, "places"),
    (Sort::PlaceNoun, "place-nouns"),
    (Sort::Country, "countries"),
    (Sort::Kin, "kinship"),
    (Sort::Surname, "surnames"),
    (Sort::Honorific, "honorifics"),
    (Sort::EventCue, "event-types"),
    (Sort::EventCue, "event-cues"),
    (Sort::EventNoun, "event-nouns"),
    (Sort::EventVerb, "event-verbs"),
    (Sort::PartVerb, "participation-verbs"),
    (Sort::Award, "award-titles"),
    (Sort::AwardVerb, "award-verbs"),
    (Sort::GroupNoun, "group-nouns"),
    (Sort::ChangeVerb, "change-verbs"),
    (Sort::Measure, "measures"),
    (Sort::ResultVerb, "result-verbs"),
    (Sort::DocumentKind, "document-kinds"),
    (Sort::SuccessionVerb, "succession-verbs"),
    (Sort::Layout, "layout"),
];

/// All words of an ontology, ready to be found in texts.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Words {
    phrases: Phrases<(Sort, u32)>,
    /// All concepts, sorted by scheme, each with what the reading asks of it.
    concepts: Vec<Concept>,
    /// Names of the administrative levels.
    levels: Vec<String>,
    heads: Vec<Head>,
    /// Name of a head noun to index in `heads`.
    head_names: FxHashMap<String, usize>,
    /// For each concept, the index of the kind of body that it is narrower than.
    kinds: Vec<Option<u32>>,
    /// Kinds of events and of taking part, by their local names.
    pointed_at: FxHashMap<String, u32>,
}

/// Schemes whose concepts others point at by their local names.
const POINTED_AT: [&str; 2] = ["event-types", "participation-kinds"];

/// A concept with what the reading asks of it: the words in Vietnamese, and the properties that are named somewhere.
fn asked(concept: &Concept) -> Concept {
    let Concept { iri, scheme, notation, labels, properties } = concept.clone();
    let labels = labels.into_iter().filter(Label::is_vietnamese).collect();
    let is_asked = |(name, _): &(Text, Vec<Text>)| *name == "broader" || PROPERTIES.contains(&name.as_str());
    Concept { iri, scheme, notation, labels, properties: properties.into_iter().filter(is_asked).collect() }
}

/// A head noun of names of bodies.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Index of its concept.
    pub concept: u32,
    /// The noun, spelled out.
    pub name: String,
    /// The noun's key.
    pub key: String,
    /// Administrative level of the bodies that it names, where it says one (`Huyện ủy`).
    pub level: Option<String>,
}

impl Words {
    /// Compiles the labels of an ontology's concepts, which are sorted by scheme.
    pub fn new(concepts: &[Concept]) -> Self {
        let concepts: Vec<Concept> = concepts.iter().map(asked).collect();
        let mut namings = Vec::new();
        // Of two concepts that share a naming the one added last is found: the one that outranks the other.
        let mut order: Vec<usize> = (0..concepts.len()).collect();
        order.sort_by_key(|index| concepts[*index].value("outranks").is_some());
        for index in order {
            let concept = &concepts[index];
            let Some((sort, _)) = SCHEMES.iter().find(|(_, scheme)| concept.scheme == *scheme) else { continue };
            // The kinds of body themselves have descriptive labels; what stands in texts are the narrower head nouns.
            if *sort == Sort::Head && concept.value("takes").is_none() {
                continue;
            }
            namings.extend(concept.words().map(|word| (word, (*sort, index as u32))));
        }
        let phrases = Phrases::new(namings);
        let bodies = concepts.iter().enumerate().filter(|(_, c)| c.scheme == "body-types");
        let bodies: FxHashMap<&str, u32> = bodies.map(|(index, c)| (c.local_name(), index as u32)).collect();
        let kind = |c: &Concept| bodies.get(c.value("broader")?).copied();
        let kinds = concepts.iter().map(kind).collect();
        let is_head = |c: &Concept| c.scheme == "body-types" && c.value("takes").is_some();
        let head = |(i, c): (usize, &Concept)| Head {
            concept: i as u32,
            name: c.name().to_owned(),
            key: key(c.name()),
            level: c.value("level").map(str::to_owned),
        };
        let heads: Vec<Head> = concepts.iter().enumerate().filter(|(_, c)| is_head(c)).map(head).collect();
        let head_names = heads.iter().enumerate().map(|(i, h)| (h.name.clone(), i)).collect();
        let levels = concepts.iter().filter(|c| c.scheme == "levels").map(|c| c.name().to_owned()).collect();
        let pointed_at = concepts.iter().enumerate().filter(|(_, c)| POINTED_AT.contains(&c.scheme.as_str()));
        let pointed_at = pointed_at.map(|(index, c)| (c.local_name().to_owned(), index as u32)).collect();
        Self { phrases, concepts, levels, heads, head_names, kinds, pointed_at }
    }

    /// All head nouns of names of bodies.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// Names of the administrative levels (`huyện`).
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// A head noun by its name (`Đảng ủy`).
    pub fn head(&self, name: &str) -> Option<&Head> {
        self.head_names.get(name).map(|i| &self.heads[*i])
    }

    /// The notation of the kind of body that a head noun, by the index of its concept, belongs to.
    pub fn kind_of_head(&self, head: u32) -> &str {
        let kind = self.kinds.get(head as usize).copied().flatten();
        kind.map_or("other", |kind| self.concept(kind).name())
    }

    /// A concept by its index in a [`Mark`].
    pub fn concept(&self, index: u32) -> &Concept {
        &self.concepts[index as usize]
    }

    /// The concept with an index, where there is one.
    pub fn get(&self, index: u32) -> Option<&Concept> {
        self.concepts.get(index as usize)
    }

    /// The concepts of one scheme.
    pub fn scheme(&self, scheme: &str) -> &[Concept] {
        let from = self.concepts.partition_point(|c| c.scheme.as_str() < scheme);
        let to = self.concepts.partition_point(|c| c.scheme.as_str() <= scheme);
        &self.concepts[from..to]
    }

    /// The kind of event or of taking part whose IRI ends in this local name.
    pub fn kind(&self, local_name: &str) -> Option<&Concept> {
        self.pointed_at.get(local_name).map(|index| self.concept(*index))
    }

    /// Cuts a text into tokens and marks the words in it.
    pub fn mark<'a>(&self, text: &'a str) -> Marked<'a> {
        let tokens = tokens(text);
        let small = SmallLetters::new(&tokens);
        let symbols: Vec<Symbol> = self.phrases.symbols(&tokens, &small);
        let mut marks = Vec::with_capacity(tokens.len() / 2);
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut sorts = Vec::with_capacity(tokens.len());
        for start in 0..tokens.len() {
            first.push(marks.len() as u32);
            let mut here = 0;
            self.phrases.at(&symbols, start, |end, (sort, concept)| {
                let fits = match sort {
                    Sort::EventNoun => !ends_within(&marks, &first, start),
                    Sort::Place => is_name(&tokens[start..end]),
                    _ => true,
                };
                if fits {
                    here |= sort.bit();
                    marks.push(Mark { end, sort, concept });
                }
            });
            sorts.push(here);
        }
        first.push(marks.len() as u32);
        let places = Places::new(&sorts);
        let (mut numbers, mut signs) = (Vec::new(), Vec::with_capacity(tokens.len() / 6));
        for (at, token) in (0..).zip(&tokens) {
            match token.kind {
                TokenKind::Word => {}
                TokenKind::Number => numbers.push(at),
                TokenKind::Mark | TokenKind::LineEnd => signs.push(at),
            }
        }
        Marked { tokens, small, marks, first, sorts, places, numbers, signs }
    }
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

/// How many sorts there are.
const SORTS: usize = Sort::Layout as usize + 1;

impl Places {
    /// Those of a text; `sorts` are the sorts of each token, as a set of bits.
    fn new(sorts: &[u32]) -> Self {
        let mut bounds = [0; SORTS + 1];
        each(sorts, |_, sort| bounds[sort + 1] += 1);
        for sort in 0..SORTS {
            bounds[sort + 1] += bounds[sort];
        }
        let (mut tokens, mut free) = (vec![0; bounds[SORTS]], bounds);
        each(sorts, |at, sort| {
            tokens[free[sort]] = at;
            free[sort] += 1;
        });
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
        if !(capitals && (long || to - from > 1)) {
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

/// Gives each sort of each token, in order, to `found`, with the token.
fn each(sorts: &[u32], mut found: impl FnMut(u32, usize)) {
    for (at, mut rest) in (0..).zip(sorts.iter().copied()) {
        while rest != 0 {
            found(at, rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::{File, NAMESPACE, Ontology};

    /// Which of two roles with one naming is found.
    fn found(of_a: &str, of_b: &str) -> String {
        let role = |name: &str, more: &str| {
            format!(
                "hn:role-{name} skos:inScheme hn:roles ; skos:prefLabel \"{name}\"@vi ; skos:altLabel \"chỉ huy\"@vi {more} .\n"
            )
        };
        let prefixes = format!("@prefix hn: <{NAMESPACE}> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
        let turtle = prefixes + &role("a", of_a) + &role("b", of_b);
        let files = [File { path: "roles.ttl".into(), bytes: turtle.into_bytes() }];
        let words = Words::new(Ontology::from_files(&files).unwrap().concepts());
        let mark = words.mark("Chỉ huy").longest(0, Sort::Role).unwrap();
        words.concept(mark.concept).name().to_owned()
    }

    #[test]
    fn of_two_that_share_a_naming_the_one_that_outranks_the_other_is_found() {
        assert_eq!(found("; hn:outranks hn:role-b", ""), "a");
        assert_eq!(found("", "; hn:outranks hn:role-a"), "b");
    }
}
