//! Roles behind the last of several names, which are all of theirs, or one each.

use super::{Chain, role_of};
use crate::recognize::mention::Mention;
use crate::recognize::words::{Marked, Sort};
use crate::relate::reading::Reading;
use crate::text::TokenKind;

/// `A và B cùng là Phó Bí thư`, `các bà A, B làm Phó Trạm trưởng`: those before B have the roles behind B too.
pub(super) fn share_back(
    reading: &Reading<'_>,
    mentions: &[Mention],
    person: usize,
    behind: &[usize],
    out: &mut [Chain],
) {
    let text = &reading.text;
    // What stands in brackets behind the last name is only its own.
    let made = |r: &usize| ["cùng", "đều", "làm", "giữ", "là"].iter().any(|w| says_before(text, mentions, *r, w));
    let from = behind.iter().position(made).unwrap_or_default();
    let Some(first) = behind.get(from) else { return };
    let says = |word: &str| says_before(text, mentions, *first, word);
    let together = says("cùng") || says("đều");
    let made = says("làm") || says("giữ") || says("là");
    let row = row(text, mentions, person, out);
    // `bổ sung bà A, R; ông B, S và bà C, T làm Thành viên …`: over the offices of each.
    // `ông A - R, ông B - S và ông C - T được bầu bổ sung chức danh U`: the same without a verb before them.
    let given = behind.iter().position(|r| is_given(text, mentions, *r)).unwrap_or(behind.len());
    let passive = behind.get(given).is_some_and(|r| says_before(text, mentions, *r, "được"))
        && text.says(mentions[person].start.wrapping_sub(1), "và");
    if (made || passive) && !says("lượt") {
        for chain in appointed(text, mentions, person, passive, out) {
            let roles = &mut out[chain].roles;
            let new = behind[given..].iter().filter(|role| !roles.contains(role)).copied().collect::<Vec<_>>();
            roles.extend(new);
        }
    }
    if let Some(before) = out.last_mut() {
        let last = before.roles.iter().chain([&before.person]).max().copied().unwrap_or(before.person);
        let mut between = (mentions[last].end..mentions[person].start).filter(|i| !text.is_dash(*i));
        // `bầu bà A - R, ông B - S làm T`
        let elected = || {
            let start = mentions[before.person].start;
            (start.saturating_sub(2)..start).any(|i| ["bầu", "sung", "cử", "định"].iter().any(|w| text.says(i, w)))
        };
        let joint = between.next().is_some_and(|i| text.says(i, "và") || text.is_mark(i, &[',']) && elected());
        let joined = last + 1 == person && joint && between.next().is_none();
        let own = before.roles.iter().any(|r| *r > before.person && is_given(text, mentions, *r));
        if joined && !own && !says("lượt") {
            let first = behind.iter().position(|r| is_given(text, mentions, *r)).unwrap_or(behind.len());
            before.roles.extend_from_slice(&behind[first..]);
        }
    }
    let many = row.first().is_some_and(|c| is_of_many(text, &mentions[out[*c].person]));
    // `ông A và ông B – đại biểu HĐND tỉnh`, `các ông A, B – Phó Chánh án`: each of them is one.
    let seats = || {
        let dash = mentions[*first].start == mentions[person].end + 1 && text.is_dash(mentions[person].end);
        let Some(role) = role_of(&mentions[*first]).filter(|_| dash) else { return false };
        let of_many = reading.words.get(role.concept).is_some_and(|concept| concept.is("ofMany"));
        let item = || row.first().is_some_and(|c| opens_item(text, &mentions[out[*c].person]));
        of_many || (many || item()) && ["Phó ", "Ủy viên "].iter().any(|one| role.name.starts_with(one))
    };
    // `ông A, B và C được bầu làm Phó Bí thư`, `đại tá A, đại tá B và trung tá C giữ chức Phó Giám đốc`
    // `bà A, ông B giữ chức Phó Giám đốc`: B is addressed as A is.
    let start = mentions[person].start;
    let addressed = text.is_mark(start.wrapping_sub(1), &[',']) && text.is(start, Sort::Honorific);
    let passive = passive || says("được") || says("chức");
    let given = made && passive && (addressed || text.says(start.wrapping_sub(1), "và"));
    if together || (made && many || given) && !says("lượt") || seats() {
        for chain in row {
            let roles = &mut out[chain].roles;
            let new = behind[from..].iter().filter(|role| !roles.contains(role)).copied().collect::<Vec<_>>();
            roles.extend(new);
        }
    }
}

/// `A, B, lần lượt là Bí thư và Phó Bí thư`: one role each, in this order. Gives the roles of the last of them.
pub(super) fn in_turn(
    text: &Marked<'_>,
    mentions: &[Mention],
    person: usize,
    roles: &[usize],
    out: &mut [Chain],
) -> Option<Vec<usize>> {
    let first = roles.iter().find(|r| **r > person)?;
    let turns = (mentions[person].end..mentions[*first].start).any(|i| text.says(i, "lượt"));
    let mut all: Vec<usize> = roles.iter().copied().filter(|r| r > &person).collect();
    // Roles joined by `và` end an apposition: the rest of the row stands behind them.
    let mut at = all.last()? + 1;
    while let Some(next) = mentions.get(at).filter(|m| turns && role_of(m).is_some()) {
        let gap = text.tokens.get(mentions[at - 1].end..next.start).unwrap_or_default();
        if !(gap.len() == 1 && (gap[0].text == "và" || gap[0].is_mark(','))) {
            break;
        }
        all.push(at);
        at += 1;
    }
    let row = row(text, mentions, person, out);
    if !turns || all.len() != row.len() + 1 {
        return None;
    }
    for (chain, role) in row.iter().zip(&all) {
        out[*chain].roles.push(*role);
    }
    all.last().map(|last| vec![*last])
}

