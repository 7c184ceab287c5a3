//! Who took part in which event, and how.
//!
//! Forms: a verb of presence before a list (`Tham dự hội nghị có …`, `Về phía Bệnh viện có …`), a verb in front of its
//! subject (`Phát biểu tại hội nghị, đồng chí A …`), a verb behind its subject (`A nhấn mạnh …`), and a post in the place
//! of the name (`đồng chí Bí thư Đảng bộ giải đáp …`), led back to the person who holds it in the article.

use super::bodies::{Bodies, Hosts};
use super::chains::chains;
use super::events::Held;
use super::held_at::Place;
use super::people::People;
use super::reading::{Read, Reading};
use crate::facts::{Participation, Post};
use crate::recognize::layout::Part;
use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Sort};
use crate::text::{TokenKind, key};

/// Someone in a sentence: the whole name, where the naming with the roles before it begins, and where the name ends.
struct Subject {
    name: String,
    start: usize,
    end: usize,
}

/// The participations of an article.
pub(super) fn participations(
    reading: &Reading<'_>,
    people: &People,
    hosts: &Hosts<'_>,
    held: &[Held],
    given: &[Post],
) -> Vec<Participation> {
    let mut out: Vec<Participation> = Vec::new();
    let mut absent: Vec<(String, String)> = Vec::new();
    if held.is_empty() {
        return out;
    }
    for (n, read) in reading.sentences.iter().enumerate() {
        if read.sentence.part == Part::Headline {
            continue;
        }
        let event = held.iter().rev().find(|h| h.sentence <= n).or(held.first());
        let Some(event) = event.map(|h| h.event.id.clone()) else { continue };
        let subjects = subjects(reading, read, people, hosts.at(n), given);
        let mut verbs = verbs(reading, read);
        // What the name of an event says of it is no report (`Lễ công bố quyết định bổ nhiệm Phó Giám đốc`).
        let in_name = |at: usize| held.iter().any(|h| h.name.0 <= at && at < h.name.1);
        verbs.retain(|(at, verb)| reading.effect(*verb) == "object" || !in_name(*at));
        let mut said: Vec<(usize, Vec<String>, &str)> = Vec::new();
        let list = list_verb(reading, read, &verbs, &subjects);
        if let Some((_, verb)) = list {
            let kinds = kinds(reading, verb);
            said.extend((0..subjects.len()).map(|s| (s, kinds.clone(), "attendance-list")));
        }
        for (at, verb) in &verbs {
            if Some(*at) == list.map(|(at, _)| at) {
                continue;
            }
            if reading.effect(*verb) == "object" && !is_passive(reading, *at) {
                let objects = objects(reading, &subjects, *verb);
                said.extend(objects.into_iter().map(|s| (s, kinds(reading, *verb), "object-of-verb")));
                continue;
            }
            if let Some(awarded) = passive_award(reading, read, &subjects, *at, *verb) {
                said.push((awarded, vec!["awardee".to_owned()], "awarded"));
                continue;
            }
            let is_list = matches!(reading.effect(*verb), "list" | "side");
            let subject = if is_list {
                behind(reading, &subjects, *at)
            } else {
                fronted(reading, read, &subjects, *at).or_else(|| behind(reading, &subjects, *at))
            };
            let Some(subject) = subject else { continue };
            if reading.effect(*verb) == "absent" {
                absent.push((event.clone(), key(&subjects[subject].name)));
                continue;
            }
            if !is_list || *at >= subjects[subject].end {
                let together = joined(reading, &subjects, subject);
                said.extend(together.into_iter().map(|s| (s, kinds(reading, *verb), "taking-part")));
            }
        }
        for (subject, kinds, rule) in said {
            add(&mut out, reading, read, &event, &subjects[subject].name, kinds, rule);
        }
    }
    out.retain(|p| !absent.contains(&(p.event.clone(), key(&p.person))));
    out
}

/// Adds what is new of a person's part in an event, with the sentence that says so.
fn add(
    out: &mut Vec<Participation>,
    reading: &Reading<'_>,
    read: &Read,
    event: &str,
    person: &str,
    kinds: Vec<String>,
    rule: &str,
) {
    let known = |k: &String| out.iter().any(|p| p.event == event && p.person == person && p.kinds.contains(k));
    let fresh: Vec<String> = kinds.into_iter().filter(|k| !known(k)).collect();
    if fresh.is_empty() {
        return;
    }
    out.push(Participation {
        event: event.to_owned(),
        person: person.to_owned(),
        kinds: fresh,
        evidence: reading.quote(read, rule),
    });
}

