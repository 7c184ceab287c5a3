//! Where a list of those present opens in a sentence.

use super::super::reading::{Read, Reading, body_of};
use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Marked, Sort};

/// Where the verb of presence ends that opens a list.
pub(super) fn opening(reading: &Reading<'_>, read: &Read) -> Option<usize> {
    let text = &reading.text;
    let mut verbs = reading.marks(read.sentence.start, read.sentence.end, Sort::PartVerb);
    let in_name = |at: usize| read.mentions.iter().any(|m| m.start < at && at < m.end);
    // `40 đại biểu đại diện cho 300 đoàn viên`: what they do for others.
    let stands = |v: &Mark| text.says(v.end, "cho") || text.says_all(v.end, &["tiêu", "biểu"]);
    let opens = |at: usize, v: &Mark| match reading.effect(*v) {
        // `lễ đón …`, `16 người tham gia Ban Thường vụ`
        "list" => !text.says(at.wrapping_sub(1), "lễ") && !joins(read, text, at, v.end),
        "side" => !stands(v) && lists(read, text, v.end),
        _ => false,
    };
    let (at, verb) = verbs.find(|(at, v)| opens(*at, v) && !in_name(*at))?;
    let first_person = read.mentions.iter().find(|m| matches!(m.what, What::Person(_))).map_or(usize::MAX, |m| m.start);
    (at < first_person && at - read.sentence.start <= 14).then_some(verb.end)
}

/// `tham gia Ban Thường vụ khóa mới`: whoever becomes its member.
fn joins(read: &Read, text: &Marked<'_>, at: usize, end: usize) -> bool {
    let body = || read.mentions.iter().any(|m| m.start == end && body_of(m).is_some());
    text.says_all(at, &["tham", "gia"]) && end == at + 2 && body()
}

/// `Về phía tỉnh có …`, `Đại diện lãnh đạo các sở dự …`, and not `Đại diện Sở A cho biết …`: whether a side is followed by
/// those who are there.
fn lists(read: &Read, text: &Marked<'_>, from: usize) -> bool {
    let says = |i: usize, words: &[&str]| words.iter().any(|w| text.says(i, w));
    let tells = |i: &usize| says(*i, &["đã", "cũng", "sẽ", "cho", "nêu", "đề", "khẳng", "báo", "trình", "phát"]);
    let near = from..read.sentence.end.min(from + LONGEST_SIDE);
    near.into_iter()
        .take_while(|i| !tells(i))
        .any(|i| says(i, &["có", "còn", "gồm", "dự"]) || text.is_mark(i, &[':', ';']))
}

/// Tokens from a side to what opens the list of those who are there for it.
const LONGEST_SIDE: usize = 30;
