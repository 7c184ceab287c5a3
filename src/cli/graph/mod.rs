//! `hoinghi graph`: figures of the graph.

pub(super) mod look;
mod stats;
pub(super) mod view;

use clap::Subcommand;

use super::{CliError, Exit};

/// Measure the graph of who met whom, or another view
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi graph stats
  hoinghi graph stats --view posts --body 'Chi bộ Khoa Dược'")]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Stats(stats::Args),
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Stats(args) => stats::run(args),
    }
}
