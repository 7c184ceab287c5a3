//! Places in the names of organizers, and places that stand for them.

use super::super::super::reading::{Read, Reading};
use super::joints::{in_brackets, is_joint};
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// The body with the place that the text sets behind its name: `Ủy ban Mặt trận Tổ quốc Việt Nam` + `tỉnh X`, `Đảng bộ xã`
/// + `an Phú`, up to the verb. Beside it the index behind.
pub(super) fn with_place(reading: &Reading<'_>, body: &BodyMention, reach: usize) -> (BodyMention, usize) {
    let text = &reading.text;
    let passed = |i: usize| is_joint(reading, i) || in_brackets(reading, body.end, i);
    let last = (body.end..reach).rev().find(|i| !passed(*i)).map_or(body.end, |i| i + 1);
    let names = |from: usize| {
        from < last
            && last - from <= 4
            && (from..last).all(|i| text.tokens[i].kind == TokenKind::Word)
            && (from..last).any(|i| text.is_capitalised(i))
    };
    let mut whole = body.clone();
    if let Some(level) = body.open_level.as_ref().filter(|_| names(body.end)) {
        whole.qualifiers.push(format!("{level} {}", text.words(body.end, last)));
        whole.open_level = None;
        return (whole, last);
    }
    // `Đảng bộ xã A, tỉnh B tổ chức`: the higher place behind the comma.
    let higher = text.is_mark(body.end, &[',']).then(|| text.longest(body.end + 1, Sort::Level)).flatten();
    if higher.is_some_and(|m| names(m.end) && (m.end..last).all(|i| text.is_capitalised(i))) {
        return (whole, last);
    }
    let level = text.longest(body.end, Sort::Level).filter(|m| names(m.end) && body.inner.is_none());
    match level.filter(|m| (m.end..last).all(|i| text.is_capitalised(i))) {
        Some(_) => {
            whole.qualifiers.push(text.words(body.end, last));
            (whole, last)
        }
        None => (whole, body.end),
    }
}

/// `tại Trung tâm Hội nghị tỉnh, Công ty X tổ chức`: the institution behind the comma is none that the venue belongs to.
pub(super) fn behind_venue<'b>(reading: &Reading<'_>, read: &Read, body: &'b BodyMention) -> Option<&'b BodyMention> {
    let text = &reading.text;
    let inner = body.inner.as_deref().filter(|i| text.is_mark(i.start.wrapping_sub(1), &[',']))?;
    let start = read.sentence.start;
    let clause = (start..body.start).rev().find(|i| text.is_mark(*i, &[',', ';'])).unwrap_or(start);
    (clause..body.start).any(|i| text.says(i, "tại")).then_some(inner)
}

/// `Phường An Hòa 3 tổ chức`: a level and a place at the beginning of the clause.
pub(in crate::relate::events) fn place(reading: &Reading<'_>, start: usize, reach: usize) -> Option<String> {
    let text = &reading.text;
    let last = (start..reach).rev().find(|i| !is_joint(reading, *i))?;
    if text.is_mark(last + 1, &[')']) {
        return None;
    }
    let free = |i: usize| i == start || text.tokens[i - 1].kind != TokenKind::Word || is_joint(reading, i - 1);
    // `ông A ứng cử trên địa bàn xã X và xã Y đã có buổi …`: a place where something else is.
    let located = |from: usize| {
        let clause = (start..from).rev().find(|i| text.is_mark(*i, &[',', ';'])).unwrap_or(start);
        (clause..from).any(|i| ["trên", "tại", "ở", "của"].iter().any(|w| text.says(i, w)))
    };
    let opens = |i: &usize| text.is(*i, Sort::Level) && free(*i) && !located(*i);
    let from = (last.saturating_sub(6).max(start)..last).find(opens)?;
    let name = text.longest(from, Sort::Level)?.end;
    let named = name <= last
        && (name..=last).all(|i| {
            matches!(text.tokens[i].case, Case::Title | Case::Upper)
                || text.tokens[i].kind == TokenKind::Number
                || text.is_mark(i, &['.'])
        });
    (named && !text.is_mark(from.wrapping_sub(1), &['/'])).then(|| text.words(from, last + 1))
}

/// The level and place that stand right before a verb, behind a token.
pub(super) fn place_before(reading: &Reading<'_>, from: usize, verb: usize) -> Option<String> {
    let text = &reading.text;
    let level = |i: &usize| text.longest(*i, Sort::Level).filter(|m| m.end < verb).map(|m| (*i, m.end));
    let (at, name) = (from..verb).rev().find_map(|i| level(&i))?;
    (name..verb).all(|i| text.is_capitalised(i)).then(|| text.words(at, verb))
}

/// `Chi bộ Nội, Đảng bộ Bệnh viện X tổ chức`: the Đảng bộ behind the comma is the branch's superior.
pub(super) fn without_superior(reading: &Reading<'_>, bodies: &mut Vec<BodyMention>) {
    let kind = |b: &BodyMention| reading.words.kind_of_head(b.head);
    let [.., one, two] = bodies.as_slice() else { return };
    let beside = reading.text.is_mark(one.end, &[',']) && one.end + 1 == two.start;
    let branch = kind(one) == "party-branch" && kind(two) == "party-organization";
    // `Công đoàn cơ sở Bệnh viện A, Cục Hậu cần tổ chức`: what the hospital is under.
    let seat = |b: &BodyMention| reading.words.get(b.head).is_some_and(|c| c.is("seat"));
    let institution = one.inner.as_deref().is_some_and(|i| seat(i) && kind(i) != "government" && i.inner.is_none());
    let above = institution && kind(two) == "government" && two.inner.is_none() && bodies.len() == 2;
    if beside && (branch || above) {
        bodies.pop();
    }
}

/// `Đảng ủy – UBND xã An Phú`: the committee is that of the same place.
pub(super) fn share_place(reading: &Reading<'_>, bodies: &mut [BodyMention]) {
    let Some(last) = bodies.last().cloned() else { return };
    let is = |b: &BodyMention, property: &str, value: &str| {
        reading.words.get(b.head).is_some_and(|c| c.value(property) == Some(value))
    };
    let of_level = |q: &String| {
        let marked = reading.words.mark(q);
        marked.is(0, Sort::Level)
    };
    let placed = last.open_level.is_some() || last.qualifiers.last().is_some_and(of_level);
    if !placed || last.inner.is_some() || is(&last, "takes", "institution") && last.is_bare() {
        return;
    }
    // `Đảng ủy, Bộ Chỉ huy Quân sự tỉnh A`: the committee of the institution, which the host tells.
    let seat = reading.words.get(last.head).is_some_and(|c| c.is("seat"));
    let shares = |b: &BodyMention| {
        let level = reading.words.get(b.head).is_some_and(|c| c.value("level").is_some());
        let inside = is(b, "takes", "institution") && !seat;
        b.is_bare() && !level && (inside || reading.words.kind_of_head(b.head) == "government")
    };
    for body in bodies.iter_mut().filter(|b| shares(b)) {
        body.qualifiers = last.qualifiers.iter().filter(|q| of_level(q)).cloned().collect();
        body.open_level.clone_from(&last.open_level);
    }
}
