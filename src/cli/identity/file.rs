//! The file of judgements: where it is, and how the store comes to hold what it says.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use oxigraph::model::NamedNode;

use super::super::store::Place;
use super::super::{CliError, Exit};
use crate::identity::{Judgement, JudgementError, Judgements, Verdict};
use crate::query::shorten;
use crate::store::Draft;

/// Where judgements are kept.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct JudgementFile {
    /// File with the judgements of people on who is who [default: STORE.judgements.csv beside the store]
    #[arg(long = "judgements", value_name = "FILE", env = "HOINGHI_JUDGEMENTS")]
    judgements: Option<PathBuf>,
}

impl JudgementFile {
    /// The path of the file for a store.
    pub(in crate::cli) fn path(&self, store: &Path) -> PathBuf {
        self.judgements.clone().unwrap_or_else(|| {
            let mut name = store.file_name().map_or_else(|| OsString::from("hoinghi-store"), OsString::from);
            name.push(".judgements.csv");
            store.with_file_name(name)
        })
    }

    /// What the file says; nothing where there is none.
    pub(in crate::cli) fn read(&self, store: &Path) -> Result<Option<Judgements>, CliError> {
        let path = self.path(store);
        let csv = match fs::read(&path) {
            Ok(csv) => csv,
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.judgements.is_none() => return Ok(None),
            Err(error) => {
                return Err(CliError::new(Exit::Input, format!("cannot read the judgements in {}", path.display()))
                    .because(error)
                    .hint("check the path, and who may read it"));
            }
        };
        Judgements::from_csv(&csv).map(Some).map_err(|error| malformed(&path, &error))
    }

    /// Writes the file, and lets the store hold what it says. Gives the conflicts among it to the user.
    pub(super) fn write(&self, place: &Place, judgements: &Judgements) -> Result<(), CliError> {
        let path = self.path(place.path());
        // The store first: where it is being written by others, the file stays as it was.
        let draft = Draft::open(place.path())?;
        draft.put_judgements(judgements)?;
        let whole = path.with_extension("csv.new");
        fs::write(&whole, judgements.to_csv())
            .and_then(|()| fs::rename(&whole, &path))
            .map_err(|error| CliError::output(path.display(), error).hint("check who may write there"))?;
        draft.publish()?;
        report_conflicts(judgements);
        Ok(())
    }

    /// What was judged so far: what the file says, else what the store holds.
    pub(super) fn judged(&self, place: &Place) -> Result<Judgements, CliError> {
        if self.judgements.as_deref().is_some_and(|path| !path.exists()) {
            return Ok(Judgements::new());
        }
        match self.read(place.path())? {
            Some(judgements) => Ok(judgements),
            None => Ok(place.open()?.judgements()?),
        }
    }
}

/// Tells the user of judgements that contradict each other.
pub(in crate::cli) fn report_conflicts(judgements: &Judgements) {
    let mut err = anstream::stderr().lock();
    for conflict in judgements.conflicts() {
        // Where even standard error is gone, nobody is left to tell.
        _ = writeln!(err, "warning: judgements contradict each other, and the two stay apart:");
        for judgement in std::iter::once(conflict.different).chain(conflict.same) {
            _ = writeln!(err, "  {}", told(judgement));
        }
    }
}

/// A judgement in one line.
pub(in crate::cli) fn told(judgement: &Judgement) -> String {
    let Judgement { verdict, a, b, names, who, when, why } = judgement;
    let node = |name: &str, node: &NamedNode| format!("{name} ({})", shorten(node.as_str()));
    let word = match verdict {
        Verdict::Same => "is",
        Verdict::Different => "is not",
    };
    let by = match (who.as_str(), when) {
        ("", None) => String::new(),
        ("", Some(day)) => format!(" [{day}]"),
        (who, None) => format!(" [{who}]"),
        (who, Some(day)) => format!(" [{who}, {day}]"),
    };
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    format!("{} {word} {}{by}{why}", node(&names.0, a), node(&names.1, b))
}

fn malformed(path: &Path, error: &JudgementError) -> CliError {
    CliError::from_error(Exit::Input, error).under(format!("cannot read the judgements in {}", path.display())).hint(
        "it is CSV with the columns judgement (same or different), a, b (IRIs), name_a, name_b, who, when (YYYY-MM-DD), why",
    )
}
