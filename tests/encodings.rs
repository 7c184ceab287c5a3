//! One article in the encodings, normal forms and odd characters of real files says the same in all of them.
#![allow(clippy::unwrap_used, missing_docs)]

use encoding_rs::WINDOWS_1258;
use hoinghi::article::{Format, Input, Source};
use hoinghi::ontology::Ontology;
use hoinghi::relate::Reader;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const HEADLINE: &str = "Chi bộ Khoa Dược sơ kết 6 tháng đầu năm 2024";
const LEAD: &str =
    "Ngày 16/7/2024, Chi bộ Khoa Dược, Đảng bộ Bệnh viện Đa khoa Vân Giang tổ chức Hội nghị sơ kết 6 tháng đầu năm.";
const GUESTS: &str = "Dự Hội nghị có đồng chí Đặng Thị Mỵ, Bí thư Đảng ủy, Giám đốc Bệnh viện; đồng chí Nghiêm Đình Kiệt, Phó \
    Bí thư Chi bộ.";
const END: &str = "Phát biểu tại Hội nghị, đồng chí Đặng Thị Mỵ biểu dương Chi bộ đã kết nạp 02 đảng viên.";

fn text() -> String {
    [HEADLINE, LEAD, GUESTS, END].join("\n")
}

fn page(head: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{head}<title>{HEADLINE}</title></head><body><div><h1>{HEADLINE}</h1><div><p>{LEAD}</p>\
         <p>{GUESTS}</p><p>{END}</p></div></div></body></html>"
    )
}

/// What an article says, without the places where it says it.
fn says(reader: &Reader, format: Format, bytes: Vec<u8>) -> Value {
    let Input::Article(article) = Source::new("a", format, bytes).parse().unwrap() else { panic!("no article") };
    let mut facts = serde_json::to_value(reader.read(&article)).unwrap();
    without_evidence(&mut facts);
    facts
}

fn without_evidence(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("evidence");
            object.remove("title");
            object.values_mut().for_each(without_evidence);
        }
        Value::Array(list) => list.iter_mut().for_each(without_evidence),
        Value::String(text) => {
            *text = text.nfc().filter(|c| *c != '\u{200b}').collect::<String>().replace('\u{a0}', " ")
        }
        _ => {}
    }
}

/// As windows-1258 writes: letters with their hooks and hats whole, tone marks behind them.
fn windows_1258(text: &str) -> Vec<u8> {
    let tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let split: String = text
        .chars()
        .flat_map(|c| {
            let parts: Vec<char> = c.nfd().collect();
            let letter: String = parts.iter().filter(|p| !tone(**p)).collect();
            letter.nfc().chain(parts.into_iter().filter(|p| tone(*p))).collect::<Vec<_>>()
        })
        .collect();
    let (bytes, _, lost) = WINDOWS_1258.encode(&split);
    assert!(!lost);
    bytes.into_owned()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// Letters as entities, by number or, where they have one, by name.
fn entities(page: &str) -> String {
    let entity = |c: char| match c {
        'á' => "&aacute;".to_owned(),
        'ô' => "&ocirc;".to_owned(),
        'Đ' => "&ETH;".to_owned(),
        'ạ' => "&#x1EA1;".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => format!("&#{};", u32::from(c)),
    };
    page.chars().map(entity).collect()
}

#[test]
fn a_text_says_the_same_however_it_is_written() {
    let reader = Reader::new(&Ontology::embedded().unwrap());
    let text = text();
    let expected = says(&reader, Format::Text, text.clone().into_bytes());
    assert_eq!(expected["people"].as_array().unwrap().len(), 2, "{expected}");
    assert_eq!(expected["participations"].as_array().unwrap().len(), 3, "{expected}");
    let variants = [
        ("mark", format!("\u{feff}{text}").into_bytes()),
        ("NFD", text.nfd().collect::<String>().into_bytes()),
        ("Windows line ends", text.replace('\n', "\r\n").into_bytes()),
        ("no-break spaces", text.replace(' ', "\u{a0}").into_bytes()),
        ("zero-width spaces", text.replace("h", "h\u{200b}").into_bytes()),
        ("eth", text.replace('Đ', "Ð").into_bytes()),
        ("UTF-16 LE", utf16(&text, u16::to_le_bytes)),
        ("UTF-16 BE", utf16(&text, u16::to_be_bytes)),
        ("UTF-16 LE with mark", utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)),
        ("UTF-16 BE with mark", utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)),
        ("windows-1258", windows_1258(&text)),
    ];
    for (name, bytes) in variants {
        assert_eq!(says(&reader, Format::Text, bytes), expected, "{name}");
    }
}

#[test]
fn a_page_says_the_same_however_it_is_written() {
    let reader = Reader::new(&Ontology::embedded().unwrap());
    let expected = says(&reader, Format::Html, page("<meta charset=utf-8>").into_bytes());
    assert_eq!(expected["posts"].as_array().unwrap().len(), 3, "{expected}");
    let variants = [
        ("undeclared", page("").into_bytes()),
        ("entities", entities(&page("")).into_bytes()),
        ("wrongly declared", page("<meta charset=iso-8859-1>").into_bytes()),
        ("UTF-16 LE", utf16(&page(""), u16::to_le_bytes)),
        ("UTF-16 BE with mark", utf16(&format!("\u{feff}{}", page("")), u16::to_be_bytes)),
        (
            "windows-1258",
            windows_1258(&page("<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>")),
        ),
        ("windows-1258 undeclared", windows_1258(&page(""))),
        ("windows-1258 in XHTML", windows_1258(&format!("<?xml version='1.0' encoding='windows-1258'?>{}", page("")))),
    ];
    for (name, bytes) in variants {
        assert_eq!(says(&reader, Format::Html, bytes), expected, "{name}");
    }
}
