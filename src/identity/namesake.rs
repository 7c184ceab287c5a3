//! People of one name, and what speaks for and against two of them being one.
//!
//! The weight of a pair is counted in bits, as in record linkage (Fellegi and Sunter, A Theory for Record Linkage, 1969): how
//! rare the name is, less how many people there are in the smallest circle that both are shown to belong to, less what
//! speaks against it. With a weight of 4 bits, one other person of that name is expected in sixteen such circles.

use std::collections::BTreeSet;

use jiff::civil::Date;
use oxigraph::model::NamedNode;

use super::body_name::Reach;
use super::rarity;
use super::seat::Seat;

/// From this weight on two are taken for one, in bits.
pub const SURE: f64 = 4.0;

/// From this weight on a person should judge, in bits.
pub const DOUBTFUL: f64 = -2.0;

/// The share of people who hold posts at two seats that reports never tell of together.
const TWO_SEATS: f64 = 1.0 / 16.0;

/// How long people stay at a seat, in years.
const STAY: f64 = 4.0;

/// How much speaks against two names that differ by middle names being one person's.
const OTHER_NAME: f64 = 8.0;

/// How many more people are guests of an institution than belong to it, in bits.
const GUESTS: f64 = 3.0;

/// How many more people of a place are told of than those who have posts there, in bits.
const STRANGERS: f64 = 3.0;

/// All that the articles say of one person at one seat: what a node of the articles' graphs stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Namesake {
    /// The node.
    pub iri: NamedNode,
    /// Key of the name.
    pub name_key: String,
    /// Where they have posts.
    pub seats: BTreeSet<Seat>,
    /// Whose meetings they are told to be at.
    pub seen_at: BTreeSet<Seat>,
    /// The first and the last day on which their posts are reported.
    pub period: Option<(Date, Date)>,
}

/// The smallest circle of people that two are shown to belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Circle {
    /// Both have posts at one seat.
    Seat(Seat),
    /// One has a post where the other is seen, or both are seen there.
    Meetings(Seat),
    /// Their seats lie in one place.
    Place(String),
    /// Nothing closer than the country.
    Country,
}

/// What speaks for and against two nodes being one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The smallest circle that both belong to.
    pub circle: Circle,
    /// How rare the name is, in bits.
    pub rarity: f64,
    /// How many people are in the circle, in bits.
    pub size: f64,
    /// How much speaks against their posts at different seats being one person's, in bits: the less time lies between them.
    pub change: f64,
    /// Whether posts at different seats are reported of the same time.
    pub at_one_time: bool,
    /// Whether the names differ by middle names.
    pub names_differ: bool,
}

/// What follows from a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Too little speaks for it.
    Apart,
    /// A person should judge.
    Doubtful,
    /// Taken for one.
    Same,
}

impl Namesake {
    /// Nothing known yet but the name.
    pub fn new(iri: NamedNode, name_key: String) -> Self {
        Self { iri, name_key, seats: BTreeSet::new(), seen_at: BTreeSet::new(), period: None }
    }

