//! What a store goes through: killed processes, a full disk, several processes at once. All people are invented.
//!
//! `HOINGHI_SEED=NUMBER` takes the moments of another run again.
#![cfg(all(unix, feature = "disk"))]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
mod command;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use command::{done, dump, folder, hoinghi, line, run, stderr};
use tempfile::TempDir;

/// How often a process is killed at each of its tasks.
const KILLS: u32 = 12;

const PEOPLE: [&str; 4] = ["Lý Thị Sen", "LÝ THỊ SEN", "Vi Công Thuỷ", "Mộc Lan"];

/// Articles `from` to `to`; which people they tell of depends on `turn`.
fn articles(from: usize, to: usize, turn: usize) -> String {
    (from..to).map(|i| line(&format!("d{i}"), PEOPLE[(i * turn + i / 7) % PEOPLE.len()])).collect()
}

/// A folder with the articles of a first build, and those of a second one: some anew, some otherwise, some as before.
fn place() -> TempDir {
    folder(&[
        ("first.facts.jsonl", &articles(0, 150, 1)),
        ("second.facts.jsonl", &(articles(100, 130, 3) + &articles(130, 150, 1) + &articles(150, 250, 1))),
    ])
}

const FIRST: [&str; 2] = ["build", "first.facts.jsonl"];
const SECOND: [&str; 2] = ["build", "second.facts.jsonl"];

/// Moments that differ from run to run.
struct Moments(u64);

impl Moments {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
        let seed = std::env::var("HOINGHI_SEED").map_or(now, |seed| seed.parse().unwrap());
        println!("HOINGHI_SEED={seed}");
        Self(seed | 1)
    }

    /// A moment before `end`.
    fn before(&mut self, end: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        end.mul_f64((self.0 >> 11) as f64 / (1u64 << 53) as f64)
    }
}

/// The quads of a store; nothing where there is none yet.
fn held(dir: &Path) -> Option<BTreeSet<String>> {
    let output = run(dir, &["dump"]);
    match output.status.code() {
        Some(0) => Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()),
        Some(5) if stderr(&output).contains("there is no store at") => None,
        _ => panic!("{}", stderr(&output)),
    }
}

