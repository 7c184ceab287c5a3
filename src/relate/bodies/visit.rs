//! A delegation of one place that visits another: which of the two a level without a name means.

use crate::relate::reading::{Read, Reading};

/// That people of one place came to another of the same level.
pub(super) struct Visit<'n> {
    /// Where the text names the place that the delegation is from, and that place.
    guest: &'n (usize, String),
    /// The same of the place that it came to.
    host: &'n (usize, String),
}

/// Tokens from `Đoàn` to the place that it is from, and from `tại` to the place that it came to.
const NEAR: usize = 10;

impl<'n> Visit<'n> {
    /// `Đoàn công tác của tỉnh A do … dẫn đầu đến làm việc tại tỉnh B`: the first such sentence of a text, given where it names
    /// places of one level (index of the token, and the place), in its order.
    pub fn of(reading: &Reading<'_>, named: &'n [(usize, String)]) -> Option<Self> {
        let text = &reading.text;
        let says = |from: usize, to: usize, words: &[&str]| {
            (from.max(to.saturating_sub(NEAR))..to).any(|i| words.iter().any(|word| text.says(i, word)))
        };
        reading.sentences.iter().find_map(|read| {
            let (start, end) = (read.sentence.start, read.sentence.end);
            let mut pairs = within(named, start, end).windows(2);
            pairs.find_map(|pair| {
                let [guest, host] = pair else { return None };
                let sent = says(start, guest.0, &["đoàn"]);
                let came = says(guest.0, host.0, &["tại", "với", "thăm"]);
                (guest.1 != host.1 && sent && came).then_some(Self { guest, host })
            })
        })
    }

    /// Where the text goes over to the guests' place or to the hosts', and back to the one that it is about.
    pub fn turns(&self, reading: &Reading<'_>, named: &[(usize, String)], main: &str) -> Vec<(usize, String)> {
        let back = || main.to_owned();
        let mut out = vec![self.guest.clone(), (self.host.0, back())];
        for read in &reading.sentences {
            let (start, end) = (read.sentence.start, read.sentence.end);
            if start <= self.host.0 || !within(named, start, end).is_empty() {
                continue;
            }
            let side = match () {
                () if receives(reading, read) => self.host,
                () if of_guests(reading, read) => self.guest,
                () => continue,
            };
            out.extend([(start, side.1.clone()), (end, back())]);
        }
        out
    }
}

/// The namings between two tokens.
fn within(named: &[(usize, String)], from: usize, to: usize) -> &[(usize, String)] {
    &named[named.partition_point(|(at, _)| *at < from)..named.partition_point(|(at, _)| *at < to)]
}

/// `Tiếp và làm việc với đoàn có …`, `Đón tiếp đoàn có …`: whether a sentence opens with who receives the delegation.
fn receives(reading: &Reading<'_>, read: &Read) -> bool {
    let text = &reading.text;
    let mut head = read.sentence.start..(read.sentence.start + NEAR).min(read.sentence.end);
    head.any(|i| text.says(i, "tiếp") && !text.says(i + 1, "tục")) && head.any(|i| text.says(i, "đoàn"))
}

/// `Về phía đoàn công tác có …`: whether a sentence opens with the side of the delegation.
fn of_guests(reading: &Reading<'_>, read: &Read) -> bool {
    let mut head = read.sentence.start..(read.sentence.start + NEAR).min(read.sentence.end);
    head.any(|i| reading.text.says_all(i, &["phía", "đoàn"]))
}
