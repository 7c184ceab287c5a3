//! The axioms of an ontology, out of its triples.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use super::Way;

const INVERSE_OF: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#inverseOf");
const TRANSITIVE: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#TransitiveProperty");
const ANNOTATION: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#AnnotationProperty");

/// What is said of classes or properties, by the one that it is said of.
type Said<T> = BTreeMap<NamedNode, BTreeSet<T>>;

/// Axioms as they stand in the ontology, one step each.
#[derive(Debug, Default)]
pub(super) struct Axioms {
    /// The classes right above a class.
    pub(super) superclasses: Said<NamedNode>,
    /// What a property entails at once: those above it, and its inverses.
    pub(super) properties: Said<(NamedNode, Way)>,
    pub(super) domains: Said<NamedNode>,
    pub(super) ranges: Said<NamedNode>,
    pub(super) transitive: BTreeSet<NamedNode>,
}

impl Axioms {
    /// Those among these triples. What is said of blank nodes, as of unnamed classes, is none that the rules know.
    pub(super) fn new<'a>(triples: impl IntoIterator<Item = &'a Triple>) -> Self {
        let (mut axioms, mut annotations) = (Self::default(), BTreeSet::new());
        for triple in triples {
            let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(object)) = (&triple.subject, &triple.object)
            else {
                continue;
            };
            let (predicate, subject, object) = (triple.predicate.as_ref(), subject.clone(), object.clone());
            if predicate == rdfs::SUB_CLASS_OF {
                axioms.superclasses.entry(subject).or_default().insert(object);
            } else if predicate == rdfs::SUB_PROPERTY_OF {
                axioms.properties.entry(subject).or_default().insert((object, Way::Along));
            } else if predicate == INVERSE_OF {
                axioms.properties.entry(subject.clone()).or_default().insert((object.clone(), Way::Against));
                axioms.properties.entry(object).or_default().insert((subject, Way::Against));
            } else if predicate == rdfs::DOMAIN {
                axioms.domains.entry(subject).or_default().insert(object);
            } else if predicate == rdfs::RANGE {
                axioms.ranges.entry(subject).or_default().insert(object);
            } else if predicate == rdf::TYPE && object == TRANSITIVE {
                axioms.transitive.insert(subject);
            } else if predicate == rdf::TYPE && object == ANNOTATION {
                annotations.insert(subject);
            }
        }
        axioms.domains.retain(|property, _| !annotations.contains(property));
        axioms.ranges.retain(|property, _| !annotations.contains(property));
        axioms
    }

    /// All properties of which an axiom tells something that follows.
    pub(super) fn subjects(&self) -> BTreeSet<&NamedNode> {
        self.properties.keys().chain(self.domains.keys()).chain(self.ranges.keys()).collect()
    }

    /// A class and all classes above it.
    pub(super) fn classes_from(&self, class: &NamedNode) -> BTreeSet<NamedNode> {
        reached(class.clone(), |class| self.superclasses.get(class).into_iter().flatten().cloned().collect())
    }

    /// A property and all that it entails.
    pub(super) fn properties_from(&self, property: &NamedNode) -> BTreeSet<(NamedNode, Way)> {
        reached((property.clone(), Way::Along), |(property, way)| {
            let next = self.properties.get(property).into_iter().flatten();
            next.map(|(next, step)| (next.clone(), way.then(*step))).collect()
        })
    }
}

/// What is reached from a start by any number of steps, the start too.
fn reached<T: Ord + Clone>(start: T, next: impl Fn(&T) -> Vec<T>) -> BTreeSet<T> {
    let mut reached = BTreeSet::from([start.clone()]);
    let mut waiting = vec![start];
    while let Some(one) = waiting.pop() {
        for other in next(&one) {
            if reached.insert(other.clone()) {
                waiting.push(other);
            }
        }
    }
    reached
}
