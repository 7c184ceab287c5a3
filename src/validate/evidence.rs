//! What a node is called, and the sentences that it rests on.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, Term};
use oxigraph::store::StorageError;

use super::graph::Graph;
use super::report::{Finding, Source};
use crate::rdf::vocabulary::{dcterms, foaf, oa, prov, schema, skos};

/// So many sentences are told of a node.
const TOLD: usize = 3;

/// So many nodes that refer to one are looked at for a sentence.
const LOOKED_AT: usize = 16;

/// Properties that name things.
const NAMES: [NamedNodeRef<'_>; 5] =
    [foaf::NAME, skos::PREF_LABEL, schema::NAME, dcterms::IDENTIFIER, schema::HEADLINE];

/// Adds the name of the node, and its sentences. An article stands for itself, and for an event that no sentence tells of.
pub(super) fn add(graph: &Graph<'_>, finding: &mut Finding) -> Result<(), StorageError> {
    let node = &finding.focus;
    finding.name = name(graph, node)?;
    if is_article(graph, node)? {
        finding.sources.extend(source(graph, node, None)?);
        return Ok(());
    }
    let mut passages = passages(graph, node)?;
    passages.sort_by_cached_key(ToString::to_string);
    passages.dedup();
    // What a query gives as the value is the claim that is wrong: its sentences come first.
    if let (Some(_), Some(value)) = (&finding.constraint, &finding.value) {
        passages.splice(0..0, graph.values(value, prov::WAS_DERIVED_FROM)?);
    }
    for passage in passages.iter().take(TOLD) {
        finding.sources.extend(quoted(graph, passage)?);
    }
    if finding.sources.is_empty() {
        for article in graph.values(node, schema::SUBJECT_OF)?.iter().take(TOLD) {
            finding.sources.extend(source(graph, article, None)?);
        }
    }
    Ok(())
}

fn is_article(graph: &Graph<'_>, node: &Term) -> Result<bool, StorageError> {
    Ok(graph.values(node, rdf::TYPE)?.contains(&schema::NEWS_ARTICLE.into()))
}

fn name(graph: &Graph<'_>, node: &Term) -> Result<Option<String>, StorageError> {
    for property in NAMES {
        if let Some(name) = text(graph, node, property)? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The passages that say it; else those of claims about it. A passage is its own, and that of its parts.
fn passages(graph: &Graph<'_>, node: &Term) -> Result<Vec<Term>, StorageError> {
    if !graph.values(node, oa::HAS_SOURCE)?.is_empty() {
        return Ok(vec![node.clone()]);
    }
    let own = graph.values(node, prov::WAS_DERIVED_FROM)?;
    if !own.is_empty() {
        return Ok(own);
    }
    let whole = graph.holders(oa::HAS_SELECTOR, node)?;
    if !whole.is_empty() {
        return Ok(whole);
    }
    let mut passages = Vec::new();
    for claim in graph.referring(node).take(LOOKED_AT) {
        passages.extend(graph.values(&claim?, prov::WAS_DERIVED_FROM)?);
    }
    Ok(passages)
}

fn quoted(graph: &Graph<'_>, passage: &Term) -> Result<Option<Source>, StorageError> {
    let mut quote = None;
    for selector in graph.values(passage, oa::HAS_SELECTOR)? {
        quote = quote.or(text(graph, &selector, oa::EXACT)?);
    }
    match graph.values(passage, oa::HAS_SOURCE)?.first() {
        Some(article) => source(graph, article, quote),
        None => Ok(None),
    }
}

fn source(graph: &Graph<'_>, article: &Term, quote: Option<String>) -> Result<Option<Source>, StorageError> {
    let Some(name) = text(graph, article, dcterms::IDENTIFIER)? else { return Ok(None) };
    Ok(Some(Source { article: name, published: text(graph, article, schema::DATE_PUBLISHED)?, quote }))
}

fn text(graph: &Graph<'_>, node: &Term, property: NamedNodeRef<'_>) -> Result<Option<String>, StorageError> {
    let values = graph.values(node, property)?;
    Ok(values
        .iter()
        .find_map(|value| if let Term::Literal(text) = value { Some(text.value().to_owned()) } else { None }))
}
