//! What a sentence tells of where the roles in it are held: whose side it turns to, which body it says has or gets someone at
//! its head.

use super::Place;
use crate::recognize::mention::{BodyMention, Mention, RoleMention, What};
use crate::recognize::term;
use crate::recognize::words::{Mark, Sort};
use crate::relate::bodies::{Bodies, Named};
use crate::relate::reading::{Read, Reading, body_of, with_inner};
use crate::text::{Case, TokenKind};

/// Sentences over which a text still means the body that it named.
const NEAR: usize = 2;

/// Sentences of an item of a list.
const LONGEST_ITEM: usize = 4;

/// Tokens of the noun of an event.
const LONGEST_NOUN: usize = 3;

/// Tokens between a body and whoever heads it (`gồm 10 thành viên do`).
const NEAR_HEAD: usize = 6;

impl Place<'_, '_> {
    /// `Hội nghị bầu Ủy ban Kiểm tra Thành ủy. Ông A làm Chủ nhiệm Ủy ban`: the body named last, in this sentence or one
    /// right before, whose name begins with the same noun.
    pub(super) fn last_of_noun(&self, body: &BodyMention) -> Option<Named> {
        let sentences = &self.reading.sentences;
        let end = sentences.partition_point(|s| s.sentence.start <= body.start);
        let before = sentences[end.saturating_sub(1 + NEAR)..end].iter().flat_map(|s| &s.mentions).rev();
        let named = before.filter(|m| m.end <= body.start).filter_map(body_of).filter(|b| !b.plural);
        let noun =
            |b: &&BodyMention| b.head_name.strip_prefix(&body.head_name).is_some_and(|rest| rest.starts_with(' '));
        named.flat_map(with_inner).find(noun).and_then(|b| self.bodies.complete(b))
    }

    /// The body that the sentence says has several in an office (`Thành ủy hiện có ba Phó Bí thư, gồm …`), or someone at its
    /// head: the role stands at a token, the naming of whoever holds it begins at another.
    pub fn of_having(&self, role: usize, person: usize) -> Option<Named> {
        let text = &self.reading.text;
        match (role.saturating_sub(3)..role).rev().find(|i| text.says(*i, "có")) {
            Some(has) => self.of_several(has),
            None => self.headed(role, person),
        }
    }

    /// `Thành ủy hiện có ba Phó Bí thư`: the body before `có`.
    fn of_several(&self, has: usize) -> Option<Named> {
        let now = has.checked_sub(1).filter(|i| self.reading.text.says(*i, "hiện"));
        let mut named = self.read.mentions.iter().filter(|m| m.end == now.unwrap_or(has)).filter_map(body_of);
        named.next().and_then(|body| self.bodies.complete(body))
    }

    /// `Hội đồng Thi đua gồm 10 thành viên do ông A làm Chủ tịch`: the body before `do`.
    fn headed(&self, role: usize, person: usize) -> Option<Named> {
        let text = &self.reading.text;
        if !(person < role && text.says(person.wrapping_sub(1), "do") && text.says(role - 1, "làm")) {
            return None;
        }
        let mut before = self.read.mentions.iter().rev().filter(|m| m.end < person);
        let body = before.find_map(|m| if let What::Body(body) = &m.what { Some(body) } else { None })?;
        let behind = term::behind(text, body.end);
        let near = person - behind <= NEAR_HEAD && (behind..person).all(|i| text.tokens[i].kind != TokenKind::Mark);
        if near { self.bodies.complete(body) } else { None }
    }

    /// `2. Chi bộ Nội – Nhi: Đại hội chiều 22/6. Bí thư: đồng chí A`, `- Đại hội Chi bộ thôn Đông (ngày 20/2) …`: the branch that
    /// heads the item of a list which a token stands in.
    pub(super) fn branch_of_item(&self, at: usize) -> Option<Named> {
        let (text, sentences) = (&self.reading.text, &self.reading.sentences);
        let heads = |m: &&Mention| {
            let What::Body(body) = &m.what else { return false };
            let branch = self.bodies.kind(body.head) == "party-branch" && !body.is_bare() && !body.plural;
            let congress = || {
                let noun = (m.start.saturating_sub(LONGEST_NOUN)..m.start).find(|i| text.is(*i, Sort::EventNoun));
                noun.is_some_and(|at| {
                    let bulleted = text.opens_item(at) && !text.opens_line(at);
                    bulleted && text.longest(at, Sort::EventNoun).is_some_and(|noun| noun.end == m.start)
                })
            };
            branch && (text.is_mark(m.end, &[':']) && text.opens_item(m.start) || congress())
        };
        let end = sentences.partition_point(|s| s.sentence.start <= at);
        let mut near =
            sentences[end.saturating_sub(LONGEST_ITEM)..end].iter().rev().flat_map(|s| s.mentions.iter().rev());
        let head = near.find(|m| m.end <= at && heads(m))?;
        // An item ends with its line.
        let line = (head.end..at).any(|i| text.tokens[i].kind == TokenKind::LineEnd);
        body_of(head).filter(|_| !line).and_then(|body| self.bodies.complete(body))
    }

