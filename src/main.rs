//! The `hoinghi` program: maps a result to an exit code, nothing else.

use std::process::ExitCode;

use clap::Parser;
use hoinghi::cli::Cli;
use mimalloc::MiMalloc;

/// The reading makes many short texts; this allocator makes and drops them in less time than the system's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            error.print();
            error.exit().into()
        }
    }
}
