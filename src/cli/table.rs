//! Tables for people to read.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};

/// Characters in a line where standard output is no terminal.
pub(super) const WIDTH: u16 = 120;

/// An empty table as wide as the terminal, or of so many characters where there is none; what does not fit is wrapped.
pub(super) fn wrapped(head: &[&str], width: u16) -> Table {
    let mut table = Table::new();
    let width = table.width().unwrap_or(width);
    table.force_no_tty().load_style(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width).set_header(head);
    table
}

/// A table as it is printed: lines without spaces at their ends.
pub(super) fn text(table: &Table) -> String {
    table.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}
