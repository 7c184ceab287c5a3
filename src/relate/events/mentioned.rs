//! Events that no verb of holding tells of, but that people take part or speak at.
//!
//! Forms: `tại cuộc làm việc ngày 12-1 của A với B`, `khẳng định như vậy tại hội nghị gặp gỡ … vào sáng 17-3`, `Ngày 25.5, tại
//! X, ông A đã dự hội nghị công bố …`, `chủ trì cuộc họp về …`; and without a day, where the text goes on with `Tại buổi lễ`,
//! `phát biểu tại hội nghị`: the event is the first phrase with such a noun that says more than the noun, else the headline's,
//! else the noun itself where those present are listed, else what the first sentences say was spoken at (`Kết luận tại phiên
//! họp Chính phủ thường kỳ, …`).

use super::super::reading::{Read, Reading};
use super::held::{Context, event, is_planned, is_quoted};
use super::names::name_end;
use super::organizers::Organizers;
use super::time::{self, inside, is_bracketed, is_of_document, stands_alone};
use super::{Held, kind};
use crate::recognize::date::{DayMention, part_of_day};
use crate::recognize::words::Sort;

/// The event with a day that a sentence says somebody took part in or spoke at.
pub(super) fn with_day(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (start, end) = (read.sentence.start, read.sentence.end);
    nouns(reading, read).find_map(|at| {
        let name = (at, named_until(reading, at, end));
        let day = day_of(reading, (start, end), name).map(|day| time::of_day(reading, n, day, name, context));
        let time = day.or_else(|| today(reading, (start, end), name, context))?;
        is_present(reading, n, &time, context)
            .then(|| event(reading, n, at, name, Organizers::default(), Some(time), RULE))
    })
}

pub(super) const RULE: &str = "event-mentioned";

/// The event without a day that the text goes on to speak of as a known one, given the sentences of its body.
pub(super) fn without_day(reading: &Reading<'_>, body: &[usize], context: Context) -> Option<Held> {
    let (last, noun) = body.iter().find_map(|n| definite(reading, *n).map(|noun| (*n, noun)))?;
    let ahead = body.iter().filter(|n| **n <= last + 1);
    ahead.into_iter().find_map(|n| {
        let read = &reading.sentences[*n];
        let (start, end) = (read.sentence.start, read.sentence.end);
        let at = described(reading, (start, end), noun)?;
        let name = (at, named_until(reading, at, end));
        let day = inside(reading, (start, end)).find(|d| stands_alone(reading, start, d) && d.start < at);
        let time = day.map(|day| time::of_day(reading, *n, day, name, context));
        Some(event(reading, *n, at, name, Organizers::default(), time, RULE))
    })
}

/// `Kết luận tại phiên họp Chính phủ thường kỳ, Thủ tướng …`: the event without a day that a text begins with, as what somebody
/// spoke at.
pub(super) fn spoken_at(reading: &Reading<'_>, body: &[usize]) -> Option<Held> {
    const SPEAKING: [[&str; 2]; 5] =
        [["phát", "biểu"], ["kết", "luận"], ["cho", "biết"], ["nhấn", "mạnh"], ["khẳng", "định"]];
    let text = &reading.text;
    body.iter().take(FIRST_SENTENCES).find_map(|n| {
        let read = &reading.sentences[*n];
        let (start, end) = (read.sentence.start, read.sentence.end);
        nouns(reading, read).find_map(|at| {
            let name = (at, named_until(reading, at, end));
            let speaks = |i: usize| SPEAKING.iter().any(|words| text.says_all(i, words));
            let spoken = (at.saturating_sub(LONGEST_SPEAKING).max(start)..at).any(speaks);
            let whole = name.1 > nouns_end(reading, at) + 2 && kind::said(reading, name.0, name.1).is_some();
            let other = (at..name.1).any(|i| text.says_all(i, &["lần", "trước"]) || text.says_all(i, &["sắp", "tới"]));
            (spoken && whole && !other).then(|| event(reading, *n, at, name, Organizers::default(), None, RULE))
        })
    })
}

/// The sentences that a report tells what it is about in.
const FIRST_SENTENCES: usize = 3;

/// Tokens from a verb of speaking to the noun of the event, over what is spoken about.
const LONGEST_SPEAKING: usize = 12;

