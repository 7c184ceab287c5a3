//! The sentence beside a fact that was missed or wrong.

use std::collections::HashMap;

use super::keys::Keys;
use super::score::Scorer;
use super::tally::{Evaluation, Miss};

/// A name is also looked for without its last words, down to so many.
const SHORTEST: usize = 2;
/// A word of at most so many letters, with capitals in it, is an abbreviation before a full stop (`TP.`, `ThS.`).
const ABBREVIATION: usize = 3;

impl Scorer {
    /// Puts beside each missed and each wrong fact the sentence that says so: of an answer, the one around its evidence; of a
    /// gold fact, the one that names the person, body or number, where one does. `texts` are the articles by their stems.
    pub fn add_sentences(&self, evaluation: &mut Evaluation, texts: &HashMap<String, String>) {
        let texts: HashMap<&str, Text<'_>> =
            texts.iter().map(|(stem, text)| (stem.as_str(), Text::new(self.keys(), text))).collect();
        for figures in evaluation.kinds.values_mut() {
            for miss in figures.missed.iter_mut().chain(&mut figures.wrong) {
                miss.sentence = match texts.get(miss.document.as_str()) {
                    Some(text) => text.around(miss).or_else(|| text.naming(self.keys(), miss)),
                    None => miss.evidence.as_ref().map(|e| one_line(&e.quote)),
                };
            }
        }
    }
}

/// An article in sentences.
struct Text<'t> {
    text: &'t str,
    /// Each with its key, between spaces.
    sentences: Vec<(&'t str, String)>,
}

impl<'t> Text<'t> {
    fn new(keys: &Keys, text: &'t str) -> Self {
        let sentences = sentences(text).into_iter().map(|s| (s, format!(" {} ", keys.key(s)))).collect();
        Self { text, sentences }
    }

    /// The sentence around the evidence of a fact.
    fn around(&self, miss: &Miss) -> Option<String> {
        let evidence = miss.evidence.as_ref()?;
        let (from, _) = self.text.char_indices().nth(evidence.start)?;
        if !self.text[from..].starts_with(&evidence.quote) {
            return Some(one_line(&evidence.quote));
        }
        let to = from + evidence.quote.len();
        let place = |sentence: &str| sentence.as_ptr().addr() - self.text.as_ptr().addr();
        let meets = |s: &&str| place(s) < to && place(s) + s.len() > from;
        let around: Vec<&str> = self.sentences.iter().map(|(s, _)| *s).filter(meets).collect();
        Some(one_line(&around.join(" "))).filter(|s| !s.is_empty())
    }

    /// The sentence that has the first of the cues that the text has, and the most of the others.
    fn naming(&self, keys: &Keys, miss: &Miss) -> Option<String> {
        let cues: Vec<String> = miss.cues.iter().map(|cue| keys.key(cue)).filter(|cue| !cue.is_empty()).collect();
        let has = |key: &str, cue: &str| key.contains(&format!(" {cue} "));
        let chief = cues.iter().find_map(|cue| {
            let words: Vec<&str> = cue.split(' ').collect();
            let mut shorter = (SHORTEST.min(words.len())..=words.len()).rev().map(|n| words[..n].join(" "));
            shorter.find(|cue| self.sentences.iter().any(|(_, key)| has(key, cue)))
        })?;
        let likeness = |key: &str| cues.iter().filter(|cue| has(key, cue)).count();
        let fitting = self.sentences.iter().filter(|(_, key)| has(key, &chief));
        // The first of the likest.
        fitting.rev().max_by_key(|(_, key)| likeness(key)).map(|(sentence, _)| one_line(sentence))
    }
}

/// Cuts a text at line ends and behind full stops that a capital follows.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for line in text.split(['\n', '\r']) {
        let mut rest = line.trim();
        while let Some(end) = end_of_sentence(rest) {
            let (sentence, after) = rest.split_at(end);
            out.push(sentence);
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            out.push(rest);
        }
    }
    out
}

/// The place behind the first mark that ends a sentence and is followed by another.
fn end_of_sentence(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?', '…']).map(|(at, mark)| (at, at + mark.len())).find_map(|(at, end)| {
        let after = &text[end..];
        let next = after.trim_start();
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let (letters, capitals) = (word.chars().count(), word.chars().filter(|c| c.is_uppercase()).count());
        let abbreviation = letters <= ABBREVIATION && (capitals > 1 || letters == 1);
        let begins = next.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphanumeric());
        (next.len() < after.len() && begins && !abbreviation).then_some(end)
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "Đồng chí ThS. Lý Thị Sen dự. Hội nghị tại TP. Lạc Hồng kết thúc.\nẢnh: Vi Công Thủy";
        let cut = ["Đồng chí ThS. Lý Thị Sen dự.", "Hội nghị tại TP. Lạc Hồng kết thúc.", "Ảnh: Vi Công Thủy"];
        assert_eq!(sentences(text), cut);
    }
}
