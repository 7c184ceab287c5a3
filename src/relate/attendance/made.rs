//! Who is made something where no verb of that part of the sentence says so: behind a semicolon, a colon, a decision.

use super::super::elected;
use super::scene::{Said, Scene};
use super::subjects::Subject;
use super::verbs::{Effect, Verb};
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::Sort;

/// Tokens from a verb over the office that it gives to when that was.
const LONGEST_OFFICE: usize = 24;

/// Tokens from a verb to its year, where nothing comes between.
const NEAR_YEAR: usize = 8;

/// Tokens from `Các` to the first of those that it opens.
const NEAR: usize = 4;

impl Scene<'_> {
    /// `A trúng cử Bí thư; B là Chi ủy viên`: what was done to A holds for B in a part without a verb.
    pub(super) fn carried(&self, said: &[Said]) -> Vec<Said> {
        let mut made = vec![Vec::new(); self.subjects.len()];
        for said in said {
            let kinds = said.kinds.iter().filter(|k| matches!(k.as_str(), "elected" | "appointed"));
            made[said.subject].extend(kinds.cloned());
        }
        let told = |subject: usize| said.iter().any(|s| s.subject == subject);
        let mut out = Vec::new();
        for n in 1..self.subjects.len() {
            if made[n - 1].is_empty() || !made[n].is_empty() || told(n) {
                continue;
            }
            let Some(last) = self.made_with(n) else { continue };
            let kinds = made[n - 1].clone();
            for subject in (n..=last).filter(|s| !told(*s)) {
                made[subject].clone_from(&kinds);
                out.push(Said { subject, kinds: kinds.clone(), rule: "carried" });
            }
        }
        out
    }

    /// The last of a row of subjects that are made something, in a part of the sentence without a verb.
    fn made_with(&self, first: usize) -> Option<usize> {
        let text = &self.reading.text;
        let at = self.subjects[first].start;
        let (start, end) = self.segment(at);
        // `A tái đắc cử Chủ tịch, B và C giữ chức Phó Chủ tịch, D …`
        let comma = text.is_mark(at.wrapping_sub(1), &[',']);
        let mut row = self.onward(first, !comma).into_iter().filter(|s| self.subjects[*s].start < end);
        let last = row.next_back().unwrap_or(first);
        let next = || self.subjects.get(last + 1).map_or(end, |s| s.start.min(end));
        let (start, end) = if comma { (at, next()) } else { (start, end) };
        let idle = !self.verbs.iter().any(|v| v.at >= start && v.at < end);
        let heads = self.uncovered(start, at).count() <= 2;
        let is = |i: usize| ["là", "giữ", "làm"].iter().any(|w| text.says(i, w));
        // `…; hai phó chủ tịch là ông B và ông C`
        let named = text.says(at.wrapping_sub(1), "là");
        // `…; các đồng chí A, B giữ chức Phó Chủ tịch`
        let row = &self.subjects[last];
        let made = named || (row.end..end.min(row.whole_end + 3)).any(is);
        let apart = start != self.read.sentence.start && idle && heads && made;
        apart.then_some(if comma { last } else { first })
    }

    /// `Theo đó, ông A giữ chức Giám đốc …; ông B, ông C giữ chức Phó Giám đốc`, behind a decision that was made known: they are
    /// appointed.
    pub(super) fn accordingly(&self) -> Vec<Said> {
        let text = &self.reading.text;
        let start = self.read.sentence.start;
        // `Các ông: A, B và C giữ chức …`
        let several = || text.says(start, "các") && self.subjects.first().is_some_and(|s| s.start <= start + NEAR);
        if !text.says_all(start, &["theo", "đó"]) && !several() {
            return Vec::new();
        }
        let takes = |s: &Subject| (s.end..s.whole_end + 2).any(|i| text.says_all(i, &["giữ", "chức"]));
        let mut out = Vec::new();
        let mut row = 0;
        for (n, subject) in self.subjects.iter().enumerate() {
            let apart = n > 0 && !self.joins(self.subjects[n - 1].whole_end, subject.start);
            let parted = n > 0 && self.segment(self.subjects[n - 1].start) != self.segment(subject.start);
            row = if apart || parted { n } else { row };
            if takes(subject) {
                out.extend((row..=n).map(|subject| Said {
                    subject,
                    kinds: vec!["appointed".to_owned()],
                    rule: "decided",
                }));
                row = n + 1;
            }
        }
        out
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

    /// Those who stand in the list of an elected committee, by the tokens where their names begin.
    pub(super) fn members(&self, names: &[usize]) -> Vec<Said> {
        let named = |s: &Subject| names.iter().any(|at| s.start <= *at && *at < s.end);
        let members = self.subjects.iter().enumerate().filter(|(_, s)| named(s));
        members
            .map(|(n, _)| Said { subject: n, kinds: vec!["elected".to_owned()], rule: "elected-committee" })
            .collect()
    }

    /// `Kết quả bầu cử: 1. Đồng chí A – Bí thư`: those behind the colon are elected.
    pub(super) fn results(&self) -> Vec<Said> {
        let told = elected::results(&self.reading.text, self.read.sentence.start, self.read.sentence.end);
        let Some(colon) = told.and_then(|(_, end)| self.colon(end)) else { return Vec::new() };
        let kinds = || vec!["elected".to_owned()];
        let said = |subject| Said { subject, kinds: kinds(), rule: "elected-committee" };
        (0..self.subjects.len()).filter(|s| self.subjects[*s].start > colon).map(said).collect()
    }

    /// `trúng cử đại biểu Quốc hội`: what voters do, and no meeting.
    fn is_of_voters(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let council = |i: usize| ["quốc", "hđnd", "hội"].iter().any(|w| text.says(i, w));
        (verb.end..verb.end + 2).any(|i| text.says_all(i, &["đại", "biểu"]) && council(i + 2))
    }

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
        if done && self.is_of_voters(verb) {
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
}
