//! `hoinghi ontology suggest`: words that the ontology lacks are found where they would stand, and go in as they are printed.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use hoinghi::article::Article;
use hoinghi::ontology::{NAMESPACE, Ontology};
use hoinghi::relate::Reader;
use hoinghi::suggest::{Kind, Suggester, Suggestions, turtle};
use serde_json::Value;
use tempfile::TempDir;

/// The phrases of one kind in a text.
fn phrases(kind: Kind, text: &str) -> Vec<String> {
    let suggester = Suggester::new(&Ontology::embedded().unwrap());
    let found = suggester.find(&Article { text: text.to_owned(), ..Article::default() });
    found.into_iter().filter(|c| c.kind == kind).map(|c| c.phrase).collect()
}

#[test]
fn roles_stand_behind_names_and_roles_and_before_names() {
    for text in [
        "Dự họp có đồng chí Lý Thị Sen – Quản nhạc lễ nghi; đồng chí Vi Công Thủy.",
        "Dự họp có đồng chí Lý Thị Sen, Bí thư Chi bộ, Quản nhạc lễ nghi Bệnh viện Vân Đài.",
        "Dự họp có Quản nhạc lễ nghi Sở Y tế tỉnh Lâm Đồng Lý Thị Hoa Mai.",
        "Tại hội nghị, đồng chí Quản nhạc lễ nghi Bệnh viện Vân Đài nêu ý kiến.",
    ] {
        assert_eq!(phrases(Kind::Role, text), ["Quản nhạc lễ nghi"], "{text}");
    }
}

#[test]
fn names_and_known_words_are_no_roles() {
    for text in [
        "Dự họp có các đồng chí: Lý Thị Sen, Vi Công Thủy, Mã A Páo.",
        "Dự họp có đồng chí Lý Thị Sen – Bí thư Chi bộ; đồng chí Vi Công Thủy – Giám đốc Bệnh viện Vân Đài.",
        "Đồng chí Lý Thị Sen, Vân Đài, cho biết như vậy.",
    ] {
        assert_eq!(phrases(Kind::Role, text), [""; 0], "{text}");
    }
}

#[test]
fn head_nouns_stand_behind_roles() {
    let text =
        "Dự họp có đồng chí Lý Thị Sen, Giám đốc Nhà rối Vân Đài; đồng chí Mã A Páo, Giám đốc Bệnh viện Vân Đài.";
    assert_eq!(phrases(Kind::Body, text), ["Nhà rối"]);
}

#[test]
fn honorifics_stand_before_names() {
    let text =
        "Dự họp có đồng chí Lý Thị Sen.\nNghệ cầm Nguyễn Thị Hoa Mai biểu diễn. Bác sĩ Trần Thị Hoa Mai phát biểu.";
    assert_eq!(phrases(Kind::Honorific, text), ["Nghệ cầm"]);
}

#[test]
fn verbs_stand_behind_names_in_sentences_on_events() {
    let text = "Tại hội nghị, đồng chí Lý Thị Sen – Bí thư Chi bộ đã ngâm vịnh bài thơ. Đồng chí Lý Thị Sen ngâm vịnh.";
    assert_eq!(phrases(Kind::Verb, text), ["ngâm vịnh"]);
}

/// Two articles with an unknown role, one of them with an unknown verb too.
const ARTICLES: [&str; 2] = [
    "Sáng 05/3/2024, Chi bộ Khoa Dược họp. Dự có đồng chí Lý Thị Sen – Quản nhạc lễ nghi; đồng chí Mã A Páo – quản nhạc lễ nghi.",
    "Sáng 06/3/2024, Chi bộ Khoa Nội họp. Dự có đồng chí Vi Công Thủy – Quản nhạc lễ nghi. Tại hội nghị, đồng chí Vi Công Thủy ngâm vịnh.",
];

fn suggest(dir: &Path, args: &[&str]) -> Output {
    for (i, text) in ARTICLES.iter().enumerate() {
        fs::write(dir.join(format!("{i}.txt")), text).unwrap();
    }
    let mut command = Command::cargo_bin("hoinghi").unwrap();
    command.current_dir(dir).args(["ontology", "suggest", "."]).args(args).output().unwrap()
}

#[test]
fn the_most_frequent_come_first_each_with_an_example() {
    let dir = TempDir::new().unwrap();
    let output = suggest(dir.path(), &["--format", "json", "--min", "1"]);
    let lines: Vec<Value> =
        output.stdout.split(|b| *b == b'\n').filter_map(|l| serde_json::from_slice(l).ok()).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0]["phrase"], "Quản nhạc lễ nghi");
    assert_eq!((&lines[0]["articles"], &lines[0]["occurrences"]), (&2.into(), &3.into()));
    assert!(lines[0]["example"].as_str().unwrap().starts_with("Dự có đồng chí Lý Thị Sen"));
    assert_eq!((&lines[1]["kind"], &lines[1]["phrase"]), (&"verb".into(), &"ngâm vịnh".into()));
    let table = String::from_utf8(suggest(dir.path(), &[]).stdout).unwrap();
    assert!(table.contains("Quản nhạc") && !table.contains("ngâm vịnh  "), "{table}");
    for none in [["--kind", "body"], ["--limit", "0"], ["--min", "3"]] {
        let args = [&none[..], &["--format", "json"]].concat();
        assert_eq!(suggest(dir.path(), &args).stdout, b"", "{none:?}");
    }
}

#[test]
fn the_turtle_goes_into_the_ontology_as_it_is() {
    let dir = TempDir::new().unwrap();
    let turtle = suggest(dir.path(), &["--format", "turtle", "--min", "1"]).stdout;
    let words = TempDir::new().unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), words.path().join(entry.file_name())).unwrap();
        }
    }
    fs::write(words.path().join("suggested.ttl"), &turtle).unwrap();
    let ontology = Ontology::from_dir(words.path()).unwrap();
    let facts = Reader::new(&ontology).read(&Article { text: ARTICLES[1].to_owned(), ..Article::default() });
    assert_eq!((facts.posts[0].person.as_str(), facts.posts[0].role.as_str()), ("Vi Công Thủy", "Quản nhạc lễ nghi"));
    // What the ontology knows is suggested no more.
    let args = ["--min", "1", "--format", "json", "--ontology", words.path().to_str().unwrap()];
    assert_eq!(suggest(dir.path(), &args).stdout, b"");
}

#[test]
fn names_of_concepts_are_not_taken_twice() {
    let ontology = Ontology::embedded().unwrap();
    let suggester = Suggester::new(&ontology);
    let mut suggestions = Suggestions::default();
    for name in ["Bì thu", "Bí thụ"] {
        let text = format!("Dự họp có đồng chí Lý Thị Sen – {name}.");
        suggestions.add(suggester.find(&Article { text, ..Article::default() }));
    }
    let turtle = turtle(&suggestions.ranked(1), &ontology);
    let known = format!("{NAMESPACE}role-bi-thu");
    assert!(ontology.concepts().iter().any(|concept| concept.iri == known.as_str()));
    assert!(turtle.contains("hn:role-bi-thu-2\n") && turtle.contains("hn:role-bi-thu-3\n"), "{turtle}");
}
