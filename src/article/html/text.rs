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

/// What ends a sentence of the running text, or leads on to a list.
const ENDS: [char; 5] = ['.', ':', ';', ',', '!'];

/// Words in classes of what stands under a picture.
const CAPTIONS: [&str; 4] = ["caption", "chuthich", "chu-thich", "chu_thich"];

/// A line as a reader sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether the page marks it as the caption of a picture.
    pub(super) caption: bool,
}

/// The lines below a node: one a block (paragraph, list item, caption, row of a table), white space folded as browsers
/// do, no-break spaces kept, empty lines left out. Descriptions of images (`alt`) are not seen, so they are no lines.
pub(super) fn lines(node: &NodeRef) -> Vec<Line> {
    let mut writer = Writer::default();
    writer.walk(node);
    writer.end_line();
    writer.lines
}

/// The same on one line.
pub(super) fn line(node: &NodeRef) -> String {
    lines(node).into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: String,
    /// White space was seen since the last word of the line.
    space: bool,
    /// Inside a caption.
    caption: bool,
    /// How deep inside `pre`, where line ends count.
    pre: usize,
    /// How deep inside what sets a caption off from the text: italics, centred blocks.
    set_off: usize,
    /// A word of the line is not set off.
    plain: bool,
    /// The last thing before the line was a picture.
    under_image: bool,
}

impl Writer {
    fn walk(&mut self, node: &NodeRef) {
        if node.is_text() {
            return self.write(&node.text());
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        let block = BLOCKS.contains(&name);
        let outer = self.caption;
        if block {
            self.end_line();
            self.caption |= is_caption(node, name);
        } else if matches!(name, "td" | "th") {
            if !self.line.is_empty() {
                self.line.push_str(CELL_SEPARATOR);
                self.space = false;
            }
            self.caption |= is_caption(node, name);
        }
        let set_off = is_set_off(node, name);
        self.pre += usize::from(name == "pre");
        self.set_off += usize::from(set_off);
        if name == "img" {
            self.under_image = true;
        }
        for child in node.children_it(false) {
            self.walk(&child);
        }
        self.pre -= usize::from(name == "pre");
        if block {
            self.end_line();
        }
        self.set_off -= usize::from(set_off);
        self.caption = outer;
    }

    fn write(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.pre > 0 {
                self.end_line();
                continue;
            }
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with(CELL_SEPARATOR) {
                self.line.push(' ');
            }
            self.line.push(c);
            self.plain |= self.set_off == 0;
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches(CELL_SEPARATOR.trim_end()).trim();
        if !line.is_empty() {
            let under_image = std::mem::take(&mut self.under_image) && !self.plain && !line.ends_with(ENDS);
            self.lines.push(Line { text: line.to_owned(), caption: self.caption || under_image });
        }
        self.plain = false;
        self.space = false;
    }
}

/// Whether an element sets its words off from running text, as sites do with captions that they do not mark.
fn is_set_off(node: &NodeRef, name: &str) -> bool {
    let centred = |style: &str| style.to_ascii_lowercase().replace(' ', "").contains("text-align:center");
    matches!(name, "em" | "i" | "center")
        || node.attr("align").is_some_and(|align| align.eq_ignore_ascii_case("center"))
        || node.attr("style").is_some_and(|style| centred(&style) || style.contains("italic"))
}

fn is_caption(node: &NodeRef, name: &str) -> bool {
    let marked = |class: &str| {
        let class = class.to_ascii_lowercase();
        // `wp-caption` holds the picture and its caption; nothing else is in it.
        CAPTIONS.iter().any(|word| class.contains(word))
    };
    name == "figcaption"
        || !matches!(name, "body" | "article" | "main" | "section") && node.class().is_some_and(|c| marked(&c))
}
