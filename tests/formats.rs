//! Files as they are found in the wild, into articles: the text stays as given, whatever its encoding.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;

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
}

proptest! {
    #[test]
    fn no_bytes_make_the_reading_panic(bytes: Vec<u8>) {
        for format in [Format::Text, Format::Html, Format::Jsonl, Format::Facts, Format::AnyJson] {
            _ = Source::new("any", format, bytes.clone()).parse();
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
