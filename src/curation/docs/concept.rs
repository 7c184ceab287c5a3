//! Concept schemes on a page: each concept with the words for it, narrower ones below broader ones.

use maud::{Markup, html};

use super::book::{Book, Concept, Scheme};
use super::term::{comment, deprecated, list, own_link, property_name, tag, translation};
use super::words::Language;
use crate::curation::term::{Value, short};

/// Told by the head of a concept, by where it stands, or of no interest to people.
const TOLD: [&str; 10] = [
    "rdf:type",
    "rdfs:isDefinedBy",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:hiddenLabel",
    "skos:definition",
    "rdfs:comment",
    "skos:inScheme",
    "skos:broader",
    "owl:deprecated",
];

pub(super) fn scheme(book: &Book<'_>, scheme: &Scheme, language: Language) -> Markup {
    html! {
        section.scheme {
            h3 id=[book.anchor(&scheme.iri)] {
                (own_link(book, &scheme.iri, language)) " " (translation(book, &scheme.iri, language))
            }
            p.iri { code { (short(&scheme.iri)) } " · " (scheme.size()) " " (language.concepts()) }
            @if book.terms.contains_key(&scheme.iri) { (comment(book, &scheme.iri, language)) }
            (concepts(book, &scheme.concepts, language))
        }
    }
}

/// Those that have narrower ones stand across the page, the others beside each other.
fn concepts(book: &Book<'_>, these: &[Concept], language: Language) -> Markup {
    html! {
        ul.concepts {
            @for concept in these {
                li class=[(!concept.narrower.is_empty()).then_some("broad")] {
                    (entry(book, &concept.iri, language))
                    @if !concept.narrower.is_empty() { (concepts(book, &concept.narrower, language)) }
                }
            }
        }
    }
}

/// Articles speak Vietnamese: that label stands first, on both pages.
fn entry(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let term = &book.terms[iri];
    let told_by_anchor = term.scheme().is_some_and(|scheme| broader_elsewhere(book, iri, scheme));
    let more = || term.properties().filter(|(property, _)| !TOLD.contains(property));
    let words = |property| term.values(property).collect::<Vec<&Value>>();
    let (other, hidden) = (words("skos:altLabel"), words("skos:hiddenLabel"));
    html! {
        div.concept id=[book.anchor(iri)] {
            p.name {
                span lang=[(language != Language::Vietnamese).then_some("vi")] { (own_link(book, iri, Language::Vietnamese)) }
                " " (translation(book, iri, Language::Vietnamese)) (deprecated(book, iri, language))
                " " code { (short(iri)) }
            }
            (comment(book, iri, language))
            @if !other.is_empty() || !hidden.is_empty() {
                ul.words {
                    @for word in other { li lang=[tag(word.language(), language)] { (word.text()) } }
                    @for word in hidden { li lang=[tag(word.language(), language)] { i { (word.text()) } } }
                }
            }
            @if more().next().is_some() || told_by_anchor {
                p.more {
                    @for (property, values) in more() {
                        span { (property_name(book, property, language)) ": " (list(book, values, language)) }
                    }
                    @if told_by_anchor {
                        span { (property_name(book, "skos:broader", language)) ": " (list(book, term.values("skos:broader"), language)) }
                    }
                }
            }
            (used(book, iri, language))
        }
    }
}

/// Whether a broader concept stands in another scheme, so that the order of the page does not tell of it.
fn broader_elsewhere(book: &Book<'_>, iri: &str, scheme: &str) -> bool {
    let elsewhere = |broader: &Value| book.terms.get(broader.text()).and_then(|term| term.scheme()) != Some(scheme);
    book.terms[iri].values("skos:broader").any(elsewhere)
}

fn used(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let Some(used) = book.usage.and_then(|usage| usage.get(iri)).filter(|used| used.count > 0) else { return html! {} };
    let quote = used.example.as_ref().and_then(|example| example.quote.as_ref());
    html! {
        p.used {
            (used.count) " " (language.used())
            @if let Some(quote) = quote { ": " q lang=[tag("vi", language)] { (quote) } }
        }
    }
}
