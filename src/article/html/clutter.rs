//! What stands on a page around its article.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

use super::content::weight;
use super::text;
use crate::article::LeftOut;

/// Elements that hold no words for a reader.
const SILENT: &str = "script, style, noscript, template, svg, iframe, object, embed, button, select, textarea, dialog, \
    [hidden], [aria-hidden=true]";

/// Elements that never hold what an article says, and what they are.
const AROUND: [(&str, &str); 3] = [
    ("nav, [role=navigation], [role=search]", "menu"),
    ("aside, [role=complementary]", "sidebar"),
    ("footer", "foot of the page"),
];

/// Words in classes and ids of what stands around an article. Short ones count as whole words only.
#[allow(clippy::expect_used, reason = "the patterns are constant, and the tests compile them")]
static NAMES: LazyLock<[(&str, Regex); 7]> = LazyLock::new(|| {
    let words = |long: &str, short: &str| {
        let long = if long.is_empty() { String::new() } else { format!("{long} | ") };
        Regex::new(&format!(r"(?xi) {long} (?:^|[^a-z]) (?:{short}) (?:[^a-z]|$)")).expect("valid pattern")
    };
    [
        (
            "related news",
            words(
                r"related | lien[-_]?quan | tin[-_]?khac | doc[-_]?nhieu | xem[-_]?nhieu | tin[-_]?moi | tin[-_]?cu
                 | other[-_]?news | most[-_]?(?:read|view) | cung[-_]?chuyen[-_]?muc | (?:^|\s) widget (?:[\s_]|$)",
                "recommend",
            ),
        ),
        ("comments", words("comment | binh[-_]?luan | y[-_]?kien", "cmt")),
        ("sharing", words("social | sharedaddy", "share|rating|vote|like")),
        ("sidebar", words("sidebar", "col[-_]?right|right[-_]?col")),
        ("menu", words("breadcrumb | pagination | navbar", "menu|nav|search|login|pager|topbar|toolbar|topnav|lang")),
        ("advertisement", words("", "banner|ads|advert|advertisement|popup|modal|quangcao")),
        ("foot of the page", words("copyright", "footer|tags?")),
    ]
});

/// Takes out of the page what is not the article, and says what that was.
pub(super) fn drop(dom: &Document) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    dom.select(SILENT).remove();
    for (selector, why) in AROUND {
        for node in dom.select(selector).nodes() {
            remove(node, why, &mut left_out);
        }
    }
    let whole = weight(&dom.root());
    for node in dom.select("header, [class], [id]").nodes() {
        if let Some(why) = stands_around(node).filter(|_| !holds_article(node, whole)) {
            remove(node, why, &mut left_out);
        }
    }
    left_out
}

fn remove(node: &NodeRef, why: &'static str, left_out: &mut Vec<LeftOut>) {
    let lines: Vec<_> = text::lines(node).into_iter().map(|line| line.text).collect();
    // What stands inside something that is gone already has no parent path to the page any more, but still its words.
    let gone = !node.ancestors_it(None).any(|n| n.has_name("html"));
    if !lines.is_empty() && !gone {
        left_out.push(LeftOut { why, text: lines.join("\n") });
    }
    node.remove_from_parent();
}

/// What an element calls itself, where that is something around the article.
fn stands_around(node: &NodeRef) -> Option<&'static str> {
    if node.has_name("header") && !node.ancestors_it(None).any(|n| n.has_name("article")) {
        return Some("head of the page");
    }
    let marks = [node.class(), node.id_attr()];
    let named = NAMES.iter().find(|(_, name)| marks.iter().flatten().any(|mark| name.is_match(mark)));
    named.map(|(why, _)| *why)
}

/// Whether an element is too much of the page to be something around the article.
fn holds_article(node: &NodeRef, whole: usize) -> bool {
    ["html", "body", "main", "article", "h1"].iter().any(|name| node.has_name(name))
        || node.descendants_it().any(|n| n.has_name("main"))
        || node.ancestors_it(None).any(|n| n.has_name("article")) && node.descendants_it().any(|n| n.has_name("h1"))
        || weight(node) * 2 > whole
}
