//! Administrative units: the files are what the tables give, and bodies are placed in them where their names are certain. All
//! people are invented; the places are not.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../examples/places.rs"]
#[allow(dead_code)]
mod generator;

use std::collections::BTreeSet;
use std::path::Path;

use hoinghi::explain::{Found, explain, find};
use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::query::{Library, Options, Values};
use hoinghi::rdf::ArticleGraph;
use hoinghi::store::{Spool, Spooled, Store};
use oxigraph::model::{GraphNameRef, NamedNodeRef, Term};
use serde_json::{Value, json};

const UNIT: &str = "https://w3id.org/hoinghi/id/unit/";
const LOCATION: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/location");

#[test]
fn the_files_are_what_the_tables_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tables = root.join("../shared/data/places");
    if !tables.is_dir() {
        println!("skipped: there are no tables in {}", tables.display());
        return;
    }
    for (name, text) in generator::turtle(&tables).unwrap() {
        let file = std::fs::read_to_string(root.join("ontology/units").join(name)).unwrap();
        assert!(file == text, "{name}: run `cargo run --example places -- ../shared/data/places ontology/units`");
    }
}

/// An article of a day that names these bodies, each with the places behind it.
fn article(document: &str, day: &str, bodies: &[(&str, &[&str])]) -> Facts {
    let body = |(name, places): &(&str, &[&str])| json!({"name": name, "type": "government", "lies_in": places});
    let bodies: Vec<Value> = bodies.iter().map(body).collect();
    let mut facts = json!({"document": document, "organizations": bodies});
    if !day.is_empty() {
        facts["published"] = day.into();
    }
    serde_json::from_value(facts).unwrap()
}

/// The units in which the bodies of an article lie.
fn placed(day: &str, bodies: &[(&str, &[&str])]) -> Vec<String> {
    let graph = ArticleGraph::new(&article("a.txt", day, bodies), &Ontology::embedded().unwrap());
    let places = graph.triples().iter().filter(|triple| triple.predicate.as_ref() == LOCATION);
    let mut places: Vec<String> = places.map(|triple| unit(&triple.object)).collect();
    places.sort();
    places
}

fn unit(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().strip_prefix(UNIT).unwrap().to_owned(),
        other => panic!("{other} is no unit"),
    }
}

const NONE: &[&str] = &[];

#[test]
fn bodies_lie_where_their_names_say() {
    for (name, places, expected) in [
        ("Huyện ủy Thạch Thất", NONE, "276"),
        ("Ủy ban nhân dân huyện Thạch Thất", NONE, "276"),
        ("Tỉnh ủy Hà Giang", NONE, "02"),
        ("Thành ủy Hà Nội", NONE, "01"),
        ("Sở Y tế tỉnh Hà Giang", NONE, "02"),
        ("Sở Y tế Hà Giang", NONE, "02"),
        ("Đảng ủy Sở Y tế tỉnh Hà Giang", NONE, "02"),
        ("Bệnh viện Đa khoa tỉnh Hà Giang", NONE, "02"),
        ("Khoa Dược Bệnh viện Đa khoa tỉnh Hà Giang", NONE, "02"),
        ("UBND TP. Hồ Chí Minh", NONE, "79"),
        ("Bệnh viện Sao Mai", &["tỉnh Hà Giang"], "02"),
        ("Huyện ủy Châu Thành", &["tỉnh An Giang"], "892"),
        ("UBND huyện Châu Thành, tỉnh Tây Ninh", NONE, "708"),
        ("Đảng ủy xã Hòa Bình", &["huyện Vũ Thư", "tỉnh Thái Bình"], "13258"),
        ("Chi bộ thôn Nà Pan", &["huyện Đồng Văn"], "026"),
    ] {
        assert_eq!(placed("2024-05-06", &[(name, places)]), [expected], "{name}, {places:?}");
    }
}

