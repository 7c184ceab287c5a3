//! The year that a text speaks of as the present one.

use super::super::super::reading::Reading;
use super::named::{Form, Named, is_promised};
use super::{Asked, FIRST_YEAR_OF_REPORTS, within};
use crate::text::TokenKind;

/// The latest year that the text speaks of as the present one. In the first months of a year it may be the year before that
/// is spoken of, in the last months the next one: there it counts how the text speaks of it. A year that a text of the months
/// between names once is its own, where it is no year that is looked back on. Given the year of the latest day.
pub(super) fn of_present(
    reading: &Reading<'_>,
    asked: Asked<'_>,
    years: &[Named],
    reached: Option<i16>,
) -> Option<i16> {
    let reviewed = matches!(asked.kind, Some("interim-review" | "summary-conference"));
    let in_sentence = |y: &&Named| !reviewed && within(y.at, asked.sentence) && y.form == Form::Range;
    let plain = |y: &&Named| {
        !y.ahead && !y.told && y.year >= FIRST_YEAR_OF_REPORTS && (y.form == Form::Plain || in_sentence(y))
    };
    // `công tác giai đoạn 2011-2015, nhiệm vụ giai đoạn 2016-2020`, `Đại hội thi đua giai đoạn 2015-2020`
    let plans = || years.iter().filter(|y| y.form == Form::Plan && within(y.at, asked.sentence));
    let follows = |y: &&Named| plans().any(|plan| plan.year < y.year);
    let congress = |y: &&Named| asked.kind == Some("congress") && within(y.at, asked.name);
    let opened = plans().next_back().filter(|y| follows(y) || congress(y));
    let newest = years.iter().filter(plain).map(|y| y.year).max();
    let begun = years.iter().filter(|y| is_reached(reading, y, asked.day.month)).map(|y| y.year).max();
    if let Some(begun) = begun.filter(|r| asked.day.month >= 10 && newest.is_none_or(|n| *r >= n)) {
        return Some(begun);
    }
    // `tăng 5% so với cùng kỳ năm 2016`
    let compared = |y: &&Named| y.at >= 3 && reading.text.says_all(y.at - 3, &["cùng", "kỳ", "năm"]);
    if let Some(compared) = years.iter().filter(compared).map(|y| y.year).max() {
        return Some(compared + 1)
            .filter(|year| newest.is_none_or(|n| n <= *year) && compared >= FIRST_YEAR_OF_REPORTS);
    }
    // A year that another one lies behind is not the present: `từ tháng 3/2014 đến 11/2015` of a career, a day of 2016.
    let told = years.iter().filter(|y| y.told && !y.ahead).map(|y| y.year).max();
    let newest = newest.max(opened.map(|y| y.year));
    if newest.is_some_and(|year| far_ahead(years).is_some_and(|future| future <= year)) {
        return None;
    }
    let year = newest.filter(|year| told.max(reached).is_none_or(|later| later <= *year))?;
    let times = |year: i16| years.iter().filter(plain).filter(|y| y.year == year).count();
    let whole = |year: i16| years.iter().filter(plain).filter(|y| y.year == year && y.months.is_none()).count();
    let tense = spoken_as(reading, years, year);
    let month = asked.day.month;
    match (month, tense) {
        (1..=3, Some(Tense::Coming)) => Some(year),
        (1..=3, Some(Tense::Past)) => Some(year + 1),
        (1..=3, _) => {
            let before = years.iter().any(|y| y.year == year - 1 && y.form == Form::Plain);
            (before && times(year) > 1).then_some(year)
        }
        (10..=12, Some(Tense::Coming | Tense::Planned)) => Some(year - 1),
        (10..=12, _) if whole(year - 1) > times(year) => Some(year - 1),
        (10..=12, _) => (tense != Some(Tense::Past) && times(year) > whole(year - 1)).then_some(year),
        _ => {
            let planned = years.iter().any(|y| y.year == year && in_sentence(&y));
            let planned = planned || opened.is_some_and(|y| y.year == year);
            let once = || years.iter().find(|y| plain(y) && y.year == year && y.months.is_none());
            let next = month > 6 && matches!(tense, Some(Tense::Coming | Tense::Planned));
            let passing = |y: &Named| is_listed(reading, y) || is_of_picture(reading, y);
            let only = times(year) == 1 && tense != Some(Tense::Past) && !next && once().is_some_and(|y| !passing(y));
            (planned || only || times(year) > 1 || (!next && times(year - 1) > 0)).then_some(year)
        }
    }
}

