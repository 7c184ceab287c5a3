//! Who holds which role where: roles that stand beside a name.
//!
//! Forms: `A – Bí thư Đảng ủy – Giám đốc Bệnh viện`, `A, Thành ủy viên, Phó Trưởng ban …`, `A (Bí thư Chi bộ)`,
//! `Bí thư Đảng bộ/Giám đốc …`, `Phó Bí thư Đảng ủy Khối … - A`, `Bí thư Tỉnh ủy A`, `A làm Trưởng ban`.

use std::collections::HashSet;

use super::bodies::{Around, Bodies, Named};
use super::elected;
use super::people::People;
use super::reading::{Read, Reading, with_inner};
use crate::facts::Post;
use crate::recognize::mention::{BodyMention, Mention, RoleMention, What};
use crate::recognize::words::{Marked, Sort};
use crate::text::{Token, TokenKind, key};

/// The posts of an article, one entry a person, role and body: roles beside a name, and seats in elected committees.
/// Beside them the bodies that they are held at, as the words around name them.
pub(super) fn posts(reading: &Reading<'_>, people: &People, bodies: &Bodies<'_>) -> (Vec<Post>, Vec<Named>) {
    let mut out = Listed::default();
    let mut named_bodies: Vec<Named> = Vec::new();
    for read in &reading.sentences {
        let side = institution_of_sentence(reading, read, bodies);
        for (person, roles) in chains(reading, read) {
            let What::Person(named) = &read.mentions[person].what else { continue };
            let Some(name) = people.name(&named.name) else { continue };
            let chain: Vec<&RoleMention> = roles.iter().filter_map(|i| role_of(&read.mentions[*i])).collect();
            for (n, role) in chain.iter().enumerate() {
                let organization = body_of_role(role, &chain, n, bodies, reading, side.as_deref());
                let concept = reading.words.get(role.concept);
                if organization.is_none() && concept.is_some_and(|c| c.is("needsBody")) {
                    continue;
                }
                let spans = roles.iter().chain([&person]).map(|i| &read.mentions[*i]);
                let (from, to) = spans.fold((usize::MAX, 0), |(f, t), m| (f.min(m.start), t.max(m.end)));
                let post = Post {
                    person: name.to_owned(),
                    role: role.name.clone(),
                    organization: organization.as_ref().map(|o| o.name.clone()),
                    since: None,
                    former: role.former || is_left(reading, &read.mentions[roles[n]]),
                    evidence: reading.passage(from, to, "post"),
                };
                out.add(post);
                named_bodies.extend(organization);
            }
        }
    }
    for seat in elected::seats(reading, people, bodies) {
        // In the list of a new committee a bare `Ủy viên` is that seat.
        out.list.retain(|p| p.person != seat.person || p.role == seat.role || !seat.role.starts_with(&p.role));
        out.add(seat);
    }
    // A role without a body says nothing new where the same role is named with one.
    let whole: HashSet<(String, String)> =
        out.list.iter().filter(|p| p.organization.is_some()).map(person_and_role).collect();
    out.list.retain(|p| p.organization.is_some() || !whole.contains(&person_and_role(p)));
    (out.list, named_bodies)
}

/// `thôi giữ chức Bí thư`: the post is given up.
fn is_left(reading: &Reading<'_>, role: &Mention) -> bool {
    (role.start.saturating_sub(4)..role.start).any(|i| reading.text.says(i, "thôi"))
}

fn person_and_role(post: &Post) -> (String, String) {
    (key(&post.person), key(&post.role))
}

/// Posts in order of appearance, each once.
#[derive(Default)]
struct Listed {
    list: Vec<Post>,
    /// Keys of person, role and seat.
    seen: HashSet<(String, String, Option<String>)>,
}

impl Listed {
    fn add(&mut self, post: Post) {
        let (person, role) = person_and_role(&post);
        if self.seen.insert((person, role, post.organization.as_deref().map(seat))) {
            self.list.push(post);
        }
    }
}

/// `Bí thư Đảng bộ` and `Bí thư Đảng ủy` of one institution are one seat: the first naming stands.
fn seat(organization: &str) -> String {
    let of_party = organization.strip_prefix("Đảng bộ ").or_else(|| organization.strip_prefix("Đảng ủy "));
    of_party.map_or_else(|| key(organization), |institution| format!("đảng · {}", key(institution)))
}

