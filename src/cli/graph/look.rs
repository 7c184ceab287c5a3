//! How a graph looks: sizes, colours, places; and how large a picture of it is.

use clap::ValueEnum;

use super::super::{CliError, Exit};
use crate::export::Size;
use crate::graph::{ColorBy, Design, Measure, Network, Options};

/// How a graph looks.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How it looks")]
pub(in crate::cli) struct Look {
    /// What the size of nodes shows [default: weighted-degree]
    #[arg(long, value_name = "MEASURE")]
    size_by: Option<SizeBy>,
    /// What their colour shows [default: kind, or community where all nodes are of one kind]
    #[arg(long, value_name = "WHAT")]
    color_by: Option<Coloring>,
    /// What chance starts from, for places and communities: the same number gives the same file [default: 1]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Leave places, sizes and colours out
    #[arg(long, conflicts_with_all = ["size_by", "color_by"])]
    no_layout: bool,
    /// Pixels of a picture from left to right [default: 2400]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(PIXELS))]
    width: Option<u32>,
    /// Pixels of a picture from top to bottom [default: 1800]
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(PIXELS))]
    height: Option<u32>,
}

/// How large a picture may be: so that its legend can be read, and memory holds it.
const PIXELS: std::ops::RangeInclusive<i64> = 400..=12_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SizeBy {
    /// To how many others a node is tied
    Degree,
    /// How much its edges weigh together
    WeightedDegree,
    /// The share of a walk along edges that is spent there
    PageRank,
    /// The share of shortest paths that lead through it
    Betweenness,
    /// How near the others of its component are
    Closeness,
    /// How deep it lies within the graph
    CoreNumber,
    /// Nothing: all are of one size
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Coloring {
    /// The community, for the largest of them
    Community,
    /// Whether it is a person, a body or an event
    Kind,
    /// Nothing: all have one colour
    None,
}

impl Look {
    /// Measures the graph, and arranges it unless that is not wanted.
    pub(in crate::cli) fn give(&self, network: &mut Network) -> Result<(), CliError> {
        let mut design = Design::of(network);
        design.seed = self.seed.unwrap_or(design.seed);
        let measures = network.measure(&Options { seed: design.seed, ..Options::default() })?;
        if self.no_layout {
            return Ok(());
        }
        if let Some(by) = self.size_by {
            design.size_by = by.measure();
        }
        if let Some(by) = self.color_by {
            design.color_by = by.attribute();
        }
        network.arrange(&measures, &design);
        Ok(())
    }

    /// How large a picture is to be.
    pub(in crate::cli) fn size(&self) -> Size {
        let usual = Size::default();
        Size { width: self.width.unwrap_or(usual.width), height: self.height.unwrap_or(usual.height) }
    }

    /// That a picture cannot do without a layout, and only a picture has pixels.
    pub(in crate::cli) fn check(&self, is_picture: bool) -> Result<(), CliError> {
        if is_picture && self.no_layout {
            return Err(
                CliError::new(Exit::Usage, "a picture needs places for its nodes").hint("leave out --no-layout")
            );
        }
        if !is_picture && (self.width.is_some() || self.height.is_some()) {
            return Err(CliError::new(Exit::Usage, "only pictures have a width and a height")
                .hint("leave out --width and --height, or export svg or png"));
        }
        Ok(())
    }

    /// The first flag that says how a graph looks, if there is one.
    pub(in crate::cli) fn flag(&self) -> Option<&'static str> {
        let flags = [
            ("--size-by", self.size_by.is_some()),
            ("--color-by", self.color_by.is_some()),
            ("--seed", self.seed.is_some()),
            ("--no-layout", self.no_layout),
        ];
        flags.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag)
    }
}

impl SizeBy {
    fn measure(self) -> Option<Measure> {
        match self {
            Self::Degree => Some(Measure::Degree),
            Self::WeightedDegree => Some(Measure::WeightedDegree),
            Self::PageRank => Some(Measure::PageRank),
            Self::Betweenness => Some(Measure::Betweenness),
            Self::Closeness => Some(Measure::Closeness),
            Self::CoreNumber => Some(Measure::CoreNumber),
            Self::None => None,
        }
    }
}

impl Coloring {
    fn attribute(self) -> Option<ColorBy> {
        match self {
            Self::Community => Some(ColorBy::Community),
            Self::Kind => Some(ColorBy::Kind),
            Self::None => None,
        }
    }
}
