//! Vietnamese text: keys for comparing, tokens, phrases.

mod case;
mod key;
mod phrase;
mod token;

pub use case::title_case;
pub use key::{bare, key};
pub use phrase::{Phrases, Symbol};
pub use token::{Case, Token, TokenKind, tokens};
