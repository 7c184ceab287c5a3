//! The roles behind a name.

use super::role_of;
use crate::recognize::mention::{Mention, What};
use crate::recognize::words::{Marked, Sort};
use crate::text::{Token, TokenKind};

/// The roles behind a name, over marks and words of becoming, and over a body that appoints.
///
/// `titled` says that roles stand before the name too: then what stands between this name and the next belongs to the next.
pub(super) fn behind(text: &Marked<'_>, mentions: &[Mention], person: usize, titled: bool) -> Vec<usize> {
    let mut roles = Vec::new();
    let (mut end, mut at) = (mentions[person].end, person + 1);
    // `con trai ông B (Trưởng phòng)`: what stands in brackets behind a name is its own.
    let bracket = |m: &Mention| text.is_mark(m.end, &['(']);
    if is_aside(text, &mentions[person]) && !bracket(&mentions[person]) {
        return roles;
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
    // `Bà A (em gái ông B) được bổ nhiệm …`, `ông A (32 tuổi) con trai ông B được …`
    let near = |m: &&Mention| m.start <= behind_age(text, end) + LONGEST_KIN && !bracket(m);
    if let Some(other) = mentions.get(at).filter(|m| is_aside(text, m)).filter(near) {
        end = if text.is_mark(other.end, &[')']) { other.end + 1 } else { other.end };
        at += 1;
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
            end = body.end;
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
        end = next.end;
        at += 1;
    }
    roles
}

/// Words of being, becoming and being made something, which may stand between a name and a role.
pub(super) const BECOMING: [&str; 66] = [
    "là", "kiêm", "đồng", "thời", "làm", "và", "giữ", "chức", "vụ", "danh", "hiện", "tái", "cùng", "trúng", "cử",
    "bầu", "chọn", "được", "điều", "động", "bổ", "nhiệm", "chỉ", "định", "phân", "công", "luân", "chuyển", "tín",
    "nhiệm", "giao", "quyền", "trở", "thành", "đảm", "nhận", "đã", "vừa", "tiếp", "tục", "đắc", "thôi", "đang", "từng",
    "hiện", "nay", "tham", "gia", "đều", "lần", "lượt", "bổ", "sung", "trách", "lại", "đến", "về", "tác", "mới",
    "chuẩn", "y", "người", "ra", "sang", "tân", "vào",
];

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

/// Words that tell whose kin someone is (`con trai út của`).
const LONGEST_KIN: usize = 6;

/// `A được Bí thư Tỉnh ủy B trao quyết định giữ chức …`: the role that someone with an office hands over, and the token
/// behind the words of handing over.
fn handed_over(text: &Marked<'_>, mentions: &[Mention], at: usize, end: usize) -> Option<(usize, usize)> {
    let giver = mentions.get(at).filter(|m| m.start > end && m.start <= end + 4 && text.says(m.start - 1, "được"))?;
    let before = (end..giver.start - 1).all(|i| text.is_mark(i, &[',']) || BECOMING.contains(&text.small(i)));
    let name = (at..mentions.len().min(at + MANY_OFFICES)).find(|i| matches!(mentions[*i].what, What::Person(_)))?;
    let offices = mentions[at..name].iter().all(|m| role_of(m).is_some());
    let gap = mentions[name].end;
    let hands = text.says_all(gap, &["trao", "quyết", "định"]);
    let given = mentions.get(name + 1).filter(|m| role_of(m).is_some() && m.start > gap + 3)?;
    let joined = || is_apposition(text, gap + 3, given.start);
    (before && offices && hands && joined()).then_some((name + 1, gap + 3))
}

/// Offices that may stand before the name of whoever hands a decision over, with the name.
const MANY_OFFICES: usize = 5;

/// Behind brackets at a token in which nothing but small words and numbers stand, and no role, before a dash or comma.
fn behind_aside(text: &Marked<'_>, end: usize) -> Option<usize> {
    let open = text.is_mark(end, &['(']);
    let close = (end + 1..end + LONGEST_BRACKET).find(|i| text.is_mark(*i, &[')'])).filter(|_| open)?;
    let small = |i: usize| !text.is_capitalised(i) && !text.is(i, Sort::Role) && text.tokens[i].kind != TokenKind::Mark;
    let word = (end + 1..close).any(|i| text.tokens[i].kind == TokenKind::Word);
    let goes_on = text.is_dash(close + 1) || text.is_mark(close + 1, &[',']);
    (word && goes_on && (end + 1..close).all(small)).then_some(close + 1)
}

/// `ông A – Tiến sĩ, Bác sĩ – Bí thư Đảng ủy`: behind the titles that stand behind a name, before a mark.
fn behind_titles(text: &Marked<'_>, end: usize) -> Option<usize> {
    let mark = |at: usize| text.is_dash(at) || text.is_mark(at, &[',']);
    let title = |at: usize| {
        let title = text.longest(at, Sort::Honorific).filter(|_| text.is_capitalised(at))?;
        (mark(title.end) && !text.is(at, Sort::Role)).then_some(title.end)
    };
    let mut behind = None;
    while let Some(next) = behind.or(Some(end)).filter(|at| mark(*at)).and_then(|at| title(at + 1)) {
        behind = Some(next);
    }
    behind
}

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

/// `A, lớp 12A1, Phó Bí thư Đoàn trường`: behind the class that a pupil is in.
fn behind_class(text: &Marked<'_>, from: usize) -> usize {
    let parts = |i: &usize| text.is_mark(*i, &[',']) || text.is_dash(*i);
    let class = (from + 1..from + LONGEST_CLASS).find(|i| text.says(*i, "lớp")).filter(|_| parts(&from));
    class.and_then(|class| (class + 1..class + LONGEST_CLASS).find(parts)).unwrap_or(from)
}

/// Tokens up to `lớp`, and from there to the end of the name of a class.
const LONGEST_CLASS: usize = 6;

/// Only marks and words of becoming stand between.
fn is_apposition(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let gap = text.tokens.get(from..to).unwrap_or_default();
    let fits = |t: &Token<'_>| match t.kind {
        TokenKind::Mark => ['/', '(', ')', ':', '|', ',', ';'].iter().any(|m| t.is_mark(*m)) || t.is_dash(),
        TokenKind::Word => BECOMING.contains(&t.text.to_lowercase().as_str()),
        // Of a sentence that goes on in the next line.
        TokenKind::LineEnd => true,
        TokenKind::Number => false,
    };
    // What stands right behind `được` does the appointing; `A tiếp Chủ tịch …` receives someone, `A tiếp tục giữ chức …`
    // does not.
    let receives = || (from..to).any(|i| text.says(i, "tiếp") && !text.says(i + 1, "tục"));
    let of_other = || to > from && text.says(to - 1, "được") || receives();
    let comma_is = gap.len() == 2 && gap[0].is_mark(',') && gap[1].text == "là";
    // `A thôi giữ chức Giám đốc; điều động, bổ nhiệm giữ chức …`: behind a semicolon words of appointing follow.
    let next = gap.first().is_some_and(|t| t.is_mark(';'));
    let semicolons = gap.iter().filter(|t| t.is_mark(';')).count();
    let appoints = gap.get(1).is_some_and(|t| APPOINTING.contains(&t.text.to_lowercase().as_str()));
    let goes_on = if next { semicolons == 1 && appoints } else { semicolons == 0 };
    let from = behind_class(text, from);
    let begin = behind_votes(text, behind_move(text, behind_life(text, behind_age(text, from), to), to), to);
    let gap = text.tokens.get(begin..to).unwrap_or_default();
    gap.len() <= if next { 20 } else { 12 }
        && goes_on
        && gap.iter().all(fits)
        && !of_other()
        && !comma_is
        && !(gap.len() == 1 && matches!(&*gap[0].text, "và" | "cùng"))
}

