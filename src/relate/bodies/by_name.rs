//! Whole names of bodies that have one of their own: institutions, their departments, branches, firms.

use super::full_names::is_shorter;
use super::{Around, Bodies, Named};
use crate::ontology::Concept;
use crate::recognize::mention::BodyMention;
use crate::text::key;

impl Bodies<'_> {
    pub(super) fn by_name(&self, body: &BodyMention, own: String, kind: String, around: &Around) -> Option<Named> {
        let head = self.words.get(body.head)?;
        // A firm that is called by its brand.
        if body.head_name != head.name() {
            let name = self.aliases.get(&body.head_name).cloned().unwrap_or(own);
            return Some(Named { name, kind, parent: None });
        }
        if head.name() == "Chi bộ" {
            let only = || self.full.most_of_head(body.head).map(str::to_owned).or_else(|| self.only_composed("Chi bộ"));
            let name = match body.is_bare() {
                true => self.branch.clone().or_else(only)?,
                false => self.longer(body.head, &own).unwrap_or(own),
            };
            let parent = self.parent_of_branch(&name, None);
            return Some(Named { name, kind, parent });
        }
        let of_other = (head.is("part") && !body.is_bare()).then(|| self.composed_of(&own)).flatten();
        if let Some(whole) = of_other {
            return Some(whole.clone());
        }
        if kind == "department" && !(body.is_bare() && head.is("lone")) {
            // `Phòng Y tế huyện` is an office of the district, not of the host.
            if body.open_level.is_some() || body.qualifiers.iter().any(|q| self.split_level(q).is_some()) {
                let kind = if head.name() == "Phòng" { "government".to_owned() } else { kind };
                return Some(Named { name: own, kind, parent: None });
            }
            let institution =
                around.institution.clone().filter(|i| !i.starts_with(&own)).or_else(|| self.institution.clone());
            let is_host = |host: &String| self.is_or_shortens_host(&key(&own)) || host.starts_with(&key(head.name()));
            if head.is("seat") && self.institution_key.as_ref().is_some_and(is_host) {
                return self.host();
            }
            // `Thanh tra Sở` in a text about `Sở Y tế`
            let stem = |i: &str| own.strip_suffix(i.split(' ').next()?).map(|stem| stem.trim_end().to_owned());
            let part = |i: &String| stem(i).filter(|stem| !stem.is_empty()).unwrap_or_else(|| own.clone());
            let name = institution.as_ref().map_or_else(|| own.clone(), |i| format!("{} {i}", part(i)));
            return Some(Named { name, kind, parent: institution });
        }
        // `Bệnh viện`, `Bệnh viện tỉnh`, `Trung tâm`: the host, if its name begins so; `Trường ĐHKT`, if those are its initials.
        // `Bộ đội Biên phòng` is not its `Bộ Chỉ huy`.
        let noun = self.words.head(&body.head_name).map_or_else(|| key(&body.head_name), |head| head.key.clone());
        let begins = self.institution_key.as_ref().is_some_and(|host| host.starts_with(&noun));
        let is_host = |host: &String| begins && self.is_or_shortens_host(&key(&own)) || abbreviates(&own, host);
        if let Some(host) = self.institution.as_ref().filter(|host| is_host(host)) {
            return Some(Named { name: host.clone(), kind: self.kind_of_host(body.head), parent: None });
        }
        if body.is_bare() {
            let whole = self.full.whole(body.head, &kind, &own);
            let named = whole.or_else(|| self.full.last_before(&kind, &own, body.start)).map(str::to_owned);
            // `Bí thư Chi đoàn`: that of the host.
            let of_host = || {
                let host =
                    around.institution.as_ref().or(self.institution.as_ref()).filter(|_| kind == "youth-union")?;
                Some(format!("{own} {host}"))
            };
            // `Chủ tịch Hội đồng quản trị Tổng công ty`: more than its noun the text does not say.
            let untold = || (kind == "company").then(|| own.clone());
            // `Thư ký Chi hội` in the report on the congress of the `Chi hội Nhà báo Báo A`.
            let only = || self.only_composed(&own).filter(|_| kind == "mass-organization");
            let name = named.or_else(of_host).or_else(only).or_else(untold)?;
            return Some(Named { name, kind, parent: None });
        }
        let name = self.longer(body.head, &own).unwrap_or_else(|| self.of_province(head, body, own));
        Some(Named { name, kind, parent: None })
    }

    /// The whole name of the body that the text calls by a short one in brackets.
    pub fn called(&self, alias: &str) -> Option<&str> {
        self.aliases.get(alias).map(String::as_str)
    }

    /// Whether a name, given by its key, is that of the host institution or a shorter one for it.
    fn is_or_shortens_host(&self, own: &str) -> bool {
        self.institution_key.as_ref().is_some_and(|host| own == host || is_shorter(own, host))
    }

    /// `Sở Y tế` alone is that of the province which the text names.
    pub(super) fn of_province(&self, head: &Concept, body: &BodyMention, own: String) -> String {
        let placed = body.open_level.is_some() || body.qualifiers.len() != 1;
        let weight = |level: &&str| self.places.weight(level);
        let level = ["thành phố", "tỉnh"].into_iter().max_by_key(weight).unwrap_or("tỉnh");
        let place = self.places.at(level, body.start).map(|place| format!("{level} {place}"));
        match place.filter(|_| head.is("ofProvince") && !placed) {
            Some(place) => format!("{own} {place}"),
            None => own,
        }
    }
}

/// Whether a name is another one with the words behind the first, or their beginning, as initials: `Trường ĐHKT` is the
/// `Trường Đại học Kinh tế`.
fn abbreviates(short: &str, long: &str) -> bool {
    let Some((noun, initials)) = short.split_once(' ') else { return false };
    let rest = long.strip_prefix(noun).and_then(|rest| rest.strip_prefix(' '));
    let capitals = initials.chars().count() >= 3 && initials.chars().all(char::is_uppercase);
    let mut words = rest.filter(|_| capitals).into_iter().flat_map(|rest| rest.split(' '));
    capitals
        && initials
            .chars()
            .all(|c| words.next().is_some_and(|w| w.chars().flat_map(char::to_uppercase).next() == Some(c)))
}
