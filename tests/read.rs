//! `hoinghi read`: drop a saved page into `tests/formats/` and get a test: see the README there.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt;
use hoinghi::article::{Input, Options, inputs};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    let page = |p: &PathBuf| p.extension().is_some_and(|e| ["html", "htm", "mhtml"].iter().any(|known| e == *known));
    pages.retain(page);
    pages.sort();
    pages
}

fn read(dir: &Path, args: &[&str]) -> Output {
    Command::cargo_bin("hoinghi").unwrap().current_dir(dir).arg("read").args(args).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn saved_pages_are_read_as_a_reader_would() {
    for page in pages() {
        let name = page.file_name().unwrap().to_str().unwrap();
        let output = read(&folder(), &[name]);
        assert!(output.status.success(), "{name}: {output:?}");
        let expected = folder().join(format!("{name}.read"));
        if std::env::var("HOINGHI_FORMATS").as_deref() == Ok("write") {
            fs::write(expected, &output.stdout).unwrap();
        } else {
            let expected = fs::read_to_string(expected).unwrap();
            assert_eq!(stdout(&output), expected, "{name}; HOINGHI_FORMATS=write writes what is printed");
        }
    }
}

#[test]
fn offsets_lead_to_the_words_in_the_text() {
    for page in pages() {
        let Input::Article(article) = inputs([page.clone()], Options::default()).next().unwrap().unwrap() else {
            panic!("{page:?} is no article")
        };
        let letters: Vec<char> = article.text.chars().collect();
        let output = read(&folder(), &["--format", "json", page.to_str().unwrap()]);
        let line: Value = serde_json::from_str(stdout(&output)).unwrap();
        let pieces = line["text"].as_array().unwrap().iter().chain(line["set_aside"].as_array().unwrap());
        let mut offsets = 0;
        for piece in pieces {
            let (Some(start), Some(end)) = (piece["start"].as_u64(), piece["end"].as_u64()) else { continue };
            let words: String = letters[start as usize..end as usize].iter().collect();
            assert_eq!(words, piece["text"].as_str().unwrap());
            offsets += 1;
        }
        assert!(offsets > 0, "{page:?} has no text");
    }
}

#[test]
fn every_line_of_an_article_is_read_or_set_aside() {
    let dir = tempfile::TempDir::new().unwrap();
    let text = "Trang chủ | Tin tức\nChi bộ Khoa Dược họp thường kỳ\n05/3/2024 08:15\nSáng 05/3/2024, Chi bộ Khoa Dược tổ chức \
                họp thường kỳ.\nHội nghị kết thúc lúc 11 giờ. Thu An\nTin liên quan\nÔng Giáp Thế Lộc dự giao ban\n";
    fs::write(dir.path().join("a.txt"), text).unwrap();
    let output = read(dir.path(), &["--format", "json", "a.txt"]);
    let line: Value = serde_json::from_str(stdout(&output)).unwrap();
    let of = |list: &str, key: &str| -> Vec<String> {
        line[list].as_array().unwrap().iter().map(|piece| piece[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of("text", "part"), ["headline", "body", "body"]);
    assert_eq!(of("set_aside", "reason"), ["page line", "date line", "byline", "behind the article"]);
    assert_eq!(line["published"], "2024-03-05");
    assert_eq!(line["authors"], serde_json::json!(["Thu An"]));
    assert_eq!(line["from_file"], serde_json::json!([]));
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_shown() {
    let dir = tempfile::TempDir::new().unwrap();
    fs::write(dir.path().join("a.txt"), "Sáng 05/3, Chi bộ Khoa Dược họp.").unwrap();
    fs::write(dir.path().join("b.pdf"), b"%PDF-1.7 nothing").unwrap();
    fs::write(dir.path().join("c.facts.jsonl"), "{\"document\":\"c\"}\n").unwrap();
    let output = read(dir.path(), &["."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("# a.txt\nheadline  –\n"), "{}", stdout(&output));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("b.pdf cannot be read as a PDF file"), "{errors}");
    assert!(errors.contains("c holds facts that were read already, not an article"), "{errors}");
}
