//! Gathers what the program carries inside, anew when a file joins or leaves `ontology/` or `queries/`.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=ontology");
    println!("cargo::rerun-if-changed=queries");
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("ontology");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    fs::create_dir_all(&target)?;
    // The Turtle alone: what lies in folders beside it is for those who keep the ontology.
    for entry in fs::read_dir("ontology")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ttl") {
            fs::copy(&path, target.join(path.strip_prefix("ontology").unwrap_or(&path)))?;
        }
    }
    Ok(())
}