fn role_of(mention: &Mention) -> Option<&RoleMention> {
    match &mention.what {
        What::Role(role) => Some(role),
        _ => None,
    }
}

/// Person mentions of a sentence, each with the role mentions that stand beside it.
pub(super) fn chains(reading: &Reading<'_>, read: &Read) -> Vec<(usize, Vec<usize>)> {
    let (text, mentions) = (&reading.text, &read.mentions);
    let shared = shared(text, read);
    let mut taken = vec![false; mentions.len()];
    let mut out: Vec<(usize, Vec<usize>)> = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        if !matches!(mention.what, What::Person(_)) {
            continue;
        }
        let mut roles: Vec<usize> =
            shared.iter().filter(|s| s.role < i && mention.start < s.until).map(|s| s.role).collect();
        let own = roles.len();
        // Before the name, back over commas: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A`.
        let mut j = i;
        while j > 0 && !taken[j - 1] && role_of(&mentions[j - 1]).is_some_and(|r| !r.plural) {
            let gap = text.tokens.get(mentions[j - 1].end..mentions[j].start).unwrap_or_default();
            let near = gap.is_empty()
                || (j < i && gap.len() == 1 && (gap[0].is_mark(',') || gap[0].is_mark('/') || gap[0].is_dash()));
            let dashed = j == i
                && gap.len() == 1
                && (gap[0].is_dash() || gap[0].is_mark(':') || gap[0].text == "là")
                && opens_clause(read, text, &mentions[j - 1], j - 1);
            // `Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy A`: what stands behind `của` is someone else.
            let of_other = j < i && mentions[j - 1].start > 0 && text.says(mentions[j - 1].start - 1, "của");
            if !(near || dashed) || of_other {
                break;
            }
            j -= 1;
            roles.insert(own, j);
        }
        for r in &roles[own..] {
            taken[*r] = true;
        }
        // Behind the name.
        let mut end = mention.end;
        let mut k = i + 1;
        if let (Some(body), Some(role)) = (mentions.get(k), mentions.get(k + 1))
            && matches!(body.what, What::Body(_))
            && role_of(role).is_some()
            && is_appointed_by(text, end, body, role)
        {
            end = body.end;
            k += 1;
        }
        while let Some(next) = mentions.get(k) {
            let Some(role) = role_of(next) else { break };
            if role.plural || !is_apposition(text, end, next.start) || belongs_to_next(text, mentions, k) {
                break;
            }
            taken[k] = true;
            roles.push(k);
            end = next.end;
            k += 1;
        }
        out.push((i, roles));
    }
    out
}

/// A role that several people share.
struct Shared {
    role: usize,
    until: usize,
}

/// `các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, …; B, …` up to the next such role; `các Phó Giám đốc A, B;` up to the
/// semicolon.
fn shared(text: &Marked<'_>, read: &Read) -> Vec<Shared> {
    let mut out: Vec<Shared> = Vec::new();
    for (i, mention) in read.mentions.iter().enumerate() {
        let after_many = mention.start > 0 && text.says(mention.start - 1, "các");
        if !role_of(mention).is_some_and(|r| r.plural || after_many) {
            continue;
        }
        let colon = text.is_mark(mention.end, &[':']);
        let beside =
            read.mentions.get(i + 1).is_some_and(|m| m.start == mention.end && matches!(m.what, What::Person(_)));
        if !(colon || beside) {
            continue;
        }
        for earlier in &mut out {
            earlier.until = earlier.until.min(mention.start);
        }
        let stop = |at: &usize| text.is_mark(*at, &[';']);
        let next_role = read.mentions[i + 1..].iter().find(|m| role_of(m).is_some()).map(|m| m.start);
        let until =
            if colon { None } else { (mention.end..read.sentence.end).find(stop).into_iter().chain(next_role).min() };
        out.push(Shared { role: i, until: until.unwrap_or(read.sentence.end) });
    }
    out
}

/// Whether the role begins its clause, so that a dash behind it leads to the name.
fn opens_clause(read: &Read, text: &Marked<'_>, role: &Mention, index: usize) -> bool {
    let before = role.start.checked_sub(1).and_then(|i| text.tokens.get(i));
    let follows_person = index > 0
        && matches!(read.mentions[index - 1].what, What::Person(_))
        && role.start - read.mentions[index - 1].end <= 1;
    !follows_person
        && (role.start == read.sentence.start
            || before.is_some_and(|t| {
                t.is_mark(',')
                    || t.is_mark(';')
                    || t.is_mark(':')
                    || t.kind == TokenKind::LineEnd
                    || t.kind == TokenKind::Word
            }))
}

