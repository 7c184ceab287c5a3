//! The year of a day that is written without one.
//!
//! What the text says decides, the surest first: the day of publication, the same day with its year elsewhere, an anniversary
//! in the event's name, the term that a congress opens, the year in the name or the headline, a day with its year not long
//! before, a quarter or part of the year
//! that the text speaks of, the year that it speaks of as the present one, and a school year. Where all are silent the year
//! stays open.

mod months;
mod named;
mod present;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::months::of_months;
use self::named::{Form, Named, named_years, written_years};
use self::present::of_present;
use super::super::reading::Reading;
use super::time::is_of_document;
use crate::recognize::date::{Day, DayMention};
use crate::recognize::lunar;
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

/// The years that an article names, found once for all its events.
#[derive(Debug)]
pub(super) struct Years {
    /// Outside of days and numbers of documents.
    named: Vec<Named>,
    /// Every number that may be a year, with its token.
    written: Vec<(usize, i16)>,
    /// The latest year that each day has where it is named with one, by month and day.
    same_days: BTreeMap<(i8, i8), i16>,
    /// The second of two days in a row that are whole years apart, with the token of the first.
    jubilees: Vec<(usize, Date)>,
    /// The latest day with its year, and its token.
    last_day: Option<(Date, usize)>,
    /// The year of the latest day, that of a document included.
    reached: Option<i16>,
    /// The latest year that the text names as that of a spring or New Year, looked for when it is asked for.
    spring: OnceCell<Option<i16>>,
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
        // `Nghị định 72, ngày 15/7/2013 của Chính phủ`; `đến ngày 31/8/2024`
        let (text, ahead) = (&reading.text, ["đến", "tới"]);
        let until = |at: usize| ahead.iter().any(|w| text.says(at, w)) && !text.says(at.wrapping_sub(1), "tính");
        let ends = |d: &DayMention| (1..=2).any(|n| d.start >= n && until(d.start - n));
        let counts = |d: &&DayMention| {
            !ends(d) && !text.says(d.end, "của") && !is_of_document(reading, d)
                || (!ends(d) && d.first.year.is_some_and(|y| spoken.contains(&y)))
        };
        let last_day = reading.days.iter().filter(counts).filter_map(dated).max_by_key(|(date, _)| *date);
        let jubilees = reading.days.windows(2).filter_map(jubilee).collect();
        let mut same_days: BTreeMap<(i8, i8), i16> = BTreeMap::new();
        for day in reading.days.iter().map(|d| d.first) {
            if let Some(year) = day.year.filter(|year| *year >= FIRST_YEAR_OF_REPORTS) {
                let latest = same_days.entry((day.month, day.day)).or_insert(year);
                *latest = year.max(*latest);
            }
        }
        let reached = reading.days.iter().filter(|d| !ends(d)).filter_map(|d| d.first.year).max();
        Self { named, written, same_days, jubilees, last_day, reached, spring: OnceCell::new() }
    }
}

impl Years {
    /// The latest day that the text names with its year.
    pub fn last_day(&self) -> Option<Date> {
        self.last_day.map(|(date, _)| date)
    }

    /// The last year of a term.
    fn end(&self, term: &Named) -> Option<i16> {
        let next = self.written.partition_point(|(at, _)| *at <= term.at);
        self.written.get(next).map(|(_, year)| *year)
    }
}

/// The latest year that the text names as that of a spring or New Year, by its name in the lunar calendar (`xuân Đinh Dậu`).
fn spring(reading: &Reading<'_>) -> Option<i16> {
    let text = &reading.text;
    let spring = |i: &usize| text.is_capitalised(i + 1) && matches!(text.small(*i), "xuân" | "tết" | "đán" | "năm");
    (0..text.tokens.len()).filter(spring).filter_map(|i| lunar::year(text, i + 1)).max()
}

