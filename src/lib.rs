//! Reads Vietnamese reports of party meetings and answers questions about them: who attended what, in which post, of
//! which body, and which sentence says so.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod article;
pub mod cli;
pub mod curation;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod facts;
pub mod graph;
pub mod identity;
pub mod infer;
pub mod ontology;
pub mod places;
pub mod query;
pub mod rdf;
pub mod recognize;
pub mod relate;
pub mod store;
pub mod suggest;
pub mod text;
pub mod validate;
