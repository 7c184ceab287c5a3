//! `hoinghi ontology infer`: what follows from a store's data by the axioms of its ontology.

use serde::Serialize;

use crate::cli::output::Format;
use crate::cli::store::Place;
use crate::cli::{CliError, Exit, output};
use crate::store::Draft;

/// Find what follows from the store's data by the axioms of its ontology, and keep it true
///
/// Members of a class become members of those above it, values of a property values of those above it, inverses are told
/// too, superiors of superiors become superiors (org:transitiveSubOrganizationOf), and domains and ranges give classes:
/// RDFS, and the rules of OWL 2 RL that the ontology uses. What follows stands in a named graph of its own,
/// https://w3id.org/hoinghi/id/inferred, which holds nothing that the default graph says already. From then on `build`,
/// `remove` and all others that write keep it true, and queries see it as a part of the default graph, unless they are asked
/// with --no-inference.
///
/// The time for a few articles depends on what they change. Where many come at once, or the axioms change, all is found
/// anew, which takes a time that grows with the store.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology infer
  echo 'SELECT ?a { ?a a schema:GovernmentOrganization }' | hoinghi query -
  hoinghi ontology infer --off")]
pub(super) struct Args {
    /// Forget what follows, and infer no more
    #[arg(long)]
    off: bool,
    #[command(flatten)]
    place: Place,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What was done.
#[derive(Debug, Serialize)]
struct Report {
    /// Triples that follow and are not said; nothing where the store does not infer any more.
    inferred: Option<u64>,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    // A store that is not there is not begun.
    drop(args.place.open()?);
    let draft = Draft::open(args.place.path())?;
    let has_changed = if args.off { draft.stop_inferring()? } else { draft.infer().map(|()| true)? };
    let report = Report { inferred: draft.inferred()? };
    if has_changed {
        draft.publish()?;
    }
    output::print(&report.render(args.format)?)?;
    Ok(Exit::Success)
}

impl Report {
    fn render(&self, format: Format) -> Result<Vec<u8>, CliError> {
        if let Format::Json = format {
            return output::json(self);
        }
        let text = match self.inferred {
            Some(1) => "1 triple follows\n".to_owned(),
            Some(inferred) => format!("{inferred} triples follow\n"),
            None => "nothing is inferred\n".to_owned(),
        };
        Ok(text.into_bytes())
    }
}
