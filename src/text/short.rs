//! Short texts as numbers.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

/// A text of up to fifteen bytes, as nearly all syllables are, in two numbers: to compare two is to compare numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Short {
    /// The first eight bytes.
    first: u64,
    /// The rest, and in the highest byte how many bytes there are.
    rest: NonZeroU64,
}

impl Short {
    /// The bytes of the longest.
    const LONGEST: usize = 15;

    /// The number of a text; nothing where it is longer, or empty.
    ///
    /// ```
    /// use hoinghi::text::Short;
    /// assert_eq!(Short::new("ủy"), Short::new("ủy"));
    /// assert_ne!(Short::new("ủy"), Short::new("uy"));
    /// assert_eq!(Short::new("no syllable at all"), None);
    /// ```
    #[inline(always)]
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let count = bytes.len();
        if count > Self::LONGEST {
            return None;
        }
        // Two overlapping pieces of a fixed size are put together quicker than bytes are copied one by one.
        let (first, rest) = if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from_le_bytes(*head), u64::from_le_bytes(*tail).checked_shr(8 * (16 - count) as u32).unwrap_or(0))
        } else if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            let [head, tail] = [*head, *tail].map(|four| u64::from(u32::from_le_bytes(four)));
            (head | tail << (8 * (count - 4)), 0)
        } else {
            let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
            (if count == 0 { 0 } else { byte(0) | byte(count / 2) | byte(count - 1) }, 0)
        };
        Some(Self { first, rest: NonZeroU64::new(rest | (count as u64) << 56)? })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn texts_are_equal_where_their_numbers_are() {
        let whole = "nghiêng ngả, a\0";
        let texts: BTreeSet<&str> = (0..=whole.len())
            .flat_map(|from| (from..=whole.len()).filter_map(move |to| whole.get(from..to)))
            .filter(|text| !text.is_empty() && text.len() <= Short::LONGEST)
            .collect();
        let numbers: BTreeSet<Short> = texts.iter().filter_map(|text| Short::new(text)).collect();
        assert_eq!(numbers.len(), texts.len());
        assert_eq!(Short::new(""), None);
    }
}
