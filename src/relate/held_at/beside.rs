//! What the other roles beside a name tell of one.

use crate::recognize::mention::{BodyMention, RoleMention};
use crate::relate::bodies::{Around, Bodies, Named};
use crate::relate::reading::{Reading, with_inner};

/// In `Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện` the institution that another role of the chain is held at or in.
pub(super) fn institution_beside(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let (before, behind) = chain.split_at_checked(n)?;
    let near = behind.iter().skip(1).chain(before.iter().rev()).filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    near.flat_map(with_inner).find(|b| bodies.is_institution(b.head)).and_then(|b| bodies.complete(b))
}

/// In `Phó Chủ tịch, Tổng Thư ký Hội X` the body of the next role.
pub(super) fn body_behind(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let next = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref())?;
    // In `Phó Tổng Thư ký, Chánh Văn phòng Hội X` the body that the office is one of.
    let whole = if bodies.is_part(next.head) { next.inner.as_deref().unwrap_or(next) } else { next };
    bodies.complete(whole).filter(|named| !named.kind.starts_with("party"))
}

/// In `Phó Bí thư, Chủ tịch UBND huyện` the committee of the level; in `Ủy viên Ban Thường vụ, Phó Bí thư Đảng ủy` the same.
pub(super) fn party_beside(body: &BodyMention, bodies: &Bodies<'_>, around: &Around) -> Option<Named> {
    let party = with_inner(body).find(|b| matches!(bodies.kind(b.head), "party-committee" | "party-branch"));
    // In `Bí thư, Chánh Văn phòng Trung ương Đảng` the superior that the office's name tells.
    if let Some(above) = bodies.party_above(body) {
        return Some(above);
    }
    // In `Phó Bí thư, Trưởng ban Tuyên giáo Thành đoàn` the union.
    let union = || body.inner.as_deref().filter(|b| bodies.kind(b.head) == "youth-union");
    match party.or_else(union) {
        Some(party) => bodies.complete_in(party, around),
        None => bodies.committee_beside(body),
    }
}

/// `Bí thư Đảng ủy, Chủ tịch UBND xã` means the committee of the commune; beside `Chủ tịch UBND tỉnh` the Đảng ủy of the
/// UBND, where the text names one.
pub(super) fn committee_beside(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let others = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    let commune = others().find_map(|b| bodies.committee_beside(b)).filter(|n| n.name.starts_with("Đảng ủy"));
    commune.or_else(|| others().filter(|b| !b.is_bare()).find_map(|b| bodies.named_committee_of(b)))
}

pub(super) fn committee_in_chain(committee: &str, chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<Named> {
    let mut named = chain.iter().filter_map(|r| r.body.as_ref()).flat_map(with_inner);
    named.find(|b| b.head_name == committee && !b.is_bare()).and_then(|b| bodies.complete(b))
}

/// The party committee that another role of the chain is held at: the nearest before, else behind.
pub(super) fn chain_committee(
    chain: &[&RoleMention],
    n: usize,
    at: usize,
    reading: &Reading<'_>,
    bodies: &Bodies<'_>,
) -> Option<String> {
    let (before, behind) = chain.split_at_checked(n)?;
    before.iter().rev().chain(behind.iter().skip(1)).filter(|r| !r.former).find_map(|role| {
        let of_role = || reading.words.get(role.concept)?.value("committee").and_then(|c| bodies.committee(c, at));
        let is_committee = |b: &&BodyMention| bodies.kind(b.head) == "party-committee" && !bodies.is_organ(b.head);
        let body = role.body.as_ref().and_then(|b| with_inner(b).find(is_committee));
        body.and_then(|b| bodies.complete(b)).or_else(of_role).map(|n| n.name)
    })
}

/// The institution that a chain names, other than party bodies; else the association of the whole country.
pub(super) fn chain_institution(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<String> {
    let all = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    // In `Bí thư Đảng ủy, Chủ tịch Hội đồng quản trị Công ty X` the firm that the board is one of.
    let led = |b: &'_ BodyMention| bodies.is_organ(b.head) && !bodies.kind(b.head).starts_with("party");
    // In `Đảng ủy viên, Trưởng phòng Tổ chức cán bộ Sở X` the one that the office is in, in `Chủ tịch Hội đồng Trường X` the school.
    let council = |b: &'_ BodyMention| bodies.kind(b.head) == "other" && !bodies.is_institution(b.head);
    // In `Ủy viên Ban Thường vụ Đoàn trường, Phó Chủ tịch Hội Sinh viên Trường X` that of the union.
    let union = |b: &'_ BodyMention| matches!(bodies.kind(b.head), "mass-organization" | "trade-union" | "youth-union");
    let within = |b: &'_ BodyMention| led(b) || bodies.is_part(b.head) || council(b) || union(b);
    let whole = all().map(|b| b.inner.as_deref().filter(|_| within(b)).unwrap_or(b));
    let institution = |b: &&BodyMention| b.inner.is_none() && bodies.is_institution(b.head);
    let named = whole.into_iter().find(institution).and_then(|b| bodies.complete(b));
    let association = || {
        let last = all().filter_map(|b| with_inner(b).last()).filter(|b| bodies.kind(b.head) == "mass-organization");
        last.filter_map(|b| bodies.complete(b)).find(|n| n.name.ends_with("Việt Nam"))
    };
    named.or_else(association).map(|n| n.name)
}

/// The body other than the party's that a role behind one names, else one before.
pub(super) fn chain_body(chain: &[&RoleMention], n: usize, bodies: &Bodies<'_>) -> Option<Named> {
    let (before, behind) = chain.split_at_checked(n)?;
    let near = behind.iter().chain(before.iter().rev()).filter(|r| !r.former).filter_map(|r| r.body.as_ref());
    // In `Chánh Văn phòng, Chủ tịch Công đoàn Viện X` the institution whose union it is.
    near.filter(|b| !bodies.kind(b.head).starts_with("party")).find_map(|b| {
        let seat = b.inner.as_deref().filter(|_| bodies.kind(b.head) == "trade-union");
        bodies.complete(seat.unwrap_or(b))
    })
}

/// The level and place that a role of a chain names: `Bí thư Tỉnh ủy, Trưởng Đoàn đại biểu Quốc hội tỉnh A`.
pub(super) fn chain_place(chain: &[&RoleMention], bodies: &Bodies<'_>) -> Option<(String, String)> {
    let named = chain.iter().filter_map(|r| r.body.as_ref()).flat_map(with_inner);
    named
        .flat_map(|b| &b.qualifiers)
        .find_map(|q| bodies.split_level(q))
        .map(|(level, place)| (level.to_owned(), place.to_owned()))
}
