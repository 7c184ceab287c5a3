//! `hoinghi verify`: whether a store is sound.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::output::Format;
use super::reading::Reading;
use super::store::Place;
use super::{CliError, Exit, output};
use crate::article::Input;
use crate::query::shorten;
use crate::store::{Audit, Store};
use crate::text::count;

/// Check that every claim has its sentence, and that the store agrees with itself
///
/// Every post, participation, award and so on leads to a passage of its article, with a quote as long as its place; and the
/// default graph is what the graphs of the articles yield. The store does not keep the texts of articles: --articles reads
/// them again, and compares each quote with what stands at its place.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi verify
  hoinghi verify --articles articles/ news.jsonl
  hoinghi verify --format json | jq -r '.problems[].thing'")]
pub(super) struct Args {
    /// Compare the quotes with these articles
    #[arg(long, value_name = "PATH", num_args = 1..)]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    let mut audit = store.audit()?;
    let failed = compare(&store, &args.articles, &mut audit)?;
    let shown = match args.format {
        Format::Json => output::json(&audit)?,
        Format::Text => text(&audit).into_bytes(),
    };
    output::print(&shown)?;
    Ok(match (audit.wrong, failed) {
        (0, 0) => Exit::Success,
        (0, _) => Exit::Partial,
        _ => Exit::Unsound,
    })
}

/// Compares the quotes with the texts, and gives how many inputs could not be read.
fn compare(store: &Store, articles: &[PathBuf], audit: &mut Audit) -> Result<u64, CliError> {
    let mut failed = 0;
    if articles.is_empty() {
        return Ok(failed);
    }
    Reading::of(articles).run(
        |input| match input {
            Input::Article(article) => store.compare_quotes(&article.document, &article.text),
            // Facts from elsewhere bring no text.
            Input::Facts(_) => Ok(None),
        },
        |compared| {
            match compared {
                Ok(compared) => audit.add(compared?.unwrap_or_default()),
                Err(error) => {
                    failed += 1;
                    CliError::from(error).print();
                }
            }
            Ok(())
        },
    )?;
    Ok(failed)
}

fn text(audit: &Audit) -> String {
    let Audit { articles, claims, quotes, compared, wrong, problems } = audit;
    let mut text = format!(
        "{}, {}, {}, {compared} of them compared; {wrong} wrong{}\n",
        count(*articles, "article"),
        count(*claims, "claim"),
        count(*quotes, "quote"),
        if problems.is_empty() { "" } else { ":" }
    );
    for problem in problems {
        let article = problem.article.as_ref().map(|article| format!("{article}: ")).unwrap_or_default();
        _ = writeln!(
            text,
            "  {article}{}\n    at {}\n    cure: {}",
            problem.what,
            shorten(&problem.thing),
            problem.cure
        );
    }
    if let Some(more) = wrong.checked_sub(problems.len() as u64).filter(|more| *more > 0) {
        _ = writeln!(text, "  and {more} more");
    }
    text
}
