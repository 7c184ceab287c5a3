//! Pages that would take a parser for ever.

/// Pages made by hand or machine stay below a hundred.
pub(super) const DEEPEST: usize = 1000;

/// Elements that are never closed, or closed by their next sibling.
const UNCLOSED: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "rp", "rt", "source", "td", "th", "tr", "track", "wbr",
];

/// Whether elements are nested so deeply that parsing, which takes time by the square of the depth and stack by the
/// depth, must not be tried. Counts tags without parsing.
pub(super) fn is_too_deep(page: &str) -> bool {
    let mut depth = 0_usize;
    page.split('<').skip(1).any(|tag| {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let empty = tag.split('>').next().is_some_and(|inside| inside.ends_with('/'));
        if name.is_empty() || empty || UNCLOSED.iter().any(|unclosed| name.eq_ignore_ascii_case(unclosed)) {
            return false;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        depth > DEEPEST
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absurd_depth_counts() {
        assert!(is_too_deep(&"<div class='a'>".repeat(DEEPEST + 1)));
        assert!(!is_too_deep(&"<div>".repeat(DEEPEST)));
        assert!(!is_too_deep(&"<div>x<p>y<br></div>".repeat(5 * DEEPEST)));
        assert!(!is_too_deep(&"<svg/>1 < 2 <!-- -->".repeat(5 * DEEPEST)));
    }
}
