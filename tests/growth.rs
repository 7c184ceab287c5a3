//! Whatever an article holds, it is read without error, and in a time that grows in proportion to its length.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[allow(dead_code)]
mod common;
#[path = "common/drawn.rs"]
mod drawn;

use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hoinghi::article::Article;
use hoinghi::facts::Facts;
use hoinghi::ontology::Ontology;
use hoinghi::relate::Reader;
use mimalloc::MiMalloc;
use proptest::prelude::*;

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&Ontology::embedded().unwrap()));

fn read(text: &str) -> Facts {
    READER.read(&Article { text: text.to_owned(), ..Article::default() })
}

/// A text of at least so many bytes: pieces of it by their number, one behind the other.
fn text_of(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 200);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

/// Time is measured by one test after the other.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The shortest of a few readings: what else the machine does only makes them longer.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(read(text));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// Whether eight times the length takes less than three times as much for each byte, on a text long enough to measure.
/// (What does not fit the caches takes longer; comparing each with each would take eight times as much.) A text read at over
/// four times the speed demanded is quick enough: one word of a megabyte takes a millisecond, and of eight what memory takes.
fn grows_in_proportion(piece: impl Fn(usize) -> String) -> Result<(), String> {
    let mut bytes = 16 << 10;
    while time(&text_of(bytes, &piece)) < Duration::from_millis(20) && bytes < 1 << 20 {
        bytes *= 2;
    }
    let mut found = Vec::new();
    for _ in 0..3 {
        let (short, long) = (time(&text_of(bytes, &piece)), time(&text_of(8 * bytes, &piece)));
        if long < 24 * short || long.as_nanos() < 8 * bytes as u128 * QUICK {
            return Ok(());
        }
        found.push((short, long));
    }
    Err(format!("{bytes} bytes and eight times as many: {found:?}"))
}

/// Nanoseconds for a byte at four times 15 MB/s.
const QUICK: u128 = 16;

/// A name of three syllables for each number.
fn name(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let first = letter(number).to_uppercase();
    format!("Lý Văn {first}{}{}{}", letter(number / 26), letter(number / 676), letter(number / 17_576))
}

type Piece = fn(usize) -> String;

