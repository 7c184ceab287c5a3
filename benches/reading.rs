//! How fast articles are read into facts: `cargo bench --bench reading`.

mod common;

use std::error::Error;
use std::sync::OnceLock;

use common::Articles;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use hoinghi::article::Article;
use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::relate::Reader;
use rayon::prelude::*;

/// How many articles are read.
const ARTICLES: usize = 2000;

/// What is measured on.
static INPUT: OnceLock<(Reader, Articles)> = OnceLock::new();

fn main() -> Result<(), Box<dyn Error>> {
    let input = (Reader::embedded(), Articles::load(ARTICLES)?);
    INPUT.get_or_init(|| input);
    divan::main();
    Ok(())
}

/// Runs `read` on the first so many articles.
fn first(count: usize, bencher: Bencher<'_, '_>, read: impl Fn(&Reader, &[Article]) -> Vec<Facts> + Sync) {
    let Some((reader, articles)) = INPUT.get() else { return };
    let articles = &articles.list[..count.min(articles.list.len())];
    bencher
        .counter(ItemsCount::new(articles.len()))
        .counter(BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>()))
        .bench(|| read(reader, articles));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn on_one_core(bencher: Bencher<'_, '_>) {
    first(ARTICLES, bencher, |reader, articles| articles.iter().map(|a| reader.read(a)).collect());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn on_all_cores(bencher: Bencher<'_, '_>) {
    first(ARTICLES, bencher, |reader, articles| articles.par_iter().map(|a| reader.read(a)).collect());
}

/// What a command that only reads does before the first article: it stays under a tenth of `a_hundred`.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn loading_the_words() -> Reader {
    Reader::embedded()
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_hundred(bencher: Bencher<'_, '_>) {
    first(100, bencher, |reader, articles| articles.iter().map(|a| reader.read(a)).collect());
}

/// What a command does before the first article where it was given an ontology, or needs more of it than words.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn loading_the_ontology() -> Option<Reader> {
    Some(Reader::new(&Ontology::embedded().ok()?))
}
