//! Property paths: from a node to its values.

use oxigraph::model::{NamedNode, Term};
use oxigraph::store::StorageError;
use rustc_hash::FxHashSet;

use super::graph::Graph;

/// The way from a node to its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Path {
    /// Along a property.
    Property(NamedNode),
    /// Against the direction.
    Inverse(Box<Self>),
    /// One after the other.
    Sequence(Vec<Self>),
    /// Any of these.
    Alternative(Vec<Self>),
    /// Not at all, where that is allowed, or once.
    Optional(Box<Self>),
    /// So often, and again.
    Repeated { path: Box<Self>, is_optional: bool },
}

impl Path {
    /// The values of a node, each once.
    pub(super) fn values(&self, graph: &Graph<'_>, node: &Term) -> Result<Vec<Term>, StorageError> {
        if let Self::Property(property) = self {
            return graph.values(node, property.as_ref());
        }
        Ok(once(self.step(graph, node, false)?))
    }

    /// One walk along the path, or back along it. A node may be reached more than once.
    fn step(&self, graph: &Graph<'_>, node: &Term, is_backward: bool) -> Result<Vec<Term>, StorageError> {
        match self {
            Self::Property(property) if is_backward => graph.holders(property.as_ref(), node),
            Self::Property(property) => graph.values(node, property.as_ref()),
            Self::Inverse(path) => path.step(graph, node, !is_backward),
            Self::Sequence(paths) => {
                let mut nodes = vec![node.clone()];
                let paths: Vec<&Self> = if is_backward { paths.iter().rev().collect() } else { paths.iter().collect() };
                for path in paths {
                    nodes = each(&nodes, |node| path.step(graph, node, is_backward))?;
                }
                Ok(nodes)
            }
            Self::Alternative(paths) => each(paths, |path| path.step(graph, node, is_backward)),
            Self::Optional(path) => {
                let mut nodes = path.step(graph, node, is_backward)?;
                nodes.push(node.clone());
                Ok(nodes)
            }
            Self::Repeated { path, is_optional } => {
                let mut reached = if *is_optional { vec![node.clone()] } else { path.step(graph, node, is_backward)? };
                let mut seen: FxHashSet<Term> = FxHashSet::default();
                let mut found = Vec::new();
                while let Some(node) = reached.pop() {
                    if seen.insert(node.clone()) {
                        reached.extend(path.step(graph, &node, is_backward)?);
                        found.push(node);
                    }
                }
                Ok(found)
            }
        }
    }
}

/// What is found from each, together.
fn each<T>(from: &[T], step: impl Fn(&T) -> Result<Vec<Term>, StorageError>) -> Result<Vec<Term>, StorageError> {
    let mut found = Vec::new();
    for one in from {
        found.extend(step(one)?);
    }
    Ok(once(found))
}

fn once(mut nodes: Vec<Term>) -> Vec<Term> {
    let mut seen = FxHashSet::default();
    nodes.retain(|node| seen.insert(node.clone()));
    nodes
}
