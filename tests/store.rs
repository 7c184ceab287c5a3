//! The store's invariants: the order of arrival does not matter, nothing is left of what was taken out, every claim
//! leads to its words, and a dump is the whole store. All people are invented.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/drawn.rs"]
mod drawn;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::rdf::ArticleGraph;
use hoinghi::store::{Change, DumpFormat, Store, StoreError};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use proptest::prelude::*;
use serde_json::{Value, json};

const ONTOLOGY_GRAPH: &str = "https://w3id.org/hoinghi/ontology";

fn ontology() -> Ontology {
    Ontology::embedded().unwrap()
}

fn facts(value: Value) -> Facts {
    serde_json::from_value(value).unwrap()
}

fn evidence(start: usize, quote: &str) -> Value {
    json!({"start": start, "end": start + quote.chars().count(), "quote": quote, "rule": "by-hand"})
}

/// An article on a meeting of a party cell, with everything that an article can tell.
fn meeting(document: &str, day: &str, name: &str, body: &str) -> Facts {
    facts(json!({
        "document": document, "url": "https://example.vn/1", "title": "Chi bộ họp", "published": day, "authors": ["Mộc Lan"],
        "events": [{"id": "e1", "type": "summary-conference", "name": "Hội nghị", "date": day, "part_of_day": "morning",
                    "place": "Hội trường B", "organizers": [body], "evidence": evidence(0, "Sáng, Chi bộ họp")}],
        "people": [{"name": name, "titles": ["BS"], "evidence": evidence(20, name)}],
        "posts": [{"person": name, "role": "Phó Bí thư", "organization": body, "evidence": evidence(20, name)},
                  {"person": name, "role": "Tổ trưởng tổ may", "former": true, "evidence": evidence(30, "nguyên Tổ trưởng")}],
        "participations": [{"event": "e1", "person": name, "as": ["attendee", "speaker"], "evidence": evidence(20, name)}],
        "groups": [{"event": "e1", "group": "đảng viên", "count": 12, "organization": body}],
        "organizations": [{"name": body, "type": "party-branch", "parent": "Đảng bộ Xưởng may Hoa Sen"}],
        "awards": [{"title": "Giấy khen", "recipient": name, "count": 1, "year": 2024, "by": "Đảng bộ Xưởng may Hoa Sen",
                    "evidence": evidence(40, "tặng Giấy khen")}],
        "headcounts": [{"organization": body, "of": "party-members", "value": 17}],
        "documents": [{"number": "01-QĐ/CB", "kind": "Quyết định", "issuer": body, "date": day}],
        "indicators": [{"name": "Số áo may", "value": 95.5, "unit": "%", "year": 2024, "organization": body}],
    }))
}

/// Articles that share people and bodies, in other spellings and on other days.
fn articles() -> Vec<Facts> {
    vec![
        meeting("a.txt", "2024-03-05", "Lý Thị Sen", "Chi bộ Tổ Cắt"),
        meeting("b.txt", "2024-01-31", "LÝ THỊ SEN", "Chi bộ tổ cắt"),
        meeting("c.txt", "2024-06-01", "Lý Thị Sen", "CHI BỘ TỔ CẮT"),
        meeting("d.txt", "2024-03-05", "Vi Công Thuỷ", "Chi bộ Tổ Cắt"),
        meeting("a.txt", "2024-07-09", "Vi Công Thủy", "Chi bộ tổ Cắt"),
        meeting("b.txt", "2024-03-05", "Lý thị Sen", "Chi bộ Tổ Ủi"),
    ]
}

fn lines(store: &Store) -> BTreeSet<String> {
    let dump = store.dump(DumpFormat::NQuads, Vec::new()).unwrap();
    String::from_utf8(dump).unwrap().lines().map(str::to_owned).collect()
}

fn quads(store: &Store) -> Vec<Quad> {
    let dump = store.dump(DumpFormat::NQuads, Vec::new()).unwrap();
    RdfParser::from_format(RdfFormat::NQuads).for_slice(&dump).collect::<Result<_, _>>().unwrap()
}

