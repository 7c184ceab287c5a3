//! `hoinghi explain --identity`: why nodes of the articles are one person.

use std::fmt::Write as _;

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::output::Format;
use super::{CliError, Exit, identity, output};
use crate::explain::{Thing, ThingKind};
use crate::identity::{Circle, Comparison, Finding};
use crate::query::shorten;
use crate::store::{Because, Member, Store};

/// A node of the articles' graphs, for scripts.
#[derive(Serialize)]
struct Line {
    node: String,
    seats: Vec<String>,
    seen_at: Vec<String>,
    first_reported: Option<String>,
    last_reported: Option<String>,
    articles: Vec<String>,
    because: Option<String>,
    weight: Option<f64>,
}

pub(super) fn run(store: &Store, thing: Thing, format: Format) -> Result<Exit, CliError> {
    if thing.kind != ThingKind::Person {
        return Err(CliError::new(Exit::Usage, format!("{} is no person", thing.name)).hint(
            "bodies are one where their names tell the same; the property hn:toldApartBy says what tells them apart",
        ));
    }
    let members = store.members(&NamedNode::new_unchecked(&thing.iri))?;
    let lines: Vec<Line> = members.iter().map(line).collect();
    match format {
        Format::Json => output::print(&output::json(&lines)?)?,
        Format::Text => output::print(text(&thing, &lines).as_bytes())?,
    }
    Ok(Exit::Success)
}

fn line(member: &Member) -> Line {
    let namesake = &member.namesake;
    let day = |last: bool| namesake.period.map(|(a, b)| if last { b } else { a }.to_string());
    let (because, weight) = match &member.because {
        None => (None, None),
        Some(Because::Judged(judgement)) => (Some(format!("judged: {}", identity::told(judgement))), None),
        Some(Because::Compared { with, comparison }) => {
            let because = format!("{}: {}", shorten(with.as_str()), reason(comparison));
            (Some(because), Some(comparison.weight()))
        }
    };
    Line {
        node: namesake.iri.as_str().to_owned(),
        seats: namesake.seats.iter().map(ToString::to_string).collect(),
        seen_at: namesake.seen_at.iter().map(ToString::to_string).collect(),
        first_reported: day(false),
        last_reported: day(true),
        articles: member.documents.clone(),
        because,
        weight,
    }
}

/// What speaks for and against two being one, in words.
pub(super) fn reason(comparison: &Comparison) -> String {
    let circle = match &comparison.circle {
        Circle::Seat(seat) => format!("posts at one seat ({seat})"),
        Circle::Meetings(seat) => format!("at the meetings of one seat ({seat})"),
        Circle::Place(place) => format!("in one place ({place})"),
        Circle::Country => "nothing in common but the name".to_owned(),
    };
    let mut text = format!("{circle}; name of {:.1} bits, circle of {:.0}", comparison.rarity, comparison.size);
    if comparison.at_one_time {
        text.push_str("; posts at different seats at one time");
    } else if comparison.change > 0.0 {
        text.push_str("; posts at different seats soon after each other");
    }
    if comparison.names_differ {
        text.push_str("; the names differ by middle names");
    }
    let finding = match comparison.finding() {
        Finding::Same => "surely one",
        Finding::Doubtful => "doubtful",
        Finding::Apart => "apart",
    };
    _ = write!(text, " → {:+.1}, {finding}", comparison.weight());
    text
}

fn text(thing: &Thing, lines: &[Line]) -> String {
    let mut text = format!("{}  {}\n", thing.name, thing.iri);
    for line in lines {
        _ = writeln!(text, "\n{}", shorten(&line.node));
        for (what, values) in [("posts at", &line.seats), ("seen at", &line.seen_at)] {
            for value in values {
                _ = writeln!(text, "  {what} {value}");
            }
        }
        if let (Some(first), Some(last)) = (&line.first_reported, &line.last_reported) {
            _ = writeln!(text, "  reported {first} to {last}");
        }
        _ = writeln!(text, "  in {}", line.articles.join(", "));
        if let Some(because) = &line.because {
            _ = writeln!(text, "  one with {because}");
        }
    }
    text
}
