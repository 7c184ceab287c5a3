//! Goes through a text once and names what stands in it: people, roles, bodies.

use super::body::{Bodies, is_named_after_president, is_plural_before};
use super::function_words::is_function_word;
use super::known::{Known, is_plain_noun};
use super::mention::{BodyMention, Mention, PersonMention, RoleMention, What};
use super::person;
use super::term;
use super::words::{Head, Mark, Marked, Sort, Words};
use crate::ontology::Concept;
use crate::text::{Case, TokenKind, key, title_case};

/// All mentions of a text from one token to another, in order, without overlap.
pub fn mentions(words: &Words, text: &Marked<'_>, known: &Known, from: usize, to: usize) -> Vec<Mention> {
    let scan = Scan { words, text, bodies: Bodies { words, text, known, before_name: false }, known };
    let mut out: Vec<Mention> = Vec::new();
    let mut from = from;
    while let Some(at) = (from..to).find(|at| scan.may_begin(*at)) {
        from = at + 1;
        if let Some(mention) = scan.mention(at, out.last()).filter(|m| m.end <= to) {
            from = mention.end.max(from);
            out.push(mention);
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

fn body_mut(mention: &mut Mention) -> Option<&mut BodyMention> {
    match &mut mention.what {
        What::Body(body) => Some(body),
        What::Role(role) => role.body.as_mut(),
        What::Person(_) => None,
    }
}

/// Levels whose party committee is an Đảng ủy.
const COMMUNES: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];

/// Tokens that titles, or marks of a role, may take in a row.
const LONGEST_TITLES: usize = 24;

struct Scan<'w, 't, 'a> {
    words: &'w Words,
    text: &'t Marked<'a>,
    bodies: Bodies<'w, 't, 'a>,
    known: &'t Known,
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
            return None;
        }
        if let Some(mention) = self.role(at) {
            return Some(mention);
        }
        if let Some(mention) = self.person(at, PersonMention::default(), before).filter(|m| self.beats_body(m)) {
            return Some(mention);
        }
        // `hội` in `Đại hội Công đoàn` is part of a noun for events.
        let noun = at.checked_sub(1).and_then(|i| self.text.longest(i, Sort::EventNoun));
        let body = self.bodies.at(at).filter(|_| noun.is_none_or(|m| m.end <= at))?;
        Some(Mention { start: at, end: body.end, what: What::Body(body) })
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
        let listed =
            || at > 0 && text.is_mark(at - 1, &[',']) && (text.says(at + 1, "thị") || text.says(at + 1, "văn"));
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

    fn person(&self, at: usize, mut person: PersonMention, before: Option<&Mention>) -> Option<Mention> {
        let text = self.text;
        let longer = |sort| text.longest(at, sort).is_some_and(|m| m.end > at + 1);
        if !text.is_capitalised(at) || longer(Sort::Role) || longer(Sort::GroupNoun) {
            return None;
        }
        let end = person::run(text, at);
        let syllables = end.checked_sub(at).filter(|n| *n > 0)?;
        let surname = text.is(at, Sort::Surname);
        let place = text.longest(at, Sort::Place).is_some_and(|m| m.end >= end);
        let behind_role = before.is_some_and(|m| m.end == at && matches!(m.what, What::Role(_)));
        let behind_noun = || self.behind(at, Sort::Honorific);
        let follows_place_noun = || self.behind(at, Sort::PlaceNoun) || self.behind(at, Sort::Level);
        let known = self.longest_known(at);
        // The highest offices stand before nothing but names.
        let behind_highest = before.is_some_and(|m| match &m.what {
            What::Role(role) if m.end == at && role.body.is_none() && !role.plural => {
                self.words.get(role.concept).is_some_and(|c| c.value("heldAt") == Some("none"))
            }
            _ => false,
        });
        let no_name = text.is(at, Sort::Level) || text.says(at, "đảng") || text.says_all(at, &["việt", "nam"]);
        let behind_highest = behind_highest && !no_name && text.tokens[at].case == Case::Title;
        let behind_post = behind_role && surname && !place && (syllables >= 3 || !self.behind(at, Sort::Level));
        let fits = if person.addressed {
            text.longest(at, Sort::Head).is_none_or(|m| m.end <= at + 1) && (syllables > 1 || !text.is(at, Sort::Head))
        } else if known.is_some() || behind_post || (behind_highest && syllables >= 2 && !place) {
            true
        } else if text.tokens[at].case == Case::Upper || self.goes_on(at, before) || follows_place_noun() {
            false
        } else if behind_role {
            syllables >= 2 && !place && (surname || syllables >= 3)
        } else if self.opens_item(at) && self.opens_apposition(end) && !place {
            // `Khammany Inthilath, Bộ trưởng …`: names of other countries have no surname that we know.
            syllables >= 2 && !text.is(at, Sort::Head) && !text.is(at, Sort::Field) && !text.is(at, Sort::EventNoun)
        } else if self.continues_list(at, end, before) {
            surname && !place && syllables >= 2
        } else {
            surname && !place && (syllables >= 3 || (syllables == 2 && (self.opens_apposition(end) || behind_noun())))
        };
        // `164/235 Trần Quốc Thảo, phường 7`: a street.
        let street = || {
            let number = at > 0 && text.tokens[at - 1].kind == TokenKind::Number;
            let numbered = at > 1 && text.says(at - 2, "số");
            let level = !text.is_capitalised(end + 1) && text.is(end + 1, Sort::Level);
            number && text.is_mark(end, &[',']) && (level || numbered)
        };
        let no_one = || {
            end == at + 3 && text.says_all(at, &["hồ", "chí", "minh"])
                || person.addressed && known.is_none() && end == at + 2 && text.says_all(at, &["việt", "nam"])
                || !person.addressed && self.opens_with_preposition(at)
        };
        if !fits || !person.addressed && street() || no_one() {
            return None;
        }
        let end = if person.addressed { known.map_or(end, |k| k.max(end)) } else { known.unwrap_or(end) };
        person.name = title_case(&text.words(at, end));
        Some(Mention { start: at, end, what: What::Person(person) })
    }

    /// `Từ Củ Chi về trung tâm`, `Vì Việt Nam`: a preposition that looks like a surname at the head of a sentence or quotation.
    fn opens_with_preposition(&self, at: usize) -> bool {
        let text = self.text;
        let heads = || {
            let before = at.checked_sub(1);
            before.is_none_or(|i| text.tokens[i].kind != TokenKind::Word && !text.is_mark(i, &[',', ';']))
        };
        let place = || [Sort::Place, Sort::Head, Sort::Level].iter().any(|sort| text.is(at + 1, *sort));
        ["từ", "vì"].iter().any(|w| text.says(at, w)) && heads() && (text.says_all(at + 1, &["việt", "nam"]) || place())
    }

    /// Whether a capitalised word that belongs to no other mention stands right before: a name does not begin inside another.
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

    /// `A B C, D E; …`: a short name behind another name, with only a mark or `và` between, that ends as it does.
    fn continues_list(&self, at: usize, end: usize, before: Option<&Mention>) -> bool {
        let text = self.text;
        let behind = |m: &Mention, marks: &[char]| m.end + 1 == at && text.is_mark(at - 1, marks);
        let joined = before.is_some_and(|m| match m.what {
            What::Person(_) => behind(m, &[',', ';']) || m.end + 1 == at && text.says(at - 1, "và"),
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

    /// Whether a word of a sort ends where a token begins.
    fn behind(&self, at: usize, sort: Sort) -> bool {
        (at.saturating_sub(3)..at).any(|i| self.text.marks_at(i).iter().any(|m| m.sort == sort && m.end == at))
    }

    /// Whether a mark and a role follow, as behind a name.
    fn opens_apposition(&self, at: usize) -> bool {
        (self.text.is_mark(at, &[',', '(', ':']) || self.text.is_dash(at))
            && (self.text.is(at + 1, Sort::Role) || self.text.is(at + 1, Sort::RoleMark))
    }

    fn role(&self, at: usize) -> Option<Mention> {
        let text = self.text;
        let (mut start, mut former, mut acting) = (at, false, None);
        let longer_role = |at: usize, end: usize| text.longest(at, Sort::Role).is_some_and(|r| r.end > end);
        let fits = |start: usize, m: &Mark| !longer_role(start, m.end) && m.end - at <= LONGEST_TITLES;
        while let Some(mark) = text.longest(start, Sort::RoleMark).filter(|m| fits(start, m)) {
            let concept = self.words.concept(mark.concept);
            former |= concept.is("former");
            acting = concept.is("acting").then(|| concept.name()).or(acting);
            start = if text.is_mark(mark.end, &['.']) { mark.end + 1 } else { mark.end };
        }
        let mark = self.role_of_text(start)?;
        // `chức vụ Trưởng phòng` names no Vụ trưởng.
        let of_office =
            text.says(start, "vụ") && start > 0 && ["chức", "nhiệm"].iter().any(|w| text.says(start - 1, w));
        if of_office || text.longest(start, Sort::Head).is_some_and(|m| m.end > mark.end) {
            return None;
        }
        let concept = self.words.concept(mark.concept);
        // `Trưởng Ban Quản lý các Khu công nghiệp` heads one board.
        let heads_one =
            || (start..mark.end).any(|i| text.longest(i, Sort::Head).is_some_and(|head| head.end > mark.end));
        let of_several = (text.says(mark.end, "các") || self.counts_behind(mark.end)) && !heads_one();
        let plural = of_several || is_plural_before(text, at) && text.tokens[start].case == Case::Lower;
        let (name_end, behind) = self.marks_behind(mark.end);
        let name =
            [acting, Some(concept.name()), behind.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let mut role = RoleMention { concept: mark.concept, name, former, plural, ..RoleMention::default() };
        role.body = if of_several { None } else { self.body_of_role(start, Mark { end: name_end, ..mark }) };
        let end = role.body.as_ref().map_or(name_end, |b| b.end.max(name_end));
        let end = if concept.is("abroad") { self.behind_countries(end) } else { self.behind_country(end) };
        Some(Mention { start: at, end: self.behind_term(end), what: What::Role(role) })
    }

    /// The longest role that begins at a token; of those with one naming (`TUV`) the one whose committee the text names, where
    /// it names one alone.
    fn role_of_text(&self, at: usize) -> Option<Mark> {
        let first = self.text.longest(at, Sort::Role)?;
        let named = |mark: &&Mark| {
            let committee = self.words.concept(mark.concept).value("committee");
            let head = committee.and_then(|name| self.words.head(name));
            head.is_some_and(|head| self.known.committees.contains(&head.concept))
        };
        let same = || self.text.marks_at(at).iter().filter(|m| m.sort == Sort::Role && m.end == first.end);
        if same().count() == 1 {
            return Some(first);
        }
        let mut fitting = same().filter(named);
        Some(fitting.next().filter(|_| fitting.next().is_none()).copied().unwrap_or(first))
    }

    /// Behind the country that stands between a role and a name (`Thủ tướng Campuchia Hun Sen`).
    fn behind_country(&self, end: usize) -> usize {
        let text = self.text;
        let country = text.longest(end, Sort::Place).filter(|m| self.words.concept(m.concept).is("country"));
        let behind = match country {
            Some(mark) => mark.end,
            None if text.says_all(end, &["việt", "nam"]) => end + 2,
            None => return end,
        };
        let title = text.tokens.get(behind).is_some_and(|t| t.case == Case::Title);
        if title && text.is_capitalised(end) && person::reach(text, behind) >= behind + 2 { behind } else { end }
    }

    /// Behind `Việt Nam tại Lào`, which say of an ambassador from where and to where.
    fn behind_countries(&self, end: usize) -> usize {
        let text = self.text;
        let country = |at: usize| match text.longest(at, Sort::Place) {
            Some(mark) => Some(mark.end),
            None if text.says_all(at, &["việt", "nam"]) => Some(at + 2),
            // A country that the ontology does not know is a word that is no Vietnamese syllable.
            None => (text.is_capitalised(at) && !text.is(at, Sort::Surname)).then_some(at + 1),
        };
        let sender = country(end).filter(|_| text.is_capitalised(end)).unwrap_or(end);
        let at = sender;
        let receiver = (text.says(at, "tại") || text.says(at, "ở")).then(|| country(at + 1)).flatten();
        receiver.unwrap_or(if sender > end && text.is(sender, Sort::Surname) { sender } else { end })
    }

    /// What belongs to a role's name behind it: `chuyên trách`, `phụ trách chuyên môn`.
    fn marks_behind(&self, at: usize) -> (usize, Option<String>) {
        let text = self.text;
        let mark = text.longest(at, Sort::RoleMark).filter(|m| {
            self.words.concept(m.concept).is("behind") && !text.is(m.end, Sort::Role) && !text.is(m.end, Sort::RoleMark)
        });
        let Some(mark) = mark else { return (at, None) };
        let concept = self.words.concept(mark.concept);
        let mut end = mark.end;
        if concept.is("open") {
            let goes_on = |i: usize| {
                let token = &text.tokens[i];
                let stops = [Sort::Head, Sort::Honorific, Sort::PartVerb, Sort::EventVerb, Sort::Level, Sort::Place];
                let word = token.kind == TokenKind::Word && !is_function_word(text.small(i));
                (word || text.is_dash(i)) && !stops.iter().any(|s| text.is(i, *s)) && !text.is(i, Sort::Surname)
            };
            let stop = (end..text.tokens.len().min(end + 6)).find(|i| !goes_on(*i));
            end = stop.unwrap_or(end);
        }
        let rest = if end > mark.end { format!(" {}", text.words(mark.end, end)) } else { String::new() };
        (end, Some(format!("{}{rest}", concept.name())))
    }

    /// Behind `khóa VII`, `nhiệm kỳ 2020 - 2025`, which say of a role for how long it is held.
    fn behind_term(&self, end: usize) -> usize {
        let text = self.text;
        let mut at = end;
        loop {
            let from = if text.is_mark(at, &[',']) { at + 1 } else { at };
            let Some(end) = term::end(text, from) else { return at };
            at = end;
        }
    }

    fn counts_behind(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
            && (self.text.is(at + 1, Sort::GroupNoun) || self.text.is(at + 1, Sort::Head))
    }

    fn body_of_role(&self, start: usize, mark: Mark) -> Option<BodyMention> {
        let text = self.text;
        let concept = self.words.concept(mark.concept);
        // `Trưởng phòng Phòng chống buôn lậu`: the word that opens the body stands twice.
        let twice = text.tokens.get(mark.end).is_some_and(|t| t.case == Case::Title)
            && key(&text.tokens[mark.end - 1].text) == key(&text.tokens[mark.end].text);
        if concept.is("opensBody") && !twice {
            let inside = (start + 1..mark.end).find_map(|i| {
                let head = text.longest(i, Sort::Head).filter(|m| m.end >= mark.end)?;
                if self.words.concept(head.concept).is("organ") && head.end == mark.end {
                    return None;
                }
                let whole = self.words.concept(head.concept).value("takes") == Some("none");
                self.bodies.of_role(i).filter(|b| b.end > mark.end || (whole && b.end == mark.end))
            });
            if inside.is_some() {
                return inside;
            }
        }
        let at = self.behind_short(mark.end);
        let at = if text.says(at, "của") || text.says(at, "tại") { at + 1 } else { at };
        if let Some(ministry) = concept.value("ministry").and_then(|name| self.words.head(name))
            && let Some(field) = text.longest(at, Sort::Field)
        {
            return Some(BodyMention {
                start: at,
                end: field.end,
                head_name: ministry.name.clone(),
                qualifiers: vec![self.bodies.field_name(at, field.end, field.concept)],
                head: ministry.concept,
                ..BodyMention::default()
            });
        }
        // `Ủy viên Ban Chấp hành Trung ương`: without a body behind it the centre is the Party's.
        if concept.value("heldAt") == Some("party")
            && text.says_all(at, &["trung", "ương"])
            && text.longest(at, Sort::Head).is_none()
            && let Some(head) = self.words.head("Trung ương Đảng")
        {
            let head_name = head.name.clone();
            return Some(BodyMention {
                start: at,
                end: at + 2,
                head: head.concept,
                head_name,
                ..BodyMention::default()
            });
        }
        if let Some(elided) = self.elided_head(start, Mark { end: at, ..mark }) {
            return Some(elided);
        }
        let lone = text.longest(at, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("lone"));
        if lone && concept.value("heldAt") == Some("none") {
            return None;
        }
        self.bodies
            .of_role(at)
            .filter(|b| !b.plural)
            .or_else(|| self.bare_head(at))
            .or_else(|| self.of_place(at, concept))
            .or_else(|| match concept.value("heldAt") {
                Some("institution") => self.bodies.brand(at),
                None => self.bodies.certain_brand(at),
                _ => None,
            })
    }

    /// Behind what an abbreviation leaves between a role and its body: the dot of `CT.HĐND`, the bracket of `Phó Tổng Giám
    /// đốc (TGĐ) Công ty`.
    fn behind_short(&self, at: usize) -> usize {
        let text = self.text;
        let glued = |i: usize| text.tokens.get(i).is_some_and(|t| t.glued);
        let dotted = text.tokens[at - 1].case == Case::Upper && text.is_mark(at, &['.']) && glued(at) && glued(at + 1);
        let next = if dotted { Some(at + 1) } else { self.bodies.bracketed_abbreviation(at) };
        next.filter(|i| text.is(*i, Sort::Head)).unwrap_or(at)
    }

    /// `Vụ trưởng Tổ chức cán bộ`, `Đội trưởng QLTT số 8`: the head noun that the role begins with stands for the one before
    /// the field.
    fn elided_head(&self, start: usize, role: Mark) -> Option<BodyMention> {
        let text = self.text;
        let field = text.longest(role.end, Sort::Field).filter(|_| text.is_capitalised(role.end))?;
        let heads = text.longest(role.end, Sort::Head).is_some_and(|m| m.end >= field.end);
        let from = if text.says(start, "phó") { start + 1 } else { start };
        let head =
            text.longest(from, Sort::Head).filter(|m| text.says(m.end, "trưởng") && m.end + 1 == role.end && !heads)?;
        Some(self.bodies.elided(head.concept, role.end))
    }

    /// `Phó Chủ tịch Hậu Giang Trịnh Văn A`, `Bí thư Sóc Trăng - Nguyễn Văn B`, `Phó Chủ tịch xã Thanh Lâm`: a place in the
    /// stead of its committee.
    fn of_place(&self, at: usize, role: &Concept) -> Option<BodyMention> {
        let text = self.text;
        let (level, from) = match text.longest(at, Sort::Level) {
            Some(mark) => (Some(self.words.concept(mark.concept).name()), mark.end),
            None => (None, at),
        };
        let place = text.longest(from, Sort::Place).filter(|_| text.is_capitalised(from));
        // `Chủ tịch thành phố Nguyễn Văn A`, `giữ chức Phó Chủ tịch tỉnh.`: the level alone, and the name or nothing behind it.
        let before_name = text.is(from, Sort::Surname) && person::reach(text, from) >= from + 3;
        let alone = !text.is_capitalised(from) && !text.is(at, Sort::Field);
        if let (Some(level), None, true) = (level, place, before_name || alone)
            && let Some(head) = self.head_of_level(role, level)
        {
            let open_level = head.level.is_none().then(|| level.to_owned());
            let (head, head_name) = (head.concept, head.name.clone());
            return Some(BodyMention { start: at, end: from, head, head_name, open_level, ..BodyMention::default() });
        }
        let (end, name) = match place {
            Some(mark) => (mark.end, self.words.concept(mark.concept).name().to_owned()),
            // A place that the ontology does not know needs its level, and no name of a person runs into two syllables.
            None if level.is_some() && person::reach(text, from) == from + 2 => (from + 2, text.words(from, from + 2)),
            None if level.is_some() && self.is_lone_place(from) => (from + 1, text.words(from, from + 1)),
            None => return None,
        };
        let of_place = place.and_then(|m| self.words.concept(m.concept).value("level"));
        let level = level.or(of_place)?;
        if from == at && is_named_after_president(&name) {
            return None;
        }
        let next = if text.is_dash(end) { end + 1 } else { end };
        let named = text.is(next, Sort::Surname) && person::reach(text, next) >= next + 2;
        let ends = text.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || t.case == Case::Lower);
        let closed = ends && (from > at || place.is_some());
        // `Bí thư xã A`: that of the commune's Đảng ủy.
        let commune = || COMMUNES.contains(&level) && role.value("heldAt") == Some("party");
        let of_commune = || self.words.head("Đảng ủy").filter(|_| commune());
        let head = self.head_of_level(role, level).or_else(of_commune).filter(|_| named || closed)?;
        let qualifier = if head.level.is_some() { name } else { format!("{level} {name}") };
        Some(BodyMention {
            start: at,
            end,
            head: head.concept,
            head_name: head.name.clone(),
            qualifiers: vec![qualifier],
            ..BodyMention::default()
        })
    }

    /// `thành phố Vinh`: a place of one syllable, behind its level.
    fn is_lone_place(&self, at: usize) -> bool {
        let title = self.text.tokens.get(at).is_some_and(|t| t.case == Case::Title && t.text.chars().count() > 2);
        let free = self.text.tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind == TokenKind::Mark);
        title && free && person::reach(self.text, at) == at + 1
    }

    /// The head noun of the bodies of a level that a role is held at: `Ủy ban nhân dân`, or `Huyện ủy` for `huyện`.
    fn head_of_level(&self, role: &Concept, level: &str) -> Option<&Head> {
        match role.value("ofPlace") {
            Some(name) => self.words.head(name),
            None if role.value("heldAt") == Some("party") => {
                self.words.heads().iter().find(|h| h.level.as_deref() == Some(level) && h.name.ends_with("ủy"))
            }
            None => None,
        }
    }

    /// A head noun by itself behind a role: `Phó Giám đốc Sở`, `Hiệu trưởng nhà trường`.
    fn bare_head(&self, at: usize) -> Option<BodyMention> {
        let mark = self.text.longest(at, Sort::Head)?;
        let head_name = self.words.concept(mark.concept).name().to_owned();
        Some(BodyMention { start: at, end: mark.end, head: mark.concept, head_name, ..BodyMention::default() })
    }
}
