//! Which node of the default graph each node of the articles' graphs stands for, found from all articles at once: what
//! `resolution` keeps up to date article by article.

use std::collections::{BTreeMap, HashMap, HashSet};

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Triple};
use oxigraph::store::StorageError;
use rayon::prelude::*;

use super::nodes::{NameKey, Nodes, name_key};
use super::rewrite::Told;
use super::summary::is_summed_up;
use crate::identity::{self, Judgements, Verdict};
use crate::rdf::vocabulary::{dcterms, hn};

/// All nodes of people and bodies, by the keys of their names.
#[derive(Debug, Default)]
pub(super) struct AllNodes {
    by_key: BTreeMap<NameKey, Nodes>,
    keys: HashMap<NamedNode, NameKey>,
}

/// What each node stands for.
#[derive(Debug, Default)]
pub(super) struct Standing(HashMap<NamedNode, NamedNode>);

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

impl AllNodes {
    /// Takes in what tells the nodes of an article apart.
    pub(super) fn add(&mut self, telling: &[Triple]) {
        let named = |triple: &Triple| match &triple.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        for triple in telling {
            let Some(node) = named(triple) else { continue };
            if let Some(key) = name_key(&node, triple.predicate.as_ref(), &triple.object) {
                self.keys.insert(node, key);
            }
        }
        for triple in telling {
            let Some(node) = named(triple) else { continue };
            if let Some(key) = self.keys.get(&node) {
                let nodes = self.by_key.entry(key.clone()).or_default();
                nodes.add(&node, triple.predicate.as_ref(), triple.object.as_ref());
            }
        }
    }

    /// What each of them stands for.
    pub(super) fn resolve(mut self, judgements: &Judgements) -> Standing {
        for judgement in judgements.iter().filter(|judgement| judgement.verdict == Verdict::Same) {
            let (Some(a), Some(b)) = (self.keys.get(&judgement.a).cloned(), self.keys.get(&judgement.b).cloned())
            else {
                continue;
            };
            if a != b
                && let Some(nodes) = self.by_key.remove(&b)
            {
                self.by_key.entry(a.clone()).or_default().merge(nodes);
                self.keys.values_mut().filter(|key| **key == b).for_each(|key| key.clone_from(&a));
            }
        }
        let groups = self.by_key.into_par_iter().flat_map_iter(|(_, nodes)| nodes.groups(judgements));
        let stands = groups.flat_map_iter(|group| {
            let first = group.first().cloned();
            let pairs: Vec<_> = group.iter().filter_map(|node| Some((node.clone(), first.clone()?))).collect();
            pairs
        });
        Standing(stands.collect())
    }
}

impl Standing {
    /// What an article gives to the default graph.
    pub(super) fn given(&self, article: &HashSet<Triple>) -> Result<Given, StorageError> {
        let mut told = Told::default();
        told.add(article, |node| Ok(self.0.get(node).unwrap_or(node).clone()))?;
        let (summed_up, plain) = told.triples.into_iter().partition(|triple| is_summed_up(triple.predicate.as_ref()));
        Ok(Given { plain, summed_up })
    }

    /// What the default graph says of which node stands for which.
    pub(super) fn triples(&self) -> impl Iterator<Item = Triple> {
        self.0.iter().flat_map(|(node, target)| {
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
