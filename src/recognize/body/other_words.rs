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

    /// `xã Trường Sơn`, `phường Hội An`: the first word of a place's name, behind its level.
    fn is_of_place(&self, at: usize, mark: Mark) -> bool {
        let text = self.text;
        let title = |i: usize| text.tokens.get(i).is_some_and(|t| t.case == Case::Title);
        let named = !text.is(mark.end, Sort::Head) && !text.is(mark.end, Sort::Field);
        mark.end == at + 1 && title(at) && title(mark.end) && named && text.behind(at, Sort::Level)
    }
}
