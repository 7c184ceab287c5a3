//! Which part of a page is the article.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::text::{self, Line};

/// A page shorter than this (in characters) is not searched harder for more.
const SHORT: usize = 200;

/// Containers that content management systems put around the text of an article, and around nothing else.
const CONTAINERS: [&str; 2] = ["[itemprop=articleBody]", ".journal-content-article"];

/// How much text stands below a node and in no link, in bytes: what menus and lists of other news have little of.
pub(super) fn weight(node: &NodeRef) -> usize {
    if node.is_text() {
        return node.text().trim().len();
    }
    if node.has_name("a") { 0 } else { node.children_it(false).map(|child| weight(&child)).sum() }
}

/// The lines of the main content: of the element that the page marks as such, else of the one that reads most like it,
/// else of the whole page.
pub(super) fn lines(dom: Document) -> Vec<Line> {
    if let Some(node) = marked(&dom) {
        return text::lines(&node);
    }
    let whole = all_lines(&dom);
    let config = Config { char_threshold: SHORT, disable_json_ld: true, keep_classes: true, ..Config::default() };
    let found = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    found.map_or(whole, |article| text::lines(&Document::from(article.content).root()))
}

/// The lines of everything that is left on the page.
pub(super) fn all_lines(dom: &Document) -> Vec<Line> {
    text::lines(&dom.body().unwrap_or_else(|| dom.root()))
}

/// The element that is marked as the article, if there is just one, or one beside which the others are small.
fn marked(dom: &Document) -> Option<NodeRef<'_>> {
    let selection = dom.select("article");
    let largest = selection.nodes().iter().max_by_key(|node| weight(node)).copied();
    let article = largest.filter(|node| weight(node) * 2 >= weight(&dom.root()));
    let one = |selector| match dom.select(selector).nodes() {
        [node] if !text::lines(node).is_empty() => Some(*node),
        _ => None,
    };
    article.or_else(|| CONTAINERS.iter().find_map(|container| one(container)))
}
