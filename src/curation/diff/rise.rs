//! Versions: how far one must rise, and whether it did.

use semver::Version;
use serde::Serialize;

use super::Level;

/// How far the version of an ontology must rise for what changed, and whether it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rise {
    /// What must rise; nothing where nothing changed.
    pub by: Option<Level>,
    /// `owl:versionInfo` of the old state.
    pub old: String,
    /// `owl:versionInfo` of the new state.
    pub new: String,
    /// The least version that the new state may have; none where the old state's is no semantic version.
    pub least: Option<String>,
    /// Whether the new version is that, or higher.
    pub enough: bool,
}

impl Rise {
    pub(super) fn new(by: Option<Level>, old: &str, new: &str) -> Self {
        let least = Version::parse(old).ok().map(|old| least(&old, by));
        let enough = match (&least, Version::parse(new)) {
            (Some(least), Ok(new)) => new >= *least,
            // A first version.
            (None, Ok(_)) => true,
            (_, Err(_)) => by.is_none() && old == new,
        };
        Self { by, old: old.to_owned(), new: new.to_owned(), least: least.map(|v| v.to_string()), enough }
    }
}

/// The next version. Before 1.0.0 nothing is promised yet, so that the first number stays 0.
fn least(old: &Version, by: Option<Level>) -> Version {
    match by {
        None => old.clone(),
        Some(Level::Major) if old.major > 0 => Version::new(old.major + 1, 0, 0),
        Some(Level::Major | Level::Minor) => Version::new(old.major, old.minor + 1, 0),
        Some(Level::Patch) => Version::new(old.major, old.minor, old.patch + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_rises_by_what_changed() {
        use Level::{Major, Minor, Patch};
        for (by, old, new, least, enough) in [
            (Some(Major), "1.2.3", "2.0.0", Some("2.0.0"), true),
            (Some(Major), "1.2.3", "1.3.0", Some("2.0.0"), false),
            (Some(Major), "0.1.0", "0.2.0", Some("0.2.0"), true),
            (Some(Minor), "1.2.3", "1.3.0", Some("1.3.0"), true),
            (Some(Minor), "1.2.3", "1.2.4", Some("1.3.0"), false),
            (Some(Patch), "1.2.3", "1.2.4", Some("1.2.4"), true),
            (Some(Patch), "1.2.3", "1.2.3", Some("1.2.4"), false),
            (Some(Patch), "1.2.3", "tomorrow", Some("1.2.4"), false),
            (Some(Minor), "unversioned", "0.1.0", None, true),
            (None, "1.2.3", "1.2.3", Some("1.2.3"), true),
            (None, "1.2.3", "1.2.2", Some("1.2.3"), false),
            (None, "unversioned", "unversioned", None, true),
        ] {
            let rise = Rise::new(by, old, new);
            assert_eq!((rise.least.as_deref(), rise.enough), (least, enough), "{by:?} {old} {new}");
        }
    }
}
