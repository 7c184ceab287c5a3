//! The rows of the named queries agree with the facts that went into the store, kind by kind.
#![allow(clippy::unwrap_used, missing_docs)]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use hoinghi::facts::Facts;
use hoinghi::identity::{self, Mentions};
use hoinghi::ontology::Ontology;
use hoinghi::query::{Library, Options, Values};
use hoinghi::rdf::vocabulary::{hn, skos};
use hoinghi::store::Store;
use hoinghi::text::key;
use oxigraph::model::{GraphNameRef, NamedNode, Term};

/// Cells of a row, compared as names are.
type Row = Vec<String>;
type Rows = BTreeSet<Row>;

macro_rules! row {
    ($($cell:expr),* $(,)?) => { vec![$(Cell::cell(&$cell)),*] };
}

/// What a fact's value looks like in a row.
trait Cell {
    fn cell(&self) -> String;
}

impl Cell for String {
    fn cell(&self) -> String {
        key(self)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> String {
        self.as_ref().map(Cell::cell).unwrap_or_default()
    }
}

macro_rules! cells {
    ($($kind:ty)*) => { $(impl Cell for $kind { fn cell(&self) -> String { key(&self.to_string()) } })* };
}
cells!(i16 u64 f64 jiff::civil::Date);

/// The node of the default graph that a node of an article's graph stands for.
fn resolved(store: &Store, node: &NamedNode) -> String {
    let default = Some(GraphNameRef::DefaultGraph);
    let mut quads = store.inner().quads_for_pattern(Some(node.into()), Some(hn::RESOLVED_TO), None, default);
    match quads.next().unwrap().unwrap().object {
        Term::NamedNode(node) => node.into_string(),
        other => panic!("{other}"),
    }
}

/// The name of a body in the default graph.
fn label(store: &Store, body: &str) -> String {
    let (body, default) = (NamedNode::new_unchecked(body), Some(GraphNameRef::DefaultGraph));
    let mut quads = store.inner().quads_for_pattern(Some((&body).into()), Some(skos::PREF_LABEL), None, default);
    match quads.next().unwrap().unwrap().object {
        Term::Literal(label) => label.value().to_owned(),
        other => panic!("{other}"),
    }
}

/// The rows that the facts of an article promise, in the columns of the contract.
fn promised(query: &str, facts: &Facts, ontology: &Ontology, store: &Store) -> Rows {
    let article = &facts.document;
    let event = |id: &String| identity::event(&identity::article(article), id).into_string();
    let mentions = RefCell::new(Mentions::new(facts, ontology));
    let person = |name: &String| resolved(store, &mentions.borrow().person(name).iri);
    let body = |name: &String| resolved(store, &mentions.borrow_mut().body(name).iri);
    let named =
        |scheme: &str, name: &String| ontology.concept(scheme, name).map_or(name.clone(), |c| c.name().to_owned());
    let role_label =
        |role: &String| ontology.concept("roles", role).and_then(|c| c.pref_label("vi")).unwrap_or(role).to_owned();
    let mut rows = Rows::new();
    match query {
        "events" => {
            for e in &facts.events {
                let organizers: Vec<_> = e.organizers.iter().map(Some).collect();
                for organizer in if organizers.is_empty() { vec![None] } else { organizers } {
                    let kind = named("event-types", &e.kind);
                    rows.insert(row![
                        *article,
                        event(&e.id),
                        e.name,
                        kind,
                        e.date,
                        e.end_date,
                        e.part_of_day,
                        e.place,
                        organizer.cloned()
                    ]);
                }
            }
        }
        "attendance" => {
            for p in &facts.participations {
                let held = facts.events.iter().find(|e| e.id == p.event);
                let same = |name: &String| person(name) == person(&p.person);
                let posts: Vec<_> =
                    facts.posts.iter().filter(|post| !post.former && same(&post.person)).map(Some).collect();
                for kind in &p.kinds {
                    for post in if posts.is_empty() { vec![None] } else { posts.clone() } {
                        rows.insert(row![
                            *article,
                            event(&p.event),
                            held.map(|e| e.name.clone()),
                            held.and_then(|e| e.date),
                            person(&p.person),
                            p.person,
                            named("participation-kinds", kind),
                            post.map(|post| role_label(&post.role)),
                            post.and_then(|post| post.organization.clone()),
                        ]);
                    }
                }
            }
        }
        "posts" => {
            for p in &facts.posts {
                rows.insert(row![*article, person(&p.person), p.person, role_label(&p.role), p.organization, p.since]);
            }
        }
        "groups" => {
            for g in &facts.groups {
                rows.insert(row![*article, event(&g.event), g.group, g.count, g.organization]);
            }
        }
        "awards" => {
            for a in &facts.awards {
                rows.insert(row![*article, a.title, a.recipient, a.group, a.count, a.year, a.by]);
            }
        }
        "headcounts" => {
            for h in &facts.headcounts {
                rows.insert(row![*article, h.organization, h.of, h.value]);
            }
        }
        "documents" => {
            for d in &facts.documents {
                rows.insert(row![*article, d.number, d.kind, d.issuer]);
            }
        }
        "successions" => {
            for s in &facts.successions {
                rows.extend(s.original.iter().map(|original| row![*article, *original, s.resulting]));
            }
        }
        "indicators" => {
            for i in &facts.indicators {
                rows.insert(row![*article, i.name, i.value, i.unit, i.year, i.organization]);
            }
        }
        "people" => {
            rows.extend(facts.people.iter().map(|p| row![person(&p.name)]));
        }
        "bodies" => {
            for o in &facts.organizations {
                let kind = named("body-types", &o.kind);
                // Two spellings of one body share a node, and one of them is its name.
                let name = |name: &String| label(store, &body(name));
                rows.insert(row![body(&o.name), name(&o.name), kind, o.parent.as_ref().map(name)]);
            }
        }
        other => panic!("no facts for {other}"),
    }
    rows
}

/// The first `columns` columns of a query's rows.
fn answered(library: &Library, query: &str, store: &Store, columns: usize) -> Rows {
    let answer = library.get(query).unwrap().run(store.inner(), &Values::new(), &Options::default()).unwrap();
    answer.into_texts().map(|row| row.into_iter().take(columns).map(|cell| cell.cell()).collect()).collect()
}

fn check(all: &[Facts], ontology: &Ontology) {
    let (library, store) = (Library::embedded().unwrap(), Store::in_memory().unwrap());
    for facts in all {
        store.replace_article(facts, ontology).unwrap();
    }
    let exact = [
        ("events", 9),
        ("attendance", 9),
        ("posts", 6),
        ("groups", 5),
        ("awards", 7),
        ("headcounts", 4),
        ("documents", 4),
        ("successions", 3),
    ];
    for (query, columns) in exact.into_iter().chain([("indicators", 6)]) {
        let expected: Rows = all.iter().flat_map(|facts| promised(query, facts, ontology, &store)).collect();
        assert_eq!(answered(&library, query, &store, columns), expected, "{query}");
    }
    // The store knows more people and bodies than the facts list: those that posts and awards name.
    for (query, columns) in [("people", 1), ("bodies", 1)] {
        let expected: Rows = all
            .iter()
            .flat_map(|facts| promised(query, facts, ontology, &store))
            .map(|row| row[..columns].to_vec())
            .collect();
        let answer = answered(&library, query, &store, columns);
        let missing: Vec<_> = expected.difference(&answer).collect();
        assert!(missing.is_empty(), "{query} lacks {missing:?}");
    }
    // In one article a body has the kind and the parent that it says.
    if let [facts] = all {
        let (expected, answer) = (promised("bodies", facts, ontology, &store), answered(&library, "bodies", &store, 4));
        let missing: Vec<_> = expected.difference(&answer).collect();
        assert!(missing.is_empty(), "bodies lacks {missing:?}");
    }
}

/// Checks the articles one by one, and all together.
fn check_all(all: &[Facts], ontology: &Ontology) {
    for facts in all {
        check(std::slice::from_ref(facts), ontology);
    }
    check(all, ontology);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn rows_agree_with_the_facts_of_invented_articles() {
    let lines = std::fs::read_to_string(root().join("tests/query/facts.jsonl")).unwrap();
    let all: Vec<Facts> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    check_all(&all, &Ontology::from_dir(&root().join("tests/query/ontology")).unwrap());
    check_all(&all, &Ontology::embedded().unwrap());
}

#[test]
fn rows_agree_with_the_facts_of_gold_articles() {
    let Ok(entries) = std::fs::read_dir(root().join("../shared/gold")) else {
        eprintln!("skipped: there are no gold articles beside the project");
        return;
    };
    let mut all = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json")) {
        let mut facts: Facts = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        facts.document = path.file_stem().unwrap().to_string_lossy().into_owned();
        all.push(facts);
    }
    check_all(&all, &Ontology::embedded().unwrap());
}
