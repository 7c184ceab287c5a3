//! Lists of fields in a name: `Sở Văn hóa, Thể thao và Du lịch`.

use super::Bodies;
use crate::recognize::words::Sort;
use crate::text::Case;

impl Bodies<'_, '_, '_> {
    /// The end of a list of fields that a name goes on with: `Văn hóa`, then `, Thể thao và Du lịch`; the last item stands
    /// behind `và` or before `của`.
    pub(super) fn enumeration(&self, head: u32, field_end: usize, from: usize) -> Option<usize> {
        let text = self.text;
        let of_firm = self.words.concept(head).value("broader") == Some("body-company");
        let behind_field = of_firm
            || (field_end.saturating_sub(4)..field_end).any(|i| {
                text.is_capitalised(i) && text.marks_at(i).iter().any(|m| m.sort == Sort::Field && m.end <= field_end)
            });
        if let Some(end) = self.several(from) {
            return Some(end);
        }
        let mut at = from;
        for _ in 0..6 {
            let and = text.says(at, "và") || text.is_mark(at, &['&']);
            if !behind_field || !(and || text.is_mark(at, &[','])) {
                return None;
            }
            let item = at + 1;
            let title = text.tokens.get(item).is_some_and(|t| t.case == Case::Title);
            // `Phòng Điều dưỡng và Quyết định số 12`, `Trung tâm Y tế và 96 đoàn viên`
            let other = || text.is(item, Sort::DocumentKind) || self.is_other_mention(item, false);
            if !(title || text.is(item, Sort::Field)) || other() || text.longest(item, Sort::Place).is_some() {
                return None;
            }
            // `Giáo dục và Phát triển nhân lực`: what ends at a mark goes on behind the field that it begins with.
            let run = || self.name_run(item, true);
            let closed = |end: &usize| text.is_mark(*end, &[',', ';', '.', '(']);
            let end = match text.longest(item, Sort::Field) {
                Some(field) => Some(run()).filter(|end| title && *end > field.end && closed(end)).unwrap_or(field.end),
                None => run(),
            };
            // `Phòng Vật tư, thiết bị y tế`: a single field in small letters ends the list too.
            // `tại buổi họp báo của Bộ Nội vụ, báo chí đề cập …`: words behind a field of a ministry that go on are none.
            let department = || self.words.concept(head).value("broader") == Some("body-department");
            let goes_on = || text.tokens.get(end).is_some_and(|t| t.case == Case::Lower) && !text.is(end, Sort::Level);
            let small = !title && !text.is_mark(end, &[',']) && !text.says(end, "và") && (department() || !goes_on());
            if and || small || text.says(end, "của") && text.is(end + 1, Sort::Head) {
                return Some(end);
            }
            at = end;
        }
        None
    }

    /// `Phòng Thể thao và các môn võ, Sở Văn hóa`: small words behind a role, up to the comma before the body above.
    fn several(&self, at: usize) -> Option<usize> {
        let text = self.text;
        if !(self.before_name && text.says(at, "và") && ["các", "những"].iter().any(|w| text.says(at + 1, w))) {
            return None;
        }
        let small = |i: &usize| text.tokens.get(*i).is_some_and(|t| t.case == Case::Lower);
        let end = (at + 2..at + 2 + LONGEST_ITEM).find(|i| !small(i))?;
        let above = text.is_mark(end, &[',']) && text.is(end + 1, Sort::Head) && text.is_capitalised(end + 1);
        (end > at + 2 && above).then_some(end)
    }
}

/// Words of the longest item of a list in small letters.
const LONGEST_ITEM: usize = 6;
