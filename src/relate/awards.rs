//! Commendations: who, how many, for what.
//!
//! Forms: `tặng Giấy khen cho Chi bộ A và 47 đảng viên hoàn thành xuất sắc nhiệm vụ năm 2023`; `2 chi bộ hoàn thành xuất
//! sắc nhiệm vụ, … được khen thưởng`; `Chi bộ A đạt danh hiệu …`; `01 cá nhân được X tôn vinh …`; `1 đề tài đạt giải …`.

use super::bodies::Bodies;
use super::people::People;
use super::reading::{Read, Reading};
use crate::facts::Award;
use crate::recognize::date::years;
use crate::recognize::layout::Part;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::number;
use crate::recognize::words::{Mark, Sort};
use crate::text::{TokenKind, key};

/// Someone who may be commended, in a sentence.
#[derive(Debug, Clone)]
struct Recipient {
    start: usize,
    end: usize,
    /// Whole name of a person or body.
    name: Option<String>,
    /// What they are, where they are not named.
    group: Option<String>,
    count: Option<u64>,
}

/// A title in a sentence.
#[derive(Debug, Clone)]
struct Title {
    start: usize,
    end: usize,
    words: String,
    form: bool,
    /// Whether the title is named with its recipient: `Chi bộ hoàn thành xuất sắc nhiệm vụ`.
    of_recipient: bool,
    /// Whether it only says that there was something to commend (`có thành tích xuất sắc`).
    generic: bool,
}

/// The awards of an article; `year` is the year that the event sums up.
pub(super) fn awards(reading: &Reading<'_>, people: &People, bodies: &Bodies<'_>, year: Option<i16>) -> Vec<Award> {
    let mut out: Vec<Award> = Vec::new();
    for read in reading.sentences.iter().filter(|r| r.sentence.part != Part::Headline) {
        for (from, to) in clauses(reading, read) {
            for award in clause(reading, read, people, bodies, from, to, year) {
                let who = |a: &Award| (a.recipient.as_deref().map(key), a.count);
                let alike = |a: &Award| {
                    who(a) == who(&award)
                        && (key(&a.title).contains(&key(&award.title)) || key(&award.title).contains(&key(&a.title)))
                };
                if !out.iter().any(alike) {
                    out.push(award);
                }
            }
        }
    }
    out
}

/// A commending sentence falls at semicolons.
fn clauses(reading: &Reading<'_>, read: &Read) -> Vec<(usize, usize)> {
    let (start, end) = (read.sentence.start, read.sentence.end);
    let commends = reading.marks(start, end, Sort::AwardVerb).iter().any(|(_, m)| !reading.effect(*m).is_empty());
    if !commends || is_task(reading, start, end) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut from = start;
    for at in start..end {
        if reading.text.is_mark(at, &[';']) {
            out.push((from, at));
            from = at + 1;
        }
    }
    out.push((from, end));
    out
}

/// Plans and promises commend no one.
fn is_task(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|i| reading.text.says_all(i, &["phấn", "đấu"]))
}

fn clause(
    reading: &Reading<'_>,
    read: &Read,
    people: &People,
    bodies: &Bodies<'_>,
    from: usize,
    to: usize,
    year: Option<i16>,
) -> Vec<Award> {
    let text = &reading.text;
    let verbs = reading.marks(from, to, Sort::AwardVerb);
    let titles = titles(reading, from, to);
    let recipients = recipients(reading, read, people, bodies, from, to);
    let giver = verbs.first().and_then(|(at, _)| giver(read, bodies, *at));
    let award = |title: &Title, recipient: &Recipient, by: Option<String>| Award {
        title: titled(title, recipient),
        recipient: recipient.name.clone(),
        group: recipient.group.clone(),
        count: recipient.count,
        year: years(text, title.start, to).first().copied().or(year),
        by,
        evidence: reading.quote(read, "award"),
    };
    let mut out = Vec::new();
    // `01 cá nhân được X tôn vinh trí thức xuất sắc`, `1 đề tài đạt giải Bạc …`
    for (at, verb) in &verbs {
        let effect = reading.effect(*verb);
        if !matches!(effect, "honour" | "prize") {
            continue;
        }
        let Some(recipient) = recipients.iter().rev().find(|r| r.end <= *at && r.count.is_some()) else { continue };
        let begin = if effect == "prize" { verb.end - 1 } else { verb.end };
        let stop = (begin..to).find(|i| text.is_mark(*i, &[',', '.']) || text.says(*i, "năm")).unwrap_or(to);
        if stop > begin {
            let by = read
                .mentions
                .iter()
                .find(|m| m.start >= recipient.end && m.end <= *at)
                .and_then(super::reading::body_of)
                .and_then(|b| bodies.complete(b))
                .map(|n| n.name);
            let title = Title {
                start: begin,
                end: stop,
                words: text.words(begin, stop),
                form: false,
                of_recipient: false,
                generic: false,
            };
            out.push(award(&title, recipient, by));
        }
    }
    let plain: Vec<(usize, Mark)> =
        verbs.into_iter().filter(|(_, v)| !matches!(reading.effect(*v), "honour" | "prize")).collect();
    let Some((first_at, first_verb)) = plain.first().copied() else {
        return if is_continued(read, from) { rated(&titles, &recipients, &award, giver) } else { out };
    };
    let gives = reading.effect(first_verb) == "give" && !passive(reading, read, first_at);
    let (mut left, mut open): (Vec<Recipient>, Vec<Title>) = (recipients, Vec::new());
    let mut behind = from;
    for title in titles {
        let received = plain.iter().rev().find(|(_, v)| v.end <= title.start && title.start - v.end <= 4);
        let Some(limit) = received.and_then(|(at, verb)| receiver_limit(reading, read, *at, *verb)) else {
            open.push(title);
            continue;
        };
        // `A, B nhận Huy hiệu …`: all of them; `tặng Giấy khen cho A và 8 đoàn viên đạt danh hiệu …`: the last.
        let mut takers: Vec<Recipient> = left.iter().filter(|r| r.start >= behind && r.end <= limit).cloned().collect();
        // `02 đảng viên được nhận Huy hiệu …, gồm A và B`
        let named_behind =
            (title.end..to.min(title.end + 3)).find(|i| text.says(*i, "gồm") || text.is_mark(*i, &[':']));
        if let Some(at) = named_behind {
            takers = left.iter().filter(|r| r.start > at && is_person(people, r)).cloned().collect();
        }
        if takers.iter().any(|r| is_person(people, r)) {
            takers.retain(|r| is_person(people, r));
        }
        let first = if gives { takers.len().saturating_sub(1) } else { 0 };
        for taker in &takers[first..] {
            left.retain(|r| r.start != taker.start);
            out.push(award(&title, taker, giver.clone()));
        }
        behind = title.end;
    }
    if gives {
        left.retain(|r| r.start >= first_verb.end);
    }
    out.extend(rated(&open, &left, &award, giver));
    out
}

