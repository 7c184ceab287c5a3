//! Head nouns that are a syllable of another word: the `Bộ` in `cán bộ`.

use super::Bodies;
use crate::recognize::words::{Mark, Sort};
use crate::text::Case;

/// Syllables that are head nouns, the syllables before them with which they make another word, and whether only in small letters.
const OTHER_WORDS: [(&str, &[&str], bool); 5] = [
    ("bộ", &["cán"], false),
    ("báo", &["khai", "thông", "dự", "cảnh", "nhà"], false),
    ("sở", &["trụ"], false),
    ("trường", &["hội", "môi", "thị"], true),
    ("vụ", &["nhiệm", "phục", "nghiệp", "dịch", "chức", "nghĩa"], true),
];

impl Bodies<'_, '_, '_> {
    /// Whether a head noun is none where it stands, but part of another word, of a place's name or of what is done.
    pub(super) fn is_of_other_word(&self, at: usize, mark: Mark) -> bool {
        let text = self.text;
        let other = |(noun, before, small): &(&str, &[&str], bool)| {
            let fits = text.says(at, noun) && (!small || text.tokens[at].case == Case::Lower);
            fits && at > 0 && before.iter().any(|word| text.says(at - 1, word))
        };
        // `Trưởng Ban Tổ chức Hội thi`
        let organizes = || text.says_all(at, &["tổ", "chức"]) && mark.end == at + 1;
        // `ĐH Đoàn` is a congress.
        let congress = || text.says(at, "đh") && text.is(at + 1, Sort::Head);
        OTHER_WORDS.iter().any(other) || self.is_of_place(at, mark) || organizes() || congress()
    }

    /// `đoàn Hà Nội`, `đoàn Bộ Quốc phòng`: in small letters only the `đoàn` of a commune, block or school is the youth union.
    pub(super) fn is_delegation(&self, at: usize, mark: Mark) -> bool {
        let text = self.text;
        if mark.end != at + 1 || text.tokens[at].case != Case::Lower || !text.says(at, "đoàn") {
            return false;
        }
        let commune = || self.level(mark.end).is_some_and(|(level, _)| self.words.is_commune(&level));
        let school =
            || text.longest(mark.end, Sort::Head).is_some_and(|m| self.words.kind_of_head(m.concept) == "school");
        !(commune() || school() || text.says(mark.end, "khối"))
    }

    /// `xã Trường Sơn`, `phường Hội An`: the first word of a place's name, behind its level; `Trường Sa`: of one that is known.
    pub fn is_of_place(&self, at: usize, mark: Mark) -> bool {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        let named = !text.is(mark.end, Sort::Head) && !text.is(mark.end, Sort::Field);
        let known = || text.longest(at, Sort::Place).is_some_and(|place| place.end > mark.end);
        mark.end == at + 1 && title(at) && title(mark.end) && named && (text.behind(at, Sort::Level) || known())
    }
}
