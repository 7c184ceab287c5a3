//! The whole store out, and in.

use std::io::{Read, Write};

use oxigraph::io::{RdfFormat, RdfParser};

use super::{DumpError, LoadError, Store};

/// The format of this name or file extension that can hold a whole store: `nquads` or `trig`; nothing for another.
pub fn format(name: &str) -> Option<RdfFormat> {
    match name.to_ascii_lowercase().as_str() {
        "nquads" | "n-quads" | "nq" => Some(RdfFormat::NQuads),
        "trig" => Some(RdfFormat::TriG),
        _ => None,
    }
}

impl Store {
    /// Writes out every quad, in no particular order.
    ///
    /// # Errors
    /// When the target or the database fails, or the format has no named graphs.
    pub fn dump(&self, format: RdfFormat, target: impl Write) -> Result<(), DumpError> {
        let mut target = self.inner.dump_to_writer(format, target)?;
        target.flush().map_err(DumpError::Output)
    }

    /// Reads a dump of a whole store into this one, which must be empty.
    ///
    /// # Errors
    /// When the dump is malformed or the database fails. What was read until then may stay: load into a
    /// [`Draft`](super::Draft), and drop that.
    pub fn load(&self, format: RdfFormat, dump: impl Read) -> Result<(), LoadError> {
        if !self.inner.is_empty()? {
            return Err(LoadError::NotEmpty);
        }
        let mut loader = self.inner.bulk_loader();
        loader.load_from_reader(RdfParser::from_format(format), dump)?;
        loader.commit()?;
        Ok(())
    }
}
