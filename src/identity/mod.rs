//! Who and what is the same: nodes for what articles name, and which of these are one person or body.
//!
//! Each article's graph has nodes of its own ([`Mentions`]), which depend on that article alone: of a person, by name and by
//! where they have their posts; of a body, by what all spellings of its name share and what else is told. Which of them are
//! one, [`people`] and [`bodies`] find from all that the articles say of those of one name, and from what people judged
//! ([`Judgements`]). One of the nodes then stands for all in the default graph.
//!
//! Every IRI is made of ASCII letters, digits and hyphens, whatever the names hold: a readable part, and a hash that alone
//! decides.
//!
//! ```
//! use hoinghi::{facts::Facts, identity::Mentions, ontology::Ontology};
//!
//! let facts = |json| serde_json::from_str::<Facts>(json);
//! let one = facts(r#"{"document": "a", "posts": [{"person": "Lý Thị Sen", "organization": "BVĐK Sao Mai"}]}"#)?;
//! let other = facts(r#"{"document": "b", "posts": [{"person": "LÝ THỊ SEN", "organization": "Bệnh viện Đa khoa Sao Mai"}]}"#)?;
//! let ontology = Ontology::embedded()?;
//! let node = |facts| Mentions::new(facts, &ontology).person("Lý Thị Sen").iri;
//! assert_eq!(node(&one), node(&other));
//! assert!(node(&one).as_str().starts_with("https://w3id.org/hoinghi/id/person/li-thi-sen-"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod body_name;
mod body_parser;
mod groups;
mod judgement;
mod mentions;
mod name;
mod namesake;
mod rarity;
mod seat;

pub use groups::{Group, NamedBody, bodies, people};
pub use judgement::{Conflict, Judgement, JudgementError, Judgements, Verdict};
pub use mentions::{BodyMention, Mentions, PersonMention};
pub use namesake::{Circle, Comparison, DOUBTFUL, Finding, Namesake, SURE, is_near_name};
pub use seat::{NoSeat, Seat};

use name::{hash, segment, slug, tail};
use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::text::{bare, key};

/// Namespace of all data.
pub const NAMESPACE: &str = "https://w3id.org/hoinghi/id/";

/// A concept that the ontology lacks, in the folder of its kind (`role`, `honorific`, ...).
pub fn minted(folder: &str, name: &str) -> NamedNode {
    named(folder, name)
}

/// A post: a role held by a person, at a body where one is known. Who, as what and where decide; not when.
pub fn membership(person: &NamedNode, role: &NamedNode, body: Option<&NamedNode>) -> NamedNode {
    let parts = [person.as_str(), role.as_str(), body.map_or("", NamedNode::as_str)];
    iri(&format!("membership/{}", hash(&parts)))
}

/// An article, by the exact name of its document.
pub fn article(document: &str) -> NamedNode {
    iri(&format!("article/{}", tail(&slug(&bare(document)), &hash(&[document]))))
}

/// What someone judged of two nodes, in whatever order they are named.
pub fn judgement(a: &NamedNode, b: &NamedNode) -> NamedNode {
    let (a, b) = (a.as_str().min(b.as_str()), a.as_str().max(b.as_str()));
    iri(&format!("judgement/{}", hash(&[a, b])))
}

/// Whether a node is that of a person.
pub fn is_person(node: NamedNodeRef<'_>) -> bool {
    is_in(node, "person/")
}

/// Whether a node is that of a body.
pub fn is_body(node: NamedNodeRef<'_>) -> bool {
    is_in(node, "body/")
}

/// Whether a node, or a graph, is that of an article.
pub fn is_article(node: NamedNodeRef<'_>) -> bool {
    // What stands inside an article has its node behind a further slash.
    is_in(node, "article/") && node.as_str().matches('/').count() == NAMESPACE.matches('/').count() + 1
}

fn is_in(node: NamedNodeRef<'_>, folder: &str) -> bool {
    node.as_str().strip_prefix(NAMESPACE).is_some_and(|path| path.starts_with(folder))
}

/// An event that an article tells of, by its id there (`e1`).
pub fn event(article: &NamedNode, id: &str) -> NamedNode {
    inside(article, "event", &segment(id))
}

/// A person's part in an event, of one kind.
pub fn participation(article: &NamedNode, event: &NamedNode, person: &NamedNode, kind: &str) -> NamedNode {
    inside(article, "participation", &hash(&[event.as_str(), person.as_str(), kind]))
}

/// The `number`th thing of a sort that an article tells of, counted from 1.
pub fn numbered(article: &NamedNode, folder: &str, number: usize) -> NamedNode {
    inside(article, folder, &number.to_string())
}

/// The passage from `start` to `end` in which a rule found something.
pub fn passage(article: &NamedNode, start: usize, end: usize, rule: &str) -> NamedNode {
    inside(article, "passage", &format!("{start}-{end}-{}", segment(rule)))
}

/// A part of something that has an IRI of its own.
pub fn part(whole: &NamedNode, name: &'static str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{name}", whole.as_str()))
}

/// A thing that is the same wherever its name has the same key.
fn named(folder: &str, name: &str) -> NamedNode {
    // A name without a letter or digit has an empty key: then its characters decide.
    let key = match key(name) {
        key if key.is_empty() => name.trim().to_owned(),
        key => key,
    };
    iri(&format!("{folder}/{}", tail(&slug(&bare(&key)), &hash(&[&key]))))
}

/// A readable part of a name, and a hash of what decides.
fn slugged(name: &str, decides: &[&str]) -> String {
    tail(&slug(&bare(name)), &hash(decides))
}

fn inside(article: &NamedNode, folder: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{folder}/{name}", article.as_str()))
}

/// `path` holds only ASCII letters, digits, hyphens and slashes, so that the IRI needs no check.
fn iri(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{NAMESPACE}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_gives_a_well_formed_iri() {
        let long = "rất dài ".repeat(400);
        for name in ["", " ", "🎉", "<b>", "a\"b\\c", "x y\nz", "%20%", "Ω/..//?#", "\u{0}", "日本", &long] {
            let article = article(name);
            let person = minted("person", name);
            let event = event(&article, name);
            for iri in [
                &person,
                &minted("role", name),
                &membership(&person, &person, None),
                &participation(&article, &event, &person, name),
                &passage(&article, 0, 1, name),
                &part(&event, "quote"),
            ] {
                assert!(NamedNode::new(iri.as_str()).is_ok(), "{iri}");
                assert!(iri.as_str().is_ascii() && iri.as_str().len() < 400, "{iri}");
            }
        }
    }

    #[test]
    fn names_without_letters_are_told_apart() {
        assert_ne!(minted("role", "🎉"), minted("role", "🎊"));
        assert_ne!(article("a b.txt"), article("a-b.txt"));
    }
}
