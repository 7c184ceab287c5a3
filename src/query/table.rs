//! Rows as a table for people.

use std::io::{self, Write};

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use oxigraph::model::{Term, Variable};

use crate::rdf::prefix::shorten;
use crate::text::count;

/// Writes the rows as a table of at most this many characters a line.
pub(super) fn write(
    columns: &[Variable],
    rows: &[Vec<Option<Term>>],
    width: u16,
    out: &mut impl Write,
) -> io::Result<()> {
    if rows.is_empty() {
        return writeln!(out, "no rows");
    }
    let mut table = Table::new();
    table.force_no_tty().load_style(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(columns.iter().map(Variable::as_str));
    for row in rows {
        table.add_row(row.iter().map(|term| term.as_ref().map_or_else(String::new, cell)));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "{}", count(rows.len(), "row"))
}

fn cell(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => shorten(node.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
