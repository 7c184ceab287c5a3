//! What the article reports as held: kind, name, day, place, organisers.

mod acts;
mod held;
mod kind;
mod mentioned;
mod names;
mod organizers;
mod place;
mod sessions;
mod time;
mod year;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use self::held::Context;
pub(super) use self::kind::is_branch;
pub(super) use self::organizers::named;
use super::reading::Reading;
use crate::facts::Event;
use crate::recognize::date::{part_named, part_of_day};
use crate::recognize::mention::BodyMention;
use crate::text;

/// An event with where it stands.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub event: Event,
    /// Index of the sentence from which on the text speaks of it; of the second of two events of one sentence, none.
    pub sentence: usize,
    /// Whether the text gives it a time, its year perhaps open.
    timed: bool,
    /// Whether the text says that it followed another one the same day.
    follows: bool,
    /// The tokens of the event's name.
    pub name: (usize, usize),
    /// The bodies that hold it, as mentioned.
    pub organizers: Vec<BodyMention>,
    /// Whether the sentence tells of it as the second of two events.
    joined: bool,
    /// Whether no other sentence tells of it.
    pub alone: bool,
}

impl Held {
    /// Whether no verb of holding tells of it, but only what somebody did.
    pub fn is_act(&self) -> bool {
        self.is_found_by(acts::RULE)
    }

    /// Whether the text mentions it only, and tells of no one who holds it.
    pub fn is_mention(&self) -> bool {
        self.is_found_by(mentioned::RULE)
    }

    fn is_found_by(&self, rule: &str) -> bool {
        self.event.evidence.as_ref().is_some_and(|e| e.rule == rule)
    }
}

/// The event that a sentence, by its index, is told of: the last one before it, else the first.
pub(super) fn event_at(held: &[Held], sentence: usize) -> Option<&Held> {
    let before = held.partition_point(|h| h.sentence <= sentence);
    held.get(before.saturating_sub(1))
}

/// No article tells of as many events; those behind are passed over, which keeps the reading linear.
const MANY: usize = 100;

/// The events of an article, in order. The first sentence that holds one gives the main event; a later one counts when it
/// names a time of its own.
pub(super) fn events(reading: &Reading<'_>, published: Option<Date>) -> Vec<Held> {
    let years = year::Years::new(reading);
    let mut out: Vec<Held> = Vec::new();
    let mut fallback: Option<Held> = None;
    let body = |n: &usize| Reading::is_body(&reading.sentences[*n]);
    for n in (0..reading.sentences.len()).filter(body) {
        if out.len() >= MANY {
            break;
        }
        let last = out.last().map(|h| &h.event);
        let part_before = last.and_then(|e| e.part_of_day.as_deref()).and_then(part_named);
        let context = Context { years: &years, published, before: last.and_then(|e| e.date), part_before };
        let mut told = held::held(reading, n, context);
        if told.is_empty() {
            told.extend(sessions::item(reading, n, context));
        }
        if told.is_empty() && !out.is_empty() {
            let elsewhere = || acts::elsewhere(reading, n, context, &out);
            told.extend(
                acts::next(reading, n, context).or_else(|| acts::starred(reading, n, context)).or_else(elsewhere),
            );
        }
        for found in told {
            let found = if found.timed { found } else { following(reading, &out, found) };
            let branch = !found.timed && is_of_other_branch(reading, &out, &found);
            let found = if branch { of_day_of_all(&out, found) } else { found };
            let elsewhere = branch || !out.is_empty() && is_of_other_place(reading, &out, &found);
            if found.timed || found.joined || elsewhere {
                if out.is_empty() || elsewhere || is_another(reading, &out, &found) {
                    out.push(found);
                } else {
                    told_again(&mut out, found);
                }
            } else if out.is_empty() {
                fallback = fallback.or(Some(found));
            }
        }
    }
    let was_empty = out.is_empty();
    if was_empty {
        let context = Context { years: &years, published, before: None, part_before: None };
        let sentences = || (0..reading.sentences.len()).filter(body);
        let session =
            |n| sessions::named_behind_day(reading, n, context).or_else(|| sessions::vote(reading, n, context));
        out.extend(sentences().find_map(session));
    }
    add_others(reading, &mut out, &years, published);
    // An act counts where nothing else is reported near it.
    let first = out.first().or(fallback.as_ref()).map_or(usize::MAX, |h| h.sentence);
    let near = match out.first() {
        None => first,
        Some(held) => first.saturating_sub(if held.follows { 1 } else { 3 }),
    };
    let context = Context { years: &years, published, before: None, part_before: None };
    let mut early = (0..reading.sentences.len()).take_while(|n| *n <= near).filter(body);
    let behind = out.first().is_some_and(|h| h.follows);
    if (first > 2 || behind)
        && let Some(act) = early.find_map(|n| acts::act(reading, n, context))
    {
        share_day(reading, &act, out.first_mut());
        // What people took part in before that is what the article is about.
        let told = || (0..act.sentence).filter(body).find_map(|n| mentioned::with_day(reading, n, context));
        let about = if out.is_empty() { told() } else { None };
        out.insert(0, about.unwrap_or(act));
    }
    if out.is_empty() {
        let body: Vec<usize> = (0..reading.sentences.len()).filter(body).collect();
        // What people took part in on a day comes before what is held without one further down.
        let until = fallback.as_ref().map_or(usize::MAX, |h| h.sentence);
        let mentioned = body.iter().take_while(|n| **n < until).find_map(|n| mentioned::with_day(reading, *n, context));
        let resolved = || body.iter().find_map(|n| sessions::resolved(reading, *n, context));
        let told = mentioned.or(fallback).or_else(resolved).or_else(|| mentioned::without_day(reading, &body, context));
        let untold = || acts::from_title(reading, context).or_else(|| mentioned::attended(reading, &body));
        let untold = || untold().or_else(|| mentioned::spoken_at(reading, &body));
        out.extend(told.or_else(untold));
    } else if let Some(title) = acts::from_title(reading, context).filter(|t| is_of_title(reading, &out, t)) {
        out.insert(0, title);
    }
    add_sessions(reading, &mut out, &years, published, was_empty);
    if let Some(first) = out.first_mut() {
        organizers::take_from_full_name(reading, first);
    }
    let mut out = finish(reading, out);
    if let Some(first) = out.first_mut() {
        acts::take_hosts_of_title(reading, first);
    }
    out
}

