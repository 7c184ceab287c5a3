//! What an article itself makes known of its names: who is addressed as a person somewhere, what its party bodies are
//! called, which abbreviations it explains.

use rustc_hash::{FxHashMap, FxHashSet};

use super::person::{self, Names};
use super::words::{Mark, Marked, Sort, Words};
use crate::text::{Case, TokenKind, key};

/// The names that an article makes known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Names of people that a form of address, a title or a role announces somewhere.
    pub people: Names,
    /// Keys of names without a head noun that party bodies are called by (`Đảng ủy Than Sông Lam`).
    pub bodies: FxHashSet<String>,
    /// Names in brackets behind others: `Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank)`.
    pub brands: FxHashSet<String>,
    /// Concepts of the party committees of a level that the text names (`Thành ủy`).
    pub committees: FxHashSet<u32>,
    /// The levels of which the text names a place (`thị xã An Sơn`).
    pub levels: FxHashSet<String>,
    /// Places of three or four syllables behind a level, where no role stands before that a name could follow.
    pub places: FxHashSet<String>,
    /// Places of two syllables behind a level (`xã Đoàn Tùng`), which look like names of people.
    pub communes: FxHashSet<String>,
    /// Abbreviations that the text explains: `An toàn giao thông (ATGT)`.
    pub abbreviations: FxHashMap<String, String>,
}

impl Known {
    /// Gathers what a whole text makes known.
    pub fn new(words: &Words, text: &Marked<'_>) -> Self {
        let all = |sort| text.all(0, text.tokens.len(), sort).filter_map(move |at| Some((at, text.longest(at, sort)?)));
        let heads: Vec<(usize, Mark)> = all(Sort::Head).collect();
        let levels: Vec<(usize, Mark)> = all(Sort::Level).filter(|(_, m)| text.is_capitalised(m.end)).collect();
        let mut people = person::addressed_names(text, |c| !is_plain_noun(words, c));
        heads_that_speak(words, text, &heads).iter().for_each(|name| people.insert(name));
        let bodies = party_names(words, text, &heads, &people);
        let brackets: Vec<usize> = text.signs(1, text.tokens.len()).filter(|i| text.is_mark(*i, &['('])).collect();
        let (brands, abbreviations) = (brands(text, &brackets), abbreviations(text, &brackets));
        Self {
            bodies,
            brands,
            committees: committees(words, &heads),
            levels: levels.iter().map(|(_, level)| words.concept(level.concept).name().to_owned()).collect(),
            places: places(text, &levels, &people),
            communes: communes(text, &levels, &people),
            abbreviations,
            people,
        }
    }

    /// A name with the abbreviations that the text explains, and the country's, spelled out.
    pub fn spelled_out(&self, name: &str) -> String {
        let (short, country) = COUNTRY;
        if self.abbreviations.is_empty() && !name.contains(short) {
            return name.to_owned();
        }
        let explained = |word: &str| self.abbreviations.get(word).map(String::as_str);
        let whole = |word| explained(word).unwrap_or(if word == short { country } else { word });
        name.split(' ').map(whole).collect::<Vec<_>>().join(" ")
    }
}

/// What nobody explains.
const COUNTRY: (&str, &str) = ("VN", "Việt Nam");

/// Words such as `anh` or `bác` that are syllables of names and common nouns too.
pub(super) fn is_plain_noun(words: &Words, concept: u32) -> bool {
    let name = words.concept(concept).name();
    matches!(name, "anh" | "em" | "bác" | "cô" | "chị" | "quần chúng")
}

