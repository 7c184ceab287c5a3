//! What the text tells of someone's life, which is none of the event's doing.

use super::super::reading::{Read, Reading};
use super::event_of::comes_back;
use super::subjects::Subject;

/// Whose life the text tells, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Life {
    of: Option<String>,
}

/// Tokens at the head of a sentence in which someone's birth is told.
const NEAR_HEAD: usize = 12;

impl Life {
    /// `Ông A sinh ngày 2/5/1979 tại B. Sau đó ông được điều động …`: whether a sentence goes on with the life that one before it
    /// began with a birth, and names no one else.
    pub fn goes_on(&mut self, reading: &Reading<'_>, read: &Read, subjects: &[Subject]) -> bool {
        if is_birth(reading, read) {
            self.of = subjects.first().map(|s| s.name.clone());
            return false;
        }
        let other = |name: &String| subjects.first().is_some_and(|s| s.name != *name);
        if self.of.as_ref().is_some_and(other) || self.of.is_some() && comes_back(reading, read) {
            self.of = None;
        }
        self.of.is_some()
    }
}

/// `Ông A sinh năm 1979`, and not in passing (`Ông A, sinh năm 1979, được bầu …`).
fn is_birth(reading: &Reading<'_>, read: &Read) -> bool {
    let (text, start) = (&reading.text, read.sentence.start);
    let end = read.sentence.end.min(start + NEAR_HEAD);
    let born = (start + 1..end).find(|i| text.says(*i, "sinh"));
    let when = |i: usize| ["ngày", "năm", "tháng", "tại"].iter().any(|w| text.says(i + 1, w));
    born.is_some_and(|i| when(i) && !text.is_mark(i - 1, &[',', '(', ';']) && !text.is_dash(i - 1))
}
