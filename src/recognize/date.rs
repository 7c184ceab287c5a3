//! Days and parts of days.
//!
//! Forms that are read: `16/01/2024`, `08/01`, `22.8`, `22-9-2022`, `10.1`, `ngày 5 tháng 1 năm 2024`, `ngày 05/01`,
//! `2024-01-16`, `hai ngày 09 và 10/6/2020`, `mùng 7 và mùng 8/8`, `14-15/5/2025`, `13,14/5`, `2 ngày 12 và 13 - 3`,
//! `sáng 27/12`, `chiều 22 và sáng 23.7`, `chiều thứ Năm, ngày 07 tháng 9 năm 2023`, `sáng nay (26/2)`.

use jiff::civil::Date;

use super::words::Marked;
use crate::text::{Case, TokenKind};

/// A day of the calendar, its year perhaps left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Day of the month.
    pub day: i8,
    /// Month.
    pub month: i8,
    /// Year, where it is written.
    pub year: Option<i16>,
}

impl Day {
    /// The date, with this year where the text leaves it out.
    pub fn date(self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month, self.day).ok()
    }
}

/// A mention of one day or of several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMention {
    /// Index of the first token, the part of the day included.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// The first or only day.
    pub first: Day,
    /// The last day, where there are several.
    pub last: Option<Day>,
    /// `morning`, `afternoon` or `evening`.
    pub part_of_day: Option<&'static str>,
}

/// All mentions of days, in order.
pub fn days(text: &Marked<'_>) -> Vec<DayMention> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = text.next_number(from, text.tokens.len()) {
        from = at + 1;
        if let Some(mut mention) = day_at(text, at) {
            with_part_of_day(text, &mut mention);
            from = mention.end;
            out.push(mention);
        }
    }
    out
}

fn day_at(text: &Marked<'_>, at: usize) -> Option<DayMention> {
    let token = text.tokens.get(at)?;
    if token.kind != TokenKind::Number || (token.glued && at > 0 && !may_precede(text, at - 1)) {
        return None;
    }
    let says = |words: &[&str]| at > 0 && words.iter().any(|w| text.says(at - 1, w));
    let named = says(&["ngày", "nay", "qua", "hôm", "mùng", "mồng", "từ"])
        || (at > 1 && text.is_mark(at - 1, &['(']) && !text.tokens[at - 1].glued);
    // `các ngày 5 và 6/3`, `chiều 22 và cả ngày 23/02`
    let of_row = named || says(&["các"]) || at > 0 && part_of_day(text, at - 1).is_some();
    if of_row && let Some(row) = row(text, at) {
        return Some(row);
    }
    let (first, end) = single(text, at, named || is_announced(text, at))?;
    if first.year.is_none()
        && let Some(next) = joint(text, end)
        && let Some((last, end)) = single(text, next, true)
        && (last.month, last.day) > (first.month, first.day)
    {
        let first = Day { year: last.year, ..first };
        return Some(DayMention { start: at, end, first, last: Some(last), part_of_day: None });
    }
    Some(DayMention { start: at, end, first, last: None, part_of_day: None })
}

/// What may stand before a day without a space between: a bracket, a comma, or a dash behind another day.
fn may_precede(text: &Marked<'_>, at: usize) -> bool {
    let behind_day = || {
        let year = at.checked_sub(1).and_then(|i| text.tokens.get(i));
        !text.tokens[at].glued || year.is_some_and(|t| t.kind == TokenKind::Number && t.text.len() == 4)
    };
    // `ngày30 tháng 1`
    text.is_mark(at, &['(', ',', '“', '"', ':']) || text.says(at, "ngày") || (text.is_dash(at) && behind_day())
}

/// The index behind what joins two days: `và`, a dash, `đến ngày`, a comma.
fn joint(text: &Marked<'_>, at: usize) -> Option<usize> {
    let joins = text.is_dash(at) || text.is_mark(at, &['&']) || ["và", "đến", "tới"].iter().any(|w| text.says(at, w));
    let next = if text.says(at + 1, "hết") { at + 2 } else { at + 1 };
    let announces =
        |i: usize| part_of_day(text, i).is_some() || ["cả", "ngày", "mùng", "mồng"].iter().any(|w| text.says(i, w));
    joins.then(|| (next..next + 3).find(|i| !announces(*i)).unwrap_or(next + 3))
}

