//! An article on its way from mentions to facts.

use std::cell::OnceCell;

use super::chains::{Chain, chains};
use super::counted::{self, Counted};
use super::passage::passage;
use crate::article::Article;
use crate::facts::Evidence;
use crate::recognize::body;
use crate::recognize::date::{DayMention, days, years};
use crate::recognize::known::Known;
use crate::recognize::layout::{self, Layout, Part, Sentence, layout};
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::scan;
use crate::recognize::tails;
use crate::recognize::words::{Mark, Marked, Sort, Words};
use crate::text::{Case, TokenKind};

/// A sentence and what stands in it.
#[derive(Debug)]
pub(super) struct Read {
    pub sentence: Sentence,
    pub mentions: Vec<Mention>,
    /// Which roles stand beside which name, found when it is asked for.
    chains: OnceCell<Vec<Chain>>,
}

impl Read {
    pub fn new(sentence: Sentence, mentions: Vec<Mention>) -> Self {
        Self { sentence, mentions, chains: OnceCell::new() }
    }

    /// The people of the sentence with the roles beside them, in the order of the names.
    pub fn chains(&self, reading: &Reading<'_>) -> &[Chain] {
        self.chains.get_or_init(|| chains(reading, self))
    }
}

/// The text of an article with everything that was recognised in it.
pub(super) struct Reading<'r> {
    pub words: &'r Words,
    pub source: &'r str,
    pub text: Marked<'r>,
    pub days: Vec<DayMention>,
    /// The years that the text names, each with its token.
    years: Vec<(usize, i16)>,
    pub layout: Layout,
    pub sentences: Vec<Read>,
    /// What the text makes known of its names.
    known: Known,
    /// What is counted in it, found when it is asked for.
    counted: OnceCell<Vec<Counted>>,
}

impl<'r> Reading<'r> {
    pub fn new(words: &'r Words, article: &'r Article) -> Self {
        let source = article.text.as_str();
        let text = words.mark(source);
        let days = days(&text);
        let given = layout::Given { title: article.title.as_deref(), captions: &article.captions };
        let layout = layout(words, &text, &days, given);
        let known = Known::new(words, &text);
        let read = |s: &Sentence| {
            let mentions = scan::mentions(words, &text, &known, s.start, s.end);
            Read::new(*s, mentions)
        };
        let mut sentences: Vec<Read> = layout.sentences.iter().map(read).collect();
        tails::lengthen(words, &text, sentences.iter_mut().map(|read| &mut read.mentions));
        let years = years(&text);
        Self { words, source, text, days, years, layout, sentences, known, counted: OnceCell::new() }
    }

    /// Everything that is counted in the text, in order.
    pub fn counted(&self) -> &[Counted] {
        self.counted.get_or_init(|| counted::in_text(self))
    }

    /// The headline.
    pub fn headline(&self) -> Option<&Read> {
        self.sentences.iter().find(|read| read.sentence.part == Part::Headline)
    }

    /// `cần` as a verb of need, and not the end of `hậu cần`, nor `Cần Thơ`.
    pub fn says_need(&self, at: usize) -> bool {
        let small = self.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower);
        small && self.text.says(at, "cần") && !self.text.says(at.wrapping_sub(1), "hậu")
    }

    /// Whether a day is named right before a token.
    pub fn follows_day(&self, at: usize) -> bool {
        self.days.binary_search_by_key(&at, |d| d.end).is_ok()
    }

    /// The years named from one token to another, in order.
    pub fn years(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = i16> {
        let place = |at: usize| self.years.partition_point(|(year, _)| *year < at);
        self.years[place(from)..place(to).max(place(from))].iter().map(|(_, year)| *year)
    }

    /// The evidence from one token to another.
    pub fn passage(&self, from: usize, to: usize, rule: &str) -> Option<Evidence> {
        passage(self.source, &self.text, from, to, rule)
    }

    /// A whole sentence as evidence.
    pub fn quote(&self, read: &Read, rule: &str) -> Option<Evidence> {
        self.passage(read.sentence.start, read.sentence.end, rule)
    }

    /// Every body that is mentioned, by itself or behind a role, with the bodies inside its name, in order.
    pub fn bodies(&self) -> impl Iterator<Item = (&Read, &BodyMention)> {
        self.sentences.iter().flat_map(|read| {
            read.mentions.iter().filter_map(body_of).flat_map(move |body| with_inner(body).map(move |b| (read, b)))
        })
    }

    /// The same without those that stand bare behind a role: these are completed from the role's neighbours. With each the
    /// index of its mention in the sentence.
    pub fn standing_bodies(&self) -> impl Iterator<Item = (&Read, usize, &BodyMention)> {
        let mentions = self.sentences.iter().flat_map(|read| read.mentions.iter().enumerate().map(move |m| (read, m)));
        mentions.flat_map(|(read, (i, mention))| {
            let bare_of_role =
                matches!(&mention.what, What::Role(r) if r.body.as_ref().is_some_and(BodyMention::is_bare));
            let bodies = body_of(mention).into_iter().flat_map(with_inner).skip(usize::from(bare_of_role));
            bodies.map(move |body| (read, i, body))
        })
    }

    /// The longest word of a sort at each place of a range, without overlap.
    pub fn marks(&self, from: usize, to: usize, sort: Sort) -> impl Iterator<Item = (usize, Mark)> {
        let mut behind = from;
        let places = self.text.all(from, to, sort);
        places.filter_map(move |at| {
            let mark = self.text.longest(at, sort).filter(|m| at >= behind && m.end <= to)?;
            behind = mark.end;
            Some((at, mark))
        })
    }

    /// The name of the known place at a token, with what it goes on with (`Tân Sơn Đông` behind the known `Tân Sơn`).
    pub fn known_place(&self, at: usize) -> Option<String> {
        let (words, text, known) = (self.words, &self.text, &self.known);
        let bodies = body::Bodies { words, text, known, before_name: false };
        bodies.known_place(at).map(|end| bodies.place_name(at, end))
    }

    /// Whether the text gives a name in brackets behind a longer one.
    pub fn is_brand(&self, name: &str) -> bool {
        self.known.brands.contains(name)
    }

    /// Whether the whole name of a body is written in capitals, as in headlines.
    pub fn is_shouted(&self, body: &BodyMention) -> bool {
        let words = self.text.tokens[body.start..body.end].iter().filter(|t| t.kind == TokenKind::Word);
        words.clone().count() > 1 && words.clone().all(|t| t.case == Case::Upper || t.text.chars().count() == 1)
    }

    /// Whether a word of a sort, with this effect, begins at a token.
    pub fn effect(&self, mark: Mark) -> &str {
        self.words.concept(mark.concept).value("effect").unwrap_or_default()
    }

    /// Whether a sentence belongs to the running text.
    pub fn is_body(read: &Read) -> bool {
        read.sentence.part == Part::Body
    }
}

pub(super) fn body_of(mention: &Mention) -> Option<&BodyMention> {
    match &mention.what {
        What::Body(body) => Some(body),
        What::Role(role) => role.body.as_ref(),
        What::Person(_) => None,
    }
}

/// The body and the bodies inside its name, outermost first.
pub(super) fn with_inner(body: &BodyMention) -> impl Iterator<Item = &BodyMention> {
    std::iter::successors(Some(body), |b| b.inner.as_deref())
}
