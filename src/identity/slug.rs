//! Short names for IRIs.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::text::bare;

/// Longest readable part of an IRI, in characters.
const SLUG_LENGTH: usize = 60;

/// Characters of a hash: 80 bits, too many for two of some millions of names to meet.
const HASH_LENGTH: usize = 16;

/// Plain letters and digits of a text, joined by hyphens; empty where there are none.
pub(super) fn slug(text: &str) -> String {
    let bare = bare(text);
    let words = bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-");
    slug.truncate(SLUG_LENGTH);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A hash of several texts, in small letters and digits.
pub(super) fn hash(content: &[&str]) -> String {
    let mut digest = Sha256::new();
    for text in content {
        // The length keeps ["ab", "c"] apart from ["a", "bc"].
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    }
    let mut hash = BASE32_NOPAD.encode(&digest.finalize()).to_ascii_lowercase();
    hash.truncate(HASH_LENGTH);
    hash
}
