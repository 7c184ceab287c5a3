//! Those present who are not named one by one.
//!
//! Forms: items of a list of those present (`các đồng chí trong Ban Chấp hành`, `12 bí thư chi bộ`, `33/34 đảng viên`,
//! `và trên 1.000 đại biểu đại diện …`); counted people with a verb of presence behind them (`gần 60 cán bộ đã về dự`,
//! `11/11 đảng viên có mặt`) or before them (`với sự tham gia của 443 đại biểu`); the trainees that a class is held for.
//! None are: numbers that headcounts rest on, those whom delegates stand for, who is admitted or elected, and counts whose
//! people are named behind a colon.

mod list;

use rustc_hash::FxHashSet;

use self::list::opening;
use super::bodies::{Around, Bodies, Hosts};
use super::counted::{self, Counted};
use super::events::{Held, event_at};
use super::reading::{Read, Reading, body_of};
use crate::facts::Group;
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::{Mark, Marked, Sort};
use crate::text::{TokenKind, key};

/// The groups of an article. `headcounts` are the numbers that say how many a body has.
pub(super) fn groups(
    reading: &Reading<'_>,
    hosts: &Hosts<'_>,
    held: &[Held],
    headcounts: &FxHashSet<usize>,
) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let (mut names, mut counts) = (FxHashSet::default(), FxHashSet::default());
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)) {
        let Some(event) = event_at(held, n) else { break };
        let list = opening(reading, read);
        if list.is_none() && counted::first(reading, read.sentence.start, read.sentence.end).is_none() {
            continue;
        }
        let holds = event.sentence == n;
        let trains = matches!(event.event.kind.as_str(), "training" | "study-session") && holds;
        let items = Items { reading, read, headcounts, list, holds, trains };
        // `Gần 60 cán bộ đã về dự, trong đó …`: what stands before the verb that opens a list.
        let ahead = list.map(|end| (read.sentence.start, end, false));
        let listed = items.segments().into_iter().map(|(from, to)| (from, to, list.is_some()));
        for (from, to, in_list) in ahead.into_iter().chain(listed) {
            let Some((words, count, end)) = items.group(from, to, in_list) else { continue };
            let organization = organization(read, hosts.at(n), from, end, &words);
            let group = Group {
                event: event.event.id.clone(),
                group: words,
                count,
                organization,
                evidence: reading.quote(read, "group"),
            };
            let name = (group.event.clone(), key(&group.group));
            let count = group.count.map(|count| (group.event.clone(), count));
            if !names.contains(&name) && !count.as_ref().is_some_and(|count| counts.contains(count)) {
                names.insert(name);
                counts.extend(count);
                out.push(group);
            }
        }
    }
    out
}

/// Tokens from `các` to the noun of those who are there.
const NEAR_NOUN: usize = 5;

/// A sentence whose items may be groups.
struct Items<'a, 'r> {
    reading: &'a Reading<'r>,
    read: &'a Read,
    headcounts: &'a FxHashSet<usize>,
    /// Where a list of those present begins.
    list: Option<usize>,
    /// Whether the sentence tells that the event is held.
    holds: bool,
    /// Whether it tells of a class that is held for someone.
    trains: bool,
}

impl Items<'_, '_> {
    /// The items of a list: between semicolons, line ends, commas, `cùng` and `và` that stand outside of mentions.
    fn segments(&self) -> Vec<(usize, usize)> {
        let text = &self.reading.text;
        let (start, end) = (self.list.unwrap_or(self.read.sentence.start), self.read.sentence.end);
        let mut out = Vec::new();
        let mut from = start;
        for at in start..end {
            let token = &text.tokens[at];
            let cut = token.is_mark(';')
                || token.kind == TokenKind::LineEnd
                || text.says(at, "cùng")
                || text.says(at, "có") && !text.says(at + 1, "mặt")
                || token.is_mark(':');
            let soft = (token.is_mark(',') || text.says(at, "và")) && self.opens_item(at + 1);
            let inside = || self.read.mentions.iter().any(|m| m.start < at && at < m.end);
            if (cut || soft) && !inside() {
                out.push((from, at));
                from = at + 1;
            }
        }
        out.push((from, end));
        out
    }

