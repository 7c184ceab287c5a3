//! Goes through a text once and names what stands in it: people, roles, bodies.

use super::body::Bodies;
use super::known::{Known, is_plain_noun};
use super::mention::{BodyMention, Mention, PersonMention, What};
use super::person;
use super::words::{Mark, Marked, Sort, Words};
use crate::text::{Case, TokenKind};

/// All mentions of a text from one token to another, in order, without overlap.
pub fn mentions(words: &Words, text: &Marked<'_>, known: &Known, from: usize, to: usize) -> Vec<Mention> {
    let scan = Scan { words, text, bodies: Bodies { words, text, known, before_name: false }, known };
    let mut out: Vec<Mention> = Vec::new();
    let mut from = from;
    while let Some(at) = (from..to).find(|at| scan.may_begin(*at)) {
        from = at + 1;
        if let Some(mention) = scan.mention(at, out.last()).filter(|m| m.end <= to) {
            match scan.branches(&mention).filter(|row| row.last().is_some_and(|m| m.end <= to)) {
                Some(row) => out.extend(row),
                None => out.push(mention),
            }
            let second = out.last().and_then(|m| scan.of_second_place(m)).filter(|m| m.end <= to);
            out.extend(second);
            from = out.last().map_or(from, |m| m.end.max(from));
        }
    }
    share_places(words, text, &mut out);
    out
}

/// `HĐND, UBND tỉnh Nghệ An`: a body without a place has that of the next one, if only a mark or `và` stands between.
fn share_places(words: &Words, text: &Marked<'_>, mentions: &mut [Mention]) {
    for i in (1..mentions.len()).rev() {
        let (before, behind) = mentions.split_at_mut(i);
        let (Some(one), Some(two)) = (before.last_mut(), behind.first()) else { continue };
        let gap = text.tokens.get(one.end..two.start).unwrap_or_default();
        let joined = gap.len() == 1 && (gap[0].is_mark(',') || gap[0].is_dash() || gap[0].text == "và");
        let (Some(to), What::Body(from)) = (body_mut(one), &two.what) else { continue };
        let takes_place = |head: u32| words.concept(head).value("takes") == Some("place");
        let level = words.concept(to.head).value("level").is_some();
        if joined && to.is_bare() && !level && takes_place(to.head) && takes_place(from.head) && !from.is_bare() {
            to.qualifiers.clone_from(&from.qualifiers);
            to.open_level.clone_from(&from.open_level);
        }
    }
}

/// Whether a mention stands behind the name of a person (`A (27 tuổi), cán bộ Phòng B`).
fn follows_person(mention: &Mention, before: Option<&Mention>) -> bool {
    before.is_some_and(|m| matches!(m.what, What::Person(_)) && mention.start <= m.end + LONGEST_LIFE)
}

/// Tokens that tell of someone's life between a name and a role.
const LONGEST_LIFE: usize = 8;

fn body_mut(mention: &mut Mention) -> Option<&mut BodyMention> {
    match &mut mention.what {
        What::Body(body) => Some(body),
        What::Role(role) => role.body.as_mut(),
        What::Person(_) => None,
    }
}

/// Tokens that titles, or marks of a role, may take in a row.
pub(super) const LONGEST_TITLES: usize = 24;

/// What the recogniser of people and roles looks at.
pub(super) struct Scan<'w, 't, 'a> {
    /// The ontology's words.
    pub words: &'w Words,
    /// The text.
    pub text: &'t Marked<'a>,
    /// What finds bodies in it.
    pub bodies: Bodies<'w, 't, 'a>,
    /// What the text makes known of its names.
    pub known: &'t Known,
}

/// Titles and forms of address in a row.
#[derive(Default)]
struct Titles {
    end: usize,
    notes: Vec<String>,
    plural: bool,
    /// Whether one of them announces a name for certain.
    sure: bool,
}

