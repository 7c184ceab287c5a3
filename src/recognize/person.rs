//! Names of people: two to five capitalised syllables that begin with a surname, or that stand where only a name can.

use rustc_hash::FxHashSet;

use super::words::{Marked, Sort};
use crate::text::{Case, TokenKind, bare, initial, key, push_key};

const LONGEST: usize = 5;

/// Names by their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    whole: FxHashSet<String>,
    /// Their first syllables.
    firsts: FxHashSet<String>,
    /// Their last ones, by which people are called.
    givens: FxHashSet<String>,
    /// The letters that those begin with.
    initials: FxHashSet<char>,
}

impl Names {
    /// Whether a name is one of them, by its key.
    pub fn contains(&self, key: &str) -> bool {
        self.whole.contains(key)
    }

    /// Whether one of them ends in a syllable, by its key.
    pub fn is_given(&self, key: &str) -> bool {
        self.givens.contains(key)
    }

    /// Adds a name.
    pub(super) fn insert(&mut self, name: &str) {
        let key = key(name);
        self.firsts.insert(key.split(' ').next().unwrap_or_default().to_owned());
        self.givens.extend(key.rsplit_once(' ').map(|(_, given)| given.to_owned()));
        self.initials.extend(key.chars().next());
        self.whole.insert(key);
    }
}

/// The end of the run of syllables that may be a name: all like the first (capitalised, or all in capitals).
pub fn run(text: &Marked<'_>, at: usize) -> usize {
    let reach = reach(text, at);
    let end = (at + 2..reach).find(|end| begins_something_else(text, *end)).unwrap_or(reach);
    // `Cụ Hồ Phát biểu tại …`, `ông Trần Văn Sáu Đón nhận …`: a verb that begins with the last syllable opens the next
    // sentence; in `Trần Văn Giao nhận …` it is the name's third.
    let verb = |sort| text.longest(end - 1, sort).is_some_and(|m| m.end > end);
    // `Nguyễn Văn Bảy Sáng 15/6, UBND …`: the day on which the next sentence begins.
    let day = || {
        let number = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number);
        number && ["sáng", "trưa", "chiều", "tối"].iter().any(|part| text.says(end - 1, part))
    };
    if end > at + 2 && day() {
        return end - 1;
    }
    if (end == at + 2 || end > at + 3) && [Sort::PartVerb, Sort::AwardVerb].into_iter().any(verb) {
        end - 1
    } else {
        end
    }
}

/// The same, whatever else may begin within the run.
pub fn reach(text: &Marked<'_>, at: usize) -> usize {
    let Some(first) = text.tokens.get(at).filter(|t| t.is_capitalised()) else { return at };
    let capitals = first.case == Case::Upper;
    let (mut end, mut words) = (spelled_out(text, at + 1), 1);
    while let Some(token) = text.tokens.get(end) {
        let alike = token.kind == TokenKind::Word
            && match token.case {
                Case::Upper => capitals,
                Case::Title => !capitals || token.text.chars().count() == 1,
                // `Tạ văn Dưỡng`
                Case::Lower => words == 1 && !capitals && is_small_middle(text, end),
                Case::Other => false,
            };
        if !alike || token.glued || words >= LONGEST {
            break;
        }
        end = spelled_out(text, end + 1);
        words += 1;
    }
    end
}

/// Behind the rest of a foreign name that is spelled in syllables (`Xu-pha-nu-vông`), with glued dashes and small letters, or
/// of one of the highlands, behind an apostrophe (`H'Lan`).
fn spelled_out(text: &Marked<'_>, mut end: usize) -> usize {
    let goes_on = |at: usize| {
        let (Some(mark), Some(next)) = (text.tokens.get(at), text.tokens.get(at + 1)) else { return false };
        // `Trần Liễm-nguyên Chủ tịch Hội A`: no part of the name.
        let office = || text.is(at + 1, Sort::Role) || text.is(at + 1, Sort::RoleMark);
        let foreign = next.glued && mark.is_mark('-') && next.case == Case::Lower && !office();
        // `H' Lan`
        let highland = mark.is_apostrophe()
            && next.kind == TokenKind::Word
            && (next.glued || next.case == Case::Title && at > 0 && (text.says(at - 1, "h") || text.says(at - 1, "k")));
        mark.glued && (foreign || highland)
    };
    while goes_on(end) {
        end += 2;
    }
    end
}

