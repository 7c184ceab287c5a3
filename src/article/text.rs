//! Lines into the text of an article.

use std::ops::Range;

/// Puts lines together, and keeps where captions stand.
#[derive(Default)]
pub(super) struct TextBuilder {
    text: String,
    /// Length of `text` in Unicode scalar values.
    length: usize,
    captions: Vec<Range<usize>>,
}

impl TextBuilder {
    /// Adds a line, unless it is empty.
    pub(super) fn line(&mut self, line: &str, caption: bool) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
            self.length += 1;
        }
        let start = self.length;
        self.text.push_str(line);
        self.length += line.chars().count();
        if caption {
            self.captions.push(start..self.length);
        }
    }

    /// The text, and the offsets of captions in Unicode scalar values.
    pub(super) fn finish(self) -> (String, Vec<Range<usize>>) {
        (self.text, self.captions)
    }
}
