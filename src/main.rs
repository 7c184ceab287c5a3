//! The `hoinghi` program: maps a result to an exit code, nothing else.

use std::process::ExitCode;

use clap::Parser;
use hoinghi::cli::Cli;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            error.print();
            error.exit().into()
        }
    }
}
