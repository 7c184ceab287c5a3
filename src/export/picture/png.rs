//! A picture as PNG, drawn from its SVG.

use std::io::{self, Write};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::{Picture, font};

impl Picture {
    /// Writes it as PNG. The same picture gives the same bytes.
    ///
    /// # Errors
    /// What `out` says; and when there is no memory for a picture of that size.
    pub fn write_png(&self, mut out: impl Write) -> io::Result<()> {
        let mut svg = Vec::new();
        self.write_svg(&mut svg)?;
        let mut options = Options { font_family: font::FAMILY.to_owned(), ..Options::default() };
        options.fontdb_mut().load_font_data(font::FILE.to_vec());
        let tree = Tree::from_data(&svg, &options).map_err(io::Error::other)?;
        let no_room = || io::Error::from(io::ErrorKind::OutOfMemory);
        let mut pixels = Pixmap::new(self.size.width, self.size.height).ok_or_else(no_room)?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        out.write_all(&pixels.encode_png().map_err(io::Error::other)?)
    }
}
