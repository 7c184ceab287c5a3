//! Names of people: the article's list, and given names led back to it.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::reading::Reading;
use crate::facts::Person;
use crate::recognize::mention::{Mention, What};
use crate::text::{bare, is_apostrophe, key};

/// The people of an article by the keys of their names.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Key of the whole name to the entry.
    list: BTreeMap<String, Person>,
    order: Vec<String>,
    /// The names as the text writes them, with their keys.
    written: FxHashMap<String, String>,
    /// What each name ends in, from its second or later syllable on: the key of the name, if it is the only such one.
    tails: FxHashMap<String, Option<String>>,
}

impl People {
    /// Every person named in whole; titles are gathered over all mentions.
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut people = Self::default();
        for read in &reading.sentences {
            for mention in &read.mentions {
                let What::Person(person) = &mention.what else { continue };
                if !is_whole(&person.name) {
                    continue;
                }
                let id = people.written.entry(person.name.clone()).or_insert_with(|| key(&person.name)).clone();
                if !people.list.contains_key(&id) {
                    people.order.push(id.clone());
                }
                let entry = people.list.entry(id).or_insert_with(|| Person {
                    name: person.name.clone(),
                    titles: Vec::new(),
                    evidence: reading.passage(mention.start, mention.end, "person"),
                });
                for title in &person.titles {
                    if !entry.titles.iter().any(|t| key(t) == key(title)) {
                        entry.titles.push(title.clone());
                    }
                }
            }
        }
        people.join_spellings(reading);
        people.drop_short_names();
        people
    }

    /// `Phùng Đình Lạc` and, once, `Phúng Đình Lạc` or `Phùng Lạc Đình`: one person whom the text misspells. The
    /// spelling that it uses more often stands.
    fn join_spellings(&mut self, reading: &Reading<'_>) {
        let mut alike: FxHashMap<(usize, usize), Vec<usize>> = FxHashMap::default();
        for (index, id) in self.order.iter().enumerate().filter(|(_, id)| id.matches(' ').count() >= 2) {
            let letters = id.chars().filter(|c| c.is_alphabetic()).count();
            alike.entry((id.matches(' ').count(), letters)).or_default().push(index);
        }
        let mut spellings: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for index in alike.into_values().filter(|all| all.len() > 1).flatten() {
            spellings.entry(letters_of(&self.order[index])).or_default().push(self.order[index].clone());
        }
        for ids in spellings.into_values().filter(|ids| ids.len() > 1).take(MANY) {
            let ids = &ids[..ids.len().min(MANY)];
            let times = |id: &String| reading.source.matches(self.list[id].name.as_str()).count();
            let Some(stands) = ids.iter().rev().max_by_key(|id| times(id)) else { continue };
            let sentences = self.sentences_of(reading, stands);
            for falls in ids.iter().filter(|id| *id != stands && !differ_in_given_name(id, stands)) {
                if self.sentences_of(reading, falls).iter().any(|n| sentences.contains(n)) {
                    continue;
                }
                self.list.remove(falls);
                self.order.retain(|id| id != falls);
                self.written.values_mut().filter(|id| *id == falls).for_each(|id| id.clone_from(stands));
            }
        }
    }

    /// The sentences that name a person, once for each time.
    fn sentences_of(&self, reading: &Reading<'_>, id: &str) -> Vec<usize> {
        let names =
            |m: &&Mention| matches!(&m.what, What::Person(p) if self.written.get(&p.name).is_some_and(|w| w == id));
        let sentences = reading.sentences.iter().enumerate();
        sentences.flat_map(|(n, read)| read.mentions.iter().filter(names).map(move |_| n)).collect()
    }

    /// A name that is the tail of exactly one longer name is that person (`Bé Tư`, `Bội`).
    fn drop_short_names(&mut self) {
        self.note_tails();
        let short: FxHashSet<String> = self.order.iter().filter(|k| self.longer(k).is_some()).cloned().collect();
        if !short.is_empty() {
            self.list.retain(|k, _| !short.contains(k));
            self.order.retain(|k| !short.contains(k));
            self.note_tails();
        }
    }

    fn note_tails(&mut self) {
        self.tails.clear();
        for id in &self.order {
            for (at, _) in id.match_indices(' ') {
                let whole = self.tails.entry(id[at + 1..].to_owned());
                whole.and_modify(|whole| *whole = None).or_insert_with(|| Some(id.clone()));
            }
        }
    }

    fn longer(&self, id: &str) -> Option<&str> {
        self.tails.get(id)?.as_deref()
    }

    /// The whole name that a name in the text stands for.
    pub fn name(&self, mentioned: &str) -> Option<&str> {
        let whole = self.written.get(mentioned).and_then(|id| self.list.get(id));
        let short = || {
            let id = key(mentioned);
            self.list.get(&id).or_else(|| self.longer(&id).and_then(|k| self.list.get(k)))
        };
        let found = whole.or_else(short);
        found.map(|p| p.name.as_str())
    }

    /// All people in order of appearance.
    pub fn into_list(mut self) -> Vec<Person> {
        let list = &mut self.list;
        self.order.iter().filter_map(|k| list.remove(k)).collect()
    }
}

/// No article misspells as many names; looking for each in all sentences would take too long.
const MANY: usize = 20;

/// The syllables of a name without diacritics, those behind the first in the order of the alphabet.
fn letters_of(id: &str) -> String {
    let plain = bare(id);
    let mut syllables: Vec<&str> = plain.split(' ').collect();
    syllables[1..].sort_unstable();
    syllables.join(" ")
}

/// `Nguyễn Văn Hùng` and `Nguyễn Văn Hưng`: common names of which only the last syllables differ may well be two
/// people.
fn differ_in_given_name(one: &str, other: &str) -> bool {
    let (Some((one, _)), Some((other, _))) = (one.rsplit_once(' '), other.rsplit_once(' ')) else { return false };
    one == other && ["văn", "thị"].iter().any(|middle| one.split(' ').nth(1) == Some(middle))
}

/// Whether a name has two syllables or more, or is one of the highlands, which may be a single word (`K'Brêm`).
fn is_whole(name: &str) -> bool {
    name.contains(' ') || name.contains(is_apostrophe)
}
