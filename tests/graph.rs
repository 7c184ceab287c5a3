//! Views of a store as networks: what is joined, how strongly, since when; and parts of them.
#![allow(clippy::unwrap_used, missing_docs)]

use hoinghi::facts::Facts;
use hoinghi::graph::{Kind, Network, Records, Selection, Type, Value, View, Weighting};
use hoinghi::ontology::Ontology;
use hoinghi::query::{Answer, Options, Query, Values};
use hoinghi::store::Store;

/// Three meetings of two branches of one hospital; somebody moves from one to the other.
const ARTICLES: [&str; 3] = [
    r#"{"document": "first.txt",
        "people": [{"name": "Lý Thị Sen"}, {"name": "Vi Công Thuận"}, {"name": "Giáp Thế Lộc"}],
        "organizations": [{"name": "Chi bộ Khoa Dược", "type": "party-branch", "parent": "Đảng bộ Bệnh viện Cửa Sông"},
                          {"name": "Đảng bộ Bệnh viện Cửa Sông", "type": "party-organization", "parent": "Bệnh viện Cửa Sông"},
                          {"name": "Bệnh viện Cửa Sông", "type": "hospital"}],
        "events": [{"id": "e1", "type": "congress", "name": "Đại hội Chi bộ Khoa Dược", "date": "2022-03-05",
                    "organizers": ["Chi bộ Khoa Dược"]}],
        "posts": [{"person": "Lý Thị Sen", "role": "Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"},
                  {"person": "Vi Công Thuận", "role": "Phó Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"}],
        "participations": [{"event": "e1", "person": "Lý Thị Sen", "as": ["attendee", "chair"]},
                           {"event": "e1", "person": "Vi Công Thuận", "as": ["attendee"]},
                           {"event": "e1", "person": "Giáp Thế Lộc", "as": ["attendee"]}]}"#,
    r#"{"document": "second.txt",
        "people": [{"name": "Lý Thị Sen"}, {"name": "Vi Công Thuận"}],
        "organizations": [{"name": "Chi bộ Khoa Dược", "type": "party-branch", "parent": "Đảng bộ Bệnh viện Cửa Sông"},
                          {"name": "Đảng bộ Bệnh viện Cửa Sông", "type": "party-organization"}],
        "events": [{"id": "e1", "type": "committee-meeting", "name": "Hội nghị chi bộ", "date": "2023-07-01",
                    "end_date": "2023-07-02", "organizers": ["Chi bộ Khoa Dược"]}],
        "posts": [{"person": "Lý Thị Sen", "role": "Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"},
                  {"person": "Vi Công Thuận", "role": "Phó Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"}],
        "participations": [{"event": "e1", "person": "Lý Thị Sen", "as": ["attendee"]},
                           {"event": "e1", "person": "Vi Công Thuận", "as": ["attendee"]}]}"#,
    r#"{"document": "third.txt",
        "people": [{"name": "Lý Thị Sen"}, {"name": "Vi Công Thuận"}],
        "organizations": [{"name": "Chi bộ Khoa Ngoại", "type": "party-branch", "parent": "Đảng bộ Bệnh viện Cửa Sông"},
                          {"name": "Chi bộ Khoa Dược", "type": "party-branch", "parent": "Đảng bộ Bệnh viện Cửa Sông"},
                          {"name": "Đảng bộ Bệnh viện Cửa Sông", "type": "party-organization"}],
        "events": [{"id": "e1", "type": "congress", "name": "Đại hội Chi bộ Khoa Ngoại", "date": "2025-01-10",
                    "organizers": ["Chi bộ Khoa Ngoại"]}],
        "posts": [{"person": "Vi Công Thuận", "role": "Bí thư Chi bộ", "organization": "Chi bộ Khoa Ngoại"},
                  {"person": "Lý Thị Sen", "role": "Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"}],
        "participations": [{"event": "e1", "person": "Vi Công Thuận", "as": ["attendee"]},
                           {"event": "e1", "person": "Lý Thị Sen", "as": ["letter"]}]}"#,
];

fn store() -> Store {
    let (store, ontology) = (Store::in_memory().unwrap(), Ontology::embedded().unwrap());
    for article in ARTICLES {
        store.replace_article(&serde_json::from_str::<Facts>(article).unwrap(), &ontology).unwrap();
    }
    store
}

fn attending() -> Selection {
    Selection { ways: vec!["attendee".into()], ..Selection::default() }
}

fn network(view: View, selection: &Selection) -> Network {
    let mut records = Records::load(&store()).unwrap();
    records.select(selection);
    records.network(view, Weighting::Events)
}

