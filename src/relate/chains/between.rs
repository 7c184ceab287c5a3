//! What may stand between a name and its roles: marks, words of becoming, and what is said of the person on the way.

use crate::recognize::mention::{Mention, What};
use crate::recognize::words::{Marked, Sort};
use crate::text::{Token, TokenKind};

/// Words of being, becoming and being made something, which may stand between a name and a role.
pub(super) const BECOMING: [&str; 72] = [
    "là", "kiêm", "đồng", "thời", "làm", "và", "giữ", "chức", "vụ", "danh", "hiện", "tái", "cùng", "trúng", "cử",
    "bầu", "chọn", "được", "điều", "động", "bổ", "nhiệm", "chỉ", "định", "phân", "công", "luân", "chuyển", "tín",
    "nhiệm", "giao", "quyền", "trở", "thành", "đảm", "nhận", "đã", "vừa", "tiếp", "tục", "đắc", "thôi", "đang", "từng",
    "hiện", "nay", "tham", "gia", "đều", "lần", "lượt", "bổ", "sung", "trách", "lại", "đến", "về", "tác", "mới",
    "chuẩn", "phê", "y", "người", "ra", "sang", "tân", "vào", "từ", "cũng", "vẫn", "vai", "trò",
];

/// Only marks and words of becoming stand between.
pub(in crate::relate) fn is_apposition(text: &Marked<'_>, from: usize, to: usize) -> bool {
    let gap = text.tokens.get(from..to).unwrap_or_default();
    let fits = |t: &Token<'_>| match t.kind {
        TokenKind::Mark => ['/', '(', ')', ':', '|', ',', ';'].iter().any(|m| t.is_mark(*m)) || t.is_dash(),
        TokenKind::Word => BECOMING.contains(&t.text.to_lowercase().as_str()),
        // Of a sentence that goes on in the next line.
        TokenKind::LineEnd => true,
        TokenKind::Number => false,
    };
    // `anh còn là Chủ tịch`; `A, còn Bí thư là B` goes on to someone else.
    let is_also = |at: usize| text.says(at, "còn") && ["là", "giữ", "làm", "kiêm"].iter().any(|w| text.says(at + 1, w));
    // What stands right behind `được` does the appointing; `A tiếp Chủ tịch …` receives someone, `A tiếp tục giữ chức …`
    // does not.
    let receives = || (from..to).any(|i| text.says(i, "tiếp") && !text.says(i + 1, "tục"));
    // `A cũng giao Giám đốc Sở B kiểm tra`, `A phân công Phó Chủ tịch B …`: who is given the work is another.
    let gives = || {
        let first = (from..to).find(|i| !["đã", "cũng", "vừa", ","].iter().any(|w| text.says(*i, w))).unwrap_or(to);
        let work =
            text.says(first, "giao") && first + 1 == to || text.says_all(first, &["phân", "công"]) && first + 2 == to;
        first < to && work && !text.is_mark(to.wrapping_sub(1), &[','])
    };
    // `A phê chuẩn Phó Chủ tịch …`; `A được phê chuẩn làm Phó Chủ tịch`
    let approves = || (from..to).any(|i| text.says(i, "phê")) && !(from..to).any(|i| text.says(i, "được"));
    let of_other = || to > from && text.says(to - 1, "được") || receives() || gives() || approves();
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
        && (begin..to).all(|i| fits(&text.tokens[i]) || is_also(i))
        && !of_other()
        && !comma_is
        && !(gap.len() == 1 && matches!(&*gap[0].text, "và" | "cùng"))
}

/// First syllables of the verbs that give someone another post.
const APPOINTING: [&str; 6] = ["phân", "điều", "luân", "bổ", "chỉ", "giữ"];

/// `A, lớp 12A1, Phó Bí thư Đoàn trường`: behind the class that a pupil is in.
fn behind_class(text: &Marked<'_>, from: usize) -> usize {
    let parts = |i: &usize| text.is_mark(*i, &[',']) || text.is_dash(*i);
    let class = (from + 1..from + LONGEST_CLASS).find(|i| text.says(*i, "lớp")).filter(|_| parts(&from));
    class.and_then(|class| (class + 1..class + LONGEST_CLASS).find(parts)).unwrap_or(from)
}

/// Tokens up to `lớp`, and from there to the end of the name of a class.
const LONGEST_CLASS: usize = 6;

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

