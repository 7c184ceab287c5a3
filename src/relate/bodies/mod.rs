//! Whole names of bodies: what the text shortens is completed from the same text.
//!
//! Every article has a host: the institution, or the field, whose meeting it reports. `Đảng ủy` alone is the host's,
//! `Giám đốc Bệnh viện` holds office at the host. A short name stands for the longer one that holds all its words in the
//! same order, and a level without a place (`UBND huyện`) takes the place that the article names with that level.

mod by_name;
mod complete;
mod full_names;
mod host;
mod hosts;
mod kind;
mod party;
mod places;
mod told_places;
mod visit;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use self::full_names::FullNames;
pub(super) use self::full_names::is_shorter;
pub(super) use self::host::is_generic;
pub(super) use self::hosts::Hosts;
use self::told_places::Places;
use super::events::Held;
use super::reading::Reading;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::{Sort, Words};
use crate::text::key;

/// A body by its whole name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Whole name.
    pub name: String,
    /// Notation of its kind.
    pub kind: String,
    /// Whole name of its superior, or of the institution that it sits in.
    pub parent: Option<String>,
}

/// What the words beside a body say of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// Whole name of the institution named beside it.
    pub institution: Option<String>,
    /// The party committee named beside it.
    pub committee: Option<String>,
    /// Level and place named beside it.
    pub place: Option<(String, String)>,
    /// Index of the token where this is said: of several places the one named last before is meant.
    pub at: usize,
}

/// What the article's bodies have in common.
#[derive(Debug)]
pub(super) struct Bodies<'r> {
    words: &'r Words,
    /// Whole name of the host institution.
    pub institution: Option<String>,
    /// Its key.
    institution_key: Option<String>,
    /// What names of the host's party bodies end in: the institution, or `ngành Y tế`.
    base: Option<String>,
    /// The branch that the article is about.
    branch: Option<String>,
    /// The union or association that holds the event: chairs without a named body are its chairs.
    pub organizer: Option<Named>,
    /// The Đảng bộ that the text says the branch is under.
    branch_of: Option<String>,
    /// The Đảng bộ whose committee holds the event.
    meeting: Option<Named>,
    /// Whether the host is told by who holds the event or by the headline, and not only by how often it is named.
    host_is_told: bool,
    /// The committee that party roles without a body are of, where the host does not tell: that of a level which holds the
    /// event, else the one that the text names most.
    committee: Option<Named>,
    /// The places that the text names.
    places: Places<'r>,
    /// Names that the text spells out.
    full: FullNames<'r>,
    /// Names in brackets to the whole names before them: `Tập đoàn Dầu khí Việt Nam (PVN)`.
    aliases: FxHashMap<String, String>,
    /// Names that the text spells out with a body inside (`Đảng ủy UBND tỉnh X`), by their keys.
    composed: BTreeMap<String, Named>,
}

impl<'r> Bodies<'r> {
    /// Gathers the names of an article for the part that tells of one event: `held` is the event that gives the host.
    pub fn new(reading: &Reading<'r>, held: Option<&Held>) -> Self {
        let organizers = held.map_or(&[][..], |h| h.organizers.as_slice());
        let organizer = organizers.iter().find(|o| !o.is_bare()).or(organizers.first());
        let mut bodies = Self {
            words: reading.words,
            institution: None,
            institution_key: None,
            base: None,
            branch: None,
            branch_of: None,
            meeting: None,
            organizer: None,
            host_is_told: false,
            committee: None,
            places: Places::default(),
            full: FullNames::default(),
            aliases: FxHashMap::default(),
            composed: BTreeMap::new(),
        };
        // `Ban Chấp hành Đảng bộ tỉnh A và B …`: the text is about both places.
        let equal = |o: &BodyMention| organizer.is_some_and(|first| o.head == first.head && o.start != first.start);
        bodies.places = Places::of(&bodies, reading, organizer.filter(|_| !organizers.iter().any(equal)));
        bodies.collect_full(reading);
        bodies.find_host(reading, held, organizer);
        bodies.find_commune(organizers);
        bodies.full.set_base(bodies.base.as_deref());
        // Of what an organ holds the body that it leads has the chairs.
        let led = |o: &'_ BodyMention| o.inner.as_deref().filter(|_| bodies.is_organ(o.head)).unwrap_or(o).clone();
        bodies.organizer = organizer
            .map(led)
            .and_then(|o| bodies.complete(&o))
            .filter(|n| matches!(n.kind.as_str(), "trade-union" | "mass-organization" | "youth-union"))
            .map(|n| bodies.with_committee(n));
        bodies.branch_of = bodies.find_branch_of(reading, organizer);
        let meets = held.is_some_and(|h| h.event.kind == "committee-meeting");
        bodies.meeting = organizer.and_then(|o| match bodies.is_organ(o.head) {
            true => bodies.led_by(o),
            false => bodies.complete(o).filter(|_| meets),
        });
        bodies.committee = bodies.find_committee(reading, organizer);
        bodies.collect_aliases(reading);
        let composed = reading.bodies().filter(|(_, b)| b.inner.is_some()).filter_map(|(_, b)| bodies.complete(b));
        bodies.composed = composed.map(|n| (key(&n.name), n)).collect();
        bodies
    }

