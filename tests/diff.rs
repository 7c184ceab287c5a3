//! `hoinghi ontology diff`: what changed between two states of an ontology, and whether its version rose for it.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::fs;
use std::path::Path;
use std::process::Command;

use command::{done, folder, run, stderr};
use hoinghi::curation::diff::{Difference, Level};
use hoinghi::ontology::{File, Ontology};
use serde_json::Value;

const PREFIXES: &str = "
@prefix hn: <https://w3id.org/hoinghi/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
";

const BEFORE: &str = r#"
<https://w3id.org/hoinghi/ontology> a owl:Ontology ; owl:versionInfo "1.0.0" .
hn:Event a owl:Class ; rdfs:label "Sự kiện"@vi , "Event"@en ; rdfs:comment "Cuộc họp."@vi .
hn:event a owl:ObjectProperty ; rdfs:range hn:Event .
hn:role-secretary a skos:Concept ; skos:inScheme hn:roles ; skos:prefLabel "Bí thư"@vi , "secretary"@en ;
    skos:altLabel "BT"@vi ; hn:rank 3 .
hn:kind-chair a skos:Concept ; skos:inScheme hn:participation-kinds ; skos:notation "chair" ; skos:prefLabel "Người chủ trì"@vi .
"#;

fn ontology(turtle: &str) -> Ontology {
    let file = File { path: "a.ttl".into(), bytes: format!("{PREFIXES}{turtle}").into_bytes() };
    Ontology::from_files(&[file]).unwrap()
}

/// The difference that a replacement in the Turtle makes.
fn replacing(old: &str, new: &str) -> Difference {
    assert!(BEFORE.contains(old), "{old}");
    Difference::between(&ontology(BEFORE), &ontology(&BEFORE.replace(old, new)))
}

