//! Roles before several names that are all of theirs.

use super::between::{BECOMING, behind_when};
use super::role_of;
use crate::recognize::mention::{Mention, RoleMention, What};
use crate::recognize::term;
use crate::recognize::words::{Marked, Sort};
use crate::relate::reading::{Read, Reading};
use crate::text::TokenKind;

/// A role that several people share.
pub(super) struct Shared {
    /// Index of the mention.
    pub role: usize,
    /// Index of the token up to which names share it.
    pub until: usize,
    /// Whether it is a membership, which an office named behind it does not end.
    membership: bool,
}

/// `các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, …; B, …` up to the next such role; `các Phó Giám đốc A, B;` up to the
/// semicolon.
pub(super) fn shared(reading: &Reading<'_>, read: &Read) -> Vec<Shared> {
    let (text, mentions) = (&reading.text, &read.mentions);
    let mut out: Vec<Shared> = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let first = at;
        at += 1;
        let mention = &mentions[first];
        let Some(role) = role_of(mention) else { continue };
        let on = is_given_to(text, read, mention);
        let many = role.plural || is_after_many(text, mention.start);
        if !(on || many || is_of_elected(text, mention)) {
            continue;
        }
        // `các đồng chí Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng: A; B`
        let row = if many { row_of_roles(text, mentions, first) } else { first };
        let end = mentions[row].end;
        // `ba Phó Chủ tịch còn lại gồm các ông A, B và C`
        let rest = text.says_all(end, &["còn", "lại"]) && role.name.starts_with("Phó ");
        let list = opens_list(text, if rest { end + 2 } else { end });
        let beside = many
            && mentions
                .get(first + 1)
                .is_some_and(|m| m.start == behind_is(text, mention.end) && matches!(m.what, What::Person(_)));
        if !(list || beside || on) {
            continue;
        }
        let last = if list { row } else { first };
        // `các Ủy viên Bộ Chính trị: Thủ tướng A; các Phó Thủ tướng: B, C`: an office does not end a membership.
        let membership = is_membership(reading, role);
        for earlier in out.iter_mut().filter(|s| membership || !s.membership) {
            earlier.until = earlier.until.min(mention.start);
        }
        // `có ba Phó Chủ tịch là ông A – R; ông B – S`: over semicolons too, as long as names follow.
        let by_name = list || beside && behind_is(text, mention.end) > mention.end;
        let named = |at: usize| {
            mentions
                .get(mentions.partition_point(|m| m.start < at))
                .is_some_and(|m| m.start <= at + 1 && matches!(m.what, What::Person(_)))
        };
        let stop = |at: &usize| text.is_mark(*at, &[';']) && !(by_name && named(at + 1));
        let next_role = mentions[last + 1..].iter().find(|m| role_of(m).is_some()).map(|m| m.start);
        let next_role = next_role.filter(|_| !(on || by_name));
        let other = on.then(|| next_act(text, mention.end, read.sentence.end)).flatten();
        let ends = || (mention.end..read.sentence.end).find(stop).into_iter().chain(next_role).chain(other).min();
        let until = if list {
            next_list(reading, read, end)
                .into_iter()
                .chain(next_addressed(reading, read, row).filter(|_| !membership))
                .chain(behind_row(reading, read, row))
                .min()
        } else {
            ends()
        };
        let until = until.unwrap_or(read.sentence.end);
        out.extend((first..=last).map(|role| Shared { role, until, membership }));
        at = last + 1;
    }
    out
}

/// Behind `là`, or `khác là`, `tái cử là`, at a token.
fn behind_is(text: &Marked<'_>, at: usize) -> usize {
    let is = behind_when(text, at);
    if text.says(is, "là") { is + 1 } else { at }
}

/// `các Ủy viên Trung ương: A; B; các đồng chí: C, …`: where a list of others begins behind a semicolon.
fn next_list(reading: &Reading<'_>, read: &Read, from: usize) -> Option<usize> {
    let text = &reading.text;
    let opens = |i: &usize| text.is_mark(*i, &[';']) && text.says(i + 1, "các");
    (from..read.sentence.end).filter(opens).find(|i| (i + 2..i + 5).any(|at| text.is_mark(at, &[':'])))
}

/// `các đồng chí Ủy viên Trung ương Đảng: A, B; Phó Tổng Biên tập Báo C D`: the semicolon behind names that commas
/// join, before an office.
fn behind_row(reading: &Reading<'_>, read: &Read, role: usize) -> Option<usize> {
    let (text, mentions) = (&reading.text, &read.mentions);
    let person = |at: usize| mentions.get(at).filter(|m| matches!(m.what, What::Person(_)));
    let joined =
        |at: usize| Some(text.is_mark(person(at)?.end, &[',']) && person(at)?.end + 1 == person(at + 1)?.start);
    let last = (role + 1..mentions.len()).find(|at| joined(*at) != Some(true))?;
    let end = person(last).filter(|_| last > role + 1)?.end;
    let office = mentions.get(last + 1).is_some_and(|m| m.start == end + 1 && role_of(m).is_some());
    (text.is_mark(end, &[';']) && office).then_some(end)
}

