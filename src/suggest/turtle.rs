//! Suggestions as Turtle that can be pasted into the ontology.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Suggestion;
use crate::ontology::{NAMESPACE, Ontology};
use crate::text::{count, slug};

/// A concept for each suggestion, with the defaults of its scheme and its example as a comment. Names of concepts that the
/// ontology has already are not taken again.
pub fn turtle(suggestions: &[Suggestion], ontology: &Ontology) -> String {
    let mut taken: BTreeSet<String> =
        ontology.concepts().iter().filter_map(|c| c.iri.strip_prefix(NAMESPACE)).map(str::to_owned).collect();
    let mut out = format!(
        "@prefix hn: <{NAMESPACE}> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\
         @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    );
    for suggestion in suggestions {
        let kind = suggestion.kind;
        let wanted = format!("{}-{}", kind.prefix(), slug(&suggestion.phrase));
        let numbered = std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}-{n}")));
        let name = numbered.into_iter().find(|name| !taken.contains(name)).unwrap_or(wanted);
        let (articles, times) = (count(suggestion.articles, "article"), count(suggestion.occurrences, "time"));
        _ = writeln!(out, "\n# {articles}, {times}: “{}”", suggestion.excerpt());
        _ = writeln!(out, "hn:{name}\n    a skos:Concept ;\n    skos:inScheme hn:{} ;", kind.scheme());
        _ = writeln!(out, "    skos:prefLabel \"{}\"@vi ;", escaped(&suggestion.phrase));
        for (property, value) in kind.defaults() {
            _ = writeln!(out, "    {property} {value} ;");
        }
        _ = writeln!(out, "    rdfs:isDefinedBy <{}> .", NAMESPACE.trim_end_matches('#'));
        taken.insert(name);
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
