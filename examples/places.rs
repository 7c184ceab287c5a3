//! Writes the administrative units of `ontology/units/` from the tables that they come from:
//! `cargo run --example places -- ../shared/data/places ontology/units`.
//!
//! `old_to_new_wards.csv` (vietnamadminunits) tells of each commune before 1 July 2025 in which district and province it lay, and
//! which communes and which province took its place; `new_units_2026.json` (vietnamese-provinces-database) what a unit is
//! called now where that has changed since. See NOTICE for both.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::{self, File};
use std::path::Path;

use hoinghi::text::key;
use serde::Deserialize;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The last day of the units before the reform, and the first of those after it.
const UNTIL: &str = "2025-06-30";
const SINCE: &str = "2025-07-01";

/// What a name begins with, as it is written in the middle of the name of a unit.
const LEVELS: [&str; 9] = ["Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Quận", "Huyện", "Phường", "Xã"];

/// A commune as it was, and one that took its place. A district without communes has one row without their columns.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    province_code: String,
    is_merged_province: String,
    province: String,
    district_code: String,
    district: String,
    ward_code: String,
    ward: String,
    new_province_code: String,
    new_province: String,
    new_ward_code: String,
    new_ward: String,
}

/// A unit as it is called now, with those in it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Present {
    code: String,
    full_name: String,
    #[serde(default)]
    wards: Vec<Present>,
}

/// A unit, told by names of others.
#[derive(Default)]
struct Unit {
    /// Its level and its name: `Huyện`, `Thạch Thất`.
    level: &'static str,
    name: String,
    /// What it is called now, where that is something else.
    present: Option<String>,
    code: String,
    /// Name of the unit that it lies in.
    above: Option<String>,
    /// Whether it began, or ended, with the reform.
    begins: bool,
    ends: bool,
    /// Names of those that took its place.
    became: BTreeSet<String>,
}

/// The units of one rank, by their names in the file.
type Units = BTreeMap<String, Unit>;

#[allow(dead_code)] // The test takes the texts.
fn main() -> Result<()> {
    let mut folders = std::env::args().skip(1);
    let (Some(from), Some(to)) = (folders.next(), folders.next()) else {
        return Err("name the folder of the tables, and the folder that the Turtle goes to".into());
    };
    fs::create_dir_all(&to)?;
    for (name, text) in turtle(Path::new(&from))? {
        fs::write(Path::new(&to).join(name), text)?;
    }
    Ok(())
}

/// The files with what stands in them.
pub fn turtle(folder: &Path) -> Result<[(&'static str, String); 3]> {
    let [mut provinces, districts, mut communes] = units(&folder.join("old_to_new_wards.csv"))?;
    let present: Vec<Present> = serde_json::from_reader(File::open(folder.join("new_units_2026.json"))?)?;
    for province in present {
        name_present(&mut provinces, &province)?;
        for ward in &province.wards {
            name_present(&mut communes, ward)?;
        }
    }
    Ok([
        ("provinces.ttl", written("Province", "Provinces, and cities on their level,", &provinces)?),
        ("districts.ttl", written("District", "Districts, towns, and cities in provinces,", &districts)?),
        ("communes.ttl", written("Commune", "Communes, wards, townships and special zones", &communes)?),
    ])
}

/// Provinces, districts and communes.
fn units(table: &Path) -> Result<[Units; 3]> {
    let [mut provinces, mut districts, mut communes] = [const { Units::new() }; 3];
    for row in csv::Reader::from_path(table)?.deserialize() {
        let row: Row = row?;
        let province = padded(&row.province_code, 2);
        let new_province =
            if row.is_merged_province == "True" { since(&padded(&row.new_province_code, 2)) } else { province.clone() };
        let lasts = new_province == province;
        let old = unit(&mut provinces, &province, &row.province)?;
        if !lasts {
            old.ends = true;
            old.became.insert(new_province.clone());
            unit(&mut provinces, &new_province, &row.new_province)?.begins = true;
        }
        let new_commune = since(&padded(&row.new_ward_code, 5));
        let new = unit(&mut communes, &new_commune, &row.new_ward)?;
        (new.begins, new.above) = (true, Some(new_province));
        let district = padded(&row.district_code, 3);
        let old = unit(&mut districts, &district, &row.district)?;
        (old.ends, old.above) = (true, Some(province));
        if row.ward.is_empty() {
            old.became.insert(new_commune);
            continue;
        }
        let old = unit(&mut communes, &padded(&row.ward_code, 5), &row.ward)?;
        (old.ends, old.above) = (true, Some(district));
        old.became.insert(new_commune);
    }
    Ok([provinces, districts, communes])
}

/// The unit of a name in the file, made where it is not there yet.
fn unit<'u>(units: &'u mut Units, iri: &str, called: &str) -> Result<&'u mut Unit> {
    let (level, name) = taken_apart(called)?;
    let code = iri.rsplit('-').next().unwrap_or(iri).to_owned();
    let unit =
        units.entry(iri.to_owned()).or_insert_with(|| Unit { level, name: name.clone(), code, ..Unit::default() });
    if (unit.level, &unit.name) == (level, &name) {
        Ok(unit)
    } else {
        Err(format!("two are called {iri}: {name}").into())
    }
}

