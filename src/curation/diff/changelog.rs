//! A difference as a section of a changelog, in the format of Keep a Changelog.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::markdown::escaped;
use super::{Change, Changed, Difference, Level, Named};
use crate::text::count;

/// More terms of one group are counted, not named.
const MANY: usize = 40;

impl Difference {
    /// The section of a changelog for the new version: what was added, changed, deprecated, removed. Terms stand by the
    /// group that they are of; where a group has many, their number does.
    pub fn changelog(&self) -> String {
        let mut out = format!("## [{}]\n", self.rise.new);
        section(&mut out, "Added", self.by_group(&self.added).chain(self.words(|change| &change.added)));
        let changed = self.changed.iter().filter_map(|changed| item(changed, Level::Minor..=Level::Major));
        section(&mut out, "Changed", changed.chain(self.wording()));
        section(&mut out, "Deprecated", self.by_group(&self.deprecated));
        section(&mut out, "Removed", self.by_group(&self.removed).chain(self.words(|change| &change.removed)));
        out
    }

    fn by_group<'a>(&self, terms: &'a [Named]) -> impl Iterator<Item = String> + use<'a> {
        let mut groups: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
        for term in terms {
            groups.entry(&term.group).or_default().push(term);
        }
        groups.into_iter().map(|(group, terms)| {
            if terms.len() > MANY {
                return format!("`{group}`: {} terms", terms.len());
            }
            let terms = terms.iter().map(|term| format!("{} (`{}`)", escaped(term.called()), term.name));
            format!("`{group}`: {}", terms.collect::<Vec<_>>().join(", "))
        })
    }

    /// Words for terms that were there before, or that still are.
    fn words<'a>(&'a self, those: impl Fn(&'a Change) -> &'a Vec<String> + 'a) -> impl Iterator<Item = String> + 'a {
        self.changed.iter().filter_map(move |Changed { term, changes }| {
            let words: Vec<&str> = changes.iter().filter(|c| is_word(c)).flat_map(&those).map(String::as_str).collect();
            let line =
                || format!("Words for {} (`{}`): {}", escaped(term.called()), term.name, escaped(&words.join(", ")));
            (!words.is_empty()).then(line)
        })
    }

    /// What only people read, in one line.
    fn wording(&self) -> Option<String> {
        let changes = |changed: &&Changed| changed.changes.iter().any(|change| change.level == Level::Patch);
        let terms = self.changed.iter().filter(changes).count();
        (terms > 0).then(|| format!("Comments, definitions and translations of labels: {}", count(terms, "term")))
    }
}

/// What changed of a term at these levels, but for its words.
fn item(changed: &Changed, levels: std::ops::RangeInclusive<Level>) -> Option<String> {
    let changes = changed.changes.iter().filter(|change| levels.contains(&change.level) && !is_word(change));
    let changes: Vec<String> =
        changes.map(|change| format!("`{}` {}", change.property, escaped(&change.values()))).collect();
    let head = format!("{} (`{}`)", escaped(changed.term.called()), changed.term.name);
    (!changes.is_empty()).then(|| format!("{head}: {}", changes.join("; ")))
}

/// Whether a label came or went that articles are read with.
fn is_word(change: &Change) -> bool {
    ["skos:altLabel", "skos:hiddenLabel"].contains(&change.property.as_str()) && change.level == Level::Minor
}

fn section(out: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        _ = writeln!(out, "\n### {head}\n");
        items.for_each(|item| _ = writeln!(out, "- {item}"));
    }
}
