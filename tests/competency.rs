//! Competency questions: what the queries of the library answer on the invented articles of `ontology/competency/`, told in
//! the ontology as it is. A change of the ontology or of a query that breaks an answer fails here.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::query::{Library, Need, Options, Values};
use hoinghi::rdf::ArticleGraph;
use hoinghi::store::Store;

/// A row of an answer or of what is expected, by the columns that the expectation names.
type Row = Vec<String>;

/// A file of `ontology/competency/`: the question in words, the command that asks it, and the rows of its answer. Columns
/// that the file does not name are not compared.
struct Question {
    path: PathBuf,
    head: String,
    query: String,
    values: Values,
    columns: Row,
    rows: Vec<Row>,
}

impl Question {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let head: String = text.split_inclusive('\n').take(2).collect();
        let (words, command) = head.trim_end().split_once('\n').unwrap();
        assert!(words.starts_with("# ") && words.ends_with('?'), "{}: a question first", path.display());
        let asked =
            command.strip_prefix("# hoinghi query ").unwrap_or_else(|| panic!("{}: no command", path.display()));
        let (query, values) = parsed(asked);
        let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(&text.as_bytes()[head.len()..]);
        let mut rows: Vec<Row> =
            csv.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert!(!rows.is_empty(), "{}: no columns", path.display());
        let columns = rows.remove(0);
        Self { query, values, columns, rows, head, path }
    }

    /// The columns that it names of the rows that the query gives.
    fn answer(&self, library: &Library, store: &Store, values: &Values) -> Vec<Row> {
        let answer = library.get(&self.query).unwrap().run(store.inner(), values, &Options::default()).unwrap();
        let hoinghi::query::Answer::Rows { columns, .. } = &answer else { panic!("{} gives no rows", self.query) };
        let place = |name: &String| columns.iter().position(|column| column.as_str() == name);
        let places: Vec<usize> = self
            .columns
            .iter()
            .map(|name| place(name).unwrap_or_else(|| panic!("{}: no column {name}", self.query)))
            .collect();
        let cells =
            |row: Vec<Option<String>>| places.iter().map(|place| row[*place].clone().unwrap_or_default()).collect();
        answer.into_texts().map(cells).collect()
    }

    fn write(&self, rows: &[Row]) {
        let mut csv = csv::Writer::from_writer(self.head.clone().into_bytes());
        csv.write_record(&self.columns).unwrap();
        rows.iter().for_each(|row| csv.write_record(row).unwrap());
        fs::write(&self.path, csv.into_inner().unwrap()).unwrap();
    }
}

/// `body-people --set body='khoa noi' --set date=2021-01-01`: the query, and the values of its parameters.
fn parsed(command: &str) -> (String, Values) {
    let mut parts = command.split(" --set ");
    let query = parts.next().unwrap().trim().to_owned();
    let value = |setting: &str| {
        let (name, value) = setting.trim().split_once('=').unwrap();
        (name.to_owned(), value.trim_matches('\'').to_owned())
    };
    (query, parts.map(value).collect())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/competency")
}

fn questions() -> Vec<Question> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect();
    paths.sort();
    paths.into_iter().map(Question::read).collect()
}

fn store() -> Store {
    let (store, ontology) = (Store::in_memory().unwrap(), Ontology::embedded().unwrap());
    store.put_ontology(&ontology).unwrap();
    for line in fs::read_to_string(folder().join("articles.facts.jsonl")).unwrap().lines() {
        let facts: Facts = serde_json::from_str(line).unwrap();
        store.put_articles(&[ArticleGraph::new(&facts, &ontology)]).unwrap();
    }
    store
}

