//! SKOS concepts out of triples.

use std::collections::BTreeMap;

use oxrdf::{NamedOrBlankNode, Term, Triple};

use super::concept::local_name;
use super::{Concept, Label, LabelKind, Text};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// The concepts among the triples: each subject that is `skos:inScheme` of something.
pub fn concepts(triples: &[Triple]) -> Vec<Concept> {
    let mut by_iri: BTreeMap<&str, Concept> = BTreeMap::new();
    for triple in triples {
        if let (NamedOrBlankNode::NamedNode(subject), true) =
            (&triple.subject, triple.predicate.as_str().strip_prefix(SKOS) == Some("inScheme"))
        {
            by_iri.entry(subject.as_str()).or_insert_with(|| Concept {
                iri: subject.as_str().into(),
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
                Some(Label { kind, text: l.value().into(), language: l.language().unwrap_or_default().into() })
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
                    None => concept.properties.push((name.into(), vec![value])),
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
pub(super) fn text(term: &Term) -> Text {
    match term {
        Term::NamedNode(n) => local_name(n.as_str()).into(),
        Term::Literal(l) => l.value().into(),
        other => other.to_string().into(),
    }
}
