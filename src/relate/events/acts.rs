//! Events that no verb of holding tells of: acts and headlines.
//!
//! Forms: `Chiều 26/6, A đã trao quyết định …`, `Ngày 11/5, ông A đã tiếp ông B`, `Ngày 3-7, Ủy ban Kiểm tra X đã xem xét, kết
//! luận …`, `Sáng 7/10, quyết định … đã được công bố tại …`, `ông A vừa nhận quyết định … sáng nay`; behind another event
//! `Chiều cùng ngày, A đã làm việc với …`, `Trước đó, A và B đã tiến hành hội đàm`, `đoàn cũng đã đến thăm và làm việc với …`;
//! `A tiếp ông B. Tại buổi tiếp, …` without a day; `* Ngày 20-6, A đã đến thăm, chúc mừng …` in a row of news.

use super::super::reading::{Read, Reading, body_of};
use super::held::{Context, event, is_planned, is_quoted};
use super::names::name_end;
use super::organizers;
use super::time::{self, inside};
use super::{Held, holds, kind};
use crate::facts::Event;
use crate::recognize::date::DayMention;
use crate::recognize::layout::Part;
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::words::Sort;

/// The rule that finds them.
pub(super) const RULE: &str = "event-as-act";

/// `Chiều 26/6, Phó Bí thư Tỉnh ủy A đã trao quyết định …`: what somebody did on a day, where it is an event by itself.
pub(super) fn act(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (start, end) = (read.sentence.start, read.sentence.end);
    let opens = |d: &&DayMention| {
        let glued = reading.text.is_capitalised(d.start);
        d.start <= start + 12 || glued || reading.text.is_mark(d.start - 1, &[',', '.'])
    };
    let fits = |d: &&DayMention| opens(d) && time::stands_alone(reading, start, d) && !time::is_bracketed(reading, d);
    let day = inside(reading, (start, end)).find(fits);
    let (at, from) = match day {
        Some(day) => {
            let at = acts(reading, read, day.end, end).next();
            let decided = || decided(reading, (day.end, end));
            at.map(|i| (i, i)).or_else(decided)?
        }
        None => acts(reading, read, start, end).next().map(|i| (i, i))?,
    };
    // `đến thăm, chúc mừng …`: the visit is part of what is done.
    let visit = visits(reading, from - 1) && reading.text.says(from - 2, "thăm");
    let begin = if visit { from - 2 } else { from };
    let name = act_name(reading, begin, end);
    let time = match day {
        Some(day) => time::of_day(reading, n, day, name, context),
        None => time::today(reading, start, end, context).filter(|_| is_recent(reading, at))?,
    };
    let hosts = organizers::who_acts(reading, read, at);
    let mut act = event(reading, n, at, name, hosts, Some(time), RULE);
    if from < at {
        act.event.kind = kind::of_decision(reading).unwrap_or_default();
    } else if act.event.kind == "committee-meeting"
        && let Some(kind) = called(reading, n)
    {
        act.event.kind = kind;
    }
    Some(act)
}

/// What the text calls a session right behind: `Đồng chí A chủ trì cuộc làm việc.`
fn called(reading: &Reading<'_>, n: usize) -> Option<String> {
    let text = &reading.text;
    let near = reading.sentences.iter().skip(n).take(3);
    let chaired = |i: usize| text.says_all(i, &["chủ", "trì"]) && text.is(i + 2, Sort::EventNoun);
    near.filter_map(|r| (r.sentence.start..r.sentence.end).find(|i| chaired(*i)))
        .find_map(|i| kind::said(reading, i + 2, text.longest(i + 2, Sort::EventNoun)?.end))
}

