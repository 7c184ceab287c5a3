//! Roles and the bodies that they are held at.
//!
//! Forms: `nguyên Phó Giám đốc phụ trách chuyên môn Bệnh viện X` (marks before and behind), `Trưởng phòng Tổ chức cán bộ` (the role's last
//! word begins the body), `CT.HĐND huyện` (a dotted abbreviation), `Vụ trưởng Tổ chức cán bộ` (the head noun left out), `Bí thư xã
//! A` (a place in the stead of its body), `Bộ trưởng Y tế` (the ministry's field alone), `Đại sứ Việt Nam tại Lào`.

use super::body::{is_named_after_president, is_plural_before};
use super::function_words::is_function_word;
use super::mention::{BodyMention, Mention, RoleMention, What};
use super::person;
use super::scan::{LONGEST_TITLES, Scan};
use super::term;
use super::words::{Head, Mark, Marked, Sort, is_consonant};
use crate::ontology::Concept;
use crate::text::{Case, Token, TokenKind, key};

impl Scan<'_, '_, '_> {
    /// The role that begins at a token, with the body that it is held at.
    pub(super) fn role(&self, at: usize) -> Option<Mention> {
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
        let of_several = (text.says(mark.end, "các") || self.counts_behind(mark)) && !heads_one();
        let plural = of_several || is_plural_before(text, at) && text.tokens[start].case == Case::Lower;
        // `Đảng ủy viên phụ trách Chi bộ`: what a member of a committee looks after is no part of the seat.
        let seat = concept.value("committee").is_some();
        // `Trưởng phòng Kỹ thuật`: the field of the department.
        let of_body = concept.is("opensBody") && text.is(mark.end, Sort::Field);
        let (name_end, behind) = if seat || of_body { (mark.end, None) } else { self.marks_behind(mark.end) };
        let name =
            [acting, Some(concept.name()), behind.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let mut role = RoleMention { concept: mark.concept, name, former, plural, ..RoleMention::default() };
        role.body = if of_several { None } else { self.body_of_role(start, Mark { end: name_end, ..mark }) };
        // `Trưởng Ban tổ chức hội nghị` organises a meeting.
        let organises =
            |b: &BodyMention| b.is_bare() && b.head_name == "Ban Tổ chức" && text.is(b.end, Sort::EventNoun);
        if role.body.as_ref().is_some_and(organises) {
            return None;
        }
        let end = role.body.as_ref().map_or(name_end, |b| b.end.max(name_end));
        let end = if concept.is("abroad") { self.behind_countries(end) } else { self.behind_country(end) };
        Some(Mention { start: at, end: term::behind(text, end), what: What::Role(role) })
    }

    /// The longest role that begins at a token; of those with one naming (`TUV`) the one whose committee the text names, or
    /// else a place of its level, where it names one alone.
    fn role_of_text(&self, at: usize) -> Option<Mark> {
        let first = self.text.longest(at, Sort::Role)?;
        let committee = |mark: &Mark| {
            let committee = self.words.concept(mark.concept).value("committee");
            committee.and_then(|name| self.words.head(name))
        };
        let named = |mark: &&Mark| committee(mark).is_some_and(|h| self.known.committees.contains(&h.concept));
        let of_place = |mark: &&Mark| {
            committee(mark).and_then(|h| h.level.as_ref()).is_some_and(|level| self.known.levels.contains(level))
        };
        let same = || self.text.marks_at(at).iter().filter(|m| m.sort == Sort::Role && m.end == first.end);
        if same().count() == 1 {
            return Some(first);
        }
        let only = |fits: &dyn Fn(&&Mark) -> bool| {
            let mut fitting = same().filter(|mark| fits(mark));
            fitting.next().filter(|_| fitting.next().is_none()).copied()
        };
        Some(only(&named).or_else(|| only(&of_place)).unwrap_or(first))
    }

    /// Behind the country that stands between a role and a name (`Thủ tướng Campuchia Hun Sen`).
    fn behind_country(&self, end: usize) -> usize {
        let text = self.text;
        let at = behind_state(text, end);
        let country = text.longest(at, Sort::Place).filter(|m| self.words.concept(m.concept).is("country"));
        let behind = match country.or_else(|| text.longest(at, Sort::Country)) {
            Some(mark) => mark.end,
            None if text.says_all(at, &["việt", "nam"]) => at + 2,
            None => return end,
        };
        let title = text.tokens.get(behind).is_some_and(|t| t.case == Case::Title);
        // A name of one word stands behind no country of one syllable: `Bộ trưởng Anh Tuấn`.
        let least = if country.is_some() { 1 } else { 2 };
        if title && text.is_capitalised(end) && person::reach(text, behind) >= behind + least { behind } else { end }
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
        let sender = country(behind_state(text, end)).filter(|_| text.is_capitalised(end)).unwrap_or(end);
        let at = sender;
        let receiver = (text.says(at, "tại") || text.says(at, "ở")).then(|| country(at + 1)).flatten();
        receiver.unwrap_or(if sender > end && text.is(sender, Sort::Surname) { sender } else { end })
    }

    /// What belongs to a role's name behind it: `chuyên trách`, `phụ trách chuyên môn`.
    fn marks_behind(&self, at: usize) -> (usize, Option<String>) {
        let text = self.text;
        let is_behind = |m: Mark| self.words.concept(m.concept).is("behind");
        let mark = text.longest(at, Sort::RoleMark).filter(|m| {
            // `phụ trách chuyên môn`: what is looked after may be such a mark itself.
            let ahead = text.longest(m.end, Sort::RoleMark).is_some_and(|next| !is_behind(next));
            is_behind(*m) && !text.is(m.end, Sort::Role) && !ahead
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

    /// Whether the number behind a role counts bodies or people; in `Trưởng phòng 7 Viện Kiểm sát` it is the department's.
    fn counts_behind(&self, role: Mark) -> bool {
        let (text, next) = (self.text, role.end + 1);
        let numbered = || self.words.concept(role.concept).is("opensBody") && text.is_capitalised(next);
        text.tokens.get(role.end).is_some_and(|t| t.kind == TokenKind::Number)
            && (text.is(next, Sort::GroupNoun) || text.is(next, Sort::Head))
            && !numbered()
    }

    fn body_of_role(&self, start: usize, mark: Mark) -> Option<BodyMention> {
        let text = self.text;
        let concept = self.words.concept(mark.concept);
        // `Trưởng phòng Phòng chống buôn lậu`: the word that opens the body stands twice.
        let twice = text.tokens.get(mark.end).is_some_and(|t| t.case == Case::Title)
            && key(&text.tokens[mark.end - 1].text) == key(&text.tokens[mark.end].text);
        if concept.is("opensBody") && !twice {
            let opened = (start + 1..mark.end)
                .find_map(|i| text.longest(i, Sort::Head).filter(|m| m.end >= mark.end).map(|head| (i, head)));
            let inside = opened.and_then(|(i, head)| {
                let concept = self.words.concept(head.concept);
                let whole = concept.value("takes") == Some("none");
                let body = self.bodies.of_role(i).filter(|b| b.end > mark.end || (whole && b.end == mark.end));
                body.filter(|_| !(concept.is("organ") && head.end == mark.end))
            });
            if inside.is_some() {
                return inside;
            }
            let short = text.tokens[mark.end - 1].text.chars().all(is_consonant);
            if short && let Some(body) = self.opened_in_short(concept, mark.end) {
                return Some(body);
            }
        }
        let at = self.behind_short(mark.end);
        let at = if text.says(at, "của") || text.says(at, "tại") { at + 1 } else { at };
        if let Some(ministry) = concept.value("ministry").and_then(|name| self.words.head(name))
            && let Some(field) = text.longest(at, Sort::Field)
        {
            let mut qualifiers = vec![self.bodies.field_name(at, field.end, field.concept)];
            // `Bộ trưởng Thương mại Trung Quốc`
            let country = text.longest(field.end, Sort::Place).filter(|m| self.words.concept(m.concept).is("country"));
            qualifiers.extend(country.map(|m| text.words(field.end, m.end)));
            return Some(BodyMention {
                start: at,
                end: country.map_or(field.end, |m| m.end),
                head_name: ministry.name.clone(),
                qualifiers,
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
        let head = text.longest(at, Sort::Head);
        let lone = head.is_some_and(|m| self.words.concept(m.concept).is("lone"));
        // `Phó Giám đốc báo cáo` heads no newspaper.
        let verb = head.is_some_and(|head| text.longest(at, Sort::PartVerb).is_some_and(|m| m.end > head.end));
        let acts = verb && text.tokens[at].case == Case::Lower;
        if acts || lone && concept.value("heldAt") == Some("none") {
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
        let dotted = text.tokens[at - 1].case == Case::Upper && text.is_mark(at, &['.']) && glued(at);
        let next = if dotted { Some(at + 1) } else { self.bodies.bracketed_abbreviation(at) };
        next.filter(|i| text.is(*i, Sort::Head)).unwrap_or(at)
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
        // `Bí thư quận 2`, `Chủ tịch phường 5`
        let numbered = |t: &Token<'_>| t.kind == TokenKind::Number && t.text.len() <= 2;
        let number =
            level.is_some() && text.tokens.get(from).is_some_and(numbered) && !self.bodies.counts_something(from);
        // `Chủ tịch thành phố Nguyễn Văn A`, `giữ chức Phó Chủ tịch tỉnh.`: the level alone, and the name or nothing behind it.
        let before_name = text.is(from, Sort::Surname) && person::reach(text, from) >= from + 3;
        let alone = !text.is_capitalised(from) && !text.is(at, Sort::Field) && !number;
        if let (Some(level), None, true) = (level, place, before_name || alone)
            && let Some(head) = self.head_of_level(role, level)
        {
            let open_level = head.level.is_none().then(|| level.to_owned());
            let (head, head_name) = (head.concept, head.name.clone());
            return Some(BodyMention { start: at, end: from, head, head_name, open_level, ..BodyMention::default() });
        }
        let (end, name) = match place {
            Some(mark) => (mark.end, self.words.concept(mark.concept).name().to_owned()),
            None if number => (from + 1, text.words(from, from + 1)),
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
        let closed = number || ends && (from > at || place.is_some());
        // `Bí thư xã A`: that of the commune's Đảng ủy.
        let commune = || self.words.is_commune(level) && role.value("heldAt") == Some("party");
        let of_commune = || self.words.head("Đảng ủy").filter(|_| commune());
        let head = self.head_of_level(role, level).or_else(of_commune).filter(|_| named || closed)?;
        // `Bí thư TP HCM`: a place that bears a person's name keeps its level.
        let qualifier = match head.level.is_some() {
            true if is_named_after_president(&name) => format!("Thành phố {name}"),
            true if !number => name,
            _ => format!("{level} {name}"),
        };
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
        // `Bí thư Hội An`: a place.
        let mark = self.text.longest(at, Sort::Head).filter(|mark| !self.bodies.is_of_place(at, *mark))?;
        let head_name = self.words.concept(mark.concept).name().to_owned();
        Some(BodyMention { start: at, end: mark.end, head: mark.concept, head_name, ..BodyMention::default() })
    }
}

/// Words of the longest sort of state (`xã hội chủ nghĩa`).
const LONGEST_STATE: usize = 6;

/// Behind `Cộng hòa`, `Vương quốc`, `Cộng hòa xã hội chủ nghĩa`, which the name of a country may begin with (`Đại sứ Cộng hòa
/// Pháp tại Việt Nam`).
fn behind_state(text: &Marked<'_>, at: usize) -> usize {
    let state = [["cộng", "hòa"], ["cộng", "hoà"], ["vương", "quốc"], ["liên", "bang"]];
    if !(text.is_capitalised(at) && state.iter().any(|words| text.says_all(at, words))) {
        return at;
    }
    let own = |i: &usize| ["xã", "hội", "chủ", "nghĩa", "dân", "nhân"].contains(&text.small(*i));
    let country = (at + 2..at + 2 + LONGEST_STATE).find(|i| !own(i));
    country.unwrap_or(at + 2)
}
