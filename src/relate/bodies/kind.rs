//! Kinds of bodies.

use super::Bodies;
use crate::ontology::Concept;
use crate::text::key;

impl Bodies<'_> {
    /// Whether a head noun names a part of an institution (`Văn phòng`, `Phòng`).
    pub fn is_part(&self, head: u32) -> bool {
        self.words.get(head).is_some_and(|c| c.is("part"))
    }

    /// The notation of the kind of a head noun.
    pub fn kind(&self, head: u32) -> &str {
        self.words.kind_of_head(head)
    }

    /// Whether a head noun names a part of a body that leads it (`Ban Chấp hành`, `Ban Giám đốc`).
    pub fn is_organ(&self, head: u32) -> bool {
        self.words.get(head).is_some_and(|c| c.is("organ"))
    }

    /// Whether a head noun names the committee that leads a branch (`Chi ủy`).
    pub fn leads_branch(&self, head: u32) -> bool {
        let led = self.words.get(head).and_then(|c| self.words.head(c.value("leads")?));
        led.is_some_and(|led| self.is_branch(led.concept))
    }

    pub(super) fn is_branch(&self, head: u32) -> bool {
        self.kind(head) == "party-branch"
    }

    /// Institutions have party bodies and directors; committees, unions and departments sit in them.
    pub fn is_institution(&self, head: u32) -> bool {
        self.words.get(head).is_some_and(|c| c.is("seat"))
    }

    pub(super) fn kind_of_host(&self, head: u32) -> String {
        self.institution.as_ref().map_or_else(|| self.kind(head).to_owned(), |i| self.kind_by_name(i))
    }

    pub(super) fn kind_by_name(&self, name: &str) -> String {
        self.full.head_of(name).map_or("other", |h| self.kind(h)).to_owned()
    }

    /// The notation of the kind of a whole name: that of the longest head noun that it begins with.
    pub fn kind_of_name(&self, name: &str) -> String {
        let name = key(name);
        let begins = self.words.heads().iter().filter(|h| name.starts_with(&h.key));
        begins.max_by_key(|h| h.key.len()).map_or("other", |h| self.kind(h.concept)).to_owned()
    }

    /// The institution that a whole name of a party body, union or department ends in.
    pub fn parent_of_name(&self, name: &str) -> Option<String> {
        let (name, host) = (key(name), self.institution_key.as_ref()?);
        self.institution.clone().filter(|_| name != *host && name.ends_with(host.as_str()))
    }
}

/// An office or board is the party's only where it is one of a party body: that of a union is the union's, the office of
/// an institution its department.
pub(super) fn kind_by_inner(head: &Concept, kind: String, inner: &str) -> String {
    match inner {
        _ if inner.starts_with("party") => kind,
        "government" if head.is("organ") && kind.starts_with("party") => inner.to_owned(),
        "trade-union" | "youth-union" | "mass-organization" if head.is("organ") => inner.to_owned(),
        _ if head.is("arm") => "department".to_owned(),
        _ => kind,
    }
}
