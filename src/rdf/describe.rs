//! The graph of an article, and the graph of the ontology.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};
use sha2::{Digest, Sha256};

use super::vocab::{dcterms, hn, schema};
use super::writing::Writing;
use crate::facts::Facts;
use crate::ontology::Ontology;

/// Raise this whenever the same facts come to be written as other triples: stores then know that they are out of date.
const REVISION: u32 = 1;

/// A graph with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedGraph {
    /// Its name: the article's IRI, or the ontology's.
    pub name: NamedNode,
    /// What it holds: sorted, each triple once, no blank nodes.
    pub triples: Vec<Triple>,
    /// A hash of all that the triples were made from. It is also among them, as `hn:contentHash` of the name.
    pub hash: String,
}

/// What came of the facts of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// What the article says.
    pub graph: NamedGraph,
    /// Facts that contradict themselves and were left out, each in words.
    pub problems: Vec<String>,
}

/// Writes facts as graphs, with the concepts of one ontology. A pure function of both; share one between threads.
#[derive(Debug, Clone)]
pub struct Describer {
    ontology: Ontology,
    fingerprint: String,
}

impl Describer {
    /// A describer for an ontology.
    pub fn new(ontology: &Ontology) -> Self {
        let mut digest = Sha256::new();
        for triple in ontology.triples() {
            digest.update(triple.to_string());
            digest.update("\n");
        }
        Self { ontology: ontology.clone(), fingerprint: hex(digest) }
    }

    /// What an article says, as triples about resolved people and bodies.
    pub fn describe(&self, facts: &Facts) -> Described {
        let mut writing = Writing::new(&self.ontology, facts);
        article(&mut writing);
        writing.people();
        writing.bodies();
        let memberships = writing.posts();
        let events = writing.events();
        writing.participations(&events, &memberships);
        writing.groups(&events);
        writing.awards();
        writing.headcounts();
        writing.documents();
        writing.indicators();
        let (name, triples, problems) = writing.finish();
        Described { graph: named_graph(name, triples, self.hash(facts)), problems }
    }

    /// The ontology as a graph, so that queries find labels, ranks and classes. Its blank nodes are left out: a store
    /// holds none.
    pub fn ontology(&self) -> NamedGraph {
        let name = NamedNode::new_unchecked(crate::ontology::NAMESPACE.trim_end_matches('#'));
        let named = |t: &&Triple| {
            matches!(t.subject, NamedOrBlankNode::NamedNode(_)) && !matches!(t.object, Term::BlankNode(_))
        };
        let triples = self.ontology.triples().iter().filter(named).cloned().collect();
        named_graph(name, triples, self.fingerprint.clone())
    }

    fn hash(&self, facts: &Facts) -> String {
        let mut digest = Sha256::new();
        digest.update(REVISION.to_le_bytes());
        digest.update(&self.fingerprint);
        // Facts hold nothing that JSON cannot: a failure would only make two articles look the same.
        digest.update(serde_json::to_vec(facts).unwrap_or_default());
        hex(digest)
    }
}

fn article(writing: &mut Writing<'_>) {
    let facts = writing.facts;
    let article = writing.article.clone();
    writing.add(&article, rdf::TYPE, schema::NEWS_ARTICLE);
    writing.add_text(&article, dcterms::IDENTIFIER, Some(&facts.document));
    writing.add_text(&article, schema::HEADLINE, facts.title.as_deref());
    writing.add_text(&article, schema::URL, facts.url.as_deref());
    writing.add_date(&article, schema::DATE_PUBLISHED, facts.published);
    for author in &facts.authors {
        writing.add_text(&article, schema::AUTHOR, Some(author));
    }
}

fn named_graph(name: NamedNode, mut triples: Vec<Triple>, hash: String) -> NamedGraph {
    let hash_term = oxigraph::model::Literal::new_simple_literal(&hash);
    triples.push(Triple::new(name.clone(), hn::CONTENT_HASH, hash_term));
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    NamedGraph { name, triples, hash }
}

fn hex(digest: Sha256) -> String {
    data_encoding::HEXLOWER.encode(&digest.finalize()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity;

    #[test]
    fn nothing_but_an_article_remains_of_no_facts() {
        let describer = Describer::new(&Ontology::embedded().unwrap());
        let described = describer.describe(&Facts { document: "a.txt".into(), ..Facts::default() });
        assert_eq!(described.graph.name, identity::article("a.txt"));
        assert_eq!(described.graph.triples.len(), 3);
    }

    #[test]
    fn facts_that_point_nowhere_are_named() {
        let describer = Describer::new(&Ontology::embedded().unwrap());
        let line = r#"{"document": "a", "groups": [{"event": "e7", "group": "đảng viên"}]}"#;
        let described = describer.describe(&serde_json::from_str(line).unwrap());
        assert_eq!(described.problems, ["a group is present at an event \"e7\", which is not among the events"]);
    }
}
