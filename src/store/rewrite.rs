//! What an article says, told of the nodes of the default graph.

use std::collections::{HashMap, HashSet};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};
use oxigraph::store::StorageError;

use super::resolution::Resolution;
use crate::identity;
use crate::rdf::vocabulary::{hn, org};

/// A post by what makes it one: person, role and body.
#[derive(Debug, Clone, Default)]
pub(super) struct Post {
    person: Option<NamedNode>,
    role: Option<NamedNode>,
    body: Option<NamedNode>,
}

/// Triples with the nodes of people, bodies and posts as the default graph has them.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) triples: HashSet<Triple>,
    /// The posts among the nodes.
    pub(super) posts: HashMap<NamedNode, Post>,
}

impl Told {
    /// Adds the triples of an article, whose nodes stand for what `resolve` says.
    pub(super) fn add(
        &mut self,
        article: &HashSet<Triple>,
        resolve: impl Fn(&NamedNode) -> Result<NamedNode, StorageError>,
    ) -> Result<(), StorageError> {
        let mut nodes: HashMap<NamedNode, NamedNode> = HashMap::new();
        for triple in article.iter().filter(|triple| triple.predicate.as_ref() == hn::NAME_KEY) {
            if let NamedOrBlankNode::NamedNode(node) = &triple.subject {
                nodes.insert(node.clone(), resolve(node)?);
            }
        }
        for (node, post) in posts(article) {
            let resolved = |node: Option<NamedNode>| node.map(|node| nodes.get(&node).cloned().unwrap_or(node));
            let post = Post { person: resolved(post.person), role: post.role, body: resolved(post.body) };
            if let (Some(person), Some(role)) = (&post.person, &post.role) {
                let target = identity::membership(person, role, post.body.as_ref());
                nodes.insert(node, target.clone());
                self.posts.insert(target, post);
            }
        }
        self.triples.extend(article.iter().map(|triple| rewritten(triple, &nodes)));
        Ok(())
    }
}

impl Post {
    /// The nodes that articles may give this post.
    pub(super) fn nodes(&self, resolution: &Resolution<'_, '_>) -> Result<Vec<NamedNode>, StorageError> {
        let (Some(person), Some(role)) = (&self.person, &self.role) else { return Ok(Vec::new()) };
        let bodies = match &self.body {
            Some(body) => resolution.standing_for(body)?.into_iter().map(Some).collect(),
            None => vec![None],
        };
        let people = resolution.standing_for(person)?;
        let of = |person| bodies.iter().map(move |body| identity::membership(person, role, body.as_ref()));
        Ok(people.iter().flat_map(of).collect())
    }
}

fn posts(article: &HashSet<Triple>) -> HashMap<NamedNode, Post> {
    let mut posts: HashMap<NamedNode, Post> = HashMap::new();
    for triple in article {
        let (NamedOrBlankNode::NamedNode(post), Term::NamedNode(object)) = (&triple.subject, &triple.object) else {
            continue;
        };
        let predicate = triple.predicate.as_ref();
        let part: fn(&mut Post) -> &mut Option<NamedNode> = if predicate == org::HAS_MEMBER {
            |post| &mut post.person
        } else if predicate == org::ROLE {
            |post| &mut post.role
        } else if predicate == org::IN_ORGANIZATION {
            |post| &mut post.body
        } else {
            continue;
        };
        *part(posts.entry(post.clone()).or_default()) = Some(object.clone());
    }
    posts
}

fn rewritten(triple: &Triple, nodes: &HashMap<NamedNode, NamedNode>) -> Triple {
    let mut triple = triple.clone();
    if let NamedOrBlankNode::NamedNode(subject) = &mut triple.subject
        && let Some(target) = nodes.get(subject)
    {
        *subject = target.clone();
    }
    if let Term::NamedNode(object) = &mut triple.object
        && let Some(target) = nodes.get(object)
    {
        *object = target.clone();
    }
    triple
}
