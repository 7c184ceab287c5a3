//! Lists of those present: a verb of presence at the head of a clause, then names, over semicolons, lines and sentences.

use super::super::elected;
use super::scene::{Said, Scene};
use super::subjects::Subject;
use super::verbs::{Effect, Verb};
use crate::text::TokenKind;

/// The list that the sentence before left open.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Option<Vec<String>>,
    /// What those whom the sentence before elects or appoints are made.
    made: Vec<String>,
}

impl Scene<'_> {
    /// What the lists of the sentence say. Gives the places of the verbs that open them.
    pub fn listed(&self, lists: &mut Lists, said: &mut Vec<Said>) -> Vec<usize> {
        let mut opened = Vec::new();
        let inherited = lists.open.take().filter(|_| self.goes_on());
        let mut kinds = inherited;
        if let Some(has) = self.delegation() {
            opened.push(has);
            kinds = Some(vec!["attendee".to_owned()]);
        }
        let mut at = self.read.sentence.start;
        while at < self.read.sentence.end {
            let (_, end) = self.segment(at);
            for (from, to) in self.clauses(at, end) {
                if let Some((verb, opens)) = self.opening(from, to) {
                    opened.push(verb.at);
                    kinds = Some(opens);
                }
                let Some(kinds) = &kinds else { continue };
                for (n, subject) in self.subjects.iter().enumerate() {
                    let apart = subject.by_post || self.is_with(n) || self.is_handed(n, from);
                    if subject.start < from || subject.start >= to || apart {
                        continue;
                    }
                    said.push(Said { subject: n, kinds: kinds.clone(), rule: "attendance-list" });
                }
            }
            at = end + 1;
        }
        if let Some(verb) = self.closing().filter(|_| opened.is_empty()) {
            opened.push(verb.at);
            let listed = (0..self.subjects.len()).filter(|n| !self.subjects[*n].by_post);
            said.extend(listed.map(|subject| Said { subject, kinds: verb.kinds.clone(), rule: "attendance-list" }));
        }
        lists.open = kinds.filter(|_| self.may_go_on(!opened.is_empty())).or_else(|| self.elected_list());
        opened
    }

    /// `Đoàn lãnh đạo Đảng và Nhà nước có: A; B`, `Lãnh đạo huyện X có các đồng chí: A, B`: the word behind which those who
    /// came with a delegation or lead a place stand.
    fn delegation(&self) -> Option<usize> {
        let (text, start) = (&self.reading.text, self.read.sentence.start);
        let side = text.says(start, "đoàn") || text.says_all(start, &["lãnh", "đạo"]);
        let first = self.subjects.first().filter(|_| side)?.start;
        let has = (start + 1..first).rev().find(|i| text.says(*i, "có") || text.says(*i, "gồm"))?;
        let near = self.uncovered(has + 1, first).count() <= 4 && !(start..has).any(|i| text.says(i, "hiện"));
        let idle = self.verbs.iter().all(|v| v.at > first);
        (near && idle).then_some(has)
    }

    /// `Các đồng chí A và B giữ chức Phó Bí thư.` behind a sentence that elects: so were they.
    pub fn made_too(&self, lists: &mut Lists, said: &[Said]) -> Vec<Said> {
        let before = std::mem::take(&mut lists.made);
        let made = |k: &&String| matches!(k.as_str(), "elected" | "appointed");
        lists.made = said.iter().map(|s| &s.kinds).find_map(|k| k.iter().find(made)).cloned().into_iter().collect();
        let idle = self.verbs.iter().all(|v| v.nominal || v.in_name);
        let heads = self.subjects.first().filter(|s| self.uncovered(self.read.sentence.start, s.start).count() <= 2);
        if before.is_empty() || heads.is_none() || !idle {
            return Vec::new();
        }
        let row = self.onward(0, true);
        let last = row.last().map(|s| &self.subjects[*s]);
        let text = &self.reading.text;
        let takes = |s: &Subject| (s.end..s.whole_end + 3).any(|i| text.says_all(i, &["giữ", "chức"]));
        if !last.is_some_and(takes) {
            return Vec::new();
        }
        lists.made.clone_from(&before);
        row.into_iter().map(|subject| Said { subject, kinds: before.clone(), rule: "carried" }).collect()
    }

    /// `A, Bí thư; B; đại diện … đến dự`: the verb of presence, the only one behind the first name, that closes a list.
    fn closing(&self) -> Option<&Verb> {
        let text = &self.reading.text;
        let first = self.subjects.first()?.start;
        let mut acts = self.verbs.iter().filter(|v| !v.nominal && v.effect != Effect::Side && v.at > first);
        let verb = acts.next().filter(|v| acts.next().is_none() && v.effect == Effect::List && !v.in_name)?;
        let closes = text.count_words(verb.end, self.read.sentence.end) == 0;
        let several = (self.read.sentence.start..verb.at).any(|i| text.is_mark(i, &[';']));
        (closes && several).then_some(verb)
    }

    /// The parts of a segment that a verb of presence may open: each begins behind a full stop or line end inside it.
    fn clauses(&self, from: usize, to: usize) -> Vec<(usize, usize)> {
        let cuts = self.verbs.iter().filter(|v| {
            matches!(v.effect, Effect::List | Effect::Side)
                && v.at > from
                && v.at < to
                && self.subjects.iter().any(|s| s.start >= from && s.end <= v.at)
        });
        let mut out = Vec::new();
        let mut start = from;
        for verb in cuts {
            if verb.at > start && self.heads_clause(verb) && self.subject_follows(verb, to) {
                out.push((start, verb.at));
                start = verb.at;
            }
        }
        out.push((start, to));
        out
    }

    fn heads_clause(&self, verb: &Verb) -> bool {
        let text = &self.reading.text;
        let before = verb.at.checked_sub(1);
        before.is_none_or(|i| i < self.read.sentence.start || text.tokens[i].kind != TokenKind::Word)
    }

    fn subject_follows(&self, verb: &Verb, to: usize) -> bool {
        self.subjects.iter().any(|s| s.start >= verb.end && s.start < to)
    }

    /// The verb that opens a list between two tokens: before the first person, near the head of its clause.
    fn opening(&self, from: usize, to: usize) -> Option<(&Verb, Vec<String>)> {
        let text = &self.reading.text;
        let first = self.subjects.iter().find(|s| s.start >= from && s.start < to).map(|s| s.start);
        let headed = first.is_none() && (self.ends_open(to) || self.names_behind(to));
        if first.is_none() && !headed {
            return None;
        }
        // In `thư ký: đồng chí A` the word that opens the list is taken for A's role too.
        let label =
            |at: usize| self.verbs.iter().find(|v| v.at == at && v.effect == Effect::List).map_or(at, |v| v.end);
        let first = first.map_or(to, label);
        let verbs =
            || self.verbs.iter().filter(|v| v.at >= from && v.end <= first && !v.in_name && v.effect != Effect::Absent);
        let enumerates = |v: &&Verb| {
            let gap = || self.uncovered(v.end, first);
            let lists = gap().any(|i| text.is_mark(i, &[':']) || text.says(i, "gồm"))
                || text.tokens[v.at..v.end].iter().any(|t| t.text == "gồm")
                || (first > 0 && text.says(first - 1, "có"));
            v.at - from <= 2
                && !v.kinds.is_empty()
                && lists
                && !v.nominal
                && !matches!(v.effect, Effect::Give | Effect::Object | Effect::Says | Effect::Addresses)
                && !v.kinds.iter().any(|k| k == "elected" || k == "appointed" || k == "awardee")
        };
        let near = |v: &&Verb| {
            let clause = (from..v.at)
                .rev()
                .find(|i| text.is_mark(*i, &[',', ':']) || text.tokens[*i].kind == TokenKind::LineEnd);
            let words = self.uncovered(clause.map_or(from, |i| i + 1), v.at);
            let words = words.filter(|i| text.tokens[*i].kind == TokenKind::Word).count();
            // `Các nguyên lãnh đạo của tỉnh và thành phố cũng về dự: …`
            let longest = if text.is_mark(v.end, &[':']) { 14 } else { 6 };
            matches!(v.effect, Effect::List | Effect::Side)
                && words <= longest
                && !self.acts_then(v.end, first)
                && (!v.nominal || self.of_list(v, first))
        };
        if let Some(found) = verbs().find(enumerates).filter(|v| !matches!(v.effect, Effect::List | Effect::Side)) {
            // `Khai giảng lớp học có A và B`: not all of them open it.
            let present = found.kinds.iter().any(|k| k == "opener") && text.says(first - 1, "có");
            let kinds = found.kinds.iter().filter(|k| !present || *k == "attendee").cloned().collect();
            return Some((found, kinds));
        }
        let found = verbs().find(near)?;
        // `dự và chỉ đạo` further on in the same opening says more.
        let more = verbs().filter(near).rfind(|v| v.kinds.len() > 1);
        let found = more.unwrap_or(found);
        Some((found, found.kinds.clone()))
    }

    /// `Đại biểu tham dự kỳ họp đã bầu A`: those present are the subject, and do something to those behind.
    fn acts_then(&self, from: usize, to: usize) -> bool {
        let text = &self.reading.text;
        let comes = ["có", "đến", "về", "tới", "tham"];
        self.uncovered(from, to).any(|i| text.says(i, "đã") && !comes.iter().any(|w| text.says(i + 1, w)))
    }

    /// `với sự tham dự của A; B`.
    fn of_list(&self, verb: &Verb, first: usize) -> bool {
        self.uncovered(verb.end, first).any(|i| self.reading.text.says(i, "của") || self.reading.text.says(i, "có"))
    }

    /// `Cùng dự có lãnh đạo Công an thành phố; Thiếu tướng A, …`: those named stand behind a semicolon only.
    fn names_behind(&self, to: usize) -> bool {
        let next = self.subjects.iter().find(|s| s.start > to);
        let text = &self.reading.text;
        // `Có mặt 9/10 ủy viên; đồng chí A đang học tại Hà Nội`: the one who is not there.
        let away = |s: &Subject| (s.end..self.segment(s.start).1).any(|i| text.says(i, "đang"));
        let heads = next.is_some_and(|s| self.uncovered(to + 1, s.start).count() <= 2 && !away(s));
        text.is_mark(to, &[';']) && heads
    }

    fn ends_open(&self, to: usize) -> bool {
        let text = &self.reading.text;
        let last = (self.read.sentence.start..to).rev().find(|i| text.tokens[*i].kind != TokenKind::LineEnd);
        let short = to - self.read.sentence.start <= 8;
        last.is_some_and(|i| text.is_mark(i, &[':'])) || (short && to == self.read.sentence.end)
    }

    /// `cùng đi với A`: A is there, but is no item of the list.
    fn is_with(&self, subject: usize) -> bool {
        let start = self.subjects[subject].start;
        start > self.read.sentence.start && self.reading.text.says(start - 1, "của") && subject > 0
    }

    /// `Đến dự và trao Huy hiệu Đảng cho A, …`: A is handed something by those who are present.
    fn is_handed(&self, subject: usize, from: usize) -> bool {
        let start = self.subjects[subject].start;
        let gives = |v: &Verb| v.kinds.iter().any(|k| k == "presenter-of-award") && v.at >= from && v.end <= start;
        self.reading.text.says(start.wrapping_sub(1), "cho") && self.verbs.iter().any(gives)
    }

    /// Whether the sentence is an item of the list before: a name at its head and nothing that is done.
    fn goes_on(&self) -> bool {
        let Some(first) = self.subjects.first() else { return false };
        let lead = self
            .uncovered(self.read.sentence.start, first.start)
            .filter(|i| self.reading.text.tokens[*i].kind == TokenKind::Word);
        let idle = self.verbs.iter().all(|v| {
            v.nominal || self.subjects.iter().all(|s| s.end > v.at) || matches!(v.effect, Effect::List | Effect::Side)
        });
        lead.count() <= 2 && idle && !self.opens_by_verb(first.start)
    }

    fn opens_by_verb(&self, first: usize) -> bool {
        self.verbs.iter().any(|v| v.at < first)
    }

    /// Whether the list may go on in the next sentence.
    fn may_go_on(&self, opened: bool) -> bool {
        opened || self.goes_on()
    }

    /// `Đại hội đã bầu Ban Chấp hành gồm 05 đồng chí: 1- A`: the list of those elected goes on behind the sentence.
    fn elected_list(&self) -> Option<Vec<String>> {
        let text = &self.reading.text;
        let end = self.read.sentence.end;
        let made = |v: &&Verb| v.is_done_to_someone() && (v.effect == Effect::Object || v.passive);
        let verb = self.verbs.iter().rev().find(made).map(|v| (v.at, v.end, v.kinds.clone()));
        let results = || elected::results(text, self.read.sentence.start, end);
        let (at, from, kinds) = verb.or_else(|| results().map(|(at, to)| (at, to, vec!["elected".to_owned()])))?;
        let colon = self.colon(from)?;
        // Items with bullets go on behind the full stop of the first.
        let bulleted = text.opens_line(colon + 2) && text.bullet(colon + 2) > 0;
        let last = self.subjects.last().map_or(colon, |s| s.whole_end);
        let listed = self.subjects.iter().all(|s| s.start < at) || last > colon;
        let rest = self.uncovered(last.max(colon), end).filter(|i| text.tokens[*i].kind == TokenKind::Word).count();
        (listed && rest <= 6 && (bulleted || !text.is_mark(end - 1, &['.']))).then_some(kinds)
    }
}