#[test]
fn each_change_has_its_level() {
    let roles = "hn:role-secretary a skos:Concept ;";
    for (level, old, new) in [
        (Level::Major, "hn:event a owl:ObjectProperty ; rdfs:range hn:Event .", ""),
        (Level::Major, "rdfs:range hn:Event", "rdfs:range hn:Event ; rdfs:domain hn:Event"),
        (Level::Major, "skos:inScheme hn:roles", "skos:inScheme hn:titles"),
        (Level::Major, "hn:Event a owl:Class ;", "hn:Event a owl:Class ; rdfs:subClassOf hn:Thing ;"),
        (Level::Major, r#"skos:notation "chair""#, r#"skos:notation "head""#),
        (Level::Major, r#""Bí thư"@vi"#, r#""Thư ký"@vi"#),
        (
            Level::Minor,
            r#""Bí thư"@vi , "secretary"@en ;"#,
            r#""Thư ký"@vi , "secretary"@en ; skos:altLabel "Bí thư"@vi ;"#,
        ),
        (Level::Minor, r#""Người chủ trì"@vi"#, r#""Chủ trì"@vi"#),
        (Level::Minor, r#""BT"@vi"#, r#""BT"@vi , "Bthư"@vi"#),
        (Level::Minor, r#"skos:altLabel "BT"@vi ;"#, ""),
        (Level::Minor, "hn:rank 3", "hn:rank 4"),
        (Level::Minor, roles, "hn:role-deputy hn:rank 4 . hn:role-secretary a skos:Concept ;"),
        (
            Level::Minor,
            roles,
            "hn:role-secretary a skos:Concept ; owl:deprecated true ; dcterms:isReplacedBy hn:role-deputy ;",
        ),
        (Level::Patch, r#""Cuộc họp."@vi"#, r#""Cuộc họp hay lễ."@vi"#),
        (Level::Patch, r#""secretary"@en"#, r#""party secretary"@en"#),
        (Level::Patch, r#""Event"@en"#, r#""Event"@en , "événement"@fr"#),
    ] {
        assert_eq!(replacing(old, new).rise.by, Some(level), "{old} → {new}");
    }
    assert_eq!(replacing(r#""1.0.0""#, r#""1.0.1""#).rise.by, None);
}

#[test]
fn terms_come_go_and_change_by_name() {
    let roles = "hn:role-secretary a skos:Concept ;";
    let added = replacing(
        roles,
        r#"hn:role-x skos:inScheme hn:roles ; skos:prefLabel "Trưởng đoàn"@vi . hn:role-secretary a skos:Concept ;"#,
    );
    let names = |terms: &[hoinghi::curation::diff::Named]| -> Vec<String> {
        terms.iter().map(|t| format!("{} {} {}", t.group, t.name, t.label.as_deref().unwrap_or("-"))).collect()
    };
    assert_eq!(names(&added.added), ["roles hn:role-x Trưởng đoàn"]);
    assert!(added.removed.is_empty() && added.changed.is_empty());

    let removed = replacing("hn:event a owl:ObjectProperty ; rdfs:range hn:Event .", "");
    assert_eq!(names(&removed.removed), ["properties hn:event -"]);

    let deprecated = replacing(roles, "hn:role-secretary a skos:Concept ; owl:deprecated true ;");
    assert_eq!(names(&deprecated.deprecated), ["roles hn:role-secretary Bí thư"]);
    assert!(deprecated.changed.is_empty());

    let ranked = replacing("hn:rank 3", "hn:rank 4 , 5");
    let change = &ranked.changed[0].changes[0];
    assert_eq!(
        (change.property.as_str(), &change.removed[..], &change.added[..]),
        ("hn:rank", &["3".into()][..], &["4".into(), "5".into()][..])
    );
}

#[test]
fn the_order_of_files_and_statements_and_names_of_blank_nodes_are_no_change() {
    let nested = "hn:Event rdfs:subClassOf [ a owl:Restriction ; owl:onProperty hn:event ; owl:someValuesFrom [ a hn:Event ] ] .";
    let named = "_:x owl:someValuesFrom _:y ; owl:onProperty hn:event ; a owl:Restriction . _:y a hn:Event . hn:Event rdfs:subClassOf _:x .";
    let one = ontology(&format!("{BEFORE}{nested}"));
    let mut statements: Vec<&str> = BEFORE.split(" .\n").map(str::trim).filter(|s| !s.is_empty()).collect();
    statements.reverse();
    let files = [named.to_owned(), statements.join(" .\n") + " ."]
        .map(|turtle| File { path: "b.ttl".into(), bytes: format!("{PREFIXES}{turtle}").into_bytes() });
    let other = Ontology::from_files(&files).unwrap();
    assert!(Difference::between(&one, &other).is_none());
    let changed = ontology(&format!("{BEFORE}{}", nested.replace("[ a hn:Event ]", "[ a hn:Congress ]")));
    assert_eq!(Difference::between(&one, &changed).rise.by, Some(Level::Major));
}

#[test]
fn a_circle_of_blank_nodes_ends() {
    let circle = ontology("hn:a hn:to _:x . _:x hn:to _:y . _:y hn:to _:x .");
    assert!(Difference::between(&circle, &circle).is_none());
}

#[test]
fn the_command_prints_each_format_and_checks_the_version() {
    let after = BEFORE.replace(r#""BT"@vi"#, r#""BT"@vi , "B*thư"@vi"#).replace("hn:rank 3", "hn:rank 4");
    let raised = after.replace(r#""1.0.0""#, r#""1.1.0""#);
    let [before, after, raised] = [BEFORE.to_owned(), after, raised].map(|turtle| format!("{PREFIXES}{turtle}"));
    let dir = folder(&[("old/a.ttl", before.as_str()), ("new.ttl", after.as_str()), ("raised/b.ttl", raised.as_str())]);
    let diff = |args: &[&str]| run(dir.path(), &[&["ontology", "diff"], args].concat());
    let text = |args: &[&str]| String::from_utf8(diff(args).stdout).unwrap();

    assert_eq!(
        text(&["old", "new.ttl"]),
        "changed (1)
  hn:role-secretary  Bí thư  (roles)
    minor  hn:rank: 3 → 4
    minor  skos:altLabel: + \"B*thư\"@vi

minor: the version must rise from 1.0.0 to 1.1.0 at least, which it is not (1.0.0)
"
    );
    assert_eq!(
        text(&["old", "raised", "--format", "changelog"]),
        "## [1.1.0]

### Added

- Words for Bí thư (`hn:role-secretary`): \"B\\*thư\"@vi

### Changed

- Bí thư (`hn:role-secretary`): `hn:rank` 3 → 4
"
    );
    let markdown = text(&["old", "raised", "--format", "markdown"]);
    assert!(markdown.starts_with("# Ontology 1.0.0 → 1.1.0\n"), "{markdown}");
    let json: Value = serde_json::from_str(&text(&["old", "new.ttl", "--format", "json"])).unwrap();
    assert_eq!((json["rise"]["by"].as_str(), json["rise"]["enough"].as_bool()), (Some("minor"), Some(false)));
    assert_eq!(json["changed"][0]["name"], "hn:role-secretary");

    let unraised = diff(&["old", "new.ttl", "--check"]);
    assert_eq!(unraised.status.code(), Some(12), "{}", stderr(&unraised));
    assert!(stderr(&unraised).contains("hint: raise owl:versionInfo"));
    assert_eq!(diff(&["old", "raised", "--check"]).status.code(), Some(0));
    assert_eq!(diff(&["embedded", "embedded", "--check"]).status.code(), Some(0));
}

fn git(dir: &Path, args: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").current_dir(dir).args(identity).args(args).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", stderr(&output));
}

#[test]
fn a_state_may_be_a_revision_of_git() {
    let turtle = format!("{PREFIXES}{BEFORE}");
    let dir = folder(&[("sub/ontology/a.ttl", turtle.as_str()), ("sub/ontology/notes.md", "")]);
    let place = dir.path().join("sub");
    git(dir.path(), &["init", "--quiet"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "--quiet", "-m", "one"]);
    git(dir.path(), &["tag", "v1"]);
    fs::write(place.join("ontology/a.ttl"), turtle.replace("hn:rank 3", "hn:rank 4")).unwrap();
    git(dir.path(), &["commit", "--quiet", "-a", "-m", "two"]);
    for (old, new) in [("v1", "ontology"), ("HEAD~1", "HEAD"), ("v1:sub/ontology", "HEAD:./ontology")] {
        let text = done(&place, &["ontology", "diff", old, new]);
        assert!(text.contains("hn:rank: 3 → 4"), "{old} {new}: {text}");
    }
    for (old, cause) in [("v9", "git: "), ("HEAD:nowhere", "git: "), ("HEAD:sub", "holds no .ttl file")] {
        let output = run(&place, &["ontology", "diff", old, "ontology"]);
        assert_eq!(output.status.code(), Some(4), "{old}");
        assert!(
            stderr(&output).contains(cause) && stderr(&output).contains("hint: name a folder"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn the_changelog_of_the_ontology_tells_of_its_version() {
    let changelog = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/CHANGELOG.md")).unwrap();
    let newest = changelog.lines().find(|line| line.starts_with("## [")).unwrap();
    assert!(newest.starts_with(&format!("## [{}]", Ontology::embedded().unwrap().version())), "{newest}");
}
