//! What both XML formats share, and texts that no format stumbles over.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

/// Writes an indented document: the declaration, then what `root` writes.
pub(super) fn document<W: Write>(out: W, root: impl FnOnce(&mut Writer<W>) -> io::Result<()>) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    root(&mut xml)?;
    xml.get_mut().write_all(b"\n")
}

/// The text on one line, without the characters that XML cannot hold, however escaped.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| (c.is_ascii_control() && !c.is_ascii_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if !text.contains(|c: char| c.is_ascii_control() || bad(c)) {
        return Cow::Borrowed(text);
    }
    let text: String = text.chars().filter(|c| !bad(*c)).collect();
    Cow::Owned(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}
