//! The words that the program carries inside, which `build.rs` compiled.

use super::words::Words;

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words"));

impl Words {
    /// The words of the ontology that the program carries inside: the same as compiled from it, in a fraction of the time.
    #[allow(clippy::expect_used, reason = "the bytes are constant, and a test reads them")]
    pub fn embedded() -> Self {
        postcard::from_bytes(COMPILED).expect("words as the same types wrote them")
    }
}
