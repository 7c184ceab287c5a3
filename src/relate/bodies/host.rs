//! The host of an event: the institution, or the field, whose meeting an article reports.

use std::collections::BTreeMap;

use super::{Bodies, Named};
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::relate::events::Held;
use crate::relate::reading::{Reading, body_of, with_inner};
use crate::text::{TokenKind, key};

impl Bodies<'_> {
    pub(super) fn find_host(&mut self, reading: &Reading<'_>, held: Option<&Held>, organizer: Option<&BodyMention>) {
        let institutions = |body: &BodyMention| -> Option<(u32, String)> {
            let all =
                || with_inner(body).filter(|b| !b.plural && self.is_institution(b.head) && !b.qualifiers.is_empty());
            // `Bệnh viện Trường Đại học A` bears the name of its university.
            let named_after = || with_inner(body).find(|b| self.is_named_after_institution(b));
            // `Trung tâm A Bệnh viện B` sits in the hospital, `Trung tâm A Bộ B` is under the ministry.
            let own = || all().filter(|b| self.kind(b.head) != "government").last();
            named_after().or_else(own).or_else(|| all().last()).map(|b| (b.head, self.name_with_superiors(b)))
        };
        let title = reading.sentences.iter().filter(|r| r.sentence.part == crate::recognize::layout::Part::Headline);
        let in_title = title.flat_map(|r| r.mentions.iter()).filter_map(body_of).find_map(&institutions);
        let mut counts: BTreeMap<(u32, String), usize> = BTreeMap::new();
        for body in reading.sentences.iter().flat_map(|r| r.mentions.iter()).filter_map(body_of) {
            if let Some(found) = institutions(body) {
                *counts.entry(found).or_default() += 1;
            }
        }
        // What is named once, perhaps as someone's place of work, is the host of none but a branch.
        let of_branch = organizer.is_some_and(|o| self.is_branch(o.head));
        let alone = counts.len() == 1 && (of_branch || counts.values().any(|n| *n > 1));
        let most = counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| alone || *n >= 3);
        let frequent = most.map(|(found, _)| found);
        let told = organizer.is_some() || in_title.is_some() || alone;
        let above_branch = || self.above_branch(reading, organizer?).and_then(&institutions);
        let venue = || held.and_then(|h| venue(reading, h)).and_then(&institutions);
        // `Viện Kiểm sát nhân dân tỉnh`, of a province that the text does not name.
        let of_level = || {
            let open = |b: &&BodyMention| self.is_institution(b.head) && b.open_level.is_some() && !b.plural;
            with_inner(organizer?).find(open).map(|b| (b.head, self.name_with_superiors(b)))
        };
        let of_organizer = organizer.and_then(&institutions).or_else(above_branch).or_else(of_level);
        // `Đảng bộ Văn phòng Tỉnh ủy A`, `Công đoàn Văn phòng UBND tỉnh A`: an office that has party bodies of its own; or the
        // `Văn phòng Tỉnh ủy A` itself.
        let office = || {
            let holder = |b: &&BodyMention| {
                matches!(self.kind(b.head), "party-organization" | "party-committee" | "trade-union")
                    && !self.is_organ(b.head)
            };
            let organizer = organizer?;
            let holds = |b: &&BodyMention| self.words.get(b.head).is_some_and(|c| c.is("holdsParts"));
            let held = || with_inner(organizer).find(holder)?.inner.as_deref();
            let inner = Some(organizer).filter(holds).or_else(held)?;
            let arm = self.words.get(inner.head)?.is("arm") && self.is_part(inner.head);
            (arm && !inner.is_bare() && !inner.plural).then(|| (inner.head, self.name_with_superiors(inner)))
        };
        // A branch of a village sits in its commune.
        let of_village = organizer.filter(|o| self.is_branch(o.head)).is_some_and(|o| self.is_of_village(o));
        let host = of_organizer.or_else(office).or_else(venue).or(in_title).or_else(|| match organizer {
            Some(_) if of_village => None,
            // A body that holds the event by itself (`Đảng ủy cơ sở ngành Y tế`) needs no institution.
            Some(o) if with_inner(o).any(is_named) && !self.is_branch(o.head) && !self.is_of_level(o) => None,
            _ => frequent,
        });
        self.host_is_told = told;
        if let Some((head, name)) = host {
            let name = self.longer(head, &name).unwrap_or_else(|| self.host_in_province(reading, head, name));
            self.full.add_host(head, self.words.kind_of_head(head), &name);
            self.institution_key = Some(key(&name));
            self.institution = Some(name.clone());
            self.base = Some(name);
        } else if let Some(organizer) = organizer.filter(|o| self.kind(o.head) != "other") {
            let rest: Vec<&str> = organizer.qualifiers.iter().map(String::as_str).filter(|q| !is_generic(q)).collect();
            let own = self.own_name(organizer);
            let behind_noun = |name: &str, noun: &str| name.replacen(noun, "", 1).trim().to_owned();
            let level = organizer.open_level.as_ref().map(|_| behind_noun(&own, &organizer.head_name));
            // The party bodies of an association of the whole country are called by its name.
            let country = self.kind(organizer.head) == "mass-organization" && own.ends_with("Việt Nam");
            // `Công đoàn bộ phận Kho` is one of a part, which has no party committee.
            let of_part = key(&own).contains(&key("bộ phận"));
            // The Đảng ủy in what a Huyện ủy holds is none of the district.
            let own_committee = self.is_of_level(organizer) && self.kind(organizer.head) == "party-committee";
            let named = || match country {
                true => Some(own.clone()),
                false => Some(rest.join(" ")).filter(|name| !name.is_empty() && !of_part && !own_committee),
            };
            // What an article on a village's branch calls `Đảng ủy` is the commune's.
            let above = self.above_branch(reading, organizer);
            let above = above.map(|b| behind_noun(&self.own_name(b), &b.head_name)).filter(|name| !name.is_empty());
            // `Chi bộ các cơ quan Đảng xã X` sits in the commune.
            let branch = Some(organizer).filter(|o| self.is_branch(o.head));
            let commune = branch.and_then(|o| o.qualifiers.iter().find(|q| self.is_commune(q)).cloned());
            let commune = commune.or_else(|| branch.and_then(|o| commune_behind(reading, o)));
            let own = if of_village { self.commune_of_text() } else { level.or_else(named) };
            self.base = above.or(commune).or(own);
        }
        self.branch = organizer.filter(|o| self.is_branch(o.head) && !o.is_bare()).map(|o| {
            let mut name = self.own_name(o);
            if let Some(inner) = &o.inner {
                // `Chi bộ Trạm Y tế xã`, with the commune that the text names.
                let open = with_inner(inner).any(|b| b.open_level.is_some());
                let whole = if open { self.name_with_superiors(inner) } else { inner.name() };
                name = o.with_inner(&name, &whole);
            }
            name
        });
    }

    /// Whether a hospital has no name but that of the institution behind its noun.
    fn is_named_after_institution(&self, body: &BodyMention) -> bool {
        let inner = body.inner.as_ref().filter(|inner| self.is_institution(inner.head) && !inner.qualifiers.is_empty());
        self.kind(body.head) == "hospital" && body.qualifiers.is_empty() && !body.plural && inner.is_some()
    }

    /// Whether the noun of a body says its level (`Huyện ủy`).
    fn is_of_level(&self, body: &BodyMention) -> bool {
        self.words.get(body.head).is_some_and(|c| c.value("level").is_some())
    }

    /// The name of a body with those inside, each with the article's place.
    fn name_with_superiors(&self, body: &BodyMention) -> String {
        let own = self.own_name(body);
        body.inner.as_ref().map_or_else(|| own.clone(), |inner| body.with_inner(&own, &self.name_with_superiors(inner)))
    }

    /// `Sở Y tế` alone is that of the article's province as host too.
    fn host_in_province(&self, reading: &Reading<'_>, head: u32, name: String) -> String {
        let Some(concept) = self.words.get(head).filter(|c| c.is("ofProvince")) else { return name };
        let body = reading.bodies().map(|(_, b)| b).find(|b| b.head == head && self.own_name(b) == name);
        body.map_or_else(|| name.clone(), |b| self.of_province(concept, b, name.clone()))
    }

    /// What a commune's committee or government holds is told from where they stand: `Đảng ủy` alone is the commune's.
    pub(super) fn find_commune(&mut self, organizers: &[BodyMention]) {
        // Where an institution holds the event with a commune, what is said in short is the institution's.
        let first = if self.institution.is_some() { 1 } else { organizers.len() };
        let communes = organizers.iter().take(first).flat_map(with_inner).filter(|b| !self.is_branch(b.head));
        if let Some(commune) = communes.flat_map(|b| &b.qualifiers).find(|q| self.is_commune(q)) {
            self.base = Some(commune.clone());
        }
    }

    /// Whether a branch is called by its village (`Chi bộ thôn Đông`).
    fn is_of_village(&self, branch: &BodyMention) -> bool {
        branch.inner.is_none() && branch.qualifiers.first().is_some_and(|part| self.is_village(part))
    }

    /// The commune, with its level, that the text speaks of most.
    fn commune_of_text(&self) -> Option<String> {
        let communes = self.words.levels().iter().filter(|level| self.words.is_commune(level));
        let most = communes.max_by_key(|level| self.places.weight(level))?;
        self.places.main(most).map(|place| format!("{most} {place}"))
    }

    /// Whether a part of a name is a commune with its level.
    fn is_commune(&self, part: &str) -> bool {
        self.split_level(part).is_some_and(|(level, _)| self.words.is_commune(level))
    }

    pub(super) fn find_committee(&self, reading: &Reading<'_>, organizer: Option<&BodyMention>) -> Option<Named> {
        let of_level = |b: &&BodyMention| self.kind(b.head) == "party-committee" && self.is_of_level(b);
        let held = organizer.and_then(|o| with_inner(o).find(of_level)).and_then(|b| self.complete(b));
        if held.is_some() || self.host_is_told {
            return held;
        }
        let mut counts: BTreeMap<String, (usize, Named)> = BTreeMap::new();
        for named in reading.bodies().map(|(_, b)| b).filter(of_level).filter_map(|b| self.complete(b)) {
            counts.entry(named.name.clone()).or_insert((0, named)).0 += 1;
        }
        counts.into_values().max_by_key(|(n, _)| *n).map(|(_, named)| named)
    }

    /// The Đảng bộ that the text puts the organising branch under: `Chi bộ A trực thuộc Đảng bộ B`.
    pub(super) fn above_branch<'b>(&self, reading: &'b Reading<'_>, branch: &BodyMention) -> Option<&'b BodyMention> {
        let own = key(&branch.own_name());
        let pairs = reading.sentences.iter().flat_map(|read| read.mentions.windows(2));
        pairs.filter_map(|pair| Some((body_of(&pair[0])?, body_of(&pair[1])?))).find_map(|(one, two)| {
            // `Chi bộ A trực thuộc Đảng bộ B`, `Chi bộ A, Đảng bộ B`, `Chi bộ A – Đảng bộ B`, `Chi bộ A (Đảng bộ B)`
            let parted = reading.text.is_mark(one.end, &[',', '(']) || reading.text.is_dash(one.end);
            let beside = one.end + 1 == two.start && parted;
            let under = beside || (one.end..two.start).any(|i| reading.text.says(i, "thuộc"));
            let named = two.head_name == "Đảng bộ" && !two.is_bare();
            (under && named && self.is_branch(one.head) && key(&one.own_name()) == own).then_some(two)
        })
    }

    /// The whole name of the Đảng bộ that the branch is under.
    pub(super) fn find_branch_of(&self, reading: &Reading<'_>, organizer: Option<&BodyMention>) -> Option<String> {
        let organizer = organizer.filter(|o| self.is_branch(o.head))?;
        self.above_branch(reading, organizer).and_then(|b| self.complete(b)).map(|n| n.name)
    }

    /// The host institution.
    pub fn host(&self) -> Option<Named> {
        let name = self.institution.clone()?;
        let kind = self.kind_by_name(&name);
        Some(Named { name, kind, parent: None })
    }
}