/// What differs, a row a line; nothing where nothing does.
fn differences(expected: &[Row], answered: &[Row]) -> String {
    let line = |sign: &str, row: &Row| format!("  {sign} {}\n", row.join(" | "));
    let (mut gone, mut new) = (expected.to_vec(), Vec::new());
    for row in answered {
        match gone.iter().position(|other| other == row) {
            Some(place) => _ = gone.remove(place),
            None => new.push(row),
        }
    }
    let mut told: String =
        gone.iter().map(|row| line("-", row)).chain(new.into_iter().map(|row| line("+", row))).collect();
    if told.is_empty() && expected != answered {
        told.push_str("  the rows have another order:\n");
        told.extend(answered.iter().map(|row| line(" ", row)));
    }
    told
}

#[test]
fn every_question_is_answered_as_expected() {
    let (library, store) = (Library::embedded().unwrap(), store());
    let mut wrong = String::new();
    let mut check = |view: &str, store: &Store| {
        for question in questions() {
            let answered = question.answer(&library, store, &question.values);
            // HOINGHI_COMPETENCY=write writes the answers down, to be read before they are committed.
            if std::env::var_os("HOINGHI_COMPETENCY").is_some_and(|value| value == "write") {
                question.write(&answered);
                continue;
            }
            let differences = differences(&question.rows, &answered);
            if !differences.is_empty() {
                wrong += &format!("{}, {view}\n{differences}", question.path.display());
            }
        }
    };
    check("as said", &store);
    // What follows beside it makes no other answers.
    store.infer().unwrap();
    check("with what follows", &store);
    assert!(wrong.is_empty(), "- expected, + answered\n{wrong}");
}

#[test]
fn every_query_promises_something_and_is_asked() {
    let questions = questions();
    let library = Library::embedded().unwrap();
    for question in &questions {
        library.get(&question.query).unwrap();
    }
    for query in library.list() {
        let name = query.name();
        assert!(!query.description().is_empty(), "{name} does not say what it answers");
        assert!(!query.promises().is_empty(), "{name} does not say what it promises");
        assert!(!query.examples().is_empty(), "{name} has no example");
        assert!(query.parameters().iter().all(|parameter| !parameter.description.is_empty()), "{name}");
        let asked = questions.iter().filter(|question| question.query == name);
        assert!(asked.clone().any(|question| !question.rows.is_empty()), "no question of {name} has an answer");
        let set: BTreeSet<&String> = asked.flat_map(|question| question.values.keys()).collect();
        let unset = query.parameters().iter().find(|parameter| !set.contains(&parameter.name));
        assert!(unset.is_none(), "no question sets {unset:?} of {name}");
    }
}

#[test]
fn every_value_that_a_question_sets_makes_a_difference() {
    let (library, store) = (Library::embedded().unwrap(), store());
    for question in questions() {
        let query = library.get(&question.query).unwrap();
        let optional = query.parameters().iter().filter(|parameter| parameter.need != Need::Required);
        for name in optional.map(|parameter| &parameter.name).filter(|name| question.values.contains_key(*name)) {
            let mut others = question.values.clone();
            others.remove(name);
            let without = question.answer(&library, &store, &others);
            assert_ne!(without, question.rows, "{}: {name} changes nothing", question.path.display());
        }
    }
}

#[test]
fn a_row_that_changed_is_shown() {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let (sen, thuy, to) =
        (row(["Lý Thị Sen", "chair"]), row(["Vi Công Thuỷ", "attendee"]), row(["Mã Văn Tơ", "speaker"]));
    let expected = [sen.clone(), thuy.clone()];
    assert_eq!(differences(&expected, &expected), "");
    assert_eq!(differences(&expected, &[sen.clone(), to]), "  - Vi Công Thuỷ | attendee\n  + Mã Văn Tơ | speaker\n");
    assert_eq!(differences(&expected, std::slice::from_ref(&sen)), "  - Vi Công Thuỷ | attendee\n");
    assert_eq!(differences(&expected, &[sen.clone(), sen.clone(), thuy.clone()]), "  + Lý Thị Sen | chair\n");
    assert!(differences(&expected, &[thuy, sen]).contains("another order"));
}
