//! Names of bodies: a head noun of the ontology and what qualifies it.
//!
//! Forms: `Đảng ủy Bệnh viện Tâm thần Hà Nội` (a body inside), `Huyện ủy Thạch Thất` (a place), `UBND huyện Y` (level and
//! place), `Sở Y tế tỉnh Z` (a field and a place), `Chi bộ Ngoại – Gây mê` (a name with a dash), `Đảng ủy Khối Cơ quan và
//! Doanh nghiệp tỉnh` (a level whose place the text leaves out), `Đảng ủy` alone; behind a role also `Hội bảo vệ người tiêu
//! dùng Việt Nam` (small letters up to a name), `Vinamilk` (a brand), `Phòng Tài sản (Sở Tài chính)`.

mod branch_office;
mod brand;
mod enumeration;
mod inner;
mod other_words;
mod place;
mod qualifiers;
mod run;
mod small_name;

use self::qualifiers::Allow;
use super::function_words::is_function_word;
use super::known::Known;
use super::mention::BodyMention;
use super::words::{Mark, Marked, Sort, Words};
use crate::text::{Case, Token, TokenKind, key};

/// What the recogniser of bodies looks at.
#[derive(Clone, Copy)]
pub struct Bodies<'w, 't, 'a> {
    /// The ontology's words.
    pub words: &'w Words,
    /// The text.
    pub text: &'t Marked<'a>,
    /// What the text makes known of its names.
    pub known: &'t Known,
    /// Whether the name of a person may follow without a mark between, as behind a role.
    pub before_name: bool,
}

/// Tokens that two head nouns may share.
const LONGEST_SHARED: usize = 2;

