//! How fast articles get into a store: `cargo bench --bench building`. The store is on disk, in a temporary folder, or
//! in memory where the feature `disk` is off.

mod common;

use std::error::Error;
use std::sync::OnceLock;

use common::Articles;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use hoinghi::article::Article;
use hoinghi::ontology::Ontology;
use hoinghi::rdf::ArticleGraph;
use hoinghi::relate::Reader;
use hoinghi::store::Store;
use rayon::prelude::*;
use tempfile::TempDir;

/// How many articles get in.
const ARTICLES: usize = 300;
/// How many get in at a time, as with `hoinghi build`.
const BATCH: usize = 64;

/// What is measured on.
static INPUT: OnceLock<Input> = OnceLock::new();

struct Input {
    ontology: Ontology,
    reader: Reader,
    articles: Articles,
    graphs: Vec<ArticleGraph>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let ontology = Ontology::embedded()?;
    let reader = Reader::new(&ontology);
    let articles = Articles::load(ARTICLES)?;
    let graphs = graphs(&reader, &ontology, &articles.list);
    let triples: usize = graphs.iter().map(|g| g.triples().len()).sum();
    println!("{triples} triples into a store {}", if cfg!(feature = "disk") { "on disk" } else { "in memory" });
    INPUT.get_or_init(|| Input { ontology, reader, articles, graphs });
    divan::main();
    Ok(())
}

fn graphs(reader: &Reader, ontology: &Ontology, articles: &[Article]) -> Vec<ArticleGraph> {
    articles.par_iter().map(|a| ArticleGraph::new(&reader.read(a), ontology)).collect()
}

/// Puts graphs into the store of a folder, and publishes it.
fn put(folder: &TempDir, ontology: &Ontology, graphs: &[ArticleGraph]) -> Result<(), Box<dyn Error>> {
    let fill = |store: &Store| -> Result<(), Box<dyn Error>> {
        store.put_ontology(ontology)?;
        graphs.chunks(BATCH).try_for_each(|batch| Ok(store.put_articles(batch).map(drop)?))
    };
    #[cfg(feature = "disk")]
    {
        let draft = hoinghi::store::Draft::open(&folder.path().join("store"))?;
        fill(&draft)?;
        draft.publish()?;
    }
    #[cfg(not(feature = "disk"))]
    {
        let _ = folder;
        fill(&Store::in_memory()?)?;
    }
    Ok(())
}

/// Ends the measuring where building fails: figures of what went wrong are worth nothing.
fn check<T>(result: Result<T, impl std::fmt::Display>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, articles: &Articles) -> Bencher<'a, 'b> {
    bencher.counter(ItemsCount::new(articles.list.len())).counter(BytesCount::new(articles.bytes()))
}

/// From texts to a published store.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn from_articles(bencher: Bencher<'_, '_>) {
    let Some(Input { ontology, reader, articles, .. }) = INPUT.get() else { return };
    counted(bencher, articles).with_inputs(TempDir::new).bench_values(|folder| {
        let folder = check(folder);
        check(put(&folder, ontology, &graphs(reader, ontology, &articles.list)));
        folder
    });
}

/// From what the articles say to a published store: the store's part of it.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn from_facts(bencher: Bencher<'_, '_>) {
    let Some(Input { ontology, articles, graphs, .. }) = INPUT.get() else { return };
    counted(bencher, articles).with_inputs(TempDir::new).bench_values(|folder| {
        let folder = check(folder);
        check(put(&folder, ontology, graphs));
        folder
    });
}

/// The same again, into a store that has all of it.
#[cfg(feature = "disk")]
#[divan::bench(sample_count = 5, sample_size = 1)]
fn again(bencher: Bencher<'_, '_>) {
    let Some(Input { ontology, articles, graphs, .. }) = INPUT.get() else { return };
    let folder = check(TempDir::new());
    check(put(&folder, ontology, graphs));
    counted(bencher, articles).bench_local(|| check(put(&folder, ontology, graphs)));
}