/// Up to where those stand who receive, if the verb is one of receiving: the verb itself, or the `được` before the giver.
fn receiver_limit(reading: &Reading<'_>, read: &Read, at: usize, verb: Mark) -> Option<usize> {
    if reading.effect(verb) == "receive" {
        return Some(at);
    }
    let giver = read.mentions.iter().find(|m| m.end == at).map_or(at, |m| m.start);
    (giver.saturating_sub(2)..giver).find(|i| reading.text.says(*i, "được"))
}

fn is_person(people: &People, recipient: &Recipient) -> bool {
    recipient.name.as_deref().is_some_and(|n| people.name(n).is_some())
}

/// A clause behind a semicolon shares the verb of the one before it.
fn is_continued(read: &Read, from: usize) -> bool {
    from > read.sentence.start
}

/// Each title is given to the recipients that stand between the title before and it; a form (`Giấy khen`) to those behind
/// it that no rating takes.
fn rated(
    titles: &[Title],
    recipients: &[Recipient],
    award: &impl Fn(&Title, &Recipient, Option<String>) -> Award,
    by: Option<String>,
) -> Vec<Award> {
    let mut out = Vec::new();
    let mut taken = vec![false; recipients.len()];
    let mut behind = 0;
    for title in titles.iter().filter(|t| !t.form) {
        for (i, recipient) in recipients.iter().enumerate() {
            if recipient.end <= title.start && recipient.start >= behind && !taken[i] {
                taken[i] = true;
                // `Giấy khen … có thành tích xuất sắc`: the form says what was given.
                let form = titles.iter().find(|t| t.form && t.start < title.start).filter(|_| title.generic);
                out.push(award(form.unwrap_or(title), recipient, by.clone()));
            }
        }
        behind = title.end;
    }
    for title in titles.iter().filter(|t| t.form) {
        for (i, recipient) in recipients.iter().enumerate() {
            if recipient.start >= title.end && !taken[i] {
                taken[i] = true;
                out.push(award(title, recipient, by.clone()));
            }
        }
    }
    out
}

/// A bare rating of a group is named after the group: `Chi bộ hoàn thành xuất sắc nhiệm vụ`.
fn titled(title: &Title, recipient: &Recipient) -> String {
    let noun = match (&recipient.group, &recipient.name) {
        _ if !title.of_recipient => return title.words.clone(),
        (Some(group), _) => group.clone(),
        (None, Some(name)) if key(name).starts_with(&key("Chi bộ")) => "Chi bộ".to_owned(),
        _ => return title.words.clone(),
    };
    let mut letters = noun.chars();
    let capital: String = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{capital}{} {}", letters.as_str(), lower_first(&title.words))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default() + letters.as_str()
}

/// The titles of a range. An open rating (`hoàn thành xuất sắc công tác …`, `có thành tích trong …`) and a form (`Huy hiệu
/// 30 năm tuổi Đảng`) go on to the end of their phrase, unless a closed rating stands inside.
fn titles(reading: &Reading<'_>, from: usize, to: usize) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    for (at, mark) in reading.marks(from, to, Sort::Award) {
        if out.last().is_none_or(|t| at >= t.end) {
            out.push(title(reading, at, mark, to));
        }
    }
    out
}

