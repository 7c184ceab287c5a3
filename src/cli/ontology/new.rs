//! `hoinghi ontology new`: a word that the ontology lacks.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::cli::global::Global;
use crate::cli::{CliError, Exit, output};
use crate::curation::check::{Finding, Level};
use crate::curation::word::{Addition, Word, WordError, literal};
use crate::ontology::File;
use crate::text::slug;

/// Add a word to the ontology: a role, a kind of body, a kind of event, an honorific
///
/// The word gets its labels in both languages, an IRI made from the Vietnamese one, and a place in the file of its scheme; nothing
/// else in the file is touched. A label that the scheme has already is refused, and so is a word that would not pass
/// `hoinghi ontology check`.
#[derive(Debug, clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Examples:
  hoinghi ontology new role 'Trưởng ban nhạc lễ' 'Ceremonial Bandmaster' --abbreviation TBNL --rank 40 --into ontology/
  hoinghi ontology new body 'Nhà rối' 'puppet theatre' --type company --takes name --into ontology/ --dry-run
  hoinghi ontology new event 'Lễ cầu ngư' 'whale prayer festival' --into ontology/
  hoinghi ontology new honorific 'Nghệ cầm' 'master musician' --sort title --into ontology/")]
pub(super) struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// A role held at a body (Giám đốc)
    Role {
        #[command(flatten)]
        common: Common,
        /// Its rank; 1 is the highest
        #[arg(long, value_name = "N", default_value = "50")]
        rank: u32,
        /// Where it is held when the sentence names no body
        #[arg(long, value_name = "WHERE", default_value = "institution")]
        held_at: HeldAt,
    },
    /// The noun that names of bodies begin with (Bệnh viện)
    Body {
        #[command(flatten)]
        common: Common,
        /// The kind of body, as facts name it (hospital, party-committee, ...)
        #[arg(long, value_name = "TYPE", default_value = "other")]
        r#type: String,
        /// What follows the noun in a name
        #[arg(long, value_name = "WHAT", default_value = "name")]
        takes: Takes,
        /// The administrative level of such bodies, as hn:levels names it (tỉnh, huyện, ...)
        #[arg(long, value_name = "LEVEL")]
        level: Option<String>,
    },
    /// A kind of event, told by words in its name (Hội nghị tổng kết)
    Event {
        #[command(flatten)]
        common: Common,
        /// The name that facts give to the kind; without it, the English label with hyphens
        #[arg(long, value_name = "NAME")]
        notation: Option<String>,
    },
    /// A form of address, a title or a rank before a name (Bác sĩ)
    Honorific {
        #[command(flatten)]
        common: Common,
        /// What it is
        #[arg(long, value_name = "SORT", default_value = "title")]
        sort: Sort,
    },
}

#[derive(Debug, clap::Args)]
struct Common {
    /// What it is called in Vietnamese
    #[arg(value_name = "LABEL_VI")]
    vi: String,
    /// What it is called in English
    #[arg(value_name = "LABEL_EN")]
    en: String,
    /// Another name in Vietnamese; may be given several times
    #[arg(long = "alt", value_name = "LABEL")]
    alternatives: Vec<String>,
    /// An abbreviation or misspelling; may be given several times
    #[arg(long = "abbreviation", value_name = "LABEL")]
    abbreviations: Vec<String>,
    /// The folder of the ontology; without it, that of --ontology
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Print the Turtle, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum HeldAt {
    Party,
    Branch,
    Institution,
    Department,
    Ministry,
    None,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Takes {
    Institution,
    Place,
    Field,
    Name,
    None,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sort {
    Address,
    Title,
    Rank,
}

/// The name of a value, as the ontology has it.
fn name(value: impl ValueEnum) -> String {
    let name = value.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    literal(&name, "")
}

impl Kind {
    /// What was asked for, as a word with what its scheme asks for.
    fn word(&self) -> (&Common, Word) {
        let (common, scheme, prefix, properties) = match self {
            Self::Role { common, rank, held_at } => {
                (common, "roles", "role", vec![("hn:rank", rank.to_string()), ("hn:heldAt", name(*held_at))])
            }
            Self::Body { common, r#type, takes, level } => {
                let mut properties =
                    vec![("skos:broader", format!("hn:body-{}", slug(r#type))), ("hn:takes", name(*takes))];
                properties.extend(level.iter().map(|level| ("hn:level", literal(level, ""))));
                (common, "body-types", "head", properties)
            }
            Self::Event { common, notation } => {
                let notation = notation.clone().unwrap_or_else(|| slug(&common.en));
                let properties = vec![("skos:notation", literal(&notation, "")), ("hn:denotes", "hn:Event".to_owned())];
                (common, "event-types", "event", properties)
            }
            Self::Honorific { common, sort } => (common, "honorifics", "title", vec![("hn:sort", name(*sort))]),
        };
        let Common { vi, en, alternatives, abbreviations, .. } = common;
        let word = Word {
            scheme: scheme.to_owned(),
            prefix: prefix.to_owned(),
            vi: vi.clone(),
            en: en.clone(),
            alternatives: alternatives.clone(),
            abbreviations: abbreviations.clone(),
            properties,
        };
        (common, word)
    }
}

impl From<WordError> for CliError {
    fn from(error: WordError) -> Self {
        let (exit, hint) = match &error {
            WordError::Taken { .. } => (Exit::Usage, "add to that term what it lacks, or give another label"),
            WordError::Empty { .. } => (Exit::Usage, "give a label of letters"),
            WordError::NoScheme { .. } => {
                (Exit::Ontology, "--into takes the folder of a whole ontology, such as ontology/")
            }
            WordError::Prefix { .. } => (Exit::Ontology, "declare it at the head of the file"),
            _ => (Exit::Ontology, "`hoinghi ontology check` shows what is wrong, and where"),
        };
        Self::from_error(exit, &error).hint(hint)
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let (common, word) = args.kind.word();
    let dir = super::folder(common.into.as_deref(), global)?;
    let mut files = File::of_dir(dir)?;
    let addition = word.add_to(&files)?;
    if let Some(file) = files.iter_mut().find(|file| file.path == addition.file.path) {
        *file = addition.file.clone();
    }
    refuse_faults(&addition, &super::check::checks(Some(dir))?.run(&files)?)?;
    if common.dry_run {
        output::print(format!("{}\n", addition.turtle).as_bytes())?;
        return Ok(Exit::Success);
    }
    output::write_to(&addition.file.path, &addition.file.bytes)?;
    output::print(format!("{} in {}\n", addition.iri, addition.file.path.display()).as_bytes())?;
    Ok(Exit::Success)
}

/// The word must pass the check, whatever the ontology had wrong before.
fn refuse_faults(addition: &Addition, findings: &[Finding]) -> Result<(), CliError> {
    let term = crate::query::shorten(&addition.iri);
    let is_fault = |finding: &&Finding| finding.term == term && finding.level > Level::Info;
    let faults: Vec<String> =
        findings.iter().filter(is_fault).map(|f| format!("  {}: {}", f.rule, f.problem)).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let message = format!("{term} would not pass the check of the ontology");
    let hint = "give other values; `hoinghi ontology check --rules` tells what the rules mean";
    Err(CliError::new(Exit::Usage, message).detail(faults.join("\n")).hint(hint))
}
