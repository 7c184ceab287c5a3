//! Those whom a verb is done to: elected, appointed, admitted, and whoever is handed something.

use super::scene::{Said, Scene};
use super::verbs::{Effect, Verb};
use crate::text::TokenKind;

/// Tokens from a verb of appointing to `giữ chức`, over others and the committees that are joined.
const REACH: usize = 24;

/// Tokens from a word of giving to whoever is given something, and to a list of them behind a colon.
const NEAR: usize = 12;
const FAR: usize = 40;

/// Tokens from a decision that is handed over to what it decides (`trao Quyết định về việc bổ nhiệm`).
const NEXT: usize = 3;

impl Scene<'_> {
    /// What a verb says of those it is done to.
    pub fn receivers(&self, verb: &Verb) -> Vec<Said> {
        match verb.effect {
            Effect::Object if !verb.passive => {
                // `đã trao quyết định bổ nhiệm ông A`: he is there.
                let there = self.hands_over(verb.at).then(|| "attendee".to_owned());
                let kinds: Vec<String> = there.into_iter().chain(verb.kinds.iter().cloned()).collect();
                let said = |s| Said { subject: s, kinds: kinds.clone(), rule: "object-of-verb" };
                let objects = self.objects(verb);
                let decided = if objects.is_empty() { self.decided(verb) } else { None };
                objects.into_iter().chain(decided).map(said).collect()
            }
            Effect::Give => self.given(verb),
            Effect::Says => self.assigned(verb).into_iter().collect(),
            Effect::Addresses => self.congratulated(verb),
            _ => self.received_from(verb),
        }
    }

    /// `Ông A nhận hoa chúc mừng từ Bí thư Tỉnh ủy B`: B is there.
    fn received_from(&self, verb: &Verb) -> Vec<Said> {
        let text = &self.reading.text;
        if !text.says(verb.at, "nhận") || verb.in_name {
            return Vec::new();
        }
        let from = (verb.end..self.read.sentence.end.min(verb.end + NEXT + 2)).find(|i| text.says(*i, "từ"));
        let giver = |from| self.subjects.iter().position(|s| s.start > from && s.start <= from + 2 && !s.by_post);
        let said = |subject| Said { subject, kinds: vec!["attendee".to_owned()], rule: "giver" };
        from.and_then(giver).into_iter().flat_map(|first| self.onward(first, false)).map(said).collect()
    }

    /// `Bí thư Tỉnh ủy A chúc mừng bà B, ông C`: they are there.
    fn congratulated(&self, verb: &Verb) -> Vec<Said> {
        let text = &self.reading.text;
        let sent = text.says(verb.at.wrapping_sub(1), "gửi") || text.says(verb.at, "gửi");
        let joy = (verb.at..verb.end).any(|i| text.says(i, "mừng"));
        let first = self.subjects.iter().position(|s| s.start >= verb.end);
        let near = first.filter(|s| self.subjects[*s].start <= verb.end + 1 && !self.subjects[*s].by_post);
        let Some(first) = near.filter(|_| joy && !sent && !verb.passive && !verb.nominal) else { return Vec::new() };
        let said = |subject| Said { subject, kinds: vec!["attendee".to_owned()], rule: "congratulated" };
        self.onward(first, true).into_iter().map(said).collect()
    }

    /// `ông A được Phó Bí thư B trao quyết định`: B is there as well.
    pub fn doers(&self, verb: &Verb) -> Vec<Said> {
        let Some(by) = verb.done_by() else { return Vec::new() };
        let kinds = self.kinds_of_agent(&Verb { passive: false, ..verb.clone() });
        let among = |s: &usize| self.subjects[*s].start >= by && self.subjects[*s].end <= verb.at;
        let said = |subject| Said { subject, kinds: kinds.clone(), rule: "taking-part" };
        (0..self.subjects.len()).filter(among).map(said).collect()
    }

    /// What the subject of a verb does by it: who hands over flowers gives no award.
    pub fn kinds_of_agent(&self, verb: &Verb) -> Vec<String> {
        if verb.effect == Effect::Give && verb.passive {
            return if self.is_award(verb) { vec!["awardee".to_owned()] } else { Vec::new() };
        }
        let mut kinds = verb.kinds.clone();
        // `A chúc mừng B - Ảnh: C`: what a picture shows is no speech.
        if verb.effect == Effect::Addresses && self.is_picture(verb.end) {
            kinds.retain(|k| k != "speaker");
        }
        if verb.effect == Effect::Give && !self.is_award(verb) {
            kinds.retain(|k| k != "presenter-of-award");
        }
        kinds
    }

    /// Whether the sentence says behind a token who took a picture of what it tells.
    fn is_picture(&self, from: usize) -> bool {
        let text = &self.reading.text;
        (from..self.read.sentence.end).any(|i| text.says(i, "ảnh") && text.is_mark(i + 1, &[':']))
    }

    /// Whether an award is handed over: its verb says so, or an award stands behind it.
    fn is_award(&self, verb: &Verb) -> bool {
        let (start, end) = self.segment(verb.at);
        verb.award || (verb.kinds.iter().any(|k| k == "presenter-of-award") && self.names_award(start, end))
    }

    /// Whoever a verb such as `bầu` or `bổ nhiệm` is done to: everyone behind it, if the first follows soon.
    fn objects(&self, verb: &Verb) -> Vec<usize> {
        let text = &self.reading.text;
        let behind =
            (0..self.subjects.len()).filter(|s| self.subjects[*s].start >= verb.end && !self.subjects[*s].by_post);
        let behind: Vec<usize> = behind.collect();
        let Some(first) = behind.first().map(|s| self.subjects[*s].start) else { return Vec::new() };
        let between = || self.uncovered(verb.end, first);
        // `Tham dự lễ kết nạp, có A`, `Tham dự Lễ kết nạp đảng viên mới có A`
        let attends = || self.verbs.iter().any(|v| v.effect == Effect::List && v.at < verb.at);
        let parted = || verb.nominal && between().any(|i| text.is_mark(i, &[',']));
        if between().any(|i| text.says(i, "có")) && (parted() || attends()) {
            return Vec::new();
        }
        let list = between().any(|i| text.is_mark(i, &[':']) || text.says(i, "gồm"));
        let toward = between().any(|i| text.says(i, "với") || text.says(i, "cho"));
        // `Quyết định bổ nhiệm này do Giám đốc A ký`: who does it.
        let by = between().any(|i| text.says(i, "do"));
        let between_them = |v: &&Verb| v.at >= verb.end && v.end <= first;
        let other = by || self.verbs.iter().filter(between_them).any(|v| v.effect != Effect::Object);
        // `bầu ra Đoàn Chủ tịch gồm A, B`: they chair.
        let leads = |v: &Verb| v.effect == Effect::List && v.kinds.iter().any(|k| k == "chair");
        if self.verbs.iter().filter(between_them).any(leads) {
            return Vec::new();
        }
        let words = between().filter(|i| text.tokens[*i].kind == TokenKind::Word).count();
        if !(list || (!other && (words <= 3 || toward && words <= 12))) {
            return Vec::new();
        }
        behind.into_iter().filter(|s| !self.leaves(*s) && !self.acts(*s)).collect()
    }

    /// Whether a decision is handed over right before a token.
    fn hands_over(&self, at: usize) -> bool {
        let hands =
            |v: &Verb| v.effect == Effect::Give && !v.passive && !v.in_name && v.end <= at && at <= v.end + NEXT;
        self.verbs.iter().any(|v| hands(v) && self.reading.text.says(v.end - 1, "định"))
    }

    /// `quyết định: Đồng chí A thôi giữ chức …; điều động, bổ nhiệm giữ chức …`, `A thôi giữ chức …, bổ nhiệm giữ chức …`: the one
    /// whom the decision is about.
    fn decided(&self, verb: &Verb) -> Option<usize> {
        let text = &self.reading.text;
        let subject = self.subjects.iter().rposition(|s| s.end <= verb.at && !s.by_post)?;
        let start = self.subjects[subject].start;
        let decides =
            text.is_mark(start.wrapping_sub(1), &[':']) && text.says_all(start.wrapping_sub(3), &["quyết", "định"]);
        let leaves = |v: &Verb| v.effect == Effect::Leaves && v.at >= start && v.end <= verb.at;
        let decides = decides || self.verbs.iter().any(leaves);
        let takes =
            (verb.end..self.read.sentence.end.min(verb.end + REACH)).any(|i| text.says_all(i, &["giữ", "chức"]));
        (decides && takes).then_some(subject)
    }

    /// `cho ông A nghỉ hưu`, `thay ông A`.
    fn leaves(&self, subject: usize) -> bool {
        let start = self.subjects[subject].start;
        let (from, to) = self.segment(start);
        let replaced = (start.saturating_sub(2)..start).any(|i| self.reading.text.says(i, "thay"));
        let next = self.subjects.get(subject + 1).map_or(to, |s| s.start);
        replaced
            || self.verbs.iter().any(|v| {
                let before = v.at >= from
                    && v.end <= start
                    && self.uncovered(v.end, start).count() <= 8
                    && !self.verbs.iter().any(|o| o.at >= v.end && o.end <= start && o.effect == Effect::Object);
                v.effect == Effect::Leaves && (v.at >= start && v.at < next.min(to) || before)
            })
    }

    /// `Bộ Chính trị phân công ông A giữ chức Bí thư`: who is given a post.
    fn assigned(&self, verb: &Verb) -> Option<Said> {
        let text = &self.reading.text;
        let subject = self.subjects.iter().position(|s| s.start >= verb.end).filter(|s| {
            let named = &self.subjects[*s];
            let takes =
                (named.end..named.whole_end.max(named.end) + 6).any(|i| text.says(i, "giữ") || text.says(i, "làm"));
            named.start <= verb.end + 1 && takes && !named.by_post
        })?;
        let assigns = text.says_all(verb.end - 2, &["phân", "công"]) && !verb.passive;
        assigns.then(|| Said { subject, kinds: vec!["appointed".to_owned()], rule: "object-of-verb" })
    }

    /// Whether the subject does something itself in its part of the sentence.
    fn acts(&self, subject: usize) -> bool {
        let (start, end) = self.segment(self.subjects[subject].start);
        self.verbs.iter().any(|v| {
            v.at >= self.subjects[subject].end
                && v.at < end
                && !v.passive
                && !matches!(v.effect, Effect::Object | Effect::Leaves | Effect::Absent)
                && self.agents(v, false, &[]).contains(&subject)
                && self.subjects[subject].start >= start
        })
    }

    /// Whoever is handed something: `trao Huy hiệu cho A`, `Huân chương tặng A`, `tặng hoa A`.
    fn given(&self, verb: &Verb) -> Vec<Said> {
        let (_, end) = self.segment(verb.at);
        let kind = |k: &str| k.to_owned();
        let kinds = match (self.is_award(verb), verb.in_name) {
            (true, true) => vec![kind("awardee")],
            (true, false) => vec![kind("attendee"), kind("awardee")],
            (false, true) => return Vec::new(),
            (false, false) => vec![kind("attendee")],
        };
        let mut out: Vec<Said> = Vec::new();
        // `đến thăm, tặng quà bà A`: that is at her home.
        let visits = (self.segment(verb.at).0..verb.at).any(|i| self.reading.text.says(i, "thăm"));
        if visits && !self.is_award(verb) {
            return out;
        }
        for (n, subject) in self.subjects.iter().enumerate() {
            if subject.start < verb.end || subject.start >= end || verb.passive || subject.by_post {
                continue;
            }
            let with_last = out
                .last()
                .is_some_and(|o| o.subject + 1 == n && self.joins(self.subjects[o.subject].whole_end, subject.start));
            if with_last || self.is_given_to(verb, n) {
                out.push(Said { subject: n, kinds: kinds.clone(), rule: "receiver" });
            }
        }
        // `tặng các đồng chí: A, Trưởng phòng; B, Phó Trưởng khoa`
        let colon = out.first().is_some_and(|o| self.is_listed(self.subjects[o.subject].start));
        let more = if colon { self.idle_behind(end) } else { Vec::new() };
        out.extend(more.into_iter().map(|subject| Said { subject, kinds: kinds.clone(), rule: "receiver" }));
        out
    }

    /// Whether a colon right before a token opens a list.
    fn is_listed(&self, at: usize) -> bool {
        self.reading.text.is_mark(at.wrapping_sub(1), &[':'])
    }

    /// `cho A`, `tặng cán bộ lão thành, nguyên Bí thư A`: a word of giving before the naming, and no one else between.
    pub fn is_given_to(&self, verb: &Verb, subject: usize) -> bool {
        if self.enumerates_takers(verb, subject) {
            return true;
        }
        let text = &self.reading.text;
        let start = self.subjects[subject].start;
        let after = subject.checked_sub(1).map_or(verb.at, |s| self.subjects[s].whole_end.max(verb.at));
        // `cho 02 tập thể (…, …) và 03 cá nhân: A, B`
        let reach = if self.is_listed(start) { FAR } else { NEAR };
        let lead = self.uncovered(after.max(start.saturating_sub(reach)), start).rev();
        // `cho các đồng chí: A, B`: the colon right before the names leads to them.
        let mut lead =
            lead.take_while(|i| !(text.is_mark(*i, &[';', '.']) || text.is_mark(*i, &[':']) && i + 1 < start));
        lead.any(|i| {
            let other = self.verbs.iter().any(|v| v.at <= i && i < v.end && v.effect != Effect::Give);
            let instead = text.says(i.wrapping_sub(1), "thay");
            !other && !instead && ["cho", "tặng", "tới", "đến"].iter().any(|w| text.says(i, w))
        }) || (start - verb.end <= 1 && verb.at + 1 < start)
    }

    /// `tặng giấy khen cho 5 học viên …, gồm: A, B`, `khen thưởng 09 cá nhân, trong đó có ông A`: whoever is handed
    /// something is counted, then named. Where a list of those present is open (`Dự và trao Huy hiệu cho các đảng viên
    /// có …`) those behind it give.
    pub fn enumerates_takers(&self, verb: &Verb, subject: usize) -> bool {
        let text = &self.reading.text;
        let start = self.subjects[subject].start;
        let counted = |i: usize| text.tokens[i].kind == TokenKind::Number || text.says(i, "các");
        let mut gap = self.uncovered(verb.end, start).skip_while(|i| !counted(*i));
        let named = gap.any(|i| text.says(i, "gồm") || text.says_all(i, &["trong", "đó"]));
        let attends = |v: &Verb| v.effect == Effect::List && v.at < verb.at;
        verb.effect == Effect::Give && !verb.passive && named && !self.verbs.iter().any(attends)
    }
}
