//! Branches in a row behind one noun: `hai chi bộ A và B`, `các chi bộ A, B, C trực thuộc …`.

use super::mention::{BodyMention, Mention, What};
use super::number;
use super::scan::Scan;
use super::words::Sort;

/// Tokens of the names in a row.
const LONGEST_ROW: usize = 24;

/// Where the names of a row are parted (indices of tokens), and the index behind the last one.
type Parts = (Vec<usize>, usize);

impl Scan<'_, '_, '_> {
    /// The branches of a row, each by its name, where a mention of several begins one.
    pub(super) fn branches(&self, mention: &Mention) -> Option<Vec<Mention>> {
        let text = self.text;
        let What::Body(body) = &mention.what else { return None };
        if !body.plural || self.words.kind_of_head(body.head) != "party-branch" {
            return None;
        }
        let first = text.longest(mention.start, Sort::Head)?.end;
        let before = text.small(mention.start.checked_sub(1)?);
        let (parts, end) = match number::word(before).or_else(|| number::whole(before)) {
            Some(count) => self.as_many(body, first, count)?,
            None if before == "các" => self.before_verb(first)?,
            None => return None,
        };
        let starts = std::iter::once(first).chain(parts.iter().map(|at| at + 1));
        let ends = parts.iter().copied().chain([end]);
        let named = |(n, (from, to)): (usize, (usize, usize))| {
            let start = if n == 0 { mention.start } else { from };
            let qualifiers = vec![text.words(from, to).replace(" - ", " – ")];
            let (head, head_name) = (body.head, body.head_name.clone());
            let branch = BodyMention { start, end: to, head, head_name, qualifiers, ..BodyMention::default() };
            (to > from && text.is_capitalised(from)).then_some(Mention { start, end: to, what: What::Body(branch) })
        };
        starts.zip(ends).enumerate().map(named).collect()
    }

    /// `hai chi bộ Nội – Nhi và Sơ sinh`: as many names as the number says, the last behind `và`.
    fn as_many(&self, body: &BodyMention, first: usize, count: u64) -> Option<Parts> {
        let before_last = usize::try_from(count).ok()?.checked_sub(1)?;
        let parts: Vec<usize> = self.parts(first).take(before_last).collect();
        let last = parts.last().filter(|at| self.text.says(**at, "và") && parts.len() == before_last)?;
        let end = self.bodies.elided(body.head, last + 1).end;
        Some((parts, end))
    }

    /// `các chi bộ Văn phòng, Dân sự, Hình sự trực thuộc …`: two names or more, up to what is said of them.
    fn before_verb(&self, first: usize) -> Option<Parts> {
        let says = |i: &usize| ["trực", "thuộc", "đã"].iter().any(|word| self.text.says(*i, word));
        let end = (first..first + LONGEST_ROW).find(says)?;
        let parts: Vec<usize> = self.parts(first).take_while(|at| *at < end).collect();
        (!parts.is_empty()).then_some((parts, end))
    }

    /// What may part names from a token on: commas and `và`.
    fn parts(&self, first: usize) -> impl Iterator<Item = usize> {
        (first..first + LONGEST_ROW).filter(|i| self.text.is_mark(*i, &[',']) || self.text.says(*i, "và"))
    }
}
