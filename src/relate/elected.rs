//! Members of an elected committee.
//!
//! Forms: `Đại hội đã bầu Ban Chấp hành gồm 05 đồng chí: A, B, …`; `… gồm các đồng chí A, B và C`; `bầu 15 người vào
//! Ban Thường vụ, gồm: A; B`; `15 người được bầu vào Ban Thường vụ gồm A, B`; `đồng chí A được bầu vào Ban Chấp hành`;
//! `bầu bổ sung ông A - …; bà B - … vào Ban Thường vụ`; `A được điều động tham gia Ban Chấp hành, Ban Thường vụ`; `Ban
//! Thường vụ còn có các anh, chị: A, B`; `Danh sách Ban Thường vụ khóa V gồm A, B`. Posts that the election gives
//! (`được bầu giữ chức Bí thư`) are read with all other posts. `bầu Ban Thường vụ và các chức danh chủ chốt:` is
//! followed by such posts, and no list of members.

use super::bodies::{Bodies, Hosts, Named};
use super::chains::role_of;
use super::people::People;
use super::reading::{Read, Reading};
use crate::facts::Post;
use crate::ontology::Concept;
use crate::recognize::mention::{BodyMention, Mention, What};
use crate::recognize::words::{Mark, Marked, Sort};

/// Tokens between a verb of electing and the committee that it elects people into.
const NEAR: usize = 12;

/// The seats of those whom a list behind the name of an elected committee names.
pub(super) fn seats(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>) -> Vec<Post> {
    let mut out = Vec::new();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)) {
        let mut seat = |committee: &BodyMention, body: Option<Named>, mention: &Mention, rule: &str| {
            let What::Person(person) = &mention.what else { return };
            let (Some(role), Some(body)) = (seat_in(reading, committee), body) else { return };
            let Some(name) = people.name(&person.name) else { return };
            let (from, to) = (committee.start.min(mention.start), committee.end.max(mention.end));
            out.push(Post {
                person: name.to_owned(),
                role: role.to_owned(),
                organization: Some(body.name),
                evidence: reading.passage(from, to, rule),
                ..Post::default()
            });
        };
        if let Some((committee, members)) = election(reading, read) {
            let body = hosts.at(n).led_by(committee);
            members.into_iter().for_each(|mention| seat(committee, body.clone(), mention, "elected-committee"));
        }
        if let Some((committees, person)) = joined(reading, read) {
            let bodies = hosts.at(n);
            for (n, committee) in committees.iter().enumerate() {
                // `Ban Chấp hành, Ban Thường vụ Đảng bộ X`: the last names the body that they lead.
                let names_it = |c: &&&BodyMention| c.inner.as_ref().is_some_and(|inner| !inner.is_bare());
                let named = committees[n..].iter().find(names_it).and_then(|led| bodies.led_by(led));
                let body = named.or_else(|| of_office(read, committee, bodies)).or_else(|| bodies.led_by(committee));
                seat(committee, body, person, "appointed-to-committee");
            }
        }
    }
    out
}

/// `chỉ định đồng chí A, Phó Trưởng phòng B tham gia Ban Chấp hành, Ban Thường vụ Đảng bộ X`, `A được điều động tham
/// gia Ban Chấp hành và giữ chức …`, `… A vào Ban Chấp hành …`: the committees, and A.
fn joined<'a>(reading: &Reading<'_>, read: &'a Read) -> Option<(Vec<&'a BodyMention>, &'a Mention)> {
    let text = &reading.text;
    let bodies = || read.mentions.iter().filter_map(|m| if let What::Body(body) = &m.what { Some(body) } else { None });
    let takes_part = |at: usize| at > 1 && text.says_all(at - 2, &["tham", "gia"]);
    // `thôi tham gia Ban Chấp hành`, `không tham gia Ban Chấp hành`
    let leaves = |at: usize| at > 2 && (text.says(at - 3, "thôi") || text.says(at - 3, "không"));
    let joins = |at: usize| takes_part(at) && !leaves(at) || text.says(at.wrapping_sub(1), "vào");
    let first = bodies().find(|b| joins(b.start) && seat_in(reading, b).is_some())?;
    let mut committees = vec![first];
    for next in bodies().filter(|b| b.start > first.start) {
        let end = committees.last().map_or(first.end, |c| c.end);
        let joint = text.is_mark(end, &[',']) || text.says(end, "và");
        let again = next.start == end + 3 && takes_part(next.start);
        if !joint || !(next.start == end + 1 || again) {
            break;
        }
        committees.push(next);
    }
    let person = read.mentions.iter().rfind(|m| matches!(m.what, What::Person(_)) && m.end < first.start)?;
    let says = |from: usize, verbs: &[[&str; 2]]| {
        (from..first.start).any(|i| verbs.iter().any(|words| text.says_all(i, words)))
    };
    let to_join = takes_part(first.start) && ["để", "việc"].iter().any(|w| text.says(first.start.wrapping_sub(3), w));
    let appoints = says(read.sentence.start, &APPOINTING) || to_join;
    // `… ông A trao quyết định chỉ định …`, `A và 25 người được chỉ định …`: others are.
    let hands = says(person.end, &[["trao", "quyết"], ["công", "bố"]]);
    let many = (person.end..first.start).any(|i| text.says(i, "người"));
    (appoints && !hands && !many && first.start - person.end <= LONGEST_OFFICE).then_some((committees, person))
}

