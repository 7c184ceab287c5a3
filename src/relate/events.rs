//! What the article reports as held: kind, name, day, place, organisers.

use jiff::civil::Date;

use super::reading::{Read, Reading, body_of};
use crate::facts::Event;
use crate::recognize::date::{Day, DayMention, part_of_day, years};
use crate::recognize::layout::Part;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::{Mark, Sort};
use crate::text::TokenKind;

/// An event with where it stands.
#[derive(Debug)]
pub(super) struct Held {
    pub event: Event,
    /// Index of the sentence.
    pub sentence: usize,
    /// Whether the text says that it followed another one the same day.
    follows: bool,
    /// The tokens of the event's name.
    pub name: (usize, usize),
    /// The bodies that hold it, as mentioned.
    pub organizers: Vec<BodyMention>,
}

/// The events of an article, in order. The first sentence that holds one gives the main event; a later one counts when it
/// names a time of its own.
pub(super) fn events(reading: &Reading<'_>, published: Option<Date>) -> Vec<Held> {
    let all_days = &reading.days;
    let mut out: Vec<Held> = Vec::new();
    let mut fallback: Option<Held> = None;
    for (n, read) in reading.sentences.iter().enumerate() {
        if read.sentence.part != Part::Body {
            continue;
        }
        let inside: Vec<&DayMention> =
            all_days.iter().filter(|d| d.start >= read.sentence.start && d.end <= read.sentence.end).collect();
        let before = out.last().and_then(|h| h.event.date);
        let Some(found) = held(reading, read, n, &inside, published, all_days, before) else { continue };
        let timed = found.event.date.is_some();
        match out.first() {
            None if timed => out.push(found),
            None => fallback = fallback.or(Some(found)),
            Some(_) if timed && found.follows => out.push(found),
            Some(first) if timed => {
                let again = out.iter().any(|h| {
                    h.event.date == found.event.date
                        && (h.event.part_of_day == found.event.part_of_day || found.event.part_of_day.is_none())
                });
                let near = match (first.event.date, found.event.date) {
                    (Some(a), Some(b)) => (b - a).get_days().abs() <= 7,
                    _ => false,
                };
                if !again && near {
                    out.push(found);
                }
            }
            Some(_) => {}
        }
    }
    if out.is_empty() {
        out.extend(named_behind_day(reading, published));
    }
    if out.is_empty() {
        out.extend(fallback.or_else(|| from_title(reading, published)));
    }
    let title_cue = reading.layout.title.and_then(|(s, e)| cue(reading, s, e));
    for (n, held) in out.iter_mut().enumerate() {
        held.event.id = format!("e{}", n + 1);
        if held.event.kind.is_empty() {
            let of_title = title_cue.clone().filter(|_| n == 0);
            held.event.kind = of_title.or_else(|| usual(reading, held.name.0)).unwrap_or_else(|| "other".to_owned());
        }
    }
    out
}

/// `[time] [bodies] tổ chức [event]`, or `[event] diễn ra [time]`.
fn held(
    reading: &Reading<'_>,
    read: &Read,
    n: usize,
    inside: &[&DayMention],
    published: Option<Date>,
    all: &[DayMention],
    before: Option<Date>,
) -> Option<Held> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    if text.says(start, "năm") || begins_with_order(reading, start) {
        return None;
    }
    for (at, verb) in reading.marks(start, end, Sort::EventVerb) {
        if in_mention(read, at) || quoted(reading, start, at) || is_planned(reading, start, at) {
            continue;
        }
        let named = event_name(reading, read, at, verb);
        let Some((from, to)) = named.or_else(|| event_before(reading, start, at)) else { continue };
        let organizers = organizers(read, text, at);
        let day = inside.iter().rfind(|d| d.end <= at).or_else(|| inside.iter().find(|d| d.start < to + 8)).copied();
        if day.is_none() && organizers.is_empty() {
            continue;
        }
        let year_hint = |d: Day| year_of(reading, d, (from, to), published, all);
        let same_day = day.is_none().then(|| same_day(reading, start, at)).flatten();
        let date = day.and_then(|d| d.first.date(year_hint(d.first))).or_else(|| same_day.and(before));
        let end_date = day.and_then(|d| d.last).and_then(|d| d.date(year_hint(d)));
        let event = Event {
            kind: cue(reading, from, to).unwrap_or_default(),
            name: text.words(from, to),
            date,
            end_date,
            part_of_day: day.and_then(|d| d.part_of_day).or(same_day.flatten()).map(str::to_owned),
            place: place(reading, start, at, to, end),
            evidence: reading.quote(read, "event"),
            ..Event::default()
        };
        return Some(Held { event, sentence: n, follows: same_day.is_some(), name: (from, to), organizers });
    }
    None
}

