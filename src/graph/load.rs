//! The graph of people out of the store's default graph.

use std::collections::BTreeMap;

use super::{Attendance, Event, PeopleGraph, Person};
use crate::store::Store;
use jiff::civil::Date;
use oxigraph::model::Term;
use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolution, SparqlEvaluator, SparqlSyntaxError};

/// Who attended what.
const ATTENDANCE: &str = "
    PREFIX schema: <https://schema.org/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    SELECT ?event ?eventName ?date ?person ?personName WHERE {
        ?event schema:attendee ?person .
        OPTIONAL { ?event schema:name ?eventName }
        OPTIONAL { ?event schema:startDate ?date }
        OPTIONAL { ?person foaf:name ?personName }
    }";

/// Who holds which posts. The label of a role stands with the ontology, or beside the data where that lacks it.
const POSTS: &str = "
    PREFIX hn: <https://w3id.org/hoinghi/ontology#>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?person ?role ?rank ?body WHERE {
        ?membership org:member ?person ; org:role ?concept .
        FILTER NOT EXISTS { ?membership hn:former true }
        OPTIONAL {
            GRAPH <https://w3id.org/hoinghi/ontology> { ?concept skos:prefLabel ?known FILTER(lang(?known) = 'vi') }
        }
        OPTIONAL { GRAPH <https://w3id.org/hoinghi/ontology> { ?concept hn:rank ?rank } }
        OPTIONAL { ?concept skos:prefLabel ?minted FILTER(lang(?minted) = 'vi') }
        BIND(COALESCE(?known, ?minted) AS ?role)
        OPTIONAL { ?membership org:organization/skos:prefLabel ?body }
    }";

/// Why the graph could not be read from the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// A query of ours is malformed: a fault in the program.
    #[error("the query for the graph is malformed")]
    Syntax(#[from] SparqlSyntaxError),
    /// The store could not be read.
    #[error("the store cannot be read")]
    Evaluation(#[from] QueryEvaluationError),
}

/// People joined by the events that they attended together, by the store's default graph. A person's main post is,
/// of those not past, the one whose role has the smallest `hn:rank`, among equals the first by name.
///
/// # Errors
/// When the store cannot be read.
pub fn people(store: &Store) -> Result<PeopleGraph, LoadError> {
    let mut people: BTreeMap<String, Person> = BTreeMap::new();
    let mut events: BTreeMap<String, Event> = BTreeMap::new();
    let mut attendance = Vec::new();
    each(store, ATTENDANCE, |row| {
        let (Some(person), Some(event)) = (text(row, "person"), text(row, "event")) else { return };
        let known = people.entry(person.clone()).or_default();
        known.iri.clone_from(&person);
        keep_least(&mut known.name, text(row, "personName"));
        let known = events.entry(event.clone()).or_default();
        known.iri.clone_from(&event);
        keep_least(&mut known.name, text(row, "eventName"));
        let date: Option<Date> = text(row, "date").and_then(|date| date.parse().ok());
        known.date = [known.date, date].into_iter().flatten().min();
        attendance.push(Attendance { person, event });
    })?;
    for (person, (_, post)) in main_posts(store)? {
        if let Some(person) = people.get_mut(&person) {
            person.post = Some(post);
        }
    }
    Ok(PeopleGraph::new(people.into_values(), events.into_values(), attendance))
}

/// The rank and the words of each person's main post.
fn main_posts(store: &Store) -> Result<BTreeMap<String, (i64, String)>, LoadError> {
    let mut posts: BTreeMap<String, (i64, String)> = BTreeMap::new();
    each(store, POSTS, |row| {
        let (Some(person), Some(role)) = (text(row, "person"), text(row, "role")) else { return };
        let rank = text(row, "rank").and_then(|rank| rank.parse().ok()).unwrap_or(i64::MAX);
        let post = text(row, "body").map_or_else(|| role.clone(), |body| format!("{role}, {body}"));
        let main = posts.entry(person).or_insert_with(|| (rank, post.clone()));
        if (rank, &post) < (main.0, &main.1) {
            *main = (rank, post);
        }
    })?;
    Ok(posts)
}

fn each(store: &Store, query: &str, mut take: impl FnMut(&QuerySolution)) -> Result<(), LoadError> {
    if let QueryResults::Solutions(rows) =
        SparqlEvaluator::new().parse_query(query)?.on_store(store.inner()).execute()?
    {
        for row in rows {
            take(&row?);
        }
    }
    Ok(())
}

/// Of several names the same is kept whatever the order of the rows.
fn keep_least(name: &mut String, other: Option<String>) {
    if let Some(other) = other
        && (name.is_empty() || other < *name)
    {
        *name = other;
    }
}

fn text(row: &QuerySolution, variable: &str) -> Option<String> {
    match row.get(variable)? {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::Literal(literal) => Some(literal.value().to_owned()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    const DATA: &str = r#"
        @prefix schema: <https://schema.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix hn: <https://w3id.org/hoinghi/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:e1> schema:attendee <urn:sen>, <urn:thuan> ; schema:name "Hội nghị" ; schema:startDate "2024-03-05"^^xsd:date .
        <urn:e2> schema:attendee <urn:sen> .
        <urn:sen> foaf:name "Lý Thị Sen" . <urn:thuan> foaf:name "Vi Công Thuận" .
        <urn:m1> org:member <urn:sen> ; org:role <urn:member> ; org:organization <urn:o> .
        <urn:m0> org:member <urn:sen> ; org:role <urn:secretary> ; hn:former true .
        <urn:m2> org:member <urn:sen> ; org:role <urn:secretary> ; org:organization <urn:o> .
        <urn:member> skos:prefLabel "Chi ủy viên"@vi, "committee member"@en ; hn:rank 9 .
        <urn:secretary> skos:prefLabel "Bí thư"@vi ; hn:rank 1 .
        <urn:o> skos:prefLabel "Chi bộ Khoa Dược"@vi ."#;

    #[test]
    fn the_graph_is_read_from_the_default_graph() {
        let store = Store::in_memory().unwrap();
        store.inner().load_from_slice(RdfParser::from_format(RdfFormat::Turtle), DATA).unwrap();
        let graph = people(&store).unwrap();
        let known: Vec<_> = graph.people().map(|p| (p.name.as_str(), p.post.as_deref(), p.events)).collect();
        assert_eq!(known, [("Lý Thị Sen", Some("Bí thư, Chi bộ Khoa Dược"), 2), ("Vi Công Thuận", None, 1)]);
        let ties: Vec<_> = graph.ties().map(|(a, b, tie)| (a.iri.as_str(), b.iri.as_str(), &tie.events)).collect();
        let event = Event { iri: "urn:e1".into(), name: "Hội nghị".into(), date: "2024-03-05".parse().ok() };
        assert_eq!(ties, [("urn:sen", "urn:thuan", &vec![event])]);
    }
}
