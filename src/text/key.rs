//! Keys under which two spellings of one thing are equal.

use unicode_normalization::UnicodeNormalization;

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
    let mut out = String::with_capacity(text.len());
    for syllable in syllables(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        push_syllable_key(&syllable, &mut out);
    }
    out
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
        let plain = syllable.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
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

/// The tone mark goes to the end; `y` becomes `i` where it stands alone behind one of h k l m s t v or `qu`.
fn push_syllable_key(syllable: &str, out: &mut String) {
    if syllable.is_ascii() && !syllable.ends_with('y') {
        out.push_str(syllable);
        return;
    }
    let mut tone = String::new();
    let base: String = syllable
        .nfd()
        .filter(|c| {
            let is_tone = TONES.contains(c);
            if is_tone {
                tone.push(*c);
            }
            !is_tone
        })
        .nfc()
        .collect();
    match base.strip_suffix('y') {
        Some(head) if head == "qu" || matches!(head, "h" | "k" | "l" | "m" | "s" | "t" | "v") => {
            out.push_str(head);
            out.push('i');
        }
        _ => out.push_str(&base),
    }
    out.push_str(&tone);
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
