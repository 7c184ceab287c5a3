//! Verbs of taking part that report something: outside of names and quotations, not denied, not wished for, not planned.

use super::super::reading::{Read, Reading};
use super::happens_in_absence;
use crate::recognize::mention::What;
use crate::recognize::words::{Mark, Marked, Sort};
use crate::text::TokenKind;

/// What a verb does in its sentence, as `hn:effect` of the ontology says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// All people behind it take part.
    List,
    /// The same, of one side of a meeting.
    Side,
    /// It is done to the people behind it.
    Object,
    /// Something is handed to those behind `cho`.
    Give,
    /// What follows is what someone says.
    Says,
    /// It is said to those behind it.
    Addresses,
    /// The subject is not there.
    Absent,
    /// Those behind it give a post up.
    Leaves,
    /// None of these.
    Plain,
}

/// A verb of taking part.
#[derive(Debug, Clone)]
pub(super) struct Verb {
    pub at: usize,
    pub end: usize,
    pub effect: Effect,
    pub kinds: Vec<String>,
    /// `được` stands before it.
    pub passive: bool,
    /// Where those begin who do what is done (`được Bí thư A trao`).
    pub by: Option<usize>,
    /// It is used as a noun (`ý kiến phát biểu của A`).
    pub nominal: bool,
    /// It stands in the name of an event.
    pub in_name: bool,
    /// What is handed over is an award by the verb alone.
    pub award: bool,
}

impl Verb {
    /// Whether someone is made or given something by it, who need not be there.
    pub fn is_done_to_someone(&self) -> bool {
        self.kinds.iter().any(|kind| happens_in_absence(kind))
    }

    /// `hội nghị được Bí thư A chủ trì`, `ông B được Phó Bí thư A trao quyết định`: where those begin who do it, if it is
    /// told of them.
    pub fn done_by(&self) -> Option<usize> {
        let told = matches!(self.effect, Effect::Plain | Effect::Give) && !self.is_done_to_someone();
        self.by.filter(|_| told)
    }

    /// Whether it only says that someone spoke.
    pub fn is_speech(&self) -> bool {
        self.kinds.iter().all(|k| k == "attendee" || k == "speaker")
            && matches!(self.effect, Effect::Says | Effect::Addresses | Effect::Plain)
    }
}

/// For each token whether it is quoted. A quotation may go on over sentences, not over lines; a mark without its partner
/// opens none, but closes what the sentence begins with where a comma follows (`… rất cần thiết”, ông A nói`).
pub(super) fn quoted(reading: &Reading<'_>) -> Vec<bool> {
    let tokens = &reading.text.tokens;
    let mut out = vec![false; tokens.len()];
    let mut behind = 0;
    for at in reading.text.signs(0, tokens.len()) {
        let close = match tokens[at].mark {
            Some('“') => '”',
            Some('"' | '”') => '"',
            _ => continue,
        };
        if at < behind {
            continue;
        }
        let spoken = || reading.text.next(at + 2, at + LONGEST_SPEAKER, Sort::PartVerb).is_some();
        if reading.text.is_mark(at + 1, &[',']) && spoken() {
            let sentence = reading.sentences.partition_point(|r| r.sentence.end <= at);
            let first = reading.sentences.get(sentence).map_or(at, |r| r.sentence.start.min(at));
            out[first.max(behind)..=at].fill(true);
            behind = at + 1;
            continue;
        }
        if tokens[at].is_mark('”') {
            continue;
        }
        let line = tokens[at + 1..].iter().take(LONGEST_QUOTE).take_while(|t| t.kind != TokenKind::LineEnd);
        if let Some(length) = line.into_iter().position(|t| t.is_mark(close)) {
            behind = at + length + 2;
            out[at..behind].fill(true);
        }
    }
    out
}

/// The longest quotation, in tokens.
const LONGEST_QUOTE: usize = 400;

/// Tokens from the end of a quotation over whoever says so to the verb.
const LONGEST_SPEAKER: usize = 20;

