//! Which node of the default graph each node of the articles' graphs stands for: read from the store, and brought up to
//! date where articles or judgements came or went.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, TripleRef};
use oxigraph::store::{StorageError, Transaction};

use super::layers::is_article;
use super::nodes::{NameKey, Nodes, name_key};
use super::quads::Quads;
use super::writing::Writing;
use crate::identity::Judgements;
use crate::rdf::vocabulary::{dcterms, hn};

const DEFAULT: Option<GraphNameRef<'static>> = Some(GraphNameRef::DefaultGraph);

/// Nodes that stand for another node than before, or did not stand for any; and those that are gone.
#[derive(Debug, Default)]
pub(super) struct Moves {
    old: HashMap<NamedNode, NamedNode>,
}

impl Moves {
    /// Nodes that others may have to be told of: those that stood for something else.
    pub(super) fn moved(&self) -> impl Iterator<Item = &NamedNode> {
        self.old.keys()
    }
}

/// What nodes stand for, at one moment.
pub(super) struct Resolution<'t, 's> {
    transaction: &'t Transaction<'s>,
    /// What differs from what the store says.
    changed: Option<&'t HashMap<NamedNode, NamedNode>>,
}

impl<'t, 's> Resolution<'t, 's> {
    /// As it is after moves that the store has taken in.
    pub(super) fn now(transaction: &'t Transaction<'s>) -> Self {
        Self { transaction, changed: None }
    }

    /// As it was before them.
    pub(super) fn before(transaction: &'t Transaction<'s>, moves: &'t Moves) -> Self {
        Self { transaction, changed: Some(&moves.old) }
    }

    /// What a node stands for.
    pub(super) fn of(&self, node: &NamedNode) -> Result<NamedNode, StorageError> {
        if let Some(old) = self.changed.and_then(|changed| changed.get(node)) {
            return Ok(old.clone());
        }
        Ok(resolved(self.transaction, node)?.unwrap_or_else(|| node.clone()))
    }

    /// The nodes that stand for the node of a person or body.
    pub(super) fn standing_for(&self, node: &NamedNode) -> Result<Vec<NamedNode>, StorageError> {
        standing_for(self.transaction, node)
    }
}

/// Brings up to date what the nodes with these keys stand for, those that come among them. The articles' graphs are so
/// already.
pub(super) fn update(
    transaction: &mut Writing<'_>,
    keys: &BTreeMap<NameKey, BTreeSet<NamedNode>>,
    gone: &HashSet<NamedNode>,
    judgements: &Judgements,
) -> Result<Moves, StorageError> {
    let mut moves = Moves::default();
    let mut seen = BTreeSet::new();
    let joined = joined_keys(judgements, |node| key_of(transaction, node))?;
    let none = BTreeSet::new();
    for key in keys.keys() {
        if seen.contains(key) {
            continue;
        }
        let block = joined.iter().find(|joined| joined.contains(key)).cloned();
        let block = block.unwrap_or_else(|| BTreeSet::from([key.clone()]));
        let mut nodes = Nodes::default();
        for key in &block {
            let known = known_nodes(transaction, key)?.into_keys();
            let all: BTreeSet<NamedNode> = known.chain(keys.get(key).unwrap_or(&none).iter().cloned()).collect();
            add_nodes(transaction, key, &all, &mut nodes)?;
        }
        seen.extend(block);
        for group in nodes.groups(judgements) {
            let Some(first) = group.first() else { continue };
            for node in &group {
                moves.take(transaction, node, Some(first))?;
            }
        }
    }
    for node in gone {
        let mut said = transaction.quads_for_pattern(Some(node.into()), Some(hn::NAME_KEY), None, None);
        let is_gone = said.all(|quad| quad.is_ok_and(|quad| !is_article(&quad.graph_name)));
        drop(said);
        if is_gone {
            moves.take(transaction, node, None)?;
        }
    }
    Ok(moves)
}

impl Moves {
    /// Lets a node stand for another, or for nothing any more.
    pub(super) fn take(
        &mut self,
        transaction: &mut Writing<'_>,
        node: &NamedNode,
        target: Option<&NamedNode>,
    ) -> Result<(), StorageError> {
        let old = resolved(transaction, node)?;
        if old.as_ref() == target {
            return Ok(());
        }
        if let Some(old) = old {
            transaction.take_back(TripleRef::new(node, hn::RESOLVED_TO, &old))?;
            transaction.take_back(TripleRef::new(node, dcterms::IS_REPLACED_BY, &old))?;
            self.old.insert(node.clone(), old);
        }
        if let Some(target) = target {
            transaction.say(TripleRef::new(node, hn::RESOLVED_TO, target))?;
            if target != node {
                transaction.say(TripleRef::new(node, dcterms::IS_REPLACED_BY, target))?;
            }
        }
        Ok(())
    }
}

