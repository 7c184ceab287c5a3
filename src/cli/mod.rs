//! The command line: one file a command. The only place that prints or reads the environment.
//!
//! A new command is a file here with `Args` and `run`, and two lines in this one: a variant of `Command` and its arm
//! in [`Cli::run`].

mod backup;
mod build;
mod completions;
mod dump;
mod error;
mod evaluate;
mod evaluate_identity;
mod exit;
mod explain;
mod explain_identity;
mod export;
mod extract;
mod global;
mod graph;
mod identity;
mod intake;
mod load;
mod man;
mod ontology;
mod output;
mod query;
mod read;
mod reading;
mod remove;
mod schema;
mod status;
mod store;
mod table;
mod validate;
mod verify;

use clap::{Parser, Subcommand};
pub use error::CliError;
pub use exit::Exit;
use global::Global;

/// Reads Vietnamese reports of party meetings into a knowledge graph, and answers questions about them.
#[derive(Debug, Parser)]
#[command(name = "hoinghi", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "`hoinghi help COMMAND` shows a command with examples.")]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Read(read::Args),
    Query(query::Args),
    Explain(explain::Args),
    Build(build::Args),
    Remove(remove::Args),
    Status(status::Args),
    Backup(backup::Args),
    Verify(verify::Args),
    Validate(validate::Args),
    Evaluate(evaluate::Args),
    Identity(identity::Args),
    Export(export::Args),
    Graph(graph::Args),
    Ontology(ontology::Args),
    Dump(dump::Args),
    Load(load::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Cli {
    /// Runs the command, and gives the code to end the program with. Output that nobody reads any more (a closed pipe)
    /// is success.
    ///
    /// # Errors
    /// When the command could not do what it was asked; the error knows its own exit code.
    pub fn run(self) -> Result<Exit, CliError> {
        let global = self.global;
        global.apply_color();
        let result = match self.command {
            Command::Extract(args) => extract::run(&args, &global),
            Command::Read(args) => read::run(&args, &global),
            Command::Query(args) => query::run(&args),
            Command::Explain(args) => explain::run(&args),
            Command::Build(args) => build::run(&args, &global),
            Command::Remove(args) => remove::run(&args),
            Command::Status(args) => status::run(&args),
            Command::Backup(args) => backup::run(&args),
            Command::Verify(args) => verify::run(&args),
            Command::Validate(args) => validate::run(&args),
            Command::Evaluate(args) => evaluate::run(&args, &global),
            Command::Identity(args) => identity::run(&args),
            Command::Export(args) => export::run(&args),
            Command::Graph(args) => graph::run(&args),
            Command::Ontology(args) => ontology::run(&args, &global),
            Command::Dump(args) => dump::run(&args),
            Command::Load(args) => load::run(&args),
            Command::Schema(args) => schema::run(&args),
            Command::Completions(args) => completions::run(&args),
            Command::Man(args) => man::run(&args),
        };
        match result {
            Err(error) if error.is_closed_pipe() => Ok(Exit::Success),
            result => result,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
