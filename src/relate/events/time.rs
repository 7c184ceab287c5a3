//! When an event is held: the day that a sentence gives it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::reading::Reading;
use super::held::Context;
use super::kind;
use super::year::{Asked, year_of};
use crate::recognize::date::{Day, DayMention, part_of_day};
use crate::recognize::words::Sort;
use crate::text::{Case, TokenKind};

/// The time of an event.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Time {
    /// First or only day; nothing where its year stays open.
    pub date: Option<Date>,
    /// Last day.
    pub end_date: Option<Date>,
    /// `morning`, `afternoon` or `evening`.
    pub part_of_day: Option<&'static str>,
    /// Whether the text says that it followed another event the same day.
    pub follows: bool,
}

/// The time of the event whose verb and name stand in a sentence; nothing where the text gives none.
pub(super) fn of_event(
    reading: &Reading<'_>,
    n: usize,
    verb: usize,
    name: (usize, usize),
    context: Context,
) -> Option<Time> {
    let sentence = reading.sentences[n].sentence;
    if let Some(day) = day_of(reading, (sentence.start, sentence.end), verb, name) {
        // `Cũng trong sáng 30/9, Tỉnh ủy A …`
        let also = reading.text.says_all(sentence.start, &["cũng", "trong"]);
        return Some(Time { follows: also, ..of_day(reading, n, day, name, context) });
    }
    same_day(reading, sentence.start, verb, context)
        .or_else(|| today(reading, sentence.start, sentence.end, context))
        .or_else(|| sentence_before(reading, n, name, context))
}

/// The time that a mention of a day stands for.
pub(super) fn of_day(
    reading: &Reading<'_>,
    n: usize,
    day: &DayMention,
    name: (usize, usize),
    context: Context,
) -> Time {
    let sentence = reading.sentences[n].sentence;
    let kind = kind::said(reading, name.0, name.1);
    let year = |day: Day| {
        let asked = Asked { day, name, sentence: (sentence.start, sentence.end), kind: kind.as_deref() };
        year_of(reading, context.years, asked, context.published).or_else(|| year_near(day, context.before?))
    };
    let date = day.first.date(year(day.first));
    let end_date = day.last.and_then(|d| d.date(year(d)));
    Time { date, end_date, part_of_day: day.part_of_day, follows: false }
}

/// The year of a day that is not far from the day of the event before.
fn year_near(day: Day, before: Date) -> Option<i16> {
    let apart = |date: &Date| (*date - before).get_days().abs();
    let years = before.year() - 1..=before.year() + 1;
    let nearest = years.filter_map(|year| day.date(Some(year))).min_by_key(apart)?;
    (apart(&nearest) <= 31).then(|| nearest.year())
}

/// The day that belongs to an event: of those that stand by themselves the last before the verb, else the first behind it;
/// then any other. Days of anniversaries and of documents are none.
fn day_of<'r>(
    reading: &'r Reading<'_>,
    sentence: (usize, usize),
    verb: usize,
    name: (usize, usize),
) -> Option<&'r DayMention> {
    let days: Vec<&DayMention> = inside(reading, sentence).filter(|d| !is_bracketed(reading, d)).collect();
    let before = |d: &&&DayMention| d.end <= verb;
    let behind = |d: &&&DayMention| d.start >= verb && d.start < name.1.max(verb + 8) + 8;
    let own = |d: &&&DayMention| stands_alone(reading, sentence.0, d);
    let mut found = days.iter().filter(own).rfind(before).or_else(|| days.iter().filter(own).find(behind));
    if found.is_none() {
        found = days.iter().rfind(before).or_else(|| days.iter().find(behind));
    }
    found.copied().filter(|d| !is_of_document(reading, d) && !is_behind_number(reading, d) && !is_of_round(reading, d))
}

/// `trao Huy hiệu Đảng đợt 03/02/2026`: the day that a round of awards is called after.
fn is_of_round(reading: &Reading<'_>, day: &DayMention) -> bool {
    let text = &reading.text;
    let noun = if text.says(day.start.wrapping_sub(1), "ngày") { 2 } else { 1 };
    day.part_of_day.is_none() && text.says(day.start.wrapping_sub(noun), "đợt")
}

/// `Kế hoạch số 12-KH/HU, ngày 3/5/2022`
fn is_behind_number(reading: &Reading<'_>, day: &DayMention) -> bool {
    let text = &reading.text;
    let number = |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let numbered = |i: usize| text.says(i, "số") && number(i + 1);
    day.part_of_day.is_none() && (day.start.saturating_sub(LONGEST_NUMBER)..day.start).any(numbered)
}

/// Tokens from `số` to the day of a document.
const LONGEST_NUMBER: usize = 9;

/// The days inside a range of tokens.
pub(super) fn inside<'r>(reading: &'r Reading<'_>, range: (usize, usize)) -> impl Iterator<Item = &'r DayMention> {
    let from = reading.days.partition_point(|d| d.start < range.0);
    reading.days[from..].iter().take_while(move |d| d.end <= range.1)
}

/// `(19/4/1972 - 19/4/2025)`: a day in brackets that nothing but another day shares is an anniversary's; `(26/2)` behind
/// `nay` is not.
pub(super) fn is_bracketed(reading: &Reading<'_>, day: &DayMention) -> bool {
    let text = &reading.text;
    let open = (day.start.saturating_sub(8)..day.start).rev().find(|i| text.is_mark(*i, &['(', ')', ',']));
    let Some(open) = open.filter(|i| text.is_mark(*i, &['('])) else { return false };
    let announced = open.checked_sub(1).is_some_and(|i| {
        ["nay", "qua", "ngày", "sáng", "chiều", "tối", "hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"]
            .iter()
            .any(|w| text.says(i, w))
    });
    !announced
}

