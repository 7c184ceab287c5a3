//! Whole names of bodies: what the text shortens is completed from the same text.
//!
//! Every article has a host: the institution, or the field, whose meeting it reports. `Đảng ủy` alone is the host's,
//! `Giám đốc Bệnh viện` holds office at the host. A short name stands for the longer one that holds all its words in the
//! same order, and a level without a place (`UBND huyện`) takes the place that the article names with that level.

use std::collections::{BTreeMap, BTreeSet};

use super::events::Held;
use super::full_names::{FullNames, is_shorter};
use super::reading::{Reading, body_of, with_inner};
use crate::ontology::Concept;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::{Head, Sort, Words};
use crate::text::{Case, key};

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
}

/// What the article's bodies have in common.
#[derive(Debug)]
pub(super) struct Bodies<'r> {
    words: &'r Words,
    /// Whole name of the host institution.
    pub institution: Option<String>,
    /// What names of the host's party bodies end in: the institution, or `ngành Y tế`.
    base: Option<String>,
    /// The branch that the article is about.
    branch: Option<String>,
    /// The union or association that holds the event: chairs without a named body are its chairs.
    pub organizer: Option<Named>,
    /// The Đảng bộ that the text says the branch is under.
    branch_of: Option<String>,
    /// Whether the host is told by who holds the event or by the headline, and not only by how often it is named.
    host_is_told: bool,
    /// The committee that party roles without a body are of, where the host does not tell: that of a level which holds the
    /// event, else the one that the text names most.
    committee: Option<Named>,
    /// Level to place, where the article is about one place of the level.
    places: BTreeMap<String, String>,
    /// How much each level's place is spoken of.
    weights: BTreeMap<String, usize>,
    /// Levels of which the article names several places alike: where (index of the token), and which.
    scattered: BTreeMap<String, Vec<(usize, String)>>,
    /// Names that the text spells out.
    full: FullNames<'r>,
    /// Keys of names that the text spells out with a body inside (`Đảng ủy UBND tỉnh X`).
    composed: BTreeSet<String>,
}

impl<'r> Bodies<'r> {
    /// Gathers the names of an article for the part that tells of one event: `held` is the event that gives the host.
    pub fn new(reading: &Reading<'r>, held: Option<&Held>) -> Self {
        let organizers = held.map_or(&[][..], |h| h.organizers.as_slice());
        let organizer = organizers.iter().find(|o| !o.is_bare()).or(organizers.first());
        let mut bodies = Self {
            words: reading.words,
            institution: None,
            base: None,
            branch: None,
            branch_of: None,
            organizer: None,
            host_is_told: false,
            committee: None,
            places: BTreeMap::new(),
            weights: BTreeMap::new(),
            scattered: BTreeMap::new(),
            full: FullNames::default(),
            composed: BTreeSet::new(),
        };
        bodies.collect_places(reading, organizer);
        bodies.collect_full(reading);
        bodies.find_host(reading, held, organizer);
        bodies.find_commune(organizers);
        bodies.full.set_base(bodies.base.as_deref());
        bodies.organizer = organizer
            .and_then(|o| bodies.complete(o))
            .filter(|n| matches!(n.kind.as_str(), "trade-union" | "mass-organization" | "youth-union"));
        bodies.branch_of = bodies.find_branch_of(reading, organizer);
        bodies.committee = bodies.find_committee(reading, organizer);
        let composed = reading.bodies().filter(|(_, b)| b.inner.is_some()).filter_map(|(_, b)| bodies.complete(b));
        bodies.composed = composed.map(|n| key(&n.name)).collect();
        bodies
    }

    /// The whole name of a body; nothing where the text leaves open which one is meant.
    pub fn complete(&self, body: &BodyMention) -> Option<Named> {
        self.complete_in(body, &Around::default())
    }