impl Bodies<'_, '_, '_> {
    /// The body that begins at a token.
    pub fn at(&self, at: usize) -> Option<BodyMention> {
        self.nested(at, 0, false)
    }

    /// The body that a role is held at: here a small head noun counts too (`Tổng Biên tập báo Tuổi Trẻ`).
    pub fn of_role(&self, at: usize) -> Option<BodyMention> {
        Self { before_name: true, ..*self }.nested(at, 0, true)
    }

    /// The body whose name goes on at a token with what qualifies a head noun that is left out there.
    pub fn elided(&self, head: u32, at: usize) -> BodyMention {
        let head_name = self.words.concept(head).name().to_owned();
        let mut body = BodyMention { start: at, end: at, head, head_name, ..BodyMention::default() };
        let bodies = Self { before_name: true, ..*self };
        bodies.qualify(&mut body, Allow { fields: true, names: true, numbers: true });
        bodies.small_name(&mut body);
        bodies.seat(&mut body, 0);
        body
    }

    fn nested(&self, at: usize, depth: usize, of_role: bool) -> Option<BodyMention> {
        let text = self.text;
        let mark = self.head(at)?;
        // `Đại hội đại biểu toàn quốc Hội X`: the Hội begins behind `toàn quốc`.
        if at > 0 && text.says(at - 1, "toàn") && text.says_all(at, &["quốc", "hội"]) {
            return None;
        }
        if self.is_of_other_word(at, mark) || depth == 0 && !of_role && self.is_delegation(at, mark) {
            return None;
        }
        // A longer word of another sort wins: `Trung tâm` in a field, `Bộ trưởng` as a role.
        if text.longest(at, Sort::Role).is_some_and(|m| m.end > mark.end) || depth > 4 {
            return None;
        }
        let head = self.words.concept(mark.concept);
        let takes = head.value("takes").unwrap_or("name");
        let lone = head.is("lone");
        // `trường mầm non Hoa Sen`: a noun of several words needs no capital before a name.
        let title = |i: usize| {
            // `trường Đại học SPKT Hưng Yên`
            let initials = |t: &Token<'_>| t.case == Case::Upper && t.text.chars().count() > 2;
            text.tokens.get(i).is_some_and(|t| t.case == Case::Title || initials(t))
        };
        // `trường mầm non 19-5`
        let day = text.tokens.get(mark.end).is_some_and(|t| t.kind == TokenKind::Number)
            && (text.is_dash(mark.end + 1) || text.is_mark(mark.end + 1, &['/']));
        let upper = text.is_capitalised(at) || of_role || mark.end > at + 1 && (title(mark.end) || day);
        let small = !upper
            && match takes {
                "name" => !self.begins_with_field(mark.end),
                // `cơ sở chính trị` is no Sở; `bộ Công an` is a Bộ.
                "field" => !text.is_capitalised(mark.end),
                _ => false,
            };
        if lone && (small || text.tokens[at].case == Case::Upper && is_function_word(text.small(at))) {
            return None;
        }
        let mut body = BodyMention {
            start: at,
            end: mark.end,
            head: mark.concept,
            head_name: head.name().to_owned(),
            plural: at > 0 && (is_plural_before(text, at) || self.goes_on_plural(at)),
            ..BodyMention::default()
        };
        match takes {
            "none" => self.country(&mut body),
            "institution" => self.institution(&mut body, head.is("arm") || head.is("organ"), depth),
            "place" => {
                self.qualify(&mut body, Allow { fields: false, names: false, numbers: false });
                // `Hội Cựu chiến binh Bệnh viện X`, `Ban Dân tộc Hội đồng nhân dân tỉnh`
                let council = || {
                    let next = text.longest(body.end, Sort::Head).map(|m| self.words.concept(m.concept));
                    next.is_some_and(|next| next.is("holdsParts") && !next.is("seat"))
                };
                if body.is_bare() && (head.value("broader") == Some("body-mass-organization") || council()) {
                    self.seat(&mut body, depth);
                }
            }
            "field" => {
                self.qualify(&mut body, Allow { fields: true, names: false, numbers: false });
                self.unknown_field(&mut body);
            }
            _ => self.qualify(&mut body, Allow { fields: true, names: upper || !lone, numbers: true }),
        }
        if takes == "name" {
            self.small_name(&mut body);
            self.seat(&mut body, depth);
        }
        self.branch_office(&mut body);
        if lone && body.is_bare() {
            return None;
        }
        body.plural |= body.is_bare() && self.is_in_plural_row(at);
        Some(body)
    }

    /// `các Huyện đoàn, Thị đoàn, Thành đoàn`: a noun alone behind others that stand for several.
    fn is_in_plural_row(&self, at: usize) -> bool {
        let text = self.text;
        if at < 3 || !(text.is_mark(at - 1, &[',']) || text.says(at - 1, "và")) {
            return false;
        }
        let before = (at.saturating_sub(LONGEST_NOUN)..at - 1).find(|i| {
            let ends = |m: &Mark| m.sort == Sort::Head && m.end == at - 1;
            text.is_capitalised(*i) && text.marks_at(*i).iter().any(ends)
        });
        before.is_some_and(|i| is_plural_before(text, i) || self.is_in_plural_row(i))
    }

    /// `các chi bộ, đảng bộ cơ sở`, `các cơ quan, ban ngành`: a small head noun behind others that stand for several.
    fn goes_on_plural(&self, at: usize) -> bool {
        let text = self.text;
        let joined = at >= 3 && (text.is_mark(at - 1, &[',']) || text.says(at - 1, "và"));
        let small = |i: &usize| text.tokens[*i].case == Case::Lower || text.is_mark(*i, &[',']);
        let several = |i: usize| text.says(i, "các") || text.says(i, "những");
        joined
            && text.tokens[at].case == Case::Lower
            && (at.saturating_sub(LONGEST_ROW)..at - 1).rev().take_while(small).any(several)
    }

    /// The head noun at a token. In `Đoàn Trường Đại học X` the school begins within the longer `Đoàn trường`, in `Ban Chấp hành Trung
    /// ương Hội Y` the association's centre within `Ban Chấp hành Trung ương`.
    fn head(&self, at: usize) -> Option<Mark> {
        let text = self.text;
        let mark = text.longest(at, Sort::Head)?;
        let shorter = |end: usize| text.marks_at(at).iter().find(|m| m.sort == Sort::Head && m.end == end).copied();
        let goes_on = |end: &usize| text.longest(*end, Sort::Head).is_some_and(|m| m.end > mark.end);
        // `Đoàn Thanh tra Chính phủ` is no youth union: two words are shared only with the Party's central bodies.
        let central = self.words.concept(mark.concept).value("takes") == Some("none");
        let shared = if central { LONGEST_SHARED } else { 1 };
        let mut ends = (mark.end.saturating_sub(shared).max(at + 1)..mark.end).filter(goes_on);
        ends.find_map(shorter).or(Some(mark))
    }

    fn begins_with_field(&self, at: usize) -> bool {
        self.text.is(at, Sort::Field)
    }

    /// Behind a role a ministry or department goes on with a field that the ontology does not know (`Bộ Năng lượng và Mỏ`).
    fn unknown_field(&self, body: &mut BodyMention) {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        let at = body.end;
        if !(self.before_name && body.is_bare() && title(at)) || self.is_other_mention(at, false) {
            return;
        }
        let end = self.name_run(at, true);
        let end = if text.says(end, "và") && title(end + 1) { self.name_run(end + 1, true) } else { end };
        body.qualifiers.push(text.words(at, end));
        body.end = end;
    }

    /// `Quốc hội Cuba`, `Bộ Chính trị Đảng Cộng sản Cuba`: a body without a place of its own, of another country.
    fn country(&self, body: &mut BodyMention) {
        let text = self.text;
        let country = |at: usize| text.longest(at, Sort::Place).filter(|m| self.words.concept(m.concept).is("country"));
        // `Quốc hội nước Cộng hòa dân chủ nhân dân Lào`
        let of_state = !self.words.kind_of_head(body.head).starts_with("party") && text.says(body.end, "nước");
        let state = body.end + usize::from(of_state);
        let party = if text.says(body.end, "đảng") { body.end + 1 } else { body.end };
        let of_party = text.says(party - 1, "đảng") && text.is_capitalised(party - 1);
        let own = |i: usize| OF_PARTIES.contains(&text.small(i));
        let named = || (party + 1..=party + LONGEST_PARTY).take_while(|i| own(i - 1)).find_map(country);
        let mark = country(state).or_else(|| of_party.then(named).flatten());
        if let Some(mark) = mark {
            let short = text.longest(body.end, Sort::Place).is_some_and(|place| place.end == mark.end);
            let name = if short { self.place_name(body.end, mark.end) } else { text.words(body.end, mark.end) };
            body.qualifiers.push(name);
            body.end = mark.end;
        }
    }
}

