//! Which unit a text means by a place and those above it.

use jiff::civil::Date;

use super::{Rank, Unit, Units};

/// A place as a text names it. Both are keys (see [`crate::text::key`]).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName {
    /// `huyện`, `thành phố`, where it is told.
    pub level: Option<String>,
    /// The name without it.
    pub name: String,
}

/// What else is known where a place is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The day of the article.
    pub day: Option<Date>,
    /// Key of the name of the one province that the article is about.
    pub province: Option<&'a str>,
}

impl Units {
    /// The unit that is certainly meant by places named one behind the other, the nearest first; where the nearest is not
    /// known, or may be several, the next one in which it lies.
    pub fn meant(&self, told: &[PlaceName], context: &Context<'_>) -> Option<&Unit> {
        (0..told.len()).find_map(|at| self.meant_at(told.get(at)?, told.get(at + 1..)?, context))
    }

    fn meant_at(&self, place: &PlaceName, above: &[PlaceName], context: &Context<'_>) -> Option<&Unit> {
        let fits = |unit: &&Unit| self.fits(unit, above, context);
        let (level, name) = (place.level.as_deref(), &place.name);
        let mut units: Vec<&Unit> = self.named(level, name).into_iter().filter(fits).collect();
        if units.is_empty() {
            units = self.raised(level, name).into_iter().filter(fits).collect();
        }
        let Some(day) = context.day else { return only(units.into_iter()) };
        // What is no more is still spoken of; what is not there yet is not.
        let there: Vec<&Unit> = units.iter().filter(|unit| unit.is_there(day)).copied().collect();
        if there.is_empty() {
            only(units.into_iter().filter(|unit| unit.until.is_some_and(|until| until < day)))
        } else {
            only(there.into_iter())
        }
    }

    /// Whether a unit lies in what is told above it, and in the province that the article is about.
    fn fits(&self, unit: &Unit, above: &[PlaceName], context: &Context<'_>) -> bool {
        let around = self.around(unit, context.day);
        let is_around = |name: &str| around.iter().any(|unit| unit.name == name);
        let province = context.province.filter(|_| unit.rank > Rank::Province);
        // What a text names above a place is not always told with its level.
        above.iter().map(|place| place.name.as_str()).chain(province).all(is_around)
    }

    /// The units in which another lies, and those that had taken their place by the day of the article. One without a day is
    /// taken to speak of districts and communes as they lay then.
    fn around(&self, unit: &Unit, day: Option<Date>) -> Vec<&Unit> {
        let mut around = Vec::new();
        let mut above = self.above(unit);
        while let Some(unit) = above {
            around.push(unit);
            around.extend(self.became(unit).filter(|unit| day.is_some_and(|day| unit.is_there(day))));
            above = self.above(unit);
        }
        around
    }
}

