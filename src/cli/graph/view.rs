//! Which graph is meant: a view of the store, what of it, and how it is weighted.

use clap::ValueEnum;
use jiff::civil::Date;

use super::super::store::Place;
use super::super::{CliError, Exit, explain, query};
use crate::explain::ThingKind;
use crate::graph::{Network, Records, Selection, View, Weighting};
use crate::query::{Answer, Options, Values};
use crate::store::Store;
use crate::text::{key, near};

/// The way of taking part that joins people at meetings.
const ATTENDEE: &str = "attendee";

/// A graph out of the store.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Which graph")]
pub(in crate::cli) struct Graph {
    /// What is joined with what [default: meetings]
    #[arg(long, value_name = "VIEW", conflicts_with = "query")]
    view: Option<Shown>,
    /// Take the answer of this query instead: of a CONSTRUCT, or of a SELECT with the columns source and target
    #[arg(long, value_name = "FILE.rq", conflicts_with_all = ["scaled", "from", "to", "body", "event_type"])]
    query: Option<String>,
    /// Weigh an event by 1/(people at it - 1), so that a large one does not drown a small one
    #[arg(long)]
    scaled: bool,
    /// Only events and posts of this day or later, as 2024-01-16
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Only events and posts of this day or earlier
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Only this body and all under it: its posts, its people, its events and theirs
    #[arg(long, value_name = "NAME-OR-IRI")]
    body: Option<String>,
    /// Only events of this type, as congress; may be given several times
    #[arg(long, value_name = "TYPE")]
    event_type: Vec<String>,
    /// Only edges of this kind: a way of taking part, a role, or how bodies belong together; may be given several times
    /// [for meetings: attendee]
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only what is near this person, body or event
    #[arg(long, value_name = "NAME-OR-IRI")]
    person: Option<String>,
    /// How near: the number of steps from edge to edge
    #[arg(long, value_name = "N", default_value_t = 1, requires = "person")]
    hops: usize,
    /// Only edges of this weight or more, and what they join
    #[arg(long, value_name = "WEIGHT")]
    min_weight: Option<f64>,
    /// Only the N nodes whose edges weigh most
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Take it that nothing is left of the graph
    #[arg(long)]
    allow_empty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shown {
    /// People, joined by the events that they attended together
    Meetings,
    /// From people to the events that they took part in
    Attendance,
    /// From people to the bodies in which they hold posts
    Posts,
    /// From each body to those that it belongs to
    Bodies,
    /// From body to body, where people moved
    Careers,
    /// People, bodies and events, and all that ties them
    All,
}

impl Graph {
    /// Makes it out of a store.
    pub(in crate::cli) fn network(&self, place: &Place) -> Result<Network, CliError> {
        self.check_days()?;
        let store = place.open()?;
        let mut network = match &self.query {
            Some(file) => self.asked(&store, file)?,
            None => self.viewed(&store)?,
        };
        if let Some(least) = self.min_weight {
            network.retain_edges(|edge| edge.weight >= least, true);
        }
        if let Some(name) = &self.person {
            let thing = explain::the_one(&store, name)?;
            if !network.keep_around(&thing.iri, self.hops) {
                return Err(CliError::new(Exit::NotFound, format!("{} is not in this graph", thing.name))
                    .hint("choose another --view, or leave out other filters"));
            }
        }
        if let Some(top) = self.top {
            network.keep_heaviest(top);
        }
        self.check_size(network.node_count())?;
        Ok(network)
    }

    /// The tables that the graph is made of, for formats that know entities and no graph.
    pub(in crate::cli) fn records(&self, place: &Place) -> Result<Records, CliError> {
        self.check_days()?;
        let of_graphs = [
            ("--view", self.view.is_some()),
            ("--query", self.query.is_some()),
            ("--scaled", self.scaled),
            ("--person", self.person.is_some()),
            ("--min-weight", self.min_weight.is_some()),
            ("--top", self.top.is_some()),
        ];
        if let Some((flag, _)) = of_graphs.iter().find(|(_, is_given)| *is_given) {
            return Err(CliError::new(Exit::Usage, format!("{flag} chooses of a graph, and this format has entities"))
                .hint("choose entities with --from, --to, --body, --event-type and --kind"));
        }
        let store = place.open()?;
        let mut records = load(&store)?;
        let ways: Vec<&str> = records.ways.iter().map(|way| &**way).collect();
        let ways = known("way of taking part", &self.kind, ways)?;
        records.select(&self.selection(&store, &records, ways)?);
        self.check_size(records.people.len() + records.bodies.len() + records.events.len())?;
        Ok(records)
    }