    /// `thành lập Chi bộ X gồm 8 đảng viên, chỉ định đồng chí A làm Bí thư`, `Chi bộ X có 5 đảng viên, do ông A làm Bí thư Chi
    /// bộ`: the branch that the sentence founds or counts before it names who heads it.
    pub(super) fn branch_led(&self, at: usize) -> Option<Named> {
        let (text, start) = (&self.reading.text, self.read.sentence.start);
        let made = ["làm", "chức", "nhiệm", "vụ"].iter().any(|word| text.says(at.wrapping_sub(1), word));
        let mut before = self.read.mentions.iter().rev().filter(|m| m.end <= at).filter_map(body_of);
        let branch = before.find(|b| self.bodies.kind(b.head) == "party-branch" && !b.is_bare() && !b.plural)?;
        let founded = (start..branch.start).any(|i| text.says_all(i, &["thành", "lập"]));
        let appoints = (branch.end..at).any(|i| text.says_all(i, &["chỉ", "định"]) || text.says(i, "do"));
        let counted = (branch.end..branch.end + 3).any(|i| text.says(i, "có") || text.says(i, "gồm"));
        let parted = text.signs(branch.end, at).any(|i| text.is_mark(i, &['.']));
        (made && appoints && (founded || counted) && !parted).then(|| self.bodies.complete(branch)).flatten()
    }

    /// `bầu Ban Thanh tra …, do bà A làm Trưởng ban`: the body that the sentence names before, if its name begins as the
    /// role ends.
    pub fn led_before(&self, role: &RoleMention, at: usize) -> Option<Named> {
        let concept = self.reading.words.get(role.concept).filter(|_| role.body.is_none())?;
        let mut before = self.read.mentions.iter().rev().filter(|m| m.end <= at).filter_map(body_of);
        // `bầu Ủy ban Kiểm tra …, ông A giữ chức Chủ nhiệm`
        if let Some(chairs) = concept.value("chairs") {
            return before.find(|b| b.head_name == chairs).and_then(|b| self.bodies.complete(b));
        }
        // `UBND thành phố có Chủ tịch là ông A`, `Bộ Y tế hiện có ba Thứ trưởng là …`
        if let Some(of_place) = concept.value("ofPlace").or_else(|| concept.value("ministry")) {
            return before.find(|b| b.head_name == of_place && !b.is_bare()).and_then(|b| self.bodies.complete(b));
        }
        if !concept.is("opensBody") {
            return None;
        }
        // `Trưởng ban`, `Phó Trưởng ban Thường trực`
        let name = concept.name().to_lowercase();
        let mut named = before.filter(|b| {
            let noun = b.head_name.to_lowercase();
            noun.split(' ').next().is_some_and(|noun| name.split(' ').any(|word| word == noun))
        });
        named.find_map(|b| self.bodies.complete(b))
    }
}

