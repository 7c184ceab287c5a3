//! `identity`, and judgements in `build` and `explain`, as their users meet them. All people are invented.
#![cfg(feature = "disk")]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use command::{done as run, hoinghi, stderr};
use serde_json::{Value, json};
use tempfile::TempDir;

const NAME: &str = "Nguyễn Văn Hùng";

/// One name, a post at each of three institutions of one province, at different times.
fn articles() -> TempDir {
    let dir = TempDir::new().unwrap();
    for (document, body, date) in [
        ("a", "Bệnh viện Sao Mai tỉnh Kỳ Lâm", "2015-03-05"),
        ("b", "Sở Y tế tỉnh Kỳ Lâm", "2019-03-05"),
        ("c", "Trường THPT Sông Chanh tỉnh Kỳ Lâm", "2024-03-05"),
    ] {
        let facts = json!({
            "document": document,
            "published": date,
            "people": [{"name": NAME}],
            "posts": [{"person": NAME, "role": "Phó Bí thư", "organization": body,
                "evidence": {"start": 0, "end": 15, "quote": NAME, "rule": "by-hand"}}],
        });
        fs::write(dir.path().join(document).with_extension("facts.jsonl"), format!("{facts}\n")).unwrap();
    }
    dir
}

fn json(dir: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&run(dir, args)).unwrap()
}

/// The IRIs of the people.
fn people(dir: &Path) -> Vec<String> {
    let csv = run(dir, &["query", "people", "--format", "csv"]);
    csv.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
}

fn candidates(dir: &Path) -> Vec<Value> {
    json(dir, &["identity", "candidates", "--limit", "0", "--format", "json"]).as_array().unwrap().clone()
}

fn build(dir: &Path, documents: &[&str]) -> String {
    let files: Vec<String> = documents.iter().map(|document| format!("{document}.facts.jsonl")).collect();
    let args: Vec<&str> = ["build"].into_iter().chain(files.iter().map(String::as_str)).collect();
    run(dir, &args)
}

#[test]
fn pairs_in_doubt_are_listed_with_what_is_known_of_both() {
    let dir = articles();
    build(dir.path(), &["a", "b", "c"]);
    assert_eq!(people(dir.path()).len(), 3);
    let pairs = candidates(dir.path());
    assert_eq!(pairs.len(), 3);
    let posts: Vec<&str> = [&pairs[0]["a"], &pairs[0]["b"]].map(|side| side["posts"][0].as_str().unwrap()).into();
    assert!(posts.iter().all(|post| post.starts_with("Phó Bí thư, ")), "{posts:?}");
    assert_eq!(pairs[0]["a"]["quotes"][0], NAME);
    let csv = run(dir.path(), &["identity", "candidates", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 4);
    let table = run(dir.path(), &["identity", "candidates", "--limit", "1"]);
    assert!(table.contains("2 more"), "{table}");
}

#[test]
fn a_judgement_binds_this_store_and_the_next_build_in_any_order() {
    let dir = articles();
    build(dir.path(), &["a", "b", "c"]);
    let [a, b] = {
        let pair = &candidates(dir.path())[0];
        ["a", "b"].map(|side| pair[side]["iri"].as_str().unwrap().to_owned())
    };
    let told = run(dir.path(), &["identity", "same", &a, &b, "--why", "one portrait"]);
    assert!(told.contains("[an, ") && told.contains(": one portrait"), "{told}");
    assert_eq!(people(dir.path()).len(), 2);
    let csv = fs::read_to_string(dir.path().join("hoinghi-store.judgements.csv")).unwrap();
    assert!(csv.starts_with("judgement,a,b,") && csv.contains("one portrait"), "{csv}");
    // Both nodes answer, also the one that is no more.
    for iri in [&a, &b] {
        assert_eq!(json(dir.path(), &["explain", iri, "--format", "json"])["name"], NAME);
    }
    let why = run(dir.path(), &["explain", "--identity", &a]);
    assert!(why.contains("judged: ") && why.contains("one portrait"), "{why}");

    let before = run(dir.path(), &["dump"]);
    fs::remove_dir_all(dir.path().join("hoinghi-store")).unwrap();
    build(dir.path(), &["c", "b"]);
    build(dir.path(), &["a"]);
    assert_eq!(run(dir.path(), &["dump"]), before);

    run(dir.path(), &["identity", "undo"]);
    assert_eq!(people(dir.path()).len(), 3);
    assert_eq!(candidates(dir.path()).len(), 3);
}

#[test]
fn a_review_takes_one_key_a_pair() {
    let dir = articles();
    build(dir.path(), &["a", "b", "c"]);
    let mut review = hoinghi(dir.path());
    let review = review.args(["identity", "review"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut review = review.spawn().unwrap();
    // A slip taken back, two judged, and the rest left.
    review.stdin.take().unwrap().write_all(b"s\nu\nd\nxd\nq\n").unwrap();
    let output = review.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().ends_with("2 judged\n"));
    assert_eq!((candidates(dir.path()).len(), people(dir.path()).len()), (1, 3));
}

#[test]
fn judgements_that_contradict_each_other_are_reported_and_join_nobody() {
    let dir = articles();
    build(dir.path(), &["a", "b", "c"]);
    let iris = people(dir.path());
    let line = |verdict: &str, a: usize, b: usize| format!("{verdict},{},{}\n", iris[a], iris[b]);
    let csv = ["judgement,a,b\n".to_owned(), line("same", 0, 1), line("same", 1, 2), line("different", 0, 2)].concat();
    fs::write(dir.path().join("mine.csv"), csv).unwrap();
    let output = hoinghi(dir.path()).args(["build", "a.facts.jsonl", "--judgements", "mine.csv"]).output().unwrap();
    assert!(output.status.success());
    assert!(stderr(&output).contains("contradict each other"), "{}", stderr(&output));
    // The chain cannot hold as a whole: the two that are judged different stay apart.
    assert_eq!(people(dir.path()).len(), 2);
}

#[test]
fn a_file_that_is_no_table_of_judgements_is_named_and_nothing_is_built() {
    let dir = articles();
    let file = dir.path().join("hoinghi-store.judgements.csv");
    for (csv, told) in [("judgement,a,b\nsame,no iri,x\n", "line 2"), ("a,b\n1,2\n", "hoinghi-store.judgements.csv")] {
        fs::write(&file, csv).unwrap();
        let output = hoinghi(dir.path()).args(["build", "a.facts.jsonl"]).output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
        assert!(!dir.path().join("hoinghi-store").exists());
    }
}

#[test]
fn what_cannot_be_judged_is_told() {
    let dir = articles();
    build(dir.path(), &["a", "b"]);
    let told = |args: &[&str]| {
        let output = hoinghi(dir.path()).args(["identity"]).args(args).output().unwrap();
        (output.status.code(), stderr(&output).to_owned())
    };
    let (code, text) = told(&["same", NAME, NAME]);
    assert!(code == Some(9) && text.contains("Phó Bí thư"), "{text}");
    let (code, text) = told(&["same", &people(dir.path())[0], "Sở Y tế tỉnh Kỳ Lâm"]);
    assert!(code == Some(2) && text.contains("two people are judged, or two bodies"), "{text}");
    assert_eq!(told(&["undo"]).0, Some(8));
    assert_eq!(told(&["same", "Lý Thị Sen", NAME]).0, Some(8));
}
