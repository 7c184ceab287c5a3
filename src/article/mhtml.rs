//! A web page saved with its pictures in one file (MHTML), into an article.

use mailparse::{ParsedMail, parse_mail};

use super::{Article, encoding, html};

const KIND: &str = "a web archive (MHTML)";

/// The article of the first page in the archive.
///
/// # Errors
/// The kind of file, and what keeps it from being read.
pub(super) fn article(bytes: &[u8], document: String) -> Result<Article, (&'static str, String)> {
    let fail = |reason: &str| (KIND, reason.to_owned());
    let mail = parse_mail(bytes).map_err(|error| (KIND, error.to_string()))?;
    let part = page(&mail).ok_or_else(|| fail("no web page is in it"))?;
    let body = part.get_body_raw().map_err(|error| (KIND, error.to_string()))?;
    let text = encoding::decode_labelled(&body, &part.ctype.charset).map_err(fail)?;
    html::article(&text, document).map_err(fail)
}

fn page<'m, 'b>(mail: &'m ParsedMail<'b>) -> Option<&'m ParsedMail<'b>> {
    let is_page = matches!(mail.ctype.mimetype.as_str(), "text/html" | "application/xhtml+xml");
    if is_page { Some(mail) } else { mail.subparts.iter().find_map(page) }
}