/// `Chiều cùng ngày, ông A đã làm việc với …`, `Trước đó, hai bên đã tiến hành hội đàm`: a session told behind another event.
pub(super) fn next(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (start, end) = (read.sentence.start, read.sentence.end);
    let at = acts(reading, read, start, end).find(|i| kind::is_session(reading, *i))?;
    let name = act_name(reading, at, end);
    let text = &reading.text;
    let before = (start..start + 2).any(|i| text.says_all(i, &["trước", "đó", ","]));
    // `Trong chương trình, đoàn cũng đã đến thăm và làm việc với …`
    let also = (at.saturating_sub(6).max(start)..at).any(|i| text.says_all(i, &["cũng", "đã"]));
    let earlier = (before || also).then(|| time::Time { follows: true, ..time::Time::default() });
    let time = time::same_day(reading, start, at, context).or(earlier)?;
    let hosts = organizers::who_acts(reading, read, at);
    Some(event(reading, n, at, name, hosts, Some(time), RULE))
}

/// `Cùng ngày, Chi bộ Trường B (huyện X) cũng đã kết nạp Đảng cho 3 học sinh`: what another body than those that hold the events
/// found does the same day.
pub(super) fn elsewhere(reading: &Reading<'_>, n: usize, context: Context, out: &[Held]) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let comma = (start..start + 5).find(|i| text.says_all(*i, &["cùng", "ngày", ","]))? + 2;
    let body = read.mentions.iter().find_map(body_of).filter(|b| b.start == comma + 1 && !b.is_bare() && !b.plural)?;
    let known = holds(reading, out, body);
    let at = text.all(body.end, end, Sort::EventCue).find(|i| {
        let near = read.mentions.iter().filter(|m| m.start >= body.end && m.start < *i).all(|m| body_of(m).is_some());
        near && !is_quoted(reading, start, *i) && !is_planned(reading, start, *i)
    })?;
    let time = time::same_day(reading, start, at, context).filter(|_| !known)?;
    let hosts = organizers::Organizers { bodies: vec![body.clone()], ..organizers::Organizers::default() };
    Some(event(reading, n, at, act_name(reading, at, end), hosts, Some(time), RULE))
}

/// `A tiếp đồng chí B …. Tại cuộc tiếp, …`: a session without a day that the text goes on to speak of.
pub(super) fn resumed(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let (read, next) = (&reading.sentences[n], reading.sentences.get(n + 1)?);
    let (start, end) = (read.sentence.start, read.sentence.end);
    let text = &reading.text;
    let opening = next.sentence.start;
    let again = text.says(opening, "tại")
        && text.is(opening + 1, Sort::EventNoun)
        && (1..3).any(|n| kind::is_session(reading, opening + n));
    let at = acts(reading, read, start, end).find(|i| again && kind::is_session(reading, *i))?;
    let hosts = organizers::who_acts(reading, read, at);
    let time = time::Time { date: context.before, ..time::Time::default() };
    Some(event(reading, n, at, act_name(reading, at, end), hosts, Some(time), RULE))
}

/// `* Ngày 20-6, A đã đến thăm và chúc mừng …`: an act that a star tells from those before.
pub(super) fn starred(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let opening = read.sentence.start..(read.sentence.start + 6).min(read.sentence.end);
    let star = opening.into_iter().any(|i| is_star(reading, i));
    let told = || act(reading, n, context).or_else(|| attended(reading, n, context));
    star.then(told).flatten().map(|held| Held { follows: true, ..held })
}

/// Whether a star of any form stands at a token.
pub(super) fn is_star(reading: &Reading<'_>, at: usize) -> bool {
    reading.text.is_mark(at, &['*', '★', '☆', '✦', '❖'])
}

/// `sáng cùng ngày, tại X, ông A đã dự Hội nghị công bố …`: what somebody takes part in on the day of the event before.
fn attended(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let noun = |i: &usize| text.says(i - 1, "dự") && text.is(*i, Sort::EventNoun) && !is_planned(reading, start, *i);
    let at = (start + 1..end).find(noun)?;
    let time = time::same_day(reading, start, at, context)?;
    let name = (at, name_end(reading, at, end));
    Some(event(reading, n, at, name, organizers::Organizers::default(), Some(time), RULE))
}