fn store(articles: &[&Facts]) -> Store {
    let store = Store::in_memory().unwrap();
    let ontology = ontology();
    store.put_ontology(&ontology).unwrap();
    let graphs: Vec<_> = articles.iter().map(|facts| ArticleGraph::new(facts, &ontology)).collect();
    store.put_articles(&graphs).unwrap();
    store
}

/// The values of a property in the default graph, by subject.
fn values(store: &Store, property: &str) -> HashMap<String, BTreeSet<String>> {
    let mut values: HashMap<String, BTreeSet<String>> = HashMap::new();
    for quad in quads(store) {
        if quad.graph_name == GraphName::DefaultGraph && quad.predicate.as_str().ends_with(property) {
            values.entry(quad.subject.to_string()).or_default().insert(quad.object.to_string());
        }
    }
    values
}

/// The articles, ready to be put in. The ontology stays out: its thousands of triples would be most of the work.
static GRAPHS: LazyLock<Vec<ArticleGraph>> = LazyLock::new(|| {
    let ontology = ontology();
    articles().iter().map(|facts| ArticleGraph::new(facts, &ontology)).collect()
});

proptest! {
    #![proptest_config(drawn::cases(64))]

    /// However articles come, are replaced and go again: the store is that of the articles that are left.
    #[test]
    fn only_the_articles_decide(steps in prop::collection::vec((0..6_usize, any::<bool>()), 0..12)) {
        let long = Store::in_memory().unwrap();
        let mut left: BTreeMap<&str, &ArticleGraph> = BTreeMap::new();
        for (index, put) in steps {
            let article = &GRAPHS[index];
            if put {
                long.put_articles(std::slice::from_ref(article)).unwrap();
                left.insert(article.document(), article);
            } else {
                let was_there = left.remove(article.document()).is_some();
                prop_assert_eq!(long.remove_article(article.document()).unwrap(), was_there);
            }
        }
        let short = Store::in_memory().unwrap();
        short.put_articles(&left.into_values().cloned().collect::<Vec<_>>()).unwrap();
        prop_assert_eq!(lines(&long), lines(&short));
    }
}

#[test]
fn the_same_article_again_changes_nothing() {
    let (articles, ontology) = (articles(), ontology());
    let store = store(&articles.iter().take(4).collect::<Vec<_>>());
    let before = lines(&store);
    for facts in articles.iter().take(4) {
        assert_eq!(store.replace_article(facts, &ontology).unwrap(), Change::Unchanged);
    }
    assert_eq!(lines(&store), before);
    assert_eq!(store.replace_article(&articles[4], &ontology).unwrap(), Change::Changed);
    assert_ne!(lines(&store), before);
}

#[test]
fn the_default_graph_has_one_name_and_the_span_of_days() {
    let articles = articles();
    let store = store(&articles.iter().take(4).collect::<Vec<_>>());
    let names: BTreeSet<_> = values(&store, "foaf/0.1/name").into_values().flatten().collect();
    assert_eq!(names, ["\"Lý Thị Sen\"", "\"Vi Công Thuỷ\""].map(str::to_owned).into());
    let others: BTreeSet<_> = values(&store, "core#altLabel").into_values().flatten().collect();
    let expected = ["\"CHI BỘ TỔ CẮT\"@vi", "\"Chi bộ tổ cắt\"@vi", "\"LÝ THỊ SEN\""];
    assert_eq!(others, expected.map(str::to_owned).into());
    let date = |day| BTreeSet::from([format!("\"{day}\"^^<http://www.w3.org/2001/XMLSchema#date>")]);
    let spans: BTreeSet<_> = values(&store, "firstReported")
        .into_iter()
        .map(|(membership, first)| (first, values(&store, "lastReported").remove(&membership).unwrap()))
        .collect();
    let expected = [(date("2024-01-31"), date("2024-06-01")), (date("2024-03-05"), date("2024-03-05"))];
    assert_eq!(spans, expected.into());
    assert!(values(&store, "reportedOn").is_empty());
}

