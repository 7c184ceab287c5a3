//! `hoinghi ontology`: what concerns the words that articles are read with.

mod check;
mod diff;
mod docs;
mod fmt;
mod infer;
mod migrate;
mod new;
mod state;
mod suggest;
mod usage;

use std::path::Path;

use clap::Subcommand;

use super::global::Global;
use super::{CliError, Exit};

/// Work on the words that articles are read with
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  hoinghi ontology check ontology/
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
    Check(check::Args),
    Fmt(fmt::Args),
    New(new::Args),
    Suggest(suggest::Args),
    Infer(infer::Args),
    Migrate(migrate::Args),
    Diff(diff::Args),
    Docs(docs::Args),
    Usage(usage::Args),
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    match &args.command {
        Command::Check(args) => check::run(args, global),
        Command::Fmt(args) => fmt::run(args, global),
        Command::New(args) => new::run(args, global),
        Command::Suggest(args) => suggest::run(args, global),
        Command::Infer(args) => infer::run(args),
        Command::Migrate(args) => migrate::run(args, global),
        Command::Diff(args) => diff::run(args),
        Command::Docs(args) => docs::run(args, global),
        Command::Usage(args) => usage::run(args, global),
    }
}

/// The folder of an ontology that is to be written to: the one that is named, else that of `--ontology`.
fn folder<'a>(named: Option<&'a Path>, global: &'a Global) -> Result<&'a Path, CliError> {
    named.or(global.ontology_dir()).ok_or_else(|| {
        CliError::new(Exit::Usage, "no folder of an ontology is named")
            .hint("name one, or give it as --ontology: the built-in ontology cannot be written to")
    })
}
