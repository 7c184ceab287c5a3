//! A sentence as a scene: who stands in it, what is done, and in which clause.

use super::super::reading::{Read, Reading};
use super::lists::Lists;
use super::subjects::Subject;
use super::verbs::{Effect, Verb, verbs};
use crate::recognize::mention::Mention;
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// A sentence with its subjects and verbs.
pub(super) struct Scene<'s> {
    pub reading: &'s Reading<'s>,
    pub read: &'s Read,
    pub subjects: Vec<Subject>,
    pub verbs: Vec<Verb>,
    /// The year of the event.
    pub year: Option<i16>,
    /// The semicolons of the sentence that part what is told of different people.
    semicolons: Vec<usize>,
    /// For each token of the sentence the mention that covers it.
    cover: Vec<Option<usize>>,
}

/// First syllables of the words between `với` and the role that someone speaks in.
const AS: [&str; 4] = ["cương", "tư", "vai", "trách"];

/// Tokens of a role in brackets.
const NEAR_BRACKET: usize = 12;

/// That someone takes part in these ways, and the rule that found it.
pub(super) struct Said {
    pub subject: usize,
    pub kinds: Vec<String>,
    pub rule: &'static str,
}

/// What a sentence tells.
#[derive(Default)]
pub(super) struct Told {
    pub said: Vec<Said>,
    /// Who is not there.
    pub absent: Vec<usize>,
    /// The one whom a bare form of address in the next sentence means.
    pub last: Option<String>,
}

impl<'s> Scene<'s> {
    /// Finds the verbs of a sentence.
    pub fn new(
        reading: &'s Reading<'s>,
        read: &'s Read,
        subjects: Vec<Subject>,
        quoted: &[bool],
        names: &[(usize, usize)],
        year: Option<i16>,
    ) -> Self {
        let verbs = verbs(reading, read, quoted, names);
        let mut cover = vec![None; read.sentence.end - read.sentence.start];
        for (n, mention) in read.mentions.iter().enumerate() {
            for place in mention.start..mention.end.min(read.sentence.end) {
                cover[place - read.sentence.start] = Some(n);
            }
        }
        let (start, end) = (read.sentence.start, read.sentence.end);
        // `…; trong đó có A` goes on with those before.
        let text = &reading.text;
        let parts = |i: &usize| text.is_mark(*i, &[';']) && !text.says_all(i + 1, &["trong", "đó"]);
        let semicolons = text.signs(start, end).filter(parts).collect();
        Self { reading, read, subjects, verbs, year, semicolons, cover }
    }

