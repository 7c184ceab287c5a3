//! Which nodes are one: groups that depend on the nodes alone, not on the order in which they came.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use oxigraph::model::NamedNode;

use super::body_name::BodyDetails;
use super::judgement::{Judgements, Verdict};
use super::namesake::{Circle, Comparison, Finding, Namesake};

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
/// What people judged goes before all. Then those of one seat are joined; then those groups where two, by all that is known of
/// each, are surely one, the surest first; then whoever has no post goes to the only group that they are surely of. The node
/// reported first gives the IRI: as articles mostly come in the order of their days, it seldom changes.
pub fn people(namesakes: &[Namesake], judgements: &Judgements) -> Vec<Group> {
    let mut sorted: Vec<&Namesake> = namesakes.iter().collect();
    sorted.sort_by_key(|n| (n.period.is_none(), n.period.map(|(first, _)| first), n.iri.as_str()));
    let mut groups = Joined::new(sorted.iter().map(|n| &n.iri), judgements);
    let nodes: Vec<Known> = sorted.iter().map(|n| Known::new(n)).collect();
    let pairs = Pairs::new(&nodes);
    groups.opposed.extend(pairs.opposed);
    for (a, b) in pairs.of_one_seat {
        groups.join(a, b);
    }
    let roots = groups.roots();
    let known: Vec<Known> = roots.iter().map(|root| groups.known(*root, &nodes)).collect();
    let pairs = Pairs::new(&known);
    let of_roots = |(a, b): &(usize, usize)| (roots[*a], roots[*b]);
    groups.opposed.extend(pairs.opposed.iter().map(of_roots));
    let is_placed = |at: usize| known[at].all.is_placed();
    let (alike, guests): (Vec<_>, Vec<_>) = pairs.sure.into_iter().partition(|(a, b)| is_placed(*a) == is_placed(*b));
    for (a, b) in alike.iter().map(of_roots) {
        // What joined them since then may speak against it.
        let of = |node| groups.known(groups.root(node), &nodes);
        if of(a).compare(&of(b)).is_some_and(|comparison| comparison.finding() == Finding::Same) {
            groups.join(a, b);
        }
    }
    let mut homes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b) in guests {
        let (guest, home) = if is_placed(a) { (b, a) } else { (a, b) };
        homes.entry(groups.root(roots[guest])).or_default().insert(groups.root(roots[home]));
    }
    for (guest, homes) in homes {
        if let (1, Some(home)) = (homes.len(), homes.first()) {
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
    let mut groups = Joined::new(sorted.iter().map(|(_, body)| &body.iri), judgements);
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

/// All that is known of the nodes of a group.
struct Known<'a> {
    /// Several only where a judgement joined them.
    names: BTreeSet<&'a str>,
    all: Namesake,
}

impl<'a> Known<'a> {
    fn new(namesake: &'a Namesake) -> Self {
        Self { names: BTreeSet::from([namesake.name_key.as_str()]), all: namesake.clone() }
    }

    fn add(&mut self, other: &Self) {
        self.names.extend(&other.names);
        self.all.add(&other.all);
    }

    /// Nothing where they have no name in common.
    fn compare(&self, other: &Self) -> Option<Comparison> {
        let name = self.names.intersection(&other.names).next()?;
        Some(self.named(name).compare(&other.named(name)))
    }

    /// The same by another of the names.
    fn named(&self, name: &str) -> Cow<'_, Namesake> {
        if self.all.name_key == name {
            return Cow::Borrowed(&self.all);
        }
        Cow::Owned(Namesake { name_key: name.to_owned(), ..self.all.clone() })
    }
}

/// What comparing each with each finds.
#[derive(Default)]
struct Pairs {
    /// Those that have posts at one seat.
    of_one_seat: Vec<(usize, usize)>,
    /// The others that are surely one, the surest first.
    sure: Vec<(usize, usize)>,
    /// Those that cannot be one.
    opposed: HashSet<(usize, usize)>,
}

impl Pairs {
    fn new(known: &[Known<'_>]) -> Self {
        let (mut pairs, mut sure) = (Self::default(), Vec::new());
        // Of many, the article tells nothing but the name.
        let told = known.iter().enumerate().filter(|(_, known)| known.all.is_told());
        let told: Vec<(usize, &Known<'_>)> = told.collect();
        for (at, (a, one)) in told.iter().enumerate() {
            for (b, other) in &told[at + 1..] {
                let (a, b) = (*a, *b);
                let Some(comparison) = one.compare(other) else { continue };
                match (comparison.finding(), &comparison.circle) {
                    (Finding::Same, Circle::Seat(_)) => pairs.of_one_seat.push((a, b)),
                    (Finding::Same, _) => sure.push((comparison.weight(), (a, b))),
                    _ if comparison.at_one_time => {
                        pairs.opposed.insert((a, b));
                    }
                    _ => {}
                }
            }
        }
        sure.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.sure = sure.into_iter().map(|(_, pair)| pair).collect();
        pairs
    }
}

/// Groups that grow by joining two of them.
struct Joined<'a> {
    /// First those that articles tell of; then those that none does any more, but by which judgements make others one.
    nodes: Vec<&'a NamedNode>,
    /// How many articles tell of.
    told: usize,
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
    fn new(nodes: impl Iterator<Item = &'a NamedNode>, judgements: &'a Judgements) -> Self {
        let mut nodes: Vec<&NamedNode> = nodes.collect();
        let told = nodes.len();
        let mut index: HashMap<&NamedNode, usize> = nodes.iter().enumerate().map(|(i, node)| (*node, i)).collect();
        loop {
            let before = nodes.len();
            for judgement in judgements.iter().filter(|judgement| judgement.verdict == Verdict::Same) {
                for (known, other) in [(&judgement.a, &judgement.b), (&judgement.b, &judgement.a)] {
                    if index.contains_key(known) && !index.contains_key(other) {
                        index.insert(other, nodes.len());
                        nodes.push(other);
                    }
                }
            }
            if nodes.len() == before {
                break;
            }
        }
        let pairs = |verdict| {
            let of_verdict = judgements.iter().filter(move |judgement| judgement.verdict == verdict);
            of_verdict.filter_map(|j| Some((*index.get(&j.a)?, *index.get(&j.b)?))).collect::<Vec<_>>()
        };
        let (same, different) = (pairs(Verdict::Same), pairs(Verdict::Different));
        let group = (0..nodes.len()).collect();
        let members = (0..nodes.len()).map(|node| vec![node]).collect();
        let apart = different.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let mut joined = Self { nodes, told, group, members, apart, opposed: HashSet::new() };
        for (a, b) in same {
            joined.join(a, b);
        }
        joined
    }

    /// The first node of each group.
    fn roots(&self) -> Vec<usize> {
        (0..self.told).filter(|node| self.root(*node) == *node).collect()
    }

    /// All that is known of the nodes of a group.
    fn known<'n>(&self, root: usize, nodes: &[Known<'n>]) -> Known<'n> {
        let mut known = Known { names: nodes[root].names.clone(), all: nodes[root].all.clone() };
        self.members[root].iter().filter_map(|node| nodes.get(*node)).for_each(|node| known.add(node));
        known
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
        let told = self.members.into_iter().map(|members| members.into_iter().filter(|node| *node < self.told));
        let groups = told.map(|members| members.map(|node| self.nodes[node].clone()).collect::<Group>());
        groups.filter(|group| !group.is_empty()).collect()
    }
}
