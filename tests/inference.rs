//! What follows from a store's data by the axioms of its ontology: kept true as articles come and go, and seen by queries.
//! All people and bodies are invented.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;
#[path = "common/drawn.rs"]
mod drawn;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use hoinghi::facts::Facts;
use hoinghi::ontology::{File, Ontology};
use hoinghi::query::{Options, Query, Values};
use hoinghi::rdf::ArticleGraph;
use hoinghi::store::{Spool, Spooled, Store};
use oxigraph::model::{GraphNameRef, NamedNodeRef, Quad};
use proptest::prelude::*;
use serde_json::json;

/// Axioms of every sort that the rules know, on names and days as well: what the default graph sums up.
const AXIOMS: &str = "
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hn: <https://w3id.org/hoinghi/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/hoinghi/ontology> a owl:Ontology ; owl:versionInfo \"0.0.1\" .
org:Organization rdfs:subClassOf foaf:Agent .
foaf:Person rdfs:subClassOf foaf:Agent .
org:subOrganizationOf rdfs:subPropertyOf hn:above ; owl:inverseOf org:hasSubOrganization .
hn:within rdfs:subPropertyOf hn:above .
hn:above a owl:TransitiveProperty ; owl:inverseOf hn:below ; rdfs:subPropertyOf hn:linked ; rdfs:domain hn:Lower ; rdfs:range hn:Higher .
dcterms:replaces rdfs:subPropertyOf hn:before .
hn:before a owl:TransitiveProperty ; rdfs:subPropertyOf hn:linked .
foaf:name rdfs:subPropertyOf rdfs:label .
skos:altLabel rdfs:subPropertyOf rdfs:label .
hn:lastReported rdfs:subPropertyOf schema:temporal .
hn:participant owl:inverseOf hn:takesPart ; rdfs:range foaf:Person .
hn:takesPart rdfs:range hn:Taking .
hn:resolvedTo rdfs:subPropertyOf owl:sameAs .
";

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| {
    Ontology::from_files(&[File { path: PathBuf::from("axioms.ttl"), bytes: AXIOMS.into() }]).unwrap()
});

const BODIES: [&str; 6] =
    ["Câu lạc bộ Sao Khuê", "Hội Đàn Tranh", "Ban Trống Cơm", "Nhóm Sáo Trúc", "Đội Kèn Lá", "Tổ Mõ Tre"];

/// An article that says of some bodies what is above them, and of a person that they meet.
fn article(document: &str, above: &[(usize, usize)], person: &str, day: &str, merged: Option<(usize, usize)>) -> Facts {
    let organizations: Vec<_> = above
        .iter()
        .map(|(body, parent)| {
            let kind = if body % 2 == 0 { "party-branch" } else { "hospital" };
            json!({"name": BODIES[*body], "type": kind, "parent": BODIES[*parent]})
        })
        .collect();
    let successions: Vec<_> =
        merged.iter().map(|(old, new)| json!({"original": [BODIES[*old]], "resulting": BODIES[*new]})).collect();
    serde_json::from_value(json!({
        "document": document, "title": "Họp", "published": day,
        "events": [{"id": "e1", "type": "branch-meeting", "name": "Họp", "date": day, "organizers": [BODIES[0]]}],
        "people": [{"name": person}],
        "posts": [{"person": person, "role": "Bí thư", "organization": BODIES[above[0].0]}],
        "participations": [{"event": "e1", "person": person, "as": ["attendee"]}],
        "organizations": organizations, "successions": successions,
    }))
    .unwrap()
}

