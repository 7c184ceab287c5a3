//! `hoinghi ontology`: what concerns the words that articles are read with.

mod infer;
mod migrate;
mod suggest;

use clap::Subcommand;

use super::global::Global;
use super::{CliError, Exit};

/// Work on the words that articles are read with
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  hoinghi ontology suggest articles/
  hoinghi ontology suggest articles/ --kind role --format turtle > ontology/new-roles.ttl")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Suggest(suggest::Args),
    Infer(infer::Args),
    Migrate(migrate::Args),
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    match &args.command {
        Command::Suggest(args) => suggest::run(args, global),
        Command::Infer(args) => infer::run(args),
        Command::Migrate(args) => migrate::run(args, global),
    }
}