/// The second of two days right behind each other that are whole years apart, with the token of the first.
fn jubilee(pair: &[DayMention]) -> Option<(usize, Date)> {
    let [one, two] = pair else { return None };
    // `vào Đảng ngày 30/5/1990 và chính thức ngày 30/5/1991` are no days of reports.
    let reported = two.first.year? >= FIRST_YEAR_OF_REPORTS;
    let apart = reported && one.first.year? < two.first.year? && one.first.day == two.first.day;
    let same_day = two.start <= one.end + 3 && apart && one.first.month == two.first.month;
    same_day.then(|| two.first.date(None)).flatten().map(|date| (one.start, date))
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
    // `Sáng 22/6, Hội nghị …; từ 22/6/2017 ông giữ chức …`: the text names the same day with its year elsewhere.
    let same_day = years.same_days.get(&(day.month, day.day)).copied();
    same_day
        .or_else(|| of_anniversary(reading, asked, years))
        .or_else(|| of_term(reading, asked, years, title))
        .or_else(|| of_name(reading, asked, named, title))
        .or_else(|| (*years.spring.get_or_init(|| spring(reading))).filter(|_| asked.day.month <= 3))
        .or_else(|| of_other_day(reading, asked, years).filter(|y| y + 1 >= term))
        .or_else(|| {
            of_months(reading, asked, named)
                .or_else(|| of_present(reading, asked, named, years.reached))
                .filter(|y| *y >= term)
        })
        .or_else(|| between_terms(reading, asked, years))
        .or_else(|| of_school_year(reading, asked, named, title))
}

/// `8/2` of a `Hội nghị sơ kết học kỳ 1 năm học 2016-2017`: a school year begins in August, and in summer the next one lies
/// ahead.
fn of_school_year(reading: &Reading<'_>, asked: Asked<'_>, named: &[Named], title: (usize, usize)) -> Option<i16> {
    let of_school = |y: &&Named| y.form == Form::Range && reading.text.says_all(y.at.wrapping_sub(2), &["năm", "học"]);
    let near = |y: &&Named| within(y.at, asked.sentence) || within(y.at, title);
    let firsts: BTreeSet<i16> = named.iter().filter(near).filter(of_school).map(|y| y.year).collect();
    let last = firsts.last().copied()?;
    let ahead = matches!(asked.day.month, 6 | 7) && firsts.contains(&(last - 1));
    Some(if asked.day.month >= 8 || ahead { last } else { last + 1 })
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
    let plain = years.named.iter().filter(|y| !y.ahead && y.form == Form::Plain).map(|y| y.year);
    let last = plain.max().filter(|y| *y >= FIRST_YEAR_OF_REPORTS);
    let ahead = |at: usize| years.named.binary_search_by_key(&at, |y| y.at).is_ok_and(|i| years.named[i].ahead);
    let written = || years.written.iter().copied().filter(|(at, _)| !ahead(*at));
    let newest = written().map(|(_, y)| y).max().unwrap_or_default();
    let fits = |y: i16| newest < FIRST_YEAR_OF_REPORTS || y + span <= newest + 1;
    let starts = written().filter(|(_, y)| fits(*y)).filter(|(at, y)| {
        let of_event = from <= *at && *at < to;
        of_event || last.is_none_or(|last| (last..=last + 1).contains(&(y + span)))
    });
    let found: Vec<i16> = starts.map(|(_, y)| y + span).filter(|y| *y >= FIRST_YEAR_OF_REPORTS).collect();
    let first = *found.first()?;
    found.iter().all(|y| *y == first).then_some(first)
}

/// A congress opens the term that it is named with, a first session of a council or committee its term.
fn of_term(reading: &Reading<'_>, asked: Asked<'_>, years: &Years, title: (usize, usize)) -> Option<i16> {
    let text = &reading.text;
    let session = |i: usize| text.says(i, "họp") || text.says_all(i, &["hội", "đồng", "nhân", "dân"]);
    let first = (asked.name.0..asked.sentence.1).any(|i| {
        let ordinal = text.says_all(i, &["thứ", "nhất"]) || text.says_all(i, &["đầu", "tiên"]);
        // `Hội nghị lần thứ nhất Ban Chấp hành …`
        let of_noun = || i <= asked.name.0 + 3 && text.says(i - 1, "lần");
        ordinal && ((i.saturating_sub(8).max(asked.name.0)..i).any(session) || of_noun())
    });
    if first && let Some(term) = years.named.iter().find(|y| y.form == Form::Term && within(y.at, asked.sentence)) {
        return Some(term.year);
    }
    if asked.kind != Some("congress") {
        return None;
    }
    let mut terms = years.named.iter().filter(|y| y.form == Form::Term);
    let inside = |y: &&Named| within(y.at, asked.name) || within(y.at, title);
    if let Some(term) = terms.clone().find(inside) {
        return Some(term.year);
    }
    let all = terms.clone();
    let first = terms.find(|y| y.at >= asked.name.0).or_else(|| only(all))?;
    if is_over(reading, first) { years.end(first) } else { Some(first.year) }
}

/// The term that a text speaks of, where it names no other one.
fn only<'y>(mut terms: impl Iterator<Item = &'y Named>) -> Option<&'y Named> {
    let first = terms.next()?;
    terms.all(|y| y.year == first.year).then_some(first)
}

