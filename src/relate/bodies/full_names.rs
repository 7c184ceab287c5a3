//! The names of bodies that an article spells out, and which of them a shorter one stands for.

use std::cell::RefCell;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::text::key;

/// No article spells out as many bodies; those beyond are taken as they are written, which keeps the reading linear.
const MANY: usize = 500;

/// How many names of a kind are looked at, going back from a bare head noun.
const NEAR: usize = 20;

/// A name that the text spells out.
#[derive(Debug)]
struct Full<'w> {
    /// Index of the head noun's concept.
    head: u32,
    /// Notation of its kind.
    kind: &'w str,
    name: String,
    key: String,
    /// How often the text names it so.
    count: usize,
    /// Whether the text leaves its place to be told from elsewhere, each time (`Hội Nhà báo tỉnh`).
    placed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Question {
    Longer,
    Whole,
}

/// The names that a text spells out, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct FullNames<'w> {
    list: Vec<Full<'w>>,
    /// Heads and keys of those in the list, with their indices.
    known: FxHashMap<(u32, String), usize>,
    /// For each kind where its names stand (index of the token), in order, with their indices in the list.
    places: FxHashMap<&'w str, Vec<(usize, usize)>>,
    /// Key of what names of the host's bodies end in: of several names these come first.
    base: Option<String>,
    /// What was asked before, by question, head and short name: the index of the whole one.
    asked: RefCell<FxHashMap<(Question, u32, String), Option<usize>>>,
}

impl<'w> FullNames<'w> {
    /// Adds a name that stands at a token with its head noun and that one's kind; of one that is known, that it was named
    /// again. `placed` says that its place is told from elsewhere. Names are added in the order of the text.
    pub fn add(&mut self, head: u32, kind: &'w str, name: String, at: usize, placed: bool) {
        let next = self.list.len();
        match self.known.entry((head, key(&name))) {
            Entry::Occupied(known) => {
                let known = *known.get();
                self.list[known].count += 1;
                self.list[known].placed &= placed;
                self.places.entry(kind).or_default().push((at, known));
                self.asked.get_mut().clear();
            }
            Entry::Vacant(free) if next < MANY => {
                let key = free.key().1.clone();
                free.insert(next);
                self.places.entry(kind).or_default().push((at, next));
                self.push(Full { head, kind, name, key, count: 1, placed });
            }
            Entry::Vacant(_) => {}
        }
    }

    /// Adds the name of the host, unless it is spelled just so already.
    pub fn add_host(&mut self, head: u32, kind: &'w str, name: &str) {
        if self.head_of(name).is_none() {
            self.push(Full { head, kind, name: name.to_owned(), key: key(name), count: 0, placed: false });
        }
    }

    fn push(&mut self, full: Full<'w>) {
        self.list.push(full);
        self.asked.get_mut().clear();
    }

    /// Says what names of the host's bodies end in.
    pub fn set_base(&mut self, base: Option<&str>) {
        self.base = base.map(key);
        self.asked.get_mut().clear();
    }

