//! What a triple entails, and what entails a triple.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term, Triple};

use super::axioms::Axioms;

/// Whether one property follows from another with subject and object as they are, or the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// As they are.
    Along,
    /// The other way round.
    Against,
}

impl Way {
    /// One after the other.
    pub(super) fn then(self, next: Self) -> Self {
        if self == next { Self::Along } else { Self::Against }
    }
}

/// Triples with these parts, any where one is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The subject.
    pub subject: Option<NamedOrBlankNode>,
    /// The property.
    pub predicate: NamedNode,
    /// The object.
    pub object: Option<Term>,
}

/// The axioms of an ontology, as what follows from what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// By property, what each triple of it entails.
    consequences: BTreeMap<NamedNode, Consequences>,
    /// By class, all those above it.
    superclasses: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
    transitive: BTreeSet<NamedNode>,
    /// By property, those whose triples entail one of it.
    premises: BTreeMap<NamedNode, BTreeSet<(NamedNode, Way)>>,
    /// By class, what makes something a member of it.
    grounds: BTreeMap<NamedNode, BTreeSet<Ground>>,
}

/// What the triples of a property entail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Consequences {
    properties: BTreeSet<(NamedNode, Way)>,
    classes_of_subject: BTreeSet<NamedNode>,
    classes_of_object: BTreeSet<NamedNode>,
}

/// What makes something a member of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// It is a member of that class.
    Member(NamedNode),
    /// It is the subject of that property.
    Subject(NamedNode),
    /// It is the object of that property.
    Object(NamedNode),
}