/// What a node stands for; nothing where no article has it.
pub(super) fn resolved(store: &impl Quads, node: &NamedNode) -> Result<Option<NamedNode>, StorageError> {
    let mut quads = store.quads(Some(node.into()), Some(hn::RESOLVED_TO), None, DEFAULT);
    Ok(match quads.next().transpose()?.map(|quad| quad.object) {
        Some(Term::NamedNode(target)) => Some(target),
        _ => None,
    })
}

fn standing_for(store: &impl Quads, node: &NamedNode) -> Result<Vec<NamedNode>, StorageError> {
    let quads = store.quads(None, Some(hn::RESOLVED_TO), Some(node.as_ref().into()), DEFAULT);
    quads
        .filter_map(|quad| match quad.map(|quad| quad.subject) {
            Ok(NamedOrBlankNode::NamedNode(node)) => Some(Ok(node)),
            Ok(NamedOrBlankNode::BlankNode(_)) => None,
            Err(error) => Some(Err(error)),
        })
        .collect()
}

/// Keys that judgements join with others, where `key_of` tells that of a judged node.
pub(super) fn joined_keys(
    judgements: &Judgements,
    key_of: impl Fn(&NamedNode) -> Result<Option<NameKey>, StorageError>,
) -> Result<Vec<BTreeSet<NameKey>>, StorageError> {
    let mut joined: Vec<BTreeSet<NameKey>> = Vec::new();
    for group in judgements.groups() {
        let mut keys = BTreeSet::new();
        for node in group {
            keys.extend(key_of(node)?);
        }
        let (with_these, others): (Vec<_>, Vec<_>) = joined.into_iter().partition(|known| !known.is_disjoint(&keys));
        keys.extend(with_these.into_iter().flatten());
        joined = others;
        joined.push(keys);
    }
    Ok(joined)
}

/// The key of a node's name, where an article tells of it.
pub(super) fn key_of(store: &impl Quads, node: &NamedNode) -> Result<Option<NameKey>, StorageError> {
    for quad in store.quads(Some(node.into()), Some(hn::NAME_KEY), None, None) {
        let quad = quad?;
        if is_article(&quad.graph_name) {
            return Ok(name_key(node, hn::NAME_KEY, &quad.object));
        }
    }
    Ok(None)
}

/// The nodes that stand for those of which the default graph says that they have this key, or that they have it and
/// others, as judgements join them; each with what it stands for.
pub(super) fn known_nodes(store: &impl Quads, key: &NameKey) -> Result<BTreeMap<NamedNode, NamedNode>, StorageError> {
    let literal = Literal::from(key.key.as_str());
    let mut known = BTreeMap::new();
    for quad in store.quads(None, Some(hn::NAME_KEY), Some(literal.as_ref().into()), DEFAULT) {
        if let NamedOrBlankNode::NamedNode(target) = quad?.subject {
            known.extend(standing_for(store, &target)?.into_iter().map(|node| (node, target.clone())));
        }
    }
    Ok(known)
}

/// Adds what the articles say of those nodes that have a key. What is read grows with the nodes of that name and what is
/// said of those people, not with the articles that name a body.
pub(super) fn add_nodes<'a>(
    store: &impl Quads,
    key: &NameKey,
    all: impl IntoIterator<Item = &'a NamedNode>,
    nodes: &mut Nodes,
) -> Result<(), StorageError> {
    let literal = Literal::from(key.key.as_str());
    for node in all {
        // A judgement joins nodes of other names.
        if key_of(store, node)?.as_ref() != Some(key) {
            continue;
        }
        nodes.add(node, hn::NAME_KEY, literal.as_ref().into());
        for predicate in if key.is_person { &OF_PEOPLE[..] } else { &OF_BODIES[..] } {
            for quad in store.quads(Some(node.into()), Some(*predicate), None, None) {
                let quad = quad?;
                if is_article(&quad.graph_name) {
                    nodes.add(node, *predicate, quad.object.as_ref());
                    if !key.is_person {
                        break;
                    }
                }
            }
        }
    }
    Ok(())
}

/// What articles say of people for telling them apart.
const OF_PEOPLE: [NamedNodeRef<'static>; 3] = [hn::SEAT, hn::SEEN_AT, hn::REPORTED_ON];

/// What articles say of bodies for telling them apart: all the same of one node.
const OF_BODIES: [NamedNodeRef<'static>; 1] = [hn::TOLD_APART_BY];
