//! What a page says of its article beside the text.

use dom_query::{Document, Selection};
use jiff::civil::Date;

use super::{json_ld, text};
use crate::article::date;

/// Names of the `meta` elements that hold the day of publication, the surest first.
const PUBLISHED: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datePublished",
    "pubdate",
    "publish-date",
    "publishdate",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "dc.created",
    "date",
];

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) url: Option<String>,
    /// Name of the site.
    pub(super) site: Option<String>,
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
    let microdata = || dom.select("[itemprop=datePublished]").iter().find_map(|node| node_day(&node));
    let day = |text: String| date::day(&text);
    let published = json_ld
        .published
        .and_then(day)
        .or_else(|| PUBLISHED.iter().find_map(|name| meta(&[name]).and_then(day)))
        .or_else(microdata)
        .or_else(|| time(dom));
    let canonical = dom.select("link[rel=canonical]").attr("href").map(|href| href.trim().to_owned());
    let addresses = [canonical, meta(&["og:url"]), json_ld.url, saved_from(dom)];
    Metadata {
        url: addresses.into_iter().flatten().find(|url| url.contains("://")),
        site: meta(&["og:site_name"]).or(json_ld.site).or_else(|| meta(&["application-name"])),
        title: headline.or(json_ld.headline).or_else(|| og_title(dom)),
        published,
        authors: Some(json_ld.authors.into_iter().filter(|name| is_name(name)).collect::<Vec<_>>())
            .filter(|names| !names.is_empty())
            .unwrap_or_else(|| authors(dom)),
    }
}

/// `og:title`, without the name of the site that many sites put behind it.
fn og_title(dom: &Document) -> Option<String> {
    Some(without_site(dom, meta(dom, "og:title")?))
}

/// The title of the browser's window, whole.
pub(super) fn window_title(dom: &Document) -> Option<String> {
    first_line(dom, "head title")
}

fn without_site(dom: &Document, title: String) -> String {
    let site = meta(dom, "og:site_name").unwrap_or_default();
    let Some(cut) = title.strip_suffix(site.as_str()).filter(|_| !site.is_empty()) else { return title };
    let cut = cut.trim_end();
    let bare = cut.trim_end_matches(['-', '|', '–', '»']);
    // The name of a site may well end a headline: only what is set off by a mark is none of it.
    if bare.len() == cut.len() || bare.trim().is_empty() { title } else { bare.trim_end().to_owned() }
}

/// The address in the comment that Internet Explorer and Chromium write into pages that they save.
fn saved_from(dom: &Document) -> Option<String> {
    let comment = dom.root().descendants_it().take(20).find(|node| node.is_comment())?;
    let html = comment.html();
    let (_, rest) = html.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    rest.split_whitespace().next().map(|url| url.trim_end_matches("-->").to_owned())
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
    dom.select("article time, time[itemprop], time[pubdate], time.entry-date, time.published")
        .iter()
        .find_map(|node| node_day(&node))
}

/// The day in an element, as a machine or a reader sees it.
fn node_day(node: &Selection<'_>) -> Option<Date> {
    let attribute = ["datetime", "content"].iter().find_map(|name| node.attr(name).and_then(|t| date::day(&t)));
    attribute.or_else(|| date::day(&node.text()))
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
        let mut rest = word.chars().skip(1).peekable();
        word.chars().next().is_some_and(char::is_uppercase)
            && (rest.peek().is_none() || rest.any(|c| !c.is_uppercase()))
    };
    (2..=5).contains(&words.len())
        && words.iter().all(capitalised)
        && !text.contains([':', '/', '.', '@', '(', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
}