/// Behind `(1970)`, `(sinh năm 1970)`; behind the bracket and the age in `(30 tuổi, Chánh Văn phòng …)`.
pub(super) fn behind_age(text: &Marked<'_>, from: usize) -> usize {
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

/// Behind `sinh năm 1966, quê Đồng Tháp,` where `là`, `hiện là` or the role follows.
fn behind_life(text: &Marked<'_>, from: usize, to: usize) -> usize {
    let is = (from..to.min(from + LONGEST_LIFE)).rev().find(|i| text.says(*i, "là") && *i + 2 >= to);
    let comma = || to.checked_sub(1).filter(|i| *i < from + LONGEST_LIFE && text.is_mark(*i, &[',']));
    let Some(is) = is.or_else(comma) else { return from };
    let now = if text.says(is.saturating_sub(1), "hiện") { is - 1 } else { is };
    let told = |i: usize| {
        let token = &text.tokens[i];
        token.kind == TokenKind::Number
            || token.is_capitalised()
            || text.is_mark(i, &[',', '/', '.', ')'])
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

/// Behind brackets at a token in which nothing but small words and numbers stand, and no role, before a dash or comma; or a delegation
/// (`(đoàn Hà Nội)`).
pub(super) fn behind_aside(text: &Marked<'_>, end: usize) -> Option<usize> {
    let open = text.is_mark(end, &['(']);
    let close = (end + 1..end + LONGEST_BRACKET).find(|i| text.is_mark(*i, &[')'])).filter(|_| open)?;
    let small = |i: usize| !text.is_capitalised(i) || text.says(end + 1, "đoàn");
    let part = |i: usize| small(i) && !text.is(i, Sort::Role) && text.tokens[i].kind != TokenKind::Mark;
    let word = (end + 1..close).any(|i| text.tokens[i].kind == TokenKind::Word);
    let goes_on = text.is_dash(close + 1) || text.is_mark(close + 1, &[',']);
    (word && goes_on && (end + 1..close).all(part)).then_some(close + 1)
}

/// The index behind brackets that open right behind a name, and that of the first mention behind them, where nothing but
/// bodies is named in them; behind those that tell of a life too.
pub(super) fn behind_bracket(text: &Marked<'_>, mentions: &[Mention], at: usize, end: usize) -> Option<(usize, usize)> {
    let close = (end + 1..end + LONGEST_BRACKET).find(|i| text.is_mark(*i, &[')']))?;
    let inside = mentions[at..].iter().take_while(|m| m.end <= close);
    let bodies = inside.clone().all(|m| matches!(m.what, What::Body(_)));
    let count = inside.count();
    // `A (50 tuổi, quê Long An), Giám đốc …`
    let life = || behind_age(text, end) > end;
    (text.is_mark(end, &['(']) && bodies && (count > 0 || life())).then_some((close + 1, at + count))
}

/// Behind the words between an office and `là` that tell when, or whose of several: `Bí thư lúc bấy giờ là ông A`, `hai
/// Phó Chủ tịch tái cử là ông A và bà B`.
pub(super) fn behind_when(text: &Marked<'_>, end: usize) -> usize {
    (end..end + LONGEST_WHEN).find(|i| !WHEN.contains(&text.small(*i))).unwrap_or(end)
}

/// Words of such a time.
const WHEN: [&str; 18] = [
    "hiện", "nay", "tại", "mới", "còn", "lại", "tái", "cử", "đương", "nhiệm", "khi", "lúc", "đó", "ấy", "bấy", "giờ",
    "khác", "thời",
];

/// Tokens of the longest of them.
const LONGEST_WHEN: usize = 5;

/// Tokens in brackets behind a name.
const LONGEST_BRACKET: usize = 16;

/// `A, Chủ nhiệm Ủy ban Kiểm tra, phụ trách công tác tuyên giáo, Phó Giám đốc`: the comma behind what someone is in charge of.
pub(super) fn behind_charge(text: &Marked<'_>, end: usize) -> Option<usize> {
    let charge = text.is_mark(end, &[',']) && text.says_all(end + 1, &["phụ", "trách"]);
    let close =
        (end + 3..end + LONGEST_BRACKET).find(|i| text.tokens.get(*i).is_none_or(|t| t.kind == TokenKind::Mark));
    close.filter(|i| charge && text.is_mark(*i, &[',']))
}

/// `ông A – Tiến sĩ, Bác sĩ – Bí thư Đảng ủy`: behind the titles that stand behind a name, before a mark.
pub(super) fn behind_titles(text: &Marked<'_>, end: usize) -> Option<usize> {
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
