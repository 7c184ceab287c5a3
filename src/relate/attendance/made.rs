//! Who is made something where no verb of that part of the sentence says so: behind a semicolon, a colon, a decision.

use super::super::elected;
use super::scene::{Said, Scene};
use super::subjects::Subject;

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
}
