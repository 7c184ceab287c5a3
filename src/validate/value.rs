//! Literals compared by what they mean, and whether they are written as their datatype demands.

use std::cmp::Ordering;
use std::str::FromStr;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNodeRef, Term};
use oxsdatatypes::{
    Boolean, Date, DateTime, DayTimeDuration, Decimal, Double, Duration, Float, GDay, GMonth, GMonthDay, GYear,
    GYearMonth, Time, YearMonthDuration,
};

use super::shape::Comparison;

/// A literal that has an order among its like.
enum Value {
    Decimal(Decimal),
    Double(Double),
    Date(Date),
    DateTime(DateTime),
    Time(Time),
    Boolean(Boolean),
    Text(String),
}

/// Whether one literal is to another as the comparison says; not so where they cannot be compared.
pub(super) fn holds(one: &Term, comparison: Comparison, other: &Term) -> bool {
    let (Term::Literal(one), Term::Literal(other)) = (one, other) else { return false };
    let order = value(one).zip(value(other)).and_then(|(one, other)| one.compare(&other));
    order.is_some_and(|order| match comparison {
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    })
}

impl Value {
    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Decimal(one), Self::Decimal(other)) => one.partial_cmp(other),
            (Self::Date(one), Self::Date(other)) => one.partial_cmp(other),
            (Self::DateTime(one), Self::DateTime(other)) => one.partial_cmp(other),
            (Self::Time(one), Self::Time(other)) => one.partial_cmp(other),
            (Self::Boolean(one), Self::Boolean(other)) => one.partial_cmp(other),
            (Self::Text(one), Self::Text(other)) => one.partial_cmp(other),
            (one, other) => one.double()?.partial_cmp(&other.double()?),
        }
    }

    fn double(&self) -> Option<Double> {
        match self {
            Self::Decimal(value) => Some((*value).into()),
            Self::Double(value) => Some(*value),
            _ => None,
        }
    }
}

fn value(literal: &Literal) -> Option<Value> {
    let (text, datatype) = (literal.value(), literal.datatype());
    if !is_well_formed(text, datatype) {
        return None;
    }
    if datatype == xsd::DECIMAL || is_integer(datatype) {
        return text.parse().ok().map(Value::Decimal);
    }
    match datatype {
        xsd::DOUBLE | xsd::FLOAT => text.parse().ok().map(Value::Double),
        xsd::DATE => text.parse().ok().map(Value::Date),
        xsd::DATE_TIME | xsd::DATE_TIME_STAMP => text.parse().ok().map(Value::DateTime),
        xsd::TIME => text.parse().ok().map(Value::Time),
        xsd::BOOLEAN => text.parse().ok().map(Value::Boolean),
        xsd::STRING => Some(Value::Text(text.to_owned())),
        _ => None,
    }
}

