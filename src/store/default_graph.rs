//! The default graph, kept in step with the named graphs.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{
    GraphName, GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, QuadRef, Term, Triple,
};
use oxigraph::store::{StorageError, Transaction};

use crate::identity::{self, BASE};
use crate::rdf::vocab::{foaf, hn, skos};

/// Follows a change of the named graph `name`, which has been made already.
pub(super) fn follow(
    transaction: &mut Transaction<'_>,
    name: &NamedNode,
    removed: &[&Triple],
    added: &[&Triple],
) -> Result<(), StorageError> {
    let mut touched = Touched::default();
    for triple in removed {
        let kept = !is_own(name, triple) && is_held(transaction, triple)?;
        touched.note(triple, if kept { Fate::Stays } else { Fate::Goes });
        if !kept && naming(triple).is_none() {
            transaction.remove(in_default_graph(triple));
        }
    }
    for triple in added {
        touched.note(triple, Fate::Stays);
        if naming(triple).is_none() {
            transaction.insert(in_default_graph(triple));
        }
    }
    touched.summarize(transaction)
}

/// Whether a triple is about something of this article alone, so that no other graph holds it.
fn is_own(name: &NamedNode, triple: &Triple) -> bool {
    matches!(&triple.subject, NamedOrBlankNode::NamedNode(node) if identity::is_of(name, node.as_str()))
}

/// Whether any named graph holds a triple.
fn is_held(transaction: &Transaction<'_>, triple: &Triple) -> Result<bool, StorageError> {
    let quads = transaction.quads_for_pattern(
        Some((&triple.subject).into()),
        Some((&triple.predicate).into()),
        Some((&triple.object).into()),
        None,
    );
    for quad in quads {
        if quad?.graph_name != GraphName::DefaultGraph {
            return Ok(true);
        }
    }
    Ok(false)
}

fn in_default_graph(triple: &Triple) -> QuadRef<'_> {
    QuadRef::new(&triple.subject, &triple.predicate, &triple.object, GraphNameRef::DefaultGraph)
}

/// The predicate of the one name of a node, for nodes that articles name each in its own way.
fn name_predicate(node: &str) -> Option<NamedNodeRef<'static>> {
    let kind = node.strip_prefix(BASE)?.split('/').next()?;
    match kind {
        "person" => Some(foaf::NAME),
        "body" | "concept" => Some(skos::PREF_LABEL),
        _ => None,
    }
}

/// The node and the name, where the triple names such a node.
fn naming(triple: &Triple) -> Option<(&NamedNode, &Literal)> {
    let (NamedOrBlankNode::NamedNode(node), Term::Literal(name)) = (&triple.subject, &triple.object) else {
        return None;
    };
    let predicate = name_predicate(node.as_str())?;
    (triple.predicate == predicate || triple.predicate == skos::ALT_LABEL).then_some((node, name))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Some named graph holds the triple.
    Stays,
    /// No named graph does any more.
    Goes,
}

/// The nodes whose summaries may have to change.
#[derive(Default)]
struct Touched {
    /// What became of the names of a node
    names: BTreeMap<NamedNode, Vec<(Literal, Fate)>>,
    memberships: BTreeSet<NamedNode>,
}

impl Touched {
    fn note(&mut self, triple: &Triple, fate: Fate) {
        if let Some((node, name)) = naming(triple) {
            self.names.entry(node.clone()).or_default().push((name.clone(), fate));
        } else if triple.predicate == hn::REPORTED
            && let NamedOrBlankNode::NamedNode(membership) = &triple.subject
        {
            self.memberships.insert(membership.clone());
        }
    }

    fn summarize(self, transaction: &mut Transaction<'_>) -> Result<(), StorageError> {
        for (node, names) in self.names {
            summarize_names(transaction, &node, names)?;
        }
        for membership in self.memberships {
            let reported = values(transaction, &membership, hn::REPORTED)?;
            for (predicate, day) in [(hn::FIRST_REPORTED, reported.first()), (hn::LAST_REPORTED, reported.last())] {
                set(transaction, &membership, predicate, &day.cloned().into_iter().collect())?;
            }
        }
        Ok(())
    }
}

/// Gives a node the best of its names as its name, and the others beside it.
fn summarize_names(
    transaction: &mut Transaction<'_>,
    node: &NamedNode,
    changes: Vec<(Literal, Fate)>,
) -> Result<(), StorageError> {
    let Some(predicate) = name_predicate(node.as_str()) else { return Ok(()) };
    let mut names = values(transaction, node, predicate)?;
    names.extend(values(transaction, node, skos::ALT_LABEL)?);
    for (name, fate) in changes {
        // A name may be given up as the first naming in an article and still stand there as another.
        if fate == Fate::Stays || is_a_name(transaction, node, predicate, &name)? {
            names.insert(Ranked(name));
        } else {
            names.remove(&Ranked(name));
        }
    }
    let mut others = names;
    let best = others.pop_first();
    set(transaction, node, predicate, &best.into_iter().collect())?;
    set(transaction, node, skos::ALT_LABEL, &others)
}

/// Whether any named graph has this as a name of the node.
fn is_a_name(
    transaction: &Transaction<'_>,
    node: &NamedNode,
    predicate: NamedNodeRef<'_>,
    name: &Literal,
) -> Result<bool, StorageError> {
    let triple = |predicate: NamedNodeRef<'_>| Triple::new(node.clone(), predicate, name.clone());
    Ok(is_held(transaction, &triple(predicate))? || is_held(transaction, &triple(skos::ALT_LABEL))?)
}

/// A literal, ordered by how well it serves as a name. Days come in their order.
#[derive(Clone, PartialEq, Eq)]
struct Ranked(Literal);

impl Ranked {
    /// Fewer syllables that are all capitals come first, then fewer that have none, then the alphabet.
    fn order(&self) -> (usize, usize, &str, Option<&str>) {
        let (mut shouted, mut small) = (0, 0);
        for word in self.0.value().split_whitespace() {
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            shouted += usize::from(capitals > 1 && !word.chars().any(char::is_lowercase));
            small += usize::from(capitals == 0);
        }
        (shouted, small, self.0.value(), self.0.language())
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What the default graph says of a node.
fn values(
    transaction: &Transaction<'_>,
    node: &NamedNode,
    predicate: NamedNodeRef<'_>,
) -> Result<BTreeSet<Ranked>, StorageError> {
    let quads =
        transaction.quads_for_pattern(Some(node.into()), Some(predicate), None, Some(GraphNameRef::DefaultGraph));
    let mut values = BTreeSet::new();
    for quad in quads {
        if let Term::Literal(literal) = quad?.object {
            values.insert(Ranked(literal));
        }
    }
    Ok(values)
}

/// Makes the default graph say this and nothing else of a node.
fn set(
    transaction: &mut Transaction<'_>,
    node: &NamedNode,
    predicate: NamedNodeRef<'_>,
    wanted: &BTreeSet<Ranked>,
) -> Result<(), StorageError> {
    let present = values(transaction, node, predicate)?;
    let quad =
        |name: &Ranked| oxigraph::model::Quad::new(node.clone(), predicate, name.0.clone(), GraphName::DefaultGraph);
    for name in present.difference(wanted) {
        transaction.remove(&quad(name));
    }
    for name in wanted.difference(&present) {
        transaction.insert(&quad(name));
    }
    Ok(())
}
