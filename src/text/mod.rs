//! Vietnamese text: keys for comparing, syllables, sentences.

mod key;

pub use key::{bare, key};
