//! `hoinghi export` as a user meets it: files that are whole or not there, and errors that help.
#![cfg(feature = "disk")]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::fs;

use command::{done, folder, line, run, stderr};
use tempfile::TempDir;

/// A folder with a store of two people at one meeting.
fn store() -> TempDir {
    let lines = line("one.txt", "Lý Thị Sen") + &line("two.txt", "Vi Công Thuận");
    let dir = folder(&[("a.facts.jsonl", &lines)]);
    done(dir.path(), &["build", "a.facts.jsonl", "--store", "store"]);
    dir
}

/// Runs `export` on the store, which must fail with a code and a message that begins so, and leaves no file.
#[track_caller]
fn refused(dir: &TempDir, args: &[&str], code: i32, begins: &str) {
    let before = names(dir);
    let output = run(dir.path(), &[&["export", "--store", "store"], args].concat());
    assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
    assert!(stderr(&output).starts_with(begins), "{}", stderr(&output));
    assert_eq!(names(dir), before);
}

fn names(dir: &TempDir) -> Vec<std::ffi::OsString> {
    let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn the_format_follows_the_ending() {
    let dir = store();
    for (file, begins) in [
        ("a.gexf", "<?xml"),
        ("a.graphml", "<?xml"),
        ("a.GV", "digraph"),
        ("a.dot", "digraph"),
        ("a.cyjs", "{"),
        ("a.json", "{"),
        ("a.ftm.json", "{\"id\""),
    ] {
        let args = ["export", "--store", "store", "-o", file];
        let view: &[&str] = if file.contains("ftm") { &[] } else { &["--view", "all"] };
        done(dir.path(), &[&args, view].concat());
        assert!(fs::read_to_string(dir.path().join(file)).unwrap().starts_with(begins), "{file}");
    }
    let printed = done(dir.path(), &["export", "gexf", "--view", "all", "--store", "store", "-o", "-"]);
    assert_eq!(printed, fs::read_to_string(dir.path().join("a.gexf")).unwrap(), "- is standard output");
}

#[test]
fn csv_is_two_files() {
    let dir = store();
    done(dir.path(), &["export", "--store", "store", "--view", "all", "-o", "a.csv"]);
    let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
    assert!(read("a.nodes.csv").starts_with("Id,Label,Kind,"));
    assert!(!dir.path().join("a.csv").exists());
    let output = run(dir.path(), &["export", "csv", "--store", "store", "--view", "all", "-o", "-"]);
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), read("a.edges.csv"));
    assert!(stderr(&output).starts_with("note: these are the edges"));
}

