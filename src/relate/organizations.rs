//! The bodies of an article: each party body and union that it names, and each institution that another fact rests on.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::bodies::{Bodies, Named, is_generic, is_shorter};
use super::reading::{Read, Reading};
use super::standing;
use crate::facts::{Evidence, Facts, Organization};
use crate::recognize::mention::{BodyMention, What};
use crate::text::key;

/// The bodies of an article, in order of appearance. `facts` holds everything else that was read.
pub(super) fn organizations(
    reading: &Reading<'_>,
    bodies: &Bodies<'_>,
    facts: &Facts,
    of_posts: Vec<Named>,
) -> Vec<Organization> {
    let names = facts_names(facts);
    let needed: BTreeSet<&String> = names.iter().map(|(id, _)| id).collect();
    let mut out = Listed::default();
    // Where nothing rests on a body, only those that count by themselves are listed: what its head noun is of tells.
    let all = !needed.is_empty() || bodies.institution.is_some();
    let may_count = |head: u32| all || counts(bodies.kind(head)) || bodies.kind(head).starts_with("party");
    for (read, i, body) in reading.standing_bodies().filter(|(_, _, body)| may_count(body.head)) {
        if reading.is_shouted(body) || (body.is_bare() && !reading.text.is_capitalised(body.start)) {
            continue;
        }
        let Some(named) = standing::whole(reading, read, i, body, bodies) else { continue };
        // An executive or standing committee is a part of its body; it is listed where a fact rests on it, or something is
        // done with it (`làm việc với Ban Thường vụ Tỉnh ủy X`).
        // So is the `Chi ủy` of a branch (`Báo cáo kiểm điểm của Chi ủy`).
        let part = bodies.is_organ(body.head) || body.is_bare() && bodies.leads_branch(body.head);
        let own_right = !part && counts(&named.kind) && !is_sort(body) && !is_the_party(reading, body);
        let partner = reading.text.says(body.start.wrapping_sub(1), "với") && named.kind.starts_with("party");
        let id = key(&named.name);
        let employer = bodies.is_institution(body.head) && !body.is_bare() && is_behind_person(read, i, body, reading);
        if own_right || partner || employer || needed.contains(&id) || bodies.institution.as_ref() == Some(&named.name)
        {
            out.add(id, named, || reading.passage(body.start, body.end, "body"));
        }
    }
    for named in of_posts {
        let id = key(&named.name);
        if needed.contains(&id) {
            out.add(id, named, || None);
        }
    }
    // A party body that only a headline in capitals names.
    let of_party = |b: &BodyMention| bodies.kind(b.head).starts_with("party") && !bodies.is_organ(b.head);
    for (_, body) in reading.bodies().filter(|(_, b)| of_party(b) && reading.is_shouted(b)) {
        let named = bodies.complete(body).filter(|n| n.kind.starts_with("party"));
        if let Some(named) = named.filter(|n| !out.has_longer(&n.name)) {
            out.add(key(&named.name), named, || reading.passage(body.start, body.end, "body-in-headline"));
        }
    }
    // Names that the text gives only in a role or award, completed there.
    for (id, name) in names.into_iter().filter(|(_, name)| !bodies.is_place(name)) {
        if !out.index.contains_key(&id) {
            let kind = bodies.kind_of_name(&name);
            let parent = bodies.parent_of_name(&name);
            out.add(id, Named { name, kind, parent }, || None);
        }
    }
    set_national_parents(&mut out.list, bodies);
    with_evidence(&mut out.list, facts);
    out.list
}

/// Whether a body is the Party as a whole (`vào Đảng Cộng sản Việt Nam`).
fn is_the_party(reading: &Reading<'_>, body: &BodyMention) -> bool {
    let takes = reading.words.get(body.head).and_then(|head| head.value("takes"));
    body.is_bare() && takes == Some("none") && reading.words.kind_of_head(body.head) == "party-organization"
}

/// `Đảng bộ cơ sở`: whether nothing but its sort is said of a body.
fn is_sort(body: &BodyMention) -> bool {
    let sorts = body.inner.is_none() && body.open_level.is_none() && !body.qualifiers.is_empty();
    sorts && body.qualifiers.iter().all(|q| is_generic(q))
}

/// Whether a body stands behind a person's name, as where the person works: `bác sĩ A, Trạm Y tế xã B`.
fn is_behind_person(read: &Read, mention: usize, body: &BodyMention, reading: &Reading<'_>) -> bool {
    let before = mention.checked_sub(1).and_then(|i| read.mentions.get(i));
    let person = before.is_some_and(|m| matches!(m.what, What::Person(_)) && m.end + 1 == body.start);
    person && reading.text.is_mark(body.start - 1, &[',', '(', '-', '–'])
}

