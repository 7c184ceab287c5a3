//! The prefixes that need no declaration in queries and migrations, and that shorten IRIs for people and in files.

use oxigraph::io::RdfSerializer;
use oxigraph::model::IriParseError;
use spargebra::SparqlParser;

use super::vocabulary::{dcterms, foaf, hn, oa, org, prov, schema, sh, skos};

/// Prefix and namespace.
pub const PREFIXES: [(&str, &str); 15] = [
    ("hn", hn::NAMESPACE),
    ("id", crate::identity::NAMESPACE),
    ("schema", schema::NAMESPACE),
    ("org", org::NAMESPACE),
    ("foaf", foaf::NAMESPACE),
    ("skos", skos::NAMESPACE),
    ("prov", prov::NAMESPACE),
    ("oa", oa::NAMESPACE),
    ("dcterms", dcterms::NAMESPACE),
    ("sh", sh::NAMESPACE),
    ("lode", "http://linkedevents.org/ontology/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// An IRI with its namespace shortened to a prefix where we know one, for people to read: `id:person/…`.
pub fn shorten(iri: &str) -> String {
    let prefixed = |(prefix, namespace): &(&str, &str)| {
        let local = iri.strip_prefix(namespace).filter(|local| !local.is_empty())?;
        Some(format!("{prefix}:{local}"))
    };
    PREFIXES.iter().find_map(prefixed).unwrap_or_else(|| iri.to_owned())
}

/// The whole IRI of a shortened one; nothing where the prefix is none of ours.
pub fn lengthen(name: &str) -> Option<String> {
    let (prefix, local) = name.split_once(':')?;
    let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
    Some(format!("{namespace}{local}"))
}

/// A parser of SPARQL that knows the prefixes.
pub fn sparql_parser() -> SparqlParser {
    PREFIXES.iter().fold(SparqlParser::new(), |parser, (prefix, iri)| {
        // The prefixes are ours and valid; one that were not would be missing, and the query say so.
        parser.clone().with_prefix(*prefix, *iri).unwrap_or(parser)
    })
}

/// Lets a serializer write with the prefixes, where its format has any.
///
/// # Errors
/// Where one of them is no IRI, which none is.
pub fn prefixed(serializer: RdfSerializer) -> Result<RdfSerializer, IriParseError> {
    PREFIXES.into_iter().try_fold(serializer, |serializer, (prefix, iri)| serializer.with_prefix(prefix, iri))
}
