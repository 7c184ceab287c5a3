//! `hoinghi graph`: figures of the graph.

pub(super) mod view;
