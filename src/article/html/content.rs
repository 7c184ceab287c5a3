//! Which part of a page is the article.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::text::{self, Line};

/// A page shorter than this (in characters) is not searched harder for more.
const SHORT: usize = 200;

/// Containers that content management systems put around the text of an article, and around nothing else.
const CONTAINERS: [&str; 2] = ["[itemprop=articleBody]", ".journal-content-article"];

/// How much text stands in the paragraphs below a node, in bytes.
pub(super) fn paragraphs(node: &NodeRef) -> usize {
    node.descendants_it().filter(|n| n.has_name("p")).map(|n| n.text().trim().len()).sum()
}

/// The first headline that is left on a page without clutter.
pub(super) fn headline(dom: &Document) -> Option<String> {
    dom.select("h1").nodes().iter().map(text::line).find(|line| !line.is_empty())
}

/// The lines of the main content: of the element that the page marks as such, else of the one that reads most like it,
/// else of the whole page.
pub(super) fn lines(dom: Document) -> Vec<Line> {
    if let Some(node) = marked(&dom) {
        return text::lines(&node);
    }
    let whole = all_lines(&dom);
    let config =
        Config { char_threshold: SHORT, disable_json_ld: true, keep_classes: true, ..Config::default() };
    let found = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    found.map_or(whole, |article| text::lines(&Document::from(article.content).root()))
}

/// The lines of everything that is left on the page.
pub(super) fn all_lines(dom: &Document) -> Vec<Line> {
    text::lines(&dom.body().unwrap_or_else(|| dom.root()))
}

/// The element that is marked as the article, if there is just one.
fn marked(dom: &Document) -> Option<NodeRef<'_>> {
    let one = |selector| match dom.select(selector).nodes() {
        [node] if !text::lines(node).is_empty() => Some(*node),
        _ => None,
    };
    let article = one("article").filter(|node| paragraphs(node) * 2 >= paragraphs(&dom.root()));
    article.or_else(|| CONTAINERS.iter().find_map(|container| one(container)))
}
