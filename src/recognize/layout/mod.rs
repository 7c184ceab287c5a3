//! Tells the parts of an article apart before anything is read out of it: headline, day of publication, byline, body,
//! captions, and what belongs to the page and not to the article.

mod page;
mod sentences;

use std::ops::Range;

use jiff::civil::Date;

use self::page::Page;
use super::date::DayMention;
use super::words::{Marked, Words};
use crate::text::{TokenKind, key};

/// What a part of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Headline,
    /// A sentence of the article, list items included.
    Body,
    /// Words under or glued to a picture, or a heading between paragraphs.
    Caption,
}

/// A sentence, heading or caption: tokens from `start` to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Index of the first token.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// What it is.
    pub part: Part,
}

/// Why a line is not read as part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// The headline once more.
    Repeated,
    /// The description of an image that a program wrote.
    ImageText,
    /// When the article appeared.
    DateLine,
    /// Who wrote it or took the pictures.
    Byline,
    /// The name of a body alone above the article: the site's head.
    Site,
    /// Menus, counters, buttons, contact lines.
    PageLine,
    /// Links to other news above the article.
    OtherNews,
    /// Everything from the first line of links to other news, or comments, behind the article.
    BehindArticle,
}

impl Aside {
    /// The reason in a few words, for people.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Repeated => "headline again",
            Self::ImageText => "image text",
            Self::DateLine => "date line",
            Self::Byline => "byline",
            Self::Site => "name of the site",
            Self::PageLine => "page line",
            Self::OtherNews => "other news above",
            Self::BehindArticle => "behind the article",
        }
    }
}

/// A line, or part of one, that is not read: tokens from `start` to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAside {
    /// Index of the first token.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// Why it is not read.
    pub why: Aside,
}

/// What the container of an article knows of its parts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'k> {
    /// The headline.
    pub title: Option<&'k str>,
    /// Where captions stand, in Unicode scalar values of the text, in order.
    pub captions: &'k [Range<usize>],
}

/// The parts of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The headline's tokens.
    pub title: Option<(usize, usize)>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Names in the byline.
    pub authors: Vec<String>,
    /// Everything that is read, in order.
    pub sentences: Vec<Sentence>,
    /// Everything that is not, in order.
    pub set_aside: Vec<SetAside>,
}

/// Tells the parts of a text apart. `days` are the mentions of days in it.
pub fn layout(words: &Words, text: &Marked<'_>, days: &[DayMention], given: Given<'_>) -> Layout {
    let lines = lines(text);
    let page = Page { words, text, days };
    let mut out = Layout::default();
    // The headline's key: of the one that the container gives, else of the one found.
    let mut title = given.title.map(key);
    let mut read: Vec<(usize, usize, Part)> = Vec::new();
    let (mut has_body, mut boxed, mut pictured, mut signed) = (false, false, false, false);
    let (tail, behind) = tail(&page, &lines);
    for (n, &(start, end)) in lines.iter().enumerate() {
        let aside = |why| SetAside { start, end, why };
        if page.ends_article(start, end) {
            if has_body {
                let last = lines.last().map_or(end, |l| l.1);
                out.set_aside.push(SetAside { start, end: last, why: Aside::BehindArticle });
                break;
            }
            // A box of other news above the article: it ends behind a blank line, or where prose begins.
            boxed = true;
            out.set_aside.push(aside(Aside::OtherNews));
            continue;
        }
        if boxed {
            boxed = !(page.follows_blank_line(start) || page.is_prose(start, end));
            if boxed {
                out.set_aside.push(aside(Aside::OtherNews));
                continue;
            }
        }
        let is_title = title.as_ref().is_some_and(|title| page.has_key(start, end, title));
        let under_picture = std::mem::take(&mut pictured);
        let last = n + 1 >= tail || (n < behind && behind - n <= LAST_LINES);
        let closing = !has_body || last;
        if is_title && out.title.is_none() {
            out.title = Some((start, end));
            read.push((start, end, Part::Headline));
        } else if is_title {
            out.set_aside.push(aside(Aside::Repeated));
        } else if let Some(from) = page.image_text(start, end) {
            out.set_aside.push(SetAside { start, end: from, why: Aside::ImageText });
            pictured = from == end;
            if from < end {
                read.push((from, end, Part::Caption));
            }
        } else if is_marked(text, given.captions, start) {
            read.push((start, end, Part::Caption));
        } else if let Some(date) = page.date_line(start, end) {
            out.published = out.published.or(date);
            out.set_aside.push(aside(Aside::DateLine));
        } else if page.is_page_line(start, end) {
            out.set_aside.push(aside(Aside::PageLine));
        } else if !has_body && page.is_site(start, end) {
            out.set_aside.push(aside(Aside::Site));
        } else if title.is_none() && !has_body && page.is_headline(start, end) {
            out.title = Some((start, end));
            title = Some(key(&text.words(start, end)));
            read.push((start, end, Part::Headline));
        } else if let Some(names) = page.byline(start, end, closing && !in_list(&page, &lines, n)) {
            signed |= has_body && last;
            out.authors.extend(names);
            out.set_aside.push(aside(Aside::Byline));
        } else if has_body && n < behind && behind - n <= 2 && page.is_signature(start, end) {
            out.set_aside.push(aside(Aside::Byline));
        } else {
            let caption = page.is_caption(start, end, has_body)
                || has_body && (signed || under_picture) && page.is_brief(start, end) && !page.is_dated(start, end);
            let part = if caption { Part::Caption } else { Part::Body };
            has_body |= part == Part::Body;
            read.push((start, end, part));
        }
    }
    out.sentences = sentences::sentences(text, &read);
    sign(&page, &mut out);
    out
}