/// A row of days of which only the last has its month: `09 và 10/6/2020`, `14-15/5/2025`, `từ ngày 5 đến ngày 7/3`,
/// `27, 28/12`.
fn row(text: &Marked<'_>, at: usize) -> Option<DayMention> {
    let written = &text.tokens.get(at)?.text;
    let days = |first: i8, before: i8, (last, end): (Day, usize)| {
        let first = Day { day: first, ..last };
        (last.day > before).then_some(DayMention { start: at, end, first, last: Some(last), part_of_day: None })
    };
    // `13,14/5/2023`: two days that look like a decimal number.
    if let Some((first, last)) = written.split_once(',') {
        let (first, last) = (day_number(first)?, day_number(last)?);
        return days(first, first, of_month(text, at, last, true)?);
    }
    let first = day_number(written)?;
    let (mut here, mut before) = (at, first);
    for _ in 0..4 {
        let comma = text.is_mark(here + 1, &[',']).then_some(here + 2);
        here = joint(text, here + 1).or(comma)?;
        if let Some(last) = single(text, here, true).or_else(|| spaced(text, here)) {
            return days(first, before, last);
        }
        before = day_number(&text.tokens.get(here)?.text).filter(|d| *d > before)?;
    }
    None
}

/// `12 và 13 - 3,`: the last day of a row, its month behind a dash between spaces.
fn spaced(text: &Marked<'_>, at: usize) -> Option<(Day, usize)> {
    let ends =
        text.says(at + 3, "năm") || text.tokens.get(at + 3).is_none_or(|t| t.kind != TokenKind::Word && !t.is_dash());
    let month = text.tokens.get(at + 2).filter(|_| ends && text.is_dash(at + 1))?;
    Some((Day { day: day_number(&text.tokens[at].text)?, month: month_number(&month.text)?, year: None }, at + 3))
}

/// One day. Without a year, and with a dot or dash, it counts only where something announces a date (`sure`).
fn single(text: &Marked<'_>, at: usize, sure: bool) -> Option<(Day, usize)> {
    let token = text.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
    let parts: Vec<&str> = token.text.split('.').collect();
    if let [d, m, rest @ ..] = parts.as_slice() {
        let day = Day { day: day_number(d)?, month: month_number(m)?, year: rest.first().and_then(|y| year_number(y)) };
        return (sure || day.year.is_some()).then_some((day, at + 1));
    }
    if let Some(day) = iso(text, at) {
        return Some((day, at + 5));
    }
    of_month(text, at, day_number(&token.text)?, sure)
}

/// A day that its month follows, the number of the day at a token.
fn of_month(text: &Marked<'_>, at: usize, day: i8, sure: bool) -> Option<(Day, usize)> {
    if text.says(at + 1, "tháng") {
        let month = month_number(&text.tokens.get(at + 2)?.text)?;
        let behind = text.says(at + 3, "năm") || text.is_mark(at + 3, &['/']);
        let year = if behind { text.tokens.get(at + 4).and_then(|t| year_number(&t.text)) } else { None };
        return Some((Day { day, month, year }, if year.is_some() { at + 5 } else { at + 3 }));
    }
    // `19 T02 2024`
    if text.says(at + 1, "t")
        && let Some(number) = text.tokens.get(at + 2).filter(|t| t.glued)
    {
        let year = text.tokens.get(at + 3).and_then(|t| year_number(&t.text));
        return year.map(|y| Some((Day { day, month: month_number(&number.text)?, year: Some(y) }, at + 4)))?;
    }
    let slash = text.is_mark(at + 1, &['/']);
    if !(slash || text.is_dash(at + 1)) {
        return None;
    }
    let month = month_number(&text.tokens.get(at + 2).filter(|t| t.kind == TokenKind::Number)?.text)?;
    let same = |i: usize| if slash { text.is_mark(i, &['/']) } else { text.is_dash(i) };
    let year = if same(at + 3) { text.tokens.get(at + 4).and_then(|t| year_number(&t.text)) } else { None };
    // `27/12/vừa qua` is a day, `04/2015/NĐ-CP` none.
    let goes_on = |t: &crate::text::Token<'_>| t.glued && t.case != Case::Lower;
    if year.is_none() && same(at + 3) && text.tokens.get(at + 4).is_some_and(goes_on) {
        return None;
    }
    // `28/29 đảng viên` and `7/14 bệnh viện` are no dates, nor is `A 3-4`.
    let glued = text.tokens[at + 1].glued && text.tokens[at + 2].glued;
    if year.is_none() && !(sure && (glued || slash)) {
        return None;
    }
    Some((Day { day, month, year }, if year.is_some() { at + 5 } else { at + 3 }))
}