/// Words of being, becoming and being made something, which may stand between a name and a role.
const BECOMING: [&str; 52] = [
    "là", "kiêm", "đồng", "thời", "làm", "và", "giữ", "chức", "vụ", "danh", "hiện", "tái", "cùng", "trúng", "cử",
    "bầu", "được", "điều", "động", "bổ", "nhiệm", "chỉ", "định", "phân", "công", "luân", "chuyển", "tín", "nhiệm",
    "giao", "quyền", "trở", "thành", "đảm", "nhận", "đã", "vừa", "tiếp", "tục", "đắc", "thôi", "đang", "từng", "hiện",
    "nay", "tham", "gia", "đều", "bổ", "sung", "trách", "lại",
];

/// Only marks and words of becoming stand between.
fn is_apposition(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let gap = text.tokens.get(from..to).unwrap_or_default();
    let fits = |t: &Token<'_>| match t.kind {
        TokenKind::Mark => ['/', '(', ':', '|', ','].iter().any(|m| t.is_mark(*m)) || t.is_dash(),
        TokenKind::Word => BECOMING.contains(&t.text.to_lowercase().as_str()),
        _ => false,
    };
    let comma_is = gap.len() == 2 && gap[0].is_mark(',') && gap[1].text == "là";
    gap.len() <= 12 && gap.iter().all(fits) && !comma_is && !(gap.len() == 1 && gap[0].text == "và")
}

/// `A được Tỉnh ủy chỉ định giữ chức Bí thư …`: the body that appoints stands between a name and a role.
fn is_appointed_by(text: &Marked<'_>, name: usize, body: &Mention, role: &Mention) -> bool {
    let passive = text.says(body.start.wrapping_sub(1), "được") && body.start - name <= 4;
    passive && role.start > body.end && is_apposition(text, body.end, role.start)
}

/// Whether the role leads, over further roles joined by commas, straight to the next name.
fn belongs_to_next(text: &Marked<'_>, mentions: &[Mention], role: usize) -> bool {
    let (mut at, mut first) = (role, true);
    let opens = mentions[role].start;
    let after_mark =
        opens.checked_sub(1).and_then(|i| text.tokens.get(i)).is_some_and(|t| t.is_mark(',') || t.is_mark(';'));
    while let Some(next) = mentions.get(at + 1) {
        let gap = text.tokens.get(mentions[at].end..next.start).unwrap_or_default();
        match &next.what {
            What::Person(_) => return gap.is_empty() && after_mark && (first || role_of(&mentions[role]).is_some()),
            What::Role(_) if gap.len() == 1 && gap[0].is_mark(',') => at += 1,
            _ => return false,
        }
        first = false;
    }
    false
}

/// The body that a role in a chain is held at; `sentence` says of which institution the sentence speaks.
pub(super) fn body_of_role(
    role: &RoleMention,
    chain: &[&RoleMention],
    n: usize,
    bodies: &Bodies<'_>,
    reading: &Reading<'_>,
    sentence: Option<&str>,
) -> Option<Named> {
    let concept = reading.words.get(role.concept)?;
    let institution = chain_institution(chain, bodies).or_else(|| sentence.map(str::to_owned));
    let around = Around { institution, committee: chain_committee(chain, n, bodies, reading) };
    if let Some(body) = &role.body {
        if body.is_bare()
            && reading.words.get(body.head).is_some_and(|c| c.is("beside"))
            && let Some(named) = bodies.beside(body, chain_body(chain, bodies))
        {
            return Some(named);
        }
        let own = (body.is_bare() && body.head_name == "Đảng ủy").then(|| committee_beside(chain, bodies)).flatten();
        return own.or_else(|| bodies.complete_in(body, &around));
    }
    if let Some(committee) = concept.value("committee") {
        return committee_in_chain(committee, chain, bodies).or_else(|| match committee {
            "Đảng ủy" => committee_beside(chain, bodies).or_else(|| bodies.party_body(committee, &around)),
            _ => bodies.committee(committee),
        });
    }
    match concept.value("heldAt") {
        Some("party") => {
            let later = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref());
            later
                .and_then(|b| party_beside(b, bodies, &around))
                .or_else(|| bodies.branch())
                .or_else(|| bodies.party_body("Đảng ủy", &around))
        }
        Some("branch") => bodies.branch(),
        Some("institution") => institution_beside(chain, n, bodies).or_else(|| bodies.host()),
        Some("none") => None,
        _ => body_behind(chain, n, bodies).or_else(|| bodies.organizer.clone()),
    }
}

