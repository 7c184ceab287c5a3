//! Exported graphs, parsed back. They stay in the folder for temporary files of the target, where
//! `tests/readers/check_graphs.py` can open them with the programs that they are for.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;

use hoinghi::export::{self, Format};
use hoinghi::facts::Facts;
use hoinghi::graph::{self, Attendance, Event, PeopleGraph, Person};
use hoinghi::ontology::Ontology;
use hoinghi::store::Store;
use quick_xml::events::Event as Xml;

fn graph() -> PeopleGraph {
    let iri = |kind: &str, name: &str| format!("https://w3id.org/hoinghi/id/{kind}/{name}");
    let person = |id: &str, name: &str, post: Option<&str>| Person {
        iri: iri("person", id),
        name: name.into(),
        post: post.map(Into::into),
        ..Person::default()
    };
    let people = [
        person("sen", "Lý Thị Sen", Some("Bí thư, Chi bộ \"Dược\" & <Vật tư>")),
        person("thuan", "Vi Công\n Thuận\u{1}", Some("Phó Bí thư, Chi bộ Khoa Dược")),
        person("giap", "Giáp Thế Lộc", None),
        person("alone", "Khúc Thừa Ân", None),
    ];
    let event =
        |id: &str, date: &str| Event {
            iri: iri("event", id), name: format!("Hội nghị {id}"), date: date.parse().ok()
        };
    let events = [event("1", "2024-01-16"), event("2", "2023-07-05"), event("3", "")];
    let attended = [("sen", "1"), ("thuan", "1"), ("sen", "2"), ("thuan", "2"), ("giap", "2"), ("alone", "3")];
    let attendance = attended.map(|(p, e)| Attendance { person: iri("person", p), event: iri("event", e) });
    PeopleGraph::new(people, events, attendance)
}

fn write(format: Format, name: &str) -> String {
    let mut bytes = Vec::new();
    export::write(&graph(), format, &mut bytes).unwrap();
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), &bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The attributes of all elements of a name, unescaped.
fn elements(document: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Xml::Eof => return found,
            Xml::Start(element) | Xml::Empty(element) if element.name().as_ref() == name => {
                let pair = |a: quick_xml::events::attributes::Attribute| {
                    let key = a.key.as_ref().to_owned();
                    (key, a.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
                };
                found.push(element.attributes().map(|a| pair(a.unwrap())).collect());
            }
            _ => {}
        }
    }
}

fn column<'a>(elements: &'a [BTreeMap<String, String>], key: &str) -> Vec<&'a str> {
    elements.iter().map(|e| e[key].rsplit('/').next().unwrap()).collect()
}

#[test]
fn gexf_holds_the_whole_graph() {
    let gexf = write(Format::Gexf, "people.gexf");
    assert_eq!(elements(&gexf, "gexf")[0]["xmlns"], "http://gexf.net/1.3");
    let nodes = elements(&gexf, "node");
    assert_eq!(column(&nodes, "id"), ["alone", "giap", "sen", "thuan"]);
    assert_eq!(column(&nodes, "label"), ["Khúc Thừa Ân", "Giáp Thế Lộc", "Lý Thị Sen", "Vi Công Thuận"]);
    let edges = elements(&gexf, "edge");
    assert_eq!(column(&edges, "source"), ["giap", "giap", "sen"]);
    assert_eq!(column(&edges, "target"), ["sen", "thuan", "thuan"]);
    assert_eq!(column(&edges, "weight"), ["1", "1", "2"]);
    let values = elements(&gexf, "attvalue");
    assert!(column(&values, "value").contains(&"Bí thư, Chi bộ \"Dược\" & <Vật tư>"));
    assert!(column(&values, "value").contains(&"Hội nghị 2; Hội nghị 1"));
}

#[test]
fn graphml_holds_the_same() {
    let graphml = write(Format::Graphml, "people.graphml");
    assert_eq!(column(&elements(&graphml, "node"), "id"), ["alone", "giap", "sen", "thuan"]);
    let edges = elements(&graphml, "edge");
    assert_eq!(column(&edges, "source"), ["giap", "giap", "sen"]);
    assert!(edges.iter().all(|edge| !edge.contains_key("id")), "igraph takes the id of an edge for a node's");
    assert_eq!(graphml.matches("<data key=\"edge-weight\">2</data>").count(), 1);
    assert!(graphml.contains("Bí thư, Chi bộ &quot;Dược&quot; &amp; &lt;Vật tư&gt;"));
    assert!(graphml.contains(">Vi Công Thuận</data>"));
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for format in [Format::Gexf, Format::Graphml] {
        let mut bytes = [Vec::new(), Vec::new()];
        for bytes in &mut bytes {
            export::write(&graph(), format, bytes).unwrap();
        }
        assert!(bytes[0] == bytes[1]);
    }
}

#[test]
fn the_graph_of_a_store_joins_people_across_articles() {
    let article = |document: &str, date: &str, guest: &str| -> Facts {
        let facts = serde_json::json!({
            "document": document,
            "events": [{"id": "e1", "type": "branch-meeting", "name": "Họp Chi bộ", "date": date}],
            "people": [{"name": "Lý Thị Sen"}, {"name": guest}],
            "posts": [
                {"person": "Lý Thị Sen", "role": "Chi ủy viên", "organization": "Chi bộ Khoa Dược"},
                {"person": "Lý Thị Sen", "role": "Bí thư", "organization": "Chi bộ Khoa Dược"},
                {"person": "Lý Thị Sen", "role": "Giám đốc", "organization": "Bệnh viện Cửa Sông", "former": true},
            ],
            "participations": [
                {"event": "e1", "person": "Lý Thị Sen", "as": ["attendee", "chair"]},
                {"event": "e1", "person": guest, "as": ["attendee"]},
            ],
        });
        serde_json::from_value(facts).unwrap()
    };
    let ontology = Ontology::embedded().unwrap();
    let store = Store::in_memory().unwrap();
    for (document, date, guest) in [
        ("b.txt", "2024-06-05", "Vi Công Thuận"),
        ("a.txt", "2024-05-06", "VI CÔNG THUẬN"),
        ("c.txt", "2024-07-03", "Giáp Thế Lộc"),
    ] {
        store.replace_article(&article(document, date, guest), &ontology).unwrap();
    }
    let graph = graph::people(&store).unwrap();
    let mut ties: Vec<_> =
        graph.ties().map(|(a, b, tie)| ([&a.name, &b.name].map(String::as_str), tie.weight())).collect();
    ties.iter_mut().for_each(|(pair, _)| pair.sort());
    ties.sort();
    assert_eq!(ties, [(["Giáp Thế Lộc", "Lý Thị Sen"], 1), (["Lý Thị Sen", "Vi Công Thuận"], 2)]);
    let sen = graph.people().find(|p| p.name == "Lý Thị Sen").unwrap();
    assert_eq!(sen.post.as_deref(), Some("Bí thư, Chi bộ Khoa Dược"));
    let dates = [sen.first, sen.last].map(|date| date.map(|d| d.to_string()));
    assert_eq!((sen.events, dates), (3, [Some("2024-05-06".into()), Some("2024-07-03".into())]));
}
