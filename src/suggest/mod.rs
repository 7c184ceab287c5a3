//! Words that the ontology may lack: phrases that stand where a role, a body's head noun, an honorific or a verb of taking
//! part would stand, and that are none it knows.
//!
//! ```
//! use hoinghi::suggest::{Kind, Suggester, Suggestions};
//! use hoinghi::{article::Article, ontology::Ontology};
//!
//! let suggester = Suggester::new(&Ontology::embedded()?);
//! let text = "Dự họp có đồng chí Lý Thị Sen – Quản nhạc lễ nghi.".to_owned();
//! let mut suggestions = Suggestions::default();
//! suggestions.add(suggester.find(&Article { text, ..Article::default() }));
//! let first = &suggestions.ranked(1)[0];
//! assert_eq!((first.kind, first.phrase.as_str()), (Kind::Role, "Quản nhạc lễ nghi"));
//! # Ok::<(), hoinghi::ontology::OntologyError>(())
//! ```

mod find;
mod kind;
mod scene;
mod turtle;

use std::collections::{BTreeMap, BTreeSet};

pub use kind::Kind;
use serde::Serialize;
pub use turtle::turtle;

use self::scene::Scene;
use crate::article::Article;
use crate::ontology::Ontology;
use crate::recognize::words::Words;
use crate::text::key;

/// Letters of an example that are shown before and behind the phrase.
const AROUND: usize = 60;

/// A phrase in an article that may be a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it would be.
    pub kind: Kind,
    /// The phrase, as it is written.
    pub phrase: String,
    /// The sentence, in one line.
    pub sentence: String,
}

/// A phrase that stands in articles where a word of a kind would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What it would be.
    pub kind: Kind,
    /// The phrase, as it is written most often.
    pub phrase: String,
    /// In how many articles it stands.
    pub articles: u64,
    /// How often it stands in all of them.
    pub occurrences: u64,
    /// The first sentence with it.
    pub example: String,
}

impl Suggestion {
    /// The example, cut to the phrase and what stands around it.
    pub fn excerpt(&self) -> String {
        let Some((before, behind)) = self.example.split_once(&self.phrase) else { return self.example.clone() };
        let far = before.char_indices().rev().nth(AROUND).map(|(i, _)| i);
        let from = far.and_then(|i| before[i..].find(' ').map(|space| i + space + 1));
        let far = behind.char_indices().nth(AROUND).map(|(i, _)| i);
        let to = far.map(|i| behind[..i].rfind(' ').unwrap_or(i));
        let start = from.map_or_else(|| before.to_owned(), |i| format!("… {}", &before[i..]));
        let end = to.map_or_else(|| behind.to_owned(), |i| format!("{} …", &behind[..i]));
        format!("{start}{}{end}", self.phrase)
    }
}

/// Finds such phrases by the words of one ontology.
#[derive(Debug)]
pub struct Suggester {
    words: Words,
}

impl Suggester {
    /// Compiles the words of an ontology.
    pub fn new(ontology: &Ontology) -> Self {
        Self { words: Words::new(ontology.concepts()) }
    }

    /// The phrases of one article: a pure function of the article and the ontology.
    pub fn find(&self, article: &Article) -> Vec<Candidate> {
        let scene = Scene::new(&self.words, article);
        let mut out = Vec::new();
        for read in &scene.sentences {
            let sentence = scene.text.words(read.sentence.start, read.sentence.end);
            out.extend(find::find(&scene, read).into_iter().map(|(kind, start, end)| Candidate {
                kind,
                phrase: scene.text.words(start, end),
                sentence: sentence.clone(),
            }));
        }
        out
    }
}

/// Phrases counted over many articles.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    counts: BTreeMap<(Kind, String), Count>,
}

#[derive(Debug, Clone, Default)]
struct Count {
    articles: u64,
    occurrences: u64,
    spellings: BTreeMap<String, u64>,
    example: String,
}

impl Suggestions {
    /// Adds the phrases of one article.
    pub fn add(&mut self, candidates: Vec<Candidate>) {
        let mut seen = BTreeSet::new();
        for candidate in candidates {
            let id = (candidate.kind, key(&candidate.phrase));
            let count = self.counts.entry(id.clone()).or_default();
            if count.occurrences == 0 {
                count.example = candidate.sentence;
            }
            count.occurrences += 1;
            *count.spellings.entry(candidate.phrase).or_default() += 1;
            seen.insert(id);
        }
        for id in &seen {
            if let Some(count) = self.counts.get_mut(id) {
                count.articles += 1;
            }
        }
    }

    /// The phrases that stand in at least so many articles: by kind, those of the most articles first.
    pub fn ranked(&self, min: u64) -> Vec<Suggestion> {
        let frequent = self.counts.iter().filter(|(_, count)| count.articles >= min);
        let mut ranked: Vec<Suggestion> = frequent
            .map(|((kind, _), count)| {
                let spelling = count.spellings.iter().max_by_key(|(spelling, n)| (**n, std::cmp::Reverse(*spelling)));
                Suggestion {
                    kind: *kind,
                    phrase: spelling.map(|(spelling, _)| spelling.clone()).unwrap_or_default(),
                    articles: count.articles,
                    occurrences: count.occurrences,
                    example: count.example.clone(),
                }
            })
            .collect();
        ranked.sort_by(|a, b| {
            let by_number = |s: &Suggestion| (s.articles, s.occurrences);
            a.kind.cmp(&b.kind).then_with(|| by_number(b).cmp(&by_number(a))).then_with(|| a.phrase.cmp(&b.phrase))
        });
        ranked
    }
}
