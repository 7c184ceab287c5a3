//! Where the headline stands on a page, and what stands between it and the main content.

use super::same;
use super::text::Line;

/// What stands between a headline and the main content is at most so many lines: a date, a lead, buttons.
const BETWEEN: usize = 8;

/// Above a main content whose headline is not known, so many lines are taken for the reading to find it in.
const ABOVE: usize = 3;

/// Marks between a headline and the name of the site in a window's title.
const SEPARATORS: [&str; 8] = [" - ", " | ", " > ", " » ", " – ", " — ", " :: ", " / "];

/// The headline that the window's title names, whole or before or behind the name of the site, where it is a line of the
/// page no further down than the main content begins; the whole title where no line of the page looks like a headline.
pub(super) fn on_page(page: &[Line], content: &[Line], window: Option<&str>) -> Option<String> {
    let window = window?;
    let near = &page[..(start(page, content) + ABOVE).min(page.len())];
    let cuts = || SEPARATORS.iter().flat_map(|mark| window.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
    let mut parts: Vec<&str> = cuts().flat_map(|(end, next)| [&window[..end], &window[next..]]).collect();
    parts.push(window);
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let named = parts.into_iter().find(|part| words(part) >= 3 && near.iter().any(|line| same(&line.text, part)));
    let fallback = || {
        let above = &page[near.len().saturating_sub(2 * ABOVE)..near.len()];
        Some(window).filter(|_| !above.iter().any(|line| looks_like_one(&line.text)))
    };
    named.or_else(fallback).map(str::to_owned)
}

/// Puts the headline above the main content, with what stands between them on the page; takes away what stands above the
/// headline. Where the headline is not known, the lines above the content are put there, for it may be one of them.
pub(super) fn put_above(content: &mut Vec<Line>, page: &[Line], title: Option<&str>) {
    let start = start(page, content);
    let Some(title) = title else {
        let above = page[start.saturating_sub(ABOVE)..start].to_vec();
        content.splice(0..0, above);
        return;
    };
    if let Some(at) = content.iter().take(BETWEEN).position(|line| same(&line.text, title)) {
        content.drain(..at);
        return;
    }
    let on_page = page[..start].iter().rposition(|line| same(&line.text, title));
    let between = match on_page.filter(|at| start - at <= BETWEEN) {
        Some(at) => page[at + 1..start].to_vec(),
        None => Vec::new(),
    };
    let headline = Line { text: title.to_owned(), caption: false };
    content.splice(0..0, std::iter::once(headline).chain(between));
}

/// The line of the page with which the main content begins.
fn start(page: &[Line], content: &[Line]) -> usize {
    // A line that is there more than once (a name in the menu) is no sure sign; two in a row are.
    let first = |at: usize| content.iter().take(2).zip(&page[at..]).all(|(a, b)| a.text == b.text);
    let found = (0..page.len()).find(|at| first(*at));
    found.or_else(|| page.iter().position(|line| content.first().is_some_and(|c| c.text == line.text))).unwrap_or(0)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn looks_like_one(text: &str) -> bool {
    (4..=40).contains(&words(text)) && !text.ends_with(['.', ':', ';', ',', ')']) && !text.contains('|')
}