impl Rules {
    /// The rules of an ontology with these triples; what else they say does not matter.
    pub fn new<'a>(triples: impl IntoIterator<Item = &'a Triple>) -> Self {
        let axioms = Axioms::new(triples);
        let mut rules = Self { transitive: axioms.transitive.clone(), ..Self::default() };
        for class in axioms.superclasses.keys() {
            let mut above = axioms.classes_from(class);
            above.remove(class);
            rules.superclasses.insert(class.clone(), above);
        }
        for property in axioms.subjects() {
            rules.consequences.insert(property.clone(), Consequences::new(&axioms, property));
        }
        rules.turn_round();
        rules
    }

    /// Notes by what is entailed what entails it.
    fn turn_round(&mut self) {
        for (class, above) in &self.superclasses {
            for superclass in above {
                self.grounds.entry(superclass.clone()).or_default().insert(Ground::Member(class.clone()));
            }
        }
        for (property, consequences) in &self.consequences {
            for (other, way) in &consequences.properties {
                self.premises.entry(other.clone()).or_default().insert((property.clone(), *way));
            }
            for class in &consequences.classes_of_subject {
                self.grounds.entry(class.clone()).or_default().insert(Ground::Subject(property.clone()));
            }
            for class in &consequences.classes_of_object {
                self.grounds.entry(class.clone()).or_default().insert(Ground::Object(property.clone()));
            }
        }
    }

    /// What a triple entails by itself: by every rule but that of transitive properties. Each once, in no particular
    /// order; the triple itself only where it entails itself.
    pub fn entailed(&self, triple: &Triple) -> Vec<Triple> {
        let mut entailed = Vec::new();
        let member = |thing: &NamedOrBlankNode, class: &NamedNode| Triple::new(thing.clone(), rdf::TYPE, class.clone());
        if triple.predicate == rdf::TYPE
            && let Term::NamedNode(class) = &triple.object
        {
            entailed.extend(self.superclasses.get(class).into_iter().flatten().map(|c| member(&triple.subject, c)));
        }
        let Some(consequences) = self.consequences.get(&triple.predicate) else { return entailed };
        entailed.extend(consequences.classes_of_subject.iter().map(|class| member(&triple.subject, class)));
        let object = resource(&triple.object);
        if let Some(object) = &object {
            entailed.extend(consequences.classes_of_object.iter().map(|class| member(object, class)));
        }
        for (property, way) in &consequences.properties {
            match (way, &object) {
                (Way::Along, _) => {
                    entailed.push(Triple::new(triple.subject.clone(), property.clone(), triple.object.clone()));
                }
                (Way::Against, Some(object)) => {
                    entailed.push(Triple::new(object.clone(), property.clone(), triple.subject.clone()));
                }
                // A literal is no subject.
                (Way::Against, None) => {}
            }
        }
        entailed
    }

    /// Where to look for what entails a triple by itself: any triple of these patterns does.
    pub fn premises(&self, triple: &Triple) -> Vec<Pattern> {
        let (subject, object) = (&triple.subject, &triple.object);
        let whole = |subject: NamedOrBlankNode, predicate: &NamedNode, object: Term| Pattern {
            subject: Some(subject),
            predicate: predicate.clone(),
            object: Some(object),
        };
        let mut patterns = Vec::new();
        for (property, way) in self.premises.get(&triple.predicate).into_iter().flatten() {
            match (way, resource(object)) {
                (Way::Along, _) => patterns.push(whole(subject.clone(), property, object.clone())),
                (Way::Against, Some(object)) => patterns.push(whole(object, property, subject.clone().into())),
                (Way::Against, None) => {}
            }
        }
        if triple.predicate == rdf::TYPE
            && let Term::NamedNode(class) = object
        {
            let of = |ground: &Ground| match ground {
                Ground::Member(class) => whole(subject.clone(), &rdf::TYPE.into_owned(), class.clone().into()),
                Ground::Subject(property) => {
                    Pattern { subject: Some(subject.clone()), predicate: property.clone(), object: None }
                }
                Ground::Object(property) => {
                    Pattern { subject: None, predicate: property.clone(), object: Some(subject.clone().into()) }
                }
            };
            patterns.extend(self.grounds.get(class).into_iter().flatten().map(of));
        }
        patterns
    }

    /// Where to look for triples that entail others: any triple of these patterns does.
    pub fn all_premises(&self) -> Vec<Pattern> {
        let of = |predicate: &NamedNode, object| Pattern { subject: None, predicate: predicate.clone(), object };
        let classes = self.superclasses.keys().map(|class| of(&rdf::TYPE.into_owned(), Some(class.clone().into())));
        classes.chain(self.consequences.keys().map(|property| of(property, None))).collect()
    }

    /// The transitive properties.
    pub fn transitive(&self) -> impl Iterator<Item = &NamedNode> {
        self.transitive.iter()
    }

    /// The properties whose triples are steps of a transitive one: itself, and those that entail it.
    pub fn steps<'a>(&'a self, transitive: &'a NamedNode) -> impl Iterator<Item = (&'a NamedNode, Way)> {
        std::iter::once((transitive, Way::Along)).chain(self.entailing(transitive))
    }

    /// The transitive properties from whose triples those of a property follow: itself, if it is one, and others.
    pub fn paths<'a>(&'a self, property: &'a NamedNode) -> impl Iterator<Item = (&'a NamedNode, Way)> {
        self.steps(property).filter(|(property, _)| self.transitive.contains(*property))
    }

    fn entailing(&self, property: &NamedNode) -> impl Iterator<Item = (&NamedNode, Way)> {
        self.premises.get(property).into_iter().flatten().map(|(property, way)| (property, *way))
    }
}

impl Consequences {
    fn new(axioms: &Axioms, property: &NamedNode) -> Self {
        let mut all = axioms.properties_from(property);
        let (mut classes_of_subject, mut classes_of_object) = (BTreeSet::new(), BTreeSet::new());
        for (other, way) in &all {
            let (of_subject, of_object) = match way {
                Way::Along => (&axioms.domains, &axioms.ranges),
                Way::Against => (&axioms.ranges, &axioms.domains),
            };
            let above = |class: &NamedNode| axioms.classes_from(class);
            classes_of_subject.extend(of_subject.get(other).into_iter().flatten().flat_map(above));
            classes_of_object.extend(of_object.get(other).into_iter().flatten().flat_map(above));
        }
        all.remove(&(property.clone(), Way::Along));
        Self { properties: all, classes_of_subject, classes_of_object }
    }
}

