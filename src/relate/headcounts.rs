//! How many members, branches and delegates a body has.
//!
//! Forms: `Đảng bộ hiện có 12 chi bộ trực thuộc với 187 đảng viên`; `Đảng bộ … đi vào hoạt động …, đến nay có 1.846 đảng
//! viên`; `Đảng bộ X được thành lập với 58 tổ chức đảng, 6.159 đảng viên`; `thành lập Chi bộ X với 11 đảng viên`; `148 đại
//! biểu thay mặt 517 đảng viên thuộc 23 chi bộ` (the host's); `trong 7 chi bộ của Đảng bộ X`; `nâng tổng số đảng viên của
//! Đảng bộ lên 402`; `27/28 đảng viên của chi bộ` (28 of them, of whom 27 are present). None are: who is present, commended, admitted (`kết nạp 4 đảng viên`), targets, what stands in brackets.

use rustc_hash::FxHashSet;

use super::bodies::{Around, Bodies, Hosts, Named, is_shorter};
use super::counted::{self, Counted};
use super::events::Held;
use super::reading::{Read, Reading, body_of};
use crate::facts::Headcount;
use crate::recognize::mention::Mention;
use crate::recognize::number;
use crate::recognize::words::Sort;
use crate::text::key;

/// What says of a count that it is so by now.
const NOW: [&[&str]; 3] = [&["đến", "nay", "có"], &["đến", "nay", "đã", "có"], &["hiện", "có"]];

/// Tokens behind the verb among which a row of counts is looked for.
const ROW: usize = 32;

/// The headcounts of an article.
#[derive(Debug, Default)]
pub(super) struct Headcounts {
    pub list: Vec<Headcount>,
    /// Indices of the numbers that they rest on: those people are not present for being counted.
    pub at: FxHashSet<usize>,
}

/// Reads the headcounts of an article.
pub(super) fn headcounts(reading: &Reading<'_>, hosts: &Hosts<'_>, held: &[Held]) -> Headcounts {
    let mut out = Headcounts::default();
    let mut seen = FxHashSet::default();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)) {
        if counted::first(reading, read.sentence.start, read.sentence.end).is_none() {
            continue;
        }
        let counts = Counts { reading, read, bodies: hosts.at(n), held };
        let told =
            counts.of_owners().into_iter().chain(counts.represented()).chain(counts.among()).chain(counts.total());
        let told: Vec<_> = told.collect();
        out.at.extend(told.iter().map(|(_, counted)| counted.start));
        for (named, counted) in told.into_iter().chain(counts.summoned()) {
            let Some(of) = counted.noun_of(reading).value("counts") else { continue };
            let of = if of.starts_with("party") || of == "delegates" { of } else { "other" }.to_owned();
            if seen.insert((of.clone(), key(&named.name), counted.value)) {
                out.list.push(Headcount {
                    organization: named.name,
                    of,
                    value: counted.value,
                    evidence: reading.quote(read, "headcount"),
                });
            }
        }
    }
    out
}

/// A sentence that may count someone.
struct Counts<'a, 'r> {
    reading: &'a Reading<'r>,
    read: &'a Read,
    bodies: &'a Bodies<'r>,
    held: &'a [Held],
}

impl Counts<'_, '_> {
    /// What a body has: a verb of having behind it, then a row of counts.
    fn of_owners(&self) -> Vec<(Named, Counted)> {
        let mut out = Vec::new();
        let owners = self.owners();
        for (i, (start, end, named)) in owners.iter().enumerate() {
            let limit = owners.get(i + 1).map_or(self.read.sentence.end, |next| next.0);
            let Some(verb) = self.verb(self.behind_superior(*end), limit).filter(|_| !self.is_planned(*start)) else {
                continue;
            };
            let mut others = 0;
            for counted in self.row(verb + 1) {
                let of = counted.noun_of(self.reading).value("counts").unwrap_or_default();
                let rest = matches!(of, "staff" | "union-members");
                if of == "delegates" {
                    continue;
                }
                others += u32::from(rest);
                // Of the staff it is the first number that counts all.
                if !rest || others == 1 {
                    out.push((self.party_of(named, !rest), counted));
                }
            }
        }
        out
    }