/// `đồng chí Giám đốc Bệnh viện Lê Văn Sen phát biểu`: names behind a role and the noun of institutions that may bear the name
/// of a person, before what is said, where the text names no institution so. `heads` are the head nouns of the text.
fn heads_that_speak(words: &Words, text: &Marked<'_>, heads: &[(usize, Mark)]) -> Vec<String> {
    let (mut speakers, mut institutions) = (Vec::new(), FxHashSet::default());
    for (at, head) in heads.iter().copied() {
        if !text.is_capitalised(head.end) || !words.concept(head.concept).is("namedAfterPeople") {
            continue;
        }
        let Some((end, name)) = person::whole_name(text, head.end) else { continue };
        if text.is(end, Sort::PartVerb) && text.behind(at, Sort::Role) {
            speakers.push(name);
        } else {
            institutions.insert(name);
        }
    }
    speakers.retain(|name| !institutions.contains(name));
    speakers
}

/// Tokens of the longest role.
const LONGEST_ROLE: usize = 6;

/// The head nouns of a text that say a level.
fn committees(words: &Words, heads: &[(usize, Mark)]) -> FxHashSet<u32> {
    let all: FxHashSet<u32> = heads.iter().map(|(_, head)| head.concept).collect();
    all.into_iter().filter(|head| words.concept(*head).value("level").is_some()).collect()
}

/// `Hội Liên hiệp Phụ nữ phường Đồng Hạ Sơn tổ chức`: runs of three or four capitalised words behind a level, of the `levels`
/// of a text before capitalised words.
fn places(text: &Marked<'_>, levels: &[(usize, Mark)], people: &Names) -> FxHashSet<String> {
    let mut places = FxHashSet::default();
    for (at, level) in levels.iter().copied() {
        let from = level.end;
        // `xã Yên Khang Hội cựu chiến binh …`: a body begins.
        let body = |i: usize| {
            let head = text.longest(i, Sort::Head);
            i > from && head.is_some_and(|m| m.end > i + 1 || i > from + 1)
        };
        let title = |i: &usize| {
            text.tokens.get(*i).is_some_and(|t| t.case == Case::Title && (*i == from || !t.glued) && !body(*i))
        };
        let end = (from..from + 6).find(|i| !title(i)).unwrap_or(from + 6);
        let role = || (at.saturating_sub(NEAR_ROLE)..at).any(|i| text.is(i, Sort::Role));
        // `Bí thư phường Hồng Thái An phát biểu`: who is named elsewhere is no place.
        if (3..=4).contains(&(end - from)) && !role() && !people.contains(&key(&text.words(from, end))) {
            places.insert(text.words(from, end));
        }
    }
    places
}

/// `xã Đoàn Tùng`: two capitalised words behind a level, of the `levels` of a text before capitalised words, of which the
/// first is a surname and no person is named so.
fn communes(text: &Marked<'_>, levels: &[(usize, Mark)], people: &Names) -> FxHashSet<String> {
    let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
    let two = levels
        .iter()
        .map(|(_, level)| level.end)
        .filter(|from| title(*from) && title(from + 1) && !title(from + 2) && text.is(*from, Sort::Surname));
    let names = two.map(|from| key(&text.words(from, from + 2)));
    names.filter(|name| !people.contains(name)).collect()
}

/// Tokens from a role to the level in the name of its body.
const NEAR_ROLE: usize = 8;

/// Capitalised words behind `Đảng ủy`, `Đảng bộ` where no role stands before, so that no name of its holder can follow. `heads`
/// are the head nouns of the text.
fn party_names(words: &Words, text: &Marked<'_>, heads: &[(usize, Mark)], people: &Names) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    let other = [Sort::Head, Sort::Role, Sort::Honorific, Sort::Field, Sort::Level, Sort::Place];
    for (at, head) in heads.iter().copied() {
        if !text.is_capitalised(head.end) || text.is_one_of(head.end, &other) {
            continue;
        }
        let concept = words.concept(head.concept);
        let party = matches!(concept.value("broader"), Some("body-party-committee" | "body-party-organization"));
        if !party || concept.is("organ") || concept.value("takes") != Some("institution") {
            continue;
        }
        let end = person::run(text, head.end);
        let plain = text.tokens[head.end..end].iter().all(|t| t.case == Case::Title);
        let reaches = |i| text.longest(i, Sort::Role).is_some_and(|role| role.end >= at);
        let behind_role = || (at.saturating_sub(LONGEST_ROLE)..at).any(reaches);
        if !plain || !(2..=4).contains(&(end - head.end)) || behind_role() {
            continue;
        }
        let name = key(&text.words(head.end, end));
        if !people.contains(&name) {
            names.insert(name);
        }
    }
    names
}

