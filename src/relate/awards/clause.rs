//! Who gets which title in a commending sentence.

use super::takers::{Taker, Who, joined, takers, without_seats};
use super::titles::{Sense, Title, titles};
use super::verbs::NEAR;
use crate::facts::Award;
use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Sort};
use crate::relate::bodies::Bodies;
use crate::relate::people::People;
use crate::relate::reading::{Read, Reading};
use crate::text::TokenKind;

/// A sentence that may commend someone.
pub(super) struct Commending<'a, 'r> {
    pub reading: &'a Reading<'r>,
    pub read: &'a Read,
    /// Index of the sentence.
    pub n: usize,
    pub people: &'a People,
    pub bodies: &'a Bodies<'r>,
    /// The year that the event sums up.
    pub year: Option<i16>,
}

/// What a clause leaves to the next one behind a semicolon.
#[derive(Default)]
struct Carried {
    /// Whether a verb of commending stood before.
    verb: bool,
    /// A title whose recipients are being listed.
    listing: Option<Title>,
}

impl Commending<'_, '_> {
    pub fn awards(&self) -> Vec<Award> {
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let verbs = self.verbs(start, end);
        if self.is_planned(start, end) || verbs.is_empty() && !self.is_result_line(start, end) {
            return Vec::new();
        }
        let text = &self.reading.text;
        let mut out = Vec::new();
        let mut carried = Carried { verb: verbs.is_empty(), listing: None };
        let mut from = start;
        for at in start..=end {
            let parts = || text.is_mark(at, &[';']) && !self.tells_among(at + 1);
            if at == end || parts() || text.tokens[at].kind == TokenKind::LineEnd {
                out.extend(self.clause(from, at, &mut carried));
                carried.verb |= verbs.iter().any(|(i, _)| *i < at);
                from = at + 1;
            }
        }
        if out.is_empty() {
            out = self.praised(&verbs);
        }
        out
    }

    fn clause(&self, from: usize, to: usize, carried: &mut Carried) -> Vec<Award> {
        let text = &self.reading.text;
        let titles = titles(self.reading, self.read, from, to);
        let takers = takers(self, from, to);
        let mut out = Vec::new();
        if titles.is_empty() {
            if let Some(title) = carried.listing.clone().filter(|_| self.verbs(from, to).is_empty()) {
                let named: Vec<Taker> = takers.into_iter().filter(Taker::is_person).collect();
                out.extend(without_seats(self, named).iter().map(|t| self.award(&title, t, from, to)));
            }
            return out;
        }
        carried.listing = None;
        // The takers of each title.
        let mut taken: Vec<Vec<Taker>> = vec![Vec::new(); titles.len()];
        for (i, title) in titles.iter().enumerate() {
            // `5 tập thể có thành tích … được tặng Bằng khen`: praise keeps no one from what is behind it.
            let kept = (0..i).rev().find(|p| !titles[*p].generic || !taken[*p].is_empty());
            let behind = kept.map_or(from, |p| titles[p].end);
            let next = titles.get(i + 1).map_or(to, |t| t.start);
            let mut gap = within(&takers, behind, title.start);
            gap.retain(|t| !taken[..i].iter().flatten().any(|o| o.start == t.start && t.is_body()));
            let gives_before =
                i > 0 && taken[i - 1].is_empty() && self.gives(&titles[i - 1], from, title.start, carried);
            taken[i] = self.takers_before(title, behind, &gap, gives_before, carried);
            if taken[i].is_empty() && i > 0 && gap.is_empty() && !title.generic && self.goes_on(&titles[i - 1], title) {
                taken[i] = taken[i - 1].clone();
            }
            let received = || title.sense == Sense::Form && self.received_at(title, titles[i - 1].end).is_some();
            if i > 0 && taken[i].is_empty() && titles[i - 1].generic && received() {
                taken[i] = std::mem::take(&mut taken[i - 1]);
            }
            if i > 0 && gives_before && titles[i - 1].sense != Sense::Rating {
                // What the title behind leaves is the form's: `tặng Giấy khen cho A và 8 đoàn viên đạt danh hiệu …`.
                let left = gap.iter().filter(|t| !taken[i].iter().any(|o| o.start == t.start)).cloned().collect();
                let prize = if title.generic { gap.clone() } else { left };
                taken[i - 1] = self.takers_behind(&titles[i - 1], prize, title.start);
                if title.generic {
                    // `giấy khen cho 5 học viên có thành tích xuất sắc, gồm: A, B`
                    taken[i].clear();
                    self.listed(title, &takers, next, &mut taken[i - 1], carried);
                    carried.listing = carried.listing.take().map(|_| titles[i - 1].clone());
                }
            }
            if i + 1 == titles.len() && taken[i].is_empty() && self.gives(title, from, next, carried) {
                taken[i] = self.takers_behind(title, within(&takers, title.end, to), to);
                // `cho các đồng chí: A, Chi bộ 1; B, Chi bộ 2`, `cho tập thể X và hai cá nhân là A; B`
                let colon = taken[i].first().is_some_and(|t| (title.end..t.start).any(|i| text.is_mark(i, &[':'])));
                let person = taken[i].iter().find(|t| t.is_person());
                let names = person.is_some_and(|t| (title.end..t.start).any(|i| self.opens_names(i)));
                carried.listing = Some(title.clone()).filter(|_| colon || names);
            }
            self.listed(title, &takers, next, &mut taken[i], carried);
            self.named(title, &takers, next, &mut taken[i]);
        }
        self.share(&titles, &mut taken);
        self.among(&titles, &takers, from, to, &mut taken);
        for i in 1..titles.len() {
            let same = taken[i].first().map(|t| t.start) == taken[i - 1].first().map(|t| t.start);
            if titles[i - 1].generic && titles[i].sense == Sense::Form && same {
                taken[i - 1].clear();
            }
        }
        for (title, takers) in titles.iter().zip(&taken) {
            let vague = takers.iter().all(|t| matches!(t.who, Who::Group(_, None)));
            if let (true, Some(_)) = (vague, title.count) {
                // `05 giải Khuyến khích cho các thí sinh còn lại`
                let noun =
                    takers.iter().find_map(|t| if let Who::Group(n, _) = &t.who { Some(n.clone()) } else { None });
                let who = Who::Group(noun.unwrap_or_default(), title.count);
                out.push(self.award(title, &Taker { start: title.start, end: title.end, who }, from, to));
            } else {
                out.extend(takers.iter().map(|t| self.award(title, t, from, to)));
            }
        }
        out
    }

