//! The event that a sentence reports: `[time] [bodies] tổ chức [event]`, or `[event] diễn ra [time]`.

use jiff::civil::Date;

use super::super::delegations;
use super::super::reading::{Read, Reading};
use super::names::name_end;
use super::organizers::{self, Organizers};
use super::time::{self, Time};
use super::year::{FIRST_YEAR_OF_REPORTS, Years};
use super::{Held, kind, place};
use crate::facts::Event;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::{Mark, Sort};

/// What is known of an article while its events are gathered.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The years that the article names.
    pub years: &'a Years,
    /// Day of publication.
    pub published: Option<Date>,
    /// The day of the event before.
    pub before: Option<Date>,
    /// Its part of the day.
    pub part_before: Option<&'static str>,
}

/// The events that a sentence reports, in order; a second one where `và tổ chức` joins it to the first.
pub(super) fn held(reading: &Reading<'_>, n: usize, context: Context) -> Vec<Held> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    // `Tổ chức hội nghị…` without a subject is a task, not a report.
    if text.says(start, "năm") || text.is(start, Sort::EventVerb) {
        return Vec::new();
    }
    let mut out: Vec<Held> = Vec::new();
    for (at, verb) in reading.marks(start, end, Sort::EventVerb) {
        // `họp` in `kỳ họp` is part of a noun.
        let noun = at.checked_sub(1).and_then(|i| text.longest(i, Sort::EventNoun)).is_some_and(|m| m.end > at);
        // `phòng họp` is a room.
        let behind = |words: &[&str]| at.checked_sub(1).is_some_and(|i| words.iter().any(|w| text.says(i, w)));
        let noun = noun || (text.says(at, "họp") && behind(&["phòng"]));
        // `phiên bế mạc` is a part of what is closed.
        let noun = noun || (text.says(at, "bế") && behind(&["phiên", "lễ"]));
        // `kế hoạch tổ chức`, `công tác tổ chức`, `việc tổ chức`, `Hướng dẫn về tổ chức Đại hội`
        let noun = noun || behind(&["hoạch", "tác", "việc", "về"]);
        if noun
            || in_mention(read, at)
            || is_clause_of_time(reading, start, at)
            || is_quoted(reading, start, at)
            || is_planned(reading, start, at)
        {
            continue;
        }
        if let Some(first) = out.first() {
            let second = joined(reading, first, at, verb);
            out.extend(second);
            continue;
        }
        let needs_day = reading.words.concept(verb.concept).is("needsDay");
        // `Chi bộ A và Chi bộ B lần lượt tổ chức`: several events, told one by one behind.
        if at >= 2 && text.says_all(at - 2, &["lần", "lượt"]) {
            continue;
        }
        let own = self_acting(reading, start, at);
        let Some(name) =
            own.or_else(|| event_name(reading, read, at, verb)).or_else(|| event_before(reading, start, at))
        else {
            continue;
        };
        let hosts = if own.is_some() {
            Organizers::default()
        } else if needs_day {
            organizers::who_acts(reading, read, at)
        } else {
            organizers::before_verb(reading, read, at)
        };
        // `Đảng ủy A tổ chức dâng hương, đồng thời tổ chức Lễ …`
        let again = text.says_all(at.saturating_sub(2), &["đồng", "thời"]);
        let hosts = if again && hosts.is_empty() {
            let earlier = reading.marks(start, at, Sort::EventVerb);
            let all = earlier.map(|(verb, _)| organizers::before_verb(reading, read, verb));
            all.filter(|hosts| !hosts.is_empty()).last().unwrap_or_default()
        } else {
            hosts
        };
        let time = time::of_event(reading, n, at, name, context);
        let history = time.and_then(|t| t.date).is_some_and(|d| d.year() < FIRST_YEAR_OF_REPORTS);
        if history || time.is_none() && (hosts.is_empty() || needs_day) {
            continue;
        }
        out.push(event(reading, n, at, name, hosts, time, "event"));
    }
    out.truncate(2);
    out
}

