//! Bodies that a text names in several ways: one of its names for all of them.
//!
//! Forms: `Sở Kế hoạch đầu tư` and `Sở Kế hoạch và Đầu tư`; `Sở Nội vụ Long An` and `Sở Nội vụ tỉnh Long An`; `Phòng Nội vụ` and
//! `Phòng Nội vụ huyện Y`; `Sở Giao thông tỉnh X` and `Sở Giao thông Vận tải tỉnh X`; `Ban Chấp hành Trung ương` and `Ban Chấp hành Trung
//! ương Đảng`.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::is_shorter;
use crate::facts::{Facts, Organization, Post};
use crate::recognize::words::{Sort, Words};
use crate::text::key;

/// Words of the longest level with a place.
const LONGEST_PLACE: usize = 6;

/// No article names as many bodies of one sort; comparing each with all others would take too long.
const MANY: usize = 50;

/// What the name of a central body of the Party may go on with.
const OF_THE_PARTY: [&str; 3] = ["đảng", "trung ương đảng", "đảng cộng sản việt nam"];

/// Gives each body of an article one name.
pub(super) fn unite(words: &Words, facts: &mut Facts) {
    let mut names = Names::of(words, facts);
    if names.spellings.len() < 2 {
        return;
    }
    names.without_level();
    names.without_place();
    names.of_the_party();
    names.of_provinces();
    let stands = names.standing();
    if !stands.is_empty() {
        rename(facts, &stands);
    }
}

/// A name that is the same but for `và`, marks and capitals wherever the text has it.
struct Name {
    /// As it is written; of several ways the longest, with most capitals.
    written: String,
    /// Index of the name that stands for it.
    stands: usize,
}

/// The names of an article's bodies.
struct Names<'w> {
    words: &'w Words,
    list: Vec<Name>,
    /// Keys to indices in the list.
    index: FxHashMap<String, usize>,
    /// All spellings, each with the index of its name.
    spellings: Vec<(String, usize)>,
}

impl<'w> Names<'w> {
    fn of(words: &'w Words, facts: &Facts) -> Self {
        let mut names = Self { words, list: Vec::new(), index: FxHashMap::default(), spellings: Vec::new() };
        let posts = facts.posts.iter().filter_map(|p| p.organization.as_deref());
        let mut last = "";
        let parents = facts.organizations.iter().filter_map(|o| o.parent.as_deref());
        for name in facts.organizations.iter().map(|o| o.name.as_str()).chain(posts).chain(parents) {
            if name != last {
                names.add(name);
            }
            last = name;
        }
        names
    }

