//! The closed class of small words that end a name: particles, prepositions, conjunctions, auxiliaries.

/// Whether a word, given in small letters, belongs to the closed class.
#[rustfmt::skip]
pub fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "và" | "với" | "của" | "cho" | "tại" | "trong" | "trên" | "dưới" | "về" | "để" | "từ" | "đến" | "tới"
        | "được" | "bị" | "do" | "theo" | "cùng" | "cũng" | "còn" | "mà" | "thì" | "khi" | "nếu" | "vì" | "nên"
        | "là" | "có" | "đã" | "đang" | "sẽ" | "vừa" | "không" | "chưa" | "các" | "những" | "một" | "mỗi" | "từng"
        | "này" | "đó" | "kia" | "ấy" | "ở" | "ra" | "vào" | "lên" | "xuống" | "qua" | "sau" | "trước" | "giữa"
        | "ngoài" | "bằng" | "như" | "hay" | "hoặc" | "nhưng" | "song" | "tuy" | "rằng" | "đều" | "rất" | "hơn"
        | "nhất" | "luôn" | "vẫn" | "phải" | "cần" | "nhằm" | "hiện" | "gồm" | "thay" | "đạt" | "làm" | "mặt" | "tổ"
        | "trực" | "thuộc" | "đối" | "đồng" | "tiếp" | "lần" | "nhiệm" | "kỳ" | "năm" | "tháng" | "ngày" | "quý"
        | "nhân" | "dự" | "chủ" | "bàn" | "đề" | "khóa" | "khoá" | "hai" | "phối" | "giữ" | "kiêm" | "đón" | "trao"
        | "gửi" | "thôi" | "nguyên" | "sang" | "kể"
    )
}
