//! Where the nodes of a network stand, and how they look.

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
    /// The look of each node, in the order of [`super::Network::nodes`].
    pub looks: Vec<Look>,
    /// What the colours mean, in the order of a legend: names of kinds or communities.
    pub legend: Vec<(String, [u8; 3])>,
}
