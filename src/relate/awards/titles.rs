//! Titles, ratings, forms and prizes in a clause.

use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Sort};
use crate::relate::reading::{Read, Reading};
use crate::text::TokenKind;

/// How a title is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Something that is handed over.
    Form,
    /// What those commended did or are.
    Rating,
    /// A place in a contest.
    Prize,
}

/// A title in a clause.
#[derive(Debug, Clone)]
pub(super) struct Title {
    pub start: usize,
    pub end: usize,
    pub words: String,
    pub sense: Sense,
    /// Whether the title is named with its recipient: `Chi bộ hoàn thành xuất sắc nhiệm vụ`.
    pub of_recipient: bool,
    /// Whether it only says that there was something to commend (`có thành tích xuất sắc`).
    pub generic: bool,
    /// Number of the prizes, forms or those rated, where the text counts them (`05 giải Khuyến khích`, `54 Bằng khen`).
    pub count: Option<u64>,
}

/// The titles from one token to another, in order.
pub(super) fn titles(reading: &Reading<'_>, read: &Read, from: usize, to: usize) -> Vec<Title> {
    let find = Finder { reading, read, to };
    let mut out: Vec<Title> = Vec::new();
    for (at, mark) in reading.marks(from, to, Sort::Award) {
        if out.last().is_some_and(|t| at < t.end) {
            continue;
        }
        let Some(title) = find.title(at, mark) else { continue };
        let more = find.further(&title, mark);
        out.push(title);
        out.extend(more);
    }
    // `được X vinh danh trí thức tiêu biểu`: a verb that the title follows at once.
    for (_, verb) in reading.marks(from, to, Sort::AwardVerb) {
        let opens = reading.words.concept(verb.concept).is("opensTitle");
        if opens && !out.iter().any(|t| t.end > verb.end) {
            out.extend(find.named_behind(verb.end, verb.end, Sense::Rating));
        }
    }
    out.sort_by_key(|t| t.start);
    // `Huy hiệu 45 năm và 50 năm tuổi Đảng`: what the last says is meant of all.
    let rest = out.iter().rev().find_map(|t| t.words.split_once(" năm ").map(|(_, rest)| rest.to_owned()));
    for title in out.iter_mut().filter(|t| t.words.ends_with(" năm")) {
        title.words.extend(rest.iter().flat_map(|rest| [" ", rest]));
    }
    out
}

struct Finder<'a, 'r> {
    reading: &'a Reading<'r>,
    read: &'a Read,
    to: usize,
}

impl Finder<'_, '_> {
    /// An open rating (`có thành tích trong …`) and a form (`Huy hiệu 30 năm tuổi Đảng`) go on to the end of their phrase; a
    /// closed rating inside an open one is the title.
    fn title(&self, at: usize, mark: Mark) -> Option<Title> {
        let text = &self.reading.text;
        let concept = self.reading.words.concept(mark.concept);
        let sense = match concept.value("sort") {
            Some("form") => Sense::Form,
            Some("prize") => Sense::Prize,
            _ => Sense::Rating,
        };
        // `nhiều Bằng khen` says neither what for nor how often; a flag that is an award is written with a capital.
        let vague = at.checked_sub(1).is_some_and(|i| text.says(i, "nhiều"));
        let flag = mark.end == at + 1 && !text.is_capitalised(at);
        if sense == Sense::Form && (vague || flag) {
            return None;
        }
        if concept.is("opensTitle") {
            return self.named_behind(at, mark.end, Sense::Form);
        }
        let open = sense == Sense::Form && !concept.is("closed") || sense == Sense::Prize || concept.is("open");
        let end = if open { self.phrase_end(mark.end) } else { mark.end };
        let closed = |i: usize| {
            let inner = text.longest(i, Sort::Award)?;
            let concept = self.reading.words.concept(inner.concept);
            (concept.is("ofRecipient") && !concept.is("open")).then_some((i, inner))
        };
        let inner = if sense == Sense::Rating && concept.is("open") { (at + 1..end).find_map(closed) } else { None };
        let (begin, named) = inner.unwrap_or((at, mark));
        let named_concept = self.reading.words.concept(named.concept);
        // `khen thưởng 21 Chiến sĩ thi đua cơ sở`: a rating that names those who are.
        let counts = sense != Sense::Rating || !named_concept.is("ofRecipient") && !named_concept.is("generic");
        let count = at.checked_sub(1).filter(|_| counts).map(|i| &text.tokens[i]);
        Some(Title {
            start: at,
            end: if inner.is_some() { named.end } else { end },
            words: text.words(begin, if inner.is_some() { named.end } else { end }),
            sense,
            of_recipient: named_concept.is("ofRecipient"),
            generic: named_concept.is("generic"),
            count: count.filter(|t| t.kind == TokenKind::Number).and_then(|t| crate::recognize::number::whole(&t.text)),
        })
    }