    /// The same, where the words around say more: in `Bí thư Đảng ủy, Giám đốc Sở Y tế` the committee is that of the Sở Y
    /// tế, in `Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Dân vận` the commission is the Huyện ủy's.
    pub fn complete_in(&self, body: &BodyMention, around: &Around) -> Option<Named> {
        let head = self.words.get(body.head)?;
        if body.plural {
            return None;
        }
        let takes = head.value("takes").unwrap_or("name");
        let kind = self.kind(body.head);
        let own = self.own_name_at(body, around.place.as_ref());
        if let Some(inner) = &body.inner {
            let branch_of_department = head.name() == "Chi bộ" && self.kind(inner.head) == "department";
            let inner = if branch_of_department {
                Named { name: inner.name(), kind: "department".to_owned(), parent: None }
            } else {
                self.complete_in(inner, around)?
            };
            let kind = kind_by_inner(head, kind, &inner.kind);
            let name = body.with_inner(&own, &inner.name);
            let parent = if head.name() == "Chi bộ" { self.branch_parent() } else { Some(inner.name) };
            return Some(Named { name, kind, parent });
        }
        match takes {
            "none" => Some(Named { name: own, kind, parent: None }),
            "institution" => self.of_institution(body, own, kind, around),
            "place" => {
                let name = self.longer(body.head, &own).unwrap_or(own);
                Some(Named { name, kind, parent: None })
            }
            _ => self.by_name(body, own, kind),
        }
    }

    fn of_institution(&self, body: &BodyMention, own: String, kind: String, around: &Around) -> Option<Named> {
        let head = self.words.get(body.head)?;
        if !body.is_bare() {
            let name = self.longer(body.head, &own).unwrap_or(own);
            let parent = self.institution.clone().filter(|i| name.ends_with(i.as_str()));
            return Some(Named { name, kind, parent });
        }
        if head.name() == "Chi ủy" {
            return self.branch.as_ref().map(|b| Named {
                name: b.replacen("Chi bộ", "Chi ủy", 1),
                kind,
                parent: Some(b.clone()),
            });
        }
        // The office of an institution that no party role stands beside is the institution's own.
        if let (true, None, Some(institution)) =
            (head.is("arm") && head.is("part"), &around.committee, &self.institution)
        {
            let name = format!("{own} {institution}");
            return Some(Named { name, kind: "department".to_owned(), parent: Some(institution.clone()) });
        }
        if let (true, Some(committee)) = (head.is("arm"), &around.committee) {
            return Some(Named { name: format!("{own} {committee}"), kind, parent: Some(committee.clone()) });
        }
        let told = self.base.clone().filter(|_| self.host_is_told);
        let base = around.institution.clone().or(told)?;
        let seat = if around.institution.is_some() { Some(base.clone()) } else { self.institution.clone() };
        if head.is("arm") {
            let committee = format!("Đảng ủy {base}");
            return Some(Named { name: format!("{own} {committee}"), kind, parent: Some(committee) });
        }
        if head.is("organ") && kind.starts_with("party") {
            let of = format!("Đảng bộ {base}");
            return Some(Named { name: format!("{own} {of}"), kind, parent: Some(of) });
        }
        // An explicit longer name on the same base (`Đảng ủy cơ sở ngành Y tế`) is the one that is meant.
        let short = format!("{own} {base}");
        let name = self.longer(body.head, &short).unwrap_or(short);
        Some(Named { name, kind, parent: seat })
    }

    fn by_name(&self, body: &BodyMention, own: String, kind: String) -> Option<Named> {
        let head = self.words.get(body.head)?;
        let head_key = key(head.name());
        // A firm that is called by its brand.
        if body.head_name != head.name() {
            return Some(Named { name: own, kind, parent: None });
        }
        if head.name() == "Chi bộ" {
            let only = || self.full.most_of_head(body.head).map(str::to_owned);
            let name = match body.is_bare() {
                true => self.branch.clone().or_else(only)?,
                false => self.longer(body.head, &own).unwrap_or(own),
            };
            return Some(Named { name, kind, parent: self.branch_parent() });
        }
        if kind == "department" && !(body.is_bare() && head.is("lone")) {
            // `Phòng Y tế huyện` is an office of the district, not of the host.
            if body.open_level.is_some() || body.qualifiers.iter().any(|q| self.split_level(q).is_some()) {
                let kind = if head.name() == "Phòng" { "government".to_owned() } else { kind };
                return Some(Named { name: own, kind, parent: None });
            }
            let institution = self.institution.clone();
            let is_host =
                |i: &String| key(&own) == key(i) || is_shorter(&key(&own), &key(i)) || key(i).starts_with(&head_key);
            if head.is("seat") && institution.as_ref().is_some_and(is_host) {
                return self.host();
            }
            let name = institution.as_ref().map_or_else(|| own.clone(), |i| format!("{own} {i}"));
            return Some(Named { name, kind, parent: institution });
        }
        // `Bệnh viện`, `Bệnh viện tỉnh`, `Trung tâm`: the host, if its name begins so.
        if let Some(host) = self.institution.as_ref().filter(|i| {
            let (own, host) = (key(&own), key(i));
            own == host || is_shorter(&own, &host)
        }) {
            return Some(Named { name: host.clone(), kind: self.kind_of_host(body.head), parent: None });
        }
        if body.is_bare() {
            let name = self.full.whole(body.head, &kind, &own)?.to_owned();
            return Some(Named { name, kind, parent: None });
        }
        let name = self.longer(body.head, &own).unwrap_or_else(|| self.of_province(head, body, own));
        Some(Named { name, kind, parent: None })
    }

