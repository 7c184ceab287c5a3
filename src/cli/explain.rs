//! `hoinghi explain`: all that is known of a person, body or event.

use std::fmt::Write as _;

use anstream::adapter::strip_str;
use clap::builder::NonEmptyStringValueParser;
use clap::builder::styling::Style;
use oxigraph::model::NamedNode;

use super::output::Format;
use super::store::Place;
use super::{CliError, Exit, explain_identity, output};
use crate::explain::{self, ExplainError, Explanation, Found, Thing, ThingKind};
use crate::query::{lengthen, shorten};
use crate::store::{Store, StoreError};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Show all that is known of a person, body or event, with the sentences that say so
///
/// A name is found blind to case and the place of the tone mark, and also when typed without diacritics. Where several
/// things have it they are listed, and one of them is chosen by its IRI.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi explain 'Lý Thị Sen'
  hoinghi explain 'dang uy trung tam y te song trang' --format json
  hoinghi explain id:person/li-thi-sen-0123456789ab
  hoinghi explain --identity 'Lý Thị Sen'")]
pub(super) struct Args {
    /// The name, or the IRI, whole or shortened with id:
    #[arg(value_name = "NAME-OR-IRI", value_parser = NonEmptyStringValueParser::new())]
    name: String,
    /// Show instead why what the articles name is this one person
    #[arg(long)]
    identity: bool,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    place: Place,
}

/// The one thing that a name or an IRI means; also by a node that was merged into another.
pub(super) fn the_one(store: &Store, name: &str) -> Result<Thing, CliError> {
    let iri = NamedNode::new(lengthen(name).unwrap_or_else(|| name.to_owned())).ok();
    let target = iri.map(|iri| store.resolve(&iri)).transpose()?.flatten();
    let wanted = target.as_ref().map_or(name, |target| target.as_str());
    match explain::find(store.inner(), wanted)? {
        Found::One(thing) => Ok(thing),
        Found::Several(things) => Err(CliError::new(Exit::Ambiguous, format!("several things are named {name}"))
            .detail(listed(store, &things)?)
            .hint("give the whole name, or the IRI")),
        Found::None { near } => {
            let hint = match near.is_empty() {
                true => "`hoinghi query people`, `bodies` and `events` list what there is".to_owned(),
                false => format!("did you mean {}?", near.join(", ")),
            };
            Err(CliError::new(Exit::NotFound, format!("nothing is named {name}")).hint(hint))
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    let thing = the_one(&store, &args.name)?;
    if args.identity {
        return explain_identity::run(&store, thing, args.format);
    }
    let explanation = explain::explain(store.inner(), thing)?;
    let text = match args.format {
        Format::Text => styled(&explanation),
        Format::Json => serde_json::to_string_pretty(&explanation)
            .map(|json| json + "\n")
            .map_err(|e| CliError::new(Exit::Internal, "cannot print the explanation as JSON").because(e))?,
    };
    output::print(text.as_bytes())?;
    Ok(Exit::Success)
}

/// One thing a line: IRI, kind, name and day; a person with a post, by which namesakes are told apart.
fn listed(store: &Store, things: &[Thing]) -> Result<String, CliError> {
    let mut text = String::new();
    for thing in things {
        let date = thing.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        let mut post = String::new();
        if thing.kind == ThingKind::Person {
            let explanation = explain::explain(store.inner(), thing.clone())?;
            let posts = explanation.lines.iter().filter(|line| line.about == "post");
            post = posts.map(|line| format!(", {}", line.text)).next().unwrap_or_default();
        }
        _ = writeln!(text, "  {}  {:?}: {}{date}{post}", shorten(&thing.iri), thing.kind, thing.name);
    }
    Ok(text)
}

/// The lines under what they are about, each followed by its article, day and sentence.
fn styled(explanation: &Explanation) -> String {
    let mut text = format!("{BOLD}{}{BOLD:#}  {}\n", explanation.thing.name, explanation.thing.iri);
    let mut about = "";
    for line in &explanation.lines {
        if line.about != about {
            about = &line.about;
            _ = writeln!(text, "\n{BOLD}{about}{BOLD:#}");
        }
        let date = line.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
        _ = writeln!(text, "  {}  {FAINT}[{}{date}]{FAINT:#}", line.text, line.article);
        if let Some(quote) = &line.quote {
            _ = writeln!(text, "    “{}”", quote.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    if anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never {
        return strip_str(&text).to_string();
    }
    text
}

impl From<ExplainError> for CliError {
    fn from(error: ExplainError) -> Self {
        match error {
            ExplainError::Store(error) => StoreError::from(error).into(),
            ExplainError::Query(error) => error.into(),
            error => Self::from_error(Exit::Internal, &error).hint("please report this"),
        }
    }
}
