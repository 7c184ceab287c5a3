//! New articles into a store, all at once.
//!
//! Pass 1 lays the facts of all new articles by in a [`Spool`]. Of an empty store nothing needs to be looked up: pass 2 finds
//! from all of them which of their nodes are one, and pass 3 makes their quads on all cores and hands them to Oxigraph's
//! bulk loader; of the default graph only the summaries are gathered in memory, and put in at the end. The store is then the
//! same, quad for quad, as if the articles had come one by one.

use std::sync::mpsc::sync_channel;
use std::thread;

use oxigraph::model::{NamedNode, Quad, Triple};
use rayon::prelude::*;

use super::all_nodes::{AllNodes, Given, Standing, in_default_graph, telling};
use super::spool::{self, Spool};
use super::whole::Whole;
use super::{Draft, StoreError, database};
use crate::facts::Facts;
use crate::identity::Judgements;
use crate::ontology::Ontology;
use crate::rdf::vocabulary::ONTOLOGY_GRAPH;
use crate::rdf::{ArticleGraph, ontology_triples};

/// So many articles are made into quads at a time.
const BATCH: usize = 512;

/// So many articles wait at most for the loader.
const AHEAD: usize = 1024;

/// So many get into a store that has others at a time: a transaction keeps them in memory.
const GROWING: usize = 64;

/// About how much memory the bulk loader may take, in megabytes.
const MEMORY: usize = 512;

/// The quads of one article.
struct Written {
    /// Those that go into the store as they are.
    quads: Vec<Quad>,
    /// Those that the default graph sums up.
    summed_up: Vec<Triple>,
}

impl Draft {
    /// A place to lay the facts of new articles by, for [`Draft::fill`].
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn spool(&self) -> Result<Spool, StoreError> {
        Spool::create(&self.spool_path())
    }

    /// Puts all articles in that were laid by. The store has none of them yet, and each is there once. A store without
    /// articles gets the ontology whose concepts they are told in, too; another one should have it already.
    ///
    /// # Errors
    /// Where the facts cannot be read again, or the draft not written: then it should be given up.
    pub fn fill(&self, spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        if self.has_articles()? { self.fill_up(spool, ontology) } else { self.fill_empty(spool, ontology) }
    }

    /// Articles into a store that has others, with which theirs may become one.
    fn fill_up(&self, mut spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        for batch in spool.batches(GROWING)? {
            let articles: Result<Vec<_>, StoreError> = made(&batch?, |facts| ArticleGraph::new(&facts, ontology));
            self.put_articles(&articles?)?;
        }
        Ok(())
    }

    fn fill_empty(&self, mut spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        let standing = standing(&mut spool, ontology, &self.judgements()?)?;
        let standing_of_all = &standing;
        let mut whole = Whole::default();
        let mut loader = self.inner.bulk_loader().with_max_memory_size_in_megabytes(MEMORY).without_atomicity();
        let graph = NamedNode::new_unchecked(ONTOLOGY_GRAPH);
        // What is left of other words goes.
        self.inner.clear_graph(&graph)?;
        let words = ontology_triples(ontology).into_iter().map(|triple| Ok(triple.in_graph(graph.clone())));
        let batches = spool.batches(BATCH)?;
        thread::scope(|scope| {
            // Articles are made into quads while the loader sorts and writes those before.
            let (sender, receiver) = sync_channel(AHEAD);
            scope.spawn(move || {
                let written = batches.flat_map(|batch| match batch {
                    Ok(lines) => written(&lines, ontology, standing_of_all),
                    Err(error) => vec![Err(error)],
                });
                // Where the loader has failed, nobody receives any more.
                written.map(|written| sender.send(written)).take_while(Result::is_ok).for_each(drop);
            });
            let quads = receiver.into_iter().flat_map(|written| match written {
                Ok(Written { quads, summed_up }) => {
                    summed_up.iter().for_each(|triple| _ = whole.add(triple));
                    quads.into_iter().map(Ok).collect::<Vec<_>>()
                }
                Err(error) => vec![Err(error)],
            });
            loader.load_ok_quads::<StoreError, StoreError>(words.chain(quads))
        })?;
        loader.load_quads(whole.triples().chain(standing.triples()).map(in_default_graph))?;
        loader.commit()?;
        database::merge_tables(&self.inner)
    }
}

/// Finds from all articles which of their nodes are one.
fn standing(spool: &mut Spool, ontology: &Ontology, judgements: &Judgements) -> Result<Standing, StoreError> {
    let mut nodes = AllNodes::default();
    for batch in spool.batches(BATCH)? {
        let told = made(&batch?, |facts| telling(ArticleGraph::new(&facts, ontology).triples()))?;
        told.iter().for_each(|telling| nodes.add(telling));
    }
    Ok(nodes.resolve(judgements))
}

/// What is made of the facts of some articles, on all cores.
fn made<T: Send>(lines: &[String], make: impl Fn(Facts) -> T + Sync) -> Result<Vec<T>, StoreError> {
    lines.par_iter().map(|line| Ok(make(spool::facts(line)?))).collect()
}

/// The quads of some articles, made on all cores.
fn written(lines: &[String], ontology: &Ontology, standing: &Standing) -> Vec<Result<Written, StoreError>> {
    let written = |line: &String| Written::new(&ArticleGraph::new(&spool::facts(line)?, ontology), standing);
    lines.par_iter().map(written).collect()
}

impl Written {
    fn new(article: &ArticleGraph, standing: &Standing) -> Result<Self, StoreError> {
        let Given { plain, summed_up } = standing.given(&article.triples().iter().cloned().collect())?;
        let said = article.triples().iter().map(|triple| triple.clone().in_graph(article.iri().clone()));
        Ok(Self { quads: said.chain(plain.into_iter().map(in_default_graph)).collect(), summed_up })
    }
}
