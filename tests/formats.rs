//! Files as they are found in the wild, into articles: the text stays as given, whatever its encoding.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/drawn.rs"]
mod drawn;
#[path = "formats/pdf.rs"]
mod pdf;

use std::fs;
use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use hoinghi::article::{Article, Format, Input, InputError, Options, Source, inputs};
use proptest::prelude::*;
use tempfile::TempDir;

const TEXT: &str = "Đồng chí Lý Thị Sen – Bí thư Chi bộ.\r\nHội nghị bế mạc.\r\n";

fn read(name: &str, bytes: &[u8]) -> Result<Article, InputError> {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    match inputs([path], Options::default()).next().unwrap()? {
        Input::Article(article) => Ok(article),
        other => panic!("{other:?} is no article"),
    }
}

fn text(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).unwrap().text
}

#[test]
fn line_ends_and_decomposed_letters_stay_as_given() {
    assert_eq!(text("a.txt", TEXT.as_bytes()), TEXT);
    let decomposed = "Đo\u{302}\u{300}ng chi\u{301} Ly\u{301} Thi\u{323} Sen";
    assert_eq!(text("a.txt", decomposed.as_bytes()), decomposed);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert_eq!(text("a.txt", format!("\u{feff}{TEXT}").as_bytes()), TEXT);
    let utf16: Vec<u8> = format!("\u{feff}{TEXT}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(text("a.txt", &utf16), TEXT);
}

#[test]
fn windows_1258_is_found_without_a_declaration() {
    // Its letters are followed by their tone marks, and so they stay.
    let bytes =
        b"\xD0\xF4\xCCng ch\xED Thi\xF2 Sen \x96 B\xED th\xFD Chi b\xF4\xF2. H\xF4\xF2i nghi\xF2 b\xEA\xEC ma\xF2c.";
    assert!(text("a.txt", bytes).starts_with("Đô\u{300}ng chí Thi\u{323} Sen – Bí thư Chi bô\u{323}."));
}

#[test]
fn a_page_may_declare_its_encoding() {
    let page =
        b"<html><head><meta charset='windows-1258'></head><body><article><p>Chi b\xF4\xF2 ho\xF2p.</p></article>";
    assert_eq!(text("a.html", page), "Chi bô\u{323} ho\u{323}p.");
}

#[test]
fn a_json_line_brings_what_it_knows() {
    let line = r#"{"id":"n1","url":"https://example.org/1","title":"Họp","published":"2024-03-05T08:00:00+07:00","text":"Chi bộ họp."}"#;
    let article = read("a.jsonl", line.as_bytes()).unwrap();
    assert_eq!(article.document, "n1");
    assert_eq!(article.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(article.title.as_deref(), Some("Họp"));
    assert_eq!(article.published, Some(jiff::civil::date(2024, 3, 5)));
    let bare = read("a.jsonl", r#"{"text":"Chi bộ họp.","published":"hôm qua","url":null}"#.as_bytes()).unwrap();
    assert_eq!(bare, Article { document: "a.jsonl:1".into(), text: "Chi bộ họp.".into(), ..Article::default() });
}

#[test]
fn what_is_no_article_is_an_error_that_names_it() {
    let message = |name, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
    assert!(message("a.txt", b"\r\n \n").ends_with("a.txt is empty"));
    assert!(message("a.html", b"<html><body><nav>x</nav></body></html>").ends_with("a.html is empty"));
    assert!(message("a.jsonl", b"\n\n").ends_with("a.jsonl is empty"));
    assert!(message("a.jsonl", br#"{"text":" "}"#).ends_with("a.jsonl, line 1 is empty"));
    assert!(message("a.txt", b"PK\x03\x04\x14\0\0\0").ends_with("a.txt is no text"));
    assert!(message("a.pdf", b"%PDF-1.7\n...").ends_with("a.pdf cannot be read as a PDF file"));
    assert!(message("a.docx", b"PK\x03\x04\x14\0\0\0").ends_with("a.docx cannot be read as a Word document"));
    assert!(message("a.mhtml", b"MIME-Version: 1.0\r\n\r\nx").ends_with("cannot be read as a web archive (MHTML)"));
}

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    write!(zip, "<?xml version='1.0'?><w:document xmlns:w='{ns}'><w:body>{body}</w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_gives_its_paragraphs_rows_and_captions() {
    let body = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Họp Chi bộ</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space='preserve'>Đồng chí </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Lý Thị Sen</w:t></w:r>
          <w:del><w:r><w:delText> (vắng)</w:delText></w:r></w:del><w:r><w:br/><w:t>chủ trì &amp; kết luận.</w:t></w:r></w:p>
        <w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>
          <w:tc><w:p><w:r><w:t>Vi Thu Hà</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:pPr><w:pStyle w:val='Caption'/></w:pPr><w:r><w:t>Toàn cảnh</w:t></w:r></w:p>";
    let article = read("a.docx", &docx(body)).unwrap();
    assert_eq!(article.title.as_deref(), Some("Họp Chi bộ"));
    assert_eq!(article.text, "Họp Chi bộ\nĐồng chí Lý Thị Sen\nchủ trì & kết luận.\n1 | Vi Thu Hà\nToàn cảnh");
    let caption: String = article.text.chars().skip(article.captions[0].start).collect();
    assert_eq!(caption, "Toàn cảnh");
}

#[test]
fn wrapped_lines_of_a_pdf_become_paragraphs() {
    let lines = [
        (250, 780, "Cổng thông tin"),
        (100, 740, "Sáng 05/3/2024, Chi bộ Khoa Dược, Bệnh viện Đa khoa Vân"),
        (72, 724, "Giang tổ chức họp thường kỳ, triển khai phòng, chống Covid-"),
        (72, 708, "19. Dự họp có đồng chí Lý Thị Sen, Bí thư Chi bộ."),
        (100, 692, "Dự họp có:"),
        (72, 676, "- Đồng chí Vi Thu Hà, Phó Bí thư;"),
        (72, 660, "- Đồng chí Giáp Thế Lộc."),
        (300, 60, "1"),
    ];
    let article = read("a.pdf", &pdf::page(&lines)).unwrap();
    assert_eq!(
        article.text.lines().collect::<Vec<_>>(),
        [
            "Cổng thông tin",
            "Sáng 05/3/2024, Chi bộ Khoa Dược, Bệnh viện Đa khoa Vân Giang tổ chức họp thường kỳ, triển khai phòng, chống \
             Covid-19. Dự họp có đồng chí Lý Thị Sen, Bí thư Chi bộ.",
            "Dự họp có:",
            "- Đồng chí Vi Thu Hà, Phó Bí thư;",
            "- Đồng chí Giáp Thế Lộc.",
        ]
    );
    assert_eq!(article.left_out[0].text, "1");
}

#[test]
fn a_pdf_without_a_text_layer_says_so() {
    let Err(InputError::Document { reason, .. }) = read("a.pdf", &pdf::page(&[])) else { panic!("it was read") };
    assert!(reason.starts_with("it has no text layer"), "{reason}");
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}

/// The documents and errors of a file, in order.
fn stream(name: &str, bytes: &[u8]) -> Vec<String> {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    let shown = |input: Result<Input, InputError>| match input {
        Ok(Input::Article(article)) => article.document,
        Ok(Input::Facts(facts)) => facts.document.clone(),
        Err(error) => error.to_string().replace(&format!("{}/", dir.path().display()), ""),
    };
    inputs([path.clone()], Options::default()).map(shown).collect()
}

#[test]
fn a_broken_line_is_named_and_the_rest_goes_on() {
    let text =
        "{\"id\":\"1\",\"text\":\"Chi bộ\u{2028}họp.\"}\n{\"text\": oh\n\n{\"id\":\"4\",\"text\":\"Chi bộ họp.\"}\r\n";
    let expected = ["1", "a.jsonl, line 2 is not valid: expected value (column 10)", "4"];
    assert_eq!(stream("a.jsonl", text.as_bytes()), expected);
    let expected = expected.map(|line| line.replace("a.jsonl", "a.jsonl.gz"));
    assert_eq!(stream("a.jsonl.gz", &gzipped(text)), expected);
}

#[test]
fn gzipped_inputs_are_read_whole_and_as_far_as_they_go() {
    let line = |n: u32| format!("{{\"id\":\"{n}\",\"text\":\"Chi bộ họp lần {n}.\"}}\n");
    // Two archives one behind the other are one stream.
    assert_eq!(stream("a.jsonl.gz", &[gzipped(&line(1)), gzipped(&line(2))].concat()), ["1", "2"]);
    let broken = [gzipped(&line(1)), gzipped(&line(2))[..20].to_vec()].concat();
    assert_eq!(stream("a.jsonl.gz", &broken), ["1", "cannot read a.jsonl.gz"]);
    assert_eq!(text("a.txt.gz", &gzipped("Chi bộ họp.")), "Chi bộ họp.");
    assert_eq!(text("a.html", &gzipped("<article><p>Chi bộ họp.</p></article>")), "Chi bộ họp.");
}

proptest! {
    #![proptest_config(drawn::cases(256))]

    #[test]
    fn no_bytes_make_the_reading_panic(bytes: Vec<u8>) {
        for format in [
            Format::Text,
            Format::Html,
            Format::Mhtml,
            Format::Docx,
            Format::Pdf,
            Format::Jsonl,
            Format::Facts,
            Format::AnyJson,
        ] {
            _ = Source::new("any", format, bytes.clone()).parse();
        }
    }

    #[test]
    fn no_damage_to_a_file_makes_the_reading_panic(at in 0..1200_usize, junk: Vec<u8>) {
        let page = pdf::page(&[(72, 700, "Chi bộ họp."), (72, 684, "Đồng chí Lý Thị Sen dự.")]);
        for (format, mut bytes) in [(Format::Pdf, page), (Format::Docx, docx("<w:p><w:r><w:t>Họp</w:t></w:r></w:p>"))] {
            let at = at % bytes.len();
            bytes.splice(at..(at + junk.len()).min(bytes.len()), junk.iter().copied());
            _ = Source::new("any", format, bytes).parse();
        }
    }

    #[test]
    fn no_page_makes_the_reading_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<div class='menu'>", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<table>",
                "<tr>", "<td>", "<li>", "<br><br>", "<header>", "<main>", "</main>", "<figure>", "<figcaption>", "<img>",
                "<title>a - b: c</title>", "<meta property='og:title' content='x'>", "<time datetime='2024'>", "&nbsp;",
                "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"author\":[{}]}", "</script>", "<form>",
                "<noscript><img></noscript>", "<template>", "<svg>", "<a rel='author'>", "<!--", "-->", "<font>",
                "Sáng 05/3, Chi bộ Khoa Dược tổ chức Hội nghị, với sự tham dự của đồng chí Lý Thị Sen.", "<", "é",
            ]),
            0..60,
        )
    ) {
        _ = Source::new("any.html", Format::Html, parts.concat().into_bytes()).parse();
    }
}