fn title(reading: &Reading<'_>, at: usize, mark: Mark, to: usize) -> Title {
    let text = &reading.text;
    let is_form = |m: Mark| reading.words.concept(m.concept).value("sort") == Some("form");
    let is_open = |m: Mark| is_form(m) || reading.words.concept(m.concept).is("open");
    let end = if is_open(mark) { phrase_end(reading, mark.end, to) } else { mark.end };
    let closed = |i: usize| text.longest(i, Sort::Award).filter(|m| !is_open(*m)).map(|m| (i, m));
    let inner = if is_form(mark) { None } else { (at + 1..end).find_map(closed) };
    let (begin, named) = inner.unwrap_or((at, mark));
    let end = if inner.is_some() { named.end } else { end };
    Title {
        start: at,
        end,
        words: text.words(begin, end),
        form: is_form(mark),
        of_recipient: reading.words.concept(named.concept).is("ofRecipient"),
        generic: reading.words.concept(named.concept).is("generic"),
    }
}

fn phrase_end(reading: &Reading<'_>, from: usize, to: usize) -> usize {
    let text = &reading.text;
    let stop = |i: &usize| {
        text.is_mark(*i, &[',', '.', ';', ':', '('])
            || (text.says(*i, "năm") && !text.says(*i + 1, "tuổi"))
            || ["cho", "và", "được", "của"].iter().any(|w| text.says(*i, w))
            || text.tokens[*i].kind == TokenKind::LineEnd
    };
    (from..to).find(stop).unwrap_or(to)
}

/// Named bodies and people, counted or plural groups.
fn recipients(
    reading: &Reading<'_>,
    read: &Read,
    people: &People,
    bodies: &Bodies<'_>,
    from: usize,
    to: usize,
) -> Vec<Recipient> {
    let text = &reading.text;
    let mut out: Vec<Recipient> = Vec::new();
    for mention in read.mentions.iter().filter(|m| m.start >= from && m.end <= to) {
        let name = match &mention.what {
            What::Person(person) => people.name(&person.name).map(str::to_owned),
            What::Body(body) if may_receive(bodies, body) => bodies.complete(body).map(|n| n.name),
            _ => None,
        };
        if let Some(name) = name {
            out.push(Recipient { start: mention.start, end: mention.end, name: Some(name), group: None, count: None });
        }
    }
    let mut at = from;
    while at < to {
        let Some(mark) = text.longest(at, Sort::GroupNoun) else {
            at += 1;
            continue;
        };
        let inside = read.mentions.iter().any(|m| m.start <= at && at < m.end && !is_plural_body(&m.what));
        let before = at.checked_sub(1).map(|i| &text.tokens[i]);
        let count = before.filter(|t| t.kind == TokenKind::Number).and_then(|t| number::whole(&t.text));
        let plural = at > 0 && (text.says(at - 1, "các") || text.says(at - 1, "những"));
        let mut noun = text.words(at, mark.end);
        let mut end = mark.end;
        // `01 tập thể chi bộ`, `05 đồng chí đảng viên`: the second noun says what they are.
        if let Some(second) = text.longest(end, Sort::GroupNoun).filter(|_| count.is_some()) {
            noun = text.words(end, second.end);
            end = second.end;
        }
        if !inside && (count.is_some() || plural) && !text.says(end, "trực") && noun_fits(reading, mark) {
            out.push(Recipient { start: at, end, name: None, group: Some(noun.to_lowercase()), count });
        }
        at = end;
    }
    out.sort_by_key(|r| r.start);
    out
}

/// Those who speak for others (`lãnh đạo`, `đại diện`) are present, not commended.
fn noun_fits(reading: &Reading<'_>, mark: Mark) -> bool {
    !reading.words.concept(mark.concept).is("leads")
}

fn is_plural_body(what: &What) -> bool {
    matches!(what, What::Body(body) if body.plural)
}

/// Branches, departments, unions and firms are commended; committees commend.
fn may_receive(bodies: &Bodies<'_>, body: &BodyMention) -> bool {
    let kind = bodies.kind(body.head);
    !body.plural
        && !body.is_bare()
        && matches!(
            kind.as_str(),
            "party-branch"
                | "department"
                | "company"
                | "hospital"
                | "school"
                | "trade-union"
                | "youth-union"
                | "party-organization"
        )
}

/// `được tặng`, `được khen thưởng`: those commended stand in front.
fn passive(reading: &Reading<'_>, read: &Read, verb: usize) -> bool {
    let giver = read.mentions.iter().find(|m| m.end == verb).map_or(verb, |m| m.start);
    (giver.saturating_sub(2)..=verb).any(|i| reading.text.says(i, "được"))
}

fn giver(read: &Read, bodies: &Bodies<'_>, verb: usize) -> Option<String> {
    let before = read.mentions.iter().rev().filter(|m| m.end <= verb);
    before.filter_map(|m| if let What::Body(b) = &m.what { bodies.complete(b) } else { None }).next().map(|n| n.name)
}
