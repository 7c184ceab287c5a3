//! The tables of a store, read property by property out of its default graph.

use std::sync::Arc;

use jiff::civil::Date;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;
use rustc_hash::FxHashMap;

use super::records::{Article, Body, Event, Participation, Person, Post, Records};
use crate::rdf::vocabulary::{ONTOLOGY_GRAPH, dcterms, foaf, hn, oa, org, prov, schema, skos};
use crate::store::Store;

/// Why the tables could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The store could not be read.
    #[error("the store cannot be read")]
    Storage(#[from] StorageError),
}

/// A concept of the ontology, or one that articles brought.
#[derive(Debug, Clone, Default)]
struct Concept {
    notation: Option<Arc<str>>,
    label: Option<Arc<str>>,
    rank: Option<u32>,
}

/// What a participation tells: its event, its person, and the way of taking part.
type Told = (Option<u32>, Option<u32>, Option<Arc<str>>);

/// Rows by their IRIs.
type Places = FxHashMap<String, u32>;

/// A store while its tables are read.
struct Tables<'a> {
    store: &'a oxigraph::store::Store,
    concepts: FxHashMap<String, Concept>,
    /// Documents of the articles.
    articles: FxHashMap<String, Arc<str>>,
}

impl Records {
    /// All people, bodies and events that a store's default graph has, with what ties them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn load(store: &Store) -> Result<Self, LoadError> {
        let mut tables =
            Tables { store: store.inner(), concepts: FxHashMap::default(), articles: FxHashMap::default() };
        tables.read_names()?;
        let (mut records, people, bodies) =
            (Self::default(), tables.places(foaf::PERSON)?, tables.places(org::ORGANIZATION)?);
        let events = tables.places(hn::EVENT)?;
        // These are the most, and cost about as much as all others.
        let (taken_part, others) = rayon::join(
            || tables.participations(&people, &events),
            || {
                records.people = tables.people(&people)?;
                records.bodies = tables.bodies(&bodies)?;
                records.events = tables.events(&events, &bodies)?;
                records.posts = tables.posts(&people, &bodies)?;
                records.articles = tables.articles()?;
                Ok::<_, StorageError>(())
            },
        );
        others?;
        (records.ways, records.participations) = taken_part?;
        Ok(records)
    }
}

