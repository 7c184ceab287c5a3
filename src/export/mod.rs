//! Graphs into files that other programs open: GEXF for Gephi, GraphML for igraph and networkx, DOT for graphviz, JSON for
//! Cytoscape, tables for spreadsheets; pictures to look at; and what a store knows as entities of FollowTheMoney.
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
mod csv;
mod cytoscape;
mod dot;
mod ftm;
mod gexf;
mod graphml;
mod picture;
mod xml;

use std::io::{self, Write};

pub use ftm::write_entities;
pub use picture::{Disc, Line, Picture, Size, Text};

use crate::graph::Network;

/// A format for graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// GEXF 1.3.
    Gexf,
    /// GEXF 1.3 with the times at which nodes and edges are there ([`Network::spells`]), for a timeline.
    DynamicGexf,
    /// GraphML.
    Graphml,
    /// DOT of graphviz.
    Dot,
    /// JSON of Cytoscape.
    Cytoscape,
    /// The nodes as comma-separated values.
    NodesCsv,
    /// The edges as comma-separated values.
    EdgesCsv,
}

/// Writes a network. The same network gives the same bytes.
///
/// Nodes have their IRI as id and their name as label, their kind, and what [`Network::attributes_of_nodes`] lists; edges a
/// weight, their kind, and what [`Network::attributes_of_edges`] lists. Where the network is arranged, nodes have their place,
/// size and colour, too. Texts stand on one line, without control characters, except in JSON. An attribute whose name the
/// format keeps for something else, or that comes twice, has a number behind it.
///
/// # Errors
/// What `out` says.
pub fn write(network: &Network, format: Format, out: impl Write) -> io::Result<()> {
    match format {
        Format::Gexf => gexf::write(network, false, out),
        Format::DynamicGexf => gexf::write(network, true, out),
        Format::Graphml => graphml::write(network, out),
        Format::Dot => dot::write(network, out),
        Format::Cytoscape => cytoscape::write(network, out),
        Format::NodesCsv => csv::nodes(network, out),
        Format::EdgesCsv => csv::edges(network, out),
    }
}