    fn check_days(&self) -> Result<(), CliError> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => {
                Err(CliError::new(Exit::Usage, format!("no day is from {from} on and up to {to}"))
                    .hint("give --from the earlier day, and --to the later one"))
            }
            _ => Ok(()),
        }
    }

    fn check_size(&self, size: usize) -> Result<(), CliError> {
        if size > 0 || self.allow_empty {
            return Ok(());
        }
        Err(CliError::new(Exit::NotFound, "the graph is empty: nothing in the store is left by these filters")
            .hint("widen the filters, or write an empty graph with --allow-empty"))
    }

    fn view(&self) -> Shown {
        self.view.unwrap_or(Shown::Meetings)
    }

    fn viewed(&self, store: &Store) -> Result<Network, CliError> {
        let mut records = load(store)?;
        let ways: Vec<&str> = records.ways.iter().map(|way| &**way).collect();
        let ways = match (self.view(), self.kind.as_slice()) {
            (Shown::Meetings, []) => vec![ATTENDEE.to_owned()],
            (Shown::Meetings, kinds) => known("way of taking part", kinds, ways)?,
            _ => Vec::new(),
        };
        records.select(&self.selection(store, &records, ways)?);
        let weighting = if self.scaled { Weighting::Scaled } else { Weighting::Events };
        let mut network = records.network(self.view().into(), weighting);
        if self.view() != Shown::Meetings && !self.kind.is_empty() {
            let kinds: Vec<&str> = network.edges().filter_map(|(.., edge)| edge.kind.as_deref()).collect();
            let wanted = known("kind of edge", &self.kind, kinds)?;
            network
                .retain_edges(|edge| edge.kind.as_ref().is_some_and(|kind| wanted.iter().any(|w| **w == **kind)), true);
        }
        Ok(network)
    }

    fn selection(&self, store: &Store, records: &Records, ways: Vec<String>) -> Result<Selection, CliError> {
        let body = self.body.as_ref().map(|name| explain::the_one(store, name)).transpose()?;
        if let Some(other) = body.as_ref().filter(|thing| thing.kind != ThingKind::Body) {
            return Err(CliError::new(Exit::NotFound, format!("{} is no body", other.name))
                .hint("`hoinghi query bodies` lists them"));
        }
        let types: Vec<&str> = records.events.iter().filter_map(|event| event.kind.as_deref()).collect();
        Ok(Selection {
            from: self.from,
            to: self.to,
            body: body.map(|body| body.iri),
            event_types: known("type of event", &self.event_type, types)?,
            ways,
        })
    }

    /// The answer of a query as a network.
    fn asked(&self, store: &Store, file: &str) -> Result<Network, CliError> {
        let query = query::from_file(file)?;
        let network = match query.run(store.inner(), &Values::new(), &Options::default())? {
            Answer::Graph(triples) => Network::from_triples(&triples),
            Answer::Rows { columns, rows } => {
                let columns: Vec<String> = columns.into_iter().map(|column| column.into_string()).collect();
                Network::from_rows(&columns, &rows).map_err(|e| {
                    CliError::from_error(Exit::Query, &e).hint("name the ends of edges ?source and ?target")
                })?
            }
            Answer::Boolean(_) => {
                return Err(CliError::new(Exit::Query, format!("{file} asks for yes or no, which is no graph"))
                    .hint("use CONSTRUCT, or SELECT with ?source and ?target"));
            }
        };
        Ok(network)
    }
}

fn load(store: &Store) -> Result<Records, CliError> {
    Records::load(store).map_err(|e| {
        CliError::from_error(Exit::Store, &e)
            .hint("a damaged store is built again from the articles, in another folder")
    })
}

/// Each wanted name as it is known, blind to case.
fn known(what: &str, wanted: &[String], known: Vec<&str>) -> Result<Vec<String>, CliError> {
    let mut known = known;
    known.sort_unstable();
    known.dedup();
    let find = |wanted: &String| {
        let found = known.iter().find(|name| key(name) == key(wanted));
        found.map(|name| (*name).to_owned()).ok_or_else(|| {
            let near = near(wanted, known.iter().copied());
            let offered = if near.is_empty() { known.iter().take(12).map(|n| (*n).to_owned()).collect() } else { near };
            let hint = match offered.as_slice() {
                [] => "the store has none".to_owned(),
                offered => format!("there are {}", offered.join(", ")),
            };
            CliError::new(Exit::NotFound, format!("there is no {what} {wanted}")).hint(hint)
        })
    };
    wanted.iter().map(find).collect()
}

impl From<Shown> for View {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Meetings => Self::Meetings,
            Shown::Attendance => Self::Attendance,
            Shown::Posts => Self::Posts,
            Shown::Bodies => Self::Bodies,
            Shown::Careers => Self::Careers,
            Shown::All => Self::All,
        }
    }
}
