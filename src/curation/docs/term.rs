//! A class or property on a page: what it is called and means, how it lies to others, where it is used.

use maud::{Markup, html};

use super::book::Book;
use super::words::{self, Language};
use crate::curation::term::{Value, short};

/// Told by the head of an entry, or of no interest to people.
const TOLD: [&str; 9] = [
    "rdf:type",
    "rdfs:label",
    "rdfs:comment",
    "rdfs:isDefinedBy",
    "skos:prefLabel",
    "skos:definition",
    "skos:inScheme",
    "owl:deprecated",
    "owl:versionInfo",
];

/// What is said the other way round: a property of others that has this term as its value, and what it is called there.
type Inverse = (&'static str, fn(Language) -> &'static str);
const INVERSES: [Inverse; 5] = [
    ("rdfs:subClassOf", Language::subclasses),
    ("rdfs:domain", Language::domain_of),
    ("rdfs:range", Language::range_of),
    ("rdfs:subPropertyOf", Language::subproperties),
    ("hn:denotes", Language::denoted_by),
];

pub(super) fn entry(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let term = &book.terms[iri];
    let kinds = term.values("rdf:type").filter(|kind| short(kind.text()) != "owl:Class");
    let others = term.properties().filter(|(property, _)| !TOLD.contains(property));
    html! {
        article.term id=[book.anchor(iri)] {
            h3 { (own_link(book, iri, language)) " " (translation(book, iri, language)) (deprecated(book, iri, language)) }
            p.iri { code { (short(iri)) } @for kind in kinds { " · " (short(kind.text())) } }
            (comment(book, iri, language))
            dl {
                @for (property, values) in others {
                    div { dt { (property_name(book, property, language)) } dd { (list(book, values, language)) } }
                }
                @for (property, name) in INVERSES {
                    @let terms = book.said_of(property, iri);
                    @if !terms.is_empty() {
                        div { dt { (name(language)) } dd {
                            @for (i, term) in terms.iter().enumerate() { @if i > 0 { ", " } (link(book, term, language)) }
                        } }
                    }
                }
                (uses(book, iri, language))
            }
        }
    }
}

/// Its name, as a link to itself that can be copied.
pub(super) fn own_link(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let (name, of) = book.called(iri, language);
    html! { a href={ "#" (book.anchor(iri).unwrap_or_default()) } lang=[foreign(of, language)] { (name) } }
}

/// Its label in the other language, where it has both.
pub(super) fn translation(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let (other, of) = book.called(iri, language.other());
    let (name, _) = book.called(iri, language);
    let shown = of == Some(language.other()) && other != name;
    html! { @if shown { span.translation lang=(language.other().tag()) { (other) } } }
}

pub(super) fn deprecated(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let is_deprecated = book.terms.get(iri).is_some_and(|term| term.is_deprecated());
    html! { @if is_deprecated { " " span.deprecated { (language.deprecated()) } } }
}

/// What it means, in the page's language, else in the other.
pub(super) fn comment(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let term = &book.terms[iri];
    let in_language = |language: Language| {
        let texts = ["rdfs:comment", "skos:definition", "dcterms:description"].into_iter().flat_map(|p| term.values(p));
        texts.filter(|text| text.language() == language.tag()).map(|text| (text.text(), language)).next()
    };
    let comment = in_language(language).or_else(|| in_language(language.other()));
    html! { @if let Some((text, of)) = comment { p.comment lang=[foreign(Some(of), language)] { (text) } } }
}

/// A term by its name, as a link; a thing of another vocabulary by its IRI.
pub(super) fn link(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    match book.anchor(iri) {
        Some(anchor) => {
            let (name, of) = book.called(iri, language);
            html! { a href={ "#" (anchor) } lang=[foreign(of, language)] { (name) } }
        }
        None => html! { a.outside href=(iri) { (short(iri).trim_matches(['<', '>'])) } },
    }
}

/// A property's name: what its vocabulary calls it here, else what the pages do, else its short form.
pub(super) fn property_name(book: &Book<'_>, property: &str, language: Language) -> Markup {
    let own = property.strip_prefix("hn:").map(|local| format!("{}{local}", crate::ontology::NAMESPACE));
    if let Some(iri) = own.filter(|iri| book.terms.contains_key(iri)) {
        return link(book, &iri, language);
    }
    match words::property(property, language) {
        Some(name) => html! { (name) },
        None => html! { code { (property) } },
    }
}

/// Values in a row.
pub(super) fn list<'a>(book: &Book<'_>, values: impl IntoIterator<Item = &'a Value>, language: Language) -> Markup {
    html! {
        @for (i, value) in values.into_iter().enumerate() {
            @if i > 0 { ", " }
            @match value {
                Value::Iri(iri) => (link(book, iri, language)),
                Value::Literal { text, language: of, .. } => span lang=[tag(of, language)] { (text) },
                Value::Nested(said) => code { (said) },
            }
        }
    }
}

/// How often it stands in the data, and where.
pub(super) fn uses(book: &Book<'_>, iri: &str, language: Language) -> Markup {
    let Some(used) = book.usage.and_then(|usage| usage.get(iri)) else { return html! {} };
    html! {
        div {
            dt { (language.uses()) }
            dd { @if used.count == 0 { (language.unused()) } @else { (used.count) " " (language.used()) } }
        }
        @if let Some(example) = &used.example {
            div.example {
                dt { (language.example()) }
                dd {
                    span lang="vi" { (example.subject) }
                    @if let Some(value) = &example.value { " → " span lang="vi" { (value) } }
                    @if let Some(quote) = &example.quote { q lang="vi" { (quote) } }
                }
            }
        }
    }
}

/// The tag of a language that is not the page's.
pub(super) fn foreign(of: Option<Language>, page: Language) -> Option<&'static str> {
    of.filter(|of| *of != page).map(Language::tag)
}

/// The tag of a text that is not in the page's language.
pub(super) fn tag(of: &str, page: Language) -> Option<&str> {
    Some(of).filter(|of| !of.is_empty() && *of != page.tag())
}
