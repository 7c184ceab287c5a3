//! Delegations, which a body sends: `Đoàn công tác của Sở A`, `Tổ kiểm tra số 3`, `Đoàn Trường A do ông B dẫn đầu`. They act for
//! whoever sent them, those that are there to inspect for themselves.

use super::reading::{Reading, body_of};
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;

/// Tokens between a delegation and the word that says who leads it.
const LONGEST_LEAD: usize = 30;

/// Tokens of the name of one before `của`.
const LONGEST_NAME: usize = 7;

/// Whether the noun for one stands at a token; `Đoàn` may also be the youth union's.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.text.small(at), "đoàn" | "tổ")
}

/// Whether the word behind the noun says that it inspects.
fn inspects(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.says_all(at, &["kiểm", "tra"]) || reading.text.says_all(at, &["giám", "sát"])
}

/// Whether one stands before `của`, given the place of `của`.
pub(super) fn stands_before(reading: &Reading<'_>, start: usize, of: usize) -> bool {
    (of.saturating_sub(LONGEST_NAME).max(start)..of).any(|i| is_noun(reading, i))
}

/// Whether one that is there to inspect stands in a range: `đoàn kiểm tra của Ban Thường vụ X do ông A dẫn đầu đã làm việc với …`.
pub(super) fn has_inspectors(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|i| is_noun(reading, i) && inspects(reading, i + 1))
}

/// The body for which another acts: `Đoàn công tác của Sở X` for the Sở; a delegation that bears its task in its name (`Đoàn kiểm
/// tra`), and whatever is no delegation, for itself.
pub(super) fn sender<'b>(reading: &Reading<'_>, body: &'b BodyMention) -> &'b BodyMention {
    let text = &reading.text;
    // `Đoàn Trường X do ông A dẫn đầu`: no youth union.
    let led = || {
        let words = [["dẫn", "đầu"], ["làm", "trưởng"]];
        let behind = body.end..body.end + LONGEST_LEAD;
        text.says(body.end, "do") && behind.into_iter().any(|i| words.iter().any(|w| text.says_all(i, w)))
    };
    let delegation = text.says(body.start, "đoàn") && (reading.words.kind_of_head(body.head) == "other" || led());
    match body.inner.as_deref() {
        Some(inner) if delegation && !has_task(reading, body) => inner,
        _ => body,
    }
}

/// Whether a body's own name says that it inspects.
pub(super) fn has_task(reading: &Reading<'_>, body: &BodyMention) -> bool {
    let own = body.inner.as_ref().map_or(body.end, |i| i.start);
    (body.start..own).any(|i| {
        let cue = reading.text.longest(i, Sort::EventCue);
        cue.is_some_and(|m| reading.words.concept(m.concept).name() == "inspection")
    })
}

/// `các đồng chí thành viên Đoàn`: the one that the text named last before a token, which is no youth union.
pub(super) fn last_before<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r BodyMention> {
    let mentions = reading.sentences.iter().flat_map(|s| &s.mentions).take_while(|m| m.end <= at);
    let tasked = |b: &&BodyMention| {
        let named = matches!(reading.text.small(b.start + 1), "kiểm" | "giám" | "công" | "thanh");
        reading.text.says(b.start, "đoàn") && named && !b.plural
    };
    mentions.filter_map(body_of).filter(tasked).last()
}
