//! The graph of an article whose triples were changed: with IRIs that are made of what it says now.

use std::collections::HashMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use super::ArticleGraph;
use super::vocabulary::{dcterms, hn, org};
use crate::identity;

impl ArticleGraph {
    /// The graph of an article that says these things now, as facts would give it that say so: posts and participations have
    /// the IRIs of what they are made of, and the content hash is that of all this. The name of the document should be among
    /// them.
    pub fn retold(iri: NamedNode, mut triples: Vec<Triple>) -> Self {
        triples.retain(|triple| triple.predicate != hn::CONTENT_HASH);
        let posts = renamed(&triples, org::MEMBERSHIP, |told| {
            let body = told.get(&org::IN_ORGANIZATION);
            Some(identity::membership(told.get(&org::HAS_MEMBER)?, told.get(&org::ROLE)?, body))
        });
        let participations = renamed(&triples, hn::PARTICIPATION, |told| {
            let kind = told.get(&hn::PARTICIPATION_KIND).map_or("", |kind| kind.as_str());
            Some(identity::participation(&iri, told.get(&hn::IN_EVENT)?, told.get(&hn::PARTICIPANT)?, kind))
        });
        let names: HashMap<NamedNode, NamedNode> = posts.into_iter().chain(participations).collect();
        triples.iter_mut().for_each(|triple| rename(triple, &names));
        let itself = NamedOrBlankNode::from(iri.clone());
        let name = triples.iter().find(|t| t.subject == itself && t.predicate == dcterms::IDENTIFIER);
        let document = match name.map(|triple| &triple.object) {
            Some(Term::Literal(name)) => name.value().to_owned(),
            _ => String::new(),
        };
        Self::of(iri, document, triples)
    }
}

/// What is told of a node, by property.
type Told<'a> = HashMap<NamedNodeRef<'a>, NamedNode>;

/// The members of a class whose IRI should be another.
fn renamed(
    triples: &[Triple],
    class: NamedNodeRef<'_>,
    name: impl Fn(&Told<'_>) -> Option<NamedNode>,
) -> HashMap<NamedNode, NamedNode> {
    let mut told: HashMap<&NamedOrBlankNode, Told<'_>> = HashMap::new();
    for triple in triples.iter().filter(|t| t.predicate == rdf::TYPE && t.object == Term::from(class)) {
        told.entry(&triple.subject).or_default();
    }
    for triple in triples {
        if let (Some(told), Term::NamedNode(object)) = (told.get_mut(&triple.subject), &triple.object) {
            told.insert(triple.predicate.as_ref(), object.clone());
        }
    }
    let renamed = told.into_iter().filter_map(|(node, told)| match node {
        NamedOrBlankNode::NamedNode(node) => Some((node.clone(), name(&told)?)),
        NamedOrBlankNode::BlankNode(_) => None,
    });
    renamed.filter(|(old, new)| old != new).collect()
}

fn rename(triple: &mut Triple, names: &HashMap<NamedNode, NamedNode>) {
    if let NamedOrBlankNode::NamedNode(subject) = &mut triple.subject
        && let Some(name) = names.get(subject)
    {
        *subject = name.clone();
    }
    if let Term::NamedNode(object) = &mut triple.object
        && let Some(name) = names.get(object)
    {
        *object = name.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::ontology::Ontology;

    #[test]
    fn what_is_not_changed_is_told_as_before() {
        let facts: Facts = serde_json::from_str(
            r#"{"document": "a.txt", "events": [{"id": "e1", "type": "congress", "name": "Đại hội"}],
                "people": [{"name": "Lý Thị Sen"}],
                "posts": [{"person": "Lý Thị Sen", "role": "Bí thư", "organization": "Chi bộ Tổ Cắt"}],
                "participations": [{"event": "e1", "person": "Lý Thị Sen", "as": ["attendee", "speaker"]}]}"#,
        )
        .unwrap();
        let graph = ArticleGraph::new(&facts, &Ontology::embedded().unwrap());
        assert_eq!(ArticleGraph::retold(graph.iri().clone(), graph.triples().to_vec()), graph);
    }
}