/// An event from its parts.
pub(super) fn event(
    reading: &Reading<'_>,
    n: usize,
    verb: usize,
    name: (usize, usize),
    mut hosts: Organizers,
    time: Option<Time>,
    rule: &str,
) -> Held {
    let (read, text) = (&reading.sentences[n], &reading.text);
    let timed = time.is_some();
    let together = if text.says(name.1, "giữa") { organizers::between(reading, read, name.1) } else { Vec::new() };
    if hosts.is_empty() {
        hosts.bodies = together;
    }
    if hosts.is_empty() {
        hosts = organizers::behind(reading, read, name.1).unwrap_or_default();
    }
    let said = kind::said(reading, name.0, name.1);
    if hosts.is_empty() && said.as_deref().is_none_or(|k| matches!(k, "congress" | "committee-meeting" | "other")) {
        hosts.bodies.extend(organizers::in_name(reading, read, name));
    }
    if hosts.is_empty() {
        hosts.bodies.extend(organizers::owner(reading, read, name));
    }
    if hosts.is_empty() && said.as_deref().is_none_or(|k| k == "committee-meeting") {
        hosts.bodies.extend(organizers::who_resolves(reading, read, name));
    }
    if said.as_deref() == Some("working-session") {
        hosts.bodies.extend(organizers::partner(read, &hosts.bodies, name));
    }
    let of_party = |b: &BodyMention| reading.words.kind_of_head(b.head) == "party-commission";
    let meets = text.longest(name.0, Sort::EventNoun).is_some_and(|m| text.says(m.end - 1, "họp"));
    let sent =
        said.as_deref() == Some("working-session") && delegations::has_inspectors(reading, read.sentence.start, verb);
    let inspects =
        sent || !meets && hosts.bodies.first().is_some_and(|b| delegations::has_task(reading, b) && !of_party(b));
    let kind = if inspects { Some("inspection".to_owned()) } else { said };
    let time = time.unwrap_or_default();
    let event = Event {
        kind: kind.unwrap_or_default(),
        name: text.words(name.0, name.1),
        date: time.date,
        end_date: time.end_date,
        part_of_day: time.part_of_day.map(str::to_owned),
        place: place::place(reading, read, verb, name),
        organizers: hosts.place.into_iter().collect(),
        evidence: reading.quote(read, rule),
        ..Event::default()
    };
    Held {
        event,
        sentence: n,
        timed,
        follows: time.follows,
        name,
        organizers: hosts.bodies,
        joined: false,
        alone: false,
    }
}

/// `tổ chức lễ trao … và tổ chức Hội nghị tổng kết …`: another event of the same hosts on the same day.
fn joined(reading: &Reading<'_>, first: &Held, at: usize, verb: Mark) -> Option<Held> {
    let text = &reading.text;
    let read = &reading.sentences[first.sentence];
    let and = at.checked_sub(1).is_some_and(|i| text.says(i, "và") || text.says(i, "thời"));
    let name = event_name(reading, read, at, verb).filter(|(from, _)| and && *from == verb.end)?;
    let kind = kind::said(reading, name.0, name.1).filter(|k| *k != first.event.kind)?;
    text.is(name.0, Sort::EventNoun).then(|| Held {
        event: Event { kind, name: text.words(name.0, name.1), ..first.event.clone() },
        name,
        sentence: usize::MAX,
        joined: true,
        ..first.clone()
    })
}

fn in_mention(read: &Read, at: usize) -> bool {
    read.mentions.iter().any(|m| m.start <= at && at < m.end && !matches!(m.what, What::Person(_)))
}

/// Whether the place stands between quotation marks that are open since the sentence began.
pub(super) fn is_quoted(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let mut depth = 0i32;
    for i in reading.text.signs(start, at) {
        match reading.text.tokens[i].mark {
            Some('“') => depth += 1,
            Some('”') => depth -= 1,
            Some('"') => depth = 1 - depth,
            _ => {}
        }
    }
    depth > 0
}

/// `Vào thời gian bệnh viện tổ chức tham quan …`: a clause that says when something else happened.
fn is_clause_of_time(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let text = &reading.text;
    let from = (start..at).rev().find(|i| text.is_mark(*i, &[',', ';'])).map_or(start, |i| i + 1);
    let span = text.says_all(from + 1, &["thời", "gian"]) || text.says_all(from + 1, &["thời", "điểm"]);
    span && (text.says(from, "vào") || text.says(from, "trong"))
}

pub(super) fn is_planned(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let text = &reading.text;
    let planned = |i: usize| matches!(text.tokens[i].text.as_ref(), "sẽ" | "chuẩn" | "để" | "sắp" | "hoãn" | "dừng");
    (at.saturating_sub(4).max(start)..at.min(text.tokens.len())).any(|i| planned(i) || reading.says_need(i))
        || at > start && reading.text.says(at - 1, "không")
        || is_expected(reading, start, at)
}

