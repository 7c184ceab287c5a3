//! `hoinghi ontology fmt` and `new`: files that keep their meaning and their comments, and words that are found.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::{done, folder, run, stderr};
use hoinghi::article::Article;
use hoinghi::curation::format::{FormatError, formatted};
use hoinghi::curation::word::Word;
use hoinghi::facts::Facts;
use hoinghi::ontology::{File, Ontology};
use hoinghi::relate::Reader;
use tempfile::TempDir;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn file(text: &str) -> File {
    File { path: "a.ttl".into(), bytes: text.into() }
}

/// The layout of a text, which must be its own layout.
fn laid_out(text: &str) -> String {
    let once = formatted(&file(text)).unwrap();
    assert_eq!(formatted(&file(&once)).unwrap(), once, "of {text}");
    once
}

#[test]
fn the_files_of_the_project_are_laid_out() {
    for file in File::of_dir(&root().join("ontology")).unwrap() {
        let text = formatted(&file).unwrap();
        assert!(text.as_bytes() == file.bytes, "run `hoinghi ontology fmt ontology/`: {}", file.path.display());
    }
}

const PREFIX: &str = "@prefix a: <http://a/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

#[test]
fn terms_properties_and_values_come_in_one_order() {
    let text = format!(
        "{PREFIX}\na:s a skos:ConceptScheme .\na:c a:z 1 ; a skos:Concept ; skos:prefLabel \"y\"@en , \"x\"@vi ; a:z 0 .\na:b a a:D .\n"
    );
    let expected = format!(
        "{PREFIX}\na:s a skos:ConceptScheme .\na:b a a:D .\na:c a skos:Concept ; skos:prefLabel \"x\"@vi, \"y\"@en ; a:z 0, 1 .\n"
    );
    assert_eq!(laid_out(&text), expected);
}

#[test]
fn long_statements_and_lists_of_values_are_broken() {
    let word = |n: usize| format!("\"{}{n}\"@vi", "ủy".repeat(12));
    let text = format!("{PREFIX}\na:b a a:D ; skos:altLabel {}, {}, {} ; a:e 1 .\n", word(3), word(1), word(2));
    let expected =
        format!("{PREFIX}\na:b\n    a a:D ;\n    skos:altLabel {}, {}, {} ;\n    a:e 1 .\n", word(1), word(2), word(3));
    assert_eq!(laid_out(&text), expected);
    let text = text.replace("a:e 1", &format!("skos:altLabel {}", word(4)));
    let expected = format!(
        "{PREFIX}\na:b\n    a a:D ;\n    skos:altLabel {},\n        {},\n        {},\n        {} .\n",
        word(1),
        word(2),
        word(3),
        word(4)
    );
    assert_eq!(laid_out(&text), expected);
}

#[test]
fn comments_stay_where_they_stand() {
    let text = format!(
        "# The file.\n\n{PREFIX}\n# Second section.\n\n# Of c.\na:c a a:D .  # Behind c.\n\na:b\n    # Above.\n    a a:D ;\n    \
         skos:altLabel \"y\"@vi,  # Of y.\n        # Of x.\n        \"x\"@vi .\n\n# The end.\n"
    );
    let expected = format!(
        "# The file.\n\n{PREFIX}\n# Second section.\n\na:b\n    # Above.\n    a a:D ;\n    skos:altLabel\n        # Of x.\n        \
         \"x\"@vi,\n        \"y\"@vi .  # Of y.\n\n# Of c.\na:c\n    a a:D .  # Behind c.\n\n# The end.\n"
    );
    assert_eq!(laid_out(&text), expected);
}

#[test]
fn blank_nodes_and_lists_are_kept() {
    let text = format!(
        "{PREFIX}\na:shape a:property [ a:path a:name ; a:message \"{}\"@vi ] , [ a:in ( 2 1 ) ] .\n_:x a:y [] .\n[] a a:All .\n",
        "một người có một tên ".repeat(5)
    );
    let laid_out = laid_out(&text);
    assert!(laid_out.contains("\n    a:property [\n        a:message \""), "{laid_out}");
    assert!(laid_out.contains("        a:path a:name ;\n    ],\n        [ a:in ( 2 1 ) ] .\n"), "{laid_out}");
}

#[test]
fn what_cannot_be_kept_is_refused_and_left_alone() {
    let bad = format!("{PREFIX}a:b a a:D\n# lost\n.\n");
    assert!(matches!(formatted(&file(&bad)), Err(FormatError::Layout { .. })));
    let dir = folder(&[("a.ttl", &format!("{PREFIX}a:b a   a:D .")), ("b.ttl", &bad)]);
    let output = run(dir.path(), &["ontology", "fmt", "."]);
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).contains("b.ttl") && stderr(&output).contains("line 5"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(dir.path().join("a.ttl")).unwrap(), format!("{PREFIX}a:b a   a:D ."));
}

