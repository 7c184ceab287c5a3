//! Bodies in the place of others.
//!
//! Forms: `X được đổi tên thành Y`; `sáp nhập X, Y và Z thành W`; `hợp nhất X với Y thành Z`; `sáp nhập X vào Y`; `Z được thành
//! lập trên cơ sở sáp nhập X và Y`; `Y, tiền thân là X`; `X (nay là Y)`. What is planned or proposed is none.

use super::bodies::Hosts;
use super::reading::{Read, Reading};
use crate::facts::Succession;
use crate::recognize::mention::{BodyMention, What};
use crate::recognize::words::{Mark, Sort};
use crate::text::key;

/// How many tokens may stand between a word of succession and the body beside it.
const BESIDE: usize = 3;

/// How many tokens may stand between the subject and its verb (`… chính thức được`).
const BEFORE: usize = 8;

/// Which bodies the text tells to have taken the place of which.
pub(super) fn successions(reading: &Reading<'_>, hosts: &Hosts<'_>) -> Vec<Succession> {
    let mut out: Vec<Succession> = Vec::new();
    for (n, read) in reading.sentences.iter().enumerate() {
        let (start, end) = (read.sentence.start, read.sentence.end);
        let verbs: Vec<(usize, Mark)> = reading.marks(start, end, Sort::SuccessionVerb).collect();
        for (i, (at, mark)) in verbs.iter().enumerate() {
            let limit = verbs.get(i + 1).map_or(end, |(next, _)| *next);
            let clause = Clause { reading, read, at: *at, mark: *mark, limit };
            let Some((original, resulting)) = clause.bodies() else { continue };
            let name = |body: &BodyMention| hosts.at(n).complete(body).map(|named| named.name);
            let original: Option<Vec<String>> = original.into_iter().map(name).collect();
            let (Some(original), Some(resulting)) = (original, name(resulting)) else { continue };
            let is_itself = original.iter().any(|name| key(name) == key(&resulting));
            let is_told = out.iter().any(|told| told.resulting == resulting && told.original == original);
            if !original.is_empty() && !is_itself && !is_told {
                out.push(Succession { original, resulting, evidence: reading.quote(read, "succession") });
            }
        }
    }
    out
}

/// A word of succession, and where its clause ends.
struct Clause<'a> {
    reading: &'a Reading<'a>,
    read: &'a Read,
    at: usize,
    mark: Mark,
    limit: usize,
}

type Bodies<'a> = (Vec<&'a BodyMention>, &'a BodyMention);

impl<'a> Clause<'a> {
    /// The bodies that were, and the one in their place.
    fn bodies(&self) -> Option<Bodies<'a>> {
        match self.reading.effect(self.mark) {
            "was" => Some((vec![self.behind(self.mark.end)?], self.right_before(self.at)?)),
            "now" => Some((vec![self.right_before(self.at)?], self.behind(self.mark.end)?)),
            _ if self.is_planned() => None,
            _ => self.becoming(),
        }
    }

    fn becoming(&self) -> Option<Bodies<'a>> {
        let text = &self.reading.text;
        if let Some(basis) = (self.at.saturating_sub(4)..self.at).find(|i| text.says_all(*i, &["trên", "cơ", "sở"]))
        {
            return Some((self.row(self.mark.end, self.limit), self.subject(basis)?));
        }
        let into = (self.mark.end..self.limit).find(|i| {
            let is_becoming = text.says(*i, "thành") && !text.says(i + 1, "lập");
            let is_into = text.says(*i, "vào") && self.reading.effect(self.mark) == "merges";
            (is_becoming || is_into) && self.behind(i + 1).is_some()
        })?;
        let mut original = self.row(self.mark.end, into);
        if original.is_empty() {
            original.extend(self.subject(self.at));
        }
        Some((original, self.behind(into + 1)?))
    }

    /// `dự kiến sáp nhập`, `sẽ đổi tên`, `đề xuất hợp nhất`, `nếu sáp nhập`.
    fn is_planned(&self) -> bool {
        const PLANS: [&[&str]; 9] = [
            &["sẽ"],
            &["nếu"],
            &["không"],
            &["dự", "kiến"],
            &["đề", "nghị"],
            &["đề", "xuất"],
            &["kiến", "nghị"],
            &["đề", "án"],
            &["phương", "án"],
        ];
        let text = &self.reading.text;
        (self.read.sentence.start..self.at).any(|i| PLANS.iter().any(|words| text.says_all(i, words)))
    }

    fn mentioned(&self) -> impl DoubleEndedIterator<Item = &'a BodyMention> {
        self.read.mentions.iter().filter_map(|mention| match &mention.what {
            What::Body(body) => Some(body),
            _ => None,
        })
    }

    /// The body that begins right at a token, or a few words on.
    fn behind(&self, at: usize) -> Option<&'a BodyMention> {
        self.mentioned().find(|body| body.start >= at && body.start <= at + BESIDE && body.end <= self.limit)
    }

    /// The body that ends right before a token, a bracket or comma aside.
    fn right_before(&self, at: usize) -> Option<&'a BodyMention> {
        self.mentioned().rfind(|body| body.end <= at && body.end + BESIDE >= at)
    }

    /// The body that the words before a token are about.
    fn subject(&self, at: usize) -> Option<&'a BodyMention> {
        self.mentioned().rfind(|body| body.end <= at && body.end + BEFORE >= at)
    }

    /// The bodies named from one token to another.
    fn row(&self, from: usize, to: usize) -> Vec<&'a BodyMention> {
        self.mentioned().filter(|body| body.start >= from && body.end <= to).collect()
    }
}