/// Whether bodies of a kind, by its notation, are listed wherever the text names them.
fn counts(kind: &str) -> bool {
    matches!(
        kind,
        "party-organization" | "party-committee" | "party-branch" | "party-commission" | "trade-union" | "youth-union"
    )
}

/// `Hội Luật gia tỉnh X` is under the `Hội Luật gia Việt Nam` that the article names.
fn set_national_parents(list: &mut [Organization], bodies: &Bodies<'_>) {
    const WHOLE: &str = " Việt Nam";
    let national: Vec<String> = list
        .iter()
        .filter(|o| o.kind == "mass-organization")
        .filter_map(|o| o.name.strip_suffix(WHOLE).map(str::to_owned))
        .collect();
    let local = list.iter_mut().filter(|o| o.kind == "mass-organization" && o.parent.is_none());
    for organization in local.take(MANY) {
        let is_of = |own: &&String| {
            let place = organization.name.strip_prefix(own.as_str()).and_then(|rest| rest.strip_prefix(' '));
            place.is_some_and(|place| bodies.is_place(place))
        };
        organization.parent = national.iter().take(MANY).find(is_of).map(|own| format!("{own}{WHOLE}"));
    }
}

/// No article names as many bodies; where one does, comparing each with all others would take too long.
const MANY: usize = 500;

/// Bodies in order of appearance, each once.
#[derive(Default)]
struct Listed {
    list: Vec<Organization>,
    /// Keys of their names.
    keys: Vec<String>,
    /// Key of the name to index in the list.
    index: FxHashMap<String, usize>,
}

impl Listed {
    /// Adds a body by the key of its name; of one that is listed only what was not known of its parent.
    fn add(&mut self, id: String, named: Named, evidence: impl Fn() -> Option<Evidence>) {
        let Named { name, kind, parent } = named;
        match self.index.entry(id) {
            Entry::Occupied(known) => {
                let known = &mut self.list[*known.get()];
                known.parent = known.parent.take().or(parent);
            }
            Entry::Vacant(free) => {
                self.keys.push(free.key().clone());
                free.insert(self.list.len());
                self.list.push(Organization { name, kind, parent, evidence: evidence(), ..Organization::default() });
            }
        }
    }

    /// Whether a longer name that holds this one is listed, among as many as an article may name.
    fn has_longer(&self, name: &str) -> bool {
        let short = key(name);
        self.keys.iter().take(MANY).any(|long| is_shorter(&short, long))
    }
}

/// Whole names of bodies that events, posts, groups, awards and headcounts rest on, each with its key.
fn facts_names(facts: &Facts) -> Vec<(String, String)> {
    let people: BTreeSet<String> = facts.people.iter().map(|p| key(&p.name)).collect();
    let events = facts.events.iter().flat_map(|e| e.organizers.iter());
    let posts = facts.posts.iter().filter(|p| !p.former).filter_map(|p| p.organization.as_ref());
    let groups = facts.groups.iter().filter(|g| g.count.is_some()).filter_map(|g| g.organization.as_ref());
    let awards = facts.awards.iter().flat_map(|a| [&a.recipient, &a.by]).flatten();
    let counts = facts.headcounts.iter().map(|h| &h.organization);
    let mut seen = BTreeSet::new();
    let all = events.chain(posts).chain(groups).chain(awards).chain(counts);
    let names = all.filter(|name| seen.insert(*name)).map(|name| (key(name), name.clone()));
    names.filter(|(id, _)| !people.contains(id)).collect()
}

/// A body that only a post implies is shown by the words of that post.
fn with_evidence(out: &mut [Organization], facts: &Facts) {
    let mut posts: FxHashMap<&str, &Option<Evidence>> = FxHashMap::default();
    for post in &facts.posts {
        post.organization.iter().for_each(|name| _ = posts.entry(name).or_insert(&post.evidence));
    }
    let mut events: FxHashMap<&str, &Option<Evidence>> = FxHashMap::default();
    for event in &facts.events {
        event.organizers.iter().for_each(|name| _ = events.entry(name).or_insert(&event.evidence));
    }
    for organization in out.iter_mut().filter(|o| o.evidence.is_none()) {
        let name = organization.name.as_str();
        let evidence = |shown: &FxHashMap<&str, &Option<Evidence>>| shown.get(name).copied().cloned().flatten();
        organization.evidence = evidence(&posts).or_else(|| evidence(&events));
    }
}
