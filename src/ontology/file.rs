//! The Turtle files of an ontology, before they are understood.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::OntologyError;

static EMBEDDED: Dir<'static> = include_dir!("$OUT_DIR/ontology");

/// One Turtle file of an ontology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it was read; of what the program carries inside, the name of the file alone.
    pub path: PathBuf,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// The files that the program carries inside, by name.
    pub fn embedded() -> Vec<Self> {
        let turtle = EMBEDDED.files().filter(|file| is_turtle(file.path()));
        let mut files: Vec<_> =
            turtle.map(|file| Self { path: file.path().to_owned(), bytes: file.contents().to_owned() }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// The `.ttl` files of a folder (not of its subfolders), by name.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or the folder holds none.
    pub fn of_dir(dir: &Path) -> Result<Vec<Self>, OntologyError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| OntologyError::Read { path, source }
        };
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(dir).map_err(failed(dir))? {
            let path = entry.map_err(failed(dir))?.path();
            if is_turtle(&path) {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            return Err(OntologyError::Empty { path: dir.to_owned() });
        }
        paths.sort();
        let read = |path: PathBuf| {
            let bytes = std::fs::read(&path).map_err(failed(&path))?;
            Ok(Self { path, bytes })
        };
        paths.into_iter().map(read).collect()
    }
}

fn is_turtle(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ttl")
}
