//! Who holds an event: the bodies before the verb, those in the event's own name, delegations.

use super::super::bodies::Bodies;
use super::super::reading::{Read, Reading, body_of};
use super::Held;
use crate::facts::Event;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// Who holds an event.
#[derive(Debug, Clone, Default)]
pub(super) struct Organizers {
    /// The bodies, as mentioned.
    pub bodies: Vec<BodyMention>,
    /// A place that stands for its authorities: `xã An Phú tổ chức …`.
    pub place: Option<String>,
}

impl Organizers {
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty() && self.place.is_none()
    }
}

/// The event with the whole names of who holds it.
pub(in crate::relate) fn named(held: Held, bodies: &Bodies<'_>) -> Event {
    let mut event = held.event;
    for body in &held.organizers {
        if let Some(named) = bodies.complete(body).filter(|n| !event.organizers.contains(&n.name)) {
            event.organizers.push(named.name);
        }
    }
    event
}

/// The bodies before the verb, joined by commas, dashes, `và` or `phối hợp với`; what stands behind `của` or `tại` is none.
pub(super) fn before_verb(reading: &Reading<'_>, read: &Read, verb: usize) -> Organizers {
    let text = &reading.text;
    let start = read.sentence.start;
    let mut out = Organizers::default();
    let mut reach = behind_apposition(reading, read, verb);
    let limit = reach;
    for mention in read.mentions.iter().rev().filter(|m| m.end <= limit) {
        let What::Body(body) = &mention.what else { break };
        if text.is_mark(mention.start.wrapping_sub(1), &['(']) && text.is_mark(mention.end, &[')']) {
            reach = mention.start - 1;
            continue;
        }
        let (body, end) = with_place(reading, sender(reading, body), reach);
        let of_state = text.says(mention.end, "nước");
        if !(text.is_mark(mention.end, &['('])
            || of_state
            || (end..reach).all(|i| is_joint(reading, i) || in_brackets(reading, end, i)))
        {
            break;
        }
        let before = mention.start.checked_sub(1).filter(|i| *i >= start);
        let word = before.map(|i| text.small(i)).unwrap_or_default();
        if word == "của" && out.bodies.is_empty() && of_delegation(reading, start, mention.start - 1) {
            out.bodies.push(body);
            return out;
        }
        if let Some(inner) = behind_venue(reading, read, &body).filter(|_| out.bodies.is_empty()) {
            out.bodies.push(inner.clone());
            break;
        }
        if matches!(word, "của" | "tại" | "ở" | "đạo" | "hội" | "trường" | "nghị") {
            break;
        }
        // `tại phòng giao ban khoa X, Chi bộ Y tổ chức`: what stands behind `tại` up to the comma is the place.
        let cut = |i: &usize| text.is_mark(*i, &[',', ';']);
        let clause = (start..mention.start).rev().find(cut).map_or(start, |i| i + 1);
        if (clause..mention.start).any(|i| text.says(i, "tại") || text.says(i, "của") || text.says(i, "ở")) {
            break;
        }
        if word == "thuộc" {
            reach = mention.start - 1;
            continue;
        }
        if !out.bodies.is_empty() && !begins_item(reading, start, mention.start) {
            break;
        }
        out.bodies.insert(0, body);
        reach = mention.start;
    }
    if out.bodies.is_empty() {
        out.bodies.extend(bare(reading, start, reach));
    }
    if out.bodies.is_empty() {
        out.place = place(reading, start, reach);
    }
    without_superior(reading, &mut out.bodies);
    share_place(reading, &mut out.bodies);
    out
}