/// The one of several that is the only one.
fn only<'a>(mut units: impl Iterator<Item = &'a Unit>) -> Option<&'a Unit> {
    units.next().filter(|_| units.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    /// The code of what is meant by places as `huyện: Thạch Thất`, or `: Hà Giang`, and whether it began with the reform.
    fn meant(told: &[&str], day: Option<&str>, province: Option<&str>) -> Option<String> {
        let name = |text: &&str| {
            let (level, name) = text.split_once(": ").unwrap();
            PlaceName { level: Some(key(level)).filter(|level| !level.is_empty()), name: key(name) }
        };
        let told: Vec<PlaceName> = told.iter().map(name).collect();
        let province = province.map(key);
        let context = Context { day: day.map(|day| day.parse().unwrap()), province: province.as_deref() };
        let unit = Units::embedded().meant(&told, &context)?;
        Some(unit.iri.as_str().rsplit('/').next()?.to_owned())
    }

    fn is(found: Option<String>, code: &str) {
        assert_eq!(found.as_deref(), Some(code));
    }

    #[test]
    fn districts_of_one_name_are_told_apart_by_what_is_told_above() {
        assert_eq!(meant(&["huyện: Châu Thành"], None, None), None);
        is(meant(&["huyện: Châu Thành", "tỉnh: An Giang"], None, None), "892");
        is(meant(&["huyện: Châu Thành", "tỉnh: Tây Ninh"], None, None), "708");
        // Another of that name lay in what became a part of An Giang.
        is(meant(&["huyện: Châu Thành", "tỉnh: An Giang"], Some("2025-08-01"), None), "2025-91");
        // The province is certain where the district is not.
        is(meant(&["huyện: Nà Pan", "tỉnh: Sơn La"], None, None), "14");
        is(meant(&["huyện: Thạch Thất"], None, None), "276");
        is(meant(&["huyện: Thạch Thất"], None, Some("Hà Nội")), "276");
        assert_eq!(meant(&["huyện: Thạch Thất"], None, Some("An Giang")), None);
        is(meant(&["huyện: Châu Thành"], None, Some("Tây Ninh")), "708");
    }

    #[test]
    fn the_day_tells_then_from_now() {
        let tuyen_quang = ["tỉnh: Tuyên Quang"];
        is(meant(&tuyen_quang, Some("2025-06-30"), None), "08");
        is(meant(&tuyen_quang, Some("2025-07-01"), None), "2025-08");
        assert_eq!(meant(&tuyen_quang, None, None), None);
        // What has ended is still spoken of.
        is(meant(&["tỉnh: Hà Giang"], Some("2025-09-01"), None), "02");
        is(meant(&["huyện: Đồng Văn"], Some("2025-09-01"), Some("Tuyên Quang")), "026");
        // What has not begun is not.
        is(meant(&["phường: Ba Đình"], Some("2025-09-01"), None), "2025-00004");
        assert_eq!(meant(&["phường: Ba Đình"], Some("2024-09-01"), None), None);
    }

    #[test]
    fn a_name_without_a_level_is_that_of_a_province() {
        is(meant(&[": Hà Giang"], None, None), "02");
        is(meant(&[": Cà Mau"], Some("2024-05-01"), None), "96");
        // There is a district of that name in another province.
        assert_eq!(meant(&[": Hòa Bình"], None, None), None);
        assert_eq!(meant(&[": Thạch Thất"], None, None), None);
    }

    #[test]
    fn a_district_that_was_raised_is_found_by_its_level_before() {
        is(meant(&["huyện: Thủy Nguyên"], Some("2020-05-01"), None), "311");
        is(meant(&["huyện: Tân Uyên"], None, None), "111");
        is(meant(&["huyện: Tân Uyên", "tỉnh: Bình Dương"], None, None), "723");
        is(meant(&["huyện đảo: Lý Sơn"], None, None), "536");
    }

    #[test]
    fn what_lines_say_is_what_the_files_say() {
        let units = Units::embedded();
        let count = |rank, is: fn(&Unit) -> bool| units.all().filter(|unit| unit.rank == rank && is(unit)).count();
        let before: fn(&Unit) -> bool = |unit| unit.since.is_none();
        let after: fn(&Unit) -> bool = |unit| unit.until.is_none();
        assert_eq!((count(Rank::Province, before), count(Rank::Province, after)), (63, 34));
        assert_eq!((count(Rank::District, before), count(Rank::District, after)), (696, 0));
        // 10,040 rows of the table have a commune or a district that has none, of which there were five.
        assert_eq!((count(Rank::Commune, before), count(Rank::Commune, after)), (10_035, 3_321));
        for unit in units.all() {
            assert!(unit.rank == Rank::Province || units.above(unit).is_some(), "{} lies in nothing", unit.iri);
            assert_eq!(units.became(unit).count(), unit.became.len(), "{}", unit.iri);
            assert!(unit.until.is_none() || unit.rank == Rank::District || !unit.became.is_empty(), "{}", unit.iri);
        }
    }
}
