//! Letters on a page into lines.

use super::glyphs::Glyph;

/// Between the cells of a table, and between columns on one height.
const CELL_SEPARATOR: &str = " | ";

/// Letters further apart than this share of their size are two words;
const WORD_GAP: f64 = 0.18;

/// and further apart than this, two cells.
const CELL_GAP: f64 = 2.0;

/// A line, in points from the left and top of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    /// How wide its first word is.
    pub(super) first_word: f64,
}

/// The lines of a page from the top down. Letters on one height are one line, whatever the order in which they were drawn.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| same_height(last, &glyph)) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().map(line).filter(|line| !line.text.is_empty()).collect()
}

/// Marks above and below the line (footnote numbers, `m²`) count to it.
fn same_height(a: &Glyph, b: &Glyph) -> bool {
    (b.baseline - a.baseline).abs() < 0.4 * a.size.min(b.size)
}

fn line(mut row: Vec<Glyph>) -> Line {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut out = Line { size: row.iter().map(|g| g.size).fold(0.0, f64::max), ..Line::default() };
    let mut first_word_ended = false;
    for glyph in row {
        let blank = glyph.text.chars().all(char::is_whitespace);
        if out.text.is_empty() {
            if blank {
                continue;
            }
            (out.left, out.right, out.baseline) = (glyph.left, glyph.left, glyph.baseline);
        }
        if blank {
            if !out.text.ends_with(' ') {
                out.text.push(' ');
            }
            first_word_ended = true;
            continue;
        }
        let gap = glyph.left - out.right;
        if gap > CELL_GAP * glyph.size {
            out.text.truncate(out.text.trim_end().len());
            out.text.push_str(CELL_SEPARATOR);
        } else if gap > WORD_GAP * glyph.size && !out.text.ends_with(' ') {
            out.text.push(' ');
            first_word_ended = true;
        }
        out.text.push_str(&glyph.text);
        out.right = out.right.max(glyph.right);
        if !first_word_ended {
            out.first_word = out.right - out.left;
        }
    }
    out.text.truncate(out.text.trim_end().len());
    out
}
