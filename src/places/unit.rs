//! One unit: what its line says.

use jiff::civil::Date;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};

use crate::text::key;

const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
const NOTATION: &str = "http://www.w3.org/2004/02/skos/core#notation";
const ALT_LABEL: &str = "http://www.w3.org/2004/02/skos/core#altLabel";
const NAME: &str = "https://schema.org/name";
const CONTAINED_IN_PLACE: &str = "https://schema.org/containedInPlace";
const START_DATE: &str = "https://schema.org/startDate";
const END_DATE: &str = "https://schema.org/endDate";
const IS_REPLACED_BY: &str = "http://purl.org/dc/terms/isReplacedBy";

/// How high a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A province, or a city on its level.
    Province,
    /// A district, a town, or a city in a province.
    District,
    /// A commune, ward, township or special zone.
    Commune,
}

/// An administrative unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its IRI.
    pub iri: NamedNode,
    /// How high it stands.
    pub rank: Rank,
    /// The code that the state gives it. One that ended and one that began may share it.
    pub code: String,
    /// Level and name, as they are written: `Huyện Thạch Thất`.
    pub label: String,
    /// Key of the name without the level.
    pub(super) name: String,
    /// The unit that it lies in.
    pub(super) above: Option<NamedNode>,
    /// Those that took its place.
    pub(super) became: Vec<NamedNode>,
    /// The first day, where it began with the reform.
    pub since: Option<Date>,
    /// The last day, where it ended with it.
    pub until: Option<Date>,
    /// What an article that needs it is to say of it: all but its name without the level, and other names.
    pub triples: Vec<Triple>,
}

impl Unit {
    /// What a line says, behind the prefixes that it uses. Nothing where that is no unit.
    pub(super) fn new(rank: Rank, prefixes: &str, line: &str) -> Option<Self> {
        let turtle = format!("{prefixes}\n{line}");
        let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle);
        let said = parser.map(|quad| quad.map(Triple::from)).collect::<Result<Vec<_>, _>>().ok()?;
        let NamedOrBlankNode::NamedNode(iri) = said.first()?.subject.clone() else { return None };
        let of = |property: &'static str| said.iter().filter(move |t| t.predicate.as_str() == property);
        let text = |property| of(property).find_map(|triple| literal(&triple.object));
        let nodes = |property| of(property).filter_map(|triple| node(&triple.object).cloned());
        let day = |property| text(property).and_then(|day| day.parse().ok());
        Some(Self {
            rank,
            code: text(NOTATION)?.to_owned(),
            label: text(PREF_LABEL)?.to_owned(),
            name: key(text(NAME)?),
            above: nodes(CONTAINED_IN_PLACE).next(),
            became: nodes(IS_REPLACED_BY).collect(),
            since: day(START_DATE),
            until: day(END_DATE),
            triples: said.iter().filter(|triple| is_told(triple)).cloned().collect(),
            iri,
        })
    }

    /// Whether there is such a unit on a day.
    pub fn is_there(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A store sums up the names of things, so that a unit brings one only.
fn is_told(triple: &Triple) -> bool {
    !matches!(triple.predicate.as_str(), NAME | ALT_LABEL)
}

fn literal(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn node(term: &Term) -> Option<&NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