    /// `Sở Y tế` alone is that of the province which the text names.
    fn of_province(&self, head: &Concept, body: &BodyMention, own: String) -> String {
        let placed = body.open_level.is_some() || body.qualifiers.len() != 1;
        let weight = |level: &&str| self.weights.get(&key(level)).copied().unwrap_or_default();
        let level = ["thành phố", "tỉnh"].into_iter().max_by_key(weight).unwrap_or("tỉnh");
        let place = self.place_at(level, body.start).map(|place| format!("{level} {place}"));
        match place.filter(|_| head.is("ofProvince") && !placed) {
            Some(place) => format!("{own} {place}"),
            None => own,
        }
    }

    /// The body that an organ such as a Ban Chấp hành leads: the one inside its name, else the host's Đảng bộ.
    pub fn led_by(&self, organ: &BodyMention) -> Option<Named> {
        match &organ.inner {
            Some(inner) => self.complete(inner),
            None => self.party_body("Đảng bộ", &Around::default()),
        }
    }

    /// The host institution.
    pub fn host(&self) -> Option<Named> {
        let name = self.institution.clone()?;
        let kind = self.kind_by_name(&name);
        Some(Named { name, kind, parent: None })
    }

    /// The host's party body of a kind (`Đảng ủy`, `Đảng bộ`), or the branch where the article is about one.
    pub fn party_body(&self, head: &str, around: &Around) -> Option<Named> {
        let body = self.bare(head)?;
        self.complete_in(&body, around)
    }

    /// The branch that the article is about.
    pub fn branch(&self) -> Option<Named> {
        self.branch.clone().map(|name| Named { name, kind: "party-branch".to_owned(), parent: self.branch_parent() })
    }

    /// The committee of a level (`Huyện ủy` for `huyện`), with its place.
    pub fn committee_of_level(&self, level: &str) -> Option<Named> {
        let of_level = |h: &&Head| h.level.as_deref() == Some(level) && h.name.ends_with("ủy");
        let head = self.words.heads().iter().find(of_level)?;
        self.committee(&head.name)
    }

    /// The Đảng ủy of a body, if the text names it somewhere.
    pub fn named_committee_of(&self, body: &BodyMention) -> Option<Named> {
        let parent = self.complete(body)?.name;
        let name = format!("Đảng ủy {parent}");
        let kind = "party-committee".to_owned();
        self.composed.contains(&key(&name)).then_some(Named { name, kind, parent: Some(parent) })
    }

    /// The party committee on the level of a government body: `Huyện ủy` beside `UBND huyện`, `Đảng ủy xã X` beside `HĐND
    /// xã`.
    pub fn committee_beside(&self, body: &BodyMention) -> Option<Named> {
        if self.kind(body.head) != "government" && self.kind(body.head) != "mass-organization" {
            return None;
        }
        let qualified =
            body.qualifiers.iter().find_map(|q| self.split_level(q)).map(|(level, place)| (level, Some(place)));
        let (level, place) = qualified.or_else(|| body.open_level.clone().map(|l| (l, None)))?;
        if is_commune(&level) {
            let place = place.or_else(|| self.places.get(&key(&level)).cloned());
            let name = place.map_or_else(|| format!("Đảng ủy {level}"), |p| format!("Đảng ủy {level} {p}"));
            return Some(Named { name, kind: "party-committee".to_owned(), parent: None });
        }
        let committee = self.committee_of_level(&level)?;
        let bare = !committee.name.contains(' ') || committee.name.split(' ').count() == 2;
        Some(match place {
            Some(place) if bare => Named { name: format!("{} {place}", committee.name), ..committee },
            _ => committee,
        })
    }

