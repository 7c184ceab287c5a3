//! Errors as the user sees them: what went wrong, why, and what to do.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};

use clap::builder::styling::{AnsiColor, Style};

use super::Exit;
use crate::article::InputError;
use crate::graph::MeasureError;
use crate::ontology::OntologyError;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const CAUSE: Style = Style::new().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Why a command failed: a message that names the thing, its cause, and a hint at the cure.
#[derive(Debug)]
pub struct CliError {
    exit: Exit,
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
    detail: Option<String>,
    hint: Option<String>,
}

impl CliError {
    /// An error that ends the program with `exit`. The message names the thing; it has no full stop.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), source: None, detail: None, hint: None }
    }

    /// An error whose message and causes are those of another.
    pub fn from_error(exit: Exit, error: &(impl Error + ?Sized)) -> Self {
        let mut causes = Vec::new();
        let mut next = error.source();
        while let Some(cause) = next {
            causes.push(cause.to_string());
            next = cause.source();
        }
        let source = causes.into_iter().rev().fold(None, |source, message| {
            Some(Box::new(Self { source, ..Self::new(exit, message) }) as Box<dyn Error + Send + Sync>)
        });
        Self { source, ..Self::new(exit, error.to_string()) }
    }

    /// Output to `target` failed. A closed pipe is told apart by [`CliError::is_closed_pipe`].
    pub fn output(target: impl fmt::Display, error: io::Error) -> Self {
        Self::new(Exit::Output, format!("cannot write {target}")).because(error)
    }

    /// Adds the cause.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Puts a message that names the thing above this one, which becomes its first cause.
    #[must_use]
    pub fn under(self, message: impl Into<String>) -> Self {
        let Self { exit, message: cause, source, detail, hint } = self;
        let cause = Self { source, ..Self::new(exit, cause) };
        Self { detail, hint, ..Self::new(exit, message).because(cause) }
    }

    /// Adds what shows it at its place, or lists what there is, on lines of its own.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds what the user can do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The code to end the program with.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Whether all that happened is that the reader of our output went away.
    pub fn is_closed_pipe(&self) -> bool {
        let cause = self.source.as_deref().and_then(|e| e.downcast_ref::<io::Error>());
        self.exit == Exit::Output && cause.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Prints the error, its causes and its hint to standard error, in colour where that is a terminal.
    pub fn print(&self) {
        // Where even standard error is gone, nobody is left to tell.
        _ = anstream::stderr().lock().write_all(self.render().as_bytes());
    }

    /// The message and its causes.
    pub(super) fn in_one_line(&self) -> String {
        let mut text = self.message.clone();
        let mut next = self.source();
        while let Some(cause) = next {
            _ = write!(text, ": {cause}");
            next = cause.source();
        }
        text
    }

    fn render(&self) -> String {
        let mut text = format!("{ERROR}error:{ERROR:#} {}\n", self.message);
        let mut next = self.source();
        while let Some(cause) = next {
            _ = writeln!(text, "{CAUSE}caused by:{CAUSE:#} {cause}");
            next = cause.source();
        }
        if let Some(detail) = &self.detail {
            _ = writeln!(text, "{}", detail.trim_end());
        }
        if let Some(hint) = &self.hint {
            _ = writeln!(text, "{HINT}hint:{HINT:#} {hint}");
        }
        text
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for CliError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|e| e as &(dyn Error + 'static))
    }
}

impl From<OntologyError> for CliError {
    fn from(error: OntologyError) -> Self {
        let hint = match &error {
            OntologyError::Syntax { .. } => "correct the Turtle at that place",
            _ => "--ontology takes a folder of .ttl files; without it the built-in ontology is used",
        };
        Self::from_error(Exit::Ontology, &error).hint(hint)
    }
}

impl From<MeasureError> for CliError {
    fn from(error: MeasureError) -> Self {
        Self::from_error(Exit::Query, &error).hint("weights are what the query gives as ?weight: give smaller ones")
    }
}

impl From<InputError> for CliError {
    fn from(error: InputError) -> Self {
        let error_itself = Self::from_error(Exit::Input, &error);
        match &error {
            InputError::Empty { .. } => error_itself.hint("check how it was saved, or leave it out"),
            InputError::NoArticles { .. } => {
                error_itself.hint("articles are files that end in .txt, .html, .mhtml, .docx, .pdf, .jsonl or .facts.jsonl, gzipped or not")
            }
            InputError::NotText { reason, .. } => {
                error_itself.because(*reason).hint("save the article as text (UTF-8) or as a web page")
            }
            InputError::Document { reason, .. } => {
                error_itself.because(reason.clone()).hint("save the article as text (UTF-8), as a web page or as .docx")
            }
            InputError::NoPage { reason, .. } => error_itself.because(*reason).hint("save the article as text (UTF-8)"),
            InputError::Json { .. } => error_itself.hint(
                "each line is an article {\"id\", \"url\", \"title\", \"published\", \"text\"}, or in a .facts.jsonl \
                 file what `hoinghi extract` prints",
            ),
            _ => error_itself.hint("check the path and who may read it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_tells_its_causes_and_its_hint() {
        let error =
            CliError::output("graph.gexf", io::Error::other("disk full")).hint("make room, or write to another place");
        let text = anstream::adapter::strip_str(&error.render()).to_string();
        assert_eq!(
            text,
            "error: cannot write graph.gexf\ncaused by: disk full\nhint: make room, or write to another place\n"
        );
    }

    #[test]
    fn only_a_closed_output_counts_as_a_closed_pipe() {
        let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(CliError::output("standard output", closed()).is_closed_pipe());
        assert!(!CliError::new(Exit::Input, "cannot read a.txt").because(closed()).is_closed_pipe());
    }
}
