//! The codes that the program ends with.

use std::process::ExitCode;

/// How the program ended.
///
/// | code | meaning |
/// | ---: | --- |
/// | 0 | all went well; or the reader of the output closed the pipe |
/// | 1 | done, but not all: some inputs could not be read, or some names are unknown; each is named on standard error |
/// | 2 | unknown command, option or value |
/// | 3 | none of the inputs could be read |
/// | 4 | the ontology, or a file of shapes, cannot be loaded |
/// | 5 | the store is missing, being written by another process, damaged or of another version |
/// | 6 | a query is unknown, malformed, lacks a parameter, or took too long |
/// | 7 | the output cannot be written |
/// | 8 | nothing in the store has the name that was asked for |
/// | 9 | several things in the store have the name that was asked for; they are listed |
/// | 10 | a figure of an evaluation is lower than `--min` allows |
/// | 11 | `verify` or `validate` found something wrong in the store, `ontology check` in the ontology; or `ontology fmt --check` a file in another layout |
/// | 12 | the version of the ontology did not rise as far as its changes ask |
/// | 70 | a fault in the program itself |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All went well.
    Success = 0,
    /// Done, but some inputs failed or some names are unknown.
    Partial = 1,
    /// Unknown command, option or value.
    Usage = 2,
    /// No input could be read.
    Input = 3,
    /// The ontology cannot be loaded.
    Ontology = 4,
    /// The store cannot be used.
    Store = 5,
    /// The query cannot be answered.
    Query = 6,
    /// The output cannot be written.
    Output = 7,
    /// Nothing has that name.
    NotFound = 8,
    /// Several things have that name.
    Ambiguous = 9,
    /// A figure is lower than was asked for.
    Below = 10,
    /// Something in the store or in the ontology is wrong.
    Unsound = 11,
    /// The version of the ontology is too low.
    Unraised = 12,
    /// A fault in the program itself.
    Internal = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