    /// All names, in order of appearance.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|f| f.name.as_str())
    }

    /// Index of the concept of the head noun of a name.
    pub fn head_of(&self, name: &str) -> Option<u32> {
        self.list.iter().find(|f| f.name == name).map(|f| f.head)
    }

    /// The name with a head noun, if there is just one.
    pub fn only_of_head(&self, head: u32) -> Option<&str> {
        let mut named = self.list.iter().filter(|f| f.head == head);
        named.next().filter(|_| named.next().is_none()).map(|f| f.name.as_str())
    }

    /// The name with a head noun that the text uses more than twice as often as any other.
    pub fn most_of_head(&self, head: u32) -> Option<&str> {
        let same: Vec<usize> = (0..self.list.len()).filter(|i| self.list[*i].head == head).collect();
        self.most_named(&same).map(|i| self.list[i].name.as_str())
    }

    /// The name of a kind that stands last before a token and begins with a head noun.
    pub fn last_before(&self, kind: &str, noun: &str, at: usize) -> Option<&str> {
        let places = self.places.get(kind)?;
        let end = places.partition_point(|(start, _)| *start < at);
        let noun = key(noun);
        let names = places[..end].iter().rev().take(NEAR).map(|(_, i)| &self.list[*i]);
        names.into_iter().find(|full| is_shorter(&noun, &full.key)).map(|full| full.name.as_str())
    }

    /// The first name of a head noun's kind that holds all words of a shorter one in order, and the noun as a whole.
    pub fn longer(&self, head: u32, kind: &str, noun: &str, short: &str) -> Option<&str> {
        let written_short = short;
        self.ask(Question::Longer, (head, kind, noun), short, |short, fits| {
            // What is the country's is no province's: `Hội Sinh viên Việt Nam` is whole.
            if short.ends_with(&key("Việt Nam")) {
                return None;
            }
            // `Báo Nhân Dân` is not `Báo Quân đội nhân dân`: a name of its own keeps its capitals.
            let proper = written_short.split(' ').skip(1).count() > 1
                && written_short.split(' ').all(|w| w.starts_with(char::is_uppercase));
            let of_host = |i: &usize| self.base.as_ref().is_some_and(|base| self.list[*i].key.ends_with(base.as_str()));
            let short_count = self.known.get(&(head, short.to_owned())).map_or(0, |i| self.list[*i].count);
            let written = |i: &usize| {
                let full = &self.list[*i];
                let is_stretched = proper && within(short, &full.key) && !keeps_capitals(written_short, &full.name);
                !(full.placed || is_stretched || adds_behind_dash(&full.name))
                    && (full.count >= short_count || adds_name(short, &full.name))
            };
            let mut longer = fits.iter().copied().filter(written);
            longer.clone().find(of_host).or_else(|| longer.next())
        })
    }

    /// The one name of a kind that a bare head noun stands for: the only one, if the others are only shorter ways to say
    /// it; else the one that the text uses more than twice as often as any other.
    pub fn whole(&self, head: u32, kind: &str, noun: &str) -> Option<&str> {
        self.ask(Question::Whole, (head, kind, noun), noun, |_, fits| {
            let key = |i: usize| self.list[i].key.as_str();
            let longest = fits.iter().copied().rev().max_by_key(|i| key(*i).len())?;
            let says_it = |i: &usize| key(*i) == key(longest) || is_shorter(key(*i), key(longest));
            let only = fits.iter().all(says_it).then_some(longest);
            only.or_else(|| self.most_named(fits))
        })
    }

    fn most_named(&self, names: &[usize]) -> Option<usize> {
        let most = names.iter().copied().max_by_key(|i| self.list[*i].count)?;
        let others = names.iter().map(|i| &self.list[*i]).filter(|f| f.key != self.list[most].key);
        others.into_iter().all(|f| 2 * f.count < self.list[most].count).then_some(most)
    }

    /// Answers a question once for each short name: `choose` gets its key and the indices of all names of the kind that are
    /// longer.
    fn ask(
        &self,
        question: Question,
        (head, kind, noun): (u32, &str, &str),
        short: &str,
        choose: impl FnOnce(&str, &[usize]) -> Option<usize>,
    ) -> Option<&str> {
        let find = |short: &str| {
            // `Trung tâm Chính trị` is no `Trung tâm Bồi dưỡng chính trị`.
            let noun = key(noun);
            let keeps_noun = |f: &Full<'_>| f.head == head || f.key.starts_with(&noun);
            let fits =
                |f: &Full<'_>| f.kind == kind && is_shorter(short, &f.key) && !leads(&f.key, short) && keeps_noun(f);
            let fitting: Vec<usize> = (0..self.list.len()).filter(|i| fits(&self.list[*i])).collect();
            choose(short, &fitting)
        };
        // As nearly always: the text spells out no other name of the kind.
        if self.list.iter().all(|f| f.kind != kind || f.name == short) {
            return None;
        }
        let mut asked = self.asked.borrow_mut();
        let found = *asked.entry((question, head, short.to_owned())).or_insert_with(|| find(&key(short)));
        found.map(|i| self.list[i].name.as_str())
    }
}

/// `Bộ Tư lệnh Bộ đội Biên phòng` leads the `Bộ đội Biên phòng`, and is another body. Both are given by their keys.
fn leads(long: &str, short: &str) -> bool {
    long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// What a name adds behind a spaced dash is another body of the same house (`Bệnh viện A – Chi nhánh B`).
fn adds_behind_dash(long: &str) -> bool {
    long.contains(" – ")
}

/// Whether a longer name has words in the middle of a shorter one.
fn within(short: &str, long: &str) -> bool {
    !long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether the last word of a shorter name has its capital in a longer one too.
fn keeps_capitals(short: &str, long: &str) -> bool {
    let last = key(short.rsplit(' ').next().unwrap_or_default());
    long.split(' ').rev().find(|w| key(w) == last).is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// Whether what a name adds behind the words of a shorter one has a capital or a number; words in small letters may be the
/// rest of the sentence that it stands in.
fn adds_name(short: &str, long: &str) -> bool {
    let words = short.split(' ').count();
    long.split(' ').skip(words).any(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether all words of one name stand in another, longer one, in the same order, from the same first word on. Both are
/// given by their keys.
pub(in crate::relate) fn is_shorter(short: &str, long: &str) -> bool {
    let (mut s, mut l) = (short.split(' ').peekable(), long.split(' '));
    if short.len() >= long.len() || s.peek() != long.split(' ').next().as_ref() {
        return false;
    }
    let mut wanted = s.next();
    for word in &mut l {
        if wanted == Some(word) {
            wanted = s.next();
        }
    }
    wanted.is_none()
}