impl Tables<'_> {
    /// Names of concepts and articles.
    fn read_names(&mut self) -> Result<(), StorageError> {
        let ontology = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH));
        let mut concepts: FxHashMap<String, Concept> = FxHashMap::default();
        // Those of the ontology win.
        for graph in [ontology, GraphNameRef::DefaultGraph] {
            let label = |term: &Term| matches!(term, Term::Literal(label) if label.language() == Some("vi"));
            self.each_of(graph, skos::PREF_LABEL, |concept, value| {
                if label(&value) {
                    concepts.entry(concept).or_default().label.get_or_insert_with(|| text(&value).into());
                }
            })?;
        }
        self.each_of(ontology, skos::NOTATION, |concept, value| {
            concepts.entry(concept).or_default().notation = Some(text(&value).into());
        })?;
        self.each_of(ontology, hn::RANK, |concept, value| {
            concepts.entry(concept).or_default().rank = text(&value).parse().ok();
        })?;
        self.concepts = concepts;
        let mut articles = FxHashMap::default();
        self.each(dcterms::IDENTIFIER, |article, document| _ = articles.insert(article, Arc::from(text(&document))))?;
        self.articles = articles;
        Ok(())
    }

    /// All things of a class, in the order of their IRIs.
    fn places(&self, class: NamedNodeRef<'_>) -> Result<Places, StorageError> {
        let default = Some(GraphNameRef::DefaultGraph);
        let quads = self.store.quads_for_pattern(None, Some(rdf::TYPE), Some(class.into()), default);
        let things: Result<Vec<_>, _> = quads.map(|quad| quad.map(|quad| iri(quad.subject))).collect();
        let mut things = things?;
        things.sort_unstable();
        Ok(things.into_iter().zip(0..).collect())
    }

    fn people(&self, places: &Places) -> Result<Vec<Person>, StorageError> {
        let mut people = rows(places, |iri| Person { iri, ..Person::default() });
        self.fill(places, &mut people, foaf::NAME, |person, name| person.name = text(&name).to_owned())?;
        self.fill(places, &mut people, skos::ALT_LABEL, |person, name| {
            person.other_names.push(text(&name).to_owned())
        })?;
        self.fill(places, &mut people, hn::HONORIFIC, |person, title| {
            person.titles.extend(self.label(&title).map(|label| label.to_string()));
        })?;
        for person in &mut people {
            person.other_names.sort_unstable();
            person.titles.sort_unstable();
        }
        Ok(people)
    }

    fn bodies(&self, places: &Places) -> Result<Vec<Body>, StorageError> {
        let mut bodies = rows(places, |iri| Body { iri, ..Body::default() });
        self.fill(places, &mut bodies, skos::PREF_LABEL, |body, name| body.name = text(&name).to_owned())?;
        self.fill(places, &mut bodies, skos::ALT_LABEL, |body, name| body.other_names.push(text(&name).to_owned()))?;
        self.fill(places, &mut bodies, hn::BODY_TYPE, |body, kind| {
            body.kind = least(body.kind.take(), self.notation(&kind))
        })?;
        let place = |body: &Term| places.get(text(body)).copied();
        self.fill(places, &mut bodies, org::SUB_ORGANIZATION_OF, |body, parent| body.part_of.extend(place(&parent)))?;
        self.fill(places, &mut bodies, hn::WITHIN, |body, host| body.within.extend(place(&host)))?;
        self.fill(places, &mut bodies, dcterms::REPLACES, |body, old| body.replaces.extend(place(&old)))?;
        for body in &mut bodies {
            body.other_names.sort_unstable();
            [&mut body.part_of, &mut body.within, &mut body.replaces].into_iter().for_each(|list| list.sort_unstable());
        }
        Ok(bodies)
    }

    fn events(&self, places: &Places, bodies: &Places) -> Result<Vec<Event>, StorageError> {
        let mut events = rows(places, |iri| Event { iri, ..Event::default() });
        self.fill(places, &mut events, schema::NAME, |event, name| {
            if event.name.is_empty() || text(&name) < event.name.as_str() {
                text(&name).clone_into(&mut event.name);
            }
        })?;
        self.fill(places, &mut events, hn::EVENT_TYPE, |event, kind| {
            event.kind = least(event.kind.take(), self.notation(&kind))
        })?;
        self.fill(places, &mut events, schema::START_DATE, |event, day| {
            event.span.start = least(event.span.start, date(&day))
        })?;
        self.fill(places, &mut events, schema::END_DATE, |event, day| event.span.end = event.span.end.max(date(&day)))?;
        self.fill(places, &mut events, schema::LOCATION, |event, place| {
            event.place = least(event.place.take(), Some(text(&place).to_owned()));
        })?;
        self.fill(places, &mut events, schema::ORGANIZER, |event, body| {
            event.organizers.extend(bodies.get(text(&body)))
        })?;
        self.fill(places, &mut events, schema::SUBJECT_OF, |event, article| {
            event.articles.extend(self.articles.get(text(&article)).cloned());
        })?;
        for event in &mut events {
            event.span.end = event.span.end.or(event.span.start);
            event.organizers.sort_unstable();
            event.articles.sort_unstable();
        }
        Ok(events)
    }

    fn posts(&self, people: &Places, bodies: &Places) -> Result<Vec<Post>, StorageError> {
        let places = self.places(org::MEMBERSHIP)?;
        let mut posts = rows(&places, |iri| Post { iri, person: u32::MAX, ..Post::default() });
        self.fill(&places, &mut posts, org::HAS_MEMBER, |post, person| {
            post.person = people.get(text(&person)).copied().unwrap_or(post.person);
        })?;
        self.fill(&places, &mut posts, org::ROLE, |post, role| {
            post.rank = self.concepts.get(text(&role)).and_then(|concept| concept.rank);
            post.role = self.label(&role).unwrap_or_else(|| Arc::from(text(&role)));
        })?;
        self.fill(&places, &mut posts, org::IN_ORGANIZATION, |post, body| {
            post.body = bodies.get(text(&body)).copied()
        })?;
        self.fill(&places, &mut posts, hn::FIRST_REPORTED, |post, day| {
            post.span.start = least(post.span.start, date(&day))
        })?;
        self.fill(&places, &mut posts, schema::START_DATE, |post, day| {
            post.span.start = least(post.span.start, date(&day))
        })?;
        self.fill(&places, &mut posts, hn::LAST_REPORTED, |post, day| post.span.end = post.span.end.max(date(&day)))?;
        self.fill(&places, &mut posts, hn::FORMER, |post, former| post.is_former = text(&former) == "true")?;
        for post in &mut posts {
            post.articles = self.articles_of(&post.iri)?;
        }
        posts.retain(|post| (post.person as usize) < people.len());
        Ok(posts)
    }

    fn participations(
        &self,
        people: &Places,
        events: &Places,
    ) -> Result<(Vec<Arc<str>>, Vec<Participation>), StorageError> {
        let mut of: FxHashMap<String, Told> = FxHashMap::default();
        self.each(hn::IN_EVENT, |node, event| of.entry(node).or_default().0 = events.get(text(&event)).copied())?;
        // Groups are present at events, too, but are no people.
        self.each(hn::PARTICIPANT, |node, person| of.entry(node).or_default().1 = people.get(text(&person)).copied())?;
        self.each(hn::PARTICIPATION_KIND, |node, kind| of.entry(node).or_default().2 = self.notation(&kind))?;
        let mut ways: Vec<Arc<str>> = of.values().filter_map(|(_, _, way)| way.clone()).collect();
        ways.sort_unstable();
        ways.dedup();
        let place = |way: Option<Arc<str>>| way.and_then(|way| u32::try_from(ways.binary_search(&way).ok()?).ok());
        let mut participations: Vec<Participation> = of
            .into_values()
            .filter_map(|(event, person, way)| Some(Participation { event: event?, person: person?, way: place(way) }))
            .collect();
        participations.sort_unstable();
        participations.dedup();
        Ok((ways, participations))
    }

    fn articles(&self) -> Result<Vec<Article>, StorageError> {
        let places = self.places(schema::NEWS_ARTICLE)?;
        let mut articles = rows(&places, |iri| {
            let document = self.articles.get(&iri).cloned().unwrap_or_default();
            Article { iri, document, ..Article::default() }
        });
        self.fill(&places, &mut articles, schema::HEADLINE, |article, headline| {
            article.headline = least(article.headline.take(), Some(text(&headline).to_owned()));
        })?;
        self.fill(&places, &mut articles, schema::URL, |article, url| {
            article.url = least(article.url.take(), Some(text(&url).to_owned()));
        })?;
        self.fill(&places, &mut articles, schema::DATE_PUBLISHED, |article, day| {
            article.published = least(article.published, date(&day));
        })?;
        Ok(articles)
    }

    /// The documents of the articles with the passages that a claim is derived from.
    fn articles_of(&self, claim: &str) -> Result<Vec<Arc<str>>, StorageError> {
        let objects = |subject: &str, property: NamedNodeRef<'_>| {
            let (subject, default) = (NamedNodeRef::new_unchecked(subject), Some(GraphNameRef::DefaultGraph));
            let quads = self.store.quads_for_pattern(Some(subject.into()), Some(property), None, default);
            quads.map(|quad| quad.map(|quad| quad.object)).collect::<Result<Vec<Term>, _>>()
        };
        let mut articles = Vec::new();
        for passage in objects(claim, prov::WAS_DERIVED_FROM)? {
            for article in objects(text(&passage), oa::HAS_SOURCE)? {
                articles.extend(self.articles.get(text(&article)).cloned());
            }
        }
        articles.sort_unstable();
        articles.dedup();
        Ok(articles)
    }

    /// Goes over a property of those things that have a row.
    fn fill<T>(
        &self,
        places: &Places,
        rows: &mut [T],
        property: NamedNodeRef<'_>,
        mut fill: impl FnMut(&mut T, Term),
    ) -> Result<(), StorageError> {
        self.each(property, |subject, value| {
            if let Some(row) = places.get(&subject).and_then(|place| rows.get_mut(*place as usize)) {
                fill(row, value);
            }
        })
    }

    fn each(&self, property: NamedNodeRef<'_>, take: impl FnMut(String, Term)) -> Result<(), StorageError> {
        self.each_of(GraphNameRef::DefaultGraph, property, take)
    }

    fn each_of(
        &self,
        graph: GraphNameRef<'_>,
        property: NamedNodeRef<'_>,
        mut take: impl FnMut(String, Term),
    ) -> Result<(), StorageError> {
        for quad in self.store.quads_for_pattern(None, Some(property), None, Some(graph)) {
            let quad = quad?;
            take(iri(quad.subject), quad.object);
        }
        Ok(())
    }

    /// What the ontology calls a concept in Vietnamese; for one that articles brought, their name.
    fn label(&self, concept: &Term) -> Option<Arc<str>> {
        self.concepts.get(text(concept))?.label.clone()
    }

    /// The short name of a concept; for one that articles brought, their name.
    fn notation(&self, concept: &Term) -> Option<Arc<str>> {
        let concept = self.concepts.get(text(concept))?;
        concept.notation.clone().or_else(|| concept.label.clone())
    }
}

/// A row for each place.
fn rows<T>(places: &Places, row: impl Fn(String) -> T) -> Vec<T> {
    let mut iris: Vec<&String> = places.keys().collect();
    iris.sort_unstable();
    iris.into_iter().map(|iri| row(iri.clone())).collect()
}

/// The smaller, where articles differ: so that their order does not matter.
fn least<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    [one, other].into_iter().flatten().min()
}

fn iri(subject: NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.into_string(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

fn text(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str(),
        Term::Literal(literal) => literal.value(),
        Term::BlankNode(node) => node.as_str(),
    }
}

fn date(term: &Term) -> Option<Date> {
    text(term).parse().ok()
}
