//! Letter case of names.

/// Every word with a capital initial and small letters behind it.
///
/// ```
/// assert_eq!(hoinghi::text::title_case("LÝ THỊ SEN"), "Lý Thị Sen");
/// ```
pub fn title_case(name: &str) -> String {
    let one = |word: &str| {
        let mut letters = word.chars();
        let Some(first) = letters.next() else { return String::new() };
        let rest: String = letters.flat_map(char::to_lowercase).collect();
        first.to_uppercase().to_string() + &rest
    };
    name.split(' ').map(one).collect::<Vec<_>>().join(" ")
}
