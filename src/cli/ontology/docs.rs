//! `hoinghi ontology docs`: pages that tell people of the ontology.

use std::path::{Path, PathBuf};

use semver::Version;

use crate::cli::global::Global;
use crate::cli::{CliError, Exit, output};
use crate::curation::docs::{self, Edition};
use crate::curation::usage::Usage;
use crate::store::Store;

/// Write pages that tell people of the ontology
///
/// A page in English (index.html) and one in Vietnamese (vi.html) with every class, property and concept: what it
/// means, how it lies to others, how articles call it; with --store also how often it stands in the data, and an
/// example. Beside them the ontology as Turtle, RDF/XML, JSON-LD and N-Triples. The pages load nothing from elsewhere
/// and can be put on any web server.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hoinghi ontology docs -o site/
  hoinghi ontology docs -o site/ --store hoinghi-store
  hoinghi ontology docs -o site/ --version-links
  hoinghi ontology docs -o site/ --ontology my-words/")]
pub(super) struct Args {
    /// Folder to write to; it is made where it is missing
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Folder of a store, for the number of uses and examples [default: none]
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,
    /// Keep the site also in a folder of its version (DIR/0.1.0), and link to all that are kept there
    #[arg(long)]
    version_links: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, CliError> {
    let ontology = global.ontology()?;
    let store = args.store.as_deref().map(Store::open).transpose()?;
    let usage = store.map(|store| Usage::of(&ontology, &store)).transpose()?;
    let write = |folder: &Path, edition: Edition<'_>| {
        let site = docs::site(&ontology, usage.as_ref(), edition).map_err(|e| {
            CliError::new(Exit::Ontology, "cannot write the ontology in all formats")
                .because(e)
                .hint("RDF/XML takes no property whose IRI ends in other than a name")
        })?;
        let hint = "check the path and who may write there";
        std::fs::create_dir_all(folder).map_err(|e| CliError::output(folder.display(), e).hint(hint))?;
        site.iter().try_for_each(|(name, bytes)| output::write_to(&folder.join(name), bytes))
    };
    if !args.version_links {
        write(&args.output, Edition::Only)?;
        return Ok(Exit::Success);
    }
    let version = Version::parse(ontology.version()).map_err(|e| {
        let message = format!("the version of the ontology, {:?}, names no folder", ontology.version());
        CliError::new(Exit::Ontology, message).because(e).hint("give owl:versionInfo three numbers: 0.1.0")
    })?;
    write(&args.output.join(version.to_string()), Edition::Kept)?;
    write(&args.output, Edition::Newest(&kept(&args.output)))?;
    Ok(Exit::Success)
}

/// The versions that have a folder with a site, the newest first.
fn kept(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sites = entries.filter(|entry| entry.path().join("index.html").is_file());
    let mut versions: Vec<Version> =
        sites.filter_map(|entry| Version::parse(entry.file_name().to_str()?).ok()).collect();
    versions.sort_by(|a, b| b.cmp(a));
    versions.iter().map(Version::to_string).collect()
}
