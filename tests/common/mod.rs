//! What the tests on articles share.

pub mod compare;
pub mod sound;
