//! Gathers what the program carries inside, anew when a file joins or leaves `ontology/` or `queries/`, and compiles the words
//! of the ontology, so that the program begins to read at once.

// The reading's own code; not all of it is used here.
#![allow(dead_code, unreachable_pub, unused_imports, missing_docs)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use oxrdf::Triple;
use oxttl::TurtleParser;

use crate::recognize::words::Words;

#[path = "src/text/mod.rs"]
mod text;

#[path = "src/ontology"]
mod ontology {
    mod asked;
    mod concept;
    mod skos;
    mod text;

    pub use asked::PROPERTIES;
    pub use concept::{Concept, Label, LabelKind};
    pub use skos::concepts;
    pub use text::Text;
}

#[path = "src/recognize"]
mod recognize {
    pub mod words;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=ontology");
    println!("cargo::rerun-if-changed=queries");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let files = gather(&out.join("ontology"))?;
    let mut triples = Vec::new();
    for file in &files {
        parse(file, &mut triples).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    fs::write(out.join("words"), postcard::to_allocvec(&Words::new(&ontology::concepts(&triples)))?)?;
    Ok(())
}

/// The Turtle of the ontology into a folder. What lies in folders beside it is for those who keep the ontology.
fn gather(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut files = Vec::new();
    for entry in fs::read_dir("ontology")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ttl") {
            fs::copy(&path, folder.join(path.strip_prefix("ontology")?))?;
            files.push(path);
        }
    }
    // As the program reads them: by name.
    files.sort();
    Ok(files)
}

fn parse(file: &Path, triples: &mut Vec<Triple>) -> Result<(), Box<dyn Error>> {
    for triple in TurtleParser::new().for_slice(&fs::read(file)?) {
        triples.push(triple?);
    }
    Ok(())
}