/// The event that a text takes as known from its list of those present on, and never describes: `Tham dự hội nghị có …`.
pub(super) fn attended(reading: &Reading<'_>, body: &[usize]) -> Option<Held> {
    let text = &reading.text;
    body.iter().find_map(|n| {
        let noun = definite(reading, *n)?;
        let name = (noun, nouns_end(reading, noun));
        // `Tới dự và phát biểu chỉ đạo tại Lễ kỷ niệm có …`
        let start = reading.sentences[*n].sentence.start.max(noun.saturating_sub(LONGEST_ATTENDING));
        let attends = text.says(noun.wrapping_sub(1), "dự")
            || text.says(noun.wrapping_sub(1), "tại") && (start..noun).any(|i| text.says(i, "dự"));
        let lists = attends && ["có", "gồm"].iter().any(|w| text.says(name.1, w));
        lists.then(|| event(reading, *n, noun, name, Organizers::default(), None, RULE))
    })
}

/// Tokens from `dự` to the noun of an event, over what else is done there.
const LONGEST_ATTENDING: usize = 8;

/// The nouns of events behind `tại`, `dự`, `chủ trì`, `mở đầu`, a quotation mark between, that are no plan.
fn nouns(reading: &Reading<'_>, read: &Read) -> impl Iterator<Item = usize> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    text.all(start + 1, end, Sort::EventNoun).filter(move |at| {
        let quote = at.checked_sub(1).filter(|i| text.is_mark(*i, &['"', '“', '\'', '‘']));
        let before = quote.unwrap_or(*at).checked_sub(1).filter(|i| *i >= start);
        let takes_part = before.is_some_and(|i| is_preposition(reading, i));
        let trial = ["tòa", "toà", "tiệc"].iter().any(|w| text.says(at + 1, w));
        // `buổi sáng` is a part of the day, `trong kỳ họp …, hội đồng sẽ bầu` a plan.
        let part = part_of_day(text, at + 1).is_some();
        let plan = text.says(before.unwrap_or(*at), "trong") && (*at..end.min(at + 30)).any(|i| text.says(i, "sẽ"));
        takes_part
            && !trial
            && !part
            && !plan
            && !is_quoted(reading, start, quote.unwrap_or(*at))
            && !is_planned(reading, start, *at)
    })
}

fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let chairs = || text.says(at, "trì") && text.says(at.wrapping_sub(1), "chủ");
    let opens = || text.says(at, "đầu") && text.says(at.wrapping_sub(1), "mở");
    let goes_on = || text.says(at, "trình") && text.says_all(at.wrapping_sub(3), &["tiếp", "tục", "chương"]);
    // `Phát biểu khai mạc hội nghị …`
    let speaks = || text.says(at, "mạc") && text.says(at.wrapping_sub(2), "biểu");
    let directs = || text.says(at, "đạo") && text.says(at.wrapping_sub(1), "chỉ");
    ["tại", "dự", "trong"].iter().any(|w| text.says(at, w)) || chairs() || opens() || directs() || goes_on() || speaks()
}

/// The day of an event that is mentioned: inside or right behind its name, or by itself before it.
fn day_of<'r>(reading: &'r Reading<'_>, sentence: (usize, usize), name: (usize, usize)) -> Option<&'r DayMention> {
    let days = || inside(reading, sentence).filter(|d| !is_of_document(reading, d) && !is_bracketed(reading, d));
    let behind = |d: &&DayMention| {
        let held = ["tổ", "diễn", "được", "ngày", "vào"].iter().any(|w| reading.text.says(name.1 + 1, w));
        let clause = !(name.1 + usize::from(held)..d.start).any(|i| reading.text.is_mark(i, &[',', ';']));
        let since = (d.start.saturating_sub(1)..=d.start).any(|i| reading.text.says(i.saturating_sub(1), "từ"));
        name.0 < d.start
            && d.start <= name.1 + 20
            && clause
            && !since
            && (d.part_of_day.is_some() || announced(reading, d.start))
    };
    let before = |d: &&DayMention| d.end <= name.0 && stands_alone(reading, sentence.0, d);
    days().find(behind).or_else(|| days().filter(before).last())
}

/// `ngày 12-1`, `vào 5/3`
fn announced(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    text.says(at, "ngày") || ["vào", "ngày", "hôm"].iter().any(|w| text.says(at.wrapping_sub(1), w))
}

/// `tại buổi họp báo chiều nay`, `tại hội nghị hôm qua`
fn today(
    reading: &Reading<'_>,
    sentence: (usize, usize),
    name: (usize, usize),
    context: Context,
) -> Option<time::Time> {
    let opening = sentence.0..(sentence.0 + 3).min(sentence.1);
    let near = opening.chain(name.0..(name.1 + 3).min(sentence.1));
    let text = &reading.text;
    let says = near.into_iter().any(|i| {
        let day = |i: usize| text.says(i, "hôm") || part_of_day(text, i).is_some();
        text.says(i, "nay") || text.says(i, "qua") && i > sentence.0 && day(i - 1)
    });
    says.then(|| time::today(reading, sentence.0, sentence.1, context)).flatten()
}

