//! An article as the reading sees it: what is read, and what is set aside.

use jiff::civil::Date;
use serde::Serialize;

use super::Reader;
use super::passage::passage;
use crate::article::Article;
use crate::recognize::date::days;
use crate::recognize::layout::{Given, Layout, Part, layout};
use crate::recognize::words::Marked;

/// The parts of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// The article's file name, or the id that it came with.
    pub document: String,
    /// The headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Names in the byline.
    pub authors: Vec<String>,
    /// Address.
    pub url: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Which of these the file said by itself, not its text: `title`, `published`, `authors`.
    pub from_file: Vec<&'static str>,
    /// What is read, in order: headline, sentences, captions.
    pub text: Vec<Passage>,
    /// What is not: of the text in order, then what was on the page beside it.
    pub set_aside: Vec<SetAside>,
}

/// A piece of the text that is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// `headline`, `body` or `caption`.
    pub part: &'static str,
    /// Offset of the first character, in Unicode scalar values of the article's text.
    pub start: usize,
    /// Offset behind the last character, in the same unit.
    pub end: usize,
    /// The text from `start` to `end`.
    pub text: String,
}

/// Something that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// Why: `page line`, `byline`, `menu`, ...
    pub reason: &'static str,
    /// Offset of the first character, as in [`Passage`]; nothing where it is no part of the article's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Offset behind the last character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Its words.
    pub text: String,
}

impl Reader {
    /// The parts of an article, as [`Reader::read`] tells them apart.
    ///
    /// ```
    /// use hoinghi::{article::Article, ontology::Ontology, relate::Reader};
    ///
    /// let text = "Trang chủ | Tin tức\nSáng 05/3/2024, Chi bộ Khoa Dược tổ chức Hội nghị.".to_owned();
    /// let parts = Reader::new(&Ontology::embedded()?).parts(&Article { text, ..Article::default() });
    /// assert_eq!((parts.text[0].part, parts.text[0].start), ("body", 20));
    /// assert_eq!(parts.set_aside[0].reason, "page line");
    /// # Ok::<(), hoinghi::ontology::OntologyError>(())
    /// ```
    pub fn parts(&self, article: &Article) -> Parts {
        let marked = self.words.mark(&article.text);
        let given = Given { title: article.title.as_deref(), captions: &article.captions };
        let layout = layout(&self.words, &marked, &days(&marked), given);
        let from_file = [
            ("title", article.title.is_some()),
            ("published", article.published.is_some()),
            ("authors", !article.authors.is_empty()),
        ];
        Parts {
            document: article.document.clone(),
            title: article.title.clone().or_else(|| layout.title.map(|(s, e)| marked.words(s, e))),
            published: article.published.or(layout.published),
            authors: if article.authors.is_empty() { layout.authors.clone() } else { article.authors.clone() },
            url: article.url.clone(),
            site: article.site.clone(),
            from_file: from_file.into_iter().filter(|(_, known)| *known).map(|(name, _)| name).collect(),
            text: read(article, &marked, &layout),
            set_aside: set_aside(article, &marked, &layout),
        }
    }
}

fn read(article: &Article, marked: &Marked<'_>, layout: &Layout) -> Vec<Passage> {
    let passages = layout.sentences.iter().filter_map(|sentence| {
        let place = passage(&article.text, marked, sentence.start, sentence.end, "")?;
        let part = match sentence.part {
            Part::Headline => "headline",
            Part::Body => "body",
            Part::Caption => "caption",
        };
        Some(Passage { part, start: place.start, end: place.end, text: place.quote })
    });
    passages.collect()
}

fn set_aside(article: &Article, marked: &Marked<'_>, layout: &Layout) -> Vec<SetAside> {
    let inside = layout.set_aside.iter().filter_map(|aside| {
        let place = passage(&article.text, marked, aside.start, aside.end, "")?;
        let (start, end) = (Some(place.start), Some(place.end));
        Some(SetAside { reason: aside.why.reason(), start, end, text: place.quote })
    });
    let beside = article.left_out.iter().map(|left| SetAside {
        reason: left.why,
        start: None,
        end: None,
        text: left.text.clone(),
    });
    inside.chain(beside).collect()
}
