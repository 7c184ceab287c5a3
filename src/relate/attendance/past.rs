//! What a sentence tells of another time, or in passing: no part of what happens at the event.

use super::scene::Scene;
use super::verbs::{Effect, Verb};
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// Tokens from a verb over the office that it gives to when that was.
const LONGEST_OFFICE: usize = 24;

/// Tokens from a verb to its year, where nothing comes between.
const NEAR_YEAR: usize = 8;

/// Tokens from `trong` to a verb: `trong việc tiếp nhận, bổ nhiệm`.
const NEAR: usize = 6;

impl Scene<'_> {
    /// `được kết nạp Đảng năm 1968`, `Năm 2010, ông được bầu …`: told of an earlier year.
    pub(super) fn is_past(&self, verb: &Verb) -> bool {
        let done = verb.is_done_to_someone();
        let text = &self.reading.text;
        // `Trước đó, ông A đã được điều động`, `Tháng 1/2016, ông được bầu`
        let head = self.read.sentence.start;
        let today = (head..head + 8).any(|i| text.says(i, "nay"));
        let done_first = || self.verbs.iter().take_while(|v| v.at < verb.at).any(Verb::is_done_to_someone);
        if !today && text.says_all(head, &["trước", "đó", ","]) && (done || done_first() || self.says_only(verb)) {
            return true;
        }
        if done && (self.is_of_voters(verb) || self.is_aside(verb)) {
            return true;
        }
        let is_year = |i: usize| text.tokens.get(i).is_some_and(|t| t.text.len() == 4 && t.text.parse::<i16>().is_ok());
        let of_time = || matches!(text.small(head), "năm" | "tháng" | "từ" | "đến") && (head..head + 5).any(is_year);
        if done && self.year.is_none() && of_time() {
            return true;
        }
        let Some(year) = self.year.filter(|_| done) else { return false };
        let (start, end) = self.segment(verb.at);
        // What an award is given for may be told behind it (`vì thành tích năm 2016`).
        let reach = if verb.kinds.iter().any(|k| k == "awardee") { NEAR_YEAR } else { LONGEST_OFFICE };
        (start..end.min(verb.end + reach)).any(|i| {
            // `Đồng chí A, sinh năm 1970, được bầu …`
            if text.says(i.wrapping_sub(1), "sinh") {
                return false;
            }
            let named: Option<i16> = text.tokens.get(i + 1).and_then(|t| t.text.parse().ok());
            let of_month = || text.tokens.get(i + 3).and_then(|t| t.text.parse::<i16>().ok());
            let month = text.says(i, "tháng") && text.is_mark(i + 2, &['/', '-']);
            let named = if month { of_month() } else { named.filter(|_| text.says(i, "năm")) };
            named.is_some_and(|n| (1930..year - i16::from(!month)).contains(&n))
        })
    }

    /// Whether what a verb does to someone is told in passing: `sau khi ông A được điều động`, `ông A (đã được điều động)`, `vi phạm
    /// trong việc bổ nhiệm ông A`, `hủy quyết định bổ nhiệm ông A`, `được bầu hồi tháng 12`, `sau 8 tháng được điều động`.
    fn is_aside(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let (start, end) = self.segment(verb.at);
        let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        let clause = text.signs(start, verb.at).rfind(|i| text.is_mark(*i, &[',', ':'])).map_or(start, |i| i + 1);
        let named = |from: usize| self.subjects.iter().any(|s| s.start > from && s.end <= verb.at);
        let when = (clause..verb.at).find(|i| text.says(*i, "khi"));
        let since = || {
            let period = |i: usize| text.says(i, "tháng") || text.says(i, "năm");
            (clause..verb.at).any(|i| period(i) && number(i.wrapping_sub(1)) && text.says(i + 1, "được"))
        };
        let fault = || {
            let from = start.max(verb.at.saturating_sub(NEAR));
            (from..verb.at).any(|i| text.says_all(i, &["trong", "việc"]))
                || (start..verb.at).any(|i| text.says_all(i, &["hủy", "quyết"]) || text.says_all(i, &["huỷ", "quyết"]))
        };
        let before = || {
            let last = end.min(verb.end + LONGEST_OFFICE);
            let earlier = |i: usize| text.says(i, "hồi") || text.says(i, "từ");
            (verb.end..last).any(|i| earlier(i) && (text.says(i + 1, "tháng") || text.says(i + 1, "năm")))
        };
        // `Trước khi Đại hội diễn ra, ông A được điều động`, `Ông A sau đó được phân công`
        let other_time = || {
            let later = |i: usize| text.says_all(i, &["sau", "đó"]);
            let from = self.subjects.iter().rfind(|s| s.end <= verb.at).map_or(clause, |s| s.whole_end);
            // `Được biết, ông A được điều động …`
            let known = text.says_all(start, &["được", "biết"]);
            known || text.says_all(start, &["trước", "khi"]) || verb.passive && (from.min(verb.at)..verb.at).any(later)
        };
        when.is_some_and(named) || other_time() || since() || self.is_in_brackets(verb) || fault() || before()
    }

    /// `ông A (nguyên Giám đốc, đã được điều động về …)`
    fn is_in_brackets(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let bracket = text.signs(self.read.sentence.start, verb.at).rfind(|i| text.is_mark(*i, &['(', ')']));
        let open = bracket.filter(|i| text.is_mark(*i, &['(']));
        open.is_some_and(|open| (open..verb.at).any(|i| ["đã", "nguyên", "vừa", "mới"].iter().any(|w| text.says(i, w))))
    }

    /// Whether all that a sentence tells up to a verb is that someone says something, and nothing of an event.
    fn says_only(&self, verb: &Verb) -> bool {
        let start = self.read.sentence.start;
        let first = self.verbs.iter().all(|v| v.at >= verb.at);
        let says = matches!(verb.effect, Effect::Says | Effect::Addresses);
        says && first && self.reading.text.next(start, verb.at, Sort::EventNoun).is_none()
    }

    /// `Ngày 7/6, ông A cho biết Chi bộ B vừa họp`: whoever only reports what a body holds is not said to be there.
    pub(super) fn is_report(&self, verb: &Verb, event: usize) -> bool {
        let text = &self.reading.text;
        let host = |m: &Mention| matches!(m.what, What::Body(_)) && m.start >= verb.end && m.end <= event;
        let there = text.says(verb.end, "tại") || text.says(event.wrapping_sub(1), "tại");
        !there && self.says_only(verb) && self.read.mentions.iter().any(host)
    }

    /// `trúng cử đại biểu Quốc hội`: what voters do, and no meeting.
    fn is_of_voters(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let council = |i: usize| ["quốc", "hđnd", "hội"].iter().any(|w| text.says(i, w));
        (verb.end..verb.end + 2).any(|i| text.says_all(i, &["đại", "biểu"]) && council(i + 2))
    }
}
