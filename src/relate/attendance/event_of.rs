//! Which of the article's events a sentence tells of.

use super::super::events::{Held, event_at};
use super::super::reading::{Read, Reading};
use crate::facts::Event;
use crate::recognize::date::DayMention;
use crate::recognize::words::Sort;

/// Keeps track of whether the text has left the reported events for another day.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    left: bool,
}

/// How many days an event may last that the text gives one day for.
const LONGEST: i32 = 3;

impl Elsewhere {
    /// The event of a sentence: the one that was told of last; where the sentence begins with a day, the one of that day.
    /// None where that day has no event (`Trước đó, ngày 5/1, …`).
    pub fn event<'h>(&mut self, reading: &Reading<'_>, read: &Read, n: usize, held: &'h [Held]) -> Option<&'h Held> {
        let last = event_at(held, n)?;
        let last = of_one_sentence(reading, read, last, held);
        if last.sentence == n {
            self.left = false;
            return Some(last);
        }
        if last.alone {
            return None;
        }
        let text = &reading.text;
        let (start, end) = (read.sentence.start, read.sentence.end);
        let same_day = (start..end.min(start + 4)).any(|i| text.says_all(i, &["cùng", "ngày"]));
        if same_day && self.left {
            return None;
        }
        self.left = false;
        if is_of_earlier(reading, read) {
            return None;
        }
        let first = reading.days.partition_point(|d| d.start < start);
        let head = |d: &&DayMention| d.start <= start + 5 && d.end <= end;
        let Some(day) = reading.days.get(first).filter(head) else { return Some(last) };
        let earlier = text.says_all(start, &["trước", "đó"]) || text.says_all(start + 1, &["trước", "đó"]);
        let falls_on = |h: &&Held| falls_on(day, &h.event).unwrap_or(!earlier);
        let found = Some(last).filter(falls_on).or_else(|| held.iter().find(falls_on));
        self.left = found.is_none();
        found
    }
}

/// `Trước đó, tại hội nghị giao ban do … tổ chức, A cho biết`: what was said at another event, with who held it.
fn is_of_earlier(reading: &Reading<'_>, read: &Read) -> bool {
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let at = (start..end.min(start + 5)).find(|i| text.says(*i, "tại") && text.is(i + 1, Sort::EventNoun));
    let held = |at: usize| {
        (at..end).any(|i| text.says(i, "do") && (i..end.min(i + 12)).any(|j| text.says_all(j, &["tổ", "chức"])))
    };
    text.says_all(start, &["trước", "đó"]) && at.is_some_and(held)
}

/// Whether a day is one of the event's; None where the event has no day.
fn falls_on(day: &DayMention, event: &Event) -> Option<bool> {
    let first = event.date?;
    let on = day.first.date(Some(first.year()))?;
    let last = event.end_date.unwrap_or(first);
    Some((on - first).get_days() >= 0 && (on - last).get_days() <= LONGEST)
}

/// Of several events that one sentence names, the one whose noun this sentence uses (`Đến dự buổi lễ có …`), else the first.
fn of_one_sentence<'h>(reading: &Reading<'_>, read: &Read, last: &'h Held, held: &'h [Held]) -> &'h Held {
    let text = &reading.text;
    let mut together = held.iter().filter(|h| h.sentence == last.sentence);
    let named = |h: &&Held| {
        let noun = [text.small(h.name.0), text.small(h.name.0 + 1)];
        let whole = if noun[0] == "lễ" { &noun[..1] } else { &noun[..] };
        (read.sentence.start..read.sentence.end).any(|i| text.says_all(i, whole))
    };
    let first = together.clone().next().unwrap_or(last);
    if last.sentence < read_index(reading, read) { together.find(named).unwrap_or(first) } else { first }
}

fn read_index(reading: &Reading<'_>, read: &Read) -> usize {
    reading.sentences.partition_point(|r| r.sentence.start < read.sentence.start)
}
