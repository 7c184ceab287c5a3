//! Tells the parts of an article apart before anything is read out of it: headline, day of publication, byline, body,
//! captions, and what belongs to the page and not to the article.

use jiff::civil::Date;

use super::date::DayMention;
use super::person;
use super::words::{Marked, Sort, Words};
use crate::text::{Case, TokenKind, key};

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
}

/// Tells the parts of a text apart. `days` are the mentions of days in it, `title` is the headline where the container gives one.
pub fn layout(words: &Words, text: &Marked<'_>, days: &[DayMention], title: Option<&str>) -> Layout {
    let lines = lines(text);
    let page = Page { words, text, days };
    let mut out = Layout::default();
    let known_title = title.map(key);
    let mut read: Vec<(usize, usize, Part)> = Vec::new();
    let (mut has_body, mut boxed) = (false, false);
    for (n, &(start, end)) in lines.iter().enumerate() {
        if page.ends_article(start, end) {
            if has_body {
                break;
            }
            // A box of other news above the article: it ends behind a blank line, or where prose begins.
            boxed = true;
            continue;
        }
        if boxed {
            boxed = !(page.follows_blank_line(start) || page.is_prose(start, end));
            if boxed {
                continue;
            }
        }
        let line_key = key(&text.words(start, end));
        let is_title = known_title.as_ref() == Some(&line_key);
        let repeated = out.title.is_some_and(|(s, e)| key(&text.words(s, e)) == line_key);
        if is_title && out.title.is_none() {
            out.title = Some((start, end));
            read.push((start, end, Part::Headline));
        } else if repeated || is_title {
            // The headline again.
        } else if let Some(from) = page.image_text(start, end) {
            if from < end {
                read.push((from, end, Part::Caption));
            }
        } else if let Some(date) = page.date_line(start, end) {
            out.published = out.published.or(date);
        } else if page.is_page_line(start, end) || (!has_body && page.is_site(start, end)) {
            // The page's own words.
        } else if out.title.is_none() && known_title.is_none() && !has_body && page.is_headline(start, end) {
            out.title = Some((start, end));
            read.push((start, end, Part::Headline));
        } else if let Some(names) = page.byline(start, end, has_body, lines.len() - n) {
            out.authors.extend(names);
        } else {
            let part = if page.is_caption(start, end, has_body) { Part::Caption } else { Part::Body };
            has_body |= part == Part::Body;
            read.push((start, end, part));
        }
    }
    out.sentences = sentences(text, &read);
    out
}

