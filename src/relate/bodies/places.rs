//! Places in names of bodies: a level without one (`UBND huyện`) takes that which the article names with the level.

use super::Bodies;
use crate::recognize::body::is_named_after_president;
use crate::recognize::mention::BodyMention;
use crate::text::key;

impl<'r> Bodies<'r> {
    /// `huyện Thạch Thất` into level and place.
    pub fn split_level<'p>(&self, part: &'p str) -> Option<(&'r str, &'p str)> {
        self.words.split_level(part)
    }

    /// Whether a place qualifies a body.
    pub fn names_place(&self, body: &BodyMention) -> bool {
        body.qualifiers.iter().any(|part| self.is_place(part))
    }

    /// Whether a name is that of a village or quarter, with its level before it.
    pub fn is_village(&self, name: &str) -> bool {
        self.split_level(name).is_some_and(|(level, _)| self.words.is_village(level))
    }

    /// Whether a name is that of a place, with its level before it.
    pub fn is_place(&self, name: &str) -> bool {
        self.split_level(name).is_some()
    }

    /// The commune, with its level, whose party committee is given.
    pub(super) fn commune_of(&self, committee: Option<&str>) -> Option<String> {
        let place = committee?.strip_prefix("Đảng ủy ")?;
        self.split_level(place).filter(|(level, _)| self.words.is_commune(level)).map(|_| place.to_owned())
    }

    /// The place, with its level, whose party committee is given: `tỉnh A` for `Tỉnh ủy A`.
    pub(super) fn place_of(&self, committee: Option<&str>) -> Option<String> {
        let committee = committee?;
        let head = self.words.heads().iter().find(|h| h.level.is_some() && committee.starts_with(h.name.as_str()))?;
        let (level, place) = (head.level.as_deref()?, committee.get(head.name.len() + 1..)?);
        let whole = key(place).starts_with(&key(level));
        Some(if whole { place.to_owned() } else { format!("{level} {place}") })
    }

    /// The commune, with its level, that the article is about.
    pub(super) fn commune_of_host(&self) -> Option<String> {
        let base = self.base.as_deref().filter(|_| self.host_is_told)?;
        self.split_level(base).filter(|(level, _)| self.words.is_commune(level)).map(|_| base.to_owned())
    }

    /// The name without the body inside, its open level closed by the article's place of that level.
    pub(super) fn own_name(&self, body: &BodyMention) -> String {
        self.own_name_at(body, None)
    }

    /// The same; a place that stands beside the body comes before the article's.
    pub(super) fn own_name_at(&self, body: &BodyMention, beside: Option<&(String, String)>) -> String {
        let place_of = |level: &str| {
            let beside = beside.filter(|(l, _)| l == level).map(|(_, place)| place.as_str());
            beside.or_else(|| self.places.at(level, body.start))
        };
        let level_of_head = self.words.get(body.head).and_then(|c| c.value("level"));
        // With room for a place.
        let long = body.qualifiers.iter().map(|part| part.len() + 1).sum::<usize>() + 32;
        let mut name = String::with_capacity(body.head_name.len() + long);
        name.push_str(&body.head_name);
        for part in &body.qualifiers {
            // `Thành ủy thành phố Hà Nội` is the Thành ủy Hà Nội; a place with a person's name keeps its level.
            let plain = self.split_level(part).filter(|(level, place)| {
                level_of_head == Some(*level) && !is_named_after_president(place) && !is_number(place)
            });
            name.push(' ');
            name.push_str(plain.map_or(part, |(_, place)| place));
        }
        if let Some(level) = &body.open_level {
            name.push(' ');
            name.push_str(level);
            if let Some(place) = place_of(level) {
                name.push(' ');
                name.push_str(place);
            }
        } else if let (true, Some(place)) = (body.qualifiers.is_empty(), level_of_head.and_then(place_of)) {
            // A place that bears a person's name keeps its level: `Thành ủy Thành phố Hồ Chí Minh`.
            if is_named_after_president(place) && !key(&name).ends_with(&key("thành phố")) {
                name.push_str(" Thành phố");
            }
            // The `Quận ủy` of `quận 3` is the `Quận ủy quận 3`.
            if let Some(level) = level_of_head.filter(|level| is_number(place) && !name.ends_with(level)) {
                name.push(' ');
                name.push_str(level);
            }
            name.push(' ');
            name.push_str(place);
        }
        name
    }
}

/// Whether a place is told by a number (`quận 3`).
fn is_number(place: &str) -> bool {
    place.chars().all(|c| c.is_ascii_digit())
}
