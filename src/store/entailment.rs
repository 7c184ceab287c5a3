//! What follows from a default graph, asked for one triple after the other: so that a change costs what it changes, however
//! large the store is.

use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::inferred;
use super::quads::Quads;
use crate::infer::{Pattern, Rules, Way, resource};

/// Brings the graph of what follows up to date with triples that came into the default graph or went.
pub(super) fn settle(
    transaction: &mut Transaction<'_>,
    rules: &Rules,
    changed: &HashSet<Triple>,
) -> Result<(), StorageError> {
    // What follows now and did not, or the other way round, is among these.
    let mut doubtful = changed.clone();
    doubtful.extend(changed.iter().flat_map(|triple| rules.entailed(triple)));
    for property in rules.transitive() {
        let paths = Paths::new(&*transaction, rules, property);
        let steps = doubtful.iter().filter(|triple| triple.predicate == *property);
        let mut pairs = HashSet::new();
        // Whoever had a path over a step that is gone has one now to the first such step on it, or begins with it.
        for start in paths.leading_to(steps.map(|step| step.subject.clone()).collect())? {
            for end in paths.from(&start)? {
                pairs.insert(Triple::new(start.clone(), property.clone(), end));
            }
            for graph in [inferred::graph(), GraphNameRef::DefaultGraph] {
                let known = transaction.quads(Some(start.as_ref()), Some(property.as_ref()), None, Some(graph));
                for quad in known {
                    pairs.insert(quad?.into());
                }
            }
        }
        doubtful.extend(pairs.iter().flat_map(|pair| rules.entailed(pair)).collect::<Vec<_>>());
        doubtful.extend(pairs);
    }
    for triple in doubtful {
        let quad = triple.as_ref().in_graph(inferred::graph());
        let is_said = transaction.contains(triple.as_ref().in_graph(GraphNameRef::DefaultGraph))?;
        let is_wanted = !is_said && is_entailed(transaction, rules, &triple)?;
        match (transaction.contains(quad)?, is_wanted) {
            (false, true) => transaction.insert(quad),
            (true, false) => transaction.remove(quad),
            (true, true) | (false, false) => {}
        }
    }
    Ok(())
}

/// Whether a triple follows from the default graph.
fn is_entailed(store: &impl Quads, rules: &Rules, triple: &Triple) -> Result<bool, StorageError> {
    for pattern in rules.premises(triple) {
        if said(store, &pattern).next().transpose()?.is_some() {
            return Ok(true);
        }
    }
    for (property, way) in rules.paths(&triple.predicate) {
        let Some(object) = resource(&triple.object) else { continue };
        let (start, end) = match way {
            Way::Along => (&triple.subject, &object),
            Way::Against => (&object, &triple.subject),
        };
        if Paths::new(store, rules, property).from(start)?.contains(end) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The triples of the default graph that match.
pub(super) fn said<'a, Q: Quads>(
    store: &'a Q,
    pattern: &Pattern,
) -> impl Iterator<Item = Result<Triple, StorageError>> + use<'a, Q> {
    let Pattern { subject, predicate, object } = pattern;
    let (subject, object) = (subject.as_ref().map(Into::into), object.as_ref().map(Into::into));
    let quads = store.quads(subject, Some(predicate.as_ref()), object, Some(GraphNameRef::DefaultGraph));
    quads.map(|quad| quad.map(Triple::from))
}

/// The paths of a transitive property.
pub(super) struct Paths<'a, Q> {
    store: &'a Q,
    steps: Vec<(&'a NamedNode, Way)>,
}

impl<'a, Q: Quads> Paths<'a, Q> {
    pub(super) fn new(store: &'a Q, rules: &'a Rules, property: &'a NamedNode) -> Self {
        Self { store, steps: rules.steps(property).collect() }
    }

    /// Where a path begins: the subjects of all first steps.
    pub(super) fn starts(&self) -> Result<HashSet<NamedOrBlankNode>, StorageError> {
        let mut starts = HashSet::new();
        for (predicate, way) in &self.steps {
            let pattern = Pattern { subject: None, predicate: (*predicate).clone(), object: None };
            for triple in said(self.store, &pattern) {
                let triple = triple?;
                // A step is a triple of the property as it follows: of a literal, none does.
                let Some(object) = resource(&triple.object) else { continue };
                starts.insert(if *way == Way::Along { triple.subject } else { object });
            }
        }
        Ok(starts)
    }

    /// Where paths from a node lead, of one step or more.
    pub(super) fn from(&self, start: &NamedOrBlankNode) -> Result<HashSet<NamedOrBlankNode>, StorageError> {
        self.reached(vec![start.clone()], Way::Along)
    }

    /// From where paths lead to any of these nodes, of one step or more or none.
    fn leading_to(&self, ends: HashSet<NamedOrBlankNode>) -> Result<HashSet<NamedOrBlankNode>, StorageError> {
        let mut reached = self.reached(ends.iter().cloned().collect(), Way::Against)?;
        reached.extend(ends);
        Ok(reached)
    }

    fn reached(
        &self,
        mut waiting: Vec<NamedOrBlankNode>,
        direction: Way,
    ) -> Result<HashSet<NamedOrBlankNode>, StorageError> {
        let mut reached = HashSet::new();
        while let Some(node) = waiting.pop() {
            for (predicate, way) in &self.steps {
                let (subject, object) =
                    if *way == direction { (Some(node.clone()), None) } else { (None, Some(node.clone().into())) };
                let is_onward = subject.is_some();
                for triple in said(self.store, &Pattern { subject, predicate: (*predicate).clone(), object }) {
                    let triple = triple?;
                    let next = if is_onward { resource(&triple.object) } else { Some(triple.subject) };
                    if let Some(next) = next
                        && reached.insert(next.clone())
                    {
                        waiting.push(next);
                    }
                }
            }
        }
        Ok(reached)
    }
}
