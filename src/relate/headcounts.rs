//! How many members and branches a body has: `Đảng bộ hiện có 12 chi bộ trực thuộc với 187 đảng viên`.

use super::bodies::Bodies;
use super::reading::{Read, Reading, body_of};
use crate::facts::Headcount;
use crate::recognize::mention::Mention;
use crate::recognize::number;
use crate::recognize::words::Sort;
use crate::text::{TokenKind, key};

/// The headcounts of an article.
pub(super) fn headcounts(reading: &Reading<'_>, bodies: &Bodies<'_>) -> Vec<Headcount> {
    let mut out: Vec<Headcount> = Vec::new();
    for read in reading.sentences.iter().filter(|r| Reading::is_body(r)) {
        for count in of_sentence(reading, read, bodies) {
            if !out
                .iter()
                .any(|h| h.of == count.of && key(&h.organization) == key(&count.organization) && h.value == count.value)
            {
                out.push(count);
            }
        }
    }
    out
}

fn of_sentence(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Vec<Headcount> {
    let text = &reading.text;
    let mut out = Vec::new();
    let owners = read.mentions.iter().filter(|m| owner(bodies, m).is_some());
    for owner_mention in owners {
        // `có` with nothing but `hiện`, `đang`, `đến nay` between.
        let verb = (owner_mention.end..(owner_mention.end + 5).min(read.sentence.end))
            .find(|i| text.says(*i, "có") || text.says(*i, "gồm"));
        let near = verb.filter(|v| (owner_mention.end..*v).all(|i| is_small(&text.tokens[i].text.to_lowercase())));
        let Some(verb) = near.or_else(|| until_now(reading, read, owner_mention.end)) else { continue };
        let Some(named) = owner(bodies, owner_mention).and_then(|b| bodies.complete(b)) else { continue };
        let mut at = verb + 1;
        let mut first = true;
        while at < read.sentence.end.min(verb + 22) {
            let token = &text.tokens[at];
            if token.is_mark('.')
                || token.is_mark(';')
                || ["trong", "được", "đạt", "hoàn"].iter().any(|w| text.says(at, w))
            {
                break;
            }
            if token.kind == TokenKind::Number {
                let Some(of) = counted(reading, at + 1) else {
                    at += 1;
                    continue;
                };
                // Members who are commended or admitted are no headcount.
                let action = (at + 1..(at + 8).min(read.sentence.end))
                    .any(|i| text.says(i, "hoàn") || text.says(i, "được") || text.says(i, "nhận"));
                if let (Some(value), false) = (number::whole(&token.text), action && first) {
                    out.push(Headcount {
                        organization: named.name.clone(),
                        of: of.to_owned(),
                        value,
                        evidence: reading.quote(read, "headcount"),
                    });
                }
                first = false;
                at += 2;
            }
            at += 1;
        }
    }
    out
}

fn owner<'m>(bodies: &Bodies<'_>, mention: &'m Mention) -> Option<&'m crate::recognize::mention::BodyMention> {
    let body = body_of(mention)?;
    let kind = bodies.kind(body.head);
    let counted = matches!(
        kind.as_str(),
        "party-organization" | "party-committee" | "party-branch" | "hospital" | "school" | "company"
    );
    (counted && !body.plural).then_some(body)
}

fn is_small(word: &str) -> bool {
    matches!(word, "hiện" | "đang" | "nay" | "đến" | "đã" | "," | "cơ" | "sở" | "tại" | "bệnh" | "viện")
}

/// `Đảng bộ … đi vào hoạt động …, đến nay có 1.846 đảng viên`: the verb of the same clause further on.
fn until_now(reading: &Reading<'_>, read: &Read, from: usize) -> Option<usize> {
    let text = &reading.text;
    let end = read.sentence.end.min(from + 40);
    let now = (from..end).find(|i| text.says_all(*i, &["đến", "nay", "có"]) || text.says_all(*i, &["hiện", "có"]))?;
    (now..now + 3).find(|i| text.says(*i, "có"))
}

/// What is counted behind a number.
fn counted(reading: &Reading<'_>, at: usize) -> Option<&'static str> {
    let mark = reading.text.longest(at, Sort::GroupNoun)?;
    match reading.words.concept(mark.concept).name() {
        "đảng viên" => Some("party-members"),
        "chi bộ" => Some("party-branches"),
        "đại biểu" => Some("delegates"),
        _ => None,
    }
}