    fn opens_item(&self, at: usize) -> bool {
        let text = &self.reading.text;
        let at = if text.says_all(at, &["đặc", "biệt"]) { at + 2 } else { at };
        let number =
            if ["gần", "hơn", "trên", "khoảng", "là"].iter().any(|w| text.says(at, w)) { at + 1 } else { at };
        counted::counted(self.reading, number).is_some()
            || text.says(at, "các")
            || text.says(at, "toàn")
            || text.says(at, "đại")
    }

    /// The words and the count of a group in a segment, and where the words end; `in_list` where the segment is an item of a list of those present.
    fn group(&self, from: usize, to: usize, in_list: bool) -> Option<(String, Option<u64>, usize)> {
        let text = &self.reading.text;
        let person = |m: &&Mention| m.start >= from && m.end <= to && matches!(m.what, What::Person(_));
        let first_person = self.read.mentions.iter().find(person).map_or(usize::MAX, |m| m.start);
        let counts = counted::all(self.reading, from, self.read.sentence.end);
        let before_people = |c: &&Counted| c.noun < to && c.noun < first_person && self.is_people(from, c);
        let people = counts.iter().filter(|c| c.noun < to && self.is_people(from, c));
        if let Some((found, all)) = people.filter_map(|c| self.voters(c, to).map(|all| (c, all))).next() {
            let end = self.group_end(found.noun, to);
            let end = (found.end..end).find(|i| text.says(*i, "đã")).unwrap_or(end);
            return Some((text.words(found.noun, end), Some(all), end));
        }
        if let Some(found) = counts.iter().find(before_people) {
            let end = self.group_end(found.noun, to);
            let present = self.may_be_present(found) && (in_list || self.is_present(from, to, found));
            return present.then(|| (text.words(found.noun, end), Some(found.value), to));
        }
        if first_person < usize::MAX {
            return None;
        }
        let first = (from..to).find(|i| text.tokens[*i].kind == TokenKind::Word)?;
        let noun = |i: usize| {
            text.is(i, Sort::GroupNoun)
                || text.is(i, Sort::Head)
                || text.is(i, Sort::Role)
                || text.is(i, Sort::Honorific)
        };
        let plural = ["các", "toàn", "tập", "trưởng", "đại", "lãnh"].iter().any(|w| text.says(first, w));
        let mut near = (first..to.min(first + NEAR_NOUN)).take_while(|i| !text.says(*i, "của"));
        let fits = in_list && !text.is(first, Sort::EventNoun) && (noun(first) || (plural && near.any(noun)));
        // `gồm các đồng chí: A, B`, `các đồng chí Ủy viên …: Bộ trưởng A; …`: they are named.
        let behind = |m: &Mention| m.start > to && m.start <= to + 2 && !matches!(m.what, What::Body(_));
        let named = text.is_mark(to, &[':']) && self.read.mentions.iter().any(behind);
        let end = self.words_end(first, to);
        (fits && !named && end > first).then(|| (text.words(first, end), None, to))
    }

    /// The end of a group's words: without marks that close it, and before what it does.
    fn words_end(&self, first: usize, to: usize) -> usize {
        let text = &self.reading.text;
        let acts = |i: &usize| ["đã", "cũng", "sẽ", "vừa"].iter().any(|w| text.says(*i, w));
        let end = (first..to).find(acts).unwrap_or(to);
        let closes =
            |i: &usize| text.is_mark(*i, &[',', '.', ';', ':', '…']) || text.tokens[*i].kind == TokenKind::LineEnd;
        (first..end).rev().find(|i| !closes(i)).map_or(first, |i| i + 1)
    }

    /// `33/34 đại biểu đã bỏ phiếu`, `40 đại biểu đã bầu`: whoever votes is there, all of them. The number of them.
    fn voters(&self, counted: &Counted, to: usize) -> Option<u64> {
        let (reading, text) = (self.reading, &self.reading.text);
        let votes = |i: usize| text.longest(i, Sort::ChangeVerb).is_some_and(|m| reading.effect(m) == "votes");
        let elects = |i: usize| {
            let verb = text.longest(i, Sort::PartVerb).map(|m| reading.words.concept(m.concept));
            text.says(i, "đã") && verb.is_some_and(|c| c.value("implies") == Some("kind-elected"))
        };
        let clause = (counted.end..to).find(|i| text.is_mark(*i, &[','])).unwrap_or(to);
        let behind = counted.end..clause.min(counted.end + 9);
        // `với sự thống nhất của 27/30 đại biểu`
        let of = text.says(counted.start.wrapping_sub(1), "của")
            && (3..6).any(|n| counted.start > n && votes(counted.start - n));
        let all =
            text.is_mark(counted.start + 1, &['/']).then(|| text.tokens[counted.noun - 1].text.parse().ok()).flatten();
        match all {
            Some(all) => (of || behind.into_iter().any(|i| votes(i) || elects(i))).then_some(all),
            None => behind.into_iter().any(elects).then_some(counted.value),
        }
    }

