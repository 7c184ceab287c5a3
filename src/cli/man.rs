//! `hoinghi man`: the manual pages.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Cli, CliError, Exit, output};

/// Print the manual page, or write one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi man | man -l -
  hoinghi man -o ~/.local/share/man/man1")]
pub(super) struct Args {
    /// Write hoinghi.1 and a page for each command into this folder, which must exist
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let command = Cli::command();
    match &args.output {
        Some(dir) => clap_mangen::generate_to(command, dir)
            .map_err(|e| CliError::output(dir.display(), e).hint("check that the folder exists"))?,
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page).map_err(|e| CliError::output("the manual page", e))?;
            output::print(&page)?;
        }
    }
    Ok(Exit::Success)
}