    fn add(&mut self, written: &str) {
        let next = self.list.len();
        let at = match self.index.entry(loose(written)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                free.insert(next);
                self.list.push(Name { written: written.to_owned(), stands: next });
                next
            }
        };
        let known = &mut self.list[at];
        if known.written == written && at < next {
            return;
        }
        if (written.len(), capitals(written)) > (known.written.len(), capitals(&known.written)) {
            written.clone_into(&mut known.written);
        }
        self.spellings.push((written.to_owned(), at));
    }

    /// `Sở Nội vụ Long An` beside `Sở Nội vụ tỉnh Long An`; the `Thành ủy thành phố Vinh` is the `Thành ủy Vinh`.
    fn without_level(&mut self) {
        let mut fits: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (long, name) in self.list.iter().enumerate() {
            let Some((body, level, place)) = self.placed(&name.written) else { continue };
            let short = self.index.get(&loose(&format!("{body} {place}")));
            if let Some(short) = short.filter(|_| self.is_of_level(place, level)) {
                fits.entry(*short).or_default().push(long);
            }
        }
        for (short, long) in fits.into_iter().filter_map(only) {
            let placed = self.placed(&self.list[long].written).map(|(body, _, place)| (body, place));
            // The `Quận ủy quận 3` keeps it.
            let named = placed.filter(|(_, place)| !place.starts_with(|c: char| c.is_ascii_digit()));
            let head = named.and_then(|(body, _)| self.words.head(body));
            let (from, to) = if head.is_some_and(|h| h.level.is_some()) { (long, short) } else { (short, long) };
            self.list[from].stands = to;
        }
    }

    /// `Phòng Nội vụ` beside `Phòng Nội vụ huyện Y`: an office of which the text names the place once.
    fn without_place(&mut self) {
        let mut fits: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (long, name) in self.list.iter().enumerate().filter(|(_, n)| self.is_office(&n.written)) {
            let commune = |level: &str| self.words.is_commune(level) || self.words.is_village(level);
            let placed = self.placed(&name.written).filter(|(_, level, _)| !commune(level));
            let short = placed.and_then(|(body, ..)| self.index.get(&loose(body)));
            short.into_iter().for_each(|short| fits.entry(*short).or_default().push(long));
        }
        for (short, long) in fits.into_iter().filter_map(only) {
            self.list[short].stands = long;
        }
    }

    /// `Ban Chấp hành Trung ương` beside `Ban Chấp hành Trung ương Đảng`.
    fn of_the_party(&mut self) {
        for short in 0..self.list.len() {
            let name = &self.list[short].written;
            let head = self.words.head(name).map(|head| head.concept);
            let whole = |concept: &u32| self.words.concept(*concept).value("takes") == Some("none");
            let party = |concept: &u32| self.words.kind_of_head(*concept).starts_with("party");
            if head.filter(|head| whole(head) && party(head)).is_none() {
                continue;
            }
            let longer = OF_THE_PARTY.iter().find_map(|end| self.index.get(&loose(&format!("{name} {end}"))));
            if let Some(longer) = longer {
                self.list[short].stands = *longer;
            }
        }
    }

    /// `Sở Giao thông tỉnh X` beside `Sở Giao thông Vận tải tỉnh X`: a department of a province with less of its field.
    fn of_provinces(&mut self) {
        let head = |name: &str| name.split(' ').next().and_then(|noun| self.words.head(noun));
        let of_province = |name: &str| head(name).is_some_and(|h| self.words.concept(h.concept).is("ofProvince"));
        let placed = |at: usize| {
            let (body, _, place) = self.placed(&self.list[at].written)?;
            Some((at, loose(body), place.to_owned()))
        };
        let indices = (0..self.list.len()).filter(|at| of_province(&self.list[*at].written));
        let all: Vec<(usize, String, String)> = indices.filter_map(placed).take(MANY).collect();
        for (short, body, place) in &all {
            let longer = all.iter().filter(|(_, long, there)| there == place && is_shorter(body, long));
            let longer: Vec<usize> = longer.map(|(long, ..)| *long).collect();
            if let [longer] = longer.as_slice() {
                self.list[*short].stands = *longer;
            }
        }
    }

    /// `Sở Nội vụ tỉnh Long An` into the name before the level, the level and the place.
    fn placed<'n>(&self, name: &'n str) -> Option<(&'n str, &'w str, &'n str)> {
        let ends = name.rmatch_indices(' ').take(LONGEST_PLACE);
        let of_level = |(at, _): (usize, &str)| {
            let (body, rest) = (&name[..at], &name[at + 1..]);
            self.words.split_level(rest).map(|(level, place)| (body, level, place))
        };
        ends.into_iter().find_map(of_level)
    }

    /// Whether a place, where it is known, is of a level: `Yên Bái` alone is the province.
    fn is_of_level(&self, place: &str, level: &str) -> bool {
        let marked = self.words.mark(place);
        let known = marked.longest(0, Sort::Place).map(|m| self.words.concept(m.concept));
        known.and_then(|place| place.value("level")).is_none_or(|own| own == level)
    }

    /// Whether a name is that of a `Phòng`.
    fn is_office(&self, name: &str) -> bool {
        let head = name.split(' ').next().and_then(|noun| self.words.head(noun));
        let department = head.filter(|head| self.words.kind_of_head(head.concept) == "department");
        department.is_some_and(|head| self.words.concept(head.concept).is("part"))
    }

    /// The spellings in whose place another name stands, with that name.
    fn standing(self) -> FxHashMap<String, String> {
        let whole = |at: usize| {
            let next = self.list[at].stands;
            &self.list[self.list[next].stands].written
        };
        let others = self.spellings.iter().map(|(name, at)| (name, whole(*at))).filter(|(name, whole)| name != whole);
        let mut stands: FxHashMap<String, String> = others.map(|(name, whole)| (name.clone(), whole.clone())).collect();
        // `Phòng Quy hoạch Sở Kế hoạch đầu tư`
        let within = |name: &str| {
            let ends = |short: &str| name.strip_suffix(short).filter(|rest| rest.ends_with(' '));
            let (rest, whole) = stands.iter().take(MANY).find_map(|(short, whole)| Some((ends(short)?, whole)))?;
            Some(format!("{rest}{whole}"))
        };
        let names = self.spellings.iter().filter(|(name, _)| !stands.contains_key(name)).take(MANY);
        let composed: Vec<(String, String)> =
            names.filter_map(|(name, _)| Some((name.clone(), within(name)?))).collect();
        stands.extend(composed);
        stands
    }
}

