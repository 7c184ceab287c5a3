//! The ontology as data: what it declares, and that a word added to it, and nowhere else, is found.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt;
use hoinghi::article::Article;
use hoinghi::facts::{Facts, Post};
use hoinghi::ontology::{LabelKind, NAMESPACE, Ontology, PROPERTIES, SCHEMES};
use hoinghi::rdf::vocabulary::hn;
use hoinghi::recognize::words::Words;
use hoinghi::relate::Reader;
use tempfile::TempDir;

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

/// The role that the README teaches; no ontology of ours has it.
fn role() -> Option<&'static str> {
    let (_, example) = include_str!("../README.md").split_once("```turtle\n")?;
    Some(example.split_once("```")?.0)
}

const ARTICLE: &str = "Bệnh viện Vân Đài tổng kết công tác năm 2023\n\
    Sáng 05/3/2024, Đảng ủy Bệnh viện Vân Đài tổ chức Hội nghị tổng kết công tác năm 2023. Tham dự Hội nghị có \
    đồng chí Lý Thị Sen – Giám đốc Bệnh viện; đồng chí Vi Công Thủy – TBNL Bệnh viện Vân Đài.\n";

/// The ontology of the repository with one role more.
fn with_role() -> Result<TempDir, Box<dyn Error>> {
    let dir = TempDir::new()?;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology"))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), dir.path().join(entry.file_name()))?;
        }
    }
    let roles = dir.path().join("roles.ttl");
    let turtle = fs::read_to_string(&roles)? + role().ok_or("the README has no Turtle")?;
    fs::write(roles, turtle)?;
    Ok(dir)
}

fn roles(facts: &Facts) -> Vec<(&str, &str, Option<&str>)> {
    let role = |p: &Post| p.role == "Trưởng ban nhạc lễ";
    facts.posts.iter().filter(|p| role(p)).map(|p| (&*p.person, &*p.role, p.organization.as_deref())).collect()
}

#[test]
fn words_compiled_with_the_program_are_those_of_its_ontology() -> Result<(), Box<dyn Error>> {
    assert!(Words::embedded() == Words::new(Ontology::embedded()?.concepts()));
    Ok(())
}

#[test]
fn a_role_added_to_the_turtle_alone_is_found() -> Result<(), Box<dyn Error>> {
    let article = Article { text: ARTICLE.to_owned(), ..Article::default() };
    let before = Reader::new(&Ontology::embedded()?).read(&article);
    assert_eq!(roles(&before), []);
    let dir = with_role()?;
    let after = Reader::new(&Ontology::from_dir(dir.path())?).read(&article);
    assert_eq!(roles(&after), [("Vi Công Thủy", "Trưởng ban nhạc lễ", Some("Bệnh viện Vân Đài"))]);
    Ok(())
}

#[test]
fn so_it_is_at_the_command_line() -> Result<(), Box<dyn Error>> {
    let dir = with_role()?;
    let article = dir.path().join("article.txt");
    fs::write(&article, ARTICLE)?;
    let extract = |args: &[PathBuf]| -> Result<Facts, Box<dyn Error>> {
        let output = Command::cargo_bin("hoinghi")?.arg("extract").args(args).output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(serde_json::from_slice(&output.stdout)?)
    };
    let before = extract(std::slice::from_ref(&article))?;
    assert_eq!(roles(&before), []);
    let after = extract(&["--ontology".into(), dir.path().to_owned(), article])?;
    assert_eq!(roles(&after).len(), 1);
    Ok(())
}

/// What is said of each of our terms: predicate to values, with the language of texts.
fn statements(ontology: &Ontology) -> BTreeMap<String, Vec<(String, String)>> {
    let mut said: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for triple in ontology.triples() {
        let subject = triple.subject.to_string();
        if let Some(term) = local(&subject) {
            said.entry(term.to_owned())
                .or_default()
                .push((triple.predicate.as_str().to_owned(), triple.object.to_string()));
        }
    }
    said
}

/// The local name in `<…#name>`, of our terms.
fn local(term: &str) -> Option<&str> {
    term.strip_prefix('<')?.strip_suffix('>')?.strip_prefix(NAMESPACE)
}

