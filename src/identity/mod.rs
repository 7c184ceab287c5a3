//! Which IRI stands for what: the same thing, however spelled, always gets the same one.
//!
//! People and bodies are the same when their names have the same [`key`]. Every IRI is made of ASCII
//! letters, digits and hyphens, whatever the names hold: a readable part, and a hash that alone decides.
//!
//! ```
//! use hoinghi::identity;
//!
//! let iri = identity::person("Vi Công Thuỷ");
//! assert_eq!(iri, identity::person("VI CÔNG THỦY"));
//! assert!(iri.as_str().starts_with("https://w3id.org/hoinghi/id/person/vi-cong-thuy-"));
//! ```

mod name;

use name::{hash, segment, slug, tail};
use oxigraph::model::NamedNode;

use crate::text::{bare, key};

/// Namespace of all data.
pub const NAMESPACE: &str = "https://w3id.org/hoinghi/id/";

/// A person, by name without titles.
pub fn person(name: &str) -> NamedNode {
    named("person", name)
}

/// A party body or institution, by whole name.
pub fn body(name: &str) -> NamedNode {
    named("body", name)
}

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
    fn spellings_of_one_name_share_an_iri() {
        for (a, b) in [("Vi Công Thuỷ", "vi công thủy"), ("Lý Mỹ Kỳ", "LÝ MĨ KÌ"), (" Lý  Thị Sen ", "Lý Thị Sen")]
        {
            assert_eq!(person(a), person(b));
        }
        assert_ne!(person("Lý Thị Sen"), person("Lý Thị Sến"));
        assert_ne!(person("Sen"), body("Sen"));
    }

    #[test]
    fn any_name_gives_a_well_formed_iri() {
        let long = "rất dài ".repeat(400);
        for name in ["", " ", "🎉", "<b>", "a\"b\\c", "x y\nz", "%20%", "Ω/..//?#", "\u{0}", "日本", &long] {
            let article = article(name);
            let person = person(name);
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
        assert_ne!(person("🎉"), person("🎊"));
        assert_ne!(article("a b.txt"), article("a-b.txt"));
    }
}