    /// The offices of the `Mặt trận Tổ quốc` of a place are those of its `Ủy ban Mặt trận Tổ quốc`, where the text names that.
    fn with_committee(&self, union: Named) -> Named {
        let committee = |name: &&str| name.strip_prefix("Ủy ban ").is_some_and(|rest| key(rest) == key(&union.name));
        let name = self.full.names().find(committee).map(str::to_owned);
        name.map_or(union.clone(), |name| Named { name, ..union })
    }

    fn collect_full(&mut self, reading: &Reading<'_>) {
        for (_, body) in reading.bodies().filter(|(_, b)| !b.plural && b.inner.is_none() && !reading.is_shouted(b)) {
            let kind = self.words.kind_of_head(body.head);
            // `Hội Luật gia Việt Nam`, of which the text may say `Hội`, as of the one that `Trung ương Hội …` leads.
            if let Some(head) = self.words.get(body.head).filter(|h| h.value("takes") == Some("none")) {
                let led = head.value("leads").and_then(|name| self.words.head(name));
                if kind == "mass-organization" {
                    self.full.add(body.head, kind, head.name().to_owned(), body.start, false);
                    led.iter().for_each(|h| self.full.add(h.concept, kind, h.name.clone(), body.start, false));
                }
                continue;
            }
            let known = |level: &String| self.places.main(level).is_some();
            if body.qualifiers.is_empty() && !body.open_level.as_ref().is_some_and(known) {
                continue;
            }
            // `UBND tỉnh`, `Sở Y tế`, whose place is told from elsewhere.
            let own = self.own_name(body);
            let (name, placed) = match self.words.get(body.head).filter(|h| h.is("ofProvince")) {
                Some(head) => {
                    let name = self.of_province(head, body, own.clone());
                    let placed = name != own;
                    (name, placed)
                }
                None => (own, false),
            };
            self.full.add(body.head, kind, name, body.start, placed || body.qualifiers.is_empty());
        }
    }

    fn collect_aliases(&mut self, reading: &Reading<'_>) {
        let text = &reading.text;
        for (_, body) in reading.bodies().filter(|(_, b)| text.is_mark(b.end, &['('])) {
            if !self.is_institution(body.head) {
                continue;
            }
            let close = (body.end + 2..body.end + 5).find(|i| text.is_mark(*i, &[')']));
            let alias = close.map(|close| text.words(body.end + 1, close)).filter(|a| reading.is_brand(a));
            if let (Some(alias), Some(whole)) = (alias, self.complete(body)) {
                self.aliases.entry(alias).or_insert(whole.name);
            }
        }
    }

    /// `Cục X` where the text spells out `Cục X Bộ Y` elsewhere, and no other.
    fn composed_of(&self, own: &str) -> Option<&Named> {
        let short = format!("{} ", key(own));
        let mut longer = self.composed.range(short.clone()..).take_while(|(key, _)| key.starts_with(&short));
        let whole = longer.next().map(|(_, named)| named)?;
        let within = whole.parent.as_ref().is_some_and(|p| key(&whole.name) == format!("{short}{}", key(p)));
        (within && longer.next().is_none()).then_some(whole)
    }

    /// A mention of nothing but a head noun at a token.
    fn bare(&self, head: &str, at: usize) -> Option<BodyMention> {
        let head = self.words.head(head)?;
        Some(BodyMention { start: at, head: head.concept, head_name: head.name.clone(), ..BodyMention::default() })
    }

    /// The first name spelled out in the text that has the same head and holds all words of a shorter one in order.
    fn longer(&self, head: u32, short: &str) -> Option<String> {
        let noun = self.words.get(head)?.name();
        let long = self.full.longer(head, self.words.kind_of_head(head), noun, short)?;
        let other = self.adds_country(short, long) || self.parts_level(head, short, long);
        (!other).then(|| long.to_owned())
    }

    /// `Đảng bộ tỉnh` is not the `Đảng bộ Khối doanh nghiệp tỉnh`: whether a longer name of a party body puts words before the level
    /// that the shorter one ends in.
    fn parts_level(&self, head: u32, short: &str, long: &str) -> bool {
        let of_level = |level: &String| short.strip_suffix(level.as_str()).is_some_and(|rest| rest.ends_with(' '));
        let party = self.words.kind_of_head(head).starts_with("party");
        party && !long.starts_with(short) && self.words.levels().iter().any(of_level)
    }

    /// `Bộ Quốc phòng` is not `Bộ Quốc phòng Campuchia`: without a country it is the reader's own.
    fn adds_country(&self, short: &str, long: &str) -> bool {
        let Some(rest) = long.strip_prefix(short).map(str::trim_start) else { return false };
        let rest = self.words.mark(rest);
        rest.longest(0, Sort::Place).is_some_and(|m| self.words.concept(m.concept).is("country"))
    }
}
