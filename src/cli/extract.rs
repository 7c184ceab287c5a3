//! `hoinghi extract`: the facts of articles.

use std::io::Write;

use super::global::Global;
use super::reading::{self, Reading, Tally};
use super::{CliError, Exit, output};

/// Print the facts of each article, one JSON object a line
///
/// `hoinghi schema` prints the JSON Schema of these objects. The lines come in the order of the inputs; an input that
/// cannot be read is reported on standard error and left out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi extract meeting.txt
  hoinghi extract articles/ > all.facts.jsonl
  zcat articles.jsonl.gz | hoinghi extract - | head -n 1")]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let reader = global.reader()?;
    let mut out = output::stdout();
    let mut tally = Tally::default();
    args.reading.run(
        |input| serde_json::to_vec(&reading::facts(&reader, input)),
        |line| {
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    tally.failed += 1;
                    CliError::from(error).print();
                    return Ok(());
                }
            };
            tally.read += 1;
            let mut line = line.map_err(|e| CliError::new(Exit::Internal, "cannot print facts as JSON").because(e))?;
            line.push(b'\n');
            out.write_all(&line).map_err(output::failed)
        },
    )?;
    out.flush().map_err(output::failed)?;
    Ok(tally.exit())
}
