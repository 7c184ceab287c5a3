//! What someone tells the press, which is not said at the event.

use super::scene::Scene;
use crate::recognize::words::Sort;

impl Scene<'_> {
    /// `A nói khi phóng viên liên lạc`, `Bên lề hội nghị, A cho biết`: where the press finds someone.
    fn is_reached(&self) -> bool {
        const REACHES: [[&str; 2]; 4] = [["liên", "lạc"], ["liên", "hệ"], ["gọi", "điện"], ["tìm", "gặp"]];
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        let aside = |i: usize| text.says_all(i, &["bên", "lề"]);
        let reaches = |i: usize| REACHES.iter().any(|words| text.says_all(i, words));
        let press = |i: usize| text.says(i, "pv") || text.says_all(i, &["phóng", "viên"]);
        (start..end).any(aside) || (start..end).any(press) && (start..end).any(reaches)
    }

    /// `Trao đổi với phóng viên, ông A cho biết`: what someone tells the press is not said at the event.
    /// At a press conference it is.
    pub(super) fn to_press(&self) -> bool {
        const PRESS: [&[&str]; 7] = [
            &["pv"],
            &["phóng", "viên"],
            &["báo"],
            &["nhà", "báo"],
            &["chúng", "tôi"],
            &["báo", "chí"],
            &["truyền", "thông"],
        ];
        let text = &self.reading.text;
        let (start, end) = (self.read.sentence.start, self.read.sentence.end);
        (start..end).filter(|i| matches!(text.small(*i), "trao" | "chia" | "trả")).any(|i| {
            let talks = text.says_all(i, &["trao", "đổi", "với"])
                || text.says_all(i, &["chia", "sẻ", "với"])
                || text.says_all(i, &["trả", "lời"]);
            let to = if text.says(i + 2, "với") { i + 3 } else { i + 2 };
            // `Trao đổi với VnExpress`: a name that is neither a person's nor a body's.
            let named = || {
                let opens = i == start || text.is_mark(i - 1, &[',']);
                let capital = text.tokens.get(to).is_some_and(|t| t.text.starts_with(char::is_uppercase));
                opens && text.says(i + 2, "với") && capital && self.mention_at(to).is_none()
            };
            let asked = || text.is(to, Sort::EventNoun) && text.says(to + 1, "báo");
            let at_event = (start..i).any(|j| text.says(j, "tại") && text.is(j + 1, Sort::EventNoun));
            talks && !at_event && !asked() && (PRESS.iter().any(|words| text.says_all(to, words)) || named())
        }) || self.is_reached()
    }
}
