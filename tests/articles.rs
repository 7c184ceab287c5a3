//! Drop `NAME.txt` and `NAME.json` into `tests/articles/` and get a test: see the README there.

mod common;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::{compare, sound};
use hoinghi::article::Article;
use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::relate::Reader;
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

/// An article of the folder, what it should yield and what it does.
struct Case {
    name: String,
    text: String,
    expected: Value,
    facts: Facts,
}

fn cases() -> Result<Vec<Case>, Box<dyn Error>> {
    let reader = Reader::embedded();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let read = |path: &PathBuf| -> Result<Case, Box<dyn Error>> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path)?;
        let expected = std::fs::read_to_string(path.with_extension("json"))
            .map_err(|e| format!("{name}.txt has no readable {name}.json beside it: {e}"))?;
        let article = Article { document: format!("{name}.txt"), text: text.clone(), ..Article::default() };
        Ok(Case { expected: serde_json::from_str(&expected)?, facts: reader.read(&article), name, text })
    };
    paths.iter().map(read).collect()
}

/// Fails with all complaints, grouped by article.
fn report(complaints: Vec<(String, Vec<String>)>) {
    let mut out = String::new();
    for (name, lines) in complaints.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "\n{name}\n  {}", lines.join("\n  "));
    }
    assert!(out.is_empty(), "{out}");
}

#[test]
fn the_reading_yields_the_expected_facts() -> Outcome {
    let differences = |c: Case| -> Result<_, serde_json::Error> {
        Ok((c.name, compare::differences(&c.expected, &serde_json::to_value(&c.facts)?)))
    };
    report(cases()?.into_iter().map(differences).collect::<Result<_, _>>()?);
    Ok(())
}

#[test]
fn words_compiled_with_the_program_read_as_its_ontology_does() -> Outcome {
    let reader = Reader::new(&Ontology::embedded()?);
    for case in cases()? {
        let article = Article { document: format!("{}.txt", case.name), text: case.text, ..Article::default() };
        assert_eq!(reader.read(&article), case.facts, "{}", case.name);
    }
    Ok(())
}

#[test]
fn the_quote_of_each_evidence_stands_at_its_offsets() -> Outcome {
    let misplaced = |c: Case| -> Result<_, serde_json::Error> {
        Ok((c.name, sound::misplaced(&c.text, &serde_json::to_value(&c.facts)?)))
    };
    report(cases()?.into_iter().map(misplaced).collect::<Result<_, _>>()?);
    Ok(())
}

#[test]
fn facts_survive_being_written_and_read() -> Outcome {
    for case in cases()? {
        let written = serde_json::to_string(&case.facts)?;
        assert_eq!(serde_json::from_str::<Facts>(&written)?, case.facts, "{}", case.name);
    }
    Ok(())
}

#[test]
fn the_expected_facts_hold_together() -> Outcome {
    let faults = |c: Case| {
        let mut faults = sound::dangling(&c.text, &c.expected);
        faults.extend(compare::differences(&c.expected, &c.expected));
        faults.extend(serde_json::from_value::<Facts>(c.expected).err().map(|e| e.to_string()));
        (c.name, faults)
    };
    report(cases()?.into_iter().map(faults).collect());
    Ok(())
}
