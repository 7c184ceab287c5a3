//! The graph of a large store: `cargo bench --bench graph`, or with another number of articles behind `--`, or in
//! `HOINGHI_BENCH_ARTICLES`.
//!
//! A store is built of articles that are made. Of it are told: the time to load its tables, to make the view `meetings` of
//! them, to measure it whole, and to measure, arrange and write its heaviest nodes; the memory at the peak. Where
//! `python3` (or what `HOINGHI_PYTHON` names) has networkx, it then does the same with the written file.

#[path = "common/made.rs"]
mod made;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hoinghi::export::{self, Format};
use hoinghi::graph::{Design, Measures, Options, Records, View, Weighting};
use hoinghi::store::Store;
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
    let maker = Maker::new(1);
    let (people, sharing) = maker.homonyms();
    println!("{articles} articles are made; {people} people, {sharing} of whom share their name with another");
    build(dir.path(), maker, articles)?;

    let store = Store::open(&dir.path().join("hoinghi-store"))?;
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

/// Builds a store with the program itself, so that its memory does not count here.
fn build(dir: &Path, maker: Maker, articles: usize) -> Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("made.facts.jsonl"))?);
    for number in 0..articles {
        serde_json::to_writer(&mut file, &maker.article(number).0)?;
        file.write_all(b"\n")?;
    }
    file.into_inner()?.sync_all()?;
    let mut program = Command::new(env!("CARGO_BIN_EXE_hoinghi"));
    let built = program.current_dir(dir).args(["build", "made.facts.jsonl"]).env_remove("HOINGHI_STORE");
    let status = built.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("the store was not built: {status}").into()) }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    (work(), start.elapsed())
}

fn told(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// The memory at the peak until now. Where the system does not tell, it is not told here.
fn memory() -> String {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    peak.map_or_else(String::new, |peak| format!("{:.0} MB of memory at the peak", peak / 1e3))
}