fn lines(text: &Marked<'_>) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (i, token) in text.tokens.iter().enumerate() {
        if token.kind == TokenKind::LineEnd {
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

struct Page<'w, 't, 'a> {
    words: &'w Words,
    text: &'t Marked<'a>,
    days: &'t [DayMention],
}

impl Page<'_, '_, '_> {
    fn count(&self, start: usize, end: usize) -> usize {
        self.text.tokens[start..end].iter().filter(|t| t.kind == TokenKind::Word).count()
    }

    /// The page word of one effect that begins at a token: the index behind it.
    fn word(&self, at: usize, effect: &str) -> Option<usize> {
        let marks = self.text.marks_at(at).iter().rev();
        marks
            .filter(|m| m.sort == Sort::Layout && self.words.concept(m.concept).value("effect") == Some(effect))
            .map(|m| m.end)
            .next()
    }

    fn has_word(&self, start: usize, end: usize, effect: &str) -> bool {
        (start..end).any(|i| self.word(i, effect).is_some())
    }

    fn ends_article(&self, start: usize, end: usize) -> bool {
        let first = (start..end).find(|i| self.text.tokens[*i].kind == TokenKind::Word).unwrap_or(start);
        self.word(first, "ends-article").is_some_and(|e| end - e <= 4) && self.count(start, end) <= 8
    }

    /// Whether at least one empty line stands before a line.
    fn follows_blank_line(&self, start: usize) -> bool {
        start
            .checked_sub(1)
            .map(|i| &self.text.tokens[i])
            .is_some_and(|t| t.kind == TokenKind::LineEnd && t.text.matches('\n').count() > 1)
    }

    /// A line too long for a link to other news, with a full stop.
    fn is_prose(&self, start: usize, end: usize) -> bool {
        self.count(start, end) >= 12 && self.text.is_mark(end - 1, &['.'])
    }

    /// Where the caption begins that is glued to a description of an image; `end` where there is none.
    fn image_text(&self, start: usize, end: usize) -> Option<usize> {
        let from = self.word(start, "image-text")?;
        let mut quoted = false;
        for at in from..end {
            let token = &self.text.tokens[at];
            if token.is_mark('\'') || token.is_mark('"') {
                quoted = !quoted;
            }
            if !quoted && token.glued && token.is_capitalised() {
                let before = &self.text.tokens[at - 1];
                if before.case == Case::Lower
                    || before.kind == TokenKind::Number
                    || (before.kind == TokenKind::Mark && !before.is_mark('('))
                {
                    return Some(at);
                }
            }
        }
        Some(end)
    }

    /// A line that says when the article appeared: `Some(None)` when it holds the time only.
    fn date_line(&self, start: usize, end: usize) -> Option<Option<Date>> {
        let text = self.text;
        let time = (start..end).any(|i| {
            text.is_mark(i, &[':'])
                && i > start
                && text.tokens[i - 1].kind == TokenKind::Number
                && text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
        });
        let labelled = self.has_word(start, end, "date-line") || self.has_word(start, end, "page-line");
        let date = self.whole_date(start, end);
        if self.count(start, end) > 12 || text.is_mark(end - 1, &['.']) {
            return None;
        }
        match date {
            Some(date) if time || labelled || self.count(start, end) <= 3 => Some(Some(date)),
            _ => None,
        }
    }

    /// The first day with a year between two tokens.
    fn whole_date(&self, start: usize, end: usize) -> Option<Date> {
        let from = self.days.partition_point(|d| d.start < start);
        let inside = self.days[from..].iter().take_while(|d| d.start < end);
        inside.filter(|d| d.end <= end && d.first.year.is_some()).find_map(|d| d.first.date(None))
    }

    fn is_page_line(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let words = self.count(start, end);
        let bars = (start..end).filter(|i| text.is_mark(*i, &['|', '»', '›', '#', '☎'])).count();
        let first = (start..end).find(|i| text.tokens[*i].kind == TokenKind::Word);
        let closed = text.is_mark(end - 1, &['.', ';', ':', ',']);
        words == 0
            || (bars >= 1 && words <= 25 && !closed)
            || (words <= 14 && !closed && first.is_some_and(|i| self.word(i, "page-line").is_some()))
            || (words <= 8 && !closed && self.has_word(start, end, "page-line"))
            || (words <= 2
                && !closed
                && !text.is(start, Sort::Surname)
                && first.is_some_and(|i| text.longest(i, Sort::Head).is_none() && !text.is_capitalised(i + 1)))
    }

    fn is_headline(&self, start: usize, end: usize) -> bool {
        let words = self.count(start, end);
        let sentences = (start..end - 1).any(|i| ends_sentence(self.text, i, end));
        (4..=60).contains(&words) && !sentences && !self.text.is_mark(end - 1, &['.', ':', ';', ','])
    }

    /// Whether the line is nothing but the name of a body, or of bodies.
    fn is_site(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let known = super::known::Known::default();
        let bodies = super::body::Bodies { words: self.words, text, known: &known, before_name: false };
        let heads = text.longest(start, Sort::Head).is_some() && text.is_capitalised(start);
        let event = (start..end).any(|i| text.is(i, Sort::EventVerb) || text.is(i, Sort::EventCue));
        heads
            && !event
            && (bodies.at(start).is_some_and(|b| b.end >= end)
                || (text.tokens[start..end].iter().all(|t| t.case == Case::Upper || t.kind != TokenKind::Word))
                    && !(start..end).any(|i| {
                        text.is(i, Sort::EventNoun) || text.is(i, Sort::EventVerb) || text.is(i, Sort::EventCue)
                    }))
    }

    /// The names in a byline: a short line of names, titles and offices before the first or behind the last paragraph.
    fn byline(&self, start: usize, end: usize, has_body: bool, lines_left: usize) -> Option<Vec<String>> {
        let text = self.text;
        let words = self.count(start, end);
        let label = self.word(start, "byline").filter(|e| text.is_mark(*e, &[':']));
        if words > 16
            || (has_body && lines_left > 4 && label.is_none())
            || (text.is_mark(end - 1, &['.', ';', ',', ':']) && label.is_none())
        {
            return None;
        }
        let (mut at, mut names) = (label.map_or(start, |e| e + 1), Vec::new());
        while at < end {
            if let Some(mark) =
                text.longest(at, Sort::Honorific).filter(|m| !text.is(at, Sort::Surname) || m.end > at + 1)
            {
                at = mark.end;
                continue;
            }
            if let Some(next) = self.word(at, "byline") {
                at = next;
                continue;
            }
            let run = person::run(text, at);
            if run > at && (2..=4).contains(&(run - at)) && text.longest(at, Sort::Head).is_none() {
                names.push(text.words(at, run));
                at = run;
            } else if text.tokens[at].kind == TokenKind::Mark {
                // What stands behind a dash or in brackets is the author's office.
                let office = text.is(at + 1, Sort::Head) || text.is_mark(at, &['(']);
                at = if office { end } else { at + 1 };
            } else {
                return label.map(|_| names);
            }
        }
        (!names.is_empty() || label.is_some()).then_some(names)
    }

    /// A short line without an end mark among paragraphs: a caption or a heading.
    fn is_caption(&self, start: usize, end: usize, has_body: bool) -> bool {
        let text = self.text;
        let bullet = text.tokens[start].kind != TokenKind::Word;
        let closed = text.is_mark(end - 1, &['.', ';', ':', ',', '!', '?', '…', '”', '"', '/']);
        has_body
            && !bullet
            && !closed
            && self.count(start, end) <= 40
            && !text.tokens[start].text.starts_with(char::is_lowercase)
            && !text.is(start, Sort::Honorific)
    }
}

