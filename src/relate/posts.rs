//! Who holds which role where: roles that stand beside a name, and seats in elected committees.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::{Hosts, Named};
use super::chains::role_of;
use super::held_at::Place;
use super::offices::Offices;
use super::people::People;
use super::pronouns::{self, Life};
use super::reading::{Read, Reading};
use super::{elected, former};
use crate::facts::Post;
use crate::recognize::mention::{BodyMention, Mention, RoleMention, What};
use crate::text::key;

/// The posts of an article, one entry a person, role and body: roles beside a name, and seats in elected committees.
/// Beside them the bodies that they are held at, as the words around name them.
pub(super) fn posts(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>) -> (Vec<Post>, Vec<Named>) {
    let mut out = Listed::default();
    let mut named_bodies: Vec<Named> = Vec::new();
    let mut offices = Offices::default();
    for (sentence, read) in reading.sentences.iter().enumerate() {
        if read.chains(reading).is_empty() {
            continue;
        }
        let place = Place::of(reading, read, hosts.at(sentence));
        for told in held(reading, people, &place, (sentence, read), &mut offices) {
            out.add(told.how, told.post);
            named_bodies.extend(told.organization);
        }
    }
    out.drop_guesses();
    out.add_seats(elected::seats(reading, people, hosts));
    for told in of_lives(reading, people, hosts) {
        out.add(told.how, told.post);
        named_bodies.extend(told.organization);
    }
    (out.list.into_iter().map(|entry| entry.post).collect(), named_bodies)
}

/// A post as a sentence tells it.
struct Told {
    /// Index of the person among the mentions of the sentence.
    person: usize,
    /// Whether it tells where: the body is named, or the office has none (`Phó Thủ tướng`).
    placed: bool,
    how: Candidate,
    post: Post,
    organization: Option<Named>,
}

/// The posts that a sentence tells of those whom it names.
fn held(
    reading: &Reading<'_>,
    people: &People,
    place: &Place<'_, '_>,
    (sentence, read): (usize, &Read),
    offices: &mut Offices,
) -> Vec<Told> {
    let mut out = Vec::new();
    let past = former::is_past(reading, read);
    for chain in read.chains(reading) {
        let What::Person(named) = &read.mentions[chain.person].what else { continue };
        let Some(name) = people.name(&named.name) else { continue };
        let roles: Vec<&RoleMention> = chain.roles.iter().filter_map(|i| role_of(&read.mentions[*i])).collect();
        let mut spoken: Vec<(&RoleMention, Named)> = Vec::new();
        for (n, role) in roles.iter().enumerate() {
            let mention = &read.mentions[chain.roles[n]];
            // What several share is not told by the other roles of one of them.
            let beside = if n < chain.shared { &roles[..chain.shared] } else { &roles };
            let concept = reading.words.get(role.concept);
            let nowhere = concept.is_some_and(|c| c.value("heldAt") == Some("none"));
            let last = offices
                .body(&role.name, sentence, place.elects)
                .filter(|_| role.body.is_none() && !names_more(reading, read, mention));
            let having = place.of_having(mention.start, chain.start(read)).filter(|_| role.body.is_none());
            let is_told = having.is_some();
            let organization = having
                .or_else(|| place.of_role(beside, n, mention.start, last.clone()))
                .or_else(|| place.led_before(role, mention.start))
                .or_else(|| last.filter(|_| concept.is_some() && !nowhere));
            if let Some(named) = organization.as_ref().filter(|_| is_told || role.body.is_some()) {
                // Another role of the same person tells nothing of this one, unless several share it.
                match n < chain.shared {
                    true => offices.note(&role.name, sentence, named),
                    false => spoken.push((*role, named.clone())),
                }
            }
            if organization.is_none() && concept.is_some_and(|c| c.is("needsBody"))
                || is_proposed(reading, &read.mentions[chain.person], mention)
            {
                continue;
            }
            let vague = !is_told && role.body.as_ref().is_none_or(BodyMention::is_bare);
            let head = role.body.as_ref().map(|b| b.head);
            out.push(Told {
                person: chain.person,
                placed: !vague || nowhere,
                how: Candidate { head, vague },
                post: Post {
                    person: name.to_owned(),
                    role: role.name.clone(),
                    organization: organization.as_ref().map(|o| o.name.clone()),
                    since: None,
                    former: past || former::is_former(reading, read, chain, &roles, n),
                    evidence: reading.passage(chain.start(read), chain.end(read), "post"),
                },
                organization,
            });
        }
        spoken.iter().for_each(|(role, body)| offices.note(&role.name, sentence, body));
    }
    out
}

/// The posts told of those for whom a form of address stands. A life goes by many places: where the body is not named, only those
/// beside one that is are taken.
fn of_lives(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>) -> Vec<Told> {
    let mut offices = Offices::default();
    let mut out = Vec::new();
    for Life { sentence, read, people: meant } in pronouns::lives(reading) {
        let place = Place::of(reading, &read, hosts.at(sentence));
        let mut told = held(reading, people, &place, (sentence, &read), &mut offices);
        let placed: Vec<usize> = told.iter().filter(|t| t.placed).map(|t| t.person).collect();
        let joins = |t: &Told| placed.contains(&t.person) && t.organization.is_some();
        told.retain(|t| meant.contains(&t.person) && (t.placed || joins(t)));
        out.extend(told);
    }
    out
}

