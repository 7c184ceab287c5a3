//! `hoinghi evaluate`: the rules by which answers agree with gold, on small invented gold; and, where they lie beside the
//! checkout, the annotated articles and the script that scores them, whose every figure is the same.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with gold for one article `a`, and an answer to it.
fn folder(gold: &Value, answer: &Value) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("gold")).unwrap();
    let mut gold = gold.clone();
    if gold.get("people").is_none() {
        gold["people"] = json!([]);
    }
    fs::write(dir.path().join("gold/a.json"), gold.to_string()).unwrap();
    let mut answer = answer.clone();
    answer["document"] = json!("news/a.txt");
    fs::write(dir.path().join("a.facts.jsonl"), answer.to_string()).unwrap();
    dir
}

fn evaluate(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("hoinghi").unwrap();
    command.current_dir(dir).stdin(Stdio::null()).arg("evaluate").args(args).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn parsed(output: &Output) -> Value {
    assert_eq!(stderr(output), "");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// One kind: how many gold facts and answers count, and which of them were missed (-) and wrong (+).
fn scored(kind: &str, gold: Value, answer: Value) -> (u64, u64, Vec<String>) {
    let dir = folder(&gold, &answer);
    let report = parsed(&evaluate(dir.path(), &["gold", "a.facts.jsonl", "--format", "json"]));
    let figures = &report["kinds"][kind];
    let facts = |mark: &str, list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|m| format!("{mark} {}", m["fact"].as_str().unwrap())).collect()
    };
    let mut notes = facts("-", &figures["missed"]);
    notes.extend(facts("+", &figures["wrong"]));
    (figures["gold"].as_u64().unwrap(), figures["found"].as_u64().unwrap(), notes)
}

#[test]
fn names_are_compared_blind_to_spelling_and_optional_ones_do_not_count() {
    let gold = json!({"people": [{"name": "Lý Thị Thuỷ"}, {"name": "Vi Công Kỹ"},
        {"name": "Mã A Páo", "optional": true}, {"name": "Bàn Văn Tại", "optional": true}]});
    let answer = json!({"people": [{"name": "LÝ THỊ THỦY"}, {"name": "Mã A Páo"}, {"name": "Đèo Thị Lả"}]});
    assert_eq!(scored("people", gold, answer), (2, 2, vec!["- Vi Công Kỹ".into(), "+ Đèo Thị Lả".into()]));
    let gold =
        json!({"organizations": [{"name": "Uỷ ban nhân dân thành phố Lạc Hồng"}, {"name": "Sở Giáo dục và Đào tạo"}]});
    let answer = json!({"organizations": [{"name": "UBND TP. Lạc Hồng"}, {"name": "Sở GD&ĐT"}]});
    assert_eq!(scored("organizations", gold, answer), (2, 2, vec![]));
}

#[test]
fn an_optional_naming_of_the_body_stands_in_for_the_main_one_of_a_post() {
    let gold = json!({"posts": [
        {"person": "Lý Thị Sen", "role": "Bí thư", "organization": "Đảng ủy Bệnh viện Vân Đài"},
        {"person": "Lý Thị Sen", "role": "Bí thư", "organization": "Đảng ủy Bệnh viện", "optional": true},
        {"person": "Vi Công Thủy", "role": "Giám đốc"},
        {"person": "Mã A Páo", "role": "Chủ tịch", "organization": "Công đoàn Bệnh viện Vân Đài"}]});
    let answer = json!({"posts": [
        {"person": "Lý Thị Sen", "role": "Bí thư", "organization": "Đảng ủy Bệnh viện"},
        {"person": "Vi Công Thủy", "role": "Giám đốc", "organization": "Bệnh viện Vân Đài"},
        {"person": "Mã A Páo", "role": "Chủ tịch", "organization": "Công đoàn"}]});
    let notes =
        vec!["- Mã A Páo | Chủ tịch | Công đoàn Bệnh viện Vân Đài".into(), "+ Mã A Páo | Chủ tịch | Công đoàn".into()];
    assert_eq!(scored("posts", gold.clone(), answer.clone()), (3, 3, notes));
    assert_eq!(scored("posts (person, role)", gold, answer), (3, 3, vec![]));
}

