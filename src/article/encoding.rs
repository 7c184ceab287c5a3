//! Bytes into text.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

/// How far into a web page its encoding may be declared: what browsers look at.
const DECLARATION_WITHIN: usize = 1024;

#[allow(clippy::expect_used, reason = "the pattern is constant, and a test compiles it")]
static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)(?:charset|<\?xml[^>]*encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)"#).expect("valid pattern")
});

/// The text in `bytes`, without a leading byte order mark. A mark settles the encoding; else UTF-8 is tried, UTF-16,
/// what a web page declares if `declared` allows it to, and at last what the bytes look like, for a Vietnamese text.
///
/// # Errors
/// What speaks against it being text.
pub(super) fn decode(bytes: &[u8], declared: bool) -> Result<String, &'static str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]).ok_or("it breaks the encoding that its first bytes announce");
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes).ok_or("it is neither UTF-8 nor UTF-16");
    }
    if let Some(reason) = binary(bytes) {
        return Err(reason);
    }
    if let Some(text) = utf8(bytes) {
        return Ok(text);
    }
    declared
        .then(|| declared_encoding(bytes))
        .flatten()
        .and_then(|encoding| decode_as(encoding, bytes))
        .or_else(|| decode_as(guess(bytes), bytes))
        .ok_or("it is neither UTF-8 nor any other encoding known")
}

/// The same of a web page whose encoding is named beside it; the name counts where the page itself says
/// nothing, and `us-ascii`, which is what archives say by default, says nothing either.
///
/// # Errors
/// What speaks against it being text.
pub(super) fn decode_labelled(bytes: &[u8], label: &str) -> Result<String, &'static str> {
    let labelled = Encoding::for_label(label.as_bytes()).filter(|e| e.is_ascii_compatible() && label != "us-ascii");
    match labelled.filter(|e| *e != encoding_rs::UTF_8 && declared_encoding(bytes).is_none()) {
        Some(encoding) if std::str::from_utf8(bytes).is_err() => {
            decode_as(encoding, bytes).ok_or("it breaks the encoding that it is said to have")
        }
        _ => decode(bytes, true),
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

/// A text whose letters beyond ASCII are nearly all good UTF-8 is UTF-8, with what is broken in it shown as U+FFFD.
fn utf8(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.matches(char::REPLACEMENT_CHARACTER).count();
    let good = text.chars().filter(|c| !c.is_ascii()).count() - broken;
    (broken * 10 <= good).then(|| text.into_owned())
}

fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARATION_WITHIN)];
    // A page that can be read as ASCII is not UTF-16, whatever it declares.
    Encoding::for_label(DECLARED.captures(start)?.get(1)?.as_bytes()).filter(|e| e.is_ascii_compatible())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"vn"), Utf8Detection::Deny)
}

/// UTF-16 shows in the high bytes of its spaces and Latin letters: zeros, all on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, enough) = (zeros(0), zeros(1), bytes.len() / 8);
    match (even, odd) {
        _ if bytes.len() % 2 == 1 || bytes.len() < 4 => None,
        (0, odd) if odd > enough => Some(UTF_16LE),
        (even, 0) if even > enough => Some(UTF_16BE),
        _ => None,
    }
}

fn binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 4] = [
        (b"%PDF-", "it is a PDF file"),
        (b"PK\x03\x04", "it is a ZIP or Office file"),
        (b"\xD0\xCF\x11\xE0", "it is an old Office file; save it as .docx"),
        (b"\x1f\x8b", "it is gzipped"),
    ];
    if let Some((_, reason)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(reason);
    }
    let controls = bytes.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if bytes.contains(&0) {
        Some("it contains NUL bytes")
    } else if controls * 50 > bytes.len() {
        Some("it is full of control characters")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Đồng chí Lý Thị Sen phát biểu tại Hội nghị.";

    fn utf16(unit: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        mark.then_some(0xFEFF).into_iter().chain(SENTENCE.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn utf8_loses_its_mark_and_nothing_else() {
        assert_eq!(decode(format!("\u{feff}{SENTENCE}\r\n").as_bytes(), false).unwrap(), format!("{SENTENCE}\r\n"));
        let decomposed = "Hô\u{323}i nghi\u{323}";
        assert_eq!(decode(decomposed.as_bytes(), false).unwrap(), decomposed);
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        for mark in [true, false] {
            assert_eq!(decode(&utf16(u16::to_le_bytes, mark), false).unwrap(), SENTENCE);
            assert_eq!(decode(&utf16(u16::to_be_bytes, mark), false).unwrap(), SENTENCE);
        }
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_text_into_another_encoding() {
        let mut bytes = format!("{SENTENCE} {SENTENCE}").into_bytes();
        bytes.pop();
        bytes.push(0xE1);
        let text = decode(&bytes, false).unwrap();
        assert!(text.starts_with(SENTENCE) && text.ends_with('\u{fffd}'), "{text}");
    }

    #[test]
    fn windows_1258_is_declared_or_guessed() {
        // "Hội nghị Đảng bộ": base letters, then a byte for the tone mark
        let bytes = b"H\xF4\xF2i ngh\xEE\xF2 c\xF9a \xD0a\xD2ng b\xF4\xF2".to_vec();
        let page = [b"<meta charset=windows-1258>".as_slice(), &bytes].concat();
        assert!(decode(&page, true).unwrap().ends_with("b\u{f4}\u{323}"), "{:?}", decode(&page, true));
        let long = bytes.repeat(5);
        assert!(decode(&long, false).unwrap().starts_with("H\u{f4}\u{323}i"), "{:?}", decode(&long, false));
    }

    #[test]
    fn binaries_are_told_apart() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", false).is_err());
        assert!(decode(b"%PDF-1.7 ...", false).is_err());
        assert!(decode(&(1..32).collect::<Vec<u8>>(), false).is_err());
    }
}
