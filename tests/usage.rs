//! `hoinghi ontology usage`: terms counted in a store, and words judged by gold facts.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::collections::BTreeMap;

use command::{done, folder, line, run, stderr};
use hoinghi::curation::usage::{Usage, words};
use hoinghi::evaluate::{Scorer, Sheet};
use hoinghi::facts::Facts;
use hoinghi::ontology::{NAMESPACE, Ontology};
use hoinghi::store::Store;
use serde_json::{Value, json};

#[test]
fn terms_are_counted_where_the_store_has_them_and_otherwise_unused() {
    let ontology = Ontology::embedded().unwrap();
    let store = Store::in_memory().unwrap();
    for (document, person) in [("a.txt", "Lý Thị Sen"), ("b.txt", "Vi Công Thủy")] {
        let facts: Facts = serde_json::from_str(&line(document, person)).unwrap();
        store.replace_article(&facts, &ontology).unwrap();
    }
    let usage = Usage::of(&ontology, &store).unwrap();
    let count = |term: &str| usage.count(&format!("{NAMESPACE}{term}"));
    assert_eq!(["role-giam-doc", "Participation", "participant", "kind-attendee"].map(count), [2, 2, 2, 2]);
    assert_eq!(["role-bi-thu", "Congress"].map(count), [0, 0]);
    // Words that only guide the reading, and properties of concepts, are no terms of data.
    for term in ["role-mark-nguyen", "verb-du", "rank", "role-bi-thu-nowhere"] {
        assert!(usage.get(&format!("{NAMESPACE}{term}")).is_none(), "{term}");
    }
    let role = usage.get(&format!("{NAMESPACE}role-giam-doc")).unwrap();
    let quote = role.example.as_ref().unwrap().quote.as_deref();
    assert!(["Lý Thị Sen", "Vi Công Thủy"].map(Some).contains(&quote), "{quote:?}");
}

#[test]
fn a_word_is_judged_by_the_facts_that_rest_on_it() {
    let ontology = Ontology::embedded().unwrap();
    let post = |person: &str, role: &str, quote: &str| {
        let evidence = json!({"start": 0, "end": quote.chars().count(), "quote": quote, "rule": "by-hand"});
        json!({"person": person, "role": role, "evidence": evidence})
    };
    let found = json!({"document": "a.txt", "posts": [
        post("Lý Thị Sen", "Giám đốc", "Giám đốc Lý Thị Sen"),
        post("Vi Công Thủy", "Giám đốc", "giám đốc Vi Công Thủy"),
        post("Mã A Páo", "Giám đốc", "người đứng đầu là Mã A Páo"),
    ], "organizations": [{"name": "Bệnh viện Đa khoa Sao Mai", "type": "hospital"}], "people": [
        {"name": "Lý Thị Sen", "titles": ["bác sĩ"], "evidence": {"start": 0, "end": 17, "quote": "Bác sĩ Lý Thị Sen", "rule": "by-hand"}},
        {"name": "Vi Công Thủy", "titles": ["BS"]},
        {"name": "Mã A Páo", "titles": ["BS"], "evidence": {"start": 0, "end": 11, "quote": "BS Mã A Páo", "rule": "by-hand"}},
    ]});
    let gold = json!({
        "posts": [{"person": "Lý Thị Sen", "role": "Giám đốc"}, {"person": "Mã A Páo", "role": "Giám đốc"}],
        // Of one, gold does not say which titles he has.
        "people": [{"name": "Lý Thị Sen", "titles": ["Bác sĩ"]}, {"name": "Vi Công Thủy"}, {"name": "Mã A Páo", "titles": []}],
    });
    let sheet = |value: Value| BTreeMap::from([("a".to_owned(), serde_json::from_value::<Sheet>(value).unwrap())]);
    let evaluation = Scorer::new(&ontology).score(&sheet(gold), &sheet(found));
    let words = words(&ontology, &evaluation);
    let rows: Vec<_> = words.iter().map(|w| (w.term.name.as_str(), w.word.as_deref(), w.right, w.wrong)).collect();
    assert_eq!(
        rows,
        [
            ("hn:head-benh-vien-da-khoa", Some("Bệnh viện Đa khoa"), 0, 1),
            ("hn:role-giam-doc", None, 1, 0),
            ("hn:role-giam-doc", Some("Giám đốc"), 1, 1),
            ("hn:title-bac-si", Some("BS"), 0, 1),
            ("hn:title-bac-si", Some("bác sĩ"), 1, 0),
        ]
    );
    assert!((words[2].precision - 0.5).abs() < 1e-9);
}

#[test]
fn the_command_judges_words_by_gold() {
    let article =
        "Sáng 5/3/2024, Chi bộ Khoa Dược tổ chức sinh hoạt thường kỳ. Đồng chí Lý Thị Sen, Bí thư Chi bộ, chủ trì.";
    let gold = json!({"people": [{"name": "Lý Thị Sen"}], "posts": [{"person": "Lý Thị Sen", "role": "Bí thư"}]});
    let dir = folder(&[("articles/a.txt", article), ("gold/a.json", &gold.to_string())]);
    let table = done(dir.path(), &["ontology", "usage", "--gold", "gold", "articles"]);
    assert!(table.lines().any(|line| line.contains(" Bí thư ") && line.trim_end().ends_with("1.000")), "{table}");
    let json = done(dir.path(), &["ontology", "usage", "--gold", "gold", "articles", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&json).unwrap();
    assert!(rows.iter().any(|row| row["word"] == "Bí thư" && row["right"] == 1), "{json}");
    for (args, code) in [(&["--gold", "nowhere", "articles"][..], 3), (&["articles"], 2), (&["--gold", "gold"], 2)] {
        let output = run(dir.path(), &[&["ontology", "usage"], args].concat());
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
    }
}

#[cfg(feature = "disk")]
#[test]
fn the_command_lists_what_a_store_uses_and_what_not() {
    let dir = folder(&[("a.facts.jsonl", &line("a.txt", "Lý Thị Sen"))]);
    done(dir.path(), &["build", "a.facts.jsonl"]);
    let names = |args: &[&str]| -> Vec<(String, u64)> {
        let json = done(dir.path(), &[&["ontology", "usage", "--format", "json"], args].concat());
        let rows: Vec<Value> = serde_json::from_str(&json).unwrap();
        rows.iter().map(|row| (row["name"].as_str().unwrap().to_owned(), row["count"].as_u64().unwrap())).collect()
    };
    let (all, unused) = (names(&[]), names(&["--unused"]));
    assert!(all.contains(&("hn:role-giam-doc".into(), 1)) && all.contains(&("hn:role-bi-thu".into(), 0)));
    assert!(unused.iter().all(|(_, count)| *count == 0) && unused.contains(&("hn:role-bi-thu".into(), 0)));
    assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    assert!(done(dir.path(), &["ontology", "usage"]).contains("hn:role-giam-doc"));
}
