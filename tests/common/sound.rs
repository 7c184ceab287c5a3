//! Whether facts hold together by themselves and with the text.

use hoinghi::text::key;
use serde_json::Value;

/// Every evidence whose quote is not what stands between its offsets.
pub fn misplaced(text: &str, facts: &Value) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    visit(facts, &mut |evidence| {
        let offset = |name: &str| evidence[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
        let found: Option<String> = characters.get(offset("start")..offset("end")).map(|c| c.iter().collect());
        if found.is_none() || found.as_deref() != evidence["quote"].as_str() || evidence["quote"] == "" {
            out.push(format!("{evidence} quotes what stands elsewhere; there is {found:?}"));
        }
    });
    out
}

fn visit(value: &Value, with_evidence: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(all) => all.iter().for_each(|v| visit(v, with_evidence)),
        Value::Object(entries) => {
            for (name, v) in entries {
                if name == "evidence" && !v.is_null() { with_evidence(v) } else { visit(v, with_evidence) }
            }
        }
        _ => {}
    }
}

/// References to a person, body or event that the facts do not list, and people whom the text does not name.
pub fn dangling(text: &str, facts: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let known = |list: &str, field: &str, wanted: &Value| {
        wanted.is_null() || facts[list].as_array().is_some_and(|all| all.iter().any(|entry| entry[field] == *wanted))
    };
    let references = [
        ("posts", "person", "people", "name"),
        ("posts", "organization", "organizations", "name"),
        ("participations", "person", "people", "name"),
        ("participations", "event", "events", "id"),
        ("groups", "event", "events", "id"),
        ("groups", "organization", "organizations", "name"),
        ("headcounts", "organization", "organizations", "name"),
        ("indicators", "organization", "organizations", "name"),
        ("organizations", "parent", "organizations", "name"),
    ];
    for (list, field, in_list, by) in references {
        for entry in facts[list].as_array().into_iter().flatten() {
            if !known(in_list, by, &entry[field]) {
                out.push(format!("{list}: {} is not among the {in_list}", entry[field]));
            }
        }
    }
    let text = key(text);
    for person in facts["people"].as_array().into_iter().flatten() {
        if !text.contains(&key(person["name"].as_str().unwrap_or_default())) {
            out.push(format!("people: the text does not name {}", person["name"]));
        }
    }
    out
}
