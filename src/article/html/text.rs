//! What a reader of a page sees, line by line.

use dom_query::NodeRef;

/// Elements that begin and end a line.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
];

/// Between the cells of a table's row.
const CELL_SEPARATOR: &str = " | ";

/// The lines below a node: one a block (paragraph, list item, caption, row of a table), white space folded as browsers
/// do, no-break spaces kept, empty lines left out. Descriptions of images (`alt`) are not seen, so they are no lines.
pub(super) fn lines(node: &NodeRef) -> Vec<String> {
    let mut writer = Writer::default();
    writer.walk(node);
    writer.end_line();
    writer.lines
}

/// The same on one line.
pub(super) fn line(node: &NodeRef) -> String {
    lines(node).join(" ")
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    line: String,
    /// White space was seen since the last word of the line.
    space: bool,
}

impl Writer {
    fn walk(&mut self, node: &NodeRef) {
        if node.is_text() {
            return self.write(&node.text());
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        let block = BLOCKS.contains(&name);
        if block {
            self.end_line();
        } else if matches!(name, "td" | "th") && !self.line.is_empty() {
            self.line.push_str(CELL_SEPARATOR);
            self.space = false;
        }
        for child in node.children_it(false) {
            self.walk(&child);
        }
        if block {
            self.end_line();
        }
    }

    fn write(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with(CELL_SEPARATOR) {
                self.line.push(' ');
            }
            self.line.push(c);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches(CELL_SEPARATOR.trim_end()).trim();
        if !line.is_empty() {
            self.lines.push(line.to_owned());
        }
        self.space = false;
    }
}
