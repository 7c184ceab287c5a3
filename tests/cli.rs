//! The command line as its users meet it: what is printed where, and the code it ends with.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use command::{folder, folder_of_bytes, hoinghi, run, stderr};
use serde_json::Value;

const ARTICLE: &str = "Chi bộ Khoa Dược họp\nSáng 05/3/2024, Chi bộ Khoa Dược tổ chức Hội nghị.\n";

fn documents(output: &Output) -> Vec<String> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let name = |line| serde_json::from_str::<Value>(line).unwrap()["document"].as_str().unwrap().to_owned();
    text.lines().map(name).collect()
}

#[test]
fn extract_keeps_the_order_of_its_inputs() {
    let lines = format!("{{\"id\":\"x1\",\"text\":{ARTICLE:?}}}\n\n{{\"text\":{ARTICLE:?}}}\n");
    let dir = folder(&[
        ("news/b.txt", ARTICLE),
        ("news/a.txt", ARTICLE),
        ("news/more/c.html", &format!("<article><p>{ARTICLE}</p></article>")),
        ("news/notes.md", "passed over"),
        ("z.jsonl", &lines),
        ("y.facts.jsonl", r#"{"document":"by hand","people":[{"name":"X"}]}"#),
    ]);
    let output = run(dir.path(), &["extract", "z.jsonl", "news", "y.facts.jsonl"]);
    assert_eq!(documents(&output), ["x1", "z.jsonl:3", "a.txt", "b.txt", "c.html", "by hand"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn threads_change_nothing() {
    let lines: String = (0..2000).map(|i| format!("{{\"id\":{i},\"text\":{ARTICLE:?}}}\n")).collect();
    let dir = folder(&[("many.jsonl", &lines)]);
    let one = run(dir.path(), &["extract", "--jobs", "1", "many.jsonl"]);
    let four = run(dir.path(), &["extract", "--jobs", "4", "many.jsonl"]);
    assert_eq!(documents(&one).len(), 2000);
    assert!(one.stdout == four.stdout);
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let lines = "{\"id\":\"1\",\"text\":\"Chi bộ họp.\"}\n{\"id\":\n{\"title\":\"không có nội dung\"}\n{\"id\":\"4\",\"text\":\"Chi bộ họp.\"}\n";
    let dir = folder_of_bytes(&[
        ("lines.jsonl", lines.as_bytes()),
        ("empty.txt", b" \n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("folder/notes.md", b"none of ours"),
        ("good.txt", ARTICLE.as_bytes()),
    ]);
    let paths = ["extract", "lines.jsonl", "empty.txt", "picture.txt", "folder", "missing.txt", "good.txt"];
    let output = run(dir.path(), &paths);
    assert_eq!(documents(&output), ["1", "4", "good.txt"]);
    assert_eq!(output.status.code(), Some(1));
    for message in [
        "error: lines.jsonl, line 2 is not valid: EOF while parsing a value (column 6)",
        "error: lines.jsonl, line 3 is not valid: it has no string `text`",
        "error: empty.txt is empty",
        "error: picture.txt is no text\ncaused by: it contains NUL bytes\nhint: ",
        "error: no articles in folder\nhint: ",
        "error: cannot read missing.txt\ncaused by: No such file",
    ] {
        assert!(stderr(&output).contains(message), "{message:?} is not in\n{}", stderr(&output));
    }
}

#[test]
fn nothing_read_at_all_has_its_own_code() {
    let dir = folder(&[]);
    assert_eq!(run(dir.path(), &["extract", "missing.txt"]).status.code(), Some(3));
}

#[test]
fn standard_input_is_recognised() {
    let read = |args: &[&str], input: &str| {
        let dir = folder(&[("input", input)]);
        let file = fs::File::open(dir.path().join("input")).unwrap();
        hoinghi(dir.path()).arg("extract").args(args).stdin(file).output().unwrap()
    };
    assert_eq!(documents(&read(&["-"], ARTICLE)), ["stdin"]);
    assert_eq!(documents(&read(&["-"], "<article><p>Chi bộ họp.</p></article>")), ["stdin"]);
    assert_eq!(documents(&read(&["-"], "{\"text\":\"Chi bộ họp.\"}\n{\"document\":\"d\"}")), ["stdin:1", "d"]);
    assert_eq!(documents(&read(&["-", "--stdin-format", "text"], "{\"no JSON")), ["stdin"]);
    assert!(stderr(&read(&["-"], "")).contains("error: standard input is empty"));
}

#[test]
fn a_closed_pipe_is_success() {
    let lines: String = (0..5000).map(|i| format!("{{\"id\":{i},\"text\":{ARTICLE:?}}}\n")).collect();
    let dir = folder(&[("many.jsonl", &lines)]);
    let mut child = hoinghi(dir.path())
        .args(["extract", "many.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn wrong_usage_is_told_apart() {
    let dir = folder(&[("empty/readme", "")]);
    for args in [
        &["extract", "--frobnicate", "a.txt"][..],
        &["frobnicate"],
        &["extract"],
        &["extract", "-j", "0", "a"],
        &["explain", ""],
    ] {
        let output = run(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).starts_with("error: "), "{}", stderr(&output));
    }
    let output = run(dir.path(), &["extract", "--ontology", "empty", "a.txt"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).starts_with("error: empty holds no .ttl file\nhint: "), "{}", stderr(&output));
}

#[test]
fn every_command_explains_itself_with_examples() {
    let dir = folder(&[]);
    let help = run(dir.path(), &["--help"]);
    let help = std::str::from_utf8(&help.stdout).unwrap();
    let commands = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    for command in commands.filter_map(|l| l.split_whitespace().next()).filter(|c| *c != "help") {
        let output = run(dir.path(), &[command, "--help"]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("Examples:\n  "), "{command}");
    }
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let dir = folder(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(dir.path(), &["completions", shell]);
        assert!(String::from_utf8_lossy(&output.stdout).contains("extract"), "{shell}");
    }
    assert!(run(dir.path(), &["man"]).stdout.starts_with(b".ie"));
    assert_eq!(run(dir.path(), &["man", "-o", "."]).status.code(), Some(0));
    assert!(dir.path().join("hoinghi-extract.1").exists());
    assert_eq!(run(dir.path(), &["man", "-o", "missing"]).status.code(), Some(7));
}

#[test]
fn the_schema_in_the_repository_is_up_to_date_and_holds() {
    let dir = folder(&[("a.txt", ARTICLE)]);
    let printed = run(dir.path(), &["schema"]).stdout;
    let kept = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/facts.schema.json")).unwrap();
    assert!(printed == kept, "run `hoinghi schema > schema/facts.schema.json`");
    let schema = jsonschema::validator_for(&serde_json::from_slice(&printed).unwrap()).unwrap();
    let facts: Value = serde_json::from_slice(&run(dir.path(), &["extract", "a.txt"]).stdout).unwrap();
    schema.validate(&facts).unwrap();
}

#[test]
fn export_needs_a_format_and_a_store() {
    let dir = folder(&[]);
    let output = run(dir.path(), &["export", "-o", "people.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: cannot tell the format of people.txt\nhint: "), "{}", stderr(&output));
    let output = run(dir.path(), &["export", "-o", "people.gexf", "--store", "nowhere"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(stderr(&output).starts_with("error: there is no store at nowhere\nhint: "), "{}", stderr(&output));
    assert!(!dir.path().join("people.gexf").exists());
}