#[test]
fn what_may_lie_in_several_places_is_not_placed() {
    for name in
        ["Huyện ủy Châu Thành", "Đảng ủy Phường 1", "Sở Y tế", "Bộ Y tế", "Tỉnh ủy Bạch Thủy", "Bệnh viện Hòa Bình"]
    {
        assert_eq!(placed("2024-05-06", &[(name, NONE)]), [""; 0], "{name}");
    }
    // The only one of that name lies in another province than the article is about.
    assert_eq!(placed("2024-05-06", &[("Huyện ủy Thạch Thất", NONE), ("Tỉnh ủy Bình Dương", NONE)]), ["74"]);
    // There, too; but a town of the other was a district once.
    let told = [("Huyện ủy Tân Uyên", NONE), ("Tỉnh ủy Bình Dương", NONE)];
    assert_eq!(placed("2012-05-06", &told), ["723", "74"]);
}

#[test]
fn the_day_of_an_article_tells_then_from_now() {
    let told = [("Tỉnh ủy Tuyên Quang", NONE)];
    assert_eq!(placed("2025-06-30", &told), ["08"]);
    assert_eq!(placed("2025-07-01", &told), ["2025-08"]);
    assert_eq!(placed("", &told), [""; 0]);
    let told = [("Đảng ủy phường Ba Đình", NONE)];
    assert_eq!(placed("2025-08-01", &told), ["2025-00004"]);
    assert_eq!(placed("2024-08-01", &told), [""; 0]);
    // What is no more is still spoken of.
    assert_eq!(placed("2025-08-01", &[("Huyện ủy Thạch Thất", NONE)]), ["276"]);
}

#[test]
fn districts_of_one_name_are_two_bodies() {
    let article =
        |document, province| article(document, "2024-05-06", &[("Huyện ủy Châu Thành", NONE), (province, NONE)]);
    let store = store(&[article("1.txt", "Tỉnh ủy An Giang"), article("2.txt", "Tỉnh ủy Tây Ninh")]);
    let question = |province| asked(&store, "province-bodies", province, 1..3);
    assert_eq!(question("An Giang")[0], "Huyện Châu Thành | Huyện ủy Châu Thành");
    assert_eq!(question("Tây Ninh")[0], "Huyện Châu Thành | Huyện ủy Châu Thành");
    let locations = store.inner().quads_for_pattern(None, Some(LOCATION), None, Some(GraphNameRef::DefaultGraph));
    let bodies: Vec<String> = locations.map(|quad| quad.unwrap().subject.to_string()).collect();
    assert_eq!(bodies.iter().collect::<BTreeSet<_>>().len(), bodies.len(), "each lies in one place");
}

fn store(articles: &[Facts]) -> Store {
    let (store, ontology) = (Store::in_memory().unwrap(), Ontology::embedded().unwrap());
    store.put_ontology(&ontology).unwrap();
    for facts in articles {
        store.put_articles(&[ArticleGraph::new(facts, &ontology)]).unwrap();
    }
    store
}

/// The units of the default graph.
fn units(store: &Store) -> BTreeSet<String> {
    let quads = store.inner().quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
    let subjects = quads.map(|quad| quad.unwrap().subject.to_string());
    subjects.filter_map(|node| Some(node.strip_prefix(&format!("<{UNIT}"))?.trim_end_matches('>').to_owned())).collect()
}

fn set(units: &[&str]) -> BTreeSet<String> {
    units.iter().map(|unit| (*unit).to_owned()).collect()
}

fn articles() -> [Facts; 3] {
    [
        article("1.txt", "2024-05-06", &[("Huyện ủy Đồng Văn", NONE), ("Tỉnh ủy Hà Giang", NONE)]),
        article("2.txt", "2024-05-07", &[("Tỉnh ủy Hà Giang", NONE), ("Sở Y tế tỉnh Tuyên Quang", NONE)]),
        article("3.txt", "2025-08-01", &[("Tỉnh ủy Tuyên Quang", NONE), ("Thành ủy Hà Nội", NONE)]),
    ]
}

