//! Any bytes, as an article in any format, are read into facts or refused, and the facts quote the text at their place.
//!
//! `cargo +nightly fuzz run read`. The first byte says which format the others are in.

#![no_main]

use std::sync::LazyLock;

use hoinghi::article::{Format, Input, Source};
use hoinghi::relate::Reader;
use libfuzzer_sys::fuzz_target;

static READER: LazyLock<Reader> = LazyLock::new(Reader::embedded);

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = data.split_first() else { return };
    let format = match format % 4 {
        0 | 1 => Format::Text,
        2 => Format::Html,
        _ => Format::Jsonl,
    };
    let Ok(Input::Article(article)) = Source::new("fuzz", format, bytes.to_vec()).parse() else { return };
    let facts = READER.read(&article);
    for evidence in facts.people.iter().filter_map(|p| p.evidence.as_ref()) {
        let length = evidence.end - evidence.start;
        let quote: String = article.text.chars().skip(evidence.start).take(length).collect();
        assert_eq!(quote, evidence.quote);
    }
});
