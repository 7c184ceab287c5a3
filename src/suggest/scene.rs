//! An article as it is searched for unknown words: its sentences with what is known in them.

use crate::article::Article;
use crate::recognize::date::days;
use crate::recognize::function_words::is_function_word;
use crate::recognize::known::Known;
use crate::recognize::layout::{self, Part, Sentence, layout};
use crate::recognize::mention::{Mention, What};
use crate::recognize::scan;
use crate::recognize::words::{Marked, Sort, Words};
use crate::text::{Case, TokenKind};

/// A sentence and what was recognised in it.
pub(super) struct Read {
    pub sentence: Sentence,
    pub mentions: Vec<Mention>,
}

/// A text in sentences of running text and captions.
pub(super) struct Scene<'a> {
    pub text: Marked<'a>,
    pub sentences: Vec<Read>,
}

impl<'a> Scene<'a> {
    pub fn new(words: &Words, article: &'a Article) -> Self {
        let text = words.mark(&article.text);
        let days = days(&text);
        let layout =
            layout(words, &text, &days, layout::Given { title: article.title.as_deref(), captions: &article.captions });
        let known = Known::new(words, &text);
        let sentences = layout.sentences.iter().filter(|s| s.part != Part::Headline);
        let read = |s: &Sentence| Read { sentence: *s, mentions: scan::mentions(words, &text, &known, s.start, s.end) };
        let sentences = sentences.map(read).collect();
        Self { text, sentences }
    }

    /// Whether a word of one of these sorts begins at a token.
    pub fn is_any(&self, at: usize, sorts: &[Sort]) -> bool {
        self.text.marks_at(at).iter().any(|m| sorts.contains(&m.sort))
    }

    /// Whether a phrase of two words or more of one of these sorts begins at a token.
    pub fn opens_phrase(&self, at: usize, sorts: &[Sort]) -> bool {
        self.text.marks_at(at).iter().any(|m| m.end > at + 1 && sorts.contains(&m.sort))
    }

    /// Whether a token is a word with a meaning of its own, no particle.
    pub fn is_content(&self, at: usize) -> bool {
        let token = self.text.tokens.get(at);
        token.is_some_and(|t| t.kind == TokenKind::Word && !is_function_word(self.text.small(at)))
    }

    /// Whether a token is written in small letters.
    pub fn is_small(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower)
    }

    /// The end of the run of words from a token on that are content and pass a test, at most `longest`.
    pub fn run(&self, from: usize, to: usize, longest: usize, passes: impl Fn(usize) -> bool) -> usize {
        let limit = to.min(from + longest);
        (from..limit).find(|i| !self.is_content(*i) || !passes(*i)).unwrap_or(limit)
    }

    /// The start of the run of words before a token that are content and pass a test, at most `longest`.
    pub fn run_before(&self, to: usize, from: usize, longest: usize, passes: impl Fn(usize) -> bool) -> usize {
        let limit = from.max(to.saturating_sub(longest));
        (limit..to).rev().find(|i| !self.is_content(*i) || !passes(*i)).map_or(limit, |i| i + 1)
    }

    /// Whether a clause, list item or line begins at a token, or a particle stands before it.
    pub fn opens_clause(&self, at: usize, sentence: &Sentence) -> bool {
        at == sentence.start
            || is_function_word(self.text.small(at - 1))
            || self.text.tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::LineEnd || t.is_dash())
            || self.text.is_mark(at - 1, &[',', ';', ':', '.', '+', '•', '('])
    }

    /// Whether a clause, list item or line ends before a token.
    pub fn ends_clause(&self, at: usize, sentence: &Sentence) -> bool {
        at >= sentence.end
            || self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::LineEnd || t.is_dash())
            || self.text.is_mark(at, &[',', ';', '.', ')'])
    }
}

impl Read {
    /// The mention that begins at a token.
    pub fn begins(&self, at: usize) -> Option<&Mention> {
        self.mentions.iter().find(|m| m.start == at)
    }

    /// Whether a token is part of a mention.
    pub fn covers(&self, at: usize) -> bool {
        self.mentions.iter().any(|m| m.start <= at && at < m.end)
    }

    /// The mentions of people.
    pub fn people(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|m| matches!(m.what, What::Person(_)))
    }
}
