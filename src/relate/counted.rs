//! Counted people and bodies, wherever they stand.
//!
//! Forms: `126 đảng viên`, `hơn 200 đại biểu`, `33/34 đảng viên` (33 of 34), `05 đồng chí đảng viên`, `01 tập thể chi bộ`,
//! `hai chi bộ`, `1,5 triệu đại biểu`. No count are ages (`55 năm tuổi Đảng`), shares (`97% đảng viên`) and numbers that
//! something else follows (`9 lượt chi bộ`).

use super::reading::Reading;
use crate::ontology::Concept;
use crate::recognize::number;
use crate::recognize::words::{Mark, Sort};
use crate::text::{Case, TokenKind};

/// A number and the noun behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// Index of the number.
    pub start: usize,
    /// Index of the noun's first token.
    pub noun: usize,
    /// Index behind the noun.
    pub end: usize,
    /// Index of the noun's concept among the words; of two nouns, of the second, unless only the first is of people.
    pub concept: u32,
    /// How many.
    pub value: u64,
}

impl Counted {
    /// The concept of the noun.
    pub fn noun_of<'r>(&self, reading: &Reading<'r>) -> &'r Concept {
        reading.words.concept(self.concept)
    }
}

/// Everything that is counted in a range, in order.
pub(super) fn all(reading: &Reading<'_>, from: usize, to: usize) -> Vec<Counted> {
    let (mut out, mut at) = (Vec::new(), from);
    while let Some(found) = first(reading, at, to) {
        at = found.start + 1;
        if found.end <= to {
            at = found.end;
            out.push(found);
        }
    }
    out
}

/// The tokens from a number to the noun behind it, at most.
const REACH: usize = 4;

/// What is counted by the first number of a range that counts something.
pub(super) fn first(reading: &Reading<'_>, from: usize, to: usize) -> Option<Counted> {
    let next = reading.counted().partition_point(|counted| counted.start < from);
    reading.counted().get(next).copied().filter(|counted| counted.start < to)
}

/// What is counted by the number at a token.
pub(super) fn counted(reading: &Reading<'_>, at: usize) -> Option<Counted> {
    first(reading, at, at + 1)
}

/// Everything that is counted in a text, in order.
pub(super) fn in_text(reading: &Reading<'_>) -> Vec<Counted> {
    let (mut out, mut from) = (Vec::new(), 0);
    for noun in reading.text.all(0, reading.text.tokens.len(), Sort::GroupNoun) {
        out.extend((from.max(noun.saturating_sub(REACH))..noun).filter_map(|at| counted_at(reading, at)));
        from = noun;
    }
    out
}

fn counted_at(reading: &Reading<'_>, at: usize) -> Option<Counted> {
    let text = &reading.text;
    // `năm 2022 chị được …`
    if ["năm", "tháng", "ngày"].iter().any(|word| text.says(at.wrapping_sub(1), word))
        && text.is(at + 1, Sort::Honorific)
    {
        return None;
    }
    let (value, mut noun) = amount(reading, at)?;
    if text.is_mark(noun, &['/']) && text.tokens.get(noun + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        noun += 2;
    }
    let first = text.longest(noun, Sort::GroupNoun)?;
    let measured = text.longest(noun, Sort::Measure).is_some_and(|m| m.end > first.end);
    if measured || text.says(first.end, "tuổi") || text.is_mark(first.end, &['/']) {
        return None;
    }
    // `05 đồng chí đảng viên` are members, `12 bí thư chi bộ` are secretaries.
    let is_people = |concept: u32| reading.words.concept(concept).value("sort") == Some("people");
    let second = text.longest(first.end, Sort::GroupNoun);
    // `70 đoàn viên thanh niên` are members of a union.
    let counts = |concept: u32| reading.words.concept(concept).value("counts").is_some();
    let says_more =
        |s: &Mark| (is_people(s.concept) || !is_people(first.concept)) && (counts(s.concept) || !counts(first.concept));
    let concept = second.filter(says_more).unwrap_or(first).concept;
    Some(Counted { start: at, noun, end: second.unwrap_or(first).end, concept, value })
}

/// The value of a number in digits or words, and the index behind it.
fn amount(reading: &Reading<'_>, at: usize) -> Option<(u64, usize)> {
    let text = &reading.text;
    let token = text.tokens.get(at).filter(|t| matches!(t.kind, TokenKind::Number | TokenKind::Word))?;
    if at > 0 && text.is_mark(at - 1, &['/']) && token.glued {
        return None;
    }
    if token.kind == TokenKind::Number {
        let times = [("nghìn", 1e3), ("ngàn", 1e3), ("vạn", 1e4), ("triệu", 1e6)];
        if let Some((_, factor)) = times.iter().find(|(word, _)| text.says(at + 1, word)) {
            return number::value(&token.text).map(|v| ((v * factor).round() as u64, at + 2));
        }
        return number::whole(&token.text).map(|v| (v, at + 1));
    }
    // `năm` is a year and `một` an article more often than a number.
    let value = number::word(text.small(at)).filter(|v| !matches!(v, 1 | 5))?;
    (token.case == Case::Lower || token.case == Case::Title).then_some((value, at + 1))
}

/// Whether the counted people are those whom others stand for: `148 đại biểu đại diện cho 345 đảng viên`, `thay mặt 517 …`.
/// At the head of a sentence someone only speaks for those beside him.
pub(super) fn is_represented(reading: &Reading<'_>, from: usize, number: usize) -> bool {
    let text = &reading.text;
    // `200 công nhân, đại diện 5.000 công nhân`
    let beside = number >= from + 6 && text.says_all(number - 2, &["đại", "diện"]) && text.is_mark(number - 3, &[',']);
    beside
        || ((from + 3).max(number.saturating_sub(6))..number)
            .any(|i| STANDING_FOR.iter().any(|words| text.says_all(i, words)))
}

/// What delegates do for those whom they represent.
const STANDING_FOR: [&[&str]; 5] = [
    &["đại", "diện", "cho"],
    &["thay", "mặt"],
    &["tiêu", "biểu", "cho"],
    &["đại", "biểu", "cho"],
    &["đại", "diện", "của"],
];

/// Whether a verb of change governs the number: `kết nạp 4 đảng viên`, `giới thiệu được 12 quần chúng`.
pub(super) fn is_changed(reading: &Reading<'_>, from: usize, number: usize) -> bool {
    let governs = |i: usize| {
        let mark = reading.text.longest(i, Sort::ChangeVerb);
        mark.is_some_and(|m| m.end <= number && number - m.end <= 2 && reading.effect(m).is_empty())
    };
    (from.max(number.saturating_sub(8))..number).any(governs)
}

/// Whether a token stands in brackets that open in the range.
pub(super) fn in_brackets(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let depth = |open: char| (from..at).filter(|i| reading.text.is_mark(*i, &[open])).count();
    depth('(') > depth(')')
}
