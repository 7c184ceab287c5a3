//! Which part of a page is the article.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use regex::Regex;

use super::text;

/// Elements that never hold what an article says.
const CLUTTER: &str = "script, style, noscript, template, svg, iframe, object, embed, nav, aside, footer, button, \
    select, textarea, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=search]";

/// Words in classes and ids of what stands around an article: menus, lists of other news, comments, ways to share.
/// Short ones count as whole words only.
#[allow(clippy::expect_used, reason = "the pattern is constant, and the tests compile it")]
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) related | sidebar | breadcrumb | comment | lien[-_]?quan | binh[-_]?luan | tin[-_]?khac | doc[-_]?nhieu
            | xem[-_]?nhieu | tin[-_]?moi | other[-_]?news | most[-_]?(?:read|view) | social | copyright | pagination
            | (?:^|\s) widget (?:[\s_]|$)
            | (?:^|[^a-z]) (?:menu|navbar|nav|cmt|share|tags?|banner|ads|advert|advertisement|footer|popup|modal|login
                |search|pager|rating|vote|topbar|toolbar) (?:[^a-z]|$)",
    )
    .expect("valid pattern")
});

/// A page shorter than this (in characters) is not searched harder for more.
const SHORT: usize = 200;

/// Takes out of the page what is not the article.
pub(super) fn drop_clutter(dom: &Document) {
    dom.select(CLUTTER).remove();
    let whole = paragraphs(&dom.root());
    for node in dom.select("header, [class], [id]").nodes() {
        if stands_around(node) && !holds_article(node, whole) {
            node.remove_from_parent();
        }
    }
}

/// Whether an element calls itself something around the article.
fn stands_around(node: &NodeRef) -> bool {
    let marks = [node.class(), node.id_attr()];
    marks.iter().flatten().any(|mark| AROUND.is_match(mark))
        || node.has_name("header") && !node.ancestors_it(None).any(|n| n.has_name("article"))
}

/// Whether an element is too much of the page to be something around the article.
fn holds_article(node: &NodeRef, whole: usize) -> bool {
    ["html", "body", "main", "article", "h1"].iter().any(|name| node.has_name(name))
        || node.descendants_it().any(|n| n.has_name("article") || n.has_name("main"))
        || node.ancestors_it(None).any(|n| n.has_name("article")) && node.descendants_it().any(|n| n.has_name("h1"))
        || paragraphs(node) * 2 > whole
}

/// How much text stands in the paragraphs below a node, in bytes.
fn paragraphs(node: &NodeRef) -> usize {
    node.descendants_it().filter(|n| n.has_name("p")).map(|n| n.text().trim().len()).sum()
}

/// The first headline that is left on a page without clutter.
pub(super) fn headline(dom: &Document) -> Option<String> {
    dom.select("h1").nodes().iter().map(text::line).find(|line| !line.is_empty())
}

/// The lines of the main content: of the element that the page marks as such, else of the one that reads most like it,
/// else of the whole page.
pub(super) fn lines(dom: Document) -> Vec<String> {
    if let Some(node) = marked(&dom) {
        return text::lines(&node);
    }
    let whole = all_lines(&dom);
    let config = Config { char_threshold: SHORT, disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse());
    found.map_or(whole, |article| text::lines(&Document::from(article.content).root()))
}

/// The lines of everything that is left on the page.
pub(super) fn all_lines(dom: &Document) -> Vec<String> {
    text::lines(&dom.body().unwrap_or_else(|| dom.root()))
}

/// The element that is marked as the article, if there is just one.
fn marked(dom: &Document) -> Option<NodeRef<'_>> {
    let one = |selector| match dom.select(selector).nodes() {
        [node] if !text::lines(node).is_empty() => Some(*node),
        _ => None,
    };
    let article = one("article").filter(|node| paragraphs(node) * 2 >= paragraphs(&dom.root()));
    article.or_else(|| one("[itemprop=articleBody]"))
}
