//! A new word: a concept with its labels, put into the file of its scheme.

use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use super::turtle::{Block, Document, Item, LayoutError, Node, Object, Predicate};
use crate::ontology::{File, NAMESPACE, Ontology, OntologyError};
use crate::text::{phrase_key, slug};

/// A concept that is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// Local name of its scheme, such as `roles`.
    pub scheme: String,
    /// What its local name begins with, such as `role`.
    pub prefix: String,
    /// Preferred label in Vietnamese.
    pub vi: String,
    /// Preferred label in English.
    pub en: String,
    /// Other names in Vietnamese.
    pub alternatives: Vec<String>,
    /// Abbreviations and misspellings.
    pub abbreviations: Vec<String>,
    /// What its scheme asks for besides: property and value as Turtle.
    pub properties: Vec<(&'static str, String)>,
}

/// A file with a word more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The IRI of the word.
    pub iri: String,
    /// Its Turtle.
    pub turtle: String,
    /// The file, as it is to be.
    pub file: File,
}

/// Why a word cannot be added.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WordError {
    /// The ontology cannot be read.
    #[error(transparent)]
    Ontology(#[from] OntologyError),
    /// A concept of the scheme has a label already.
    #[error("{label} is a label of {term} already")]
    Taken {
        /// The label.
        label: String,
        /// The concept.
        term: String,
    },
    /// A label has nothing to be found by.
    #[error("“{label}” has no letters or digits")]
    Empty {
        /// The label.
        label: String,
    },
    /// No file describes the scheme.
    #[error("no file describes the scheme hn:{scheme}")]
    NoScheme {
        /// The scheme.
        scheme: String,
    },
    /// The file does not declare a prefix as we write it.
    #[error("{path} does not declare the prefix {prefix}: as <{namespace}>")]
    Prefix {
        /// The file.
        path: PathBuf,
        /// The prefix.
        prefix: &'static str,
        /// What it stands for.
        namespace: &'static str,
    },
    /// The file cannot be taken apart.
    #[error("cannot find a place in {path}")]
    Layout {
        /// The file.
        path: PathBuf,
        /// Why.
        source: LayoutError,
    },
}

const PREFIXES: [(&str, &str); 3] = [
    ("hn", NAMESPACE),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
];

impl Word {
    /// Puts the word into the file that describes its scheme, at its place in the order of IRIs. Nothing else in the file is
    /// touched.
    ///
    /// # Errors
    /// When the scheme has one of its labels already, or no file of the ontology describes the scheme.
    pub fn add_to(&self, files: &[File]) -> Result<Addition, WordError> {
        let ontology = Ontology::from_files(files)?;
        let word = self.cleaned();
        word.refuse_known(&ontology)?;
        let name = word.free_name(&ontology);
        for file in files {
            let text = String::from_utf8_lossy(&file.bytes);
            let parsed = Document::parse(&text);
            let document = parsed.map_err(|source| WordError::Layout { path: file.path.clone(), source })?;
            let scheme = format!("{NAMESPACE}{}", word.scheme);
            let is_scheme =
                |block: &Block| document.is_head(block) && document.subject(block).as_deref() == Some(scheme.as_str());
            let at = document.items.iter().position(|item| matches!(item, Item::Block(block) if is_scheme(block)));
            if let Some(at) = at {
                require_prefixes(file, &document)?;
                let turtle = document.sorted_block(word.block(&name));
                let iri = format!("{NAMESPACE}{name}");
                let text = insert(&text, &document, at, &iri, &turtle);
                return Ok(Addition { iri, turtle, file: File { path: file.path.clone(), bytes: text.into_bytes() } });
            }
        }
        Err(WordError::NoScheme { scheme: self.scheme.clone() })
    }

    /// With composed letters and single spaces, and no label twice.
    fn cleaned(&self) -> Self {
        let clean = |text: &String| {
            let composed: String = text.nfc().collect();
            composed.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let mut keys = vec![phrase_key(&self.vi)];
        let mut fresh = |texts: &[String]| -> Vec<String> {
            let mut texts: Vec<String> = texts.iter().map(clean).collect();
            texts.retain(|text| {
                let key = phrase_key(text);
                let is_fresh = !keys.contains(&key);
                keys.push(key);
                is_fresh
            });
            texts
        };
        Self {
            vi: clean(&self.vi),
            en: clean(&self.en),
            alternatives: fresh(&self.alternatives),
            abbreviations: fresh(&self.abbreviations),
            ..self.clone()
        }
    }

    fn labels(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.vi).chain(&self.alternatives).chain(&self.abbreviations)
    }