    /// People, or the heads of units: `bí thư 14 chi bộ` are fourteen people.
    fn is_people(&self, from: usize, counted: &Counted) -> bool {
        let (text, i) = (&self.reading.text, counted.start);
        let heads = i > from && (text.is(i - 1, Sort::Role) || i > from + 1 && text.is(i - 2, Sort::Role));
        heads || counted.noun_of(self.reading).value("sort") == Some("people")
    }

    /// Whether nothing says that these people are counted for another reason.
    fn may_be_present(&self, counted: &Counted) -> bool {
        let (reading, text) = (self.reading, &self.reading.text);
        let (start, number) = (self.read.sentence.start, counted.start);
        let named = (counted.end..counted.end + 2).any(|i| text.is_mark(i, &[':']));
        let in_words = text.tokens[number].kind == TokenKind::Word;
        // `giúp vốn cho 300 nông dân`
        let helped = !self.trains && (number.saturating_sub(2).max(start)..number).any(|i| text.says(i, "cho"));
        !named
            && !helped
            && !in_words
            && !self.is_part(number)
            && !self.votes_or_lacks(counted)
            && !self.is_given_to(number)
            && !self.headcounts.contains(&number)
            && !counted::is_represented(reading, start, number)
            && !counted::is_changed(reading, start, number)
            && !counted::in_brackets(reading, start, number)
            && !self.elects(number)
    }

    /// `200 đại biểu, trong đó có 50 đại biểu nữ, 8 đại biểu …`: a part of those who were counted before.
    fn is_part(&self, number: usize) -> bool {
        let text = &self.reading.text;
        let start = self.read.sentence.start;
        let clause = (start..number).rev().find(|i| text.is_mark(*i, &[';'])).map_or(start, |i| i + 1);
        let part = (clause..number)
            .find(|i| text.says_all(*i, &["trong", "đó"]) || text.says_all(*i, &["trong", "số"]))
            .filter(|i| number - i <= 4 || !counted::all(self.reading, clause, *i).is_empty());
        part.is_some()
    }

    /// `436 đại biểu tán thành`, `4 đại biểu vắng mặt`.
    fn votes_or_lacks(&self, counted: &Counted) -> bool {
        let text = &self.reading.text;
        let votes = |i: usize| text.longest(i, Sort::ChangeVerb).is_some_and(|m| self.reading.effect(m) == "votes");
        (counted.end..counted.end + 5).any(|i| {
            let absent = text.longest(i, Sort::PartVerb).is_some_and(|m| self.reading.effect(m) == "absent");
            absent || votes(i)
        })
    }

    /// `trao Bằng khen cho 1 tập thể và 7 cá nhân`.
    fn is_given_to(&self, number: usize) -> bool {
        let text = &self.reading.text;
        let start = self.read.sentence.start;
        let gives = |i: &usize| text.longest(*i, Sort::AwardVerb).is_some_and(|m| self.reading.effect(m) == "give");
        let Some(verb) = (start..number).rev().find(gives) else { return false };
        let cho = (verb..number).rev().find(|i| text.says(*i, "cho"));
        cho.is_some_and(|i| !(i..number).any(|j| text.says(j, "có") || text.is_mark(j, &[';'])))
    }

    /// Whether the sentence tells of an election before a token.
    fn elects(&self, before: usize) -> bool {
        let mut verbs = self.reading.marks(self.read.sentence.start, before, Sort::PartVerb);
        let elected = |m: &Mark| self.reading.words.concept(m.concept).value("implies") == Some("kind-elected");
        verbs.any(|(_, m)| elected(&m))
    }

