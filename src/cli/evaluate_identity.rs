//! `hoinghi evaluate --identity`: whom the store takes for one against who is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::output::{self, Format};
use super::store::Place;
use super::{CliError, Exit};
use crate::evaluate::{self, IdentityEvaluation, IdentityGold, NamedNodes};
use crate::ontology::Ontology;

/// Scores the people and bodies of a store.
pub(super) fn run(gold: &Path, place: &Place, format: Format) -> Result<Exit, CliError> {
    let hint = "it is JSON: `people` with `name` and `articles`, `organizations` with `name` and `spellings`";
    let bytes = std::fs::read(gold)
        .map_err(|e| CliError::new(Exit::Input, format!("cannot read {}", gold.display())).because(e).hint(hint))?;
    let gold: IdentityGold = serde_json::from_slice(&bytes).map_err(|e| {
        CliError::new(Exit::Input, format!("{} does not say who is who", gold.display())).because(e).hint(hint)
    })?;
    let mut answers: BTreeMap<String, NamedNodes> = BTreeMap::new();
    for mention in place.open()?.mentioned()? {
        let names = answers.entry(evaluate::stem(&mention.document)).or_default();
        let names = if mention.is_person { &mut names.people } else { &mut names.bodies };
        names.push((mention.name, mention.node.into_string()));
    }
    let ontology = Ontology::embedded()?;
    let evaluation = evaluate::identity(&gold, &answers, &ontology);
    match format {
        Format::Json => output::print(&output::json(&evaluation)?)?,
        Format::Text => output::print(text(&evaluation).as_bytes())?,
    }
    Ok(Exit::Success)
}

fn text(evaluation: &IdentityEvaluation) -> String {
    let mut out =
        format!("{:22} {:>9} {:>7} {:>6} {:>6} {:>6}\n", "pairs", "precision", "recall", "gold", "found", "both");
    for (kind, figures) in [("people", &evaluation.people), ("bodies", &evaluation.bodies)] {
        _ = writeln!(
            out,
            "{kind:22} {:9.3} {:7.3} {:6} {:6} {:6}",
            figures.precision, figures.recall, figures.gold, figures.found, figures.both
        );
    }
    for note in evaluation.people.notes.iter().chain(&evaluation.bodies.notes) {
        _ = writeln!(out, "{note}");
    }
    out
}