/// `2024-01-16`, all in one piece (ISO 8601), and no part of a longer number.
fn iso(text: &Marked<'_>, at: usize) -> Option<Day> {
    let number = |i: usize| text.tokens.get(i).filter(|t| t.kind == TokenKind::Number && t.text.len() == 2 && t.glued);
    let dash = |i: usize| text.is_dash(i) && text.tokens[i].glued;
    let year = Some(&text.tokens[at].text).filter(|y| y.len() == 4).and_then(|y| year_number(y))?;
    let (month, day) = (number(at + 2)?, number(at + 4)?);
    let whole = dash(at + 1) && dash(at + 3) && !(dash(at + 5) || text.is_mark(at + 5, &['/']));
    let (day, month) = (day_number(&day.text)?, month_number(&month.text)?);
    whole.then_some(Day { day, month, year: Some(year) })
}

fn day_number(text: &str) -> Option<i8> {
    (text.len() <= 2).then(|| text.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

fn month_number(text: &str) -> Option<i8> {
    (text.len() <= 2).then(|| text.parse().ok()).flatten().filter(|m| (1..=12).contains(m))
}

fn year_number(text: &str) -> Option<i16> {
    text.parse().ok().filter(|y| (1800..=2100).contains(y))
}

/// The part of the day that a word names: `morning`, `afternoon` or `evening`.
pub fn part_of_day(text: &Marked<'_>, at: usize) -> Option<&'static str> {
    match text.small(at) {
        "sáng" => Some("morning"),
        "chiều" | "trưa" => Some("afternoon"),
        "tối" | "đêm" => Some("evening"),
        _ => None,
    }
}

/// A part of the day by its name in facts.
pub fn part_named(name: &str) -> Option<&'static str> {
    ["morning", "afternoon", "evening"].into_iter().find(|p| *p == name)
}

/// Goes back over `ngày`, weekdays, `nay (`, `hai` to the part of the day: `chiều thứ Năm, ngày 07`.
fn with_part_of_day(text: &Marked<'_>, mention: &mut DayMention) {
    let from = mention.start.saturating_sub(8);
    for at in (from..mention.start).rev() {
        if let Some(part) = part_of_day(text, at) {
            mention.part_of_day = Some(part);
            mention.start = at;
            return;
        }
        if !may_stand_between(text.small(at)) {
            return;
        }
        if text.says(at, "ngày") {
            mention.start = at;
        }
    }
}

/// Whether a word, in small letters, may stand between the part of the day and the number: `chiều thứ Năm, ngày 07`,
/// `sáng nay (26/2)`.
fn may_stand_between(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "ngày", "thứ", "chủ", "nhật", "hai", "ba", "tư", "năm", "sáu", "bảy", "nay", "(", ",", "trong", "các", "hôm",
        "qua", "mùng", "mồng", "từ", "vào", "cn",
    ];
    WORDS.contains(&word)
}

/// Whether a part of the day, `nay` or a weekday announces that a number is a day: `sáng nay, 22-6`, `Thứ Hai (22/6)`.
fn is_announced(text: &Marked<'_>, at: usize) -> bool {
    for i in (at.saturating_sub(6)..at).rev() {
        if part_of_day(text, i).is_some() || ["nay", "qua", "thứ", "hôm"].iter().any(|w| text.says(i, w)) {
            return true;
        }
        if !may_stand_between(text.small(i)) {
            return false;
        }
    }
    false
}

/// The years that a text names behind `năm`, in order, each with its token.
pub fn years(text: &Marked<'_>) -> Vec<(usize, i16)> {
    // The year of a whole day (`3/2/1930`) says when, not of what year something is.
    let of_day = |i: usize| i >= 3 && text.is_mark(i - 1, &['/']) && text.is_mark(i - 3, &['/']);
    let named = |i: &usize| ["năm", "/", "và"].iter().any(|w| text.says(i - 1, w)) && !of_day(*i);
    let year = |i: usize| year_number(&text.tokens[i].text).map(|year| (i, year));
    let four_digits = |i: &usize| text.tokens[*i].text.len() == 4;
    text.numbers(1, text.tokens.len()).filter(four_digits).filter(named).filter_map(year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::words::Words;

    fn found(text: &str) -> Vec<String> {
        let words = Words::embedded();
        let show = |d: Day| format!("{}-{}-{}", d.year.map_or("?".into(), |y| y.to_string()), d.month, d.day);
        days(&words.mark(text))
            .into_iter()
            .map(|m| {
                let last = m.last.map_or(String::new(), |d| format!("..{}", show(d)));
                format!("{}{last} {}", show(m.first), m.part_of_day.unwrap_or("-"))
            })
            .collect()
    }

    #[test]
    fn forms_of_days() {
        for (text, expected) in [
            ("Ngày 16/01/2024 dưới", "2024-1-16 -"),
            ("Chiều ngày 08/01, Đảng ủy", "?-1-8 afternoon"),
            ("Chiều ngày 29-12, Bệnh viện", "?-12-29 afternoon"),
            ("chiều thứ Năm, ngày 07 tháng 9 năm 2023, Chi bộ", "2023-9-7 afternoon"),
            ("trong hai ngày 09 và 10/6/2020, tại", "2020-6-9..2020-6-10 -"),
            ("Trong hai ngày 14-15/5/2025, tại", "2025-5-14..2025-5-15 -"),
            ("Chiều 10.1, Đảng ủy", "?-1-10 afternoon"),
            ("Sáng nay (26/2), tại", "?-2-26 morning"),
            ("Sáng nay, 22-6, Công đoàn", "?-6-22 morning"),
            ("Chiều thứ Hai, 22/6, Công đoàn", "?-6-22 afternoon"),
            ("Từ ngày 14 đến 15/5/2025, tại", "2025-5-14..2025-5-15 -"),
            ("từ ngày 5/3 đến hết ngày 7/3, Công đoàn", "?-3-5..?-3-7 -"),
            ("các ngày 27, 28 và 29/12/2023", "2023-12-27..2023-12-29 -"),
            ("tối qua 5/3, tại", "?-3-5 evening"),
            ("Ngày mùng 3/2, Đảng ủy", "?-2-3 -"),
            ("Trong 2 ngày, mùng 7 và mùng 8/8, Hội", "?-8-7..?-8-8 -"),
            ("Cập nhật 2024-01-16 08:30", "2024-1-16 -"),
            ("Ngày 19 T02 2024, Chi bộ", "2024-2-19 -"),
            ("ngày 27/12/vừa qua", "?-12-27 -"),
            ("Sáng ngày 05 tháng 01/2024", "2024-1-5 morning"),
            ("tối thứ bảy, 25 tháng 01 năm 2014", "2014-1-25 evening"),
            ("Ngày 13,14/5/2023, tại", "2023-5-13..2023-5-14 -"),
            ("Trong 2 ngày 12 và 13 - 3, Đảng bộ", "?-3-12..?-3-13 -"),
            ("chiều 22 và sáng 23.7, Đại hội", "?-7-22..?-7-23 afternoon"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn two_days_of_an_anniversary() {
        for text in ["(14/6/1957 -14/6/2017)", "(19-5-1890 – 19-5-2018)", "(3/2/1930-3/2/2024)"] {
            assert_eq!(found(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "có 28/29 đảng viên",
            "tăng 4.5 lần",
            "Nghị định số 04/2015/NĐ-CP",
            "nhiệm kỳ 2020 – 2025",
            "số 2024-01-16/TB",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