/// The kinds that a verb implies, as the ontology notes them.
fn kinds(reading: &Reading<'_>, verb: Mark) -> Vec<String> {
    let implied = reading.words.concept(verb.concept).values("implies");
    implied
        .iter()
        .filter_map(|k| reading.words.by_local_name("participation-kinds", k))
        .map(|c| c.name().to_owned())
        .collect()
}

/// Verbs of taking part outside of mentions and quotations.
fn verbs(reading: &Reading<'_>, read: &Read) -> Vec<(usize, Mark)> {
    let (start, end) = (read.sentence.start, read.sentence.end);
    let mut out = Vec::new();
    let (mut at, mut quoted) = (start, false);
    while at < end {
        let token = &reading.text.tokens[at];
        quoted = match token.text.as_ref() {
            "“" => true,
            "”" => false,
            "\"" => !quoted,
            _ => quoted,
        };
        if let Some(mention) = read.mentions.iter().find(|m| m.start <= at && at < m.end) {
            at = mention.end;
            continue;
        }
        match reading.text.longest(at, Sort::PartVerb).filter(|m| m.end <= end && !quoted) {
            Some(verb) => {
                out.push((at, verb));
                at = verb.end;
            }
            None => at += 1,
        }
    }
    out
}

/// People of a sentence, and posts that stand for their holders, in order.
fn subjects(reading: &Reading<'_>, read: &Read, people: &People, bodies: &Bodies<'_>, given: &[Post]) -> Vec<Subject> {
    let chains = chains(reading, read);
    let mut out = Vec::new();
    for chain in &chains {
        let What::Person(named) = &read.mentions[chain.person].what else { continue };
        let Some(name) = people.name(&named.name) else { continue };
        let (start, end) = (chain.start(read), read.mentions[chain.person].end);
        out.push(Subject { name: name.to_owned(), start: start.min(end), end });
    }
    let place = Place::of(reading, read, bodies);
    for (i, mention) in read.mentions.iter().enumerate() {
        let What::Role(role) = &mention.what else { continue };
        if role.plural || role.former || chains.iter().any(|c| c.roles.contains(&i)) {
            continue;
        }
        let body = place.of_role(&[role], 0).map(|n| n.name);
        if let Some(name) = holder(given, &role.name, body.as_deref(), role.body.is_some()) {
            out.push(Subject { name, start: mention.start, end: mention.end });
        }
    }
    out.sort_by_key(|s| s.start);
    out
}

/// The one person who holds a role at a body in the article.
fn holder(given: &[Post], role: &str, body: Option<&str>, named: bool) -> Option<String> {
    let base =
        |name: &str| key(name.strip_prefix("Đảng bộ ").or_else(|| name.strip_prefix("Đảng ủy ")).unwrap_or(name));
    let same_role = |p: &&Post| !p.former && key(&p.role) == key(role);
    let at_body = |p: &&Post| body.is_some_and(|b| p.organization.as_deref().is_some_and(|o| base(o) == base(b)));
    let only = |mut found: Vec<&Post>| {
        found.dedup_by_key(|p| key(&p.person));
        if let [post] = found.as_slice() { Some(post.person.clone()) } else { None }
    };
    only(given.iter().filter(same_role).filter(at_body).collect())
        .or_else(|| if named { None } else { only(given.iter().filter(same_role).collect()) })
}

/// The verb of presence that opens a list: it stands before the first person, near the beginning of its clause.
fn list_verb(
    reading: &Reading<'_>,
    read: &Read,
    verbs: &[(usize, Mark)],
    subjects: &[Subject],
) -> Option<(usize, Mark)> {
    let first = subjects.first()?.start;
    if let Some(found) = verbs.iter().find(|(at, verb)| opens_enumeration(reading, read, *at, *verb, first)) {
        return Some(*found);
    }
    let list = verbs.iter().filter(|(at, verb)| *at < first && matches!(reading.effect(*verb), "list" | "side"));
    let mut opening = list.filter(|(at, _)| {
        let before = &reading.text.tokens[read.sentence.start..*at];
        let clause = before
            .iter()
            .rposition(|t| t.is_mark(',') || t.is_mark(';') || t.kind == TokenKind::LineEnd)
            .map_or(0, |i| i + 1);
        before.len() - clause <= 6
    });
    let found = opening.next()?;
    // `dự và chỉ đạo` further on in the same opening says more.
    Some(
        *opening
            .next_back()
            .filter(|(_, v)| reading.words.concept(v.concept).values("implies").len() > 1)
            .unwrap_or(found),
    )
}

