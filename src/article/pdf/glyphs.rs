//! The letters on a page of a PDF file, and where they stand.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::xref::XRef;
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

/// Glyphs are drawn in units of a thousandth of the size of the font.
const UNITS: f64 = 1000.0;

/// A letter, or several in one glyph, in points from the left and top of the page as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
}

/// The glyphs of a page that stand for letters and run from left to right, in the order in which they are drawn.
pub(super) fn glyphs(page: &Page<'_>, xref: &XRef) -> Vec<Glyph> {
    let (width, height) = page.render_dimensions();
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let page_box = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), page_box, &cache, xref, settings);
    let mut collector = Collector { glyphs: Vec::new() };
    interpret_page(page, &mut context, &mut collector);
    collector.glyphs
}

struct Collector {
    glyphs: Vec<Glyph>,
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => continue,
            };
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawn) => drawn.advance_width(),
            };
            let [a, b, c, d, ..] = place.as_coeffs();
            let origin = place * Point::ZERO;
            let end = place * Point::new(f64::from(advance.unwrap_or(UNITS as f32 / 2.0)), 0.0);
            let upright = a > 0.0 && b.abs() < a * 0.1;
            let size = c.hypot(d) * UNITS;
            if upright && size.is_finite() && origin.is_finite() && end.is_finite() {
                self.glyphs.push(Glyph { text, left: origin.x, right: end.x, baseline: origin.y, size });
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
