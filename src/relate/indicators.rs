//! Results of work in figures: `công suất giường bệnh đạt 103,96%`, `triển khai được 20 kỹ thuật mới`.

use rustc_hash::FxHashSet;

use super::bodies::{Around, Bodies};
use super::reading::{Read, Reading};
use crate::facts::Indicator;
use crate::recognize::mention::What;
use crate::recognize::number;
use crate::recognize::words::{Mark, Marked, Sort};
use crate::text::{TokenKind, key};

/// The indicators of an article; `year` is the year that the event sums up. Plans for a later year are none.
pub(super) fn indicators(reading: &Reading<'_>, bodies: &Bodies<'_>, year: Option<i16>) -> Vec<Indicator> {
    let mut out: Vec<Indicator> = Vec::new();
    let mut seen = FxHashSet::default();
    let host = bodies.host().or_else(|| bodies.party_body("Đảng bộ", &Around::default())).map(|n| n.name);
    for read in reading.sentences.iter().filter(|r| Reading::is_body(r)) {
        if !has_number(reading, read)
            || is_list(reading, read)
            || is_plan(reading, read, year)
            || is_commending(reading, read)
        {
            continue;
        }
        for mut found in of_sentence(reading, read, year) {
            found.organization.clone_from(&host);
            if seen.insert((key(&found.name), found.value.to_bits(), found.unit.clone(), found.year)) {
                out.push(found);
            }
        }
    }
    out
}

fn has_number(reading: &Reading<'_>, read: &Read) -> bool {
    reading.text.next_number(read.sentence.start, read.sentence.end).is_some()
}

/// A sentence about a later year, a target or a wish.
fn is_plan(reading: &Reading<'_>, read: &Read, year: Option<i16>) -> bool {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let wished = |i: usize| match text.small(i) {
        "sẽ" => true,
        "phấn" => text.says(i + 1, "đấu"),
        "mục" => text.says(i + 1, "tiêu"),
        "ít" => text.says(i + 1, "nhất"),
        "yêu" => text.says(i + 1, "cầu"),
        "đề" => text.says(i + 1, "ra") || text.says(i + 1, "nghị"),
        _ => false,
    };
    year.is_some_and(|y| reading.years(start, end).any(|n| n > y)) || (start..end).any(wished)
}

fn is_commending(reading: &Reading<'_>, read: &Read) -> bool {
    let text = &reading.text;
    (read.sentence.start..read.sentence.end).any(|i| match text.small(i) {
        "khen" => text.says(i + 1, "thưởng"),
        "biểu" => text.says(i + 1, "dương"),
        "dự" => text.says(i + 1, "và"),
        _ => false,
    })
}

fn is_list(reading: &Reading<'_>, read: &Read) -> bool {
    let opens = |(at, verb): (usize, Mark)| reading.effect(verb) == "list" && at - read.sentence.start < 4;
    read.mentions.iter().any(|m| matches!(m.what, What::Person(_)))
        || reading.marks(read.sentence.start, read.sentence.end, Sort::PartVerb).any(opens)
}

fn of_sentence(reading: &Reading<'_>, read: &Read, year: Option<i16>) -> Vec<Indicator> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let mut out: Vec<Indicator> = Vec::new();
    let mut at = start;
    while at < end {
        let token = &text.tokens[at];
        let Some(value) =
            (token.kind == TokenKind::Number && !is_part(text, at)).then(|| number::value(&token.text)).flatten()
        else {
            at += 1;
            continue;
        };
        let percent = text.is_mark(at + 1, &['%']);
        if let Some(indicator) = figure(reading, read, at, value, percent, year, out.last()) {
            out.push(indicator);
        }
        at += 1;
    }
    out
}

/// `30/4`, `05-CT`: part of a day or of a document's number.
fn is_part(text: &Marked<'_>, at: usize) -> bool {
    let joint = |i: usize| text.is_mark(i, &['/']) || text.is_dash(i) && text.tokens[i].glued;
    let behind = text.tokens[at].glued && at > 0 && joint(at - 1);
    behind || joint(at + 1) && text.tokens.get(at + 1).is_some_and(|t| t.glued)
}