/// `các Phó Chủ tịch: A, B; đồng chí C – R`: where a form of address begins the name of another behind a semicolon, as none does
/// those of the list.
fn next_addressed(reading: &Reading<'_>, read: &Read, role: usize) -> Option<usize> {
    let text = &reading.text;
    let first = read.mentions.get(role + 1).filter(|m| matches!(&m.what, What::Person(p) if !p.addressed))?;
    let opens = |i: &usize| text.is_mark(*i, &[';']) && text.is(i + 1, Sort::Honorific);
    (first.end..read.sentence.end).find(opens)
}

/// `bầu bổ sung chức danh ủy viên UBND đối với ông A và ông B`, `bổ nhiệm Phó Chánh án cho các ông A, B`, the term perhaps
/// between
fn is_given_to(text: &Marked<'_>, read: &Read, role: &Mention) -> bool {
    let end = term::behind(text, role.end);
    let end = if text.is_mark(end, &[',']) { end + 1 } else { end };
    let verb = |words: &[&str]| (role.start.saturating_sub(2)..role.start).any(|i| words.contains(&text.small(i)));
    let with = text.says_all(end, &["đối", "với"]) || text.says_all(end, &["với", "các"]);
    (with && verb(&["danh", "vụ", "bầu", "sung", "chức", "nhiệm"])
        || text.says_all(end, &["cho", "các"]) && verb(&["danh", "vụ", "nhiệm"]))
        && !(read.sentence.start..role.start).any(|i| text.says(i, "thôi"))
}

/// `miễn nhiệm chức danh R đối với ông A, bầu ông B giữ chức S`, `… và chức danh S đối với ông B`: where another act
/// begins, or what is told of another.
fn next_act(text: &Marked<'_>, from: usize, to: usize) -> Option<usize> {
    let begins = |i: usize| {
        NEXT_ACT.iter().any(|w| text.says(i, w))
            || [["đồng", "thời"], ["bổ", "nhiệm"], ["phê", "chuẩn"]].iter().any(|words| text.says_all(i, words))
            || i > from + NEAR_WITH && text.says_all(i, &["đối", "với"])
            || text.is_mark(i, &['"', '”'])
    };
    let mut depth = 0_usize;
    (from..to).find(|i| {
        if text.is_mark(*i, &['(']) {
            depth += 1;
        } else if text.is_mark(*i, &[')']) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && begins(*i)
    })
}

/// Words with which a sentence goes on to why, or to whoever comes in their place.
const NEXT_ACT: [&str; 5] = ["bầu", "để", "do", "vì", "thay"];

/// Tokens from a role, over its term, to `đối với`.
const NEAR_WITH: usize = 10;

/// `các Phó Giám đốc`, `hai Phó Chủ tịch`, `5 ủy viên`, `năm Thứ trưởng`.
fn is_after_many(text: &Marked<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = &text.tokens[before];
    // `năm 2020 Chủ tịch …`, `năm` behind a noun: a year.
    let counted =
        token.kind == TokenKind::Number && token.text.len() <= 2 && !text.is_mark(before.wrapping_sub(1), &['/', '-']);
    let five = text.says(before, "năm") && before > 0 && ["có", "gồm", "với"].iter().any(|w| text.says(before - 1, w));
    // `Các đồng chí còn lại là Ủy viên Ban Chấp hành: A, B`, `các đồng chí là Ủy viên Ban Thường vụ: A, B`
    let back = |n: usize, words: &[&str]| before >= n && text.says_all(before - n, words);
    let rest = text.says(before, "là") && (back(2, &["còn", "lại"]) || back(3, &["các", "đồng", "chí"]));
    counted || five || rest || SEVERAL.iter().any(|w| text.says(before, w))
}

/// Words that say of a role behind them that several have it.
const SEVERAL: [&str; 8] = ["các", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín"];

/// `Bốn người được bầu làm Phó Bí thư gồm: A, B`
fn is_of_elected(text: &Marked<'_>, role: &Mention) -> bool {
    let before = role.start.saturating_sub(3)..role.start;
    before.into_iter().any(|i| ["bầu", "cử"].iter().any(|w| text.says(i, w)))
}

/// The last of a row of roles joined by commas or `và`.
fn row_of_roles(text: &Marked<'_>, mentions: &[Mention], first: usize) -> usize {
    let joined = |i: &usize| {
        let end = mentions[i - 1].end;
        role_of(&mentions[*i]).is_some()
            && mentions[*i].start == end + 1
            && (text.is_mark(end, &[',']) || text.says(end, "và"))
    };
    (first + 1..mentions.len()).take_while(joined).last().unwrap_or(first)
}

/// Whether a list of names opens behind a role: at a colon, or behind `gồm` (`Phó Chủ tịch được bầu bổ sung gồm ông A`).
fn opens_list(text: &Marked<'_>, end: usize) -> bool {
    let mut at = end;
    for _ in 0..FEW {
        // `các Phó Trưởng ban Ban X chuyên trách, gồm: …`
        let mark = text.longest(at, Sort::RoleMark).map(|mark| mark.end);
        match mark.unwrap_or_else(|| term::behind(text, at)) {
            next if next > at => at = next,
            _ if BECOMING.contains(&text.small(at)) || text.is_mark(at, &[',']) => at += 1,
            _ => break,
        }
    }
    text.is_mark(at, &[':']) || text.says(at, "gồm")
}

/// Words of becoming and terms that may stand between a role and `gồm`.
const FEW: usize = 10;

fn is_membership(reading: &Reading<'_>, role: &RoleMention) -> bool {
    reading.words.get(role.concept).is_some_and(|c| c.value("heldAt") == Some("party"))
}
