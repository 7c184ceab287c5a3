//! Who holds an event: the bodies before the verb, those in the event's own name, delegations.

mod joints;
mod names;
mod places;

pub(super) use self::joints::begins_item;
use self::joints::{behind_apposition, behind_partners, behind_time, in_brackets, is_joint};
pub(super) use self::names::{behind, between, in_name, owner, partner, take_from_full_name, who_resolves};
pub(super) use self::places::place;
use self::places::{behind_venue, place_before, share_place, with_place, without_superior};
use super::super::bodies::Bodies;
use super::super::delegations;
use super::super::reading::{Read, Reading};
use super::Held;
use crate::facts::Event;
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::words::Sort;
use crate::text::TokenKind;

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
    let partners = behind_partners(reading, read, behind_time(reading, read, verb));
    let mut reach = behind_apposition(reading, read, partners);
    let limit = reach;
    for mention in read.mentions.iter().rev().filter(|m| m.end <= limit) {
        let What::Body(body) = &mention.what else { break };
        if let Some(open) = bracket_around(reading, start, mention, reach) {
            reach = open;
            continue;
        }
        let (body, end) = with_place(reading, delegations::sender(reading, body), reach);
        let of_state = text.says(mention.end, "nước");
        if !(text.is_mark(mention.end, &['('])
            || of_state
            || (end..reach).all(|i| is_joint(reading, i) || in_brackets(reading, end, i)))
        {
            break;
        }
        let before = mention.start.checked_sub(1).filter(|i| *i >= start);
        let word = before.map(|i| text.small(i)).unwrap_or_default();
        if word == "của" && out.bodies.is_empty() && delegations::stands_before(reading, start, mention.start - 1) {
            out.bodies.push(body);
            return out;
        }
        // `Chủ tịch A cùng Đoàn B đã …`, `ông A dẫn đầu Đoàn B đã …`: the person does it.
        let led = word == "cùng" || (word == "đầu" && mention.start >= 2 && text.says(mention.start - 2, "dẫn"));
        if led && read.mentions.iter().any(|m| m.end + 2 >= mention.start && m.end < mention.start && is_person(m)) {
            return Organizers::default();
        }
        if let Some(inner) = behind_venue(reading, read, &body).filter(|_| out.bodies.is_empty()) {
            out.bodies.push(inner.clone());
            break;
        }
        if matches!(word, "của" | "tại" | "ở" | "đạo" | "hội" | "trường" | "nghị") {
            break;
        }
        // `tại phòng giao ban khoa X, Chi bộ Y tổ chức`: what stands behind `tại` up to the comma is the place.
        let cut = |i: &usize| text.is_mark(*i, &[',', ';']) || text.says(*i, "do");
        let clause = (start..mention.start).rev().find(cut).map_or(start, |i| i + 1);
        // `tại hội trường Bệnh viện X Chi bộ Y đã tổ chức`: the body right before is the place.
        let behind_place = read.mentions.iter().any(|m| m.end == mention.start && matches!(m.what, What::Body(_)));
        let elsewhere = |i: usize| text.says(i, "tại") || text.says(i, "của") || text.says(i, "ở");
        if (clause..mention.start).any(elsewhere) && !behind_place {
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
    // `…, đại diện các đoàn thể phường A tổ chức`: the place of those before too.
    if partners < verb
        && !text.says_all(partners, &["phối", "hợp"])
        && let Some(last) = out.bodies.last_mut().filter(|b| b.is_bare())
    {
        last.qualifiers.extend(place_before(reading, partners, verb));
    }
    share_place(reading, &mut out.bodies);
    out
}

/// `Đảng ủy Lữ đoàn A (Bộ Tham mưu Quân khu) tổ chức`: where the brackets open that a body stands in before the verb.
fn bracket_around(reading: &Reading<'_>, start: usize, mention: &Mention, reach: usize) -> Option<usize> {
    let text = &reading.text;
    let open = (start.max(mention.start.saturating_sub(NEAR_BRACKET))..mention.start).rev();
    let mark = open.into_iter().find(|i| text.is_mark(*i, &['(', ')']))?;
    let closes = (mention.end..reach.min(mention.end + NEAR_BRACKET)).any(|i| text.is_mark(i, &[')']));
    (text.is_mark(mark, &['(']) && closes).then_some(mark)
}

/// Tokens from a body in brackets to these.
const NEAR_BRACKET: usize = 3;

fn is_person(mention: &Mention) -> bool {
    matches!(mention.what, What::Person(_))
}

/// The bodies that do something themselves, or in whose name it is done (`đại diện Bộ Y tế đã công bố …`, `thay mặt …`).
pub(super) fn who_acts(reading: &Reading<'_>, read: &Read, verb: usize) -> Organizers {
    let start = read.sentence.start;
    let mut out = before_verb(reading, read, verb);
    if out.bodies.first().is_some_and(|b| sends_delegates(reading, start, b)) {
        return Organizers::default();
    }
    out.bodies.retain(|b| {
        let before = b.start.saturating_sub(1);
        let for_it = reading.text.says(before, "diện") || reading.text.says(before, "mặt");
        b.start <= start || for_it || begins_item(reading, start, b.start)
    });
    out
}

/// `Đoàn đại biểu Ban Chấp hành A, Chủ tịch nước, Quốc hội đã vào Lăng viếng …`: a body in a row of those whose delegates come.
fn sends_delegates(reading: &Reading<'_>, start: usize, body: &BodyMention) -> bool {
    let text = &reading.text;
    let row = body.start > start && text.is_mark(body.start - 1, &[',']);
    let led = |i: usize| text.says(i, "do") || text.is(i, Sort::EventVerb) || text.is_mark(i, &[';']);
    let mut before = (start..body.start).rev().take_while(|i| !led(*i));
    row && before.any(|i| text.says_all(i, &["đoàn", "đại", "biểu"]))
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
