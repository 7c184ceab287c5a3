//! What a store holds, in figures.

use oxigraph::model::{NamedNodeRef, Term};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::StorageError;
use serde::Serialize;

use super::{Earlier, Store, StoreError};
use crate::rdf::vocabulary::{INFERRED_GRAPH, ONTOLOGY_GRAPH, foaf, hn, org, schema};

/// What a store holds, in figures: of things, as the default graph has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Articles.
    pub articles: u64,
    /// People.
    pub people: u64,
    /// Party bodies and institutions.
    pub bodies: u64,
    /// Events.
    pub events: u64,
    /// Posts: a role of a person at a body.
    pub posts: u64,
    /// Pairs of people who may be one and whom nobody has judged.
    pub candidates: u64,
    /// What people judged of who is who.
    pub judgements: u64,
    /// Triples, of all articles together and graph by graph.
    pub triples: Triples,
    /// First day of an event.
    pub first_day: Option<String>,
    /// Last day on which an event begins.
    pub last_day: Option<String>,
    /// Size on disk, in bytes.
    pub bytes: Option<u64>,
    /// Version of the ontology whose words the store has.
    pub ontology: Option<String>,
    /// What was read with an ontology before that one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
    /// Version of the program that wrote it last.
    pub program: Option<String>,
}

/// How many triples there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Triples {
    /// In the default graph.
    pub default_graph: u64,
    /// In all graphs: the default one, those of the articles, that of the ontology and that of what follows.
    pub all: u64,
    /// In the graph of what follows by the axioms of the ontology; nothing where the store does not infer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<u64>,
}

impl Store {
    /// Counts what there is. Keys are counted, not read, so that it takes some seconds for ten millions of triples.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn status(&self) -> Result<Status, StoreError> {
        let (things, triples) = rayon::join(|| self.things(), || self.triples());
        let place = self.published.as_ref();
        Ok(Status {
            earlier: self.earlier()?,
            candidates: self.candidates()?.len() as u64,
            judgements: self.judgements()?.iter().count() as u64,
            triples: triples?,
            bytes: place.map(|place| place.bytes()).transpose()?,
            program: place.map(|place| place.program().to_owned()),
            ..things?
        })
    }

    fn things(&self) -> Result<Status, StoreError> {
        let days = self.row(&format!(
            "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{ ?event a {} ; {} ?day }}",
            hn::EVENT,
            schema::START_DATE
        ))?;
        let mut days = days.into_iter();
        Ok(Status {
            articles: self.count(schema::NEWS_ARTICLE)?,
            people: self.count(foaf::PERSON)?,
            bodies: self.count(org::ORGANIZATION)?,
            events: self.count(hn::EVENT)?,
            posts: self.count(org::MEMBERSHIP)?,
            first_day: days.next().flatten(),
            last_day: days.next().flatten(),
            ontology: self.ontology_version()?,
            ..Status::default()
        })
    }

    fn triples(&self) -> Result<Triples, StoreError> {
        let number = || self.number("SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }");
        let (default_graph, all) = rayon::join(number, || self.inner.len());
        Ok(Triples { default_graph: default_graph?, all: all? as u64, inferred: self.inferred()? })
    }

    /// The version of the ontology that the store was built with; nothing where it has none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn ontology_version(&self) -> Result<Option<String>, StoreError> {
        Ok(self.ontology_versions(NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH))?.into_iter().next())
    }

    /// The versions of the ontologies in a graph.
    pub(super) fn ontology_versions(&self, graph: NamedNodeRef<'_>) -> Result<Vec<String>, StorageError> {
        let version = NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#versionInfo");
        let ontology = NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH);
        let quads = self.inner.quads_for_pattern(Some(ontology.into()), Some(version), None, Some(graph.into()));
        let versions = quads.filter_map(|quad| match quad.map(|quad| quad.object) {
            Ok(Term::Literal(version)) => Some(Ok(version.value().to_owned())),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        });
        versions.collect()
    }

    /// How many triples follow by the axioms of the ontology and are not said; nothing where the store does not infer.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn inferred(&self) -> Result<Option<u64>, StoreError> {
        let count = format!("SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{INFERRED_GRAPH}> {{ ?s ?p ?o }} }}");
        self.infers()?.then(|| self.number(&count)).transpose()
    }

    /// How many things of a class there are.
    fn count(&self, class: NamedNodeRef<'_>) -> Result<u64, StoreError> {
        self.number(&format!("SELECT (COUNT(*) AS ?count) WHERE {{ ?thing a {class} }}"))
    }

    fn number(&self, query: &str) -> Result<u64, StoreError> {
        Ok(self.row(query)?.into_iter().next().flatten().and_then(|count| count.parse().ok()).unwrap_or_default())
    }

    /// The literals of a query's first row.
    fn row(&self, query: &str) -> Result<Vec<Option<String>>, StoreError> {
        let failed = |error| StorageError::Other(Box::from(error));
        let query = SparqlEvaluator::new().parse_query(query).map_err(|e| failed(e.to_string()))?;
        let results = query.on_store(&self.inner).execute().map_err(|e| failed(e.to_string()))?;
        let QueryResults::Solutions(mut rows) = results else { return Ok(Vec::new()) };
        let Some(row) = rows.next().transpose().map_err(|e| failed(e.to_string()))? else { return Ok(Vec::new()) };
        let text = |term: &Option<Term>| match term {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        };
        Ok(row.values().iter().map(text).collect())
    }
}
