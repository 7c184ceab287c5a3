//! Numbers of cited documents: `05-CT/TW`, `24-CT/TU`, `04/2015/NĐ-CP`, `1017/QĐ-UBND`.

use super::words::{Marked, Sort};
use crate::text::{Case, TokenKind};

/// A number of a document in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMention {
    /// Index of the first token.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// The number, without spaces.
    pub number: String,
}

/// All numbers of documents, in order: digits, then glued dashes, slashes and words of which one is in capitals.
/// A kind of document or `số` stands before (`Quyết định số`), or the number says it all (`57-NQ/TW`).
pub fn numbers(text: &Marked<'_>) -> Vec<NumberMention> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = text.next_number(from, text.tokens.len()) {
        from = at + 1;
        if let Some(mention) = number_at(text, at, out.last()) {
            from = mention.end;
            out.push(mention);
        }
    }
    out
}

/// Tokens that a number may take.
const LONGEST: usize = 40;

fn number_at(text: &Marked<'_>, at: usize, last: Option<&NumberMention>) -> Option<NumberMention> {
    if text.tokens[at].kind != TokenKind::Number || text.tokens[at].text.contains([',', '.']) {
        return None;
    }
    let announced = at > 0 && (text.says(at - 1, "số") || kind_before(text, at));
    let (mut end, mut capitals, mut slash) = (at + 1, 0, false);
    while let Some(token) = text.tokens.get(end).filter(|_| end - at < LONGEST) {
        // `36a/NQ-CP`: a small letter right behind the digits.
        let letter = end == at + 1 && token.case == Case::Lower && token.text.chars().count() == 1;
        let part =
            letter || token.kind == TokenKind::Word && matches!(token.case, Case::Upper | Case::Title | Case::Other);
        let joint = token.is_dash() || token.is_mark('/');
        let digits = token.kind == TokenKind::Number && !token.text.contains(['.', ',']);
        let loose = announced && (joint || text.is_dash(end - 1) || text.is_mark(end - 1, &['/']));
        if !(token.glued || loose) || !(part || joint || digits) {
            break;
        }
        capitals += usize::from(part && (token.case == Case::Upper || token.text.chars().count() > 1));
        slash |= token.is_mark('/');
        end += 1;
    }
    while end > at && (text.is_dash(end - 1) || text.is_mark(end - 1, &['/'])) {
        end -= 1;
    }
    let bare = end == at + 1 && is_bare_number(text, at, last);
    let looks_right = capitals > 0 && (slash || announced) || bare;
    looks_right.then(|| {
        let number: String = text.tokens[at..end].iter().map(|t| if t.is_dash() { "-" } else { &t.text }).collect();
        NumberMention { start: at, end, number }
    })
}

/// `Quyết định 217, 218`, `Chỉ thị 05 của`: a short number by itself behind a kind of document or behind another such
/// number, and before a mark or one of a few words.
fn is_bare_number(text: &Marked<'_>, at: usize, last: Option<&NumberMention>) -> bool {
    let numbered = at > 0 && text.says(at - 1, "số");
    let kind = if numbered {
        kind_before(text, at - 1)
    } else {
        // `nghị quyết 54 của Quốc hội`; not `quyết định 3 vấn đề`
        kind_before(text, at) && (text.is_capitalised(at.saturating_sub(2)) || text.says(at + 1, "của"))
    };
    let joined = at >= 1 && (text.is_mark(at - 1, &[',']) || text.says(at - 1, "và"));
    let row = joined && last.is_some_and(|l| l.end + 1 == at && is_short(text, l.start));
    let closed = text.is_mark(at + 1, &[',', ';', '(', '.', ')', '”'])
        || ["của", "và", "về", "ngày"].iter().any(|w| text.says(at + 1, w));
    is_short(text, at) && (kind || row) && closed
}

fn is_short(text: &Marked<'_>, at: usize) -> bool {
    text.tokens[at].kind == TokenKind::Number && text.tokens[at].text.len() <= 3
}

fn kind_before(text: &Marked<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| text.longest(i, Sort::DocumentKind).is_some_and(|m| m.end == at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::words::Words;

    #[test]
    fn forms_of_numbers() {
        let words = Words::embedded();
        for (text, expected) in [
            ("Chỉ thị số 05-CT/TW của", vec!["05-CT/TW"]),
            ("Nghị định số 04/2015/NĐ-CP, tập trung", vec!["04/2015/NĐ-CP"]),
            ("Quyết định 1017/QĐ-UBND ngày 27/5/2024", vec!["1017/QĐ-UBND"]),
            ("Quyết định số 490 / QĐ - TTg của", vec!["490/QĐ-TTg"]),
            ("Đề án 02-ĐA/TU", vec!["02-ĐA/TU"]),
            ("Nghị quyết số 36a/NQ-CP về", vec!["36a/NQ-CP"]),
            ("các Quyết định 217, 218 của", vec!["217", "218"]),
            ("Nghị quyết số 39 của Bộ Chính trị", vec!["39"]),
            ("Quyết định số 218 ngày 12-12-2013", vec!["218"]),
            ("Nghị quyết 18 và Nghị quyết 19.", vec!["18", "19"]),
            ("quy định số 5 người", vec![]),
            ("ra quyết định, 218 người và Luật năm 2015", vec![]),
            ("ngày 16/01/2024 và 28/29 đảng viên", vec![]),
        ] {
            let found: Vec<String> = numbers(&words.mark(text)).into_iter().map(|n| n.number).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