/// `An toàn giao thông (ATGT)`, `Công đoàn Dầu khí Việt Nam (CĐ DKVN)`: capitals in brackets that are the first letters of
/// the words before. `brackets` are the tokens that open one.
fn abbreviations(text: &Marked<'_>, brackets: &[usize]) -> FxHashMap<String, String> {
    let mut out = FxHashMap::default();
    for open in brackets.iter().copied() {
        let Some(close) = (open + 2..open + 5).find(|i| text.is_mark(*i, &[')'])) else { continue };
        let short = &text.tokens[open + 1..close];
        let letters: Vec<char> = short.iter().flat_map(|t| t.text.chars()).collect();
        let capitals = short.iter().all(|t| t.case == Case::Upper);
        if !capitals || letters.len() < 3 || letters.len() > open {
            continue;
        }
        let from = open - letters.len();
        let spells = text.tokens[from..open].iter().zip(&letters).all(|(token, letter)| {
            token.kind == TokenKind::Word && token.text.chars().flat_map(char::to_uppercase).next() == Some(*letter)
        });
        if spells {
            let mut at = from;
            for part in short {
                let end = at + part.text.chars().count();
                out.insert(part.text.to_string(), text.words(at, end));
                at = end;
            }
        }
    }
    out
}

/// `(Vietcombank)`, `(Solar BK)`: capitalised words in brackets behind a capitalised word, which begin nothing else.
fn brands(text: &Marked<'_>, brackets: &[usize]) -> FxHashSet<String> {
    let other =
        [Sort::Place, Sort::Surname, Sort::Role, Sort::Honorific, Sort::Head, Sort::Level, Sort::Field, Sort::Layout];
    let word = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised());
    let brand = |open: usize| {
        let close = (open + 2..=open + 1 + LONGEST_BRAND).find(|i| text.is_mark(*i, &[')']))?;
        let long = text.tokens[open + 1].text.chars().count() > 2;
        let fits = word(open - 1) && (open + 1..close).all(word) && !text.is_one_of(open + 1, &other);
        (fits && long).then(|| text.words(open + 1, close))
    };
    brackets.iter().copied().filter_map(brand).collect()
}

/// Words of the longest name in brackets.
pub const LONGEST_BRAND: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> Known {
        let words = Words::embedded();
        Known::new(&words, &words.mark(text))
    }

    #[test]
    fn capitals_in_brackets_stand_for_the_words_before() {
        let known = known("Ban An toàn giao thông (ATGT) tỉnh; Hội (ABC).");
        assert_eq!(known.spelled_out("Ban ATGT"), "Ban An toàn giao thông");
        assert_eq!(known.spelled_out("Hội ABC"), "Hội ABC");
        assert_eq!(known.spelled_out("Cao su VN"), "Cao su Việt Nam");
    }

    #[test]
    fn each_word_of_an_abbreviation_has_its_part() {
        let known = known("Công đoàn Dầu khí Việt Nam (CĐ DKVN)");
        assert_eq!(known.spelled_out("Công đoàn DKVN"), "Công đoàn Dầu khí Việt Nam");
    }

    #[test]
    fn a_name_behind_a_party_body_is_its_own_unless_a_role_stands_before() {
        assert!(known("Đảng ủy Than Sông Lam chúc mừng.").bodies.contains(&key("Than Sông Lam")));
        assert!(known("Bí thư Đảng ủy Lý Văn Sen chúc mừng.").bodies.is_empty());
    }
}
