//! The years that a text names, and how it speaks of them.

use super::super::super::reading::Reading;
use crate::text::TokenKind;

/// A year that the text names, and how it does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub at: usize,
    pub year: i16,
    /// The months that the text speaks of: a quarter, a month, a half.
    pub months: Option<(i8, i8)>,
    /// Whether it lies ahead (`đến năm 2030`).
    pub ahead: bool,
    /// Whether it says when something happened (`từ năm 2014`, `Năm 2014, ông …`), not of what year something is.
    pub told: bool,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `năm 2023`, `tháng 6/2023`, `Chương trình … 2023`
    Plain,
    /// The first year of `nhiệm kỳ 2020 – 2025`.
    Term,
    /// The first year of a plan of five or ten years (`giai đoạn 2016-2020`), which says no more than that it began.
    Plan,
    /// The first year of another range of years.
    Range,
}

/// Every number of four digits that may be a year, days included.
pub(super) fn written_years(reading: &Reading<'_>) -> Vec<(usize, i16)> {
    let tokens = &reading.text.tokens;
    let numbers = reading.text.numbers(0, tokens.len()).map(|at| (at, &tokens[at]));
    numbers.filter(|(_, t)| t.text.len() == 4).filter_map(year_token).collect()
}

fn year_token((at, token): (usize, &crate::text::Token<'_>)) -> Option<(usize, i16)> {
    token.text.parse().ok().filter(|y| (1800..=2100).contains(y)).map(|y| (at, y))
}

/// The years that the text names outside of days and numbers of documents.
pub(super) fn named_years(reading: &Reading<'_>, written: &[(usize, i16)]) -> Vec<Named> {
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
        // `những năm 2000`
        let decade = says(1, "năm") && says(2, "những");
        if in_day(at) || second || decade || (document && !first) || of_law(reading, at) {
            continue;
        }
        if slash && of_month.is_none() && !first {
            // `(10/2008)`, `từ tháng 10/2013 đến 11/2015`
            let months = before(2).and_then(|i| month(reading, i)).map(|m| (m, m));
            let history = Named { at, year, months, ahead: false, told: true, form: Form::Plain };
            out.extend(months.map(|_| history));
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
            true if is_plan(reading, at, year) => Form::Plan,
            true => Form::Range,
            false => Form::Plain,
        };
        let ahead = says(1, "năm") && ["đến", "tới", "vào", "trước", "hết", "mốc", "sang"].iter().any(|w| says(2, w));
        let months = of_month.or_else(|| of_part(reading, at));
        let ahead = ahead || is_coming(reading, at);
        let ahead = ahead || (months.is_some() && (at.saturating_sub(14)..at).any(|i| text.says(i, "sẽ")));
        // `xảy ra ở X cuối năm 2015`
        let told = is_told(reading, at) || (at >= 2 && text.says_all(at - 2, &["cuối", "năm"]) && !says(3, "tháng"));
        let told = told || is_of_moment(reading, at);
        out.push(Named { at, year, months, ahead, told, form });
    }
    out
}

/// Whether the range of years that begins at a token is that of a plan of the state: it ends with a tenth or fifth year.
fn is_plan(reading: &Reading<'_>, at: usize, first: i16) -> bool {
    let last = reading.text.tokens.get(at + 2).and_then(|t| t.text.parse::<i16>().ok());
    last.is_some_and(|last| last - first >= 4 && last % 5 == 0 && first % 5 <= 1)
}

/// `Liên hoan … năm 2019 được tổ chức tại X sắp tới`
fn is_coming(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let behind = at + 1..text.tokens.len().min(at + 14);
    behind.into_iter().take_while(|i| !ends_clause(reading, *i)).any(|i| text.says_all(i, &["sắp", "tới"]))
}

/// `sẽ đăng cai Liên hoan … năm 2019`
pub(super) fn is_promised(reading: &Reading<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(20)..at).rev();
    before.take_while(|i| !ends_clause(reading, *i)).any(|i| reading.text.says(i, "sẽ"))
}

/// Whether a mark or line end closes a clause.
fn ends_clause(reading: &Reading<'_>, at: usize) -> bool {
    let (text, token) = (&reading.text, &reading.text.tokens[at]);
    token.kind == TokenKind::LineEnd || text.is_mark(at, &['.', ';']) && !token.glued
}

/// `tại thời điểm đấu giá năm 2014`, `thời điểm tháng 6/2016`
fn is_of_moment(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|i| reading.text.says_all(i, &["thời", "điểm"]))
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
            || ["năm", "tháng", "quý", "đầu", "giữa", "cuối", "i", "ii", "iii", "iv"].iter().any(|w| text.says(i, w))
    };
    // A mark of a day or month stands between numbers, one that ends a clause does not.
    let of_time = |i: usize| of_time(i) && (text.tokens[i].kind != TokenKind::Mark || text.tokens[i + 1].glued);
    let Some(before) = (at.saturating_sub(LONGEST_DATE)..at).rev().find(|i| !of_time(*i)).filter(|i| at - i > 1) else {
        return at == 0;
    };
    let token = &text.tokens[before];
    let preposition = ["từ", "đến", "tới", "vào", "kể", "sau", "trước", "khi", "hồi", "với", "so"]
        .iter()
        .any(|w| text.says(before, w));
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
    let month = month(reading, at)?;
    text.says(before, "tháng").then_some((month, month))
}

fn month(reading: &Reading<'_>, at: usize) -> Option<i8> {
    reading.text.tokens.get(at)?.text.parse().ok().filter(|m| (1..=12).contains(m))
}

/// Whether a year belongs to the name of a law: `Hiến pháp năm 2013`, `Luật Xây dựng 2014`.
fn of_law(reading: &Reading<'_>, at: usize) -> bool {
    let text = &reading.text;
    let near = (at.saturating_sub(8)..at).rev();
    let other = |i: usize| ["tại", "này", "trong", "vào", "từ"].iter().any(|w| text.says(i, w));
    let mut near = near.take_while(|i| text.tokens[*i].kind == TokenKind::Word && !other(*i));
    let law =
        |i: usize| text.says(i, "luật") || text.says_all(i, &["hiến", "pháp"]) || text.says_all(i, &["pháp", "lệnh"]);
    near.any(|i| law(i) && (text.is_capitalised(i) || text.is_capitalised(i + 1)))
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