/// Verbs by which someone is sent into a committee.
const APPOINTING: [[&str; 2]; 4] = [["chỉ", "định"], ["điều", "động"], ["phân", "công"], ["luân", "chuyển"]];

/// `tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Phó Bí thư Tỉnh ủy X`: the body whose committee someone joins who
/// is given an office there, where nothing else tells.
fn of_office(read: &Read, committee: &BodyMention, bodies: &Bodies<'_>) -> Option<Named> {
    let behind = |m: &&Mention| m.start >= committee.end && role_of(m).is_some();
    let office = read.mentions.iter().find(behind).filter(|m| m.start <= committee.end + NEAR)?;
    let body = role_of(office)?.body.as_ref().filter(|b| bodies.kind(b.head) == "party-committee")?;
    let named = bodies.complete(body)?;
    Some(if committee.head_name == "Ban Chấp hành" { bodies.organization_of(named) } else { named })
}

/// Tokens of the offices between a name and `tham gia`.
const LONGEST_OFFICE: usize = 40;

/// The role that members of a committee hold.
fn seat_in<'r>(reading: &Reading<'r>, committee: &BodyMention) -> Option<&'r str> {
    let seats = |role: &&Concept| role.values("seatIn").iter().any(|noun| noun.as_str() == committee.head_name);
    Some(reading.words.scheme("roles").iter().find(seats)?.name())
}

/// The committee that a sentence elects, and its members.
fn election<'a>(reading: &Reading<'_>, read: &'a Read) -> Option<(&'a BodyMention, Vec<&'a Mention>)> {
    let text = &reading.text;
    let people = || read.mentions.iter().filter(|m| matches!(m.what, What::Person(_)));
    let verb = verb(reading, read);
    let listed = verb.and_then(|(_, verb)| listed(reading, read, verb)).or_else(|| composed(reading, read));
    if let Some((committee, list)) = listed {
        let close = text.is_mark(list, &['(']).then(|| (list..read.sentence.end).find(|i| text.is_mark(*i, &[')'])));
        let last = close.flatten().unwrap_or(read.sentence.end);
        return Some((committee, people().filter(|m| m.start > list && m.start < last).collect()));
    }
    let (at, verb) = verb?;
    if let Some(found) = elected_into(reading, read, verb) {
        return Some(found);
    }
    // `A được bầu vào Ban Chấp hành`
    let start = read.sentence.start;
    let (committee, into) = committee_behind(reading, read, verb)?;
    let passive = into && (at.saturating_sub(1)..verb).any(|i| text.says(i, "được") || text.says(i, "trúng"));
    let clause = (start..at).rev().find(|i| text.is_mark(*i, &[';'])).map_or(start, |i| i + 1);
    // `đồng chí A – Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện B đã … trúng cử vào …`: offices do not count.
    let gap = |from: usize| {
        let within = read.mentions.iter().filter(|m| m.start >= from && m.end <= at);
        at - from - within.map(|m| m.end - m.start).sum::<usize>()
    };
    let before: Vec<_> = people().filter(|m| m.start >= clause && m.end <= at && gap(m.end) <= NEAR).collect();
    (passive && !before.is_empty()).then_some((committee, before))
}

/// Where those named as members of an elected committee stand in a sentence that tells of it without a verb of electing
/// (`Danh sách Ban Thường vụ khóa V gồm A, B`, `kết quả bầu cử Ban Chấp hành: A, B`), the index of the first token of each.
pub(super) fn listed_members(reading: &Reading<'_>, read: &Read) -> Vec<usize> {
    let people = read.mentions.iter().filter(|m| matches!(m.what, What::Person(_)));
    let list = match verb(reading, read) {
        None => composed(reading, read),
        Some((at, end)) => listed(reading, read, end).filter(|_| results(&reading.text, at, at + 1).is_some()),
    };
    let Some((_, list)) = list else { return Vec::new() };
    people.filter(|m| m.start > list).map(|m| m.start).collect()
}

/// Whether the article tells of an election at all.
pub(super) fn is_told(reading: &Reading<'_>) -> bool {
    reading.sentences.iter().any(|read| verb(reading, read).is_some())
}

/// The committee that a sentence elects, and the colon or `gồm` behind which its members stand.
pub(super) fn committee<'a>(reading: &Reading<'_>, read: &'a Read) -> Option<(&'a BodyMention, usize)> {
    verb(reading, read).and_then(|(_, verb)| listed(reading, read, verb))
}

