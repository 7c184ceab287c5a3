//! Commendations: who, how many, for what.
//!
//! Titles anchor the reading. A title is a *form* (`Giấy khen`, `Huy hiệu 30 năm tuổi Đảng`, `Huân chương Lao động hạng Ba`,
//! `danh hiệu …`), a *rating* (`hoàn thành xuất sắc nhiệm vụ`) or a *prize* (`giải Nhất`). Who gets it stands
//!
//! - behind it: `tặng Giấy khen cho A và 3 cá nhân; Bằng khen cho B`; `trao Huân chương … tặng A`; `Huy hiệu 65 năm tuổi
//!   Đảng có 1 đồng chí`; `Giải Nhất: A`; `02 đảng viên được nhận Huy hiệu …, gồm A và B`; `nhận Huy hiệu đợt này còn có A;
//!   B`;
//! - before it: `A, B nhận Huy hiệu …`; `A (vinh dự) được X tặng Bằng khen`; `3 đồng chí Huy hiệu 80 năm`; `Chi bộ A đạt danh
//!   hiệu …`, `được công nhận …`, `5/7 chi bộ xếp loại …`; a rating beside those commended (`khen thưởng 2 chi bộ và 13
//!   đảng viên hoàn thành xuất sắc nhiệm vụ`; `2 chi bộ hoàn thành tốt nhiệm vụ được biểu dương`);
//! - with the title before: `A đạt tiêu chuẩn … được tặng Bằng khen`; `nhận Huy hiệu 45 năm và 50 năm tuổi Đảng`;
//! - nowhere but in a pronoun: `chị được công nhận danh hiệu …` is whoever was named last.
//!
//! `tặng Giấy khen cho 5 đảng viên hoàn thành xuất sắc nhiệm vụ` is noted by its rating. `khen thưởng 3 tập thể, 15 cá nhân`
//! without a title is noted by its verb. None are flowers, presents and decisions, plans and proposals.

mod clause;
mod noted;
mod takers;
mod titles;
mod verbs;

use super::bodies::Hosts;
use super::people::People;
use super::reading::Reading;
use crate::facts::Award;
use crate::recognize::layout::Part;
use crate::text::key;

/// The awards of an article; `year` is the year that the event sums up.
pub(super) fn awards(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>, year: Option<i16>) -> Vec<Award> {
    let mut out: Vec<Award> = Vec::new();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| r.sentence.part != Part::Headline) {
        let sentence = clause::Commending { reading, read, n, people, bodies: hosts.at(n), year };
        for award in sentence.awards() {
            add(&mut out, award);
        }
    }
    // `các đảng viên được nhận Huy hiệu Đảng` says nothing more where the members are named or counted.
    let told = |award: &Award| {
        let others = out.iter().filter(|o| o.recipient.is_some() || o.count.is_some());
        others.into_iter().any(|o| is_part(&award.title, &o.title) || is_part(&o.title, &award.title))
    };
    let vague: Vec<bool> = out.iter().map(|a| a.recipient.is_none() && a.count.is_none() && told(a)).collect();
    let mut vague = vague.into_iter();
    out.retain(|_| !vague.next().unwrap_or_default());
    out
}

/// Adds an award; of two titles for one recipient of which one says less, the fuller stays.
fn add(out: &mut Vec<Award>, award: Award) {
    let who = |a: &Award| (a.recipient.as_deref().map(key), a.count, a.recipient.is_none().then(|| a.group.clone()));
    let same =
        |a: &&mut Award| who(a) == who(&award) && (is_part(&a.title, &award.title) || is_part(&award.title, &a.title));
    match out.iter_mut().find(same) {
        Some(known) if is_part(&known.title, &award.title) && key(&known.title) != key(&award.title) => *known = award,
        Some(_) => {}
        None => out.push(award),
    }
}

/// Whether each word of one title stands in another.
fn is_part(part: &str, whole: &str) -> bool {
    let (part, whole) = (key(part), key(whole));
    part.split(' ').all(|word| whole.split(' ').any(|w| w == word))
}
