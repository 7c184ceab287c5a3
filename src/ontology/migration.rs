//! What has to be done to a store that was built with an older ontology: one SPARQL update between two versions.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
pub use semver::Version;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/ontology/migrations");

/// The folder beside the Turtle of an ontology.
const FOLDER: &str = "migrations";

/// One step from a version of the ontology to a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// Name of its file, without the ending.
    pub name: String,
    /// The version that it begins with.
    pub from: Version,
    /// The version that it ends with.
    pub to: Version,
    /// What it does, in one line.
    pub description: String,
    /// A SPARQL pattern for articles that have to be read again.
    pub reread: Option<String>,
    /// The SPARQL update, to be run on the graph of each article.
    pub update: String,
}

/// Why there is no way from one version to another.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// A folder or file could not be read.
    #[error("cannot read {path}")]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not named after two versions, the earlier one first.
    #[error("{name}.ru is not named after two versions")]
    Name {
        /// The file, without the ending.
        name: String,
    },
    /// The first line of a file does not say what it does.
    #[error("{name}.ru does not say what it does")]
    Undescribed {
        /// The file, without the ending.
        name: String,
    },
    /// A version of an ontology has another form.
    #[error("{version:?} is no version such as 1.2.0")]
    Version {
        /// The version.
        version: String,
    },
    /// The store was built with a later ontology.
    #[error("the store was built with ontology {store}, which is later than {ontology}")]
    Later {
        /// The version of the store's ontology.
        store: Version,
        /// That of the ontology at hand.
        ontology: Version,
    },
    /// A step leads over a version at which one should begin or end.
    #[error("{name}.ru leads over version {version}, which lies between")]
    Over {
        /// The file, without the ending.
        name: String,
        /// The version.
        version: Version,
    },
}

impl Migration {
    /// All that the program carries inside.
    ///
    /// # Errors
    /// When one that was built in is malformed.
    pub fn embedded() -> Result<Vec<Self>, MigrationError> {
        let files = EMBEDDED.files().filter(|file| is_migration(file.path()));
        files.map(|file| Self::parse(file.path(), &String::from_utf8_lossy(file.contents()))).collect()
    }

    /// The `.ru` files in the folder `migrations` of an ontology; none where it has no such folder.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or one is malformed.
    pub fn of_dir(ontology: &Path) -> Result<Vec<Self>, MigrationError> {
        let dir = ontology.join(FOLDER);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| MigrationError::Read { path, source }
        };
        let mut migrations = Vec::new();
        if dir.is_dir() {
            for entry in std::fs::read_dir(&dir).map_err(failed(&dir))? {
                let path = entry.map_err(failed(&dir))?.path();
                if is_migration(&path) {
                    migrations.push(Self::parse(&path, &std::fs::read_to_string(&path).map_err(failed(&path))?)?);
                }
            }
        }
        Ok(migrations)
    }

    /// Those that lead from one version to another, in their order. Between two of them, nothing has to be done.
    ///
    /// # Errors
    /// When the versions have another form, the first is the later one, or a step leads over one of them.
    pub fn between(mut all: Vec<Self>, store: &str, ontology: &str) -> Result<Vec<Self>, MigrationError> {
        let (mut from, to) = (version(store)?, version(ontology)?);
        if from > to {
            return Err(MigrationError::Later { store: from, ontology: to });
        }
        all.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        all.retain(|step| step.to > from && step.from < to);
        for step in &all {
            let over = [&from, &to].into_iter().find(|version| step.from < **version && step.to > **version);
            if let Some(version) = over.cloned() {
                return Err(MigrationError::Over { name: step.name.clone(), version });
            }
            from = step.to.clone();
        }
        Ok(all)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, MigrationError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let versions = name.split_once('-').and_then(|(from, to)| Some((version(from).ok()?, version(to).ok()?)));
        let Some((from, to)) = versions.filter(|(from, to)| from < to) else {
            return Err(MigrationError::Name { name });
        };
        let mut head = text.lines().map_while(|line| line.strip_prefix('#'));
        let description = head.next().unwrap_or_default().trim().to_owned();
        if description.is_empty() {
            return Err(MigrationError::Undescribed { name });
        }
        let mut reread: Option<String> = None;
        for line in head {
            match (line.trim().strip_prefix("@reread"), &mut reread) {
                (Some(pattern), _) => reread = Some(pattern.trim().to_owned()),
                (None, Some(pattern)) if line.starts_with("  ") => pattern.extend([" ", line.trim()]),
                _ => {}
            }
        }
        Ok(Self { name, from, to, description, reread, update: text.to_owned() })
    }
}

