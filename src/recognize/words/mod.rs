//! The ontology's words, compiled for looking up in texts.

mod marked;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub use self::marked::{Mark, Marked, is_consonant};
use crate::ontology::{Concept, Label, PROPERTIES, Text};
use crate::text::{Phrases, key};

/// The schemes of the ontology that the reading uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Roles held at a body.
    Role,
    /// Words before a role (`nguyên`, `quyền`).
    RoleMark,
    /// Head nouns of names of bodies.
    Head,
    /// Fields of work in names of bodies.
    Field,
    /// Administrative levels before place names.
    Level,
    /// Provinces and districts.
    Place,
    /// Nouns before names of places, streets, prizes (`quảng trường`).
    PlaceNoun,
    /// Countries of one syllable, which is one of names too: read as such behind an office only (`Thủ tướng Đức`).
    Country,
    /// Words before a name that tell whose kin someone is (`con trai`).
    Kin,
    /// Surnames.
    Surname,
    /// Forms of address, degrees, honours, ranks.
    Honorific,
    /// Cues of kinds of event.
    EventCue,
    /// Nouns that names of events begin with.
    EventNoun,
    /// Verbs of holding an event.
    EventVerb,
    /// Verbs of taking part.
    PartVerb,
    /// Titles and forms of award.
    Award,
    /// Verbs of commending.
    AwardVerb,
    /// Nouns for groups of people or units.
    GroupNoun,
    /// Verbs whose counted object is a result of work.
    ChangeVerb,
    /// What is counted as a result.
    Measure,
    /// Verbs before the figure of a result.
    ResultVerb,
    /// Kinds of document.
    DocumentKind,
    /// Words of one body in the place of another.
    SuccessionVerb,
    /// Words of the web page.
    Layout,
}

impl Sort {
    /// The sort as a set of one.
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

const SCHEMES: [(Sort, &str); 25] = [
    (Sort::Role, "roles"),
    (Sort::RoleMark, "role-marks"),
    (Sort::Head, "body-types"),
    (Sort::Field, "fields"),
    (Sort::Level, "levels"),
    (Sort::Place, "places"),
    (Sort::PlaceNoun, "place-nouns"),
    (Sort::Country, "countries"),
    (Sort::Kin, "kinship"),
    (Sort::Surname, "surnames"),
    (Sort::Honorific, "honorifics"),
    (Sort::EventCue, "event-types"),
    (Sort::EventCue, "event-cues"),
    (Sort::EventNoun, "event-nouns"),
    (Sort::EventVerb, "event-verbs"),
    (Sort::PartVerb, "participation-verbs"),
    (Sort::Award, "award-titles"),
    (Sort::AwardVerb, "award-verbs"),
    (Sort::GroupNoun, "group-nouns"),
    (Sort::ChangeVerb, "change-verbs"),
    (Sort::Measure, "measures"),
    (Sort::ResultVerb, "result-verbs"),
    (Sort::DocumentKind, "document-kinds"),
    (Sort::SuccessionVerb, "succession-verbs"),
    (Sort::Layout, "layout"),
];

/// All words of an ontology, ready to be found in texts.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Words {
    phrases: Phrases<(Sort, u32)>,
    /// All concepts, sorted by scheme, each with what the reading asks of it.
    concepts: Vec<Concept>,
    /// Names of the administrative levels.
    levels: Vec<String>,
    heads: Vec<Head>,
    /// Name of a head noun to index in `heads`.
    head_names: FxHashMap<String, usize>,
    /// For each concept, the index of the kind of body that it is narrower than.
    kinds: Vec<Option<u32>>,
    /// Kinds of events and of taking part, by their local names.
    pointed_at: FxHashMap<String, u32>,
}

/// Schemes whose concepts others point at by their local names.
const POINTED_AT: [&str; 2] = ["event-types", "participation-kinds"];

/// A concept with what the reading asks of it: the words in Vietnamese, and the properties that are named somewhere.
fn asked(concept: &Concept) -> Concept {
    let Concept { iri, scheme, notation, labels, properties } = concept.clone();
    let labels = labels.into_iter().filter(Label::is_vietnamese).collect();
    let is_asked = |(name, _): &(Text, Vec<Text>)| *name == "broader" || PROPERTIES.contains(&name.as_str());
    Concept { iri, scheme, notation, labels, properties: properties.into_iter().filter(is_asked).collect() }
}

/// A head noun of names of bodies.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Index of its concept.
    pub concept: u32,
    /// The noun, spelled out.
    pub name: String,
    /// The noun's key.
    pub key: String,
    /// Administrative level of the bodies that it names, where it says one (`Huyện ủy`).
    pub level: Option<String>,
}

