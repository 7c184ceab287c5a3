//! Dates of publication, as pages and JSON lines write them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{self, TimeZone};
use regex::Regex;

#[allow(clippy::expect_used, reason = "the pattern is constant, and a test compiles it")]
static DAY_FIRST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b").expect("valid pattern"));

/// The day in `text`: an ISO date, the day in Vietnam of an ISO time with an offset, or a day written `03/06/2024`,
/// with anything around it.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(TimeZone::fixed(tz::offset(7)).to_datetime(time).date());
    }
    if let Some(date) = text.get(..10).and_then(|start| start.parse().ok()) {
        return Some(date);
    }
    let [day, month, year] = DAY_FIRST.captures(text)?.extract().1;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_however_written() {
        let cases = [
            ("2024-06-03", Some("2024-06-03")),
            ("2024-06-03T16:45:00+07:00", Some("2024-06-03")),
            ("2024-06-03T18:45:00Z", Some("2024-06-04")),
            ("2024-06-03 18:45:00", Some("2024-06-03")),
            ("Thứ Hai, 03/06/2024 16:45", Some("2024-06-03")),
            ("3.6.2024", Some("2024-06-03")),
            ("03/13/2024", None),
            ("hôm qua", None),
        ];
        for (text, expected) in cases {
            assert_eq!(day(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }
}
