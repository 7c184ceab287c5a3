//! What is validated: the default graph of a store, with the classes that its ontology orders.

use std::collections::{HashMap, HashSet};

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, Term, TermRef};
use oxigraph::store::{QuadIter, StorageError, Store};

use super::shape::Target;
use crate::rdf::vocabulary::ONTOLOGY_GRAPH;

/// The graph, and what its classes are above of.
pub(super) struct Graph<'a> {
    store: &'a Store,
    /// Each class that has others below it to all of these, however far down.
    below: HashMap<NamedNode, Vec<NamedNode>>,
}

impl<'a> Graph<'a> {
    /// The default graph of a store. Which class is below which is told by it or by the graph of the ontology.
    pub(super) fn new(store: &'a Store) -> Result<Self, StorageError> {
        let mut direct: HashMap<NamedNode, Vec<NamedNode>> = HashMap::new();
        let ontology = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH));
        for graph in [GraphNameRef::DefaultGraph, ontology] {
            for quad in store.quads_for_pattern(None, Some(rdfs::SUB_CLASS_OF), None, Some(graph)) {
                let quad = quad?;
                if let (Ok(class), Term::NamedNode(above)) =
                    (NamedNode::try_from(Term::from(quad.subject)), quad.object)
                {
                    direct.entry(above).or_default().push(class);
                }
            }
        }
        let below = direct.keys().map(|class| (class.clone(), closure(class, &direct))).collect();
        Ok(Self { store, below })
    }

    /// The store underneath, for queries.
    pub(super) fn store(&self) -> &'a Store {
        self.store
    }

    /// The values of a property of a node.
    pub(super) fn values(&self, node: &Term, property: NamedNodeRef<'_>) -> Result<Vec<Term>, StorageError> {
        let Some(subject) = subject(node) else { return Ok(Vec::new()) };
        self.quads(Some(subject), Some(property), None).map(|quad| Ok(quad?.object)).collect()
    }

    /// The nodes that have a value of a property.
    pub(super) fn holders(&self, property: NamedNodeRef<'_>, value: &Term) -> Result<Vec<Term>, StorageError> {
        let quads = self.quads(None, Some(property), Some(value.as_ref()));
        quads.map(|quad| Ok(quad?.subject.into())).collect()
    }

    /// Everything that is said of a node.
    pub(super) fn said_of(&self, node: &Term) -> Result<Vec<(NamedNode, Term)>, StorageError> {
        let Some(subject) = subject(node) else { return Ok(Vec::new()) };
        self.quads(Some(subject), None, None).map(|quad| quad.map(|quad| (quad.predicate, quad.object))).collect()
    }

    /// Nodes that refer to a node, one after the other.
    pub(super) fn referring(&self, node: &Term) -> impl Iterator<Item = Result<Term, StorageError>> {
        self.quads(None, None, Some(node.as_ref())).map(|quad| Ok(quad?.subject.into()))
    }

    /// Whether a node is of a class, or of one below it.
    pub(super) fn is_instance(&self, node: &Term, class: &NamedNode) -> Result<bool, StorageError> {
        let below = self.below.get(class).map_or(&[][..], Vec::as_slice);
        let types = self.values(node, rdf::TYPE)?;
        Ok(types.iter().any(|of| matches!(of, Term::NamedNode(of) if of == class || below.contains(of))))
    }

    /// Gives every node that the targets select, once. None is kept to know it again: the first triple by which the first
    /// target selects a node gives it, and the others do not.
    pub(super) fn each_selected<E: From<StorageError>>(
        &self,
        targets: &[Target],
        mut take: impl FnMut(Term) -> Result<(), E>,
    ) -> Result<(), E> {
        let selectors: Vec<Selector> = targets.iter().flat_map(|target| self.selectors(target)).collect();
        for (selector, number) in selectors.iter().zip(0..) {
            let quads = self.quads(None, Some(selector.property.as_ref()), selector.value.as_ref().map(Term::as_ref));
            for quad in quads {
                let quad = quad?;
                let node = if selector.is_value { quad.object.clone() } else { quad.subject.clone().into() };
                if self.first(selector, &node)?.as_ref() == Some(&quad)
                    && !self.is_selected(&selectors[..number], &node)?
                {
                    take(node)?;
                }
            }
        }
        let named = targets.iter().filter_map(|target| if let Target::Node(node) = target { Some(node) } else { None });
        for node in named {
            if !self.is_selected(&selectors, node)? {
                take(node.clone())?;
            }
        }
        Ok(())
    }

    fn is_selected(&self, selectors: &[Selector], node: &Term) -> Result<bool, StorageError> {
        for selector in selectors {
            if self.first(selector, node)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The patterns by which a target selects nodes.
    fn selectors(&self, target: &Target) -> Vec<Selector> {
        let of = |property: NamedNode, is_value| vec![Selector { property, value: None, is_value }];
        match target {
            Target::Class(class) => {
                let below = self.below.get(class).into_iter().flatten().filter(|below| *below != class);
                let classes = std::iter::once(class).chain(below).cloned();
                let instances = |class: NamedNode| Selector {
                    property: rdf::TYPE.into(),
                    value: Some(class.into()),
                    is_value: false,
                };
                classes.map(instances).collect()
            }
            Target::SubjectsOf(property) => of(property.clone(), false),
            Target::ObjectsOf(property) => of(property.clone(), true),
            Target::Node(_) => Vec::new(),
        }
    }

    /// The first triple by which a node is selected.
    fn first(&self, selector: &Selector, node: &Term) -> Result<Option<Quad>, StorageError> {
        let property = Some(selector.property.as_ref());
        let mut quads = if selector.is_value {
            self.quads(None, property, Some(node.as_ref()))
        } else {
            let Some(subject) = subject(node) else { return Ok(None) };
            self.quads(Some(subject), property, selector.value.as_ref().map(Term::as_ref))
        };
        quads.next().transpose()
    }

    fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
    ) -> QuadIter<'static> {
        self.store.quads_for_pattern(subject, predicate, object, Some(GraphNameRef::DefaultGraph))
    }
}

/// A pattern whose subjects or values are selected.
struct Selector {
    property: NamedNode,
    value: Option<Term>,
    is_value: bool,
}

/// A literal has no properties.
fn subject(node: &Term) -> Option<NamedOrBlankNodeRef<'_>> {
    match node {
        Term::NamedNode(node) => Some(node.as_ref().into()),
        Term::BlankNode(node) => Some(node.as_ref().into()),
        _ => None,
    }
}

/// All classes below one.
fn closure(class: &NamedNode, direct: &HashMap<NamedNode, Vec<NamedNode>>) -> Vec<NamedNode> {
    let (mut seen, mut found, mut open) = (HashSet::new(), Vec::new(), vec![class]);
    while let Some(class) = open.pop() {
        for below in direct.get(class).into_iter().flatten() {
            if seen.insert(below) {
                found.push(below.clone());
                open.push(below);
            }
        }
    }
    found
}
