//! Pairs of people that a person should judge, and why nodes are one.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;
use rayon::prelude::*;

use super::layers::is_article;
use super::nodes::Nodes;
use super::resolution;
use super::{Store, StoreError};
use crate::identity::{Comparison, Finding, Judgement, Judgements, Namesake, Verdict, is_near_name};
use crate::rdf::vocabulary::{dcterms, foaf, hn};

/// Two people of the default graph who may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// One of them.
    pub a: NamedNode,
    /// The other.
    pub b: NamedNode,
    /// Their names.
    pub names: (String, String),
    /// What speaks for and against it, of the two of their nodes that are closest.
    pub comparison: Comparison,
}

/// A node of the articles' graphs that stands for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What the articles say of it.
    pub namesake: Namesake,
    /// Names of the documents that have it.
    pub documents: Vec<String>,
    /// Why it is one with a node before it; nothing for the first.
    pub because: Option<Because>,
}

/// Why two nodes are one.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// Someone judged so.
    Judged(Judgement),
    /// The articles say so.
    Compared {
        /// The node that it was compared with.
        with: NamedNode,
        /// What speaks for and against it.
        comparison: Comparison,
    },
}

impl Store {
    /// Pairs of people who may be one, but are not surely so, and that nobody has judged; the likeliest first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn candidates(&self) -> Result<Vec<Candidate>, StoreError> {
        let (people, resolved) = rayon::join(|| self.people_by_key(), || self.resolved());
        let (people, resolved, judgements) = (people?, resolved?, self.judgements()?);
        let node = |namesake: &Namesake| resolved.get(&namesake.iri).unwrap_or(&namesake.iri).clone();
        let compare = |(one, other): (&Namesake, &Namesake)| {
            let (a, b) = (node(one), node(other));
            if a == b || is_judged(&judgements, [&one.iri, &a], [&other.iri, &b]) {
                return None;
            }
            let comparison = one.compare(other);
            let pair = if a < b { (a, b) } else { (b, a) };
            (comparison.finding() != Finding::Apart).then_some((pair, comparison))
        };
        let namesakes: Vec<&Vec<Namesake>> = people.values().collect();
        let same = namesakes.par_iter().flat_map_iter(|all| pairs(all)).filter_map(compare);
        let near = near_names(&people).into_par_iter().filter_map(compare);
        let mut best: BTreeMap<(NamedNode, NamedNode), Comparison> = BTreeMap::new();
        for (pair, comparison) in same.chain(near).collect::<Vec<_>>() {
            let best = best.entry(pair).or_insert_with(|| comparison.clone());
            if comparison.weight() > best.weight() {
                *best = comparison;
            }
        }
        let names = self.names()?;
        let name = |node: &NamedNode| names.get(node).cloned().unwrap_or_default();
        let mut candidates: Vec<Candidate> = best
            .into_iter()
            .map(|((a, b), comparison)| Candidate { names: (name(&a), name(&b)), a, b, comparison })
            .collect();
        candidates.sort_by(|a, b| b.comparison.weight().total_cmp(&a.comparison.weight()).then_with(|| a.a.cmp(&b.a)));
        Ok(candidates)
    }

    /// The node of the default graph that a node of an article's graph stands for; nothing where no article has it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn resolve(&self, node: &NamedNode) -> Result<Option<NamedNode>, StoreError> {
        Ok(resolution::resolved(&self.inner, node)?)
    }

    /// The nodes of the articles' graphs that stand for a person of the default graph, and why they are one.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn members(&self, person: &NamedNode) -> Result<Vec<Member>, StoreError> {
        let judgements = self.judgements()?;
        let mut nodes: Vec<NamedNode> =
            self.resolved()?.into_iter().filter(|(_, target)| target == person).map(|(node, _)| node).collect();
        nodes.sort_by_key(|node| (node != person, node.as_str().to_owned()));
        let mut members: Vec<Member> = Vec::new();
        for node in nodes {
            let (mut said, mut documents) = (Nodes::default(), Vec::new());
            for quad in self.inner.quads_for_pattern(Some((&node).into()), None, None, None) {
                let quad = quad?;
                if is_article(&quad.graph_name) {
                    said.add(&node, quad.predicate.as_ref(), quad.object.as_ref());
                    if quad.predicate.as_ref() == hn::NAME_KEY {
                        documents.extend(self.document(&quad.graph_name)?);
                    }
                }
            }
            documents.sort();
            for namesake in said.people() {
                let because = because(namesake, &members, &judgements);
                members.push(Member { namesake: namesake.clone(), documents: documents.clone(), because });
            }
        }
        Ok(members)
    }

    /// What the articles say of every person, by the key of the name.
    fn people_by_key(&self) -> Result<BTreeMap<String, Vec<Namesake>>, StorageError> {
        let mut nodes = Nodes::default();
        for predicate in [hn::NAME_KEY, hn::SEAT, hn::SEEN_AT, hn::REPORTED_ON] {
            for quad in self.inner.quads_for_pattern(None, Some(predicate), None, None) {
                let quad = quad?;
                if let (NamedOrBlankNode::NamedNode(node), true) = (&quad.subject, is_article(&quad.graph_name)) {
                    nodes.add(node, predicate, quad.object.as_ref());
                }
            }
        }
        let mut people: BTreeMap<String, Vec<Namesake>> = BTreeMap::new();
        for namesake in nodes.people() {
            people.entry(namesake.name_key.clone()).or_default().push(namesake.clone());
        }
        Ok(people)
    }

    /// What each node of the articles' graphs stands for.
    pub(super) fn resolved(&self) -> Result<HashMap<NamedNode, NamedNode>, StorageError> {
        let mut resolved = HashMap::new();
        for quad in self.inner.quads_for_pattern(None, Some(hn::RESOLVED_TO), None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(node), Term::NamedNode(target)) = (quad.subject, quad.object) {
                resolved.insert(node, target);
            }
        }
        Ok(resolved)
    }

    fn names(&self) -> Result<HashMap<NamedNode, String>, StorageError> {
        let mut names = HashMap::new();
        for quad in self.inner.quads_for_pattern(None, Some(foaf::NAME), None, Some(GraphNameRef::DefaultGraph)) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(node), Term::Literal(name)) = (quad.subject, quad.object) {
                names.insert(node, name.value().to_owned());
            }
        }
        Ok(names)
    }

    /// The name of the document that a graph is of.
    fn document(&self, graph: &GraphName) -> Result<Option<String>, StorageError> {
        let GraphName::NamedNode(article) = graph else { return Ok(None) };
        let default = Some(GraphNameRef::DefaultGraph);
        let mut quads = self.inner.quads_for_pattern(Some(article.into()), Some(dcterms::IDENTIFIER), None, default);
        Ok(match quads.next().transpose()?.map(|quad| quad.object) {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        })
    }
}

