//! The whole name of a body that the text names, shortened perhaps.

use super::kind::kind_by_inner;
use super::{Around, Bodies, Named};
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::relate::reading::Reading;
use crate::text::key;

impl Bodies<'_> {
    /// The institution that nothing but its noun stands for, from one token to behind another: `về phía bệnh viện có …`.
    pub fn meant_by_noun(&self, reading: &Reading<'_>, from: usize, to: usize) -> Option<Named> {
        let head = (from..=to).find_map(|at| reading.text.longest(at, Sort::Head).filter(|m| m.end >= to))?;
        let name = &self.words.get(head.concept).filter(|_| self.is_institution(head.concept))?.name();
        self.complete(&self.bare(name, from)?).filter(|named| named.name != *name)
    }

    /// The whole name of a body; nothing where the text leaves open which one is meant.
    pub fn complete(&self, body: &BodyMention) -> Option<Named> {
        self.complete_in(body, &Around::default())
    }

    /// The same, where the words around say more: in `Bí thư Đảng ủy, Giám đốc Sở Y tế` the committee is that of the Sở Y
    /// tế, in `Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Dân vận` the commission is the Huyện ủy's.
    pub fn complete_in(&self, body: &BodyMention, around: &Around) -> Option<Named> {
        let head = self.words.get(body.head)?;
        if body.plural {
            return None;
        }
        let takes = head.value("takes").unwrap_or("name");
        let kind = self.kind(body.head).to_owned();
        let own = self.own_name_at(body, around.place.as_ref());
        if let Some(inner) = &body.inner {
            let branch_of_department = head.name() == "Chi bộ" && self.kind(inner.head) == "department";
            // `Chi bộ Khối Trạm Y tế` is that of all stations.
            let of_block = inner.is_bare() && body.qualifiers.last().is_some_and(|q| key(q) == key("khối"));
            let inner = if branch_of_department || of_block {
                Named { name: inner.name(), kind: self.kind(inner.head).to_owned(), parent: None }
            } else {
                self.complete_in(inner, around)?
            };
            let kind = kind_by_inner(head, kind, &inner.kind);
            let name = body.with_inner(&own, &inner.name);
            let parent = match head.name() {
                "Chi bộ" => self.parent_of_branch(&name, body.inner.as_deref()),
                _ => Some(inner.name),
            };
            return Some(Named { name, kind, parent });
        }
        match takes {
            // `Bí thư thứ nhất Đảng Cộng sản`: that of some country.
            "none" if head.is("lone") && body.is_bare() => None,
            "none" => {
                // `Bộ Chính trị Đảng Cộng sản Cuba` is of that party.
                let from = own.find("Đảng ").filter(|at| *at > 0 && !body.is_bare());
                let of_party = from.map(|at| own[at..].to_owned());
                let under = head.value("under").filter(|_| body.is_bare()).map(str::to_owned);
                let parent = of_party.or(under);
                Some(Named { name: own, kind, parent })
            }
            "institution" => self.of_institution(body, own, kind, around),
            "place" => {
                // `UBND` alone is the one named last; a `Huyện ủy` has its level, and so its place, by itself.
                let alone = body.is_bare() && head.value("level").is_none();
                let last = || {
                    let name = self.full.last_before(&kind, &own, body.start)?;
                    Some(self.turned(&own, name, body.start).unwrap_or_else(|| name.to_owned()))
                };
                let there = |place: Option<String>| place.filter(|_| alone).map(|place| format!("{own} {place}"));
                let beside = there(self.commune_of(around.committee.as_deref()));
                // `Ban Chấp hành Hội Cựu chiến binh` in the report on the congress of the Hội Cựu chiến binh of a hospital.
                let holds = |o: &&Named| alone && o.name.strip_prefix(&own).is_some_and(|rest| rest.starts_with(' '));
                let beside = beside.or_else(|| self.organizer.as_ref().filter(holds).map(|o| o.name.clone()));
                let known = beside.or_else(|| alone.then(last).flatten()).or_else(|| self.longer(body.head, &own));
                let of_state = alone && kind == "government";
                let only = || of_state.then(|| self.full.whole(body.head, &kind, &own)).flatten().map(str::to_owned);
                let of_host = || there(self.commune_of_host());
                // `Bí thư Thành ủy A, Chủ tịch HĐND`; the `MTTQ Việt Nam` is of no place.
                let of_chain =
                    || there(self.place_of(around.committee.as_deref()).filter(|_| kind != "mass-organization"));
                let name = known.or_else(of_host).or_else(only).or_else(of_chain).unwrap_or(own.clone());
                // `Văn phòng Ủy ban nhân dân tỉnh A` is that of the `Ủy ban nhân dân tỉnh A`.
                let parent = head.value("under").map(|above| name.replacen(head.name(), above, 1));
                Some(Named { name, kind, parent })
            }
            _ => self.by_name(body, own, kind, around),
        }
    }

    /// `Tại tỉnh B, ông A, Chủ tịch UBND …` behind `UBND tỉnh C`: the body of the place that the text, which tells of several in
    /// turn, has come to since it named one.
    fn turned(&self, own: &str, last: &str, at: usize) -> Option<String> {
        let (level, place) = self.split_level(last.strip_prefix(own)?.trim_start())?;
        let there = self.places.at(level, at).filter(|_| self.places.are_several(level))?;
        (key(there) != key(place)).then(|| format!("{own} {level} {there}"))
    }

    pub(super) fn of_institution(
        &self,
        body: &BodyMention,
        own: String,
        kind: String,
        around: &Around,
    ) -> Option<Named> {
        let head = self.words.get(body.head)?;
        if !body.is_bare() {
            // `Bí thư Đảng ủy cơ sở` is that of the host's.
            let told = || self.base.as_ref().filter(|_| self.host_is_told && self.institution.is_some());
            let of_host = || told().filter(|_| own == "Đảng ủy cơ sở");
            let name = self.longer(body.head, &own).or_else(|| of_host().map(|base| format!("{own} {base}")));
            let name = name.unwrap_or(own);
            let parent = self.institution.clone().filter(|i| name.ends_with(i.as_str()));
            // An office that names no party body is none of the Party's.
            let office = head.is("arm") && head.is("part") && !name.ends_with("Trung ương");
            let kind = if office { "department".to_owned() } else { kind };
            return Some(Named { name, kind, parent });
        }
        // `Chi ủy`: that of the branch.
        if let Some(led) = head.value("leads") {
            let of_branch = |b: &String| Named { name: b.replacen(led, head.name(), 1), kind, parent: Some(b.clone()) };
            return self.branch.as_ref().map(of_branch);
        }
        // The office of an institution that no party role stands beside is the institution's own.
        if let (true, None, Some(institution)) =
            (head.is("arm") && head.is("part"), &around.committee, &self.institution)
        {
            let name = format!("{own} {institution}");
            return Some(Named { name, kind: "department".to_owned(), parent: Some(institution.clone()) });
        }
        // `Chủ nhiệm Ủy ban Kiểm tra` in the report on a congress of the union.
        let union = self.organizer.as_ref().filter(|o| o.kind == "trade-union" && around.committee.is_none());
        if let Some(union) = union.filter(|_| head.is("arm") && !head.is("part")) {
            let name = format!("{own} {}", union.name);
            return Some(Named { name, kind: union.kind.clone(), parent: Some(union.name.clone()) });
        }
        if head.is("arm") {
            let of_text = || self.committee_of_text(around).map(|c| c.name);
            let committee = around.committee.clone().or_else(of_text)?;
            return Some(Named { name: format!("{own} {committee}"), kind, parent: Some(committee) });
        }
        let told = self.base.clone().filter(|_| self.host_is_told);
        let base = around.institution.clone().or(told);
        // `Trưởng ban Văn hóa - Xã hội, nguyên Giám đốc Sở X`: a board of the council, whatever institution stands beside it.
        if kind == "government" && base.as_ref().is_none_or(|base| !self.is_place(base)) {
            let last = self.full.last_before(&kind, COUNCIL, body.start);
            let council = last.or_else(|| self.full.whole(self.words.head(COUNCIL)?.concept, &kind, COUNCIL))?;
            return Some(of_council(&own, kind.clone(), council.to_owned()));
        }
        let base = base?;
        // The party committee of a province or district has a name of its own (`Tỉnh ủy`), and a place no board.
        let place = self.split_level(&base);
        let board = head.is("organ") && !kind.starts_with("party");
        if place.is_some_and(|(level, _)| board || head.name() == "Đảng ủy" && !self.words.is_commune(level)) {
            return None;
        }
        let seat = if around.institution.is_some() { Some(base.clone()) } else { self.institution.clone() };
        if head.is("organ") && kind.starts_with("party") {
            let of = format!("Đảng bộ {base}");
            return Some(Named { name: format!("{own} {of}"), kind, parent: Some(of) });
        }
        // `Trưởng Ban Pháp chế` of a commune: a board of its council.
        if place.is_some() && kind == "government" {
            return Some(of_council(&own, kind, format!("{COUNCIL} {base}")));
        }
        // An explicit longer name on the same base (`Đảng ủy cơ sở ngành Y tế`) is the one that is meant; `Đoàn trường` is the
        // `Đoàn Trường Đại học X`.
        let own = strip_noun(&own, &base, kind == "youth-union").unwrap_or(own);
        let short = format!("{own} {base}");
        let name = self.longer(body.head, &short).or_else(|| self.of_sort(&own, &base)).unwrap_or(short);
        Some(Named { name, kind, parent: seat })
    }

    /// `Đảng bộ` where the text spells out `Đảng bộ bộ phận Bệnh viện X`: a word or two between the noun and the name of its
    /// institution say what sort it is.
    fn of_sort(&self, own: &str, base: &str) -> Option<String> {
        let sort = |name: &str| {
            let rest = name.strip_prefix(own)?.strip_suffix(base)?;
            let words = rest.split_whitespace().count();
            (1..=2).contains(&words).then(|| rest.chars().all(|c| !c.is_uppercase())).filter(|small| *small)
        };
        self.composed.values().find(|n| sort(&n.name).is_some()).map(|n| n.name.clone())
    }
}

/// The council that elects the boards of a place.
const COUNCIL: &str = "Hội đồng nhân dân";

/// A board of a council (`Ban Pháp chế`).
fn of_council(own: &str, kind: String, council: String) -> Named {
    Named { name: format!("{own} {council}"), kind, parent: Some(council) }
}

/// What a name is without its last words, where another name that follows it begins with them (`Đoàn trường` and `Trường A`,
/// `Đảng bộ Văn phòng` and `Văn phòng Tỉnh ủy`); a single such word only if `one` (the `Hội đồng trường` keeps it).
fn strip_noun(own: &str, base: &str, one: bool) -> Option<String> {
    let base = format!("{} ", key(base));
    let ends = own.match_indices(' ').map(|(at, _)| (at, &own[at + 1..]));
    let same = |last: &str| (one || last.contains(' ')) && base.starts_with(&format!("{} ", key(last)));
    ends.into_iter().find(|(_, last)| same(last)).map(|(at, _)| own[..at].to_owned())
}
