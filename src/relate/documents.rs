//! Documents that the text cites: number, kind, issuer, day.
//!
//! Forms: `Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị`; `các Quyết định 217, 218 của …` and `Nghị quyết số 39 của …`,
//! without letters; `QĐ số 132-QĐ/TU`. What a number looks like is told by [`crate::recognize::document`].

use rustc_hash::FxHashSet;

use super::bodies::Hosts;
use super::reading::{Reading, body_of};
use crate::facts::CitedDocument;
use crate::recognize::document::numbers;
use crate::recognize::words::Sort;

/// The numbered documents of an article, each once.
pub(super) fn documents(reading: &Reading<'_>, hosts: &Hosts<'_>) -> Vec<CitedDocument> {
    let text = &reading.text;
    let (all, dates) = (numbers(text), &reading.days);
    let mut out: Vec<CitedDocument> = Vec::new();
    let mut seen = FxHashSet::default();
    for (n, read) in reading.sentences.iter().enumerate() {
        let (start, end) = (read.sentence.start, read.sentence.end);
        let first = all.partition_point(|d| d.start < start);
        for found in all[first..].iter().take_while(|d| d.start < end).filter(|d| d.end <= end) {
            if !seen.insert(&found.number) {
                continue;
            }
            let kind = (start..found.start)
                .rev()
                .take(6)
                .find_map(|i| text.longest(i, Sort::DocumentKind).filter(|m| m.end <= found.start));
            let mut at = found.end;
            let next = dates.partition_point(|d| d.start < at);
            let date = dates.get(next).filter(|d| d.start <= at + 2 && d.end <= end);
            if let Some(date) = date {
                at = date.end;
            }
            let of = (at..(at + 3).min(end)).find(|i| text.says(*i, "của"));
            let issuer =
                of.and_then(|of| read.mentions.iter().find(|m| m.start >= of && m.start <= of + 3)).and_then(body_of);
            out.push(CitedDocument {
                number: Some(found.number.clone()),
                kind: kind.map(|m| reading.words.concept(m.concept).name().to_owned()),
                title: None,
                issuer: issuer.and_then(|b| hosts.at(n).complete(b)).map(|n| n.name),
                date: date.and_then(|d| d.first.date(None)),
                evidence: reading.quote(read, "document"),
            });
        }
    }
    out
}
