//! Who took part in which event, and how.
//!
//! Forms: a verb of presence before a list (`Tham dự hội nghị có …`, `Về phía Bệnh viện có …`), which may go on over several
//! sentences; a verb in front of its subject (`Phát biểu tại hội nghị, đồng chí A …`), a verb behind one or several (`A, Bí
//! thư, và B nhấn mạnh …`), a noun of doing (`với sự chủ trì của A`); those whom a verb is done to (`bầu A`, `trao Huy hiệu
//! cho A`); a post or a form of address in the place of the name (`đồng chí Bí thư Đảng bộ giải đáp …`, `Ông đề nghị …`), led
//! back to the person; whoever is counted and then named (`cho 5 học viên …, gồm: A, B`). What someone asks others to do, what
//! did not happen and who stayed away is told apart.

mod agents;
mod event_of;
mod life;
mod lists;
mod made;
mod past;
mod press;
mod receivers;
mod scene;
mod subjects;
mod verbs;
mod without_verb;

use std::cell::LazyCell;
use std::collections::BTreeSet;

use self::event_of::Elsewhere;
use self::life::Life;
use self::lists::Lists;
use self::scene::{Said, Scene};
use self::subjects::Holders;
use super::bodies::Hosts;
use super::elected;
use super::events::Held;
use super::people::People;
use super::reading::{Read, Reading};
use crate::facts::{Participation, Post};
use crate::recognize::layout::Part;
use crate::text::key;

/// The participations of an article.
pub(super) fn participations(
    reading: &Reading<'_>,
    people: &People,
    hosts: &Hosts<'_>,
    held: &[Held],
    given: &[Post],
) -> Vec<Participation> {
    let mut found = Found::default();
    let given = Holders::new(given);
    let mut absent: BTreeSet<(String, String)> = BTreeSet::new();
    let published = reading.layout.published;
    let late = subjects::late(reading, people);
    let quoted = verbs::quoted(reading);
    // What the name of an act says is done by someone: `A đã đến thăm, công bố quyết định …`.
    let names: Vec<(usize, usize)> = held.iter().filter(|h| !h.is_act()).map(|h| h.name).collect();
    let elects = LazyCell::new(|| elected::is_told(reading));
    let (mut lists, mut last) = (Lists::default(), None);
    let (mut elsewhere, mut life) = (Elsewhere::default(), Life::default());
    for (n, read) in reading.sentences.iter().enumerate() {
        if read.sentence.part == Part::Headline {
            continue;
        }
        let Some(event) = elsewhere.event(reading, read, n, held) else { continue };
        let subjects = subjects::subjects(reading, read, people, hosts.at(n), &given, last.as_deref(), &late);
        let subjects = subjects.into_iter().filter(|s| !quoted[s.start]).collect();
        let scene =
            Scene::new(reading, read, subjects, &quoted, &names, event.event.date.or(published).map(|d| d.year()));
        let reported = (event.sentence == n).then_some(event.name.0);
        let mut told = scene.told(&mut lists, reported);
        if event.sentence == n && (event.is_act() || is_had(reading, event)) {
            told.said.extend(scene.actors(event.name.0));
        }
        if event.event.kind == "decision-ceremony" {
            told.said.extend(scene.accordingly());
        }
        let nobody = scene.subjects.is_empty();
        let members = if nobody { Vec::new() } else { elected::listed_members(reading, read) };
        if !members.is_empty() && *elects {
            told.said.extend(scene.members(&members));
        }
        last = told.last.or(last.filter(|_| scene.subjects.is_empty()));
        for subject in told.absent {
            absent.insert((event.event.id.clone(), key(&scene.subjects[subject].name)));
        }
        if event.sentence == n && is_of_discipline(reading, event) {
            found.judges(event, &scene);
        }
        let conference = is_conference(reading, event);
        if life.goes_on(reading, read, &scene.subjects) || conference {
            told.said.iter_mut().for_each(|said| said.kinds.retain(|kind| !happens_in_absence(kind)));
            told.said.retain(|said| !said.kinds.is_empty());
        }
        let to_press = !told.said.is_empty() && !conference && scene.to_press();
        for mut said in told.said {
            let name = &scene.subjects[said.subject].name;
            // Nobody is admitted in absence: whoever is stands before the flag.
            if event.event.kind == "admission-ceremony" && said.kinds.iter().any(|k| k == "admitted") {
                said.kinds.insert(0, "attendee".to_owned());
            }
            if found.is_judged(&event.event.id, name, &said) {
                continue;
            }
            if found.only_tells(&event.event.id, name, &said, to_press) {
                continue;
            }
            found.add(reading, read, &event.event.id, name, said.kinds, said.rule);
        }
    }
    let mut out = found.parts;
    for part in &mut out {
        if absent.contains(&(part.event.clone(), key(&part.person))) {
            part.kinds.retain(|kind| happens_in_absence(kind));
        }
    }
    out.retain(|part| !part.kinds.is_empty());
    out
}

