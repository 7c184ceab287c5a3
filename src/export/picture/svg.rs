//! A picture as SVG 1.1, with its font within.

use std::io::{self, Write};

use data_encoding::BASE64;
use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::{Disc, Picture, Text, font};
use crate::export::xml::{clean, document};

impl Picture {
    /// Writes it as SVG. The same picture gives the same bytes.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_svg(&self, out: impl Write) -> io::Result<()> {
        document(out, |xml| {
            let [width, height] = [self.size.width, self.size.height].map(|side| side.to_string());
            let view = format!("0 0 {width} {height}");
            let family = format!("'{}', sans-serif", font::FAMILY);
            let root = [
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &view),
                ("font-family", &family),
            ];
            xml.create_element("svg").with_attributes(root).write_inner_content(|xml| {
                if let Some(title) = self.captions.first() {
                    xml.create_element("title").write_text_content(BytesText::new(&clean(&title.text)))?;
                }
                xml.create_element("style").write_text_content(BytesText::new(&style()))?;
                let ground = [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")];
                xml.create_element("rect").with_attributes(ground).write_empty()?;
                self.draw_edges(xml)?;
                discs(xml, "nodes", &self.nodes)?;
                // A white edge keeps names apart from the lines behind them.
                let edge = [("paint-order", "stroke"), ("stroke", "#ffffff"), ("stroke-linejoin", "round")];
                texts(xml, "labels", &self.labels, &edge)?;
                discs(xml, "examples", &self.examples)?;
                texts(xml, "captions", &self.captions, &[])
            })?;
            Ok(())
        })
    }

    fn draw_edges<W: Write>(&self, xml: &mut Writer<W>) -> io::Result<()> {
        let opacity = short(self.opacity);
        let group = [("id", "edges"), ("fill", "none"), ("stroke-opacity", opacity.as_str())];
        xml.create_element("g").with_attributes(group).write_inner_content(|xml| {
            for edge in &self.edges {
                let [[x1, y1], [x2, y2]] = edge.ends.map(|end| end.map(short));
                let (color, width) = (hex(edge.color), short(edge.width));
                let line = [
                    ("x1", x1.as_str()),
                    ("y1", &y1),
                    ("x2", &x2),
                    ("y2", &y2),
                    ("stroke", &color),
                    ("stroke-width", &width),
                ];
                xml.create_element("line").with_attributes(line).write_empty()?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn discs<W: Write>(xml: &mut Writer<W>, id: &str, discs: &[Disc]) -> io::Result<()> {
    xml.create_element("g").with_attributes([("id", id), ("stroke", "#ffffff")]).write_inner_content(|xml| {
        for disc in discs {
            let [x, y, radius, rim] = [disc.x, disc.y, disc.radius, disc.radius / 10.0].map(short);
            let color = hex(disc.color);
            let circle = [("cx", x.as_str()), ("cy", &y), ("r", &radius), ("fill", &color), ("stroke-width", &rim)];
            xml.create_element("circle").with_attributes(circle).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn texts<W: Write>(xml: &mut Writer<W>, id: &str, texts: &[Text], style: &[(&str, &str)]) -> io::Result<()> {
    let group = xml.create_element("g").with_attributes([("id", id), ("fill", "#222222")]);
    group.with_attributes(style.iter().copied()).write_inner_content(|xml| {
        for text in texts {
            let [x, y, size, rim] = [text.x, text.y, text.size, text.size / 6.0].map(short);
            let place = [("x", x.as_str()), ("y", &y), ("font-size", &size)];
            let rim = (!style.is_empty()).then_some(("stroke-width", rim.as_str()));
            let element = xml.create_element("text").with_attributes(place).with_attributes(rim);
            element.write_text_content(BytesText::new(&clean(&text.text)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The font within the file, for those who do not have it.
fn style() -> String {
    let (family, data) = (font::FAMILY, BASE64.encode(font::FILE));
    format!("@font-face{{font-family:'{family}';src:url(data:font/ttf;base64,{data})format('truetype')}}")
}

/// To a hundredth of a pixel.
fn short(number: f64) -> String {
    ((number * 100.0).round() / 100.0).to_string()
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