/// The kinds of integer, each with its least and its greatest value, where it has them.
const INTEGERS: [(NamedNodeRef<'_>, Option<i128>, Option<i128>); 13] = [
    (xsd::INTEGER, None, None),
    (xsd::LONG, Some(i64::MIN as i128), Some(i64::MAX as i128)),
    (xsd::INT, Some(i32::MIN as i128), Some(i32::MAX as i128)),
    (xsd::SHORT, Some(i16::MIN as i128), Some(i16::MAX as i128)),
    (xsd::BYTE, Some(i8::MIN as i128), Some(i8::MAX as i128)),
    (xsd::UNSIGNED_LONG, Some(0), Some(u64::MAX as i128)),
    (xsd::UNSIGNED_INT, Some(0), Some(u32::MAX as i128)),
    (xsd::UNSIGNED_SHORT, Some(0), Some(u16::MAX as i128)),
    (xsd::UNSIGNED_BYTE, Some(0), Some(u8::MAX as i128)),
    (xsd::NON_NEGATIVE_INTEGER, Some(0), None),
    (xsd::POSITIVE_INTEGER, Some(1), None),
    (xsd::NON_POSITIVE_INTEGER, None, Some(0)),
    (xsd::NEGATIVE_INTEGER, None, Some(-1)),
];

fn is_integer(datatype: NamedNodeRef<'_>) -> bool {
    INTEGERS.iter().any(|(known, ..)| *known == datatype)
}

/// Whether a text is one of a datatype; of datatypes that are not known here, every text is.
pub(super) fn is_well_formed(text: &str, datatype: NamedNodeRef<'_>) -> bool {
    fn is<T: FromStr>(text: &str) -> bool {
        text.parse::<T>().is_ok()
    }
    if let Some((_, least, greatest)) = INTEGERS.iter().find(|(known, ..)| *known == datatype) {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let is_within = |number: i128| least.is_none_or(|l| l <= number) && greatest.is_none_or(|g| number <= g);
        return is_number && (least.is_none() && greatest.is_none() || text.parse().is_ok_and(is_within));
    }
    match datatype {
        xsd::DECIMAL => is::<Decimal>(text),
        xsd::DOUBLE => is::<Double>(text),
        xsd::FLOAT => is::<Float>(text),
        xsd::BOOLEAN => is::<Boolean>(text),
        xsd::DATE => is::<Date>(text),
        xsd::DATE_TIME => is::<DateTime>(text),
        xsd::DATE_TIME_STAMP => text.parse::<DateTime>().is_ok_and(|time| time.timezone_offset().is_some()),
        xsd::TIME => is::<Time>(text),
        xsd::G_YEAR => is::<GYear>(text),
        xsd::G_YEAR_MONTH => is::<GYearMonth>(text),
        xsd::G_MONTH => is::<GMonth>(text),
        xsd::G_MONTH_DAY => is::<GMonthDay>(text),
        xsd::G_DAY => is::<GDay>(text),
        xsd::DURATION => is::<Duration>(text),
        xsd::DAY_TIME_DURATION => is::<DayTimeDuration>(text),
        xsd::YEAR_MONTH_DURATION => is::<YearMonthDuration>(text),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str, datatype: NamedNodeRef<'_>) -> Term {
        Literal::new_typed_literal(text, datatype).into()
    }

    #[test]
    fn literals_are_compared_by_what_they_mean() {
        let less = |one: (&str, NamedNodeRef<'_>), other: (&str, NamedNodeRef<'_>)| {
            holds(&literal(one.0, one.1), Comparison::Less, &literal(other.0, other.1))
        };
        assert!(less(("9", xsd::INTEGER), ("10.5", xsd::DECIMAL)));
        assert!(less(("9", xsd::POSITIVE_INTEGER), ("1e1", xsd::DOUBLE)));
        assert!(less(("2024-02-29", xsd::DATE), ("2024-03-01", xsd::DATE)));
        assert!(!less(("2024-03-01", xsd::DATE), ("2024-02-29", xsd::DATE)));
        assert!(!less(("2024-02-30", xsd::DATE), ("2024-03-01", xsd::DATE)), "there is no such day");
        assert!(!less(("2024", xsd::STRING), ("2025", xsd::INTEGER)), "a text is no number");
    }

    #[test]
    fn a_literal_is_written_as_its_datatype_demands() {
        for (text, datatype) in [
            ("-7", xsd::INTEGER),
            ("123456789012345678901234567890123456789012", xsd::INTEGER),
            ("255", xsd::UNSIGNED_BYTE),
            ("2024-02-29", xsd::DATE),
            ("anything", xsd::ANY_URI),
        ] {
            assert!(is_well_formed(text, datatype), "{text} {datatype}");
        }
        for (text, datatype) in [
            ("7.0", xsd::INTEGER),
            ("", xsd::INTEGER),
            ("256", xsd::UNSIGNED_BYTE),
            ("-1", xsd::NON_NEGATIVE_INTEGER),
            ("2023-02-29", xsd::DATE),
            ("05/3/2024", xsd::DATE),
        ] {
            assert!(!is_well_formed(text, datatype), "{text} {datatype}");
        }
    }
}
