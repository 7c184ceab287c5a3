//! Who may be the subject of a verb: people by name, holders of posts, and `ông`, `bà`, `đồng chí` for the one named last.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::super::bodies::Bodies;
use super::super::chains::is_aside;
use super::super::held_at::Place;
use super::super::people::People;
use super::super::reading::{Read, Reading};
use crate::facts::Post;
use crate::recognize::mention::What;
use crate::recognize::words::Sort;
use crate::text::{TokenKind, key};

/// Someone in a sentence.
#[derive(Debug)]
pub(super) struct Subject {
    /// The whole name.
    pub name: String,
    /// Where the naming begins, with the roles right before the name.
    pub start: usize,
    /// Where the name ends.
    pub end: usize,
    /// Where the roles behind the name end.
    pub whole_end: usize,
    /// Named by a post alone.
    pub by_post: bool,
}

/// Tokens between a name and that of someone's kin.
const NEAR_KIN: usize = 6;

/// The subjects of a sentence, in order; `last` is the one whom a bare form of address means.
pub(super) fn subjects(
    reading: &Reading<'_>,
    read: &Read,
    people: &People,
    bodies: &Bodies<'_>,
    given: &Holders,
    last: Option<&str>,
    late: &BTreeSet<String>,
) -> Vec<Subject> {
    let chains = read.chains(reading);
    let mut out = Vec::new();
    for (n, chain) in chains.iter().enumerate() {
        let What::Person(named) = &read.mentions[chain.person].what else { continue };
        let Some(name) = people.name(&named.name) else { continue };
        let person = &read.mentions[chain.person];
        let previous = n.checked_sub(1).map(|p| chains[p].person);
        // `Ảnh: A` names who took the picture.
        if person.start > 1
            && reading.text.says(person.start - 2, "ảnh")
            && reading.text.is_mark(person.start - 1, &[':'])
        {
            continue;
        }
        // A role that several share stands before all of them.
        let next = chains.get(n + 1).map_or(read.mentions.len(), |c| c.person);
        let own = || chain.roles.iter().copied().filter(|r| previous.is_none_or(|p| *r > p) && *r < next);
        let start = own().map(|r| read.mentions[r].start).min().unwrap_or(person.start).min(person.start);
        // `Bà A, phu nhân ông B, dự lễ`: who is named in passing is no one who acts.
        let joined = |i: usize| ["và", "cùng"].iter().any(|w| reading.text.says(i, w));
        let close = |p: usize| {
            let end = read.mentions[p].end;
            end + NEAR_KIN >= person.start && !(end..person.start).any(joined)
        };
        if late.contains(&key(name)) || previous.is_some_and(close) && is_aside(&reading.text, person) {
            continue;
        }
        let whole_end = own().map(|r| read.mentions[r].end).max().unwrap_or(person.end).max(person.end);
        out.push(Subject { name: name.to_owned(), start, end: person.end, whole_end, by_post: false });
    }
    let place = LazyCell::new(|| Place::of(reading, read, bodies));
    for (i, mention) in read.mentions.iter().enumerate() {
        let What::Role(role) = &mention.what else { continue };
        if role.plural || role.former || chains.iter().any(|c| c.roles.contains(&i)) {
            continue;
        }
        let body = place.of_role(&[role], 0, mention.start, None).map(|n| n.name);
        if let Some(name) = given.holder(&role.name, body.as_deref(), role.body.is_some())
            && (role.addressed || opens_clause(reading, read, mention.start))
        {
            out.push(Subject { name, start: mention.start, end: mention.end, whole_end: mention.end, by_post: true });
        }
    }
    if let Some(name) = last {
        out.extend(pronoun(reading, read, name));
    }
    out.sort_by_key(|s| s.start);
    out
}

/// Keys of the names of the dead: `cố đồng chí A`, `cố Thủ tướng A`.
pub(super) fn late(reading: &Reading<'_>, people: &People) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for read in &reading.sentences {
        for chain in read.chains(reading) {
            let person = &read.mentions[chain.person];
            let What::Person(named) = &person.what else { continue };
            let start = chain.start(read).min(person.start).saturating_sub(1);
            let near = start + 8 >= person.start;
            if near && (start..=person.start).any(|i| reading.text.says(i, "cố")) {
                out.extend(people.name(&named.name).map(key));
            }
        }
    }
    out
}

fn opens_clause(reading: &Reading<'_>, read: &Read, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| at > read.sentence.start).and_then(|i| reading.text.tokens.get(i));
    before.is_none_or(|t| {
        matches!(t.kind, TokenKind::Mark | TokenKind::LineEnd)
            || matches!(t.text.to_lowercase().as_str(), "và" | "nghe" | "theo")
    })
}

/// `Ông đề nghị …`, `Tại hội nghị, đồng chí cũng …`: a bare form of address at the head of a clause.
fn pronoun(reading: &Reading<'_>, read: &Read, name: &str) -> Option<Subject> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let first = read.mentions.first().map_or(end, |m| m.start);
    (start..first.min(start + 12)).find_map(|at| {
        let mark = text.longest(at, Sort::Honorific)?;
        let address = reading.words.concept(mark.concept).value("sort") == Some("address");
        let many = ["các", "hai", "ba", "bốn", "những"].iter().any(|w| text.says(at, w));
        let lone = mark.end < first && !text.is_capitalised(mark.end) && !many;
        // `Bốn anh, chị`: all of them.
        let pair = at >= 2 && text.is_mark(at - 1, &[',']) && text.is(at - 2, Sort::Honorific);
        let fits = address && lone && !pair && opens_clause(reading, read, at);
        fits.then(|| Subject { name: name.to_owned(), start: at, end: mark.end, whole_end: mark.end, by_post: true })
    })
}

/// Who holds which role in the article.
pub(super) struct Holders {
    /// Key of the role to its holder; nothing where there are several.
    of_role: FxHashMap<String, Option<String>>,
    /// The same by the role and what the body's name has in common with its other party bodies.
    at_body: FxHashMap<(String, String), Option<String>>,
}

impl Holders {
    /// Gathers the holders of the posts that the article tells of.
    pub(super) fn new(given: &[Post]) -> Self {
        let mut holders = Self { of_role: FxHashMap::default(), at_body: FxHashMap::default() };
        for post in given.iter().filter(|p| !p.former) {
            let role = key(&post.role);
            let note = |known: &mut Option<String>| {
                if known.as_ref().is_some_and(|name| key(name) != key(&post.person)) {
                    *known = None;
                }
            };
            let person = || Some(post.person.clone());
            holders.of_role.entry(role.clone()).and_modify(note).or_insert_with(person);
            if let Some(body) = &post.organization {
                holders.at_body.entry((role, base(body))).and_modify(note).or_insert_with(person);
            }
        }
        holders
    }

    /// The one person who holds a role at a body; `named` says that the text names the body with the role.
    fn holder(&self, role: &str, body: Option<&str>, named: bool) -> Option<String> {
        let role = key(role);
        let of_role = if named { None } else { self.of_role.get(&role) };
        let at_body = body.and_then(|body| self.at_body.get(&(role, base(body))));
        at_body.cloned().flatten().or_else(|| of_role.cloned().flatten())
    }
}

/// What the names of a body's Đảng bộ and Đảng ủy have in common.
fn base(name: &str) -> String {
    key(name.strip_prefix("Đảng bộ ").or_else(|| name.strip_prefix("Đảng ủy ")).unwrap_or(name))
}