/// Sessions told without a day of their own: behind the act that is the first event (`Chiều cùng ngày, …`), unless they were
/// looked for before, and those that the text goes on to speak of (`Tại cuộc tiếp, …`).
fn add_sessions(
    reading: &Reading<'_>,
    out: &mut Vec<Held>,
    years: &year::Years,
    published: Option<Date>,
    by_act: bool,
) {
    let Some(first) = out.first().map(|h| (h.sentence, h.event.date)).filter(|_| out.len() < MANY) else { return };
    let context = Context { years, published, before: first.1, part_before: None };
    let free = |n: &usize| Reading::is_body(&reading.sentences[*n]) && out.iter().all(|h| h.sentence != *n);
    let behind = |n: &usize| by_act && *n > first.0;
    let session = |n: usize| {
        let next = || acts::next(reading, n, context).or_else(|| acts::elsewhere(reading, n, context, out));
        let next = if behind(&n) { next() } else { None };
        next.or_else(|| acts::resumed(reading, n, context))
    };
    let known = out.iter().any(|h| h.event.kind == "working-session");
    let found: Vec<Held> = (0..reading.sentences.len()).filter(free).filter_map(session).take(MANY).collect();
    out.extend(found.into_iter().filter(|h| h.follows || !known));
    out.sort_by_key(|h| if h.joined { usize::MAX } else { h.sentence });
}

/// Sessions of other bodies than those that hold the events found, in the order of their sentences.
fn add_others(reading: &Reading<'_>, out: &mut Vec<Held>, years: &year::Years, published: Option<Date>) {
    let before = out.first().and_then(|h| h.event.date);
    let context = Context { years, published, before, part_before: None };
    let key = |b: &BodyMention| written(reading, b);
    let mut known: FxHashSet<String> = out.iter().flat_map(|h| &h.organizers).map(key).collect();
    if known.is_empty() {
        return;
    }
    let free = |n: &usize| Reading::is_body(&reading.sentences[*n]) && out.iter().all(|h| h.sentence != *n);
    let found: Vec<Held> = (0..reading.sentences.len())
        .filter(free)
        .filter_map(|n| sessions::elsewhere(reading, n, context))
        // A bare `Đảng bộ` is the one that the text is about.
        .filter(|h| h.organizers.iter().all(|b| !b.is_bare() && known.insert(key(b))))
        .take(MANY)
        .collect();
    out.extend(found);
    out.sort_by_key(|h| if h.joined { usize::MAX } else { h.sentence });
}

