//! Firms that are called by a brand, without a head noun.

use super::Bodies;
use crate::recognize::known::LONGEST_BRAND;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

impl Bodies<'_, '_, '_> {
    /// `Tổng Giám đốc Vinamilk`, `Chủ tịch HĐQT EVN HANOI`: a firm without a head noun, told by words that are no Vietnamese
    /// syllables, or by what the text says of it in brackets.
    pub fn brand(&self, at: usize) -> Option<BodyMention> {
        let text = self.text;
        let in_capitals = at > 1 && (at - 2..at).all(|i| text.tokens[i].case == Case::Upper);
        let known = self.known_brand(at);
        if known.is_none() && (in_capitals || !self.is_foreign(at)) {
            return None;
        }
        let end = known.unwrap_or_else(|| (at + 1..at + 4).find(|i| !self.is_foreign(*i)).unwrap_or(at + 4));
        // `PECC2`
        let number = text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number && t.glued);
        let end = end + usize::from(number);
        let end = text.longest(end, Sort::Place).filter(|_| text.is_capitalised(end)).map_or(end, |m| m.end);
        let head = self.words.head("Công ty")?;
        let head_name = self.known.spelled_out(&text.words(at, end));
        Some(BodyMention { start: at, end, head: head.concept, head_name, ..BodyMention::default() })
    }

    /// The same, where a role may be held at bodies of other kinds too: what only a firm can be called.
    pub fn certain_brand(&self, at: usize) -> Option<BodyMention> {
        let token = self.text.tokens.get(at);
        let acronym = token.is_some_and(|t| t.case == Case::Upper && t.text.chars().count() >= LONGEST_INITIALS);
        (acronym || self.is_camel(at) || self.known_brand(at).is_some()).then(|| self.brand(at)).flatten()
    }

    /// The end of a name that the text gives in brackets behind a longer one.
    pub(super) fn known_brand(&self, at: usize) -> Option<usize> {
        let brands = &self.known.brands;
        if brands.is_empty() || !self.text.is_capitalised(at) {
            return None;
        }
        (at + 1..=at + LONGEST_BRAND).rev().find(|end| brands.contains(&self.text.words(at, *end)))
    }

    /// The index behind `TNHH MTV`, with a dash before it perhaps.
    pub(super) fn legal_form(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let from = at + usize::from(text.is_dash(at));
        if !text.says(from, "tnhh") {
            return None;
        }
        let one_member = [&["mtv"][..], &["một", "thành", "viên"]];
        let behind = one_member.iter().find(|words| text.says_all(from + 1, words)).map_or(0, |words| words.len());
        Some(from + 1 + behind)
    }

    fn is_foreign(&self, at: usize) -> bool {
        let text = self.text;
        let Some(token) = text.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let letters = token.text.chars().count();
        let known = [Sort::Role, Sort::Honorific, Sort::Level, Sort::Place, Sort::Head, Sort::Surname, Sort::Field];
        let acronym = token.case == Case::Upper && letters >= 3;
        let long = token.is_capitalised() && letters > LONGEST_SYLLABLE;
        (acronym || long || token.glued || self.is_camel(at)) && !known.iter().any(|s| text.is(at, *s))
    }

    /// `VinFast`: words with capitals that stand together without a space.
    fn is_camel(&self, at: usize) -> bool {
        let title = |i: usize| self.text.tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.is_capitalised());
        title(at).is_some_and(|t| !t.glued) && title(at + 1).is_some_and(|t| t.glued)
    }
}

/// Letters of an acronym that is no syllable in capitals.
const LONGEST_INITIALS: usize = 4;

/// Letters of the longest syllable of Vietnamese (`nghiêng`).
const LONGEST_SYLLABLE: usize = 7;