/// `dự kiến … diễn ra`, `sẽ làm việc ba ngày và bế mạc`: a plan further before, in the same clause or for all of the sentence.
fn is_expected(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let text = &reading.text;
    let from = (start..at).rev().find(|i| text.is_mark(*i, &[',', ';', ':'])).map_or(start, |i| i + 1);
    (from..at).any(|i| text.says(i, "sẽ")) || (start..at).any(|i| text.says_all(i, &["dự", "kiến"]))
}

/// `Sáng 23/8, Đại hội Hội Y tỉnh X đã tổ chức báo cáo …`: an event that acts itself, right behind the day.
fn self_acting(reading: &Reading<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let text = &reading.text;
    let day = time::inside(reading, (start, at)).find(|d| d.start <= start + 2)?;
    let from = (day.end..day.end + 2).find(|i| *i < at && text.is(*i, Sort::EventNoun))?;
    let noun = text.longest(from, Sort::EventNoun)?.end;
    let limit = by_body(reading, noun, at).unwrap_or(at);
    (noun < at && !text.says(from - 1, "tại")).then(|| (from, name_end(reading, from, limit)))
}

/// `Lễ kỷ niệm … đã được Sở A tổ chức`: the `được` before the body that does what the verb at `to` says.
fn by_body(reading: &Reading<'_>, from: usize, to: usize) -> Option<usize> {
    let text = &reading.text;
    (from..to).rfind(|i| text.says(*i, "được") && text.is(i + 1, Sort::Head))
}

/// The name behind the verb: from the noun or cue of the event to the end of the clause.
fn event_name(reading: &Reading<'_>, read: &Read, at: usize, verb: Mark) -> Option<(usize, usize)> {
    let text = &reading.text;
    // `Quốc hội thảo luận`: a noun begins inside the name of a body.
    let inside = |i: usize| read.mentions.iter().any(|m| m.start < i && i < m.end && matches!(m.what, What::Body(_)));
    let opens = |i: usize| (text.is(i, Sort::EventNoun) || text.is(i, Sort::EventCue)) && !inside(i);
    // A verb that is itself part of the name: `họp phiên`, `làm việc với`.
    let from = (at..(verb.end + 7).min(read.sentence.end)).find(|i| opens(*i))?;
    if (verb.end..from).any(|i| text.is_mark(i, &['.', ';'])) {
        return None;
    }
    // `buổi làm việc với`: the noun before the cue.
    let noun =
        from.checked_sub(1).filter(|i| from == at && text.longest(*i, Sort::EventNoun).is_some_and(|m| m.end == from));
    let from = noun.unwrap_or(from);
    Some((from, name_end(reading, from, read.sentence.end)))
}

/// The name before the verb: `Hội nghị … diễn ra`, `Hội nghị … do A tổ chức`, `Lễ kỷ niệm … đã được A tổ chức`.
fn event_before(reading: &Reading<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let text = &reading.text;
    let by = (start..at).find(|i| text.says(*i, "do")).or_else(|| by_body(reading, start, at));
    // `Qua một buổi sáng làm việc nghiêm túc, Đại hội X đã thành công tốt đẹp`: the noun that stands last.
    let succeeds = text.says_all(at, &["thành", "công"]);
    // `Đại hội điểm của xã (Chi bộ thôn Đông) tổ chức ngày 12/02, …`
    let on_day = text.says(at, "tổ") && (text.says(at + 2, "ngày") || text.says_all(at + 2, &["vào", "ngày"]));
    let acts = text.says(at, "diễn")
        || text.says(at, "được")
        || text.says(at, "khai")
        || succeeds
        || on_day
        || text.says_all(at + 2, &["thành", "công"]);
    if !acts && by.is_none() {
        return None;
    }
    let to = by.unwrap_or(at);
    let first = || text.next(start, to, Sort::EventNoun);
    let from = if succeeds { text.all(start, to, Sort::EventNoun).last() } else { first() }?;
    let past = from.checked_sub(1).is_some_and(|i| text.says(i, "sau") || text.says(i, "trước"));
    (!past).then(|| (from, name_end(reading, from, to)))
}
