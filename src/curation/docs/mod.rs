//! A site that tells people of an ontology: what each term means, how it is called, where it is used.
//!
//! Two pages that say the same, `index.html` in English and `vi.html` in Vietnamese, each with an anchor for every term
//! that is the local name of its IRI, so that `https://w3id.org/hoinghi/ontology#role-bi-thu` may lead there; and the
//! ontology as Turtle, RDF/XML, JSON-LD and N-Triples. Nothing is loaded from elsewhere, and all can be read without
//! JavaScript.
//!
//! ```
//! use hoinghi::curation::docs::{self, Edition};
//! use hoinghi::ontology::Ontology;
//!
//! let site = docs::site(&Ontology::embedded()?, None, Edition::Only)?;
//! let english = String::from_utf8_lossy(&site["index.html"]);
//! assert!(english.contains(r#"id="role-bi-thu""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod book;
mod concept;
mod diagram;
mod downloads;
mod page;
mod term;
mod words;

use std::collections::BTreeMap;
use std::io;

use book::Book;
use words::Language;

use super::usage::Usage;
use crate::ontology::Ontology;

/// Where a site stands among those of other versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition<'a> {
    /// There is no other.
    Only,
    /// It is the newest, with the sites of these versions in folders beside it.
    Newest(&'a [String]),
    /// It is kept in the folder of its version, beside the newest.
    Kept,
}

/// The files of the site by their names. The same ontology and use give the same bytes.
///
/// # Errors
/// Where the ontology cannot be written in one of its formats: an IRI, say, that RDF/XML has no name for.
pub fn site(ontology: &Ontology, usage: Option<&Usage>, edition: Edition<'_>) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let book = Book::new(ontology, usage, edition);
    let mut files = downloads::files(ontology)?;
    for language in Language::ALL {
        files.insert(language.page().to_owned(), page::html(&book, language).into_bytes());
    }
    files.insert("style.css".to_owned(), include_bytes!("style.css").to_vec());
    files.insert("search.js".to_owned(), include_bytes!("search.js").to_vec());
    Ok(files)
}
