//! Where nodes stand, how large they are, and in which colour.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/networks.rs"]
#[allow(dead_code)]
mod networks;

use std::collections::BTreeSet;

use hoinghi::graph::{ColorBy, Design, Look, Measure, Network, Options};
use networks::{arrange, circles, network};

fn distance(one: Look, other: Look) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// All is finite, and no disc covers another.
#[track_caller]
fn sound(looks: &[Look]) {
    assert!(looks.iter().all(|look| look.x.is_finite() && look.y.is_finite() && look.size > 0.0));
    let mut order: Vec<Look> = looks.to_vec();
    order.sort_by(|a, b| a.x.total_cmp(&b.x));
    let greatest = looks.iter().map(|look| look.size).fold(0.0, f64::max);
    for (place, one) in order.iter().enumerate() {
        for other in order[place + 1..].iter().take_while(|other| other.x - one.x < one.size + greatest) {
            assert!(distance(*one, *other) >= one.size + other.size, "{one:?} and {other:?}");
        }
    }
}

#[test]
fn the_same_network_stands_in_the_same_places() {
    let edges = circles(6, 7);
    assert_eq!(arrange(&mut network(&edges), 1), arrange(&mut network(&edges), 1));
    let (one, other) = (arrange(&mut network(&edges), 1), arrange(&mut network(&edges), 2));
    assert!(one.iter().zip(&other).any(|(one, other)| one.x != other.x), "the seed counts");
}

#[test]
fn who_is_tied_stands_near() {
    let edges = circles(8, 9);
    let looks = arrange(&mut network(&edges), 1);
    sound(&looks);
    let tied: BTreeSet<(u32, u32)> = edges.iter().copied().collect();
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for one in 0..looks.len() as u32 {
        for other in one + 1..looks.len() as u32 {
            let list = if tied.contains(&(one, other)) { &mut near } else { &mut far };
            list.push(distance(looks[one as usize], looks[other as usize]));
        }
    }
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    assert!(mean(&near) * 3.0 < mean(&far), "{} and {}", mean(&near), mean(&far));
}

#[test]
fn networks_of_any_form_find_their_places() {
    let star: Vec<(u32, u32)> = (1..=5_000).map(|leaf| (0, leaf)).collect();
    let twins: Vec<(u32, u32)> = (0..200).flat_map(|n| [(3 * n, 3 * n + 1), (3 * n + 1, 3 * n + 2)]).collect();
    let chain: Vec<(u32, u32)> = (0..300).map(|n| (n, n + 1)).collect();
    let lone: Vec<(u32, u32)> = (0..500).map(|n| (n, n)).collect();
    let forms: [&[(u32, u32)]; 8] = [&[], &[(0, 0)], &[(0, 1)], &lone, &star, &twins, &chain, &circles(1, 80)];
    for form in forms {
        let mut network = network(form);
        let looks = arrange(&mut network, 1);
        assert_eq!(looks.len(), network.node_count());
        sound(&looks);
    }
}

#[test]
fn small_parts_stand_by_the_large_one() {
    let lone = (1_000..1_040).map(|n| (n, n));
    let pairs = (0..20).map(|n| (2_000 + 2 * n, 2_001 + 2 * n));
    let looks = arrange(&mut network(&circles(10, 8).into_iter().chain(lone).chain(pairs).collect::<Vec<_>>()), 1);
    sound(&looks);
    let reach = |looks: &[Look]| looks.iter().map(|look| look.x.hypot(look.y)).fold(0.0, f64::max);
    assert!(reach(&looks) < 2.5 * reach(&looks[..80]), "{} and {}", reach(&looks), reach(&looks[..80]));
}

#[test]
fn sizes_show_a_measure() {
    let mut network = network(&[(0, 1), (0, 2), (0, 3), (3, 4)]);
    let measures = network.measure(&Options::default()).unwrap();
    let sizes = |network: &mut Network, size_by| {
        network.arrange(&measures, &Design { size_by, ..Design::of(network) });
        network.arrangement.clone().unwrap()
    };
    let by_degree = sizes(&mut network, Some(Measure::Degree));
    let legend = by_degree.sizes.unwrap();
    assert_eq!((legend.of.as_str(), legend.greatest), ("degree", 3.0));
    for (look, degree) in by_degree.looks.iter().zip([3.0, 1.0, 1.0, 2.0, 1.0]) {
        assert_eq!(look.size, legend.radius(degree));
    }
    let area = |value: f64| legend.radius(value).powi(2);
    assert!((area(3.0) - area(2.0) - (area(2.0) - area(1.0))).abs() < 1.0, "the area grows evenly");
    let same = sizes(&mut network, None);
    assert!(same.sizes.is_none() && same.looks.iter().all(|look| look.size == same.looks[0].size));
}

#[test]
fn colours_show_communities() {
    // Twelve circles of five: nine have a colour.
    let mut network = network(&circles(12, 5));
    let measures = network.measure(&Options::default()).unwrap();
    assert_eq!(measures.community.iter().max(), Some(&12));
    network.arrange(&measures, &Design::of(&network));
    let arrangement = network.arrangement.clone().unwrap();
    let colors: BTreeSet<[u8; 3]> = arrangement.looks.iter().map(|look| look.color).collect();
    let legend: BTreeSet<[u8; 3]> = arrangement.legend.iter().map(|(_, color)| *color).collect();
    assert_eq!((colors.len(), &colors), (10, &legend), "the legend has each colour");
    assert_eq!(arrangement.legend[9].0, "other communities (15)");
    assert!(arrangement.legend[0].0.ends_with("(5)"), "{:?}", arrangement.legend[0]);
    for circle in arrangement.looks.chunks(5) {
        assert!(circle.iter().all(|look| look.color == circle[0].color));
    }
    network.arrange(&measures, &Design { color_by: Some(ColorBy::Kind), ..Design::of(&network) });
    assert_eq!(network.arrangement.clone().unwrap().legend[0].0, "thing (60)");
    network.arrange(&measures, &Design { color_by: None, ..Design::of(&network) });
    assert!(network.arrangement.unwrap().legend.is_empty());
}