    fn refuse_known(&self, ontology: &Ontology) -> Result<(), WordError> {
        for label in self.labels().chain([&self.en]) {
            if phrase_key(label).is_empty() {
                return Err(WordError::Empty { label: label.clone() });
            }
        }
        for label in self.labels() {
            let key = phrase_key(label);
            let known = ontology.scheme(&self.scheme).find(|c| c.words().any(|word| phrase_key(word) == key));
            if let Some(concept) = known {
                let term = concept.iri.replacen(NAMESPACE, "hn:", 1);
                return Err(WordError::Taken { label: label.clone(), term });
            }
        }
        Ok(())
    }

    /// A local name that no term has: two labels may differ in their marks alone (Đoàn, Doãn).
    fn free_name(&self, ontology: &Ontology) -> String {
        let wanted = format!("{}-{}", self.prefix, slug(&self.vi));
        let is_taken = |name: &String| {
            let node = format!("<{NAMESPACE}{name}>");
            ontology.triples().iter().any(|triple| triple.subject.to_string() == node)
        };
        let numbered = std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}-{n}")));
        numbered.into_iter().find(|name| !is_taken(name)).unwrap_or(wanted)
    }

    fn block(&self, name: &str) -> Block {
        let in_vietnamese = |texts: &[String]| texts.iter().map(|text| literal(text, "vi")).collect::<Vec<_>>();
        let labels = vec![literal(&self.vi, "vi"), literal(&self.en, "en")];
        let source = format!("<{}>", NAMESPACE.trim_end_matches('#'));
        let mut said = vec![
            ("a", vec!["skos:Concept".to_owned()]),
            ("skos:inScheme", vec![format!("hn:{}", self.scheme)]),
            ("skos:prefLabel", labels),
            ("skos:altLabel", in_vietnamese(&self.alternatives)),
            ("skos:hiddenLabel", in_vietnamese(&self.abbreviations)),
            ("rdfs:isDefinedBy", vec![source]),
        ];
        said.extend(self.properties.iter().map(|(property, value)| (*property, vec![value.clone()])));
        let predicates = said.into_iter().filter(|(_, values)| !values.is_empty()).map(predicate).collect();
        Block { comments: Vec::new(), subject: Node::Term(format!("hn:{name}")), predicates, line: 0, bytes: 0..0 }
    }
}

fn predicate((verb, values): (&str, Vec<String>)) -> Predicate {
    let object = |value| Object { comments: Vec::new(), node: Node::Term(value), remark: None };
    Predicate { comments: Vec::new(), verb: verb.to_owned(), objects: values.into_iter().map(object).collect() }
}

/// A text as Turtle.
pub fn literal(text: &str, language: &str) -> String {
    let tag = if language.is_empty() { String::new() } else { format!("@{language}") };
    format!("\"{}\"{tag}", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn require_prefixes(file: &File, document: &Document) -> Result<(), WordError> {
    for (prefix, namespace) in PREFIXES {
        if document.iri(&format!("{prefix}:")).as_deref() != Some(namespace) {
            return Err(WordError::Prefix { path: file.path.clone(), prefix, namespace });
        }
    }
    Ok(())
}

/// The text with a statement more in the section of the scheme at `head`: before the first term whose IRI comes behind it,
/// else at the end of the section.
fn insert(text: &str, document: &Document, head: usize, iri: &str, turtle: &str) -> String {
    let mut end = None;
    for (i, item) in document.items.iter().enumerate().skip(head) {
        let Item::Block(block) = item else { break };
        if i > head && document.is_head(block) {
            break;
        }
        if i > head && document.subject(block).is_some_and(|subject| subject.as_str() > iri) {
            let (before, after) = text.split_at(block.bytes.start);
            return format!("{before}{turtle}\n\n{after}");
        }
        end = Some(block.bytes.end);
    }
    // Behind the last one, and what stands on its line.
    let end = end.unwrap_or(text.len());
    let end = text[end..].find('\n').map_or(text.len(), |line| end + line);
    let (before, after) = text.split_at(end);
    format!("{before}\n\n{turtle}{after}")
}