    /// `đại diện cho 345 đảng viên của 12 chi bộ`: those whom delegates stand for are the host's.
    fn represented(&self) -> Vec<(Named, Counted)> {
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let first = counted::all(self.reading, start, end)
            .into_iter()
            .find(|c| counted::is_represented(self.reading, start, c.start));
        let Some(first) = first else { return Vec::new() };
        let mut row = vec![first];
        // `thuộc 23 chi bộ`, `của 12 chi bộ trực thuộc`, `đang sinh hoạt tại 7 chi bộ`
        let next = (first.end..end.min(first.end + 5)).find_map(|i| counted::counted(self.reading, i));
        // `trong toàn Đảng bộ, sinh hoạt tại 41 chi bộ`
        let further = (first.end..end.min(first.end + 12)).find_map(|i| counted::counted(self.reading, i));
        let further = || further.filter(|c| self.is_of_branches(c));
        row.extend(next.or_else(further).filter(|n| n.end <= end));
        row.into_iter().filter_map(|c| self.host_of(&c).map(|named| (named, c))).collect()
    }

    /// `đông nhất trong 7 chi bộ của Đảng bộ Bệnh viện`.
    fn among(&self) -> Vec<(Named, Counted)> {
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let all = counted::all(self.reading, start, end);
        let among = |c: &Counted| {
            let before = (start.max(c.start.saturating_sub(3))..c.start).any(|i| text.says(i, "trong"));
            let of = (c.end..end.min(c.end + 3)).find(|i| text.says(*i, "của") || text.says(*i, "thuộc"))?;
            let mention = self.read.mentions.iter().find(|m| m.start == of + 1).filter(|_| before)?;
            self.owner(mention).map(|named| (named, *c))
        };
        all.iter().filter_map(among).collect()
    }

    /// `nâng tổng số đảng viên của Đảng bộ lên 402 đồng chí`, `Số đoàn viên của Chi đoàn hiện nay là 25 đồng chí`.
    fn total(&self) -> Vec<(Named, Counted)> {
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let members = |at: usize| {
            let noun = text.longest(at, Sort::GroupNoun)?;
            let counts = self.reading.words.concept(noun.concept).value("counts");
            counts.is_some_and(|c| c.ends_with("-members")).then_some(noun)
        };
        let sum = (start..end).filter(|i| text.says(*i, "số")).find_map(|i| {
            let at = if text.says(i + 1, "lượng") { i + 2 } else { i + 1 };
            let now = || (at..end.min(at + 12)).any(|i| text.says(i, "hiện") || text.says(i, "nay"));
            members(at).filter(|_| text.says(i.wrapping_sub(1), "tổng") || now())
        });
        // `nâng tổng số lên 1.742 hội viên`
        let raised = || (start..end).find(|i| text.says_all(*i, &["tổng", "số", "lên"])).map(|i| i + 2);
        let from = sum.map(|group| group.end).or_else(raised).filter(|from| !self.is_planned(*from));
        let Some(from) = from else { return Vec::new() };
        let leads = |i: &usize| {
            ["lên", "là", "có", "đạt", "thành"].iter().any(|w| text.says(*i, w)) || text.is_mark(*i, &[':'])
        };
        let Some(verb) = (from..end.min(from + 12)).find(leads) else { return Vec::new() };
        let found = (verb + 1..end.min(verb + 4)).find_map(|i| counted::counted(self.reading, i));
        let Some(found) = found else { return Vec::new() };
        let counted = sum.map_or(found, |group| Counted { concept: group.concept, ..found });
        let mut near = self.read.mentions.iter().filter(|m| m.end <= verb).filter_map(|m| self.owner(m));
        let party = counted.noun_of(self.reading).value("counts") == Some("party-members");
        let within = near.rfind(|n| n.kind.starts_with("party") == party);
        let host = || if party { self.party_host(&counted) } else { self.union_host() };
        let Some(named) = within.or_else(host) else { return Vec::new() };
        // `lên 402 đồng chí, sinh hoạt ở 9 chi bộ`
        let next = (counted.end..end.min(counted.end + 8)).find_map(|i| counted::counted(self.reading, i));
        let branches = next.filter(|c| party && c.end <= end && self.is_of_branches(c) && named.kind != "party-branch");
        // `1.742 hội viên, sinh hoạt ở 8 chi hội, 46 tổ hội`
        let of_union = |c: &Counted| !party && c.noun_of(self.reading).value("counts") == Some("units");
        let units = self.row(counted.end).into_iter().filter(of_union);
        [Some(counted), branches].into_iter().flatten().chain(units).map(|c| (named.clone(), c)).collect()
    }