#[test]
fn everything_else_is_in_both_layers() {
    let articles = articles();
    let store = store(&articles.iter().collect::<Vec<_>>());
    let quads = quads(&store);
    let one = |nodes: BTreeSet<String>| nodes.into_iter().next().unwrap();
    let resolved: HashMap<String, String> =
        values(&store, "#resolvedTo").into_iter().map(|(node, targets)| (node, one(targets))).collect();
    let layer = |of_articles: bool| -> BTreeSet<String> {
        // Names and days are summed up, and which nodes are one is said in the default graph alone.
        let own = [
            "#altLabel",
            "#prefLabel",
            "/name",
            "#reportedOn",
            "#firstReported",
            "#lastReported",
            "#resolvedTo",
            "/isReplacedBy",
        ];
        let is_here = |graph: &GraphName| match graph {
            GraphName::NamedNode(graph) => of_articles && graph.as_str() != ONTOLOGY_GRAPH,
            _ => !of_articles,
        };
        let here = quads.iter().filter(|q| is_here(&q.graph_name));
        let plain = here.filter(|q| !own.iter().any(|end| q.predicate.as_str().ends_with(end)));
        let node = |term: String| resolved.get(&term).cloned().unwrap_or(term);
        let told =
            plain.map(|q| format!("{} {} {}", node(q.subject.to_string()), q.predicate, node(q.object.to_string())));
        // A post is one by person and body, so its node differs where theirs do.
        told.filter(|triple| !triple.contains("/membership/")).collect()
    };
    assert!(layer(true).len() > 100);
    assert_eq!(layer(true), layer(false));
}

#[test]
fn every_claim_leads_to_its_words() {
    let store = store(&[&articles()[0]]);
    let one = |property: &str| values(&store, property);
    let (derived, selectors, exact) = (one("wasDerivedFrom"), one("hasSelector"), one("oa#exact"));
    let kinds = values(&store, "ns#type");
    for class in ["Participation", "Membership", "AwardConferral"] {
        let claims: Vec<_> = kinds.iter().filter(|(_, kinds)| kinds.iter().any(|k| k.contains(class))).collect();
        assert!(!claims.is_empty(), "{class}");
        for (claim, _) in claims {
            for passage in &derived[claim] {
                assert!(selectors[passage].iter().any(|s| exact.contains_key(s)), "{claim}");
            }
        }
    }
}

#[test]
fn odd_names_give_well_formed_data() {
    for name in ["", " ", "🎉", "<b>\"x\"</b>", "a\\b", "x\ny\tz", "%zz#?", "\u{0}\u{7}", "日本"] {
        let mut facts = meeting(name, "2024-03-05", name, name);
        facts.events[0].id = name.to_owned();
        facts.events[0].kind = name.to_owned();
        facts.participations[0].kinds = vec![name.to_owned()];
        facts.posts[0].role = name.to_owned();
        let odd = store(&[&facts]);
        for quad in quads(&odd) {
            assert!(!quad.subject.is_blank_node() && !quad.object.is_blank_node(), "{quad}");
        }
        assert!(odd.remove_article(name).unwrap());
        assert_eq!(lines(&odd), lines(&store(&[])));
    }
}

#[test]
fn a_dump_is_the_whole_store() {
    let original = store(&articles().iter().collect::<Vec<_>>());
    for format in [DumpFormat::NQuads, DumpFormat::TriG] {
        let dump = original.dump(format, Vec::new()).unwrap();
        let copy = Store::in_memory().unwrap();
        copy.load(format, dump.as_slice()).unwrap();
        assert_eq!(lines(&copy), lines(&original));
        assert!(matches!(copy.load(format, dump.as_slice()), Err(StoreError::NotEmpty)));
        assert!(matches!(Store::in_memory().unwrap().load(format, &b"<a"[..]), Err(StoreError::Parse(_))));
    }
}