/// Tokens of the longest noun in a row, with what joins it to the next.
const LONGEST_NOUN: usize = 6;

/// Tokens of a row of small nouns behind one `các`.
const LONGEST_ROW: usize = 8;

/// Words between `Đảng` and the name of its country.
const OF_PARTIES: [&str; 8] = ["cộng", "sản", "nhân", "dân", "cách", "mạng", "lao", "động"];

/// How many of them stand in a row (`Nhân dân Cách mạng`).
const LONGEST_PARTY: usize = 4;

/// Whether a place bears the name of Hồ Chí Minh, so that its level is not left out, nor taken for granted.
pub fn is_named_after_president(place: &str) -> bool {
    place.starts_with(['H', 'h']) && key(place) == key("Hồ Chí Minh")
}

/// `phòng họp 2`, `hội trường tầng 3`: whether the number at a token is that of a room.
fn numbers_room(text: &Marked<'_>, at: usize) -> bool {
    at > 0 && ["họp", "trường", "tầng", "lầu", "số"].iter().any(|w| text.says(at - 1, w))
}

/// Whether a word of number or a numeral stands before a head noun: `các chi bộ`, `11 chi bộ`.
pub fn is_plural_before(text: &Marked<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| text.tokens.get(i)) else { return false };
    let word = text.small(at - 1);
    let of_several = ["các", "những", "mỗi", "từng", "một", "nhiều", "số", "toàn", "mọi", "hai", "ba", "cấp"];
    // `87 CĐCS`, which are none of those held on the 20th or in the second quarter.
    let dated = || ["ngày", "tháng", "năm", "quý", "lần", "thứ"].iter().any(|w| text.says(at.wrapping_sub(2), w));
    // `nhiệm kỳ 2025 - 2030 Đảng bộ Công ty X`
    let term = before.text.len() == 4 && text.is_capitalised(at);
    let counted =
        before.kind == TokenKind::Number && !before.glued && text.is(at, Sort::GroupNoun) && !dated() && !term;
    counted
        || of_several.contains(&word) && !text.is_capitalised(at)
        || (before.kind == TokenKind::Number && !text.is_capitalised(at) && !numbers_room(text, at - 1))
        || matches!(word, "các" | "những" | "mỗi" | "từng")
}
