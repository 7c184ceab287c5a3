//! What kinds of file hold articles.

use std::path::Path;

/// How the bytes of an input are to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text, one article a file.
    Text,
    /// A saved web page.
    Html,
    /// A web page saved with its pictures in one file (MHTML).
    Mhtml,
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF file with a text layer.
    Pdf,
    /// JSON lines, each an article: `{"id", "url", "title", "published", "text"}`, all but `text` optional.
    Jsonl,
    /// JSON lines, each the [`Facts`](crate::facts::Facts) of an article.
    Facts,
    /// JSON lines of either kind: an article where there is a `text`, else facts.
    AnyJson,
}

/// Endings of file names and what they say, the longest first.
const ENDINGS: [(&str, Format); 10] = [
    (".facts.jsonl", Format::Facts),
    (".jsonl", Format::Jsonl),
    (".html", Format::Html),
    (".htm", Format::Html),
    (".xhtml", Format::Html),
    (".mhtml", Format::Mhtml),
    (".mht", Format::Mhtml),
    (".docx", Format::Docx),
    (".pdf", Format::Pdf),
    (".txt", Format::Text),
];

impl Format {
    /// What the ending of a file's name says, blind to letter case and to a `.gz` behind it; nothing where the ending is
    /// none of ours.
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }

    /// What the first bytes of an input look like: a format that has a mark of its own, JSON lines, a web page, or else
    /// text.
    pub fn guess(start: &[u8]) -> Self {
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        for (mark, format) in [
            (b"%PDF-".as_slice(), Self::Pdf),
            (b"PK\x03\x04", Self::Docx),
            (b"MIME-Version:", Self::Mhtml),
            (b"From: <Saved by", Self::Mhtml),
        ] {
            if start.starts_with(mark) {
                return format;
            }
        }
        match start.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{') => Self::AnyJson,
            Some(b'<') => Self::Html,
            _ => Self::Text,
        }
    }

    /// Whether an input of this format holds one article a line.
    pub(super) fn is_lines(self) -> bool {
        matches!(self, Self::Jsonl | Self::Facts | Self::AnyJson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_format() {
        let of = |name: &str| Format::of_path(Path::new(name));
        assert_eq!(of("a/b.facts.jsonl"), Some(Format::Facts));
        assert_eq!(of("b.jsonl"), Some(Format::Jsonl));
        assert_eq!(of("B.HTM"), Some(Format::Html));
        assert_eq!(of("b.pdf"), Some(Format::Pdf));
        assert_eq!(of("b.jsonl.gz"), Some(Format::Jsonl));
        assert_eq!(of("b.doc"), None);
        assert_eq!(of("txt"), None);
    }

    #[test]
    fn first_bytes_tell_the_format() {
        assert_eq!(Format::guess(b"\xEF\xBB\xBF {\"text\""), Format::AnyJson);
        assert_eq!(Format::guess(b"\n<!doctype html>"), Format::Html);
        assert_eq!(Format::guess(b"%PDF-1.7"), Format::Pdf);
        assert_eq!(Format::guess("Sáng 5/3".as_bytes()), Format::Text);
    }
}
