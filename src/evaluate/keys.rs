//! When two namings are the same.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::ontology::{Concept, LabelKind, Ontology};
use crate::text;

/// Keys of names for scoring: those of [`text::key`], with the usual abbreviations spelled out.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    /// Abbreviations with marks inside, and what stands for them, longest first.
    marked: Vec<(String, String)>,
    /// Abbreviations that are one word, and the words that they stand for.
    words: HashMap<String, String>,
    /// What names of bodies begin with that sit in an institution without being under it.
    seated: Vec<String>,
}

impl Keys {
    /// Takes the abbreviations of the scheme `comparison-spellings` and the names of the scheme `seated-bodies`.
    pub(super) fn new(ontology: &Ontology) -> Self {
        let (mut marked, mut words) = (Vec::new(), HashMap::new());
        for concept in ontology.scheme("comparison-spellings") {
            let whole = match concept.value("effect") {
                Some("left-out") => " ".to_owned(),
                _ => lower(concept.name()),
            };
            for short in hidden(concept).map(lower) {
                if short.chars().all(char::is_alphanumeric) {
                    words.insert(short, whole.clone());
                } else if short.chars().any(char::is_alphanumeric) {
                    marked.push((short, whole.clone()));
                } else {
                    marked.push((short, format!(" {whole} ")));
                }
            }
        }
        marked.sort_by_key(|(short, _)| std::cmp::Reverse(short.chars().count()));
        let seated = ontology.scheme("seated-bodies").flat_map(Concept::words).map(lower).collect();
        Self { marked, words, seated }
    }

    /// The key of a name: equal for spellings of the same.
    pub(super) fn key(&self, name: &str) -> String {
        let mut name = lower(name);
        for (short, whole) in &self.marked {
            if name.contains(short) {
                name = name.replace(short, whole);
            }
        }
        let mut key = String::with_capacity(name.len() + 8);
        for word in name.split(|c| !is_of_word(c)).filter(|w| !w.is_empty()) {
            for syllable in self.words.get(word).map_or(word, String::as_str).split_whitespace() {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(&text::key(syllable));
            }
        }
        key
    }

    /// Whether a body is the party's or a union's: one that sits in an institution without being under it.
    pub(super) fn is_seated(&self, name: &str) -> bool {
        let name = lower(name);
        self.seated.iter().any(|start| name.starts_with(start))
    }
}

/// The share of words that two keys have in common, from 0 to 1; 1 where both are empty.
pub(super) fn overlap(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.split(' ').collect(), b.split(' ').collect());
    share(a.intersection(&b).count(), a.union(&b).count())
}

/// A part of a whole, from 0 to 1.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn hidden(concept: &Concept) -> impl Iterator<Item = &str> {
    concept.labels.iter().filter(|l| l.kind == LabelKind::Hidden).map(|l| l.text.as_str())
}

fn lower(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '%' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::new(&Ontology::embedded().unwrap())
    }

    #[test]
    fn abbreviations_are_spelled_out() {
        let keys = keys();
        for (a, b) in [
            ("UBND TP. Lạc Hồng", "Uỷ ban nhân dân thành phố Lạc Hồng"),
            ("Đ/c Lý Thị Sen", "Lý Thị Sen"),
            ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
            ("BVĐK Vân Đài", "Bệnh viện đa khoa Vân Đài"),
            ("Hành chính & Quản trị", "Hành chính và quản trị"),
        ] {
            assert_eq!(keys.key(a), keys.key(b), "{a} and {b}");
        }
        assert_ne!(keys.key("đồng chí Lý Thị Sen"), keys.key("Lý Thị Sen"));
    }

    #[test]
    fn party_bodies_and_unions_are_seated() {
        let keys = keys();
        for name in ["Đảng ủy Bệnh viện Vân Đài", "CHI UỶ Khoa Dược", "Công đoàn cơ sở"] {
            assert!(keys.is_seated(name), "{name}");
        }
        assert!(!keys.is_seated("Bệnh viện Vân Đài"));
        assert!(!keys.is_seated("Hội đồng nhân dân"));
    }

    #[test]
    fn overlap_counts_each_word_once() {
        assert_eq!(overlap("a b b", "b c"), 1.0 / 3.0);
        assert_eq!(overlap("", ""), 1.0);
        assert_eq!(overlap("", "a"), 0.0);
    }
}
