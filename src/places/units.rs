//! All units, by their names.

use std::sync::{LazyLock, OnceLock};

use oxigraph::model::NamedNode;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{NAMESPACE, Rank, Unit};
use crate::text::key;

/// The files, with the rank of what stands in them.
const FILES: [(Rank, &str); 3] = [
    (Rank::Province, include_str!("../../ontology/units/provinces.ttl")),
    (Rank::District, include_str!("../../ontology/units/districts.ttl")),
    (Rank::Commune, include_str!("../../ontology/units/communes.ttl")),
];

static EMBEDDED: LazyLock<Units> = LazyLock::new(|| Units::new(&FILES));

/// Administrative units, by their names.
#[derive(Debug)]
pub struct Units {
    /// The prefixes that the lines use.
    prefixes: &'static str,
    entries: Vec<Entry>,
    by_iri: FxHashMap<&'static str, usize>,
    /// By key of level and name.
    by_label: FxHashMap<String, Vec<usize>>,
    /// Provinces and districts by key of the name alone.
    by_name: FxHashMap<String, Vec<usize>>,
    /// Keys of what names of districts begin with.
    district_levels: FxHashSet<String>,
}

/// A line, and what it says once that has been asked.
#[derive(Debug)]
struct Entry {
    rank: Rank,
    line: &'static str,
    unit: OnceLock<Option<Box<Unit>>>,
}

impl Units {
    /// Those that the program carries inside. The first call goes over their names; a later one costs nothing.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    fn new(files: &[(Rank, &'static str)]) -> Self {
        let mut units = Self {
            prefixes: "",
            entries: Vec::new(),
            by_iri: FxHashMap::default(),
            by_label: FxHashMap::default(),
            by_name: FxHashMap::default(),
            district_levels: FxHashSet::default(),
        };
        for (rank, text) in files {
            // All files have the same prefixes.
            units.prefixes = text.split_once("\n\n").map_or("", |(prefixes, _)| prefixes);
            text.lines().for_each(|line| units.add(*rank, line));
        }
        units
    }

    fn add(&mut self, rank: Rank, line: &'static str) {
        let Some((subject, said)) = line.strip_prefix("unit:").and_then(|line| line.split_once(' ')) else { return };
        let number = self.entries.len();
        self.entries.push(Entry { rank, line, unit: OnceLock::new() });
        self.by_iri.insert(subject, number);
        let label = quoted(said, "skos:prefLabel").map(key);
        let name = quoted(said, "schema:name").filter(|_| rank < Rank::Commune).map(key);
        if let (Some(label), Some(name), Rank::District) = (&label, &name, rank) {
            let level = label.strip_suffix(name.as_str()).unwrap_or_default().trim_end();
            self.district_levels.insert(level.to_owned());
        }
        for label in label.into_iter().chain(quoted(said, "skos:altLabel").map(key)) {
            self.by_label.entry(label).or_default().push(number);
        }
        if let Some(name) = name {
            self.by_name.entry(name).or_default().push(number);
        }
    }

    /// All of them: provinces, then districts, then communes, each by code.
    pub fn all(&self) -> impl Iterator<Item = &Unit> {
        (0..self.entries.len()).filter_map(move |number| self.unit(number))
    }

    /// The unit that another lies in.
    pub fn above(&self, unit: &Unit) -> Option<&Unit> {
        self.by_iri(unit.above.as_ref()?)
    }

    /// The units that took the place of another.
    pub fn became<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a Unit> {
        unit.became.iter().filter_map(move |node| self.by_iri(node))
    }

    /// Whether several units have a level and a name. Both are keys.
    pub fn are_many(&self, level: &str, name: &str) -> bool {
        self.by_label.get(&format!("{level} {name}")).is_some_and(|units| units.len() > 1)
    }

    /// Units that a name may mean. Where no level is told, it is a province that is meant, unless a district elsewhere bears
    /// its name.
    pub(super) fn named(&self, level: Option<&str>, name: &str) -> Vec<&Unit> {
        if let Some(level) = level {
            return self.units(self.by_label.get(&format!("{level} {name}")));
        }
        let (provinces, districts): (Vec<_>, Vec<_>) =
            self.units(self.by_name.get(name)).into_iter().partition(|unit| unit.rank == Rank::Province);
        let is_inside = |unit: &&Unit| self.above(unit).is_some_and(|above| above.name == name);
        if districts.iter().all(is_inside) { provinces } else { Vec::new() }
    }

    /// Districts of a name that may have been of that level once: they were raised in rank, from `huyện` to `thị xã`, say.
    pub(super) fn raised(&self, level: Option<&str>, name: &str) -> Vec<&Unit> {
        if !level.is_some_and(|level| self.is_of_districts(level)) {
            return Vec::new();
        }
        let mut units = self.units(self.by_name.get(name));
        units.retain(|unit| unit.rank == Rank::District);
        units
    }

    /// Whether a level is one of districts: `huyện`, or a sort of it such as `huyện đảo`.
    fn is_of_districts(&self, level: &str) -> bool {
        let shorter = level.rsplit_once(' ').map_or(level, |(first, _)| first);
        [level, shorter].iter().any(|level| self.district_levels.contains(*level))
    }

    fn units(&self, numbers: Option<&Vec<usize>>) -> Vec<&Unit> {
        numbers.into_iter().flatten().filter_map(|number| self.unit(*number)).collect()
    }

    fn by_iri(&self, iri: &NamedNode) -> Option<&Unit> {
        self.unit(*self.by_iri.get(iri.as_str().strip_prefix(NAMESPACE)?)?)
    }

    fn unit(&self, number: usize) -> Option<&Unit> {
        let entry = self.entries.get(number)?;
        entry.unit.get_or_init(|| Unit::new(entry.rank, self.prefixes, entry.line).map(Box::new)).as_deref()
    }
}

/// What stands in quotes behind a property.
fn quoted<'a>(said: &'a str, property: &str) -> Option<&'a str> {
    let (_, behind) = said.split_once(property)?;
    behind.strip_prefix(" \"")?.split('"').next()
}
