//! The rules by which answers agree with gold, kind by kind.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{Keys, overlap};
use super::kind::Kind;
use super::sheet::{AwardEntry, Named, PostEntry, Sheet};
use super::tally::{Evaluation, Key, Row, Tally};
use crate::facts::Evidence;
use crate::ontology::Ontology;

/// Scores answers against gold facts.
#[derive(Debug, Clone)]
pub struct Scorer {
    keys: Keys,
}

impl Scorer {
    /// Takes from an ontology by which words two namings are the same: the schemes `comparison-spellings` and
    /// `seated-bodies`. Figures can be compared where these are the same.
    pub fn new(ontology: &Ontology) -> Self {
        Self { keys: Keys::new(ontology) }
    }

    /// Compares the answers with gold, document by document; documents are named by their stems. One without an answer
    /// has everything missed; answers without gold are passed over.
    pub fn score(&self, gold: &BTreeMap<String, Sheet>, found: &BTreeMap<String, Sheet>) -> Evaluation {
        let mut tallies: BTreeMap<Kind, Tally> = Kind::ALL.into_iter().map(|kind| (kind, Tally::default())).collect();
        let nothing = Sheet::default();
        for (document, gold) in gold {
            let found = found.get(document).unwrap_or(&nothing);
            let mut pair = Pair { keys: &self.keys, document, gold, found, tallies: &mut tallies };
            pair.named();
            pair.posts();
            pair.bodies();
            pair.figures();
            pair.awards();
            pair.events();
        }
        Evaluation {
            articles: gold.len(),
            unanswered: gold.keys().filter(|document| !found.contains_key(*document)).cloned().collect(),
            documents: gold.keys().cloned().collect(),
            kinds: tallies.into_iter().map(|(kind, tally)| (kind, tally.figures())).collect(),
        }
    }

    /// The keys of names.
    pub(super) fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// Gold and answer for one document.
pub(super) struct Pair<'a> {
    pub keys: &'a Keys,
    document: &'a str,
    pub gold: &'a Sheet,
    pub found: &'a Sheet,
    tallies: &'a mut BTreeMap<Kind, Tally>,
}

