//! Who does what a verb says: those before it, or those behind a verb that stands in front.

use super::super::events::is_branch;
use super::scene::{Said, Scene};
use super::verbs::{Effect, Verb};
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::Sort;
use crate::text::TokenKind;

/// How far a verb may stand behind its subject, in tokens.
const REACH: usize = 60;

impl Scene<'_> {
    /// The subjects of a verb. `listed` says that a list is open in the sentence, `before` gives those of the verb before.
    pub fn agents(&self, verb: &Verb, listed: bool, before: &[usize]) -> Vec<usize> {
        if verb.nominal {
            return if self.is_thanked_for(verb) { Vec::new() } else { self.of(verb) };
        }
        if self.is_of_all(verb) {
            return Vec::new();
        }
        let segment = self.segment(verb.at);
        if let Some(near) = self.behind(verb, segment.0) {
            return self.joined(near, listed);
        }
        if matches!(verb.effect, Effect::List | Effect::Side) {
            return Vec::new();
        }
        if verb.passive || (verb.kinds.iter().any(|k| k == "awardee") && verb.effect == Effect::Plain) {
            return self.speaks_for(verb).map_or_else(|| self.enumerated(verb), |s| vec![s]);
        }
        let fronted = self.fronted(verb, segment);
        if !fronted.is_empty() {
            return fronted;
        }
        // `…; trình bày báo cáo`: the subject of the part before.
        let alone = self.uncovered(segment.0, verb.at).count() == verb.at - segment.0;
        let bare = segment.0 > self.read.sentence.start && verb.at <= segment.0 + 2 && alone;
        let none = !self.subjects.iter().any(|s| s.start >= segment.0 && s.start < segment.1);
        if bare && none && !listed { before.to_vec() } else { Vec::new() }
    }

    /// `cảm ơn những đóng góp của A`: what someone else has done.
    fn is_thanked_for(&self, verb: &Verb) -> bool {
        let thanks = |i| self.reading.text.says_all(i, &["cảm", "ơn"]);
        (verb.at.saturating_sub(6).max(self.read.sentence.start)..verb.at).any(thanks)
    }

    /// `Đại hội nhất trí thông qua Nghị quyết`, `các đại biểu thông qua tờ trình`: what all do who meet.
    fn is_of_all(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let together = [["nhất", "trí"], ["biểu", "quyết"], ["đại", "biểu"]];
        let vote = |i: usize| together.iter().any(|words| text.says_all(i, words));
        let adopts = text.says_all(verb.at, &["thông", "qua"]);
        adopts && (verb.at.saturating_sub(4).max(self.read.sentence.start)..verb.at).any(vote)
    }

    /// Who does what an event is: `ông A và bà B đã tiếp …`, and whom they receive (`tiếp ông C`).
    pub fn actors(&self, act: usize) -> Vec<Said> {
        let before = self.subjects.iter().rposition(|s| s.end <= act).filter(|s| {
            let end = self.subjects[*s].whole_end.min(act);
            !self.is_object(*s) && !self.uncovered(end, act).any(|i| self.reading.text.is_mark(i, &[';']))
        });
        let after = self.subjects.iter().position(|s| s.start >= act && s.start <= act + 2);
        let all = before.map(|s| self.joined(s, false)).into_iter().chain(after.map(|s| self.onward(s, false)));
        let kinds = || vec!["attendee".to_owned()];
        all.flatten().map(|s| Said { subject: s, kinds: kinds(), rule: "act" }).collect()
    }

    /// Those who are absent by a verb of absence.
    pub fn absent(&self, verb: &Verb) -> Vec<usize> {
        let segment = self.segment(verb.at);
        if let Some(near) = self.behind(verb, segment.0) {
            return self.joined(near, false);
        }
        let fronted = if verb.at <= segment.0 + 1 { self.fronted(verb, segment) } else { Vec::new() };
        if !fronted.is_empty() {
            return fronted;
        }
        self.subjects.iter().rposition(|s| s.end <= verb.at && s.start >= segment.0).into_iter().collect()
    }

    /// `ý kiến phát biểu của đồng chí A`, `với sự chủ trì của A và B`.
    fn of(&self, verb: &Verb) -> Vec<usize> {
        let text = &self.reading.text;
        let near = (verb.end - 1..self.read.sentence.end.min(verb.end + 5)).find(|i| text.says(*i, "của"));
        let Some(of) = near.or_else(|| self.of_titled(verb)) else { return self.in_brackets_behind(verb) };
        let Some(first) = self.subjects.iter().position(|s| s.start > of) else { return Vec::new() };
        let gap = || self.uncovered(of + 1, self.subjects[first].start);
        // `Theo kết luận của Ban Bí thư, ông A đã …`: a body's doing.
        let of_body = self.mention_at(of + 1).filter(|m| matches!(m.what, What::Body(_)));
        if of_body.is_some_and(|m| text.is_mark(m.end, &[','])) {
            return Vec::new();
        }
        let words = gap().count();
        if words > 3 && !(words <= 8 && gap().any(|i| text.is_mark(i, &[':']))) {
            return Vec::new();
        }
        // `Các ý kiến phát biểu của A – R, B – S và C`, `03 tham luận của A, B`
        let several = |i| text.says(i, "các") || text.says(i, "những") || text.tokens[i].kind == TokenKind::Number;
        let counted = || (verb.at.saturating_sub(3).max(self.read.sentence.start)..verb.at).any(several);
        let among = || text.says_all(verb.at.saturating_sub(3), &["trong", "đó"]);
        let many = verb.effect == Effect::List
            || counted()
            || among()
            || gap().any(|i| text.is_mark(i, &[':']) || text.says(i, "các"))
            || text.says(self.subjects[first].start, "các");
        let mut all = self.onward(first, many);
        // `ý kiến của A về … và của B về …`, `…, và B về …`
        let (_, end) = self.segment(verb.at);
        // Of several, those too whom a form of address announces behind a comma.
        let addressed = |at: usize| many && text.is_mark(at - 1, &[',']) && text.is(at, Sort::Honorific);
        let also = |s: &usize| {
            let at = self.subjects[*s].start;
            let on = || text.says(at - 1, "và") && text.says(self.subjects[*s].whole_end, "về");
            let idle = || self.verbs.iter().all(|v| v.at <= verb.at || v.at >= at || v.nominal || v.in_name);
            let joined = || text.says_all(at - 2, &["và", "của"]) || on() || (addressed(at) && idle());
            at >= 2 && at < end && joined()
        };
        for more in (first + 1..self.subjects.len()).filter(|s| also(s)) {
            let row = self.onward(more, many);
            all.extend(row.into_iter().filter(|s| !all.contains(s)).collect::<Vec<_>>());
        }
        all.extend(self.idle_behind(end));
        all
    }

    /// `các tham luận như: nâng cao … (đồng chí A), đổi mới … (đồng chí B)`: those in brackets behind what they speak of.
    fn in_brackets_behind(&self, verb: &Verb) -> Vec<usize> {
        let text = &self.reading.text;
        let opens = (verb.end..verb.end + 2).any(|i| text.is_mark(i, &[':']));
        let (_, end) = self.segment(verb.at);
        let bracketed = |s: &usize| {
            let at = self.subjects[*s].start;
            opens && (verb.end..end).contains(&at) && text.is_mark(at - 1, &['('])
        };
        (0..self.subjects.len()).filter(bracketed).collect()
    }

    /// `3 tham luận: “…” của A; “…” của B`: where the speaker of the first stands behind its title.
    fn of_titled(&self, verb: &Verb) -> Option<usize> {
        let text = &self.reading.text;
        let (_, end) = self.segment(verb.at);
        let titled = |i: &usize| text.says(*i, "của") && text.is_mark(i - 1, &['”', '"']);
        if text.is_mark(verb.end, &[':']) { (verb.end + 1..end).find(titled) } else { None }
    }

    /// `ý kiến của A về …; Thiếu tá B, Trưởng Công an; C`: those who head the parts behind a semicolon in which nothing is done.
    pub fn idle_behind(&self, mut end: usize) -> Vec<usize> {
        let mut all = Vec::new();
        while end + 1 < self.read.sentence.end {
            let (start, next) = self.segment(end + 1);
            let within = |s: &usize| (start..next).contains(&self.subjects[*s].start);
            let here: Vec<usize> = (0..self.subjects.len()).filter(within).collect();
            let text = &self.reading.text;
            let of = |at: usize| text.says(at - 1, "của") || text.says(at - 1, "do");
            let given = text.says(start, "của") || text.is_mark(start, &['“', '"']);
            let heads = here.first().map_or(given, |s| {
                let at = self.subjects[*s].start;
                self.uncovered(start, at).count() == 0 || given && of(at)
            });
            if !heads || self.verbs.iter().any(|v| v.at >= start && v.at < next) {
                break;
            }
            all.extend(here);
            end = next;
        }
        all
    }

    /// The subject before a verb: the nearest one, with no other clause between; those that something is done to are
    /// passed over.
    fn behind(&self, verb: &Verb, from: usize) -> Option<usize> {
        // `ông A được Bí thư B bổ nhiệm`: done to A.
        let before = verb.by.unwrap_or(verb.at);
        let mut at = self.subjects.iter().rposition(|s| s.end <= before && s.start >= from)?;
        // `cho đồng chí A, được chỉ định …`: a passive belongs to the nearest.
        let patient = verb.passive || verb.kinds.iter().any(|k| k == "elected" || k == "awardee");
        while !patient && self.is_object(at) {
            at = at.checked_sub(1).filter(|s| self.subjects[*s].start >= from)?;
        }
        let end = self.subjects[at].whole_end.min(verb.at);
        let text = &self.reading.text;
        let aims = self.uncovered(end, verb.at).any(|i| {
            text.says(i, "nhằm")
                || text.says_all(i, &["về", "việc"])
                || verb.effect == Effect::Give && text.says(i, "nhận") && !text.says(i - 1, "ghi")
        });
        let far = self.subjects[at].by_post && self.uncovered(end, verb.at).count() > 6;
        (verb.at - self.subjects[at].end <= REACH && !aims && !far && !self.is_foreign(verb, end)).then_some(at)
    }

    /// Whether another subject stands between a person and the verb: `A …, các đại biểu thảo luận`, `chúc mừng A, người được tặng`.
    fn is_foreign(&self, verb: &Verb, from: usize) -> bool {
        let text = &self.reading.text;
        if (from..verb.at).any(|i| text.is_mark(i, &['.']) && self.mention_at(i).is_none() && !text.tokens[i].glued) {
            return true;
        }
        let many = |i: usize| ["các", "những", "mỗi", "từng", "nhiều"].iter().any(|w| text.says(i, w));
        let with = |i: usize| i > 0 && (text.says(i - 1, "và") || text.says(i - 1, "cùng") || text.says(i - 1, "với"));
        let comma = self.uncovered(from, verb.at).rev().find(|i| text.is_mark(*i, &[',']));
        let done = verb.kinds.iter().any(|k| k == "awardee" || k == "elected");
        let group = verb.passive || verb.effect == Effect::List || done;
        let clause = comma.map_or(from, |c| c + 1);
        // `78/79 đại biểu có mặt`: those counted are not the person before them.
        let counted = (clause..verb.at).any(|i| {
            let noun = text.longest(i, Sort::GroupNoun).is_some_and(|m| m.end == verb.at);
            noun && self.mention_at(i).is_none()
                && !(i.saturating_sub(4)..i).any(|j| text.says(j, "cùng") || text.says(j, "và"))
        });
        // `A được 46/46 đại biểu bầu`
        let voted = verb.effect == Effect::Object && (from..from + 3).any(|i| text.says(i, "được"));
        if group && counted && !voted {
            return true;
        }
        if group && self.uncovered(clause, verb.at).any(|i| many(i) && !with(i)) {
            return true;
        }
        let Some(comma) = comma else { return false };
        let first = comma + 1;
        if first >= verb.at {
            return false;
        }
        let event = text.is(first, Sort::EventNoun);
        let body = self.mention_at(first).is_some_and(|m| {
            let What::Body(named) = &m.what else { return false };
            let acts = m.end == verb.at || (m.end..verb.at).any(|i| text.says(i, "đã"));
            // `A, Chi bộ 5 đề nghị`: the branch that A comes from.
            let of_person = comma == from && is_branch(self.reading, named) && !text.says(m.end, "đã");
            acts && !of_person
        });
        many(first) || event || body
    }

    /// Everyone joined to a subject in front of it: `A, Bí thư; B và C đồng chủ trì`. In an open list only `A và B`.
    fn joined(&self, last: usize, listed: bool) -> Vec<usize> {
        let mut all = vec![last];
        let mut at = last;
        while at > 0 {
            let (from, to) = (self.subjects[at - 1].whole_end, self.subjects[at].start);
            let gap = self.reading.text.tokens.get(from..to).unwrap_or_default();
            let and = gap.last().is_some_and(|t| t.text == "và" || t.text == "cùng");
            let broken =
                gap.windows(2).any(|w| w[1].kind == TokenKind::LineEnd && !w[0].is_mark(';') && !w[0].is_mark(','))
                    || gap.first().is_some_and(|t| t.kind == TokenKind::LineEnd);
            if broken {
                break;
            }
            let joins = if listed { and && self.joins(from, to) } else { self.joins(from, to) };
            if !joins || self.is_object(at - 1) {
                break;
            }
            at -= 1;
            all.push(at);
        }
        all
    }

    /// `15 người được bầu gồm: A, B, …`, `02 đảng viên được nhận Huy hiệu, gồm A và B`.
    fn enumerated(&self, verb: &Verb) -> Vec<usize> {
        let text = &self.reading.text;
        let Some(first) = self.subjects.iter().position(|s| s.start >= verb.end) else { return Vec::new() };
        // A role that all share may stand before the list (`được bầu làm Phó Bí thư gồm: A, B`), and is no part of the gap.
        let gap = || self.uncovered(verb.end, self.subjects[first].end);
        let opens = gap().any(|i| text.is_mark(i, &[':']) || ["gồm", "là", "có"].iter().any(|w| text.says(i, w)));
        let near = gap().filter(|i| text.tokens[*i].kind == TokenKind::Word).count() <= 16;
        // `Với 2 người vừa được bầu, hiện UBND có Chủ tịch là ông A và …`: who they are now.
        let now = gap().any(|i| text.says(i, "hiện"));
        if opens && near && !now { self.onward(first, true) } else { Vec::new() }
    }

    /// `Thay mặt các đảng viên được nhận Huy hiệu, ông A`: A is one of them.
    fn speaks_for(&self, verb: &Verb) -> Option<usize> {
        let text = &self.reading.text;
        let (start, end) = self.segment(verb.at);
        let many = text.says(start + 2, "các") || text.says(start + 2, "những");
        let stands_for = text.says_all(start, &["thay", "mặt"]) || text.says_all(start, &["đại", "diện"]);
        let comma = (verb.end..end).find(|i| text.is_mark(*i, &[',']))?;
        let next = self.subjects.iter().position(|s| s.start > verb.at)?;
        let follows = self.uncovered(comma + 1, self.subjects[next].start).count() <= 1;
        let heads = verb.at - start <= 8 && self.subjects[next].start > comma;
        (many && stands_for && heads && follows).then_some(next)
    }

    /// The subjects from one on: all that are joined to it, or only those behind `và`.
    pub fn onward(&self, first: usize, enumerated: bool) -> Vec<usize> {
        let mut all = vec![first];
        for next in first + 1..self.subjects.len() {
            let (from, to) = (self.subjects[next - 1].whole_end, self.subjects[next].start);
            let gap = self.reading.text.tokens.get(from..to).unwrap_or_default();
            let and = gap.last().is_some_and(|t| t.text == "và" || t.text == "cùng");
            if !(self.joins(from, to) && (enumerated || and)) {
                break;
            }
            all.push(next);
        }
        all
    }

    /// `Thay mặt Đảng ủy, …`
    fn is_for_others(&self, start: usize) -> bool {
        let text = &self.reading.text;
        text.says_all(start, &["thay", "mặt"]) || text.says_all(start, &["đại", "diện"])
    }

    /// The subjects behind a verb that stands in front: `Phát biểu tại hội nghị, A …`, `Chủ trì hội nghị là A và B`.
    fn fronted(&self, verb: &Verb, (start, end): (usize, usize)) -> Vec<usize> {
        let text = &self.reading.text;
        // `Sau khi nghe các ban báo cáo, A …`, `Sau khi thông qua tờ trình, A …`: what others did before.
        if text.says_all(start, &["sau", "khi"]) && (text.says(start + 2, "nghe") || text.says(start + 2, "thông")) {
            let clause = text.signs(start, end).find(|i| text.is_mark(*i, &[',']));
            if clause.is_some_and(|comma| verb.at < comma) {
                return Vec::new();
            }
        }
        // `Kết luận của Ủy ban Kiểm tra nêu rõ, ông A …`: what a body has found.
        let of_body = |m: &Mention| matches!(m.what, What::Body(_));
        if text.says(verb.end, "của") && self.mention_at(verb.end + 1).is_some_and(of_body) {
            return Vec::new();
        }
        let before = verb.at - start;
        let comma_before = (start..verb.at).any(|i| text.is_mark(i, &[',']));
        if before > 8 && !comma_before {
            return Vec::new();
        }
        let behind = (0..self.subjects.len()).filter(|s| {
            let at = self.subjects[*s].start;
            at >= verb.end && at < end
        });
        for subject in behind {
            let at = self.subjects[subject].start;
            let last = at.saturating_sub(1);
            let of = text.says(last, "của") && before <= 2 && at - verb.end <= 4;
            let is = before <= 4 && ["là", "có", "gồm"].iter().any(|w| text.says(last, w));
            let by = of || is || text.says(last, "do");
            let many = text.says(last, "hai") || text.says(last, "các") || text.says(at, "các");
            let is_list = (verb.end..at).any(|i| text.is_mark(i, &[':']))
                || (verb.end..at).any(|i| ["có", "gồm", "là"].iter().any(|w| text.says(i, w)));
            if !by && self.is_object(subject) {
                continue;
            }
            // `khi đã làm rõ thì ông A là …`: the end of another clause.
            if (verb.end..at).any(|i| text.says(i, "thì")) {
                return Vec::new();
            }
            // `trao Huy hiệu cho các đảng viên: A, B`
            let given = !by && verb.effect == Effect::Give && self.is_given_to(verb, subject);
            if given || self.enumerates_takers(verb, subject) {
                return Vec::new();
            }
            let mark = self.mention_at(last).is_none()
                && (text.is_mark(last, &[',', ':', ')'])
                    || text.is_dash(last)
                    || text.tokens[last].kind == TokenKind::LineEnd);
            let idle = || !self.verbs.iter().any(|v| v.at >= verb.end && v.end <= at);
            let comma = (verb.end..at).rev().find(|i| text.is_mark(*i, &[',']));
            let on_behalf = self.mention_at(last).is_some_and(|m| matches!(m.what, What::Body(_)))
                || comma.is_some_and(|c| self.uncovered(c + 1, at).count() <= 5 && idle());
            // `UBKT cũng kết luận bà A …`: a body does it.
            let bodied = self.read.mentions.iter().any(|m| {
                matches!(m.what, What::Body(_)) && m.start >= start && m.end <= verb.at && verb.at <= m.end + 2
            });
            let close = at - verb.end <= 6 && !bodied && !matches!(verb.effect, Effect::Give | Effect::Object);
            // `Kết luận của Huyện ủy cho biết, …, ông A …`: what a body says of someone.
            if bodied && verb.effect == Effect::Says && !by && !self.is_for_others(start) {
                return Vec::new();
            }
            if by || mark || on_behalf || close {
                return self.onward(subject, is_list || many);
            }
            return Vec::new();
        }
        Vec::new()
    }
}