/// Cuts lines into sentences. A line that ends in a colon, comma or semicolon goes on in the next; so do list items
/// behind a colon, and a line that begins with a small letter.
fn sentences(text: &Marked<'_>, lines: &[(usize, usize, Part)]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut list = false;
    for (n, &(start, end, part)) in lines.iter().enumerate() {
        let open = n > 0 && {
            let (_, before, previous) = lines[n - 1];
            let tail = |marks: &[char]| text.is_mark(before - 1, marks);
            let item = list && part == Part::Body && is_item(text, start) && !text.is_mark(end - 1, &[':']);
            let small = text.tokens[start].case == Case::Lower && !tail(&['.', '…', '!', '?']);
            previous == part && part == Part::Body && (tail(&[':', ',', ';']) || item || small)
        };
        list = text.is_mark(end - 1, &[':']) || (list && open);
        let mut from = start;
        if open && let Some(last) = out.last() {
            from = last.start;
            out.pop();
        }
        let mut at = start;
        while at < end {
            if ends_sentence(text, at, end) || at - from >= LONGEST_SENTENCE {
                out.push(Sentence { start: from, end: at + 1, part });
                from = at + 1;
            }
            at += 1;
        }
        if from < end {
            out.push(Sentence { start: from, end, part });
        }
    }
    out
}

/// No sentence of the genre has as many tokens; what is longer is no prose, and cutting it keeps the reading linear.
const LONGEST_SENTENCE: usize = 1_000;

fn is_item(text: &Marked<'_>, at: usize) -> bool {
    let bullet = text.is_dash(at) || text.is_mark(at, &['+', '•', '*', '✅', '·', '●', '▪']);
    let numbered = text.tokens[at].kind == TokenKind::Number && text.is_mark(at + 1, &['.', ')', '|']);
    bullet || numbered || text.is(at, Sort::Honorific)
}

fn ends_sentence(text: &Marked<'_>, at: usize, line_end: usize) -> bool {
    if !text.is_mark(at, &['.', '!', '?', '…']) {
        return false;
    }
    let Some(next) = text.tokens.get(at + 1).filter(|_| at + 1 < line_end) else { return true };
    if next.glued && next.kind != TokenKind::Mark {
        return next.is_capitalised() && at > 0 && text.tokens[at - 1].case == Case::Lower;
    }
    let before = at.checked_sub(1).map(|i| &text.tokens[i]);
    let short = before.is_some_and(|t| {
        t.glued && t.kind == TokenKind::Word
            || text.is(at - 1, Sort::Honorific) && t.case != Case::Lower
            || t.case == Case::Upper && t.text.chars().count() <= 3 && text.is(at - 1, Sort::Level)
    });
    let numbered = before
        .is_some_and(|t| t.kind == TokenKind::Number && (at < 2 || text.tokens[at - 2].kind == TokenKind::LineEnd));
    !short && !numbered && (next.is_capitalised() || next.kind != TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::Ontology;
    use crate::recognize::date::days;

    #[test]
    fn a_box_above_the_article_does_not_swallow_it() {
        let words = Words::new(&Ontology::embedded().unwrap());
        let prose = "Ngày 16/01/2024, Đảng ủy Bệnh viện An Sơn tổ chức Hội nghị tổng kết công tác năm 2023.";
        let text = format!("Đọc nhiều\nLịch khám tháng 6\n{prose}\n");
        let marked = words.mark(&text);
        let found = layout(&words, &marked, &days(&marked), None);
        let read: Vec<String> = found.sentences.iter().map(|s| marked.words(s.start, s.end)).collect();
        assert_eq!(read, [prose]);
    }
}
