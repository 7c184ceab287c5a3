//! A PDF file with a text layer into an article.

mod glyphs;
mod lines;
mod paragraphs;

use std::sync::Arc;
use std::thread;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::Article;
use super::text::TextBuilder;

const KIND: &str = "a PDF file";

/// Stack of the thread that reads a file, in bytes: pages nest their drawings.
const STACK: usize = 16 << 20;

/// Name of the thread that reads a file, as panics would report it.
const THREAD: &str = "PDF file";

/// The article of a file: its text layer, one line a paragraph; what was wrapped is joined, and page numbers and what
/// stands at the head or foot of every page are left out.
///
/// # Errors
/// The kind of file, and what keeps it from being read: it is damaged, locked, or holds pictures of text only.
pub(super) fn article(bytes: Vec<u8>, document: String) -> Result<Article, (&'static str, String)> {
    let fail = |reason: &str| (KIND, reason.to_owned());
    // The crates that read PDF files give errors, not panics; but what they read is anyone's, and one bad file says
    // nothing about the others.
    let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
    let pages = thread
        .spawn(move || pages(bytes))
        .map_err(|error| (KIND, error.to_string()))?
        .join()
        .map_err(|_| fail("it is damaged in a way that its reader did not foresee"))?
        .map_err(fail)?;
    let mut left_out = Vec::new();
    let mut text = TextBuilder::default();
    for line in paragraphs::paragraphs(pages, &mut left_out) {
        text.line(&line, false);
    }
    let (text, captions) = text.finish();
    if text.is_empty() {
        return Err(fail("it has no text layer: it is scanned or drawn, and needs character recognition first"));
    }
    Ok(Article { document, text, captions, left_out, ..Article::default() })
}

fn pages(bytes: Vec<u8>) -> Result<Vec<Vec<lines::Line>>, &'static str> {
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "it is locked with a password",
        LoadPdfError::Invalid => "it is damaged, or no PDF file",
    })?;
    Ok(pdf.pages().iter().map(|page| lines::lines(glyphs::glyphs(page, pdf.xref()))).collect())
}