static ARTICLES: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    vec![
        article("a", &[(0, 1), (1, 2)], "Lý Thị Sen", "2024-01-05", None),
        article("b", &[(2, 3), (3, 4), (4, 5)], "LÝ THỊ SEN", "2024-03-05", Some((5, 0))),
        article("c", &[(0, 1), (5, 3)], "Vi Công Thuỷ", "2024-02-05", Some((0, 1))),
        article("d", &[(2, 0)], "Vi Công Thủy", "2024-04-05", None),
        article("e", &[(1, 2), (4, 2)], "Mã Văn Tơ", "2024-05-05", Some((1, 2))),
        // In the place of one before.
        article("a", &[(1, 4)], "Mã Văn Tơ", "2024-06-05", None),
        article("b", &[(3, 0), (4, 5)], "Lý Thị Sen", "2024-07-05", None),
    ]
});

static GRAPHS: LazyLock<Vec<ArticleGraph>> = LazyLock::new(|| {
    let ontology = Ontology::embedded().unwrap();
    ARTICLES.iter().map(|facts| ArticleGraph::new(facts, &ontology)).collect()
});

/// A store that infers by the axioms above.
fn inferring() -> Store {
    let store = Store::in_memory().unwrap();
    store.put_ontology(&ONTOLOGY).unwrap();
    store.infer().unwrap();
    store
}

fn quads(store: &Store) -> BTreeSet<String> {
    store.inner().iter().map(|quad| quad.unwrap().to_string()).collect()
}

fn inferred(store: &Store) -> BTreeSet<String> {
    let graph = NamedNodeRef::new_unchecked(hoinghi::rdf::vocabulary::INFERRED_GRAPH);
    let quads = store.inner().quads_for_pattern(None, None, None, Some(graph.into()));
    quads.map(|quad| quad.unwrap().to_string()).collect()
}

/// The store as it would be, had all that follows been found anew.
fn renewed(store: &Store) -> Store {
    let other = Store::in_memory().unwrap();
    other.inner().extend(store.inner().iter().map(Result::unwrap)).unwrap();
    other.infer().unwrap();
    other
}

proptest! {
    #![proptest_config(drawn::cases(96))]

    /// However articles come, are replaced and go again: what is kept is what would be found anew, and nothing of it is said.
    #[test]
    fn what_is_kept_is_what_follows(steps in prop::collection::vec((0..7_usize, 0..3_u8), 1..14)) {
        let store = inferring();
        for (index, step) in steps {
            let article = &GRAPHS[index];
            match step {
                0 => _ = store.remove_articles(&[article.document(), GRAPHS[(index + 1) % 5].document()]).unwrap(),
                1 => _ = store.put_articles(std::slice::from_ref(article)).unwrap(),
                _ => _ = store.put_articles(&[article.clone(), GRAPHS[(index + 3) % 5].clone()]).unwrap(),
            }
        }
        prop_assert_eq!(quads(&store), quads(&renewed(&store)));
        for quad in store.inner().iter().map(Result::unwrap).filter(|quad| quad.graph_name.to_string().contains("inferred")) {
            let said = Quad { graph_name: oxigraph::model::GraphName::DefaultGraph, ..quad };
            prop_assert!(!store.inner().contains(&said).unwrap(), "{} is said", said);
        }
    }
}

#[test]
fn many_articles_at_once_end_in_the_same() {
    let ontology = Ontology::embedded().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let [one_by_one, at_once] = [(); 2].map(|()| {
        let store = Store::in_memory().unwrap();
        store.put_ontology(&ontology).unwrap();
        store.infer().unwrap();
        store.put_articles(&GRAPHS[..1]).unwrap();
        store
    });
    one_by_one.put_articles(&GRAPHS[1..5]).unwrap();
    let mut spool = Spool::create(&dir.path().join("spool")).unwrap();
    ARTICLES[1..5].iter().for_each(|facts| spool.push(&Spooled::new(facts).unwrap()).unwrap());
    at_once.fill_in_bulk(spool, &ontology).unwrap();
    assert!(!inferred(&at_once).is_empty());
    assert_eq!(quads(&at_once), quads(&one_by_one));
}

