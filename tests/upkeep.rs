//! The commands that keep a store in order, as their users meet them. All people are invented.
#![cfg(feature = "disk")]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
mod command;

use std::fs;
use std::path::Path;

use command::{done, dump, folder, line, run, stderr};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Runs the program, which ends with a code, and gives the report that it printed as JSON.
fn report(dir: &Path, code: i32, args: &[&str]) -> Value {
    let output = run(dir, &[args, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The text that the facts of `line` are about.
fn text(person: &str) -> String {
    format!("Chi bộ Tổ Cắt họp\nNgày 05/3/2024, {person}, Giám đốc Bệnh viện Đa khoa Sao Mai, dự họp Chi bộ.\n")
}

/// A store of the articles `a`, `b` and `c.txt`.
fn three() -> TempDir {
    let lines = line("a", "Lý Thị Sen") + &line("b", "LÝ THỊ SEN") + &line("c.txt", "Vi Công Thuỷ");
    let dir = folder(&[("all.facts.jsonl", &lines), ("a.facts.jsonl", &line("a", "Lý Thị Sen"))]);
    done(dir.path(), &["build", "all.facts.jsonl"]);
    dir
}

fn generation(dir: &TempDir) -> String {
    fs::read_to_string(dir.path().join("hoinghi-store/hoinghi-store.json")).unwrap()
}

#[test]
fn articles_go_by_the_names_of_their_files() {
    let dir = three();
    assert_eq!(done(dir.path(), &["remove", "b", "old/articles/c.txt", "b"]), "2 removed; 0 unknown\n");
    done(dir.path(), &["build", "a.facts.jsonl", "--store", "alone"]);
    assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "alone"));
    done(dir.path(), &["build", "all.facts.jsonl"]);
    done(dir.path(), &["build", "all.facts.jsonl", "--store", "undisturbed"]);
    assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "undisturbed"));
}