/// The institutions that a sentence turns to, one behind the other: `Tại điểm cầu Bệnh viện X có …`, `về phía Công ty Y có …`.
pub(super) fn sides(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Vec<(usize, Option<String>)> {
    let (from, to) = (read.sentence.start, read.sentence.end);
    let verbs = reading.marks(from, to, Sort::PartVerb);
    let sides = verbs.filter(|(_, verb)| reading.effect(*verb) == "side");
    let body_at = |from: usize| {
        let next = read.mentions.get(read.mentions.partition_point(|m| m.start < from));
        next.and_then(|m| if let What::Body(body) = &m.what { Some(body) } else { None })
    };
    let whole = |(at, verb): (usize, Mark)| {
        let union = |head: u32| matches!(bodies.kind(head), "mass-organization" | "trade-union" | "youth-union");
        let sends = |b: &&BodyMention| bodies.is_institution(b.head) || bodies.is_part(b.head) || union(b.head);
        let named = body_at(verb.end).filter(sends);
        let named = named.and_then(|body| bodies.complete(body));
        let named = named.or_else(|| bodies.meant_by_noun(reading, at, verb.end)).map(|n| n.name);
        // `về phía Vietcombank có …`
        let brand = || bodies.called(&reading.text.words(verb.end, verb.end + 1)).map(str::to_owned);
        (at, named.or_else(brand))
    };
    // `Tại Bệnh viện X, tiếp đoàn có …`
    let place = body_at(from).filter(|b| {
        let named = bodies.is_institution(b.head) && !b.is_bare() && b.start == from + 1;
        named && reading.text.says(from, "tại") && reading.text.is_mark(b.end, &[','])
    });
    let place = place.and_then(|body| bodies.complete(body)).map(|n| (from, Some(n.name)));
    let mut all: Vec<_> = place.into_iter().chain(sides.map(whole)).collect();
    // `…; Sở Nội vụ có ông A, Giám đốc Sở`
    all.extend(read.mentions.windows(2).filter_map(|pair| {
        let What::Body(body) = &pair[0].what else { return None };
        let heads = body.start == from || reading.text.is_mark(body.start - 1, &[';', ':']);
        // `Đoàn Bệnh viện X có ông A`: no youth union.
        let group =
            body.inner.as_deref().filter(|_| bodies.kind(body.head) == "youth-union" && body.head_name == "Đoàn");
        let body = group.unwrap_or(body);
        let has = reading.text.says(body.end, "có") && pair[1].start == body.end + 1;
        let institution = bodies.is_institution(body.head) && !body.is_bare();
        let fits = heads && has && institution && matches!(pair[1].what, What::Person(_));
        fits.then(|| bodies.complete(body)).flatten().map(|named| (body.start, Some(named.name)))
    }));
    all.sort_by_key(|(at, _)| *at);
    all
}

/// A level that a sentence turns to, with its place where it names one.
pub(super) struct Level {
    /// Index of the token where it turns to it.
    pub at: usize,
    /// The level: `huyện`.
    pub level: String,
    /// Its place: `Bình Lục`, `9`.
    pub place: Option<String>,
}

/// The levels that a sentence turns to, one behind the other: `Về phía huyện có …`, `về phía lãnh đạo tỉnh có …`, `Về phía
/// quận 9, ông A …`.
pub(super) fn levels(reading: &Reading<'_>, read: &Read) -> Vec<Level> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let verbs = reading.marks(start, end, Sort::PartVerb);
    let sides = verbs.filter(|(_, verb)| reading.effect(*verb) == "side");
    // `Lãnh đạo huyện A có các đồng chí: …`
    let opens = |i: usize| i == start || text.is_mark(i - 1, &[';', ':']);
    let leaders = (start..end).filter(|i| text.says_all(*i, &["lãnh", "đạo"]) && opens(*i));
    let level = |(at, verb): (usize, usize)| {
        let mark = (at..=verb).rev().find_map(|i| text.longest(i, Sort::Level))?;
        let alone = !text.is_capitalised(mark.end) && (text.says(mark.end, "có") || mark.end == verb);
        let place = place_of_side(reading, mark.end);
        let level = reading.words.concept(mark.concept).name().to_owned();
        (alone || place.is_some()).then_some(Level { at, level, place })
    };
    let mut all: Vec<Level> = sides.map(|(at, verb)| (at, verb.end)).filter_map(level).collect();
    all.extend(leaders.filter_map(|at| level((at, at + 2))).filter(|side| side.place.is_some()));
    all.sort_by_key(|side| side.at);
    all
}

/// The place between a level and what is told of its side: `huyện Bình Lục có …`, `quận 9, ông A …`.
fn place_of_side(reading: &Reading<'_>, from: usize) -> Option<String> {
    let text = &reading.text;
    let ends = |i: &usize| text.says(*i, "có") || text.is_mark(*i, &[',', ':']);
    let end = (from + 1..from + LONGEST_PLACE).find(ends)?;
    let number = end == from + 1 && text.tokens[from].kind == TokenKind::Number;
    let name = (from..end).all(|i| text.tokens[i].case == Case::Title);
    (number || name).then(|| text.words(from, end))
}

/// Tokens up to what stands behind the longest place.
const LONGEST_PLACE: usize = 6;

/// `thành lập Đảng bộ X và chỉ định Ban Chấp hành lâm thời …`: where the committee is named, and the Đảng bộ.
pub(super) fn interim(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Option<(usize, Named)> {
    let leads = |b: &&BodyMention| bodies.is_organ(b.head) || bodies.leads_branch(b.head);
    let organs = read.mentions.iter().filter_map(body_of).filter(|b| b.is_bare()).filter(leads);
    let organ = organs.into_iter().find(|b| reading.text.says_all(b.end, &["lâm", "thời"]))?;
    // `thành lập mới Chi bộ A trên cơ sở chia tách từ Chi bộ B; chi ủy lâm thời có …`: A.
    let founded = |b: &&BodyMention| {
        let branch = bodies.kind(b.head) == "party-branch" && !b.is_bare() && !b.plural && b.end <= organ.start;
        branch && (b.start.saturating_sub(3)..b.start).any(|i| reading.text.says_all(i, &["thành", "lập"]))
    };
    let branch = || read.mentions.iter().filter_map(body_of).rfind(founded).and_then(|b| bodies.complete(b));
    let named = match bodies.leads_branch(organ.head) {
        true => branch().or_else(|| bodies.last_branch(organ.start)),
        false => bodies.last_organization(organ.start),
    };
    named.map(|named| (organ.start, named))
}
