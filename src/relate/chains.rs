//! Which roles stand beside which name in a sentence.
//!
//! Forms: `A – Bí thư Đảng ủy – Giám đốc Bệnh viện`, `A, Thành ủy viên, Phó Trưởng ban …`, `A (Bí thư Chi bộ)`, `Bí thư Đảng
//! bộ/Giám đốc …`, `Phó Bí thư Đảng ủy Khối … - A`, `Bí thư Tỉnh ủy A`, `A được Tỉnh ủy chỉ định giữ chức …`, `các Phó Giám
//! đốc A, B`, `các đồng chí Tỉnh ủy viên: A; B`, `A và B cùng là …`, `A, B lần lượt là R và S`.

use super::reading::{Read, Reading};
use crate::recognize::mention::{Mention, RoleMention, What};
use crate::recognize::words::Marked;
use crate::text::{Token, TokenKind};

/// A name of a sentence and the roles beside it, as indices of its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    /// The person.
    pub person: usize,
    /// The roles, in the order of the text.
    pub roles: Vec<usize>,
}

impl Chain {
    /// The index of the first token, with the roles before the name.
    pub fn start(&self, read: &Read) -> usize {
        self.spans(read).map(|m| m.start).min().unwrap_or_default()
    }

    /// The index behind the last token.
    pub fn end(&self, read: &Read) -> usize {
        self.spans(read).map(|m| m.end).max().unwrap_or_default()
    }

    fn spans<'r>(&'r self, read: &'r Read) -> impl Iterator<Item = &'r Mention> {
        self.roles.iter().chain([&self.person]).map(|i| &read.mentions[*i])
    }
}

/// The people of a sentence with the roles beside them, in the order of the names.
pub(super) fn chains(reading: &Reading<'_>, read: &Read) -> Vec<Chain> {
    let (text, mentions) = (&reading.text, &read.mentions);
    let shared = shared(reading, read);
    let mut taken = vec![false; mentions.len()];
    let mut out: Vec<Chain> = Vec::new();
    for (person, mention) in mentions.iter().enumerate() {
        if !matches!(mention.what, What::Person(_)) {
            continue;
        }
        let by_share = shared.iter().filter(|s| s.role < person && mention.start < s.until).map(|s| s.role);
        let mut roles: Vec<usize> = by_share.collect();
        let before = before(text, read, person, &taken);
        taken[before.clone()].fill(true);
        roles.extend(before);
        let behind = behind(text, mentions, person, !roles.is_empty());
        for role in &behind {
            taken[*role] = true;
        }
        share_back(text, mentions, person, &behind, &mut out);
        roles.extend(behind);
        if let Some(own) = in_turn(text, mentions, person, &roles, &mut out) {
            roles = own;
        }
        out.push(Chain { person, roles });
    }
    out
}

/// The roles before a name, back over commas: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A`.
fn before(text: &Marked<'_>, read: &Read, person: usize, taken: &[bool]) -> std::ops::Range<usize> {
    let mentions = &read.mentions;
    let mut first = person;
    while first > 0 && !taken[first - 1] && role_of(&mentions[first - 1]).is_some_and(|r| !r.plural) {
        let role = &mentions[first - 1];
        let gap = text.tokens.get(role.end..mentions[first].start).unwrap_or_default();
        let nearest = first == person;
        let joined = match gap {
            [] => true,
            [mark] if !nearest => mark.is_mark(',') || mark.is_mark('/') || mark.is_dash(),
            [mark] if mark.text == "cho" => (role.start.saturating_sub(2)..role.start)
                .any(|i| ["nhiệm", "danh", "vụ", "chức"].iter().any(|w| text.says(i, w))),
            [mark] if mark.is_mark(',') => {
                role.start == read.sentence.start && behind(text, mentions, person, false).is_empty()
            }
            [mark] => {
                (mark.is_dash() || mark.is_mark(':') || mark.text == "là") && opens_clause(read, text, role, first - 1)
            }
            _ => false,
        };
        // `Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy A`, `bàn giao nhiệm vụ Tư lệnh, Bí thư Tỉnh ủy A`: someone else.
        let of_other =
            !nearest && role.start > 0 && ["của", "vụ", "chức", "danh"].iter().any(|w| text.says(role.start - 1, w));
        if !joined || of_other {
            break;
        }
        first -= 1;
    }
    first..person
}

/// The roles behind a name, over marks and words of becoming, and over a body that appoints.
///
/// `titled` says that roles stand before the name too: then what stands between this name and the next belongs to the next.
fn behind(text: &Marked<'_>, mentions: &[Mention], person: usize, titled: bool) -> Vec<usize> {
    let mut roles = Vec::new();
    let (mut end, mut at) = (mentions[person].end, person + 1);
    loop {
        if let (Some(body), Some(role)) = (mentions.get(at), mentions.get(at + 1))
            && matches!(body.what, What::Body(_))
            && role_of(role).is_some()
            && is_appointed_by(text, end, body, role)
        {
            end = body.end;
            at += 1;
        }
        // `tham gia Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ, giữ chức Bí thư`: over the bodies that he joins.
        while let Some(body) = mentions.get(at).filter(|m| matches!(m.what, What::Body(_)) && joins(text, end, m.start))
        {
            end = body.end;
            at += 1;
        }
        let Some(next) = mentions.get(at) else { break };
        let joined = role_of(next).is_some_and(|r| !r.plural) && is_apposition(text, end, next.start);
        if !joined || belongs_to_next(text, mentions, at, titled) {
            break;
        }
        roles.push(at);
        end = next.end;
        at += 1;
    }
    roles
}

