//! A large store against the shapes: `cargo bench --bench validating`, or with another number of articles behind `--`, or in
//! `HOINGHI_BENCH_ARTICLES`; with `HOINGHI_BENCH_STORES` a folder where large stores are kept for the next time.
//!
//! A store is built of articles that are made, and validated; told are the time and the memory at the peak. Where `python3` (or
//! what `HOINGHI_PYTHON` names) has pySHACL, it then does the same with a store of a tenth of the articles, and so does
//! the program again, for comparison.

#[path = "common/large.rs"]
mod large;
#[path = "common/made.rs"]
mod made;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use hoinghi::rdf::vocabulary::ONTOLOGY_GRAPH;
use hoinghi::store::Store;
use hoinghi::validate::{Severity, Shapes, validate};
use large::memory;
use made::Maker;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdfs;
use oxigraph::model::{GraphNameRef, NamedNodeRef, Triple};

/// How many articles there are, unless another number is asked for.
const ARTICLES: usize = 100_000;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let asked = std::env::args().skip(1).chain(std::env::var("HOINGHI_BENCH_ARTICLES"));
    let articles = asked.filter_map(|number| number.parse().ok()).next().unwrap_or(ARTICLES);
    let dir = tempfile::tempdir()?;
    let (people, sharing) = Maker::new(1).homonyms();
    println!("{articles} articles are made; {people} people, {sharing} of whom share their name with another");
    let tenth = large::store(dir.path(), articles / 10)?;
    measure(&tenth, articles / 10)?;
    let triples = dir.path().join("tenth.nt");
    write_triples(&Store::open(&tenth)?, &triples)?;
    let store = large::store(dir.path(), articles)?;
    measure(&store, articles)?;

    println!("\npySHACL with the store of {} articles:", articles / 10);
    std::io::stdout().flush()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/validating_pyshacl.py");
    let python = std::env::var("HOINGHI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    match Command::new(python).arg(script).arg(&triples).status() {
        Ok(status) if status.success() => {}
        _ => println!("skipped: it is not installed, or was broken off"),
    }
    Ok(())
}

/// Writes the default graph, and which class is below which.
fn write_triples(store: &Store, path: &Path) -> Result<()> {
    let ontology = GraphNameRef::NamedNode(NamedNodeRef::new(ONTOLOGY_GRAPH)?);
    let data = store.inner().quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
    let classes = store.inner().quads_for_pattern(None, Some(rdfs::SUB_CLASS_OF), None, Some(ontology));
    let mut out = RdfSerializer::from_format(RdfFormat::NTriples).for_writer(BufWriter::new(File::create(path)?));
    for quad in data.chain(classes) {
        out.serialize_triple(&Triple::from(quad?))?;
    }
    Ok(out.finish()?.flush()?)
}

fn measure(store: &Path, articles: usize) -> Result<()> {
    let store = Store::open(store)?;
    let triples = store.status()?.triples;
    let start = Instant::now();
    let report = validate(&store, &Shapes::embedded()?, 1000)?;
    let time = start.elapsed().as_secs_f64();
    println!(
        "{articles} articles, {} triples in the default graph: {} nodes in {time:.1} s, {} violations, {} other results; {}",
        triples.default_graph,
        report.focus_nodes,
        report.count_from(Severity::Violation),
        report.count_from(Severity::Info) - report.count_from(Severity::Violation),
        memory()
    );
    Ok(())
}
