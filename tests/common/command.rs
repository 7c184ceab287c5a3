//! The program, run in a folder of articles as facts. All people are invented.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use serde_json::json;
use tempfile::TempDir;

/// What an article says of a person at a meeting, as a line of facts.
pub fn line(document: &str, person: &str) -> String {
    let (start, end) = (34, 34 + person.chars().count());
    let evidence = json!({"start": start, "end": end, "quote": person, "rule": "by-hand"});
    let facts = json!({
        "document": document,
        "events": [{"id": "e1", "type": "party-cell-meeting", "name": "Họp Chi bộ", "date": "2024-03-05", "evidence": evidence}],
        "people": [{"name": person, "evidence": evidence}],
        "posts": [{"person": person, "role": "Giám đốc", "organization": "Bệnh viện Đa khoa Sao Mai", "evidence": evidence}],
        "participations": [{"event": "e1", "person": person, "as": ["attendee"], "evidence": evidence}],
    });
    format!("{facts}\n")
}

/// A folder with files in it.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    folder_of_bytes(&files.iter().map(|(name, content)| (*name, content.as_bytes())).collect::<Vec<_>>())
}

/// The same with files that are no text.
pub fn folder_of_bytes(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    dir
}

/// The program, to be run in a folder.
pub fn hoinghi(dir: &Path) -> Command {
    let mut command = Command::cargo_bin("hoinghi").unwrap();
    command.current_dir(dir).stdin(Stdio::null());
    command.env_remove("HOINGHI_STORE").env_remove("HOINGHI_JUDGEMENTS").env("USER", "an");
    command
}

/// Runs the program to its end.
pub fn run(dir: &Path, args: &[&str]) -> Output {
    hoinghi(dir).args(args).output().unwrap()
}

/// Runs the program, which must succeed, and gives what it printed.
pub fn done(dir: &Path, args: &[&str]) -> String {
    let output = run(dir, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// What it printed on standard error.
pub fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// The quads of a store.
pub fn dump(dir: &Path, store: &str) -> BTreeSet<String> {
    done(dir, &["dump", "--store", store]).lines().map(str::to_owned).collect()
}
