//! Where an event is held: `tại …` before the verb, or behind the name.

use super::super::reading::{Read, Reading};
use super::names::is_venue;
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// The venue that a sentence names.
pub(super) fn place(reading: &Reading<'_>, read: &Read, verb: usize, name: (usize, usize)) -> Option<String> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let at = |i: &usize| text.says(*i, "tại") && is_venue(reading, i + 1);
    let before = (start..verb).find(at).map(|i| (i + 1, verb));
    // `làm việc tại Công an tỉnh A`: the name has the venue in it.
    let cue = || (name.0..name.1.min(name.0 + 4)).filter_map(|i| text.longest(i, Sort::EventCue)).map(|m| m.end - 1);
    let within = || cue().find(|i| *i < name.1 && at(i)).map(|i| (i + 1, name.1));
    let behind = || (name.1..end.min(name.1 + 14)).find(at).map(|i| (i + 1, end));
    let (from, limit) = before.or_else(within).or_else(behind)?;
    let to = venue_end(reading, from, limit);
    (to > from && to - from < 24).then(|| text.words(from, to))
}

/// The end of a venue: a comma, unless a place goes on behind it (`Quảng trường A, TP. B`); brackets belong to it.
fn venue_end(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let text = &reading.text;
    let mut depth = 0i32;
    for i in from..limit {
        let token = &text.tokens[i];
        match token.text.as_ref() {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        let goes_on = text.is(i + 1, Sort::Level) && text.is_capitalised(i + 2)
            || text.longest(i + 1, Sort::Place).is_some_and(|m| text.is_mark(m.end, &[',']));
        let sentence = token.is_mark('.') && text.tokens.get(i + 1).is_none_or(|t| t.kind == TokenKind::LineEnd);
        let stop = token.kind == TokenKind::LineEnd
            || sentence
            || token.is_mark(';')
            || (token.is_mark(',') && !goes_on && depth == 0)
            || (i > from && text.is(i, Sort::Honorific))
            || ["dịp", "kỷ", "ngày"].iter().any(|w| text.says_all(i, &["nhân", w]))
            || (depth == 0
                && ["trong", "sáng", "chiều", "tối", "ngày", "vào", "đã", "nhằm", "và", "với", "dưới", "do"]
                    .iter()
                    .any(|w| text.says(i, w)));
        if stop {
            return i;
        }
    }
    let full_stop = limit.checked_sub(1).filter(|i| *i > from && text.is_mark(*i, &['.']));
    full_stop.unwrap_or(limit)
}
