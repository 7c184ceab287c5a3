//! How large nodes are, in which colour, and what a legend says of it.

use super::arrangement::ColorBy;
use super::measures::{Measure, Measures};
use super::network::{Kind, Network};

/// The radii of the node with the least and the greatest value, in the units of the plane.
const LEAST: f64 = 4.0;
const GREATEST: f64 = 24.0;

/// The *muted* scheme of Paul Tol, *Colour Schemes* (SRON/EPS/TN/09-002, 2021), which colour-blind people tell apart, in its order.
const MUTED: [[u8; 3]; 9] = [
    [204, 102, 119],
    [51, 34, 136],
    [221, 204, 119],
    [17, 119, 51],
    [136, 204, 238],
    [136, 34, 85],
    [68, 170, 153],
    [153, 153, 51],
    [170, 68, 153],
];
/// For what has no colour of its own: the grey of Tol's *bright* scheme.
const GREY: [u8; 3] = [187, 187, 187];
/// Of how many members the legend names a community.
const NAMED: usize = 2;

/// What sizes mean: the area of a disc, above that of the smallest, grows with the value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sizes {
    /// What the attribute is called that they show, as `weightedDegree`.
    pub of: String,
    /// The greatest value.
    pub greatest: f64,
}

impl Sizes {
    /// The radius that shows a value, of 0 or more.
    pub fn radius(&self, value: f64) -> f64 {
        let share = if self.greatest > 0.0 { (value / self.greatest).clamp(0.0, 1.0) } else { 0.0 };
        // To a hundredth, as places.
        ((LEAST * LEAST + share * (GREATEST * GREATEST - LEAST * LEAST)).sqrt() * 100.0).round() / 100.0
    }

    /// What the sizes of a network mean, and the radius of each node.
    pub(super) fn of(network: &Network, measures: &Measures, by: Option<Measure>) -> (Option<Self>, Vec<f64>) {
        let Some(measure) = by else { return (None, vec![LEAST * 2.0; network.node_count()]) };
        let values = measures.values(measure);
        let greatest = values.iter().copied().fold(0.0, f64::max);
        let sizes = Self { of: measures.column_name(measure), greatest };
        let radii = (0..network.node_count()).map(|node| sizes.radius(values.get(node).copied().unwrap_or_default()));
        let radii = radii.collect();
        (Some(sizes), radii)
    }
}

/// The colour of each node, and what the colours mean.
#[derive(Debug)]
pub(super) struct Colors {
    pub(super) of_nodes: Vec<[u8; 3]>,
    pub(super) legend: Vec<(String, [u8; 3])>,
}

impl Colors {
    pub(super) fn of(network: &Network, measures: &Measures, by: Option<ColorBy>) -> Self {
        match by {
            Some(ColorBy::Kind) => Self::by_kind(network),
            Some(ColorBy::Community) => Self::by_community(network, measures),
            None => Self { of_nodes: vec![MUTED[4]; network.node_count()], legend: Vec::new() },
        }
    }

    /// Each kind has its colour, whether the others are there or not.
    fn by_kind(network: &Network) -> Self {
        let color = |kind: Kind| match kind {
            Kind::Person => MUTED[0],
            Kind::Body => MUTED[1],
            Kind::Event => MUTED[6],
            Kind::Thing => MUTED[2],
        };
        let count = |kind| network.nodes().filter(|node| node.kind == kind).count();
        let entry = |kind: Kind| (count(kind) > 0).then(|| (format!("{} ({})", kind.name(), count(kind)), color(kind)));
        Self {
            of_nodes: network.nodes().map(|node| color(node.kind)).collect(),
            legend: Kind::ALL.into_iter().filter_map(entry).collect(),
        }
    }

    /// The largest communities have a colour, named after their heaviest members.
    fn by_community(network: &Network, measures: &Measures) -> Self {
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (node, number) in measures.community.iter().take(network.node_count()).enumerate() {
            members.resize_with(members.len().max(*number), Vec::new);
            if let Some(members) = number.checked_sub(1).and_then(|place| members.get_mut(place)) {
                members.push(node);
            }
        }
        let mut of_nodes = vec![GREY; network.node_count()];
        let mut legend = Vec::new();
        let colored = members.iter().zip(MUTED).take_while(|(members, _)| members.len() > 1);
        for (number, (members, color)) in (1..).zip(colored) {
            members.iter().for_each(|node| of_nodes[*node] = color);
            let mut heaviest = members.clone();
            heaviest.sort_by(|a, b| measures.weighted_degree[*b].total_cmp(&measures.weighted_degree[*a]));
            let names: Vec<&str> = heaviest.iter().take(NAMED).map(|node| network.node(*node).label.as_str()).collect();
            legend.push((format!("{number}: {} ({})", names.join(", "), members.len()), color));
        }
        let others: usize = members.iter().skip(legend.len()).map(Vec::len).sum();
        if others > 0 {
            legend.push((format!("other communities ({others})"), GREY));
        }
        Self { of_nodes, legend }
    }
}
