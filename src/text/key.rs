//! Keys under which two spellings of one thing are equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use super::letter::PARTS;

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
    push_key(text, &mut out);
    out
}

/// Whether a mark is one of the five that give a syllable its tone.
pub(super) fn is_tone(mark: char) -> bool {
    TONES.contains(&mark)
}

/// Whether a syllable, without its tone, is as well written with `i` at its end.
pub(super) fn has_silent_y(syllable: &str) -> bool {
    matches!(syllable, "quy" | "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "vy")
}

/// The letter or digit that the [`key`] of a text begins with; nothing where only the whole key tells.
///
/// ```
/// use hoinghi::text::{initial, key};
/// assert_eq!(initial("“Ủy ban"), key("“Ủy ban").chars().next());
/// ```
pub fn initial(text: &str) -> Option<char> {
    text.chars().find_map(|c| match PARTS.get(c) {
        Some(Part::Letter(letter, _)) => Some(Some(letter)),
        Some(Part::Gap) => None,
        None => Some(None),
    })?
}

/// Writes the [`key`] of a text behind what `out` holds already.
pub fn push_key(text: &str, out: &mut String) {
    let begin = out.len();
    let mut syllable = Syllable { start: begin, tone: None, tones: String::new() };
    let parts = &*PARTS;
    for c in text.chars() {
        if c.is_ascii_lowercase() {
            out.push(c);
            continue;
        }
        match parts.get(c) {
            Some(Part::Letter(letter, tone)) => {
                out.push(letter);
                tone.into_iter().for_each(|tone| syllable.push_tone(tone));
            }
            Some(Part::Gap) => syllable.gap(out),
            None => c.to_lowercase().for_each(|c| syllable.push(c, out)),
        }
    }
    if out.len() > syllable.start {
        syllable.end(out);
    } else if out.len() > begin {
        out.pop();
    }
}

/// What a key makes of a character.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// A letter or digit, and the tone mark that it bore.
    Letter(char, Option<char>),
    /// The end of a syllable.
    Gap,
}

/// What a key makes of a character; nothing where that takes more than one letter, or what stands before.
pub(super) fn part(c: char) -> Option<Part> {
    let mut small = c.to_lowercase();
    let c = small.next().filter(|_| small.next().is_none())?;
    if is_combining_mark(c) {
        return None;
    }
    if !is_kept(c) {
        return Some(Part::Gap);
    }
    let (mut syllable, mut out) = (Syllable { start: 0, tone: None, tones: String::new() }, String::new());
    syllable.push(c, &mut out);
    let mut letters = out.chars();
    let letter = letters.next().filter(|_| letters.next().is_none() && syllable.tones.is_empty())?;
    Some(Part::Letter(letter, syllable.tone))
}

fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '/' | '_') || is_combining_mark(c)
}

/// The syllable that is being written: where it starts in the key, and its tone marks, which go behind it.
struct Syllable {
    start: usize,
    tone: Option<char>,
    /// Further tone marks: one syllable has more than one only by mistake.
    tones: String,
}

impl Syllable {
    /// Adds a small letter without its tone mark; a mark of quality (`^`, breve, horn) joins its letter.
    fn push(&mut self, c: char, out: &mut String) {
        if !is_kept(c) {
            self.gap(out);
            return;
        }
        decompose_canonical(c, |part| {
            if is_tone(part) {
                self.push_tone(part);
            } else if is_combining_mark(part) && out.len() > self.start {
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

    fn push_tone(&mut self, tone: char) {
        match self.tone {
            None => self.tone = Some(tone),
            Some(_) => self.tones.push(tone),
        }
    }

    #[inline(always)]
    fn gap(&mut self, out: &mut String) {
        if out.len() > self.start {
            self.end(out);
            out.push(' ');
            self.start = out.len();
        }
    }

    /// Puts the tone behind the syllable; `y` becomes `i` where it stands alone behind one of h k l m s t v or `qu`.
    #[inline(always)]
    fn end(&mut self, out: &mut String) {
        if out.as_bytes().last() == Some(&b'y') && has_silent_y(&out[self.start..]) {
            out.pop();
            out.push('i');
        }
        if let Some(tone) = self.tone.take() {
            out.push(tone);
            if !self.tones.is_empty() {
                out.push_str(&std::mem::take(&mut self.tones));
            }
        }
    }
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

/// A name for an IRI: the [`bare`] letters `a` to `z` and digits of a text, with hyphens between its words.
///
/// ```
/// assert_eq!(hoinghi::text::slug("Phó Giám đốc (phụ trách)"), "pho-giam-doc-phu-trach");
/// ```
pub fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { ' ' };
    let letters: String = bare(text).chars().map(plain).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
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
