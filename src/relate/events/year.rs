//! The year of a day that is written without one.
//!
//! What the text says decides, the surest first: the day of publication, an anniversary in the event's name, the term that a
//! congress opens, the year in the name or the headline, a day with its year not long before, a quarter or part of the year
//! that the text speaks of, and the year that it speaks of as the present one. Where all are silent the year stays open.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::reading::Reading;
use super::time::is_of_document;
use crate::recognize::date::{Day, DayMention};
use crate::text::TokenKind;

/// No report on the web is older: an earlier year is history.
pub(super) const FIRST_YEAR_OF_REPORTS: i16 = 1998;

/// What the year is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The day.
    pub day: Day,
    /// The tokens of the event's name.
    pub name: (usize, usize),
    /// The tokens of the sentence.
    pub sentence: (usize, usize),
    /// The notation of the event's kind, where its name says it.
    pub kind: Option<&'a str>,
}

/// A year that the text names, and how it does.
#[derive(Debug, Clone, Copy)]
struct Named {
    at: usize,
    year: i16,
    /// The months that the text speaks of: a quarter, a month, a half.
    months: Option<(i8, i8)>,
    /// Whether it lies ahead (`đến năm 2030`).
    ahead: bool,
    /// Whether it is the year of a plan or edition (`Đề án … 2025`).
    edition: bool,
    /// Whether it says when something happened (`từ năm 2014`, `Năm 2014, ông …`), not of what year something is.
    told: bool,
    form: Form,
}

/// The years that an article names, found once for all its events.
#[derive(Debug)]
pub(super) struct Years {
    /// Outside of days and numbers of documents.
    named: Vec<Named>,
    /// Every number that may be a year, with its token.
    written: Vec<(usize, i16)>,
    /// The second of two days in a row that are whole years apart, with the token of the first.
    jubilees: Vec<(usize, Date)>,
    /// The latest day with its year, and its token.
    last_day: Option<(Date, usize)>,
}

/// No article names as many years; the first of them decide, which keeps the reading linear.
const MANY: usize = 500;

impl Years {
    /// Finds the years of an article.
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut written = written_years(reading);
        let mut named = named_years(reading, &written);
        written.truncate(MANY);
        named.truncate(MANY);
        let dated = |d: &DayMention| d.first.year.and_then(|_| d.first.date(None)).map(|date| (date, d.start));
        // The day of a document counts where the text speaks of its year besides.
        // Or gives another day of that year.
        let mut days: BTreeMap<i16, usize> = BTreeMap::new();
        for year in reading.days.iter().filter_map(|d| d.first.year) {
            *days.entry(year).or_default() += 1;
        }
        let twice = days.into_iter().filter(|(_, n)| *n > 1).map(|(year, _)| year);
        let spoken: BTreeSet<i16> = named.iter().map(|y: &Named| y.year).chain(twice).collect();
        let counts = |d: &&DayMention| !is_of_document(reading, d) || d.first.year.is_some_and(|y| spoken.contains(&y));
        let last_day = reading.days.iter().filter(counts).filter_map(dated).max_by_key(|(date, _)| *date);
        let jubilees = reading.days.windows(2).filter_map(jubilee).collect();
        Self { named, written, jubilees, last_day }
    }
}

impl Years {
    /// The latest day that the text names with its year.
    pub fn last_day(&self) -> Option<Date> {
        self.last_day.map(|(date, _)| date)
    }
}

/// The second of two days right behind each other that are whole years apart, with the token of the first.
fn jubilee(pair: &[DayMention]) -> Option<(usize, Date)> {
    let [one, two] = pair else { return None };
    let apart = (one.first.year? < two.first.year?) && one.first.day == two.first.day;
    let same_day = two.start <= one.end + 3 && apart && one.first.month == two.first.month;
    same_day.then(|| two.first.date(None)).flatten().map(|date| (one.start, date))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `năm 2023`, `tháng 6/2023`, `Chương trình … 2023`
    Plain,
    /// The first year of `nhiệm kỳ 2020 – 2025`.
    Term,
    /// The first year of another range of years.
    Range,
}