/// `Chi bộ khu phố 4, phường An Sơn`: the commune, with its level, that stands behind the comma.
fn commune_behind(reading: &Reading<'_>, branch: &BodyMention) -> Option<String> {
    let text = &reading.text;
    let level = text.longest(branch.end + 1, Sort::Level).filter(|_| text.is_mark(branch.end, &[',']))?;
    let name = reading.words.concept(level.concept).name();
    if !reading.words.is_commune(name) || !text.is_capitalised(level.end) {
        return None;
    }
    let end = (level.end..level.end + LONGEST_PLACE).find(|i| !text.is_capitalised(*i))?;
    let place = reading.known_place(level.end).unwrap_or_else(|| text.words(level.end, end));
    Some(format!("{name} {place}"))
}

/// Words of the longest name of a commune.
const LONGEST_PLACE: usize = 5;

/// The body at whose place an event is held: `tại Trung tâm Y tế huyện X, Huyện ủy tổ chức …`.
fn venue<'b>(reading: &'b Reading<'_>, held: &Held) -> Option<&'b BodyMention> {
    let read = reading.sentences.get(held.sentence)?;
    // `tại phòng họp 2 Bệnh viện X`
    let at = |body: &&BodyMention| {
        let near = || (body.start.saturating_sub(5)..body.start).rev();
        let words = near().take_while(|i| reading.text.tokens[*i].kind != TokenKind::Mark);
        words.into_iter().any(|i| reading.text.says(i, "tại") || reading.text.says(i, "ở"))
    };
    read.mentions.iter().filter_map(body_of).find(at)
}

/// Whether words of its own qualify the head noun.
fn is_named(body: &BodyMention) -> bool {
    body.qualifiers.iter().any(|q| !is_generic(q))
}

/// Whether a qualifier says of a body only what sort it is.
pub(in crate::relate) fn is_generic(qualifier: &str) -> bool {
    matches!(qualifier, "cơ sở" | "bộ phận" | "cơ quan" | "vùng" | "điện tử")
}
