//! `hoinghi identity same`, `different` and `undo`.

use clap::builder::NonEmptyStringValueParser;
use oxigraph::model::NamedNode;

use super::super::store::Place;
use super::super::{CliError, Exit, explain, output};
use super::file::{JudgementFile, told};
use crate::explain::{Thing, ThingKind};
use crate::identity::{Judgement, Verdict};
use crate::query::lengthen;

/// Judge that two are one
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  hoinghi identity same 'Lý Thị Sen' id:person/li-thi-sen-0123456789ab --why 'same portrait'")]
pub(super) struct SameArgs {
    #[command(flatten)]
    judge: Judge,
}

/// Judge that two are not one
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  hoinghi identity different id:person/li-thi-sen-0123456789ab id:person/li-thi-sen-abcdefghijklm")]
pub(super) struct DifferentArgs {
    #[command(flatten)]
    judge: Judge,
}

/// Take back what was judged last, or what was judged of two
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi identity undo
  hoinghi identity undo id:person/li-thi-sen-0123456789ab id:person/li-thi-sen-abcdefghijklm")]
pub(super) struct UndoArgs {
    /// The two, by IRI as they stand in the file, whole or shortened with id: [default: what was judged last]
    #[arg(value_name = "IRI", num_args = 2)]
    pair: Vec<String>,
    #[command(flatten)]
    file: JudgementFile,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct Judge {
    /// One: a name, or an IRI, whole or shortened with id:
    #[arg(value_name = "A", value_parser = NonEmptyStringValueParser::new())]
    a: String,
    /// The other
    #[arg(value_name = "B", value_parser = NonEmptyStringValueParser::new())]
    b: String,
    #[command(flatten)]
    note: Note,
    #[command(flatten)]
    file: JudgementFile,
    #[command(flatten)]
    place: Place,
}

/// What is noted beside a judgement.
#[derive(Debug, clap::Args)]
pub(super) struct Note {
    /// Who judges
    #[arg(long, value_name = "NAME", env = "USER", default_value = "", hide_env_values = true)]
    who: String,
    /// Why, in a few words
    #[arg(long, value_name = "TEXT", default_value = "")]
    why: String,
}

impl Note {
    /// A judgement made today.
    pub(super) fn judgement(&self, verdict: Verdict, [a, b]: [(NamedNode, String); 2]) -> Judgement {
        let (who, why, when) = (self.who.clone(), self.why.clone(), Some(jiff::ZonedDateTime::now().date()));
        Judgement { verdict, a: a.0, b: b.0, names: (a.1, b.1), who, when, why }
    }
}

pub(super) fn same(args: &SameArgs) -> Result<Exit, CliError> {
    judge(&args.judge, Verdict::Same)
}

pub(super) fn different(args: &DifferentArgs) -> Result<Exit, CliError> {
    judge(&args.judge, Verdict::Different)
}

fn judge(args: &Judge, verdict: Verdict) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    let (a, b) = (explain::the_one(&store, &args.a)?, explain::the_one(&store, &args.b)?);
    if a.kind != b.kind || a.kind == ThingKind::Event {
        return Err(CliError::new(Exit::Usage, format!("{} and {} cannot be judged", a.name, b.name))
            .hint("two people are judged, or two bodies"));
    }
    if a.iri == b.iri {
        return Err(CliError::new(Exit::Usage, format!("both are the one node {}", a.iri))
            .hint("name the nodes that it stands for: `hoinghi explain --identity NAME` lists them"));
    }
    drop(store);
    let node = |thing: Thing| (NamedNode::new_unchecked(thing.iri), thing.name);
    let judgement = args.note.judgement(verdict, [node(a), node(b)]);
    let mut judgements = args.file.judged(&args.place)?;
    let text = told(&judgement);
    if judgements.add(judgement) {
        args.file.write(&args.place, &judgements)?;
        output::print(format!("{text}\n").as_bytes())?;
    } else {
        output::print(format!("judged before: {text}\n").as_bytes())?;
    }
    Ok(Exit::Success)
}

pub(super) fn undo(args: &UndoArgs) -> Result<Exit, CliError> {
    let mut judgements = args.file.judged(&args.place)?;
    let nodes: Vec<NamedNode> = args
        .pair
        .iter()
        .map(|iri| {
            NamedNode::new(lengthen(iri).unwrap_or_else(|| iri.clone())).map_err(|e| {
                CliError::new(Exit::Usage, format!("{iri} is no IRI"))
                    .because(e)
                    .hint("the file of judgements has them")
            })
        })
        .collect::<Result<_, _>>()?;
    let pair = match nodes.as_slice() {
        [a, b] => Some((a, b)),
        _ => None,
    };
    let Some(undone) = judgements.undo(pair) else {
        return Err(CliError::new(Exit::NotFound, "nothing was judged that could be taken back")
            .hint("the file of judgements lists what was"));
    };
    args.file.write(&args.place, &judgements)?;
    output::print(format!("taken back: {}\n", told(&undone)).as_bytes())?;
    Ok(Exit::Success)
}
