//! Which roles stand beside which name in a sentence.
//!
//! Forms: `A – Bí thư Đảng ủy – Giám đốc Bệnh viện`, `A, Thành ủy viên, Phó Trưởng ban …`, `A (Bí thư Chi bộ)`, `Bí thư Đảng
//! bộ/Giám đốc …`, `Phó Bí thư Đảng ủy Khối … - A`, `Bí thư Tỉnh ủy A`, `A được Tỉnh ủy chỉ định giữ chức …`, `các Phó Giám
//! đốc A, B`, `các đồng chí Tỉnh ủy viên: A; B`, `hai Phó Chủ tịch được bầu gồm A và B`, `A và B cùng là …`, `A, R và B, S giữ
//! chức T`, `A, B lần lượt là R và S`, `A sinh năm …, quê …, là R`, `Bí thư Tỉnh ủy, ông A cho biết`, `A được
//! Bí thư Tỉnh ủy B trao quyết định giữ chức R`, `A (em gái ông B) là R`.

mod behind;
mod between;
mod several;
mod shared;

use self::behind::behind;
pub(super) use self::behind::is_aside;
pub(super) use self::between::is_apposition;
use self::several::{in_turn, share_back};
use self::shared::shared;
use super::reading::{Read, Reading};
use crate::ontology::Concept;
use crate::recognize::mention::{Mention, RoleMention, What};
use crate::recognize::words::Marked;
use crate::text::TokenKind;

/// A name of a sentence and the roles beside it, as indices of its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    /// The person.
    pub person: usize,
    /// The roles, in the order of the text.
    pub roles: Vec<usize>,
    /// How many of them, the first, are shared with others (`các Phó Giám đốc: A, …; B, …`).
    pub shared: usize,
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
    let all_shared = shared(reading, read);
    let mut taken = vec![false; mentions.len()];
    let mut out: Vec<Chain> = Vec::new();
    for (person, mention) in mentions.iter().enumerate() {
        if !matches!(mention.what, What::Person(_)) {
            continue;
        }
        let by_share = all_shared.iter().filter(|s| s.role < person && mention.start < s.until).map(|s| s.role);
        let mut roles: Vec<usize> = by_share.collect();
        let shared = roles.len();
        let before = before(reading, read, person, &taken);
        roles.extend(deputies_too(reading, mentions, person, out.last()));
        taken[before.clone()].fill(true);
        roles.extend(before.clone());
        let mut behind = behind(text, mentions, person, !roles.is_empty());
        if is_of_other_clause(text, mentions, person, &behind) {
            behind.clear();
        }
        if !is_gained(text, read, before.start) {
            behind.truncate(own_roles(text, mentions, before, &behind));
        }
        for role in &behind {
            taken[*role] = true;
        }
        share_back(reading, mentions, person, &behind, &mut out);
        roles.extend(behind);
        if let Some(own) = in_turn(text, mentions, person, &roles, &mut out) {
            roles = own;
        }
        out.push(Chain { person, shared: shared.min(roles.len()), roles });
    }
    out
}

/// `Phó Chủ tịch A và B`: the roles before A, of which there may be several, where B has none and no form of address.
fn deputies_too(reading: &Reading<'_>, mentions: &[Mention], person: usize, last: Option<&Chain>) -> Vec<usize> {
    let text = &reading.text;
    let Some(last) = last.filter(|l| l.person + 1 == person && !l.roles.is_empty()) else { return Vec::new() };
    let deputy = |r: &usize| *r < last.person && role_of(&mentions[*r]).is_some_and(|r| r.name.starts_with("Phó "));
    let end = mentions[last.person].end;
    let joined = text.says(end, "và") && mentions[person].start == end + 1;
    let plain = matches!(&mentions[person].what, What::Person(p) if !p.addressed && p.titles.is_empty());
    let own = || !behind(text, mentions, person, false).is_empty();
    if joined && plain && last.roles.iter().all(deputy) && !own() { last.roles.clone() } else { Vec::new() }
}

/// How many of the roles behind a name are its own: in `ý kiến của Chủ tịch Quốc hội A, Chủ tịch Quốc hội Cuba nhấn mạnh`
/// the office that stands before the name is someone else's the second time.
fn own_roles(text: &Marked<'_>, mentions: &[Mention], before: std::ops::Range<usize>, behind: &[usize]) -> usize {
    let concept = |i: usize| role_of(&mentions[i]).map(|r| r.concept);
    let again =
        |i: &usize| text.is_mark(mentions[*i].start - 1, &[',']) && before.clone().any(|b| concept(b) == concept(*i));
    behind.iter().position(again).unwrap_or(behind.len())
}

