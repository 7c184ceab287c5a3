//! How rare a name is.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::key;

/// Part of a name, syllable and count, a line each.
const SYLLABLES: &str = include_str!("syllables.tsv");

static SHARES: LazyLock<Shares> = LazyLock::new(Shares::new);

/// How rare a name is among Vietnamese names, in bits: one person in 2^bits has it. Surname, middle and given names are taken
/// for independent, each with the share that it has in a list of names (`syllables.tsv`).
pub(super) fn bits(name: &str) -> f64 {
    let key = key(name);
    let syllables: Vec<&str> = key.split(' ').filter(|s| !s.is_empty()).collect();
    match syllables.as_slice() {
        [] => 0.0,
        [given] => SHARES.bits("given", given),
        [surname, middle @ .., given] => {
            let middle: f64 = middle.iter().map(|syllable| SHARES.bits("middle", syllable)).sum();
            SHARES.bits("surname", surname) + middle + SHARES.bits("given", given)
        }
    }
}

struct Shares {
    counts: HashMap<(&'static str, String), f64>,
    totals: HashMap<&'static str, f64>,
}

impl Shares {
    fn new() -> Self {
        let (mut counts, mut totals) = (HashMap::new(), HashMap::new());
        for line in SYLLABLES.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(part), Some(syllable), Some(Ok(count))) =
                (cells.next(), cells.next(), cells.next().map(str::parse::<f64>))
            {
                *counts.entry((part, key(syllable))).or_insert(0.0) += count;
                *totals.entry(part).or_insert(0.0) += count;
            }
        }
        Self { counts, totals }
    }

    /// A syllable that is not listed is taken for as rare as the rarest that are.
    fn bits(&self, part: &'static str, syllable: &str) -> f64 {
        const LEAST: f64 = 3.0;
        let count = self.counts.get(&(part, syllable.to_owned())).copied().unwrap_or(LEAST);
        (self.totals.get(part).copied().unwrap_or(LEAST) / count).log2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names_have_few_bits() {
        let names = ["Nguyễn Văn Tuấn", "Trần Thị Lan", "Lê Thị Sen", "Lý Thị Sen", "Vi Công Thủy"];
        let bits: Vec<f64> = names.iter().map(|name| bits(name)).collect();
        assert!(bits.is_sorted(), "{bits:?}");
        assert!(bits[0] < 12.0 && bits[4] > 18.0, "{bits:?}");
    }
}