    /// Everything that the sentence says of who takes part; `event` is where the name of its event begins, if it tells of one.
    pub fn told(&self, lists: &mut Lists, event: Option<usize>) -> Told {
        let mut told = Told::default();
        let listed = self.listed(lists, &mut told.said);
        let (mut content, mut before) = (self.source(), Vec::new());
        let mut presenters: Vec<usize> = Vec::new();
        let verbs = if self.subjects.is_empty() { &[] } else { self.verbs.as_slice() };
        for verb in verbs {
            // `bị kết luận`, `bị nhắc nhở`: nobody's own doing.
            let suffered = self.reading.text.says(verb.at.wrapping_sub(1), "bị");
            if listed.contains(&verb.at) || verb.effect == Effect::Leaves || suffered {
                continue;
            }
            let told_of_them = verb.passive && matches!(verb.effect, Effect::Says | Effect::Addresses);
            if told_of_them || self.is_past(verb) || event.is_some_and(|event| self.is_report(verb, event)) {
                continue;
            }
            // What someone asks for or tells of is no report of its own, unless someone else does it.
            let told_of = content.is_some_and(|at: usize| at < verb.at) && !self.has_own_subject(verb);
            let done_to = verb.effect == Effect::Object && !verb.passive;
            if told_of && !done_to && (verb.passive || !verb.is_speech()) {
                continue;
            }
            if verb.effect == Effect::Absent {
                told.absent.extend(self.absent(verb));
                continue;
            }
            if !told_of || done_to {
                told.said.extend(self.receivers(verb));
            }
            told.said.extend(self.doers(verb));
            let named = verb.in_name && !(verb.nominal && verb.kinds.iter().any(|k| k == "chair"));
            let done = verb.done_by().is_some() && verb.effect != Effect::Give;
            if named || done || (verb.effect == Effect::Object && !verb.passive) {
                continue;
            }
            let agents = self.agents(verb, !listed.is_empty(), &before);
            let kinds = self.kinds_of_agent(verb);
            let rule = if verb.passive { "passive" } else { "taking-part" };
            let of_post = |s: usize| self.subjects[s].by_post;
            let made = kinds.iter().any(|k| matches!(k.as_str(), "elected" | "appointed" | "admitted"));
            // `miễn nhiệm ông A do ông đã được điều động`
            let passing = |s: usize| {
                let before = self.subjects[s].start.wrapping_sub(1);
                ["do", "vì"].iter().any(|w| self.reading.text.says(before, w))
            };
            // `Báo cáo tại hội nghị, A cho biết …`, `A trình bày Báo cáo tiếp thu, giải trình …`: what is presented.
            let presented = |s: usize| verb.is_speech() && !self.speaks(verb) && presenters.contains(&s);
            let by = agents.iter().filter(|s| !(made && (of_post(**s) || passing(**s)) || presented(**s)));
            told.said.extend(by.map(|s| Said { subject: *s, kinds: kinds.clone(), rule }));
            if kinds.iter().any(|k| k == "presenter") {
                presenters.extend(&agents);
            }
            if !agents.is_empty() {
                before = agents;
            }
            if verb.effect == Effect::Says && !verb.nominal {
                content = content.or(Some(verb.at));
            }
        }
        told.said.extend(self.carried(&told.said));
        let too = self.made_too(lists, &told.said);
        told.said.extend(too);
        told.said.extend(self.according_to());
        told.said.extend(self.shown());
        told.said.extend(self.results());
        let speaker = before.last().map(|s| self.subjects[*s].name.clone());
        told.last = speaker.or_else(|| match self.subjects.as_slice() {
            [only] => Some(only.name.clone()),
            _ => None,
        });
        told
    }

    /// The mention that covers a token.
    pub fn mention_at(&self, at: usize) -> Option<&Mention> {
        let place = at.checked_sub(self.read.sentence.start)?;
        self.cover.get(place).copied().flatten().map(|n| &self.read.mentions[n])
    }

    /// The first colon from a token on that belongs to no mention.
    pub fn colon(&self, from: usize) -> Option<usize> {
        let free = |i: &usize| self.reading.text.is_mark(*i, &[':']) && self.mention_at(*i).is_none();
        (from..self.read.sentence.end).find(free)
    }

    /// The tokens of a range that belong to no mention.
    pub fn uncovered(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (from..to).filter(|i| self.mention_at(*i).is_none())
    }

    /// The part between semicolons that a token stands in.
    pub fn segment(&self, at: usize) -> (usize, usize) {
        let next = self.semicolons.partition_point(|i| *i < at);
        let before = next.checked_sub(1).map(|i| self.semicolons[i] + 1);
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        (before.unwrap_or(start), self.semicolons.get(next).copied().unwrap_or(end))
    }

    /// Whether only marks and words of joining stand between two tokens, roles aside.
    pub fn joins(&self, from: usize, to: usize) -> bool {
        let text = &self.reading.text;
        let words = ["và", "cùng", "với", "các", "hai", "ba", "đồng", "chí", "là", "kiêm", "ông", "bà", "nguyên"];
        from <= to
            && to - from <= 60
            && self.uncovered(from, to).all(|i| {
                let token = &text.tokens[i];
                match token.kind {
                    TokenKind::Word => {
                        words.iter().any(|w| text.says(i, w))
                            || self.in_brackets(i, from)
                            || self.is_noun_before(i, from, to)
                    }
                    TokenKind::Mark => !token.is_mark('.') || i > 0 && text.tokens[i - 1].kind == TokenKind::Number,
                    TokenKind::Number => true,
                    _ => true,
                }
            })
    }

    /// `và Người chiến sĩ cách mạng B`: a few words behind `và` that say who B is.
    fn is_noun_before(&self, at: usize, from: usize, to: usize) -> bool {
        let and = (from..at).rev().take(6).find(|i| self.reading.text.says(*i, "và"));
        let idle = |i: usize| self.verbs.iter().all(|v| !(v.at <= i && i < v.end));
        and.is_some_and(|i| to - i <= 7 && (i..to).all(idle))
    }