/// In `Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện` the institution that another role of the chain is held at or in.
fn institution_beside(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let (before, behind) = chain.split_at_checked(n)?;
    let near = behind.iter().skip(1).chain(before.iter().rev()).filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    near.flat_map(with_inner).find(|b| bodies.is_institution(b.head)).and_then(|b| bodies.complete(b))
}

/// In `Phó Chủ tịch, Tổng Thư ký Hội X` the body of the next role.
fn body_behind(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let next = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref())?;
    bodies.complete(next).filter(|named| !named.kind.starts_with("party"))
}

/// In `Phó Bí thư, Chủ tịch UBND huyện` the committee of the level; in `Ủy viên Ban Thường vụ, Phó Bí thư Đảng ủy` the same.
fn party_beside(body: &BodyMention, bodies: &Bodies<'_>, around: &Around) -> Option<Named> {
    let party = with_inner(body).find(|b| matches!(bodies.kind(b.head).as_str(), "party-committee" | "party-branch"));
    match party {
        Some(party) => bodies.complete_in(party, around),
        None => bodies.committee_beside(body),
    }
}

/// `Bí thư Đảng ủy, Chủ tịch UBND xã` means the committee of the commune; beside `Chủ tịch UBND tỉnh` the Đảng ủy of the
/// UBND, where the text names one.
fn committee_beside(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let others = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    let commune = others().find_map(|b| bodies.committee_beside(b)).filter(|n| n.name.starts_with("Đảng ủy"));
    commune.or_else(|| others().filter(|b| !b.is_bare()).find_map(|b| bodies.named_committee_of(b)))
}

fn committee_in_chain(committee: &str, chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let mut named = chain.iter().filter_map(|r| r.body.as_ref()).flat_map(with_inner);
    named.find(|b| b.head_name == committee && !b.is_bare()).and_then(|b| bodies.complete(b))
}

/// The party committee that another role of the chain is held at: the nearest before, else behind.
fn chain_committee(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>, reading: &Reading<'_>) -> Option<String> {
    let (before, behind) = chain.split_at_checked(n)?;
    before.iter().rev().chain(behind.iter().skip(1)).filter(|r| !r.former).find_map(|role| {
        let of_role = || reading.words.get(role.concept)?.value("committee").and_then(|c| bodies.committee(c));
        let is_committee = |b: &&BodyMention| bodies.kind(b.head) == "party-committee" && !bodies.is_organ(b.head);
        let body = role.body.as_ref().and_then(|b| with_inner(b).find(is_committee));
        body.and_then(|b| bodies.complete(b)).or_else(of_role).map(|n| n.name)
    })
}

/// The institution that a chain names, other than party bodies.
fn chain_institution(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<String> {
    let mut all = chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    let institution = |b: &&BodyMention| b.inner.is_none() && bodies.is_institution(b.head);
    all.find(institution).and_then(|b| bodies.complete(b)).map(|n| n.name)
}

/// The body other than the party's that a chain names.
fn chain_body(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let mut all = chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    let other = |b: &&BodyMention| !bodies.kind(b.head).starts_with("party");
    all.find(other).and_then(|b| bodies.complete(b))
}

/// The institution that a sentence turns to before it names anyone: `Tại điểm cầu Bệnh viện X có …`.
pub(super) fn institution_of_sentence(reading: &Reading<'_>, read: &Read, bodies: &Bodies<'_>) -> Option<String> {
    let first = read.mentions.iter().find(|m| !matches!(m.what, What::Body(_)))?;
    let side = |at: usize| reading.text.longest(at, Sort::PartVerb).is_some_and(|v| reading.effect(v) == "side");
    let named = read.mentions.iter().take_while(|m| m.start < first.start).find_map(|m| match &m.what {
        What::Body(body) if bodies.is_institution(body.head) && !body.qualifiers.is_empty() => Some(body),
        _ => None,
    })?;
    (read.sentence.start..named.start).any(side).then(|| bodies.complete(named)).flatten().map(|n| n.name)
}
