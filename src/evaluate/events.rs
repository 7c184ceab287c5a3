//! Which found event is which of gold, and what hangs on it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::keys::{Keys, overlap, share};
use super::kind::Kind;
use super::score::{Pair, row};
use super::sheet::{EventEntry, GroupEntry, Part, Sheet};
use super::tally::Row;

/// Pairs below this likeness are none.
const ALIKE: f64 = 1.0;

/// Whoever took part in one of these ways may be called a speaker too.
const SPEAKING: [&str; 5] = ["opener", "concluder", "presenter", "guest-of-honour", "chair"];

/// The id of a gold event, and what one side says of it.
type Told<'a> = (&'a str, &'a EventEntry);

impl Pair<'_> {
    /// Everything that hangs on which found event is which of gold.
    pub fn events(&mut self) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        let aligned = align(keys, gold, found);
        let to_gold: HashMap<&str, &str> = aligned.iter().map(|(g, f)| (*f, *g)).collect();
        let optional: BTreeSet<&str> = gold.events.iter().filter(|e| e.optional).map(|e| e.id.as_str()).collect();
        let main: Vec<&EventEntry> = gold.events.iter().filter(|e| !optional.contains(e.id.as_str())).collect();
        let by_id: HashMap<&str, &EventEntry> = found.events.iter().map(|e| (e.id.as_str(), e)).collect();
        let event = |id: &str, e: &EventEntry| Row {
            cues: vec![e.name.clone()],
            ..row(vec![id.to_owned()], &[id, &e.name, &e.date], e.evidence.as_ref())
        };
        let answers = found.events.iter().map(|e| match to_gold.get(e.id.as_str()) {
            Some(id) => event(id, e),
            None => Row { shown: format!("extra | {} | {}", e.name, e.date), ..event(&format!("extra {}", e.name), e) },
        });
        let may = gold.events.iter().filter(|e| e.optional).map(|e| event(&e.id, e)).collect::<Vec<_>>();
        self.count(Kind::Events, main.iter().map(|e| event(&e.id, e)).collect(), answers.collect(), &may);

        let wanted: Vec<Told> = main.iter().map(|e| (e.id.as_str(), *e)).collect();
        let same = |id: &str| aligned.get(id).and_then(|found| by_id.get(found).copied());
        let answered: Vec<Told> = wanted.iter().filter_map(|(id, _)| Some((*id, same(id)?))).collect();
        let given = |value: &String| if value.is_empty() { vec![] } else { vec![(value.clone(), value.clone())] };
        self.of_events(Kind::EventTypes, &wanted, &answered, |e| given(&e.kind));
        self.of_events(Kind::EventDates, &wanted, &answered, |e| given(&e.date));
        let organizers = |e: &EventEntry| e.organizers.iter().map(|o| (keys.key(o), o.clone())).collect();
        self.of_events(Kind::EventOrganizers, &wanted, &answered, organizers);

        let extra = |id: &str| to_gold.get(id).map_or_else(|| format!("extra {id}"), |g| (*g).to_owned());
        self.taking_part(&optional, &extra);
        self.groups(&optional, &extra);
    }

    /// Compares what is said of events that were found: values as they are compared and as they are shown.
    fn of_events(
        &mut self,
        kind: Kind,
        gold: &[Told],
        found: &[Told],
        values: impl Fn(&EventEntry) -> Vec<(String, String)>,
    ) {
        let rows = |events: &[Told]| {
            let mut rows = Vec::new();
            for (id, event) in events {
                for (compared, shown) in values(event) {
                    let row = row(vec![(*id).to_owned(), compared], &[id, &shown], event.evidence.as_ref());
                    rows.push(Row { cues: vec![shown, event.name.clone()], ..row });
                }
            }
            rows
        };
        let (gold, found) = (rows(gold), rows(found));
        self.count(kind, gold, found, &[]);
    }

    /// Whoever opens, concludes, presents, leads or directs may be called a speaker too, and whoever takes part at all an
    /// attendee.
    fn taking_part(&mut self, optional: &BTreeSet<&str>, to_gold: &dyn Fn(&str) -> String) {
        let (keys, gold, found) = (self.keys, self.gold, self.found);
        let one = |p: &Part, event: &str, kind: &str| {
            let key = vec![event.to_owned(), keys.key(&p.person), kind.to_owned()];
            Row { cues: vec![p.person.clone()], ..row(key, &[event, &p.person, kind], p.evidence.as_ref()) }
        };
        let counts = |p: &&Part, event: &str| !optional.contains(event) && !p.person.is_empty();
        let all = |p: &Part, event: &str| p.kinds.iter().map(|kind| one(p, event, kind)).collect::<Vec<_>>();
        let of_gold = |wanted: bool| {
            let entries = gold.participations.iter().filter(move |p| p.optional == wanted);
            entries.filter(|p| counts(p, &p.event)).collect::<Vec<_>>()
        };
        let main = of_gold(false);
        let mut may: Vec<Row> = of_gold(true).into_iter().flat_map(|p| all(p, &p.event)).collect();
        for p in &main {
            may.push(one(p, &p.event, "attendee"));
            if p.kinds.iter().any(|kind| SPEAKING.contains(&kind.as_str())) {
                may.push(one(p, &p.event, "speaker"));
            }
        }
        let wanted: Vec<Row> = main.into_iter().flat_map(|p| all(p, &p.event)).collect();
        let answers: Vec<Row> = found
            .participations
            .iter()
            .map(|p| (p, to_gold(&p.event)))
            .filter(|(p, event)| counts(p, event))
            .flat_map(|(p, event)| all(p, &event))
            .collect();
        let present = |rows: &[Row]| rows.iter().filter(|r| r.key[2] == "attendee").cloned().collect::<Vec<_>>();
        self.count(Kind::Attendance, present(&wanted), present(&answers), &present(&may));
        self.count(Kind::Participations, wanted, answers, &may);
    }

    fn groups(&mut self, optional: &BTreeSet<&str>, to_gold: &dyn Fn(&str) -> String) {
        let one = |g: &GroupEntry, event: &str| Row {
            cues: vec![g.count.clone(), g.group.clone()],
            ..row(
                vec![event.to_owned(), g.count.clone()],
                &[event, &g.count, &g.group, &g.organization],
                g.evidence.as_ref(),
            )
        };
        let counted = |g: &&GroupEntry| !g.count.is_empty();
        let gold = |may: bool| self.gold.groups.iter().filter(counted).filter(move |g| g.optional == may);
        let main = gold(false).filter(|g| !optional.contains(g.event.as_str())).map(|g| one(g, &g.event)).collect();
        let may: Vec<Row> = gold(true).map(|g| one(g, &g.event)).collect();
        let found = self.found.groups.iter().filter(counted).map(|g| (g, to_gold(&g.event)));
        let found = found.filter(|(_, event)| !optional.contains(event.as_str())).map(|(g, e)| one(g, &e)).collect();
        self.count(Kind::Groups, main, found, &may);
    }
}

