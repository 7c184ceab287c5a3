//! Offices that a text has spoken of: `Chủ tịch UBND tỉnh là ông A. Ông B giữ chức Phó Chủ tịch.`

use rustc_hash::FxHashMap;

use super::bodies::Named;

/// Sentences over which a text still speaks of the same body.
const NEAR: usize = 2;

/// The bodies at which offices were held last, by what the office and its deputies have in common.
#[derive(Debug, Default)]
pub(super) struct Offices {
    last: FxHashMap<String, (usize, Named)>,
}

impl Offices {
    /// Notes that a sentence names an office with its body.
    pub fn note(&mut self, role: &str, sentence: usize, body: &Named) {
        self.last.insert(office(role).to_owned(), (sentence, body.clone()));
    }

    /// The body of an office that is named without one, where the text has just spoken of it, if `elects`, in the same
    /// sentence: whoever is elected holds no office of a guest who spoke before. A member is one of any body.
    pub fn body(&self, role: &str, sentence: usize, elects: bool) -> Option<Named> {
        if role.starts_with("Ủy viên") {
            return None;
        }
        let (at, body) = self.last.get(office(role))?;
        (sentence - at <= if elects { 0 } else { NEAR }).then(|| body.clone())
    }
}

/// `Phó Chủ tịch Thường trực` is one of the office of a `Chủ tịch`.
fn office(role: &str) -> &str {
    let role = role.strip_prefix("Phó ").unwrap_or(role);
    role.strip_suffix(" Thường trực").unwrap_or(role)
}
