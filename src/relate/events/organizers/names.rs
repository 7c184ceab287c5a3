//! Organizers that stand in the name of an event or behind it.

use super::super::super::reading::{Read, Reading, body_of};
use super::super::Held;
use super::{Organizers, before_verb};
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// Words between the noun of an event and the body whose it is.
const BEFORE_OWNER: [&str; 29] = [
    "đại",
    "biểu",
    "toàn",
    "quốc",
    "thể",
    "đảng",
    "viên",
    "lần",
    "thứ",
    "khóa",
    "khoá",
    "nhiệm",
    "kỳ",
    "thành",
    "lập",
    "bất",
    "thường",
    "mở",
    "rộng",
    "của",
    "đoàn",
    "chức",
    "báo",
    "định",
    "trực",
    "tuyến",
    "vừa",
    "qua",
    "tại",
];

/// The body that an event's name goes on with: `Đại hội đại biểu Công đoàn tỉnh X`, `Kỳ họp thứ 11, HĐND tỉnh X`, `phiên
/// chất vấn kỳ họp thứ 5 (kỳ họp bất thường) HĐND tỉnh X`.
pub(in crate::relate::events) fn in_name(
    reading: &Reading<'_>,
    read: &Read,
    name: (usize, usize),
) -> Option<BodyMention> {
    let text = &reading.text;
    let whole = whole(reading, name);
    let noun = text.longest(whole, Sort::EventNoun)?;
    let session = text.says(whole, "kỳ") || text.says(whole, "phiên");
    let mut at = noun.end;
    while at < name.1 {
        let here = read.mentions.iter().filter(|m| m.start == at || (m.start < at && m.end > at));
        if let Some((mention, body)) = here.filter(|m| m.start >= noun.end - 1).find_map(|m| Some((m, body_of(m)?))) {
            // `Tại cuộc họp thường kỳ, Chánh Văn phòng A …`: a person speaks.
            let office = !matches!(mention.what, What::Body(_)) && text.is_mark(mention.start - 1, &[',']);
            return (!office).then(|| with_led(read, body));
        }
        if session && let Some(behind) = behind_aside(reading, at, name.1) {
            at = behind;
            continue;
        }
        let token = &text.tokens[at];
        let word = text.small(at);
        let ordinal = text.says(at.wrapping_sub(1), "thứ") || text.says(at.wrapping_sub(1), "lần");
        let passes = BEFORE_OWNER.contains(&word)
            || ordinal
            || token.kind == TokenKind::Number
            || text.is_mark(at, &[',', '(', ')', '-', '–'])
            || token.case == Case::Upper
            || (text.is(at, Sort::Level) && read.mentions.iter().any(|m| m.start == at + 1 && body_of(m).is_some()))
            || (token.is_capitalised() && token.text.chars().all(|c| "IVXL".contains(c)));
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

/// `Hội nghị Trung ương 14 khai mạc …`, and elsewhere `Hội nghị lần thứ 14 Ban Chấp hành Trung ương Đảng`: whose the first
/// event is, where only its full name says it, which has the same noun and number.
pub(in crate::relate::events) fn take_from_full_name(reading: &Reading<'_>, first: &mut Held) {
    let text = &reading.text;
    let number = |i: &usize| text.tokens[*i].kind == TokenKind::Number;
    let (from, to) = first.name;
    let untold = first.organizers.is_empty() && first.event.organizers.is_empty();
    let Some(noun) = text.longest(from, Sort::EventNoun).filter(|_| untold) else { return };
    let Some(numbered) = (noun.end..to.min(noun.end + LONGEST_NUMBER)).find(number) else { return };
    let same = |at: usize| (from..noun.end).enumerate().all(|(n, i)| text.small(at + n) == text.small(i));
    let told = reading.sentences.iter().filter(|r| Reading::is_body(r));
    let host = |read: &Read| {
        text.all(read.sentence.start, read.sentence.end, Sort::EventNoun).filter(|i| same(*i)).find_map(|at| {
            let body = in_name(reading, read, (at, read.sentence.end))?;
            let again = (at..body.start).any(|i| text.tokens[i].text == text.tokens[numbered].text);
            again.then_some(body)
        })
    };
    first.organizers.extend(told.into_iter().find_map(host));
}

/// Tokens from the noun of a session to its number (`Trung ương lần thứ 14`).
const LONGEST_NUMBER: usize = 6;

/// `phiên chất vấn kỳ họp thứ 5`, `phiên bế mạc Hội nghị …`: where that begins which a session is a part of.
fn whole(reading: &Reading<'_>, name: (usize, usize)) -> usize {
    let text = &reading.text;
    let larger =
        |i: usize| text.says_all(i, &["kỳ", "họp"]) || text.says_all(i, &["hội", "nghị"]) || text.says(i, "đại");
    let part = |i: &usize| text.is(*i, Sort::EventNoun) && larger(*i);
    let near = name.0 + 1..name.1.min(name.0 + LONGEST_PART);
    near.into_iter().find(|i| text.says(name.0, "phiên") && part(i)).unwrap_or(name.0)
}

/// Tokens from a session to what it is a part of (`phiên chất vấn và trả lời chất vấn tại kỳ họp`).
const LONGEST_PART: usize = 10;

/// `kỳ họp thứ 5 (kỳ họp bất thường) HĐND …`, `kỳ họp ngày 6/12, HĐND …`: the index behind a bracket or day at a token.
fn behind_aside(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    let text = &reading.text;
    if text.is_mark(at, &['(']) {
        return (at..limit).find(|i| text.is_mark(*i, &[')'])).map(|i| i + 1);
    }
    let day = if text.says(at, "ngày") { at + 1 } else { at };
    let near = reading.days.partition_point(|d| d.end <= at);
    reading.days.get(near).filter(|d| d.start == at || d.start == day).map(|d| d.end)
}

/// `Đoàn Chủ tịch` + `Ủy ban Mặt trận Tổ quốc tỉnh X`: an organ with the body that it leads right behind it.
fn with_led(read: &Read, body: &BodyMention) -> BodyMention {
    let led = || read.mentions.iter().find(|m| m.start == body.end).and_then(body_of);
    let mut whole = body.clone();
    if body.is_bare()
        && let Some(led) = led()
    {
        whole.end = led.end;
        whole.inner = Some(Box::new(led.clone()));
    }
    whole
}

/// `Hội thảo … giữa A và B`: both bodies, given the place of `giữa`.
pub(in crate::relate::events) fn between(reading: &Reading<'_>, read: &Read, at: usize) -> Vec<BodyMention> {
    let text = &reading.text;
    let body = |start: usize| {
        let here = read.mentions.iter().find(|m| m.start == start)?;
        if let What::Body(body) = &here.what { Some(body.clone()) } else { None }
    };
    let Some(one) = body(at + 1) else { return Vec::new() };
    let two = (one.end..one.end + 8).find(|i| text.says(*i, "và")).and_then(|joint| body(joint + 1));
    two.map_or_else(Vec::new, |two| vec![one, two])
}

/// `Ban Thường vụ A làm việc với Ban Thường vụ B`: a body of the same kind meets its equal, and both hold the session.
pub(in crate::relate::events) fn partner(
    read: &Read,
    hosts: &[BodyMention],
    name: (usize, usize),
) -> Option<BodyMention> {
    let [host] = hosts else { return None };
    let bodies = read.mentions.iter().filter(|m| name.0 < m.start && m.start < name.0 + 5 && m.end <= name.1);
    let body = bodies.filter_map(|m| if let What::Body(body) = &m.what { Some(body) } else { None }).next()?;
    let equal = |b: &BodyMention| b.head == host.head && b.inner.is_some() == host.inner.is_some();
    (equal(body) && host.inner.is_some()).then(|| body.clone())
}

/// `hội nghị … do A phối hợp B tổ chức`, `hội nghị … diễn ra sáng 15-12, do A tổ chức`, `lễ kỷ niệm … đã được A tổ chức`: the
/// bodies behind `do` or `được`.
pub(in crate::relate::events) fn behind(reading: &Reading<'_>, read: &Read, name_end: usize) -> Option<Organizers> {
    let text = &reading.text;
    let end = read.sentence.end;
    let body = |at: usize| read.mentions.iter().any(|m| m.start == at && matches!(m.what, What::Body(_)));
    let passive = |i: usize| text.says(i, "được") && body(i + 1);
    let near = (name_end..end.min(name_end + 2)).find(|i| text.says(*i, "do") || passive(*i));
    let by = near.or_else(|| (name_end..end.min(name_end + 24)).find(|i| text.says(*i, "do") && body(i + 1)))?;
    let limit = end.min(by + 30);
    let verb = text.next(by + 1, limit, Sort::EventVerb)?;
    let hosts = before_verb(reading, read, verb);
    (!hosts.is_empty() && hosts.bodies.iter().all(|b| b.start > by)).then_some(hosts)
}

/// `Tại phiên họp ngày 17/12, Ban Thường vụ A đã kết luận`: whoever resolves at a meeting that nobody else is said to hold.
pub(in crate::relate::events) fn who_resolves(
    reading: &Reading<'_>,
    read: &Read,
    name: (usize, usize),
) -> Option<BodyMention> {
    let text = &reading.text;
    let meeting = (name.0..name.0 + 2).any(|i| text.says(i, "họp")) || text.says_all(name.0, &["hội", "nghị"]);
    let opens = name.0 <= read.sentence.start + 8;
    let comma = (name.0..read.sentence.end.min(name.0 + 24)).filter(|i| text.is_mark(*i, &[',']));
    let subject = |at: usize| {
        let mention = read.mentions.iter().find(|m| m.start == at + 1)?;
        let What::Body(body) = &mention.what else { return None };
        let acts = (mention.end..mention.end + 3).any(|i| text.says(i, "đã"));
        acts.then(|| body.clone())
    };
    if meeting && opens { comma.into_iter().find_map(subject) } else { None }
}

/// `hội nghị giao ban tháng 8 của UBND tỉnh A`, `cuộc họp giao ban sáng 6/2 của UBND tỉnh A`: whose meeting it is. What a
/// meeting is about (`quyết định của …`) has other owners.
pub(in crate::relate::events) fn owner(
    reading: &Reading<'_>,
    read: &Read,
    name: (usize, usize),
) -> Option<BodyMention> {
    const ABOUT: [&str; 12] = ["quyết", "nghị", "kết", "chỉ", "luật", "công", "thực", "kỷ", "trao", "về", "với", "lập"];
    let text = &reading.text;
    let noun = text.longest(name.0, Sort::EventNoun)?.end;
    let of = (noun..read.sentence.end.min(name.1 + 5)).find(|i| text.says(*i, "của"))?;
    let about =
        (noun..of).any(|i| ABOUT.iter().any(|w| text.says(i, w)) || text.is_mark(i, &[',', ';', '.', '"', '“']));
    let mention = read.mentions.iter().find(|m| m.start == of + 1).filter(|_| !about)?;
    if let What::Body(body) = &mention.what { Some(body.clone()) } else { None }
}
