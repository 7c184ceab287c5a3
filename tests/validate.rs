//! Shapes against data: `tests/shapes/SHAPE/bad.ttl` is what the shape catches and `good.ttl` what it lets pass, each put to
//! `tests/shapes/background.ttl`. A new shape needs such a folder. And what the program reads of articles is well formed.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use hoinghi::article::{self, Input, Options};
use hoinghi::ontology::Ontology;
use hoinghi::rdf::ArticleGraph;
use hoinghi::relate::Reader;
use hoinghi::store::Store;
use hoinghi::validate::{Report, Severity, Shapes, validate};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad, Triple};

/// More results than any of these data give.
const ALL: usize = 1000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn quads(path: &Path) -> Result<Vec<Quad>, Box<dyn Error>> {
    let turtle = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle);
    parser.map(|quad| Ok(Triple::from(quad?).in_graph(GraphName::DefaultGraph))).collect()
}

/// A store that knows the ontology and the background.
fn background() -> Result<Store, Box<dyn Error>> {
    let store = Store::in_memory()?;
    store.put_ontology(&Ontology::embedded()?)?;
    store.inner().extend(quads(&root().join("tests/shapes/background.ttl"))?)?;
    Ok(store)
}

/// What is found where the data of a file are put to a store, which is then as it was.
fn found(store: &Store, shapes: &Shapes, path: &Path) -> Result<Report, Box<dyn Error>> {
    let data = quads(path)?;
    store.inner().extend(data.clone())?;
    let report = validate(store, shapes, ALL)?;
    for quad in &data {
        store.inner().remove(quad)?;
    }
    Ok(report)
}

fn told(report: &Report) -> Vec<String> {
    let told =
        |f: &hoinghi::validate::Finding| format!("{}: {} {:?}: {}", f.shape_name(), f.focus, f.value, f.message("en"));
    report.results.iter().map(told).collect()
}

#[test]
fn each_shape_catches_what_is_bad_and_lets_pass_what_is_good() -> Result<(), Box<dyn Error>> {
    let (store, shapes) = (background()?, Shapes::embedded()?);
    assert_eq!(told(&validate(&store, &shapes, ALL)?), [""; 0], "the background is good");
    for name in shapes.names() {
        let folder = root().join("tests/shapes").join(&name);
        let bad = found(&store, &shapes, &folder.join("bad.ttl"))?;
        assert!(!bad.results.is_empty(), "{name} does not catch its bad.ttl");
        assert!(bad.results.iter().all(|f| f.shape_name() == name), "others than {name}: {:#?}", told(&bad));
        let good = found(&store, &shapes, &folder.join("good.ttl"))?;
        assert_eq!(told(&good), [""; 0], "good.ttl of {name}");
    }
    Ok(())
}

#[test]
fn no_folder_is_left_of_a_shape_that_is_gone() -> Result<(), Box<dyn Error>> {
    let mut folders = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/shapes"))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    assert_eq!(folders, Shapes::embedded()?.names().into_iter().collect());
    Ok(())
}

#[test]
fn shapes_speak_both_languages() -> Result<(), Box<dyn Error>> {
    let (store, shapes) = (background()?, Shapes::embedded()?);
    for name in shapes.names() {
        let bad = found(&store, &shapes, &root().join("tests/shapes").join(&name).join("bad.ttl"))?;
        for finding in &bad.results {
            let languages: BTreeSet<_> = finding.messages.iter().filter_map(|message| message.language()).collect();
            assert_eq!(languages, BTreeSet::from(["en", "vi"]), "{name}");
            assert!(!finding.messages.iter().any(|m| m.value().contains("{?")), "{name}: {:?}", finding.messages);
        }
    }
    Ok(())
}

#[test]
fn results_lead_to_article_and_sentence() -> Result<(), Box<dyn Error>> {
    let (store, shapes) = (background()?, Shapes::embedded()?);
    let report = found(&store, &shapes, &root().join("tests/shapes/EventEnd/bad.ttl"))?;
    let [finding] = &report.results[..] else { panic!("{:#?}", told(&report)) };
    assert_eq!(finding.name.as_deref(), Some("Đại hội"));
    assert_eq!(finding.message("vi"), "Sự kiện không thể kết thúc trước khi bắt đầu.");
    let [source] = &finding.sources[..] else { panic!("{:?}", finding.sources) };
    assert_eq!((&*source.article, source.published.as_deref()), ("tin.txt", Some("2024-03-06")));
    assert_eq!(source.quote.as_deref(), Some("Đại hội Chi bộ"));
    assert_eq!((report.conforms(), report.count_from(Severity::Violation)), (false, 1));
    Ok(())
}

#[test]
fn many_results_are_counted_and_some_told() -> Result<(), Box<dyn Error>> {
    let store = background()?;
    store.inner().extend(quads(&root().join("tests/shapes/PositionStart/bad.ttl"))?)?;
    let report = validate(&store, &Shapes::embedded()?, 2)?;
    assert_eq!((report.results.len(), report.count_from(Severity::Info)), (2, 2 + report.untold()));
    assert!(report.untold() > 0);
    Ok(())
}

/// What is found in the store of some articles, as they are read.
fn articles(paths: Vec<PathBuf>) -> Result<Report, Box<dyn Error>> {
    let ontology = Ontology::embedded()?;
    let (reader, mut graphs) = (Reader::new(&ontology), Vec::new());
    for input in article::inputs(paths, Options::default()) {
        if let Input::Article(article) = input? {
            graphs.push(ArticleGraph::new(&reader.read(&article), &ontology));
        }
    }
    let store = Store::in_memory()?;
    store.put_ontology(&ontology)?;
    graphs.chunks(64).try_for_each(|graphs| store.put_articles(graphs).map(drop))?;
    Ok(validate(&store, &Shapes::embedded()?, ALL)?)
}

#[test]
fn what_is_read_of_our_articles_is_well_formed() -> Result<(), Box<dyn Error>> {
    let mut paths = vec![root().join("samples")];
    for entry in fs::read_dir(root().join("tests/articles"))? {
        let path = entry?.path();
        paths.extend(path.extension().is_some_and(|ending| ending == "txt").then_some(path));
    }
    let report = articles(paths)?;
    assert!(report.focus_nodes > 5000, "{}", report.focus_nodes);
    assert_eq!(report.count_from(Severity::Violation), 0, "{:#?}", told(&report));
    Ok(())
}

#[test]
fn so_is_what_is_read_of_annotated_articles() -> Result<(), Box<dyn Error>> {
    let shared = root().join("../shared");
    if !shared.is_dir() {
        println!("skipped: there are no annotated articles in {}", shared.display());
        return Ok(());
    }
    let report = articles(["seeds", "dev", "dev-real"].map(|folder| shared.join(folder)).to_vec())?;
    assert_eq!(report.count_from(Severity::Violation), 0, "{:#?}", told(&report));
    Ok(())
}
