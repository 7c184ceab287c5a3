//! `hoinghi validate` as its users meet it. All people are invented.
#![cfg(feature = "disk")]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
mod command;

use std::path::Path;

use command::{done, dump, folder, line, run, stderr};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A store of a good article and of one whose event ends before it starts.
fn store(shapes: &str) -> TempDir {
    let quote = "Đại hội từ 05/3 đến 04/3/2024";
    let evidence = json!({"start": 0, "end": quote.chars().count(), "quote": quote, "rule": "by-hand"});
    let event = json!({"id": "e1", "type": "congress", "name": "Đại hội Chi bộ", "date": "2024-03-05", "end_date": "2024-03-04", "evidence": evidence});
    let bad = json!({"document": "bad.txt", "published": "2024-03-06", "events": [event]});
    let lines = format!("{}{bad}\n", line("good.txt", "Lý Thị Sen"));
    let dir = folder(&[("all.facts.jsonl", &lines), ("my.ttl", shapes)]);
    done(dir.path(), &["build", "all.facts.jsonl"]);
    dir
}

fn printed(dir: &Path, code: i32, args: &[&str]) -> String {
    let output = run(dir, args);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_wrong_is_told_with_its_sentence() {
    let dir = store("");
    let report: Value = serde_json::from_str(&printed(dir.path(), 11, &["validate", "--format", "json"])).unwrap();
    assert_eq!(report["counts"], json!({"violation": 1, "warning": 0, "info": 0}));
    let result = &report["results"][0];
    assert_eq!((&result["shape"], &result["name"]), (&json!("EventEnd"), &json!("Đại hội Chi bộ")));
    assert_eq!(result["messages"]["en"], "An event does not end before it starts.");
    assert_eq!(result["value"], "2024-03-05");
    let source = json!({"article": "bad.txt", "published": "2024-03-06", "quote": "Đại hội từ 05/3 đến 04/3/2024"});
    assert_eq!(result["sources"], json!([source]));
    let before = dump(dir.path(), "hoinghi-store");
    let table = printed(dir.path(), 11, &["validate", "--lang", "vi"]);
    assert_eq!(dump(dir.path(), "hoinghi-store"), before, "validating changes nothing");
    for words in ["violation", "[EventEnd]", "[bad.txt, 2024-03-06]", "1 violation, 0 warnings, 0 infos"] {
        assert!(table.contains(words), "{words}: {table}");
    }
    done(dir.path(), &["remove", "bad.txt"]);
    assert!(done(dir.path(), &["validate", "--fail-on", "info"]).ends_with("0 violations, 0 warnings, 0 infos\n"));
}

#[test]
fn the_report_in_turtle_is_one_of_shacl() {
    let dir = store("");
    let turtle = printed(dir.path(), 11, &["validate", "--format", "turtle"]);
    let quads: Vec<Quad> =
        RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle).collect::<Result<_, _>>().unwrap();
    let said = |property: &str| -> Vec<String> {
        let is = |q: &&Quad| q.predicate.as_str() == format!("http://www.w3.org/ns/shacl#{property}");
        quads.iter().filter(is).map(|quad| quad.object.to_string()).collect()
    };
    assert_eq!(said("conforms"), ["\"false\"^^<http://www.w3.org/2001/XMLSchema#boolean>"]);
    assert_eq!(said("result").len(), 1);
    assert_eq!(said("sourceShape"), ["<https://w3id.org/hoinghi/shapes#EventEnd>"]);
    assert_eq!(said("resultSeverity"), ["<http://www.w3.org/ns/shacl#Violation>"]);
    assert_eq!(said("resultPath"), ["<https://schema.org/startDate>"]);
    assert_eq!(said("sourceConstraintComponent"), ["<http://www.w3.org/ns/shacl#LessThanOrEqualsConstraintComponent>"]);
    assert_eq!(said("resultMessage").len(), 2);
}

const MINE: &str = r#"
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <https://schema.org/> .
<urn:my:event> a sh:NodeShape ; sh:targetClass <https://w3id.org/hoinghi/ontology#Event> ;
    sh:property [ sh:path schema:location ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "nơi nào?"@vi ] .
"#;

#[test]
fn own_shapes_decide_and_so_does_what_fails() {
    let dir = store(MINE);
    let mine = ["validate", "--shapes", "my.ttl"];
    assert!(done(dir.path(), &mine).contains("nơi nào?"));
    printed(dir.path(), 11, &[&mine[..], &["--fail-on", "warning"]].concat());
    let limited = done(dir.path(), &[&mine[..], &["--limit", "1"]].concat());
    assert!(limited.ends_with("2 nodes: 0 violations, 2 warnings, 0 infos; 1 not shown (--limit)\n"), "{limited}");
}

#[test]
fn what_cannot_be_used_is_named() {
    let dir =
        store("<urn:s> <http://www.w3.org/ns/shacl#targetClass> <urn:c> ; <http://www.w3.org/ns/shacl#minCunt> 1 .");
    for (args, code, words) in [
        (
            ["validate", "--shapes", "my.ttl"],
            4,
            "error: my.ttl: shape urn:s: sh:minCunt: this is not understood\nhint: ",
        ),
        (["validate", "--shapes", "none.ttl"], 4, "error: cannot read none.ttl\ncaused by: "),
        (["validate", "--store", "nowhere"], 5, "error: there is no store at nowhere\n"),
    ] {
        let output = run(dir.path(), &args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
}