    /// `27/28 đảng viên của chi bộ`: how many there are, of whom the first number is present; `đạt 12/10 đảng viên` is a target.
    fn summoned(&self) -> Vec<(Named, Counted)> {
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let all = |c: Counted| {
            let of =
                || text.is_mark(c.start + 1, &['/']).then(|| number::whole(&text.tokens[c.noun - 1].text)).flatten();
            let members = c.noun_of(self.reading).value("counts") == Some("party-members");
            let reached = text.says(c.start.wrapping_sub(1), "đạt");
            let value = of().filter(|all| members && !reached && *all >= c.value && !self.is_planned(c.start))?;
            let all = Counted { value, ..c };
            // `2. Chi bộ Nội – Nhi: 22/23 đảng viên`
            let mut before = self.read.mentions.iter().rev().filter(|m| m.end <= c.start).filter_map(|m| self.owner(m));
            let branch = before.find(|n| n.kind == "party-branch");
            branch.or_else(|| self.host_of(&all)).map(|named| (named, all))
        };
        counted::all(self.reading, start, end).iter().copied().filter_map(all).collect()
    }

    fn is_of_branches(&self, counted: &Counted) -> bool {
        counted.noun_of(self.reading).value("counts") == Some("party-branches")
    }

    /// The bodies of the sentence that may have members, with the tokens that name them, in order. A bare `Trung tâm`, `Trường`
    /// or `Hội` is the host or the union that holds the event, if that is one.
    fn owners(&self) -> Vec<(usize, usize, Named)> {
        let (text, sentence) = (&self.reading.text, self.read.sentence);
        let under = |m: &&Mention| m.start.checked_sub(1).is_some_and(|i| text.says(i, "thuộc"));
        let named = self.read.mentions.iter().filter(|m| !under(m));
        let mut out: Vec<_> = named.filter_map(|m| self.owner(m).map(|named| (m.start, m.end, named))).collect();
        let hosts: Vec<Named> = self.bodies.host().into_iter().chain(self.union_host()).collect();
        for at in text.all(sentence.start, sentence.end, Sort::Head).filter(|i| text.is_capitalised(*i)) {
            let mentioned = self.read.mentions.iter().any(|m| m.start <= at && at < m.end);
            let Some(head) = text.longest(at, Sort::Head).filter(|_| !mentioned) else { continue };
            let noun = key(&text.words(at, head.end));
            let meant = hosts.iter().find(|host| is_shorter(&noun, &key(&host.name)));
            out.extend(meant.map(|host| (at, head.end, host.clone())));
        }
        out.sort_by_key(|(start, ..)| *start);
        out
    }

    /// `Đảng bộ xã A trực thuộc Đảng bộ thành phố B có …`: behind the body that one is under.
    fn behind_superior(&self, end: usize) -> usize {
        let text = &self.reading.text;
        let under = if text.says(end, "trực") { end + 1 } else { end };
        let above = self.read.mentions.iter().find(|m| m.start == under + 1 && body_of(m).is_some());
        above.filter(|_| text.says(under, "thuộc")).map_or(end, |m| m.end)
    }

    /// The body of a mention, if it is one that has members or branches.
    fn owner(&self, mention: &Mention) -> Option<Named> {
        let body = body_of(mention).filter(|b| !b.plural && !self.bodies.is_organ(b.head))?;
        let named = self.bodies.complete(body)?;
        let counts = matches!(
            named.kind.as_str(),
            "party-organization"
                | "party-committee"
                | "party-branch"
                | "hospital"
                | "school"
                | "company"
                | "trade-union"
                | "youth-union"
                | "mass-organization"
        );
        counts.then_some(named)
    }

