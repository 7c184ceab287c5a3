//! Short texts as numbers.

use std::num::NonZeroU128;

/// A text of up to fifteen bytes, as nearly all syllables are, in one number: to compare two is to compare numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Short(NonZeroU128);

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
        let mut bytes = [0; 16];
        bytes.get_mut(..text.len()).filter(|_| text.len() <= Self::LONGEST)?.copy_from_slice(text.as_bytes());
        bytes[Self::LONGEST] = text.len() as u8;
        NonZeroU128::new(u128::from_le_bytes(bytes)).map(Self)
    }
}
