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

use rustc_hash::FxHashMap;

use super::bodies::Hosts;
use super::people::People;
use super::reading::Reading;
use crate::facts::Award;
use crate::recognize::layout::Part;
use crate::text::key;

/// The awards of an article; `year` is the year that the event sums up.
pub(super) fn awards(reading: &Reading<'_>, people: &People, hosts: &Hosts<'_>, year: Option<i16>) -> Vec<Award> {
    let mut out = Listed::default();
    for (n, read) in reading.sentences.iter().enumerate().filter(|(_, r)| r.sentence.part != Part::Headline) {
        let sentence = clause::Commending { reading, read, n, people, bodies: hosts.at(n), year };
        for award in sentence.awards() {
            out.add(award);
        }
    }
    // `các đảng viên được nhận Huy hiệu Đảng` says nothing more where the members are named or counted.
    let vague = |award: &Award| award.recipient.is_none() && award.count.is_none();
    let told = |title: &String| {
        let others = out.list.iter().zip(&out.titles).filter(|(award, _)| !vague(award)).take(MANY);
        others.into_iter().any(|(_, other)| is_part(title, other) || is_part(other, title))
    };
    let kept: Vec<bool> =
        out.list.iter().zip(&out.titles).map(|(award, title)| !(vague(award) && told(title))).collect();
    out.list.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(award, _)| award).collect()
}

/// No one is given as many titles, and no article tells of as many awards; comparing each with all takes too long.
const MANY: usize = 300;

/// A recipient by the key of the name, a count, and the noun of those who are not named.
type Who = (Option<String>, Option<u64>, Option<Option<String>>);

/// Awards in order of appearance.
#[derive(Default)]
struct Listed {
    list: Vec<Award>,
    /// Keys of their titles.
    titles: Vec<String>,
    /// Indices of what someone is given.
    given: FxHashMap<Who, Vec<usize>>,
}

impl Listed {
    /// Adds an award; of two titles for one recipient of which one says less, the fuller stays.
    fn add(&mut self, award: Award) {
        let group = award.recipient.is_none().then(|| award.group.clone());
        let given = self.given.entry((award.recipient.as_deref().map(key), award.count, group)).or_default();
        let title = key(&award.title);
        let same = |i: &&usize| is_part(&self.titles[**i], &title) || is_part(&title, &self.titles[**i]);
        match given.iter().take(MANY).find(same).copied() {
            Some(known) if is_part(&self.titles[known], &title) && self.titles[known] != title => {
                self.list[known] = award;
                self.titles[known] = title;
            }
            Some(_) => {}
            None => {
                given.push(self.list.len());
                self.list.push(award);
                self.titles.push(title);
            }
        }
    }
}

/// Whether each word of one title stands in another; both are given by their keys.
fn is_part(part: &str, whole: &str) -> bool {
    part.split(' ').all(|word| whole.split(' ').any(|w| w == word))
}
