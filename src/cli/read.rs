//! `hoinghi read`: an article as the program sees it.

use std::io::Write;

use super::global::Global;
use super::output::Format;
use super::reading::{Reading, Tally};
use super::{CliError, Exit, output};
use crate::article::Input;
use crate::relate::Parts;

/// How much of something that was set aside is printed for people, in characters.
const SHOWN: usize = 160;

/// Show each article as the program sees it: what it reads, what it sets aside, and why
///
/// Headline, date, byline, address and site, then the text sentence by sentence with its offsets (in characters of the
/// article's text, as in the evidence of `hoinghi extract`), then what is not read: menus, related news, page lines,
/// bylines, descriptions of images. What stood on a web page beside the article has no offsets.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi read saved-page.html
  hoinghi read report.pdf report.docx
  hoinghi read --format json articles.jsonl.gz | jq -r '.set_aside[].reason' | sort | uniq -c")]
pub(super) struct Args {
    #[command(flatten)]
    reading: Reading,
    /// How to print each article
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let reader = global.reader()?;
    let mut out = output::stdout();
    let mut tally = Tally::default();
    args.reading.run(
        |input| match input {
            Input::Article(article) => shown(&reader.parts(&article), args.format),
            Input::Facts(facts) => Err(no_article(&facts.document)),
        },
        |shown| match shown.map_err(CliError::from).and_then(|shown| shown) {
            Ok(shown) => {
                let gap = if args.format == Format::Text && tally.read > 0 { "\n" } else { "" };
                tally.read += 1;
                out.write_all(gap.as_bytes()).and_then(|()| out.write_all(&shown)).map_err(output::failed)
            }
            Err(error) => {
                tally.failed += 1;
                error.print();
                Ok(())
            }
        },
    )?;
    out.flush().map_err(output::failed)?;
    Ok(tally.exit())
}

fn no_article(document: &str) -> CliError {
    CliError::new(Exit::Input, format!("{document} holds facts that were read already, not an article"))
        .hint("give the article itself")
}

fn shown(parts: &Parts, format: Format) -> Result<Vec<u8>, CliError> {
    let mut out = Vec::new();
    match format {
        Format::Json => {
            serde_json::to_writer(&mut out, parts)
                .map_err(|e| CliError::new(Exit::Internal, "cannot print an article as JSON").because(e))?;
            out.push(b'\n');
        }
        Format::Text => text(parts, &mut out).map_err(output::failed)?,
    }
    Ok(out)
}

fn text(parts: &Parts, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "# {}", parts.document)?;
    let source = |name| if parts.from_file.contains(&name) { "  [from the file]" } else { "" };
    let lines = [
        ("headline", parts.title.clone(), source("title")),
        ("date", parts.published.map(|day| day.to_string()), source("published")),
        ("byline", Some(parts.authors.join(", ")).filter(|names| !names.is_empty()), source("authors")),
        ("address", parts.url.clone(), ""),
        ("site", parts.site.clone(), ""),
    ];
    for (name, value, source) in lines {
        let value = value.map_or_else(|| "–".to_owned(), |value| folded(&value, usize::MAX) + source);
        writeln!(out, "{name:<9} {value}")?;
    }
    writeln!(out, "\nRead:")?;
    for passage in &parts.text {
        let place = format!("{}-{}", passage.start, passage.end);
        writeln!(out, "{place:>13}  {:<8}  {}", passage.part, folded(&passage.text, usize::MAX))?;
    }
    if !parts.set_aside.is_empty() {
        writeln!(out, "\nSet aside:")?;
    }
    for aside in &parts.set_aside {
        let place = match (aside.start, aside.end) {
            (Some(start), Some(end)) => format!("{start}-{end}"),
            _ => String::new(),
        };
        writeln!(out, "{place:>13}  {}: {}", aside.reason, folded(&aside.text, SHOWN))?;
    }
    Ok(())
}

/// On one line, with a stroke for each line end, and cut behind `longest` characters.
fn folded(text: &str, longest: usize) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let text = lines.join(" / ");
    match text.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
        None => text,
    }
}