    /// Members and branches are counted by the party organization of an institution, not by the institution.
    fn party_of(&self, named: &Named, of_party: bool) -> Named {
        if !of_party || !matches!(named.kind.as_str(), "hospital" | "school" | "company") {
            return named.clone();
        }
        let around = Around { institution: Some(named.name.clone()), ..Around::default() };
        self.bodies.party_body("Đảng bộ", &around).unwrap_or_else(|| named.clone())
    }

    /// Where the verb stands with which the body before it is said to have something, before the next body.
    fn verb(&self, from: usize, limit: usize) -> Option<usize> {
        let text = &self.reading.text;
        let has = |i: &usize| {
            let counts = || (i + 1..i + 4).any(|n| counted::counted(self.reading, n).is_some());
            let with = text.says(*i, "với") && *i == from && counts();
            let manages = text.says_all(*i, &["quản", "lý"]) && counted::counted(self.reading, i + 2).is_some();
            text.says(*i, "có") || text.says(*i, "gồm") || with || manages
        };
        let near = (from..limit.min(from + 7)).find(has);
        let near = near.filter(|v| (from..*v).all(|i| is_small(text.small(i))));
        near.or_else(|| self.until_now(from, limit)).or_else(|| self.founded(from, limit))
    }

    /// `Đảng bộ … đi vào hoạt động …, đến nay có 1.846 đảng viên`.
    fn until_now(&self, from: usize, limit: usize) -> Option<usize> {
        let text = &self.reading.text;
        let now = (from..limit.min(from + 40)).find(|i| NOW.iter().any(|words| text.says_all(*i, words)))?;
        (now..now + 4).find(|i| text.says(*i, "có"))
    }

    /// `được thành lập ngày 7/2 với 58 tổ chức đảng`, `thành lập trên cơ sở hợp nhất …, gồm 12 chi bộ`.
    fn founded(&self, from: usize, limit: usize) -> Option<usize> {
        let text = &self.reading.text;
        let founds = |i: &usize| text.longest(*i, Sort::ChangeVerb).is_some_and(|m| self.reading.effect(m) == "founds");
        let founded = (from..limit.min(from + 14)).find(founds)?;
        // `về thành lập Chi bộ X với 11 đảng viên` counts those of the next body.
        let itself = founded > 0 && (founded - 1..=founded).any(|i| text.says(i, "được") || text.says(i, "thức"));
        let end = if itself { self.read.sentence.end } else { limit };
        (founded..end).find(|i| {
            let with = text.says(*i, "với") || text.says(*i, "gồm") || text.says(*i, "có");
            with && (i + 1..i + 4).any(|n| counted::counted(self.reading, n).is_some())
        })
    }

    /// A target (`phấn đấu Đảng bộ có …`, `chỉ tiêu`), unless it has been reached (`17/22 chỉ tiêu đã đạt và vượt`).
    fn is_planned(&self, before: usize) -> bool {
        let text = &self.reading.text;
        let plans = |i: usize| text.longest(i, Sort::ChangeVerb).filter(|m| self.reading.effect(*m) == "plans");
        let reached = |end: usize| (end..end + 6).any(|i| text.says(i, "đạt") || text.says(i, "vượt"));
        (self.read.sentence.start..before).any(|i| plans(i).is_some_and(|m| !reached(m.end)))
    }

    /// The counts behind a verb, up to what says something else of them.
    fn row(&self, from: usize) -> Vec<Counted> {
        let text = &self.reading.text;
        let end = self.read.sentence.end.min(from + ROW);
        let mut out: Vec<Counted> = Vec::new();
        let mut at = from;
        while at < end {
            // `36 tổ chức đảng (trong đó có 04 đảng bộ bộ phận, 32 chi bộ), với 689 đảng viên`: over what they are made of.
            if text.is_mark(at, &['(']) && text.says_all(at + 1, &["trong", "đó"]) {
                at = (at..end).find(|i| text.is_mark(*i, &[')'])).unwrap_or(end);
            }
            let stop = text.is_mark(at, &['.', ';', ':'])
                || ["được", "đạt", "hoàn"].iter().any(|w| text.says(at, w))
                || text.says(at, "trong") && !text.says(at + 1, "toàn") && !text.says(at + 1, "đó")
                || text.is(at, Sort::ChangeVerb);
            if stop || (text.says_all(at, &["trong", "đó"])) {
                break;
            }
            match counted::counted(self.reading, at).filter(|c| c.end <= end) {
                Some(found) => {
                    let countable = found.noun_of(self.reading).value("counts").is_some();
                    let aside = counted::in_brackets(self.reading, from, at) || self.is_special(&found);
                    if countable && !aside && !self.acts(&found) {
                        out.push(found);
                    }
                    at = found.end;
                }
                None => at += 1,
            }
        }
        out
    }