impl Words {
    /// Compiles the labels of an ontology's concepts, which are sorted by scheme.
    pub fn new(concepts: &[Concept]) -> Self {
        let concepts: Vec<Concept> = concepts.iter().map(asked).collect();
        let mut namings = Vec::new();
        // Of two concepts that share a naming the one added last is found: the one that outranks the other.
        let mut order: Vec<usize> = (0..concepts.len()).collect();
        order.sort_by_key(|index| concepts[*index].value("outranks").is_some());
        for index in order {
            let concept = &concepts[index];
            let Some((sort, _)) = SCHEMES.iter().find(|(_, scheme)| concept.scheme == *scheme) else { continue };
            // The kinds of body themselves have descriptive labels; what stands in texts are the narrower head nouns.
            if *sort == Sort::Head && concept.value("takes").is_none() {
                continue;
            }
            namings.extend(concept.words().map(|word| (word, (*sort, index as u32))));
        }
        let phrases = Phrases::new(namings);
        let bodies = concepts.iter().enumerate().filter(|(_, c)| c.scheme == "body-types");
        let bodies: FxHashMap<&str, u32> = bodies.map(|(index, c)| (c.local_name(), index as u32)).collect();
        let kind = |c: &Concept| bodies.get(c.value("broader")?).copied();
        let kinds = concepts.iter().map(kind).collect();
        let is_head = |c: &Concept| c.scheme == "body-types" && c.value("takes").is_some();
        let head = |(i, c): (usize, &Concept)| Head {
            concept: i as u32,
            name: c.name().to_owned(),
            key: key(c.name()),
            level: c.value("level").map(str::to_owned),
        };
        let heads: Vec<Head> = concepts.iter().enumerate().filter(|(_, c)| is_head(c)).map(head).collect();
        let head_names = heads.iter().enumerate().map(|(i, h)| (h.name.clone(), i)).collect();
        let levels = concepts.iter().filter(|c| c.scheme == "levels").map(|c| c.name().to_owned()).collect();
        let pointed_at = concepts.iter().enumerate().filter(|(_, c)| POINTED_AT.contains(&c.scheme.as_str()));
        let pointed_at = pointed_at.map(|(index, c)| (c.local_name().to_owned(), index as u32)).collect();
        Self { phrases, concepts, levels, heads, head_names, kinds, pointed_at }
    }

    /// All head nouns of names of bodies.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// `huyện Thạch Thất` into level and place; nothing where no level begins the name (`xã hội`).
    pub fn split_level<'p>(&self, name: &'p str) -> Option<(&str, &'p str)> {
        let ends = |level: &&String| name.as_bytes().get(level.len()) == Some(&b' ');
        self.levels().iter().filter(ends).find_map(|level| {
            let place = name.strip_prefix(level.as_str())?.get(1..)?;
            let named = !place.starts_with(char::is_lowercase);
            named.then_some((level.as_str(), place))
        })
    }

    /// Names of the administrative levels (`huyện`).
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// Whether a level is that of communes, whose party committee is an Đảng ủy.
    pub fn is_commune(&self, level: &str) -> bool {
        self.is_of_tier(level, "commune")
    }

    /// Whether a level is one below the communes, whose places have branches.
    pub fn is_village(&self, level: &str) -> bool {
        self.is_of_tier(level, "village")
    }

    fn is_of_tier(&self, level: &str, tier: &str) -> bool {
        self.scheme("levels").iter().any(|c| c.name() == level && c.value("tier") == Some(tier))
    }

    /// A head noun by its name (`Đảng ủy`).
    pub fn head(&self, name: &str) -> Option<&Head> {
        self.head_names.get(name).map(|i| &self.heads[*i])
    }

    /// The notation of the kind of body that a head noun, by the index of its concept, belongs to.
    pub fn kind_of_head(&self, head: u32) -> &str {
        let kind = self.kinds.get(head as usize).copied().flatten();
        kind.map_or("other", |kind| self.concept(kind).name())
    }

    /// A concept by its index in a [`Mark`].
    pub fn concept(&self, index: u32) -> &Concept {
        &self.concepts[index as usize]
    }

    /// The concept with an index, where there is one.
    pub fn get(&self, index: u32) -> Option<&Concept> {
        self.concepts.get(index as usize)
    }

    /// The concepts of one scheme.
    pub fn scheme(&self, scheme: &str) -> &[Concept] {
        let from = self.concepts.partition_point(|c| c.scheme.as_str() < scheme);
        let to = self.concepts.partition_point(|c| c.scheme.as_str() <= scheme);
        &self.concepts[from..to]
    }

    /// The kind of event or of taking part whose IRI ends in this local name.
    pub fn kind(&self, local_name: &str) -> Option<&Concept> {
        self.pointed_at.get(local_name).map(|index| self.concept(*index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::{File, NAMESPACE, Ontology};

    /// Which of two roles with one naming is found.
    fn found(of_a: &str, of_b: &str) -> String {
        let role = |name: &str, more: &str| {
            format!(
                "hn:role-{name} skos:inScheme hn:roles ; skos:prefLabel \"{name}\"@vi ; skos:altLabel \"chỉ huy\"@vi {more} .\n"
            )
        };
        let prefixes = format!("@prefix hn: <{NAMESPACE}> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
        let turtle = prefixes + &role("a", of_a) + &role("b", of_b);
        let files = [File { path: "roles.ttl".into(), bytes: turtle.into_bytes() }];
        let words = Words::new(Ontology::from_files(&files).unwrap().concepts());
        let mark = words.mark("Chỉ huy").longest(0, Sort::Role).unwrap();
        words.concept(mark.concept).name().to_owned()
    }

    #[test]
    fn of_two_that_share_a_naming_the_one_that_outranks_the_other_is_found() {
        assert_eq!(found("; hn:outranks hn:role-b", ""), "a");
        assert_eq!(found("", "; hn:outranks hn:role-a"), "b");
    }
}
