//! Numbers of things, for messages.

use std::fmt::Display;

/// So many of what one is called, in English: `1 article`, `2 articles`.
pub fn count<N: Display + PartialEq + From<u8>>(number: N, one: &str) -> String {
    let ending = if number == N::from(1) { "" } else { "s" };
    format!("{number} {one}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_others_are_several() {
        assert_eq!([0, 1, 2].map(|number: usize| count(number, "row")), ["0 rows", "1 row", "2 rows"]);
    }
}