fn version(text: &str) -> Result<Version, MigrationError> {
    Version::parse(text).map_err(|_| MigrationError::Version { version: text.to_owned() })
}

fn is_migration(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ru")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn migration(name: &str) -> Migration {
        Migration::parse(Path::new(&format!("{name}.ru")), "# What it does\n").unwrap()
    }

    fn between(names: &[&str], from: &str, to: &str) -> Result<Vec<String>, String> {
        let all = names.iter().map(|name| migration(name)).collect();
        let steps = Migration::between(all, from, to).map_err(|error| error.to_string())?;
        Ok(steps.into_iter().map(|step| step.name).collect())
    }

    #[test]
    fn the_steps_between_two_versions_are_in_order() {
        let names = ["0.10.0-1.0.0", "0.1.0-0.2.0", "0.2.0-0.9.1", "1.0.0-1.1.0"];
        assert_eq!(between(&names, "0.1.0", "1.0.0").unwrap(), ["0.1.0-0.2.0", "0.2.0-0.9.1", "0.10.0-1.0.0"]);
        assert_eq!(between(&names, "0.9.1", "0.10.0").unwrap(), [""; 0]);
        assert_eq!(between(&names, "1.0.0", "1.0.0").unwrap(), [""; 0]);
    }

    #[test]
    fn where_there_is_no_way_it_is_said_why() {
        let names = ["0.1.0-0.3.0"];
        for (from, to, problem) in [
            ("0.2.0", "0.4.0", "0.1.0-0.3.0.ru leads over version 0.2.0, which lies between"),
            ("0.1.0", "0.2.0", "0.1.0-0.3.0.ru leads over version 0.2.0, which lies between"),
            ("0.4.0", "0.3.0", "the store was built with ontology 0.4.0, which is later than 0.3.0"),
            ("0.1", "0.3.0", "\"0.1\" is no version such as 1.2.0"),
        ] {
            assert_eq!(between(&names, from, to).unwrap_err(), problem);
        }
        let overlapping = between(&["0.1.0-0.3.0", "0.2.0-0.4.0"], "0.1.0", "0.5.0");
        assert_eq!(overlapping.unwrap_err(), "0.2.0-0.4.0.ru leads over version 0.3.0, which lies between");
    }

    #[test]
    fn a_file_is_named_after_versions_and_says_what_it_does() {
        for name in ["0.1.0", "0.2.0-0.1.0", "old-new"] {
            assert!(Migration::parse(Path::new(&format!("{name}.ru")), "# D").is_err(), "{name}");
        }
        assert!(Migration::parse(Path::new("0.1.0-0.2.0.ru"), "DELETE WHERE { ?a ?b ?c }").is_err());
        let text = "# D\n# @reread { ?a\n#   ?b ?c }\nDELETE WHERE { ?a ?b ?c }";
        let migration = Migration::parse(Path::new("0.1.0-0.2.0.ru"), text).unwrap();
        assert_eq!((&*migration.description, migration.reread.as_deref()), ("D", Some("{ ?a ?b ?c }")));
    }

    #[test]
    fn those_inside_are_well_formed() {
        Migration::embedded().unwrap();
    }
}