/// Adds what a unit is called now, where its name differs by more than spelling.
fn name_present(units: &mut Units, present: &Present) -> Result<()> {
    let new = units.get_mut(&since(&present.code)).filter(|unit| key(&unit.called()) != key(&present.full_name));
    if let Some(unit) = new {
        let (level, name) = taken_apart(&present.full_name)?;
        unit.present = Some(format!("{level} {name}"));
    }
    Ok(())
}

/// The name in the file of a unit that began with the reform.
fn since(code: &str) -> String {
    format!("2025-{code}")
}

/// `4.0` and `4` as `00004`.
fn padded(code: &str, digits: usize) -> String {
    format!("{:0>digits$}", code.strip_suffix(".0").unwrap_or(code))
}

/// `Thị Trấn Ái Tử` into level and name.
fn taken_apart(called: &str) -> Result<(&'static str, String)> {
    let words: Vec<&str> = called.split_whitespace().collect();
    for level in LEVELS {
        let length = level.split(' ').count();
        if let Some((first, rest)) = words.split_at_checked(length)
            && first.join(" ").to_lowercase() == level.to_lowercase()
            && !rest.is_empty()
        {
            return Ok((level, rest.join(" ")));
        }
    }
    Err(format!("{called:?} begins with no level").into())
}

impl Unit {
    fn called(&self) -> String {
        format!("{} {}", self.level, self.name)
    }
}

/// One unit a line.
fn written(class: &str, what: &str, units: &Units) -> Result<String> {
    let mut text = format!(
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n\
         @prefix hn: <https://w3id.org/hoinghi/ontology#> .\n\
         @prefix schema: <https://schema.org/> .\n\
         @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         @prefix unit: <https://w3id.org/hoinghi/id/unit/> .\n\
         @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n\
         # {what} before and after 1 July 2025, one a line: written by `cargo run --example places`, not by hand.\n\
         # From vietnamadminunits and vietnamese-provinces-database, both under the MIT License: see NOTICE.\n\n"
    );
    let (new, old): (Vec<_>, Vec<_>) = units.iter().partition(|(_, unit)| unit.begins);
    for (iri, unit) in old.into_iter().chain(new) {
        let mut line = format!("unit:{iri} a hn:{class} ; skos:prefLabel \"{}\"@vi", unit.called());
        if let Some(present) = &unit.present {
            line.push_str(&format!(" ; skos:altLabel \"{present}\"@vi"));
        }
        line.push_str(&format!(" ; schema:name \"{}\" ; skos:notation \"{}\"", unit.name, unit.code));
        if let Some(above) = &unit.above {
            line.push_str(&format!(" ; schema:containedInPlace unit:{above}"));
        }
        if unit.begins {
            line.push_str(&format!(" ; schema:startDate \"{SINCE}\"^^xsd:date"));
        }
        if unit.ends {
            line.push_str(&format!(" ; schema:endDate \"{UNTIL}\"^^xsd:date"));
        }
        if !unit.became.is_empty() {
            let became: Vec<String> = unit.became.iter().map(|other| format!("unit:{other}")).collect();
            line.push_str(&format!(" ; dcterms:isReplacedBy {}", became.join(", ")));
        }
        if unit.name.contains(['"', '\\']) {
            return Err(format!("{} cannot be written as it is", unit.name).into());
        }
        text.push_str(&line);
        text.push_str(" .\n");
    }
    Ok(text)
}
