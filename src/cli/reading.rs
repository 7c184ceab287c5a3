//! Reading many inputs on all cores, with bounded memory and in the order given. Shared by the commands that take
//! articles.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;
use rayon::prelude::*;

use super::{CliError, Exit};
use crate::article::{self, Format, Input, InputError, Source};
use crate::facts::Facts;
use crate::relate::Reader;

/// A batch is read into memory before it is worked on: it ends at so many inputs,
const BATCH_INPUTS: usize = 512;
/// or at so many bytes, whichever comes first.
const BATCH_BYTES: usize = 8 << 20;

/// Which articles to read, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Reading {
    /// Files (.txt, .html, .mhtml, .docx, .pdf, .jsonl, .facts.jsonl; also gzipped) and folders of them; - is standard
    /// input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Format of standard input [default: guessed from its first bytes]
    #[arg(long, value_name = "FORMAT")]
    stdin_format: Option<StdinFormat>,
    /// Number of threads [default: one a core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StdinFormat {
    Text,
    Html,
    Mhtml,
    Docx,
    Pdf,
    Jsonl,
    Facts,
}

/// How many inputs were read, and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) read: u64,
    pub(super) failed: u64,
}

impl Reading {
    /// These files and folders, on all cores.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        Self { paths: paths.to_vec(), stdin_format: None, jobs: None }
    }

    /// Gives every input to `work`, on all cores, and what comes of it to `take`, one by one in the order of the
    /// inputs. An input that cannot be read is an error to `take`, and the others go on.
    pub(super) fn run<T: Send>(
        &self,
        work: impl Fn(Input) -> T + Sync,
        mut take: impl FnMut(Result<T, InputError>) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let threads = self.jobs.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|e| {
            CliError::new(Exit::Internal, "cannot start threads").because(e).hint("try fewer: --jobs 1")
        })?;
        let mut sources = article::sources(self.paths.clone(), article::Options { stdin: self.stdin_format() });
        loop {
            let batch = next_batch(&mut sources);
            if batch.is_empty() {
                return Ok(());
            }
            let work = |source: Result<Source, InputError>| source.and_then(Source::parse).map(&work);
            let results: Vec<_> = pool.install(|| batch.into_par_iter().map(work).collect());
            results.into_iter().try_for_each(&mut take)?;
        }
    }

    fn stdin_format(&self) -> Option<Format> {
        self.stdin_format.map(|format| match format {
            StdinFormat::Text => Format::Text,
            StdinFormat::Html => Format::Html,
            StdinFormat::Mhtml => Format::Mhtml,
            StdinFormat::Docx => Format::Docx,
            StdinFormat::Pdf => Format::Pdf,
            StdinFormat::Jsonl => Format::Jsonl,
            StdinFormat::Facts => Format::Facts,
        })
    }
}

impl Tally {
    /// The code to end with, where nothing else went wrong.
    pub(super) fn exit(self) -> Exit {
        match self {
            Self { failed: 0, .. } => Exit::Success,
            Self { read: 0, .. } => Exit::Input,
            _ => Exit::Partial,
        }
    }
}

/// The facts of an input: read from an article, or taken as they came.
pub(super) fn facts(reader: &Reader, input: Input) -> Facts {
    match input {
        Input::Article(article) => reader.read(&article),
        Input::Facts(facts) => *facts,
    }
}

fn next_batch(sources: &mut impl Iterator<Item = Result<Source, InputError>>) -> Vec<Result<Source, InputError>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_INPUTS && bytes < BATCH_BYTES {
        let Some(source) = sources.next() else { break };
        bytes += source.as_ref().map_or(0, Source::size);
        batch.push(source);
    }
    batch
}
