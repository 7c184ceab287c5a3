//! What a page says of its article beside the text.

use dom_query::Document;
use jiff::civil::Date;

use super::{json_ld, text};
use crate::article::date;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) url: Option<String>,
    /// Headline, from where only the article's own can stand.
    pub(super) title: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) authors: Vec<String>,
}

/// Looks in JSON-LD, Open Graph and other `meta` elements, microdata and `time` elements. The page must be whole still.
pub(super) fn read(dom: &Document) -> Metadata {
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(dom, name));
    let json_ld = json_ld::read(dom);
    let headline = ["article h1", "[itemprop=headline]"].iter().find_map(|place| first_line(dom, place));
    let published = json_ld
        .published
        .or_else(|| meta(&["article:published_time", "datePublished", "pubdate", "dcterms.issued", "dc.date"]))
        .or_else(|| dom.select("[itemprop=datePublished]").attr("content").map(Into::into))
        .as_deref()
        .and_then(date::day)
        .or_else(|| time(dom));
    let canonical = dom.select("link[rel=canonical]").attr("href").map(Into::into);
    Metadata {
        url: canonical.or_else(|| meta(&["og:url"])).or(json_ld.url).filter(|url: &String| url.contains("://")),
        title: headline.or(json_ld.headline).or_else(|| meta(&["og:title"])),
        published,
        authors: if json_ld.authors.is_empty() { authors(dom) } else { json_ld.authors },
    }
}

/// The title of the browser's window, without the site's name.
pub(super) fn window_title(dom: &Document) -> Option<String> {
    let title = first_line(dom, "head title")?;
    let site = meta(dom, "og:site_name").unwrap_or_default();
    let cut = title.strip_suffix(site.as_str()).unwrap_or(&title).trim_end_matches([' ', '-', '|', '–', '»']);
    Some(if cut.is_empty() { title.clone() } else { cut.to_owned() })
}

fn meta(dom: &Document, name: &str) -> Option<String> {
    let selector = format!("meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']");
    dom.select(&selector).iter().find_map(|node| {
        let content = node.attr("content")?;
        Some(content.trim().to_owned()).filter(|c| !c.is_empty())
    })
}

fn first_line(dom: &Document, selector: &str) -> Option<String> {
    dom.select(selector).nodes().iter().map(text::line).find(|line| !line.is_empty())
}

/// The first `time` of the article, as a machine or a reader sees it.
fn time(dom: &Document) -> Option<Date> {
    dom.select("article time, time[itemprop], time[pubdate]")
        .iter()
        .find_map(|node| node.attr("datetime").and_then(|t| date::day(&t)).or_else(|| date::day(&node.text())))
}

/// Bylines that are nothing but names.
fn authors(dom: &Document) -> Vec<String> {
    let marked = ["[itemprop=author] [itemprop=name]", "[itemprop=author]", "[rel=author]", "article .author"];
    let byline = marked.iter().find_map(|place| first_line(dom, place)).or_else(|| meta(dom, "author"));
    let site = meta(dom, "og:site_name").unwrap_or_default();
    byline
        .iter()
        .flat_map(|byline| byline.split([',', ';', '&']).flat_map(|part| part.split(" - ")))
        .map(str::trim)
        .filter(|name| is_name(name) && !site.eq_ignore_ascii_case(name))
        .map(str::to_owned)
        .collect()
}

/// Two to five words of letters, each beginning with a capital: neither an account (`admin`) nor a phrase.
fn is_name(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let capitalised = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).any(|c| !c.is_uppercase())
    };
    (2..=5).contains(&words.len())
        && words.iter().all(capitalised)
        && !text.contains([':', '/', '.', '@', '(', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
}
