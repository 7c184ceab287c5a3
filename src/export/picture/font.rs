//! The font of pictures, which goes with the program: Noto Sans with the letters of Vietnamese and of other Latin scripts.
//!
//! It has no kerning, so that a text is as broad as its letters together, here and in every program that shows it.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId};

/// The file. `docs/graph.md` tells how it was made of the whole font.
pub(super) const FILE: &[u8] = include_bytes!("NotoSans-Subset.ttf");
/// What it calls itself.
pub(super) const FAMILY: &str = "Noto Sans";
/// How far letters rise above the line, with the marks on capitals, and fall below it, as parts of their size.
pub(super) const RISE: f64 = 1.07;
pub(super) const FALL: f64 = 0.3;

/// How broad a letter is where the font cannot be read.
const USUAL: f64 = 0.6;

static FACE: LazyLock<Option<Face<'static>>> = LazyLock::new(|| Face::parse(FILE, 0).ok());

/// How broad a text is at a size. A letter that the font lacks is drawn as a box, and counts so.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let Some(face) = FACE.as_ref() else { return text.chars().count() as f64 * USUAL * size };
    let advance = |letter: char| {
        let glyph = face.glyph_index(letter).unwrap_or(GlyphId(0));
        f64::from(face.glyph_hor_advance(glyph).unwrap_or_default())
    };
    text.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em())
}

/// As much of a text as there is room for, with `…` where it is cut.
pub(super) fn shortened(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let fits = |letter: &char| {
        left -= width(letter.encode_utf8(&mut [0; 4]), size);
        left >= 0.0
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_vietnamese_is_there() {
        let vowels = "aăâeêioôơuưy";
        let marked = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵđ";
        let small: String = format!("bcdfghjklmnpqrstvwxyz0123456789{vowels}{marked}");
        let face = FACE.as_ref().unwrap();
        for letter in small.chars().chain(small.to_uppercase().chars()).chain("–—‘’“”…₫()&<>/\";:,.!?×".chars())
        {
            let glyph = face.glyph_index(letter).unwrap_or_else(|| panic!("{letter} is missing"));
            let is_drawn = face.glyph_bounding_box(glyph).is_some_and(|drawn| drawn.x_max > drawn.x_min);
            assert!(glyph != GlyphId(0) && is_drawn, "{letter} is not drawn");
        }
    }

    #[test]
    fn letters_stay_within_the_line() {
        let face = FACE.as_ref().unwrap();
        for letter in "ẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲÝỶỸỴgjpqy(|".chars()
        {
            let drawn = face.glyph_bounding_box(face.glyph_index(letter).unwrap()).unwrap();
            let em = f64::from(face.units_per_em());
            assert!(f64::from(drawn.y_max) <= RISE * em && f64::from(drawn.y_min) >= -FALL * em, "{letter} {drawn:?}");
        }
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(shortened("Chi bộ", 20.0, 100.0), "Chi bộ");
        let cut = shortened("Chi bộ Khoa Dược", 20.0, 100.0);
        assert!(cut.starts_with("Chi b") && cut.ends_with('…') && width(&cut, 20.0) <= 100.0, "{cut}");
    }
}
