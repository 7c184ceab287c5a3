//! From body to body, where people moved.
//!
//! A person moved from one body to another where all that is reported of posts at the first lies before the first report of a
//! post at the other, and at no body in between; or where a post at the first is called a former one and the other is held.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{columns, note};
use crate::graph::network::{Network, Occasion, Span};
use crate::graph::records::{Post, Records};
use crate::graph::ties::Tie;

/// What is known of a person's time at one body.
#[derive(Debug, Default)]
struct Stay<'a> {
    first: Option<Date>,
    last: Option<Date>,
    /// Whether all posts there are called former ones.
    is_past: bool,
    posts: Vec<&'a Post>,
}

impl Records {
    pub(super) fn careers(&self) -> Network {
        let mut nodes = self.body_nodes();
        let (mut ties, mut occasions) = (Vec::new(), Vec::new());
        for (person, stays) in self.stays() {
            let Some(person) = self.people.get(person as usize) else { continue };
            for (from, to) in moves(&stays) {
                let (Some(before), Some(after)) = (stays.get(&from), stays.get(&to)) else { continue };
                let number = occasions.len() as u32;
                let told = before.posts.iter().chain(&after.posts).flat_map(|post| post.articles.iter().cloned());
                occasions.push(Occasion {
                    iri: person.iri.clone(),
                    name: person.name.clone(),
                    span: Span::day(after.first),
                    articles: told.collect::<BTreeSet<_>>().into_iter().collect(),
                });
                note(&mut nodes, from, number);
                note(&mut nodes, to, number);
                ties.push(Tie { ends: (from, to), kind: None, occasion: Some(number), weight: 1.0 });
            }
        }
        let mut network = Network::from_ties(nodes, true, &[], ties);
        network.title = "Bodies, joined by the people who moved from one to the other".into();
        network.occasions = occasions;
        network.node_columns = columns();
        network
    }

    /// Of each person the stays at bodies.
    fn stays(&self) -> BTreeMap<u32, BTreeMap<u32, Stay<'_>>> {
        let mut stays: BTreeMap<u32, BTreeMap<u32, Stay<'_>>> = BTreeMap::new();
        for post in &self.posts {
            let Some(body) = post.body else { continue };
            let stay = stays.entry(post.person).or_default().entry(body).or_default();
            stay.is_past = post.is_former && (stay.is_past || stay.posts.is_empty());
            stay.first = [stay.first, post.span.start].into_iter().flatten().min();
            stay.last = stay.last.max(post.span.end.or(post.span.start));
            stay.posts.push(post);
        }
        stays
    }
}

/// From where to where a person moved.
fn moves(stays: &BTreeMap<u32, Stay<'_>>) -> BTreeSet<(u32, u32)> {
    let mut moves = BTreeSet::new();
    for (to, after) in stays.iter().filter(|(_, after)| !after.is_past) {
        let ended = |last: Date| after.first.is_some_and(|first| last < first);
        let before = stays.iter().filter(|(from, before)| *from != to && before.last.is_some_and(ended));
        let last_begun = before.clone().filter_map(|(_, before)| before.first).max();
        // Of those before, the ones that somebody was still at when the last of them began.
        let nearest = before.filter(|(_, before)| before.last >= last_begun).map(|(from, _)| *from);
        let past = stays.iter().filter(|(_, before)| before.is_past && before.last.is_none()).map(|(from, _)| *from);
        moves.extend(nearest.chain(past).map(|from| (from, *to)));
    }
    moves
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Posts of one person, each at a body, from a year to a year; without years former ones.
    fn careers(posts: &[(u32, Option<(i16, i16)>)]) -> Vec<(usize, usize)> {
        let body = |iri: &str| crate::graph::Body { iri: iri.into(), ..Default::default() };
        let post = |(body, years): &(u32, Option<(i16, i16)>)| Post {
            body: Some(*body),
            span: Span {
                start: years.map(|(first, _)| date(first, 3, 1)),
                end: years.map(|(_, last)| date(last, 3, 1)),
            },
            is_former: years.is_none(),
            ..Post::default()
        };
        let records = Records {
            people: vec![crate::graph::Person::default()],
            bodies: ["a", "b", "c"].map(body).into(),
            posts: posts.iter().map(post).collect(),
            ..Records::default()
        };
        records.careers().edges().map(|(source, target, _)| (source, target)).collect()
    }

    #[test]
    fn who_is_reported_elsewhere_later_has_moved() {
        assert_eq!(careers(&[(0, Some((2019, 2020))), (1, Some((2021, 2023)))]), [(0, 1)]);
        assert_eq!(careers(&[(0, Some((2019, 2022))), (1, Some((2021, 2023)))]), [], "both at a time");
        assert_eq!(
            careers(&[(0, Some((2019, 2019))), (1, Some((2020, 2020))), (2, Some((2021, 2021)))]),
            [(0, 1), (1, 2)]
        );
        assert_eq!(
            careers(&[(0, Some((2019, 2020))), (1, Some((2019, 2020))), (2, Some((2021, 2021)))]),
            [(0, 2), (1, 2)],
            "from both"
        );
    }

    #[test]
    fn who_has_a_former_post_has_left_it() {
        assert_eq!(careers(&[(0, None), (1, Some((2021, 2023)))]), [(0, 1)]);
        assert_eq!(careers(&[(0, None), (1, None)]), []);
    }
}