/// `Sáng 17/10, Đại hội Đảng bộ X công bố kết quả bầu cử`: an event that acts itself, right behind the day.
fn named_behind_day(reading: &Reading<'_>, published: Option<Date>) -> Option<Held> {
    let text = &reading.text;
    reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)).find_map(|(n, read)| {
        let inside = |d: &&DayMention| d.start >= read.sentence.start && d.end <= read.sentence.end;
        let day = reading.days.iter().find(inside)?;
        let from = (day.end..day.end + 3).find(|i| text.is(*i, Sort::EventNoun))?;
        let body = read.mentions.iter().filter(|m| m.start <= from + 3 && m.end > from + 1).find_map(body_of)?;
        let to = body.end.min(read.sentence.end);
        let date = day.first.date(year_of(reading, day.first, (from, to), published, &reading.days));
        let event = Event {
            kind: cue(reading, from, to).unwrap_or_default(),
            name: text.words(from, to),
            date,
            part_of_day: day.part_of_day.map(str::to_owned),
            evidence: reading.quote(read, "event-behind-day"),
            ..Event::default()
        };
        Some(Held { event, sentence: n, follows: false, name: (from, to), organizers: vec![body.clone()] })
    })
}

/// `Chiều cùng ngày`, `Ngay sau đó`: the day of the event before, with the part of the day where it is named.
fn same_day(reading: &Reading<'_>, start: usize, verb: usize) -> Option<Option<&'static str>> {
    let text = &reading.text;
    let again = [&["cùng", "ngày"][..], &["ngay", "sau", "đó"], &["cũng", "trong"]];
    let at = (start..verb.min(start + 6)).find(|i| again.iter().any(|words| text.says_all(*i, words)))?;
    Some((start..at).find_map(|i| part_of_day(text, i)))
}

fn in_mention(read: &Read, at: usize) -> bool {
    read.mentions.iter().any(|m| m.start <= at && at < m.end)
}

/// Whether the place stands between quotation marks that are open since the sentence began.
fn quoted(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let mut depth = 0i32;
    for i in start..at {
        match reading.text.tokens[i].text.as_ref() {
            "“" => depth += 1,
            "”" => depth -= 1,
            "\"" => depth = 1 - depth,
            _ => {}
        }
    }
    depth > 0
}

/// `Tổ chức hội nghị…` without a subject is a task, not a report.
fn begins_with_order(reading: &Reading<'_>, start: usize) -> bool {
    reading.text.is(start, Sort::EventVerb)
}

fn is_planned(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let tokens = &reading.text.tokens[at.saturating_sub(4).max(start)..at];
    tokens.iter().any(|t| matches!(t.text.as_ref(), "sẽ" | "chuẩn" | "cần" | "để"))
}

/// The name behind the verb: from the noun or cue of the event to the end of the clause.
fn event_name(reading: &Reading<'_>, read: &Read, at: usize, verb: Mark) -> Option<(usize, usize)> {
    let text = &reading.text;
    let opens = |i: usize| text.is(i, Sort::EventNoun) || text.is(i, Sort::EventCue);
    // A verb that is itself part of the name: `họp phiên`, `làm việc với`.
    let from = (at..(verb.end + 7).min(read.sentence.end)).find(|i| opens(*i))?;
    if (verb.end..from).any(|i| text.is_mark(i, &['.', ';'])) {
        return None;
    }
    Some((from, name_end(reading, from, read.sentence.end)))
}

/// The name before the verb: `Hội nghị … diễn ra`.
fn event_before(reading: &Reading<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let text = &reading.text;
    if !(text.says(at, "diễn") || text.says(at, "được") || text.says(at, "khai")) {
        return None;
    }
    (start..at).find(|i| text.is(*i, Sort::EventNoun)).map(|from| (from, at))
}

fn name_end(reading: &Reading<'_>, from: usize, limit: usize) -> usize {
    let text = &reading.text;
    let mut quote = false;
    for i in from..limit.min(from + 60) {
        let token = &text.tokens[i];
        quote = match token.text.as_ref() {
            "“" => true,
            "”" => false,
            "\"" => !quote,
            _ => quote,
        };
        let stop = token.kind == TokenKind::LineEnd
            || token.is_mark('.')
            || token.is_mark(';')
            || token.is_mark(':')
            || (i > from + 1 && matches!(token.text.as_ref(), "nhằm" | "do" | "giữa" | "theo" | "dưới"));
        if stop && !quote {
            return i;
        }
    }
    limit.min(from + 60)
}

/// The kind of the first cue in a range; of several at one place the longest.
fn cue(reading: &Reading<'_>, from: usize, to: usize) -> Option<String> {
    (from..to)
        .find_map(|i| reading.text.longest(i, Sort::EventCue).filter(|m| m.end <= to))
        .map(|m| reading.words.concept(m.concept).name().to_owned())
}

/// The kind that the noun at the head of a name usually stands for: a `hội nghị` is a committee's.
fn usual(reading: &Reading<'_>, at: usize) -> Option<String> {
    let noun = reading.text.longest(at, Sort::EventNoun)?;
    let kind = reading.words.concept(noun.concept).value("usually")?;
    reading.words.by_local_name("event-types", kind).map(|c| c.name().to_owned())
}

/// Bodies before the verb, joined by commas, dashes, `và` or `phối hợp với`; what stands behind `của` or `tại` is none.
fn organizers(read: &Read, text: &crate::recognize::words::Marked<'_>, verb: usize) -> Vec<BodyMention> {
    let mut out: Vec<BodyMention> = Vec::new();
    let mut reach = verb;
    for mention in read.mentions.iter().rev().filter(|m| m.end <= verb) {
        let gap = mention.end..reach;
        let joint = |i: usize| {
            let word = text.tokens[i].text.to_lowercase();
            matches!(
                word.as_str(),
                "," | "và"
                    | "-"
                    | "–"
                    | "phối"
                    | "hợp"
                    | "với"
                    | "cùng"
                    | "đã"
                    | "long"
                    | "trọng"
                    | "("
                    | ")"
                    | "tiếp"
                    | "tục"
                    | "vừa"
                    | "trang"
                    | "chính"
                    | "thức"
                    | "thuộc"
                    | "trực"
                    | "lần"
                    | "lượt"
            )
        };
        let What::Body(body) = &mention.what else { break };
        let bracket = text.is_mark(mention.end, &['(']);
        if !bracket && !gap.clone().all(joint) {
            break;
        }
        let before = mention.start.checked_sub(1).map(|i| text.tokens[i].text.to_lowercase()).unwrap_or_default();
        if matches!(before.as_str(), "của" | "tại" | "ở" | "đạo" | "hội" | "trường" | "nghị") {
            break;
        }
        // `tại phòng giao ban khoa X, Chi bộ Y tổ chức`: what stands behind `tại` up to the comma is the place.
        let cut = |i: &usize| text.is_mark(*i, &[',', ';']);
        let clause = (read.sentence.start..mention.start).rev().find(cut).map_or(read.sentence.start, |i| i + 1);
        if (clause..mention.start).any(|i| text.says(i, "tại") || text.says(i, "của") || text.says(i, "ở")) {
            break;
        }
        if matches!(before.as_str(), "thuộc") {
            reach = mention.start - 1;
            continue;
        }
        out.insert(0, body.clone());
        reach = mention.start;
    }
    out
}

/// `tại …` before the verb up to the comma, or behind the name.
fn place(reading: &Reading<'_>, start: usize, verb: usize, name_end: usize, end: usize) -> Option<String> {
    let text = &reading.text;
    let at = (start..verb).find(|i| text.says(*i, "tại"))?;
    let to = (at + 1..verb.min(name_end).min(end)).find(|i| text.is_mark(*i, &[',', ';', '.', '(']))?;
    (to > at + 1 && to - at < 20).then(|| text.words(at + 1, to))
}

/// The year of a day that is written without one.
///
/// The day of publication decides where it is known: the last such day before it. Else the years in the name of the event:
/// a summary of one year that plans the next is held at the end of the one or the beginning of the other. Else the years
/// of other days in the article, and at last the latest year that it names.
fn year_of(
    reading: &Reading<'_>,
    day: Day,
    name: (usize, usize),
    published: Option<Date>,
    all: &[DayMention],
) -> Option<i16> {
    if day.year.is_some() {
        return day.year;
    }
    if let Some(published) = published {
        let same = day.date(Some(published.year()))?;
        return Some(if same > published { published.year() - 1 } else { published.year() });
    }
    let text = &reading.text;
    if let Some(first) = term(reading, name.0).filter(|_| cue(reading, name.0, name.1).as_deref() == Some("congress")) {
        return Some(first);
    }
    let mut named = years(text, name.0, name.1);
    if named.is_empty()
        && let Some((s, e)) = reading.layout.title
    {
        named = years(text, s, e);
    }
    named.sort_unstable();
    named.dedup();
    match named.as_slice() {
        [] => {}
        [year] if day.month <= 3 && cue(reading, name.0, name.1).as_deref() == Some("summary-conference") => {
            return Some(year + 1);
        }
        [year] => return Some(*year),
        [first, .., last] => return Some(if day.month <= 6 { *last } else { (*last - 1).max(*first) }),
    }
    let written = all.iter().filter_map(|d| d.first.year);
    written.chain(years(text, 0, text.tokens.len())).max()
}

/// The first year of the term that the text names from a token on: a congress opens it (`nhiệm kỳ 2020 – 2025`).
fn term(reading: &Reading<'_>, from: usize) -> Option<i16> {
    let text = &reading.text;
    let at = (from..text.tokens.len()).find(|i| text.says_all(*i, &["nhiệm", "kỳ"]) && text.is_dash(i + 3))?;
    text.tokens.get(at + 2)?.text.parse().ok().filter(|year| (1930..=2100).contains(year))
}

fn from_title(reading: &Reading<'_>, published: Option<Date>) -> Option<Held> {
    let (start, end) = reading.layout.title?;
    let text = &reading.text;
    let from = (start..end).find(|i| text.is(*i, Sort::EventNoun) || text.is(*i, Sort::EventCue))?;
    let kind = cue(reading, start, end)?;
    let read = reading.sentences.iter().find(|r| r.sentence.part == Part::Headline)?;
    let organizers = read.mentions.iter().filter(|m| m.end <= from).filter_map(body_of).take(1).cloned().collect();
    let event = Event {
        kind,
        name: text.words(from, end),
        date: published.filter(|_| false),
        evidence: reading.passage(start, end, "event-from-headline"),
        ..Event::default()
    };
    Some(Held { event, sentence: 0, follows: false, name: (from, end), organizers })
}