/// What can be a subject.
pub fn resource(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    fn triples(turtle: &str) -> Vec<Triple> {
        let prefixes = "@prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> . \
                        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
        let text = format!("{prefixes}{turtle}");
        RdfParser::from_format(RdfFormat::Turtle).for_slice(&text).map(|quad| quad.unwrap().into()).collect()
    }

    /// What one triple entails by these axioms, as Turtle would write it.
    fn entailed(axioms: &str, data: &str) -> BTreeSet<String> {
        let rules = Rules::new(&triples(axioms));
        let [told] = &triples(data)[..] else { panic!("one triple") };
        let entailed = rules.entailed(told);
        for consequence in &entailed {
            let holds = |pattern: &Pattern| {
                pattern.subject.as_ref().is_none_or(|subject| *subject == told.subject)
                    && pattern.predicate == told.predicate
                    && pattern.object.as_ref().is_none_or(|object| *object == told.object)
            };
            assert!(rules.premises(consequence).iter().any(holds), "{told} is a premise of {consequence}");
            assert!(rules.all_premises().iter().any(holds), "{told} is a premise");
        }
        let short = |triple: Triple| triple.to_string().replace("urn:x:", "").replace(rdf::TYPE.as_str(), "a");
        entailed.into_iter().map(short).collect()
    }

    fn expect<const N: usize>(axioms: &str, data: &str, expected: [&str; N]) {
        assert_eq!(entailed(axioms, data), expected.map(str::to_owned).into());
    }

    #[test]
    fn members_of_a_class_are_members_of_those_above() {
        let axioms = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C , :D . :D rdfs:subClassOf :B .";
        expect(axioms, ":x a :A .", ["<x> <a> <B>", "<x> <a> <C>", "<x> <a> <D>"]);
        expect(axioms, ":x a :C .", []);
    }

    #[test]
    fn properties_entail_those_above_and_their_inverses() {
        let axioms = ":p rdfs:subPropertyOf :q . :q owl:inverseOf :r . :r rdfs:subPropertyOf :s .";
        expect(axioms, ":x :p :y .", ["<x> <q> <y>", "<y> <r> <x>", "<y> <s> <x>"]);
        expect(axioms, ":x :r :y .", ["<x> <s> <y>", "<y> <q> <x>"]);
        expect(axioms, ":x :p \"y\" .", ["<x> <q> \"y\""]);
    }

    #[test]
    fn domains_and_ranges_hold_for_what_a_property_entails_too() {
        let axioms = ":p rdfs:subPropertyOf :q . :q owl:inverseOf :r . :r rdfs:domain :A ; rdfs:range :B . \
                      :A rdfs:subClassOf :C .";
        let expected = ["<x> <q> <y>", "<y> <r> <x>", "<y> <a> <A>", "<y> <a> <C>", "<x> <a> <B>"];
        expect(axioms, ":x :p :y .", expected);
    }

    #[test]
    fn annotation_properties_have_no_domain() {
        expect(":p a owl:AnnotationProperty ; rdfs:domain :A .", ":x :p :y .", []);
    }

    #[test]
    fn steps_of_a_transitive_property_are_those_that_entail_it() {
        let rules = Rules::new(&triples(
            ":t a owl:TransitiveProperty . :p rdfs:subPropertyOf :t ; owl:inverseOf :q . :t rdfs:subPropertyOf :u .",
        ));
        let [t, u] = ["urn:x:t", "urn:x:u"].map(NamedNode::new_unchecked);
        let steps: Vec<_> = rules.steps(&t).map(|(property, way)| (property.as_str(), way)).collect();
        assert_eq!(steps, [("urn:x:t", Way::Along), ("urn:x:p", Way::Along), ("urn:x:q", Way::Against)]);
        assert_eq!(rules.paths(&u).collect::<Vec<_>>(), [(&t, Way::Along)]);
    }
}
