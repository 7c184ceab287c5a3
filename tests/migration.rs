//! A store that was built with an older ontology, brought to a newer one: it ends as if built with the newer.
//! All people are invented.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hoinghi::facts::Facts;
use hoinghi::ontology::{File, Migration, Ontology};
use hoinghi::rdf::ArticleGraph;
use hoinghi::store::{Earlier, Migrated, Store};

/// What the newer ontology changes of the older one.
const CHANGES: [(&str, &str); 4] = [
    ("owl:versionInfo \"0.1.0\"", "owl:versionInfo \"0.2.0\""),
    ("hn:role-head skos:inScheme", "hn:role-head-of-department skos:inScheme"),
    ("hn:chair skos:inScheme", "hn:presiding skos:inScheme"),
    ("hn:denotes hn:Hospital", "hn:denotes hn:HealthFacility"),
];

/// What it adds: a name for what articles call by it already, and an axiom.
const ADDED: &str = "
hn:picnic skos:inScheme hn:event-types ; skos:notation \"picnic\" ; hn:denotes hn:Picnic .
hn:Picnic <http://www.w3.org/2000/01/rdf-schema#subClassOf> hn:Outing .
";

/// How a store follows.
const UPDATE: &str = "# Heads of departments, presiding, health facilities, picnics
# @reread { ?event hn:eventType ?type .
#   ?type skos:prefLabel ?label }
DELETE { ?post org:role hn:role-head } INSERT { ?post org:role hn:role-head-of-department }
WHERE { ?post org:role hn:role-head } ;
DELETE { ?part hn:participationKind hn:chair } INSERT { ?part hn:participationKind hn:presiding }
WHERE { ?part hn:participationKind hn:chair } ;
DELETE { ?body a hn:Hospital } INSERT { ?body a hn:HealthFacility }
WHERE { ?body a hn:Hospital } ;
# The name that an article brought, for which there is a concept now.
DELETE { ?thing ?property ?own . ?own skos:prefLabel ?label } INSERT { ?thing ?property ?concept ; a ?class }
WHERE {
  ?own skos:prefLabel ?label .
  GRAPH <https://w3id.org/hoinghi/ontology> { ?concept skos:inScheme hn:event-types ; skos:notation ?name ; hn:denotes ?class }
  FILTER(STRSTARTS(STR(?own), 'https://w3id.org/hoinghi/id/event-type/') && STR(?label) = ?name)
  ?thing ?property ?own .
}
";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/query")
}

fn turtle() -> String {
    std::fs::read_to_string(folder().join("ontology/concepts.ttl")).unwrap()
}

fn newer() -> String {
    CHANGES.iter().fold(turtle(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    }) + ADDED
}

fn ontology(turtle: String) -> Ontology {
    Ontology::from_files(&[File { path: "concepts.ttl".into(), bytes: turtle.into_bytes() }]).unwrap()
}