    /// `tặng Bằng khen và Kỷ niệm chương cho A`: both are A's. `Huy hiệu 50 năm và 45 năm tuổi Đảng cho A và B`: one each.
    fn share(&self, titles: &[Title], taken: &mut [Vec<Taker>]) {
        let text = &self.reading.text;
        let touches = |i: usize| {
            let gap = titles[i].end..titles[i + 1].start;
            let joint = |g: usize| text.is_mark(g, &[',', '"', '”', '“']) || text.says(g, "và") || text.says(g, "cùng");
            // `Bằng khen của Bộ trưởng …, Giấy khen của …`
            let given = text.says(gap.start, "của") && gap.len() <= 16 && joint(gap.end - 1);
            titles[i].sense != Sense::Rating
                && titles[i + 1].sense != Sense::Rating
                && (given || gap.clone().all(joint))
        };
        let mut last = titles.len();
        while last > 1 {
            last -= 1;
            let mut first = last;
            while first > 0 && taken[first - 1].is_empty() && !taken[last].is_empty() && touches(first - 1) {
                first -= 1;
            }
            let (row, takers) = (first..=last, taken[last].clone());
            let years = row.clone().all(|i| titles[i].words.contains(" năm"));
            for (n, i) in row.clone().enumerate().filter(|_| first < last) {
                let one_each = years && takers.len() == row.clone().count();
                taken[i] = if one_each { vec![takers[n].clone()] } else { takers.clone() };
            }
            last = first;
        }
    }

    /// `cho 5 chi bộ có thành tích, trong đó có Chi bộ A và Chi bộ B`: the names of some of those counted.
    fn among(&self, titles: &[Title], takers: &[Taker], from: usize, to: usize, taken: &mut [Vec<Taker>]) {
        let Some(at) = (from..to).find(|i| self.tells_among(*i)) else { return };
        let counted = |t: &Taker| matches!(t.who, Who::Group(_, Some(_)));
        let of = titles.iter().zip(taken).rfind(|(title, taken)| title.end <= at && taken.iter().any(counted));
        if let Some((_, taken)) = of {
            let named = within(takers, at, to).into_iter().filter(is_named).collect();
            taken.extend(without_seats(self, named));
        }
    }

    /// Whether `trong đó có` stands here.
    fn tells_among(&self, at: usize) -> bool {
        self.reading.text.says_all(at, &["trong", "đó", "có"])
    }

