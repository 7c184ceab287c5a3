//! Where the name of a person stands, and where capitalised words name something else.
//!
//! Forms: `đồng chí Lý Thị Sen`, `Giám đốc Lý Văn Sen` (behind a role), `A, B C và D` (in a list), `Lý Thị Sen – Bí
//! thư` (before a role), `Bí thư Huyện ủy Hóc Môn (TP HCM) Lý Sen`, `Chủ tịch Jorge Medina`; and no one in `đường Lý
//! Văn Sen - Trần Văn Bình`.

use super::mention::{BodyMention, Mention, PersonMention, What};
use super::person;
use super::scan::Scan;
use super::words::{Mark, Sort};
use crate::ontology::Concept;
use crate::text::{Case, Token, TokenKind, key, title_case};

/// Words of the longest name of a country.
const LONGEST_COUNTRY: usize = 4;

/// Tokens of brackets that tell where a body is.
const LONGEST_PLACE: usize = 6;

/// Names of places in the longest row.
const LONGEST_ROW: usize = 6;

impl Scan<'_, '_, '_> {
    /// The person named at a token, behind the titles that `person` has; `before` is the mention before it.
    pub(super) fn person(&self, at: usize, mut person: PersonMention, before: Option<&Mention>) -> Option<Mention> {
        let text = self.text;
        let longer = |sort| text.longest(at, sort).is_some_and(|m| m.end > at + 1);
        if !text.is_capitalised(at) || longer(Sort::Role) || longer(Sort::GroupNoun) {
            return None;
        }
        // `Đoàn Phòng Cảnh sát giao thông`: the union of a department.
        let department = |m: Mark| text.is(m.end, Sort::Field) && text.is_capitalised(m.end);
        if text.is(at, Sort::Head) && text.longest(at + 1, Sort::Head).is_some_and(department) {
            return None;
        }
        let surname = text.is(at, Sort::Surname) || person::has_middle_name(text, at);
        let behind_role = before.is_some_and(|m| {
            matches!(m.what, What::Role(_)) && (m.end == at || self.behind_place_of_body(m.end) == at)
        });
        let known = self.longest_known(at);
        // `các Phó Giám đốc: A Thuyên, Y Bơi`: forms of address of the highlands, which go for a surname in a list.
        let spelled = || {
            let letter = text.tokens[at].text.chars().count() == 1;
            letter && text.tokens.get(at + 1).is_some_and(Token::is_apostrophe) && text.is_capitalised(at + 2)
        };
        let highland = (text.says(at, "a") || text.says(at, "y")) && text.is_capitalised(at + 1) || spelled();
        // Without any of these it is no name, as most capitalised words.
        if !(surname || highland || behind_role || person.addressed || known.is_some() || self.opens_item(at)) {
            return None;
        }
        let end = person::run(text, at);
        let syllables = end.checked_sub(at).filter(|n| *n > 0)?;
        let told = || !self.known.communes.is_empty() && self.known.communes.contains(&key(&text.words(at, end)));
        let place = text.longest(at, Sort::Place).is_some_and(|m| m.end >= end) || syllables == 2 && told();
        // `Thành ủy Bà Rịa Trần Thị Sen`: the name of a place, then a person's.
        let behind_place = |m: Mark| m.end > at + 1 && m.end + 2 <= end && text.is(m.end, Sort::Surname);
        if text.longest(at, Sort::Place).is_some_and(behind_place) {
            return None;
        }
        let behind_noun = || self.text.behind(at, Sort::Honorific);
        let follows_place_noun = || self.behind_place_noun(at) || self.text.behind(at, Sort::Level);
        // The highest offices stand before nothing but names.
        let behind_highest = before.is_some_and(|m| match &m.what {
            What::Role(role) if m.end == at && role.body.is_none() && !role.plural => {
                self.words.get(role.concept).is_some_and(|c| c.value("heldAt") == Some("none"))
            }
            _ => false,
        });
        let foreign =
            syllables == 2 && before.is_some_and(|m| self.heads_state(m, at)) && self.is_foreign_name(at, end);
        let no_name = text.is(at, Sort::Level) || text.says(at, "đảng") || text.says_all(at, &["việt", "nam"]);
        let behind_highest = behind_highest && !no_name && text.tokens[at].case == Case::Title;
        let behind_post = behind_role && surname && !place && (syllables >= 3 || !self.text.behind(at, Sort::Level));
        let fits = if person.addressed {
            text.longest(at, Sort::Head).is_none_or(|m| m.end <= at + 1) && (syllables > 1 || !text.is(at, Sort::Head))
        } else if known.is_some() || behind_post || (behind_highest && syllables >= 2 && !place) || foreign {
            true
        } else if text.tokens[at].case == Case::Upper
            || self.goes_on(at, before)
            || follows_place_noun()
            || self.goes_on_places(at, end)
        {
            false
        } else if behind_role && syllables == 1 {
            // `Bí thư Sen đề nghị`: someone whom the text names in whole elsewhere.
            let longer = [Sort::Head, Sort::Field, Sort::Place].into_iter().any(longer) || text.says(at + 1, "ương");
            !longer && self.is_bare_role(before) && self.known.people.is_given(&key(&text.tokens[at].text))
        } else if behind_role {
            syllables >= 2 && !place && (surname || highland || syllables >= 3 || self.ends_country(at))
        } else if self.opens_item(at) && self.opens_apposition(end) && !place {
            // `Khammany Inthilath, Bộ trưởng …`: names of other countries have no surname that we know.
            let other = [Sort::Head, Sort::Field, Sort::EventNoun];
            syllables >= 2 && !text.is_one_of(at, &other) && !person::ends_before(text, at)
        } else if self.continues_list(at, end, before) {
            (surname || highland) && !place && syllables >= 2
        } else {
            surname
                && !place
                && (syllables >= 3
                    || (syllables == 2 && (self.opens_apposition(end) || behind_noun() || self.opens_list(at))))
        };
        // `164/235 Trần Quốc Thảo, phường 7`: a street.
        let street = || {
            let number = at > 0 && text.tokens[at - 1].kind == TokenKind::Number;
            let numbered = at > 1 && text.says(at - 2, "số");
            let level = !text.is_capitalised(end + 1) && text.is(end + 1, Sort::Level);
            number && text.is_mark(end, &[',']) && (level || numbered)
        };
        let no_one = || {
            let president = |from: usize| end == from + 3 && text.says_all(from, &["hồ", "chí", "minh"]);
            president(at)
                || president(at + 1) && text.says(at, "đường")
                || person.addressed && known.is_none() && end == at + 2 && text.says_all(at, &["việt", "nam"])
                || !person.addressed && self.opens_with_preposition(at)
        };
        if !fits || !person.addressed && street() || no_one() {
            return None;
        }
        let end = if person.addressed { known.map_or(end, |k| k.max(end)) } else { known.unwrap_or(end) };
        let name = text.words(at, end);
        let titled = text.tokens[at..end]
            .iter()
            .all(|t| t.kind != TokenKind::Word || matches!(t.case, Case::Title | Case::Lower));
        person.name = if titled { name } else { title_case(&name) };
        Some(Mention { start: at, end, what: What::Person(person) })
    }

    /// Whether a mention is a role without a body.
    fn is_bare_role(&self, mention: Option<&Mention>) -> bool {
        mention.is_some_and(|m| matches!(&m.what, What::Role(role) if role.body.is_none() && !role.plural))
    }

    /// `Từ Củ Chi về trung tâm`, `Vì Việt Nam`: a preposition that looks like a surname at the head of a sentence or
    /// quotation.
    fn opens_with_preposition(&self, at: usize) -> bool {
        let text = self.text;
        let heads = || {
            let before = at.checked_sub(1);
            before.is_none_or(|i| text.tokens[i].kind != TokenKind::Word && !text.is_mark(i, &[',', ';']))
        };
        let place = || [Sort::Place, Sort::Head, Sort::Level].iter().any(|sort| text.is(at + 1, *sort));
        ["từ", "vì"].iter().any(|w| text.says(at, w)) && heads() && (text.says_all(at + 1, &["việt", "nam"]) || place())
    }

    /// Whether a capitalised word that belongs to no other mention stands right before: a name does not begin inside
    /// another.
    fn goes_on(&self, at: usize, before: Option<&Mention>) -> bool {
        let text = self.text;
        let free = before.is_none_or(|m| m.end < at);
        free && at > 0
            && text.tokens[at - 1].case == Case::Title
            && !text.tokens[at - 1].glued
            && !text.tokens[at].glued
    }

    /// The end of the longest name of two syllables or more here that the text announces somewhere.
    fn longest_known(&self, at: usize) -> Option<usize> {
        person::known_end(self.text, at, || person::reach(self.text, at), &self.known.people)
    }

    /// Behind the brackets that tell where the body of a role is (`Bí thư Huyện ủy Hóc Môn (TP HCM) A`).
    fn behind_place_of_body(&self, at: usize) -> usize {
        let text = self.text;
        let places = text.is_mark(at, &['(']) && text.is_capitalised(at + 1);
        let close = (at + 2..at + LONGEST_PLACE).find(|i| text.is_mark(*i, &[')'])).filter(|_| places);
        close.map_or(at, |close| close + 1)
    }

    /// `A B C, D E; …`: a short name behind another name, with only a mark or `và` between, that ends as it does.
    fn continues_list(&self, at: usize, end: usize, before: Option<&Mention>) -> bool {
        let text = self.text;
        let behind = |m: &Mention, marks: &[char]| m.end + 1 == at && text.is_mark(at - 1, marks);
        let joined = before.is_some_and(|m| match m.what {
            What::Person(_) => {
                behind(m, &[',', ';'])
                    || text.says(at - 1, "và") && (m.end + 1 == at || m.end + 2 == at && text.is_mark(m.end, &[',']))
            }
            What::Role(_) => behind(m, &[':']),
            What::Body(_) => false,
        });
        let closed = text.is_mark(end, &[',', ';', '.', '(']) || text.is_dash(end);
        joined && (closed || ["và", "sẽ", "đã", "được", "là", "làm", "giữ"].iter().any(|w| text.says(end, w)))
    }

    /// Whether a list item begins here.
    fn opens_item(&self, at: usize) -> bool {
        let text = self.text;
        let Some(before) = at.checked_sub(1).map(|i| &text.tokens[i]) else { return true };
        before.kind == TokenKind::LineEnd || before.is_mark(';') || before.is_mark(':') || text.says(at - 1, "gồm")
    }

    /// `gồm các ông: A, B`: the first of a list that forms of address open.
    fn opens_list(&self, at: usize) -> bool {
        at > 0 && self.text.is_mark(at - 1, &[':']) && self.text.behind(at - 1, Sort::Honorific)
    }

    /// Whether the name of a country ends where a token begins (`Bộ trưởng Thương mại Trung Quốc Zhong Peng`).
    fn ends_country(&self, at: usize) -> bool {
        let country = |i: usize| {
            let mark = self.text.longest(i, Sort::Place).filter(|m| m.end == at);
            mark.is_some_and(|m| self.words.concept(m.concept).is("country"))
        };
        (at.saturating_sub(LONGEST_COUNTRY)..at).any(country)
    }

    /// `các tuyến đường Trần Văn A, Lê Văn B`, `ngã ba đường Trần Văn A - Lê Văn B`: a row of names that a noun before
    /// the first makes those of places; behind a level (`hai huyện Thanh Lộc và Mai Sơn Đông`) those that the text
    /// names with a level elsewhere.
    fn goes_on_places(&self, at: usize, end: usize) -> bool {
        let text = self.text;
        let told = || self.known.places.contains(&text.words(at, end));
        let mut from = at;
        for _ in 0..LONGEST_ROW {
            let Some(joint) = from.checked_sub(1) else { return false };
            if !(text.is_mark(joint, &[',']) || text.says(joint, "và") || text.is_dash(joint)) {
                return false;
            }
            from = (0..joint).rev().find(|i| !text.is_capitalised(*i)).map_or(0, |i| i + 1);
            if from == joint {
                return false;
            }
            if text.behind(from, Sort::Level) {
                return told();
            }
            if !text.is(from, Sort::Surname) {
                return false;
            }
            if self.behind_place_noun(from) {
                return true;
            }
        }
        false
    }

    /// Whether each word of a name is such as no Vietnamese name has.
    fn is_foreign_name(&self, at: usize, end: usize) -> bool {
        (at..end).all(|i| self.text.tokens[i].case == Case::Title && person::is_foreign(&self.text.tokens[i].text))
    }

    /// `Chủ tịch Jorge Medina`, `Chủ tịch Quốc hội Somsak Keolavong`: whether a mention right before a token is the
    /// office of a state, at no body that needs a name.
    fn heads_state(&self, mention: &Mention, at: usize) -> bool {
        let What::Role(role) = &mention.what else { return false };
        let whole = |b: &BodyMention| b.is_bare() && self.words.concept(b.head).value("takes") == Some("none");
        let of_state = |c: &Concept| c.value("ofPlace").is_some() || c.value("heldAt") == Some("none");
        mention.end == at
            && !role.plural
            && role.body.as_ref().is_none_or(whole)
            && self.words.get(role.concept).is_some_and(of_state)
    }

    /// Whether the noun of a place stands right before a token, or before `như` (`các tuyến đường như Trần Văn A`).
    fn behind_place_noun(&self, at: usize) -> bool {
        let text = self.text;
        text.behind(at, Sort::PlaceNoun) || at > 0 && text.says(at - 1, "như") && text.behind(at - 1, Sort::PlaceNoun)
    }

    /// Whether a mark and a role follow, as behind a name.
    fn opens_apposition(&self, at: usize) -> bool {
        (self.text.is_mark(at, &[',', '(', ':']) || self.text.is_dash(at))
            && (self.text.is(at + 1, Sort::Role) || self.text.is(at + 1, Sort::RoleMark))
    }
}