    /// Whether the counted people are admitted or commended: `17 cá nhân được tặng Bằng khen`.
    fn is_done_to(&self, counted: &Counted, to: usize) -> bool {
        let (reading, text) = (self.reading, &self.reading.text);
        (counted.end..to.min(counted.end + 12)).any(|i| {
            let awards = text.longest(i, Sort::AwardVerb).is_some_and(|m| !reading.effect(m).is_empty());
            awards || text.longest(i, Sort::ChangeVerb).is_some_and(|m| reading.effect(m).is_empty())
        })
    }

    /// Whether a verb says that the counted people take part.
    fn is_present(&self, from: usize, to: usize, counted: &Counted) -> bool {
        let (reading, text) = (self.reading, &self.reading.text);
        let attends = |i: usize| {
            let verb = text.longest(i, Sort::PartVerb).filter(|m| reading.effect(*m) == "list");
            verb.filter(|m| !is_other_word(text, i, m.end))
        };
        let follows = |i: usize| text.longest(i, Sort::ChangeVerb).is_some_and(|m| reading.effect(m) == "attends");
        let speaks = |i: usize| {
            text.longest(i, Sort::PartVerb).is_some_and(|m| {
                let implied = reading.words.concept(m.concept).values("implies");
                reading.effect(m).is_empty() && implied.iter().any(|k| k == "kind-speaker")
            })
        };
        let behind = (counted.end..to).any(|i| attends(i).is_some() || follows(i));
        let spoken = (counted.end..to.min(counted.end + 20)).any(|i| speaks(i) || text.says_all(i, &["ý", "kiến"]));
        let near = self.read.sentence.start.max(counted.start.saturating_sub(9));
        let before = (near..counted.start).any(|i| {
            attends(i).is_some_and(|m| {
                let gap = m.end..counted.start;
                m.end <= counted.start
                    && gap.len() <= 5
                    && gap.clone().all(|g| text.tokens[g].kind == TokenKind::Word && !text.is_capitalised(g))
            })
        });
        let held_for = self.trains && (from..counted.start).any(|i| text.says(i, "cho"));
        // `Đại hội có 150 đại biểu`
        let is_event = |i: usize| text.is(i, Sort::EventNoun) || text.is(i, Sort::EventCue);
        let of_event = (from.saturating_sub(1)..counted.start).any(|i| text.says(i, "có") || text.says(i, "gồm"))
            && (self.read.sentence.start.max(from.saturating_sub(5))..from).any(is_event);
        let done_to = self.is_done_to(counted, to);
        // `tổ chức hội nghị … với gần 90 cử tri`
        let about = |i: usize| ["trên", "hơn", "gần", "khoảng"].iter().any(|w| text.says(i, w));
        let number = counted.start - usize::from(counted.start > near && about(counted.start - 1));
        let with =
            self.holds && number > near && text.says(number - 1, "với") && !text.says(number.wrapping_sub(2), "đối");
        behind || (spoken || of_event || with) && !done_to || before || held_for
    }

    fn group_end(&self, at: usize, to: usize) -> usize {
        (at..to).find(|i| self.reading.text.is_mark(*i, &[',', '.', ';', '('])).unwrap_or(to)
    }
}

/// `dự bị`, `dự án`, `dự thảo` are other words than `dự`; `tham gia hỗ trợ …` is work, `tham gia hội nghị` presence.
fn is_other_word(text: &Marked<'_>, at: usize, end: usize) -> bool {
    let other = ["bị", "án", "thảo", "kiến", "toán", "khuyết", "phòng"].iter().any(|w| text.says(end, w));
    let follows = text.tokens.get(end).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    let works = follows && !text.says(end, "của");
    text.says(end - 1, "dự") && other
        || text.says_all(at, &["tham", "gia"]) && works && !text.is(end, Sort::EventNoun) && !text.says(end, "đầy")
}

/// The body that the segment names; members of the party without one are the host's.
fn organization(read: &Read, bodies: &Bodies<'_>, from: usize, to: usize, group: &str) -> Option<String> {
    let inside = read.mentions.iter().filter(|m| m.start >= from && m.end <= to).filter_map(body_of);
    let named = inside.filter_map(|b| bodies.complete(b)).next();
    let members = || {
        key(group)
            .contains(&key("đảng viên"))
            .then(|| bodies.branch().or_else(|| bodies.party_body("Đảng bộ", &Around::default())))
            .flatten()
    };
    named.or_else(members).map(|n| n.name)
}