fn figure(
    reading: &Reading<'_>,
    read: &Read,
    at: usize,
    value: f64,
    percent: bool,
    year: Option<i16>,
    last: Option<&Indicator>,
) -> Option<Indicator> {
    let text = &reading.text;
    let (start, end) = (read.sentence.start, read.sentence.end);
    let evidence = || reading.quote(read, "indicator");
    let bracketed = (start..at).filter(|i| text.is_mark(*i, &['('])).count()
        > (start..at).filter(|i| text.is_mark(*i, &[')'])).count();
    // `so với năm 2022 đạt 98,98%`: the same thing a year before.
    let back = at.saturating_sub(6).max(start);
    let reached = at > start
        && (text.says(at - 1, "đạt")
            || text.says(at - 1, "là")
            || text.is_mark(at - 1, &['='])
            || text.says(at - 1, "chiếm"));
    let reached = reached || percent && at > start && text.is_mark(at - 1, &[':']);
    let before = (back..at).find(|i| text.says(*i, "so"));
    if let (Some(so), Some(last)) = (before, last) {
        let compared = reading.years(so, at).next();
        return (reached && compared.is_some()).then(|| Indicator {
            name: last.name.clone(),
            value,
            unit: last.unit.clone(),
            year: compared,
            evidence: evidence(),
            ..Indicator::default()
        });
    }
    let changed = (at.saturating_sub(2).max(start)..at).any(|i| text.says(i, "tăng") || text.says(i, "giảm"));
    if changed {
        return None;
    }
    if percent {
        let plan = text.says(at + 2, "kh")
            || text.says_all(at + 2, &["kế", "hoạch"])
            || text.says_all(at + 2, &["chỉ", "tiêu"])
            || text.says_all(at + 2, &["các", "chỉ"]);
        let whole = value == 100.0;
        if !reached || plan || whole {
            return None;
        }
        let share = text.says(at - 1, "chiếm");
        return Some(Indicator {
            name: subject(reading, start, at - 1),
            value,
            unit: Some("%".to_owned()),
            // A share of the staff is told of the day, not of a year.
            year: if share { None } else { own_year(reading, start, at).or(year) },
            comparison: comparison(reading, at + 2, end),
            evidence: evidence(),
            ..Indicator::default()
        });
    }
    let total = reached && (start..at).any(|i| text.says(i, "tổng") || text.says(i, "lượt"));
    if total && value >= 100.0 {
        return Some(Indicator {
            name: subject(reading, start, at - 1),
            value,
            unit: Some("lượt".to_owned()),
            year: own_year(reading, start, at).or(year),
            comparison: comparison(reading, at + 1, end),
            evidence: evidence(),
            ..Indicator::default()
        });
    }
    counted_result(reading, read, at, value, bracketed, year, last)
}

/// A number of things that count as results, behind a verb of result or in a row with others.
fn counted_result(
    reading: &Reading<'_>,
    read: &Read,
    at: usize,
    value: f64,
    bracketed: bool,
    year: Option<i16>,
    last: Option<&Indicator>,
) -> Option<Indicator> {
    let text = &reading.text;
    let start = read.sentence.start;
    let next = (at + 1..read.sentence.end).find(|i| text.tokens[*i].kind != TokenKind::LineEnd).unwrap_or(at + 1);
    let measure = text.longest(next, Sort::Measure);
    let verb = at > start
        && (at.saturating_sub(3).max(start)..at)
            .any(|i| text.longest(i, Sort::ResultVerb).is_some_and(|m| m.end == at));
    let row = last.is_some() && at > start && (text.is_mark(at - 1, &[',', ';']) || text.says(at - 1, "và"));
    let part = text.says_all(start, &["trong", "đó"]);
    let level = row && text.says(at + 1, "cấp");
    if bracketed || !(level || measure.is_some() && (verb || row || part)) || text.says(at + 1, "nhóm") {
        return None;
    }
    if own_year(reading, start, at).is_none()
        && (at.saturating_sub(6).max(start)..at).any(|i| text.says(i, "đăng") || text.says(i, "duy"))
    {
        return None;
    }
    let stop = |i: &usize| {
        text.is_mark(*i, &[',', ';', '.', '(']) || text.tokens[*i].kind == TokenKind::Number || text.says(*i, "đặc")
    };
    let end = (next..read.sentence.end).find(stop).unwrap_or(read.sentence.end);
    Some(Indicator {
        name: text.words(next, end),
        value,
        unit: measure.map(|m| text.words(next, m.end)).or_else(|| last.and_then(|l| l.unit.clone())),
        year: own_year(reading, start, at).or(year),
        evidence: reading.quote(read, "indicator"),
        ..Indicator::default()
    })
}

/// The year that the sentence names before a figure.
fn own_year(reading: &Reading<'_>, start: usize, at: usize) -> Option<i16> {
    let text = &reading.text;
    let compared = (start..at).find(|i| text.says_all(*i, &["so", "với"]) || text.says_all(*i, &["cùng", "kỳ"]));
    reading.years(start, compared.unwrap_or(at)).next_back()
}

/// What the figure is of: the words before the verb, back to the last mark.
fn subject(reading: &Reading<'_>, start: usize, verb: usize) -> String {
    let text = &reading.text;
    let from = (start..verb)
        .rev()
        .find(|i| text.is_mark(*i, &[',', ';', ':', '(', '.']) || text.is_dash(*i))
        .map_or(start, |i| i + 1);
    let to = (from..verb).find(|i| text.is_mark(*i, &[':', '='])).unwrap_or(verb);
    let year = (from..to)
        .find(|i| text.says(*i, "năm") && text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number));
    match year {
        Some(y) if y == from => text.words((y + 2).min(to), to),
        Some(y) => text.words(from, y),
        None => text.words(from, to),
    }
}

/// What stands behind the figure and compares it: `tăng hơn 4,98% so với năm 2022`.
fn comparison(reading: &Reading<'_>, from: usize, end: usize) -> Option<String> {
    let text = &reading.text;
    let opens = |i: &usize| text.says(*i, "tăng") || text.says(*i, "giảm");
    let begin = (from..(from + 3).min(end)).find(opens)?;
    let stop = (begin..end).find(|i| text.is_mark(*i, &[')', ',', ';', '.', '…'])).unwrap_or(end);
    Some(text.words(begin, stop))
}
