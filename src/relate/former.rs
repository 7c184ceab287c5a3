//! Which posts are of the past.
//!
//! Forms: `nguyên Bộ trưởng, Chủ nhiệm … A`, `thôi giữ chức Bí thư`, `miễn nhiệm chức danh Bí thư`, `chuyển từ Giám đốc
//! … về …`, `từng là Bí thư; hiện là …`, `Trước đó, ông A là Phó Bí thư`, `dưới thời ông A làm Bí thư`, and of whole
//! lines `Từ 1985 đến 1986: Vụ trưởng`.

use super::chains::{Chain, is_replaced};
use super::reading::{Read, Reading};
use crate::recognize::mention::{Mention, RoleMention};
use crate::text::TokenKind;

/// Whether the text calls the `n`th of the roles of a chain one of the past.
pub(super) fn is_former(reading: &Reading<'_>, read: &Read, chain: &Chain, roles: &[&RoleMention], n: usize) -> bool {
    let role = &read.mentions[chain.roles[n]];
    roles[n].former
        || is_left(reading, &read.mentions[chain.person], role)
        || is_past_life(reading, read, &read.mentions[chain.person], role)
        || is_former_row(chain, roles, n)
}

/// `thôi giữ chức Bí thư`, `miễn nhiệm chức danh Phó Chủ tịch`, `A chuyển từ Giám đốc Sở X về …`: the post is given up
/// or taken.
fn is_left(reading: &Reading<'_>, person: &Mention, role: &Mention) -> bool {
    let text = &reading.text;
    let moves = person.end < role.start && text.says(role.start - 1, "từ");
    let before = role.start.saturating_sub(4)..role.start;
    let leaves = |i: usize| {
        let words = LEAVING.iter().any(|words| text.says_all(i, words));
        words && (i + 2..role.start).all(|at| matches!(text.tokens[at].kind, TokenKind::Word | TokenKind::Number))
    };
    moves || before.into_iter().any(|i| text.says(i, "thôi") || leaves(i))
}

/// Words right before a post that someone has no more.
const LEAVING: [[&str; 2]; 4] = [["miễn", "nhiệm"], ["cách", "chức"], ["mất", "chức"], ["không", "còn"]];

/// `ông A từng là Bí thư Huyện đoàn, Chủ tịch UBND huyện; hiện là …`, `Trước đó, ông A là Phó Bí thư`, `dưới thời ông A
/// làm Bí thư`: an office of someone's past, told behind the name. `Trước đó, ông A được bổ nhiệm làm Bí thư` gives a
/// new one.
fn is_past_life(reading: &Reading<'_>, read: &Read, person: &Mention, role: &Mention) -> bool {
    let text = &reading.text;
    let told = (person.end..role.start).rev().find(|i| text.says(*i, "từng") || text.says(*i, "hiện"));
    let held = || (person.end..role.start).any(|i| ["là", "giữ", "làm"].iter().any(|w| text.says(i, w)));
    let gives = |i: usize| text.says(i, "bầu") || GIVING.iter().any(|words| text.says_all(i, words));
    let given = || (read.sentence.start..role.start).any(gives);
    // `Trước khi làm Bí thư, ông A giữ chức Phó Bí thư`
    let earlier = || text.says_all(read.sentence.start, &["trước", "khi"]);
    let before = || (earlier() || text.says_all(read.sentence.start, &["trước", "đó"]) && !given()) && held();
    // `dưới thời ông A làm Bí thư`, `người thay ông A làm Bí thư là ông B`
    let in_days_of = || text.says_all(person.start.saturating_sub(2), &["dưới", "thời"]) && held();
    // `thay ông A đã về làm Bí thư`, `thay ông A được điều động giữ chức Bí thư`: what he is now.
    let moved = || (person.end..role.start).any(|i| ["về", "sang", "được"].iter().any(|w| text.says(i, w)) || gives(i));
    let replaced = || is_replaced(text, person) && held() && !moved();
    // `Bí thư Thành ủy lúc bấy giờ là ông A`
    let then = || (role.end..person.start).any(|i| text.says(i, "bấy") || text.says_all(i, &["khi", "đó"]));
    told.map_or_else(|| before() || in_days_of() || replaced() || then(), |i| text.says(i, "từng"))
}

