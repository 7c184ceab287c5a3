//! Where the name of an event ends.

use super::super::reading::Reading;
use crate::recognize::date::part_of_day;
use crate::recognize::mention::What;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// The end of the name that begins at a token: the end of the clause, without a bracket or apposition that the name would
/// end inside of.
pub(super) fn name_end(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let text = &reading.text;
    let end = clause_end(reading, from, limit.min(from + LONGEST_NAME));
    let end = unclosed(reading, from, end).or_else(|| apposition(reading, from, end)).unwrap_or(end);
    let loose =
        |i: usize| text.is_mark(i, &[',', '(']) || text.is_dash(i) || text.says(i, "vào") || text.says(i, "lúc");
    (from + 1..end).rev().find(|i| !loose(*i)).map_or(end.min(from + 1), |i| i + 1)
}

/// Tokens of the longest name.
const LONGEST_NAME: usize = 60;

/// `trao quyết định … cho bà A (Ủy viên …`: where a bracket opens that is still open at the end, or closes one from before.
fn unclosed(reading: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let text = &reading.text;
    let open = (from..end).rev().find(|i| text.is_mark(*i, &['(', ')']))?;
    if text.is_mark(open, &['(']) {
        return Some(open);
    }
    let first = (from..end).find(|i| text.is_mark(*i, &['(', ')']))?;
    text.is_mark(first, &[')']).then_some(first)
}

/// `phân công ông A - Thành ủy viên, Phó Chủ tịch …`: the dash behind a person, where the name would end inside of what is said
/// of him.
fn apposition(reading: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let text = &reading.text;
    if !text.is_mark(end, &[',']) {
        return None;
    }
    let dash = (from..end).rev().find(|i| text.is_dash(*i) && !text.tokens[*i].glued)?;
    let sentence = reading.sentences.partition_point(|read| read.sentence.end <= from);
    let mentions = &reading.sentences.get(sentence)?.mentions;
    mentions.iter().any(|m| m.end == dash && matches!(m.what, What::Person(_))).then_some(dash)
}

/// The end of the clause that begins at a token.
fn clause_end(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let text = &reading.text;
    let session = text.longest(from, Sort::EventNoun).map_or(from, |m| m.end);
    let meeting = text.says_all(session, &["làm", "việc"]) || text.says_all(from, &["làm", "việc"]);
    let council = text.says_all(from, &["kỳ", "họp"]);
    let before = from.wrapping_sub(1);
    let placed = ["tại", "trong", "sau"].iter().any(|w| text.says(before, w));
    let mut quote = false;
    for i in from..limit {
        let token = &text.tokens[i];
        quote = match token.mark {
            Some('“') => true,
            Some('”') => false,
            Some('"') => !quote,
            _ => quote,
        };
        let stop = ends_sentence(reading, i, limit)
            || (text.says(i, "và") && text.is(i + 1, Sort::EventVerb))
            // `Chủ trì kỳ họp có bà A …`
            || (i > from && text.says(i, "có") && (text.is(i + 1, Sort::Honorific) || text.says(i + 1, "các")))
            // `họp dưới sự chủ trì của …`
            || (i > from && (text.says_all(i, &["dưới", "sự"]) || is_today(reading, i)))
            || (i > from + 1 && (goes_on(reading, i) || meeting && text.says(i, "về")))
            || (i > from + 1 && council && is_business(reading, i))
            || (i > from + 1 && placed && token.is_mark(',') && opens_main_clause(reading, i));
        if stop && !quote {
            return i;
        }
    }
    let adverb = |i: usize| ["đã", "vừa", "chính", "thức", "được"].iter().any(|w| text.says(i, w));
    let end = (from + 1..limit).rev().find(|i| !adverb(*i)).map_or(limit, |i| i + 1);
    if end < limit { end } else { limit }
}

/// Whether a sentence, line or item ends at a token.
fn ends_sentence(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let text = &reading.text;
    let token = &text.tokens[at];
    let last = at + 1 >= limit || text.tokens[at + 1].kind == TokenKind::LineEnd;
    let closes = || {
        text.tokens
            .get(at + 1)
            .is_some_and(|t| !t.glued && (!is_short(reading, at) || text.is(at + 1, Sort::Honorific)))
    };
    token.kind == TokenKind::LineEnd
        || token.is_mark(';')
        || token.is_mark(':')
        || token.is_mark('.') && (last || closes())
}

/// `kỳ họp thứ 4 bầu ông A làm …`, `kỳ họp thứ 4, thông qua …`: what a council does at its session.
fn is_business(reading: &Reading<'_>, at: usize) -> bool {
    const DOES: [[&str; 2]; 4] = [["thông", "qua"], ["miễn", "nhiệm"], ["xem", "xét"], ["bầu", "bổ"]];
    let text = &reading.text;
    let numbered = text.tokens[at - 1].kind == TokenKind::Number || text.is_mark(at - 1, &[')']);
    let called = numbered || text.says(at - 1, "thường") || text.says(at - 1, "nhất");
    let elects = called && text.says(at, "bầu");
    elects || text.is_mark(at, &[',']) && DOES.iter().any(|words| text.says_all(at + 1, words))
}

