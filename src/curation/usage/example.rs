//! A statement of a store, told to people.

use std::collections::BTreeMap;

use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNodeRef, Quad, Term as Object};
use oxigraph::store::StorageError;

use super::Example;
use crate::curation::term::{Term, short};
use crate::rdf::vocabulary::{dcterms, foaf, oa, prov, schema, skos};
use crate::store::Store;

/// What things are called by, the most telling first.
const NAMES: [NamedNodeRef<'static>; 6] =
    [skos::PREF_LABEL, foaf::NAME, schema::NAME, schema::HEADLINE, dcterms::TITLE, dcterms::IDENTIFIER];

/// More characters of a text are cut off.
const LONG: usize = 240;

/// Tells what a statement says, in which a term stands as property, class or value.
pub(super) fn of(
    store: &Store,
    terms: &BTreeMap<String, Term>,
    quad: &Quad,
    term: NamedNodeRef<'_>,
) -> Result<Example, StorageError> {
    let subject = quad.subject.as_ref();
    let name = match subject {
        NamedOrBlankNodeRef::NamedNode(node) => called(store, terms, node)?,
        NamedOrBlankNodeRef::BlankNode(node) => node.to_string(),
    };
    let value = match &quad.object {
        _ if quad.predicate.as_ref() != term => None,
        Object::NamedNode(node) => Some(called(store, terms, node.as_ref())?),
        Object::Literal(literal) => Some(cut(literal.value())),
        Object::BlankNode(_) => None,
    };
    Ok(Example { subject: name, value, quote: quote(store, subject)?.map(|quote| cut(&quote)) })
}

/// The name of a thing, else its IRI.
fn called(store: &Store, terms: &BTreeMap<String, Term>, node: NamedNodeRef<'_>) -> Result<String, StorageError> {
    if let Some(label) = terms.get(node.as_str()).and_then(|term| term.label("vi")) {
        return Ok(label.to_owned());
    }
    for name in NAMES {
        if let Some(Object::Literal(name)) = value(store, node.into(), name)? {
            return Ok(cut(name.value()));
        }
    }
    Ok(short(node.as_str()))
}

/// The words of the passage that makes a claim.
fn quote(store: &Store, claim: NamedOrBlankNodeRef<'_>) -> Result<Option<String>, StorageError> {
    let mut quotes = Vec::new();
    for passage in values(store, claim, prov::WAS_DERIVED_FROM)? {
        let Object::NamedNode(passage) = passage else { continue };
        for selector in values(store, passage.as_ref().into(), oa::HAS_SELECTOR)? {
            let Object::NamedNode(selector) = selector else { continue };
            if let Some(Object::Literal(quote)) = value(store, selector.as_ref().into(), oa::EXACT)? {
                quotes.push(quote.value().to_owned());
            }
        }
    }
    Ok(quotes.into_iter().min())
}

/// The first value of a property, by the order of the values.
fn value(
    store: &Store,
    subject: NamedOrBlankNodeRef<'_>,
    property: NamedNodeRef<'_>,
) -> Result<Option<Object>, StorageError> {
    Ok(values(store, subject, property)?.into_iter().min_by_key(ToString::to_string))
}

fn values(
    store: &Store,
    subject: NamedOrBlankNodeRef<'_>,
    property: NamedNodeRef<'_>,
) -> Result<Vec<Object>, StorageError> {
    let quads = store.inner().quads_for_pattern(Some(subject), Some(property), None, Some(GraphNameRef::DefaultGraph));
    quads.map(|quad| Ok(quad?.object)).collect()
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
