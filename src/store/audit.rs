//! Whether a store is sound: every claim has its sentence, and the default graph is what the articles' graphs yield.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use rayon::prelude::*;
use serde::Serialize;

use super::all_nodes::{AllNodes, Given, Standing, telling};
use super::passages::Passages;
use super::whole::Whole;
use super::{Store, StoreError};
use crate::identity;
use crate::rdf::vocabulary::{dcterms, hn, org, schema};

/// So many problems are told; the others are only counted.
const TOLD: usize = 1000;

/// So many articles are looked at at a time.
const BATCH: usize = 512;

/// What each article must give a sentence for, and what people call it.
const CLAIMS: [(NamedNodeRef<'_>, &str); 7] = [
    (org::MEMBERSHIP, "post"),
    (hn::PARTICIPATION, "participation"),
    (hn::AWARD_CONFERRAL, "award"),
    (hn::GROUP_ATTENDANCE, "group"),
    (hn::HEADCOUNT, "headcount"),
    (hn::CITED_DOCUMENT, "cited document"),
    (hn::INDICATOR, "indicator"),
];

/// What was looked at, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// Articles.
    pub articles: u64,
    /// Claims of articles: posts, participations, awards and so on.
    pub claims: u64,
    /// Quotes that they rest on.
    pub quotes: u64,
    /// Quotes that were compared with the texts of their articles.
    pub compared: u64,
    /// How many problems there are.
    pub wrong: u64,
    /// The problems, or the first thousand of them.
    pub problems: Vec<Problem>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The article, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// What is wrong.
    pub what: String,
    /// The IRI of the thing.
    pub thing: String,
    /// What can be done about it.
    pub cure: &'static str,
}

/// Builds the article anew.
pub(super) const BUILD: &str = "remove the article and build it again";
/// Asks for evidence.
const GIVE: &str = "read the article again, or give evidence with the facts that come from elsewhere";
/// Builds everything anew.
const REBUILD: &str = "build a new store from the articles";

impl Audit {
    /// Adds what another one found.
    pub fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.claims += other.claims;
        self.quotes += other.quotes;
        self.compared += other.compared;
        self.wrong += other.wrong;
        let room = TOLD.saturating_sub(self.problems.len());
        self.problems.extend(other.problems.into_iter().take(room));
    }

    pub(super) fn found(&mut self, problem: Problem) {
        self.wrong += 1;
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        }
    }

    fn merged(mut self, other: Self) -> Self {
        self.add(other);
        self
    }
}

