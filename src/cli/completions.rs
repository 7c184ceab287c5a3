//! `hoinghi completions`: what a shell needs to complete our command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, CliError, Exit, output};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi completions bash > ~/.local/share/bash-completion/completions/hoinghi
  hoinghi completions fish > ~/.config/fish/completions/hoinghi.fish")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hoinghi", &mut script);
    output::print(&script)?;
    Ok(Exit::Success)
}