/// `A và B cùng là Phó Bí thư`, `các bà A, B làm Phó Trạm trưởng`: those before B have the roles behind B too.
fn share_back(text: &Marked<'_>, mentions: &[Mention], person: usize, behind: &[usize], out: &mut [Chain]) {
    let Some(first) = behind.first() else { return };
    let gap = mentions[person].end..mentions[*first].start;
    let says = |word: &str| gap.clone().any(|i| text.says(i, word));
    let together = says("cùng") || says("đều");
    let made = says("làm") || says("giữ") || says("là");
    let given = given_together(text, mentions, person, behind);
    if let (false, Some(before)) = (given.is_empty(), out.last_mut()) {
        let last = before.roles.iter().chain([&before.person]).max().copied().unwrap_or(before.person);
        let from = mentions[last].end;
        let and = (from..mentions[person].start).filter(|i| !text.is_dash(*i)).collect::<Vec<_>>();
        if last + 1 == person && matches!(and.as_slice(), [i] if text.says(*i, "và")) {
            before.roles.extend_from_slice(&given);
        }
    }
    let row = row(text, mentions, person, out);
    let many = row.first().is_some_and(|c| is_of_many(text, &mentions[out[*c].person]));
    if together || (made && many && !says("lượt")) {
        for chain in row {
            out[chain].roles.extend_from_slice(behind);
        }
    }
}

