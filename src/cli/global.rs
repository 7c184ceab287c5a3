//! Options that every command takes.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::CliError;
use crate::ontology::{Migration, Ontology};
use crate::relate::Reader;

#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Read with the ontology in the .ttl files of this folder, instead of the one built in
    #[arg(long, global = true, value_name = "DIR")]
    ontology: Option<PathBuf>,
    /// When to colour messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Global {
    /// The ontology that was asked for, else the one that the program carries inside.
    pub(super) fn ontology(&self) -> Result<Ontology, CliError> {
        Ok(match &self.ontology {
            Some(dir) => Ontology::from_dir(dir)?,
            None => Ontology::embedded()?,
        })
    }

    /// What reads with that ontology, for commands that need no more of it.
    pub(super) fn reader(&self) -> Result<Reader, CliError> {
        Ok(match &self.ontology {
            Some(dir) => Reader::new(&Ontology::from_dir(dir)?),
            None => Reader::embedded(),
        })
    }

    /// The folder of the ontology that was asked for; none where it is the one that the program carries inside.
    pub(super) fn ontology_dir(&self) -> Option<&Path> {
        self.ontology.as_deref()
    }

    /// What has to be done to stores that were built with an older ontology, as it stands beside that ontology.
    pub(super) fn migrations(&self) -> Result<Vec<Migration>, CliError> {
        Ok(match &self.ontology {
            Some(dir) => Migration::of_dir(dir)?,
            None => Migration::embedded()?,
        })
    }

    /// Makes everything printed from here on follow `--color`.
    pub(super) fn apply_color(&self) {
        match self.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
