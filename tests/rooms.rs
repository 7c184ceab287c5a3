//! The arrows of ARCHITECTURE.md: which room of `src/` knows which.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Each room, and the rooms that it may know. `cli` may know all, and none knows `cli`.
const ROOMS: [(&str, &[&str]); 19] = [
    ("facts", &[]),
    ("text", &[]),
    ("ontology", &["text"]),
    // Left of the waist: Vietnamese, and no RDF.
    ("article", &["facts"]),
    ("recognize", &["text", "ontology"]),
    ("relate", &["article", "recognize", "text", "ontology", "facts"]),
    ("suggest", &["article", "recognize", "text", "ontology"]),
    ("evaluate", &["facts", "ontology", "text"]),
    // Right of it: RDF, and no reading.
    ("places", &["text"]),
    ("identity", &["facts", "ontology", "places", "text"]),
    ("rdf", &["facts", "ontology", "identity", "places"]),
    ("infer", &[]),
    ("store", &["facts", "ontology", "identity", "rdf", "infer"]),
    ("query", &["ontology", "rdf", "text"]),
    ("validate", &["store", "rdf", "query", "text"]),
    ("explain", &["query", "rdf", "text"]),
    ("graph", &["store", "rdf", "identity"]),
    ("export", &["graph", "text"]),
    // Above both: it looks at the ontology, at what is stored by it, and at how well articles are read with it.
    ("curation", &["ontology", "query", "rdf", "store", "evaluate", "facts", "text"]),
];

/// The rooms that the files of one room name with `crate::`.
fn known(path: &Path, rooms: &mut BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        return fs::read_dir(path)?.try_for_each(|entry| known(&entry?.path(), rooms));
    }
    // Fonts and style sheets that are carried inside name no rooms.
    if path.extension().is_none_or(|ending| ending != "rs") {
        return Ok(());
    }
    for line in fs::read_to_string(path)?.lines().filter(|l| !l.trim_start().starts_with("//")) {
        for rest in line.split("crate::").skip(1) {
            // `use crate::{a, b}` would hide from this test: each room is named by itself.
            assert!(!rest.starts_with('{'), "{}: one room a line, please: {line}", path.display());
            rooms.insert(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        }
    }
    Ok(())
}

#[test]
fn arrows_between_rooms_run_one_way() -> Result<(), Box<dyn Error>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<_, _> = ROOMS.into_iter().collect();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(src)? {
        let path = entry?.path();
        let room = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        if ["lib", "main", "cli"].contains(&room.as_str()) {
            continue;
        }
        let allowed = allowed.get(room.as_str()).ok_or(format!("say in tests/rooms.rs what {room} may know"))?;
        let mut rooms = BTreeSet::new();
        known(&path, &mut rooms)?;
        rooms.remove(&room);
        wrong.extend(rooms.iter().filter(|r| !allowed.contains(&r.as_str())).map(|r| format!("{room} -> {r}")));
    }
    assert!(wrong.is_empty(), "arrows that ARCHITECTURE.md does not have: {wrong:?}");
    Ok(())
}
