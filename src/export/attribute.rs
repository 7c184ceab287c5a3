//! Attributes as formats write them.

use std::borrow::Cow;

use crate::graph::Value;

/// Between the texts of a list, in formats without lists.
const BETWEEN: &str = "; ";

/// A value as text: days in ISO 8601, lists joined by `; `, numbers in the shortest form that reads back the same.
pub(super) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Integer(number) => number.to_string().into(),
        Value::Float(number) => number.to_string().into(),
        Value::Boolean(truth) => truth.to_string().into(),
        Value::Text(text) => text.into(),
        Value::Date(day) => day.to_string().into(),
        Value::List(texts) => texts.join(BETWEEN).into(),
    }
}