/// `Chiều cùng ngày`: the day of the act that was told before, which is found last.
fn share_day(reading: &Reading<'_>, act: &Held, next: Option<&mut Held>) {
    let Some(next) = next.filter(|h| h.follows && h.event.date.is_none()) else { return };
    let Some(read) = reading.sentences.get(next.sentence) else { return };
    let same = (read.sentence.start..next.name.0).any(|i| reading.text.says_all(i, &["cùng", "ngày"]));
    if same && next.sentence > act.sentence {
        next.event.date = act.event.date;
    }
}

/// Whether the headline's event is another one than the first that the text reports, which it does far down.
fn is_of_title(reading: &Reading<'_>, out: &[Held], title: &Held) -> bool {
    let Some(first) = out.first() else { return true };
    let bodies = reading.sentences[..first.sentence].iter().filter(|r| Reading::is_body(r)).count();
    bodies >= 3 && out.iter().all(|h| h.event.kind != title.event.kind)
}

/// `Tiếp đó, Chi bộ A tổ chức trao Huy hiệu …`, `Buổi chiều, … tổ chức Lễ kết nạp …`: what some body holds behind an event of
/// another kind is of the same day.
fn following(reading: &Reading<'_>, out: &[Held], found: Held) -> Held {
    let Some(last) = out.last() else { return found };
    let read = reading.sentences.get(found.sentence);
    let Some(start) = read.map(|r| r.sentence.start).filter(|_| !found.organizers.is_empty()) else { return found };
    let words = [&["tiếp", "đó"][..], &["sau", "đó"], &["tiếp", "theo"], &["buổi", "chiều"], &["buổi", "tối"]];
    let opens = words.iter().any(|words| reading.text.says_all(start, words));
    let kind = found.event.kind.as_str();
    let other = !kind.is_empty() && out.iter().all(|h| h.event.kind != kind);
    if !(opens && other) {
        return found;
    }
    let part = part_of_day(&reading.text, start + 1).map(str::to_owned);
    let event = Event { date: last.event.date, part_of_day: part.or(found.event.part_of_day), ..found.event };
    Held { event, timed: true, follows: true, ..found }
}

/// An event that the text tells a second time gains what the first telling left out.
fn told_again(out: &mut [Held], found: Held) {
    let same = |h: &&mut Held| h.event.date == found.event.date && h.event.kind == found.event.kind;
    let Some(first) = out.iter_mut().find(same) else { return };
    if first.organizers.is_empty() && first.event.organizers.is_empty() {
        first.organizers = found.organizers;
        first.event.organizers = found.event.organizers;
    }
    first.event.place = first.event.place.take().or(found.event.place);
    first.event.part_of_day = first.event.part_of_day.take().or(found.event.part_of_day);
}

/// Whether an event is another than those found: it follows them the same day, or has a time of its own near that of the
/// first.
fn is_another(reading: &Reading<'_>, out: &[Held], found: &Held) -> bool {
    let item = found.event.evidence.as_ref().is_some_and(|e| e.rule == sessions::ITEM);
    if found.joined || found.follows || item || is_starred(reading, out, found) {
        return true;
    }
    // `Phiên chính thức khai mạc ngày 04/6`: a part of a congress of several days.
    let within = |h: &Held| {
        h.event.end_date.is_some() && found.event.date >= h.event.date && found.event.date <= h.event.end_date
    };
    let session = name_begins(&found.event.name, "phiên ") && !name_begins(&found.event.name, "phiên họp");
    let unnamed = found.organizers.is_empty() && found.event.kind.is_empty();
    if (session || unnamed) && out.iter().any(within) {
        return false;
    }
    let again = out.iter().any(|h| {
        h.event.date == found.event.date
            && (h.event.part_of_day == found.event.part_of_day || found.event.part_of_day.is_none())
    });
    let near = match (out.first().and_then(|h| h.event.date), found.event.date) {
        (Some(a), Some(b)) => (b - a).get_days().abs() <= 7,
        _ => false,
    };
    !again && near
}

/// `* Sáng 29/1, Đảng ủy phường B tổ chức …`: what a star tells from the news before, of a body that holds none of the events
/// found.
fn is_starred(reading: &Reading<'_>, out: &[Held], found: &Held) -> bool {
    let Some(read) = reading.sentences.get(found.sentence) else { return false };
    let star = acts::is_star(reading, read.sentence.start);
    star && found.organizers.iter().any(|b| !b.is_bare() && !holds(reading, out, b))
}