impl Scan<'_, '_, '_> {
    /// Whether a token is such as mentions begin with: a capital, or a word that stands before a name or names a body.
    fn may_begin(&self, at: usize) -> bool {
        self.text.is_one_of(at, &[Sort::Honorific, Sort::RoleMark, Sort::Role, Sort::Head])
            || self.text.is_capitalised(at)
    }

    fn mention(&self, at: usize, before: Option<&Mention>) -> Option<Mention> {
        if let Some(titles) = self.titles(at) {
            let addressed =
                PersonMention { titles: titles.notes.clone(), addressed: titles.sure, ..PersonMention::default() };
            if let Some(mut mention) = self.person(titles.end, addressed, before) {
                mention.start = at;
                return Some(mention);
            }
            if let Some(mut mention) = self.role(titles.end) {
                mention.start = at;
                if let What::Role(role) = &mut mention.what {
                    role.addressed = true;
                    role.plural |= titles.plural;
                }
                return Some(mention);
            }
            // `Thẩm phán Tòa án nhân dân tối cao`: a title that is a post too.
            return self.role(at);
        }
        if let Some(mention) = self.role(at) {
            return Some(mention).filter(|m| !self.is_of_staff(m) || follows_person(m, before));
        }
        if let Some(mention) = self.person(at, PersonMention::default(), before).filter(|m| self.beats_body(m)) {
            return Some(mention);
        }
        // `hội` in `Đại hội Công đoàn` is part of a noun for events.
        let noun = at.checked_sub(1).and_then(|i| self.text.longest(i, Sort::EventNoun));
        if noun.is_some_and(|m| m.end > at) {
            return None;
        }
        let body = self.bodies.at(at)?;
        Some(Mention { start: at, end: body.end, what: What::Body(body) })
    }

    /// Whether a role is one that all who work at a body have (`toàn thể cán bộ, nhân viên Công ty X`).
    fn is_of_staff(&self, mention: &Mention) -> bool {
        let What::Role(role) = &mention.what else { return false };
        self.words.get(role.concept).is_some_and(|c| c.is("needsBody") && c.is("ofMany"))
    }

    fn beats_body(&self, person: &Mention) -> bool {
        self.text.longest(person.start, Sort::Head).is_none_or(|m| m.end < person.end && m.end == person.start + 1)
    }

    /// `đồng chí`, `BSCKII`, `PGS.TS.`, `Đại tá, BSCKII`: what stands before a name.
    fn titles(&self, at: usize) -> Option<Titles> {
        let text = self.text;
        let mut titles = Titles { end: at, ..Titles::default() };
        while let Some(mark) = text.longest(titles.end, Sort::Honorific).filter(|m| m.end - at <= LONGEST_TITLES) {
            if self.is_name_syllable(mark, titles.end) || self.is_surname(mark, titles.end, at) {
                break;
            }
            // `Điều dưỡng trưởng khoa Nội` is a role, not the title of a nurse; `Bà Rịa Vũng Tàu` is a place.
            let longer = |sort| text.longest(titles.end, sort).is_some_and(|r| r.end > mark.end);
            if longer(Sort::Role) || longer(Sort::Place) && text.is_capitalised(titles.end) {
                break;
            }
            let concept = self.words.concept(mark.concept);
            titles.sure |= !concept.is("weak");
            match concept.value("sort") {
                Some("address") => titles.plural |= concept.name().starts_with("các"),
                _ => titles.notes.push(self.note(mark, titles.end)),
            }
            titles.end = mark.end;
            // `TTND.BSCKII`, `BS. Nguyễn`, `Đại tá, BSCKII`, `đồng chí:`
            let joint = text.is_mark(titles.end, &['.', ',']) && text.is(titles.end + 1, Sort::Honorific);
            let dot = text.is_mark(titles.end, &['.']) && text.tokens[titles.end].glued;
            if joint || dot {
                titles.end += 1;
            }
        }
        (titles.end > at).then_some(titles)
    }

    /// The title as the ontology notes it when it is written in short, else as it is written.
    fn note(&self, mark: Mark, at: usize) -> String {
        let concept = self.words.concept(mark.concept);
        match &concept.notation {
            Some(note) if self.text.tokens[at].case != Case::Lower => note.as_str().to_owned(),
            _ => self.text.words(at, mark.end),
        }
    }

    /// `Ông` in `đồng chí Ông Văn Thiềm` is a surname: a form of address stands before it, or a list.
    fn is_surname(&self, mark: Mark, at: usize, start: usize) -> bool {
        let text = self.text;
        let lone = mark.end == at + 1 && text.tokens[at].case == Case::Title && text.is(at, Sort::Surname);
        let addressed = || at > start && text.tokens[at - 1].kind == TokenKind::Word;
        // `A, Ông Thị B`: in the middle of a list, with what stands behind a surname.
        let listed = || at > 0 && text.is_mark(at - 1, &[',']) && person::is_middle_name(text, at + 1);
        lone && person::reach(text, at) >= at + 3 && (addressed() || listed())
    }

    /// `Anh` in `Nguyễn Tuấn Anh` is no form of address.
    fn is_name_syllable(&self, mark: Mark, at: usize) -> bool {
        let text = self.text;
        let capital_before =
            at > 0 && text.is_capitalised(at - 1) && text.tokens[at - 1].case == Case::Title && !text.tokens[at].glued;
        mark.end == at + 1
            && text.tokens[at].case == Case::Title
            && capital_before
            && is_plain_noun(self.words, mark.concept)
    }
}