/// Two events of gold, a third that is optional, and the same with other ids and one too many.
fn events() -> (Value, Value) {
    let gold = json!({
        "events": [
            {"id": "e1", "type": "congress", "name": "Đại hội Chi bộ Khoa Dược", "date": "2024-03-05",
             "organizers": ["Chi bộ Khoa Dược"]},
            {"id": "e2", "type": "award-ceremony", "name": "Lễ trao Huy hiệu Đảng", "date": "2024-03-05"},
            {"id": "e3", "type": "other", "name": "Gặp mặt đầu xuân", "date": "2024-02-01", "optional": true}],
        "participations": [
            {"event": "e1", "person": "Lý Thị Sen", "as": ["attendee", "chair"]},
            {"event": "e2", "person": "Vi Công Thủy", "as": ["attendee"]},
            {"event": "e2", "person": "Mã A Páo", "as": ["awardee"]},
            {"event": "e2", "person": "Bàn Văn Tại", "as": ["attendee"], "optional": true},
            {"event": "e3", "person": "Mã A Páo", "as": ["attendee"]}],
        "groups": [
            {"event": "e1", "group": "đảng viên", "count": 33},
            {"event": "e2", "group": "đại biểu", "count": 12, "optional": true},
            {"event": "e2", "group": "khách mời"},
            {"event": "e3", "group": "cán bộ", "count": 70}]});
    let answer = json!({
        "events": [
            {"id": "e1", "type": "award-ceremony", "name": "Lễ trao Huy hiệu", "date": "2024-03-06"},
            {"id": "e2", "type": "congress", "name": "Đại hội Chi bộ Khoa Dược", "date": "2024-03-05",
             "organizers": ["Chi bộ Dược"]},
            {"id": "e3", "type": "other", "name": "Gặp mặt đầu xuân", "date": "2024-02-01"},
            {"id": "e4", "type": "inspection", "name": "Kiểm tra", "date": "2023-01-01"}],
        "participations": [
            {"event": "e2", "person": "Lý Thị Sen", "as": ["attendee", "chair", "speaker"]},
            {"event": "e1", "person": "Vi Công Thủy", "as": ["attendee", "speaker"]},
            {"event": "e1", "person": "Mã A Páo", "as": ["awardee", "attendee"]},
            {"event": "e1", "person": "Bàn Văn Tại", "as": ["attendee"]},
            {"event": "e3", "person": "Đèo Thị Lả", "as": ["attendee"]},
            {"event": "e4", "person": "Đèo Thị Lả", "as": ["attendee"]}],
        "groups": [
            {"event": "e2", "group": "đảng viên", "count": 34},
            {"event": "e1", "group": "đại biểu", "count": 12},
            {"event": "e3", "group": "cán bộ", "count": 71}]});
    (gold, answer)
}

#[test]
fn events_are_paired_by_day_type_name_and_people() {
    let (gold, answer) = events();
    let score = |kind: &str| scored(kind, gold.clone(), answer.clone());
    assert_eq!(score("events"), (2, 3, vec!["+ extra | Kiểm tra | 2023-01-01".into()]));
    assert_eq!(score("event types"), (2, 2, vec![]));
    assert_eq!(score("event dates"), (2, 2, vec!["- e2 | 2024-03-05".into(), "+ e2 | 2024-03-06".into()]));
    let notes = vec!["- e1 | Chi bộ Khoa Dược".into(), "+ e1 | Chi bộ Dược".into()];
    assert_eq!(score("event organizers"), (1, 1, notes));
}

#[test]
fn who_leads_may_speak_and_who_takes_part_may_attend() {
    let (gold, answer) = events();
    let score = |kind: &str| scored(kind, gold.clone(), answer.clone());
    // The awardee's attendance, the chair's speech and what is said of optional entries do not count; an attendee's speech does.
    let notes = vec!["+ extra e4 | Đèo Thị Lả | attendee".into(), "+ e2 | Vi Công Thủy | speaker".into()];
    let (wanted, found, mut wrong) = score("participations");
    wrong.sort_by_key(|note| !note.contains("extra"));
    assert_eq!((wanted, found, wrong), (4, 6, notes));
    assert_eq!(score("attendance"), (2, 3, vec!["+ extra e4 | Đèo Thị Lả | attendee".into()]));
}

#[test]
fn groups_count_by_event_and_number() {
    let (gold, answer) = events();
    let notes = vec!["- e1 | 33 | đảng viên".into(), "+ e1 | 34 | đảng viên".into()];
    assert_eq!(scored("groups", gold, answer), (1, 1, notes));
}

#[test]
fn the_institution_that_a_party_body_sits_in_is_no_superior() {
    let gold = json!({"organizations": [
        {"name": "Đảng ủy Bệnh viện Vân Đài", "parent": "Đảng bộ tỉnh Lạc Hồng"},
        {"name": "Khoa Dược", "parent": "Bệnh viện Vân Đài"},
        {"name": "Chi bộ Khoa Dược", "parent": "Bệnh viện Vân Đài"},
        {"name": "Bệnh viện Vân Đài"}]});
    let answer = json!({"organizations": [
        {"name": "Đảng ủy Bệnh viện Vân Đài", "type": "party-committee", "parent": "Bệnh viện Vân Đài"},
        {"name": "Khoa Dược", "type": "department", "parent": "BV Vân Đài"},
        {"name": "Khoa Ngoại", "type": "department", "parent": "Bệnh viện Vân Đài"},
        {"name": "Bệnh viện Vân Đài", "type": "hospital", "parent": "Sở Y tế"}]});
    let notes =
        vec!["- Đảng ủy Bệnh viện Vân Đài | Đảng bộ tỉnh Lạc Hồng".into(), "+ Bệnh viện Vân Đài | Sở Y tế".into()];
    assert_eq!(scored("organization parents", gold, answer), (2, 2, notes));
}

