//! Exported graphs, parsed back; what other people's programs read of them checks `tests/readers/`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hoinghi::export::{self, Format};
use hoinghi::facts::Facts;
use hoinghi::graph::{Arrangement, Look, Network, Records, View, Weighting};
use hoinghi::ontology::Ontology;
use hoinghi::store::Store;
use quick_xml::events::Event as Xml;
use serde_json::Value as Json;

const FORMATS: [Format; 7] = [
    Format::Gexf,
    Format::DynamicGexf,
    Format::Graphml,
    Format::Dot,
    Format::Cytoscape,
    Format::NodesCsv,
    Format::EdgesCsv,
];

const VIEWS: [View; 6] = [View::Meetings, View::Attendance, View::Posts, View::Bodies, View::Careers, View::All];

/// A name that no format may stumble over.
const ODD: &str = "Hội nghị \"Dược\" & <Vật tư> \\ ; 'A', {B}";

fn records() -> Records {
    static RECORDS: LazyLock<Records> = LazyLock::new(read);
    RECORDS.clone()
}

fn read() -> Records {
    let (store, ontology) = (Store::in_memory().unwrap(), Ontology::embedded().unwrap());
    for (document, day, name, guest) in [
        ("a.txt", "2023-07-05", ODD, "Vi Công Thuận"),
        ("b.txt", "2024-01-16", "Họp\u{1}\n chi\u{c}bộ", "Vi Công Thuận"),
        ("c.txt", "2024-01-17", "Họp chi bộ", "Giáp Thế Lộc"),
    ] {
        let facts = serde_json::json!({
            "document": document,
            "title": "Chi bộ họp", "url": format!("https://bao.example/{document}"), "published": day,
            "events": [{"id": "e1", "type": "branch-meeting", "name": name, "date": day,
                        "organizers": ["Chi bộ Khoa Dược"]}],
            "people": [{"name": "Lý Thị Sen"}, {"name": guest}],
            "organizations": [{"name": "Chi bộ Khoa Dược", "type": "party-branch", "parent": "Bệnh viện Cửa Sông"},
                              {"name": "Bệnh viện Cửa Sông", "type": "hospital"}],
            "posts": [
                {"person": "Lý Thị Sen", "role": "Bí thư Chi bộ", "organization": "Chi bộ Khoa Dược"},
                {"person": "Lý Thị Sen", "role": "Giám đốc", "organization": "Bệnh viện Cửa Sông", "former": true},
            ],
            "participations": [
                {"event": "e1", "person": "Lý Thị Sen", "as": ["attendee", "chair"]},
                {"event": "e1", "person": guest, "as": ["attendee"]},
            ],
        });
        store.replace_article(&serde_json::from_value::<Facts>(facts).unwrap(), &ontology).unwrap();
    }
    Records::load(&store).unwrap()
}

fn network(view: View) -> Network {
    records().network(view, Weighting::Events)
}

/// The network with each node at a place of its own.
fn arranged(view: View) -> Network {
    let mut network = network(view);
    let look = |place| Look { x: f64::from(place) * 1e-7, y: -2.5, size: 4.0, color: [255, 0, 16] };
    let looks = (0..network.node_count() as u32).map(look).collect();
    network.arrangement = Some(Arrangement { looks, ..Arrangement::default() });
    network
}

fn written(network: &Network, format: Format) -> String {
    let mut bytes = Vec::new();
    export::write(network, format, &mut bytes).unwrap();
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
    elements.iter().map(|element| element[key].as_str()).collect()
}