/// Whether `văn` or `thị` stands in small letters before another part of a name, behind a surname.
fn is_small_middle(text: &Marked<'_>, at: usize) -> bool {
    let title = text.tokens.get(at + 1).is_some_and(|t| t.case == Case::Title && !t.glued);
    title && (text.says(at, "văn") || text.says(at, "thị")) && text.is(at - 1, Sort::Surname)
}

/// Small words that open the next sentence where a full stop is lost; none is a syllable of names.
const ENDING: [&str; 16] = [
    "về", "và", "với", "cùng", "tại", "của", "các", "những", "trong", "ảnh", "theo", "trên", "sau", "khi", "chiều",
    "đã",
];

/// Whether such a word stands here.
pub fn ends_before(text: &Marked<'_>, at: usize) -> bool {
    ENDING.contains(&text.small(at))
}

/// A role, head noun or title that is written with a capital and cannot be part of a name.
fn begins_something_else(text: &Marked<'_>, at: usize) -> bool {
    if ends_before(text, at) {
        return true;
    }
    text.marks_at(at).iter().any(|m| match m.sort {
        Sort::Role | Sort::Head => m.end > at + 1,
        Sort::Honorific => {
            let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
            let address = text.is(m.end, Sort::Surname) && title(m.end) && title(m.end + 1);
            text.tokens[at].case == Case::Upper || m.end > at + 1 || address
        }
        _ => false,
    })
}

/// Whether a word is one of the middle names that only people have.
pub(super) fn is_middle_name(text: &Marked<'_>, at: usize) -> bool {
    text.says(at, "thị") || text.says(at, "văn")
}

/// Whether one of the middle names that only people have stands behind a word: so even one that is no known surname is one
/// (`Tiền Thị Lệ`).
pub(super) fn has_middle_name(text: &Marked<'_>, at: usize) -> bool {
    let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
    let other = [Sort::Head, Sort::Field, Sort::Level, Sort::Place, Sort::PlaceNoun, Sort::Honorific];
    is_middle_name(text, at + 1)
        && [at, at + 1, at + 2].into_iter().all(title)
        && !text.is_one_of(at, &other)
        && !text.is_one_of(at + 1, &other)
}

/// Whether a capitalised word that may open a name stands here.
pub fn begins_at(text: &Marked<'_>, at: usize) -> bool {
    text.is_capitalised(at) && !text.is(at, Sort::Role)
}

/// The end of the longest name that begins at a token, stays within its run and is known.
pub fn known_end(text: &Marked<'_>, at: usize, run_end: impl FnOnce() -> usize, known: &Names) -> Option<usize> {
    let begins = |text: &str| initial(text).is_none_or(|letter| known.initials.contains(&letter));
    if known.whole.is_empty() || !text.is_capitalised(at) || !begins(&text.tokens[at].text) {
        return None;
    }
    let (mut name, mut longest) = (String::new(), None);
    push_key(&text.tokens[at].text, &mut name);
    if !known.firsts.contains(&name) {
        return None;
    }
    for end in at + 2..=run_end() {
        name.push(' ');
        push_key(&text.tokens[end - 1].text, &mut name);
        if known.contains(&name) {
            longest = Some(end);
        }
    }
    longest
}

