//! `hoinghi identity`: who is who, where people have to judge.

mod candidates;
mod file;
mod judge;
mod review;

use clap::Subcommand;

pub(super) use file::{JudgementFile, report_conflicts, told};

use super::{CliError, Exit};

/// Judge which people, or bodies, of the store are one
///
/// Judgements are kept in a CSV file beside the store, which can be read, edited and kept under version control; they bind
/// this store and every later build. What is judged is never overruled; judgements that contradict each other are reported.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi identity candidates
  hoinghi identity candidates --format csv > pairs.csv
  hoinghi identity review
  hoinghi identity same 'Lý Thị Sen' id:person/li-thi-sen-0123456789ab --why 'same portrait'
  hoinghi identity different id:person/li-thi-sen-0123456789ab id:person/li-thi-sen-abcdefghijklm
  hoinghi identity undo")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Candidates(candidates::Args),
    Same(judge::SameArgs),
    Different(judge::DifferentArgs),
    Undo(judge::UndoArgs),
    Review(review::Args),
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Candidates(args) => candidates::run(args),
        Command::Same(args) => judge::same(args),
        Command::Different(args) => judge::different(args),
        Command::Undo(args) => judge::undo(args),
        Command::Review(args) => review::run(args),
    }
}