/// What an article may be full of, by name.
const PIECES: [(&str, Piece); 37] = [
    ("one line", |_| "Sáng nay, lãnh đạo tỉnh đã đến thăm và kiểm tra công tác tại xã. ".to_owned()),
    ("capitals", |_| "ĐẢNG ỦY BỆNH VIỆN TRUNG ƯƠNG TỔ CHỨC HỘI NGHỊ LÝ VĂN AN PHÓ GIÁM ĐỐC ".to_owned()),
    ("forms of address", |_| "đồng chí ".to_owned()),
    ("brackets that open", |_| "(".to_owned()),
    ("brackets in brackets", |_| "(TP(CQ&DN(".to_owned()),
    ("one name", |_| "Lý Văn An ".to_owned()),
    ("one name, addressed", |_| "đồng chí Lý Văn An, ".to_owned()),
    ("semicolons", |_| ";".to_owned()),
    ("digits", |_| "1234567890".to_owned()),
    ("days", |_| "1 2 05/6 ".to_owned()),
    ("numbers with dots", |_| "1.".to_owned()),
    ("numbers with slashes", |_| "1/1-".to_owned()),
    ("head nouns", |_| "Đảng ủy ".to_owned()),
    ("roles", |_| "Bí thư, Phó Giám đốc ".to_owned()),
    ("marks of roles", |_| "nguyên ".to_owned()),
    ("titles", |_| "PGS.TS. ".to_owned()),
    ("quotation marks", |_| "\" “".to_owned()),
    ("short lines", |_| "hồ\n".to_owned()),
    ("letters", |_| "a".to_owned()),
    ("marks on letters", |_| "a\u{301}\u{323}".to_owned()),
    ("tone marks alone", |_| "\u{301}".to_owned()),
    ("verbs", |_| "tổ chức phát biểu ".to_owned()),
    ("years", |_| "năm 2023 ".to_owned()),
    ("one event", |_| "Sáng 16/01/2024, Đảng ủy Bệnh viện An Sơn tổ chức Hội nghị tổng kết. ".to_owned()),
    ("days without a year", |n| format!("Ngày 5/6, Đảng ủy Sở Số {n} tổ chức Đại hội Đảng bộ. ")),
    ("days with a year between others", |n| format!("Ngày 5/6, Sở Số {n} tổ chức Đại hội Đảng bộ. 1/1/2024 ")),
    ("events one day", |n| {
        format!("Sáng 16/01/2024, Đảng ủy tổ chức Hội nghị. Chiều cùng ngày, Đảng ủy tổ chức Hội nghị lần {n}. ")
    }),
    ("people with posts", |n| format!("Đồng chí {} – Bí thư Chi bộ {n}. Bí thư Chi bộ {n} phát biểu. ", name(n))),
    ("elected people", |n| format!("Đại hội đã bầu Ban Chấp hành Đảng bộ gồm: {}, Bí thư. ", name(n))),
    ("branches", |n| format!("Chi bộ {n} Bệnh viện Số {} họp.\n", 7 * n)),
    ("bare heads", |n| format!("Bệnh viện Số {n}, Bệnh viện, ")),
    ("shouted names", |n| format!("ĐẢNG ỦY BỆNH VIỆN SỐ {n} HỌP. ")),
    ("groups", |n| format!("Tham dự có {n} đảng viên, ")),
    ("awards", |n| format!("Tặng Giấy khen cho Chi bộ Khoa Số {n} hoàn thành xuất sắc nhiệm vụ lần {n}. ")),
    ("documents", |n| format!("Quyết định số {n}/QĐ-UBND, ")),
    ("results", |n| format!("Khám được {n} lượt bệnh nhân, đạt {},{}% so với năm 2022. ", n % 100, n % 7)),
    ("headcounts", |n| format!("Đảng bộ Bệnh viện An Sơn có {n} đảng viên. ")),
];

#[test]
fn megabytes_of_anything_end_in_time() {
    let _alone = alone();
    let (bytes, limit) = if cfg!(debug_assertions) { (200_000, 60) } else { (4_000_000, 30) };
    for (what, piece) in PIECES {
        let text = text_of(bytes, piece);
        let start = Instant::now();
        std::hint::black_box(read(&text));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(limit), "{what}: {took:?}");
    }
}

#[test]
fn time_grows_in_proportion_to_length() {
    let _alone = alone();
    for (what, piece) in PIECES {
        grows_in_proportion(piece).unwrap_or_else(|why| panic!("{what}: {why}"));
    }
}

#[test]
fn an_article_that_breaks_off_anywhere_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    assert!(!paths.is_empty());
    for path in paths {
        let text = std::fs::read_to_string(path).unwrap();
        for (end, _) in text.match_indices([' ', ',', '.', '\n']) {
            std::hint::black_box(read(&text[..end]));
        }
    }
}

/// Words that the grammar looks for, marks, and anything else.
fn fragment() -> impl Strategy<Value = String> {
    let known = PIECES.map(|(_, piece)| piece(7));
    let word = "[a-zA-ZđĐăơưạ]{1,6}|[0-9]{1,4}|[ ,.;:()\"“”–/\n-]{1,3}";
    prop_oneof![proptest::sample::select(known.to_vec()), word, any::<String>()]
}

proptest! {
    #![proptest_config(drawn::cases(200))]

    #[test]
    fn every_evidence_quotes_its_place(fragments in prop::collection::vec(fragment(), 0..40)) {
        let text = fragments.concat();
        let facts = read(&text);
        let facts = serde_json::to_value(&facts).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(common::sound::misplaced(&text, &facts), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 20, ..drawn::cases(8) })]

    #[test]
    fn time_grows_in_proportion_whatever_recurs(fragments in prop::collection::vec(fragment(), 1..6)) {
        let _alone = alone();
        let piece = format!("{} ", fragments.concat());
        prop_assert_eq!(grows_in_proportion(|_| piece.clone()), Ok(()));
    }
}