impl Pair<'_> {
    pub fn count(&mut self, kind: Kind, gold: Vec<Row>, found: Vec<Row>, optional: &[Row]) {
        self.tallies.entry(kind).or_default().count(self.document, gold, found, optional);
    }

    /// Compares two lists whose entries make a row, or none, each by itself.
    fn simple<T>(
        &mut self,
        kind: Kind,
        lists: [&[T]; 2],
        optional: impl Fn(&T) -> bool,
        row: impl Fn(&T) -> Option<Row>,
    ) {
        let [gold, found] = lists;
        let rows = |wanted: bool| gold.iter().filter(|x| optional(x) == wanted).filter_map(&row).collect::<Vec<_>>();
        let (main, may) = (rows(false), rows(true));
        self.count(kind, main, found.iter().filter_map(&row).collect(), &may);
    }

    fn named(&mut self) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        self.simple(
            Kind::People,
            [&gold.people, &found.people],
            |p| p.optional,
            |p| Some(row(vec![keys.key(&p.name)], &[&p.name], p.evidence.as_ref())),
        );
        let told = gold.people.iter().filter(|p| p.titles.is_some());
        let known: BTreeSet<String> = told.map(|p| keys.key(&p.name)).collect();
        let titles = |people: &[Named], optional: bool| -> Vec<Row> {
            let people = people.iter().filter(|p| p.optional == optional && known.contains(&keys.key(&p.name)));
            let titles = people.flat_map(|p| p.titles.iter().flatten().map(move |title| (p, title)));
            let row = |(p, title): (&Named, &String)| {
                row(vec![keys.key(&p.name), keys.key(title)], &[&p.name, title], p.evidence.as_ref())
            };
            titles.map(row).collect()
        };
        let may = titles(&gold.people, true);
        self.count(Kind::Titles, titles(&gold.people, false), titles(&found.people, false), &may);
        self.simple(
            Kind::Documents,
            [&gold.documents, &found.documents],
            |d| d.optional,
            |d| {
                let row = || row(vec![keys.key(&d.number)], &[&d.number], d.evidence.as_ref());
                (!d.number.is_empty()).then(row)
            },
        );
    }

    /// An optional naming of the body stands for the main one; where gold names none, any body does.
    fn posts(&mut self) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        let post = |p: &PostEntry| {
            let key = vec![keys.key(&p.person), keys.key(&p.role), keys.key(&p.organization)];
            row(key, &[&p.person, &p.role, &p.organization], p.evidence.as_ref())
        };
        let main: BTreeMap<Key, Row> = gold.posts.iter().filter(|p| !p.optional).map(post).map(by_key).collect();
        let may: Vec<Row> = gold.posts.iter().filter(|p| p.optional).map(post).collect();
        let may_keys: BTreeSet<&Key> = may.iter().map(|r| &r.key).collect();
        let mut answers: BTreeMap<Key, Row> = found.posts.iter().map(post).rev().map(by_key).collect();
        for (key, row) in main.iter().filter(|(key, _)| !answers.contains_key(*key)).collect::<Vec<_>>() {
            let stands_in = |other: &&Key| {
                other[..2] == key[..2] && !main.contains_key(*other) && (key[2].is_empty() || may_keys.contains(other))
            };
            if let Some(other) = answers.keys().find(stands_in).cloned() {
                answers.remove(&other);
                answers.insert(key.clone(), row.clone());
            }
        }
        self.count(Kind::Posts, main.into_values().collect(), answers.into_values().collect(), &may);
        self.simple(
            Kind::Roles,
            [&gold.posts, &found.posts],
            |p| p.optional,
            |p| {
                let key = vec![keys.key(&p.person), keys.key(&p.role)];
                Some(row(key, &[&p.person, &p.role], p.evidence.as_ref()))
            },
        );
    }

    fn bodies(&mut self) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        let lists = [&gold.organizations[..], &found.organizations[..]];
        self.simple(
            Kind::Organizations,
            lists,
            |b| b.optional,
            |b| Some(row(vec![keys.key(&b.name)], &[&b.name], b.evidence.as_ref())),
        );
        // Superiors count of the bodies that gold knows. The institution that a party body or union sits in is none.
        let known: BTreeSet<String> = gold.organizations.iter().map(|b| keys.key(&b.name)).collect();
        self.simple(
            Kind::Parents,
            lists,
            |b| b.optional,
            |b| {
                let name = keys.key(&b.name);
                let counts = !b.parent.is_empty()
                    && known.contains(&name)
                    && (!keys.is_seated(&b.name) || keys.is_seated(&b.parent));
                counts.then(|| row(vec![name, keys.key(&b.parent)], &[&b.name, &b.parent], b.evidence.as_ref()))
            },
        );
    }

    fn figures(&mut self) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        self.simple(
            Kind::Headcounts,
            [&gold.headcounts, &found.headcounts],
            |h| h.optional,
            |h| {
                let value = h.value.to_string();
                let key = vec![keys.key(&h.organization), h.of.clone(), value.clone()];
                let row = row(key, &[&h.organization, &h.of, &value], h.evidence.as_ref());
                Some(Row { cues: vec![value, h.organization.clone()], ..row })
            },
        );
        if let Some(indicators) = &gold.indicators {
            let found = found.indicators.as_deref().unwrap_or_default();
            self.simple(
                Kind::Indicators,
                [indicators, found],
                |i| i.optional,
                |i| {
                    let value = i.value.to_string();
                    let percent = if keys.key(&i.unit) == "%" { "%" } else { "" };
                    let key = vec![value.clone(), percent.to_owned(), i.year.clone()];
                    let row = row(key, &[&value, &i.unit, &i.year, &i.name], i.evidence.as_ref());
                    Some(Row { cues: vec![value.replace('.', ","), i.name.clone()], ..row })
                },
            );
        }
    }

    /// Awards agree where the recipient (or, without one, the count) is the same and one title lies in the other or
    /// shares half its words. Each gold award takes the answer whose title is the likest.
    fn awards(&mut self) {
        let award = |a: &AwardEntry| {
            let who = if a.recipient.is_empty() { a.count.clone() } else { self.keys.key(&a.recipient) };
            let whom = if a.recipient.is_empty() { &a.count } else { &a.recipient };
            row(vec![who, self.keys.key(&a.title)], &[whom, &a.title], a.evidence.as_ref())
        };
        let alike = |a: &Row, b: &Row| {
            let (s, t) = (&a.key[1], &b.key[1]);
            a.key[0] == b.key[0] && (t.contains(s.as_str()) || s.contains(t.as_str()) || overlap(s, t) >= 0.5)
        };
        let gold: Vec<Row> = self.gold.awards.iter().map(award).collect();
        let mut left: Vec<Row> = self.found.awards.iter().map(award).collect();
        let main: Vec<Row> =
            gold.iter().zip(&self.gold.awards).filter(|(_, a)| !a.optional).map(|(r, _)| r.clone()).collect();
        let mut answers = Vec::new();
        for wanted in &main {
            let likeness = |i: &usize| overlap(&wanted.key[1], &left[*i].key[1]);
            let fitting = (0..left.len()).filter(|i| alike(wanted, &left[*i]));
            // The first of the likest.
            if let Some(i) = fitting.rev().max_by(|i, j| likeness(i).total_cmp(&likeness(j))) {
                left.remove(i);
                answers.push(wanted.clone());
            }
        }
        answers.extend(left.into_iter().filter(|f| !gold.iter().any(|g| alike(g, f))));
        self.count(Kind::Awards, main, answers, &[]);
    }
}

fn by_key(row: Row) -> (Key, Row) {
    (row.key.clone(), row)
}

/// A row that is shown by its parts, and looked for in the text by them.
pub(super) fn row(key: Key, parts: &[&str], evidence: Option<&Evidence>) -> Row {
    let parts: Vec<String> = parts.iter().filter(|p| !p.is_empty()).map(|p| (*p).to_owned()).collect();
    Row { key, shown: parts.join(" | "), cues: parts, evidence: evidence.cloned() }
}