/// The body with the place that the text sets behind its name: `Ủy ban Mặt trận Tổ quốc Việt Nam` + `tỉnh X`, `Đảng bộ xã`
/// + `an Phú`, up to the verb. Beside it the index behind.
fn with_place(reading: &Reading<'_>, body: &BodyMention, reach: usize) -> (BodyMention, usize) {
    let text = &reading.text;
    let last = (body.end..reach).rev().find(|i| !is_joint(reading, *i)).map_or(body.end, |i| i + 1);
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
fn behind_venue<'b>(reading: &Reading<'_>, read: &Read, body: &'b BodyMention) -> Option<&'b BodyMention> {
    let text = &reading.text;
    let inner = body.inner.as_deref().filter(|i| text.is_mark(i.start.wrapping_sub(1), &[',']))?;
    let start = read.sentence.start;
    let clause = (start..body.start).rev().find(|i| text.is_mark(*i, &[',', ';'])).unwrap_or(start);
    (clause..body.start).any(|i| text.says(i, "tại")).then_some(inner)
}

/// The bodies that do something themselves, or in whose name it is done (`đại diện Bộ Y tế đã công bố …`).
pub(super) fn who_acts(reading: &Reading<'_>, read: &Read, verb: usize) -> Organizers {
    let start = read.sentence.start;
    let mut out = before_verb(reading, read, verb);
    out.bodies.retain(|b| {
        let before = b.start.saturating_sub(1);
        b.start <= start || reading.text.says(before, "diện") || begins_item(reading, start, b.start)
    });
    out
}

/// Words that may stand between two organizers, or between the last one and the verb.
fn is_joint(reading: &Reading<'_>, at: usize) -> bool {
    const WORDS: [&str; 29] = [
        "cũng", ",", "và", "-", "–", "phối", "hợp", "với", "cùng", "đã", "long", "trọng", "thể", "(", ")", "tiếp",
        "tục", "vừa", "trang", "chính", "thức", "thuộc", "trực", "lần", "lượt", "đồng", "khóa", "khoá", "&",
    ];
    let word = reading.text.small(at);
    let text = &reading.text;
    let of_term = |i: usize| text.says(i, "khóa") || text.says(i, "khoá");
    // `nhiệm kỳ 2021 – 2026`
    let term = text.says(at, "nhiệm")
        || text.says(at.wrapping_sub(1), "nhiệm")
        || (text.tokens[at].text.len() == 4 && text.tokens[at].kind == TokenKind::Number);
    term || WORDS.contains(&word) || at.checked_sub(1).is_some_and(of_term)
}

/// Back over what is said of the organizer between it and the verb: `… do đồng chí X làm Trưởng đoàn`, `… - bệnh viện đầu
/// tiên của tỉnh -`.
fn behind_apposition(reading: &Reading<'_>, read: &Read, verb: usize) -> usize {
    let text = &reading.text;
    let start = read.sentence.start;
    let led = (start..verb).rev().find(|i| text.says(*i, "do")).filter(|d| {
        let person = read.mentions.iter().any(|m| m.start > *d && m.end <= verb && matches!(m.what, What::Person(_)));
        person && (*d..verb).any(|i| text.says(i, "làm") || text.says(i, "dẫn"))
    });
    if let Some(led) = led {
        return (start..led).rev().find(|i| !text.is_mark(*i, &['(', ')'])).map_or(led, |_| led);
    }
    let Some(last) = (start..verb).rev().find(|i| text.is_dash(*i) || !is_joint(reading, *i)) else { return verb };
    if !text.is_dash(last) {
        return verb;
    }
    let body = |i: usize| read.mentions.iter().any(|m| m.end == i && matches!(m.what, What::Body(_)));
    (start..last).rev().find(|i| text.is_dash(*i) && body(*i)).unwrap_or(verb)
}

/// Whether a further organizer stands by itself: at the beginning, behind the day, or behind what joins organizers.
pub(super) fn begins_item(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let text = &reading.text;
    let Some(before) = at.checked_sub(1).filter(|i| *i >= start) else { return true };
    let token = &text.tokens[before];
    let of_day = reading.follows_day(at);
    let part = ["ngày", "nay", "giữa", "do", "đó"].iter().any(|w| text.says(before, w));
    of_day || part || token.kind != TokenKind::Word || is_joint(reading, before)
}

/// Whether `Đoàn …` or `Tổ …` stands before `của`, given the place of `của`.
fn of_delegation(reading: &Reading<'_>, start: usize, of: usize) -> bool {
    (of.saturating_sub(7).max(start)..of).any(|i| reading.text.says(i, "đoàn") || reading.text.says(i, "tổ"))
}

/// `Đoàn công tác của Sở X` acts for the Sở; a delegation that bears its task in its name (`Đoàn kiểm tra`) for itself.
fn sender<'b>(reading: &Reading<'_>, body: &'b BodyMention) -> &'b BodyMention {
    let delegation = reading.text.says(body.start, "đoàn") && reading.words.kind_of_head(body.head) == "other";
    match body.inner.as_deref() {
        Some(inner) if delegation && !has_task(reading, body) => inner,
        _ => body,
    }
}

/// Whether a body's own name says that it inspects.
pub(super) fn has_task(reading: &Reading<'_>, body: &BodyMention) -> bool {
    let own = body.inner.as_ref().map_or(body.end, |i| i.start);
    (body.start..own).any(|i| {
        let cue = reading.text.longest(i, Sort::EventCue);
        cue.is_some_and(|m| reading.words.concept(m.concept).name() == "inspection")
    })
}

/// `Công ty long trọng tổ chức`: an institution that the text shortens to its head noun.
fn bare(reading: &Reading<'_>, start: usize, reach: usize) -> Option<BodyMention> {
    let text = &reading.text;
    let last = (start..reach).rev().find(|i| !is_joint(reading, *i))?;
    let at = (last.saturating_sub(2).max(start)..=last)
        .find(|i| text.longest(*i, Sort::Head).is_some_and(|m| m.end == last + 1) && text.is_capitalised(*i))?;
    let head = text.longest(at, Sort::Head)?;
    let free = at == start || text.tokens[at - 1].kind != TokenKind::Word || reading.follows_day(at);
    let concept = reading.words.concept(head.concept);
    free.then(|| BodyMention {
        start: at,
        end: last + 1,
        head: head.concept,
        head_name: concept.name().to_owned(),
        ..BodyMention::default()
    })
}

/// `Phường An Hòa 3 tổ chức`: a level and a place at the beginning of the clause.
pub(super) fn place(reading: &Reading<'_>, start: usize, reach: usize) -> Option<String> {
    let text = &reading.text;
    let last = (start..reach).rev().find(|i| !is_joint(reading, *i))?;
    if text.is_mark(last + 1, &[')']) {
        return None;
    }
    let free = |i: usize| i == start || text.tokens[i - 1].kind != TokenKind::Word || is_joint(reading, i - 1);
    let from = (last.saturating_sub(6).max(start)..last).find(|i| text.is(*i, Sort::Level) && free(*i))?;
    let name = text.longest(from, Sort::Level)?.end;
    let named = name <= last
        && (name..=last).all(|i| {
            matches!(text.tokens[i].case, Case::Title | Case::Upper)
                || text.tokens[i].kind == TokenKind::Number
                || text.is_mark(i, &['.'])
        });
    (named && !text.is_mark(from.wrapping_sub(1), &['/'])).then(|| text.words(from, last + 1))
}

/// `Chi bộ Nội, Đảng bộ Bệnh viện X tổ chức`: the Đảng bộ behind the comma is the branch's superior.
fn without_superior(reading: &Reading<'_>, bodies: &mut Vec<BodyMention>) {
    let kind = |b: &BodyMention| reading.words.kind_of_head(b.head).to_owned();
    if let [.., one, two] = bodies.as_slice()
        && kind(one) == "party-branch"
        && kind(two) == "party-organization"
        && reading.text.is_mark(one.end, &[','])
        && one.end + 1 == two.start
    {
        bodies.pop();
    }
}

/// `Đảng ủy – UBND xã An Phú`: the committee is that of the same place.
fn share_place(reading: &Reading<'_>, bodies: &mut [BodyMention]) {
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
    let shares = |b: &BodyMention| {
        let level = reading.words.get(b.head).is_some_and(|c| c.value("level").is_some());
        b.is_bare() && !level && (is(b, "takes", "institution") || reading.words.kind_of_head(b.head) == "government")
    };
    for body in bodies.iter_mut().filter(|b| shares(b)) {
        body.qualifiers = last.qualifiers.iter().filter(|q| of_level(q)).cloned().collect();
        body.open_level.clone_from(&last.open_level);
    }
}

/// The body that an event's name goes on with: `Đại hội đại biểu Công đoàn tỉnh X`, `Kỳ họp thứ 11, HĐND tỉnh X`.
pub(super) fn in_name(reading: &Reading<'_>, read: &Read, name: (usize, usize)) -> Option<BodyMention> {
    const WORDS: [&str; 22] = [
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
    ];
    let text = &reading.text;
    let noun = text.longest(name.0, Sort::EventNoun)?;
    let mut at = noun.end;
    while at < name.1 {
        let here = read.mentions.iter().filter(|m| m.start == at || (m.start < at && m.end > at));
        if let Some(body) = here.filter_map(|m| if m.start >= noun.end - 1 { body_of(m) } else { None }).next() {
            return Some(with_led(read, body));
        }
        let token = &text.tokens[at];
        let word = text.small(at);
        let ordinal = text.says(at.wrapping_sub(1), "thứ") || text.says(at.wrapping_sub(1), "lần");
        let passes = WORDS.contains(&word)
            || ordinal
            || token.kind == TokenKind::Number
            || text.is_mark(at, &[',', '(', ')', '-', '–'])
            || token.case == Case::Upper
            || (token.is_capitalised() && token.text.chars().all(|c| "IVXL".contains(c)));
        if !passes {
            return None;
        }
        at += 1;
    }
    None
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
pub(super) fn between(reading: &Reading<'_>, read: &Read, at: usize) -> Vec<BodyMention> {
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
pub(super) fn partner(read: &Read, hosts: &[BodyMention], name: (usize, usize)) -> Option<BodyMention> {
    let [host] = hosts else { return None };
    let bodies = read.mentions.iter().filter(|m| name.0 < m.start && m.start < name.0 + 5 && m.end <= name.1);
    let body = bodies.filter_map(|m| if let What::Body(body) = &m.what { Some(body) } else { None }).next()?;
    let equal = |b: &BodyMention| b.head == host.head && b.inner.is_some() == host.inner.is_some();
    (equal(body) && host.inner.is_some()).then(|| body.clone())
}

/// `hội nghị … do A phối hợp B tổ chức`: the bodies behind `do`, which the event's name ends at.
pub(super) fn behind(reading: &Reading<'_>, read: &Read, name_end: usize) -> Option<Organizers> {
    let text = &reading.text;
    let by = (name_end..name_end + 2).find(|i| text.says(*i, "do"))?;
    let limit = read.sentence.end.min(by + 30);
    let verb = (by + 1..limit).find(|i| text.is(*i, Sort::EventVerb))?;
    let hosts = before_verb(reading, read, verb);
    (!hosts.is_empty() && hosts.bodies.iter().all(|b| b.start > by)).then_some(hosts)
}

/// Whether a token stands in brackets that open at or behind a place: a short name (`(TMD)`).
fn in_brackets(reading: &Reading<'_>, from: usize, at: usize) -> bool {
    let text = &reading.text;
    let open = (from..=at).rev().find(|i| text.is_mark(*i, &['(', ')']));
    open.is_some_and(|i| text.is_mark(i, &['(']) && at < i + 6)
}
