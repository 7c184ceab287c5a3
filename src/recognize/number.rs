//! Numbers as Vietnamese writes them: a dot between thousands, a comma before the fraction.

/// The value of a number token: `39.203` is 39203, `103,96` is 103.96, `08` is 8.
///
/// A single dot that does not cut off three digits is taken for a decimal point (`4.5`).
pub fn value(text: &str) -> Option<f64> {
    let finite = |text: &str| text.parse().ok().filter(|value: &f64| value.is_finite());
    if !text.contains(['.', ',']) {
        return finite(text);
    }
    let thousands =
        text.contains('.') && text.split(['.']).skip(1).all(|p| p.split(',').next().is_some_and(|d| d.len() == 3));
    let plain = if thousands { text.replace('.', "") } else { text.to_owned() };
    finite(&plain.replace(',', "."))
}

/// The value of a whole number.
pub fn whole(text: &str) -> Option<u64> {
    let value = value(text)?;
    (value.fract() == 0.0 && (0.0..1e15).contains(&value)).then_some(value as u64)
}

/// A number written in words, in small letters, up to ten (`hai` is 2).
pub fn word(text: &str) -> Option<u64> {
    Some(match text {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => 10,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_and_commas() {
        for (text, expected) in
            [("39.203", 39203.0), ("103,96", 103.96), ("08", 8.0), ("1.234,5", 1234.5), ("4.5", 4.5)]
        {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(whole("98,98"), None);
        assert_eq!(value(&"9".repeat(400)), None);
    }
}
