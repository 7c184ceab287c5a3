//! Graphs into files that other programs open: GEXF for Gephi, GraphML for igraph and networkx.
//!
//! ```
//! use hoinghi::export::{self, Format};
//! use hoinghi::graph::PeopleGraph;
//!
//! let mut file = Vec::new();
//! export::write(&PeopleGraph::default(), Format::Gexf, &mut file)?;
//! assert!(file.starts_with(b"<?xml"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod attribute;
mod gexf;
mod graphml;
mod xml;

use std::io::{self, Write};
use std::path::Path;

use crate::graph::PeopleGraph;

/// A format for graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// GEXF 1.3.
    Gexf,
    /// GraphML.
    Graphml,
}

impl Format {
    /// What the ending of a file's name says.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "gexf" => Some(Self::Gexf),
            "graphml" => Some(Self::Graphml),
            _ => None,
        }
    }
}

/// Writes a graph of people. The same graph gives the same bytes.
///
/// Nodes have the person's IRI as id and the name as label, with `post`, `events`, `first` and `last`; edges have a
/// weight, the number of events, with `events` (IRIs) and `names`.
///
/// # Errors
/// What `out` says.
pub fn write(graph: &PeopleGraph, format: Format, out: impl Write) -> io::Result<()> {
    match format {
        Format::Gexf => gexf::write(graph, out),
        Format::Graphml => graphml::write(graph, out),
    }
}