    /// A party group such as `Đảng đoàn` that sits in the body named beside it: the one that the text spells out, if it
    /// spells out just one and the body beside is of no place, else that of the body.
    pub fn beside(&self, group: &BodyMention, body: Option<Named>) -> Option<Named> {
        let only = self.full.only_of_head(group.head).map(str::to_owned);
        let levels = self.words.levels();
        let of_place = body.as_ref().is_some_and(|b| levels.iter().any(|l| b.name.contains(&format!(" {l} "))));
        let of_body = body.map(|b| format!("{} {}", group.head_name, b.name));
        let name = if of_place { of_body.or(only) } else { only.or(of_body) }?;
        Some(Named { name, kind: self.kind(group.head), parent: None })
    }

    /// The committee that a role such as `Huyện ủy viên` is held at.
    pub fn committee(&self, head: &str) -> Option<Named> {
        self.complete(&self.bare(head)?)
    }

    /// A mention of nothing but a head noun.
    fn bare(&self, head: &str) -> Option<BodyMention> {
        let head = self.words.head(head)?;
        Some(BodyMention { head: head.concept, head_name: head.name.clone(), ..BodyMention::default() })
    }

    fn branch_parent(&self) -> Option<String> {
        self.branch_of.clone().or_else(|| self.base.as_ref().map(|b| format!("Đảng bộ {b}")))
    }

    /// Whether a head noun names a part of a body that leads it (`Ban Chấp hành`, `Ban Giám đốc`).
    pub fn is_organ(&self, head: u32) -> bool {
        self.words.get(head).is_some_and(|c| c.is("organ"))
    }

    /// The notation of the kind of a head noun.
    pub fn kind(&self, head: u32) -> String {
        self.words.kind_of_head(head).to_owned()
    }

    fn kind_of_host(&self, head: u32) -> String {
        self.institution.as_ref().map_or_else(|| self.kind(head), |i| self.kind_by_name(i))
    }

    fn kind_by_name(&self, name: &str) -> String {
        self.full.head_of(name).map_or_else(|| "other".to_owned(), |h| self.kind(h))
    }

    /// The name without the body inside, its open level closed by the article's place of that level.
    fn own_name(&self, body: &BodyMention) -> String {
        self.own_name_at(body, None)
    }

    /// The same; a place that stands beside the body comes before the article's.
    fn own_name_at(&self, body: &BodyMention, beside: Option<&(String, String)>) -> String {
        let place_of = |level: &str| {
            let beside = beside.filter(|(l, _)| key(l) == key(level)).map(|(_, place)| place);
            beside.or_else(|| self.place_at(level, body.start))
        };
        let level_of_head = self.words.get(body.head).and_then(|c| c.value("level"));
        let mut name = body.head_name.clone();
        for part in &body.qualifiers {
            // `Thành ủy thành phố Hà Nội` is the Thành ủy Hà Nội; a place with a person's name keeps its level.
            let plain = self.split_level(part).filter(|(level, place)| {
                let number = place.chars().all(|c| c.is_ascii_digit());
                level_of_head.is_some_and(|l| key(l) == key(level)) && key(place) != key("Hồ Chí Minh") && !number
            });
            name.push(' ');
            name.push_str(plain.as_ref().map_or(part, |(_, place)| place));
        }
        if let Some(level) = &body.open_level {
            name.push(' ');
            name.push_str(level);
            if let Some(place) = place_of(level) {
                name.push(' ');
                name.push_str(place);
            }
        } else if let (true, Some(place)) = (body.qualifiers.is_empty(), level_of_head.and_then(place_of)) {
            // A place that bears a person's name keeps its level: `Thành ủy Thành phố Hồ Chí Minh`.
            if key(place) == key("Hồ Chí Minh") && !key(&name).ends_with(&key("thành phố")) {
                name.push_str(" Thành phố");
            }
            name.push(' ');
            name.push_str(place);
        }
        name
    }

    /// The first name spelled out in the text that has the same head and holds all words of a shorter one in order.
    fn longer(&self, head: u32, short: &str) -> Option<String> {
        self.full.longer(head, self.words.kind_of_head(head), short).map(str::to_owned)
    }

