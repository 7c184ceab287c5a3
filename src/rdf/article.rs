//! The graph of one article.

use data_encoding::HEXLOWER;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, Triple};
use sha2::{Digest, Sha256};

use super::draft::{Draft, date, given};
use super::vocabulary::{dcterms, hn, schema};
use crate::facts::Facts;
use crate::identity;
use crate::ontology::Ontology;

/// What one article says, as triples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleGraph {
    iri: NamedNode,
    document: String,
    hash: String,
    triples: Vec<Triple>,
}

impl ArticleGraph {
    /// Writes the facts of an article in the vocabulary, with the concepts of an ontology.
    pub fn new(facts: &Facts, ontology: &Ontology) -> Self {
        let iri = identity::article(&facts.document);
        let mut draft = Draft::new(facts, ontology, iri.clone());
        draft.article();
        draft.people();
        draft.bodies();
        draft.events();
        draft.claims();
        Self::of(iri, facts.document.clone(), draft.finish())
    }

    /// The graph of an article that says these things, some perhaps twice; but for the content hash.
    pub(super) fn of(iri: NamedNode, document: String, mut triples: Vec<Triple>) -> Self {
        triples.sort_by_cached_key(ToString::to_string);
        triples.dedup();
        let hash = hash(&triples);
        triples.push(Triple::new(iri.clone(), hn::CONTENT_HASH, Literal::from(hash.as_str())));
        Self { iri, document, hash, triples }
    }

    /// IRI of the article, and of the named graph that holds what it says.
    pub fn iri(&self) -> &NamedNode {
        &self.iri
    }

    /// Name of the article's document.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Equal where all that is said is equal, in the same concepts.
    pub fn content_hash(&self) -> &str {
        &self.hash
    }

    /// All triples, each once, in an order that depends on nothing but them.
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }
}

impl Draft<'_> {
    /// The article itself.
    fn article(&mut self) {
        let facts = self.facts;
        let article = self.article.clone();
        self.add(&article, rdf::TYPE, schema::NEWS_ARTICLE);
        self.add(&article, dcterms::IDENTIFIER, Literal::from(facts.document.as_str()));
        self.add_text(&article, schema::HEADLINE, facts.title.as_deref());
        self.add_text(&article, schema::URL, facts.url.as_deref());
        if let Some(day) = facts.published {
            self.add(&article, schema::DATE_PUBLISHED, date(day));
        }
        for author in &facts.authors {
            self.add_text(&article, schema::AUTHOR, given(author));
        }
    }
}

fn hash(triples: &[Triple]) -> String {
    let mut hasher = Sha256::new();
    for triple in triples {
        hasher.update(triple.to_string());
        hasher.update("\n");
    }
    HEXLOWER.encode(hasher.finalize().get(..16).unwrap_or_default())
}
