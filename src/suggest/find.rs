//! Where a word would stand: the places of roles, bodies, honorifics and verbs that nothing known fills.

use super::kind::Kind;
use super::scene::{Read, Scene};
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::Sort;

/// Words of a role, of a head noun, of an honorific, of a verb: at most so many.
const LONGEST_ROLE: usize = 5;
const LONGEST_HEAD: usize = 4;
const LONGEST_HONORIFIC: usize = 2;
const LONGEST_VERB: usize = 2;
/// A head noun without a capital is told by a capital behind at most so many words.
const REACH: usize = 3;

/// What a role cannot begin with.
const NO_ROLE: [Sort; 10] = [
    Sort::Role,
    Sort::RoleMark,
    Sort::Head,
    Sort::Honorific,
    Sort::PartVerb,
    Sort::EventVerb,
    Sort::AwardVerb,
    Sort::Level,
    Sort::EventNoun,
    Sort::PlaceNoun,
];
/// What ends a role, or a run of words before a name.
const NO_PART: [Sort; 5] = [Sort::Role, Sort::Head, Sort::Honorific, Sort::PartVerb, Sort::EventVerb];
/// What no verb of taking part is.
const NO_VERB: [Sort; 10] = [
    Sort::Role,
    Sort::RoleMark,
    Sort::Head,
    Sort::Honorific,
    Sort::PartVerb,
    Sort::EventVerb,
    Sort::AwardVerb,
    Sort::GroupNoun,
    Sort::Level,
    Sort::EventNoun,
];

/// A phrase, by its tokens, that stands where a word of a kind would.
pub(super) type Found = (Kind, usize, usize);

/// Everything that one sentence suggests.
pub(super) fn find(scene: &Scene<'_>, read: &Read) -> Vec<Found> {
    let mut out = Vec::new();
    for person in read.people() {
        out.extend(roles_behind(scene, read, person));
        out.extend(role_before(scene, read, person));
        out.extend(honorific(scene, read, person));
        out.extend(verb(scene, read, person));
    }
    out.extend(roles_addressed(scene, read));
    let roles = read.mentions.iter().filter(|m| matches!(&m.what, What::Role(role) if role.body.is_none()));
    out.extend(roles.filter_map(|role| head_noun(scene, read, role)));
    out.sort_by_key(|(kind, start, _)| (*kind, *start));
    out.dedup();
    out
}

/// `Họ Tên – X;`, `Họ Tên, Bí thư Đảng ủy, X Bệnh viện …`: behind a name, the known roles in the same breath, and a mark;
/// up to a body, a preposition or the end of the item.
fn roles_behind(scene: &Scene<'_>, read: &Read, person: &Mention) -> Vec<Found> {
    let text = &scene.text;
    let mut out = Vec::new();
    let mut at = person.end;
    while text.is_dash(at) || text.is_mark(at, &[',', '(', '/']) || text.says(at, "kiêm") {
        let start = at + 1;
        match read.begins(start).map(|m| (m.end, &m.what)) {
            Some((end, What::Role(_))) => at = end,
            Some(_) => break,
            None => {
                let Some(end) = unknown_role(scene, read, start, text.is_dash(at)) else { break };
                out.push((Kind::Role, start, end));
                at = read.begins(end).map_or(end, |body| body.end);
            }
        }
    }
    out
}

/// The end of the phrase that stands here in the place of a role.
fn unknown_role(scene: &Scene<'_>, read: &Read, start: usize, behind_dash: bool) -> Option<usize> {
    let text = &scene.text;
    if !scene.is_content(start) || read.covers(start) || scene.is_any(start, &NO_ROLE) {
        return None;
    }
    let passes = |i: usize| !read.covers(i) && (i == start || !scene.opens_phrase(i, &NO_PART));
    let end = scene.run(start, read.sentence.end, LONGEST_ROLE, passes);
    let body = matches!(read.begins(end).map(|m| &m.what), Some(What::Body(_)));
    let ends = scene.ends_clause(end, &read.sentence);
    let whole = body || ends || ["của", "tại", "kiêm", "và"].iter().any(|w| text.says(end, w));
    // Capitals throughout are a name, of someone or of some place.
    let name = !body && (start..end).all(|i| text.is_capitalised(i));
    let opens = text.is_capitalised(start) || behind_dash || body;
    (whole && opens && !name && end >= start + 2).then_some(end)
}

/// `đồng chí X Bệnh viện …`: a phrase between a form of address and a body that is no name.
fn roles_addressed(scene: &Scene<'_>, read: &Read) -> Vec<Found> {
    let text = &scene.text;
    let (mut out, mut at) = (Vec::new(), read.sentence.start);
    while at < read.sentence.end {
        let Some(address) = text.longest(at, Sort::Honorific) else {
            at += 1;
            continue;
        };
        at = address.end;
        // One syllable was taken for a name (`đồng chí Trưởng`): what follows it in small letters says that it is none.
        let taken =
            |m: &Mention| m.start < address.end && m.end == address.end + 1 && matches!(m.what, What::Person(_));
        let free = !read.covers(at) || read.mentions.iter().any(taken);
        let capital = text.is_capitalised(at) && scene.is_small(at + 1) && scene.is_content(at + 1);
        if capital && free && !scene.is_any(at, &NO_ROLE) && !scene.is_any(at + 1, &NO_VERB) {
            let passes = |i: usize| i == at || !read.covers(i) && !scene.opens_phrase(i, &NO_PART);
            let end = scene.run(at, read.sentence.end, LONGEST_ROLE, passes);
            let body = matches!(read.begins(end).map(|m| &m.what), Some(What::Body(_)));
            if end >= at + 2 && body {
                out.push((Kind::Role, at, end));
            }
        }
    }
    out
}

