//! Runs of words that make a name: how far it goes, and what else may begin there.

use super::Bodies;
use crate::recognize::function_words::is_function_word;
use crate::recognize::person;
use crate::recognize::term;
use crate::recognize::words::{Mark, Sort};
use crate::text::{Case, TokenKind};

/// Small words that open the next sentence; none is a syllable of names.
const OPENING: [&str; 6] = ["theo", "tại", "trong", "trên", "sau", "khi"];

impl Bodies<'_, '_, '_> {
    /// The end of a run of capitalised words; with `loose`, small words that finish a term go along (`Kế hoạch`).
    pub(super) fn name_run(&self, at: usize, loose: bool) -> usize {
        let text = self.text;
        let mut end = at + 1;
        let limit = self.before_name.then(|| person::split_of_run(text, at, &self.known.people)).flatten();
        while let Some(token) = text.tokens.get(end) {
            if limit.is_some_and(|l| end >= l) || end - at >= 6 {
                break;
            }
            let shouted = token.case == Case::Upper && self.ends_shouted(end);
            let place = token.case == Case::Upper && self.begins_place(end);
            let capital = token.is_capitalised()
                && !shouted
                && !place
                && !self.begins_event(end)
                && !self.is_other_mention(end, false)
                && text.tokens[end - 1].kind == TokenKind::Word
                && !token.glued
                // `Bệnh viện Nhi Trung ương Theo đó, …`: the stop between two sentences is lost.
                && !(token.case == Case::Title && OPENING.iter().any(|word| text.says(end, word)));
            let small = loose
                && token.case == Case::Lower
                && self.goes_on_small(at, end)
                && (!is_function_word(text.small(end)) || self.begins_field(end))
                && (self.ends_field(end)
                    || !text.longest(end, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("seat")))
                && !text.is(end, Sort::PartVerb)
                && !text.is(end, Sort::AwardVerb)
                && !text.is(end, Sort::EventVerb)
                && !text.is(end, Sort::ResultVerb)
                && !text.is(end, Sort::Award)
                && self.level(end).is_none();
            if !(capital || small) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a place begins here with a level or name in short (`TP. B`, `TPHCM`).
    fn begins_place(&self, at: usize) -> bool {
        let behind_level = || self.level(at).is_some_and(|(_, next)| self.text.is(next, Sort::Place));
        self.text.is(at, Sort::Place) || self.text.is(at, Sort::Level) && behind_level()
    }

    /// Whether a field of several words begins here (`nhân lực`, whose first word is a preposition elsewhere).
    fn begins_field(&self, at: usize) -> bool {
        self.text.longest(at, Sort::Field).is_some_and(|m| m.end > at + 1)
    }

    /// Whether the last word of a field stands here (`môi trường`, which holds no school).
    fn ends_field(&self, at: usize) -> bool {
        self.text.longest(at - 1, Sort::Field).is_some_and(|m| m.end > at)
    }

    /// Whether a small word may belong to a name: behind its first capital (`Kế hoạch tổng hợp`), or between capitals or
    /// before a mark (`Hoa tiêu Hàng hải - …`); never behind an acronym or a place.
    pub(super) fn goes_on_small(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let before = &text.tokens[at - 1];
        if before.case == Case::Upper && before.text.chars().count() > 1 {
            return false;
        }
        // `Hoa tiêu Hàng hải`
        if before.case == Case::Title && self.ends_field(at) {
            return true;
        }
        if text.tokens[from..at].iter().filter(|t| t.is_capitalised()).count() == 1 {
            return text.longest(from, Sort::Place).is_none_or(|m| m.end != at);
        }
        let next = text.tokens.get(at + 1);
        let title = next.is_some_and(|t| t.case == Case::Title) && !self.is_other_mention(at + 1, false);
        let at_seat = self.before_name && text.is(at + 1, Sort::Head);
        before.case == Case::Title && (title || at_seat || next.is_none_or(|t| t.kind != TokenKind::Word))
    }

    /// `Chi hội Nhà báo Báo A Đại hội nhiệm kỳ …`: whether a noun of several words for an event begins here.
    /// `Trường THPT A Tổ chức Đại hội`, `Đại hội Đoàn Trường A Lần thứ V`: or a verb of holding one, or which it is, written with a
    /// capital.
    pub(super) fn begins_event(&self, at: usize) -> bool {
        let text = self.text;
        let noun = |m: &Mark| text.is(m.end, Sort::EventNoun) || text.is(m.end, Sort::EventCue);
        let verb = || text.longest(at, Sort::EventVerb).filter(|m| m.end > at + 1).filter(noun);
        let time = text.says_all(at, &["lần", "thứ"]);
        time || text.longest(at, Sort::EventNoun).is_some_and(|m| m.end > at + 1) || verb().is_some()
    }

    /// `ỦY BAN KIỂM TRA HUYỆN ỦY THÔNG BÁO`: whether a word that begins no part of a name stands in a headline in capitals.
    pub(super) fn ends_shouted(&self, at: usize) -> bool {
        let other = [Sort::EventCue, Sort::EventVerb, Sort::EventNoun, Sort::DocumentKind];
        let sort = || self.text.says_all(at, &["bất", "thường"]);
        is_function_word(self.text.small(at)) || self.text.is_one_of(at, &other) || sort()
    }

    /// Whether a person, role, title, another body or the naming of a term begins here.
    pub(super) fn is_other_mention(&self, at: usize, first: bool) -> bool {
        let text = self.text;
        text.is(at, Sort::Role)
            || term::end(text, at).is_some()
            || text.longest(at, Sort::RoleMark).is_some_and(|m| text.is(m.end, Sort::Role))
            || text.longest(at, Sort::Honorific).is_some_and(|m| {
                self.words.concept(m.concept).value("sort") != Some("address") || person::begins_at(text, m.end)
            })
            || text.longest(at, Sort::Head).is_some_and(|m| {
                self.nested_is_named(at, m.end) && !self.is_of_name(at, m.end) && !self.is_of_place(at, m)
            })
            || person::stands_at(text, at, first || !self.before_name, &self.known.people)
    }

    /// `Trường Mầm non Hoa Ban tổ chức Đại hội`: a noun whose last word is the verb of holding, behind a name.
    fn is_of_name(&self, at: usize, end: usize) -> bool {
        let text = self.text;
        let name = at > 0 && text.tokens[at - 1].case == Case::Title && text.tokens[at].case == Case::Title;
        let verb = (at + 1..end).find(|i| text.tokens[*i].case == Case::Lower && text.is(*i, Sort::EventVerb));
        name && verb.is_some_and(|i| text.longest(i, Sort::EventVerb).is_some_and(|m| m.end == end))
    }

    pub(super) fn nested_is_named(&self, at: usize, end: usize) -> bool {
        let lone = self.text.longest(at, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("lone"));
        !lone || self.text.is(end, Sort::Field) || self.text.is_capitalised(end) || self.level(end).is_some()
    }

    pub(super) fn goes_on_behind_dash(&self, at: usize) -> bool {
        let text = self.text;
        (text.is(at, Sort::Field) && self.field_fits(at, at + 1) || text.is_capitalised(at))
            && !self.is_other_mention(at, false)
            || text.tokens.get(at).is_some_and(|t| t.case == Case::Title && t.text.chars().count() == 1)
    }
}