    fn collect_places(&mut self, reading: &Reading<'_>, organizer: Option<&BodyMention>) {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut named: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        let mut note = |level: &str, place: &str, at: usize, weight: usize| {
            let level = key(level);
            *counts.entry((level.clone(), place.to_owned())).or_default() += weight;
            named.entry(level).or_default().push((at, place.to_owned()));
        };
        let text = &reading.text;
        for (_, body) in reading.bodies() {
            let weight = if organizer.is_some_and(|o| with_inner(o).any(|i| i.start == body.start)) { 100 } else { 2 };
            for part in &body.qualifiers {
                if let Some((level, place)) = self.split_level(part) {
                    note(&level, &place, body.start, weight);
                }
            }
            let of_head = self.words.get(body.head).and_then(|c| c.value("level"));
            if let (Some(level), Some(place)) = (of_head, body.qualifiers.first()) {
                let plain = self.split_level(place).map_or_else(|| place.clone(), |(_, p)| p);
                note(level, &plain, body.start, 2);
            }
        }
        for read in &reading.sentences {
            for (_, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Level) {
                let known = text.longest(mark.end, Sort::Place);
                let two = (mark.end..mark.end + 3).map(|i| text.tokens.get(i).is_some_and(|t| t.case == Case::Title));
                let unknown = two.eq([true, true, false]).then(|| text.words(mark.end, mark.end + 2));
                let place = known.map(|place| self.words.concept(place.concept).name().to_owned()).or(unknown);
                if let Some(place) = place.filter(|_| text.is_capitalised(mark.end)) {
                    note(self.words.concept(mark.concept).name(), &place, mark.end, 1);
                }
            }
            for (at, mark) in reading.marks(read.sentence.start, read.sentence.end, Sort::Place) {
                if text.is_capitalised(at)
                    && let Some(level) =
                        self.words.concept(mark.concept).value("level").filter(|l| *l == "tỉnh" || *l == "thành phố")
                {
                    note(level, self.words.concept(mark.concept).name(), at, 1);
                }
            }
        }
        let mut by_level: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for ((level, place), n) in counts {
            by_level.entry(level).or_default().push((n, place));
        }
        for (level, mut places) in by_level {
            places.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            // Three places of one level, and none of them named much more than the next: the text goes from one to another.
            let scattered = matches!(places.as_slice(), [a, b, _, ..] if a.0 < 100 && a.0 < 2 * b.0);
            if let (true, Some(mut all)) = (scattered, named.remove(&level)) {
                all.sort_unstable();
                self.scattered.insert(level.clone(), all);
            }
            if let Some((weight, place)) = places.into_iter().next() {
                self.weights.insert(level.clone(), weight);
                self.places.insert(level, place);
            }
        }
    }

    /// The place of a level that is meant at a token: the article's, or the last one named before where it tells of several.
    fn place_at(&self, level: &str, at: usize) -> Option<&String> {
        let level = key(level);
        let last = |all: &Vec<(usize, String)>| all.partition_point(|(i, _)| *i <= at).checked_sub(1);
        let before = self.scattered.get(&level).and_then(|all| all.get(last(all)?));
        before.map(|(_, place)| place).or_else(|| self.places.get(&level))
    }

    /// `huyện Thạch Thất` into level and place.
    pub fn split_level(&self, part: &str) -> Option<(String, String)> {
        self.words.levels().iter().find_map(|level| {
            let place = part.strip_prefix(level.as_str())?.strip_prefix(' ')?;
            Some((level.clone(), place.to_owned()))
        })
    }

    fn collect_full(&mut self, reading: &Reading<'_>) {
        for (_, body) in reading.bodies() {
            let named = !body.plural && !body.qualifiers.is_empty();
            if named && body.inner.is_none() && !reading.is_shouted(body) {
                self.full.add(body.head, self.words.kind_of_head(body.head), self.own_name(body));
            }
        }
    }

    fn find_host(&mut self, reading: &Reading<'_>, held: Option<&Held>, organizer: Option<&BodyMention>) {
        let institutions = |body: &BodyMention| -> Option<(u32, String)> {
            with_inner(body)
                .filter(|b| !b.plural && self.is_institution(b.head) && !b.qualifiers.is_empty())
                .last()
                .map(|b| (b.head, self.own_name(b)))
        };
        let title = reading.sentences.iter().filter(|r| r.sentence.part == crate::recognize::layout::Part::Headline);
        let in_title = title.flat_map(|r| r.mentions.iter()).filter_map(body_of).find_map(&institutions);
        let mut counts: BTreeMap<(u32, String), usize> = BTreeMap::new();
        for body in reading.sentences.iter().flat_map(|r| r.mentions.iter()).filter_map(body_of) {
            if let Some(found) = institutions(body) {
                *counts.entry(found).or_default() += 1;
            }
        }
        let alone = counts.len() == 1;
        let most = counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| alone || *n >= 3);
        let frequent = most.map(|(found, _)| found);
        let told = organizer.is_some() || in_title.is_some() || alone;
        let above_branch = || self.above_branch(reading, organizer?).and_then(&institutions);
        let venue = || held.and_then(|h| venue(reading, h)).and_then(&institutions);
        let of_organizer = organizer.and_then(&institutions).or_else(above_branch);
        let host = of_organizer.or_else(venue).or(in_title).or_else(|| match organizer {
            // A body that holds the event by itself (`Đảng ủy cơ sở ngành Y tế`) needs no institution.
            Some(o) if o.qualifiers.iter().any(|q| !is_generic(q)) && !self.is_branch(o.head) => None,
            _ => frequent,
        });
        self.host_is_told = told;
        if let Some((head, name)) = host {
            let name = self.longer(head, &name).unwrap_or(name);
            self.full.add_host(head, self.words.kind_of_head(head), &name);
            self.institution = Some(name.clone());
            self.base = Some(name);
        } else if let Some(organizer) = organizer.filter(|o| self.kind(o.head) != "other") {
            let rest: Vec<&str> = organizer.qualifiers.iter().map(String::as_str).filter(|q| !is_generic(q)).collect();
            let own = self.own_name(organizer);
            let level =
                organizer.open_level.as_ref().map(|_| own.replacen(&organizer.head_name, "", 1).trim().to_owned());
            self.base = level.or_else(|| (!rest.is_empty()).then(|| rest.join(" ")));
        }
        self.branch = organizer.filter(|o| self.is_branch(o.head) && !o.is_bare()).map(|o| {
            let mut name = self.own_name(o);
            if let Some(inner) = &o.inner {
                name = o.with_inner(&name, &inner.name());
            }
            name
        });
    }

    /// What a commune's committee or government holds is told from where they stand: `Đảng ủy` alone is the commune's.
    fn find_commune(&mut self, organizers: &[BodyMention]) {
        let communes = organizers.iter().flat_map(with_inner).filter(|b| !self.is_branch(b.head));
        let commune = communes
            .flat_map(|b| &b.qualifiers)
            .find(|q| self.split_level(q).is_some_and(|(level, _)| is_commune(&level)));
        if let Some(commune) = commune {
            self.base = Some(commune.clone());
        }
    }

    fn find_committee(&self, reading: &Reading<'_>, organizer: Option<&BodyMention>) -> Option<Named> {
        let of_level = |b: &&BodyMention| {
            self.kind(b.head) == "party-committee" && self.words.get(b.head).is_some_and(|c| c.value("level").is_some())
        };
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

    /// The committee that a party role without a body is of: the host's, or that of the level which the text speaks of.
    pub fn party_of_text(&self, around: &Around) -> Option<Named> {
        let beside = around.institution.is_some() || around.committee.is_some();
        let own = self.committee.clone().filter(|_| !beside);
        self.branch().or(own).or_else(|| self.party_body("Đảng ủy", around))
    }

    /// The Đảng bộ that the text puts the organising branch under: `Chi bộ A trực thuộc Đảng bộ B`.
    fn above_branch<'b>(&self, reading: &'b Reading<'_>, branch: &BodyMention) -> Option<&'b BodyMention> {
        let own = key(&branch.own_name());
        let pairs = reading.sentences.iter().flat_map(|read| read.mentions.windows(2));
        pairs.filter_map(|pair| Some((body_of(&pair[0])?, body_of(&pair[1])?))).find_map(|(one, two)| {
            let under = (one.end..two.start).any(|i| reading.text.says(i, "thuộc"));
            let named = two.head_name == "Đảng bộ" && !two.is_bare();
            (under && named && self.is_branch(one.head) && key(&one.own_name()) == own).then_some(two)
        })
    }

    /// The whole name of the Đảng bộ that the branch is under.
    fn find_branch_of(&self, reading: &Reading<'_>, organizer: Option<&BodyMention>) -> Option<String> {
        let organizer = organizer.filter(|o| self.is_branch(o.head))?;
        self.above_branch(reading, organizer).and_then(|b| self.complete(b)).map(|n| n.name)
    }

    fn is_branch(&self, head: u32) -> bool {
        self.kind(head) == "party-branch"
    }

    /// Institutions have party bodies and directors; committees, unions and departments sit in them.
    pub fn is_institution(&self, head: u32) -> bool {
        self.words.get(head).is_some_and(|c| c.is("seat"))
    }
}

