//! New articles into a store, all at once.
//!
//! Pass 1 goes over the facts of all new articles, which wait in a [`Spool`], for what tells their nodes apart; with what the
//! store knows of nodes of the same names, it is then found which of them are one. Pass 2 makes their quads on all cores and
//! hands them to Oxigraph's bulk loader; of the default graph only the summaries are gathered in memory, and put in at the
//! end. Where the store has other articles, what it said of them before is then brought up to date: those whose nodes stand
//! for others now are told anew, and summaries gain what they lack. The store is then the same, quad for quad, as if the
//! articles had come one by one.

use std::sync::mpsc::sync_channel;
use std::thread;

use oxigraph::model::{NamedNode, Quad, Triple};
use rayon::prelude::*;

use super::all_nodes::{AllNodes, Given, Standing, in_default_graph, telling};
use super::layers::{naming, retell};
use super::resolution::Moves;
use super::spool::{self, Spool};
use super::summary::{self, Turnover};
use super::whole::{Lacking, Whole};
use super::writing::Writing;
use super::{Draft, Store, StoreError, database};
use crate::facts::Facts;
use crate::ontology::Ontology;
use crate::rdf::vocabulary::ONTOLOGY_GRAPH;
use crate::rdf::{ArticleGraph, ontology_triples};

/// So many articles are made into quads at a time.
const BATCH: usize = 512;

/// So many articles wait at most for the loader.
const AHEAD: usize = 1024;

/// So many articles are put or told anew in one transaction, which keeps them in memory. Where no more come, the store is
/// not prepared for many.
const FEW: usize = 64;

/// So many summaries are brought up to date in one transaction.
const SUMMARIES: usize = 10_000;

/// About how much memory the bulk loader may take, in megabytes: the more, the fewer tables there are to be merged.
const MEMORY: usize = 1024;

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
    pub fn fill(&self, mut spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        if spool.articles() > FEW || !self.has_articles()? {
            return self.fill_in_bulk(spool, ontology);
        }
        for batch in spool.batches(FEW)? {
            self.put_articles(&made(&batch?, |facts| ArticleGraph::new(&facts, ontology))?)?;
        }
        Ok(())
    }
}

impl Store {
    /// Does what [`Draft::fill`] does in the way that is made for many articles, however few there are.
    ///
    /// # Errors
    /// Where the facts cannot be read again, or the store not written: then it is not whole.
    pub fn fill_in_bulk(&self, spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        // What follows is found anew when all are in.
        let infers = self.stop_inferring()?;
        self.load_and_complete(spool, ontology)?;
        if infers { self.infer() } else { Ok(()) }
    }

    fn load_and_complete(&self, mut spool: Spool, ontology: &Ontology) -> Result<(), StoreError> {
        let is_first = !self.has_articles()?;
        let judgements = self.judgements()?;
        let mut nodes = AllNodes::new(&judgements);
        for batch in spool.batches(BATCH)? {
            let told = made(&batch?, |facts| telling(ArticleGraph::new(&facts, ontology).triples()))?;
            told.iter().for_each(|telling| nodes.add(telling));
        }
        if !is_first {
            nodes.add_known(&self.inner)?;
        }
        let standing = nodes.resolve()?;
        let told_anew: Vec<NamedNode> =
            naming(&self.inner, standing.moved().map(|(node, _)| node))?.into_iter().collect();
        let lacking = self.load_many(&mut spool, ontology, &standing, is_first)?;
        if is_first {
            return database::merge_tables(&self.inner);
        }
        let mut moves = Moves::default();
        let mut transaction = Writing::start(&self.inner)?;
        standing.moved().try_for_each(|(node, target)| moves.take(&mut transaction, node, Some(target)))?;
        transaction.commit()?;
        for articles in told_anew.chunks(FEW) {
            let mut transaction = Writing::start(&self.inner)?;
            retell(&mut transaction, articles, &moves)?;
            transaction.commit()?;
        }
        self.complete(lacking)
    }

    /// Hands the quads of all articles to the bulk loader. Gives what the store's summaries lack.
    fn load_many(
        &self,
        spool: &mut Spool,
        ontology: &Ontology,
        standing: &Standing,
        is_first: bool,
    ) -> Result<Vec<Lacking>, StoreError> {
        let graph = NamedNode::new_unchecked(ONTOLOGY_GRAPH);
        let mut words = Vec::new();
        if is_first {
            // What is left of other words goes.
            self.inner.clear_graph(&graph)?;
            words = ontology_triples(ontology);
        }
        let words = words.into_iter().map(|triple| Ok(triple.in_graph(graph.clone())));
        let mut whole = Whole::default();
        let loader = self.inner.bulk_loader().with_max_memory_size_in_megabytes(MEMORY);
        // Tables that go in one by one are merged again and again meanwhile; those of a first build, all at once at the end.
        let mut loader = if is_first { loader } else { loader.without_atomicity() };
        let batches = spool.batches(BATCH)?;
        thread::scope(|scope| {
            // Articles are made into quads while the loader sorts and writes those before.
            let (sender, receiver) = sync_channel(AHEAD);
            scope.spawn(move || {
                let written = batches.flat_map(|batch| match batch {
                    Ok(lines) => written(&lines, ontology, standing),
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
        let lacking = if is_first { Vec::new() } else { whole.take_known(&self.inner)? };
        loader.load_quads(whole.triples().chain(standing.triples()).map(in_default_graph))?;
        loader.commit()?;
        Ok(lacking)
    }

    /// Adds to summaries what they lack.
    fn complete(&self, lacking: Vec<Lacking>) -> Result<(), StoreError> {
        let mut lacking = lacking.into_iter().peekable();
        while lacking.peek().is_some() {
            let mut transaction = Writing::start(&self.inner)?;
            for Lacking { thing, property, values } in lacking.by_ref().take(SUMMARIES) {
                let mut turnover = Turnover::default();
                values.into_iter().for_each(|value| turnover.came(value));
                // What only came is told of itself: no article has to be asked.
                summary::update(&mut transaction, &thing, &[], property.as_ref(), turnover)?;
            }
            transaction.commit()?;
        }
        Ok(())
    }
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