/// Every term that the Turtle files and the program use.
fn used(ontology: &Ontology) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for triple in ontology.triples() {
        let terms = [triple.subject.to_string(), triple.predicate.to_string(), triple.object.to_string()];
        used.extend(terms.iter().filter_map(|t| local(t)).map(str::to_owned));
    }
    used.extend(hn::ALL.iter().filter_map(|term| term.as_str().strip_prefix(NAMESPACE)).map(str::to_owned));
    used
}

#[test]
fn every_term_in_use_is_declared() -> Result<(), Box<dyn Error>> {
    let ontology = Ontology::embedded()?;
    let said = statements(&ontology);
    let used = used(&ontology);
    assert!(used.contains("reportedOn") && used.contains("rank") && used.contains("role-bi-thu"));
    let is_declared = |term: &String| said.get(term).is_some_and(|s| s.iter().any(|(p, _)| p == RDF_TYPE));
    let missing: Vec<_> = used.iter().filter(|term| !is_declared(term)).collect();
    assert!(missing.is_empty(), "no ontology/*.ttl file says what these are: {missing:?}");
    Ok(())
}

#[test]
fn classes_and_properties_are_described_in_both_languages() -> Result<(), Box<dyn Error>> {
    let mut lacks = Vec::new();
    let mut count = 0;
    for (term, said) in statements(&Ontology::embedded()?) {
        if !said.iter().any(|(p, o)| p == RDF_TYPE && o.starts_with(&format!("<{OWL}"))) {
            continue;
        }
        count += 1;
        for (property, ending) in [("label", "@vi"), ("label", "@en"), ("comment", "@vi"), ("comment", "@en")] {
            if !said.iter().any(|(p, o)| p.strip_prefix(RDFS) == Some(property) && o.ends_with(ending)) {
                lacks.push(format!("{term} has no {property}{ending}"));
            }
        }
        if !said.iter().any(|(p, _)| p.strip_prefix(RDFS) == Some("isDefinedBy")) {
            lacks.push(format!("{term} is defined by nothing"));
        }
    }
    assert!(count > 60, "only {count} classes and properties");
    assert!(lacks.is_empty(), "{lacks:#?}");
    Ok(())
}

#[test]
fn concepts_are_named_in_both_languages() -> Result<(), Box<dyn Error>> {
    let ontology = Ontology::embedded()?;
    for scheme in ["roles", "body-types", "event-types", "participation-kinds", "honorifics"] {
        assert!(ontology.scheme(scheme).count() > 5, "{scheme}");
        for concept in ontology.scheme(scheme) {
            for language in ["vi", "en"] {
                let is_preferred = |l: &&hoinghi::ontology::Label| {
                    l.kind == LabelKind::Preferred && l.language == language && !l.text.trim().is_empty()
                };
                let count = concept.labels.iter().filter(is_preferred).count();
                assert_eq!(count, 1, "{} has {count} preferred labels in {language}", concept.iri);
            }
        }
    }
    Ok(())
}

/// The lines of code of a folder that are no comments.
fn code(dir: &Path, lines: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            code(&path, lines)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path)?;
            lines.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned));
        }
    }
    Ok(())
}

#[test]
fn what_the_code_asks_for_is_listed() -> Result<(), Box<dyn Error>> {
    let mut lines = Vec::new();
    for room in ["evaluate", "identity", "rdf", "recognize", "relate", "suggest"] {
        code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut lines)?;
    }
    let mut asked = BTreeSet::new();
    for call in [".is(\"", ".value(\"", ".values(\"", ".number(\""] {
        let behind = lines.iter().flat_map(|line| line.split(call).skip(1));
        asked.extend(behind.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    assert!(asked.remove("broader"), "of SKOS, not ours");
    assert_eq!(asked, PROPERTIES.map(str::to_owned).into(), "PROPERTIES in src/ontology/asked.rs");
    let ontology = Ontology::embedded()?;
    let schemes: BTreeSet<&str> = ontology.concepts().iter().map(|concept| concept.scheme.as_str()).collect();
    let is_named = |scheme: &&str| lines.iter().any(|line| line.contains(&format!("\"{scheme}\"")));
    let named: Vec<&str> = schemes.into_iter().filter(is_named).collect();
    assert_eq!(named, SCHEMES, "SCHEMES in src/ontology/asked.rs");
    Ok(())
}
