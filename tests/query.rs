//! The library of queries: its columns, parameters, mistakes and formats. What each query answers stands in
//! `tests/competency.rs`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::query::{Answer, Format, Library, LibraryError, Options, Query, QueryError, Values};
use hoinghi::store::Store;

/// The columns that others rely on; more may follow.
const CONTRACT: [(&str, &str); 10] = [
    ("events", "article,event,name,type,date,endDate,partOfDay,place,organizer"),
    ("attendance", "article,event,eventName,date,person,personName,kind,role,organization"),
    ("posts", "article,person,personName,role,organization,since"),
    ("groups", "article,event,group,count,organization"),
    ("people", "person,personName,honorifics,articles"),
    ("bodies", "organization,name,type,parent"),
    ("awards", "article,title,recipient,group,count,year,by"),
    ("headcounts", "article,organization,of,value"),
    ("documents", "article,number,kind,issuer"),
    ("indicators", "article,name,value,unit,year,organization"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/query")
}

/// A store with the articles of `facts.jsonl`.
fn store() -> Store {
    let ontology = Ontology::from_dir(&folder().join("ontology")).unwrap();
    let store = Store::in_memory().unwrap();
    for line in std::fs::read_to_string(folder().join("facts.jsonl")).unwrap().lines() {
        let facts: Facts = serde_json::from_str(line).unwrap();
        store.replace_article(&facts, &ontology).unwrap();
    }
    store
}

fn csv(query: &Query, store: &Store, values: &Values) -> String {
    let answer = query.run(store.inner(), values, &Options::default()).unwrap();
    written(&answer, Format::Csv)
}

fn written(answer: &Answer, format: Format) -> String {
    let mut out = Vec::new();
    answer.write(format, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace("\r\n", "\n")
}

fn ask(text: &str) -> Answer {
    Query::parse("q", text).unwrap().run(store().inner(), &Values::new(), &Options::default()).unwrap()
}

#[test]
fn the_columns_of_the_contract_come_first() {
    let (library, store) = (Library::embedded().unwrap(), Store::in_memory().unwrap());
    for (name, columns) in CONTRACT {
        let head = csv(library.get(name).unwrap(), &store, &Values::new());
        let head = head.trim_end();
        assert!(head == columns || head.starts_with(&format!("{columns},")), "{name} has the columns {head}");
    }
}

#[test]
fn parameters_are_checked() {
    let (library, store) = (Library::embedded().unwrap(), store());
    let run = |name: &str, values: &[(&str, &str)]| {
        let values = values.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        library.get(name).unwrap().run(store.inner(), &values, &Options::default()).unwrap_err()
    };
    let missing = run("person-events", &[]);
    assert_eq!(missing.to_string(), "query person-events needs parameter person");
    let QueryError::MissingParameter { usage, .. } = missing else { panic!() };
    assert!(usage.contains("--set person=") && usage.contains("--set from="), "{usage}");
    assert!(matches!(run("people", &[("name", "x")]), QueryError::UnknownParameter { .. }));
    let wrong = run("person-events", &[("person", "x"), ("from", "5 May")]);
    assert_eq!(wrong.to_string(), "5 May is no value of parameter from: it takes a day such as 2024-03-05");
}

#[test]
fn a_value_cannot_change_what_is_asked() {
    let library = Library::embedded().unwrap();
    let values = Values::from([("person".to_owned(), "x\") } #".to_owned())]);
    let answer = csv(library.get("person-events").unwrap(), &store(), &values);
    assert_eq!(answer.lines().count(), 1, "only the head");
}

#[test]
fn parameters_reach_into_groups_subqueries_and_bound() {
    let text = "# Q\n# @param wanted (optional) x\n# @param least (default 1, integer) y\n\
        SELECT ?name ?wanted { { SELECT ?name (COUNT(*) AS ?n) { ?p foaf:name ?name \
        FILTER(!BOUND(?wanted) || hn:matches(?name, ?wanted)) } GROUP BY ?name HAVING(COUNT(*) >= ?least) } } ORDER BY ?name";
    let query = Query::parse("q", text).unwrap();
    let store = store();
    assert_eq!(csv(&query, &store, &Values::new()).lines().count(), 4);
    let values = Values::from([("wanted".to_owned(), "sen".to_owned())]);
    assert_eq!(csv(&query, &store, &values), "name,wanted\nLý Thị Sen,sen\n");
}

#[test]
fn an_unknown_name_is_answered_with_those_like_it() {
    let error = Library::embedded().unwrap().get("person-event").unwrap_err();
    let LibraryError::Unknown { near, all, .. } = error else { panic!() };
    assert_eq!(near.first().map(String::as_str), Some("person-events"));
    assert!(all.len() >= 22);
}

#[test]
fn a_mistake_is_shown_at_its_place() {
    let LibraryError::Syntax(error) = Query::parse("q.rq", "# Q\nSELECT ?x\nWHERE { ?x ?y ?z ] }").unwrap_err() else {
        panic!()
    };
    assert_eq!(error.place(), Some((3, 18)));
}

#[test]
fn each_form_of_query_is_written_in_its_formats() {
    let yes = ask("ASK { ?p foaf:name 'Lý Thị Sen' }");
    assert_eq!(written(&yes, Format::Table { width: 80 }), "true\n");
    let graph =
        ask("CONSTRUCT { ?p foaf:nick ?name } WHERE { ?p foaf:name ?name FILTER(hn:matches(?name, 'ly thi sen')) }");
    assert!(written(&graph, Format::Turtle).contains("foaf:nick \"Lý Thị Sen\""));
    assert_eq!(written(&graph, Format::NTriples).lines().count(), 1);
    assert!(written(&graph, Format::Csv).starts_with("subject,predicate,object\n"));
    let rows = ask("SELECT ?p ?name { ?p foaf:name ?name } ORDER BY ?name");
    let table = written(&rows, Format::Table { width: 100 });
    assert!(table.contains("id:person/") && table.ends_with("3 rows\n"), "{table}");
    assert!(written(&rows, Format::Json).contains("\"bindings\""));
    assert!(written(&rows, Format::Xml).contains("<sparql"));
    assert!(written(&rows, Format::Tsv).starts_with("?p\t?name\n"));
    assert!(matches!(rows.write(Format::Turtle, &mut Vec::new()), Err(QueryError::Format { .. })));
}

#[test]
fn wide_cells_are_broken() {
    let answer = ask("SELECT ('một hai ba bốn năm sáu bảy tám chín mười mười một' AS ?long) {}");
    let table = written(&answer, Format::Table { width: 30 });
    assert!(table.lines().all(|line| line.chars().count() <= 30), "{table}");
}

#[test]
fn a_query_that_takes_too_long_is_given_up() {
    let text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }";
    let options = Options { timeout: Some(Duration::from_millis(50)), ..Options::default() };
    let error = Query::parse("q", text).unwrap().run(store().inner(), &Values::new(), &options).unwrap_err();
    assert_eq!(error.to_string(), "the query took longer than 0.05 s");
}
