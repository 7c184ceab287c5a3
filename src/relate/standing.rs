//! Bodies that stand by themselves in a sentence, beside no role.
//!
//! Forms: `Đảng ủy, Ban Giám đốc Bệnh viện X` (the institution stands at the end of the row), `Đảng bộ, chính quyền và nhân
//! dân tỉnh X` (all of a place, and nothing of the host).

use super::bodies::{Around, Bodies, Named};
use super::reading::{Read, Reading, with_inner};
use crate::recognize::mention::{BodyMention, What};

/// The whole name of a body of a sentence's mention.
pub(super) fn whole(
    reading: &Reading<'_>,
    read: &Read,
    mention: usize,
    body: &BodyMention,
    bodies: &Bodies<'_>,
) -> Option<Named> {
    if !body.is_bare() {
        return bodies.complete(body);
    }
    // `đại hội Đảng bộ các cấp`
    if reading.text.says_all(body.end, &["các", "cấp"]) {
        return None;
    }
    if is_all_of_place(reading, body) && bodies.institution.is_some() {
        return None;
    }
    let institution = seat_of_row(reading, read, mention, bodies);
    // `Ban Tổ chức` alone is that of the event.
    if institution.is_none() && reading.words.get(body.head).is_some_and(|head| head.is("arm")) {
        return None;
    }
    bodies.complete_in(body, &Around { institution, at: body.start, ..Around::default() })
}

/// `Đảng bộ, chính quyền và nhân dân`, `Đảng bộ và nhân dân`, `Đảng bộ, quân và dân`.
fn is_all_of_place(reading: &Reading<'_>, body: &BodyMention) -> bool {
    let text = &reading.text;
    let joined = text.is_mark(body.end, &[',', '-', '–']) || text.says(body.end, "và");
    let behind = body.end + 1;
    joined
        && (text.says_all(behind, &["chính", "quyền"])
            || text.says_all(behind, &["nhân", "dân"])
            || text.says_all(behind, &["quân", "và"])
            || text.says_all(behind, &["quân", "dân"])
            || text.says_all(behind, &["các", "dân", "tộc"]))
}

/// No row of bodies of one house is longer.
const LONGEST_ROW: usize = 6;

/// The whole name of the institution that the last of a row of bodies names: `Đảng ủy, Ban Giám đốc và Công đoàn Bệnh viện X`.
fn seat_of_row(reading: &Reading<'_>, read: &Read, mention: usize, bodies: &Bodies<'_>) -> Option<String> {
    let text = &reading.text;
    let mut end = read.mentions.get(mention)?.end;
    for next in read.mentions[mention + 1..].iter().take(LONGEST_ROW) {
        let joined = next.start == end + 1 && (text.is_mark(end, &[',', '-', '–']) || text.says(end, "và"));
        let What::Body(body) = &next.what else { return None };
        if !joined || body.plural {
            return None;
        }
        if let Some(seat) = with_inner(body).skip(1).find(|b| bodies.is_institution(b.head)) {
            return bodies.complete(seat).map(|n| n.name);
        }
        end = next.end;
    }
    None
}