/// Among so many lines before the end of the article a byline needs no label.
const LAST_LINES: usize = 4;

/// The line from which on there are only lines as short as captions; and the first line behind the article.
fn tail(page: &Page<'_, '_, '_>, lines: &[(usize, usize)]) -> (usize, usize) {
    let prose = |(s, e): &(usize, usize)| !page.is_brief(*s, *e) && !page.is_page_line(*s, *e);
    let first = lines.iter().position(prose).unwrap_or(0);
    // Bylines and captions make up the smaller part of an article, also where it has a line for each sentence.
    let half = lines.partition_point(|(start, _)| start * 2 < page.text.tokens.len());
    let behind = lines[first.min(lines.len())..].iter().position(|(s, e)| page.ends_article(*s, *e));
    let end = behind.map_or(lines.len(), |n| first + n);
    (lines[..end].iter().rposition(prose).map_or(0, |n| n + 1).max(half.min(end)), end)
}

/// Whether a line is one of several names in a row, or follows what announces a list.
fn in_list(page: &Page<'_, '_, '_>, lines: &[(usize, usize)], n: usize) -> bool {
    let named = |n: usize| lines.get(n).is_some_and(|(s, e)| page.byline(*s, *e, true).is_some());
    let announced = n.checked_sub(1).is_some_and(|n| page.text.is_mark(lines[n].1 - 1, &[':']));
    let (before, behind) = (n > 0 && named(n - 1), named(n + 1));
    (behind && (announced || before || named(n + 2))) || (before && n > 1 && named(n - 2))
}

/// A byline that stands in the same line behind the last sentence of the article.
fn sign(page: &Page<'_, '_, '_>, out: &mut Layout) {
    let Some(last) = out.sentences.iter().rposition(|s| s.part == Part::Body).filter(|n| *n > 0) else { return };
    let Sentence { start, end, .. } = out.sentences[last];
    if out.sentences[last - 1].end != start || page.text.is_mark(end - 1, &['.', '!', '?', '…', '”', '"']) {
        return;
    }
    let names = page.byline(start, end, true);
    if names.is_none() && !page.is_signature(start, end) {
        return;
    }
    out.authors.extend(names.into_iter().flatten());
    out.sentences.remove(last);
    let at = out.set_aside.partition_point(|aside| aside.start < start);
    out.set_aside.insert(at, SetAside { start, end, why: Aside::Byline });
}

/// Whether a token stands in one of the captions that the container marks.
fn is_marked(text: &Marked<'_>, captions: &[Range<usize>], at: usize) -> bool {
    let offset = text.tokens[at].start as usize;
    let next = captions.partition_point(|c| c.end <= offset);
    captions.get(next).is_some_and(|c| c.contains(&offset))
}