/// Runs a task, and kills it after some time. Gives whether it was still at work.
fn kill(dir: &Path, task: &[&str], after: Duration) -> bool {
    let mut child = hoinghi(dir).args(task).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(after);
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

#[test]
fn a_process_that_is_killed_leaves_all_or_nothing() {
    let dir = place();
    let mut moments = Moments::new();
    let remove: Vec<String> = (0..120).map(|i| format!("d{i}")).collect();
    let remove: Vec<&str> = ["remove"].into_iter().chain(remove.iter().map(String::as_str)).collect();
    let mut before = None;
    for task in [&FIRST[..], &SECOND, &remove] {
        // Undisturbed, in a copy.
        if before.is_some() {
            done(dir.path(), &["backup", "copy"]);
        }
        let start = Instant::now();
        done(dir.path(), &[task, &["--store", "copy"]].concat());
        let time = start.elapsed();
        let after = Some(dump(dir.path(), "copy"));
        fs::remove_dir_all(dir.path().join("copy")).unwrap();
        let mut killed = 0;
        for round in 0..KILLS {
            // Sometimes it does not come back to what was there before, but goes on from what the last one left.
            if round % 3 == 0 {
                _ = fs::remove_dir_all(dir.path().join("hoinghi-store"));
                if dir.path().join("before").exists() {
                    done(dir.path(), &["backup", "hoinghi-store", "--store", "before"]);
                }
            }
            let was_at_work = kill(dir.path(), task, moments.before(time));
            killed += u32::from(was_at_work);
            let now = held(dir.path());
            assert!(now == before || now == after, "round {round} of {task:?}: {:?} quads", now.map(|n| n.len()));
        }
        println!("{killed} of {KILLS} killed at work in {time:?}");
        assert!(run(dir.path(), task).status.code().is_some_and(|code| code == 0 || code == 8));
        assert_eq!(held(dir.path()), after, "{task:?}");
        _ = fs::remove_dir_all(dir.path().join("before"));
        done(dir.path(), &["backup", "before"]);
        before = after;
    }
    done(dir.path(), &["verify"]);
    // Of the killed, nothing takes room.
    assert_eq!(fs::read_dir(dir.path().join("hoinghi-store")).unwrap().count(), 3);
}

/// A small file system, unmounted at the end.
struct Small(TempDir);

impl Small {
    /// Nothing where this process may not mount.
    fn new(megabytes: u32) -> Option<Self> {
        let dir = TempDir::new().unwrap();
        let options = format!("size={megabytes}m");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|output| output.status.success()).then(|| Self(dir))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// What a build into a store with the first articles does that runs out of room, and goes on when there is room again.
fn out_of_room(dir: &Path, causes: &[&str], build: impl FnOnce() -> std::process::Output) {
    let before = dump(dir, "hoinghi-store");
    let output = build();
    assert_eq!(output.status.code(), Some(5), "{}", stderr(&output));
    assert!(causes.iter().any(|cause| stderr(&output).contains(cause)), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("\nhint: ") && stderr(&output).contains("room on the disk"),
        "{}",
        stderr(&output)
    );
    assert_eq!(dump(dir, "hoinghi-store"), before);
}

/// Articles that take more than the room that is left.
fn many() -> String {
    articles(1000, 6000, 1)
}

#[test]
fn a_full_disk_is_told_and_does_no_harm() {
    let Some(small) = Small::new(32) else {
        eprintln!("skipped: this process may not mount a small file system");
        return;
    };
    let dir = small.0.path();
    fs::write(dir.join("first.facts.jsonl"), articles(0, 150, 1)).unwrap();
    fs::write(dir.join("many.facts.jsonl"), many()).unwrap();
    done(dir, &FIRST);
    let mut filler = fs::File::create(dir.join("filler")).unwrap();
    while filler.write_all(&[0; 4096]).is_ok() {}
    let room = filler.metadata().unwrap().len().saturating_sub(1 << 20);
    filler.set_len(room).unwrap();
    out_of_room(dir, &["No space left on device"], || run(dir, &["build", "many.facts.jsonl"]));
    // Not even a byte is left.
    while filler.write_all(&[0; 1]).is_ok() {}
    out_of_room(dir, &["No space left on device"], || run(dir, &["build", "many.facts.jsonl"]));
    drop(filler);
    fs::remove_file(dir.join("filler")).unwrap();
    fs::remove_file(dir.join("many.facts.jsonl")).unwrap();
    fs::write(dir.join("second.facts.jsonl"), articles(150, 200, 1)).unwrap();
    done(dir, &SECOND);
    fs::write(dir.join("first.facts.jsonl"), articles(0, 200, 1)).unwrap();
    let whole = folder(&[("first.facts.jsonl", &articles(0, 200, 1))]);
    done(whole.path(), &FIRST);
    assert_eq!(dump(dir, "hoinghi-store"), dump(whole.path(), "hoinghi-store"));
}

#[test]
fn a_limit_on_the_size_of_files_is_told_and_does_no_harm() {
    let dir = place();
    fs::write(dir.path().join("many.facts.jsonl"), many()).unwrap();
    done(dir.path(), &FIRST);
    let bin = hoinghi(dir.path()).get_program().to_owned();
    let script = "trap '' XFSZ; ulimit -f 1024 || exit 99; exec \"$0\" build many.facts.jsonl";
    let limited = || Command::new("bash").current_dir(dir.path()).args(["-c", script]).arg(bin).output().unwrap();
    out_of_room(dir.path(), &["File too large"], limited);
    done(dir.path(), &SECOND);
}

#[test]
fn who_asks_while_others_build_gets_an_answer() {
    let dir = place();
    done(dir.path(), &FIRST);
    let builds = std::thread::spawn({
        let dir = dir.path().to_owned();
        move || {
            for _ in 0..3 {
                done(&dir, &SECOND);
                done(&dir, &["remove", "d149", "d120", "d110"]);
                done(&dir, &FIRST);
            }
        }
    });
    let mut asked = 0;
    while !builds.is_finished() {
        let articles = done(dir.path(), &["query", "articles", "--format", "csv"]).lines().count();
        assert!([151, 251, 248].contains(&articles), "{articles}");
        asked += 1;
    }
    builds.join().unwrap();
    assert!(asked > 3, "{asked}");
}

#[test]
fn who_builds_while_another_builds_is_told() {
    let dir = place();
    done(dir.path(), &FIRST);
    let mut first = hoinghi(dir.path())
        .args(["build", "-", "--stdin-format", "facts"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = first.stdin.take().unwrap();
    // Whoever reads so much has the store open.
    input.write_all(articles(1000, 1600, 1).as_bytes()).unwrap();
    for task in [&SECOND[..], &["remove", "d1"], &["load", "first.facts.jsonl", "--replace"]] {
        let output = run(dir.path(), task);
        assert_eq!(output.status.code(), Some(5), "{task:?}");
        let told = "error: hoinghi-store is being written by another process\nhint: wait until that process has ended";
        assert!(stderr(&output).starts_with(told), "{task:?}: {}", stderr(&output));
    }
    drop(input);
    assert!(first.wait().unwrap().success());
    done(dir.path(), &SECOND);
    assert_eq!(done(dir.path(), &["query", "articles", "--format", "csv"]).lines().count(), 851);
}