fn entities(records: &Records) -> Vec<Json> {
    let mut bytes = Vec::new();
    export::write_entities(records, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn table(network: &Network, format: Format) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(written(network, format).as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn gexf_holds_the_whole_graph() {
    let gexf = written(&network(View::Meetings), Format::Gexf);
    assert_eq!(elements(&gexf, "gexf")[0]["xmlns"], "http://gexf.net/1.3");
    assert_eq!(column(&elements(&gexf, "attributes"), "class"), ["node", "edge"], "one block a class");
    let mut labels: Vec<String> = elements(&gexf, "node").iter().map(|node| node["label"].clone()).collect();
    labels.sort();
    assert_eq!(labels, ["Giáp Thế Lộc", "Lý Thị Sen", "Vi Công Thuận"]);
    let mut weights: Vec<String> = elements(&gexf, "edge").iter().map(|edge| edge["weight"].clone()).collect();
    weights.sort();
    assert_eq!(weights, ["1", "2"]);
    let values = elements(&gexf, "attvalue");
    let names = values.iter().find(|value| value["for"] == "names" && value["value"].contains(';')).unwrap();
    assert!(names["value"].contains(ODD), "{names:?}");
    assert!(names["value"].contains("Họp chi bộ"), "control characters are gone: {names:?}");
    assert!(!gexf.contains("spell") && !gexf.contains("viz:"));
    let declared: Vec<String> = elements(&gexf, "attribute").into_iter().map(|a| a["id"].clone()).collect();
    assert!(values.iter().all(|value| declared.contains(&value["for"])));
}

#[test]
fn a_dynamic_gexf_has_spells() {
    let gexf = written(&network(View::Meetings), Format::DynamicGexf);
    let graph = &elements(&gexf, "graph")[0];
    assert_eq!([&graph["mode"], &graph["timeformat"]], ["dynamic", "date"]);
    let spells = elements(&gexf, "spell");
    let mut spells: Vec<(&str, &str)> = spells.iter().map(|s| (s["start"].as_str(), s["end"].as_str())).collect();
    spells.sort_unstable();
    spells.dedup();
    assert_eq!(
        spells,
        [
            ("2023-07-05", "2023-07-05"),
            ("2024-01-16", "2024-01-16"),
            ("2024-01-16", "2024-01-17"),
            ("2024-01-17", "2024-01-17"),
        ],
        "days that touch are one spell"
    );
    let firsts = elements(&gexf, "attvalue").iter().filter(|value| value["for"] == "firstDate").count();
    assert_eq!(firsts, 5, "three nodes and two edges tell their first day besides");
}

#[test]
fn kinds_stand_on_nodes_and_edges() {
    let network = network(View::All);
    let gexf = written(&network, Format::Gexf);
    let kinds = elements(&gexf, "edge");
    assert_eq!(kinds.iter().filter(|edge| edge["kind"] == "chair").count(), 3);
    assert_eq!(kinds.iter().filter(|edge| edge["kind"] == "organizer").count(), 3);
    let of_nodes = elements(&gexf, "attvalue").into_iter().filter(|v| v["for"] == "kind" && v["value"] == "event");
    assert_eq!(of_nodes.count(), 3);
    let rows = table(&network, Format::EdgesCsv);
    assert_eq!(rows.iter().filter(|row| row["Kind"] == "chair").count(), 3);
    assert!(rows.iter().all(|row| row["Type"] == "Directed"));
    let json: Json = serde_json::from_str(&written(&network, Format::Cytoscape)).unwrap();
    assert_eq!(json["multigraph"], true);
    let chairs = json["elements"]["edges"].as_array().unwrap().iter().filter(|e| e["data"]["kind"] == "chair");
    assert_eq!(chairs.count(), 3);
    assert_eq!(written(&network, Format::Dot).matches("\"kind\"=\"chair\"").count(), 3);
    assert_eq!(written(&network, Format::Graphml).matches("<data key=\"edge-kind\">chair</data>").count(), 3);
}

#[test]
fn places_sizes_and_colours() {
    let network = arranged(View::Meetings);
    let gexf = written(&network, Format::Gexf);
    assert_eq!(elements(&gexf, "gexf")[0]["xmlns:viz"], "http://gexf.net/1.3/viz");
    assert_eq!(column(&elements(&gexf, "viz:position"), "x"), ["0", "0.0000001", "0.0000002"], "no exponents");
    assert_eq!(column(&elements(&gexf, "viz:color"), "r"), ["255"; 3]);
    assert_eq!(column(&elements(&gexf, "viz:size"), "value"), ["4"; 3]);
    assert!(written(&network, Format::Graphml).contains("<data key=\"node-y\">-2.5</data>"));
    let dot = written(&network, Format::Dot);
    assert!(dot.contains("pos=\"0.0000002,-2.5!\"") && dot.contains("fillcolor=\"#ff0010\""), "{dot}");
    let json: Json = serde_json::from_str(&written(&network, Format::Cytoscape)).unwrap();
    assert_eq!(json["elements"]["nodes"][2]["position"]["y"], 2.5, "there y grows downwards");
    assert_eq!(table(&network, Format::NodesCsv)[1]["x"], "0.0000001");
}

#[test]
fn tables_have_what_gephi_asks_for() {
    let network = network(View::Meetings);
    let (nodes, edges) = (table(&network, Format::NodesCsv), table(&network, Format::EdgesCsv));
    assert_eq!((nodes.len(), edges.len()), (3, 2));
    let ids = column(&nodes, "Id");
    assert!(edges.iter().all(|edge| ids.contains(&edge["Source"].as_str()) && ids.contains(&edge["Target"].as_str())));
    assert!(edges.iter().all(|edge| edge["Type"] == "Undirected" && edge["Weight"].parse::<f64>().unwrap() > 0.0));
    assert!(edges.iter().any(|edge| edge["names"].contains(ODD)));
}

#[test]
fn no_text_breaks_out_of_its_place() {
    for view in VIEWS {
        let network = arranged(view);
        for format in FORMATS {
            let text = written(&network, format);
            assert!(!text.contains('\u{1}') && !text.contains('\u{c}'), "{view:?} {format:?}");
        }
        // Outside of quotation marks, DOT has no odd character; each line closes its marks.
        for line in written(&network, Format::Dot).lines() {
            let bare = line.replace("\\\\", "").replace("\\\"", "");
            assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
            let outside: String = bare.split('"').step_by(2).collect();
            assert!(outside.is_ascii() && !outside.contains(['&', '\'']), "{line}");
        }
    }
}

#[test]
fn a_column_cannot_take_the_name_of_another() {
    use hoinghi::graph::{Column, Type, Value};
    let mut network = network(View::Meetings);
    for name in ["kind", "weight", "source"] {
        network.add_edge_column(Column::new(name, Type::Text), [Some(Value::Text("mine".into())), None]);
    }
    let declared = elements(&written(&network, Format::Gexf), "attribute");
    let ids = column(&declared, "id");
    for name in ["kind2", "weight2", "source2"] {
        assert!(ids.contains(&name), "{ids:?}");
    }
    let json: Json = serde_json::from_str(&written(&network, Format::Cytoscape)).unwrap();
    let edge = &json["elements"]["edges"][0]["data"];
    assert!(edge["source"].as_str().unwrap().starts_with("https:") && edge["source2"] == "mine");
}

#[test]
fn empty_graphs_are_whole_files() {
    let empty = Network::default();
    for name in ["graph", "nodes", "edges"] {
        assert_eq!(elements(&written(&empty, Format::DynamicGexf), name).len(), 1);
    }
    assert_eq!(elements(&written(&empty, Format::Graphml), "graph").len(), 1);
    assert_eq!(written(&empty, Format::Dot), "graph \"\" {\n}\n");
    let json: Json = serde_json::from_str(&written(&empty, Format::Cytoscape)).unwrap();
    assert_eq!(json["elements"]["nodes"], Json::Array(Vec::new()));
    assert!(written(&empty, Format::NodesCsv).starts_with("Id,Label,Kind,"));
    assert!(written(&empty, Format::EdgesCsv).starts_with("Source,Target,Type,"));
    assert_eq!(entities(&Records::default()), Vec::<Json>::new());
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for view in VIEWS {
        for format in FORMATS {
            assert!(written(&arranged(view), format) == written(&arranged(view), format), "{view:?} {format:?}");
        }
    }
    assert_eq!(entities(&records()), entities(&read()), "also out of another store");
}

#[test]
fn entities_lead_to_each_other() {
    let entities = entities(&records());
    let ids: Vec<&str> = entities.iter().map(|entity| entity["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]), "each once, in order");
    let of = |schema: &str| -> Vec<&Json> { entities.iter().filter(|entity| entity["schema"] == schema).collect() };
    let counts = ["Person", "Organization", "Position", "Occupancy", "Membership", "Event", "UnknownLink", "Article"]
        .map(|schema| of(schema).len());
    // Links: nine ways of taking part, and the branch within its hospital.
    assert_eq!(counts, [3, 2, 2, 2, 1, 3, 10, 3]);
    let sen = of("Person").into_iter().find(|person| person["properties"]["name"][0] == "Lý Thị Sen").unwrap();
    assert_eq!(sen["properties"]["position"], serde_json::json!(["Bí thư Chi bộ, Chi bộ Khoa Dược"]));
    let held: Vec<&Json> =
        of("Occupancy").into_iter().filter(|post| post["properties"]["holder"][0] == sen["id"]).collect();
    assert_eq!(held.len(), 2);
    assert_eq!(held.iter().filter(|post| post["properties"]["status"][0] == "ended").count(), 1);
    let secretary = held.iter().find(|post| post["properties"].get("status").is_none()).unwrap();
    assert_eq!(secretary["properties"]["date"], serde_json::json!(["2023-07-05", "2024-01-17"]));
    let event = of("Event").into_iter().find(|event| event["properties"]["name"][0] == ODD).unwrap();
    assert_eq!(event["properties"]["startDate"][0], "2023-07-05");
    assert_eq!(event["properties"]["involved"].as_array().unwrap().len(), 2);
    assert_eq!(event["properties"]["sourceUrl"][0], "https://bao.example/a.txt");
    let proof = event["properties"]["proof"][0].as_str().unwrap();
    assert!(of("Article").iter().any(|article| article["id"] == proof));
}
