//! Lives told with forms of address that stand for someone named before: `Ông từng là Bí thư Huyện ủy A. Hiện ông là …`.

use super::chains::{is_apposition, role_of};
use super::reading::{Read, Reading};
use crate::recognize::mention::{Mention, PersonMention, What};
use crate::recognize::words::{Marked, Sort};
use crate::text::TokenKind;

/// Sentences from a name to a form of address that stands for it.
const NEAR: usize = 2;

/// Words that tell when, right before a form of address.
const OPENING: [&str; 4] = ["hiện", "nay", "đó", "này"];

/// A sentence in which forms of address stand for someone named before.
pub(super) struct Life {
    /// Its index.
    pub sentence: usize,
    /// Its mentions, with those people among them.
    pub read: Read,
    /// The indices of those people among the mentions.
    pub people: Vec<usize>,
}

/// The sentences that tell of offices so.
pub(super) fn lives(reading: &Reading<'_>) -> Vec<Life> {
    let mut out: Vec<Life> = Vec::new();
    for (sentence, read) in reading.sentences.iter().enumerate().filter(|(_, read)| Reading::is_body(read)) {
        for at in reading.text.all(read.sentence.start, read.sentence.end, Sort::Honorific) {
            let Some(person) = person_meant(reading, &out, sentence, at) else { continue };
            if out.last().is_none_or(|life| life.sentence != sentence) {
                let read = Read::new(read.sentence, read.mentions.clone());
                out.push(Life { sentence, read, people: Vec::new() });
            }
            if let Some(life) = out.last_mut() {
                let index = life.read.mentions.partition_point(|m| m.start < at);
                life.read.mentions.insert(index, person);
                life.people.push(index);
            }
        }
    }
    out
}

/// The person whom the form of address at a token of a sentence means, given the lives up to there.
fn person_meant(reading: &Reading<'_>, lives: &[Life], sentence: usize, at: usize) -> Option<Mention> {
    if !opens_clause(reading, sentence, at) {
        return None;
    }
    let end = address(reading, at).filter(|end| leads_to_role(reading, sentence, at, *end))?;
    let mut near = (sentence.saturating_sub(NEAR)..=sentence).rev().map(|n| {
        let life = lives.iter().rev().find(|life| life.sentence == n);
        people_before(life.map_or(&reading.sentences[n], |life| &life.read), at)
    });
    let name = meant(&reading.text, &near.find(|people| !people.is_empty())?, at)?.to_owned();
    let person = PersonMention { name, addressed: true, ..PersonMention::default() };
    Some(Mention { start: at, end, what: What::Person(person) })
}

/// The index behind the form of address of one person at a token.
fn address(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mark = reading.text.longest(at, Sort::Honorific)?;
    let concept = reading.words.concept(mark.concept);
    let one = concept.value("sort") == Some("address") && !concept.is("weak") && !concept.name().starts_with("các");
    one.then_some(mark.end)
}

/// Whether a clause of a sentence begins at a token, perhaps behind a word that tells when.
fn opens_clause(reading: &Reading<'_>, sentence: usize, at: usize) -> bool {
    let text = &reading.text;
    at == reading.sentences[sentence].sentence.start
        || text.tokens[at - 1].kind != TokenKind::Word
        || OPENING.iter().any(|word| text.says(at - 1, word))
}

/// Whether a form of address stands outside of any name, and leads to a role of whoever is meant.
fn leads_to_role(reading: &Reading<'_>, sentence: usize, at: usize, end: usize) -> bool {
    let (text, read) = (&reading.text, &reading.sentences[sentence]);
    let next = read.mentions.partition_point(|m| m.end <= at);
    let role = read.mentions.get(next).filter(|m| m.start > end && role_of(m).is_some_and(|r| !r.plural));
    role.is_some_and(|role| is_apposition(text, end, role.start))
}

/// The people that a sentence names before a token, each with the index of the first token.
fn people_before(read: &Read, at: usize) -> Vec<(usize, &str)> {
    let before = read.mentions.iter().take_while(|m| m.end <= at);
    before
        .filter_map(|m| if let What::Person(person) = &m.what { Some((m.start, person.name.as_str())) } else { None })
        .collect()
}

/// The one of these whom a form of address means: the only one, apart from those whom the text addresses otherwise.
fn meant<'m>(text: &Marked<'_>, people: &[(usize, &'m str)], at: usize) -> Option<&'m str> {
    let other = |start: usize| {
        let addressed = |one: &str, other: &str| text.says(at, one) && text.says(start, other);
        addressed("ông", "bà") || addressed("bà", "ông")
    };
    let mut fitting = people.iter().filter(|(start, _)| !other(*start)).map(|(_, name)| *name);
    let first = fitting.next()?;
    fitting.all(|name| first.ends_with(name) || name.ends_with(first)).then_some(first)
}