/// Levels below the district, whose party committee is an Đảng ủy.
fn is_commune(level: &str) -> bool {
    matches!(level, "xã" | "phường" | "thị trấn" | "đặc khu")
}

/// The body at whose place an event is held: `tại Trung tâm Y tế huyện X, Huyện ủy tổ chức …`.
fn venue<'b>(reading: &'b Reading<'_>, held: &Held) -> Option<&'b BodyMention> {
    let read = reading.sentences.get(held.sentence)?;
    let at = |body: &&BodyMention| {
        (body.start.saturating_sub(2)..body.start).any(|i| reading.text.says(i, "tại") || reading.text.says(i, "ở"))
    };
    read.mentions.iter().filter_map(body_of).find(at)
}

fn is_generic(qualifier: &str) -> bool {
    matches!(qualifier, "cơ sở" | "bộ phận")
}

/// An office or board is the party's only where it is one of a party body: that of a union is the union's, the office of
/// an institution its department.
fn kind_by_inner(head: &Concept, kind: String, inner: &str) -> String {
    match inner {
        _ if inner.starts_with("party") => kind,
        "trade-union" | "youth-union" | "mass-organization" if head.is("organ") => inner.to_owned(),
        _ if head.is("arm") => "department".to_owned(),
        _ => kind,
    }
}