/// The roles before a name, back over commas: `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A`.
fn before(reading: &Reading<'_>, read: &Read, person: usize, taken: &[bool]) -> std::ops::Range<usize> {
    let (text, mentions) = (&reading.text, &read.mentions);
    let mut first = person;
    let free = |role: usize| !taken[role] || is_handed_on(text, mentions, role, person);
    while first > 0 && free(first - 1) && role_of(&mentions[first - 1]).is_some_and(|r| !r.plural) {
        let role = &mentions[first - 1];
        let gap = text.tokens.get(role.end..mentions[first].start).unwrap_or_default();
        let nearest = first == person;
        let joined = match gap {
            [] => true,
            // `Bí thư Huyện ủy Hóc Môn (TP HCM) A`: where the body is.
            [open, .., close] if nearest && open.is_mark('(') && close.is_mark(')') => gap.len() <= LONGEST_PLACE,
            [mark] if !nearest => mark.is_mark(',') || mark.is_mark('/') || mark.is_dash(),
            [mark] if mark.text == "cho" || mark.text == "với" || mark.text == "của" => {
                (role.start.saturating_sub(2)..role.start)
                    .any(|i| ["nhiệm", "danh", "vụ", "chức"].iter().any(|w| text.says(i, w)))
            }
            [mark] if mark.is_mark(',') => {
                let opens = role.start == read.sentence.start
                    || leads_to_name(text, mentions, first - 1)
                    || goes_on_before_names(text, mentions, first - 1)
                    || follows_another(text, mentions, first - 1);
                opens && (is_gained(text, read, first - 1) || behind(text, mentions, person, false).is_empty())
            }
            [mark] if mark.is_dash() || mark.is_mark(':') => opens_clause(read, text, role, first - 1),
            // `Chủ tịch UBND huyện hiện nay là ông A`
            [.., is] if is.text == "là" => {
                between::behind_when(text, role.end) + 1 == mentions[first].start
                    && (taken[first - 1] || opens_clause(read, text, role, first - 1))
            }
            _ => false,
        };
        // `Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy A`, `bàn giao nhiệm vụ Tư lệnh, Bí thư Tỉnh ủy A`: someone else.
        let of_other = !nearest
            && role.start > 0
            && (["vụ", "chức", "danh", "làm"].iter().any(|w| text.says(role.start - 1, w))
                || text.says(role.start - 1, "của") && !is_of_same(reading, role, &mentions[first]));
        if !joined || of_other {
            break;
        }
        first -= 1;
    }
    first..person
}

/// `Người thay ông A làm Bí thư Huyện ủy là ông B`: whether a role behind someone who is replaced is that of the name
/// behind `là`.
fn is_handed_on(text: &Marked<'_>, mentions: &[Mention], role: usize, person: usize) -> bool {
    let is = text.says(mentions[role].end, "là") && mentions[role].end + 1 == mentions[person].start;
    let before = || mentions[..role].last().filter(|m| matches!(m.what, What::Person(_)));
    is && role + 1 == person && before().is_some_and(|m| is_replaced(text, m))
}

/// `thay ông A`, `thay thế ông A`, `thay cho ông A`: someone in whose place another comes.
pub(super) fn is_replaced(text: &Marked<'_>, person: &Mention) -> bool {
    let before = person.start.saturating_sub(2);
    text.says(person.start.wrapping_sub(1), "thay")
        || text.says_all(before, &["thay", "thế"])
        || text.says_all(before, &["thay", "cho"])
}

/// Tokens of brackets that tell where a body is, with them.
const LONGEST_PLACE: usize = 6;

/// `dưới sự chủ trì của Tổng Bí thư, Chủ tịch nước A`, `của Ủy viên Bộ Chính trị, Bí thư Thành ủy A`, `của Phó Bí thư
/// Tỉnh ủy, Chủ tịch UBND tỉnh A`: one of the highest offices and another that may be held beside it, or an office that
/// several have, whom no text means without a name.
fn is_of_same(reading: &Reading<'_>, one: &Mention, next: &Mention) -> bool {
    let concept = |m: &Mention| role_of(m).and_then(|role| reading.words.get(role.concept));
    let one_of_many = role_of(one).is_some_and(|role| ["Phó ", "Ủy viên"].iter().any(|w| role.name.starts_with(w)));
    if one_of_many || concept(one).is_some_and(|c| c.is("ofMany")) {
        return true;
    }
    let highest = |c: &Concept| c.value("heldAt") == Some("none") && c.number("rank") == Some(1);
    let of_country = |c: &Concept| c.value("heldAt").is_none() && role_of(next).is_some_and(|r| r.body.is_none());
    concept(one).is_some_and(highest) && concept(next).is_some_and(|c| highest(c) || of_country(c))
}

/// `Bí thư Tỉnh ủy A, ông B; Bí thư Tỉnh đoàn, anh C`: whether a role behind a semicolon stands in a row of which each name
/// follows its role behind a comma.
fn goes_on_before_names(text: &Marked<'_>, mentions: &[Mention], role: usize) -> bool {
    let Some([before, person]) = role.checked_sub(2).and_then(|i| mentions.get(i..role)) else { return false };
    let parted = text.is_mark(person.end, &[';']) && person.end + 1 == mentions[role].start;
    let pair = role_of(before).is_some() && matches!(person.what, What::Person(_));
    parted && pair && text.is_mark(before.end, &[',']) && before.end + 1 >= person.start.saturating_sub(2)
}

