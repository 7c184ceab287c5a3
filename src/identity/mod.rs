//! Who is the same: the choice of an IRI for each thing that facts name.
//!
//! People and bodies are the same where their names are, as [`key`] compares them. Everything that belongs to one article
//! alone gets an IRI below the article's.
//!
//! ```
//! use hoinghi::identity;
//! assert_eq!(identity::person("Lý Thị Thuỷ"), identity::person("LÝ THỊ THỦY"));
//! assert_ne!(identity::person("Lý Thị Thủy"), identity::body("Lý Thị Thủy"));
//! ```

mod slug;

use oxigraph::model::NamedNode;

use crate::ontology::Ontology;
use crate::text::key;
use slug::{hash, slug};

/// Where the IRIs of the data begin.
pub const BASE: &str = "https://w3id.org/hoinghi/id/";

/// The article with this document name; also the name of its graph.
pub fn article(document: &str) -> NamedNode {
    node("article", document, &[document])
}

/// The person with this name.
pub fn person(name: &str) -> NamedNode {
    node("person", name, &[&identifying(name)])
}

/// The body with this whole name.
pub fn body(name: &str) -> NamedNode {
    node("body", name, &[&identifying(name)])
}

/// The concept of a scheme that has this notation or label.
pub fn concept(ontology: &Ontology, scheme: &str, label: &str) -> Concept {
    match ontology.concept(scheme, label) {
        Some(concept) => Concept { iri: NamedNode::new_unchecked(&concept.iri), known: true },
        None => Concept { iri: node(&format!("concept/{scheme}"), label, &[&identifying(label)]), known: false },
    }
}

/// A concept's IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The IRI.
    pub iri: NamedNode,
    /// Whether the ontology has it; else the IRI is minted, and whoever uses it must give it a label.
    pub known: bool,
}

/// The post that a person holds: the same in all articles that report it.
pub fn membership(person: &NamedNode, role: &NamedNode, organization: Option<&NamedNode>) -> NamedNode {
    let organization = organization.map_or("", |o| o.as_str());
    node("membership", "", &[person.as_str(), role.as_str(), organization])
}

/// Something of one article alone: `kind` says what it is, `content` tells it from others of its kind.
pub fn part(of: &NamedNode, kind: &str, content: &[&str]) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{kind}/{}", of.as_str(), hash(content)))
}

/// A stretch of an article's text, as one rule found it.
pub fn passage(article: &NamedNode, start: usize, end: usize, rule: &str) -> NamedNode {
    let span = span(article, start, end);
    match slug(rule) {
        rule if rule.is_empty() => span,
        rule => NamedNode::new_unchecked(format!("{}/{rule}", span.as_str())),
    }
}

/// A stretch of an article's text, whichever rule found it.
pub fn span(article: &NamedNode, start: usize, end: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/passage/{start}-{end}", article.as_str()))
}

/// Whether an IRI is that of something which belongs to one article alone: the article, or one of its [`part`]s.
pub fn is_of(article: &NamedNode, iri: &str) -> bool {
    let rest = iri.strip_prefix(article.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
}

fn node(kind: &str, name: &str, content: &[&str]) -> NamedNode {
    let (slug, hash) = (slug(name), hash(content));
    let dash = if slug.is_empty() { "" } else { "-" };
    NamedNode::new_unchecked(format!("{BASE}{kind}/{slug}{dash}{hash}"))
}

/// What is compared of a name; a name without any letter or digit stands for itself.
fn identifying(name: &str) -> String {
    match key(name) {
        empty if empty.is_empty() => name.trim().to_owned(),
        key => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_iri_is_well_formed() {
        let ontology = Ontology::embedded().unwrap();
        for name in
            ["", " ", "a b", "\"<>{}|\\^`", "👩‍⚕️", "ĐẢNG ỦY", "../..", "%zz", "a\u{0}\n", "党委", &"dài ".repeat(900)]
        {
            let (article, person) = (article(name), person(name));
            let role = concept(&ontology, "roles", name).iri;
            let all = [
                body(name),
                membership(&person, &role, None),
                part(&article, "event", &[name]),
                passage(&article, 0, 1, name),
                article,
                person,
                role,
            ];
            for iri in all {
                assert!(NamedNode::new(iri.as_str()).is_ok(), "{iri} for {name:?}");
                assert!(iri.as_str().is_ascii() && iri.as_str().len() < 250, "{iri}");
            }
        }
    }

    #[test]
    fn names_without_letters_stay_apart() {
        assert_ne!(person("?"), person("!"));
        assert_ne!(article("a.txt"), article("A.txt"));
    }

    #[test]
    fn roles_of_the_ontology_keep_their_iri() {
        let ontology = Ontology::embedded().unwrap();
        assert!(concept(&ontology, "roles", "phó bí thư").known);
        assert_eq!(concept(&ontology, "roles", "Tổ trưởng X").iri, concept(&ontology, "roles", "tổ trưởng x").iri);
    }

    #[test]
    fn parts_belong_to_their_article_only() {
        let (a, b) = (NamedNode::new_unchecked("https://e/a-1"), NamedNode::new_unchecked("https://e/a-12"));
        assert!(is_of(&a, part(&a, "event", &["x"]).as_str()));
        assert!(!is_of(&a, b.as_str()));
    }
}
