//! `build`, `dump` and `load` as their users meet them. All people are invented.
#![cfg(feature = "disk")]
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use serde_json::{Value, json};
use tempfile::TempDir;

fn line(document: &str, person: &str) -> String {
    let facts = json!({
        "document": document,
        "events": [{"id": "e1", "type": "party-cell-meeting", "name": "Họp Chi bộ", "date": "2024-03-05"}],
        "people": [{"name": person}],
        "posts": [{"person": person, "role": "Phó Bí thư", "organization": "Chi bộ Tổ Cắt"}],
        "participations": [{"event": "e1", "person": person, "as": ["attendee"]}],
    });
    format!("{facts}\n")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, content) in files {
        fs::write(dir.path().join(name), content).unwrap();
    }
    dir
}

fn hoinghi(dir: &Path) -> Command {
    let mut command = Command::cargo_bin("hoinghi").unwrap();
    command.current_dir(dir).stdin(Stdio::null()).env_remove("HOINGHI_STORE");
    command
}

fn run(dir: &Path, args: &[&str]) -> Output {
    hoinghi(dir).args(args).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// What `build` reports: (read, new, changed, unchanged, failed).
fn build(dir: &Path, args: &[&str]) -> (u64, u64, u64, u64, usize) {
    let output = run(dir, &[&["build", "--format", "json"], args].concat());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    let number = |name: &str| report[name].as_u64().unwrap();
    let failed = report["failed"].as_array().unwrap().len();
    (number("read"), number("new"), number("changed"), number("unchanged"), failed)
}

fn dump(dir: &Path, store: &str) -> BTreeSet<String> {
    let output = run(dir, &["dump", "--store", store]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).lines().map(str::to_owned).collect()
}

#[test]
fn neither_order_nor_number_of_builds_matters() {
    let dir = folder(&[
        ("a.facts.jsonl", &line("a", "Lý Thị Sen")),
        ("b.facts.jsonl", &(line("b", "LÝ THỊ SEN") + &line("c", "Vi Công Thuỷ"))),
    ]);
    assert_eq!(build(dir.path(), &["a.facts.jsonl", "b.facts.jsonl", "--store", "one"]), (3, 3, 0, 0, 0));
    assert_eq!(build(dir.path(), &["b.facts.jsonl", "--store", "two"]), (2, 2, 0, 0, 0));
    assert_eq!(build(dir.path(), &["b.facts.jsonl", "a.facts.jsonl", "--store", "two"]), (3, 1, 0, 2, 0));
    assert_eq!(dump(dir.path(), "one"), dump(dir.path(), "two"));
    fs::write(dir.path().join("a.facts.jsonl"), line("a", "Vi Công Thuỷ")).unwrap();
    assert_eq!(build(dir.path(), &["a.facts.jsonl", "--store", "one"]), (1, 0, 1, 0, 0));
    assert!(!dump(dir.path(), "one").iter().any(|quad| quad.contains("\"Lý Thị Sen\"")));
}

#[test]
fn what_fails_is_told_and_the_others_get_in() {
    let lines = line("a", "Lý Thị Sen") + "{\"document\":\n" + &line("a", "Vi Công Thuỷ");
    let dir = folder(&[("all.facts.jsonl", &lines), ("empty.txt", "")]);
    let output = run(dir.path(), &["build", "all.facts.jsonl", "empty.txt", "missing.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let report = stdout(&output);
    assert!(report.starts_with("1 read: 1 new, 0 changed, 0 unchanged; 4 failed:\n"), "{report}");
    for failure in [
        "  all.facts.jsonl, line 2 is not valid: ",
        "  there are several articles named a\n",
        "  empty.txt is empty\n",
        "  cannot read missing.txt: No such file",
    ] {
        assert!(report.contains(failure), "{failure:?} is not in\n{report}");
        assert!(stderr(&output).contains("\nhint: "));
    }
    let quads = dump(dir.path(), "hoinghi-store");
    assert!(quads.iter().any(|quad| quad.contains("\"Lý Thị Sen\"")));
    assert!(!quads.iter().any(|quad| quad.contains("\"Vi Công Thuỷ\"")));
}

#[test]
fn nothing_read_leaves_no_store() {
    let dir = folder(&[("empty.txt", "")]);
    let output = run(dir.path(), &["build", "empty.txt"]);
    assert_eq!(
        (output.status.code(), stdout(&output)),
        (Some(3), "0 read: 0 new, 0 changed, 0 unchanged; 1 failed:\n  empty.txt is empty\n")
    );
    assert!(!dir.path().join("hoinghi-store").exists());
}

#[test]
fn the_place_of_the_store_is_an_option_or_in_the_environment() {
    let dir = folder(&[("a.facts.jsonl", &line("a", "Lý Thị Sen"))]);
    let output = hoinghi(dir.path()).args(["build", "a.facts.jsonl"]).env("HOINGHI_STORE", "there").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(dir.path().join("there/hoinghi-store.json").exists());
    assert!(!dir.path().join("hoinghi-store").exists());
}

#[test]
fn places_without_a_store_of_ours_are_told_apart() {
    let dir = folder(&[("a.facts.jsonl", &line("a", "Lý Thị Sen"))]);
    let fails = |args: &[&str], message: &str| {
        let output = run(dir.path(), args);
        assert_eq!(output.status.code(), Some(5), "{args:?}");
        assert!(stderr(&output).starts_with(message), "{message:?} is not\n{}", stderr(&output));
        assert!(stderr(&output).contains("\nhint: "), "{}", stderr(&output));
    };
    fails(&["dump"], "error: there is no store at hoinghi-store\n");
    assert!(!dir.path().join("hoinghi-store").exists());
    fs::create_dir(dir.path().join("letters")).unwrap();
    fs::write(dir.path().join("letters/one.txt"), "").unwrap();
    fails(&["dump", "--store", "letters"], "error: letters is not a store\n");
    fails(&["build", "a.facts.jsonl", "--store", "letters"], "error: letters is not a store\n");
    let marker = r#"{"format": 999, "program": "9.0.0"}"#;
    fs::write(dir.path().join("letters/hoinghi-store.json"), marker).unwrap();
    fails(&["dump", "--store", "letters"], "error: letters is a store of format 999, made by hoinghi 9.0.0;");
    let _open = hoinghi::store::Draft::open(&dir.path().join("open")).unwrap();
    fails(&["build", "a.facts.jsonl", "--store", "open"], "error: open is being written by another process\n");
}

#[test]
fn a_dump_is_loaded_whole_or_not_at_all() {
    let dir =
        folder(&[("a.facts.jsonl", &line("a", "Lý Thị Sen")), ("broken.nq", "<urn:a> <urn:b> <urn:c> .\n<urn:a")]);
    build(dir.path(), &["a.facts.jsonl"]);
    let store = dump(dir.path(), "hoinghi-store");
    for file in ["store.nq", "store.trig"] {
        let format = if file.ends_with("trig") { "trig" } else { "nquads" };
        assert_eq!(run(dir.path(), &["dump", "--format", format, "-o", file]).status.code(), Some(0));
        assert_eq!(
            run(dir.path(), &["load", file, "--store", file.trim_start_matches("store.")]).status.code(),
            Some(0)
        );
        assert_eq!(dump(dir.path(), file.trim_start_matches("store.")), store);
    }
    for (args, code, thing) in [
        (&["load", "store.nq"][..], 5, "hoinghi-store"),
        (&["load", "broken.nq", "--replace"], 3, "broken.nq"),
        (&["load", "missing.nq", "--replace"], 3, "missing.nq"),
        (&["dump", "-o", "missing/store.nq"], 7, "missing/store.nq"),
    ] {
        let output = run(dir.path(), args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).lines().next().is_some_and(|l| l.contains(thing)), "{}", stderr(&output));
        assert!(stderr(&output).contains("\nhint: "), "{}", stderr(&output));
    }
    assert_eq!(dump(dir.path(), "hoinghi-store"), store);
    assert_eq!(run(dir.path(), &["load", "store.nq", "--replace"]).status.code(), Some(0));
    assert_eq!(dump(dir.path(), "hoinghi-store"), store);
}

#[test]
fn an_article_again_in_one_run_says_so_even_beyond_a_batch() {
    let lines: String = (0..200).map(|i| line(&format!("d{}", i % 150), "Lý Thị Sen")).collect();
    let dir = folder(&[("many.facts.jsonl", &lines)]);
    assert_eq!(build(dir.path(), &["many.facts.jsonl"]), (150, 150, 0, 0, 50));
}

#[test]
fn a_build_that_is_killed_leaves_the_store_as_it_was() {
    use std::io::Write;

    let dir = folder(&[("a.facts.jsonl", &line("a", "Lý Thị Sen"))]);
    build(dir.path(), &["a.facts.jsonl"]);
    let before = dump(dir.path(), "hoinghi-store");
    let mut killed =
        hoinghi(dir.path()).args(["build", "-", "--stdin-format", "facts"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = killed.stdin.take().unwrap();
    for i in 0..1200 {
        input.write_all(line(&format!("d{i}"), "Vi Công Thuỷ").as_bytes()).unwrap();
    }
    // Its input goes on, so it is still at work: others read, but do not write.
    assert_eq!(dump(dir.path(), "hoinghi-store"), before);
    assert_eq!(run(dir.path(), &["build", "a.facts.jsonl"]).status.code(), Some(5));
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert_eq!(dump(dir.path(), "hoinghi-store"), before);
    assert_eq!(build(dir.path(), &["a.facts.jsonl"]), (1, 0, 0, 1, 0));
}
