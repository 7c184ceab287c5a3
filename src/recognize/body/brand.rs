//! Firms that are called by a brand, without a head noun.

use super::Bodies;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

impl Bodies<'_, '_, '_> {
    /// `Tổng Giám đốc Vinamilk`, `Chủ tịch HĐQT EVN HANOI`: a firm without a head noun, told by words that are no Vietnamese
    /// syllables.
    pub fn brand(&self, at: usize) -> Option<BodyMention> {
        let text = self.text;
        let foreign = |i: usize| {
            let Some(token) = text.tokens.get(i).filter(|t| t.kind == TokenKind::Word) else { return false };
            let letters = token.text.chars().count();
            let known = [Sort::Role, Sort::Honorific, Sort::Level, Sort::Place, Sort::Head, Sort::Surname, Sort::Field];
            let acronym = token.case == Case::Upper && letters >= 3;
            let long = token.is_capitalised() && letters > LONGEST_SYLLABLE;
            (acronym || long) && !known.iter().any(|s| text.is(i, *s))
        };
        let in_capitals = at > 1 && (at - 2..at).all(|i| text.tokens[i].case == Case::Upper);
        if in_capitals || !foreign(at) {
            return None;
        }
        let end = (at + 1..at + 4).find(|i| !foreign(*i)).unwrap_or(at + 4);
        let end = text.longest(end, Sort::Place).filter(|_| text.is_capitalised(end)).map_or(end, |m| m.end);
        let head = self.words.head("Công ty")?;
        let head_name = text.words(at, end);
        Some(BodyMention { start: at, end, head: head.concept, head_name, ..BodyMention::default() })
    }
}

/// Letters of the longest syllable of Vietnamese (`nghiêng`).
const LONGEST_SYLLABLE: usize = 7;