/// Whether a body holds one of the events found, by its name as written.
fn holds(reading: &Reading<'_>, out: &[Held], body: &BodyMention) -> bool {
    let own = written(reading, body);
    out.iter().flat_map(|h| &h.organizers).any(|o| written(reading, o) == own)
}

/// The key of a body's name as written.
fn written(reading: &Reading<'_>, body: &BodyMention) -> String {
    text::key(&reading.text.words(body.start, body.end))
}

/// `Ban Chấp hành Đảng bộ tỉnh B đã họp phiên thứ nhất …`, behind the session of that of another province: what a committee or
/// council holds whose place none of those has that hold the events found.
fn is_of_other_place(reading: &Reading<'_>, out: &[Held], found: &Held) -> bool {
    let concept = |b: &BodyMention| reading.words.get(b.head);
    let assembles = |b: &BodyMention| concept(b).is_some_and(|c| c.is("assembly") || c.value("level").is_some());
    let place = |b: &BodyMention| {
        let named = b.inner.as_deref().unwrap_or(b);
        let part = named.qualifiers.last()?;
        let level =
            reading.words.levels().iter().find_map(|level| part.strip_prefix(level.as_str())?.strip_prefix(' '));
        Some(text::key(level.unwrap_or(part)))
    };
    let known: Option<FxHashSet<String>> = out.iter().map(|h| h.organizers.first().and_then(place)).collect();
    let own = found.organizers.first().filter(|b| assembles(b)).and_then(place);
    own.is_some_and(|own| known.is_some_and(|known| !known.contains(&own)))
}

/// `… các chi bộ tổ chức đại hội. * Tại phường A, Chi bộ B tổ chức Đại hội …`: what a branch holds that holds none of the events
/// found, all of them of the same kind and held by branches or by nobody named.
fn is_of_other_branch(reading: &Reading<'_>, out: &[Held], found: &Held) -> bool {
    let branch = |b: &BodyMention| reading.words.kind_of_head(b.head) == "party-branch";
    let alike = |h: &Held| h.event.kind == found.event.kind && h.organizers.iter().all(branch);
    let own = found.organizers.first().filter(|b| branch(b) && !b.is_bare() && !b.plural);
    own.is_some_and(|own| !out.is_empty() && out.iter().all(alike) && !holds(reading, out, own))
}

/// The same event, on the day on which all hold theirs.
fn of_day_of_all(out: &[Held], found: Held) -> Held {
    let all = out.first().filter(|h| h.organizers.is_empty());
    let date = found.event.date.or(all.and_then(|h| h.event.date));
    Held { event: Event { date, ..found.event }, ..found }
}

/// Whether a name begins with some words, given in small letters.
fn name_begins(name: &str, words: &str) -> bool {
    name.to_lowercase().starts_with(words)
}

/// Numbers the events, and gives those their kind whose name does not say it.
fn finish(reading: &Reading<'_>, mut out: Vec<Held>) -> Vec<Held> {
    let title = reading.layout.title.and_then(|(s, e)| kind::said(reading, s, e));
    for (n, held) in out.iter_mut().enumerate() {
        held.event.id = format!("e{}", n + 1);
        let branch = held.organizers.iter().any(|b| kind::is_branch(reading, b));
        if held.event.kind.is_empty() {
            let bare = kind::is_bare(reading, held.name);
            let session = || sessions::goes_on_as_session(reading, held);
            let of_title = title.clone().filter(|_| n == 0 && (bare || kind::names_event(reading)));
            let kind = of_title.or_else(session).or_else(|| kind::usual(reading, held.name, &held.organizers));
            held.event.kind = kind.unwrap_or_else(|| if branch { "branch-meeting" } else { "other" }.to_owned());
        }
        // `kỳ họp thứ 41` of an inspection commission
        let party = |b: &BodyMention| reading.words.kind_of_head(b.head).starts_with("party");
        let session = name_begins(&held.event.name, "kỳ họp") && held.organizers.first().is_some_and(party);
        if session && held.event.kind == "other" {
            held.event.kind = "committee-meeting".to_owned();
        }
        if branch && held.event.kind == "committee-meeting" {
            held.event.kind = "branch-meeting".to_owned();
        }
    }
    out
}
