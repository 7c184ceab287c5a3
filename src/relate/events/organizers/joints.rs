//! What may stand between organizers, and between them and the verb.

use super::super::super::reading::{Read, Reading};
use crate::recognize::date::part_of_day;
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// Words that may stand between two organizers, or between the last one and the verb.
pub(super) fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    const WORDS: [&str; 29] = [
        "cũng", ",", "và", "-", "–", "phối", "hợp", "với", "cùng", "đã", "long", "trọng", "thể", "(", ")", "tiếp",
        "tục", "vừa", "trang", "chính", "thức", "thuộc", "trực", "lần", "lượt", "đồng", "khóa", "khoá", "&",
    ];
    let word = reading.text.small(at);
    let text = &reading.text;
    let of_term = |i: usize| text.says(i, "khóa") || text.says(i, "khoá");
    // `nhiệm kỳ 2021 – 2026`
    let term = text.says(at, "nhiệm")
        || text.says(at.wrapping_sub(1), "nhiệm")
        || (text.tokens[at].text.len() == 4 && text.tokens[at].kind == TokenKind::Number);
    term || WORDS.contains(&word) || at.checked_sub(1).is_some_and(of_term)
}

/// Back over what is said of the organizer between it and the verb: `… do đồng chí X làm Trưởng đoàn`, `… - bệnh viện đầu
/// tiên của tỉnh -`.
pub(super) fn behind_apposition(reading: &Reading<'_>, read: &Read, verb: usize) -> usize {
    let text = &reading.text;
    let start = read.sentence.start;
    let led = (start..verb).rev().find(|i| text.says(*i, "do")).filter(|d| {
        let person = read.mentions.iter().any(|m| m.start > *d && m.end <= verb && matches!(m.what, What::Person(_)));
        person && (*d..verb).any(|i| text.says(i, "làm") || text.says(i, "dẫn"))
    });
    if let Some(led) = led {
        return (start..led).rev().find(|i| !text.is_mark(*i, &['(', ')'])).map_or(led, |_| led);
    }
    let Some(last) = (start..verb).rev().find(|i| text.is_dash(*i) || !is_joint(reading, *i)) else { return verb };
    if !text.is_dash(last) {
        return verb;
    }
    let body = |i: usize| read.mentions.iter().any(|m| m.end == i && matches!(m.what, What::Body(_)));
    (start..last).rev().find(|i| text.is_dash(*i) && body(*i)).unwrap_or(verb)
}

/// `Đảng ủy xã A sáng 5/1 tổ chức …`, `… chiều 22 và cả ngày 23/02 mở …`: back over the time between the organizer and the
/// verb.
pub(super) fn behind_time(reading: &Reading<'_>, read: &Read, verb: usize) -> usize {
    let text = &reading.text;
    let start = read.sentence.start;
    let becoming = |i: usize| ["đã", "vừa", "long", "trọng"].iter().any(|w| text.says(i, w));
    let mut at = (start..verb).rev().find(|i| !becoming(*i)).map_or(verb, |i| i + 1);
    let near = reading.days.partition_point(|d| d.end < at);
    let Some(day) = reading.days.get(near).filter(|d| d.end == at && d.start > start) else { return verb };
    at = day.start;
    let of_time = |i: usize| {
        let word = ["và", "cả", "ngày", "trong", "vào", ","].iter().any(|w| text.says(i, w));
        let number = text.tokens[i].kind == TokenKind::Number && part_of_day(text, i.wrapping_sub(1)).is_some();
        word || number || part_of_day(text, i).is_some()
    };
    while at > start && of_time(at - 1) {
        at -= 1;
    }
    let body = read.mentions.iter().any(|m| m.end == at && matches!(m.what, What::Body(_)));
    if body || at > start && text.is_mark(at - 1, &[')']) { at } else { verb }
}

/// `Sở X phối hợp với các đơn vị liên quan tổ chức …`, `… phối hợp với chính quyền tiến hành …`: back over partners that are
/// not named, to `phối hợp`.
pub(super) fn behind_partners(reading: &Reading<'_>, read: &Read, verb: usize) -> usize {
    let text = &reading.text;
    let with = (read.sentence.start..verb).rev().find(|i| text.says_all(*i, &["phối", "hợp"]));
    let several = |at: &usize| {
        let counts = |i: usize| text.tokens[i].kind == TokenKind::Number;
        (at + 2..verb.min(at + 4)).any(|i| counts(i) || ["các", "những", "một"].iter().any(|w| text.says(i, w)))
    };
    let small = |at: &usize| verb > at + 3 && (at + 2..verb).all(|i| text.tokens[i].case == Case::Lower);
    if let Some(comma) = behind_delegates(reading, read, verb) {
        return comma;
    }
    // `với 03 chi bộ trực thuộc`
    let named = |m: &&Mention| !matches!(&m.what, What::Body(body) if body.plural);
    let unnamed = |at: &usize| {
        // `Hội Nông dân A phối hợp với tỉnh B tổ chức`: a place stands for no partner by name.
        let place = || text.says(at + 2, "với") && text.is(at + 3, Sort::Level);
        (several(at) || small(at) || place())
            && !read.mentions.iter().filter(named).any(|m| m.start > *at && m.end <= verb)
    };
    with.filter(unnamed).unwrap_or(verb)
}

/// `Đảng ủy – UBND, đại diện các đoàn thể phường A tổ chức …`: back to the comma before those who take part in holding it without a
/// name.
fn behind_delegates(reading: &Reading<'_>, read: &Read, verb: usize) -> Option<usize> {
    let text = &reading.text;
    let from = read.sentence.start.max(verb.saturating_sub(LONGEST_DELEGATES));
    let opens = |i: &usize| {
        let several = ["các", "những", "một"].iter().any(|w| text.says(i + 2, w));
        i.checked_sub(1).is_some_and(|i| text.is_mark(i, &[','])) && text.says_all(*i, &["đại", "diện"]) && several
    };
    let at = (from..verb).rev().find(opens)?;
    let named = |m: &&Mention| m.start > at && m.end <= verb && !matches!(&m.what, What::Body(body) if body.plural);
    (!read.mentions.iter().any(|m| named(&m))).then_some(at - 1)
}

/// Tokens of those who are named so.
const LONGEST_DELEGATES: usize = 12;

/// Whether a further organizer stands by itself: at the beginning, behind the day, or behind what joins organizers.
pub(in crate::relate::events) fn begins_item(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let text = &reading.text;
    let Some(before) = at.checked_sub(1).filter(|i| *i >= start) else { return true };
    let token = &text.tokens[before];
    let of_day = reading.follows_day(at);
    let part = ["ngày", "nay", "giữa", "do", "đó", "hai", "ba", "các"].iter().any(|w| text.says(before, w));
    of_day || part || token.kind != TokenKind::Word || is_joint(reading, before)
}

/// Whether a token stands in brackets that open at or behind a place: a short name (`(TMD)`).
pub(super) fn in_brackets(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let text = &reading.text;
    let open = (from..=at).rev().find(|i| text.is_mark(*i, &['(', ')']));
    open.is_some_and(|i| text.is_mark(i, &['(']) && at < i + 6)
}