/// `Chủ tịch Vinamilk`: a capitalised word behind a role that begins no name of a person is of a body that was not read.
fn names_more(reading: &Reading<'_>, read: &Read, role: &Mention) -> bool {
    let named = read.mentions.binary_search_by_key(&role.end, |m| m.start).is_ok();
    role.end < read.sentence.end && reading.text.is_capitalised(role.end) && !named
}

/// `đã giới thiệu ông A (…) làm Chủ tịch nước, ông B làm Thủ tướng`: a post that someone is only proposed for.
fn is_proposed(reading: &Reading<'_>, person: &Mention, role: &Mention) -> bool {
    let text = &reading.text;
    // `nếu được bầu làm đại biểu`, `ứng cử chức Chủ tịch`: only perhaps.
    let near = || role.start.saturating_sub(5)..role.start;
    if near().any(|i| text.says(i, "nếu") || text.says_all(i, &["ứng", "cử"]) && !text.says(i.wrapping_sub(1), "trúng"))
    {
        return true;
    }
    if role.start <= person.end || !text.says(role.start - 1, "làm") {
        return false;
    }
    let sentence = reading.sentences.partition_point(|r| r.sentence.end <= person.start);
    let start = reading.sentences.get(sentence).map_or(person.start, |r| r.sentence.start);
    let before = || (start..person.start).rev();
    let proposed = before().find(|i| text.says_all(*i, &["giới", "thiệu"]) || text.says_all(*i, &["đề", "cử"]));
    proposed.is_some_and(|at| !(at..role.start).any(|i| text.says(i, "bầu") || text.says(i, "cử") && i > at + 1))
}

/// How the text names the body of a post.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// Index of the head noun's concept, where a body is named.
    head: Option<u32>,
    /// Whether nothing is named but the head noun, or not even that.
    vague: bool,
}

/// A post with the keys of its person and role.
struct Entry {
    how: Candidate,
    id: (String, String),
    post: Post,
}

/// Posts in order of appearance, each once.
#[derive(Default)]
struct Listed {
    list: Vec<Entry>,
    /// Keys of person, role and seat.
    seen: FxHashSet<(String, String, Option<String>)>,
}

impl Listed {
    fn add(&mut self, how: Candidate, post: Post) {
        let id = (key(&post.person), key(&post.role));
        if self.seen.insert((id.0.clone(), id.1.clone(), post.organization.as_deref().map(seat))) {
            self.list.push(Entry { how, id, post });
        }
    }

    /// Adds seats in a new committee: a bare `Ủy viên` of the same person is that seat.
    fn add_seats(&mut self, seats: Vec<Post>) {
        let mut of_person: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        if !seats.is_empty() {
            let posts = self.list.iter().map(|e| &e.post).enumerate();
            posts.for_each(|(i, p)| of_person.entry(p.person.clone()).or_default().push(i));
        }
        let mut dropped = FxHashSet::default();
        for seat in seats {
            let theirs = of_person.entry(seat.person.clone()).or_default();
            // `Ủy viên Ủy ban Kiểm tra A` is another seat than that in the committee.
            let elsewhere = |Entry { how, post, .. }: &Entry| {
                (!how.vague || how.head.is_some()) && post.organization != seat.organization
            };
            let is_seat = |e: &Entry| e.post.role != seat.role && seat.role.starts_with(&e.post.role) && !elsewhere(e);
            dropped.extend(theirs.iter().copied().filter(|i| is_seat(&self.list[*i])));
            let next = self.list.len();
            self.add(Candidate { head: None, vague: false }, seat);
            theirs.extend(next..self.list.len());
        }
        let mut index = 0..;
        self.list.retain(|_| index.next().is_none_or(|i| !dropped.contains(&i)));
    }

    /// A role without a body, or with one completed from nothing but its head noun, says nothing new where the text names
    /// the body of the same role in full, or at all.
    fn drop_guesses(&mut self) {
        let (mut whole, mut full) = (FxHashSet::default(), FxHashSet::default());
        for Entry { how, id, post } in &self.list {
            if post.organization.is_some() {
                whole.insert(id);
            }
            if how.head.is_some() {
                full.insert((id, None));
            }
            if !how.vague {
                full.insert((id, how.head));
            }
        }
        let adds = |Entry { how, id, post }: &Entry| {
            let lacks = post.organization.is_none() && whole.contains(id);
            let guessed = how.vague && full.contains(&(id, how.head));
            !lacks && !guessed
        };
        let mut kept = self.list.iter().map(adds).collect::<Vec<_>>().into_iter();
        self.list.retain(|_| kept.next().unwrap_or_default());
    }
}

/// `Bí thư Đảng bộ` and `Bí thư Đảng ủy` of one institution are one seat: the first naming stands.
fn seat(organization: &str) -> String {
    let of_party = organization.strip_prefix("Đảng bộ ").or_else(|| organization.strip_prefix("Đảng ủy "));
    of_party.map_or_else(|| key(organization), |institution| format!("đảng · {}", key(institution)))
}