/// Whether a token begins what is told of an event behind its name: who holds it, why, when, where.
fn goes_on(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let word = |words: &[&str]| words.iter().any(|w| text.says(at, w));
    word(&["nhằm", "do", "dưới"])
        || text.says_all(at, &["với", "sự"])
        || (text.says(at, "theo") && !text.says(at + 1, "hình"))
        || (text.says(at, "giữa") && !text.says(at + 1, "năm") && !text.says(at + 1, "nhiệm"))
        || (word(&["đã", "được", "diễn"]) && reading.marks(at, at + 4, Sort::EventVerb).next().is_some())
        || is_held_on(reading, at)
        || (text.is_mark(at, &[',']) && opens_subject(reading, at))
        || (text.says(at, "tại") && is_venue(reading, at + 1))
}

/// Words behind `với` that tell what an event or its work measures: `với tổng mức đầu tư 3 tỷ đồng`, `với sự tham dự của`.
const MEASURES: [&str; 9] = ["sự", "tổng", "quy", "kinh", "mức", "hơn", "gần", "trên", "khoảng"];

/// Whether a person or office that takes part stands behind a comma; not `gặp mặt cán bộ, nhân viên …`, which goes on with
/// others of their kind.
fn opens_subject(reading: &Reading<'_>, comma: usize) -> bool {
    let text = &reading.text;
    let ends = |i: usize, sort: Sort| text.longest(i, sort).is_some_and(|m| m.end == comma);
    let people = || (comma.saturating_sub(3)..comma).any(|i| ends(i, Sort::GroupNoun) || ends(i, Sort::Role));
    let small = || text.tokens.get(comma + 1).is_some_and(|t| t.case == Case::Lower);
    let role = || text.is(comma + 1, Sort::Role) && !(small() && people());
    let with = || text.says(comma + 1, "với") && MEASURES.iter().any(|w| text.says(comma + 2, w));
    text.is(comma + 1, Sort::Honorific) || role() || with()
}

/// `tại kỳ họp thứ 4, các đại biểu đã bầu …`, `tại cuộc họp báo, báo chí đặt câu hỏi`: whether those who do something
/// there stand behind a comma.
fn opens_main_clause(reading: &Reading<'_>, comma: usize) -> bool {
    let text = &reading.text;
    let first = comma + 1;
    let end = text.signs(first, first + LONGEST_SUBJECT).next().unwrap_or(first + LONGEST_SUBJECT);
    let does = |i: usize| {
        ["đã", "cũng", "đều", "sẽ"].iter().any(|w| text.says(i, w)) || text.is(i, Sort::PartVerb) && i > first + 1
    };
    THOSE.iter().any(|w| text.says(first, w)) && (first + 1..end).any(does)
}

/// Tokens from those who do something to the verb.
const LONGEST_SUBJECT: usize = 12;

/// First syllables of those who do something at an event: `các đại biểu`, `nhiều cử tri`, `lãnh đạo tỉnh`, `báo chí`.
const THOSE: [&str; 11] = ["các", "những", "nhiều", "lãnh", "báo", "người", "cử", "phóng", "đại", "đa", "hàng"];

/// `họp báo chiều nay`, `hội nghị ngày hôm qua`
fn is_today(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let day = if text.says(at, "ngày") { at + 1 } else { at };
    let this = |i: usize| text.says(i, "nay") || text.says(i, "qua");
    this(day + 1) && (text.says(day, "hôm") || part_of_day(text, day).is_some())
}

/// `cuộc họp thường kỳ tổ chức sáng 21-6`: when it is held, said behind the name.
fn is_held_on(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let behind = at + 2;
    let day = || part_of_day(text, behind).is_some() || text.says(behind, "ngày") || text.says(behind, "vào");
    text.says_all(at, &["tổ", "chức"]) && day()
}

/// `TP.`, `T.Ư`: a dot behind letters of an abbreviation.
fn is_short(reading: &Reading<'_>, dot: usize) -> bool {
    let before = dot.checked_sub(1).and_then(|i| reading.text.tokens.get(i));
    before.is_some_and(|t| t.text.chars().count() <= 3 && t.text.chars().all(char::is_uppercase))
}

/// Whether a venue is named at a token, behind `tại`.
pub(super) fn is_venue(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let noun = text.is(at, Sort::EventNoun);
    !noun
        && (text.is_capitalised(at)
            || [Sort::Head, Sort::Level, Sort::Place].iter().any(|s| text.is(at, *s))
            || ["hội", "trụ", "nhà", "phòng", "quảng", "trường", "hai", "điểm", "cơ"].iter().any(|w| text.says(at, w)))
}
