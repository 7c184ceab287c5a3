//! Ends of names that no word of the ontology tells: what stands between a body and the verb of holding an event belongs to
//! its name, here and wherever the text says it again.
//!
//! Forms: `Đảng bộ Hải quan khu vực IX tổ chức …`, `Trường THPT chuyên Chu Văn An long trọng tổ chức …`, `Chi bộ Trường Mầm non
//! 19-5 (Đảng bộ phường A) tổ chức …`.

use super::function_words::is_function_word;
use super::mention::{BodyMention, Mention, What};
use super::words::{Marked, Sort, Words};
use crate::text::{Case, TokenKind, key};

/// How a name goes on behind what was read of it.
struct Tail {
    /// Head noun of the innermost body, and the key of its name. Bodies of the Party, and bare nouns of what sits in an
    /// institution, are not told apart: the rest of the name is the same in all of them.
    of: Option<(Option<u32>, String)>,
    /// The words that follow, in small letters.
    words: Vec<String>,
}

/// Tokens of the longest end.
const LONGEST: usize = 7;

/// No article has as many bodies with such names.
const MANY: usize = 20;

/// Lengthens the names of bodies in the sentences of a text, each given by its mentions, to where the text says that they end.
pub fn lengthen<'m>(words: &Words, text: &Marked<'_>, sentences: impl Iterator<Item = &'m mut Vec<Mention>>) {
    let sentences: Vec<&mut Vec<Mention>> = sentences.collect();
    let tails: Vec<Tail> = sentences.iter().flat_map(|mentions| tails(words, text, mentions)).take(MANY).collect();
    if tails.is_empty() {
        return;
    }
    for mentions in sentences {
        for mention in mentions.iter_mut() {
            let Some(body) = body_mut(mention) else { continue };
            if let Some(end) = lengthened(words, text, body, &tails) {
                mention.end = end;
            }
        }
        // What was read inside the longer name is none of its own.
        let mut end = 0;
        mentions.retain(|mention| {
            let free = mention.start >= end;
            end = end.max(mention.end);
            free
        });
    }
}

/// The ends of names that the mentions of a sentence tell.
fn tails(words: &Words, text: &Marked<'_>, mentions: &[Mention]) -> Vec<Tail> {
    let tail = |(n, mention): (usize, &Mention)| {
        let What::Body(body) = &mention.what else { return None };
        let before = mention.start.checked_sub(1).map(|i| &text.tokens[i]);
        let opens = before.is_none_or(|t| t.kind != TokenKind::Word && !t.is_dash());
        if body.plural || !opens {
            return None;
        }
        let end = end(text, mention.end).filter(|end| *end > mention.end)?;
        let inner = innermost(body);
        // A body or office inside is another's, unless a dash joins it (`Ngân hàng A – Chi nhánh B`).
        let kind = |head: u32| words.kind_of_head(head);
        let other = mentions[n + 1..].iter().take_while(|m| m.start < end).any(|m| match &m.what {
            What::Person(person) => person.addressed,
            What::Role(_) => true,
            What::Body(two) => !text.is_dash(m.start - 1) || kind(two.head) != kind(inner.head),
        });
        let of = of(words, inner);
        let words = (mention.end..end).map(|i| text.small(i).to_owned()).collect();
        (!other).then_some(Tail { of, words })
    };
    mentions.iter().enumerate().filter_map(tail).collect()
}

/// Where the name ends that goes on at a token: before the verb of holding, perhaps with brackets between.
fn end(text: &Marked<'_>, from: usize) -> Option<usize> {
    let mut small = 0;
    for at in from..=from + LONGEST {
        if holds(text, at) {
            let last = text.tokens.get(at - 1)?;
            let named = last.is_capitalised() || last.kind == TokenKind::Number;
            return named.then_some(at);
        }
        if text.is_mark(at, &['(']) {
            let close = (at..at + 3 * LONGEST).find(|i| text.is_mark(*i, &[')']))?;
            return holds(text, close + 1).then_some(at);
        }
        let token = text.tokens.get(at)?;
        small += usize::from(token.case == Case::Lower);
        let other = [Sort::Honorific, Sort::PartVerb, Sort::EventNoun, Sort::EventCue, Sort::AwardVerb];
        let word = token.kind == TokenKind::Word && !is_function_word(text.small(at)) && !text.is_one_of(at, &other);
        let mark = at > from && (token.is_dash() || token.is_mark('/') || token.is_mark('&')) || token.is_dash();
        if !(word || mark || token.kind == TokenKind::Number) || small > 3 {
            return None;
        }
    }
    None
}