/// What stands between two texts, as often as it does.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn graphs_open_arranged() {
    let dir = store();
    let export =
        |args: &[&str]| done(dir.path(), &[&["export", "--store", "store", "--view", "all", "-o", "-"], args].concat());
    let gexf = export(&["gexf"]);
    let places = between(&gexf, "<viz:position ", "/>");
    assert_eq!(places.len(), between(&gexf, "<node ", ">").len());
    assert_eq!(gexf, export(&["gexf"]), "the same again");
    assert_ne!(places, between(&export(&["gexf", "--seed", "7"]), "<viz:position ", "/>"));
    assert!(!export(&["gexf", "--no-layout"]).contains("viz:"));
    let colors = |args: &[&str]| {
        let gexf = export(&[&["gexf"], args].concat());
        between(&gexf, "<viz:color ", "/>")
            .into_iter()
            .map(str::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    assert_eq!([colors(&[]), colors(&["--color-by", "none"])], [3, 1], "people, bodies and events");
    let sizes = export(&["gexf", "--size-by", "none"]);
    assert!(between(&sizes, "<viz:size value=\"", "\"").iter().all(|size| *size == "8"));
    let json: serde_json::Value = serde_json::from_str(&export(&["cytoscape"])).unwrap();
    assert!(json["elements"]["nodes"][0]["position"]["x"].is_f64());
}

#[test]
fn pictures_have_the_size_that_was_asked_for() {
    let dir = store();
    let all = ["export", "--store", "store", "--view", "all", "--width", "640", "--height", "480", "-o"];
    done(dir.path(), &[&all[..], &["a.svg"]].concat());
    let svg = fs::read_to_string(dir.path().join("a.svg")).unwrap();
    assert!(svg.contains("viewBox=\"0 0 640 480\"") && svg.contains(">Lý Thị Sen</text>"));
    done(dir.path(), &[&all[..], &["a.png"]].concat());
    let png = fs::read(dir.path().join("a.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (640, 480));
}

#[test]
fn mistakes_leave_no_file_and_say_what_to_do() {
    let dir = store();
    let all = ["--view", "all", "-o"];
    refused(&dir, &[&all[..], &["nowhere/a.gexf"]].concat(), 7, "error: cannot write nowhere/a.gexf");
    refused(&dir, &[&all[..], &["a.gexf", "--person", "Lý Thị Se"]].concat(), 8, "error: nothing is named Lý Thị Se\n");
    refused(&dir, &["-o", "a.gexf", "--body", "Bệnh viện Sao"], 8, "error: nothing is named Bệnh viện Sao\n");
    let days = ["-o", "a.gexf", "--from", "2024-06-01", "--to", "2024-01-01"];
    refused(&dir, &days, 2, "error: no day is from 2024-06-01 on and up to 2024-01-01\nhint: ");
    refused(&dir, &["-o", "a.gexf", "--from", "2024-02-30"], 2, "error: ");
    refused(&dir, &["-o", "a.gexf", "--from", "2030-01-01"], 8, "error: the graph is empty");
    refused(&dir, &["-o", "a.ftm.json", "--top", "3"], 2, "error: --top chooses of a graph");
    refused(&dir, &["-o", "a.dot", "--dynamic"], 2, "error: only GEXF has a timeline\nhint: ");
    refused(&dir, &["-o", "a.svg", "--dynamic"], 2, "error: only GEXF has a timeline\nhint: ");
    refused(&dir, &["-o", "a.png", "--no-layout"], 2, "error: a picture needs places for its nodes\nhint: ");
    refused(&dir, &["-o", "a.gexf", "--width", "800"], 2, "error: only pictures have a width and a height\nhint: ");
    refused(&dir, &["-o", "a.png", "--width", "0"], 2, "error: invalid value '0' for '--width <PIXELS>'");
    refused(&dir, &["-o", "a.gexf", "--no-layout", "--size-by", "degree"], 2, "error: the argument '--no-layout'");
    refused(&dir, &["-o", "a.ftm.json", "--color-by", "kind"], 2, "error: --color-by says how a graph looks");
    let near = run(dir.path(), &["export", "--store", "store", "-o", "a.gexf", "--person", "Lý Thị Se"]);
    assert!(stderr(&near).contains("did you mean Lý Thị Sen"), "{}", stderr(&near));

    let empty = ["export", "--store", "store", "--from", "2030-01-01", "--allow-empty", "-o", "a.gexf"];
    done(dir.path(), &empty);
    assert!(fs::read_to_string(dir.path().join("a.gexf")).unwrap().contains("<nodes count=\"0\""));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_who_may_read_it_and_a_device_stays_one() {
    use std::os::unix::fs::PermissionsExt;
    let dir = store();
    let file = dir.path().join("a.gexf");
    fs::write(&file, "before").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink("a.gexf", dir.path().join("link.gexf")).unwrap();
    let before = names(&dir);
    done(dir.path(), &["export", "--store", "store", "--view", "all", "-o", "link.gexf"]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("<?xml"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(&dir), before, "nothing is left beside it");
    done(dir.path(), &["export", "gexf", "--store", "store", "--view", "all", "-o", "/dev/null"]);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}
