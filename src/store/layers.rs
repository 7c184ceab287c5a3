//! Articles into their named graphs, and what they bear on in the default graph.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::Change;
use super::judged;
use super::nodes::name_key;
use super::quads::Quads;
use super::resolution::{self, Moves, Resolution};
use super::rewrite::Told;
use super::summary::{self, Turnover};
use super::writing::Writing;
use crate::identity::{self, Judgements};
use crate::rdf::ArticleGraph;
use crate::rdf::vocabulary::hn;

/// What is done to a store at one stroke: articles that come, change and go, and judgements.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// What each article said before, and says now.
    articles: BTreeMap<NamedNode, Said>,
    /// Nodes that are judged anew.
    judged: HashSet<NamedNode>,
}

/// What an article said before, and says now.
#[derive(Debug, Default)]
struct Said {
    old: HashSet<Triple>,
    new: HashSet<Triple>,
}

impl Changes {
    /// Makes the graph of an article hold just what it says now.
    pub(super) fn put(
        &mut self,
        transaction: &mut Writing<'_>,
        article: &ArticleGraph,
    ) -> Result<Change, StorageError> {
        let change = match content_hash(transaction, article.iri())? {
            None => Change::New,
            Some(Term::Literal(hash)) if hash.value() == article.content_hash() => return Ok(Change::Unchanged),
            Some(_) => Change::Changed,
        };
        let old = if change == Change::New { HashSet::new() } else { graph(transaction, article.iri())? };
        let new = article.triples().iter().cloned().collect();
        self.replace(transaction, article.iri(), Said { old, new });
        Ok(change)
    }

    /// Takes an article out. Gives whether it was there.
    pub(super) fn remove(&mut self, transaction: &mut Writing<'_>, article: &NamedNode) -> Result<bool, StorageError> {
        let old = graph(transaction, article)?;
        let was_there = !old.is_empty();
        self.replace(transaction, article, Said { old, new: HashSet::new() });
        transaction.remove_named_graph(article)?;
        Ok(was_there)
    }

    /// Lets these judgements hold, and no others. Gives whether others held before.
    pub(super) fn judge(
        &mut self,
        transaction: &mut Writing<'_>,
        judgements: &Judgements,
    ) -> Result<bool, StorageError> {
        let nodes = judged::replace(transaction, judgements)?;
        self.judged.extend(nodes);
        Ok(!self.judged.is_empty())
    }

    fn replace(&mut self, transaction: &mut Writing<'_>, article: &NamedNode, said: Said) {
        // First what goes, then what comes: the store may take two spellings of a number for one.
        for triple in said.old.difference(&said.new) {
            transaction.remove(triple.as_ref().in_graph(article));
        }
        for triple in said.new.difference(&said.old) {
            transaction.insert(triple.as_ref().in_graph(article));
        }
        // What it said at first is what the default graph tells.
        match self.articles.entry(article.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(said);
            }
            Entry::Occupied(mut entry) => entry.get_mut().new = said.new,
        }
    }

    /// Brings the default graph up to date with all of it.
    pub(super) fn finish(mut self, transaction: &mut Writing<'_>) -> Result<(), StorageError> {
        let (mut keys, mut gone): (BTreeMap<_, BTreeSet<NamedNode>>, _) = (BTreeMap::new(), HashSet::new());
        for said in self.articles.values() {
            for triple in said.old.symmetric_difference(&said.new) {
                if let NamedOrBlankNode::NamedNode(node) = &triple.subject
                    && (identity::is_person(node.as_ref()) || identity::is_body(node.as_ref()))
                {
                    gone.insert(node.clone());
                }
            }
            for triple in said.old.iter().chain(&said.new) {
                let NamedOrBlankNode::NamedNode(node) = &triple.subject else { continue };
                if let Some(key) = name_key(node, triple.predicate.as_ref(), &triple.object) {
                    keys.entry(key).or_default().insert(node.clone());
                }
            }
        }
        for node in &self.judged {
            resolution::key_of(transaction, node)?.into_iter().for_each(|key| _ = keys.entry(key).or_default());
        }
        let judgements = judged::read(transaction)?;
        // Who was judged one with a node that goes may have had its name.
        for group in judgements.groups().iter().filter(|group| group.iter().any(|node| gone.contains(*node))) {
            for node in group {
                resolution::key_of(transaction, node)?.into_iter().for_each(|key| _ = keys.entry(key).or_default());
            }
        }
        let moves = resolution::update(transaction, &keys, &gone, &judgements)?;
        for article in naming(transaction, moves.moved())? {
            self.add(transaction, article)?;
        }
        self.tell(transaction, &moves)
    }

    /// Adds an article that is told of other nodes, but says the same.
    fn add(&mut self, transaction: &Transaction<'_>, article: NamedNode) -> Result<(), StorageError> {
        if let Entry::Vacant(entry) = self.articles.entry(article) {
            let said = graph(transaction, entry.key())?;
            entry.insert(Said { old: said.clone(), new: said });
        }
        Ok(())
    }

    /// Brings the default graph to what the articles say now of what their nodes stand for now.
    fn tell(self, transaction: &mut Writing<'_>, moves: &Moves) -> Result<(), StorageError> {
        let (mut before, mut now) = (Told::default(), Told::default());
        for said in self.articles.values() {
            before.add(&said.old, |node| Resolution::before(transaction, moves).of(node))?;
            now.add(&said.new, |node| Resolution::now(transaction).of(node))?;
        }
        turn_over(transaction, &before, &now)
    }
}

