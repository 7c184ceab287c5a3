//! Vietnamese text: keys for comparing, tokens, phrases; and numbers of things for messages.

mod case;
mod count;
mod key;
mod letter;
mod near;
mod phrase;
mod short;
mod token;
mod wrap;

pub use case::{SmallLetters, capitalised, title_case};
pub use count::count;
pub use key::{bare, initial, key, push_key, slug};
pub use near::near;
pub use phrase::{Phrases, Symbol, phrase_key};
pub use short::Short;
pub use token::{Case, Token, TokenKind, is_apostrophe, is_bullet, tokens};
