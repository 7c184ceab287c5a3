//! Which node of the default graph each node of the articles' graphs stands for, found from many articles at once, and from
//! what the store knows already of nodes with their names: what `resolution` keeps up to date article by article.

use std::collections::{BTreeSet, HashMap, HashSet};

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Triple};
use oxigraph::store::{StorageError, Store};
use rayon::prelude::*;

use super::nodes::{NameKey, Nodes, name_key};
use super::resolution;
use super::rewrite::Told;
use super::summary::is_summed_up;
use crate::identity::{self, Judgements};
use crate::rdf::vocabulary::{dcterms, hn};

/// All nodes of people and bodies, by the keys of their names.
#[derive(Debug)]
pub(super) struct AllNodes<'a> {
    judgements: &'a Judgements,
    by_key: HashMap<NameKey, Nodes>,
    /// The keys of the nodes that are judged.
    judged: HashMap<&'a NamedNode, Option<NameKey>>,
    /// What nodes of the store stood for before.
    before: HashMap<NamedNode, NamedNode>,
}

/// What each node stands for.
#[derive(Debug, Default)]
pub(super) struct Standing {
    now: HashMap<NamedNode, NamedNode>,
    /// What those of them that the store knows stood for before.
    before: HashMap<NamedNode, NamedNode>,
}

/// The triples that an article gives to the default graph.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Those that are repeated.
    pub(super) plain: Vec<Triple>,
    /// Those that are summed up.
    pub(super) summed_up: Vec<Triple>,
}

/// Of an article's triples those that tell nodes apart.
pub(super) fn telling(article: &[Triple]) -> Vec<Triple> {
    let tells = |triple: &&Triple| match &triple.subject {
        NamedOrBlankNode::NamedNode(node) => identity::is_person(node.as_ref()) || identity::is_body(node.as_ref()),
        NamedOrBlankNode::BlankNode(_) => false,
    };
    article.iter().filter(tells).filter(|triple| triple.object.is_literal()).cloned().collect()
}

impl<'a> AllNodes<'a> {
    /// None yet, of whom this is judged.
    pub(super) fn new(judgements: &'a Judgements) -> Self {
        let judged = judgements.iter().flat_map(|judgement| [(&judgement.a, None), (&judgement.b, None)]).collect();
        Self { judgements, by_key: HashMap::new(), judged, before: HashMap::new() }
    }

    /// Takes in what tells the nodes of an article apart.
    pub(super) fn add(&mut self, telling: &[Triple]) {
        let named = |triple: &Triple| match &triple.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        let mut keys = HashMap::new();
        for triple in telling {
            let Some(node) = named(triple) else { continue };
            if let Some(key) = name_key(&node, triple.predicate.as_ref(), &triple.object) {
                if let Some(judged) = self.judged.get_mut(&node) {
                    *judged = Some(key.clone());
                }
                keys.insert(node, key);
            }
        }
        for triple in telling {
            let Some(node) = named(triple) else { continue };
            if let Some(key) = keys.get(&node) {
                let nodes = self.by_key.entry(key.clone()).or_default();
                nodes.add(&node, triple.predicate.as_ref(), triple.object.as_ref());
            }
        }
    }

    /// Takes in what the store knows of nodes that may be one with these.
    pub(super) fn add_known(&mut self, store: &Store) -> Result<(), StorageError> {
        for (node, key) in self.judged.iter_mut().filter(|(_, key)| key.is_none()) {
            *key = resolution::key_of(store, node)?;
        }
        let mut keys: HashSet<NameKey> = self.by_key.keys().cloned().collect();
        let joined = self.joined()?;
        keys.extend(joined.into_iter().filter(|block| block.iter().any(|key| self.by_key.contains_key(key))).flatten());
        let known = keys.into_par_iter().map(|key| {
            let (known, mut nodes) = (resolution::known_nodes(store, &key)?, Nodes::default());
            resolution::add_nodes(store, &key, known.keys(), &mut nodes)?;
            Ok((key, known, nodes))
        });
        for (key, known, nodes) in known.collect::<Result<Vec<_>, StorageError>>()? {
            self.by_key.entry(key).or_default().merge(nodes);
            self.before.extend(known);
        }
        Ok(())
    }

    /// What each of them stands for.
    pub(super) fn resolve(mut self) -> Result<Standing, StorageError> {
        for block in self.joined()? {
            let mut all = Nodes::default();
            block.iter().filter_map(|key| self.by_key.remove(key)).for_each(|nodes| all.merge(nodes));
            block.into_iter().next().map(|key| self.by_key.insert(key, all));
        }
        let Self { judgements, by_key, before, .. } = self;
        let groups = by_key.into_par_iter().flat_map_iter(|(_, nodes)| nodes.groups(judgements));
        let stands = groups.flat_map_iter(|group| {
            let first = group.first().cloned();
            let pairs: Vec<_> = group.iter().filter_map(|node| Some((node.clone(), first.clone()?))).collect();
            pairs
        });
        Ok(Standing { now: stands.collect(), before })
    }

    /// Keys that judgements join with others.
    fn joined(&self) -> Result<Vec<BTreeSet<NameKey>>, StorageError> {
        resolution::joined_keys(self.judgements, |node| Ok(self.judged.get(node).cloned().flatten()))
    }
}

impl Standing {
    /// What an article gives to the default graph.
    pub(super) fn given(&self, article: &HashSet<Triple>) -> Result<Given, StorageError> {
        let mut told = Told::default();
        told.add(article, |node| Ok(self.now.get(node).unwrap_or(node).clone()))?;
        let (summed_up, plain) = told.triples.into_iter().partition(|triple| is_summed_up(triple.predicate.as_ref()));
        Ok(Given { plain, summed_up })
    }

    /// The nodes that the store knows and that now stand for another than before.
    pub(super) fn moved(&self) -> impl Iterator<Item = (&NamedNode, &NamedNode)> {
        self.before.iter().filter_map(|(node, before)| {
            let now = self.now.get(node)?;
            (now != before).then_some((node, now))
        })
    }

    /// What the default graph says of which node stands for which: of nodes that the store does not know.
    pub(super) fn triples(&self) -> impl Iterator<Item = Triple> {
        let new = self.now.iter().filter(|(node, _)| !self.before.contains_key(*node));
        new.flat_map(|(node, target)| {
            let resolved = Triple::new(node.clone(), hn::RESOLVED_TO, target.clone());
            let replaced = || Triple::new(node.clone(), dcterms::IS_REPLACED_BY, target.clone());
            [Some(resolved), (node != target).then(replaced)].into_iter().flatten()
        })
    }
}

/// A triple in the default graph.
pub(super) fn in_default_graph(triple: Triple) -> Quad {
    triple.in_graph(GraphName::DefaultGraph)
}
