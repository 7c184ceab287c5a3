//! An ontology as files to be taken along.

use std::collections::BTreeMap;
use std::io;

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::Triple;

use crate::ontology::Ontology;
use crate::rdf::canonical_triples;
use crate::rdf::prefix::prefixed;

/// The formats, with the names of their files and what they are called.
pub(super) const FORMATS: [(RdfFormat, &str, &str); 4] = [
    (RdfFormat::Turtle, "ontology.ttl", "Turtle"),
    (RdfFormat::RdfXml, "ontology.rdf", "RDF/XML"),
    (RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, "ontology.jsonld", "JSON-LD"),
    (RdfFormat::NTriples, "ontology.nt", "N-Triples"),
];

/// The ontology in each format, its triples in one order.
pub(super) fn files(ontology: &Ontology) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let triples = canonical_triples(ontology);
    FORMATS.into_iter().map(|(format, name, _)| Ok((name.to_owned(), written(&triples, format)?))).collect()
}

fn written(triples: &[Triple], format: RdfFormat) -> io::Result<Vec<u8>> {
    let serializer = prefixed(RdfSerializer::from_format(format)).map_err(io::Error::other)?;
    let mut writer = serializer.for_writer(Vec::new());
    triples.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
    writer.finish()
}
