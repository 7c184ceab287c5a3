//! `hoinghi ontology`: what concerns the words that articles are read with.

mod diff;
mod docs;
mod state;
mod suggest;
mod usage;

use clap::Subcommand;

use super::global::Global;
use super::{CliError, Exit};

/// Work on the words that articles are read with
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  hoinghi ontology suggest articles/
  hoinghi ontology suggest articles/ --kind role --format turtle > ontology/new-roles.ttl
  hoinghi ontology diff v0.1.0 ontology/ --check
  hoinghi ontology docs -o site/")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Diff(diff::Args),
    Docs(docs::Args),
    Suggest(suggest::Args),
    Usage(usage::Args),
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    match &args.command {
        Command::Diff(args) => diff::run(args),
        Command::Docs(args) => docs::run(args, global),
        Command::Suggest(args) => suggest::run(args, global),
        Command::Usage(args) => usage::run(args, global),
    }
}
