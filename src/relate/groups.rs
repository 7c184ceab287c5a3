//! Those present who are not named one by one: `126 đảng viên`, `các đồng chí trong Ban Chấp hành Đảng bộ`.

use super::bodies::{Around, Bodies};
use super::events::Held;
use super::reading::{Read, Reading, body_of};
use crate::facts::Group;
use crate::recognize::mention::{Mention, What};
use crate::recognize::number;
use crate::recognize::words::Sort;
use crate::text::{TokenKind, key};

/// The groups of an article: items without a name in lists of those present, and counted people who speak or attend.
pub(super) fn groups(reading: &Reading<'_>, bodies: &Bodies<'_>, held: &[Held]) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)) {
        let Some(event) = held.iter().rev().find(|h| h.sentence <= n).or(held.first()) else { break };
        let list = opening(reading, read);
        for (from, to) in segments(reading, read, list) {
            let Some(group) = group(reading, read, from, to, list.is_some()) else { continue };
            let organization = organization(read, bodies, from, to, &group.0);
            let group = Group {
                event: event.event.id.clone(),
                group: group.0,
                count: group.1,
                organization,
                evidence: reading.quote(read, "group"),
            };
            let same = |g: &Group| {
                g.event == group.event
                    && (key(&g.group) == key(&group.group) || (g.count.is_some() && g.count == group.count))
            };
            if !out.iter().any(same) {
                out.push(group);
            }
        }
    }
    out
}

/// Where the verb of presence ends that opens a list.
fn opening(reading: &Reading<'_>, read: &Read) -> Option<usize> {
    let verbs = reading.marks(read.sentence.start, read.sentence.end, Sort::PartVerb);
    let (at, verb) = verbs.into_iter().find(|(_, v)| matches!(reading.effect(*v), "list" | "side"))?;
    let first_person = read.mentions.iter().find(|m| matches!(m.what, What::Person(_))).map_or(usize::MAX, |m| m.start);
    (at < first_person && at - read.sentence.start <= 14).then_some(verb.end)
}

/// The items of a list: between semicolons, line ends, commas, `cùng` and `và` that stand outside of mentions.
fn segments(reading: &Reading<'_>, read: &Read, list: Option<usize>) -> Vec<(usize, usize)> {
    let text = &reading.text;
    let (start, end) = (list.unwrap_or(read.sentence.start), read.sentence.end);
    let mut out = Vec::new();
    let mut from = start;
    for at in start..end {
        let token = &text.tokens[at];
        let inside = read.mentions.iter().any(|m| m.start < at && at < m.end);
        let cut = token.is_mark(';')
            || token.kind == TokenKind::LineEnd
            || text.says(at, "cùng")
            || text.says(at, "có")
            || token.is_mark(':');
        let soft = (token.is_mark(',') || text.says(at, "và")) && opens_item(reading, at + 1);
        if !inside && (cut || soft) {
            out.push((from, at));
            from = at + 1;
        }
    }
    out.push((from, end));
    out
}

fn opens_item(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let counted = text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && text.is(at + 1, Sort::GroupNoun);
    counted || text.says(at, "các") || text.says(at, "toàn") || text.says(at, "đại")
}

/// The words and the count of a group in a segment.
fn group(reading: &Reading<'_>, read: &Read, from: usize, to: usize, list: bool) -> Option<(String, Option<u64>)> {
    let text = &reading.text;
    let person = |m: &&Mention| m.start >= from && m.end <= to && matches!(m.what, What::Person(_));
    let first_person = read.mentions.iter().find(person).map_or(usize::MAX, |m| m.start);
    if let Some((at, count)) = counted(reading, from, to).filter(|(at, _)| *at < first_person) {
        let present = list
            || (at..to).any(|i| ["tham", "ý", "dự", "theo", "mặt"].iter().any(|w| text.says(i, w)))
            || (from..at).any(|i| text.says(i, "mặt"));
        return present.then(|| (text.words(at, group_end(reading, at, to)), Some(count)));
    }
    if first_person < usize::MAX {
        return None;
    }
    let first = (from..to).find(|i| text.tokens[*i].kind == TokenKind::Word)?;
    let noun = |i: usize| {
        text.is(i, Sort::GroupNoun) || text.is(i, Sort::Head) || text.is(i, Sort::Role) || text.is(i, Sort::Honorific)
    };
    let plural = ["các", "toàn", "tập", "trưởng", "đại", "lãnh"].iter().any(|w| text.says(first, w));
    (list && (noun(first) || (plural && (first..to).any(noun)))).then(|| (text.words(first, to), None))
}

/// A number and the noun for people behind it: `126 đảng viên`, `33/34 đảng viên`, `hơn 200 đại biểu`, `05 đồng chí`.
fn counted(reading: &Reading<'_>, from: usize, to: usize) -> Option<(usize, u64)> {
    let text = &reading.text;
    (from..to).find_map(|i| {
        let token = &text.tokens[i];
        if token.kind != TokenKind::Number || i > 0 && text.is_mark(i - 1, &['/']) {
            return None;
        }
        let noun = if text.is_mark(i + 1, &['/']) { i + 3 } else { i + 1 };
        // `bí thư 14 chi bộ` are fourteen people.
        let heads = i > from && (text.is(i - 1, Sort::Role) || i > from + 1 && text.is(i - 2, Sort::Role));
        let people = text
            .longest(noun, Sort::GroupNoun)
            .filter(|m| heads || reading.words.concept(m.concept).value("sort") == Some("people"))?;
        let age = text.says(people.end, "tuổi") || text.says(noun, "người") && text.is_mark(noun + 1, &['/']);
        let count = number::whole(&token.text)?;
        (!age && noun < to).then_some((noun, count))
    })
}

fn group_end(reading: &Reading<'_>, at: usize, to: usize) -> usize {
    (at..to).find(|i| reading.text.is_mark(*i, &[',', '.', ';', '('])).unwrap_or(to)
}

/// The body that the segment names; members of the party without one are the host's.
fn organization(read: &Read, bodies: &Bodies<'_>, from: usize, to: usize, group: &str) -> Option<String> {
    let inside = read.mentions.iter().filter(|m| m.start >= from && m.end <= to).filter_map(body_of);
    let named = inside.filter_map(|b| bodies.complete(b)).next();
    let members = || {
        key(group)
            .contains(&key("đảng viên"))
            .then(|| bodies.branch().or_else(|| bodies.party_body("Đảng bộ", &Around::default())))
            .flatten()
    };
    named.or_else(members).map(|n| n.name)
}
