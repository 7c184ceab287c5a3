//! The roles behind a name.

use super::between::{BECOMING, behind_age, behind_aside, behind_bracket, behind_charge, behind_titles, is_apposition};
use super::role_of;
use crate::recognize::mention::{Mention, What};
use crate::recognize::term;
use crate::recognize::words::{Marked, Sort};
use crate::text::TokenKind;

/// The roles behind a name, over marks and words of becoming, and over a body that appoints.
///
/// `titled` says that roles stand before the name too: then what stands between this name and the next belongs to the next.
pub(super) fn behind(text: &Marked<'_>, mentions: &[Mention], person: usize, titled: bool) -> Vec<usize> {
    let mut roles = Vec::new();
    let (mut end, mut at) = (mentions[person].end, person + 1);
    // `con trai ông B (Trưởng phòng)`: what stands in brackets behind a name is its own.
    let bracket = |m: &Mention| text.is_mark(m.end, &['(']);
    if is_aside(text, &mentions[person]) && !bracket(&mentions[person]) {
        return (at..own_of_aside(text, mentions, person)).collect();
    }
    // `anh A (kỹ thuật viên khoa B) trở thành Bí thư …`: over bodies in brackets.
    if let Some(behind) = behind_bracket(text, mentions, at, end) {
        (end, at) = behind;
    }
    // `Đồng chí A (bên trái) – Bí thư Chi bộ`, `A (báo cáo viên) – Ủy viên Ban Thường vụ`: over words on the picture or on A.
    if let Some(behind) = behind_aside(text, end) {
        end = behind;
        at = mentions.partition_point(|m| m.start < behind);
    }
    if gives_office(text, mentions, person) {
        return roles;
    }
    // `Bà A (em gái ông B) được bổ nhiệm …`, `ông A (32 tuổi) con trai ông B được …`
    let near = |m: &&Mention| m.start <= behind_age(text, end) + LONGEST_KIN && !bracket(m);
    if mentions.get(at).filter(|m| is_aside(text, m)).is_some_and(|m| near(&m)) {
        at = own_of_aside(text, mentions, at);
        let behind = mentions[at - 1].end;
        end = if text.is_mark(behind, &[')']) { behind + 1 } else { behind };
    }
    loop {
        if let Some((role, behind)) = handed_over(text, mentions, at, end) {
            at = role;
            end = behind;
        }
        if let (Some(body), Some(next)) = (mentions.get(at), mentions.get(at + 1))
            && matches!(body.what, What::Body(_))
            && is_appointed_by(text, end, body, next)
        {
            end = body.end;
            at += 1;
        }
        // `đại biểu Quốc hội thuộc Đoàn đại biểu tỉnh X, Ủy viên …`: over the body that he belongs to.
        if let Some(body) = mentions.get(at).filter(|m| matches!(m.what, What::Body(_)) && belongs(text, end, m.start))
        {
            end = body.end;
            at += 1;
        }
        // `tham gia Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ, giữ chức Bí thư`: over the bodies that he joins.
        while let Some(body) = mentions.get(at).filter(|m| matches!(m.what, What::Body(_)) && joins(text, end, m.start))
        {
            end = term::behind(text, body.end);
            at += 1;
        }
        if let Some(behind) = behind_charge(text, end) {
            end = behind;
            at = mentions.partition_point(|m| m.start < behind);
        }
        if let Some(behind) = behind_titles(text, end) {
            end = behind;
            at = mentions.partition_point(|m| m.start < behind);
        }
        if let Some((role, behind)) = in_capacity(text, mentions, at, end) {
            (at, end) = (role, behind);
        }
        let joined = |at: usize, end: usize| {
            let next = mentions.get(at).filter(|m| role_of(m).is_some_and(|r| !r.plural));
            next.is_some_and(|next| is_apposition(text, end, next.start))
        };
        if !joined(at, end)
            && let Some((role, behind)) = takes_office(text, mentions, at, end, !roles.is_empty())
        {
            (at, end) = (role, behind);
        }
        if !joined(at, end) || belongs_to_next(text, mentions, at, titled) {
            break;
        }
        let next = &mentions[at];
        roles.push(at);
        // `Phó Bí thư nhiệm kỳ VIII đã trúng cử chức Bí thư`
        end = term::behind(text, next.end);
        at += 1;
    }
    roles
}

