//! `hoinghi ontology docs`: pages with an anchor for every term, whose links all lead somewhere, and downloads that say the same.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/command.rs"]
#[allow(dead_code)]
mod command;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use command::{done, folder, line, run, stderr};
use dom_query::Document;
use hoinghi::curation::docs::{self, Edition};
use hoinghi::curation::usage::Usage;
use hoinghi::facts::Facts;
use hoinghi::ontology::{File, NAMESPACE, Ontology};
use hoinghi::rdf::canonical_triples;
use hoinghi::store::Store;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::dataset::CanonicalizationAlgorithm;
use oxigraph::model::{Graph, Triple};

type Site = BTreeMap<String, Vec<u8>>;

const PAGES: [&str; 2] = ["index.html", "vi.html"];

fn site() -> Site {
    docs::site(&Ontology::embedded().unwrap(), None, Edition::Only).unwrap()
}

fn page(site: &Site, name: &str) -> Document {
    Document::from(std::str::from_utf8(&site[name]).unwrap())
}

fn values(page: &Document, selector: &str, attribute: &str) -> Vec<String> {
    page.select(selector).iter().filter_map(|node| node.attr(attribute)).map(|value| value.to_string()).collect()
}

#[test]
fn every_term_has_its_anchor_once_on_both_pages() {
    let (site, ontology) = (site(), Ontology::embedded().unwrap());
    let subjects = ontology.triples().iter().map(|t| t.subject.to_string());
    let terms: BTreeSet<String> = subjects
        .filter_map(|s| Some(s.strip_prefix(&format!("<{NAMESPACE}"))?.strip_suffix('>')?.to_owned()))
        .collect();
    assert!(terms.contains("role-bi-thu") && terms.contains("Event"), "{}", terms.len());
    for name in PAGES {
        let ids = values(&page(&site, name), "[id]", "id");
        let distinct: BTreeSet<String> = ids.iter().cloned().collect();
        assert_eq!(ids.len(), distinct.len(), "{name} has an anchor twice");
        let missing: Vec<_> = terms.difference(&distinct).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn every_link_inside_leads_somewhere_and_nothing_is_loaded_from_elsewhere() {
    let site = site();
    for name in PAGES {
        let page = page(&site, name);
        let ids: BTreeSet<String> = values(&page, "[id]", "id").into_iter().collect();
        for link in [values(&page, "[href]", "href"), values(&page, "[src]", "src")].concat() {
            let there = match link.strip_prefix('#') {
                Some(anchor) => ids.contains(anchor),
                None => site.contains_key(&link) || link.starts_with("http"),
            };
            assert!(there, "{name}: {link}");
        }
        let loaded = [values(&page, "link[href]", "href"), values(&page, "[src]", "src")].concat();
        assert!(loaded.iter().all(|file| site.contains_key(file)), "{loaded:?}");
    }
    assert!(!String::from_utf8_lossy(&site["style.css"]).contains("url("));
}

#[test]
fn pages_are_well_formed_in_their_language_and_small() {
    let site = site();
    for (name, language) in PAGES.into_iter().zip(["en", "vi"]) {
        // Every element that is opened is closed in its place: what a reader of XML sees, too.
        let html = String::from_utf8(site[name].clone()).unwrap();
        let parsed = page(&site, name);
        assert_eq!(values(&parsed, "html", "lang"), [language]);
        assert!(html.len() < 2 << 20, "{name}: {} bytes", html.len());
        let levels: Vec<u8> = parsed
            .select("h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|node| node.nodes()[0].node_name().unwrap().as_bytes()[1] - b'0')
            .collect();
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|pair| pair[1] > 1 && pair[1] <= pair[0] + 1), "{name}: headings skip a level");
        for tag in ["section", "article", "div", "ul", "li", "p", "dl", "span", "a", "svg"] {
            let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{name}: {tag}");
            assert_eq!(opened, parsed.select(tag).length(), "{name}: a reader of HTML moves a {tag}");
        }
    }
}

#[test]
fn downloads_say_what_the_ontology_says() {
    let (site, ontology) = (site(), Ontology::embedded().unwrap());
    for (name, format) in [
        ("ontology.ttl", RdfFormat::Turtle),
        ("ontology.rdf", RdfFormat::RdfXml),
        ("ontology.nt", RdfFormat::NTriples),
        ("ontology.jsonld", RdfFormat::from_extension("jsonld").unwrap()),
    ] {
        let quads = RdfParser::from_format(format).for_slice(&site[name]);
        let mut graph: Graph = quads.map(|quad| Triple::from(quad.unwrap())).collect();
        graph.canonicalize(CanonicalizationAlgorithm::Unstable);
        let mut there: Vec<Triple> = graph.iter().map(Into::into).collect();
        there.sort_by_cached_key(ToString::to_string);
        assert_eq!(there.len(), ontology.triples().len(), "{name}");
        assert!(there == canonical_triples(&ontology), "{name}");
    }
}

#[test]
fn the_same_ontology_makes_the_same_site() {
    assert!(site() == site());
    let mut files = File::embedded();
    files.reverse();
    let shuffled = Ontology::from_files(&files).unwrap();
    assert!(docs::site(&shuffled, None, Edition::Only).unwrap() == site());
}

#[test]
fn pages_tell_of_what_there_is_and_stand_odd_ontologies() {
    let turtle = r#"
        @prefix hn: <https://w3id.org/hoinghi/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        hn:A a owl:Class ; rdfs:subClassOf hn:B , [ a owl:Restriction ] ; rdfs:label "<b>A & B</b>"@en .
        hn:B a owl:Class ; rdfs:subClassOf hn:A .
        hn:one skos:inScheme hn:nowhere ; skos:broader hn:two ; skos:altLabel "một"@vi .
        hn:two skos:inScheme hn:nowhere ; skos:broader hn:one .
        <https://example.org/thing> rdfs:comment "Something else."@en ; hn:of hn:one .
    "#;
    let ontology = Ontology::from_files(&[File { path: "a.ttl".into(), bytes: turtle.into() }]).unwrap();
    let site = docs::site(&ontology, None, Edition::Only).unwrap();
    let ids = values(&page(&site, "vi.html"), "[id]", "id");
    for id in ["A", "B", "one", "two", "nowhere", "https://example.org/thing"] {
        assert_eq!(ids.iter().filter(|there| *there == id).count(), 1, "{id}: {ids:?}");
    }
    assert!(String::from_utf8_lossy(&site["index.html"]).contains("&lt;b&gt;A &amp; B&lt;/b&gt;"));
}

#[test]
fn with_a_store_uses_and_examples_are_told() {
    let ontology = Ontology::embedded().unwrap();
    let store = Store::in_memory().unwrap();
    let facts: Facts = serde_json::from_str(&line("a.txt", "Lý Thị Sen")).unwrap();
    store.replace_article(&facts, &ontology).unwrap();
    let usage = Usage::of(&ontology, &store).unwrap();
    assert_eq!(usage.count(&format!("{NAMESPACE}role-giam-doc")), 1);
    let site = docs::site(&ontology, Some(&usage), Edition::Only).unwrap();
    let html = page(&site, "index.html");
    assert_eq!(html.select("#role-giam-doc .used").text().trim(), "1 in the data: Lý Thị Sen");
    assert!(html.select("#Participation dl").text().contains("1 in the data"));
    assert!(html.select("#Congress dl").text().contains("none in the data"));
}

#[test]
fn the_command_writes_the_site() {
    let dir = folder(&[("not-a-folder", "")]);
    done(dir.path(), &["ontology", "docs", "-o", "a/site"]);
    let written: BTreeSet<String> = fs::read_dir(dir.path().join("a/site"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(written, site().into_keys().collect());
    done(dir.path(), &["ontology", "docs", "-o", "a/site", "--version-links"]);
    let newest = fs::read_to_string(dir.path().join("a/site/vi.html")).unwrap();
    let version = Ontology::embedded().unwrap().version().to_owned();
    assert!(newest.contains(&format!(r#"href="{version}/vi.html""#)));
    let kept = fs::read_to_string(dir.path().join("a/site").join(&version).join("vi.html")).unwrap();
    assert!(kept.contains(r#"href="../vi.html""#));
    let refused = run(dir.path(), &["ontology", "docs", "-o", "not-a-folder/site"]);
    assert_eq!(refused.status.code(), Some(7), "{}", stderr(&refused));
    let no_store = run(dir.path(), &["ontology", "docs", "-o", "b", "--store", "nowhere"]);
    assert_eq!(no_store.status.code(), Some(5), "{}", stderr(&no_store));
}