fn lines(text: &Marked<'_>) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for i in text.signs(0, text.tokens.len()) {
        if text.tokens[i].kind == TokenKind::LineEnd {
            if start < i {
                lines.push((start, i));
            }
            start = i + 1;
        }
    }
    if start < text.tokens.len() {
        lines.push((start, text.tokens.len()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::date::days;

    /// What each part of a text is, with its words.
    fn parts(text: &str) -> Vec<(&'static str, String)> {
        let words = Words::embedded();
        let marked = words.mark(text);
        let found = layout(&words, &marked, &days(&marked), Given::default());
        let part = |part| match part {
            Part::Headline => "headline",
            Part::Body => "body",
            Part::Caption => "caption",
        };
        let read = found.sentences.iter().map(|s| (s.start, s.end, part(s.part)));
        let mut all: Vec<_> = read.chain(found.set_aside.iter().map(|a| (a.start, a.end, a.why.reason()))).collect();
        all.sort_unstable();
        all.into_iter().map(|(start, end, what)| (what, marked.words(start, end))).collect()
    }

    const PROSE: &str = "Ngày 16/01/2024, Đảng ủy Bệnh viện An Sơn tổ chức Hội nghị tổng kết công tác năm 2023.";

    /// The parts of a text behind the prose of an article.
    fn behind(text: &str) -> Vec<(&'static str, String)> {
        let parts = parts(&format!("{PROSE} {PROSE}\n{PROSE} {PROSE}\n{text}"));
        let prose = |(_, words): &(&str, String)| words == PROSE;
        parts.into_iter().filter(|part| !prose(part)).collect()
    }

    #[test]
    fn a_box_above_the_article_does_not_swallow_it() {
        let parts = parts(&format!("Đọc nhiều\nLịch khám tháng 6\n{PROSE}\n"));
        assert_eq!(parts.iter().map(|p| p.0).collect::<Vec<_>>(), ["other news above", "other news above", "body"]);
    }

    #[test]
    fn a_first_line_with_a_full_stop_is_a_headline_where_an_article_follows() {
        const LINE: &str = "Đảng ủy xã Mường Sen tổ chức hội nghị tổng kết.";
        let first = |text: &str| parts(text).first().map(|part| part.0);
        assert_eq!(first(&format!("{LINE}\n\n{PROSE}")), Some("headline"));
        assert_eq!(first(&format!("{LINE}\n\n")), Some("body"));
        assert_eq!(first(LINE), Some("body"));
        assert_eq!(first(&format!("Đồng chí Lý Thị Sen phát biểu tại hội nghị.\n\n{PROSE}")), Some("body"));
    }

    #[test]
    fn lines_of_a_page_are_told_by_what_they_say() {
        let cases = [
            ("Tin, ảnh: Thu An", "byline"),
            ("K.Sen - V.Lộc", "byline"),
            ("Thu An (TTXVN)", "byline"),
            ("Theo Báo An Sơn", "byline"),
            ("(Báo An Sơn)", "byline"),
            ("Phòng Công tác xã hội", "byline"),
            ("Lượt xem: 1.204", "page line"),
            ("28 lượt xem", "page line"),
            ("A- A A+", "page line"),
            ("Từ khóa: Đảng bộ, tổng kết, bệnh viện", "page line"),
            ("Địa chỉ: xã An Sơn. Điện thoại: 0000.111.222", "page line"),
            ("Cập nhật: 17/01/2024 08:20", "date line"),
            ("[img]", "image text"),
            ("Toàn cảnh Hội nghị.", "caption"),
            ("Đồng chí Lý Thị Sen phát biểu - Ảnh: THU AN.", "caption"),
            ("1 | Lý Thị Sen | Bí thư Chi bộ", "body"),
            ("+ 11 trưởng bản", "body"),
            ("* Danh sách 12 người được giới thiệu;", "body"),
            ("Các tin đã đưa", "behind the article"),
        ];
        for (line, expected) in cases {
            let found: Vec<_> = behind(line).into_iter().map(|part| part.0).collect();
            assert!(found.iter().all(|what| *what == expected) && !found.is_empty(), "{line}: {found:?}");
        }
    }

    #[test]
    fn a_byline_may_stand_behind_the_last_sentence_and_captions_behind_it() {
        let text = "Hội nghị thành công tốt đẹp. Thu An\nĐồng chí Lý Thị Sen phát biểu.\n";
        let byline = ("byline", "Thu An".to_owned());
        assert!(behind("Hội nghị thành công tốt đẹp. Thu An").contains(&byline));
        assert!(behind("Thu An\nĐồng chí Lý Thị Sen phát biểu.").contains(&byline));
        assert_eq!(behind("Thu An\nĐồng chí Lý Thị Sen phát biểu.")[1].0, "caption");
        assert_eq!(behind(text)[0].0, "body");
    }

    #[test]
    fn names_in_a_list_are_no_bylines() {
        let parts = behind("Đại hội bầu Chi ủy gồm:\nLý Thị Sen\nVi Thu Hà\nGiáp Thế Lộc");
        assert!(parts.iter().all(|part| part.0 != "byline"), "{parts:?}");
    }
}
