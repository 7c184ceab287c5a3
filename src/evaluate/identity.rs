//! Who is the same over many articles, against gold: pairwise precision and recall.
//!
//! Each pair of mentions that gold or the answer takes for one counts once (pairwise measures, as in the evaluation of record
//! linkage and clustering). Gold is JSON: `people` with `name` and `articles`, `organizations` with `name` and `spellings`, the
//! spelling of each article. People may have `spellings` too, for articles that name them otherwise.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::keys::{Keys, overlap};
use crate::ontology::Ontology;

/// A name of a body is looked for among those that share at least this much of its words.
const ALIKE: f64 = 0.6;

/// Who and what is the same, over many articles.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct IdentityGold {
    people: Vec<GoldPerson>,
    organizations: Vec<GoldBody>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct GoldPerson {
    name: String,
    articles: Vec<String>,
    spellings: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct GoldBody {
    name: String,
    spellings: BTreeMap<String, String>,
}

/// The names in an article, each with its node.
#[derive(Debug, Clone, Default)]
pub struct NamedNodes {
    /// People: name and node.
    pub people: Vec<(String, String)>,
    /// Bodies: name and node.
    pub bodies: Vec<(String, String)>,
}

/// How well an answer tells who is the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IdentityFigures {
    /// Pairs of mentions in gold.
    pub gold: usize,
    /// Pairs of mentions in the answer.
    pub found: usize,
    /// Pairs in both.
    pub both: usize,
    /// Share of the found pairs that are right; 1 where there is none.
    pub precision: f64,
    /// Share of the pairs in gold that are found; 1 where there is none.
    pub recall: f64,
    /// What is wrong, in words.
    pub notes: Vec<String>,
}

/// People and bodies over many articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IdentityEvaluation {
    /// People.
    pub people: IdentityFigures,
    /// Bodies.
    pub bodies: IdentityFigures,
}

/// Compares nodes with gold; `answers` by the stems of the articles.
pub fn identity(
    gold: &IdentityGold,
    answers: &BTreeMap<String, NamedNodes>,
    ontology: &Ontology,
) -> IdentityEvaluation {
    let keys = Keys::new(ontology);
    let mut people = Pairs::default();
    for (entry, person) in gold.people.iter().enumerate() {
        for article in &person.articles {
            let spelling = person.spellings.get(article).unwrap_or(&person.name);
            let mut named = answers.get(article).into_iter().flat_map(|names| &names.people);
            let node = named.find(|(name, _)| keys.key(name) == keys.key(spelling)).map(|(_, node)| node);
            people.add(entry, spelling, article, node);
        }
    }
    let known: BTreeSet<(String, String)> =
        people.mentions.iter().map(|m| (m.article.clone(), m.name.clone())).map(|(a, n)| (a, keys.key(&n))).collect();
    for (article, names) in answers {
        for (name, node) in &names.people {
            if !known.contains(&(article.clone(), keys.key(name))) {
                people.add_stranger(name, article, node);
            }
        }
    }
    let mut bodies = Pairs::default();
    for (entry, body) in gold.organizations.iter().enumerate() {
        for (article, spelling) in &body.spellings {
            let names = answers.get(article).map_or(&[][..], |names| &names.bodies);
            bodies.add(entry, &body.name, article, body_node(&keys, names, &body.name, spelling));
        }
    }
    IdentityEvaluation { people: people.figures(), bodies: bodies.figures() }
}

/// The node of the body whose name comes closest to its whole name, or to its spelling in the article.
fn body_node<'a>(keys: &Keys, names: &'a [(String, String)], name: &str, spelling: &str) -> Option<&'a String> {
    let wanted = [keys.key(name), keys.key(spelling)];
    let likeness = |found: &str| {
        let found = keys.key(found);
        wanted.iter().map(|wanted| overlap(wanted, &found)).fold(0.0, f64::max)
    };
    let alike = names.iter().map(|(name, node)| (likeness(name), node)).filter(|(likeness, _)| *likeness >= ALIKE);
    // The first of the likest.
    alike
        .fold(None, |best: Option<(f64, &String)>, found| best.filter(|best| best.0 >= found.0).or(Some(found)))
        .map(|(_, node)| node)
}

#[derive(Debug)]
struct Mention {
    /// The entry of gold; none where gold does not list the mention.
    entry: Option<usize>,
    name: String,
    article: String,
    node: Option<String>,
}

#[derive(Debug, Default)]
struct Pairs {
    mentions: Vec<Mention>,
}

impl Pairs {
    fn add(&mut self, entry: usize, name: &str, article: &str, node: Option<&String>) {
        let (name, article) = (name.to_owned(), article.to_owned());
        self.mentions.push(Mention { entry: Some(entry), name, article, node: node.cloned() });
    }

    fn add_stranger(&mut self, name: &str, article: &str, node: &str) {
        let (name, article) = (name.to_owned(), article.to_owned());
        self.mentions.push(Mention { entry: None, name, article, node: Some(node.to_owned()) });
    }

    fn figures(&self) -> IdentityFigures {
        let (mut gold, mut found, mut both, mut notes) = (0, 0, 0, Vec::new());
        for (at, a) in self.mentions.iter().enumerate() {
            if a.node.is_none() {
                notes.push(format!("not read: {} in {}", a.name, a.article));
            }
            for b in &self.mentions[at + 1..] {
                // Of two that gold does not list, it is not said whether they are one.
                if a.entry.is_none() && b.entry.is_none() {
                    continue;
                }
                let (is_gold, is_found) = (a.entry == b.entry, a.node.is_some() && a.node == b.node);
                gold += usize::from(is_gold);
                found += usize::from(is_found);
                both += usize::from(is_gold && is_found);
                let (names, articles) = ([&a.name, &b.name], [&a.article, &b.article]);
                match (is_gold, is_found) {
                    (true, false) if a.node.is_some() && b.node.is_some() => {
                        notes.push(format!("apart: {} in {} and {}", names[0], articles[0], articles[1]));
                    }
                    (false, true) => {
                        notes.push(format!(
                            "joined: {} in {} and {} in {}",
                            names[0], articles[0], names[1], articles[1]
                        ));
                    }
                    _ => {}
                }
            }
        }
        let share = |whole: usize| if whole == 0 { 1.0 } else { both as f64 / whole as f64 };
        IdentityFigures { gold, found, both, precision: share(found), recall: share(gold), notes }
    }
}