#[test]
fn files_are_written_once_and_checked_without_writing() {
    let dir = folder(&[("a.ttl", &format!("{PREFIX}a:b a   a:D .")), ("b.ttl", PREFIX)]);
    let output = run(dir.path(), &["ontology", "fmt", ".", "--check"]);
    assert_eq!((output.status.code(), &output.stdout[..]), (Some(11), &b"./a.ttl\n"[..]));
    assert_eq!(done(dir.path(), &["ontology", "fmt", "."]), "./a.ttl\n");
    assert_eq!(fs::read_to_string(dir.path().join("a.ttl")).unwrap(), format!("{PREFIX}\na:b a a:D .\n"));
    assert_eq!(done(dir.path(), &["ontology", "fmt", ".", "--check"]), "");
    let output = run(dir.path(), &["ontology", "fmt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("hint:"));
}

/// The ontology of the repository, to be changed.
fn ontology() -> TempDir {
    let dir = TempDir::new().unwrap();
    for file in File::of_dir(&root().join("ontology")).unwrap() {
        fs::write(dir.path().join(file.path.file_name().unwrap()), file.bytes).unwrap();
    }
    dir
}

fn read(dir: &Path, text: &str) -> Facts {
    let article = Article { text: text.to_owned(), ..Article::default() };
    Reader::new(&Ontology::from_dir(dir).unwrap()).read(&article)
}

const ARTICLE: &str = "Đảng ủy Bệnh viện Vân Đài cầu ngư\nSáng 05/3/2024, Đảng ủy Bệnh viện Vân Đài tổ chức Lễ cầu ngư năm 2024. \
                       Tham dự có Nghệ cầm Lý Thị Sen – Giám đốc Nhà rối Vân Đài; đồng chí Vi Công Thủy – TBNL Bệnh viện Vân Đài.\n";

#[test]
fn new_words_pass_the_check_and_are_found() {
    let dir = ontology();
    let new = |args: &[&str]| done(dir.path(), &[&["ontology", "new"], args, &["--into", "."]].concat());
    let role = new(&["role", "Trưởng ban nhạc lễ", "Ceremonial Bandmaster", "--abbreviation", "TBNL", "--rank", "40"]);
    assert_eq!(role, "https://w3id.org/hoinghi/ontology#role-truong-ban-nhac-le in ./roles.ttl\n");
    new(&["body", "Nhà rối", "puppet theatre", "--type", "company"]);
    new(&["event", "Lễ cầu ngư", "whale prayer festival", "--alt", "cầu ngư"]);
    new(&["honorific", "Nghệ cầm", "master musician"]);
    // Nothing else has moved, and the files are laid out as before.
    assert_eq!(done(dir.path(), &["ontology", "fmt", ".", "--check"]), "");
    let output = run(dir.path(), &["ontology", "check", ".", "--fail-on", "warning"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let facts = read(dir.path(), ARTICLE);
    let posts: Vec<_> =
        facts.posts.iter().map(|p| (p.person.as_str(), p.role.as_str(), p.organization.as_deref())).collect();
    assert!(posts.contains(&("Vi Công Thủy", "Trưởng ban nhạc lễ", Some("Bệnh viện Vân Đài"))), "{posts:?}");
    assert!(posts.contains(&("Lý Thị Sen", "Giám đốc", Some("Nhà rối Vân Đài"))), "{posts:?}");
    assert_eq!(facts.events[0].kind, "whale-prayer-festival");
    let sen = facts.people.iter().find(|p| p.name == "Lý Thị Sen").unwrap();
    assert_eq!(sen.titles, ["Nghệ cầm"]);
}

#[test]
fn a_dry_run_prints_the_turtle_alone() {
    let dir = ontology();
    let before = fs::read(dir.path().join("roles.ttl")).unwrap();
    let args = ["ontology", "new", "role", "Trưởng ban nhạc lễ", "Ceremonial Bandmaster", "--into", ".", "--dry-run"];
    let expected = "hn:role-truong-ban-nhac-le\n    a skos:Concept ;\n    skos:inScheme hn:roles ;\n    \
                    skos:prefLabel \"Trưởng ban nhạc lễ\"@vi, \"Ceremonial Bandmaster\"@en ;\n    hn:heldAt \"institution\" ;\n    \
                    hn:rank 50 ;\n    rdfs:isDefinedBy <https://w3id.org/hoinghi/ontology> .\n";
    assert_eq!(done(dir.path(), &args), expected);
    assert_eq!(fs::read(dir.path().join("roles.ttl")).unwrap(), before);
}

#[test]
fn what_exists_or_would_not_pass_is_refused() {
    let dir = ontology();
    for (args, said) in [
        (&["role", "bí  THƯ", "Somebody"][..], "hn:role-bi-thu"),
        (&["role", "Trưởng ban nhạc lễ", "Bandmaster", "--alt", "Giám đốc"], "hn:role-giam-doc"),
        (&["role", " ", "Nothing"], "no letters"),
        (&["body", "Nhà rối", "puppet theatre", "--type", "theatre"], "broader-dangling"),
    ] {
        let output = run(dir.path(), &[&["ontology", "new"], args, &["--into", "."]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(said) && stderr(&output).contains("hint:"), "{}", stderr(&output));
    }
}

#[test]
fn words_that_differ_in_their_marks_get_names_of_their_own() {
    let files = File::of_dir(&root().join("ontology")).unwrap();
    let word =
        Word {
            scheme: "roles".into(), prefix: "role".into(), vi: "Bì thủ".into(), en: "x".into(), ..Word::default()
        };
    assert_eq!(word.add_to(&files).unwrap().iri, "https://w3id.org/hoinghi/ontology#role-bi-thu-2");
}