impl Store {
    /// Checks everything that can be checked without the articles' texts. Takes time in proportion to the store, and
    /// eight bytes and a bit of memory for each triple of the default graph.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn audit(&self) -> Result<Audit, StoreError> {
        let graphs = self.inner.named_graphs().collect::<Result<Vec<_>, _>>()?;
        let articles = graphs.into_iter().filter_map(|graph| match graph {
            NamedOrBlankNode::NamedNode(graph) if identity::is_article(graph.as_ref()) => Some(graph),
            _ => None,
        });
        let articles: Vec<NamedNode> = articles.collect();
        let audits = articles.par_iter().map(|article| self.audit_article(article));
        let audit = audits.try_reduce(Audit::default, |one, other| Ok(one.merged(other)))?;
        let mut audit = audit.merged(self.audit_default_graph(&articles)?).merged(self.audit_inferred()?);
        audit.problems.sort();
        Ok(audit)
    }

    /// Compares the quotes of an article with its text; nothing where the store has no such article.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn compare_quotes(&self, document: &str, text: &str) -> Result<Option<Audit>, StoreError> {
        let triples = self.graph(&identity::article(document))?;
        if triples.is_empty() {
            return Ok(None);
        }
        let mut audit = Audit::default();
        Passages::new(&triples).compare(document, text, &mut audit);
        Ok(Some(audit))
    }

    /// Every claim of an article has a passage, every passage its place and its quote.
    fn audit_article(&self, article: &NamedNode) -> Result<Audit, StoreError> {
        let triples = self.graph(article)?;
        let mut audit = Audit { articles: 1, ..Audit::default() };
        let document = document(article, &triples);
        let passages = Passages::new(&triples);
        passages.check(article, &document, &mut audit);
        for triple in triples.iter().filter(|triple| triple.predicate == rdf::TYPE) {
            let claim = CLAIMS.iter().find(|(class, _)| triple.object == Term::from(*class));
            // An event without a name is one that the article only refers to.
            let is_event = triple.object == Term::from(hn::EVENT) && has(&triples, &triple.subject, schema::NAME);
            let Some(kind) = claim.map(|(_, kind)| *kind).or(is_event.then_some("event")) else { continue };
            audit.claims += 1;
            if !passages.has_evidence(&triple.subject) {
                audit.found(Problem {
                    what: format!("{kind} without a sentence that says so"),
                    article: Some(document.clone()),
                    thing: iri(&triple.subject),
                    cure: GIVE,
                });
            }
        }
        Ok(audit)
    }

    /// The default graph is what the articles' graphs and the judgements yield.
    fn audit_default_graph(&self, articles: &[NamedNode]) -> Result<Audit, StoreError> {
        let judgements = self.judgements()?;
        let mut nodes = AllNodes::new(&judgements);
        for batch in articles.chunks(BATCH) {
            let told = batch.par_iter().map(|article| Ok(telling(&self.graph(article)?)));
            let told: Vec<_> = told.collect::<Result<_, StoreError>>()?;
            told.iter().for_each(|telling| nodes.add(telling));
        }
        let standing = nodes.resolve()?;
        let mut expected = HashSet::new();
        self.each_expected(articles, &standing, |triple| _ = expected.insert(hash(triple)))?;
        let mut audit = Audit::default();
        let mut found = |what: &str, triple: &Triple| {
            let what = format!("the default graph {what}: {triple}");
            audit.found(Problem { article: None, what, thing: iri(&triple.subject), cure: REBUILD });
        };
        for quad in self.inner.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
            let triple = Triple::from(quad?);
            if !expected.remove(&hash(&triple)) {
                found("has, but no article says", &triple);
            }
        }
        if !expected.is_empty() {
            self.each_expected(articles, &standing, |triple| {
                if expected.remove(&hash(triple)) {
                    found("lacks", triple);
                }
            })?;
        }
        Ok(audit)
    }

    /// Gives every triple that the default graph should have, some perhaps more than once.
    fn each_expected(
        &self,
        articles: &[NamedNode],
        standing: &Standing,
        mut take: impl FnMut(&Triple),
    ) -> Result<(), StoreError> {
        let mut whole = Whole::default();
        for batch in articles.chunks(BATCH) {
            let given = batch.par_iter().map(|article| {
                let said = self.graph(article)?.into_iter().collect();
                Ok(standing.given(&said)?)
            });
            for Given { plain, summed_up } in given.collect::<Result<Vec<_>, StoreError>>()? {
                plain.iter().for_each(&mut take);
                summed_up.iter().for_each(|triple| _ = whole.add(triple));
            }
        }
        whole.triples().chain(standing.triples()).for_each(|triple| take(&triple));
        Ok(())
    }

    fn graph(&self, article: &NamedNode) -> Result<Vec<Triple>, StoreError> {
        let graph = Some(GraphNameRef::NamedNode(article.as_ref()));
        let quads = self.inner.quads_for_pattern(None, None, None, graph);
        Ok(quads.map(|quad| quad.map(Triple::from)).collect::<Result<_, _>>()?)
    }
}

/// Stands for a triple where many are compared: two that differ share it once in some ten thousand stores of this size.
pub(super) fn hash(triple: &Triple) -> u64 {
    let mut hasher = DefaultHasher::new();
    triple.hash(&mut hasher);
    hasher.finish()
}

fn document(article: &NamedNode, triples: &[Triple]) -> String {
    let article_itself = NamedOrBlankNode::from(article.clone());
    let name = triples.iter().find(|t| t.subject == article_itself && t.predicate == dcterms::IDENTIFIER);
    match name.map(|triple| &triple.object) {
        Some(Term::Literal(name)) => name.value().to_owned(),
        _ => article.as_str().to_owned(),
    }
}

fn has(triples: &[Triple], thing: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> bool {
    triples.iter().any(|triple| triple.predicate == property && triple.subject == *thing)
}

/// An IRI as it is, without brackets.
pub(super) fn iri(thing: &NamedOrBlankNode) -> String {
    match thing {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}