/// `việc của nhiệm kỳ 2010-2015 chưa xong`: the term that ends with the congress.
fn is_over(reading: &Reading<'_>, term: &Named) -> bool {
    let text = &reading.text;
    let behind = term.at + 3..term.at + 5;
    // `nhiệm kỳ 2015-2020 đã bầu` opens it.
    behind.into_iter().any(|i| text.says(i, "chưa") || text.says(i, "qua") || text.says_all(i, &["đã", "qua"]))
        || (term.at.saturating_sub(8)..term.at).any(|i| text.says_all(i, &["tổng", "kết"]))
}

/// `công tác nhiệm kỳ 2014-2019 và phương hướng nhiệm kỳ 2019-2024`: the year that one term ends and the next begins in; in
/// autumn it may still be the year before.
fn between_terms(reading: &Reading<'_>, asked: Asked<'_>, years: &Years) -> Option<i16> {
    let terms: Vec<&Named> = years.named.iter().filter(|y| y.form == Form::Term).collect();
    let onward = |pair: &[&Named]| (pair[0].at..pair[1].at).any(|i| reading.text.says_all(i, &["phương", "hướng"]));
    let meets =
        |pair: &&[&Named]| pair[1].at - pair[0].at < 24 && years.end(pair[0]) == Some(pair[1].year) && onward(pair);
    let year = terms.windows(2).find(meets).map(|pair| pair[1].year)?;
    let later = years.named.iter().any(|y| !y.ahead && y.year > year);
    (asked.day.month < 10 && year >= FIRST_YEAR_OF_REPORTS && !later).then_some(year)
}

/// A summary of one year that plans the next is held at the end of the one or the beginning of the other.
fn of_name(reading: &Reading<'_>, asked: Asked<'_>, years: &[Named], title: (usize, usize)) -> Option<i16> {
    let of = |range: (usize, usize)| -> Vec<i16> {
        let fits = |y: &&Named| y.form == Form::Plain && !y.ahead && !(y.told && y.months.is_some());
        let inside = years.iter().filter(|y| within(y.at, range)).filter(fits).filter(|y| !is_from_then(reading, y));
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

/// `cấm xe máy từ năm 2030`, `dự kiến chương trình năm 2018`: a year that something begins in or is planned for.
fn is_from_then(reading: &Reading<'_>, named: &Named) -> bool {
    let text = &reading.text;
    let from = named.at >= 2 && text.says_all(named.at - 2, &["từ", "năm"]);
    from || (named.at.saturating_sub(8)..named.at).any(|i| text.says_all(i, &["dự", "kiến"]))
}

/// The latest day of the article that has its year, where the event followed within five months, came shortly before
/// something that holds `từ ngày …`, or within the year before something that is planned.
fn of_other_day(reading: &Reading<'_>, asked: Asked<'_>, years: &Years) -> Option<i16> {
    let (last, start) = years.last_day?;
    // A later month says that the article was written later still.
    let named = years.named.iter().filter(|y| !y.ahead);
    let month = named.filter_map(|y| y.months.map(|(first, _)| (y.year, first))).max();
    if month.is_some_and(|m| m > (last.year(), last.month())) {
        return None;
    }
    let text = &reading.text;
    let from = (start.saturating_sub(2)..start).any(|i| text.says(i, "từ"));
    let ahead =
        |i: usize| text.says(i, "sẽ") || text.says_all(i, &["dự", "kiến"]) || text.says_all(i, &["thời", "gian"]);
    // `từ ngày 1/1/2018 sẽ bãi bỏ`
    let behind = (start..start + LONGEST_DAY).any(|i| text.says(i, "sẽ"));
    let planned = behind || (start.saturating_sub(30)..start).any(ahead);
    // `trao Huy hiệu Đảng đợt 3/2/2024` is done some days before as well.
    let round = (start.saturating_sub(2)..start).any(|i| text.says(i, "đợt"));
    let before = if planned {
        -200
    } else if from || round {
        -60
    } else {
        0
    };
    let fits = |y: &i16| {
        let gap = asked.day.date(Some(*y)).map(|d| (d - last).get_days());
        gap.is_some_and(|g| (before..=150).contains(&g))
    };
    [last.year() - 1, last.year(), last.year() + 1].into_iter().find(fits).filter(|y| *y >= FIRST_YEAR_OF_REPORTS)
}

/// Tokens of a day with its year and the word behind it.
const LONGEST_DAY: usize = 7;

fn within(at: usize, range: (usize, usize)) -> bool {
    range.0 <= at && at < range.1
}