#[test]
fn other_axioms_give_other_consequences() {
    let store = inferring();
    store.put_articles(&GRAPHS[..3]).unwrap();
    store.put_ontology(&Ontology::embedded().unwrap()).unwrap();
    let expected = renewed(&store);
    assert_eq!(quads(&store), quads(&expected));
    assert!(inferred(&store).iter().any(|quad| quad.contains("transitiveSubOrganizationOf")));
    assert!(!inferred(&store).iter().any(|quad| quad.contains("ontology#linked")));
}

fn ask(store: &Store, text: &str, options: &Options) -> Vec<String> {
    let answer = Query::parse("q", text).unwrap().run(store.inner(), &Values::new(), options).unwrap();
    answer
        .into_texts()
        .map(|row| row.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join(" "))
        .collect()
}

/// A store in the ontology as it is, with a hospital in a department of a province.
fn hospital() -> Store {
    let store = Store::in_memory().unwrap();
    let facts: Facts = serde_json::from_value(json!({
        "document": "a.txt", "published": "2024-01-05",
        "events": [{"id": "e1", "type": "congress", "name": "Đại hội", "date": "2024-01-05"}],
        "people": [{"name": "Lý Thị Sen"}],
        "posts": [{"person": "Lý Thị Sen", "role": "Giám đốc", "organization": "Bệnh viện Đa khoa Bạch Thủy"}],
        "participations": [{"event": "e1", "person": "Lý Thị Sen", "as": ["attendee"]}],
        "organizations": [
            {"name": "Bệnh viện Đa khoa Bạch Thủy", "type": "hospital", "parent": "Sở Y tế tỉnh Bạch Thủy"},
            {"name": "Sở Y tế tỉnh Bạch Thủy", "type": "government", "parent": "UBND tỉnh Bạch Thủy"},
            {"name": "UBND tỉnh Bạch Thủy", "type": "government"}],
        "documents": [{"number": "35-CT/TW", "kind": "Chỉ thị", "issuer": "Bộ Chính trị"}],
    }))
    .unwrap();
    store.replace_article(&facts, &Ontology::embedded().unwrap()).unwrap();
    store
}

#[test]
fn queries_see_what_follows_unless_told_not_to() {
    let store = hospital();
    let (all, said) = (Options::default(), Options { without_inference: true, ..Options::default() });
    let questions = [
        (
            "SELECT ?n { ?b org:transitiveSubOrganizationOf ?t . ?t skos:prefLabel ?n . ?b a hn:Hospital } ORDER BY ?n",
            2,
        ),
        ("SELECT ?e { ?e a schema:Event }", 1),
        ("SELECT ?b { ?b a schema:MedicalOrganization }", 1),
        ("SELECT ?p { ?p a foaf:Agent ; foaf:name ?n }", 1),
        ("SELECT ?b { ?b org:hasSubOrganization ?c }", 2),
        ("SELECT ?m { ?p foaf:name ?n ; org:hasMembership ?m }", 1),
        ("SELECT ?d { ?d dcterms:publisher ?b ; dcterms:type 'Chỉ thị' }", 1),
        ("SELECT ?g { GRAPH ?g { ?b org:transitiveSubOrganizationOf ?t } }", 3),
    ];
    for (question, _) in questions {
        assert_eq!(ask(&store, question, &all), [""; 0], "{question}");
    }
    store.infer().unwrap();
    for (question, count) in questions {
        assert_eq!(ask(&store, question, &all).len(), count, "{question}");
        // Who names a graph means it.
        let expected = if question.contains("GRAPH") { count } else { 0 };
        assert_eq!(ask(&store, question, &said).len(), expected, "{question}");
    }
    // The superior right above stays one, and nothing that is said is seen twice.
    for question in ["SELECT ?t { ?b a hn:Hospital ; org:subOrganizationOf ?t }", "SELECT ?e { ?e a hn:Event }"] {
        assert_eq!(ask(&store, question, &all), ask(&store, question, &said), "{question}");
    }
    // A query that says itself what it sees is left to it.
    let from = "SELECT ?e FROM <https://w3id.org/hoinghi/id/inferred> { ?e a hn:Event }";
    assert_eq!(ask(&store, from, &all), [""; 0]);
    assert!(store.stop_inferring().unwrap() && !store.stop_inferring().unwrap());
    assert_eq!((store.infers().unwrap(), inferred(&store).len()), (false, 0));
}

