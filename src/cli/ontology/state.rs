//! An ontology as it is or was: in a folder, in a file, inside the program, or in git.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use crate::cli::{CliError, Exit};
use crate::ontology::{File, Ontology};

/// Where a revision of git has the ontology, from the folder that the program runs in.
const FOLDER: &str = "./ontology";

const HINT: &str = "name a folder of .ttl files, one such file, `embedded` for the one inside the program, `nothing`, or \
                    a git revision whose folder `ontology` is meant (v0.1.0, HEAD~3; HEAD:words for another folder)";

/// A state of an ontology, as it is named on the command line.
#[derive(Debug, Clone)]
pub(super) enum State {
    /// The one that the program carries inside.
    Embedded,
    /// None at all: what a first version is compared with.
    Nothing,
    /// A folder, a file or a revision: whichever there is.
    Named(String),
}

impl FromStr for State {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "embedded" => Self::Embedded,
            "nothing" => Self::Nothing,
            name => Self::Named(name.to_owned()),
        })
    }
}

impl State {
    /// Reads it. What is there as a folder or file is that; else it is a revision.
    pub(super) fn read(&self) -> Result<Ontology, CliError> {
        let files = match self {
            Self::Embedded => File::embedded(),
            Self::Nothing => Vec::new(),
            Self::Named(name) => {
                let path = Path::new(name);
                match path.metadata() {
                    Ok(there) if there.is_dir() => File::of_dir(path)?,
                    Ok(_) => vec![File { path: path.to_owned(), bytes: read(path)? }],
                    Err(_) => revision(name)?,
                }
            }
        };
        Ok(Ontology::from_files(&files)?)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    let failed = |e| CliError::new(Exit::Ontology, format!("cannot read {}", path.display())).because(e);
    std::fs::read(path).map_err(failed)
}

/// The Turtle files of a folder as git has them in a revision.
fn revision(name: &str) -> Result<Vec<File>, CliError> {
    let failed = |cause: String| {
        let message = format!("{name} is no folder, no file and no revision with an ontology");
        CliError::new(Exit::Ontology, message).because(cause).hint(HINT)
    };
    let folder = if name.contains(':') { name.to_owned() } else { format!("{name}:{FOLDER}") };
    let tree = git(["rev-parse", "--verify", "--end-of-options", &folder]).map_err(failed)?;
    let tree = String::from_utf8_lossy(&tree).trim().to_owned();
    let listed = git(["ls-tree", "-z", "--full-tree", &tree]).map_err(failed)?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    // MODE SP TYPE SP OBJECT TAB NAME NUL
    let entries =
        listed.split('\0').filter_map(|entry| entry.split_once('\t')).filter(|(_, file)| file.ends_with(".ttl"));
    let mut files = Vec::new();
    for (about, file) in entries {
        let object = about.rsplit(' ').next().unwrap_or_default();
        let path = PathBuf::from(format!("{folder}/{file}"));
        files.push(File { path, bytes: git(["cat-file", "blob", object]).map_err(failed)? });
    }
    if files.is_empty() {
        return Err(failed(format!("{folder} holds no .ttl file")));
    }
    Ok(files)
}

/// What git prints; else what it complains of.
fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(arguments).output().map_err(|e| format!("git does not run: {e}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("fatal: ")))
}
