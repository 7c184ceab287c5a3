//! Taking part that no verb tells: a source (`Theo A, …`), a caption (`A và B tại buổi làm việc`).

use super::scene::{Said, Scene};
use crate::recognize::words::Sort;

impl Scene<'_> {
    /// `Theo đồng chí A, …`: A said so.
    pub(super) fn according_to(&self) -> Vec<Said> {
        let text = &self.reading.text;
        let by = |s: &usize| {
            let subject = &self.subjects[*s];
            // `Theo đại biểu A (Phó Bí thư Tỉnh ủy), …`
            let behind = subject.whole_end + usize::from(text.is_mark(subject.whole_end, &[')']));
            let head = subject.start.checked_sub(1).filter(|i| text.says(*i, "theo") && text.is_mark(behind, &[',']));
            head.is_some_and(|i| i <= self.segment(subject.start).0)
        };
        let kinds = || vec!["attendee".to_owned(), "speaker".to_owned()];
        (0..self.subjects.len()).filter(by).map(|s| Said { subject: s, kinds: kinds(), rule: "according-to" }).collect()
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
