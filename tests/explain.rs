//! What is known of a person, body or event, and how it is found.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use hoinghi::explain::{Explanation, Found, ThingKind, explain, find};
use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::store::Store;

fn store() -> Store {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/query");
    let ontology = Ontology::from_dir(&folder.join("ontology")).unwrap();
    let store = Store::in_memory().unwrap();
    for line in std::fs::read_to_string(folder.join("facts.jsonl")).unwrap().lines() {
        let facts: Facts = serde_json::from_str(line).unwrap();
        store.replace_article(&facts, &ontology).unwrap();
    }
    store
}

fn found(name: &str) -> Found {
    find(store().inner(), name).unwrap()
}

fn explained(name: &str) -> Explanation {
    let Found::One(thing) = found(name) else { panic!("{name} is not one thing") };
    explain(store().inner(), thing).unwrap()
}

/// The lines on one matter, as `text [article]`.
fn lines(explanation: &Explanation, about: &str) -> Vec<String> {
    let on = explanation.lines.iter().filter(|line| line.about == about);
    on.map(|line| format!("{} [{}]", line.text, line.article)).collect()
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    for name in ["Vi Công Thủy", "VI CÔNG THUỶ", "vi cong thuy", "Công Thuỷ"] {
        let Found::One(thing) = found(name) else { panic!("{name} is not one thing") };
        assert_eq!((thing.kind, thing.name.as_str()), (ThingKind::Person, "Vi Công Thuỷ"));
    }
}

#[test]
fn an_iri_is_found_whole_and_shortened() {
    let Found::One(thing) = found("Mạc Văn Đá") else { panic!() };
    let short = hoinghi::query::shorten(&thing.iri);
    assert!(short.starts_with("id:person/"));
    for name in [&thing.iri, &format!("<{}>", thing.iri), &short] {
        assert_eq!(found(name), Found::One(thing.clone()));
    }
}

#[test]
fn the_whole_name_wins_over_a_part_of_one() {
    let Found::One(thing) = found("trung tam y te song trang") else { panic!() };
    assert_eq!(thing.name, "Trung tâm Y tế Sông Trăng");
    let Found::Several(things) = found("song trang") else { panic!() };
    assert_eq!(things.len(), 4);
}

#[test]
fn a_name_that_nothing_has_is_answered_with_those_like_it() {
    assert_eq!(found("Vi Công Thúi"), Found::None { near: vec!["Vi Công Thuỷ".to_owned()] });
    assert_eq!(found("zzz"), Found::None { near: Vec::new() });
}

#[test]
fn a_person_is_explained_line_by_line() {
    let person = explained("Vi Công Thủy");
    assert_eq!(lines(&person, "name"), ["Vi Công Thuỷ [tong-ket.txt]", "Vi Công Thủy [dai-hoi.txt]"]);
    assert_eq!(
        lines(&person, "post"),
        [
            "Trưởng khoa, Khoa Dược Trung tâm Y tế Sông Trăng [tong-ket.txt]",
            "Trưởng khoa, Khoa Dược Trung tâm Y tế Sông Trăng [dai-hoi.txt]",
            "Bí thư, Chi bộ Khoa Dược, from 2024-05-02 [dai-hoi.txt]",
        ]
    );
    assert_eq!(lines(&person, "took part").len(), 4);
    assert_eq!(lines(&person, "award").len(), 1);
    let elected = person.lines.iter().find(|line| line.text.starts_with("elected")).unwrap();
    assert_eq!(elected.date.as_deref(), Some("2024-05-03"));
    assert_eq!(elected.quote.as_deref(), Some("Đồng chí Vi Công Thủy được bầu làm Bí thư Chi bộ."));
}

#[test]
fn a_post_of_the_past_is_called_so() {
    let posts = lines(&explained("Mạc Văn Đá"), "post");
    assert_eq!(posts, ["Cố vấn [tong-ket.txt]", "formerly Giám đốc, Trung tâm Y tế Sông Trăng [tong-ket.txt]"]);
}

#[test]
fn a_body_is_explained_line_by_line() {
    let body = explained("chi bộ khoa dược");
    assert_eq!(body.thing.kind, ThingKind::Body);
    assert_eq!(lines(&body, "belongs to")[0], "Đảng bộ Trung tâm Y tế Sông Trăng [tong-ket.txt]");
    assert_eq!(lines(&body, "post"), ["Vi Công Thủy: Bí thư, from 2024-05-02 [dai-hoi.txt]"]);
    assert_eq!(
        lines(&body, "held"),
        ["Gặp gỡ cuối ngày [dai-hoi.txt]", "Đại hội Chi bộ Khoa Dược, 2024-05-02 [dai-hoi.txt]"]
    );
    assert_eq!(lines(&body, "was awarded"), ["Giấy khen [tong-ket.txt]"]);
    assert_eq!(lines(&body, "headcount"), ["14 party-members [dai-hoi.txt]"]);
    let center = explained("Trung tâm Y tế Sông Trăng");
    assert_eq!(lines(&center, "has under it").len(), 3);
    assert_eq!(lines(&center, "figure"), ["công suất giường bệnh: 98.5 %, 2023 [tong-ket.txt]"]);
}

#[test]
fn an_event_is_explained_line_by_line() {
    let event = explained("hoi nghi tong ket");
    assert_eq!(event.thing.date.as_deref(), Some("2024-01-09"));
    assert_eq!(lines(&event, "day"), ["2024-01-09, morning [tong-ket.txt]"]);
    assert_eq!(lines(&event, "held by"), ["Đảng ủy Trung tâm Y tế Sông Trăng [tong-ket.txt]"]);
    assert_eq!(lines(&event, "took part").len(), 5);
    assert!(
        lines(&event, "group").contains(&"84 đảng viên, Đảng bộ Trung tâm Y tế Sông Trăng [tong-ket.txt]".to_owned())
    );
}