/// Someone named in passing: behind a word of kinship (`con trai ông B`), or in brackets behind small words (`(em gái ông B)`).
pub(in crate::relate) fn is_aside(text: &Marked<'_>, mention: &Mention) -> bool {
    if !matches!(mention.what, What::Person(_)) {
        return false;
    }
    let kin = |i: usize| text.longest(i, Sort::Kin).is_some_and(|m| m.end == mention.start);
    if (mention.start.saturating_sub(2)..mention.start).any(kin) {
        return true;
    }
    if !text.is_mark(mention.end, &[')']) {
        return false;
    }
    let open = (mention.start.saturating_sub(LONGEST_KIN)..mention.start).rev().find(|i| text.is_mark(*i, &['(']));
    let small = |i: usize| text.tokens[i].kind == TokenKind::Word && !text.is_capitalised(i);
    open.is_some_and(|open| open + 1 < mention.start && (open + 1..mention.start).all(small))
}

/// `A, em trai bà B - nguyên Bí thư Huyện ủy, Giám đốc Sở X`: the index behind the roles that only marks part from the
/// name of someone named in passing, which are his own.
fn own_of_aside(text: &Marked<'_>, mentions: &[Mention], person: usize) -> usize {
    let joined = |at: &usize| {
        let end = mentions[at - 1].end;
        let mark = text.is_mark(end, &[',']) || text.is_dash(end);
        mark && mentions[*at].start == end + 1 && role_of(&mentions[*at]).is_some_and(|r| !r.plural)
    };
    (person + 1..mentions.len()).take_while(joined).last().unwrap_or(person) + 1
}

/// Words that tell whose kin someone is (`con trai út của`).
const LONGEST_KIN: usize = 6;

/// `A được Bí thư Tỉnh ủy B trao quyết định giữ chức …`, `A được Chủ tịch UBND tỉnh B bổ nhiệm làm …`: the role that
/// someone with an office hands over, and the token behind the words of handing over.
fn handed_over(text: &Marked<'_>, mentions: &[Mention], at: usize, end: usize) -> Option<(usize, usize)> {
    let giver = mentions.get(at).filter(|m| m.start > end && m.start <= end + 4 && text.says(m.start - 1, "được"))?;
    let before = (end..giver.start - 1).all(|i| text.is_mark(i, &[',']) || BECOMING.contains(&text.small(i)));
    let name = (at..mentions.len().min(at + MANY_OFFICES)).find(|i| matches!(mentions[*i].what, What::Person(_)))?;
    let offices = mentions[at..name].iter().all(|m| role_of(m).is_some());
    let gap = mentions[name].end;
    let hands = if text.says_all(gap, &["trao", "quyết", "định"]) { gap + 3 } else { gap };
    let given = mentions.get(name + 1).filter(|m| role_of(m).is_some() && m.start > hands)?;
    let leads = hands > gap || appoints(text, gap);
    (before && offices && leads && is_apposition(text, hands, given.start)).then_some((name + 1, hands))
}

/// `A được Chủ tịch UBND tỉnh B bổ nhiệm làm Giám đốc Sở X`: whether the name is that of someone who gives another an
/// office.
fn gives_office(text: &Marked<'_>, mentions: &[Mention], person: usize) -> bool {
    if !appoints(text, mentions[person].end) {
        return false;
    }
    let joined = |at: &usize| role_of(&mentions[*at]).is_some() && mentions[*at].end == mentions[at + 1].start;
    let first = (0..person).rev().take_while(joined).last().unwrap_or(person);
    text.says(mentions[first].start.wrapping_sub(1), "được")
}

