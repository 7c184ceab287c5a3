//! Names in small letters, behind a role.

use super::Bodies;
use crate::recognize::function_words::is_function_word;
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Sort;
use crate::text::Case;

impl Bodies<'_, '_, '_> {
    /// Behind a role a department may be named in small letters up to the institution that it sits in (`Trưởng phòng Phòng
    /// chống buôn lậu Công an tỉnh`), a firm up to its own name (`Giám đốc công ty cổ phần thủy sản và thương mại A`).
    pub(super) fn small_name(&self, body: &mut BodyMention) {
        let text = self.text;
        let head = self.words.concept(body.head);
        let firm = head.value("broader") == Some("body-company");
        if !(self.before_name && (firm || head.is("part") && text.is_capitalised(body.start))) {
            return;
        }
        let goes_on = |i: usize| {
            let verb =
                [Sort::PartVerb, Sort::EventVerb, Sort::AwardVerb, Sort::Honorific].iter().any(|s| text.is(i, *s));
            text.tokens[i].case == Case::Lower && !verb && (text.says(i, "và") || !is_function_word(text.small(i)))
        };
        let stop = (body.end..text.tokens.len().min(body.end + 12)).find(|i| !goes_on(*i));
        let Some(stop) = stop.filter(|end| *end > body.end + 1 && text.is_capitalised(*end)) else { return };
        let at_seat = text.longest(stop, Sort::Head).is_some_and(|m| self.words.concept(m.concept).is("seat"));
        let at_name = firm && !self.is_other_mention(stop, false);
        if at_seat || at_name {
            let end = if at_seat { stop } else { self.name_run(stop, false) };
            let rest = text.words(body.end, end);
            match body.qualifiers.last_mut() {
                Some(last) => *last = format!("{last} {rest}"),
                None => body.qualifiers.push(rest),
            }
            body.end = end;
        }
    }
}