/// Verbs that give someone a post.
const GIVING: [[&str; 2]; 6] =
    [["điều", "động"], ["bổ", "nhiệm"], ["chỉ", "định"], ["phân", "công"], ["luân", "chuyển"], ["phê", "chuẩn"]];

/// `Từ 1985 đến 1986: Vụ trưởng`, `- 3/2001 - 5/2006, Giám đốc`: a line of a life that tells of a time with an end, unless it
/// is now (`đến nay`).
pub(super) fn is_past(reading: &Reading<'_>, read: &Read) -> bool {
    let text = &reading.text;
    let (from, to) = (read.sentence.start, read.sentence.end);
    let opening = |i: &usize| text.is_dash(*i) || OF_TIME.contains(&text.small(*i));
    let begin = (from..to).find(|i| !opening(i)).unwrap_or(to);
    let is_time = |i: usize| {
        let token = &text.tokens[i];
        token.kind == TokenKind::Number || token.is_mark('/') || token.is_mark('.') || OF_TIME.contains(&text.small(i))
    };
    let in_range = |i: usize| is_time(i) || text.is_dash(i) || text.says(i, "đến");
    if begin == to || text.tokens[begin].kind != TokenKind::Number {
        return false;
    }
    let end = (begin..to).find(|i| !in_range(*i)).unwrap_or(to);
    let parted = (begin + 1..end.saturating_sub(1)).find(|i| text.is_dash(*i) || text.says(*i, "đến"));
    let years = reading.years(begin, end).count();
    parted.is_some() && years >= 2 && !text.says(end, "nay")
}

/// Small words that stand in a stretch of time.
const OF_TIME: [&str; 6] = ["từ", "năm", "tháng", "ngày", "giai", "đoạn"];

/// `nguyên Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ A`: before a name one `nguyên` counts for the whole row.
fn is_former_row(chain: &Chain, roles: &[&RoleMention], n: usize) -> bool {
    let before = |i: usize| chain.roles[i] < chain.person;
    before(n) && (0..n).any(|i| before(i) && roles[i].former)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::relate::Reader;

    /// The posts of a sentence that are of the past.
    fn past(text: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let posts = Reader::embedded().read(&article).posts.into_iter();
        posts.filter(|p| p.former).map(|p| format!("{} {}", p.person, p.role)).collect()
    }

    #[test]
    fn whoever_is_replaced_held_the_post_that_he_leaves_and_holds_the_one_that_he_goes_to() {
        let elected = "HĐND tỉnh Hà Nam bầu bà Lương Thị Sa giữ chức Phó Chủ tịch UBND tỉnh, thay cho ông Phan Như Ngọ";
        let to = |what: &str| past(&format!("{elected} {what}."));
        assert_eq!(to("làm Bí thư Thành ủy Phủ Lý"), ["Phan Như Ngọ Bí thư"]);
        assert_eq!(to("đã về làm Bí thư Thành ủy Phủ Lý"), [""; 0]);
        assert_eq!(to("được điều động giữ chức Bí thư Thành ủy Phủ Lý"), [""; 0]);
    }

    #[test]
    fn what_someone_was_before_is_past_and_what_he_was_elected_to_is_not() {
        let before = |what: &str| past(&format!("Trước đó, tại Đại hội Đảng bộ tỉnh Hà Nam, ông Phan Như Ngọ {what}."));
        assert_eq!(before("là Bí thư Tỉnh ủy"), ["Phan Như Ngọ Bí thư"]);
        assert_eq!(before("được bầu là Bí thư Tỉnh ủy"), [""; 0]);
    }
}
