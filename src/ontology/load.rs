//! Turtle files into an [`Ontology`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term, Triple};

use super::{Concept, File, Label, LabelKind, Ontology};

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const OWL_ONTOLOGY: &str = "http://www.w3.org/2002/07/owl#Ontology";
const OWL_VERSION_INFO: &str = "http://www.w3.org/2002/07/owl#versionInfo";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Why an ontology could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OntologyError {
    /// A folder or file could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder holds no `.ttl` file.
    #[error("{path} holds no .ttl file")]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// A file is not Turtle.
    #[error("{path} is not valid Turtle: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        message: String,
    },
}

impl Ontology {
    /// The ontology that the program carries inside.
    ///
    /// # Errors
    /// [`OntologyError::Syntax`] when a file that was built in is not Turtle.
    pub fn embedded() -> Result<Self, OntologyError> {
        Self::from_files(&File::embedded())
    }

    /// The ontology in the `.ttl` files of a folder (not of its subfolders).
    ///
    /// # Errors
    /// When the folder or a file cannot be read, holds no Turtle file, or one that is not Turtle.
    pub fn from_dir(dir: &Path) -> Result<Self, OntologyError> {
        Self::from_files(&File::of_dir(dir)?)
    }

    /// The ontology in these files.
    ///
    /// # Errors
    /// [`OntologyError::Syntax`] when one is not Turtle.
    pub fn from_files(files: &[File]) -> Result<Self, OntologyError> {
        let mut triples = Vec::new();
        for file in files {
            parse(file, &mut triples)?;
        }
        Ok(Self::from_triples(triples))
    }

    /// The ontology that says this.
    pub fn from_triples(triples: Vec<Triple>) -> Self {
        let version = triples
            .iter()
            .find(|t| {
                t.predicate.as_str() == OWL_VERSION_INFO
                    && triples.iter().any(|o| {
                        o.subject == t.subject && o.predicate.as_str() == RDF_TYPE && is_iri(&o.object, OWL_ONTOLOGY)
                    })
            })
            .map_or_else(|| "unversioned".to_owned(), |t| text(&t.object));
        let concepts = concepts(&triples);
        Self::new(triples, version, concepts)
    }
}

fn is_iri(term: &Term, iri: &str) -> bool {
    matches!(term, Term::NamedNode(n) if n.as_str() == iri)
}

fn parse(file: &File, triples: &mut Vec<Triple>) -> Result<(), OntologyError> {
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(&file.bytes) {
        let quad = quad.map_err(|e| OntologyError::Syntax { path: file.path.clone(), message: e.to_string() })?;
        triples.push(quad.into());
    }
    Ok(())
}

/// The concepts among the triples: each subject that is `skos:inScheme` of something.
fn concepts(triples: &[Triple]) -> Vec<Concept> {
    let mut by_iri: BTreeMap<&str, Concept> = BTreeMap::new();
    for triple in triples {
        if let (NamedOrBlankNode::NamedNode(subject), true) =
            (&triple.subject, triple.predicate.as_str().strip_prefix(SKOS) == Some("inScheme"))
        {
            by_iri.entry(subject.as_str()).or_insert_with(|| Concept {
                iri: subject.as_str().to_owned(),
                scheme: text(&triple.object),
                notation: None,
                labels: Vec::new(),
                properties: Vec::new(),
            });
        }
    }
    for triple in triples {
        let NamedOrBlankNode::NamedNode(subject) = &triple.subject else { continue };
        let Some(concept) = by_iri.get_mut(subject.as_str()) else { continue };
        let label = |kind| match &triple.object {
            Term::Literal(l) => {
                Some(Label { kind, text: l.value().to_owned(), language: l.language().unwrap_or_default().to_owned() })
            }
            _ => None,
        };
        match triple.predicate.as_str().strip_prefix(SKOS) {
            Some("prefLabel") => concept.labels.extend(label(LabelKind::Preferred)),
            Some("altLabel") => concept.labels.extend(label(LabelKind::Alternative)),
            Some("hiddenLabel") => concept.labels.extend(label(LabelKind::Hidden)),
            Some("notation") => concept.notation = Some(text(&triple.object)),
            _ => {
                let name = local_name(triple.predicate.as_str());
                let value = text(&triple.object);
                match concept.properties.iter_mut().find(|(known, _)| known == name) {
                    Some((_, values)) => values.push(value),
                    None => concept.properties.push((name.to_owned(), vec![value])),
                }
            }
        }
    }
    let mut concepts: Vec<Concept> = by_iri.into_values().collect();
    for concept in &mut concepts {
        concept.labels.sort();
        concept.labels.dedup();
        concept.properties.sort();
        for (_, values) in &mut concept.properties {
            values.sort();
            values.dedup();
        }
    }
    concepts.sort_by(|a, b| (&a.scheme, &a.iri).cmp(&(&b.scheme, &b.iri)));
    concepts
}

/// The text of a literal, or the local name of an IRI.
fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(n) => local_name(n.as_str()).to_owned(),
        Term::Literal(l) => l.value().to_owned(),
        other => other.to_string(),
    }
}

fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}
