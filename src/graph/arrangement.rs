//! Where the nodes of a network stand, and how they look.

use super::appearance::{Colors, Sizes};
use super::layout::layout;
use super::measures::{Measure, Measures};
use super::network::Network;

/// How one node looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Where it stands; x grows to the right, y upwards, as in Gephi.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// Radius, in the units of `x` and `y`.
    pub size: f64,
    /// Red, green and blue.
    pub color: [u8; 3],
}

/// How a network looks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arrangement {
    /// The look of each node, in the order of [`Network::nodes`].
    pub looks: Vec<Look>,
    /// What the colours mean, in the order of a legend: names of kinds or communities.
    pub legend: Vec<(String, [u8; 3])>,
    /// What the sizes mean, if they differ.
    pub sizes: Option<Sizes>,
}

/// What nodes are coloured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColorBy {
    /// [`Measure::Community`]: a colour for each of the largest, grey for all others.
    Community,
    /// [`Kind`](super::Kind): whether it is a person, a body or an event.
    Kind,
}

/// How a network is to be arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Design {
    /// What the area of nodes grows with. None: all are of one size.
    pub size_by: Option<Measure>,
    /// What nodes are coloured by. None: all have one colour.
    pub color_by: Option<ColorBy>,
    /// What chance starts from, in the places where nodes stand at first. The same gives the same.
    pub seed: u64,
}

impl Design {
    /// What suits a network: sizes by weighted degree; colours by kind, or by community where all nodes are of one kind.
    pub fn of(network: &Network) -> Self {
        let mut kinds = network.nodes().map(|node| node.kind);
        let first = kinds.next();
        let is_mixed = kinds.any(|kind| Some(kind) != first);
        let color_by = if is_mixed { ColorBy::Kind } else { ColorBy::Community };
        Self { size_by: Some(Measure::WeightedDegree), color_by: Some(color_by), seed: 1 }
    }
}

impl Network {
    /// Arranges the network: nodes that are tied stand near to each other, none covers another, and what does not hang together
    /// stands apart. Takes what was measured of it. The same network, measures and design give the same, to the last digit.
    ///
    /// Places are those of ForceAtlas2 (Jacomy and others, PLoS ONE 9(6), 2014) for each component, the components packed side by
    /// side (Freivalds and others, Graph Drawing 2001). Colours are those of Paul Tol's *muted* scheme, which colour-blind people
    /// tell apart.
    pub fn arrange(&mut self, measures: &Measures, design: &Design) {
        let (sizes, radii) = Sizes::of(self, measures, design.size_by);
        let colors = Colors::of(self, measures, design.color_by);
        let places = layout(self, &radii, design.seed);
        let look = |((place, size), color): ((&[f64; 2], &f64), &[u8; 3])| Look {
            x: place[0],
            y: place[1],
            size: *size,
            color: *color,
        };
        let looks = places.iter().zip(&radii).zip(&colors.of_nodes).map(look).collect();
        self.arrangement = Some(Arrangement { looks, legend: colors.legend, sizes });
    }
}
