//! Which nodes are one: groups that depend on the nodes alone, not on the order in which they came.

use std::collections::{BTreeMap, HashMap, HashSet};

use oxigraph::model::NamedNode;

use super::body_name::BodyDetails;
use super::judgement::{Judgements, Verdict};
use super::namesake::{Finding, Namesake};

/// Nodes of one person or body. The first gives the IRI that the default graph uses.
pub type Group = Vec<NamedNode>;

/// A body as articles name it: what a node of the articles' graphs stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedBody {
    /// The node.
    pub iri: NamedNode,
    /// What is told beside the words that all spellings share.
    pub told_apart_by: String,
}

/// Groups people of one name, and those whom judgements join with them.
///
/// First those with posts are joined, where two are surely one; then the others go to the only group that they are
/// surely of. What people judged goes before all that. The node reported first gives the IRI: as articles mostly come in
/// the order of their days, it seldom changes.
pub fn people(namesakes: &[Namesake], judgements: &Judgements) -> Vec<Group> {
    let mut sorted: Vec<&Namesake> = namesakes.iter().collect();
    sorted.sort_by_key(|n| (n.period.is_none(), n.period.map(|(first, _)| first), n.iri.as_str()));
    let pairs = Pairs::new(&sorted);
    let mut groups = Joined::new(sorted.iter().map(|n| &n.iri), judgements, pairs.opposed);
    for (a, b) in pairs.sure.iter().filter(|(a, b)| sorted[*a].is_placed() == sorted[*b].is_placed()) {
        groups.join(*a, *b);
    }
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in &pairs.sure {
        let (guest, home) = if sorted[*a].is_placed() { (*b, *a) } else { (*a, *b) };
        if !sorted[guest].is_placed() && sorted[home].is_placed() {
            homes.entry(groups.root(guest)).or_default().push(groups.root(home));
        }
    }
    for (guest, mut homes) in homes {
        homes.sort_unstable();
        homes.dedup();
        if let [home] = homes.as_slice() {
            groups.join(guest, *home);
        }
    }
    groups.into_groups()
}

/// Groups bodies whose names share a base, and those that judgements join with them.
///
/// A name that tells less is that of the only body that could be meant; where there are several, it stays alone.
pub fn bodies(bodies: &[NamedBody], judgements: &Judgements) -> Vec<Group> {
    let mut sorted: Vec<(BodyDetails, &NamedBody)> =
        bodies.iter().map(|body| (BodyDetails::from_text(&body.told_apart_by), body)).collect();
    sorted.sort_by_key(|(_, body)| (body.told_apart_by.len(), body.iri.as_str()));
    let mut groups = Joined::new(sorted.iter().map(|(_, body)| &body.iri), judgements, HashSet::new());
    let tells_less = |a: usize, b: usize| sorted[a].0 != sorted[b].0 && sorted[a].0.is_told_by(&sorted[b].0);
    for a in 0..sorted.len() {
        let fuller: Vec<usize> = (0..sorted.len()).filter(|b| tells_less(a, *b)).collect();
        let mut fullest = fuller.iter().filter(|b| !fuller.iter().any(|c| tells_less(**b, *c)));
        if let (Some(only), None) = (fullest.next(), fullest.next()) {
            groups.join(a, *only);
        }
    }
    groups.into_groups()
}

/// What comparing each with each finds.
struct Pairs {
    /// Those that are surely one, the surest first.
    sure: Vec<(usize, usize)>,
    /// Those that cannot be one.
    opposed: HashSet<(usize, usize)>,
}

impl Pairs {
    fn new(sorted: &[&Namesake]) -> Self {
        let (mut sure, mut opposed) = (Vec::new(), HashSet::new());
        for (a, one) in sorted.iter().enumerate() {
            for (b, other) in sorted.iter().enumerate().skip(a + 1) {
                let comparison = one.compare(other);
                match comparison.finding() {
                    Finding::Same => sure.push((comparison.weight(), (a, b))),
                    _ if comparison.at_one_time => {
                        opposed.insert((a, b));
                    }
                    _ => {}
                }
            }
        }
        sure.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        Self { sure: sure.into_iter().map(|(_, pair)| pair).collect(), opposed }
    }
}

/// Groups that grow by joining two of them.
struct Joined<'a> {
    nodes: Vec<&'a NamedNode>,
    /// The group of each node.
    group: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Those that a judgement keeps apart.
    apart: HashSet<(usize, usize)>,
    /// Those that the articles keep apart.
    opposed: HashSet<(usize, usize)>,
}

impl<'a> Joined<'a> {
    /// Each node for itself, but for what is judged the same.
    fn new(
        nodes: impl Iterator<Item = &'a NamedNode>,
        judgements: &Judgements,
        opposed: HashSet<(usize, usize)>,
    ) -> Self {
        let nodes: Vec<&NamedNode> = nodes.collect();
        let index: HashMap<&NamedNode, usize> = nodes.iter().enumerate().map(|(i, node)| (*node, i)).collect();
        let pairs = |verdict| {
            let of_verdict = judgements.iter().filter(move |judgement| judgement.verdict == verdict);
            of_verdict.filter_map(|j| Some((*index.get(&j.a)?, *index.get(&j.b)?))).collect::<Vec<_>>()
        };
        let (same, different) = (pairs(Verdict::Same), pairs(Verdict::Different));
        let group = (0..nodes.len()).collect();
        let members = (0..nodes.len()).map(|node| vec![node]).collect();
        let apart = different.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let mut joined = Self { nodes, group, members, apart, opposed: HashSet::new() };
        for (a, b) in same {
            joined.join(a, b);
        }
        Self { opposed, ..joined }
    }

    fn root(&self, node: usize) -> usize {
        self.group[node]
    }

    /// Makes one group of two, unless anything keeps two of their members apart.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a).min(self.root(b)), self.root(a).max(self.root(b)));
        let apart = |x: usize, y: usize| self.apart.contains(&(x, y)) || self.opposed.contains(&(x.min(y), x.max(y)));
        if a == b || self.members[a].iter().any(|x| self.members[b].iter().any(|y| apart(*x, *y))) {
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for node in &moved {
            self.group[*node] = a;
        }
        self.members[a].extend(moved);
        self.members[a].sort_unstable();
    }

    fn into_groups(self) -> Vec<Group> {
        let groups = self.members.into_iter().filter(|members| !members.is_empty());
        groups.map(|members| members.into_iter().map(|node| self.nodes[node].clone()).collect()).collect()
    }
}