/// The year of a day.
pub(super) fn year_of(reading: &Reading<'_>, years: &Years, asked: Asked<'_>, published: Option<Date>) -> Option<i16> {
    let day = asked.day;
    if day.year.is_some() {
        return day.year;
    }
    if let Some(published) = published {
        let same = day.date(Some(published.year()))?;
        return Some(if same > published { published.year() - 1 } else { published.year() });
    }
    let (named, title) = (years.named.as_slice(), reading.layout.title.unwrap_or_default());
    // Nobody reports long before the term that the text speaks of.
    let term = named.iter().filter(|y| y.form == Form::Term).map(|y| y.year).max().unwrap_or_default();
    of_anniversary(reading, asked, years)
        .or_else(|| of_term(reading, asked, named, title))
        .or_else(|| of_name(asked, named, title))
        .or_else(|| of_other_day(reading, asked, years).filter(|y| y + 1 >= term))
        .or_else(|| of_months(asked, named).or_else(|| of_present(reading, asked, named)).filter(|y| *y >= term))
}

/// `(31/3/1975 - 31/3/2025)`: the second of two days that are whole years apart is the anniversary, and the event lies near
/// it; `125 năm` since a year that the text names likewise.
fn of_anniversary(reading: &Reading<'_>, asked: Asked<'_>, years: &Years) -> Option<i16> {
    let text = &reading.text;
    let near = years.jubilees.partition_point(|(at, _)| at + 60 <= asked.sentence.0);
    if let Some((_, jubilee)) = years.jubilees.get(near).copied() {
        let around = [jubilee.year() - 1, jubilee.year(), jubilee.year() + 1];
        let near = |y: &i16| asked.day.date(Some(*y)).map_or(i32::MAX, |d| (d - jubilee).get_days().abs());
        return around.into_iter().min_by_key(near);
    }
    let (from, to) = asked.name;
    let span = (from..to).find_map(|i| {
        let count: i16 = text.tokens[i].text.parse().ok().filter(|n| (2..=999).contains(n))?;
        let of_years = text.says(i + 1, "năm") && !text.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number);
        (of_years && !text.says(i.wrapping_sub(1), "trong")).then_some(count)
    })?;
    let last = years.named.iter().filter(|y| !y.ahead && y.form == Form::Plain).map(|y| y.year).max();
    let newest = years.written.iter().map(|(_, y)| *y).max().unwrap_or_default();
    let fits = |y: i16| newest < FIRST_YEAR_OF_REPORTS || y + span <= newest + 1;
    let starts = years.written.iter().copied().filter(|(_, y)| fits(*y)).filter(|(at, y)| {
        let of_event = from <= *at && *at < to;
        of_event || last.is_none_or(|last| (last..=last + 1).contains(&(y + span)))
    });
    let found: Vec<i16> = starts.map(|(_, y)| y + span).filter(|y| *y >= FIRST_YEAR_OF_REPORTS).collect();
    let first = *found.first()?;
    found.iter().all(|y| *y == first).then_some(first)
}

/// A congress opens the term that it is named with, a first session of a council its term.
fn of_term(reading: &Reading<'_>, asked: Asked<'_>, years: &[Named], title: (usize, usize)) -> Option<i16> {
    let text = &reading.text;
    let first = (asked.name.0..asked.sentence.1).any(|i| text.says_all(i, &["thứ", "nhất"]) && text.says(i - 2, "họp"));
    let first = first || (asked.name.0..asked.sentence.1).any(|i| text.says_all(i, &["họp", "lần", "thứ", "nhất"]));
    if first && let Some(term) = years.iter().find(|y| y.form == Form::Term && within(y.at, asked.sentence)) {
        return Some(term.year);
    }
    if asked.kind != Some("congress") {
        return None;
    }
    let mut terms = years.iter().filter(|y| y.form == Form::Term);
    let inside = |y: &&Named| within(y.at, asked.name) || within(y.at, title);
    terms.clone().find(inside).or_else(|| terms.find(|y| y.at >= asked.name.0)).map(|y| y.year)
}