/// `A, B, lần lượt là Bí thư và Phó Bí thư`: one role each, in this order. Gives the roles of the last of them.
fn in_turn(
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

/// `A - R và B - S được bầu giữ chức T`: the roles that both are given, if any, stand behind `được`.
fn given_together(text: &Marked<'_>, mentions: &[Mention], person: usize, behind: &[usize]) -> Vec<usize> {
    let given = |role: usize| {
        let from = mentions[role - 1].end;
        role > person && (from..mentions[role].start).any(|i| text.says(i, "được"))
    };
    let first = behind.iter().position(|r| given(*r));
    first.map_or_else(Vec::new, |i| behind[i..].to_vec())
}

/// The people right before one, joined by commas or `và`, without roles of their own behind their names.
fn row(text: &Marked<'_>, mentions: &[Mention], person: usize, out: &[Chain]) -> Vec<usize> {
    let mut row = Vec::new();
    let mut next = person;
    for (i, chain) in out.iter().enumerate().rev() {
        let gap = text.tokens.get(mentions[chain.person].end..mentions[next].start).unwrap_or_default();
        let joined = gap.len() == 1 && (gap[0].is_mark(',') || gap[0].text == "và");
        if chain.person + 1 != next || !joined {
            break;
        }
        row.insert(0, i);
        next = chain.person;
    }
    row
}

/// `các đồng chí A`, `hai đồng chí A`: the name opens a row of several.
fn is_of_many(text: &Marked<'_>, person: &Mention) -> bool {
    let many = |i: usize| ["các", "hai", "ba", "bốn"].iter().any(|w| text.says(i, w));
    many(person.start) || person.start.checked_sub(1).is_some_and(many)
}

/// A role that several people share.
struct Shared {
    role: usize,
    until: usize,
}

/// `các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, …; B, …` up to the next such role; `các Phó Giám đốc A, B;` up to the
/// semicolon.
fn shared(reading: &Reading<'_>, read: &Read) -> Vec<Shared> {
    let text = &reading.text;
    let mut out: Vec<Shared> = Vec::new();
    for (i, mention) in read.mentions.iter().enumerate() {
        let after_many = mention.start > 0 && text.says(mention.start - 1, "các");
        // `bầu bổ sung chức danh ủy viên UBND đối với ông A và ông B`
        let on = text.says_all(mention.end, &["đối", "với"])
            && (mention.start.saturating_sub(2)..mention.start).any(|i| text.says(i, "danh") || text.says(i, "vụ"))
            && !(read.sentence.start..mention.start).any(|i| text.says(i, "miễn") || text.says(i, "thôi"));
        if !on && !role_of(mention).is_some_and(|r| r.plural || after_many) {
            continue;
        }
        let is = usize::from(text.says(mention.end, "là") || text.says(mention.end, "gồm"));
        let colon = text.is_mark(mention.end + is, &[':']) || text.says(mention.end, "gồm");
        let beside =
            read.mentions.get(i + 1).is_some_and(|m| m.start == mention.end + is && matches!(m.what, What::Person(_)));
        if !(colon || beside || on) {
            continue;
        }
        // `các Ủy viên Bộ Chính trị: Thủ tướng A; các Phó Thủ tướng: B, C`: an office does not end a membership.
        let membership = role_of(mention).is_some_and(|r| is_membership(reading, r));
        for earlier in out
            .iter_mut()
            .filter(|s| membership || !role_of(&read.mentions[s.role]).is_some_and(|r| is_membership(reading, r)))
        {
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

fn is_membership(reading: &Reading<'_>, role: &RoleMention) -> bool {
    reading.words.get(role.concept).is_some_and(|c| c.value("heldAt") == Some("party"))
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
const BECOMING: [&str; 60] = [
    "là", "kiêm", "đồng", "thời", "làm", "và", "giữ", "chức", "vụ", "danh", "hiện", "tái", "cùng", "trúng", "cử",
    "bầu", "được", "điều", "động", "bổ", "nhiệm", "chỉ", "định", "phân", "công", "luân", "chuyển", "tín", "nhiệm",
    "giao", "quyền", "trở", "thành", "đảm", "nhận", "đã", "vừa", "tiếp", "tục", "đắc", "thôi", "đang", "từng", "hiện",
    "nay", "tham", "gia", "đều", "lần", "lượt", "bổ", "sung", "trách", "lại", "đến", "về", "tác", "mới", "chuẩn", "y",
];

/// Only marks and words of becoming stand between.
fn is_apposition(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let gap = text.tokens.get(from..to).unwrap_or_default();
    let fits = |t: &Token<'_>| match t.kind {
        TokenKind::Mark => ['/', '(', ')', ':', '|', ','].iter().any(|m| t.is_mark(*m)) || t.is_dash(),
        TokenKind::Word => BECOMING.contains(&t.text.to_lowercase().as_str()),
        _ => false,
    };
    let comma_is = gap.len() == 2 && gap[0].is_mark(',') && gap[1].text == "là";
    let gap = text.tokens.get(behind_age(text, from)..to).unwrap_or_default();
    // What stands right behind `được` does the appointing.
    let agent = gap.last().is_some_and(|t| t.text == "được");
    gap.len() <= 12
        && !agent
        && gap.iter().all(fits)
        && !comma_is
        && !(gap.len() == 1 && matches!(&*gap[0].text, "và" | "cùng"))
}

/// Behind `(1970)`, `(sinh năm 1970)`; behind the bracket and the age in `(30 tuổi, Chánh Văn phòng …)`.
fn behind_age(text: &Marked<'_>, from: usize) -> usize {
    if !text.is_mark(from, &['(']) {
        return from;
    }
    let is_age = |i: usize| {
        let number = text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        number || ["sinh", "năm", "tuổi", "sn"].iter().any(|w| text.says(i, w))
    };
    let end = (from + 1..from + 6).find(|i| !is_age(*i)).unwrap_or(from);
    if end > from + 1 && text.is_mark(end, &[')', ',']) { end + 1 } else { from }
}

/// `A được Tỉnh ủy chỉ định giữ chức Bí thư …`: the body that appoints stands between a name and a role.
fn is_appointed_by(text: &Marked<'_>, name: usize, body: &Mention, role: &Mention) -> bool {
    let passive = text.says(body.start.wrapping_sub(1), "được") && body.start - name <= 4;
    passive && role.start > body.end && is_apposition(text, body.end, role.start)
}

/// `tham gia` before a body, or a mark between it and another that is joined.
fn joins(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let joins = (to.saturating_sub(2)..to).any(|i| text.says_all(i, &["tham", "gia"]));
    let row = to == from + 1
        && text.is_mark(from, &[','])
        && (from.saturating_sub(12)..from).any(|i| text.says_all(i, &["tham", "gia"]));
    (joins && is_apposition(text, from, to)) || row
}

/// Whether the role leads, over further roles joined by commas or dashes, straight to the next name. Behind a name that has
/// no role before it (`A, Bí thư Tỉnh ủy, Chủ tịch Hội X B`) only what is joined to the next name by dashes is the next's.
fn belongs_to_next(text: &Marked<'_>, mentions: &[Mention], role: usize, titled: bool) -> bool {
    let opens = mentions[role].start;
    let before = opens.checked_sub(1).and_then(|i| text.tokens.get(i));
    if !before.is_some_and(|t| t.is_mark(',') || t.is_mark(';')) {
        return false;
    }
    let mut at = role;
    while let Some(next) = mentions.get(at + 1) {
        let gap = text.tokens.get(mentions[at].end..next.start).unwrap_or_default();
        match (&next.what, gap) {
            (What::Person(_), gap) => return gap.is_empty(),
            (What::Role(_), [mark]) if mark.is_dash() || (titled && mark.is_mark(',')) => at += 1,
            _ => return false,
        }
    }
    false
}

/// The role that a mention is.
pub(super) fn role_of(mention: &Mention) -> Option<&RoleMention> {
    match &mention.what {
        What::Role(role) => Some(role),
        _ => None,
    }
}