fn articles() -> Vec<Facts> {
    let lines = std::fs::read_to_string(folder().join("facts.jsonl")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn built(ontology: &Ontology) -> Store {
    let store = Store::in_memory().unwrap();
    for facts in articles() {
        store.replace_article(&facts, ontology).unwrap();
    }
    store
}

/// A folder of an ontology with one migration.
fn with_migration(turtle: &str, name: &str, update: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("concepts.ttl"), turtle).unwrap();
    std::fs::create_dir(dir.path().join("migrations")).unwrap();
    std::fs::write(dir.path().join(format!("migrations/{name}.ru")), update).unwrap();
    dir
}

fn steps(update: &str) -> Vec<Migration> {
    let dir = with_migration("", "0.1.0-0.2.0", update);
    Migration::between(Migration::of_dir(dir.path()).unwrap(), "0.1.0", "0.2.0").unwrap()
}

fn quads(store: &Store) -> BTreeSet<String> {
    store.inner().iter().map(|quad| quad.unwrap().to_string()).collect()
}

#[test]
fn a_migrated_store_is_as_if_built_anew() {
    let (old, new) = (ontology(turtle()), ontology(newer()));
    for infers in [false, true] {
        let [store, before, fresh] = [built(&old), built(&old), built(&new)];
        if infers {
            [&store, &before, &fresh].into_iter().for_each(|store| store.infer().unwrap());
        }
        let migrated = store.migrate(&steps(UPDATE), &new).unwrap();
        let expected = Migrated { articles: 2, changed: 2, reread: ["dai-hoi.txt".to_owned()].into() };
        assert_eq!(migrated, expected);
        let (got, wanted) = (quads(&store), quads(&fresh));
        let differing: Vec<_> = got.symmetric_difference(&wanted).collect();
        assert!(differing.is_empty(), "{differing:#?}");
        let (difference, known) = (store.difference(&before).unwrap(), quads(&before));
        let parts = [difference.articles, difference.default_graph, difference.ontology, difference.inferred];
        assert!(parts[..3].iter().all(|part| part.removed > 0 && part.added > 0), "{difference:?}");
        assert_eq!(difference.inferred.added > 0, infers);
        let sum = |of: fn(&hoinghi::store::Turnover) -> u64| parts.iter().map(of).sum::<u64>();
        assert_eq!(sum(|part| part.removed), known.difference(&got).count() as u64);
        assert_eq!(sum(|part| part.added), got.difference(&known).count() as u64);
        // Once more, there is nothing to do.
        assert_eq!(store.migrate(&[], &new).unwrap(), Migrated { articles: 2, ..Migrated::default() });
        assert_eq!(quads(&store), wanted);
    }
}

/// A store of the older ontology, into which the newer one has come with one article.
fn half_built() -> (Store, ArticleGraph, ArticleGraph) {
    let (old, new) = (ontology(turtle()), ontology(newer()));
    let store = built(&old);
    let before = store.put_ontology(&new).unwrap().unwrap();
    assert_eq!((before.version(), store.earlier().unwrap()), ("0.1.0", None));
    store.keep_earlier(&before).unwrap();
    let articles: Vec<ArticleGraph> = articles().iter().map(|facts| ArticleGraph::new(facts, &new)).collect();
    let [one, other] = articles.try_into().unwrap();
    store.put_articles(std::slice::from_ref(&one)).unwrap();
    (store, one, other)
}

fn earlier(articles: u64) -> Option<Earlier> {
    (articles > 0).then(|| Earlier { ontology: "0.1.0".to_owned(), articles })
}

#[test]
fn articles_are_migrated_that_were_read_before_the_ontology_came() {
    let new = ontology(newer());
    let (store, one, other) = half_built();
    assert_eq!(store.earlier().unwrap(), earlier(2));
    let kept = store.settle_earlier(&[one.iri().clone()].into()).unwrap();
    assert_eq!((&kept, &store.status().unwrap().earlier), (&earlier(1), &kept));
    let from = kept.unwrap().ontology;
    let migrated = store.migrate(&Migration::between(steps(UPDATE), &from, "0.2.0").unwrap(), &new).unwrap();
    assert_eq!((migrated.articles, migrated.changed), (2, 1));
    assert!(migrated.reread.iter().all(|document| document == other.document()), "{migrated:?}");
    assert_eq!(quads(&store), quads(&built(&new)));
}

#[test]
fn nothing_is_kept_of_an_ontology_that_no_article_is_of() {
    let new = ontology(newer());
    let (store, one, other) = half_built();
    store.settle_earlier(&[one.iri().clone()].into()).unwrap();
    store.put_articles(std::slice::from_ref(&other)).unwrap();
    assert_eq!(store.settle_earlier(&[other.iri().clone()].into()).unwrap(), None);
    assert_eq!(quads(&store), quads(&built(&new)));
    // An article that goes is none of an earlier ontology either.
    let (store, _, other) = half_built();
    store.remove_article(other.document()).unwrap();
    assert_eq!(store.earlier().unwrap(), earlier(1));
    // Of several, the lowest.
    let third = ontology(newer().replace("owl:versionInfo \"0.2.0\"", "owl:versionInfo \"0.10.0\""));
    let before = store.put_ontology(&third).unwrap().unwrap();
    store.keep_earlier(&before).unwrap();
    assert_eq!(store.earlier().unwrap(), earlier(1));
}

#[test]
fn articles_that_a_step_forgot_have_to_be_read_again() {
    let (old, new) = (ontology(turtle()), ontology(newer()));
    let reread = |update: &str| built(&old).migrate(&steps(update), &new).unwrap().reread;
    let both = ["dai-hoi.txt", "tong-ket.txt"].map(str::to_owned);
    // Both still have a role that is gone, one a kind of event that has a name now.
    assert_eq!(reread("# Nothing"), both.clone().into());
    let (all, tidy) =
        (UPDATE.replacen("@reread", "@unread", 1), UPDATE.replacen("?type skos:prefLabel ?label", "FILTER(false)", 1));
    assert_eq!(reread(&all), [].into());
    assert_eq!(reread(&tidy), [].into());
    assert_eq!(reread("# All of them\n# @reread {}"), both.into());
}

#[test]
fn a_step_that_is_malformed_or_fails_is_named() {
    let store = built(&ontology(turtle()));
    for (update, told) in [
        ("# X\nDELETE { ?a ?b }", "0.1.0-0.2.0.ru is not valid SPARQL: error at "),
        ("# X\n# @reread { ?a }", "0.1.0-0.2.0.ru is not valid SPARQL: after @reread, error at "),
        ("# X\nLOAD <file:///nowhere>", "0.1.0-0.2.0.ru cannot be run on https://w3id.org/hoinghi/id/article/"),
    ] {
        let error = store.migrate(&steps(update), &ontology(newer())).unwrap_err().to_string();
        assert!(error.replace('<', "").starts_with(told), "{error}");
    }
}

#[cfg(feature = "disk")]
mod on_disk {
    use serde_json::Value;

    use super::command::{done, dump, run, stderr};
    use super::{UPDATE, folder, newer, turtle, with_migration};

    #[test]
    fn a_store_is_migrated_and_articles_are_read_again() {
        let dir = with_migration(&newer(), "0.1.0-0.2.0", UPDATE);
        std::fs::create_dir(dir.path().join("old")).unwrap();
        std::fs::write(dir.path().join("old/concepts.ttl"), turtle()).unwrap();
        std::fs::copy(folder().join("facts.jsonl"), dir.path().join("all.facts.jsonl")).unwrap();
        done(dir.path(), &["build", "all.facts.jsonl", "--ontology", "old"]);
        assert!(done(dir.path(), &["status"]).contains("\nontology  0.1.0\n"));
        done(dir.path(), &["build", "all.facts.jsonl", "--ontology", ".", "--store", "fresh"]);
        let before = dump(dir.path(), "hoinghi-store");
        let migrate = |args: &[&str]| done(dir.path(), &[&["ontology", "migrate", "--ontology", "."], args].concat());
        let told = migrate(&["--dry-run"]);
        assert!(told.starts_with("ontology 0.1.0 to 0.2.0: nothing was changed\n  0.1.0-0.2.0  Heads of"), "{told}");
        assert!(
            told.contains("\n2 of 2 articles in other terms\n")
                && told.ends_with("1 to be read again:\n  dai-hoi.txt\n")
        );
        assert_eq!(dump(dir.path(), "hoinghi-store"), before);
        let report: Value = serde_json::from_str(&migrate(&["all.facts.jsonl", "--format", "json"])).unwrap();
        assert_eq!((&report["read"][0], &report["reread"]), (&"dai-hoi.txt".into(), &serde_json::json!([])));
        assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "fresh"));
        assert!(done(dir.path(), &["status"]).contains("\nontology  0.2.0\n"));
        assert!(migrate(&[]).contains("\n0 of 2 articles in other terms\n"));
        let back = run(dir.path(), &["ontology", "migrate", "--ontology", "old"]);
        assert_eq!(back.status.code(), Some(4));
        assert!(
            stderr(&back).starts_with("error: the store was built with ontology 0.2.0, which is later than 0.1.0\n")
        );
    }

    #[test]
    fn a_build_with_a_newer_ontology_leaves_the_migration_to_be_done() {
        let dir = with_migration(&newer(), "0.1.0-0.2.0", UPDATE);
        let older = tempfile::tempdir_in(dir.path()).unwrap();
        std::fs::write(older.path().join("concepts.ttl"), turtle()).unwrap();
        let older = older.path().to_str().unwrap();
        let all = std::fs::read_to_string(folder().join("facts.jsonl")).unwrap();
        let first = all.lines().next().unwrap();
        std::fs::write(dir.path().join("all.facts.jsonl"), &all).unwrap();
        std::fs::write(dir.path().join("first.facts.jsonl"), first).unwrap();
        done(dir.path(), &["build", "all.facts.jsonl", "--ontology", older]);
        done(dir.path(), &["build", "all.facts.jsonl", "--ontology", ".", "--store", "fresh"]);
        let build = |paths: &str| run(dir.path(), &["build", paths, "--ontology", ".", "--format", "json"]);
        // Also when it says nothing new.
        for _ in 0..2 {
            let output = build("first.facts.jsonl");
            let told =
                "warning: 1 article was read with an earlier ontology (0.1.0): `hoinghi ontology migrate` brings";
            assert!(output.status.success() && stderr(&output).starts_with(told), "{output:?}");
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(report["earlier"], serde_json::json!({"ontology": "0.1.0", "articles": 1}));
        }
        let status = done(dir.path(), &["status"]);
        assert!(
            status.contains("\nontology  0.2.0; 1 article was read with an earlier ontology (0.1.0)\n"),
            "{status}"
        );
        done(dir.path(), &["backup", "copy"]);
        let migrated = done(dir.path(), &["ontology", "migrate", "all.facts.jsonl", "--ontology", "."]);
        assert!(migrated.starts_with("ontology 0.1.0 to 0.2.0\n  0.1.0-0.2.0  Heads of"), "{migrated}");
        assert_eq!(dump(dir.path(), "hoinghi-store"), dump(dir.path(), "fresh"));
        // All of them built again, there is nothing to migrate.
        let output = run(dir.path(), &["build", "all.facts.jsonl", "--ontology", ".", "--store", "copy"]);
        assert!(output.status.success() && stderr(&output).is_empty(), "{output:?}");
        assert_eq!(dump(dir.path(), "copy"), dump(dir.path(), "fresh"));
        // What only people read of an ontology makes no article an earlier one.
        let comment = newer() + "hn:picnic <http://www.w3.org/2000/01/rdf-schema#comment> \"Outside.\"@en .\n";
        std::fs::write(dir.path().join("concepts.ttl"), comment).unwrap();
        let output = build("first.facts.jsonl");
        assert!(output.status.success() && stderr(&output).is_empty(), "{output:?}");
        assert!(done(dir.path(), &["status"]).contains("\nontology  0.2.0\n"));
    }
}
