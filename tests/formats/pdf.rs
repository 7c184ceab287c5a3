//! A PDF file by hand: one page, one font without its outlines, and a table of what its glyphs mean.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A file whose only page shows these lines: left and bottom in points, and the words, in a size of twelve points. Each
/// letter is half as wide as high.
pub fn page(lines: &[(u32, u32, &str)]) -> Vec<u8> {
    let letters: BTreeMap<char, usize> = lines.iter().flat_map(|l| l.2.chars()).map(|c| (c, 0)).collect();
    let glyphs: BTreeMap<char, usize> = letters.into_keys().zip(1..).collect();
    let (mut shown, mut meant) = (String::new(), String::new());
    for (left, bottom, text) in lines {
        let codes: String = text.chars().map(|c| format!("{:04X}", glyphs[&c])).collect();
        _ = writeln!(shown, "BT /F 12 Tf {left} {bottom} Td <{codes}> Tj ET");
    }
    for (letter, glyph) in &glyphs {
        _ = writeln!(meant, "1 beginbfchar <{glyph:04X}> <{:04X}> endbfchar", u32::from(*letter));
    }
    let meant = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n{meant}endcmap end end"
    );
    let stream = |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
            /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        stream(&shown),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [6 0 R]
            /ToUnicode 7 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500 /FontDescriptor 8 0 R
            /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        stream(&meant),
        "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800
            /Descent -200 /CapHeight 700 /StemV 80 >>"
            .to_owned(),
    ];
    let (mut file, mut table) = ("%PDF-1.7\n".to_owned(), String::new());
    for (number, object) in objects.iter().enumerate() {
        _ = writeln!(table, "{:010} 00000 n ", file.len());
        _ = writeln!(file, "{} 0 obj\n{object}\nendobj", number + 1);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    _ = write!(
        file,
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    );
    file.into_bytes()
}
