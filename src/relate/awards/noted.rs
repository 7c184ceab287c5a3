//! What is noted of an award: the recipient behind a pronoun, the body that gives it, the year, the whole title.

use rustc_hash::FxHashMap;

use super::clause::Commending;
use super::takers::{Taker, Who, takers};
use super::titles::{Sense, Title, titles};
use crate::facts::Award;
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::number;
use crate::recognize::words::{Mark, Sort};
use crate::text::{TokenKind, capitalised, key};

impl Commending<'_, '_> {
    /// `chị được …`, `cho đồng chí`: a form of address without a name is whoever was named last.
    pub(super) fn pronoun(&self, from: usize, to: usize) -> Option<Taker> {
        let text = &self.reading.text;
        let free = |i: &usize| {
            let mark = text.longest(*i, Sort::Honorific).filter(|m| m.end <= to.max(i + 1));
            let address = mark.is_some_and(|m| {
                let concept = self.reading.words.concept(m.concept);
                concept.value("sort") == Some("address") && !concept.name().starts_with("các")
            });
            // `đảng viên`, `quần chúng` are a kind of people sooner than someone.
            let kind = text.longest(*i, Sort::GroupNoun);
            address
                && kind.is_none_or(|m| self.reading.words.concept(m.concept).is("leader"))
                && i.checked_sub(1).is_none_or(|b| {
                    let counts = text.tokens[b].kind == TokenKind::Number && !(b > 0 && text.says(b - 1, "năm"));
                    let several = number::word(text.small(b)).is_some_and(|n| n != 5);
                    !counts && !several && !text.says(b, "các")
                })
                && !self.read.mentions.iter().any(|m| m.start <= *i && i < &m.end)
        };
        let at = (from..to).find(free)?;
        if text.is_capitalised(at + 1) && !text.is_mark(at, &[',']) {
            return self.people.name(&text.words(at + 1, at + 2)).map(|name| Taker {
                start: at,
                end: at + 2,
                who: Who::Person(name.to_owned()),
            });
        }
        let person = |m: &Mention| match &m.what {
            What::Person(person) => self.people.name(&person.name).map(str::to_owned),
            _ => None,
        };
        let here = self.read.mentions.iter().rev().filter(|m| m.end <= at).find_map(person);
        let name = here.or_else(|| {
            // Whoever was so addressed before; else whom the article is about, the one named most often so far.
            let address = text.small(at);
            let earlier = || self.reading.sentences[..self.n].iter().flat_map(|r| &r.mentions);
            let so_addressed = |m: &&Mention| text.small(m.start) == address;
            let named: Vec<String> = earlier().filter_map(person).collect();
            let mut times: FxHashMap<&str, usize> = FxHashMap::default();
            named.iter().for_each(|name| *times.entry(name).or_default() += 1);
            earlier()
                .filter(so_addressed)
                .filter_map(person)
                .next_back()
                .or_else(|| named.iter().max_by_key(|name| times[name.as_str()]).cloned())
        })?;
        Some(Taker { start: at, end: at + 1, who: Who::Person(name) })
    }

    /// `biểu dương, khen thưởng 03 tập thể, 15 cá nhân`: counted people commended without a title.
    pub(super) fn praised(&self, verbs: &[(usize, Mark)]) -> Vec<Award> {
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let Some((at, verb)) = verbs.iter().find(|(_, v)| self.reading.words.concept(v.concept).is("bare")) else {
            return Vec::new();
        };
        if !titles(self.reading, self.read, start, end).is_empty() {
            return Vec::new();
        }
        let text = &self.reading.text;
        let (from, to) = match self.passive(*at, start) {
            Some(limit) => (start, limit),
            None => (verb.end, end),
        };
        let clause_end = (from..to).find(|i| text.is_mark(*i, &[';', '.', '('])).unwrap_or(to);
        let mut out = Vec::new();
        let mut behind = from;
        for taker in takers(self, from, clause_end) {
            let counted = matches!(taker.who, Who::Group(_, Some(_)));
            if !counted || (out.is_empty() && to == end && taker.start > behind + 3) {
                break;
            }
            behind = taker.end;
            let words = text.words(*at, verb.end);
            let title = Title {
                start: *at,
                end: verb.end,
                words: capitalised(&words),
                sense: Sense::Form,
                of_recipient: false,
                generic: false,
                count: None,
            };
            out.push(self.award(&title, &taker, start, end));
        }
        out
    }

    pub(super) fn award(&self, title: &Title, taker: &Taker, from: usize, to: usize) -> Award {
        let (recipient, group, count) = match &taker.who {
            Who::Person(name) | Who::Body(name) => (Some(name.clone()), None, None),
            Who::Group(noun, count) => (None, Some(noun.clone()).filter(|n| !n.is_empty()), *count),
        };
        Award {
            title: titled(title, recipient.as_deref(), group.as_deref()),
            recipient,
            group,
            count,
            year: self.reading.years(title.start, to).next().or(self.year),
            by: self.giver(title, from, to),
            evidence: self.reading.quote(self.read, "award"),
        }
    }

    /// The body that commends: named behind the title (`Bằng khen của X`), in a passive behind `được`, else before the verb.
    pub(super) fn giver(&self, title: &Title, from: usize, to: usize) -> Option<String> {
        let text = &self.reading.text;
        // `Ban Tổ chức đã trao giải` is that of the event.
        let of_event = |b: &BodyMention| b.is_bare() && self.reading.words.get(b.head).is_some_and(|h| h.is("arm"));
        let body = |m: &Mention| match &m.what {
            What::Body(body) if !of_event(body) => self.bodies.complete(body).map(|n| n.name),
            _ => None,
        };
        let of = (title.end..to.min(title.end + 2)).find(|i| text.says(*i, "của"));
        if let Some(named) = of.and_then(|i| self.read.mentions.iter().find(|m| m.start == i + 1)).and_then(body) {
            return Some(named);
        }
        let before = self.verbs(from, title.start);
        let (verb, mark) = before.last().copied().or_else(|| self.verbs(from, to).first().copied())?;
        if self.reading.effect(mark) != "give" {
            return None;
        }
        let start = self.passive(verb, from).unwrap_or(self.read.sentence.start);
        let mut givers = self.read.mentions.iter().filter(|m| m.start >= start && m.end <= verb);
        if start > self.read.sentence.start { givers.find_map(body) } else { givers.rev().find_map(body) }
    }
}

/// A bare rating of a group is named after the group: `Chi bộ hoàn thành xuất sắc nhiệm vụ`.
fn titled(title: &Title, recipient: Option<&str>, group: Option<&str>) -> String {
    let noun = match (group, recipient) {
        _ if !title.of_recipient => return title.words.clone(),
        (Some(group), _) => group,
        (None, Some(name)) if key(name).starts_with(&key("Chi bộ")) => "Chi bộ",
        _ => return title.words.clone(),
    };
    let mut letters = title.words.chars();
    let lower: String = letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("{} {lower}{}", capitalised(noun), letters.as_str())
}