/// `Phó Chủ tịch UBND tỉnh A, Giám đốc Đại học X, GS.TS B`: whether a role behind a comma and before a name with a title stands behind
/// a name that has its role before it.
fn follows_another(text: &Marked<'_>, mentions: &[Mention], role: usize) -> bool {
    let Some([before, other]) = role.checked_sub(2).and_then(|i| mentions.get(i..role)) else { return false };
    let titled = matches!(&mentions[role + 1].what, What::Person(person) if !person.titles.is_empty());
    let pair = role_of(before).is_some() && before.end == other.start && matches!(other.what, What::Person(_));
    titled && pair && text.is_mark(other.end, &[',']) && other.end + 1 == mentions[role].start
}

/// `Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh, ông A cho biết`: whether the row of roles that ends before a name with a form of
/// address or title begins its clause, and no list of names.
fn leads_to_name(text: &Marked<'_>, mentions: &[Mention], role: usize) -> bool {
    let name = &mentions[role + 1];
    let addressed =
        matches!(&name.what, What::Person(p) if p.addressed) && !FAMILIAR.iter().any(|w| text.says(name.start, w));
    let listed = |i: usize| text.is_mark(i, &[',', ';']) || text.says(i, "và") || text.says(i, "cùng");
    let in_list = listed(name.end) && mentions.get(role + 2).is_some_and(|next| next.start <= name.end + 1);
    let in_row = |i: &usize| {
        role_of(&mentions[*i]).is_some()
            && mentions[i + 1].start == mentions[*i].end + 1
            && text.is_mark(mentions[*i].end, &[','])
    };
    let first = (0..role).rev().take_while(in_row).last().unwrap_or(role);
    let opens = mentions[first].start;
    let someone = first > 0 && mentions[first - 1].end + 1 >= opens;
    let of_other = opens > 0 && OF_OTHERS.iter().any(|w| text.says(opens - 1, w));
    // `yêu cầu cách chức Trưởng phòng X, ông A cho biết`; `Sau khi bị cách chức Phó Chủ tịch, ông A …` is of himself.
    let dismisses = opens > 2 && text.says_all(opens - 2, &["cách", "chức"]) && !text.says(opens - 3, "bị");
    addressed && !in_list && !someone && !of_other && !dismisses && !text.is_dash(name.end)
}

/// `Theo đại biểu A, Bí thư Tỉnh ủy phải chỉ đạo …`: whether the office behind a comma is the subject of what someone says.
fn is_of_other_clause(text: &Marked<'_>, mentions: &[Mention], person: usize, behind: &[usize]) -> bool {
    let name = &mentions[person];
    let [role] = behind else { return false };
    text.says(name.start.wrapping_sub(1), "theo")
        && text.is_mark(name.end, &[','])
        && MODAL.iter().any(|w| text.says(mentions[*role].end, w))
}

/// Words with which a clause goes on behind its subject.
const MODAL: [&str; 6] = ["phải", "cần", "nên", "sẽ", "không", "chưa"];

/// `Trước khi làm Bí thư Tỉnh ủy, ông A là …`: whether a role is the one that someone has come to, whatever he was
/// before.
fn is_gained(text: &Marked<'_>, read: &Read, role: usize) -> bool {
    let before = || read.mentions[..role].iter().any(|m| matches!(m.what, What::Person(_)));
    text.says_all(read.sentence.start, &["trước", "khi"]) && !before()
}

/// Forms of address that nobody in office is called by.
const FAMILIAR: [&str; 5] = ["anh", "chị", "em", "cháu", "cô"];

/// Words before the role of someone who is not named.
const OF_OTHERS: [&str; 12] = ["của", "từ", "bởi", "các", "với", "được", "cho", "cùng", "bầu", "lời", "tới", "nữ"];

/// Whether the role begins its clause, so that a dash behind it leads to the name.
fn opens_clause(read: &Read, text: &Marked<'_>, role: &Mention, index: usize) -> bool {
    let before = role.start.checked_sub(1).and_then(|i| text.tokens.get(i));
    let follows_person = index > 0
        && matches!(read.mentions[index - 1].what, What::Person(_))
        && role.start - read.mentions[index - 1].end <= 1;
    // `quyết định của Tư lệnh Quân khu: ông A, …`
    let of_other = text.is_mark(role.end, &[':']) && before.is_some_and(|t| t.text == "của");
    // `• Bí thư: đồng chí A`
    !(follows_person || of_other)
        && (text.opens_item(role.start)
            || role.start == read.sentence.start
            || before.is_some_and(|t| t.is_mark(',') || t.is_mark(';') || t.is_mark(':') || t.kind == TokenKind::Word))
}

/// The role that a mention is.
pub(super) fn role_of(mention: &Mention) -> Option<&RoleMention> {
    match &mention.what {
        What::Role(role) => Some(role),
        _ => None,
    }
}
