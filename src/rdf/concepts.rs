//! Names in facts into concepts: those of the ontology, and minted ones for what it lacks.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef};

use super::draft::{Draft, given, vietnamese};
use super::vocabulary::{hn, skos};
use crate::identity;
use crate::ontology::Concept;

/// The schemes whose concepts stand in data, by the local names of their IRIs. The words of the others only guide the reading.
pub const DATA_SCHEMES: [&str; 5] =
    [ROLES.name, HONORIFICS.name, BODY_TYPES.name, EVENT_TYPES.name, PARTICIPATION_KINDS.name];

/// A scheme of the ontology, and the folder for concepts that it lacks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scheme {
    name: &'static str,
    folder: &'static str,
}

pub(super) const ROLES: Scheme = Scheme { name: "roles", folder: "role" };
pub(super) const HONORIFICS: Scheme = Scheme { name: "honorifics", folder: "honorific" };
pub(super) const BODY_TYPES: Scheme = Scheme { name: "body-types", folder: "body-type" };
pub(super) const EVENT_TYPES: Scheme = Scheme { name: "event-types", folder: "event-type" };
pub(super) const PARTICIPATION_KINDS: Scheme = Scheme { name: "participation-kinds", folder: "participation-kind" };

/// All of them.
const SCHEMES: [Scheme; 5] = [ROLES, HONORIFICS, BODY_TYPES, EVENT_TYPES, PARTICIPATION_KINDS];

/// The scheme that lacked a concept when this one was minted; nothing where the node is no minted concept.
pub fn minted_in(node: NamedNodeRef<'_>) -> Option<&'static str> {
    let (folder, _) = node.as_str().strip_prefix(identity::NAMESPACE)?.split_once('/')?;
    SCHEMES.into_iter().find(|scheme| scheme.folder == folder).map(|scheme| scheme.name)
}

impl Draft<'_> {
    /// The concept of a name: one of the ontology, else a minted one with the name as its label.
    pub(super) fn concept(&mut self, scheme: Scheme, name: &str) -> Option<NamedNode> {
        let name = given(name)?;
        if let Some(concept) = self.ontology.concept(scheme.name, name) {
            return Some(NamedNode::new_unchecked(concept.iri.as_str()));
        }
        let minted = identity::minted(scheme.folder, name);
        self.add(&minted, skos::PREF_LABEL, vietnamese(name));
        Some(minted)
    }

    /// Says of what kind a thing is: its concept, and the class that the concept denotes.
    pub(super) fn add_kind(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, scheme: Scheme, name: &str) {
        let Some(concept) = self.concept(scheme, name) else { return };
        self.add(thing, property, concept);
        if let Some(class) = self.ontology.concept(scheme.name, name).and_then(denoted) {
            self.add(thing, rdf::TYPE, class);
        }
    }
}

/// The class of the things that a concept is the kind of.
fn denoted(concept: &Concept) -> Option<NamedNode> {
    NamedNode::new(format!("{}{}", hn::NAMESPACE, concept.value("denotes")?)).ok()
}
