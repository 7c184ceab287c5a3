//! The articles that are measured on.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use hoinghi::article::{self, Article, Format, Input, Options, Source};
use mimalloc::MiMalloc;

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A fixed set of articles, and where they come from.
pub struct Articles {
    /// Where they come from.
    pub origin: String,
    /// The articles.
    pub list: Vec<Article>,
}

impl Articles {
    /// The first so many articles of a large collection, where it lies beside the checkout; else so many of those that
    /// the repository carries, over and over.
    pub fn load(count: usize) -> Result<Self, Box<dyn Error>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bulk = root.join("../shared/data/articles/bulk.jsonl.gz");
        let articles = if bulk.is_file() { Self::bulk(&bulk, count)? } else { Self::carried(root, count)? };
        println!("{} articles, {:.1} MB: {}", articles.list.len(), articles.bytes() as f64 / 1e6, articles.origin);
        Ok(articles)
    }

    /// How many bytes of text they have.
    pub fn bytes(&self) -> usize {
        self.list.iter().map(|a| a.text.len()).sum()
    }

    fn bulk(path: &Path, count: usize) -> Result<Self, Box<dyn Error>> {
        let mut list = Vec::new();
        for (line, number) in BufReader::new(GzDecoder::new(File::open(path)?)).lines().take(count).zip(1..) {
            if let Input::Article(article) = Source::line(path, number, Format::Jsonl, line?.into()).parse()? {
                list.push(article);
            }
        }
        Ok(Self { origin: "the first of bulk.jsonl.gz".to_owned(), list })
    }

    fn carried(root: &Path, count: usize) -> Result<Self, Box<dyn Error>> {
        let mut paths = vec![root.join("samples")];
        let tests: Result<Vec<PathBuf>, _> =
            std::fs::read_dir(root.join("tests/articles"))?.map(|entry| entry.map(|e| e.path())).collect();
        paths.extend(tests?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt")));
        paths.sort();
        let mut once = Vec::new();
        for input in article::inputs(paths, Options::default()) {
            if let Input::Article(article) = input? {
                once.push(article);
            }
        }
        let list = once.iter().cycle().take(count).enumerate();
        let list = list.map(|(i, a)| Article { document: format!("{i}/{}", a.document), ..a.clone() }).collect();
        Ok(Self { origin: format!("{} of samples/ and tests/articles/, repeated", once.len()), list })
    }
}
