//! How a store grows: `cargo bench --bench growing`, or with another number of articles behind `--`, or in
//! `HOINGHI_BENCH_ARTICLES`. The program itself is run, on articles that are made.
//!
//! First a store grows by tenths, and for each is told: the time, the memory at the peak, the size on disk, and the time for
//! one article more. Then texts are built into an empty store, and the time is compared with that which Oxigraph's own bulk
//! load takes for the same quads. `growth` or `first-build` behind `--` asks for one of the two alone.

#[path = "common/made.rs"]
mod made;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use made::Maker;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;
use serde_json::json;

/// How many articles there are in the end, unless another number is asked for.
const ARTICLES: usize = 100_000;
/// In how many steps.
const STEPS: usize = 10;
/// How often one article is added at each step, of which the middle time is told.
const SINGLE: usize = 3;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What a run of the program took.
struct Cost {
    time: Duration,
    /// Time of all cores, in seconds.
    cores: f64,
    /// Memory at the peak, in megabytes.
    memory: f64,
}

fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).chain(std::env::var("HOINGHI_BENCH_ARTICLES")).collect();
    let articles = asked.iter().find_map(|number| number.parse().ok()).unwrap_or(ARTICLES);
    let wants = |part: &str, other: &str| asked.iter().any(|a| a == part) || !asked.iter().any(|a| a == other);
    let maker = Maker::new(1);
    let (people, sharing) = maker.homonyms();
    println!("{articles} articles; {people} people, {sharing} of whom share their name with another");
    let dir = tempfile::tempdir()?;
    if wants("growth", "first-build") {
        grow(dir.path(), maker, articles)?;
    }
    if wants("first-build", "growth") {
        first_build(dir.path(), maker, articles)?;
    }
    Ok(())
}

/// Grows a store by steps.
fn grow(dir: &Path, maker: Maker, articles: usize) -> Result<()> {
    println!("\n articles      time   on cores  articles/s     memory    on disk   one article  on cores");
    let step = articles.div_ceil(STEPS);
    let mut more = articles;
    for start in (0..articles).step_by(step) {
        let end = articles.min(start + step);
        facts(dir, maker, start..end)?;
        let Cost { time, cores, memory } = run(dir, &["build", "made.facts.jsonl"])?;
        let mut single = Vec::new();
        for _ in 0..SINGLE {
            facts(dir, maker, more..more + 1)?;
            more += 1;
            let Cost { time, cores, .. } = run(dir, &["build", "made.facts.jsonl"])?;
            single.push((time, cores));
        }
        single.sort_by_key(|(time, _)| *time);
        let (single, single_cores) = single[SINGLE / 2];
        println!(
            "{end:>9}  {:>6.1} s  {cores:>7.1} s  {:>10.0}  {memory:>6.0} MB  {:>6.0} MB  {:>9.0} ms  {:>5.0} ms",
            time.as_secs_f64(),
            (end - start) as f64 / time.as_secs_f64(),
            size(&dir.join("hoinghi-store"))? as f64 / 1e6,
            single.as_secs_f64() * 1e3,
            single_cores * 1e3
        );
    }
    fs::remove_dir_all(dir.join("hoinghi-store"))?;
    fs::remove_file(dir.join("made.facts.jsonl"))?;
    Ok(())
}

/// Builds texts into an empty store, and loads the same quads in bulk.
fn first_build(dir: &Path, maker: Maker, articles: usize) -> Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("made.jsonl"))?);
    for number in 0..articles {
        let (_, article) = maker.article(number);
        writeln!(file, "{}", json!({"id": article.document, "text": article.text}))?;
    }
    file.into_inner()?.sync_all()?;
    let read = run(dir, &["extract", "made.jsonl"])?;
    let built = run(dir, &["build", "made.jsonl"])?;
    fs::remove_file(dir.join("made.jsonl"))?;
    let dump = dir.join("made.nq");
    run(dir, &["dump", "-o", "made.nq"])?;
    println!(
        "\nfirst build of {articles} texts: {:.1} s ({:.1} s on cores), {:.0} MB of memory, {:.0} MB on disk; reading alone: {:.1} s",
        built.time.as_secs_f64(),
        built.cores,
        built.memory,
        size(&dir.join("hoinghi-store"))? as f64 / 1e6,
        read.time.as_secs_f64()
    );
    fs::remove_dir_all(dir.join("hoinghi-store"))?;
    let (start, before) = (Instant::now(), on_cores(std::process::id()));
    let store = Store::open(dir.join("plain"))?;
    let mut loader = store.bulk_loader();
    loader.load_from_reader(RdfParser::from_format(RdfFormat::NQuads), BufReader::new(File::open(dump)?))?;
    loader.commit()?;
    let (plain, cores) = (start.elapsed(), on_cores(std::process::id()) - before);
    println!(
        "bulk load of the same {} quads: {:.1} s ({cores:.1} s on cores); ratio {:.2}",
        store.len()?,
        plain.as_secs_f64(),
        built.time.as_secs_f64() / plain.as_secs_f64()
    );
    Ok(())
}

/// Writes the facts of some articles.
fn facts(dir: &Path, maker: Maker, numbers: std::ops::Range<usize>) -> Result<()> {
    let mut file = BufWriter::new(File::create(dir.join("made.facts.jsonl"))?);
    for number in numbers {
        serde_json::to_writer(&mut file, &maker.article(number).0)?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}

/// Runs the program, and looks again and again at the memory that it takes.
fn run(dir: &Path, args: &[&str]) -> Result<Cost> {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hoinghi"))
        .current_dir(dir)
        .args(args)
        .env_remove("HOINGHI_STORE")
        .stdout(Stdio::null())
        .spawn()?;
    let (mut memory, mut cores) = (0.0, 0.0);
    let status = loop {
        // Where the system does not tell, it is not told here.
        let told = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak =
            told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        memory = peak.unwrap_or(memory);
        cores = f64::max(cores, on_cores(child.id()));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        sleep(Duration::from_millis(5));
    };
    if !status.success() {
        return Err(format!("{args:?} ended with {status}").into());
    }
    Ok(Cost { time: start.elapsed(), cores, memory: memory / 1e3 })
}

/// The time of all cores that a process has taken, in seconds.
fn on_cores(process: u32) -> f64 {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name, the twelfth and the thirteenth: hundredths of a second in the program and in the system.
    let numbers = told.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    numbers.filter_map(|number| number.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The size of all files in a folder.
fn size(folder: &Path) -> Result<u64> {
    fs::read_dir(folder)?
        .map(|entry| {
            let (path, found) = entry.and_then(|e| Ok((e.path(), e.metadata()?)))?;
            if found.is_dir() { size(&path) } else { Ok(found.len()) }
        })
        .sum()
}
