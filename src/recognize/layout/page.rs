//! What a line of a page is.

use jiff::civil::Date;

use super::sentences;
use crate::recognize::date::DayMention;
use crate::recognize::words::{Marked, Sort, Words};
use crate::recognize::{body, person};
use crate::text::{Case, TokenKind, initial, key};

/// A text whose lines are looked at one by one.
pub(super) struct Page<'w, 't, 'a> {
    pub(super) words: &'w Words,
    pub(super) text: &'t Marked<'a>,
    pub(super) days: &'t [DayMention],
}

impl Page<'_, '_, '_> {
    fn count(&self, start: usize, end: usize) -> usize {
        self.text.count_words(start, end)
    }

    /// The page word of one effect that begins at a token: the index behind it.
    fn word(&self, at: usize, effect: &str) -> Option<usize> {
        if !self.text.is(at, Sort::Layout) {
            return None;
        }
        let marks = self.text.marks_at(at).iter().rev();
        marks
            .filter(|m| m.sort == Sort::Layout && self.words.concept(m.concept).value("effect") == Some(effect))
            .map(|m| m.end)
            .next()
    }

    /// Whether a line has this key.
    pub(super) fn has_key(&self, start: usize, end: usize, wanted: &str) -> bool {
        let tokens = &self.text.tokens;
        let first = (start + 1..end).find(|i| !tokens[*i].glued).unwrap_or(end);
        let key = |to| key(&self.text.words(start, to));
        // A whole line is a long key to make: few begin as the wanted one, and are no longer. (A word glued to the one before
        // is a word here, and none in a key.)
        let alike = initial(&tokens[start].text).is_none_or(|letter| wanted.starts_with(letter));
        alike
            && self.count(start, end) <= 2 * wanted.split(' ').count()
            && wanted.starts_with(&key(first))
            && key(end) == wanted
    }

    fn has_word(&self, start: usize, end: usize, effect: &str) -> bool {
        self.text.all(start, end, Sort::Layout).any(|i| self.word(i, effect).is_some())
    }

    /// Whether other news, or comments, begin with this line.
    pub(super) fn ends_article(&self, start: usize, end: usize) -> bool {
        let first = self.first_word(start, end).unwrap_or(start);
        self.word(first, "ends-article").is_some_and(|e| end - e <= 4) && self.count(start, end) <= 8
    }

    fn first_word(&self, start: usize, end: usize) -> Option<usize> {
        (start..end).find(|i| self.text.tokens[*i].kind == TokenKind::Word)
    }

    /// Whether a word of the page labels the line: `Từ khóa: ...`, `Địa chỉ: ...`.
    fn is_labelled(&self, first: usize) -> bool {
        let word = self.word(first, "page-line").or_else(|| self.word(first, "ends-article"));
        word.is_some_and(|end| self.text.is_mark(end, &[':']))
    }

    /// Whether at least one empty line stands before a line.
    pub(super) fn follows_blank_line(&self, start: usize) -> bool {
        start
            .checked_sub(1)
            .and_then(|i| self.text.tokens.get(i))
            .is_some_and(|t| t.kind == TokenKind::LineEnd && t.text.matches('\n').count() > 1)
    }

    /// A line too long for a link to other news, with a full stop.
    pub(super) fn is_prose(&self, start: usize, end: usize) -> bool {
        self.count(start, end) >= 12 && self.text.is_mark(end - 1, &['.'])
    }

    /// Where the caption begins that is glued to a description of an image; `end` where there is none.
    pub(super) fn image_text(&self, start: usize, end: usize) -> Option<usize> {
        let first = start + usize::from(self.text.is_mark(start, &['[', '(']));
        let from = self.word(first, "image-text")?;
        let mut quoted = false;
        for at in from..end {
            let token = &self.text.tokens[at];
            if token.is_mark('\'') || token.is_mark('"') {
                quoted = !quoted;
            }
            if !quoted && token.glued && token.text.starts_with(char::is_uppercase) {
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
        let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        let time = || (start + 1..end).any(|i| text.is_mark(i, &[':']) && number(i - 1) && number(i + 1));
        let labelled = || self.has_word(start, end, "date-line") || self.has_word(start, end, "page-line");
        if text.is_mark(end - 1, &['.']) || self.count(start, end) > 12 {
            return None;
        }
        let date = self.whole_date(start, end)?;
        (time() || labelled() || self.count(start, end) <= 3).then_some(Some(date))
    }

    /// Whether a line says when something was: captions seldom do, leads nearly always.
    pub(super) fn is_dated(&self, start: usize, end: usize) -> bool {
        let from = self.days.partition_point(|d| d.start < start);
        self.days.get(from).is_some_and(|d| d.end <= end)
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
        let Some(first) = self.first_word(start, end) else { return true };
        let bars = || text.signs(start, end).any(|i| text.is_mark(i, &['|', '»', '›', '#', '☎']));
        let closed = text.is_mark(end - 1, &['.', ';', ':', ',']);
        let item = text.is_dash(start) || text.is_mark(start, &['+']);
        let credit = self.word(first, "byline").is_some_and(|e| text.is_mark(e, &[':']));
        // `>> Đại hội Đoàn tỉnh A`
        let leads_away = words <= 25 && text.is_mark(start, &['>']);
        let says = leads_away
            || (words <= 25 && !closed && bars())
            || (words <= 40 && self.is_labelled(first))
            || (words <= 14 && !closed && self.word(first, "page-line").is_some())
            || (words <= 8 && !closed && self.names_page(start, end))
            || self.is_buttons(start, end)
            || (words <= 2
                && !closed
                && !item
                && !credit
                && !text.is(start, Sort::Surname)
                && text.longest(first, Sort::Head).is_none()
                && !text.is_capitalised(first + 1));
        says && !self.is_row(start, end)
    }

    /// A word of the page somewhere in a short line, as a name (`Chế độ ban đêm`) or counted (`28 lượt xem`): in lower
    /// case many of them are common verbs.
    fn names_page(&self, start: usize, end: usize) -> bool {
        let counted = |i: usize| i > start && self.text.tokens[i - 1].kind == TokenKind::Number;
        let mut words = self.text.all(start, end, Sort::Layout);
        words.any(|i| self.word(i, "page-line").is_some() && (self.text.is_capitalised(i) || counted(i)))
    }

    /// Single letters and marks, as on buttons for the size of letters (`A- A A+`).
    fn is_buttons(&self, start: usize, end: usize) -> bool {
        let mut words = self.text.tokens[start..end].iter().filter(|t| t.kind == TokenKind::Word);
        let glued = || self.text.tokens[start + 1..end].iter().any(|t| t.glued && t.kind == TokenKind::Word);
        words.all(|t| t.text.chars().count() == 1) && !glued()
    }

    /// Whether a line is a row of a table that tells of people: cells between bars, of which the first is a number or one
    /// names a role or a form of address.
    fn is_row(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let cells = (start..end).filter(|i| text.is_mark(*i, &['|'])).count();
        let numbered = text.tokens[start].kind == TokenKind::Number && text.is_mark(start + 1, &['|']);
        let tells = || (start..end).any(|i| text.is(i, Sort::Role) || text.is(i, Sort::Honorific));
        cells > 0
            && (numbered && self.count(start, end) > 1 || cells > 1 && tells())
            && !(start..end).any(|i| self.word(i, "page-line").is_some() && text.is_capitalised(i))
    }

    /// Whether a line may be a headline: some words, no sentences. The first line may have a full stop where it is set off
    /// from what follows, and says of no day what was then.
    pub(super) fn is_headline(&self, start: usize, end: usize) -> bool {
        let words = self.count(start, end);
        let set_off = || self.follows_blank_line(end + 1) && end + 1 < self.text.tokens.len();
        let addressed = || self.text.is(start, Sort::Honorific);
        let stopped = || start == 0 && words <= 35 && set_off() && !addressed() && !self.is_dated(start, end);
        (4..=60).contains(&words)
            && !self.text.is_mark(end - 1, &[':', ';', ','])
            && (!self.text.is_mark(end - 1, &['.']) || stopped())
            && !self.has_sentence_end(start, end)
    }

    /// Whether the line is nothing but the name of a body, or of bodies.
    pub(super) fn is_site(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let known = crate::recognize::known::Known::default();
        let bodies = body::Bodies { words: self.words, text, known: &known, before_name: false };
        let heads = text.longest(start, Sort::Head).is_some() && text.is_capitalised(start);
        let event = self.tells_of_event(start, end);
        heads
            && !event
            && (bodies.at(start).is_some_and(|b| b.end >= end)
                || (text.tokens[start..end].iter().all(|t| t.case == Case::Upper || t.kind != TokenKind::Word))
                    && !(start..end).any(|i| text.is(i, Sort::EventNoun)))
    }

    /// Whether words of events stand in a line, fields of work in names of bodies (`Giáo dục và Đào tạo`) apart.
    fn tells_of_event(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            if let Some(field) = self.text.longest(at, Sort::Field) {
                at = field.end;
                continue;
            }
            if self.text.is(at, Sort::EventVerb) || self.text.is(at, Sort::EventCue) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether a line is nothing but a body that signs the article, an agency (`Theo TTXVN`), or a source in brackets.
    pub(super) fn is_signature(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let closed = text.is_mark(end - 1, &['.', ';', ':', ',']);
        let bracketed = text.is_mark(start, &['(']) && text.is_mark(end - 1, &[')']);
        let agency = || self.first_word(start, end).is_some_and(|i| self.word(i, "byline").is_some());
        let body = || !text.is(start, Sort::Honorific) && self.is_site(start, end);
        !closed && self.count(start, end) <= 10 && (bracketed || body() || agency() && self.count(start, end) <= 6)
    }

    /// The names in a byline: a short line of names, titles and offices. `closing` says that the article ends with it or
    /// has not begun; elsewhere a byline has a label (`Tin, ảnh:`).
    pub(super) fn byline(&self, start: usize, end: usize, closing: bool) -> Option<Vec<String>> {
        let text = self.text;
        let label = self.word(start, "byline").filter(|e| text.is_mark(*e, &[':']));
        let unlabelled = !closing || text.is_mark(end - 1, &['.', ';', ',', ':']);
        if (unlabelled && label.is_none()) || self.count(start, end) > 16 {
            return None;
        }
        let (mut at, mut names) = (label.map_or(start, |e| e + 1), Vec::new());
        while at < end {
            if let Some(mark) =
                text.longest(at, Sort::Honorific).filter(|m| !text.is(at, Sort::Surname) || m.end > at + 1)
            {
                // Nobody signs as `Đồng chí A`.
                let concept = self.words.concept(mark.concept);
                if label.is_none() && concept.value("sort") == Some("address") && !concept.is("weak") {
                    return None;
                }
                at = mark.end;
                continue;
            }
            if let Some(next) = self.word(at, "byline") {
                at = next;
                continue;
            }
            let run = person::run(text, at);
            let initials = self.initials(at, end);
            if initials > at {
                names.push(text.words(at, initials));
                at = initials;
            } else if run > at && (2..=4).contains(&(run - at)) && text.longest(at, Sort::Head).is_none() {
                names.push(text.words(at, run));
                at = run;
            } else if text.tokens[at].kind == TokenKind::Mark {
                // What stands behind a dash, a stroke or in brackets is the author's office.
                let office = text.is(at + 1, Sort::Head) || text.is_mark(at, &['(', '/']);
                at = if office { end } else { at + 1 };
            } else {
                return label.map(|_| names);
            }
        }
        (!names.is_empty() || label.is_some()).then_some(names)
    }

    /// The end of a name shortened to initials (`K.Sen`, `N.T.H`), all in one piece.
    fn initials(&self, at: usize, end: usize) -> usize {
        let text = self.text;
        let short = text.is_capitalised(at) && text.tokens[at].text.chars().count() <= 2;
        let mut to = at + 1;
        while to + 1 < end && text.is_mark(to, &['.']) && text.tokens[to].glued && text.tokens[to + 1].glued {
            to += 2;
        }
        if short && to > at + 1 && text.is_capitalised(to - 1) { to } else { at }
    }

    /// Whether a form of address or title that announces a name for certain stands here.
    fn addresses(&self, at: usize) -> bool {
        let mark = self.text.longest(at, Sort::Honorific);
        mark.is_some_and(|m| !self.words.concept(m.concept).is("weak"))
    }

    /// A short line without an end mark among paragraphs: a caption or a heading. One that credits its picture, or begins
    /// as captions do (`Toàn cảnh`), may have an end mark.
    pub(super) fn is_caption(&self, start: usize, end: usize, has_body: bool) -> bool {
        let text = self.text;
        let bullet = text.tokens[start].kind != TokenKind::Word;
        let closed = text.is_mark(end - 1, &['.', ';', ':', ',', '!', '?', '…', '”', '"', '/']);
        let open = has_body
            && !bullet
            && !closed
            && self.count(start, end) <= 40
            && self.is_brief(start, end)
            && !text.tokens[start].text.starts_with(char::is_lowercase)
            && !self.addresses(start);
        open || has_body
            && self.is_brief(start, end)
            && (self.word(start, "caption").is_some() || self.credit(start, end))
    }

    /// Whether a line may be the caption of a picture by its length: one sentence at most.
    pub(super) fn is_brief(&self, start: usize, end: usize) -> bool {
        (1..=45).contains(&self.count(start, end))
            && !self.text.is_mark(end - 1, &[':', ';'])
            && (!self.has_sentence_end(start, end) || self.credit(start, end))
    }

    /// Whether a sentence ends within a line.
    fn has_sentence_end(&self, start: usize, end: usize) -> bool {
        self.text.signs(start, end - 1).any(|i| sentences::ends_sentence(self.text, i, end))
    }

    /// Whether a line ends by naming who took the picture: `... . Ảnh: Đ.K`.
    fn credit(&self, start: usize, end: usize) -> bool {
        let from = (start + 1).max(end.saturating_sub(8));
        (from..end).any(|i| {
            self.word(i, "byline").is_some_and(|e| self.text.is_mark(e, &[':'])) && self.text.is_capitalised(i)
        })
    }
}
