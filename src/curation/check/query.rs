//! Rules that are SPARQL queries.

use std::path::Path;

use include_dir::{Dir, include_dir};
use oxigraph::store::Store;

use super::finding::Fault;
use super::rule::Test;
use super::{CheckError, Level, Rule};
use crate::query::{Answer, Options, Query, Values};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/ontology/checks");

/// The rules that the program carries inside.
pub(super) fn embedded() -> Result<Vec<Rule>, CheckError> {
    let files = EMBEDDED.files().filter(|file| is_rule(file.path()));
    files.map(|file| rule(file.path(), &String::from_utf8_lossy(file.contents()))).collect()
}

/// The rules in the `.rq` files of a folder.
pub(super) fn of_dir(dir: &Path) -> Result<Vec<Rule>, CheckError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| CheckError::Read { path, source }
    };
    let mut rules = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed(dir))? {
        let path = entry.map_err(failed(dir))?.path();
        if is_rule(&path) {
            rules.push(rule(&path, &std::fs::read_to_string(&path).map_err(failed(&path))?)?);
        }
    }
    Ok(rules)
}

fn is_rule(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "rq")
}

/// Reads a rule, which must say its level and give the columns that a finding is made of.
fn rule(path: &Path, text: &str) -> Result<Rule, CheckError> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let query = Query::parse(&name, text)?;
    let wrong = |problem: &str| CheckError::Head { name: name.clone(), problem: problem.to_owned() };
    let level = query.note("level").and_then(Level::of_name);
    let level = level.ok_or_else(|| wrong("its head must have a line `# @level error`, warning or info"))?;
    if query.description().is_empty() {
        return Err(wrong("the first line of its head must say what it finds"));
    }
    if !["term", "problem"].iter().all(|name| query.columns().iter().any(|column| column == name)) {
        return Err(wrong("it must SELECT ?term and ?problem"));
    }
    Ok(Rule {
        level,
        title: query.description().to_owned(),
        means: query.note("means").unwrap_or_default().to_owned(),
        cure: query.note("cure").unwrap_or_default().to_owned(),
        test: Test::Query(Box::new(query)),
        name,
    })
}

/// What a query finds. A row without a term says nothing.
pub(super) fn ask(name: &str, query: &Query, store: &Store) -> Result<Vec<Fault>, CheckError> {
    let answer = query.run(store, &Values::new(), &Options::default());
    let answer = answer.map_err(|source| CheckError::Query { name: name.to_owned(), source })?;
    let Answer::Rows { columns, .. } = &answer else { return Ok(Vec::new()) };
    let column = |name: &str| columns.iter().position(|column| column.as_str() == name);
    let (term, problem) = (column("term"), column("problem"));
    let fault = |row: Vec<Option<String>>| {
        let cell = |at: Option<usize>| row.get(at?).cloned().flatten();
        Some(Fault::new(cell(term)?, cell(problem).unwrap_or_default()))
    };
    Ok(answer.into_texts().filter_map(fault).collect())
}