/// The name of an act: at least its cue, and where that ends with `tại` or `với` (`làm việc tại`) what follows.
fn act_name(reading: &Reading<'_>, from: usize, end: usize) -> (usize, usize) {
    let text = &reading.text;
    let cue = (from..from + 3).filter_map(|i| text.longest(i, Sort::EventCue)).map(|m| m.end).max().unwrap_or(from);
    let name = name_end(reading, from, end);
    if name > cue || !["tại", "với"].iter().any(|w| text.says(cue.saturating_sub(1), w)) {
        return (from, name.max(cue));
    }
    let other =
        |i: &usize| text.is_mark(*i, &[',']) || ["từ", "để", "và", "như", "kéo"].iter().any(|w| text.says(*i, w));
    let with = name_end(reading, cue, end);
    (from, (cue + 1..with).find(other).unwrap_or(with))
}

/// The cues of a range, within a sentence, that are something which somebody did, neither quoted nor planned.
fn acts<'r>(reading: &'r Reading<'_>, read: &'r Read, from: usize, to: usize) -> impl Iterator<Item = usize> + 'r {
    let start = read.sentence.start;
    reading.text.all(from, to, Sort::EventCue).filter(move |at| {
        !shows_itself(reading, read, *at)
            && is_done(reading, read, *at)
            && !is_quoted(reading, start, *at)
            && !is_planned(reading, start, *at)
    })
}

/// `Ban Chấp hành mới đã ra mắt đại hội`: a committee that shows itself launches nothing.
fn shows_itself(reading: &Reading<'_>, read: &Read, at: usize) -> bool {
    let organ = |b: &BodyMention| reading.words.get(b.head).is_some_and(|c| c.is("organ"));
    let before = |m: &&Mention| m.end <= at && body_of(m).is_some_and(organ);
    reading.text.says_all(at, &["ra", "mắt"]) && read.mentions.iter().any(|m| before(&m))
}

/// `vừa nhận quyết định`
fn is_recent(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| reading.text.says(i, "vừa") || reading.text.says(i, "đã"))
}

/// `quyết định của Bộ Chính trị … đã được công bố tại`: the decision is what the sentence speaks of. The place of the verb and
/// that of the decision.
fn decided(reading: &Reading<'_>, range: (usize, usize)) -> Option<(usize, usize)> {
    let text = &reading.text;
    let at = (range.0..range.1).find(|i| {
        let done = text.says_all(*i, &["đã", "được"]);
        done && (text.says_all(i + 2, &["công", "bố"]) || text.says_all(i + 2, &["trao"]))
    })?;
    let from = (range.0..(range.0 + 3).min(at)).find(|i| text.says_all(*i, &["quyết", "định"]))?;
    Some((at, from))
}

/// Whether a cue is what a subject does: behind `đã` and the like, or right behind the one who acts.
fn is_done(reading: &Reading<'_>, read: &Read, at: usize) -> bool {
    const SURE: [&str; 8] = ["đã", "vừa", "thức", "trọng", "thể", "hành", "tục", "tiếp"];
    const WORDS: [&str; 3] = ["đến", "tới", "về"];
    let text = &reading.text;
    let Some(before) = at.checked_sub(1) else { return false };
    // `ông A gặp mặt đoàn`, `Tỉnh ủy A công bố quyết định`: a noun that is a verb behind whoever does it.
    let doer = read.mentions.iter().any(|m| m.end == at && !matches!(m.what, What::Role(_)));
    let noun = text.is(at, Sort::EventNoun) && !doer;
    let passive = text.says(before, "được") && before.checked_sub(1).is_some_and(|i| text.says(i, "đã"));
    let bracket = || text.is_mark(before, &[')']);
    let inside = read.mentions.iter().any(|m| m.start < at && at < m.end);
    let subject = read.mentions.iter().any(|m| m.end == at);
    let place = || organizers::place(reading, read.sentence.start, at).is_some();
    let weak = || WORDS.iter().any(|w| text.says(before, w)) || subject || place() || bracket();
    !inside && (SURE.iter().any(|w| text.says(before, w)) || passive || visits(reading, before) || (!noun && weak()))
}