/// Whether a verb of giving someone an office stands at a token.
fn appoints(text: &Marked<'_>, at: usize) -> bool {
    [["bổ", "nhiệm"], ["điều", "động"], ["phân", "công"], ["chỉ", "định"]].iter().any(|verb| text.says_all(at, verb))
}

/// Offices that may stand before the name of whoever hands a decision over, with the name.
const MANY_OFFICES: usize = 5;

/// `A nhận nhiệm vụ tại Ban B với cương vị Phó Trưởng ban`: the role behind the body that someone goes to, and the token behind
/// the words that lead to it.
fn in_capacity(text: &Marked<'_>, mentions: &[Mention], at: usize, end: usize) -> Option<(usize, usize)> {
    let body = mentions.get(at).filter(|m| matches!(m.what, What::Body(_)) && m.start <= end + LONGEST_MOVE)?;
    let at_body = text.says(body.start - 1, "tại") || text.says(body.start - 1, "ở");
    let moves =
        (end..body.start).any(|i| text.says_all(i, &["nhận", "nhiệm", "vụ"]) || text.says_all(i, &["công", "tác"]));
    let words = [["cương", "vị"], ["chức", "vụ"], ["vai", "trò"], ["chức", "danh"]];
    let capacity = text.says(body.end, "với") && words.iter().any(|two| text.says_all(body.end + 1, two));
    let role = mentions.get(at + 1).filter(|m| role_of(m).is_some() && m.start == body.end + 3)?;
    (at_body && moves && capacity).then_some((at + 1, role.start))
}

/// Tokens between a name and the body that someone goes to.
const LONGEST_MOVE: usize = 8;

/// `A, cán bộ huấn luyện của Trung đoàn B giữ chức Trưởng ban`: the role behind `giữ chức`, over an office behind a comma or
/// dash, or behind a role, that the ontology does not know, and the token where those words begin.
fn takes_office(
    text: &Marked<'_>,
    mentions: &[Mention],
    at: usize,
    end: usize,
    behind_role: bool,
) -> Option<(usize, usize)> {
    if !(behind_role || text.is_mark(end, &[',']) || text.is_dash(end)) {
        return None;
    }
    let takes = (end..end + LONGEST_OFFICE).find(|i| text.says_all(*i, &["giữ", "chức"]))?;
    // `đã trao Quyết định về việc điều động cán bộ giữ chức …`, `được giới thiệu để bầu giữ chức …`: no office.
    let agreed = |i: usize| text.says_all(i, &["hiệp", "thương"]);
    let done = |i: usize| text.is(i, Sort::PartVerb) && !agreed(i) && !BECOMING.contains(&text.small(i));
    let planned =
        |i: usize| !agreed(i + 1) && ["sẽ", "để", "việc", "giới", "kiến", "ứng"].iter().any(|w| text.says(i, w));
    let ends = |i: usize| {
        text.is_mark(i, &['.', ';', ':']) || text.tokens[i].kind == TokenKind::LineEnd || done(i) || planned(i)
    };
    let role = at + mentions[at..].partition_point(|m| m.start < takes);
    let other = mentions[at..role].iter().any(|m| matches!(m.what, What::Person(_)));
    let leads = mentions.get(role).is_some_and(|m| is_apposition(text, takes, m.start));
    (leads && !other && !(end..takes).any(ends)).then_some((role, takes))
}

/// Tokens of the longest office that is not known.
const LONGEST_OFFICE: usize = 24;

/// `A được Tỉnh ủy chỉ định giữ chức Bí thư …`: the body that appoints stands between a name and a role.
/// `… chỉ định tham gia Ban Chấp hành, giữ chức Bí thư`: another body that he joins may come first.
fn is_appointed_by(text: &Marked<'_>, name: usize, body: &Mention, next: &Mention) -> bool {
    let passive = text.says(body.start.wrapping_sub(1), "được") && body.start - name <= 4;
    let leads = role_of(next).is_some() && is_apposition(text, behind_approval(text, body.end), next.start);
    let joins = matches!(next.what, What::Body(_)) && joins(text, body.end, next.start);
    passive && next.start > body.end && (leads || joins)
}