/// All pairs of a row.
fn pairs(all: &[Namesake]) -> impl Iterator<Item = (&Namesake, &Namesake)> {
    all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)))
}

/// Whether someone judged a node of one and a node of the other.
fn is_judged(judgements: &Judgements, some: [&NamedNode; 2], others: [&NamedNode; 2]) -> bool {
    judgements.iter().any(|judgement| some.iter().any(|a| others.iter().any(|b| judgement.is_of(a, b))))
}

/// People at one seat whose names differ by middle names only.
fn near_names(people: &BTreeMap<String, Vec<Namesake>>) -> Vec<(&Namesake, &Namesake)> {
    let mut by_ends: BTreeMap<(&str, &str), Vec<&String>> = BTreeMap::new();
    for key in people.keys() {
        if let (Some((first, _)), Some((_, last))) = (key.split_once(' '), key.rsplit_once(' ')) {
            by_ends.entry((first, last)).or_default().push(key);
        }
    }
    let mut near = Vec::new();
    for keys in by_ends.values() {
        for (at, key) in keys.iter().enumerate() {
            for other in keys[at + 1..].iter().filter(|other| is_near_name(key, other)) {
                let (Some(some), Some(others)) = (people.get(*key), people.get(other.as_str())) else { continue };
                near.extend(some.iter().flat_map(|one| others.iter().map(move |other| (one, other))));
            }
        }
    }
    near
}

/// Why a node is one with those before it.
fn because(namesake: &Namesake, before: &[Member], judgements: &Judgements) -> Option<Because> {
    let judged = judgements
        .iter()
        .filter(|judgement| judgement.verdict == Verdict::Same)
        .find(|judgement| before.iter().any(|member| judgement.is_of(&member.namesake.iri, &namesake.iri)));
    if let Some(judgement) = judged {
        return Some(Because::Judged(judgement.clone()));
    }
    let compared = before.iter().map(|member| (&member.namesake.iri, member.namesake.compare(namesake)));
    let rank = |comparison: &Comparison| (comparison.finding(), comparison.weight());
    let best = compared.max_by(|(_, a), (_, b)| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal));
    best.map(|(with, comparison)| Because::Compared { with: with.clone(), comparison })
}