    fn in_brackets(&self, at: usize, from: usize) -> bool {
        let text = &self.reading.text;
        // The brackets may open before a role in them.
        (from.saturating_sub(NEAR_BRACKET)..at).rev().find_map(|i| match () {
            () if text.is_mark(i, &['(']) => Some(true),
            () if text.is_mark(i, &[')']) => Some(false),
            () => None,
        }) == Some(true)
    }

    /// Whether something is done to the subject: `cho A`, `về thầy giáo A`, `bổ nhiệm A`, and whoever is joined to such.
    pub fn is_object(&self, subject: usize) -> bool {
        let text = &self.reading.text;
        let start = self.subjects[subject].start;
        for at in (start.saturating_sub(6).max(self.read.sentence.start)..start).rev() {
            let token = &text.tokens[at];
            if let Some(before) = self.subjects.iter().position(|s| s.start <= at && at < s.whole_end) {
                return before < subject
                    && self.joins(self.subjects[before].whole_end, start)
                    && self.is_object(before);
            }
            if self.mention_at(at).is_some() || token.kind == TokenKind::Number || token.kind == TokenKind::LineEnd {
                return false;
            }
            if let Some(verb) = self.verbs.iter().find(|v| v.at <= at && at < v.end) {
                let near = start - verb.end <= 3;
                let takes = matches!(verb.effect, Effect::Object | Effect::Give | Effect::Says | Effect::Addresses);
                return near && takes;
            }
            let joint = text.says(at, "và") || token.is_mark(',') && !self.acts_itself(subject);
            if joint && at + 1 == start && subject > 0 && self.joins(self.subjects[subject - 1].whole_end, start) {
                return self.is_object(subject - 1);
            }
            if token.kind == TokenKind::Mark {
                return false;
            }
            if ["có", "gồm", "là", "do", "và", "nghe"].iter().any(|w| text.says(at, w)) {
                return false;
            }
            let with = text.says(at, "với") && at > 0 && text.says(at - 1, "cùng");
            if text.says_all(at, &["thay", "mặt"]) || text.says(at, "mời") {
                return false;
            }
            // `Với cương vị Bí thư Chi bộ, ông A cho rằng …`
            if text.says(at, "với") && AS.iter().any(|w| text.says(at + 1, w)) {
                return false;
            }
            // `kỷ niệm 100 năm Ngày sinh đồng chí A`
            if at + 1 == start && text.says_all(at - 1, &["ngày", "sinh"]) {
                return true;
            }
            if !with && ["cho", "với", "tới", "về", "của", "đến", "thay", "từ", "tặng"].iter().any(|w| text.says(at, w))
            {
                return true;
            }
        }
        false
    }

    /// Whether a verb follows the subject at once: `Thay mặt A, B phát biểu`.
    fn acts_itself(&self, subject: usize) -> bool {
        let end = self.subjects[subject].whole_end;
        self.verbs.iter().any(|v| v.at >= end && !v.passive && self.uncovered(end, v.at).count() <= 3)
    }

    /// `phát biểu`, `tham luận`: whether the verb itself says that someone has the floor.
    fn speaks(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        (verb.at..verb.end).any(|i| text.says_all(i, &["phát", "biểu"]) || text.says_all(i, &["tham", "luận"]))
    }

    /// Whether a verb has a subject of its own right before it, at the head of a clause.
    fn has_own_subject(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let Some(subject) = self.subjects.iter().rposition(|s| s.end <= verb.at) else { return false };
        let from = self.subjects[subject].whole_end.min(verb.at);
        let before = self.subjects[subject].start.checked_sub(1);
        let heads = before
            .is_none_or(|i| i < self.read.sentence.start || text.is_mark(i, &[',', ';', ':']) || text.says(i, "và"));
        let first = !self.verbs.iter().any(|v| v.at >= from && v.end <= verb.at);
        heads && first && !self.is_object(subject) && self.uncovered(from, verb.at).count() <= 3
    }

    /// Whether a word of an award stands between two tokens.
    pub fn names_award(&self, from: usize, to: usize) -> bool {
        self.reading.text.next(from, to, Sort::Award).is_some()
    }
}
