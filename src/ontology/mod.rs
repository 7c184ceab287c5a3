//! The ontology: a vocabulary in RDF, and SKOS concept schemes that say what things are called in Vietnamese.
//!
//! The program carries the ontology of the `ontology/` folder inside; [`Ontology::from_dir`] reads another.
//!
//! ```
//! let ontology = hoinghi::ontology::Ontology::embedded()?;
//! let role = ontology.concept("roles", "Phó Bí thư").ok_or("no such role")?;
//! assert_eq!(role.pref_label("vi"), Some("Phó Bí thư"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod asked;
mod concept;
mod file;
mod load;
mod migration;
mod skos;
mod text;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use asked::{PROPERTIES, SCHEMES};
pub use concept::{Concept, Label, LabelKind};
pub use file::File;
pub use load::OntologyError;
pub use migration::{Migration, MigrationError, Version};
use oxrdf::Triple;
use rustc_hash::FxHashSet;
pub use text::Text;

use crate::text::key;

/// Namespace of the vocabulary and the concepts; the prefix is `hn:`.
pub const NAMESPACE: &str = "https://w3id.org/hoinghi/ontology#";

/// A loaded ontology: its triples, and its concepts by scheme and label.
#[derive(Debug, Clone)]
pub struct Ontology {
    triples: Vec<Triple>,
    concepts: Vec<Concept>,
    version: String,
    /// Made when it is first asked for.
    by_label: OnceLock<ByLabel>,
}

/// Scheme, and key of a label or notation, to index in `concepts`.
type ByLabel = HashMap<Text, HashMap<String, usize>>;

impl Ontology {
    /// All triples of all files, in their order, each once.
    pub fn triples(&self) -> &[Triple] {
        &self.triples
    }

    /// `owl:versionInfo` of the ontology.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All concepts, sorted by scheme and IRI.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concepts of one scheme, named by the local name of its IRI (`roles`, `body-types`, `event-types`, ...).
    pub fn scheme<'a>(&'a self, scheme: &'a str) -> impl Iterator<Item = &'a Concept> {
        self.concepts.iter().filter(move |c| c.scheme == scheme)
    }

    /// The concept of a scheme that has this notation or label, compared as [`key`] does. Where several share a label, a
    /// preferred label wins over an alternative one, and that over a hidden one.
    pub fn concept(&self, scheme: &str, label: &str) -> Option<&Concept> {
        self.concept_of_key(scheme, &key(label))
    }

    /// The same, for who has the key of the label.
    pub fn concept_of_key(&self, scheme: &str, key: &str) -> Option<&Concept> {
        self.by_label.get_or_init(|| by_label(&self.concepts)).get(scheme)?.get(key).map(|i| &self.concepts[*i])
    }

    fn new(mut triples: Vec<Triple>, version: String, concepts: Vec<Concept>) -> Self {
        let mut known = FxHashSet::default();
        let firsts: Vec<bool> = triples.iter().map(|triple| known.insert(triple)).collect();
        let mut firsts = firsts.into_iter();
        triples.retain(|_| firsts.next() == Some(true));
        Self { triples, concepts, version, by_label: OnceLock::new() }
    }
}

fn by_label(concepts: &[Concept]) -> ByLabel {
    let mut by_label = ByLabel::new();
    let names = |c: &Concept, rank: usize| -> Vec<String> {
        match rank {
            0 => c.notation.iter().map(|n| key(n)).collect(),
            _ => c.labels.iter().filter(|l| l.kind as usize + 1 == rank).map(|l| key(&l.text)).collect(),
        }
    };
    for rank in 0..=3 {
        for (i, concept) in concepts.iter().enumerate() {
            for name in names(concept, rank) {
                by_label.entry(concept.scheme.clone()).or_default().entry(name).or_insert(i);
            }
        }
    }
    by_label
}