/// `X Bệnh viện Y Họ Tên`, `X Y Z Họ Tên`: a phrase that opens a clause before a name, with or without a body between.
fn role_before(scene: &Scene<'_>, read: &Read, person: &Mention) -> Option<Found> {
    let body = read.mentions.iter().find(|m| m.end == person.start && matches!(m.what, What::Body(_)));
    let (end, least) = body.map_or((person.start, LONGEST_HONORIFIC + 1), |body| (body.start, 2));
    let passes = |i: usize| !read.covers(i) && !scene.opens_phrase(i, &NO_PART);
    let start = scene.run_before(end, read.sentence.start, LONGEST_ROLE, passes);
    let opens = scene.opens_clause(start, &read.sentence) || scene.is_any(start.saturating_sub(1), &[Sort::Honorific]);
    let fits = scene.text.is_capitalised(start) && !scene.is_any(start, &NO_ROLE);
    (end >= start + least && opens && fits).then_some((Kind::Role, start, end))
}

/// `X Họ Tên`: a word or two between the start of a clause, or another honorific, and a name.
fn honorific(scene: &Scene<'_>, read: &Read, person: &Mention) -> Option<Found> {
    if matches!(&person.what, What::Person(p) if p.addressed) {
        return None;
    }
    let end = person.start;
    let passes = |i: usize| !read.covers(i) && !scene.opens_phrase(i, &NO_PART);
    let start = scene.run_before(end, read.sentence.start, LONGEST_HONORIFIC + 1, passes);
    let words = end - start;
    let opens = scene.opens_clause(start, &read.sentence) || scene.is_any(start.saturating_sub(1), &[Sort::Honorific]);
    let fits = (1..=LONGEST_HONORIFIC).contains(&words) && !scene.is_any(start, &NO_ROLE);
    (opens && fits).then_some((Kind::Honorific, start, end))
}

/// `Giám đốc X …`: behind a role that has no body, the words up to the name proper.
fn head_noun(scene: &Scene<'_>, read: &Read, role: &Mention) -> Option<Found> {
    let text = &scene.text;
    let of = text.says(role.end, "của") || text.says(role.end, "tại");
    let start = if of { role.end + 1 } else { role.end };
    let stops =
        [Sort::Head, Sort::Role, Sort::RoleMark, Sort::Honorific, Sort::PartVerb, Sort::EventVerb, Sort::EventNoun];
    if read.covers(start)
        || scene.is_any(start, &stops)
        || scene.is_any(start, &[Sort::Level, Sort::Place, Sort::Surname])
    {
        return None;
    }
    let is_name = |i: usize| text.is_capitalised(i) || scene.is_any(i, &[Sort::Level, Sort::Place, Sort::Field]);
    let end = scene.run(start, read.sentence.end, LONGEST_HEAD, |i| !read.covers(i) && (i == start || !is_name(i)));
    let named = end <= start + REACH && end < read.sentence.end && is_name(end) && !read.covers(end);
    (scene.is_content(start) && end > start && named).then_some((Kind::Body, start, end))
}

/// `Họ Tên[, chức vụ …] đã X …`: the first words behind a name and its roles, in a sentence that names an event.
fn verb(scene: &Scene<'_>, read: &Read, person: &Mention) -> Option<Found> {
    let text = &scene.text;
    let names_event =
        (read.sentence.start..read.sentence.end).any(|i| scene.is_any(i, &[Sort::EventNoun, Sort::EventCue]));
    if !names_event {
        return None;
    }
    // Over the roles and bodies that follow in the same breath.
    let mut at = person.end;
    loop {
        let from = if text.is_mark(at, &[',']) || text.is_dash(at) || text.says(at, "kiêm") { at + 1 } else { at };
        match read.begins(from) {
            Some(next) if !matches!(next.what, What::Person(_)) => at = next.end,
            _ => break,
        }
    }
    if text.is_mark(at, &[',']) {
        at += 1;
    }
    let auxiliary = |i: usize| ["đã", "cũng", "sẽ", "đang", "vừa", "còn"].iter().any(|w| text.says(i, w));
    while auxiliary(at) {
        at += 1;
    }
    let fits = scene.is_small(at) && !read.covers(at) && !scene.is_any(at, &NO_VERB);
    let end = scene.run(at, read.sentence.end, LONGEST_VERB, |i| {
        scene.is_small(i) && !read.covers(i) && (i == at || !scene.opens_phrase(i, &NO_VERB))
    });
    (fits && end > at).then_some((Kind::Verb, at, end))
}
