//! Congresses and sessions that no verb of holding tells of, for they act themselves.
//!
//! Forms: `Sáng 16/10, Đoàn chủ tịch Đại hội X công bố …`, `Sáng 9/5, tại kỳ họp thứ 9, HĐND …`, `Ngày 11/12, HĐND tỉnh A bầu …`,
//! `Chiều 6/6, Quốc hội thảo luận về …`;
//! `Kỳ họp thứ 12 HĐND tỉnh A chiều 3-5 nóng lên …`; of another body, behind them, `Kỳ họp thứ 15 HĐND tỉnh B đã bầu …`,
//! `Trước đó chiều 28/10, tại Đại hội Đảng bộ tỉnh C, ông …`, `Cũng trong sáng nay, …, HĐND tỉnh D …`; where nothing else is
//! reported, `Tại kỳ họp 32 (từ ngày 3 đến 6/12), Ủy ban Kiểm tra X đã …`.

use super::super::reading::{Reading, body_of};
use super::held::{Context, event, is_planned};
use super::names::name_end;
use super::organizers::{self, Organizers};
use super::time::{self, inside};
use super::{Held, kind};
use crate::recognize::date::DayMention;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// `Sáng 17/10, Đại hội Đảng bộ X công bố kết quả bầu cử`, `Sáng 9/5, tại kỳ họp thứ 9, HĐND …`: an event that acts itself or
/// is the place of what is told, right behind the day.
pub(super) fn named_behind_day(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    let day = inside(reading, (read.sentence.start, read.sentence.end)).next()?;
    if let Some(opening) = opens_sentence(reading, n, day, context) {
        return Some(opening);
    }
    let presidium = |i: usize| text.says_all(i, &["đoàn", "chủ", "tịch"]);
    let inner = (day.end..day.end + 3).any(|i| presidium(i) || is_part(reading, i));
    let opens = if inner { day.end + 10 } else { day.end + 3 };
    let from = text.all(day.end, opens, Sort::EventNoun).find(|i| !is_part(reading, *i))?;
    session(reading, n, day, from, context)
}

/// `Kỳ họp thứ 12 HĐND tỉnh A chiều 3-5 nóng lên …`: the event that a sentence begins with, its day behind its name.
fn opens_sentence(reading: &Reading<'_>, n: usize, day: &DayMention, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start) = (&reading.text, read.sentence.start);
    let near = day.start > start + 1 && day.start <= start + 20;
    let apart = || (start..day.start).any(|i| text.is_mark(i, &[',', ';', ':', '(', '"', '“']));
    let planned = || {
        (start..read.sentence.end.min(day.end + 20)).any(|i| text.says(i, "sẽ") || text.says_all(i, &["dự", "kiến"]))
    };
    let acts = text.says(start, "công") || text.is(start, Sort::EventVerb);
    if !text.is(start, Sort::EventNoun) || acts || !near || apart() || planned() {
        return None;
    }
    let name = (start, day.start);
    let body = organizers::in_name(reading, read, name);
    let time = time::of_day(reading, n, day, name, context);
    let hosts = Organizers { bodies: body.into_iter().collect(), ..Organizers::default() };
    Some(event(reading, n, start, name, hosts, Some(time), "event-behind-day"))
}

/// `Kỳ họp thứ 15 HĐND tỉnh A đã bầu …`, `Trước đó chiều 28/10, tại Đại hội Đảng bộ tỉnh B, ông …`: a session of a body that
/// is none of those which hold the events found.
pub(super) fn elsewhere(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let untimed = || {
        let done = |to: usize| (to..end.min(to + 12)).any(|i| text.says(i, "đã"));
        let name = organizers::in_name(reading, read, (start, end)).filter(|b| done(b.end))?;
        text.is(start, Sort::EventNoun).then(|| untimed_session(reading, n, (start, name.end), name))
    };
    let found = named_behind_day(reading, n, context).or_else(untimed).or_else(|| same_day(reading, n, context))?;
    let assembles = text.says(found.name.0, "đại") || text.says(found.name.0, "kỳ") || text.says(found.name.0, "phiên");
    (assembles && !found.organizers.is_empty()).then_some(found)
}

