//! Text whose lines were broken to fit a page, as mail and old editors break it.

use std::ops::Range;

/// A part of a text whose lines were broken to fit a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// The width, in characters, that its lines were broken to fit.
    pub width: usize,
}

/// The parts of a text whose lines were broken, in order; none where each paragraph has a line of its own. Lines too long for that
/// stand between them.
pub(super) fn broken(text: &str) -> Vec<Broken> {
    let (mut out, mut lines, mut from) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n').chain([""]) {
        let long = || line.len() > WIDEST * LARGEST || line.trim_end().chars().count() > WIDEST;
        if line.len() > WIDEST && long() || line.is_empty() {
            let length = lines.iter().map(|line: &&str| line.len()).sum::<usize>();
            out.extend(width(&lines).map(|width| Broken { bytes: from..from + length, width }));
            from += length + line.len();
            lines.clear();
        } else {
            lines.push(line);
        }
    }
    out
}

/// The width that some lines were broken to fit: many lines of about that width have no mark at their end, and the next begins with a
/// small letter.
fn width(lines: &[&str]) -> Option<usize> {
    if lines.len() <= FEWEST {
        return None;
    }
    let lengths: Vec<usize> = lines.iter().map(|line| line.trim_end().chars().count()).collect();
    let width = lengths.iter().copied().max().filter(|width| (NARROWEST..=WIDEST).contains(width))?;
    let open = |line: &str| line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let goes_on = |n: &usize| is_full(lengths[*n], width) && open(lines[*n]) && lengths[n + 1] > 0;
    let (mut broken, mut small) = (0, 0);
    for n in (0..lines.len() - 1).filter(goes_on) {
        broken += 1;
        small += usize::from(lines[n + 1].starts_with(char::is_lowercase));
    }
    (small >= FEWEST && small * 3 >= broken).then_some(width)
}

/// Whether a line of a length is about as long as its text is wide.
pub(super) fn is_full(length: usize, width: usize) -> bool {
    length * 4 >= width * 3
}

/// Whether a line of a length left no room for a dash: the one that begins the next line is no bullet.
pub(super) fn is_filled(length: usize, width: usize) -> bool {
    length * 8 >= width * 7
}

/// Characters of the longest line of a text that was broken.
const WIDEST: usize = 130;

/// And of the shortest such.
const NARROWEST: usize = 40;

/// Bytes of the largest letter.
const LARGEST: usize = 3;

/// Lines that go on in a small letter, at least.
const FEWEST: usize = 2;

#[cfg(test)]
mod tests {
    #[test]
    fn lines_of_one_width_that_go_on_in_small_letters_were_broken() {
        let broken = "Sáng ngày 22/01/2026, tại Nhà văn hóa xã, Ban Chỉ huy Quân sự xã Mường Lay đã\n\
                      tổ chức Hội nghị bàn giao chức vụ Chỉ huy trưởng Ban Chỉ huy Quân sự xã. Đây là\n\
                      bước kiện toàn theo đúng quy định về công tác cán bộ, giữ vững sự ổn định của lực\n\
                      lượng vũ trang ở cơ sở.\n";
        let width = |text: &str| super::broken(text).first().map(|part| part.width);
        assert_eq!(width(broken), Some(81));
        let long = format!("{}\n{broken}", "Xã Mường Lay bàn giao chức vụ Chỉ huy trưởng ".repeat(9));
        assert_eq!(width(&long), Some(81));
        let list = "Dự Đại hội có các đồng chí\n- Lê Văn Sen, Bí thư Đảng ủy xã Cẩm Sơn, Chủ tịch HĐND xã\n\
                    - Trần Thị Lý, Phó Bí thư Thường trực Đảng ủy xã Cẩm Sơn\n- Đỗ Văn An, Phó Bí thư Đảng ủy xã\n";
        assert_eq!(width(list), None);
        assert_eq!(width("một dòng"), None);
    }
}
