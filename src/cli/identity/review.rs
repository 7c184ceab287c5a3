//! `hoinghi identity review`: one pair after the other, one key each.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use console::Term;
use oxigraph::model::NamedNode;

use super::super::store::Place;
use super::super::{CliError, Exit};
use super::candidates::Pair;
use super::file::JudgementFile;
use super::judge::Note;
use crate::identity::Verdict;

/// Judge pairs one after the other, with one key each
///
/// s: the same; d: different; n: next, without a judgement; u: take the last one back; q: end. Judgements are kept when
/// the review ends. Keys are also read from standard input where that is no terminal.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi identity review
  hoinghi identity review --who 'Lý Thị Sen'")]
pub(super) struct Args {
    #[command(flatten)]
    note: Note,
    #[command(flatten)]
    file: JudgementFile,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args) -> Result<Exit, CliError> {
    let store = args.place.open()?;
    let candidates = store.candidates()?;
    let mut judgements = args.file.judged(&args.place)?;
    let mut keys = Keys::new();
    let (mut at, mut judged) = (0, Vec::new());
    while let Some(candidate) = candidates.get(at) {
        let pair = Pair::new(&store, candidate)?;
        say(&format!("\n{} of {}: {}", at + 1, candidates.len(), pair.told()))?;
        say("[s]ame, [d]ifferent, [n]ext, [u]ndo, [q]uit? ")?;
        let verdict = match keys.next()? {
            Some('s') => Verdict::Same,
            Some('d') => Verdict::Different,
            Some('n') => {
                at += 1;
                continue;
            }
            Some('u') => {
                if let Some((before, (a, b))) = judged.pop() {
                    judgements.undo(Some((&a, &b)));
                    at = before;
                }
                continue;
            }
            Some('q') | None => break,
            Some(_) => continue,
        };
        let node = |side: &super::candidates::Side| (NamedNode::new_unchecked(&side.iri), side.name.clone());
        let judgement = args.note.judgement(verdict, [node(&pair.a), node(&pair.b)]);
        judged.push((at, (judgement.a.clone(), judgement.b.clone())));
        judgements.add(judgement);
        at += 1;
    }
    drop(store);
    if !judged.is_empty() {
        args.file.write(&args.place, &judgements)?;
    }
    say(&format!("\n{} judged\n", judged.len()))?;
    Ok(Exit::Success)
}

fn say(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(super::super::output::failed)
}

/// Keys as they are pressed; where nobody presses any, the letters of standard input.
struct Keys {
    term: Option<Term>,
    waiting: Vec<char>,
}

impl Keys {
    fn new() -> Self {
        Self { term: io::stdin().is_terminal().then(Term::stdout), waiting: Vec::new() }
    }

    fn next(&mut self) -> Result<Option<char>, CliError> {
        let failed = |e| CliError::new(Exit::Input, "cannot read keys").because(e);
        if let Some(term) = &self.term {
            return term.read_char().map(|key| Some(key.to_ascii_lowercase())).map_err(failed);
        }
        while self.waiting.is_empty() {
            let mut line = String::new();
            if io::stdin().lock().read_line(&mut line).map_err(failed)? == 0 {
                return Ok(None);
            }
            self.waiting = line.trim().to_lowercase().chars().rev().collect();
        }
        Ok(self.waiting.pop())
    }
}