/// Whether a day stands by itself: at the beginning of a clause, or behind `vào`, `trong`, `từ`.
pub(super) fn stands_alone(reading: &Reading<'_>, start: usize, day: &DayMention) -> bool {
    let text = &reading.text;
    let Some(before) = day.start.checked_sub(1).filter(|i| *i >= start) else { return true };
    day.part_of_day.is_some()
        || text.is_capitalised(day.start)
        || (text.tokens[before].kind != TokenKind::Word && !text.tokens[before].text.ends_with(char::is_alphanumeric))
        || ["vào", "ngày", "trong", "từ", "hôm", "nay", "lúc", "phút", "giờ", "h", "qua", "hai", "ba", "các"]
            .iter()
            .any(|w| text.says(before, w))
}

/// `Quyết định số 33-QĐ/HU ngày 20/02/2017`.
pub(super) fn is_of_document(reading: &Reading<'_>, day: &DayMention) -> bool {
    let text = &reading.text;
    let before = |n: usize| day.start.checked_sub(n).and_then(|i| text.tokens.get(i));
    day.part_of_day.is_none()
        && before(1).is_some_and(|t| t.case == Case::Upper || (t.glued && t.case != Case::Lower))
        && before(2).is_some_and(|t| t.is_mark('-') || t.is_mark('/'))
}

/// `Chiều cùng ngày`, `Ngay sau đó`: the day of the event before, with the part of the day where it is named.
pub(super) fn same_day(reading: &Reading<'_>, start: usize, verb: usize, context: Context) -> Option<Time> {
    let text = &reading.text;
    let again = [&["cùng", "ngày"][..], &["ngay", "sau", "đó"], &["cũng", "trong"], &["trước", "đó", ","]];
    let opening = (start..verb.min(start + 6)).find(|i| again[..3].iter().any(|words| text.says_all(*i, words)));
    // `Chiều cùng ngày` behind a line of its own that lost its end.
    let glued = |i: &usize| text.says_all(*i, again[0]) && *i > start && text.is_capitalised(i - 1);
    let at = opening.or_else(|| (start + 1..verb).rfind(|i| glued(i) && part_of_day(text, i - 1).is_some()))?;
    let part_of_day = (at.saturating_sub(3).max(start)..at)
        .find_map(|i| part_of_day(text, i))
        .or(context.part_before.filter(|_| text.says(at, "ngay")));
    Some(Time { date: context.before, end_date: None, part_of_day, follows: true })
}

/// `Sáng nay`, `hôm nay`, `chiều qua`: the day of publication or the one before it.
pub(super) fn today(reading: &Reading<'_>, start: usize, end: usize, context: Context) -> Option<Time> {
    let text = &reading.text;
    let at = (start..end.min(start + 24)).find(|i| {
        let part = part_of_day(text, *i).is_some() || text.says(*i, "hôm") || text.says_all(*i, &["ngày", "hôm"]);
        part && (1..=2).any(|n| text.says(i + n, "nay") || text.says(i + n, "qua"))
    })?;
    let ago = i64::from((at..at + 3).any(|i| text.says(i, "qua")));
    let date = context.published.and_then(|p| p.checked_sub(ago.days()).ok());
    Some(Time { date, end_date: None, part_of_day: part_of_day(text, at), follows: false })
}

/// `Ngày 16/1/2019 tại TP. X. Hội Y tổ chức …`: a sentence of nothing but time and place before.
fn sentence_before(reading: &Reading<'_>, n: usize, name: (usize, usize), context: Context) -> Option<Time> {
    let before = &reading.sentences[n.checked_sub(1)?];
    let (start, end) = (before.sentence.start, before.sentence.end);
    if !Reading::is_body(before) || end - start > 25 || end != reading.sentences[n].sentence.start {
        return None;
    }
    let verb = [Sort::EventVerb, Sort::PartVerb].iter().any(|sort| reading.text.next(start, end, *sort).is_some());
    let day = inside(reading, (start, end)).next().filter(|d| !verb && d.start < start + 4)?;
    Some(of_day(reading, n, day, name, context))
}

/// The day of an event that only the headline names: that of the first sentence that speaks of the same kind of event and
/// gives it a day (`… được kết nạp vào ngày 28/11`).
pub(super) fn of_kind(reading: &Reading<'_>, kind: &str, name: (usize, usize), context: Context) -> Option<Time> {
    let told = reading.sentences.iter().enumerate().filter(|(_, r)| Reading::is_body(r)).take(3);
    told.into_iter().find_map(|(n, read)| {
        let (start, end) = (read.sentence.start, read.sentence.end);
        let cue = (start..end).find(|i| {
            let mark = reading.text.longest(*i, Sort::EventCue);
            mark.is_some_and(|m| reading.words.concept(m.concept).name() == kind)
        })?;
        let behind = |d: &&DayMention| d.start > cue && d.start < cue + 8 && !is_bracketed(reading, d);
        let day = inside(reading, (start, end)).find(behind).filter(|d| stands_alone(reading, start, d))?;
        Some(of_day(reading, n, day, name, context))
    })
}