/// Whether a name of a person stands here that no form of address announces: a surname with two or more further
/// syllables, or a name that the text addresses elsewhere. One of three that begins like a place follows only a place (`Huyện ủy Vân
/// Hồ Hà Trung Kiên`). `first` says that it would be the first qualifier of a body, which may be named after a person.
pub fn stands_at(text: &Marked<'_>, at: usize, first: bool, known: &Names) -> bool {
    let end = run(text, at);
    let is_known = known_end(text, at, || end, known).is_some();
    // More capitalised words than a name has: what stands here is something else, the name may come behind.
    let too_long = (at..=at + LONGEST).all(|i| text.tokens.get(i).is_some_and(|t| t.case == Case::Title));
    is_known
        || (!first
            && !too_long
            && text.tokens.get(at).is_some_and(|t| t.case == Case::Title)
            && text.is(at, Sort::Surname)
            && end - at >= 3
            && (text.longest(at, Sort::Place).is_none() || end - at == 3 && text.behind(at, Sort::Place)))
}

/// Where a run of capitalised words falls into a body's own name and a person's: `Nguyễn Đình Chiểu | Lê Văn Năm`.
pub fn split_of_run(text: &Marked<'_>, at: usize, known: &Names) -> Option<usize> {
    let limit = text.tokens.len().min(at + 2 * LONGEST);
    let end = (at..limit).find(|i| !text.is_capitalised(*i)).unwrap_or(limit);
    (at + 1..end).find(|i| {
        let run_end = run(text, *i);
        let is_known = known_end(text, *i, || run_end, known).is_some();
        is_known || (text.is(*i, Sort::Surname) && end - i >= 3 && *i >= at + 2)
    })
}

/// The name at a token, with the index behind it, if it is a whole one: a surname and two or three further syllables.
pub(super) fn whole_name(text: &Marked<'_>, at: usize) -> Option<(usize, String)> {
    let end = run(text, at);
    let whole = text.is(at, Sort::Surname) && (3..=4).contains(&(end - at)) && text.longest(at, Sort::Place).is_none();
    whole.then(|| (end, text.words(at, end)))
}

/// Whether a word can be no Vietnamese syllable (`Jorge`, `Somsak`, `Medina`): a letter, an end or a second group of
/// vowels tells.
pub(super) fn is_foreign(word: &str) -> bool {
    let letters: Vec<char> = bare(word).chars().collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.split(|c| !vowel(c)).filter(|group| !group.is_empty()).count();
    let end = letters.rsplit(vowel).next().unwrap_or_default();
    let ends_well = matches!(end, [] | ['c' | 'm' | 'n' | 'p' | 't'] | ['c' | 'n', 'h'] | ['n', 'g']);
    groups > 1 || !ends_well || letters.iter().any(|c| "fjwz".contains(*c))
}

/// Adds the name at a token if it is a whole one.
fn note_whole_name(text: &Marked<'_>, at: usize, names: &mut Names) {
    if let Some((_, name)) = whole_name(text, at) {
        names.insert(&name);
    }
}

/// The names that the text marks as names somewhere: a form of address or title stands before them, a role right
/// before them, or a mark and a role behind them.
pub fn addressed_names(text: &Marked<'_>, is_name_title: impl Fn(u32) -> bool) -> Names {
    let mut names = Names::default();
    let all = |sort| text.all(0, text.tokens.len(), sort);
    for at in all(Sort::Honorific) {
        if let Some(mark) = text.longest(at, Sort::Honorific).filter(|m| is_name_title(m.concept)) {
            let start = if text.is_mark(mark.end, &['.', ':']) { mark.end + 1 } else { mark.end };
            let end = run(text, start);
            let opens = start < end && !text.is(start, Sort::Role) && !text.is(start, Sort::Head);
            if opens && (3..=4).contains(&(end - start)) && text.is(start, Sort::Surname) {
                names.insert(&text.words(start, end));
            }
        }
    }
    for role in all(Sort::Role).filter_map(|at| text.longest(at, Sort::Role)) {
        note_whole_name(text, role.end, &mut names);
    }
    for at in all(Sort::Surname) {
        if at == 0 || text.is_mark(at - 1, &[';', ':']) || text.tokens[at - 1].kind == TokenKind::LineEnd {
            let end = run(text, at);
            let mark = text.is_mark(end, &[',', '(', '/']) || text.is_dash(end);
            if mark && text.is(end + 1, Sort::Role) {
                note_whole_name(text, at, &mut names);
            }
        }
    }
    names
}