#[test]
fn another_ontology_takes_the_place_of_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let turtle = "@prefix hn: <https://w3id.org/hoinghi/ontology#> . \
                  @prefix skos: <http://www.w3.org/2004/02/skos/core#> . \
                  hn:worker skos:inScheme hn:roles ; skos:prefLabel \"Tổ trưởng tổ may\"@vi ; skos:note [ skos:note [] ] .";
    std::fs::write(dir.path().join("roles.ttl"), turtle).unwrap();
    let other = || Ontology::from_dir(dir.path()).unwrap();
    let facts = &articles()[0];
    let store = store(&[facts]);
    let before = lines(&store);
    assert_eq!(store.replace_article(facts, &other()).unwrap(), Change::Changed);
    let after = lines(&store);
    assert!(after.iter().any(|line| line.contains("org#role> <https://w3id.org/hoinghi/ontology#worker>")));
    assert_eq!(store.replace_article(facts, &other()).unwrap(), Change::Unchanged);
    assert_eq!(lines(&store), after);
    assert_eq!(store.replace_article(facts, &ontology()).unwrap(), Change::Changed);
    assert_eq!(lines(&store), before);
}

#[cfg(feature = "disk")]
mod disk {
    use std::fs;

    use hoinghi::facts::Indicator;
    use hoinghi::store::{Draft, Spooled};

    use super::*;