/// A summary of one year that plans the next is held at the end of the one or the beginning of the other.
fn of_name(asked: Asked<'_>, years: &[Named], title: (usize, usize)) -> Option<i16> {
    let of = |range: (usize, usize)| -> Vec<i16> {
        let inside = years.iter().filter(|y| within(y.at, range) && y.form == Form::Plain && !y.ahead);
        let mut named: Vec<i16> = inside.map(|y| y.year).filter(|y| *y >= FIRST_YEAR_OF_REPORTS).collect();
        named.sort_unstable();
        named.dedup();
        named
    };
    let mut named = of(asked.name);
    if named.is_empty() {
        named = of(title);
    }
    match named.as_slice() {
        [] => None,
        [year] if asked.day.month <= 3 && asked.kind == Some("summary-conference") => Some(year + 1),
        [year] => Some(*year),
        [first, .., last] => Some(if asked.day.month <= 6 { *last } else { (*last - 1).max(*first) }),
    }
}

/// The latest day of the article that has its year, where the event followed within five months, or came shortly before
/// something that holds `từ ngày …`.
fn of_other_day(reading: &Reading<'_>, asked: Asked<'_>, years: &Years) -> Option<i16> {
    let (last, start) = years.last_day?;
    // A later month says that the article was written later still.
    let named = years.named.iter().filter(|y| !y.ahead);
    let month = named.filter_map(|y| y.months.map(|(first, _)| (y.year, first))).max();
    if month.is_some_and(|m| m > (last.year(), last.month())) {
        return None;
    }
    let from = (start.saturating_sub(2)..start).any(|i| reading.text.says(i, "từ"));
    let before = if from { -40 } else { 0 };
    let fits = |y: &i16| {
        let gap = asked.day.date(Some(*y)).map(|d| (d - last).get_days());
        gap.is_some_and(|g| (before..=150).contains(&g))
    };
    [last.year(), last.year() + 1].into_iter().find(fits).filter(|y| *y >= FIRST_YEAR_OF_REPORTS)
}

/// `6 tháng đầu năm 2023`, `quý II/2023`, `tháng 5/2023`: the event is held in these months or not long after.
fn of_months(asked: Asked<'_>, years: &[Named]) -> Option<i16> {
    let last = years.iter().filter(|y| !y.ahead && !y.told && y.months.is_some()).max_by_key(|y| (y.year, y.months))?;
    let (first, end) = last.months?;
    let month = asked.day.month;
    let next_year = month + 12 - end <= 3 && !(first - 2..=end + 4).contains(&month);
    let year = if next_year { last.year + 1 } else { last.year };
    (year >= FIRST_YEAR_OF_REPORTS && (next_year || month + 3 >= first)).then_some(year)
}

/// The latest year that the text speaks of as the present one: more than once, beside the year before, or as the year of a
/// plan or edition (`Đề án … 2025`). In the first months of a year it may be the year before that is spoken of, in the last
/// months the next one.
fn of_present(reading: &Reading<'_>, asked: Asked<'_>, years: &[Named]) -> Option<i16> {
    let in_sentence = |y: &&Named| within(y.at, asked.sentence) && y.form == Form::Range;
    let plain = |y: &&Named| {
        !y.ahead && !y.told && y.year >= FIRST_YEAR_OF_REPORTS && (y.form == Form::Plain || in_sentence(y))
    };
    let newest = years.iter().filter(plain).map(|y| y.year).max();
    let reached = years.iter().filter(|y| is_reached(reading, y, asked.day.month)).map(|y| y.year).max();
    if let Some(reached) = reached.filter(|r| asked.day.month >= 10 && newest.is_none_or(|n| *r >= n)) {
        return Some(reached);
    }
    let year = newest?;
    let times = |year: i16| years.iter().filter(plain).filter(|y| y.year == year).count();
    match asked.day.month {
        1..=3 if spoken_as(reading, years, year) == Some(Tense::Coming) => Some(year),
        1..=3 if spoken_as(reading, years, year) == Some(Tense::Past) => Some(year + 1),
        1..=3 => {
            let before = years.iter().any(|y| y.year == year - 1 && y.form == Form::Plain);
            (before && times(year) > 1).then_some(year)
        }
        10..=12 if times(year - 1) > times(year) => Some(year - 1),
        10..=12 => (times(year) > times(year - 1) + 1).then_some(year),
        _ => {
            let reviewed = matches!(asked.kind, Some("interim-review" | "summary-conference"));
            let planned = !reviewed && years.iter().any(|y| y.year == year && in_sentence(&y));
            let only = years.iter().filter(plain).count() == 1 && years.iter().any(|y| plain(&y) && y.edition);
            (planned || only || times(year) > 1 || times(year - 1) > 0).then_some(year)
        }
    }
}

