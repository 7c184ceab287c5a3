//! The words of an ontology, judged by what was read with them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::curation::diff::Named;
use crate::curation::term::terms;
use crate::evaluate::{Evaluation, Kind, Miss};
use crate::ontology::{Concept, Ontology};
use crate::text::key;

/// Kinds of facts in which a concept stands as the last part, and the scheme of that concept.
const NAMED: [(Kind, &str); 4] = [
    (Kind::Titles, "honorifics"),
    (Kind::Roles, "roles"),
    (Kind::EventTypes, "event-types"),
    (Kind::Participations, "participation-kinds"),
];

/// The scheme of the words that tell how someone takes part.
const VERBS: &str = "participation-verbs";

/// The scheme of the head nouns that names of bodies begin with.
const HEADS: &str = "body-types";

/// How often one word led to a fact, and how often that fact is in gold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordUse {
    /// The concept that the word is for; of a way of taking part, the verb that implies it.
    #[serde(flatten)]
    pub term: Named,
    /// The longest label of it in the evidence of the facts; none where the evidence has none, so that something else
    /// told the concept.
    pub word: Option<String>,
    /// Facts that gold has too.
    pub right: usize,
    /// Facts that gold does not have.
    pub wrong: usize,
    /// The share of the facts that are right, from 0 to 1.
    pub precision: f64,
}

/// What a fact rests on: a concept, and the label of it that the text has.
type Basis<'a> = (&'a Concept, Option<&'a str>);

/// The words behind the titles, roles, kinds of event, ways of taking part and names of bodies that were found in articles
/// with gold facts, by concept. A fact counts for the longest word that its evidence has of its concept, or of a verb that
/// implies it.
pub fn words<'a>(ontology: &'a Ontology, evaluation: &Evaluation) -> Vec<WordUse> {
    let mut counts: BTreeMap<(&str, Option<&str>), [usize; 2]> = BTreeMap::new();
    let mut count = |kind: Kind, basis: &dyn Fn(&Miss) -> Option<Basis<'a>>| {
        let Some(figures) = evaluation.kinds.get(&kind) else { return };
        for (place, facts) in [&figures.right, &figures.wrong].into_iter().enumerate() {
            for (concept, word) in facts.iter().filter_map(basis) {
                counts.entry((concept.iri.as_str(), word)).or_default()[place] += 1;
            }
        }
    };
    let verbs: Vec<&Concept> = ontology.scheme(VERBS).collect();
    for (kind, scheme) in NAMED {
        count(kind, &|fact| {
            let concept = ontology.concept(scheme, fact.fact.rsplit(" | ").next()?)?;
            let quote = fact.evidence.as_ref().map_or_else(String::new, |evidence| key(&evidence.quote));
            let name = concept.local_name();
            let implying =
                verbs.iter().copied().filter(|verb| verb.values("implies").iter().any(|implied| implied == name));
            let telling = implying.chain([concept]);
            let found =
                telling.filter_map(|concept| Some((concept, Some(longest(concept, |word| has(&quote, word))?))));
            Some(found.max_by_key(|(_, word)| word.map(str::len)).unwrap_or((concept, None)))
        });
    }
    let heads: Vec<&Concept> = ontology.scheme(HEADS).collect();
    count(Kind::Organizations, &|fact| {
        let name = key(&fact.fact);
        let begins = |word: &str| name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let found = heads.iter().filter_map(|head| Some((*head, Some(longest(head, begins)?))));
        found.max_by_key(|(_, word)| word.map(str::len))
    });
    let terms = terms(ontology);
    let used = counts.into_iter().filter_map(|((iri, word), [right, wrong])| {
        let term = Named::new(iri, terms.get(iri)?);
        let precision = right as f64 / (right + wrong) as f64;
        Some(WordUse { term, word: word.map(str::to_owned), right, wrong, precision })
    });
    used.collect()
}

/// The longest word of a concept whose key meets a condition.
fn longest(concept: &Concept, condition: impl Fn(&str) -> bool) -> Option<&str> {
    concept.words().filter(|word| condition(&key(word))).max_by_key(|word| word.chars().count())
}

/// Whether words stand in a text, both as keys, and not as parts of others.
fn has(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && text.match_indices(words).any(|(start, found)| {
            is_edge(text[..start].chars().next_back()) && is_edge(text[start + found.len()..].chars().next())
        })
}