#[test]
fn what_does_not_follow_and_what_lacks_is_found() {
    let store = hospital();
    store.infer().unwrap();
    let problems = |store: &Store| {
        let audit = store.audit().unwrap();
        audit.problems.into_iter().filter(|problem| problem.what.contains("what follows")).collect::<Vec<_>>()
    };
    assert_eq!(problems(&store), []);
    let graph: GraphNameRef<'_> = NamedNodeRef::new_unchecked(hoinghi::rdf::vocabulary::INFERRED_GRAPH).into();
    let one = store.inner().quads_for_pattern(None, None, None, Some(graph)).next().unwrap().unwrap();
    store.inner().remove(&one).unwrap();
    store.inner().insert(&Quad { object: NamedNodeRef::new_unchecked("urn:x").into(), ..one }).unwrap();
    let told: Vec<String> = problems(&store).into_iter().map(|problem| problem.what).collect();
    assert!(told.len() == 2 && told[0].contains("has, but nothing entails") && told[1].contains("lacks"), "{told:?}");
    store.infer().unwrap();
    assert_eq!(problems(&store), []);
}

#[cfg(feature = "disk")]
mod on_disk {
    use serde_json::Value;

    use super::command::{done, dump, folder, line, run, stderr};

    #[test]
    fn a_store_infers_until_told_not_to() {
        let (one, two) = (line("a", "Lý Thị Sen"), line("b", "Vi Công Thuỷ"));
        let dir = folder(&[("a.facts.jsonl", &one), ("b.facts.jsonl", &two)]);
        let output = run(dir.path(), &["ontology", "infer"]);
        assert!(output.status.code() == Some(5) && stderr(&output).contains("there is no store"), "{output:?}");
        done(dir.path(), &["build", "a.facts.jsonl"]);
        let before = dump(dir.path(), "hoinghi-store");
        assert!(done(dir.path(), &["ontology", "infer"]).ends_with(" triples follow\n"));
        assert!(done(dir.path(), &["status"]).contains("\ninferred  "));
        let agents = ["query", "agents.rq", "--format", "csv"];
        std::fs::write(dir.path().join("agents.rq"), "SELECT ?a { ?a a foaf:Agent ; foaf:name ?n }").unwrap();
        assert_eq!(done(dir.path(), &agents).lines().count(), 2);
        assert_eq!(done(dir.path(), &[&agents[..], &["--no-inference"]].concat()).lines().count(), 1);
        done(dir.path(), &["build", "b.facts.jsonl"]);
        assert_eq!(done(dir.path(), &agents).lines().count(), 3);
        assert!(done(dir.path(), &["verify"]).ends_with("; 0 wrong\n"));
        let grown = dump(dir.path(), "hoinghi-store");
        done(dir.path(), &["ontology", "infer"]);
        assert_eq!(dump(dir.path(), "hoinghi-store"), grown);
        // A dump carries it over.
        std::fs::write(dir.path().join("store.nq"), grown.iter().map(|line| format!("{line}\n")).collect::<String>())
            .unwrap();
        done(dir.path(), &["load", "store.nq", "--store", "copy"]);
        done(dir.path(), &["remove", "b", "--store", "copy"]);
        done(dir.path(), &["verify", "--store", "copy"]);
        done(dir.path(), &["remove", "b"]);
        assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "copy"));
        let told: Value =
            serde_json::from_str(&done(dir.path(), &["ontology", "infer", "--off", "--format", "json"])).unwrap();
        assert_eq!(told, serde_json::json!({"inferred": null}));
        assert_eq!(dump(dir.path(), "hoinghi-store"), before);
        assert_eq!(done(dir.path(), &["ontology", "infer", "--off"]), "nothing is inferred\n");
    }
}