    /// `20 đảng viên nữ`, `5 đảng viên dự bị`, `4 đảng viên mới`: a part of them.
    fn is_special(&self, counted: &Counted) -> bool {
        let text = &self.reading.text;
        let grows = ["tăng", "giảm", "thêm"].iter().any(|w| text.says(counted.start.wrapping_sub(1), w));
        grows || ["nữ", "mới", "trẻ", "dự", "cao", "ưu", "vi"].iter().any(|w| text.says(counted.end, w))
    }

    /// Whether the counted people do or get something in this clause: they are present or commended, no headcount.
    fn acts(&self, counted: &Counted) -> bool {
        let text = &self.reading.text;
        let end = self.read.sentence.end;
        let stop = |i: &usize| text.is_mark(*i, &[',', ';', '.', '(']) || counted::counted(self.reading, *i).is_some();
        let clause = (counted.end..end.min(counted.end + 10)).find(stop).unwrap_or(end.min(counted.end + 10));
        let present = |i: usize| {
            text.longest(i, Sort::PartVerb).is_some_and(|m| self.reading.effect(m) == "list")
                || text.longest(i, Sort::ChangeVerb).is_some_and(|m| self.reading.effect(m) == "attends")
        };
        (counted.end..clause).any(|i| {
            present(i)
                || text.is(i, Sort::Award)
                || text.longest(i, Sort::AwardVerb).is_some_and(|m| !self.reading.effect(m).is_empty())
                || text.says(i, "được") && !text.says(i + 1, "chia")
        })
    }

    /// The body whose delegates meet: of workers the institution, of union members the union, else the party organization.
    fn host_of(&self, counted: &Counted) -> Option<Named> {
        let (start, end) = (counted.end, self.read.sentence.end.min(counted.end + 8));
        let named = self.read.mentions.iter().filter(|m| m.start >= start && m.start < end).find_map(|m| {
            let of = m.start.checked_sub(1).filter(|i| {
                let text = &self.reading.text;
                text.says(*i, "của") || text.says(*i, "thuộc") || text.says(*i, "Đảng")
            });
            of.and_then(|_| self.owner(m))
        });
        let of = counted.noun_of(self.reading).value("counts").unwrap_or_default();
        // `9 chi hội` are the union's that holds the event.
        let union = of == "union-members" || of == "units" && self.union_host().is_some();
        let party = !union && of != "staff";
        let fits = |n: &Named| if union { is_union(n) } else { n.kind.starts_with("party") == party };
        named.filter(fits).or_else(|| match (party, union) {
            (true, _) => self.party_host(counted),
            (false, true) => self.union_host(),
            _ => self.bodies.host(),
        })
    }

    /// The union that holds one of the events.
    fn union_host(&self) -> Option<Named> {
        let organizers = self.held.iter().flat_map(|h| h.organizers.iter());
        organizers.filter_map(|b| self.bodies.complete(b)).find(is_union)
    }

    fn party_host(&self, counted: &Counted) -> Option<Named> {
        let members = counted.noun_of(self.reading).value("counts") == Some("party-members");
        let branch = self.bodies.branch().filter(|_| members);
        branch.or_else(|| self.bodies.party_body("Đảng bộ", &Around::default()))
    }
}

fn is_union(named: &Named) -> bool {
    matches!(named.kind.as_str(), "trade-union" | "youth-union" | "mass-organization")
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "hiện"
            | "đang"
            | "nay"
            | "đến"
            | "đã"
            | ","
            | "cơ"
            | "sở"
            | "tại"
            | "bệnh"
            | "viện"
            | "thời"
            | "điểm"
            | "này"
    )
}