/// The first of the years that lie far ahead: the text says so once, and speaks of no year shortly before (`từ năm 2030` beside
/// `đến năm 2030`).
fn far_ahead(years: &[Named]) -> Option<i16> {
    let ahead = years.iter().filter(|y| y.ahead).map(|y| y.year);
    let near = |year: i16| years.iter().any(|y| !y.ahead && (year - 2..year).contains(&y.year));
    let earlier = |year: i16| years.iter().any(|y| (FIRST_YEAR_OF_REPORTS..year).contains(&y.year));
    ahead.filter(|year| earlier(*year) && !near(*year)).min()
}

/// `năm 2013, 2014`, `hai năm 2015 và 2016`
fn is_listed(reading: &Reading<'_>, named: &Named) -> bool {
    let text = &reading.text;
    let joint = text.is_mark(named.at + 1, &[',']) || text.says(named.at + 1, "và");
    joint && text.tokens.get(named.at + 2).is_some_and(|t| t.kind == TokenKind::Number && t.text.len() == 4)
}

/// `Ông A thăm khu B năm 2016. Ảnh: …`: the year of an old picture.
fn is_of_picture(reading: &Reading<'_>, named: &Named) -> bool {
    let text = &reading.text;
    text.is_mark(named.at + 1, &['.', '(', '-']) && text.says(named.at + 2, "ảnh") && text.is_capitalised(named.at + 2)
}

/// How a text speaks of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// `chương trình công tác năm …`, `năm …, tỉnh sẽ`
    Coming,
    /// `kế hoạch năm …`, of which one speaks while it is carried out as well.
    Planned,
    /// `tình hình thực hiện nhiệm vụ năm …`, `kết quả năm …`
    Past,
}

/// Whether the latest year that a text names is one that it plans or looks back on; nothing where it does neither or both.
fn spoken_as(reading: &Reading<'_>, years: &[Named], year: i16) -> Option<Tense> {
    const PAST: [&[&str]; 6] =
        [&["tình", "hình"], &["kết", "quả"], &["tổng", "kết"], &["đạt"], &["thành", "tích"], &["so", "với"]];
    const PLANNED: [&[&str]; 4] = [&["kế", "hoạch"], &["dự", "toán"], &["chương", "trình"], &["mục", "tiêu"]];
    const COMING: [&[&str]; 5] = [
        &["chương", "trình", "công", "tác"],
        &["phương", "hướng"],
        &["để", "làm"],
        &["mong", "muốn"],
        &["phấn", "đấu"],
    ];
    let text = &reading.text;
    let named = || years.iter().filter(|y| y.year == year && y.form == Form::Plain && y.months.is_none());
    let before = |at: usize, words: &[&[&str]]| {
        (at.saturating_sub(8)..at).any(|i| words.iter().any(|words| text.says_all(i, words)))
    };
    let will = |at: usize| (at + 1..at + 8).any(|i| text.says(i, "sẽ"));
    // `phấn đấu kim ngạch năm 2017 tăng 10%`
    let wished = |at: usize| before(at, &[&["phấn", "đấu"], &["dự", "kiến"], &["mục", "tiêu"]]);
    let grew = |at: usize| ["đạt", "tăng", "giảm"].iter().any(|w| text.says(at + 1, w)) && !wished(at);
    let past = named().any(|y| before(y.at, &PAST) || grew(y.at));
    let coming = named().any(|y| before(y.at, &COMING) || will(y.at) || is_promised(reading, y.at));
    let planned = named().any(|y| before(y.at, &PLANNED));
    match (past, coming, planned) {
        (true, false, _) => Some(Tense::Past),
        (false, true, _) => Some(Tense::Coming),
        (false, false, true) => Some(Tense::Planned),
        _ => None,
    }
}

/// Whether a year that a text of autumn names is begun: by a month of it that is over, or by its end.
fn is_reached(reading: &Reading<'_>, named: &Named, month: i8) -> bool {
    let text = &reading.text;
    let near = named.at.saturating_sub(5)..named.at;
    let open = named.ahead || near.into_iter().any(|i| ["đến", "tới", "trước", "hết"].iter().any(|w| text.says(i, w)));
    let over = named.months.is_some_and(|(_, last)| last < month);
    !open && (over || (named.at >= 2 && text.says_all(named.at - 2, &["cuối", "năm"])))
}
