//! A difference for the terminal.

use std::fmt::{self, Write as _};

use super::{Changed, Difference, Named, Rise};

/// For people: one line a term, and one a property that changed.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (head, terms) in [("added", &self.added), ("removed", &self.removed), ("deprecated", &self.deprecated)] {
            if !terms.is_empty() {
                writeln!(f, "{head} ({})", terms.len())?;
                terms.iter().try_for_each(|term| writeln!(f, "  {}", line(term)))?;
                f.write_char('\n')?;
            }
        }
        if !self.changed.is_empty() {
            writeln!(f, "changed ({})", self.changed.len())?;
            for Changed { term, changes } in &self.changed {
                writeln!(f, "  {}", line(term))?;
                for change in changes {
                    writeln!(f, "    {:5}  {}: {}", change.level, change.property, change.values())?;
                }
            }
            f.write_char('\n')?;
        }
        writeln!(f, "{}", self.rise)
    }
}

fn line(term: &Named) -> String {
    match &term.label {
        Some(label) => format!("{}  {label}  ({})", term.name, term.group),
        None => format!("{}  ({})", term.name, term.group),
    }
}

/// In a sentence: what must rise, and whether it did.
impl fmt::Display for Rise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { by, old, new, least, enough } = self;
        match (by, least) {
            (None, _) if *enough => write!(f, "nothing changed; the version is {new}"),
            (None, _) => write!(f, "nothing changed, but the version fell from {old} to {new}"),
            (Some(by), Some(least)) => {
                let did = if *enough { "which it is" } else { "which it is not" };
                write!(f, "{by}: the version must rise from {old} to {least} at least, {did} ({new})")
            }
            (Some(by), None) => {
                write!(f, "{by}: the old version ({old}) is no number to rise from; the new one is {new}")
            }
        }
    }
}
