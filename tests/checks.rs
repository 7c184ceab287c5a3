//! `hoinghi ontology check`: each rule with a file that it catches and one that it lets pass, and the ontology of the project.
//!
//! `tests/checks/RULE/` holds `bad.ttl`, in which that rule and no other finds something, and `good.ttl`, in which no rule does.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use command::{folder, run, stderr};
use hoinghi::curation::check::{Checks, Finding, Level};
use hoinghi::ontology::File;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn check(path: &Path) -> Result<Vec<Finding>, Box<dyn Error>> {
    let file = File { path: path.to_owned(), bytes: fs::read(path)? };
    Ok(Checks::embedded()?.run(&[file])?)
}

#[test]
fn every_rule_has_a_bad_and_a_good_example() -> Result<(), Box<dyn Error>> {
    let checks = Checks::embedded()?;
    let rules: BTreeSet<&str> = checks.rules().iter().map(|rule| rule.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/checks"))? {
        let dir = entry?.path();
        let rule = dir.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let bad = check(&dir.join("bad.ttl"))?;
        assert!(!bad.is_empty(), "{rule} finds nothing in its bad example");
        for finding in &bad {
            assert_eq!(finding.rule, rule, "{finding:?}");
            assert!(finding.line.is_some() && !finding.problem.is_empty(), "{finding:?}");
        }
        let good = check(&dir.join("good.ttl"))?;
        assert!(good.is_empty(), "{rule}: {good:#?}");
        seen.insert(rule);
    }
    assert_eq!(seen.iter().map(String::as_str).collect::<BTreeSet<_>>(), rules);
    for rule in checks.rules() {
        assert!(!rule.title.is_empty() && !rule.means.is_empty() && !rule.cure.is_empty(), "{}", rule.name);
    }
    Ok(())
}

#[test]
fn the_ontology_of_the_project_passes() -> Result<(), Box<dyn Error>> {
    let findings = Checks::embedded()?.run(&File::of_dir(&root().join("ontology"))?)?;
    let grave: Vec<_> = findings.iter().filter(|finding| finding.level > Level::Info).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    Ok(())
}

const GOOD: &str = "@prefix hn: <https://w3id.org/hoinghi/ontology#> .\n";

#[test]
fn a_bad_file_does_not_hide_the_mistakes_of_another() {
    let dir = folder(&[
        ("a.ttl", "@prefix hn: <x:>\nhn:a hn:b hn:c .\n"),
        ("b.ttl", GOOD),
        ("c.ttl", "\n  hn:a hn:b hn:c .\n"),
    ]);
    let output = run(dir.path(), &["ontology", "check", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(11), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["errors"], 2);
    let places: Vec<_> =
        report["findings"].as_array().unwrap().iter().map(|f| (&f["file"], &f["line"], &f["column"])).collect();
    assert_eq!(
        format!("{places:?}"),
        r#"[(String("./a.ttl"), Number(2), Number(1)), (String("./c.ttl"), Number(2), Number(3))]"#
    );
}

#[test]
fn a_rule_is_added_by_a_file_and_stands_in_the_place_of_one_of_its_name() {
    let own = "# A term with a rank\n# @level warning\n# @means x\n# @cure y\nSELECT ?term (\"has a rank\" AS ?problem) { ?term hn:rank ?rank }\n";
    let untyped =
        "# A rule that finds nothing\n# @level info\n# @means x\n# @cure y\nSELECT ?term ?problem { FILTER(false) }\n";
    let role = format!("{GOOD}\n# A role.\nhn:role-x hn:rank 1 .\nhn:rank a hn:rank .\n");
    let dir = folder(&[("roles.ttl", &role), ("checks/ranked.rq", own), ("checks/untyped.rq", untyped)]);
    let args = ["ontology", "check", ".", "--format", "tsv"];
    let output = run(dir.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(text, "place\tlevel\trule\tterm\tproblem\n./roles.ttl:4\twarning\tranked\thn:role-x\thas a rank\n");
    // What is not shown counts all the same.
    let output = run(dir.path(), &[&args[..], &["--fail-on", "warning", "--show", "error"]].concat());
    assert_eq!(output.status.code(), Some(11));
    assert_eq!(output.stdout, b"place\tlevel\trule\tterm\tproblem\n");
}

#[test]
fn a_malformed_rule_is_named_with_what_it_lacks() {
    for (rule, lacks) in [
        ("# No level\nSELECT ?term ?problem {}", "`# @level error`"),
        ("# @level error\nSELECT ?term ?problem {}", "what it finds"),
        ("# No problem\n# @level error\nSELECT ?term {}", "SELECT ?term and ?problem"),
        ("# No query\n# @level error\nSELCT ?term ?problem {}", "SELCT"),
    ] {
        let dir = folder(&[("a.ttl", GOOD), ("checks/mine.rq", rule)]);
        let output = run(dir.path(), &["ontology", "check", "."]);
        assert_eq!(output.status.code(), Some(4), "{rule}");
        let message = stderr(&output);
        assert!(message.contains("mine") && message.contains(lacks) && message.contains("hint:"), "{message}");
    }
}

#[test]
fn the_rules_are_listed() {
    let dir = folder(&[]);
    let output = run(dir.path(), &["ontology", "check", "--rules", "--format", "markdown"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.starts_with("| rule | level | finds | means | cure |\n| --- |"), "{text}");
    for rule in ["| missing-term | error |", "| same-label | error |", "| syntax | error |"] {
        assert!(text.contains(rule), "{rule}");
    }
}

#[test]
fn no_folder_and_no_turtle_are_told_apart_from_faults() {
    let dir = folder(&[("empty/readme.txt", "")]);
    for name in ["missing", "empty"] {
        let output = run(dir.path(), &["ontology", "check", name]);
        assert_eq!(output.status.code(), Some(4), "{name}");
        assert!(stderr(&output).contains(name));
    }
}
