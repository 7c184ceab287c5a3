//! Names that may have been meant.

use super::bare;

/// Names less alike than this are not offered for one another.
const NEAR: f64 = 0.8;

/// How many are offered.
const OFFERED: usize = 5;

/// Of some names those that are like `wanted`, blind to case and diacritics, the likest first; at most five.
///
/// ```
/// use hoinghi::text::near;
///
/// assert_eq!(near("ly thi sem", ["Lý Thị Sen", "Vi Công Thuỷ"]), ["Lý Thị Sen"]);
/// ```
pub fn near<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = bare(wanted);
    let alike =
        |name| Some((strsim::jaro_winkler(&wanted, &bare(name)), name)).filter(|(likeness, _)| *likeness >= NEAR);
    let mut near: Vec<(f64, &str)> = names.into_iter().filter_map(alike).collect();
    near.sort_by(|(a, m), (b, n)| b.total_cmp(a).then(m.cmp(n)));
    near.dedup();
    near.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}