/// Edges by the names of their ends, with kind and weight.
fn edges(network: &Network) -> Vec<String> {
    let mut edges: Vec<String> = network
        .edges()
        .map(|(source, target, edge)| {
            let (source, target) = (&network.node(source).label, &network.node(target).label);
            let (one, other) = if network.is_directed || source < target { (source, target) } else { (target, source) };
            let kind = edge.kind.as_ref().map(|kind| format!(" ({kind})")).unwrap_or_default();
            format!("{one} - {other}{kind}: {}", edge.weight)
        })
        .collect();
    edges.sort();
    edges
}

fn labels(network: &Network) -> Vec<&str> {
    let mut labels: Vec<&str> = network.nodes().map(|node| node.label.as_str()).collect();
    labels.sort_unstable();
    labels
}

/// The value of a node's or an edge's attribute, as it is debugged.
fn told(columns: Vec<hoinghi::graph::Column>, values: Vec<Option<Value>>, name: &str) -> Option<Value> {
    let place = columns.iter().position(|column| column.name == name).unwrap();
    values.into_iter().nth(place).unwrap()
}

#[test]
fn people_are_joined_by_meetings() {
    let meetings = network(View::Meetings, &attending());
    assert_eq!(
        edges(&meetings),
        ["Giáp Thế Lộc - Lý Thị Sen: 1", "Giáp Thế Lộc - Vi Công Thuận: 1", "Lý Thị Sen - Vi Công Thuận: 2",]
    );
    let (.., twice) = meetings.edges().find(|(.., edge)| edge.weight > 1.0).unwrap();
    let of_edge = |name| told(meetings.attributes_of_edges(), meetings.values_of_edge(twice), name);
    let list = |texts: [&str; 2]| Some(Value::List(texts.map(Into::into).into()));
    assert_eq!(of_edge("dates"), list(["2022-03-05", "2023-07-01/2023-07-02"]));
    assert_eq!(of_edge("articles"), list(["first.txt", "second.txt"]));
    assert_eq!(of_edge("names"), list(["Đại hội Chi bộ Khoa Dược", "Hội nghị chi bộ"]));
    assert_eq!(of_edge("lastDate"), Some(Value::Date("2023-07-02".parse().unwrap())));
    let sen = meetings.nodes().find(|node| node.label == "Lý Thị Sen").unwrap();
    assert_eq!(
        told(meetings.attributes_of_nodes(), meetings.values_of_node(sen), "post"),
        Some(Value::Text("Bí thư Chi bộ, Chi bộ Khoa Dược".into()))
    );
}

#[test]
fn a_large_meeting_may_count_for_less() {
    let mut records = Records::load(&store()).unwrap();
    records.select(&attending());
    let scaled = records.network(View::Meetings, Weighting::Scaled);
    assert_eq!(
        edges(&scaled),
        ["Giáp Thế Lộc - Lý Thị Sen: 0.5", "Giáp Thế Lộc - Vi Công Thuận: 0.5", "Lý Thị Sen - Vi Công Thuận: 1.5",]
    );
}

#[test]
fn attendance_tells_every_way_of_taking_part() {
    let attendance = network(View::Attendance, &Selection::default());
    let first: Vec<String> = edges(&attendance).into_iter().filter(|edge| edge.contains("Sen")).collect();
    assert_eq!(
        first,
        [
            "Lý Thị Sen - Hội nghị chi bộ (attendee): 1",
            "Lý Thị Sen - Đại hội Chi bộ Khoa Dược (attendee): 1",
            "Lý Thị Sen - Đại hội Chi bộ Khoa Dược (chair): 1",
            "Lý Thị Sen - Đại hội Chi bộ Khoa Ngoại (letter): 1",
        ]
    );
    assert_eq!(attendance.nodes().filter(|node| node.kind == Kind::Event).count(), 3);
}

#[test]
fn posts_bodies_and_careers() {
    assert_eq!(
        edges(&network(View::Posts, &Selection::default())),
        [
            "Lý Thị Sen - Chi bộ Khoa Dược (Bí thư Chi bộ): 1",
            "Vi Công Thuận - Chi bộ Khoa Dược (Phó Bí thư Chi bộ): 1",
            "Vi Công Thuận - Chi bộ Khoa Ngoại (Bí thư Chi bộ): 1",
        ]
    );
    assert_eq!(
        edges(&network(View::Bodies, &Selection::default())),
        [
            "Chi bộ Khoa Dược - Đảng bộ Bệnh viện Cửa Sông (subOrganizationOf): 1",
            "Chi bộ Khoa Ngoại - Đảng bộ Bệnh viện Cửa Sông (subOrganizationOf): 1",
            "Đảng bộ Bệnh viện Cửa Sông - Bệnh viện Cửa Sông (within): 1",
        ]
    );
    let careers = network(View::Careers, &Selection::default());
    assert_eq!(edges(&careers), ["Chi bộ Khoa Dược - Chi bộ Khoa Ngoại: 1"]);
    let moved: Vec<_> = careers.edges().map(|(.., edge)| careers.values_of_edge(edge)).collect();
    let day = Some(Value::Date("2025-01-10".parse().unwrap()));
    assert_eq!(told(careers.attributes_of_edges(), moved[0].clone(), "firstDate"), day);
}

