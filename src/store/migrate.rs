//! A store that was built with an older ontology, brought to a newer one.
//!
//! The updates of the steps between the two run on the graph of each article by itself, on all cores. What changed is put in as
//! articles are that say something else now, so that the default graph and what is inferred follow.

use std::collections::{BTreeSet, HashSet};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator, UpdateEvaluationError};
use oxigraph::store::StorageError;
use rayon::prelude::*;
use serde::Serialize;
use spargebra::{Query, Update};

use super::{Store, StoreError, layers};
use crate::ontology::{self, Migration, Ontology};
use crate::rdf::prefix::sparql_parser;
use crate::rdf::vocabulary::{EARLIER_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH, skos};
use crate::rdf::{ArticleGraph, minted_in, ontology_triples};

/// So many articles are put in at once.
const BATCH: usize = 64;

/// So many articles are worked on in one place: a store in memory keeps what is taken out of it until it is dropped.
const SHARE: usize = 32;

/// What became of the articles of a store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Migrated {
    /// How many articles there are.
    pub articles: u64,
    /// How many of them say something else now, or say it in other terms.
    pub changed: u64,
    /// Documents of the articles that have to be read again.
    pub reread: BTreeSet<String>,
}

/// Quads that differ between two states of a store, by kinds of graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// In the graphs of articles.
    pub articles: Turnover,
    /// In the default graph.
    pub default_graph: Turnover,
    /// In the graph of the ontology, and in that of earlier ones.
    pub ontology: Turnover,
    /// In the graph of what is inferred.
    pub inferred: Turnover,
}

/// Quads that went and came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Turnover {
    /// How many went.
    pub removed: u64,
    /// How many came.
    pub added: u64,
}