#[test]
fn awards_agree_by_recipient_and_the_main_of_the_title() {
    let gold = json!({"awards": [
        {"title": "Giấy khen", "recipient": "Chi bộ Khoa Dược"},
        {"title": "Đảng viên hoàn thành xuất sắc nhiệm vụ", "count": 47},
        {"title": "Bằng khen", "recipient": "Lý Thị Sen", "optional": true},
        {"title": "Huy hiệu 30 năm tuổi Đảng", "recipient": "Vi Công Thủy"}]});
    let answer = json!({"awards": [
        {"title": "Giấy khen của Đảng ủy", "recipient": "Chi bộ Khoa Dược"},
        {"title": "Hoàn thành xuất sắc nhiệm vụ", "group": "đảng viên", "count": 47},
        {"title": "Bằng khen của tỉnh", "recipient": "Lý Thị Sen"},
        {"title": "Giấy khen", "recipient": "Vi Công Thủy"}]});
    let notes = vec!["- Vi Công Thủy | Huy hiệu 30 năm tuổi Đảng".into(), "+ Vi Công Thủy | Giấy khen".into()];
    assert_eq!(scored("awards", gold, answer), (3, 3, notes));
}

#[test]
fn numbers_documents_and_figures() {
    let gold = json!({
        "headcounts": [{"organization": "Đảng bộ BV Vân Đài", "of": "party-members", "value": 181}],
        "documents": [{"number": "05-CT/TW"}, {"kind": "Nghị quyết", "title": "không số"}],
        "indicators": [{"name": "khám bệnh", "value": 103.5, "unit": "%", "year": 2023}, {"value": 7, "unit": "ca"}]});
    let answer = json!({
        "headcounts": [{"organization": "Đảng bộ Bệnh viện Vân Đài", "of": "party-members", "value": 181}],
        "documents": [{"number": "05-CT/TW"}, {"kind": "Nghị quyết"}],
        "indicators": [{"name": "khám", "value": 103.5, "unit": "%", "year": 2023}, {"name": "mổ", "value": 7.0, "unit": "%"}]});
    assert_eq!(scored("headcounts", gold.clone(), answer.clone()), (1, 1, vec![]));
    assert_eq!(scored("documents", gold.clone(), answer.clone()), (1, 1, vec![]));
    let notes = vec!["- 7 | ca".into(), "+ 7 | % | mổ".into()];
    assert_eq!(scored("indicators", gold.clone(), answer.clone()), (2, 2, notes));
    // Gold that lists no figures says nothing of them.
    assert_eq!(scored("indicators", json!({"people": []}), answer), (0, 0, vec![]));
}

const ARTICLE: &str = "Chi bộ Khoa Dược họp\nSáng 05/3/2024, Chi bộ Khoa Dược Bệnh viện Vân Đài tổ chức Hội nghị. Dự họp có \
    đồng chí Lý Thị Sen – Bí thư Chi bộ. Cả phòng nghe ông Vương kể chuyện.\n";

/// The article, with gold that it does not quite reach.
fn with_article() -> TempDir {
    let gold = json!({"people": [{"name": "Lý Thị Sen"}, {"name": "Vương"}]});
    let dir = folder(&gold, &json!({"people": [{"name": "Lý Thị Sen"}, {"name": "Mã A Páo"}]}));
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    dir
}

#[test]
fn articles_are_read_and_what_was_missed_stands_beside_its_sentence() {
    let dir = with_article();
    let output = evaluate(dir.path(), &["gold", "a.txt", "--misses", "people"]);
    let expected = "\
kind                   precision  recall      F1   gold  found   (1 article)
people                     1.000   0.500   0.667      2      1

a: - Vương
    “Cả phòng nghe ông Vương kể chuyện.”
";
    assert_eq!((stdout(&output), stderr(&output)), (expected, ""));
}

