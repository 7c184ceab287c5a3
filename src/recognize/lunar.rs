//! Years by their names in the lunar calendar: `xuân Đinh Dậu`, `Tết Mậu Tuất`.

use super::words::Marked;

const STEMS: [&str; 10] = ["canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ"];
const BRANCHES: [&[&str]; 12] = [
    &["thân"],
    &["dậu"],
    &["tuất"],
    &["hợi"],
    &["tý", "tí"],
    &["sửu"],
    &["dần"],
    &["mão", "mẹo"],
    &["thìn"],
    &["tỵ", "tị"],
    &["ngọ"],
    &["mùi"],
];

/// The first year of the half of a cycle that reports are of; a name comes back after sixty years.
const FIRST: i16 = 1998;

/// The year that two tokens name, of those that reports are of.
pub fn year(text: &Marked<'_>, at: usize) -> Option<i16> {
    if !text.is_capitalised(at) || !text.is_capitalised(at + 1) {
        return None;
    }
    let stem = STEMS.iter().position(|w| text.says(at, w))?;
    let branch = BRANCHES.iter().position(|words| words.iter().any(|w| text.says(at + 1, w)))?;
    (FIRST..FIRST + 30).find(|year| usize::try_from(year % 10) == Ok(stem) && usize::try_from(year % 12) == Ok(branch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::words::Words;

    #[test]
    fn names_of_years() {
        let words = Words::embedded();
        let year = |text: &str| year(&words.mark(text), 0);
        assert_eq!(year("Đinh Dậu"), Some(2017));
        assert_eq!(year("Kỷ Hợi"), Some(2019));
        assert_eq!(year("Giáp Thìn"), Some(2024));
        assert_eq!(year("Mậu Thân"), None);
        assert_eq!(year("Đinh Văn"), None);
    }
}
