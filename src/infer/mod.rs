//! What follows from data by the axioms of its ontology: RDFS, and the rules of OWL 2 RL that the ontology uses.
//!
//! | axiom | rules of OWL 2 RL |
//! | --- | --- |
//! | `rdfs:subClassOf` | cax-sco, scm-sco |
//! | `rdfs:subPropertyOf` | prp-spo1, scm-spo |
//! | `rdfs:domain`, `rdfs:range` | prp-dom, prp-rng, and what scm-dom and scm-rng add to them |
//! | `owl:inverseOf` | prp-inv1, prp-inv2 |
//! | `owl:TransitiveProperty` | prp-trp |
//!
//! Domains and ranges of annotation properties say nothing, as in OWL 2 DL. Of all these rules, only the last has two
//! triples of data as its premises. So what one triple entails by the others is found from that triple alone
//! ([`Rules::entailed`]), and whether anything entails a triple, by looking for a premise ([`Rules::premises`]); for
//! transitive properties, paths are followed ([`Rules::steps`]). A store does both, for all its data or for what changed.
//!
//! ```
//! use hoinghi::infer::Rules;
//! use oxigraph::model::{NamedNode, Triple};
//! use oxigraph::model::vocab::rdfs;
//!
//! let [part, whole, belongs, related] =
//!     ["urn:part", "urn:whole", "urn:belongs", "urn:related"].map(NamedNode::new_unchecked);
//! let rules = Rules::new(&[Triple::new(belongs.clone(), rdfs::SUB_PROPERTY_OF, related.clone())]);
//! let told = Triple::new(part.clone(), belongs, whole.clone());
//! assert_eq!(rules.entailed(&told), [Triple::new(part, related, whole)]);
//! ```

mod axioms;
mod rules;

pub use rules::{Pattern, Rules, Way, resource};
