//! A large store of articles that are made, and the memory of the bench that looks at it.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::made::Maker;

/// Builds a store of so many articles inside a folder, with the program itself, so that its memory does not count here; gives
/// where it lies. Where `HOINGHI_BENCH_STORES` names a folder it is kept there, and taken from there the next time.
pub fn store(dir: &Path, articles: usize) -> Result<PathBuf, Box<dyn Error>> {
    let kept = std::env::var_os("HOINGHI_BENCH_STORES").map(PathBuf::from);
    let dir = kept.as_deref().unwrap_or(dir).join(articles.to_string());
    let (store, done) = (dir.join("hoinghi-store"), dir.join("done"));
    if done.exists() {
        return Ok(store);
    }
    fs::create_dir_all(&dir)?;
    let facts = dir.join("made.facts.jsonl");
    let (maker, mut file) = (Maker::new(1), BufWriter::new(File::create(&facts)?));
    for number in 0..articles {
        serde_json::to_writer(&mut file, &maker.article(number).0)?;
        file.write_all(b"\n")?;
    }
    file.into_inner()?.sync_all()?;
    let mut program = Command::new(env!("CARGO_BIN_EXE_hoinghi"));
    let build = program.arg("build").arg(&facts).arg("--store").arg(&store).stdout(Stdio::null()).stderr(Stdio::null());
    let status = build.status()?;
    fs::remove_file(facts)?;
    if !status.success() {
        return Err(format!("the store was not built: {status}").into());
    }
    File::create(done)?;
    Ok(store)
}

/// The memory at the peak until now. Where the system does not tell, it is not told here.
pub fn memory() -> String {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    peak.map_or_else(String::new, |peak| format!("{:.0} MB of memory at the peak", peak / 1e3))
}
