//! Lines of pages into paragraphs.

use std::collections::HashMap;

use super::lines::Line;
use crate::article::LeftOut;

/// How many lines from the top and bottom of a page may be its head and foot.
const EDGE: usize = 2;

/// The paragraphs of all pages: what was wrapped is joined, also over the end of a page. Page numbers, and lines that stand
/// at the head or foot of most pages, go to `left_out`.
pub(super) fn paragraphs(mut pages: Vec<Vec<Line>>, left_out: &mut Vec<LeftOut>) -> Vec<String> {
    drop_furniture(&mut pages, left_out);
    let mut out: Vec<String> = Vec::new();
    let mut last: Option<Line> = None;
    for lines in &pages {
        let page = Margins::of(lines);
        let mut first = true;
        for line in lines {
            let goes_on = last.as_ref().is_some_and(|last| page.goes_on(last, line, first));
            first = false;
            match out.last_mut().filter(|_| goes_on) {
                Some(paragraph) => join(paragraph, &line.text),
                None => out.push(line.text.clone()),
            }
            last = Some(line.clone());
        }
    }
    out
}

/// The edges of the text on a page, and how far apart its lines are.
struct Margins {
    left: f64,
    right: f64,
    pitch: f64,
}

impl Margins {
    fn of(lines: &[Line]) -> Self {
        let left = lines.iter().map(|l| l.left).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|l| l.right).fold(0.0, f64::max);
        let mut gaps: Vec<f64> = lines.windows(2).map(|w| w[1].baseline - w[0].baseline).collect();
        gaps.sort_by(f64::total_cmp);
        Self { left, right, pitch: gaps.get(gaps.len() / 3).copied().unwrap_or(f64::INFINITY) }
    }

    /// Whether a line belongs to the paragraph of the line before it: its first word had no room there, it begins no list
    /// item, is not indented, and stands neither further down nor in another size than lines of one paragraph do.
    fn goes_on(&self, last: &Line, line: &Line, new_page: bool) -> bool {
        let em = last.size.max(1.0);
        let near = new_page || line.baseline - last.baseline < 1.45 * self.pitch;
        let same_size = (last.size - line.size).abs() < 0.1 * em;
        let table = last.text.contains(" | ") || line.text.contains(" | ");
        if !near || !same_size || table || has_bullet(&line.text) {
            return false;
        }
        let centred = (last.left + last.right - line.left - line.right).abs() < em;
        let inset = |l: &Line| l.left > self.left + 2.0 * em && l.right < self.right - 2.0 * em;
        // Room for the space before the word is a quarter of the size.
        let full = last.right + 0.25 * em + line.first_word > self.right + 0.1 * em;
        if centred && inset(line) && (full || inset(last)) {
            return is_shouted(&last.text) == is_shouted(&line.text) && !ends(&last.text) && !new_page;
        }
        let indented = line.left > last.left.max(self.left) + 0.5 * em && line.left > self.left + em;
        // A number at the head of a line may be one that was wrapped (`Covid-` and `19. Sau đó`).
        let item = is_numbered(&line.text) && (ends(&last.text) || !full);
        let ended = new_page && ends(&last.text);
        full && !indented && !item && !ended
    }
}

fn ends(text: &str) -> bool {
    text.ends_with(['.', ':', ';', '!', '?', '…'])
}

fn is_shouted(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

/// Whether a line begins with the dash or bullet of an item.
fn has_bullet(text: &str) -> bool {
    const BULLETS: [char; 12] = ['-', '–', '+', '*', '•', '·', '●', '▪', '✓', '➢', '\u{f0b7}', '\u{f02d}'];
    text.starts_with(BULLETS)
}

/// Whether a line begins with the number or letter of an item: `1.`, `12)`, `a)`.
fn is_numbered(text: &str) -> bool {
    let mark = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (number, rest) = text.split_at(mark);
    let short = number.len() == 1 || number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit());
    short && (rest.starts_with(')') || rest.starts_with(". "))
}

/// Appends a wrapped line. A word cut by a hyphen (`Covid-` and `19`) goes on without a space, and a soft hyphen is gone.
fn join(paragraph: &mut String, line: &str) {
    let cut = |c: char| paragraph.ends_with(c) && paragraph.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if cut('\u{ad}') {
        paragraph.pop();
    } else if !cut('-') && !cut('/') {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

fn drop_furniture(pages: &mut [Vec<Line>], left_out: &mut Vec<LeftOut>) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        for n in edge(page.len()) {
            *count.entry(without_digits(&page[n].text)).or_default() += 1;
        }
    }
    let many = pages.len() / 2 + 1;
    for page in pages.iter_mut() {
        let mut gone: Vec<usize> = edge(page.len())
            .filter(|n| {
                let bare = without_digits(&page[*n].text);
                bare.is_empty() || (many > 1 && count.get(&bare).is_some_and(|c| *c >= many))
            })
            .collect();
        gone.dedup();
        for n in gone.into_iter().rev() {
            left_out.push(LeftOut { why: "head or foot of a page", text: page.remove(n).text });
        }
    }
}

fn edge(lines: usize) -> impl Iterator<Item = usize> {
    (0..lines).filter(move |n| *n < EDGE || *n + EDGE >= lines)
}

/// What is left of a line without digits, spaces and marks, so that `Trang 2/5` and `Trang 3/5` are the same.
fn without_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