/// How a text of the first months of a year speaks of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    /// `chương trình công tác năm …`, `năm …, tỉnh sẽ`
    Coming,
    /// `tình hình thực hiện nhiệm vụ năm …`, `kết quả năm …`
    Past,
}

/// Whether the latest year that a text names is one that it plans or looks back on; nothing where it does neither or both.
fn spoken_as(reading: &Reading<'_>, years: &[Named], year: i16) -> Option<Tense> {
    let text = &reading.text;
    let named = || years.iter().filter(|y| y.year == year && y.form == Form::Plain && y.months.is_none());
    let before = |at: usize, words: &[&str]| (at.saturating_sub(8)..at).any(|i| text.says_all(i, words));
    let past =
        |y: &Named| before(y.at, &["tình", "hình"]) || before(y.at, &["kết", "quả"]) || before(y.at, &["tổng", "kết"]);
    let will = |at: usize| (at + 1..at + 8).any(|i| text.says(i, "sẽ"));
    let coming = |y: &Named| {
        before(y.at, &["chương", "trình", "công", "tác"]) || before(y.at, &["phương", "hướng"]) || will(y.at)
    };
    match (named().any(past), named().any(coming)) {
        (true, false) => Some(Tense::Past),
        (false, true) => Some(Tense::Coming),
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

fn within(at: usize, range: (usize, usize)) -> bool {
    range.0 <= at && at < range.1
}

/// Every number of four digits that may be a year, days included.
fn written_years(reading: &Reading<'_>) -> Vec<(usize, i16)> {
    let tokens = reading.text.tokens.iter().enumerate();
    tokens.filter(|(_, t)| t.kind == TokenKind::Number && t.text.len() == 4).filter_map(year_token).collect()
}

fn year_token((at, token): (usize, &crate::text::Token<'_>)) -> Option<(usize, i16)> {
    token.text.parse().ok().filter(|y| (1800..=2100).contains(y)).map(|y| (at, y))
}

/// The years that the text names outside of days and numbers of documents.
fn named_years(reading: &Reading<'_>, written: &[(usize, i16)]) -> Vec<Named> {
    let text = &reading.text;
    let in_day = |at: usize| {
        let before = reading.days.partition_point(|d| d.start <= at);
        before.checked_sub(1).is_some_and(|i| at < reading.days[i].end)
    };
    let mut out: Vec<Named> = Vec::new();
    for (at, year) in written.iter().copied() {
        let before = |n: usize| at.checked_sub(n);
        let says = |n: usize, word: &str| before(n).is_some_and(|i| text.says(i, word));
        let slash = before(1).is_some_and(|i| text.is_mark(i, &['/', '-', '.']) && text.tokens[at].glued);
        let of_month = slash.then(|| before(2).and_then(|i| months(reading, i))).flatten();
        let letters = |i: usize| text.tokens.get(i).is_some_and(|t| t.glued && t.kind != TokenKind::Mark);
        let document = text.is_mark(at + 1, &['/', '-']) && text.tokens[at + 1].glued && letters(at + 2);
        let second = before(1).is_some_and(|i| text.is_dash(i) && of_month.is_none()) && year_at(reading, at - 2);
        let first = text.is_dash(at + 1) && year_at(reading, at + 2);
        if in_day(at) || second || (document && !first) || (slash && of_month.is_none() && !first) {
            continue;
        }
        let counted = text.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.glued) && !says(1, "năm");
        let dashed = before(1).is_some_and(|i| text.is_dash(i) && !text.tokens[at].glued);
        let attached = before(1).is_some_and(|i| text.is_capitalised(i) || text.is_mark(i, &['”', '"', '\'', '’']))
            || dashed
            || says(1, "vụ");
        if !(says(1, "năm") || of_month.is_some() || first || (attached && (!counted || dashed))) {
            continue;
        }
        let form = match first {
            true if (1..=4).any(|n| says(n, "kỳ") || says(n, "kì") || says(n, "khóa") || says(n, "khoá")) => {
                Form::Term
            }
            true => Form::Range,
            false => Form::Plain,
        };
        let ahead = says(1, "năm") && ["đến", "tới", "vào", "trước", "hết", "mốc"].iter().any(|w| says(2, w));
        let months = of_month.or_else(|| of_part(reading, at));
        let ahead = ahead || (months.is_some() && (at.saturating_sub(14)..at).any(|i| text.says(i, "sẽ")));
        let told = is_told(reading, at);
        let edition = attached && !says(1, "năm");
        out.push(Named { at, year, months, ahead, edition, told, form });
    }
    out
}

/// Tokens that a date may take before its year.
const LONGEST_DATE: usize = 24;

/// Whether `năm` or `tháng` before a year opens a clause or stands behind a preposition.
fn is_told(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let of_time = |i: usize| {
        let token = &text.tokens[i];
        token.kind == TokenKind::Number
            || text.is_mark(i, &['/', '-', '.', '–'])
            || ["năm", "tháng", "quý", "đầu", "cuối", "i", "ii", "iii", "iv"].iter().any(|w| text.says(i, w))
    };
    // A mark of a day or month stands between numbers, one that ends a clause does not.
    let of_time = |i: usize| of_time(i) && (text.tokens[i].kind != TokenKind::Mark || text.tokens[i + 1].glued);
    let Some(before) = (at.saturating_sub(LONGEST_DATE)..at).rev().find(|i| !of_time(*i)).filter(|i| at - i > 1) else {
        return at == 0;
    };
    let token = &text.tokens[before];
    let preposition =
        ["từ", "đến", "tới", "vào", "kể", "sau", "trước", "khi", "hồi"].iter().any(|w| text.says(before, w));
    let half = (before + 1..at).any(|i| text.says_all(i, &["tháng", "đầu"]) || text.says_all(i, &["tháng", "cuối"]));
    !half && (preposition || token.kind == TokenKind::LineEnd || text.is_mark(before, &[',', '.', '(', ';', ':']))
}

fn year_at(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.text.tokens.get(at);
    token.is_some_and(|t| t.kind == TokenKind::Number && t.text.len() == 4 && year_token((at, t)).is_some())
}

/// The month or quarter at a token: `tháng 6`, `quý II`.
fn months(reading: &Reading<'_>, at: usize) -> Option<(i8, i8)> {
    let text = &reading.text;
    let token = text.tokens.get(at)?;
    let before = at.checked_sub(1)?;
    if text.says(before, "quý") {
        let quarter = match token.text.to_uppercase().as_str() {
            "I" | "1" => 1,
            "II" | "2" => 2,
            "III" | "3" => 3,
            "IV" | "4" => 4,
            _ => return None,
        };
        return Some((quarter * 3 - 2, quarter * 3));
    }
    let month: i8 = token.text.parse().ok().filter(|m| (1..=12).contains(m))?;
    text.says(before, "tháng").then_some((month, month))
}

/// What stands before `năm`: `6 tháng đầu năm`, `tháng 6 năm`, `quý II năm`.
fn of_part(reading: &Reading<'_>, at: usize) -> Option<(i8, i8)> {
    let text = &reading.text;
    let year = at.checked_sub(1).filter(|i| text.says(*i, "năm"))?;
    let word = year.checked_sub(1)?;
    let of_months = word >= 1 && text.says(word - 1, "tháng");
    if of_months && (text.says(word, "đầu") || text.says(word, "cuối")) {
        let half = if text.says(word, "đầu") { (1, 6) } else { (7, 12) };
        return Some(half);
    }
    months(reading, word)
}
