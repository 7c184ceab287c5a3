//! The graph of a large store: `cargo bench --bench graph`, or with another number of articles behind `--`, or in
//! `HOINGHI_BENCH_ARTICLES`; with `HOINGHI_BENCH_STORES` a folder where large stores are kept for the next time.
//!
//! A store is built of articles that are made. Of it are told: the time to load its tables, to make the view `meetings` of
//! them, to measure it whole, and to measure, arrange and write its heaviest nodes; the memory at the peak. Where
//! `python3` (or what `HOINGHI_PYTHON` names) has networkx, it then does the same with the written file.

#[path = "common/large.rs"]
mod large;
#[path = "common/made.rs"]
mod made;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hoinghi::export::{self, Format};
use hoinghi::graph::{Design, Measures, Options, Records, View, Weighting};
use hoinghi::store::Store;
use large::memory;
use made::Maker;

/// How many articles there are, unless another number is asked for.
const ARTICLES: usize = 100_000;
/// How many nodes are arranged and written.
const HEAVIEST: usize = 10_000;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let asked = std::env::args().skip(1).chain(std::env::var("HOINGHI_BENCH_ARTICLES"));
    let articles = asked.filter_map(|number| number.parse().ok()).next().unwrap_or(ARTICLES);
    let dir = tempfile::tempdir()?;
    let (people, sharing) = Maker::new(1).homonyms();
    println!("{articles} articles are made; {people} people, {sharing} of whom share their name with another");
    let store = Store::open(&large::store(dir.path(), articles)?)?;
    let (records, load) = timed(|| Records::load(&store));
    let records = records?;
    println!(
        "{articles} articles: {} people, {} participations, loaded in {}",
        records.people.len(),
        records.participations.len(),
        told(load)
    );
    let (mut network, projection) = timed(|| records.network(View::Meetings, Weighting::Events));
    println!("meetings   {:>9}  {} nodes, {} edges", told(projection), network.node_count(), network.edge_count());
    let (measures, time) = timed(|| Measures::of(&network, &Options::default()));
    println!("measures   {:>9}  modularity {:.4}; {}", told(time), measures?.modularity, memory());
    let ((), time) = timed(|| network.keep_heaviest(HEAVIEST));
    println!("heaviest   {:>9}  {} nodes, {} edges", told(time), network.node_count(), network.edge_count());
    let (measures, time) = timed(|| network.measure(&Options::default()));
    let measures = measures?;
    println!("measures   {:>9}  modularity {:.4}", told(time), measures.modularity);
    let ((), time) = timed(|| network.arrange(&measures, &Design::of(&network)));
    println!("layout     {:>9}  {}", told(time), memory());
    let file = dir.path().join("meetings.gexf");
    let (written, time) = timed(|| export::write(&network, Format::Gexf, BufWriter::new(File::create(&file)?)));
    written?;
    println!("writing    {:>9}  {:.0} MB; {}", told(time), fs::metadata(&file)?.len() as f64 / 1e6, memory());
    drop((network, records, store));

    println!("\nnetworkx with the same file:");
    std::io::stdout().flush()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/graph_networkx.py");
    let python = std::env::var("HOINGHI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    match Command::new(python).arg(script).arg(&file).status() {
        Ok(status) if status.success() => {}
        _ => println!("skipped: it is not installed, or was broken off"),
    }
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    (work(), start.elapsed())
}

fn told(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
