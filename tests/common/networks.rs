//! Networks of any form, and how they look when they are arranged.

use hoinghi::graph::{Design, Look, Network, Options};
use oxigraph::model::{Literal, Term};

/// A network of edges between numbers, all of weight 1; an edge from a number to itself makes a lone node.
pub fn network(edges: &[(u32, u32)]) -> Network {
    named(edges, |number| format!("{number}"))
}

/// The same, with nodes named.
pub fn named(edges: &[(u32, u32)], name: impl Fn(u32) -> String) -> Network {
    let text = |text: String| Some(Term::from(Literal::from(text)));
    // Nodes stand in the order of their numbers.
    let row = |(source, target): &(u32, u32)| {
        vec![text(format!("{source:06}")), text(format!("{target:06}")), text(name(*source)), text(name(*target))]
    };
    let columns = ["source", "target", "sourceLabel", "targetLabel"].map(str::to_owned);
    Network::from_rows(&columns, &edges.iter().map(row).collect::<Vec<_>>()).unwrap()
}

/// Arranges it as is usual, from a seed, and gives the looks.
pub fn arrange(network: &mut Network, seed: u64) -> Vec<Look> {
    // Few pivots: what is measured here are the places.
    let measures = network.measure(&Options { pivots: 2, exact_up_to: 100, ..Options::default() }).unwrap();
    network.arrange(&measures, &Design { seed, ..Design::of(network) });
    network.arrangement.as_ref().unwrap().looks.clone()
}

/// Rings of people who all know each other, each ring tied to the next by one edge.
pub fn circles(number: u32, size: u32) -> Vec<(u32, u32)> {
    let within = (0..number).flat_map(|circle| {
        let first = circle * size;
        (first..first + size).flat_map(move |one| (one + 1..first + size).map(move |other| (one, other)))
    });
    within.chain((1..number).map(|circle| (circle * size - 1, circle * size))).collect()
}