    #[test]
    fn what_is_kept_is_found_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let (articles, ontology) = (articles(), ontology());
        let disk = Draft::open(&path).unwrap();
        for facts in articles.iter().rev() {
            disk.replace_article(facts, &ontology).unwrap();
        }
        for facts in &articles {
            disk.replace_article(facts, &ontology).unwrap();
        }
        assert!(matches!(Store::open(&path), Err(StoreError::Missing { .. })));
        disk.publish().unwrap();
        let expected = store(&articles.iter().skip(2).collect::<Vec<_>>());
        assert_eq!(lines(&Store::open(&path).unwrap()), lines(&expected));
    }

    #[test]
    fn many_articles_at_once_are_the_same_as_one_by_one() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let ontology = ontology();
        let mut all: Vec<_> = articles().into_iter().take(4).collect();
        for (number, name) in ["", "🎉", "<b>\"x\"</b>", "x\ny\tz", "\u{0}\u{7}"].into_iter().enumerate() {
            all.push(meeting(&format!("{number}"), "2024-03-05", name, name));
        }
        for value in [1e300, 1e-300, 0.1, -0.0, 12_345_678.9] {
            let indicator = Indicator { value, ..all[0].indicators[0].clone() };
            all[0].indicators.push(indicator);
        }
        let draft = Draft::open(&path).unwrap();
        let mut spool = draft.spool().unwrap();
        all.iter().for_each(|facts| spool.push(&Spooled::new(facts).unwrap()).unwrap());
        draft.fill(spool, &ontology).unwrap();
        draft.publish().unwrap();
        let first = Store::open(&path).unwrap();
        assert_eq!(lines(&first), lines(&store(&all.iter().collect::<Vec<_>>())));
        assert_eq!(first.audit().unwrap().articles, 9);
        // What grows from it is the same, too, in either way.
        all[0] = articles()[4].clone();
        all.remove(3);
        for in_bulk in [false, true] {
            let draft = Draft::open(&path).unwrap();
            draft.replace_article(&articles()[4], &ontology).unwrap();
            draft.remove_article("d.txt").unwrap();
            let more = [
                meeting("e.txt", "2023-01-01", "lý thị SEN", "Chi bộ Tổ cắt"),
                meeting("d.txt", "2025-01-01", "Mộc Lan", "Chi bộ Tổ Cắt"),
            ];
            let mut spool = draft.spool().unwrap();
            more.iter().for_each(|facts| spool.push(&Spooled::new(facts).unwrap()).unwrap());
            if in_bulk {
                draft.fill_in_bulk(spool, &ontology).unwrap();
            } else {
                draft.fill(spool, &ontology).unwrap();
            }
            // Made facts have no evidence; nothing else is wrong.
            let audit = draft.audit().unwrap();
            assert!(audit.problems.iter().all(|problem| problem.what.ends_with("without a sentence that says so")));
            let all: Vec<_> = all.iter().chain(&more).collect();
            assert_eq!(lines(&draft), lines(&store(&all)));
        }
    }

    #[test]
    fn places_that_are_no_store_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        assert!(matches!(Store::open(&path), Err(StoreError::Missing { .. })));
        assert!(!path.exists());
        fs::create_dir(&path).unwrap();
        assert!(matches!(Store::open(&path), Err(StoreError::Missing { .. })));
        fs::write(path.join("letter.txt"), "").unwrap();
        assert!(matches!(Draft::open(&path), Err(StoreError::NotAStore { .. })));
        assert!(matches!(Store::open(&path.join("letter.txt")), Err(StoreError::NotAStore { .. })));
        fs::write(path.join("hoinghi-store.json"), r#"{"format": 999, "program": "9.0.0"}"#).unwrap();
        assert!(matches!(Store::open(&path), Err(StoreError::Version { found: 999, .. })));
        fs::remove_dir_all(&path).unwrap();
        let _open = Draft::open(&path).unwrap();
        assert!(matches!(Draft::open(&path), Err(StoreError::Locked { .. })));
    }

    #[test]
    fn a_draft_that_is_given_up_leaves_the_store_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        drop(Draft::open(&path).unwrap());
        assert!(!path.exists());
        let (articles, ontology) = (articles(), ontology());
        let first = Draft::open(&path).unwrap();
        first.replace_article(&articles[0], &ontology).unwrap();
        first.publish().unwrap();
        let before = lines(&Store::open(&path).unwrap());
        let second = Draft::open(&path).unwrap();
        second.remove_article(&articles[0].document).unwrap();
        second.replace_article(&articles[1], &ontology).unwrap();
        drop(second);
        assert_eq!(lines(&Store::open(&path).unwrap()), before);
        assert_eq!(generations(&path), 1);
    }

    #[test]
    fn readers_keep_what_they_opened_while_it_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let (articles, ontology) = (articles(), ontology());
        Draft::open(&path).unwrap().publish().unwrap();
        let readers = [Store::open(&path).unwrap(), Store::open(&path).unwrap()];
        let draft = Draft::open(&path).unwrap();
        draft.replace_article(&articles[0], &ontology).unwrap();
        draft.publish().unwrap();
        assert!(readers.iter().all(|reader| lines(reader).is_empty()));
        assert_eq!(lines(&Store::open(&path).unwrap()), lines(&store(&[&articles[0]])));
        assert_eq!(generations(&path), 2);
        drop(readers);
        drop(Draft::open(&path).unwrap());
        assert_eq!(generations(&path), 1);
    }

    #[test]
    fn what_a_killed_process_left_is_no_hindrance() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        fs::create_dir_all(path.join("generation-1/data")).unwrap();
        fs::write(path.join("generation-1/data/000009.log"), "half a record").unwrap();
        fs::write(path.join("writing"), "").unwrap();
        assert!(matches!(Store::open(&path), Err(StoreError::Missing { .. })));
        Draft::open(&path).unwrap().publish().unwrap();
        assert!(lines(&Store::open(&path).unwrap()).is_empty());
    }

    fn generations(path: &std::path::Path) -> usize {
        fs::read_dir(path).unwrap().filter(|e| e.as_ref().unwrap().path().is_dir()).count()
    }

    #[test]
    fn a_store_is_replaced_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let dump = |facts| store(&[facts]).dump(DumpFormat::NQuads, Vec::new()).unwrap();
        let (first, second) = (dump(&articles()[0]), dump(&articles()[1]));
        let restore = |dump: &[u8], replace| Store::restore(&path, DumpFormat::NQuads, dump, replace);
        restore(&first, false).unwrap();
        let kept = lines(&Store::open(&path).unwrap());
        assert_eq!(kept, lines(&store(&[&articles()[0]])));
        assert!(matches!(restore(&second, false), Err(StoreError::NotEmpty)));
        assert!(matches!(restore(&second[..second.len() - 9], true), Err(StoreError::Parse(_))));
        assert_eq!(lines(&Store::open(&path).unwrap()), kept);
        restore(&second, true).unwrap();
        assert_eq!(lines(&Store::open(&path).unwrap()), lines(&store(&[&articles()[1]])));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
