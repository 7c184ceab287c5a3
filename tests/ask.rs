//! `query` and `explain` as their users meet them.
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

fn hoinghi(dir: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::cargo_bin("hoinghi").unwrap();
    command.current_dir(dir).args(args).env_remove("HOINGHI_STORE");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that does not read its input may have closed it.
    _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn texts(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn without_a_name_the_library_is_listed() {
    let dir = TempDir::new().unwrap();
    let (code, out, _) = texts(&hoinghi(dir.path(), &["query"], ""));
    assert_eq!(code, Some(0));
    assert!(out.lines().any(|line| line.starts_with("events ") && line.contains("Events that the articles report")));
    assert!(out.lines().any(|line| line.starts_with("several-posts [least=2]")), "{out}");
    assert!(out.lines().any(|line| line.starts_with("person-events person=… [from=…] [to=…]")), "{out}");
}

#[test]
fn a_query_tells_what_it_promises() {
    let dir = TempDir::new().unwrap();
    let (code, out, _) = texts(&hoinghi(dir.path(), &["query", "most-present", "--about"], ""));
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Those who attended the most events\n\none row for each person "), "{out}");
    assert!(out.contains("\n\n--set least=…  (default 2) "), "{out}");
    assert!(out.ends_with("\nhoinghi query most-present --set least=3\n"), "{out}");
    let (code, _, err) = texts(&hoinghi(dir.path(), &["query", "--about"], ""));
    assert!(code == Some(2) && err.contains("NAME"), "{err}");
}

#[test]
fn a_mistake_in_the_query_is_underlined() {
    let dir = TempDir::new().unwrap();
    let (code, out, err) = texts(&hoinghi(dir.path(), &["query", "-"], "SELECT ?x\nWHERE { ?x fo:o ?y }\n"));
    assert_eq!((code, out.as_str()), (Some(6), ""));
    assert!(err.starts_with("error: standard input is not valid SPARQL: the prefix fo: is not declared\n"), "{err}");
    assert!(err.contains("2 │ WHERE { ?x fo:o ?y }") && err.contains("──┬─"), "{err}");
    assert!(err.contains("hint: "), "{err}");
}

#[test]
fn an_unknown_query_names_those_like_it() {
    let dir = TempDir::new().unwrap();
    let (code, _, err) = texts(&hoinghi(dir.path(), &["query", "event"], ""));
    assert_eq!(code, Some(6));
    assert!(err.starts_with("error: there is no query event\nhint: did you mean events"), "{err}");
}

#[test]
fn queries_come_from_another_folder_when_asked() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("mine.rq"), "# All of it\nSELECT * { ?a ?b ?c }\n").unwrap();
    let (code, out, _) = texts(&hoinghi(dir.path(), &["query", "--queries", "."], ""));
    assert_eq!((code, out.as_str()), (Some(0), "mine  All of it\n"));
    let (code, _, err) = texts(&hoinghi(dir.path(), &["query", "--queries", "nowhere"], ""));
    assert_eq!((code, err.lines().next()), (Some(6), Some("error: cannot read nowhere")));
}

#[cfg(feature = "disk")]
mod on_disk {
    use super::*;

    /// A folder with a store of the invented articles in it.
    fn built() -> TempDir {
        let dir = TempDir::new().unwrap();
        let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/query/facts.jsonl");
        std::fs::copy(facts, dir.path().join("all.facts.jsonl")).unwrap();
        let (code, _, err) = texts(&hoinghi(dir.path(), &["build", "all.facts.jsonl"], ""));
        assert_eq!(code, Some(0), "{err}");
        dir
    }

    #[test]
    fn a_query_is_answered() {
        let dir = built();
        let args = ["query", "headcounts", "--format", "csv"];
        let (code, out, _) = texts(&hoinghi(dir.path(), &args, ""));
        assert_eq!((code, out.lines().next()), (Some(0), Some("article,organization,of,value")));
        assert_eq!(out.lines().count(), 4);
    }

    #[test]
    fn a_parameter_that_is_missing_is_named_with_all_that_there_are() {
        let (code, _, err) = texts(&hoinghi(built().path(), &["query", "person-events"], ""));
        assert_eq!(code, Some(6));
        assert!(err.starts_with("error: query person-events needs parameter person\n--set person=…"), "{err}");
        assert!(err.contains("\n--set from=…"), "{err}");
    }

    #[test]
    fn a_person_is_explained_by_a_name_without_diacritics() {
        let (code, out, _) = texts(&hoinghi(built().path(), &["explain", "vi cong thuy"], ""));
        assert_eq!(code, Some(0));
        assert!(out.starts_with("Vi Công Thuỷ  https://w3id.org/hoinghi/id/person/"), "{out}");
        assert!(
            out.contains("[dai-hoi.txt, 2024-05-03]\n    “Đồng chí Vi Công Thủy được bầu làm Bí thư Chi bộ.”"),
            "{out}"
        );
    }

    #[test]
    fn several_of_a_name_are_listed_and_none_is_told_apart() {
        let dir = built();
        let (code, out, err) = texts(&hoinghi(dir.path(), &["explain", "sông trăng"], ""));
        assert_eq!((code, out.as_str()), (Some(9), ""));
        assert!(err.starts_with("error: several things are named sông trăng\n  id:body/"), "{err}");
        let (code, _, err) = texts(&hoinghi(dir.path(), &["explain", "Vi Công Thúi"], ""));
        assert_eq!(code, Some(8));
        assert_eq!(err, "error: nothing is named Vi Công Thúi\nhint: did you mean Vi Công Thuỷ?\n");
    }
}