#[test]
fn what_is_not_paired_is_named() {
    let dir = with_article();
    fs::write(dir.path().join("gold/b.json"), "{\"people\": []}").unwrap();
    fs::write(dir.path().join("gold/identity.json"), "{\"people\": []}").unwrap();
    fs::write(dir.path().join("c.txt"), ARTICLE).unwrap();
    let output = evaluate(dir.path(), &["gold", "a.txt", "c.txt", "missing.txt"]);
    assert!(stdout(&output).contains("   (2 articles, no answer for b)\n"), "{}", stdout(&output));
    assert!(stderr(&output).contains("note: there is no gold for c: it is not scored\n"), "{}", stderr(&output));
    assert!(stderr(&output).contains("error: cannot read missing.txt"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_baseline_shows_what_became_better_and_worse() {
    let dir = with_article();
    let saved = evaluate(dir.path(), &["gold", "a.facts.jsonl", "--save", "before.json"]);
    assert_eq!((saved.status.code(), stderr(&saved)), (Some(0), ""));
    let better = json!({"document": "a.txt", "people": [{"name": "Vương"}, {"name": "Bàn Văn Tại"}]});
    fs::write(dir.path().join("a.facts.jsonl"), better.to_string()).unwrap();
    let output = evaluate(dir.path(), &["gold", "a.facts.jsonl", "--baseline", "before.json"]);
    let text = stdout(&output);
    assert!(
        text.contains("people                 0.500 → 0.500   0.500 → 0.500   0.500 → 0.500         =\n"),
        "{text}"
    );
    let expected = "\npeople\na: gained Vương\na: lost Lý Thị Sen\na: newly wrong Bàn Văn Tại\na: mended Mã A Páo\n";
    assert!(text.ends_with(expected), "{text}");
    // What is printed as JSON can be compared with as well.
    fs::write(dir.path().join("now.json"), evaluate(dir.path(), &["gold", "a.facts.jsonl", "--format", "json"]).stdout)
        .unwrap();
    let same = evaluate(dir.path(), &["gold", "a.facts.jsonl", "--baseline", "now.json", "--format", "json"]);
    let changes = &parsed(&same)["changes"];
    assert_eq!((&changes["people"]["gained"], &changes["people"]["mended"]), (&json!([]), &json!([])));
}

#[test]
fn a_figure_below_the_least_allowed_has_its_own_code() {
    let dir = with_article();
    let args = |min| ["gold", "a.facts.jsonl", "--min", min, "--min", "posts (person, role)=1.0"];
    assert_eq!(evaluate(dir.path(), &args("people=0.5")).status.code(), Some(0));
    let low = evaluate(dir.path(), &args("people=0.51"));
    assert_eq!(low.status.code(), Some(10));
    assert!(stderr(&low).starts_with("error: below: people 0.500 < 0.51\n"), "{}", stderr(&low));
    for wrong in ["persons=0.5", "people", "people=much"] {
        assert_eq!(evaluate(dir.path(), &args(wrong)).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn gold_that_is_none_is_told() {
    let dir = with_article();
    for (content, message) in
        [("{\"events\": 7}", "a.json holds no gold facts"), ("[]", "there are no gold facts in gold")]
    {
        fs::write(dir.path().join("gold/a.json"), content).unwrap();
        let output = evaluate(dir.path(), &["gold", "a.txt"]);
        assert_eq!(output.status.code(), Some(3));
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
    let output = evaluate(dir.path(), &["gold", "a.txt", "--baseline", "a.txt"]);
    assert_eq!(output.status.code(), Some(3));
}

/// The annotated articles beside the checkout: gold, and the files to read.
fn beside(shared: &Path, gold: &str, articles: &str) -> Option<(PathBuf, Vec<PathBuf>)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(shared.join(articles)).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "html"));
    files.sort();
    Some((shared.join(gold), files))
}

/// What is printed, without the titles, which the script passes over.
fn of_the_script(output: &Output) -> String {
    stdout(output).lines().filter(|line| !line.starts_with("titles ")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_figure_is_that_of_the_script() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let script = shared.join("tools/score.py");
    let has_python = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    let sets: Vec<_> = [("gold", "seeds"), ("dev", "dev"), ("dev-real", "dev-real")]
        .into_iter()
        .filter_map(|(gold, articles)| beside(&shared, gold, articles))
        .collect();
    if !has_python || !script.is_file() || sets.is_empty() {
        eprintln!("skipped: no annotated articles beside the checkout, or no python3");
        return;
    }
    for (gold, files) in sets {
        let read = Command::cargo_bin("hoinghi").unwrap().arg("extract").args(&files).output().unwrap();
        let dir = TempDir::new().unwrap();
        let facts = dir.path().join("all.facts.jsonl");
        fs::write(&facts, &read.stdout).unwrap();
        let theirs = Command::new("python3").arg(&script).args([&gold, &facts]).output().unwrap();
        assert!(theirs.status.success(), "{}", stderr(&theirs));
        let ours = Command::cargo_bin("hoinghi").unwrap().arg("evaluate").arg(&gold).args(&files).output().unwrap();
        assert_eq!(of_the_script(&ours), stdout(&theirs));
        let of_facts = Command::cargo_bin("hoinghi").unwrap().arg("evaluate").args([&gold, &facts]).output().unwrap();
        assert_eq!(of_the_script(&of_facts), stdout(&theirs));
    }
}
