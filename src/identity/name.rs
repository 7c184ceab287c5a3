//! Names into path segments of IRIs: lower-case ASCII letters, digits and hyphens.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

/// The readable part of an IRI ends before so many characters.
const MAX_SLUG: usize = 60;

/// Words without diacritics, joined by hyphens; whatever is not ASCII is left out.
pub(super) fn slug(bare: &str) -> String {
    let mut slug = String::new();
    for word in bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        let room = MAX_SLUG.saturating_sub(slug.len() + 1);
        if word.len() > room {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug
}

/// 13 characters that differ wherever the parts differ (64 bits of their SHA-256).
pub(super) fn hash(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    BASE32_NOPAD.encode(digest.get(..8).unwrap_or_default()).to_ascii_lowercase()
}

/// A segment of a readable part and a hash.
pub(super) fn tail(slug: &str, hash: &str) -> String {
    if slug.is_empty() { hash.to_owned() } else { format!("{slug}-{hash}") }
}

/// A segment for a name that mostly is one already: then itself, else with a hash.
pub(super) fn segment(name: &str) -> String {
    let slug = slug(name);
    if slug == name && !name.is_empty() { slug } else { tail(&slug, &hash(&[name])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_bounded() {
        assert_eq!(slug("chi bo khoa d?uoc  so 2"), "chi-bo-khoa-d-uoc-so-2");
        assert_eq!(slug("🎉 %"), "");
        assert!(slug(&"dang bo ".repeat(50)).len() <= MAX_SLUG);
    }

    #[test]
    fn plain_names_are_their_own_segment() {
        assert_eq!(segment("e1"), "e1");
        assert_eq!(segment("name-dash-posts"), "name-dash-posts");
        for odd in ["", "E1", "e1/..", "é", "e1-"] {
            assert!(segment(odd).len() >= 13, "{odd}");
        }
    }
}