/// `- Đại hội Chi bộ thôn Đông (ngày 20/02) có mặt …`, `- Đại hội Chi bộ thôn Đông ngày 20/02 có mặt …`, `- Chi bộ Trường B, ngày 25/02: …`: the item of a list that tells of the
/// event of one branch, in a report on those of several.
pub(super) fn item(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let bullet = text.bullet(start);
    if bullet == 0 || !text.opens_line(start) {
        return None;
    }
    let branch = |b: &&BodyMention| kind::is_branch(reading, b) && !b.is_bare() && !b.plural;
    let body = read.mentions.iter().find_map(|m| body_of(m).filter(branch))?;
    let noun = text.next(start + bullet, body.start, Sort::EventNoun);
    let parted = text.is_mark(body.end, &[',', '(']) || noun.is_some();
    let day = inside(reading, (body.end, end)).next().filter(|d| parted && d.start <= body.end + 3)?;
    let title = || reading.layout.title.and_then(|(from, to)| kind::said(reading, from, to));
    let name = (noun.unwrap_or(body.start), body.end);
    let kind = noun.and_then(|at| kind::said(reading, at, body.end)).or_else(title)?;
    let time = time::of_day(reading, n, day, name, context);
    let hosts = Organizers { bodies: vec![body.clone()], ..Organizers::default() };
    let mut held = event(reading, n, body.end, name, hosts, Some(time), ITEM);
    held.event.kind = kind;
    Some(held)
}

/// The rule that finds the events of such items.
pub(super) const ITEM: &str = "event-of-item";

/// `Cùng ngày, Đại hội Đảng bộ tỉnh A …`, `Cũng trong sáng nay, ngày làm việc thứ hai của kỳ họp thứ 14, HĐND tỉnh B …`
fn same_day(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let opening = start..end.min(start + LONGEST_OPENING);
    let from = opening.into_iter().find(|i| text.is(*i, Sort::EventNoun) && !is_part(reading, *i))?;
    let time = time::same_day(reading, start, from, context)?;
    let body = organizers::in_name(reading, read, (from, end))?;
    let name = (from, body.end);
    let hosts = Organizers { bodies: vec![body], ..Organizers::default() };
    Some(event(reading, n, from, name, hosts, Some(time), "event-behind-day"))
}

/// Tokens of the longest opening before the noun (`Cũng trong sáng nay, ngày làm việc thứ hai của`).
const LONGEST_OPENING: usize = 14;

/// `Tại kỳ họp 32 (từ ngày 3 đến 6/12), Ủy ban Kiểm tra X đã xem xét …`, `Cụ thể, tại kỳ họp thứ 8 HĐND tỉnh X, các đại biểu đã
/// bầu …`: the session that a text says something was resolved at.
pub(super) fn resolved(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let at = |i: &usize| text.says(*i, "tại") || text.says(*i, "trong");
    let from = (start..end.min(start + 4)).find(at).map(|i| i + 1).filter(|i| text.says_all(*i, &["kỳ", "họp"]))?;
    let past = text.says(start, "trước") || (from..end).any(|i| text.says(i, "sẽ"));
    let body = organizers::in_name(reading, read, (from, end)).filter(|_| !past)?;
    let subject = text.is_mark(body.start - 1, &[',']);
    let near = if subject { body.end + 3 } else { body.end + LONGEST_SUBJECT };
    let done = (body.end..end.min(near)).any(|i| text.says(i, "đã"));
    let aside = |i: &usize| text.is_mark(*i, &['(', ',']) || text.says(*i, "ngày");
    let to = if subject { (from + 2..body.start).find(aside)? } else { body.end };
    let day = inside(reading, (start, body.start)).next();
    let time = day.map(|day| time::of_day(reading, n, day, (from, to), context));
    let hosts = Organizers { bodies: vec![body], ..Organizers::default() };
    done.then(|| event(reading, n, start, (from, to), hosts, time, "event-of-session"))
}

/// Tokens from a session to what whoever is there has done.
const LONGEST_SUBJECT: usize = 16;

/// `ngày làm việc thứ hai`, `phiên làm việc`: a part of an event.
fn is_part(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    text.says_all(at, &["ngày", "làm", "việc"]) || text.says_all(at, &["phiên", "làm", "việc"])
}

fn untimed_session(reading: &Reading<'_>, n: usize, name: (usize, usize), body: BodyMention) -> Held {
    let hosts = Organizers { bodies: vec![body], ..Organizers::default() };
    Held { alone: true, ..event(reading, n, name.0, name, hosts, None, "event-of-another-body") }
}

