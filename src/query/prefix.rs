//! The prefixes that queries may use without declaring them, and that shorten IRIs in tables.

/// Prefix and namespace. The longer namespace of two that both fit comes first.
pub(super) const PREFIXES: [(&str, &str); 13] = [
    ("hn", "https://w3id.org/hoinghi/ontology#"),
    ("id", "https://w3id.org/hoinghi/id/"),
    ("schema", "https://schema.org/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// An IRI with its namespace shortened to a prefix where we know one, for people to read: `id:person/…`.
pub fn shorten(iri: &str) -> String {
    PREFIXES
        .iter()
        .find_map(|(prefix, namespace)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?)))
        .unwrap_or_else(|| iri.to_owned())
}

/// The whole IRI of a shortened one; nothing where the prefix is none of ours.
pub fn lengthen(name: &str) -> Option<String> {
    let (prefix, local) = name.split_once(':')?;
    let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
    Some(format!("{namespace}{local}"))
}
