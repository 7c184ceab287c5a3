//! What an ontology says, term by term.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{BlankNode, NamedOrBlankNode, Triple};

use crate::ontology::Ontology;
use crate::rdf::prefix::shorten;

/// What stands behind a predicate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    /// Another thing.
    Iri(String),
    /// A text, number or truth.
    Literal { text: String, language: String, datatype: String },
    /// A node without a name: what is said of it, in one line of Turtle.
    Nested(String),
}

/// What an ontology says of one term: its values, by short predicate (`skos:altLabel`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Term {
    values: BTreeMap<String, BTreeSet<Value>>,
}

/// All that an ontology says, by the IRI that it says it of. The order of files and statements leaves no trace, nor do
/// the names of blank nodes.
pub(super) fn terms(ontology: &Ontology) -> BTreeMap<String, Term> {
    let mut nameless: HashMap<&BlankNode, Vec<&Triple>> = HashMap::new();
    for triple in ontology.triples() {
        if let NamedOrBlankNode::BlankNode(node) = &triple.subject {
            nameless.entry(node).or_default().push(triple);
        }
    }
    let mut terms: BTreeMap<String, Term> = BTreeMap::new();
    for triple in ontology.triples() {
        if let NamedOrBlankNode::NamedNode(subject) = &triple.subject {
            let term = terms.entry(subject.as_str().to_owned()).or_default();
            let value = value(&triple.object, &nameless, &mut Vec::new());
            term.values.entry(short(triple.predicate.as_str())).or_default().insert(value);
        }
    }
    terms
}

/// An object as a value. `above` are the blank nodes that it stands in, in which it may not stand again.
fn value<'a>(
    object: &'a oxigraph::model::Term,
    nameless: &HashMap<&'a BlankNode, Vec<&'a Triple>>,
    above: &mut Vec<&'a BlankNode>,
) -> Value {
    use oxigraph::model::Term;
    match object {
        Term::NamedNode(node) => Value::Iri(node.as_str().to_owned()),
        Term::Literal(literal) => Value::Literal {
            text: literal.value().to_owned(),
            language: literal.language().unwrap_or_default().to_owned(),
            datatype: literal.datatype().as_str().to_owned(),
        },
        Term::BlankNode(node) if !above.contains(&node) => {
            above.push(node);
            let said = nameless.get(node).into_iter().flatten();
            let mut said: Vec<String> = said
                .map(|t| format!("{} {}", short(t.predicate.as_str()), value(&t.object, nameless, above)))
                .collect();
            above.pop();
            said.sort();
            Value::Nested(format!("[ {} ]", said.join(" ; ")))
        }
        Term::BlankNode(_) => Value::Nested("[]".to_owned()),
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Iri(iri) => f.write_str(&short(iri)),
            Self::Literal { text, language, .. } if !language.is_empty() => write!(f, "{text:?}@{language}"),
            Self::Literal { text, datatype, .. } if datatype.ends_with("#string") => write!(f, "{text:?}"),
            Self::Literal { text, .. } => f.write_str(text),
            Self::Nested(said) => f.write_str(said),
        }
    }
}

impl Value {
    /// The language of a text; empty where there is none.
    pub(super) fn language(&self) -> &str {
        match self {
            Self::Literal { language, .. } => language,
            _ => "",
        }
    }

    /// The words of a text, or the IRI.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Iri(text) | Self::Literal { text, .. } | Self::Nested(text) => text,
        }
    }
}

impl Term {
    /// The short predicates, with their values.
    pub(super) fn properties(&self) -> impl Iterator<Item = (&str, &BTreeSet<Value>)> {
        self.values.iter().map(|(predicate, values)| (predicate.as_str(), values))
    }

    /// The values of a property.
    pub(super) fn values(&self, predicate: &str) -> impl Iterator<Item = &Value> {
        self.values.get(predicate).into_iter().flatten()
    }

    /// Whether it has this type, as `owl:Class`.
    pub(super) fn is_a(&self, class: &str) -> bool {
        self.values("rdf:type").any(|value| short(value.text()) == class)
    }

    /// Whether it should not be used any more.
    pub(super) fn is_deprecated(&self) -> bool {
        self.values("owl:deprecated").any(|value| value.text() == "true")
    }

    /// What it is called in a language: its preferred label, or as classes and properties have it.
    pub(super) fn label(&self, language: &str) -> Option<&str> {
        let labels = ["skos:prefLabel", "rdfs:label"].into_iter().flat_map(|label| self.values(label));
        labels.filter(|value| value.language() == language).map(Value::text).next()
    }

    /// The IRI of its concept scheme.
    pub(super) fn scheme(&self) -> Option<&str> {
        self.values("skos:inScheme").map(Value::text).next()
    }
}

/// An IRI as in Turtle, with a prefix where one is known: `hn:role-bi-thu`.
pub(super) fn short(iri: &str) -> String {
    let shortened = shorten(iri);
    if shortened == iri { format!("<{iri}>") } else { shortened }
}
