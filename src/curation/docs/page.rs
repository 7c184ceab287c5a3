//! A whole page in one language.

use maud::{DOCTYPE, Markup, html};

use super::book::{Book, unmarked};
use super::words::Language;
use super::{Edition, concept, diagram, downloads, term};
use crate::curation::term::Value;
use crate::ontology::NAMESPACE;

pub(super) fn html(book: &Book<'_>, language: Language) -> String {
    let other = language.other();
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (language.title()) " " (book.version) }
                link rel="stylesheet" href="style.css";
                link rel="alternate" hreflang=(other.tag()) href=(other.page());
                @for (format, file, _) in downloads::FORMATS {
                    link rel="alternate" type=(format.media_type()) href=(file);
                }
                script src="search.js" defer {}
            }
            body {
                a.skip href="#main" { (language.skip()) }
                (header(book, language))
                div.columns {
                    nav aria-label=(language.contents()) { (contents(book, language)) }
                    main #main { (terms(book, language)) }
                }
                footer { p { (language.of_both()) } }
            }
        }
    };
    page.into_string()
}

fn header(book: &Book<'_>, language: Language) -> Markup {
    let other = language.other();
    html! {
        header {
            div.bar {
                p.brand { a href="#top" { "hoinghi" } " " span { (book.version) } }
                div.search role="search" data-nothing=(language.nothing_found()) hidden {
                    label for="search" { (language.search()) }
                    input #search type="search" autocomplete="off" placeholder=(language.search()) aria-controls="found";
                    ul #found hidden {}
                }
                a.language href=(other.page()) hreflang=(other.tag()) lang=(other.tag()) { (other.name()) }
            }
        }
    }
}

fn contents(book: &Book<'_>, language: Language) -> Markup {
    let parts = [
        ("overview", language.overview(), 1),
        ("diagram", language.diagram(), book.classes.len()),
        ("classes", language.classes(), book.classes.len()),
        ("properties", language.properties(), book.properties.len()),
    ];
    html! {
        details open {
            summary { (language.contents()) }
            ul {
                @for (anchor, name, _) in parts.iter().filter(|(_, _, size)| *size > 0) {
                    li { a href={ "#section-" (anchor) } { (name) } }
                }
                @if !book.schemes.is_empty() {
                    li {
                        a href="#section-schemes" { (language.schemes()) }
                        ul {
                            @for scheme in &book.schemes {
                                li { (term::own_link(book, &scheme.iri, language)) " " span.size { (scheme.size()) } }
                            }
                        }
                    }
                }
                @if !book.others.is_empty() { li { a href="#section-others" { (language.others()) } } }
            }
        }
    }
}

fn terms(book: &Book<'_>, language: Language) -> Markup {
    html! {
        (overview(book, language))
        @if !book.classes.is_empty() {
            section {
                h2 #section-diagram { (language.diagram()) }
                p { (language.diagram_about()) }
                (diagram::drawings(book, language))
            }
            (section(book, "classes", [language.classes(), language.classes_about()], &book.classes, language))
        }
        @if !book.properties.is_empty() {
            (section(book, "properties", [language.properties(), language.properties_about()], &book.properties, language))
        }
        @if !book.schemes.is_empty() {
            section {
                h2 #section-schemes { (language.schemes()) }
                p { (language.schemes_about()) }
                @for scheme in &book.schemes { (concept::scheme(book, scheme, language)) }
            }
        }
        @if !book.others.is_empty() {
            (section(book, "others", [language.others(), ""], &book.others, language))
        }
    }
}

fn section(book: &Book<'_>, anchor: &str, [name, about]: [&str; 2], terms: &[String], language: Language) -> Markup {
    let mut terms: Vec<&String> = terms.iter().collect();
    terms.sort_by_cached_key(|iri| (unmarked(&book.called(iri, language).0), iri.as_str()));
    html! {
        section {
            h2 id={ "section-" (anchor) } { (name) }
            @if !about.is_empty() { p { (about) } }
            @for iri in terms { (term::entry(book, iri, language)) }
        }
    }
}

/// Links to the sites of other versions.
fn other_versions(book: &Book<'_>, language: Language) -> Markup {
    let page = language.page();
    match book.edition {
        Edition::Only => html! {},
        Edition::Kept => html! { " · " a href={ "../" (page) } { (language.newest()) } },
        Edition::Newest(versions) => html! {
            " · " (language.kept()) ":"
            @for version in versions { " " a href={ (version) "/" (page) } { (version) } }
        },
    }
}

/// What it is, what there is of it, and where to take it from.
fn overview(book: &Book<'_>, language: Language) -> Markup {
    let about = book.about.first().and_then(|iri| Some((iri, book.terms.get(iri)?)));
    let text = |property: &str| {
        let in_language = |language: Language| {
            let mut texts = about?.1.values(property).filter(move |value| value.language() == language.tag());
            texts.next().map(Value::text)
        };
        in_language(language).or_else(|| in_language(language.other()))
    };
    let concepts: usize = book.schemes.iter().map(super::book::Scheme::size).sum();
    html! {
        section.overview {
            h1 #top { (text("dcterms:title").unwrap_or(language.title())) }
            @if let Some(description) = text("dcterms:description") { p.lead { (description) } }
            h2.quiet #section-overview { (language.overview()) }
            dl {
                div { dt { (language.version()) } dd { (book.version) (other_versions(book, language)) } }
                div { dt { (language.namespace()) } dd { code { (NAMESPACE) } } }
                @if let Some((_, about)) = about {
                    @if let Some(license) = about.values("dcterms:license").next() {
                        div { dt { (language.license()) } dd { (term::list(book, [license], language)) } }
                    }
                }
                div { dt { (language.figures()) } dd {
                    (book.classes.len()) " " (language.classes().to_lowercase()) ", "
                    (book.properties.len()) " " (language.properties().to_lowercase()) ", "
                    (concepts) " " (language.concepts())
                } }
                div { dt { (language.downloads()) } dd {
                    ul.downloads {
                        @for (_, file, name) in downloads::FORMATS { li { a href=(file) download { (name) } } }
                    }
                } }
            }
            // The IRIs of the ontologies themselves lead here.
            @for iri in &book.about { span id=[book.anchor(iri)] {} }
        }
    }
}