/// The verbs of a sentence, in order.
pub(super) fn verbs(reading: &Reading<'_>, read: &Read, quoted: &[bool], names: &[(usize, usize)]) -> Vec<Verb> {
    let (start, end) = (read.sentence.start, read.sentence.end);
    let mut out = Vec::new();
    let mut from = start;
    while let Some(at) = reading.text.next(from, end, Sort::PartVerb) {
        from = at + 1;
        let verb = reading.text.longest(at, Sort::PartVerb).filter(|m| m.end <= end);
        if let Some(mention) = read.mentions.iter().find(|m| m.start <= at && at < m.end) {
            // `Đoàn Chủ tịch gồm …` may look like the name of a body.
            let is_body = matches!(&mention.what, What::Body(b) if b.is_bare()) && mention.start == at;
            let is_label = |v: Mark| {
                // `Thư ký: A`, `Thư ký Đại hội là A`
                let opens =
                    reading.text.is_mark(v.end, &[':']) || v.end > mention.end && reading.text.says(v.end, "là");
                matches!(mention.what, What::Role(_)) && mention.start == at && opens
            };
            let enumerates = |v: Mark| {
                let next = reading.text.says(v.end, "gồm")
                    || reading.text.says(v.end, "có")
                    || reading.text.is_mark(v.end, &[':']);
                v.end > mention.end || (v.end == mention.end && next)
            };
            if !verb.is_some_and(|v| is_body && enumerates(v) || is_label(v)) {
                from = mention.end;
                continue;
            }
        }
        let Some(mark) = verb.filter(|_| !quoted[at]) else { continue };
        if !is_denied_or_wished(reading, read, at) {
            // `dự khai mạc`: what is attended.
            let attended =
                out.last().is_some_and(|v: &Verb| v.effect == Effect::List && v.end == at && v.at + 2 >= v.end);
            let in_name = names.iter().any(|(from, to)| *from < at && at < *to);
            let verb = verb_of(reading, read, at, mark, in_name);
            let object = attended && verb.kinds.iter().any(|k| k == "opener" || k == "concluder");
            out.push(Verb { nominal: verb.nominal || object, ..verb });
        }
        from = mark.end;
    }
    out
}

fn verb_of(reading: &Reading<'_>, read: &Read, at: usize, mark: Mark, in_name: bool) -> Verb {
    let text = &reading.text;
    let named = reading.effect(mark);
    let effect = match named {
        "list" => Effect::List,
        "side" => Effect::Side,
        "object" => Effect::Object,
        "give" | "award" => Effect::Give,
        "says" => Effect::Says,
        "addresses" => Effect::Addresses,
        "absent" => Effect::Absent,
        "leaves" => Effect::Leaves,
        _ => Effect::Plain,
    };
    let kinds = reading.words.concept(mark.concept).values("implies").iter();
    let kinds = kinds.filter_map(|k| reading.words.kind(k)).map(|c| c.name().to_owned());
    let before = at.checked_sub(1).filter(|_| at > read.sentence.start);
    let covered = |i: usize| read.mentions.iter().any(|m| m.start <= i && i < m.end);
    let noun = named == "noun" || text.says(at, "sự") || is_noun(text, at, mark.end);
    let nominal = noun
        || before.is_some_and(|i| {
            // `thay mặt Đoàn Chủ tịch Đại hội khai mạc Đại hội`: what goes on with the event is done to it.
            let noun = !text.is(mark.end, Sort::EventNoun)
                && (i.saturating_sub(2).max(read.sentence.start)..=i)
                    .any(|j| text.longest(j, Sort::EventNoun).is_some_and(|m| m.end == at));
            // `3 tham luận của A`, `4 tham luận: “…” của A`
            let counted = text.tokens[i].kind == TokenKind::Number
                && (text.says(mark.end, "của") || text.is_mark(mark.end, &[':']));
            !covered(i) && (noun || counted || NOUN_BEFORE.iter().any(|w| text.says(i, w)))
        });
    // `được Thủ tướng Chính phủ tặng`: the giver may stand between.
    let giver = before.and_then(|i| read.mentions.iter().find(|m| m.start <= i && i < m.end));
    let reach = giver.map_or(at, |m| first_of_row(reading, read, m.start));
    let within = |tokens: usize, word: &str| {
        (reach.saturating_sub(tokens).max(read.sentence.start)..=reach).any(|i| text.says(i, word))
    };
    // `A đã được Đảng, Nhà nước tặng`: no one gives who is given.
    let giver_named = |i: usize| text.says(i, "được") && text.is_capitalised(i + 1);
    let given = || effect == Effect::Give && (reach.saturating_sub(FAR_GIVER)..reach).any(giver_named);
    // `được 98,5% số phiếu bầu`, `được 46/46 đại biểu có mặt bầu`
    let votes = within(LONGEST_VOTE, "phiếu") || within(LONGEST_VOTE, "biểu");
    let voted = votes && within(LONGEST_VOTE, "được");
    // `bà A bị Ban Bí thư đề nghị bãi nhiệm`
    let suffered = giver.is_some() && within(1, "bị");
    let passive = within(2, "được") || given() || text.says(at, "được") || suffered || voted && text.says(at, "bầu");
    let award = named == "award";
    let by = giver.filter(|_| within(1, "được") && !text.says(at, "được"));
    let by_person = by.is_some_and(|m| matches!(m.what, What::Person(_)));
    // `ông A được UBND tỉnh công bố quyết định`, `Theo A, nếu tờ trình được thông qua`: someone else presents it.
    let kinds = kinds.filter(|k| !(passive && !by_person && k == "presenter")).collect();
    let by = by.map(|_| reach);
    Verb { at, end: mark.end, effect, kinds, passive, by, nominal, in_name, award }
}

