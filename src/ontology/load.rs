//! Turtle files into an [`Ontology`].

use std::path::{Path, PathBuf};

use oxrdf::{Term, Triple};
use oxttl::TurtleParser;

use super::skos::{concepts, text};
use super::{File, Ontology};

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const OWL_ONTOLOGY: &str = "http://www.w3.org/2002/07/owl#Ontology";
const OWL_VERSION_INFO: &str = "http://www.w3.org/2002/07/owl#versionInfo";

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
            .map_or_else(|| "unversioned".to_owned(), |t| text(&t.object).as_str().to_owned());
        let concepts = concepts(&triples);
        Self::new(triples, version, concepts)
    }
}

fn is_iri(term: &Term, iri: &str) -> bool {
    matches!(term, Term::NamedNode(n) if n.as_str() == iri)
}

fn parse(file: &File, triples: &mut Vec<Triple>) -> Result<(), OntologyError> {
    let failed =
        |e: oxttl::TurtleSyntaxError| OntologyError::Syntax { path: file.path.clone(), message: e.to_string() };
    for triple in TurtleParser::new().for_slice(&file.bytes) {
        triples.push(triple.map_err(failed)?);
    }
    Ok(())
}