/// Behind `được 99,9% số phiếu của các đại biểu`, before `bầu giữ chức`.
fn behind_votes(text: &Marked<'_>, from: usize, to: usize) -> usize {
    let elects = (from..to.min(from + LONGEST_LIFE)).rev().find(|i| text.says(*i, "bầu"));
    elects.filter(|at| (from..*at).any(|i| text.says(i, "phiếu"))).unwrap_or(from)
}

/// Behind `được điều động về công tác tại huyện A,`: where someone goes, before what he becomes there.
fn behind_move(text: &Marked<'_>, from: usize, to: usize) -> usize {
    let works = (from..to.min(from + LONGEST_LIFE)).find(|i| text.says_all(*i, &["công", "tác", "tại"]));
    let place = works.map(|i| i + 3).filter(|i| text.is(*i, Sort::Level));
    let comma = place.and_then(|at| (at..to.min(at + LONGEST_PLACE)).find(|i| text.is_mark(*i, &[','])));
    comma.filter(|_| (from..to).any(|i| text.says(i, "được"))).map_or(from, |i| i + 1)
}

/// Tokens of the longest place that someone goes to, with its level.
const LONGEST_PLACE: usize = 6;

/// First syllables of the verbs that give someone another post.
const APPOINTING: [&str; 6] = ["phân", "điều", "luân", "bổ", "chỉ", "giữ"];

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