#[test]
fn all_is_the_sum_of_the_others() {
    let everything = Selection::default();
    let all = network(View::All, &everything);
    let of = |view| network(view, &everything).edge_count();
    let organizers = all.edges().filter(|(.., edge)| edge.kind.as_deref() == Some("organizer")).count();
    assert_eq!(organizers, 3);
    assert_eq!(all.edge_count(), of(View::Attendance) + of(View::Posts) + of(View::Bodies) + organizers);
}

#[test]
fn a_selection_leaves_what_is_wanted() {
    let from = Selection { from: Some("2023-01-01".parse().unwrap()), ..attending() };
    assert_eq!(edges(&network(View::Meetings, &from)), ["Lý Thị Sen - Vi Công Thuận: 1"]);
    let to = Selection { to: Some("2023-07-01".parse().unwrap()), ..attending() };
    assert_eq!(network(View::Meetings, &to).edge_count(), 3, "an event that began before counts");
    let congresses = Selection { event_types: vec!["congress".into()], ..attending() };
    assert_eq!(network(View::Meetings, &congresses).edge_count(), 3);
    assert_eq!(labels(&network(View::Attendance, &congresses)).len(), 5);

    let records = Records::load(&store()).unwrap();
    let iri = |name: &str| records.bodies.iter().find(|body| body.name == name).map(|body| body.iri.clone());
    let surgery = Selection { body: iri("Chi bộ Khoa Ngoại"), ..Selection::default() };
    assert_eq!(labels(&network(View::Posts, &surgery)), ["Chi bộ Khoa Ngoại", "Vi Công Thuận"]);
    let hospital = Selection { body: iri("Bệnh viện Cửa Sông"), ..Selection::default() };
    assert_eq!(network(View::Posts, &hospital).edge_count(), 3, "all under it");
}

#[test]
fn a_neighbourhood_and_the_heaviest() {
    let mut near = network(View::All, &Selection::default());
    let loc = near.nodes().find(|node| node.label == "Giáp Thế Lộc").unwrap().iri.clone();
    assert!(near.keep_around(&loc, 1));
    assert_eq!(labels(&near), ["Giáp Thế Lộc", "Đại hội Chi bộ Khoa Dược"]);
    assert!(!near.keep_around("urn:nobody", 1));
    let mut heavy = network(View::Meetings, &attending());
    heavy.keep_heaviest(2);
    assert_eq!(labels(&heavy), ["Lý Thị Sen", "Vi Công Thuận"]);
    heavy.retain_edges(|edge| edge.weight > 2.0, true);
    assert_eq!((heavy.node_count(), heavy.edge_count()), (0, 0));
}

fn asked(query: &str) -> Network {
    let query = Query::parse("test", query).unwrap();
    match query.run(store().inner(), &Values::new(), &Options::default()).unwrap() {
        Answer::Graph(triples) => Network::from_triples(&triples),
        Answer::Rows { columns, rows } => {
            let columns: Vec<String> = columns.into_iter().map(|column| column.into_string()).collect();
            Network::from_rows(&columns, &rows).unwrap()
        }
        Answer::Boolean(_) => Network::default(),
    }
}

#[test]
fn a_query_may_say_what_is_joined() {
    let posts = asked(
        "SELECT ?source ?sourceLabel ?target ?weight ?since WHERE {
            ?m org:member ?source ; org:organization ?target ; hn:firstReported ?since .
            ?source foaf:name ?sourceLabel . BIND(2.5 AS ?weight) }",
    );
    assert_eq!((posts.node_count(), posts.edge_count()), (4, 3));
    assert_eq!(posts.edge_columns.len(), 1);
    assert_eq!(posts.edge_columns[0].of, Type::Date);
    assert!(posts.edges().all(|(.., edge)| edge.weight == 2.5));
    assert_eq!(posts.nodes().filter(|node| node.kind == Kind::Person).count(), 2);

    let built = asked(
        "CONSTRUCT { ?p foaf:name ?name ; hn:attends ?e . ?e schema:startDate ?day }
         WHERE { ?e schema:attendee ?p . ?p foaf:name ?name . ?e schema:startDate ?day }",
    );
    assert_eq!(built.node_columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["startDate"]);
    assert_eq!(built.edge_count(), 6);
    assert!(built.nodes().any(|node| node.label == "Lý Thị Sen" && node.kind == Kind::Person));
    let missing = Network::from_rows(&["a".into()], &[]).unwrap_err();
    assert_eq!(missing.to_string(), "the answer has no column source");
}
