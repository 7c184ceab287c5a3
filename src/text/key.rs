//! Keys under which two spellings of one thing are equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A key blind to letter case, punctuation, white space, the place of the tone mark (`hòa` = `hoà`) and y/i after a
/// lone consonant (`kỹ` = `kĩ`); not blind to the tone itself.
///
/// ```
/// use hoinghi::text::key;
/// assert_eq!(key("Uỷ ban  Kiểm tra"), key("ủy ban kiểm tra"));
/// assert_ne!(key("Thắng"), key("Thẳng"));
/// ```
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut tone = String::new();
    let mut start = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '%' | '/' | '_') || is_combining_mark(c) {
            push_base(c, start, &mut out, &mut tone);
        } else if out.len() > start {
            end_syllable(start, &mut out, &mut tone);
            out.push(' ');
            start = out.len();
        }
    }
    if out.len() > start {
        end_syllable(start, &mut out, &mut tone);
    } else if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Adds a letter without its tone mark, which goes to `tone`; a mark of quality (`^`, breve, horn) joins its letter.
fn push_base(c: char, start: usize, out: &mut String, tone: &mut String) {
    if c.is_ascii() {
        out.push(c);
        return;
    }
    decompose_canonical(c, |part| {
        if TONES.contains(&part) {
            tone.push(part);
        } else if is_combining_mark(part) && out.len() > start {
            let joined = out.chars().next_back().and_then(|letter| compose(letter, part));
            match joined {
                Some(letter) => {
                    out.pop();
                    out.push(letter);
                }
                None => out.push(part),
            }
        } else {
            out.push(part);
        }
    });
}

/// Puts the tone behind the syllable; `y` becomes `i` where it stands alone behind one of h k l m s t v or `qu`.
fn end_syllable(start: usize, out: &mut String, tone: &mut String) {
    if let Some(head) = out[start..].strip_suffix('y')
        && matches!(head, "qu" | "h" | "k" | "l" | "m" | "s" | "t" | "v")
    {
        out.pop();
        out.push('i');
    }
    out.push_str(tone);
    tone.clear();
}

/// A key without any diacritics, for what is typed on a plain keyboard (`nguyen van a`).
///
/// ```
/// assert_eq!(hoinghi::text::bare("Đỗ Thị Mỹ"), "do thi my");
/// ```
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for syllable in syllables(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        let plain = syllable.nfd().filter(|c| !is_combining_mark(*c));
        out.extend(plain.map(|c| if c == 'đ' { 'd' } else { c }));
    }
    out
}

/// Runs of letters and digits (with `%` and `/`), composed and in lower case.
fn syllables(text: &str) -> impl Iterator<Item = String> {
    let composed: String = text.nfc().flat_map(char::to_lowercase).collect();
    let parts: Vec<String> = composed
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '%' | '/' | '_')))
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect();
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_place_and_y_do_not_matter() {
        for (a, b) in [("hòa", "hoà"), ("Thuỷ", "Thủy"), ("kỹ", "kĩ"), ("Quý", "Quí"), ("ĐẢNG ỦY", "Đảng uỷ")]
        {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn tone_and_vowel_matter() {
        for (a, b) in [("Thắng", "Thẳng"), ("Hoan", "Hoàn"), ("Sơn", "Son")] {
            assert_ne!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn decomposed_text_has_the_same_key() {
        let decomposed: String = "Nguyễn Đình Chiểu".nfd().collect();
        assert_eq!(key(&decomposed), key("Nguyễn Đình Chiểu"));
    }
}
