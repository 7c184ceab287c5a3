//! What a line of a page is.

use jiff::civil::Date;

use super::sentences;
use crate::recognize::date::DayMention;
use crate::recognize::words::{Marked, Sort, Words};
use crate::recognize::{body, person};
use crate::text::{Case, TokenKind};

/// A text whose lines are looked at one by one.
pub(super) struct Page<'w, 't, 'a> {
    pub(super) words: &'w Words,
    pub(super) text: &'t Marked<'a>,
    pub(super) days: &'t [DayMention],
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

    /// Whether other news, or comments, begin with this line.
    pub(super) fn ends_article(&self, start: usize, end: usize) -> bool {
        let first = (start..end).find(|i| self.text.tokens[*i].kind == TokenKind::Word).unwrap_or(start);
        self.word(first, "ends-article").is_some_and(|e| end - e <= 4) && self.count(start, end) <= 8
    }

    /// Whether at least one empty line stands before a line.
    pub(super) fn follows_blank_line(&self, start: usize) -> bool {
        start
            .checked_sub(1)
            .map(|i| &self.text.tokens[i])
            .is_some_and(|t| t.kind == TokenKind::LineEnd && t.text.matches('\n').count() > 1)
    }

    /// A line too long for a link to other news, with a full stop.
    pub(super) fn is_prose(&self, start: usize, end: usize) -> bool {
        self.count(start, end) >= 12 && self.text.is_mark(end - 1, &['.'])
    }

    /// Where the caption begins that is glued to a description of an image; `end` where there is none.
    pub(super) fn image_text(&self, start: usize, end: usize) -> Option<usize> {
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
    pub(super) fn date_line(&self, start: usize, end: usize) -> Option<Option<Date>> {
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

    /// Whether a line holds the page's own words: menus, counters, buttons.
    pub(super) fn is_page_line(&self, start: usize, end: usize) -> bool {
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

    /// Whether a line may be a headline: some words, no sentences.
    pub(super) fn is_headline(&self, start: usize, end: usize) -> bool {
        let words = self.count(start, end);
        let sentences = (start..end - 1).any(|i| sentences::ends_sentence(self.text, i, end));
        (4..=60).contains(&words) && !sentences && !self.text.is_mark(end - 1, &['.', ':', ';', ','])
    }

    /// Whether the line is nothing but the name of a body, or of bodies.
    pub(super) fn is_site(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let known = crate::recognize::known::Known::default();
        let bodies = body::Bodies { words: self.words, text, known: &known, before_name: false };
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
    pub(super) fn byline(&self, start: usize, end: usize, has_body: bool, lines_left: usize) -> Option<Vec<String>> {
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
    pub(super) fn is_caption(&self, start: usize, end: usize, has_body: bool) -> bool {
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