#[test]
fn unknown_names_are_told_and_the_others_go() {
    let dir = three();
    let before = generation(&dir);
    let output = run(dir.path(), &["remove", "c.tx", "nowhere"]);
    assert_eq!(output.status.code(), Some(8));
    assert!(
        stderr(&output).contains("error: no article is named c.tx\nhint: did you mean c.txt?\n"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("error: no article is named nowhere\nhint: `hoinghi query articles`"));
    assert_eq!(generation(&dir), before);
    let expected = json!({"removed": ["a"], "unknown": [{"name": "d/c.tx", "near": ["c.txt"]}]});
    assert_eq!(report(dir.path(), 1, &["remove", "d/c.tx", "a"]), expected);
    assert_ne!(generation(&dir), before);
    assert_eq!(done(dir.path(), &["query", "articles", "--format", "csv"]).lines().count(), 3);
    let output = run(dir.path(), &["remove", "a", "--store", "none"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(!dir.path().join("none").exists());
}

#[test]
fn pruning_leaves_just_what_was_given() {
    let dir = three();
    let before = generation(&dir);
    assert_eq!(
        done(dir.path(), &["build", "all.facts.jsonl", "--prune"]),
        "3 read: 0 new, 0 changed, 3 unchanged; 0 removed; 0 failed\n"
    );
    assert_eq!(generation(&dir), before);
    let pruned = report(dir.path(), 0, &["build", "a.facts.jsonl", "--prune"]);
    assert_eq!((&pruned["unchanged"], &pruned["removed"]), (&json!(1), &json!(2)));
    done(dir.path(), &["build", "a.facts.jsonl", "--store", "alone"]);
    assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "alone"));
}

#[test]
fn pruning_keeps_what_a_failed_input_gave_before() {
    let dir = three();
    let before = dump(dir.path(), "hoinghi-store");
    let refused = |paths: &[&str], code, reason: &str| {
        let output = run(dir.path(), &[&["build", "--prune"], paths].concat());
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        let told = format!("error: no article was taken out\ncaused by: {reason}");
        assert!(stderr(&output).contains(&told), "{}", stderr(&output));
        assert_eq!(dump(dir.path(), "hoinghi-store"), before);
    };
    fs::write(dir.path().join("c.txt"), "").unwrap();
    refused(&["c.txt"], 3, "no input could be read");
    fs::write(dir.path().join("broken.facts.jsonl"), "{\"document\":").unwrap();
    refused(&["a.facts.jsonl", "broken.facts.jsonl"], 1, "an input failed that may have held any of them");
    refused(&["a.facts.jsonl", "missing"], 1, "an input failed that may have held any of them");
    let pruned = report(dir.path(), 1, &["build", "a.facts.jsonl", "c.txt", "--prune"]);
    assert_eq!(pruned["removed"], 1);
    let left = done(dir.path(), &["query", "articles", "--format", "csv"]);
    assert_eq!(left.lines().filter_map(|l| l.split(',').next()).collect::<Vec<_>>(), ["article", "a", "c.txt"]);
}

#[test]
fn a_store_is_told_in_figures() {
    let dir = three();
    let status = report(dir.path(), 0, &["status"]);
    let number = |name: &str| status[name].as_u64().unwrap();
    assert_eq!(["articles", "people", "bodies", "events", "posts"].map(number), [3, 2, 1, 3, 2]);
    let quads = dump(dir.path(), "hoinghi-store");
    assert_eq!(status["triples"]["all"], quads.len());
    assert!(status["triples"]["default_graph"].as_u64().unwrap() < status["triples"]["all"].as_u64().unwrap());
    assert_eq!((&status["first_day"], &status["last_day"]), (&json!("2024-03-05"), &json!("2024-03-05")));
    assert_eq!(status["program"], env!("CARGO_PKG_VERSION"));
    assert!(number("bytes") > 1000);
    let text = done(dir.path(), &["status"]);
    assert!(text.starts_with("articles  3\npeople    2\n"), "{text}");
    assert!(text.contains("\nontology  0."), "{text}");
}

#[test]
fn a_copy_is_a_store_itself() {
    let dir = three();
    let before = dump(dir.path(), "hoinghi-store");
    // Also while somebody writes.
    let draft = hoinghi::store::Draft::open(&dir.path().join("hoinghi-store")).unwrap();
    done(dir.path(), &["backup", "copies/one"]);
    drop(draft);
    fs::create_dir(dir.path().join("two")).unwrap();
    done(dir.path(), &["backup", "two"]);
    done(dir.path(), &["remove", "a", "b"]);
    done(dir.path(), &["remove", "c.txt"]);
    for copy in ["copies/one", "two"] {
        assert_eq!(dump(dir.path(), copy), before);
        assert_eq!(
            done(dir.path(), &["build", "all.facts.jsonl", "--store", copy]),
            "3 read: 0 new, 0 changed, 3 unchanged; 0 failed\n"
        );
        done(dir.path(), &["remove", "a", "--store", copy]);
        done(dir.path(), &["build", "all.facts.jsonl", "--store", copy]);
        assert_eq!(dump(dir.path(), copy), before);
    }
    assert_eq!(fs::read_dir(dir.path().join("copies")).unwrap().count(), 1);
}

#[test]
fn a_copy_takes_the_place_of_nothing() {
    let dir = three();
    fs::create_dir(dir.path().join("letters")).unwrap();
    fs::write(dir.path().join("letters/one.txt"), "").unwrap();
    for (target, code) in [("letters", 5), ("letters/one.txt", 5), ("hoinghi-store", 5)] {
        let output = run(dir.path(), &["backup", target]);
        assert_eq!(output.status.code(), Some(code), "{target}");
        assert_eq!(
            stderr(&output),
            format!("error: {target} is not empty\nhint: name a folder that is empty or not there yet\n")
        );
    }
    assert_eq!(fs::read_dir(dir.path().join("letters")).unwrap().count(), 1);
    let output = run(dir.path(), &["backup", "copy", "--store", "none"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(!dir.path().join("copy").exists() && !dir.path().join("none").exists());
}

#[test]
fn a_sound_store_is_told_to_be_so() {
    let dir = three();
    for (name, person) in [("a", "Lý Thị Sen"), ("c.txt", "Vi Công Thuỷ"), ("other.txt", "Lý Thị Sen")] {
        fs::write(dir.path().join(name), text(person)).unwrap();
    }
    let audit = report(dir.path(), 0, &["verify"]);
    assert_eq!(audit, json!({"articles": 3, "claims": 9, "quotes": 3, "compared": 0, "wrong": 0, "problems": []}));
    let told = done(dir.path(), &["verify", "--articles", "a", "c.txt", "other.txt", "all.facts.jsonl"]);
    assert_eq!(told, "3 articles, 9 claims, 3 quotes, 2 of them compared; 0 wrong\n");
    assert_eq!(run(dir.path(), &["verify", "--articles", "missing.txt"]).status.code(), Some(1));
}

#[test]
fn quotes_that_are_not_in_their_articles_are_found() {
    let dir = three();
    fs::write(dir.path().join("c.txt"), text("Vi Công Thuận")).unwrap();
    let audit = report(dir.path(), 11, &["verify", "--articles", "c.txt"]);
    assert_eq!(audit["problems"][0]["what"], "the article does not say “Vi Công Thuỷ” from 34 to 46");
    assert_eq!((&audit["wrong"], &audit["problems"][0]["article"]), (&json!(1), &json!("c.txt")));
    let longer = line("a", "Lý Thị Sen").replace("\"end\":44", "\"end\":45");
    fs::write(dir.path().join("longer.facts.jsonl"), longer).unwrap();
    done(dir.path(), &["build", "longer.facts.jsonl"]);
    let output = run(dir.path(), &["verify"]);
    assert_eq!(output.status.code(), Some(11));
    let told = String::from_utf8(output.stdout).unwrap();
    let problem = "  a: passage from 34 to 45 with a quote of 10 characters\n    at id:article/a-";
    assert!(told.contains(problem) && told.contains("\n    cure: "), "{told}");
}

#[test]
fn claims_without_a_sentence_are_found() {
    let facts =
        json!({"document": "a", "posts": [{"person": "Lý Thị Sen", "role": "Bí thư"}], "events": [{"id": "e1"}]});
    let dir = folder(&[("a.facts.jsonl", &facts.to_string())]);
    done(dir.path(), &["build", "a.facts.jsonl"]);
    let audit = report(dir.path(), 11, &["verify"]);
    assert_eq!(
        (&audit["wrong"], &audit["problems"][0]["what"]),
        (&json!(1), &json!("post without a sentence that says so"))
    );
}

#[test]
fn a_default_graph_that_says_something_else_is_found() {
    use oxigraph::model::{GraphName, Literal, NamedNodeRef, Quad};

    let dir = three();
    let draft = hoinghi::store::Draft::open(&dir.path().join("hoinghi-store")).unwrap();
    let name = NamedNodeRef::new("http://xmlns.com/foaf/0.1/name").unwrap();
    let default = Some(GraphName::DefaultGraph);
    let quads = draft.inner().quads_for_pattern(None, Some(name), None, default.as_ref().map(Into::into));
    let names: Vec<Quad> = quads.collect::<Result<_, _>>().unwrap();
    let [one, other] = names.as_slice() else { panic!("{names:?}") };
    draft.inner().remove(one).unwrap();
    draft.inner().insert(&Quad { object: Literal::from("Mộc Lan").into(), ..other.clone() }).unwrap();
    draft.publish().unwrap();
    let audit = report(dir.path(), 11, &["verify"]);
    assert_eq!(audit["wrong"], 2, "{audit}");
    let told = audit["problems"].to_string();
    assert!(told.contains("the default graph lacks: ") && told.contains("no article says: "), "{told}");
}