#[test]
fn a_store_holds_the_units_that_its_articles_need() {
    let store = store(&articles());
    assert_eq!(units(&store), set(&["01", "02", "026", "08", "2025-08"]));
    store.remove_article("1.txt").unwrap();
    assert_eq!(units(&store), set(&["01", "02", "08", "2025-08"]));
    store.remove_article("2.txt").unwrap();
    assert_eq!(units(&store), set(&["01", "2025-08"]));
    store.remove_article("3.txt").unwrap();
    assert_eq!(units(&store), set(&[]));
}

#[test]
fn many_at_once_give_what_one_by_one_gives() {
    let one_by_one = store(&articles());
    let audit = one_by_one.audit().unwrap();
    assert_eq!(audit.problems.iter().filter(|problem| problem.thing.contains("/unit/")).count(), 0);
    let (all, folder) = (Store::in_memory().unwrap(), tempfile::tempdir().unwrap());
    let mut spool = Spool::create(&folder.path().join("spool")).unwrap();
    articles().iter().for_each(|facts| spool.push(&Spooled::new(facts).unwrap()).unwrap());
    all.fill_in_bulk(spool, &Ontology::embedded().unwrap()).unwrap();
    let quads = |store: &Store| store.inner().iter().map(|quad| quad.unwrap().to_string()).collect::<BTreeSet<_>>();
    assert_eq!(quads(&all), quads(&one_by_one));
}

/// Some columns of what a question answers about a province.
fn asked(store: &Store, question: &str, province: &str, columns: std::ops::Range<usize>) -> Vec<String> {
    let values = Values::from([("province".to_owned(), province.to_owned())]);
    let answer = Library::embedded().unwrap().get(question).unwrap().run(store.inner(), &values, &Options::default());
    let row = |row: Vec<Option<String>>| row[columns.clone()].iter().flatten().cloned().collect::<Vec<_>>().join(" | ");
    answer.unwrap().into_texts().map(row).collect()
}

#[test]
fn bodies_are_asked_for_by_province_then_and_now() {
    let store = store(&articles());
    assert_eq!(
        asked(&store, "province-bodies", "ha giang", 0..3),
        ["Tỉnh Hà Giang | Huyện Đồng Văn | Huyện ủy Đồng Văn", "Tỉnh Hà Giang | Tỉnh Hà Giang | Tỉnh ủy Hà Giang"]
    );
    assert_eq!(
        asked(&store, "province-bodies-now", "Tuyên Quang", 1..4),
        [
            "Tỉnh Hà Giang | Huyện Đồng Văn | Huyện ủy Đồng Văn",
            "Tỉnh Hà Giang | Tỉnh Hà Giang | Tỉnh ủy Hà Giang",
            "Tỉnh Tuyên Quang | Tỉnh Tuyên Quang | Sở Y tế tỉnh Tuyên Quang",
            "Tỉnh Tuyên Quang | Tỉnh Tuyên Quang | Tỉnh ủy Tuyên Quang",
        ]
    );
    // A province that was not merged is one, then and now.
    assert_eq!(asked(&store, "province-bodies", "Hà Nội", 2..3), ["Thành ủy Hà Nội"]);
    assert_eq!(asked(&store, "province-bodies-now", "Hà Nội", 2..4), ["Thành phố Hà Nội | Thành ủy Hà Nội"]);
    assert_eq!(asked(&store, "province-bodies-now", "Hà Giang", 2..4), [""; 0]);
}

#[test]
fn explain_tells_where_a_body_lies() {
    let store = store(&articles());
    let Found::One(thing) = find(store.inner(), "Huyện ủy Đồng Văn").unwrap() else { panic!() };
    let lines = explain(store.inner(), thing).unwrap().lines;
    let told: Vec<&str> = lines.iter().filter(|line| line.about == "lies in").map(|line| &*line.text).collect();
    assert_eq!(told, ["Huyện Đồng Văn, Tỉnh Hà Giang; since 2025-07-01 in Tỉnh Tuyên Quang"]);
}
