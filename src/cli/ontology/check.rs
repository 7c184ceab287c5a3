//! `hoinghi ontology check`: what is wrong with an ontology.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::json;

use crate::cli::global::Global;
use crate::cli::{CliError, Exit, output, table};
use crate::curation::check::{CheckError, Checks, Finding, Level, Rule};
use crate::ontology::File;
use crate::text::count;

/// Check the Turtle of an ontology by rules
///
/// Each rule has a name and a level. Most are SPARQL queries, one a file in ontology/checks/; those in the folder `checks` of DIR
/// are asked besides, or in the place of the one of their name. Ends with code 11 when something is found of the level of --fail-on
/// or above, with 4 when there is no ontology to check or a rule is malformed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology check ontology/
  hoinghi ontology check ontology/ --fail-on warning --format markdown
  hoinghi ontology check ontology/ --format json | jq -r '.findings[].term'
  hoinghi ontology check --rules")]
pub(super) struct Args {
    /// The folder of the ontology; without it, that of --ontology, or the one built in
    dir: Option<PathBuf>,
    /// End with code 11 when something of this level, or above, is found; with `never`, whatever is found is no failure
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    fail_on: Threshold,
    /// Print what is of this level, or above; the figures count all
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    show: Threshold,
    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// List the rules, with what they mean and how to mend what they find, and check nothing
    #[arg(long)]
    rules: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Threshold {
    Error,
    Warning,
    Info,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object
    Json,
    /// Columns with tabs between
    Tsv,
    /// A table for a page or a comment
    Markdown,
}

impl Threshold {
    fn reaches(self, level: Level) -> bool {
        match self {
            Self::Error => level >= Level::Error,
            Self::Warning => level >= Level::Warning,
            Self::Info => level >= Level::Info,
            Self::Never => false,
        }
    }
}

impl From<CheckError> for CliError {
    fn from(error: CheckError) -> Self {
        Self::from_error(Exit::Ontology, &error)
            .hint("a rule is a .rq file with a head, as those in ontology/checks/: see `hoinghi ontology check --help`")
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let dir = args.dir.as_deref().or(global.ontology_dir());
    let checks = checks(dir)?;
    if args.rules {
        output::print(&rules(args.format, checks.rules())?)?;
        return Ok(Exit::Success);
    }
    let files = match dir {
        Some(dir) => File::of_dir(dir)?,
        None => File::embedded(),
    };
    let findings = checks.run(&files)?;
    let shown: Vec<&Finding> = findings.iter().filter(|finding| args.show.reaches(finding.level)).collect();
    let printed = match args.format {
        Format::Json => json_of(&findings, &shown)?,
        format => in_rows(format, &["place", "level", "rule", "term", "problem"], &rows(&shown)).into_bytes(),
    };
    output::print(&printed)?;
    if matches!(args.format, Format::Table) {
        output::print(format!("{}\n", summary(&findings, files.len(), checks.rules().len())).as_bytes())?;
    }
    let fails = findings.iter().any(|finding| args.fail_on.reaches(finding.level));
    Ok(if fails { Exit::Unsound } else { Exit::Success })
}

/// The rules that are built in, with those of an ontology's folder.
pub(super) fn checks(dir: Option<&Path>) -> Result<Checks, CheckError> {
    let checks = Checks::embedded()?;
    match dir.map(|dir| dir.join("checks")).filter(|own| own.is_dir()) {
        Some(own) => checks.with_dir(&own),
        None => Ok(checks),
    }
}

fn rows(findings: &[&Finding]) -> Vec<[String; 5]> {
    let row = |f: &&Finding| [f.place(), f.level.to_string(), f.rule.clone(), f.term.clone(), f.problem.clone()];
    findings.iter().map(row).collect()
}

fn of_level(findings: &[Finding], level: Level) -> usize {
    findings.iter().filter(|finding| finding.level == level).count()
}

fn summary(findings: &[Finding], files: usize, rules: usize) -> String {
    let found = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "info")]
        .map(|(level, one)| count(of_level(findings, level), one));
    format!("{}, {}: {}", count(files, "file"), count(rules, "rule"), found.join(", "))
}

fn json_of(findings: &[Finding], shown: &[&Finding]) -> Result<Vec<u8>, CliError> {
    let [errors, warnings, infos] = [Level::Error, Level::Warning, Level::Info].map(|level| of_level(findings, level));
    output::json(&json!({ "errors": errors, "warnings": warnings, "infos": infos, "findings": shown }))
}

fn rules(format: Format, rules: &[Rule]) -> Result<Vec<u8>, CliError> {
    if matches!(format, Format::Json) {
        let rule =
            |r: &Rule| json!({ "name": r.name, "level": r.level, "title": r.title, "means": r.means, "cure": r.cure });
        return output::json(&rules.iter().map(rule).collect::<Vec<_>>());
    }
    let row = |r: &Rule| [&r.name, &r.level.to_string(), &r.title, &r.means, &r.cure].map(String::clone);
    let rows: Vec<_> = rules.iter().map(row).collect();
    Ok(in_rows(format, &["rule", "level", "finds", "means", "cure"], &rows).into_bytes())
}

fn in_rows(format: Format, head: &[&str; 5], rows: &[[String; 5]]) -> String {
    match format {
        Format::Tsv => {
            let line =
                |cells: &[String; 5]| cells.each_ref().map(|cell| cell.replace(['\t', '\n'], " ")).join("\t") + "\n";
            rows.iter().fold(head.join("\t") + "\n", |text, row| text + &line(row))
        }
        Format::Markdown => {
            let cell = |text: &String| text.replace('|', "\\|").replace('\n', " ");
            let line = |cells: &[String; 5]| format!("| {} |\n", cells.each_ref().map(cell).join(" | "));
            let head = format!("| {} |\n| --- | --- | --- | --- | --- |\n", head.join(" | "));
            rows.iter().fold(head, |text, row| text + &line(row))
        }
        Format::Table | Format::Json if rows.is_empty() => String::new(),
        Format::Table | Format::Json => {
            let mut table = table::wrapped(head, table::WIDTH);
            rows.iter().for_each(|row| _ = table.add_row(row));
            table::text(&table)
        }
    }
}