/// Why a store could not be brought to another ontology.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// A step is not SPARQL.
    #[error("{name}.ru is not valid SPARQL: {problem}")]
    Syntax {
        /// The step.
        name: String,
        /// What the parser said.
        problem: String,
    },
    /// A step could not be run on an article.
    #[error("{name}.ru cannot be run on {article}")]
    Run {
        /// The step.
        name: String,
        /// The article's graph.
        article: NamedNode,
        /// What is wrong.
        source: Box<UpdateEvaluationError>,
    },
    /// The pattern for what has to be read again could not be asked of an article.
    #[error("the @reread of {name}.ru cannot be asked of {article}")]
    Ask {
        /// The step.
        name: String,
        /// The article's graph.
        article: NamedNode,
        /// What is wrong.
        source: Box<QueryEvaluationError>,
    },
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<StorageError> for MigrateError {
    fn from(error: StorageError) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// Brings the store to an ontology by these steps. Where it has that ontology already, only articles that were read with
    /// an earlier one are worked on.
    ///
    /// # Errors
    /// When a step is malformed or cannot be run, or the store cannot be read or written: then the draft should be given up.
    pub fn migrate(&self, steps: &[Migration], ontology: &Ontology) -> Result<Migrated, MigrateError> {
        let steps: Vec<Step> = steps.iter().map(Step::parse).collect::<Result<_, _>>()?;
        let gone = self.terms_without(ontology)?;
        let mut articles: Vec<NamedNode> = self.article_graphs()?;
        let mut migrated = Migrated { articles: articles.len() as u64, ..Migrated::default() };
        let earlier = self.earlier_articles()?;
        if self.put_ontology(ontology)?.is_none() {
            if earlier.is_empty() && steps.is_empty() {
                return Ok(migrated);
            }
            articles.retain(|article| earlier.is_empty() || earlier.contains(article));
        }
        self.forget_earlier()?;
        // What follows is found anew when all is as it should be.
        let infers = self.stop_inferring()?;
        let words = ontology_triples(ontology);
        for batch in articles.chunks(BATCH) {
            let work = batch.par_chunks(SHARE).map(|articles| {
                let bench = Bench::new(&steps, &words, ontology, &gone)?;
                articles.iter().map(|article| bench.migrate(self, article)).collect::<Result<Vec<_>, _>>()
            });
            let outcomes: Vec<Vec<Outcome>> = work.collect::<Result<_, MigrateError>>()?;
            let mut changed = Vec::new();
            for Outcome { article, has_changed, is_to_reread } in outcomes.into_iter().flatten() {
                if is_to_reread {
                    migrated.reread.insert(article.document().to_owned());
                }
                if has_changed {
                    changed.push(article);
                }
            }
            migrated.changed += changed.len() as u64;
            self.put_articles(&changed)?;
        }
        if infers {
            self.infer()?;
        }
        Ok(migrated)
    }

    /// What differs from another state of the store. Takes a time that grows with both.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn difference(&self, before: &Self) -> Result<Difference, StoreError> {
        let mut difference = Difference::default();
        let mut count = |from: &Self, than: &Self, of: fn(&mut Turnover) -> &mut u64| -> Result<(), StoreError> {
            for quad in &from.inner {
                let quad = quad?;
                if !than.inner.contains(&quad)?
                    && let Some(turnover) = difference.of(&quad.graph_name)
                {
                    *of(turnover) += 1;
                }
            }
            Ok(())
        };
        count(before, self, |turnover| &mut turnover.removed)?;
        count(self, before, |turnover| &mut turnover.added)?;
        Ok(difference)
    }

    pub(super) fn article_graphs(&self) -> Result<Vec<NamedNode>, StorageError> {
        let graphs = self.inner.named_graphs().filter_map(|graph| match graph {
            Ok(NamedOrBlankNode::NamedNode(graph)) if layers::is_article(&graph.clone().into()) => Some(Ok(graph)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        });
        graphs.collect()
    }

    /// Our terms of the store's ontology, and of those before, that another one does not have.
    fn terms_without(&self, ontology: &Ontology) -> Result<HashSet<NamedNode>, StorageError> {
        let old = [ONTOLOGY_GRAPH, EARLIER_GRAPH].into_iter().flat_map(|graph| {
            let graph = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(graph));
            self.inner.quads_for_pattern(None, None, None, Some(graph))
        });
        let old = old.map(|quad| quad.map(Triple::from)).collect::<Result<Vec<_>, _>>()?;
        let new: HashSet<&NamedNode> = ontology.triples().iter().filter_map(term).collect();
        Ok(old.iter().filter_map(term).filter(|term| !new.contains(term)).cloned().collect())
    }
}

/// The term of ours that a triple of an ontology is about.
fn term(triple: &Triple) -> Option<&NamedNode> {
    match &triple.subject {
        NamedOrBlankNode::NamedNode(node) if node.as_str().starts_with(ontology::NAMESPACE) => Some(node),
        _ => None,
    }
}

impl Difference {
    fn of(&mut self, graph: &GraphName) -> Option<&mut Turnover> {
        match graph {
            GraphName::DefaultGraph => Some(&mut self.default_graph),
            GraphName::NamedNode(node) if [ONTOLOGY_GRAPH, EARLIER_GRAPH].contains(&node.as_str()) => {
                Some(&mut self.ontology)
            }
            GraphName::NamedNode(node) if node.as_str() == INFERRED_GRAPH => Some(&mut self.inferred),
            graph => layers::is_article(graph).then_some(&mut self.articles),
        }
    }
}

/// A migration, parsed.
struct Step {
    name: String,
    update: Update,
    reread: Option<Query>,
}

impl Step {
    fn parse(migration: &Migration) -> Result<Self, MigrateError> {
        let name = migration.name.clone();
        let syntax = |problem: String| MigrateError::Syntax { name: name.clone(), problem };
        let update = sparql_parser().parse_update(&migration.update).map_err(|error| syntax(error.to_string()))?;
        let ask = |pattern: &String| sparql_parser().parse_query(&format!("ASK {pattern}"));
        let reread = migration.reread.as_ref().map(ask).transpose();
        let reread = reread.map_err(|error| syntax(format!("after @reread, {error}")))?;
        Ok(Self { name, update, reread })
    }
}