/// Where a row of roles, bodies and names that ends before a token begins: `được Bí thư Tỉnh ủy A, Phó Bí thư B giao`.
fn first_of_row(reading: &Reading<'_>, read: &Read, at: usize) -> usize {
    let joins = |i: usize| reading.text.is_mark(i, &[',']) || reading.text.says(i, "và");
    let before = read.mentions.iter().rev().skip_while(|m| m.end > at);
    before
        .fold((at, true), |(first, row), m| {
            let row = row && (m.end >= first || m.end + 1 == first && joins(m.end));
            (if row { m.start.min(first) } else { first }, row)
        })
        .0
}

/// Tokens from `được` over those who give something to the verb.
const FAR_GIVER: usize = 6;

/// Tokens from `được` over the share of the votes to the verb.
const LONGEST_VOTE: usize = 12;

/// `Kết luận số 21`, `kết luận này`, `kỳ họp khai mạc ngày 5/7`, `thi đua – khen thưởng`: whether a
/// verb is the name of something there, or tells of no one who does it.
fn is_noun(text: &Marked<'_>, at: usize, end: usize) -> bool {
    let next = |words: &[&str]| words.iter().any(|w| text.says(end, w));
    let verb = |words: [&str; 2]| end == at + 2 && text.says_all(at, &words);
    let rated = || {
        let before = at.saturating_sub(if text.is_dash(at.wrapping_sub(1)) { 3 } else { 2 });
        text.says_all(before, &["thi", "đua"])
    };
    let numbered = || text.says(end, "số") && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    verb(["kết", "luận"]) && (next(&["này", "từ", "thanh", "kiểm", "điều"]) || numbered())
        || (verb(["khai", "mạc"]) || verb(["bế", "mạc"])) && next(&["vào", "ngày", "lúc", "hôm", "từ"])
        || verb(["khen", "thưởng"]) && rated()
}

/// Words right before a verb that make a noun of it: `bài phát biểu`, `sự chủ trì`, `gửi báo cáo`, `gọi điện báo cáo`.
const NOUN_BEFORE: [&str; 30] = [
    "ngày", "điện", "với", "phiên", "sự", "bài", "lời", "kiến", "buổi", "lễ", "đợt", "việc", "các", "những", "mọi",
    "dung", "qua", "trong", "gửi", "nghe", "vào", "bản", "thảo", "phần", "tác", "của", "theo", "một", "hoa", "trình",
];

/// `không`, `sẽ`, `cần`, `để`, `từng` within four words before, with no mark between.
fn is_denied_or_wished(reading: &Reading<'_>, read: &Read, at: usize) -> bool {
    let words = ["không", "chưa", "sẽ", "phải", "để", "nhằm", "nếu", "từng", "hãy", "chuẩn", "thôi"];
    (at.saturating_sub(4).max(read.sentence.start)..at)
        .rev()
        .take_while(|i| reading.text.tokens[*i].kind == TokenKind::Word)
        .any(|i| reading.says_need(i) || words.iter().any(|w| reading.text.says(i, w)))
}