/// How many letters of a name are capitals.
fn capitals(name: &str) -> usize {
    name.chars().filter(|c| c.is_uppercase()).count()
}

/// The one long name that a short one may stand for.
fn only((short, long): (usize, Vec<usize>)) -> Option<(usize, usize)> {
    if let [long] = long.as_slice() { Some((short, *long)) } else { None }
}

/// The key of a name without the words that join its parts.
fn loose(name: &str) -> String {
    match name.contains(" và ") || name.contains(" của ") {
        true => key(&name.replace(" và ", " ").replace(" của ", " ")),
        false => key(name),
    }
}

/// Puts one name in the place of others wherever facts name a body, and leaves of what is then told twice the first.
fn rename(facts: &mut Facts, stands: &FxHashMap<String, String>) {
    let set = |name: &mut String| {
        if let Some(whole) = stands.get(name.as_str()) {
            whole.clone_into(name);
        }
    };
    let optional = |name: &mut Option<String>| name.iter_mut().for_each(set);
    facts.events.iter_mut().for_each(|e| e.organizers.iter_mut().for_each(set));
    facts.groups.iter_mut().for_each(|g| optional(&mut g.organization));
    facts.headcounts.iter_mut().for_each(|h| set(&mut h.organization));
    facts.documents.iter_mut().for_each(|d| optional(&mut d.issuer));
    facts.indicators.iter_mut().for_each(|i| optional(&mut i.organization));
    facts.posts.iter_mut().for_each(|p| optional(&mut p.organization));
    for award in &mut facts.awards {
        optional(&mut award.recipient);
        optional(&mut award.by);
    }
    for succession in &mut facts.successions {
        succession.original.iter_mut().for_each(set);
        set(&mut succession.resulting);
    }
    facts.organizations.iter_mut().for_each(|o| optional(&mut o.parent));
    for event in &mut facts.events {
        let mut seen = FxHashSet::default();
        event.organizers.retain(|name| seen.insert(name.clone()));
    }
    let mut seen = FxHashSet::default();
    let id = |p: &Post| (p.person.clone(), key(&p.role), p.organization.clone());
    facts.posts.retain(|post| seen.insert(id(post)));
    merge(&mut facts.organizations, stands);
}

/// Joins the entries of bodies that are one to that of the name which stands, at the place of the first.
fn merge(list: &mut Vec<Organization>, stands: &FxHashMap<String, String>) {
    let mut out: Vec<Organization> = Vec::with_capacity(list.len());
    let mut index: FxHashMap<String, usize> = FxHashMap::default();
    for mut body in list.drain(..) {
        let whole = stands.get(&body.name);
        let name = whole.unwrap_or(&body.name).clone();
        let parent = body.parent.take().filter(|parent| *parent != name);
        match index.entry(name) {
            Entry::Occupied(known) => {
                let known = &mut out[*known.get()];
                if whole.is_none() {
                    known.kind = body.kind;
                }
                known.parent = known.parent.take().or(parent);
                known.evidence = known.evidence.take().or(body.evidence);
            }
            Entry::Vacant(free) => {
                free.key().clone_into(&mut body.name);
                free.insert(out.len());
                out.push(Organization { parent, ..body });
            }
        }
    }
    *list = out;
}