/// Behind `phê chuẩn` of the body that approves (`A được Quốc hội phê chuẩn làm Thẩm phán`).
fn behind_approval(text: &Marked<'_>, at: usize) -> usize {
    if text.says_all(at, &["phê", "chuẩn"]) { at + 2 } else { at }
}

/// Nothing but `thuộc` before a body, or words of moving to it (`điều động đến nhận công tác tại`).
fn belongs(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let moves = to > from + 1 && text.says_all(to - 3, &["công", "tác", "tại"]) && is_apposition(text, from, to - 1);
    to == from + 1 && text.says(from, "thuộc") || moves
}

/// `tham gia` or `vào` before a body, or a mark between it and another that is joined.
fn joins(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let joins = (to.saturating_sub(2)..to).any(|i| text.says_all(i, &["tham", "gia"]));
    let into = to == from + 1 && text.says(from, "vào");
    let row = to == from + 1
        && (text.is_mark(from, &[',']) || text.says(from, "và"))
        && (from.saturating_sub(12)..from).any(|i| text.says_all(i, &["tham", "gia"]) || text.says(i, "vào"));
    (joins && is_apposition(text, from, to)) || into || row
}

/// Whether the role leads, over further roles joined by commas or dashes, straight to the next name, as does that of `A, bầu
/// bổ sung Phó Bí thư B giữ chức …`. Behind a name that has
/// no role before it (`A, Bí thư Tỉnh ủy, Chủ tịch Hội X B`) only what is joined to the next name by dashes is the next's.
fn belongs_to_next(text: &Marked<'_>, mentions: &[Mention], role: usize, titled: bool) -> bool {
    let opens = mentions[role].start;
    let before = opens.checked_sub(1).and_then(|i| text.tokens.get(i));
    let direct =
        || mentions.get(role + 1).is_some_and(|m| m.start == mentions[role].end && matches!(m.what, What::Person(_)));
    if before.is_some_and(|t| ["sung", "bầu"].contains(&&*t.text)) && direct() {
        return !(opens.saturating_sub(6)..opens).any(|i| text.says(i, "được"));
    }
    // `chức vụ Phó Thủ tướng với ông B`
    let given = || {
        (mentions[role].end..mentions[role].end + 2).any(|i| text.says(i, "với"))
            && mentions
                .get(role + 1)
                .is_some_and(|m| m.start <= mentions[role].end + 2 && matches!(m.what, What::Person(_)))
    };
    if before.is_some_and(|t| ["vụ", "danh", "chức"].contains(&&*t.text)) && given() {
        return true;
    }
    if !before.is_some_and(|t| t.is_mark(',') || t.is_mark(';')) {
        return false;
    }
    // `A – Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy đồng chí B – Bí thư …`: the comma between them is lost.
    let parted = |next: &Mention| {
        let of_a = role.checked_sub(2).and_then(|a| mentions.get(a));
        let of_a = of_a.is_some_and(|a| matches!(a.what, What::Person(_)) && text.is_dash(a.end));
        of_a && matches!(&next.what, What::Person(p) if p.addressed) && text.is_dash(next.end)
    };
    let mut at = role;
    while let Some(next) = mentions.get(at + 1) {
        let gap = text.tokens.get(mentions[at].end..next.start).unwrap_or_default();
        match (&next.what, gap) {
            // `Phó Chủ tịch UBND thành phố A, Giám đốc Đại học X, GS.TS B đã …`: each office stands before its name.
            (What::Person(person), [mark]) if mark.is_mark(',') => {
                return titled && !person.titles.is_empty() && behind(text, mentions, at + 1, false).is_empty();
            }
            (What::Person(_), gap) => return gap.is_empty() && !parted(next),
            (What::Role(_), [mark]) if mark.is_dash() || (titled && mark.is_mark(',')) => at += 1,
            _ => return false,
        }
    }
    false
}