    /// Adds a day on which posts are reported.
    pub fn reported_on(&mut self, day: Date) {
        self.period = Some(self.period.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
    }

    /// Adds what is known of another node of theirs.
    pub fn add(&mut self, other: &Self) {
        self.seats.extend(other.seats.iter().cloned());
        self.seen_at.extend(other.seen_at.iter().cloned());
        for day in other.period.iter().flat_map(|(first, last)| [first, last]) {
            self.reported_on(*day);
        }
    }

    /// Whether anything is known but the name.
    pub fn is_told(&self) -> bool {
        self.is_placed() || !self.seen_at.is_empty()
    }

    /// Whether any post tells where they belong.
    pub fn is_placed(&self) -> bool {
        !self.seats.is_empty()
    }

    /// What speaks for and against both being one person. Neither the order nor other people matter.
    pub fn compare(&self, other: &Self) -> Comparison {
        let (circle, size) = self.circle(other);
        let both_placed = self.is_placed() && other.is_placed();
        let years = match &circle {
            Circle::Seat(_) => None,
            _ => self.years_between(other).filter(|_| both_placed),
        };
        // Either they hold both posts, or went from one to the other in the time between.
        let change = years.map_or(0.0, |years| -(TWO_SEATS + years / STAY).min(1.0).log2());
        let at_one_time = years.is_some_and(|years| years <= 0.0);
        let names_differ = self.name_key != other.name_key;
        let rarity = rarity::bits(&self.name_key).min(rarity::bits(&other.name_key));
        Comparison { circle, rarity, size, change, at_one_time, names_differ }
    }

    /// The time between the posts of one and those of the other; none where they are reported of the same time.
    fn years_between(&self, other: &Self) -> Option<f64> {
        let ((a, b), (c, d)) = (self.period?, other.period?);
        // The later of the beginnings comes after the earlier of the ends, where they do not overlap.
        let days = b.min(d).until(a.max(c)).ok()?.get_days().max(0);
        Some(f64::from(days) / 365.25)
    }

    fn circle(&self, other: &Self) -> (Circle, f64) {
        if let Some(seat) = common(&self.seats, &other.seats).min() {
            return (Circle::Seat(seat.clone()), size(Reach::Institution));
        }
        let at_home = common(&self.seats, &other.seen_at).chain(common(&other.seats, &self.seen_at));
        let as_guests = common(&self.seen_at, &other.seen_at);
        // Whoever has a post elsewhere is a guest.
        let guests = if self.is_placed() && other.is_placed() { GUESTS } else { 0.0 };
        let meetings = at_home
            .map(|seat| (seat, size(seat.reach())))
            .chain(as_guests.map(|seat| (seat, size(seat.reach()) + guests)))
            .map(|(seat, size)| (Circle::Meetings(seat.clone()), size));
        // Who has no post may be anyone of the place.
        let strangers = if self.is_placed() && other.is_placed() { 0.0 } else { STRANGERS };
        let places = self.places().flat_map(|(place, reach)| {
            let same = other.places().filter(move |(name, _)| *name == place);
            let reaches = same.map(move |(_, other)| reach.max(other).max(Reach::District));
            reaches.map(move |reach| (Circle::Place(place.to_owned()), size(reach) + strangers))
        });
        let all = meetings.chain(places);
        all.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((Circle::Country, size(Reach::Country)))
    }

    /// The places of the seats, with the reach of each.
    fn places(&self) -> impl Iterator<Item = (&str, Reach)> {
        self.seats.iter().chain(&self.seen_at).flat_map(Seat::places)
    }
}

/// Whether two keys of names differ by middle names only: one has all of the other's syllables, and some more between the
/// first and the last.
pub fn is_near_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let (short, long): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    let mut rest = long.iter();
    let has_all = short.iter().all(|syllable| rest.any(|other| other == syllable));
    short.len() > 1
        && short.len() < long.len()
        && has_all
        && short.first() == long.first()
        && short.last() == long.last()
}

/// Seats of one that can be seats of the other.
fn common<'a>(some: &'a BTreeSet<Seat>, others: &'a BTreeSet<Seat>) -> impl Iterator<Item = &'a Seat> {
    some.iter().filter(|seat| others.iter().any(|other| seat.agrees(other)))
}

/// How many officials a circle has, in bits: rough figures for the people that reports name.
fn size(reach: Reach) -> f64 {
    match reach {
        Reach::Institution => 7.0,
        Reach::District => 10.0,
        Reach::Province => 12.0,
        Reach::Country => 17.0,
    }
}

impl Comparison {
    /// The weight, in bits.
    pub fn weight(&self) -> f64 {
        self.rarity - self.size - self.change - if self.names_differ { OTHER_NAME } else { 0.0 }
    }

    /// What follows. Those of one seat are one; those with nothing in common but the name never are.
    pub fn finding(&self) -> Finding {
        match (&self.circle, self.weight()) {
            // The articles write names in full: who has another middle name is most often someone else.
            (Circle::Seat(_), weight) if self.names_differ && weight >= DOUBTFUL => Finding::Doubtful,
            (_, _) if self.names_differ => Finding::Apart,
            (Circle::Seat(_), _) => Finding::Same,
            (Circle::Country, weight) if weight >= SURE => Finding::Doubtful,
            (Circle::Country, _) => Finding::Apart,
            (_, weight) if weight >= SURE => Finding::Same,
            (_, weight) if weight >= DOUBTFUL => Finding::Doubtful,
            _ => Finding::Apart,
        }
    }
}
