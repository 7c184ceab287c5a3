//! Graphs into files that other programs open: GEXF for Gephi, GraphML for igraph and networkx.
//!
//! ```
//! use hoinghi::export::{self, Format};
//! use hoinghi::graph::Network;
//!
//! let mut file = Vec::new();
//! export::write(&Network::default(), Format::Gexf, &mut file)?;
//! assert!(file.starts_with(b"<?xml"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod attribute;
mod gexf;
mod graphml;
mod xml;

use std::io::{self, Write};
use std::path::Path;

use crate::graph::Network;

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

/// Writes a network. The same network gives the same bytes.
///
/// Nodes have their IRI as id and their name as label, and what [`Network::attributes_of_nodes`] lists; edges a weight, their
/// kind, and what [`Network::attributes_of_edges`] lists.
///
/// # Errors
/// What `out` says.
pub fn write(network: &Network, format: Format, out: impl Write) -> io::Result<()> {
    match format {
        Format::Gexf => gexf::write(network, out),
        Format::Graphml => graphml::write(network, out),
    }
}
