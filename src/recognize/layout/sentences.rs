//! Lines into sentences.

use super::{Part, Sentence};
use crate::recognize::words::{Marked, Sort};
use crate::text::{Case, Token, TokenKind};

/// Cuts lines into sentences. A line that ends in a colon, comma, semicolon or dash goes on in the next; so do list items
/// behind a colon, a line that begins with a small letter, and one that begins with the name of the place whose short word
/// ends the line before (`TP.`).
pub(super) fn sentences(text: &Marked<'_>, lines: &[(usize, usize, Part)]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let (mut list, mut bulleted) = (false, false);
    for (n, &(start, end, part)) in lines.iter().enumerate() {
        let open = n > 0 && {
            let (_, before, previous) = lines[n - 1];
            let tail = |marks: &[char]| text.is_mark(before - 1, marks);
            // Behind items with bullets a form of address opens no item, but the next sentence, unless of the rest of them
            // (`Các đồng chí còn lại là …`).
            let rest = || (start + 1..start + 4).any(|i| text.says_all(i, &["còn", "lại"]));
            let addressed = text.is(start, Sort::Honorific) && (!bulleted || rest());
            let item = (text.bullet(start) > 0 || addressed) && !text.is_mark(end - 1, &[':']);
            let item = list && part == Part::Body && item;
            let small = text.tokens[start].case == Case::Lower && !tail(&['.', '…', '!', '?']);
            let name = breaks_name(text, before, start);
            let goes_on = tail(&[':', ',', ';']) || text.is_dash(before - 1);
            previous == part && part == Part::Body && (goes_on || item || small || name)
        };
        let opens = text.is_mark(end - 1, &[':']);
        bulleted = !opens && list && open && (bulleted || text.bullet(start) > 0);
        list = opens || (list && open);
        let mut from = start;
        if open && let Some(last) = out.pop_if(|last| last.end - last.start < LONGEST_SENTENCE) {
            from = last.start;
        }
        // What is too long is cut behind this token, if no mark cuts it before.
        let mut longest = start.max(from + LONGEST_SENTENCE);
        let mut cut = |out: &mut Vec<Sentence>, end| {
            out.push(Sentence { start: from, end, part });
            from = end;
            end + LONGEST_SENTENCE
        };
        for at in text.signs(start, end).filter(|at| ends_sentence(text, *at, end)).chain([end]) {
            while longest < at {
                longest = cut(&mut out, longest + 1);
            }
            if at < end {
                longest = cut(&mut out, at + 1);
            }
        }
        if from < end {
            out.push(Sentence { start: from, end, part });
        }
    }
    out
}

/// No sentence of the genre has as many tokens; what is longer is no prose, and cutting it keeps the reading linear.
const LONGEST_SENTENCE: usize = 1_000;

/// Tokens of the longest short word (`Đ/c`).
const LONGEST_SHORT: usize = 3;

/// `… UBND TP.` and `Hà Nội …` in the next line.
fn breaks_name(text: &Marked<'_>, end: usize, start: usize) -> bool {
    let short = |at: usize| text.tokens[at].text.chars().count() <= 3 && text.is(at, Sort::Level);
    end >= 2 && text.is_mark(end - 1, &['.']) && short(end - 2) && text.is(start, Sort::Place)
}

/// Whether a token ends a sentence of its line.
#[inline(always)]
pub(super) fn ends_sentence(text: &Marked<'_>, at: usize, line_end: usize) -> bool {
    text.is_mark(at, &['.', '!', '?', '…']) && is_last(text, at, line_end)
}

/// Whether a mark at which a sentence may end is its last token.
fn is_last(text: &Marked<'_>, at: usize, line_end: usize) -> bool {
    let Some(next) = text.tokens.get(at + 1).filter(|_| at + 1 < line_end) else { return true };
    // Dots in a row, and a comma behind them (`quê hương...;`), go on.
    if next.glued && [',', ';', '.'].iter().any(|mark| next.is_mark(*mark)) {
        return false;
    }
    if next.glued && next.kind != TokenKind::Mark {
        // `… đại hội.Đồng chí A …`, `nhiệm kỳ 2025-2030.Đoàn Chủ tịch …`
        let year = |t: &Token<'_>| t.kind == TokenKind::Number && t.text.len() == 4 && next.text.len() > 1;
        return next.is_capitalised()
            && at > 0
            && (text.tokens[at - 1].case == Case::Lower || year(&text.tokens[at - 1]));
    }
    let before = at.checked_sub(1).map(|i| &text.tokens[i]);
    // `… gồm 15 Đ/c. Đ/c A …`: a short word stands before the stop and behind it.
    let again = |n: usize| {
        let (Some(from), Some(to)) = (at.checked_sub(n), text.tokens.get(at + 1..at + 1 + n)) else { return false };
        text.tokens[from..at].iter().zip(to).all(|(one, two)| one.text == two.text)
    };
    if (1..=LONGEST_SHORT).any(again) {
        return true;
    }
    let short = before.is_some_and(|t| {
        t.glued && t.kind == TokenKind::Word
            || text.is(at - 1, Sort::Honorific) && t.case != Case::Lower
            || t.case != Case::Lower && t.text.chars().count() <= 3 && text.is(at - 1, Sort::Level)
            // `PCT. UBND phường`
            || t.case == Case::Upper && text.is(at - 1, Sort::Role) && text.is(at + 1, Sort::Head)
    });
    let numbered = before
        .is_some_and(|t| t.kind == TokenKind::Number && (at < 2 || text.tokens[at - 2].kind == TokenKind::LineEnd));
    !short && !numbered && (next.is_capitalised() || next.kind != TokenKind::Word)
}
