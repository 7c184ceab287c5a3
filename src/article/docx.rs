//! A Word document (Office Open XML) into an article.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::text::TextBuilder;
use super::{Article, encoding};

const KIND: &str = "a Word document";

/// No text of a document has as many bytes; an archive that unpacks to more is a trap.
const LARGEST: u64 = 64 << 20;

/// The article of a document: one line a paragraph or row of a table, with the paragraph in the style `Title` as its
/// headline and those in the style `Caption` marked. Headers, footers, comments and deleted words are not its text.
///
/// # Errors
/// The kind of file, and what keeps it from being read.
pub(super) fn article(bytes: &[u8], document: String) -> Result<Article, (&'static str, String)> {
    let xml = main_part(bytes).map_err(|reason| (KIND, reason))?;
    let mut body = Body::default();
    body.read(&xml).map_err(|error| (KIND, error.to_string()))?;
    let (text, captions) = body.text.finish();
    Ok(Article { document, title: body.title, text, captions, ..Article::default() })
}

/// The XML of the document's text.
fn main_part(bytes: &[u8]) -> Result<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    // Some programs number the part.
    let is_main = |name: &Cow<'_, str>| name.starts_with("word/document") && name.ends_with(".xml");
    let name = archive.file_names().flatten().filter(is_main).min().map(Cow::into_owned);
    let name = name.ok_or("it is a ZIP file without a Word document in it")?;
    let part = archive.by_name(&name).map_err(|error| error.to_string())?;
    let mut xml = Vec::new();
    part.take(LARGEST).read_to_end(&mut xml).map_err(|error| error.to_string())?;
    if xml.len() as u64 == LARGEST {
        return Err("its text is larger than 64 MB".to_owned());
    }
    encoding::decode(&xml, false).map_err(str::to_owned)
}

/// What was read of the document so far.
#[derive(Default)]
struct Body {
    text: TextBuilder,
    title: Option<String>,
    /// The paragraphs that are open: text boxes stand inside other paragraphs.
    paragraphs: Vec<Paragraph>,
    /// How deep the reading is inside tables; and the cells of the row so far.
    tables: usize,
    row: Vec<String>,
    cell: Vec<String>,
    /// Inside `w:t`.
    in_text: bool,
    /// Inside an older copy of what was read already, or of what was deleted.
    skipped: usize,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
}

impl Body {
    fn read(&mut self, xml: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Eof => return Ok(()),
                Event::Start(start) => self.start(&start),
                Event::Empty(empty) => self.empty(&empty),
                Event::End(end) => self.end(end.local_name().as_ref()),
                Event::Text(text) if self.in_text => self.push(&text.xml_content(XmlVersion::Implicit1_0)),
                Event::GeneralRef(entity) if self.in_text => self.entity(&entity)?,
                Event::CData(text) if self.in_text => self.push(&text.xml_content(XmlVersion::Implicit1_0)),
                _ => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "Fallback" | "moveFrom" => self.skipped += 1,
            "p" => self.paragraphs.push(Paragraph::default()),
            "t" => self.in_text = self.skipped == 0,
            "tbl" => self.tables += 1,
            _ => self.empty(start),
        }
    }

    fn empty(&mut self, empty: &BytesStart<'_>) {
        match empty.local_name().as_ref() {
            "tab" => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                let value = empty.attributes().flatten().find(|a| a.key.local_name().as_ref() == "val");
                if let (Some(paragraph), Some(value)) = (self.paragraphs.last_mut(), value) {
                    paragraph.style = value.value.to_ascii_lowercase();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Fallback" | "moveFrom" => self.skipped = self.skipped.saturating_sub(1),
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                let cell = std::mem::take(&mut self.cell).join(" ");
                if !cell.is_empty() {
                    self.row.push(cell);
                }
            }
            "tr" => {
                let row = std::mem::take(&mut self.row).join(" | ");
                self.text.line(&row, false);
            }
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Paragraph { text, style }) = self.paragraphs.pop().filter(|_| self.skipped == 0) else { return };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        if self.tables > 0 {
            return self.cell.extend(lines.map(str::to_owned));
        }
        if style == "title" && self.title.is_none() {
            self.title = Some(lines.collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty());
            return self.text.line(self.title.as_deref().unwrap_or_default(), false);
        }
        lines.for_each(|line| self.text.line(line, style == "caption"));
    }

    fn entity(&mut self, entity: &BytesRef<'_>) -> Result<(), quick_xml::Error> {
        if let Some(c) = entity.resolve_char_ref()? {
            self.push(c.encode_utf8(&mut [0; 4]));
        } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(entity) {
            self.push(known);
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if self.skipped == 0
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }
}