    /// Those before a title who receive it.
    fn takers_before(
        &self,
        title: &Title,
        behind: usize,
        gap: &[Taker],
        gives_before: bool,
        carried: &Carried,
    ) -> Vec<Taker> {
        let text = &self.reading.text;
        if let Some(limit) = self.received_at(title, behind) {
            let before: Vec<Taker> = gap.iter().filter(|t| t.end <= limit).cloned().collect();
            let own = self.verbs(before.last().map_or(behind, |t| t.end), limit);
            if own.iter().any(|(_, v)| self.reading.effect(*v) == "give") {
                return Vec::new();
            }
            if gives_before {
                // `tặng giấy khen cho A, B đạt danh hiệu …`: both are rated.
                let row = joined(self, &before);
                let people = row.len() == before.len() && row.iter().all(Taker::is_person);
                return if people { row } else { before.last().cloned().into_iter().collect() };
            }
            if before.is_empty() {
                return self.pronoun(behind, limit).into_iter().collect();
            }
            return without_seats(self, joined(self, &before));
        }
        match title.sense {
            Sense::Rating => self.rated(title, behind, gap, gives_before, carried),
            // `3 đồng chí Huy hiệu 80 năm`
            Sense::Form
                if gap.last().is_some_and(|t| t.end == title.start && matches!(t.who, Who::Group(_, Some(_)))) =>
            {
                gap.last().cloned().into_iter().collect()
            }
            // `A, B giải Nhất`
            Sense::Prize if gap.last().is_some_and(|t| t.end == title.start && !text.is_mark(title.end, &[':'])) => {
                gap.last().cloned().into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Those of whom a rating is told in praise: behind a verb of giving, or together before the rating and a passive verb.
    fn rated(&self, title: &Title, behind: usize, gap: &[Taker], gives_before: bool, carried: &Carried) -> Vec<Taker> {
        let verbs = self.verbs(behind, title.start);
        let governs = |verb: &Mark| {
            let first = gap.iter().find(|t| t.start >= verb.end);
            first.is_some_and(|t| t.start - verb.end <= NEAR + 1)
        };
        // `khen thưởng 2 chi bộ …`, `xếp loại: 5/7 chi bộ …`
        if let Some((_, verb)) = verbs.last().filter(|(_, v)| matches!(self.reading.effect(*v), "give" | "earn")) {
            let near = governs(verb);
            let behind: Vec<Taker> = gap.iter().filter(|t| near && t.start >= verb.end).cloned().collect();
            return without_seats(self, behind.iter().filter(|t| !self.is_told(t, &behind)).cloned().collect());
        }
        if gives_before {
            return without_seats(self, gap.to_vec());
        }
        let counted = gap.iter().all(|t| matches!(t.who, Who::Group(_, Some(_))));
        if !(self.is_praised(title, behind) || carried.verb && counted) {
            return Vec::new();
        }
        let row = joined(self, gap).into_iter().filter(|t| title.of_recipient || !t.is_person());
        without_seats(self, row.collect())
    }

    /// Whether a form or prize is handed to those behind it.
    fn gives(&self, title: &Title, from: usize, next: usize, carried: &Carried) -> bool {
        let before = self.verbs(from, title.start);
        // `tặng danh hiệu Lao động tiên tiến cho 29 cá nhân`: a rating that is handed over.
        let governed = || before.last().is_some_and(|(_, v)| title.start - v.end <= 2);
        if title.sense == Sense::Rating && !(self.reading.text.says(title.end, "cho") && governed()) {
            return false;
        }
        let active =
            before.last().is_some_and(|(at, v)| self.reading.effect(*v) == "give" && self.passive(*at, from).is_none());
        let verb = active || carried.verb || !before.is_empty() || !self.verbs(title.end, next).is_empty();
        let text = &self.reading.text;
        let near = (title.end..next).take_while(|i| !text.says(*i, "được")).any(|i| self.hands(i));
        active || verb && near
    }

    /// Those behind a form who get it. By name only behind a word that hands it over.
    fn takers_behind(&self, title: &Title, takers: Vec<Taker>, to: usize) -> Vec<Taker> {
        let text = &self.reading.text;
        let attends = |i: &usize| text.longest(*i, Sort::PartVerb).is_some_and(|m| self.reading.effect(m) == "list");
        // `trong đó có Chi bộ A`: the names of some are told apart.
        let among = |i: &usize| self.tells_among(*i) && takers.iter().any(|t| t.start > *i && is_named(t));
        let to = (title.end..to).find(|i| attends(i) || among(i)).unwrap_or(to);
        let takers = within(&takers, title.end, to);
        let handed = (title.end..to).find(|i| self.hands(*i));
        let fits = |t: &Taker| matches!(t.who, Who::Group(..)) || handed.is_some_and(|h| h < t.start);
        let takers: Vec<Taker> = takers.into_iter().filter(fits).collect();
        match handed {
            Some(at) if takers.is_empty() => self.pronoun(at + 1, to.min(at + 3)).into_iter().collect(),
            _ => {
                let told = takers.iter().any(|t| self.is_told(t, &takers));
                // `cho 3 tập thể là A, B và 15 cá nhân`: those counted behind the names are told no further.
                let first = takers.iter().find(|t| is_named(t)).map_or(to, |t| t.start);
                let told_of = |t: &Taker| told && !is_named(t) && t.start < first;
                without_seats(self, takers.iter().filter(|t| !told_of(t)).cloned().collect())
            }
        }
    }

    /// `cho hai đơn vị: A và B`, `cho tập thể X và hai cá nhân là A và B`: whether names stand for the number.
    fn is_told(&self, taker: &Taker, takers: &[Taker]) -> bool {
        let next = takers.iter().filter(|t| is_named(t)).find(|n| n.start >= taker.end);
        let near = next.filter(|n| n.start - taker.end <= NEAR_NAMES && !is_named(taker));
        near.is_some_and(|n| (taker.end..n.start).any(|i| self.opens_names(i)))
    }

    /// Whether what follows is named one by one: `:`, `gồm`, `là`.
    fn opens_names(&self, at: usize) -> bool {
        let text = &self.reading.text;
        text.is_mark(at, &[':']) || text.says(at, "gồm") || text.says(at, "là")
    }

    /// `4 chi bộ trong sạch vững mạnh là chi bộ A, chi bộ B`: the bodies named right behind a rating take the place of their
    /// number.
    fn named(&self, title: &Title, takers: &[Taker], next: usize, taken: &mut Vec<Taker>) {
        let counted = matches!(taken.as_slice(), [Taker { who: Who::Group(_, Some(_)), .. }]);
        if !counted || title.sense != Sense::Rating || !self.opens_names(title.end) {
            return;
        }
        let behind = within(takers, title.end, next);
        let row: Vec<Taker> = behind.into_iter().take_while(Taker::is_body).collect();
        if row.first().is_some_and(|first| first.start <= title.end + 2) {
            *taken = row;
        }
    }

    /// `…, gồm A và B`, `… còn có A`: the people named behind a title that was received take the place of their number.
    fn listed(&self, title: &Title, takers: &[Taker], next: usize, taken: &mut Vec<Taker>, carried: &mut Carried) {
        let text = &self.reading.text;
        if taken.iter().any(Taker::is_person) || taken.is_empty() && title.sense != Sense::Prize {
            return;
        }
        let named: Vec<Taker> = within(takers, title.end, next).into_iter().filter(Taker::is_person).collect();
        let Some(first) = named.first() else { return };
        let opens = |i: usize| text.is_mark(i, &[':']) || ["gồm", "là", "có"].iter().any(|w| text.says(i, w));
        let listed = (title.end..first.start).any(opens)
            && !(title.end..first.start).any(|i| self.tells_among(i))
            && self.verbs(title.end, first.start).is_empty()
            && first.start - title.end <= 16;
        if listed {
            *taken = without_seats(self, named);
            carried.listing = Some(title.clone());
        }
    }

    /// `Bằng khen, Huân chương …`, `nhận Huy hiệu 45 năm và 50 năm`, `đạt …, được tặng …`: the same recipients.
    fn goes_on(&self, before: &Title, title: &Title) -> bool {
        let text = &self.reading.text;
        let gap = before.end..title.start;
        let names = self
            .read
            .mentions
            .iter()
            .any(|m| m.start >= gap.start && m.end <= gap.end && matches!(m.what, What::Person(_)));
        title.start >= before.end
            && gap.len() <= 14
            && !names
            && !gap.clone().any(|i| text.says(i, "cho") || text.is_mark(i, &[':']))
            && !text.says(title.end, "có")
    }
}

/// Tokens between the number of those commended and the first of their names.
const NEAR_NAMES: usize = 8;

fn is_named(taker: &Taker) -> bool {
    taker.is_person() || taker.is_body()
}

fn within(takers: &[Taker], from: usize, to: usize) -> Vec<Taker> {
    takers.iter().filter(|t| t.start >= from && t.end <= to).cloned().collect()
}