/// `đến thăm, làm việc với`, `thăm và làm việc tại`
fn visits(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let joint = text.is_mark(at, &[',']) || text.says(at, "và");
    joint && at.checked_sub(1).is_some_and(|i| text.says(i, "thăm") || text.says(i, "việc"))
}

/// The event that the headline names, where the text speaks of it as one that was held.
pub(super) fn from_title(reading: &Reading<'_>, context: Context) -> Option<Held> {
    let (start, end) = reading.layout.title?;
    let text = &reading.text;
    let (from, kind) = of_title(reading)?;
    let bodies = reading.sentences.iter().filter(|r| r.sentence.part != Part::Headline);
    let told = bodies.clone().any(|r| text.next(r.sentence.start, r.sentence.end, Sort::EventNoun).is_some());
    if !told {
        return None;
    }
    let organizers = hosts_in_title(reading, from);
    let time = time::of_kind(reading, &kind, (from, end), context).unwrap_or_default();
    let event = Event {
        date: time.date,
        end_date: time.end_date,
        part_of_day: time.part_of_day.map(str::to_owned),
        kind,
        name: text.words(from, end),
        evidence: reading.passage(start, end, "event-from-headline"),
        ..Event::default()
    };
    Some(Held {
        event,
        sentence: 0,
        timed: false,
        follows: false,
        name: (from, end),
        organizers,
        joined: false,
        alone: false,
    })
}

/// Where the headline names an event, and its kind.
fn of_title(reading: &Reading<'_>) -> Option<(usize, String)> {
    let (start, end) = reading.layout.title?;
    let text = &reading.text;
    let read = reading.headline()?;
    let opens = |i: &usize| {
        let free = *i == start || !text.tokens[i - 1].text.starts_with(char::is_alphanumeric);
        let subject = read.mentions.iter().any(|m| m.end == *i);
        let verb = text.says(i.wrapping_sub(1), "chức") || text.says(i.wrapping_sub(1), "mạc");
        let noun = text.is(*i, Sort::EventNoun);
        let about = ["sau", "trước", "mừng", "quyết", "vụ", "bị"].iter().any(|w| text.says(i.wrapping_sub(1), w));
        !about && (noun || text.is(*i, Sort::EventCue) && (free || subject || verb))
    };
    let from = (start..end).find(opens)?;
    Some((from, kind::said(reading, from, end)?))
}

/// The bodies that the headline says to hold the event which it names at a token: the first before it, else those in its name.
fn hosts_in_title(reading: &Reading<'_>, from: usize) -> Vec<BodyMention> {
    let (Some(read), Some((_, end))) = (reading.headline(), reading.layout.title) else { return Vec::new() };
    let before = read.mentions.iter().filter(|m| m.end <= from).find_map(body_of).cloned();
    before.or_else(|| organizers::in_name(reading, read, (from, end))).into_iter().collect()
}

/// `Thường trực HĐND huyện A tổ chức Hội nghị …` in the headline: who holds the first event, of which the text tells no more than that
/// people took part in one of its kind.
pub(super) fn take_hosts_of_title(reading: &Reading<'_>, first: &mut Held) {
    let untold = first.organizers.is_empty() && first.event.organizers.is_empty() && !first.is_act();
    let Some((from, kind)) = of_title(reading).filter(|_| untold) else { return };
    // `Bí thư Tỉnh ủy A làm việc với …` names no host.
    let last = reading.headline().and_then(|read| read.mentions.iter().rfind(|m| m.end <= from));
    let office = last.is_some_and(|m| !matches!(m.what, What::Body(_)) || from - m.end > LONGEST_HOLDING);
    if kind == first.event.kind && !office {
        first.organizers = hosts_in_title(reading, from);
    }
}

/// Tokens from whoever holds an event to its name (`đã long trọng tổ chức`).
const LONGEST_HOLDING: usize = 5;
