//! The one order: of the terms of a section, of what is said of a term, and of the values of a property.

use super::{Block, Document, Item, Node, Object, Predicate};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const DCTERMS: &str = "http://purl.org/dc/terms/";

/// Properties that come first, in this order: what a term is, how it relates to others, what it is called.
const FIRST: [(&str, &str); 28] = [
    (RDF, "type"),
    (SKOS, "inScheme"),
    (SKOS, "notation"),
    (SKOS, "broader"),
    (SKOS, "related"),
    (RDFS, "subClassOf"),
    (RDFS, "subPropertyOf"),
    (OWL, "equivalentClass"),
    (OWL, "equivalentProperty"),
    (OWL, "disjointWith"),
    (OWL, "inverseOf"),
    (SKOS, "exactMatch"),
    (SKOS, "closeMatch"),
    (RDFS, "domain"),
    (RDFS, "range"),
    (OWL, "versionIRI"),
    (OWL, "versionInfo"),
    (DCTERMS, "title"),
    (DCTERMS, "description"),
    (DCTERMS, "language"),
    (SKOS, "prefLabel"),
    (SKOS, "altLabel"),
    (SKOS, "hiddenLabel"),
    (RDFS, "label"),
    (RDFS, "comment"),
    (SKOS, "definition"),
    (SKOS, "scopeNote"),
    (SKOS, "example"),
];

/// Properties that come last, behind those that are named nowhere here and come by their IRIs.
const LAST: [(&str, &str); 5] =
    [(DCTERMS, "license"), (RDFS, "seeAlso"), (OWL, "deprecated"), (DCTERMS, "isReplacedBy"), (RDFS, "isDefinedBy")];

/// Types of terms that head a section: terms behind them do not move before them.
const HEADS: [(&str, &str); 2] = [(SKOS, "ConceptScheme"), (OWL, "Ontology")];

impl Document {
    /// Puts a file into the one order. Sections keep theirs: a section is what stands between directives, comments that stand
    /// by themselves, and the terms that head one (a scheme, the ontology).
    pub(super) fn sort(&mut self) {
        let mut items = std::mem::take(&mut self.items);
        for item in &mut items {
            if let Item::Block(block) = item {
                self.sort_predicates(&mut block.predicates);
            }
        }
        let is_border = |item: &Item| match item {
            Item::Block(block) => self.is_head(block),
            _ => true,
        };
        for section in items.chunk_by_mut(|_, next| !is_border(next)) {
            let from = usize::from(section.first().is_some_and(is_border));
            section[from..].sort_by_cached_key(|item| match item {
                Item::Block(block) => self.subject(block).map_or((true, String::new()), |iri| (false, iri)),
                _ => (true, String::new()),
            });
        }
        self.items = items;
    }

    /// Whether a term heads a section.
    pub(in crate::curation) fn is_head(&self, block: &Block) -> bool {
        let types = block.predicates.iter().filter(|p| self.iri(&p.verb).is_some_and(|iri| is(&iri, (RDF, "type"))));
        types.flat_map(|p| &p.objects).any(|object| match &object.node {
            Node::Term(term) => self.iri(term).is_some_and(|iri| HEADS.iter().any(|head| is(&iri, *head))),
            _ => false,
        })
    }

    /// Sorts what is said of one subject. Statements with one property become one.
    pub(super) fn sort_predicates(&self, predicates: &mut Vec<Predicate>) {
        let mut merged: Vec<Predicate> = Vec::new();
        for mut predicate in std::mem::take(predicates) {
            match merged.iter_mut().find(|known| self.iri(&known.verb) == self.iri(&predicate.verb)) {
                Some(known) => {
                    if let Some(first) = predicate.objects.first_mut() {
                        first.comments.splice(0..0, predicate.comments);
                    }
                    known.objects.append(&mut predicate.objects);
                }
                None => merged.push(predicate),
            }
        }
        for predicate in &mut merged {
            self.sort_objects(&mut predicate.objects);
        }
        merged.sort_by_cached_key(|predicate| rank(self.iri(&predicate.verb).unwrap_or_default()));
        *predicates = merged;
    }

    /// Sorts values: texts in Vietnamese before those in English, then as they are written. Where a blank node or a list is
    /// among them, they stay as they stand.
    fn sort_objects(&self, objects: &mut Vec<Object>) {
        for object in objects.iter_mut() {
            self.sort_inside(&mut object.node);
        }
        if objects.iter().all(|object| matches!(object.node, Node::Term(_))) {
            objects.sort_by_cached_key(|object| match &object.node {
                Node::Term(term) => (language(term), term.clone()),
                _ => (0, String::new()),
            });
            objects.dedup_by(|b, a| a.node == b.node && b.comments.is_empty() && b.remark.is_none());
        }
    }

    fn sort_inside(&self, node: &mut Node) {
        match node {
            Node::Term(_) => {}
            Node::Blank(predicates) => self.sort_predicates(predicates),
            Node::List(objects) => objects.iter_mut().for_each(|object| self.sort_inside(&mut object.node)),
        }
    }
}

fn is(iri: &str, (namespace, name): (&str, &str)) -> bool {
    iri.strip_prefix(namespace) == Some(name)
}

fn rank(iri: String) -> (usize, String) {
    let place = |list: &[(&str, &str)]| list.iter().position(|known| is(&iri, *known));
    let rank = place(&FIRST).or_else(|| place(&LAST).map(|at| FIRST.len() + 1 + at)).unwrap_or(FIRST.len());
    (rank, iri)
}

fn language(term: &str) -> usize {
    [("\"@vi", 0), ("\"@en", 1)].iter().find(|(ending, _)| term.ends_with(ending)).map_or(2, |(_, rank)| *rank)
}