impl Bodies<'_> {
    /// The notation of the kind of a whole name: that of the longest head noun that it begins with.
    pub fn kind_of_name(&self, name: &str) -> String {
        let name = key(name);
        let begins = self.words.heads().iter().filter(|h| name.starts_with(&h.key));
        begins.max_by_key(|h| h.key.len()).map_or_else(|| "other".to_owned(), |h| self.kind(h.concept))
    }

    /// Whether a name is that of a place, with its level before it.
    pub fn is_place(&self, name: &str) -> bool {
        self.split_level(name).is_some()
    }

    /// The institution that a whole name of a party body, union or department ends in.
    pub fn parent_of_name(&self, name: &str) -> Option<String> {
        self.institution.clone().filter(|i| key(name) != key(i) && key(name).ends_with(&key(i)))
    }
}

/// The bodies of an article as each of its events has them: `Chi bộ` is one branch where the first congress is told, and
/// another where the second is.
#[derive(Debug)]
pub(super) struct Hosts<'r> {
    /// Index of the sentence from which on they hold.
    parts: Vec<(usize, Bodies<'r>)>,
}

/// No article tells of as many events with hosts of their own; each costs a look at the whole text.
const MANY_HOSTS: usize = 20;

impl<'r> Hosts<'r> {
    /// Gathers the bodies once for the first event, and again for each later one that another body holds.
    pub fn new(reading: &Reading<'r>, held: &[Held]) -> Self {
        let mut parts = vec![(0, Bodies::new(reading, held.first()))];
        let mut named: Option<&BodyMention> = held.first().and_then(|h| h.organizers.first());
        for event in held.iter().skip(1) {
            if parts.len() == MANY_HOSTS {
                break;
            }
            let other = event.organizers.first().filter(|o| !o.is_bare() && named.is_none_or(|n| n.name() != o.name()));
            if other.is_some() {
                parts.push((event.sentence, Bodies::new(reading, Some(event))));
                named = other;
            }
        }
        Self { parts }
    }

    /// Those of the first event, which the article as a whole is about.
    pub fn main(&self) -> &Bodies<'r> {
        &self.parts[0].1
    }

    /// Those that hold in a sentence.
    pub fn at(&self, sentence: usize) -> &Bodies<'r> {
        let part = self.parts.iter().rev().find(|(from, _)| *from <= sentence);
        part.map_or_else(|| self.main(), |(_, bodies)| bodies)
    }
}