/// The same, behind the verb of electing.
fn listed<'a>(reading: &Reading<'_>, read: &'a Read, verb: usize) -> Option<(&'a BodyMention, usize)> {
    let (text, end) = (&reading.text, read.sentence.end);
    let (committee, _) = committee_behind(reading, read, verb)?;
    let mut people = read.mentions.iter().filter(|m| matches!(m.what, What::Person(_)));
    let first = people.find(|m| m.start >= committee.end);
    // `bầu Ban Chấp hành nhiệm kỳ mới gồm 5 đồng chí (A, B, C)`
    let bracket = || {
        let open = (first?.start - 1).max(committee.end);
        let near =
            open - committee.end <= NEAR && !text.signs(committee.end, open).any(|i| text.is_mark(i, &[',', ';']));
        (text.is_mark(open, &['(']) && near).then_some(open)
    };
    let colon = || (committee.end..end).find(|i| text.is_mark(*i, &[':']));
    let list = bracket().or_else(colon).or_else(|| {
        let first = first?;
        (committee.end..first.start).find(|i| text.says(*i, "gồm") && first.start - i <= 3)
    })?;
    Some((committee, list))
}

/// `bầu bổ sung ông A - …; bà B - … vào Ban Thường vụ`: the committee right behind `vào`, and those named since the verb.
fn elected_into<'a>(reading: &Reading<'_>, read: &'a Read, verb: usize) -> Option<(&'a BodyMention, Vec<&'a Mention>)> {
    let text = &reading.text;
    let into = read.mentions.iter().find_map(|m| {
        let What::Body(body) = &m.what else { return None };
        (m.start > verb && text.says(m.start - 1, "vào")).then_some((m.start, body))
    });
    let (at, committee) = into?;
    let people = read.mentions.iter().filter(|m| matches!(m.what, What::Person(_)) && m.start >= verb && m.end <= at);
    let people: Vec<_> = people.collect();
    (!people.is_empty()).then_some((committee, people))
}

/// `Ban Thường vụ Thành đoàn còn có các anh, chị: A, B`: a committee, and those in it behind a colon; `Danh sách Ban Thường
/// vụ khóa V gồm A, B`, `Năm đồng chí còn lại trong Ban Chấp hành là A, B`: behind `gồm` or `là`.
fn composed<'a>(reading: &Reading<'_>, read: &'a Read) -> Option<(&'a BodyMention, usize)> {
    let text = &reading.text;
    read.mentions.iter().find_map(|m| {
        let What::Body(body) = &m.what else { return None };
        let rest = text.says_all(m.start.saturating_sub(3), &["còn", "lại", "trong"]);
        let listed = rest || text.says_all(m.start.saturating_sub(2), &["danh", "sách"]);
        let opens = |i: &usize| {
            text.is_mark(*i, &[':']) || listed && text.says(*i, "gồm") || rest && *i == m.end && text.says(*i, "là")
        };
        let colon = (m.end..m.end + NEAR).find(opens)?;
        let has = listed || (m.end..colon).any(|i| text.says(i, "gồm") || text.says_all(i, &["còn", "có"]));
        // `… của Ban Thường vụ Huyện ủy, các em được kết nạp gồm: A, B`
        let admits = |(_, v): (usize, Mark)| reading.words.concept(v.concept).value("implies") == Some("kind-admitted");
        let other = read.mentions.iter().any(|o| o.start >= m.end && o.end <= colon)
            || reading.marks(m.end, colon, Sort::PartVerb).any(admits);
        (has && !other && seat_in(reading, body).is_some()).then_some((body, colon))
    })
}

/// The first verb of electing, from one token to another; else the noun behind which a list is opened (`kết quả bầu cử Ban
/// Chấp hành: …`).
fn verb(reading: &Reading<'_>, read: &Read) -> Option<(usize, usize)> {
    let (text, start, end) = (&reading.text, read.sentence.start, read.sentence.end);
    let elects = |v: &Mark| reading.words.concept(v.concept).value("implies") == Some("kind-elected");
    let verb = reading.marks(start, end, Sort::PartVerb).find(|(_, v)| elects(v)).map(|(at, v)| (at, v.end));
    verb.or_else(|| results(text, start, end))
}

/// The tokens of `kết quả bầu cử`, where it begins in a range.
pub(super) fn results(text: &Marked<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    const NOUN: [&str; 4] = ["kết", "quả", "bầu", "cử"];
    (from..to).find(|i| text.says_all(*i, &NOUN)).map(|at| (at, at + NOUN.len()))
}

/// The committee right behind a verb of electing, or the one that the verb elects people into (`bầu 15 người vào …`). What
/// follows `bầu Ban Thường vụ và các chức danh chủ chốt:` are other posts.
fn committee_behind<'a>(reading: &Reading<'_>, read: &'a Read, verb: usize) -> Option<(&'a BodyMention, bool)> {
    let text = &reading.text;
    read.mentions.iter().filter(|m| m.start >= verb && m.start <= verb + NEAR).find_map(|m| {
        let What::Body(body) = &m.what else { return None };
        let into = m.start > verb && (text.says(m.start - 1, "vào") || text.says(m.start - 1, "gia"));
        (m.start <= verb + 2 || into).then_some((body, into)).filter(|_| !text.says(body.end, "và"))
    })
}
