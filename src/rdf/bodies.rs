//! Party bodies and institutions, and what they belong to.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::concepts::BODY_TYPES;
use super::draft::Draft;
use super::vocabulary::{hn, org};

impl Draft<'_> {
    /// All bodies that the article lists. Those that it only mentions are written where they are mentioned.
    pub(super) fn bodies(&mut self) {
        let facts = self.facts;
        for body in &facts.organizations {
            let Some(node) = self.body(&body.name) else { continue };
            self.add_kind(&node, hn::BODY_TYPE, BODY_TYPES, &body.kind);
            if let Some(parent) = body.parent.as_deref().and_then(|name| self.body(name)) {
                self.add(&node, self.belonging(&node, &parent), parent);
            }
            self.add_evidence(&node, body.evidence.as_ref());
        }
    }

    /// A party body or union sits *within* an institution; everything else is a part of its superior.
    fn belonging(&self, body: &NamedNode, parent: &NamedNode) -> NamedNodeRef<'static> {
        let is_seated = |body| self.body_types.get(body).map(|kind| kind.is("seated"));
        match (is_seated(body), is_seated(parent)) {
            (Some(true), Some(false)) => hn::WITHIN,
            _ => org::SUB_ORGANIZATION_OF,
        }
    }
}