    /// A title whose name follows a word such as `danh hiệu`: in quotes, or capitalised. Where a title that the ontology
    /// knows follows, that is it.
    fn named_behind(&self, start: usize, at: usize, sense: Sense) -> Option<Title> {
        let text = &self.reading.text;
        let quoted = self.is_quote(at);
        let first = at + usize::from(quoted);
        if text.is(first, Sort::Award) || first >= self.to {
            return None;
        }
        let fits = quoted || text.is_capitalised(first);
        let end = self.phrase_end(at);
        (fits && end > first && text.tokens[first].kind == TokenKind::Word).then(|| Title {
            start,
            end,
            words: text.words(first, end - usize::from(quoted && self.is_quote(end - 1))),
            sense,
            of_recipient: false,
            generic: false,
            count: None,
        })
    }

    /// `Huy hiệu 45 năm và 50 năm tuổi Đảng`: the further ones.
    fn further(&self, first: &Title, mark: Mark) -> Vec<Title> {
        let text = &self.reading.text;
        let years =
            |i: usize| text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) && text.says(i + 1, "năm");
        let mut out = Vec::new();
        let mut at = first.end;
        while years(mark.end) && (text.is_mark(at, &[',']) || text.says(at, "và")) && years(at + 1) && at + 1 < self.to
        {
            let end = self.phrase_end(at + 1);
            let words = format!("{} {}", text.words(first.start, mark.end), text.words(at + 1, end));
            out.push(Title { start: at, end, words, ..first.clone() });
            at = end;
        }
        out
    }

    fn phrase_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.to {
            // A title in quotes goes on to where they close.
            if self.is_quote(at) && at <= from + 2 {
                let close = (at + 1..self.to.min(at + 40)).find(|i| self.is_quote(*i));
                return close.map_or(self.to.min(at + 1), |i| i + 1);
            }
            if self.ends(at) {
                break;
            }
            at += 1;
        }
        at
    }

    fn is_quote(&self, at: usize) -> bool {
        self.reading.text.is_mark(at, &['"', '“', '”', '«', '»', '\''])
    }

    fn ends(&self, at: usize) -> bool {
        const WORDS: [&str; 22] = [
            "cho", "và", "được", "của", "đến", "tới", "vì", "đợt", "cũng", "gồm", "do", "cùng", "nhân", "còn", "tại",
            "là", "khi", "đối", "có", "từ", "lên", "dành",
        ];
        let text = &self.reading.text;
        let token = &text.tokens[at];
        let year = text.says(at, "năm") && !text.says(at + 1, "tuổi") && text.tokens[at - 1].kind != TokenKind::Number;
        let number = token.kind == TokenKind::Number && !text.says(at + 1, "năm") && !text.says(at + 1, "tuổi");
        let counts = number && !text.says(at - 1, "hạng") && !text.says(at - 1, "thứ") && !text.says(at - 1, "lần");
        let verb = text.longest(at, Sort::AwardVerb).is_some_and(|m| !self.reading.effect(m).is_empty());
        // `được nhận Huy hiệu phát biểu cảm tưởng`
        let speaks = text.says_all(at, &["phát", "biểu"]);
        text.is_mark(at, &[',', '.', ';', ':', '(', ')', '-', '–', '”', '…'])
            || token.kind == TokenKind::LineEnd
            || year
            || counts
            || verb
            || speaks
            || WORDS.iter().any(|w| text.says(at, w))
            || ["này", "đó"].iter().any(|w| text.says(at + 1, w))
            || self.read.mentions.iter().any(|m| m.start == at && !matches!(m.what, What::Body(_)))
    }
}
