//! Taking part that no verb tells: a source (`Theo A, …`), a caption (`A và B tại buổi làm việc`).

use super::scene::{Said, Scene};
use crate::recognize::words::Sort;

impl Scene<'_> {
    /// `Theo đồng chí A, …`: A said so.
    pub(super) fn according_to(&self) -> Vec<Said> {
        let kinds = || vec!["attendee".to_owned(), "speaker".to_owned()];
        let by = (0..self.subjects.len()).filter(|s| self.is_source(*s));
        by.map(|s| Said { subject: s, kinds: kinds(), rule: "according-to" }).collect()
    }

    /// Where `Theo đồng chí A, …` opens the sentence: all behind it is what A tells.
    pub(super) fn source(&self) -> Option<usize> {
        let first = self.subjects.first().filter(|s| s.start == self.read.sentence.start + 1)?;
        self.is_source(0).then_some(first.whole_end)
    }

    fn is_source(&self, subject: usize) -> bool {
        let (text, subject) = (&self.reading.text, &self.subjects[subject]);
        // `Theo đại biểu A (Phó Bí thư Tỉnh ủy), …`
        let behind = subject.whole_end + usize::from(text.is_mark(subject.whole_end, &[')']));
        let head = subject.start.checked_sub(1).filter(|i| text.says(*i, "theo") && text.is_mark(behind, &[',']));
        head.is_some_and(|i| i <= self.segment(subject.start).0)
    }

    /// `A và B tại buổi làm việc`: a caption that shows who is there.
    pub(super) fn shown(&self) -> Vec<Said> {
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let kinds = || vec!["attendee".to_owned()];
        let all =
            || (0..self.subjects.len()).map(|subject| Said { subject, kinds: kinds(), rule: "caption" }).collect();
        // `Từ trái qua: A, B và C`
        if (start..end).any(|i| text.small(i) == "trái" && i > start && text.says(i - 1, "từ")) {
            return all();
        }
        let Some(last) = self.subjects.last().filter(|_| self.verbs.is_empty()) else { return Vec::new() };
        let at = (last.whole_end..end).find(|i| text.says(*i, "tại"));
        let event = at.is_some_and(|i| text.is(i + 1, Sort::EventNoun) && self.joins(last.whole_end, i));
        let heads = self.uncovered(start, self.subjects[0].start).count() <= 2;
        let row = (1..self.subjects.len()).all(|n| self.joins(self.subjects[n - 1].whole_end, self.subjects[n].start));
        if !(event && heads && row) {
            return Vec::new();
        }
        all()
    }
}
