//! Which of the article's events a sentence tells of.

use super::super::events::{Held, event_at};
use super::super::reading::{Read, Reading};
use crate::recognize::date::{Day, DayMention};
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// Keeps track of whether the text has left the reported events for another day.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    left: bool,
}

/// Sentences before the one that mentions an event in which people may already speak at it.
const LEAD: usize = 5;

/// How many days an event may last that the text gives one day for.
const LONGEST: i32 = 3;

impl Elsewhere {
    /// The event of a sentence: the one that was told of last; where the sentence begins with a day, the one of that day.
    /// None where that day has no event (`Trước đó, ngày 5/1, …`), or where the text mentions it only much later.
    pub fn event<'h>(&mut self, reading: &Reading<'_>, read: &Read, n: usize, held: &'h [Held]) -> Option<&'h Held> {
        let event = self.event_of_day(reading, read, n, held)?;
        let far = event.is_mention() && n + LEAD < event.sentence;
        (!far || comes_back(reading, read)).then_some(event)
    }

    /// The same, however far ahead the text mentions it.
    fn event_of_day<'h>(&mut self, reading: &Reading<'_>, read: &Read, n: usize, held: &'h [Held]) -> Option<&'h Held> {
        let last = event_at(held, n)?;
        let last = of_one_sentence(reading, read, last, held);
        if last.sentence == n {
            self.left = false;
            return Some(last);
        }
        if last.alone || self.left && n < last.sentence && !comes_back(reading, read) {
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
        let head = |d: &&DayMention| d.end <= end && (d.start <= start + 5 || is_of_other_meeting(reading, read, d));
        let Some(day) = reading.days.get(first).filter(head) else { return Some(last) };
        let earlier = text.says_all(start, &["trước", "đó"]) || text.says_all(start + 1, &["trước", "đó"]);
        let falls_on = |h: &&Held| falls_on(reading, day, h).unwrap_or(!earlier);
        let found = Some(last).filter(falls_on).or_else(|| held.iter().find(falls_on));
        self.left = found.is_none();
        found
    }
}

/// `Tại hội nghị chi bộ ngày 10/4, bà A phát biểu`: a day right behind the meeting that the sentence opens with.
fn is_of_other_meeting(reading: &Reading<'_>, read: &Read, day: &DayMention) -> bool {
    let (text, start) = (&reading.text, read.sentence.start);
    let opens = text.says(start, "tại") && text.is(start + 1, Sort::EventNoun);
    opens && !text.signs(start, day.start).any(|i| text.is_mark(i, &[',']))
}

/// `Trước đó, hồi tháng 3, A bày tỏ …`, `Trước đó, tại cuộc giao ban với lãnh đạo các sở, A quán triệt …`: what was said or
/// done at another time, or at another event that the sentence tells more of than its noun.
fn is_of_earlier(reading: &Reading<'_>, read: &Read) -> bool {
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    if !text.says_all(start, &["trước", "đó"]) {
        return false;
    }
    let head = start + 2..end.min(start + NEAR_TIME);
    let period = |i: usize| text.says(i, "tháng") || text.says(i, "năm");
    let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let time = head.clone().any(|i| period(i) && number(i + 1));
    let at = head.clone().find(|i| text.says(*i, "tại") && text.is(i + 1, Sort::EventNoun));
    let told = |at: usize| {
        let comma = text.signs(at, end).find(|i| text.is_mark(*i, &[',']));
        comma.is_some_and(|comma| comma > at + LONGEST_NOUN)
    };
    // `Trước đó, lễ đón … đã được tổ chức`
    let took_place = || {
        let noun = text.is_mark(start + 2, &[',']) && text.is(start + 3, Sort::EventNoun);
        noun && (start + 3..end).any(|i| text.says_all(i, &["tổ", "chức"]) || text.says_all(i, &["diễn", "ra"]))
    };
    time || at.is_some_and(told) || took_place()
}

/// Tokens at the head of a sentence that tell when or at what meeting.
const NEAR_TIME: usize = 9;

/// Tokens of `tại` and the noun of an event that says no more of it: `tại buổi làm việc`, `tại hội nghị này`.
const LONGEST_NOUN: usize = 5;

/// `Tại buổi lễ, …`, `Cùng dự có …`: whether a sentence speaks of an event again, before which the text left it for another day.
pub(super) fn comes_back(reading: &Reading<'_>, read: &Read) -> bool {
    let (start, end) = (read.sentence.start, read.sentence.start + NEAR_HEAD);
    let present =
        || reading.marks(start, end, Sort::PartVerb).any(|(_, m)| matches!(reading.effect(m), "list" | "side"));
    reading.text.next(start, end, Sort::EventNoun).is_some() || present()
}

/// Tokens at the head of a sentence.
const NEAR_HEAD: usize = 4;

/// Whether a day is one of the event's; None where the event has no day.
fn falls_on(reading: &Reading<'_>, day: &DayMention, held: &Held) -> Option<bool> {
    let (first, last) = match held.event.date {
        Some(first) => (first, held.event.end_date.unwrap_or(first)),
        None => {
            let open = day_of_open_year(reading, held)?;
            let date = |open: Day| open.date(Some(day.first.year.unwrap_or(LEAP_YEAR)));
            let first = date(open.first)?;
            (first, open.last.and_then(date).unwrap_or(first))
        }
    };
    let on = day.first.date(Some(first.year()))?;
    Some((on - first).get_days() >= 0 && (on - last).get_days() <= LONGEST)
}

/// Any year that has all days.
const LEAP_YEAR: i16 = 2000;

/// `Hôm 19/5, ông A làm việc với Huyện ủy B`: the day of an event whose year the text leaves open.
fn day_of_open_year<'r>(reading: &'r Reading<'_>, held: &Held) -> Option<&'r DayMention> {
    let sentence = reading.sentences.get(held.sentence)?.sentence;
    let from = reading.days.partition_point(|d| d.start < sentence.start);
    let to = reading.days.partition_point(|d| d.end <= sentence.end).max(from);
    let days = &reading.days[from..to];
    days.iter().rfind(|d| d.end <= held.name.0).or_else(|| days.first())
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
