//! The year of the quarter, month or part of a year that a text speaks of.

use super::super::super::reading::Reading;
use super::named::{Form, Named};
use super::{Asked, FIRST_YEAR_OF_REPORTS};

/// `6 tháng đầu năm 2023`, `quý II/2023`, `tháng 5/2023`: the event is held in these months or not long after.
pub(super) fn of_months(reading: &Reading<'_>, asked: Asked<'_>, years: &[Named]) -> Option<i16> {
    let last = years.iter().filter(|y| !y.ahead && !y.told && y.months.is_some()).max_by_key(|y| (y.year, y.months))?;
    let (first, end) = last.months?;
    let month = asked.day.month;
    // `6 tháng đầu năm 2017` beside a plan for 2018
    let within = end > first && (first..=end + 1).contains(&month);
    let latest = if within { last.year + 1 } else { last.year };
    if years.iter().any(|y| y.form == Form::Plain && !y.ahead && !y.told && y.year > latest) {
        return None;
    }
    if first == end && first > month {
        if is_earlier(reading, last) {
            return Some(last.year + 1);
        }
        if is_of_life(reading, last) {
            return None;
        }
    }
    let next_year = month + 12 - end <= 3 && !(first - 2..=end + 4).contains(&month);
    let year = if next_year { last.year + 1 } else { last.year };
    (year >= FIRST_YEAR_OF_REPORTS && (next_year || month + 3 >= first)).then_some(year)
}

/// `Trước đó tháng 9/2016, …`: a month that lies behind what is reported.
fn is_earlier(reading: &Reading<'_>, named: &Named) -> bool {
    (named.at.saturating_sub(6)..named.at).any(|i| reading.text.says_all(i, &["trước", "đó"]))
}

/// `được bầu làm Chủ tịch tháng 4/2016`, `khánh thành tháng 9/2014`: a month of what a text looks back on.
fn is_of_life(reading: &Reading<'_>, named: &Named) -> bool {
    const DONE: [[&str; 2]; 7] = [
        ["khánh", "thành"],
        ["tái", "cử"],
        ["trúng", "cử"],
        ["được", "bầu"],
        ["bầu", "làm"],
        ["bổ", "nhiệm"],
        ["nhậm", "chức"],
    ];
    let near = named.at.saturating_sub(12)..named.at;
    near.into_iter().any(|i| DONE.iter().any(|words| reading.text.says_all(i, words)))
}