/// `được bổ nhiệm`: the one who is appointed stands in front.
fn is_passive(reading: &Reading<'_>, verb: usize) -> bool {
    (verb.saturating_sub(2)..=verb).any(|i| reading.text.says(i, "được"))
}

/// `A được Đảng ủy khen thưởng`: the one who is awarded stands before `được`, the giver between.
fn passive_award(reading: &Reading<'_>, read: &Read, subjects: &[Subject], at: usize, verb: Mark) -> Option<usize> {
    if !kinds(reading, verb).iter().any(|k| k == "presenter-of-award") {
        return None;
    }
    let giver = read.mentions.iter().find(|m| m.end == at).map_or(at, |m| m.start);
    let passive = giver.checked_sub(1).filter(|i| reading.text.says(*i, "được"))?;
    behind(reading, subjects, passive)
}

/// Those whom a verb such as `bầu` or `bổ nhiệm` is done to: everyone behind it, if the first follows soon.
fn objects(reading: &Reading<'_>, subjects: &[Subject], verb: Mark) -> Vec<usize> {
    let behind: Vec<usize> = (0..subjects.len()).filter(|s| subjects[*s].start >= verb.end).collect();
    let near = behind.first().is_some_and(|s| {
        let list = (verb.end..subjects[*s].start).any(|i| reading.text.is_mark(i, &[':']));
        list || subjects[*s].start - verb.end <= 3
    });
    if near { behind } else { Vec::new() }
}

/// `Chủ trì hội nghị: A; B`, `Đoàn Chủ tịch gồm A và B`: a verb at the head of the sentence, then a colon, `gồm` or `là`.
fn opens_enumeration(reading: &Reading<'_>, read: &Read, at: usize, verb: Mark, first: usize) -> bool {
    let text = &reading.text;
    let fits = at < first
        && at - read.sentence.start <= 2
        && !reading.words.concept(verb.concept).values("implies").is_empty();
    fits && (verb.end..first).any(|i| text.is_mark(i, &[':']) || text.says(i, "gồm"))
}

/// Everyone joined to a subject by `và` in front of it: `A và B đồng chủ trì`.
fn joined(reading: &Reading<'_>, subjects: &[Subject], last: usize) -> Vec<usize> {
    let mut all = vec![last];
    let mut at = last;
    while at > 0 {
        let gap = reading.text.tokens.get(subjects[at - 1].end..subjects[at].start).unwrap_or_default();
        // Roles of the one before may stand in the gap; what counts is the `và` right before the name.
        let and = gap.last().is_some_and(|t| t.text == "và" || t.text == "cùng");
        if !and || gap.iter().any(|t| t.is_mark('.') || t.is_mark(';')) {
            break;
        }
        at -= 1;
        all.push(at);
    }
    all
}

/// The subject behind a verb that stands in front: the first one behind the comma.
fn fronted(reading: &Reading<'_>, read: &Read, subjects: &[Subject], verb: usize) -> Option<usize> {
    if subjects.first().is_some_and(|s| s.start < verb) {
        return None;
    }
    let text = &reading.text;
    let before = verb - read.sentence.start;
    let comma_before = (read.sentence.start..verb).any(|i| text.is_mark(i, &[',']));
    if before > 4 && !comma_before {
        return None;
    }
    let first = subjects.first()?;
    let comma = (verb..first.start).any(|i| text.is_mark(i, &[',', ':', '-', '–']));
    let by = first
        .start
        .checked_sub(1)
        .is_some_and(|i| text.says(i, "do") || text.says(i, "là") || text.says(i, "có") || text.says(i, "của"));
    (comma || by || first.start - verb <= 6).then_some(0)
}

/// The subject before a verb: the nearest one, with no semicolon and no other clause between.
fn behind(reading: &Reading<'_>, subjects: &[Subject], verb: usize) -> Option<usize> {
    let text = &reading.text;
    let nearest = subjects.iter().rposition(|s| s.end <= verb)?;
    let mut at = nearest;
    // `tặng hoa cho đồng chí A`, `được đồng chí A`: A is no subject of a verb further on; go back over such objects.
    while is_object(reading, &subjects[at]) {
        at = at.checked_sub(1)?;
    }
    let clear = (subjects[at].end..verb).all(|i| !text.is_mark(i, &[';', '.']));
    (clear && verb - subjects[at].end <= 60).then_some(at)
}

fn is_object(reading: &Reading<'_>, subject: &Subject) -> bool {
    subject.start.checked_sub(1).is_some_and(|i| ["cho", "với", "tới", "về"].iter().any(|w| reading.text.says(i, w)))
}