/// The session whose noun stands at a token, on a day.
fn session(reading: &Reading<'_>, n: usize, day: &DayMention, from: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    // `phiên bế mạc kỳ họp thứ 18, HĐND tỉnh A đã bầu …`: what it is a part of says whose it is.
    let body = organizers::in_name(reading, read, (from, read.sentence.end));
    let done = (from..read.sentence.end).find(|i| text.says(*i, "đã")).unwrap_or(read.sentence.end);
    let to = body.as_ref().map_or_else(|| name_end(reading, from, done), |b| b.end);
    let name = (from, to.min(read.sentence.end));
    if is_planned(reading, from, name.1 + 2) || (body.is_none() && kind::said(reading, from, name.1).is_none()) {
        return None;
    }
    let time = time::of_day(reading, n, day, name, context);
    let hosts = Organizers { bodies: body.into_iter().collect(), ..Organizers::default() };
    Some(event(reading, n, from, name, hosts, Some(time), "event-behind-day"))
}

/// `Sáng 11/12, HĐND tỉnh A bầu ông B …`, `… đã miễn nhiệm ông B`, `Quốc hội thảo luận …`: an assembly or committee that elects, votes or
/// debates is in session.
pub(super) fn vote(reading: &Reading<'_>, n: usize, context: Context) -> Option<Held> {
    let read = &reading.sentences[n];
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    // Behind a caption the sentence begins with the day: `… phát biểu Chiều nay, 6-6, Quốc hội thảo luận …`.
    // `10h20 ngày 11/12, HĐND tỉnh A bầu …`
    let of_clock = |i: usize| {
        let number = text.tokens[i].kind == TokenKind::Number;
        number || CLOCK.iter().any(|w| text.says(i, w)) || text.is_mark(i, &[':'])
    };
    let clock = |d: &DayMention| d.start <= start + LONGEST_CLOCK && (start..d.start).all(of_clock);
    let opens = |d: &&DayMention| d.start <= start + 2 || text.is_capitalised(d.start) || clock(d);
    let day = inside(reading, (start, end)).find(opens)?;
    let body =
        read.mentions.iter().find_map(|m| body_of(m).filter(|_| m.start >= day.end && m.start <= day.end + 2))?;
    let assembles = reading.words.get(body.head).is_some_and(|c| c.is("assembly"));
    let debate = (body.end..body.end + 2).find(|i| text.says_all(*i, &["thảo", "luận"]));
    let verb = (body.end..end.min(body.end + 12)).find(|i| {
        if debate == Some(*i) || VOTING.iter().any(|verb| text.says_all(*i, verb)) {
            return true;
        }
        let verb = text.longest(*i, Sort::PartVerb).map(|m| reading.words.concept(m.concept));
        verb.is_some_and(|c| c.value("implies") == Some("kind-elected")) && !text.says(*i, "được")
    })?;
    let between = (body.end..verb).any(|i| text.is_mark(i, &['.', ';', ':']) || text.is(i, Sort::Role));
    if !assembles || between || is_planned(reading, start, verb) {
        return None;
    }
    let from = if debate == Some(verb) { body.start } else { verb };
    let name = (from, name_end(reading, verb, end));
    let time = time::of_day(reading, n, day, name, context);
    let party = reading.words.kind_of_head(body.head) == "party-committee";
    let hosts = Organizers { bodies: vec![body.clone()], ..Organizers::default() };
    let mut vote = event(reading, n, verb, name, hosts, Some(time), "event-as-vote");
    vote.event.kind = if party { "committee-meeting" } else { "other" }.to_owned();
    Some(vote)
}

/// Words of a time of the day, and tokens of the longest.
const CLOCK: [&str; 8] = ["lúc", "vào", "khoảng", "h", "g", "giờ", "phút", "ngày"];
const LONGEST_CLOCK: usize = 8;

/// What an assembly does by vote, apart from electing.
const VOTING: [[&str; 2]; 4] = [["miễn", "nhiệm"], ["bãi", "nhiệm"], ["biểu", "quyết"], ["bỏ", "phiếu"]];

/// `họp bàn tháo gỡ khó khăn … Tại buổi làm việc, ông A`: the kind of a meeting that the text goes on to call a session.
pub(super) fn goes_on_as_session(reading: &Reading<'_>, held: &Held) -> Option<String> {
    let text = &reading.text;
    let meeting = (held.name.0..held.name.0 + 2).any(|i| text.says(i, "họp"));
    let near = reading.sentences.iter().skip(held.sentence.saturating_add(1)).take(2);
    let called = |i: usize| text.says(i, "tại") && text.is(i + 1, Sort::EventNoun) && kind::is_session(reading, i + 1);
    let session = near.filter(|_| meeting).find_map(|r| (r.sentence.start..r.sentence.end).find(|i| called(*i)))?;
    kind::said(reading, session + 1, session + 4)
}
