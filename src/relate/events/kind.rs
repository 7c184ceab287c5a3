//! What kind of event a name speaks of.

use super::super::reading::Reading;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::{Mark, Sort};
use crate::text::TokenKind;

/// The kind that the name of an event says: that of the first cue in it, of several at one place the longest. A cue that
/// outranks this kind wins from further behind (`Lễ kỷ niệm … và trao Huy hiệu Đảng`).
pub(super) fn said(reading: &Reading<'_>, from: usize, to: usize) -> Option<String> {
    let cues = cues(reading, from, to);
    let (_, first) = cues.first()?;
    let kind = kind_of(reading, *first);
    let outranks = |m: &Mark| reading.words.concept(m.concept).value("outranks").is_some_and(|o| o == kind.1);
    let ranked = cues.iter().skip(1).find(|(_, m)| outranks(m)).map(|(_, m)| kind_of(reading, *m));
    Some(ranked.unwrap_or(kind).0)
}

/// The cues in a range that may say the kind. Some do so only at the head of a name: a conference on the resolution of a
/// congress is no congress.
fn cues(reading: &Reading<'_>, from: usize, to: usize) -> Vec<(usize, Mark)> {
    let text = &reading.text;
    let head = |at: usize| {
        // `phiên bế mạc của Đại hội`, `phiên thứ nhất Đại hội`
        let ordinal = || at - from <= 3 && (from + 1..at).all(|i| is_ordinal(text.small(i)));
        let of = || text.says(at.wrapping_sub(1), "của") || ordinal();
        let session = text.says(from, "phiên") && text.is(at, Sort::EventNoun) && of();
        let mut i = if session { at } else { from };
        while i < at {
            i = match text.longest(i, Sort::EventNoun) {
                Some(noun) => noun.end.min(at),
                None if OPENING.iter().any(|w| text.says(i, w)) => i + 1,
                None => return false,
            };
        }
        true
    };
    // `phiên chất vấn Bộ trưởng Giáo dục và Đào tạo`: what a body or office is called says nothing of the event.
    let sentence = reading.sentences.partition_point(|r| r.sentence.end <= from);
    let mentions = reading.sentences.get(sentence).map_or(&[][..], |r| r.mentions.as_slice());
    let named = |at: usize| {
        let near = mentions.partition_point(|m| m.end <= at);
        mentions.get(near).is_some_and(|m| m.start <= at && m.start > from && !matches!(m.what, What::Person(_)))
    };
    let marks = reading.marks(from, to, Sort::EventCue).filter(|(at, _)| !named(*at));
    marks.filter(|(at, m)| !reading.words.concept(m.concept).is("onlyAsHead") || head(*at)).collect()
}

/// Words between the noun of a ceremony and what it opens or closes (`Lễ khai mạc Đại hội`).
const OPENING: [&str; 10] = ["khai", "mạc", "bế", "trọng", "thể", "trù", "bị", "tổ", "chức", "của"];

/// Whether a word says which session of a congress it is (`phiên thứ hai`, `phiên chính thức`).
fn is_ordinal(word: &str) -> bool {
    matches!(word, "thứ" | "nhất" | "hai" | "ba" | "trù" | "bị" | "chính" | "thức" | "toàn" | "thể" | "1" | "2")
}

/// The notation and the local name of the kind that a cue stands for.
fn kind_of(reading: &Reading<'_>, cue: Mark) -> (String, String) {
    let concept = reading.words.concept(cue.concept);
    let kind = concept.value("kindOfEvent").and_then(|k| reading.words.kind(k));
    let kind = kind.unwrap_or(concept);
    (kind.name().to_owned(), kind.local_name().to_owned())
}

/// The kind where the name says no more than its noun: a party committee's `hội nghị` is a meeting of the committee, a
/// branch's one of the branch, anyone else's is open.
pub(super) fn usual(reading: &Reading<'_>, name: (usize, usize), hosts: &[BodyMention]) -> Option<String> {
    let noun = reading.text.longest(name.0, Sort::EventNoun)?;
    if meets(reading, name) {
        return Some("working-session".to_owned());
    }
    let kind = reading.words.concept(noun.concept).value("usually")?;
    let kind = reading.words.kind(kind)?.name().to_owned();
    let text = &reading.text;
    let ordinal = |i: usize| text.says(i, "thứ") && text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let numbered = (name.0..name.1).any(|i| text.says_all(i, &["lần", "thứ"]) || ordinal(i));
    let of_term = numbered && (name.0..name.1).any(|i| text.says(i, "khóa") || text.says(i, "khoá"));
    let assembly = of_term || text.says_all(noun.end, &["lần", "thứ"]);
    let conference = !(name.0..noun.end).any(|i| text.says(i, "họp"));
    let of_committee = hosts.iter().any(|h| is_of_committee(reading, h, numbered)) || (assembly && conference);
    (kind != "committee-meeting" || of_committee).then_some(kind)
}

/// `cuộc họp với lãnh đạo các sở`: a meeting with others is a session with them.
fn meets(reading: &Reading<'_>, name: (usize, usize)) -> bool {
    let text = &reading.text;
    let meeting = (name.0..name.0 + 2).any(|i| text.says(i, "họp"));
    let with = (name.0..name.1.min(name.0 + 6)).find(|i| text.says(*i, "với"));
    meeting && with.is_some_and(|i| text.says_all(i + 1, &["lãnh", "đạo"]) || text.is(i + 1, Sort::Head))
}

/// Whether a body is a party committee or an organ that leads a party body or union; a union that holds its so-many-th
/// conference does so as a committee.
fn is_of_committee(reading: &Reading<'_>, body: &BodyMention, numbered: bool) -> bool {
    let organ = reading.words.get(body.head).is_some_and(|c| c.is("organ"));
    let led = body.inner.as_ref().map_or("other", |i| reading.words.kind_of_head(i.head));
    let kind = match reading.words.kind_of_head(body.head) {
        // `cuộc họp Thường trực Chính phủ`
        "party-committee" if organ && led == "government" => led,
        "other" => led,
        kind => kind,
    };
    match kind {
        "party-committee" | "party-organization" | "party-commission" => true,
        "mass-organization" | "trade-union" | "youth-union" => organ || numbered,
        _ => false,
    }
}

/// Whether a body is a branch, whose meetings are meetings of the branch.
pub(in crate::relate) fn is_branch(reading: &Reading<'_>, body: &BodyMention) -> bool {
    reading.words.kind_of_head(body.head) == "party-branch"
}

/// Whether a name is little more than its noun (`Hội nghị`, `buổi lễ long trọng`).
pub(super) fn is_bare(reading: &Reading<'_>, name: (usize, usize)) -> bool {
    reading.text.longest(name.0, Sort::EventNoun).is_none_or(|noun| name.1 <= noun.end + 2)
}

/// Whether the headline names an event, and not only what was done.
pub(super) fn names_event(reading: &Reading<'_>) -> bool {
    reading.layout.title.is_some_and(|(s, e)| reading.text.next(s, e, Sort::EventNoun).is_some())
}

/// Whether the cue at a token tells of a session or a talk.
pub(super) fn is_session(reading: &Reading<'_>, at: usize) -> bool {
    let cue = reading.text.longest(at, Sort::EventCue);
    cue.is_some_and(|m| kind_of(reading, m).0 == "working-session")
}

/// The kind of a ceremony at which a decision is made known.
pub(super) fn of_decision(reading: &Reading<'_>) -> Option<String> {
    reading.words.kind("event-decision-ceremony").map(|c| c.name().to_owned())
}