/// A place to work on one article after the other: a small store whose default graph is what one article says.
struct Bench<'a> {
    store: oxigraph::store::Store,
    steps: &'a [Step],
    ontology: &'a Ontology,
    gone: &'a HashSet<NamedNode>,
}

/// What became of one article.
struct Outcome {
    article: ArticleGraph,
    has_changed: bool,
    is_to_reread: bool,
}

impl<'a> Bench<'a> {
    fn new(
        steps: &'a [Step],
        words: &[Triple],
        ontology: &'a Ontology,
        gone: &'a HashSet<NamedNode>,
    ) -> Result<Self, StorageError> {
        let store = oxigraph::store::Store::new()?;
        let graph = NamedNode::new_unchecked(ONTOLOGY_GRAPH);
        store.extend(words.iter().map(|triple| triple.clone().in_graph(graph.clone())))?;
        Ok(Self { store, steps, ontology, gone })
    }

    fn migrate(&self, from: &Store, article: &NamedNode) -> Result<Outcome, MigrateError> {
        let said = from.inner.quads_for_pattern(None, None, None, Some(article.as_ref().into()));
        let said: Vec<Triple> = said.map(|quad| quad.map(Triple::from)).collect::<Result<_, _>>()?;
        let in_default = |triple: &Triple| triple.clone().in_graph(GraphName::DefaultGraph);
        self.store.extend(said.iter().map(in_default))?;
        let mut is_to_reread = false;
        for step in self.steps {
            is_to_reread |= self.asks(step, article)?;
            let update = SparqlEvaluator::new().for_update(step.update.clone()).on_store(&self.store).execute();
            update.map_err(|error| MigrateError::Run {
                name: step.name.clone(),
                article: article.clone(),
                source: Box::new(error),
            })?;
        }
        let told = self.store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
        let told: Vec<Triple> = told.map(|quad| quad.map(Triple::from)).collect::<Result<_, _>>()?;
        self.store.clear_graph(GraphNameRef::DefaultGraph)?;
        is_to_reread |= told.iter().any(|triple| self.names_what_is_gone(triple) || self.has_own_name(triple));
        let article = ArticleGraph::retold(article.clone(), told);
        let has_changed = said.iter().collect::<HashSet<_>>() != article.triples().iter().collect();
        Ok(Outcome { article, has_changed, is_to_reread })
    }

    /// Whether a step says that the article has to be read again.
    fn asks(&self, step: &Step, article: &NamedNode) -> Result<bool, MigrateError> {
        let Some(ask) = &step.reread else { return Ok(false) };
        let results =
            SparqlEvaluator::new().for_query(ask.clone()).on_store(&self.store).execute().map_err(|error| {
                MigrateError::Ask { name: step.name.clone(), article: article.clone(), source: Box::new(error) }
            })?;
        Ok(matches!(results, QueryResults::Boolean(true)))
    }

    /// Whether a triple has a term that the ontology does not have any more.
    fn names_what_is_gone(&self, triple: &Triple) -> bool {
        let is_gone = |term: &Term| matches!(term, Term::NamedNode(node) if self.gone.contains(node));
        self.gone.contains(&triple.predicate) || is_gone(&triple.object)
    }

    /// Whether a triple names a concept that the ontology lacked, and now has.
    fn has_own_name(&self, triple: &Triple) -> bool {
        let (NamedOrBlankNode::NamedNode(node), Term::Literal(label)) = (&triple.subject, &triple.object) else {
            return false;
        };
        let is_named = triple.predicate == skos::PREF_LABEL;
        is_named
            && minted_in(node.as_ref()).is_some_and(|scheme| self.ontology.concept(scheme, label.value()).is_some())
    }
}
