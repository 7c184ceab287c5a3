//! Who may be commended in a clause: people and bodies by name, counted and plural groups.

use super::clause::Commending;
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::words::Sort;
use crate::relate::counted;
use crate::text::{TokenKind, key};

/// Someone who may be commended.
#[derive(Debug, Clone)]
pub(super) struct Taker {
    pub start: usize,
    pub end: usize,
    pub who: Who,
}

/// Who that is.
#[derive(Debug, Clone)]
pub(super) enum Who {
    /// A person, by whole name.
    Person(String),
    /// A body, by whole name.
    Body(String),
    /// Those who are not named: what they are, and how many.
    Group(String, Option<u64>),
}

impl Taker {
    pub fn is_person(&self) -> bool {
        matches!(self.who, Who::Person(_))
    }

    pub fn is_body(&self) -> bool {
        matches!(self.who, Who::Body(_))
    }
}

/// All takers from one token to another, in order.
pub(super) fn takers(sentence: &Commending<'_, '_>, from: usize, to: usize) -> Vec<Taker> {
    let mut out: Vec<Taker> = Vec::new();
    let inside = |at: usize| {
        let body = |m: &&Mention| matches!(&m.what, What::Body(body) if !body.plural);
        sentence.read.mentions.iter().filter(body).any(|m| m.start < at && at < m.end)
    };
    for mention in sentence.read.mentions.iter().filter(|m| m.start >= from && m.end <= to) {
        let who = match &mention.what {
            What::Person(person) => sentence.people.name(&person.name).map(|n| Who::Person(n.to_owned())),
            What::Body(body) if may_receive(sentence, body) => {
                sentence.bodies.complete(body).map(|n| Who::Body(n.name))
            }
            _ => None,
        };
        out.extend(who.map(|who| Taker { start: mention.start, end: mention.end, who }));
    }
    out.extend(groups(sentence, from, to).into_iter().filter(|t| !inside(t.start)));
    out.sort_by_key(|t| t.start);
    out
}

/// Counted groups and plural ones: `47 đảng viên`, `các tập thể`.
fn groups(sentence: &Commending<'_, '_>, from: usize, to: usize) -> Vec<Taker> {
    let (reading, text) = (sentence.reading, &sentence.reading.text);
    let start = sentence.read.sentence.start;
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        let counted = counted::counted(reading, at).filter(|c| c.end <= to);
        let plural =
            ["các", "những", "nhiều"].iter().any(|w| text.says(at, w)).then(|| text.longest(at + 1, Sort::GroupNoun));
        if let Some(found) = counted {
            let fits = !counted::is_changed(reading, start, found.start)
                && !counted::is_represented(reading, start, found.start);
            let second = text.longest(found.noun, Sort::GroupNoun).filter(|m| m.end < found.end);
            let noun = text.words(second.map_or(found.noun, |m| m.end), found.end);
            if fits {
                out.push(Taker { start: at, end: found.end, who: Who::Group(noun.to_lowercase(), Some(found.value)) });
            }
            at = found.end;
        } else if let Some(mark) = plural.flatten().filter(|m| m.end <= to) {
            let second = text.longest(mark.end, Sort::GroupNoun).filter(|m| m.end <= to);
            let noun = text.words(second.map_or(at + 1, |_| mark.end), second.unwrap_or(mark).end);
            let leads = reading.words.concept(second.unwrap_or(mark).concept).is("leader");
            if !leads && !text.says(mark.end, "trực") {
                out.push(Taker { start: at, end: mark.end, who: Who::Group(noun.to_lowercase(), None) });
            }
            at = mark.end;
        } else {
            at += 1;
        }
    }
    out
}

/// A body by name, or a bare one that begins with a capital; not one that only says where, whose or from whom.
fn may_receive(sentence: &Commending<'_, '_>, body: &BodyMention) -> bool {
    let text = &sentence.reading.text;
    let before = ["thuộc", "của", "tại", "ở", "trong", "do", "từ", "phía", "đạo", "diện", "mặt", "cùng"];
    let other = (body.start.saturating_sub(2)..body.start).any(|i| before.iter().any(|w| text.says(i, w)));
    // `cho công trình “X” của Bệnh viện A`: whose the work is gets the prize; what its title names does not.
    let quote = |i: Option<usize>| i.is_some_and(|i| text.is_mark(i, &['"', '“', '”']));
    let of_work = text.says(body.start.wrapping_sub(1), "của") && quote(body.start.checked_sub(2));
    let other = other && !of_work || quote(body.start.checked_sub(1));
    // `Đảng bộ, chính quyền và nhân dân tỉnh X` is no body.
    let all = body.is_bare() && text.says_all(body.end + 1, &["chính", "quyền"]);
    let state = sentence.bodies.kind(body.head) == "government";
    let named = !body.is_bare() || text.is_capitalised(body.start) && !state;
    !body.plural && named && !other && !all && !sentence.bodies.is_organ(body.head)
}

/// Those of a row of takers who stand together right before a verb: back from the last, as long as nothing but names, posts
/// and what joins them stands between.
pub(super) fn joined(sentence: &Commending<'_, '_>, takers: &[Taker]) -> Vec<Taker> {
    let (reading, text) = (sentence.reading, &sentence.reading.text);
    let Some(last) = takers.last() else { return Vec::new() };
    let mut out = vec![last.clone()];
    for pair in takers.windows(2).rev() {
        let gap = pair[0].end..pair[1].start;
        let acts = gap.clone().any(|i| {
            text.is(i, Sort::AwardVerb) || text.longest(i, Sort::PartVerb).is_some_and(|m| reading.effect(m) != "side")
        });
        let apart = gap.clone().any(|i| {
            ["gửi", "mặt", "có", "khi", "là"].iter().any(|w| text.says(i, w)) || text.says_all(i, &["trong", "đó"])
        });
        let aside = pair[0].start.checked_sub(1).is_some_and(|i| text.says(i, "ngoài") || text.says(i, "cạnh"));
        if acts || apart || aside {
            break;
        }
        out.push(pair[0].clone());
    }
    out.reverse();
    out
}

/// Bodies that only say where a person or a group belongs are no takers of their own: `bác sĩ A, Trạm Y tế B`.
pub(super) fn without_seats(sentence: &Commending<'_, '_>, takers: Vec<Taker>) -> Vec<Taker> {
    let text = &sentence.reading.text;
    let joins = |i: usize| text.says(i, "và") || text.says(i, "cùng") || text.is_mark(i, &[';']);
    let mut out: Vec<Taker> = Vec::new();
    for taker in takers {
        // `cho 01 tập thể (Chi bộ A)`: the one that is counted.
        let one = |before: &Taker| {
            let bracketed = taker.start == before.end + 1 && text.is_mark(before.end, &['(']);
            bracketed && matches!(before.who, Who::Group(_, Some(1)))
        };
        if out.pop_if(|before| one(before)).is_some() {
            out.push(taker);
            continue;
        }
        let seat = taker.is_body()
            && out.last().is_some_and(|before| {
                let apart = taker.start.checked_sub(1).is_some_and(joins);
                let touches = taker.start - before.end <= 1 || text.tokens[before.end].kind != TokenKind::Word;
                !apart && (before.is_person() || matches!(before.who, Who::Group(..)) && touches)
            });
        if !seat && !out.iter().any(|t| same(t, &taker)) {
            out.push(taker);
        }
    }
    out
}

fn same(a: &Taker, b: &Taker) -> bool {
    match (&a.who, &b.who) {
        (Who::Person(a), Who::Person(b)) | (Who::Body(a), Who::Body(b)) => key(a) == key(b),
        _ => false,
    }
}