/// Pairs each gold event with at most one found event: the same day, the same type, words shared by the names and people
/// shared by both make a pair; the best pairs come first, and of equal ones those whose gold event is not optional.
/// Gives the id of the found event by that of gold.
fn align<'g, 'f>(keys: &Keys, gold: &'g Sheet, found: &'f Sheet) -> BTreeMap<&'g str, &'f str> {
    let (there, here) = (people(keys, gold), people(keys, found));
    let name = |event: &EventEntry| keys.key(&event.name);
    let found_names: Vec<String> = found.events.iter().map(name).collect();
    let mut pairs = Vec::new();
    for g in &gold.events {
        let gold_name = name(g);
        for (f, found_name) in found.events.iter().zip(&found_names) {
            let certain = 2 * u8::from(g.date == f.date) + u8::from(g.kind == f.kind);
            let shared = shared(there.get(g.id.as_str()), here.get(f.id.as_str()));
            let likeness = f64::from(certain) + overlap(&gold_name, found_name) + 2.0 * shared;
            pairs.push((likeness, g, f));
        }
    }
    pairs.sort_by(|(a, g, f), (b, h, e)| {
        b.total_cmp(a).then(g.optional.cmp(&h.optional)).then(g.id.cmp(&h.id)).then(f.id.cmp(&e.id))
    });
    let (mut aligned, mut used) = (BTreeMap::new(), BTreeSet::new());
    for (likeness, g, f) in pairs {
        if likeness >= ALIKE && !aligned.contains_key(g.id.as_str()) && !used.contains(f.id.as_str()) {
            aligned.insert(g.id.as_str(), f.id.as_str());
            used.insert(f.id.as_str());
        }
    }
    aligned
}

/// The keys of the people who took part, by event.
fn people<'s>(keys: &Keys, sheet: &'s Sheet) -> HashMap<&'s str, BTreeSet<String>> {
    let mut people: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for part in sheet.participations.iter().filter(|p| !p.person.is_empty()) {
        people.entry(&part.event).or_default().insert(keys.key(&part.person));
    }
    people
}

/// The share of the people of two events who are at both; 0 where there are none.
fn shared(a: Option<&BTreeSet<String>>, b: Option<&BTreeSet<String>>) -> f64 {
    match (a, b) {
        (Some(a), Some(b)) => share(a.intersection(b).count(), a.union(b).count()),
        _ => 0.0,
    }
}