/// Whether a verb of holding stands at a token, behind words that say how.
fn holds(text: &Marked<'_>, at: usize) -> bool {
    const HOW: [&str; 13] =
        ["đã", "vừa", "long", "trọng", "trang", "thể", "tưng", "bừng", "chính", "thức", "tiến", "cũng", "vui"];
    let behind = (at..at + 5).find(|i| !HOW.iter().any(|word| text.says(*i, word))).unwrap_or(at);
    (at..=behind).any(|i| text.is(i, Sort::EventVerb))
}

/// Whether nothing but a noun is read of a body that sits in an institution.
fn is_open(words: &Words, body: &BodyMention) -> bool {
    body.is_bare() && words.concept(body.head).value("takes") == Some("institution")
}

/// What a name is to go on with, by what is read of it.
fn of(words: &Words, body: &BodyMention) -> Option<(Option<u32>, String)> {
    if is_open(words, body) {
        return None;
    }
    if words.kind_of_head(body.head).starts_with("party") && !body.is_bare() {
        return Some((None, key(&body.qualifiers.join(" "))));
    }
    Some((Some(body.head), key(&body.own_name())))
}

fn innermost(body: &BodyMention) -> &BodyMention {
    body.inner.as_deref().map_or(body, innermost)
}

fn body_mut(mention: &mut Mention) -> Option<&mut BodyMention> {
    match &mut mention.what {
        What::Body(body) => Some(body),
        What::Role(role) => role.body.as_mut(),
        What::Person(_) => None,
    }
}

/// Lengthens a name by the end that the text goes on with; gives where it ends then.
fn lengthened(words: &Words, text: &Marked<'_>, body: &mut BodyMention, tails: &[Tail]) -> Option<usize> {
    let end = match body.inner.as_deref_mut() {
        Some(inner) => lengthened(words, text, inner, tails)?,
        None => {
            let from = body.end;
            let own = of(words, body);
            let goes_on = |tail: &&Tail| {
                tail.of == own && tail.words.iter().enumerate().all(|(i, word)| text.says(from + i, word))
            };
            let end = from + tails.iter().find(goes_on)?.words.len();
            let rest = text.words(from, end);
            match body.qualifiers.last_mut().filter(|_| text.tokens[from].glued) {
                Some(last) => last.push_str(&rest),
                None => {
                    let level = body.open_level.take();
                    body.qualifiers.push(level.map_or(rest.clone(), |level| format!("{level} {rest}")));
                }
            }
            end
        }
    };
    body.end = end;
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::super::known::Known;
    use super::super::scan;
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let words = Words::embedded();
        let text = words.mark(text);
        let known = Known::new(&words, &text);
        let mut mentions = scan::mentions(&words, &text, &known, 0, text.tokens.len());
        lengthen(&words, &text, std::iter::once(&mut mentions));
        mentions.iter_mut().filter_map(body_mut).map(|body| body.name()).collect()
    }

    #[test]
    fn a_name_goes_on_to_the_verb_and_so_it_does_again() {
        let told = names(
            "Chiều 26/12, Đảng bộ Hải quan khu vực IX tổ chức Hội nghị. Bí thư Đảng bộ Hải quan khu vực IX chủ trì.",
        );
        assert_eq!(told, ["Đảng bộ Hải quan khu vực IX", "Đảng bộ Hải quan khu vực IX"]);
    }

    #[test]
    fn what_else_is_done_before_the_verb_is_no_name() {
        assert_eq!(names("Ngày 5/1, Bệnh viện Hà Tây phối hợp Sở Y tế tổ chức Hội nghị.")[0], "Bệnh viện Hà Tây");
        assert_eq!(names("Ngày 5/1, Đảng ủy năm 2023 đã tổ chức Hội nghị."), ["Đảng ủy"]);
    }
}