/// Whether a time is that of the report and not of something that it looks back on: an earlier year than the latest that the
/// text speaks of is history, unless the text begins with it.
fn is_present(reading: &Reading<'_>, n: usize, time: &time::Time, context: Context) -> bool {
    let early = reading.sentences[..n].iter().filter(|r| Reading::is_body(r)).take(3).count() < 3;
    let Some(date) = time.date else { return true };
    let later = context.years.last_day().is_some_and(|last| last > date);
    date.year() >= super::year::FIRST_YEAR_OF_REPORTS && (early || !later)
}

/// The noun of an event that a sentence takes as known: `Tại buổi lễ, …`, `phát biểu tại hội nghị, …`, `dự buổi làm việc có`.
fn definite(reading: &Reading<'_>, n: usize) -> Option<usize> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    let end = read.sentence.end;
    nouns(reading, read).find(|at| {
        let name_end = nouns_end(reading, *at);
        let cue = (*at..name_end + 1).filter_map(|i| text.longest(i, Sort::EventCue)).map(|m| m.end).max();
        let closed = |i: usize| {
            i >= end
                || text.is_mark(i, &[',', '.', ':', ';'])
                || ["có", "còn", "này", "do", "là", "ngày", "sáng", "chiều"].iter().any(|w| text.says(i, w))
        };
        closed(name_end) || cue.is_some_and(closed)
    })
}

/// The first noun phrase of a sentence that describes the event of a noun: of the same noun (`lễ` for `buổi lễ`), with more
/// than the noun, told as done.
fn described(reading: &Reading<'_>, sentence: (usize, usize), noun: usize) -> Option<usize> {
    let text = &reading.text;
    let (start, end) = sentence;
    text.all(start, end, Sort::EventNoun).find(|at| {
        let Some(mark) = text.longest(*at, Sort::EventNoun) else { return false };
        let inside = at.checked_sub(1).is_some_and(|i| text.longest(i, Sort::EventNoun).is_some_and(|m| m.end > *at));
        let past = at.checked_sub(1).is_some_and(|i| ["sau", "trước", "các"].iter().any(|w| text.says(i, w)));
        let told = !is_planned(reading, start, *at) && !is_quoted(reading, start, *at) && !past;
        let name = (*at, name_end(reading, *at, end));
        let says = kind::said(reading, name.0, name.1).is_some();
        !inside && told && is_same(reading, noun, *at) && name.1 > mark.end + 2 && says
    })
}

/// Whether two nouns may stand for one event: they share their last word (`lễ` and `buổi lễ`), or the kind that they say.
fn is_same(reading: &Reading<'_>, one: usize, two: usize) -> bool {
    let text = &reading.text;
    let end = |at: usize| nouns_end(reading, at);
    let last = |at: usize| text.small(end(at) - 1);
    let kind = |at: usize| kind::said(reading, at, end(at) + 3);
    last(one) == last(two) || kind(one).is_some_and(|k| kind(two) == Some(k))
}

/// The end of a name: that of the clause, of the quotation marks that it stands in, or the day behind it.
fn named_until(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let text = &reading.text;
    let end = name_end(reading, at, limit);
    let noun = text.longest(at, Sort::EventNoun).map_or(at, |m| m.end);
    let quote = at.checked_sub(1).filter(|i| text.is_mark(*i, &['"', '“', '\'', '‘']));
    let closed = quote.and_then(|_| (at..end).find(|i| text.is_mark(*i, &['"', '”', '\'', '’'])));
    let day = inside(reading, (noun + 1, end)).find(|d| d.part_of_day.is_some()).map(|d| d.start);
    let told = (noun + 1..end).find(|i| text.says(*i, "đã") || opens_clause(reading, *i));
    closed.or(day).or(told).unwrap_or(end)
}

/// `Tại buổi đối thoại với phụ huynh, nhiều người cho rằng …`: the comma before those who speak at what stands before.
fn opens_clause(reading: &Reading<'_>, comma: usize) -> bool {
    const SUBJECTS: [&[&str]; 8] = [
        &["khi"],
        &["nhiều"],
        &["rất", "nhiều"],
        &["một", "số"],
        &["đại", "diện"],
        &["đại", "biểu"],
        &["cử", "tri"],
        &["thay", "mặt"],
    ];
    let text = &reading.text;
    text.is_mark(comma, &[',']) && SUBJECTS.iter().any(|words| text.says_all(comma + 1, words))
}

/// The index behind the nouns that stand at a token one behind another: `lễ công bố`.
fn nouns_end(reading: &Reading<'_>, at: usize) -> usize {
    let mut end = at + 1;
    let mut here = Some(at);
    while let Some(noun) = here.and_then(|i| reading.text.longest(i, Sort::EventNoun)) {
        end = noun.end;
        here = Some(end);
    }
    end
}
