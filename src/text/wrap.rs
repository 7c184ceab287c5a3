//! Text whose lines were broken to fit a page, as mail and old editors break it.

/// The width, in characters, that the lines of a text were broken to fit; nothing where each paragraph has a line of its
/// own. Of a broken text many lines of about its width have no mark at their end, and the next begins with a small letter.
pub(super) fn width(text: &str) -> Option<usize> {
    if !text.contains('\n') {
        return None;
    }
    let (mut width, mut lengths) = (0, Vec::new());
    for line in text.split('\n') {
        if line.len() > WIDEST * LARGEST {
            return None;
        }
        let length = line.trim_end().chars().count();
        width = width.max(length);
        lengths.push((length, line));
    }
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let open = |line: &str| line.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let goes_on = |pair: &&[(usize, &str)]| is_full(pair[0].0, width) && open(pair[0].1) && pair[1].0 > 0;
    let full = lengths.windows(2).filter(goes_on);
    let (mut broken, mut small) = (0, 0);
    for pair in full {
        broken += 1;
        small += usize::from(pair[1].1.starts_with(char::is_lowercase));
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
const FEWEST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_width_that_go_on_in_small_letters_were_broken() {
        let broken = "Sáng ngày 22/01/2026, tại Nhà văn hóa xã, Ban Chỉ huy Quân sự xã Mường Lay đã\n\
                      tổ chức Hội nghị bàn giao chức vụ Chỉ huy trưởng Ban Chỉ huy Quân sự xã. Đây là\n\
                      bước kiện toàn theo đúng quy định về công tác cán bộ, giữ vững sự ổn định của lực\n\
                      lượng vũ trang ở cơ sở.\n";
        assert_eq!(width(broken), Some(81));
        let list = "Dự Đại hội có các đồng chí\n- Lê Văn Sen, Bí thư Đảng ủy xã Cẩm Sơn, Chủ tịch HĐND xã\n\
                    - Trần Thị Lý, Phó Bí thư Thường trực Đảng ủy xã Cẩm Sơn\n- Đỗ Văn An, Phó Bí thư Đảng ủy xã\n";
        assert_eq!(width(list), None);
        assert_eq!(width("một dòng"), None);
    }
}
