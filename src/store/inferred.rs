//! The graph of what follows from the default graph by the axioms of the ontology. It holds nothing that the default graph
//! says itself, so that who reads both sees each triple once. A store infers where it has that graph: what is put into it or
//! taken out then brings the graph up to date in the same transaction (`writing.rs`, `entailment.rs`), or renews it where
//! many articles come at once.

use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, NamedNodeRef, Quad, Triple};
use oxigraph::store::StorageError;
use rayon::prelude::*;

use super::audit::{Audit, Problem, hash, iri};
use super::entailment::{Paths, said};
use super::quads::Quads;
use super::{Store, StoreError};
use crate::infer::Rules;
use crate::rdf::vocabulary::{INFERRED_GRAPH, ONTOLOGY_GRAPH};

/// So many triples are looked at, or removed, at a time.
const BATCH: usize = 100_000;

/// Renews the graph.
const RENEW: &str = "renew what follows with `hoinghi ontology infer`";

fn name() -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(INFERRED_GRAPH)
}

pub(super) fn graph() -> GraphNameRef<'static> {
    name().into()
}

/// Whether the store infers.
pub(super) fn is_on(store: &oxigraph::store::Store) -> Result<bool, StorageError> {
    store.contains_named_graph(name())
}

/// The rules of the ontology that the store has.
pub(super) fn rules(store: &impl Quads) -> Result<Rules, StorageError> {
    let ontology = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(ONTOLOGY_GRAPH));
    let triples = store.quads(None, None, None, Some(ontology)).map(|quad| quad.map(Triple::from));
    Ok(Rules::new(&triples.collect::<Result<Vec<_>, _>>()?))
}

impl Store {
    /// Whether the store keeps what follows from its default graph by the axioms of its ontology.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn infers(&self) -> Result<bool, StoreError> {
        Ok(is_on(&self.inner)?)
    }

    /// Finds all that follows from the default graph by the axioms of the ontology, and keeps it true from now on. What was
    /// inferred before is found anew. Takes little memory, but a time that grows with the store.
    ///
    /// # Errors
    /// Where the store cannot be read or written: then what follows is not whole, and the draft should be given up.
    pub fn infer(&self) -> Result<(), StoreError> {
        self.stop_inferring()?;
        let rules = rules(&self.inner)?;
        self.inner.insert_named_graph(name())?;
        let mut loader = self.inner.bulk_loader().without_atomicity();
        self.each_inferred(&rules, |triples| {
            Ok(loader.load_quads(triples.into_iter().map(|triple| triple.in_graph(name())))?)
        })?;
        Ok(loader.commit()?)
    }

    /// Forgets what was inferred, and infers no more. Gives whether the store did.
    ///
    /// # Errors
    /// Where the store cannot be read or written.
    pub fn stop_inferring(&self) -> Result<bool, StoreError> {
        loop {
            let quads = self.inner.quads_for_pattern(None, None, None, Some(graph())).take(BATCH);
            let quads: Vec<Quad> = quads.collect::<Result<_, _>>()?;
            if quads.is_empty() {
                break;
            }
            let mut transaction = self.inner.start_transaction()?;
            quads.iter().for_each(|quad| transaction.remove(quad));
            transaction.commit()?;
        }
        let was_on = self.infers()?;
        self.inner.remove_named_graph(name())?;
        Ok(was_on)
    }

    /// Hands over all that follows and is not said, some of it perhaps more than once, so many triples at a time.
    fn each_inferred(
        &self,
        rules: &Rules,
        mut take: impl FnMut(Vec<Triple>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let is_new = |triple: &Triple| {
            let is_said = self.inner.contains(triple.as_ref().in_graph(GraphNameRef::DefaultGraph));
            is_said.map(|is_said| !is_said)
        };
        let mut hand_over = |premises: Vec<Triple>, with_premises: bool| {
            let entailed = premises.into_par_iter().flat_map_iter(|premise| {
                let entailed = rules.entailed(&premise);
                entailed.into_iter().chain(with_premises.then_some(premise))
            });
            let new = entailed.filter_map(|triple| match is_new(&triple) {
                Ok(true) => Some(Ok(triple)),
                Ok(false) => None,
                Err(error) => Some(Err(error)),
            });
            take(new.collect::<Result<Vec<_>, StorageError>>()?)
        };
        let patterns = rules.all_premises();
        let mut premises = patterns.iter().flat_map(|pattern| said(&self.inner, pattern));
        loop {
            let batch: Vec<Triple> = premises.by_ref().take(BATCH).collect::<Result<_, _>>()?;
            if batch.is_empty() {
                break;
            }
            hand_over(batch, false)?;
        }
        for property in rules.transitive() {
            let paths = Paths::new(&self.inner, rules, property);
            let starts: Vec<_> = paths.starts()?.into_iter().collect();
            for batch in starts.chunks(BATCH) {
                let pairs = batch.par_iter().map(|start| {
                    let ends = paths.from(start)?.into_iter();
                    Ok(ends.map(|end| Triple::new(start.clone(), property.clone(), end)).collect())
                });
                let pairs: Vec<Vec<Triple>> = pairs.collect::<Result<_, StorageError>>()?;
                hand_over(pairs.into_iter().flatten().collect(), true)?;
            }
        }
        Ok(())
    }

    /// What was inferred is what follows. Nothing where the store does not infer.
    pub(super) fn audit_inferred(&self) -> Result<Audit, StoreError> {
        let mut audit = Audit::default();
        if !self.infers()? {
            return Ok(audit);
        }
        let mut found = |what: &str, triple: &Triple| {
            let what = format!("the graph of what follows {what}: {triple}");
            audit.found(Problem { article: None, what, thing: iri(&triple.subject), cure: RENEW });
        };
        let rules = rules(&self.inner)?;
        let mut expected = HashSet::new();
        self.each_inferred(&rules, |triples| {
            expected.extend(triples.iter().map(hash));
            Ok(())
        })?;
        for quad in self.inner.quads_for_pattern(None, None, None, Some(graph())) {
            let triple = Triple::from(quad?);
            if !expected.remove(&hash(&triple)) {
                found("has, but nothing entails", &triple);
            }
        }
        if !expected.is_empty() {
            self.each_inferred(&rules, |triples| {
                let lacking = triples.iter().filter(|triple| expected.remove(&hash(triple)));
                lacking.for_each(|triple| found("lacks", triple));
                Ok(())
            })?;
        }
        Ok(audit)
    }
}