/// `A - R và B - S được bầu giữ chức T`, `A, R và B, S làm T`: the role that is given, and not the one held before.
fn is_given(text: &Marked<'_>, mentions: &[Mention], role: usize) -> bool {
    ["được", "giữ", "làm", "trúng", "đắc"].iter().any(|w| says_before(text, mentions, role, w))
}

/// Whether a word stands between a mention and the one before it.
fn says_before(text: &Marked<'_>, mentions: &[Mention], mention: usize, word: &str) -> bool {
    (mentions[mention - 1].end..mentions[mention].start).any(|i| text.says(i, word))
}

/// The people before one, each with offices behind the name perhaps, back to the verb that gives all of them a role;
/// where that stands behind the last of them (`passive`), as far as commas join them.
fn appointed(text: &Marked<'_>, mentions: &[Mention], person: usize, passive: bool, out: &[Chain]) -> Vec<usize> {
    let verb = |at: usize| {
        let near = at.saturating_sub(3)..at;
        near.into_iter()
            .any(|i| text.says_all(i, &["bổ", "sung"]) || text.says_all(i, &["bổ", "nhiệm"]) || text.says(i, "bầu"))
    };
    let (mut all, mut next) = (Vec::new(), person);
    for (i, chain) in out.iter().enumerate().rev() {
        let last = chain.roles.iter().copied().chain([chain.person]).max().unwrap_or(chain.person);
        let mut gap = mentions[last].end..mentions[next].start;
        let joint = |i: usize| text.is_mark(i, &[',', ';']) || text.says(i, "và");
        // `ông A giữ chức R; ông B giữ chức S`: each is given one.
        let own = chain.roles.iter().any(|r| *r > chain.person && is_given(text, mentions, *r));
        let semicolon = passive && text.is_mark(mentions[last].end, &[';']);
        if own || semicolon || last + 1 != next || gap.is_empty() || !gap.all(joint) {
            return if passive && !own { all } else { Vec::new() };
        }
        all.push(i);
        if verb(mentions[chain.person].start) {
            return all;
        }
        next = chain.roles.iter().copied().chain([chain.person]).min().unwrap_or(chain.person);
    }
    if passive { all } else { Vec::new() }
}

/// The people right before one, joined by commas or `và`, without roles of their own behind their names, or with such in
/// brackets.
fn row(text: &Marked<'_>, mentions: &[Mention], person: usize, out: &[Chain]) -> Vec<usize> {
    let mut row = Vec::new();
    let mut next = person;
    for (i, chain) in out.iter().enumerate().rev() {
        let last = chain.roles.iter().copied().filter(|r| *r > chain.person).max();
        let end = mentions[last.unwrap_or(chain.person)].end;
        let bracketed = last.is_some() && text.is_mark(mentions[chain.person].end, &['(']) && text.is_mark(end, &[')']);
        let end = if bracketed { end + 1 } else { end };
        let gap = text.tokens.get(end..mentions[next].start).unwrap_or_default();
        let joined = match gap {
            [joint] => joint.is_mark(',') || joint.text == "và",
            [comma, and] => comma.is_mark(',') && and.text == "và",
            _ => false,
        };
        let beside = if bracketed { last.is_some_and(|r| r + 1 == next) } else { chain.person + 1 == next };
        if !beside || !joined {
            break;
        }
        row.insert(0, i);
        next = chain.person;
    }
    row
}

/// `…; TS A, TS B - Phó Hiệu trưởng`: the name opens an item of a list.
fn opens_item(text: &Marked<'_>, person: &Mention) -> bool {
    text.is_mark(person.start.wrapping_sub(1), &[';', ':'])
}

/// `các đồng chí A`, `hai đồng chí A`, `các ông, bà: A`: the name opens a row of several.
fn is_of_many(text: &Marked<'_>, person: &Mention) -> bool {
    let many = |i: usize| ["các", "hai", "ba", "bốn"].iter().any(|w| text.says(i, w));
    let before = person.start.checked_sub(1);
    let colon = before.filter(|i| text.is_mark(*i, &[':']));
    let addressed = |colon: usize| {
        let back = (colon.saturating_sub(LONGEST_ADDRESS)..colon).rev();
        back.take_while(|i| text.is_mark(*i, &[',']) || text.tokens[*i].kind == TokenKind::Word).any(many)
    };
    many(person.start) || before.is_some_and(many) || colon.is_some_and(addressed)
}

/// Tokens from `các` over forms of address to a colon.
const LONGEST_ADDRESS: usize = 5;
