//! Verbs of commending: which way they point, and what plans, promises and presents make of them.

use super::clause::Commending;
use super::titles::{Sense, Title};
use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Sort};
use crate::relate::counted::counted;
use crate::text::TokenKind;

/// Tokens that may stand between a verb and the title that it governs.
pub(super) const NEAR: usize = 5;

impl Commending<'_, '_> {
    /// Verbs of commending; those of giving flowers or decisions have no effect.
    pub(super) fn verbs(&self, from: usize, to: usize) -> Vec<(usize, Mark)> {
        let all = self.reading.marks(from, to, Sort::AwardVerb);
        all.filter(|(_, m)| !self.reading.effect(*m).is_empty()).collect()
    }

    /// Plans, promises and proposals commend no one.
    pub(super) fn is_planned(&self, start: usize, end: usize) -> bool {
        let text = &self.reading.text;
        let verb = |j: usize| text.longest(j, Sort::AwardVerb).is_some_and(|m| !self.reading.effect(m).is_empty());
        self.reading.marks(start, end, Sort::ChangeVerb).any(|(_, m)| match self.reading.effect(m) {
            "plans" => true,
            "proposes" => (m.end..end.min(m.end + 12)).any(verb),
            _ => false,
        })
    }

    /// `+ Giải Nhất: A`: a line of results, without a verb.
    pub(super) fn is_result_line(&self, start: usize, end: usize) -> bool {
        let text = &self.reading.text;
        let opens = |i: usize| i == start || text.tokens[i - 1].kind != TokenKind::Word;
        (start..end).filter(|i| opens(*i)).any(|i| {
            text.longest(i, Sort::Award).is_some_and(|m| self.sense_of(m) == "prize" && text.is_mark(m.end, &[':']))
        })
    }

    pub(super) fn sense_of(&self, mark: Mark) -> &str {
        self.reading.words.concept(mark.concept).value("sort").unwrap_or_default()
    }

    /// Up to where those stand who receive a title, if a verb of receiving governs it: the verb, or the `được` before the
    /// giver (`A được X tặng …`).
    pub(super) fn received_at(&self, title: &Title, behind: usize) -> Option<usize> {
        let verbs = self.verbs(behind, title.start);
        let (at, verb) = verbs.last().copied()?;
        let effect = self.reading.effect(verb);
        let earned =
            effect == "earn" || effect == "give" && self.reading.words.concept(verb.concept).name() == "công nhận";
        if title.start - verb.end > NEAR {
            return None;
        }
        match effect {
            "receive" if title.sense != Sense::Rating || title.of_recipient => Some(at),
            // `Chi bộ A được Đảng ủy B xếp loại …`
            "earn" => Some(self.passive(at, behind).unwrap_or(at)),
            "give" if title.sense != Sense::Rating || earned || !title.of_recipient => self.passive(at, behind),
            _ => None,
        }
    }

    /// The `được` of a verb of giving, right before it or before the giver.
    pub(super) fn passive(&self, verb: usize, behind: usize) -> Option<usize> {
        let text = &self.reading.text;
        let found = (behind..verb).rev().take(40).find(|i| text.says(*i, "được"))?;
        let gap = found + 1..verb;
        // Between stand only givers.
        let givers = self.read.mentions.iter().any(|m| m.start >= gap.start && m.end <= gap.end);
        let person = self
            .read
            .mentions
            .iter()
            .any(|m| m.start >= gap.start && m.end <= gap.end && matches!(m.what, What::Person(_)));
        let short = gap.len() <= 8 && !gap.clone().any(|i| text.is_mark(i, &[',']));
        (short || givers && !person).then_some(found)
    }

    /// Whether a rating is told of those before it in praise: a verb of giving earlier in the row, or a passive one behind.
    pub(super) fn is_praised(&self, title: &Title, behind: usize) -> bool {
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let earlier = self.verbs(start, title.start).iter().any(|(_, v)| self.reading.effect(*v) != "receive");
        let text = &self.reading.text;
        let later = self.verbs(title.end, end).iter().any(|(at, v)| {
            let receives = matches!(self.reading.effect(*v), "receive");
            receives || at.checked_sub(1).is_some_and(|i| text.says(i, "được")) || text.says(*at, "được")
        });
        earlier && behind > start || later
    }

    /// Words between what is given and who gets it.
    pub(super) fn hands(&self, at: usize) -> bool {
        let text = &self.reading.text;
        ["cho", "tặng", "đến", "tới", "về"].iter().any(|w| text.says(at, w))
            || text.is_mark(at, &[':'])
            || text.says(at, "có") && counted(self.reading, at + 1).is_some()
    }
}