/// `ông A đã có buổi tiếp xúc với cử tri`: whether someone has the event, and no body holds it.
fn is_had(reading: &Reading<'_>, event: &Held) -> bool {
    let before = event.name.0.checked_sub(1);
    event.organizers.is_empty()
        && event.event.organizers.is_empty()
        && before.is_some_and(|i| reading.text.says(i, "có"))
}

/// `cuộc họp báo`
fn is_conference(reading: &Reading<'_>, event: &Held) -> bool {
    (event.name.0..event.name.1).any(|i| reading.text.says_all(i, &["họp", "báo"]))
}

/// `họp xem xét, thi hành kỷ luật ông A`
fn is_of_discipline(reading: &Reading<'_>, event: &Held) -> bool {
    let text = &reading.text;
    (event.name.0..event.name.1).any(|i| text.says_all(i, &["kỷ", "luật"]) || text.says_all(i, &["vi", "phạm"]))
}

/// Whether this can be done to someone who is not there.
fn happens_in_absence(kind: &str) -> bool {
    matches!(kind, "awardee" | "elected" | "appointed" | "admitted")
}

/// The participations found so far, and what each person is known to have done.
#[derive(Default)]
struct Found {
    parts: Vec<Participation>,
    known: BTreeSet<(String, String, String)>,
    /// Those who are known by what they told the press alone.
    outside: BTreeSet<String>,
    /// Those whom an event judges, with the event's id.
    judged: BTreeSet<(String, String)>,
}

impl Found {
    /// Notes those whom an event judges: named in what its name says, or as the object of its verb.
    fn judges(&mut self, event: &Held, scene: &Scene<'_>) {
        let (start, end) = event.name;
        let judged = |n: usize, at: usize| at > start && (at < end || scene.is_object(n));
        let subjects = scene.subjects.iter().enumerate().filter(|(n, s)| judged(*n, s.start));
        self.judged.extend(subjects.map(|(_, s)| (event.event.id.clone(), s.name.clone())));
    }

    /// Whether someone is only told to do something whom the event judges, and who need not be there.
    fn is_judged(&self, event: &str, person: &str, said: &Said) -> bool {
        let there = said.rule == "attendance-list" || said.kinds.iter().any(|kind| happens_in_absence(kind));
        !there && self.judged.contains(&(event.to_owned(), person.to_owned()))
    }

    /// Whether someone speaks who has told the press before and been seen nowhere else.
    fn only_tells(&mut self, event: &str, person: &str, said: &Said, to_press: bool) -> bool {
        let speech = said.kinds.iter().all(|k| k == "attendee" || k == "speaker");
        if !speech || said.rule == "attendance-list" {
            self.outside.remove(person);
            return false;
        }
        let seen = || self.parts.iter().any(|p| p.event == event && p.person == person);
        if to_press && !seen() {
            self.outside.insert(person.to_owned());
        }
        to_press || self.outside.contains(person)
    }

    /// Adds what is new of a person's part in an event, with the sentence that says so.
    fn add(&mut self, reading: &Reading<'_>, read: &Read, event: &str, person: &str, kinds: Vec<String>, rule: &str) {
        let mut fresh = |k: &String| self.known.insert((event.to_owned(), person.to_owned(), k.clone()));
        let kinds: Vec<String> = kinds.into_iter().filter(|k| fresh(k)).collect();
        if kinds.is_empty() {
            return;
        }
        self.parts.push(Participation {
            event: event.to_owned(),
            person: person.to_owned(),
            kinds,
            evidence: reading.quote(read, rule),
        });
    }
}