/// Behind `sinh năm 1966, quê Đồng Tháp,` where `là` or `hiện là` follows.
fn behind_life(text: &Marked<'_>, from: usize, to: usize) -> usize {
    let is = (from..to.min(from + LONGEST_LIFE)).rev().find(|i| text.says(*i, "là") && *i + 2 >= to);
    let Some(is) = is else { return from };
    let now = if text.says(is.saturating_sub(1), "hiện") { is - 1 } else { is };
    let told = |i: usize| {
        let token = &text.tokens[i];
        token.kind == TokenKind::Number
            || token.is_capitalised()
            || token.is_mark(',')
            || LIFE.iter().any(|w| text.says(i, w))
    };
    let begins = (from..now).any(|i| text.says(i, "sinh") || text.says(i, "tuổi") || text.says(i, "quê"));
    if begins && (from..now).all(told) { now } else { from }
}

/// Words of birth, age and origin between a name and `là`.
const LIFE: [&str; 17] = [
    "sinh", "năm", "ngày", "tháng", "tuổi", "quê", "quán", "gốc", "tại", "ở", "xã", "huyện", "tỉnh", "thành", "phố",
    "dân", "tộc",
];

/// Tokens of the longest of them.
const LONGEST_LIFE: usize = 24;

/// The index behind brackets that open right behind a name, and that of the first mention behind them, where nothing but
/// bodies is named in them.
fn behind_bracket(text: &Marked<'_>, mentions: &[Mention], at: usize, end: usize) -> Option<(usize, usize)> {
    let close = (end + 1..end + LONGEST_BRACKET).find(|i| text.is_mark(*i, &[')']))?;
    let inside = mentions[at..].iter().take_while(|m| m.end <= close);
    let bodies = inside.clone().all(|m| matches!(m.what, What::Body(_)));
    let count = inside.count();
    (text.is_mark(end, &['(']) && bodies && count > 0).then_some((close + 1, at + count))
}

/// `A, Chủ nhiệm Ủy ban Kiểm tra, phụ trách công tác tuyên giáo, Phó Giám đốc`: the comma behind what someone is in charge of.
fn behind_charge(text: &Marked<'_>, end: usize) -> Option<usize> {
    let charge = text.is_mark(end, &[',']) && text.says_all(end + 1, &["phụ", "trách"]);
    let close =
        (end + 3..end + LONGEST_BRACKET).find(|i| text.tokens.get(*i).is_none_or(|t| t.kind == TokenKind::Mark));
    close.filter(|i| charge && text.is_mark(*i, &[',']))
}

/// Tokens in brackets behind a name.
const LONGEST_BRACKET: usize = 16;

/// `A được Tỉnh ủy chỉ định giữ chức Bí thư …`: the body that appoints stands between a name and a role.
/// `… chỉ định tham gia Ban Chấp hành, giữ chức Bí thư`: another body that he joins may come first.
fn is_appointed_by(text: &Marked<'_>, name: usize, body: &Mention, next: &Mention) -> bool {
    let passive = text.says(body.start.wrapping_sub(1), "được") && body.start - name <= 4;
    let leads = role_of(next).is_some() && is_apposition(text, body.end, next.start);
    let joins = matches!(next.what, What::Body(_)) && joins(text, body.end, next.start);
    passive && next.start > body.end && (leads || joins)
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
        && text.is_mark(from, &[','])
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