/// The articles that name these nodes.
pub(super) fn naming<'a>(
    store: &impl Quads,
    nodes: impl Iterator<Item = &'a NamedNode>,
) -> Result<BTreeSet<NamedNode>, StorageError> {
    let mut articles = BTreeSet::new();
    for node in nodes {
        for quad in store.quads(Some(node.into()), Some(hn::NAME_KEY), None, None) {
            if let GraphName::NamedNode(graph) = quad?.graph_name
                && identity::is_article(graph.as_ref())
            {
                articles.insert(graph);
            }
        }
    }
    Ok(articles)
}

/// Tells articles that say the same as before of what their nodes stand for now.
pub(super) fn retell(transaction: &mut Writing<'_>, articles: &[NamedNode], moves: &Moves) -> Result<(), StorageError> {
    let mut changes = Changes::default();
    articles.iter().try_for_each(|article| changes.add(transaction, article.clone()))?;
    changes.tell(transaction, moves)
}

/// Brings the default graph from what articles told before to what they tell now.
fn turn_over(transaction: &mut Writing<'_>, before: &Told, now: &Told) -> Result<(), StorageError> {
    let mut turnovers: HashMap<_, Turnover> = HashMap::new();
    let mut turnover = |triple: &Triple, record: fn(&mut Turnover, Term)| {
        let place = (triple.subject.clone(), triple.predicate.clone());
        record(turnovers.entry(place).or_default(), triple.object.clone());
    };
    for triple in before.triples.difference(&now.triples) {
        if is_said(transaction, triple, before)? {
            continue;
        }
        if summary::is_summed_up(triple.predicate.as_ref()) {
            turnover(triple, Turnover::went);
        } else {
            transaction.take_back(triple.as_ref())?;
        }
    }
    for triple in now.triples.difference(&before.triples) {
        if summary::is_summed_up(triple.predicate.as_ref()) {
            turnover(triple, Turnover::came);
        } else {
            transaction.say(triple.as_ref())?;
        }
    }
    for ((subject, predicate), turnover) in turnovers {
        let NamedOrBlankNode::NamedNode(thing) = &subject else { continue };
        let nodes = nodes_of(transaction, thing, before, now)?;
        summary::update(transaction, thing, &nodes, predicate.as_ref(), turnover)?;
    }
    Ok(())
}

/// Whether any article says so, in its own nodes.
fn is_said(transaction: &Transaction<'_>, triple: &Triple, told: &Told) -> Result<bool, StorageError> {
    let NamedOrBlankNode::NamedNode(subject) = &triple.subject else { return Ok(false) };
    let objects: Vec<Term> = match &triple.object {
        Term::NamedNode(object) => nodes_of(transaction, object, told, told)?.into_iter().map(Term::from).collect(),
        other => vec![other.clone()],
    };
    for subject in nodes_of(transaction, subject, told, told)? {
        for object in &objects {
            let (subject, predicate) = (Some((&subject).into()), Some(triple.predicate.as_ref()));
            for quad in transaction.quads_for_pattern(subject, predicate, Some(object.as_ref()), None) {
                if is_article(&quad?.graph_name) {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// The nodes of the articles' graphs that stand for a node of the default graph.
fn nodes_of(
    transaction: &Transaction<'_>,
    node: &NamedNode,
    told: &Told,
    also: &Told,
) -> Result<Vec<NamedNode>, StorageError> {
    let resolution = Resolution::now(transaction);
    match told.posts.get(node).or_else(|| also.posts.get(node)) {
        Some(post) => post.nodes(&resolution),
        None if identity::is_person(node.as_ref()) || identity::is_body(node.as_ref()) => resolution.standing_for(node),
        None => Ok(vec![node.clone()]),
    }
}

/// Whether a graph is that of an article.
pub(super) fn is_article(graph: &GraphName) -> bool {
    matches!(graph, GraphName::NamedNode(graph) if identity::is_article(graph.as_ref()))
}

fn graph(transaction: &Transaction<'_>, article: &NamedNode) -> Result<HashSet<Triple>, StorageError> {
    let graph = GraphNameRef::NamedNode(article.as_ref());
    transaction.quads_for_pattern(None, None, None, Some(graph)).map(|quad| quad.map(Triple::from)).collect()
}

fn content_hash(transaction: &Transaction<'_>, article: &NamedNode) -> Result<Option<Term>, StorageError> {
    let (graph, hash): (_, NamedNodeRef<'_>) = (GraphNameRef::NamedNode(article.as_ref()), hn::CONTENT_HASH);
    let mut quads = transaction.quads_for_pattern(Some(article.into()), Some(hash), None, Some(graph));
    Ok(quads.next().transpose()?.map(|quad| quad.object))
}
