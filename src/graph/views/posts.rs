//! From people to bodies, by roles.

use super::{columns, note};
use crate::graph::network::{Column, Network, Type, Value};
use crate::graph::records::{Post, Records};
use crate::graph::ties::Tie;

impl Records {
    pub(super) fn posts(&self) -> Network {
        let (mut nodes, first) = (self.people_nodes(), self.people.len() as u32);
        nodes.extend(self.body_nodes());
        for (number, post) in (0..).zip(&self.posts) {
            note(&mut nodes, post.person, number);
            if let Some(body) = post.body {
                note(&mut nodes, first + body, number);
            }
        }
        let (roles, role_of) = self.roles();
        let ties = (0..).zip(&self.posts).zip(role_of).filter_map(|((number, post), role)| {
            let ends = (post.person, first + post.body?);
            Some(Tie { ends, kind: Some(role), occasion: Some(number), weight: 1.0 })
        });
        let mut network = Network::from_ties(nodes, true, &roles, ties.collect());
        network.title = "People, and the bodies in which they hold posts".into();
        network.occasions = self.post_occasions();
        network.node_columns = columns();
        self.tell_of_posts(&mut network, |_| true);
        network
    }

    /// Rank of the role, and whether the post is one of the past, for those edges that `is_post`.
    fn tell_of_posts(&self, network: &mut Network, is_post: impl Fn(&Post) -> bool) {
        let post_of = |occasions: &[u32]| {
            let post = occasions.first().and_then(|number| self.posts.get(*number as usize))?;
            is_post(post).then_some(post)
        };
        let posts: Vec<Option<&Post>> = network.edges().map(|(.., edge)| post_of(&edge.occasions)).collect();
        let ranks = posts.iter().map(|post| Some(Value::Integer(post.as_ref()?.rank?.into())));
        network.add_edge_column(Column::new("rank", Type::Integer), ranks);
        let former = posts.iter().map(|post| Some(Value::Boolean(post.as_ref()?.is_former)));
        network.add_edge_column(Column::new("former", Type::Boolean), former);
    }
}
