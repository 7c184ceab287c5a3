//! A difference as Markdown, for a description of a change.

use super::Difference;
use std::fmt::Write as _;

impl Difference {
    /// As Markdown: a section for each thing that happened, a list item for each term.
    pub fn markdown(&self) -> String {
        let mut out =
            format!("# Ontology {} → {}\n\n{}.\n", self.rise.old, self.rise.new, capital(&self.rise.to_string()));
        for (head, terms) in [("Added", &self.added), ("Removed", &self.removed), ("Deprecated", &self.deprecated)] {
            if !terms.is_empty() {
                _ = writeln!(out, "\n## {head}\n");
                for term in terms {
                    _ = writeln!(out, "- {} (`{}`, {})", escaped(term.called()), term.name, term.group);
                }
            }
        }
        if !self.changed.is_empty() {
            out.push_str("\n## Changed\n\n");
        }
        for changed in &self.changed {
            _ = writeln!(out, "- {} (`{}`, {})", escaped(changed.term.called()), changed.term.name, changed.term.group);
            for change in &changed.changes {
                _ = writeln!(out, "  - {}: `{}` {}", change.level, change.property, escaped(&change.values()));
            }
        }
        out
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Text in which Markdown finds no marks.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if "\\`*_[]<>#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}
